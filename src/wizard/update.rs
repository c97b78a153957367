//! What happens becomes the next state and a list of wishes: pure, so that tests, the demo and a random
//! sequence of events play it without a terminal. Here is what happens; what follows from it has a file for each step
//! and for each thing that lies over one.

mod boxes;
mod call;
mod caught;
pub mod demo;
mod documents;
mod enter;
mod intake;
mod keys;
mod navigation;
mod trial;

use super::command::Command;
use super::editor::Editor;
use super::model::{Model, Overlay, Screen};
use super::msg::{Effect, Msg, Named};
use super::{keymap, problems, view};
use crate::locale::Catalogue;
use crate::terminal::keys::{Code, Event, Key, Mouse, MouseKind};

pub(super) use enter::activate;
pub(super) use keys::accept as take_keys;

/// Rows of one turn of the wheel.
const WHEEL: usize = 3;

/// The next state, and what it wants from outside.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let effects = match msg {
        Msg::Input(event) => match demo::control(model, &event) {
            Some(effects) => effects,
            None => input(model, event),
        },
        Msg::Loaded { path, bytes } => intake::loaded(model, &path.display().to_string(), bytes),
        Msg::Edited(result) => intake::edited(model, result),
        Msg::Read {
            number,
            exam,
            taken,
        } => intake::read(model, number, *exam, &taken),
        Msg::Came(event) => caught::came(model, event),
        Msg::Tick => demo::tick(model),
        other => {
            told(model, other);
            Vec::new()
        }
    };
    view::follow(model);
    effects
}

/// What is only shown.
fn told(model: &mut Model, msg: Msg) {
    match msg {
        Msg::Searched { generation, found } if generation == model.exam.search.generation => {
            model.exam.search.running = false;
            model.exam.diagnosis = found.diagnosis;
            model.exam.remedy = found.remedy;
            trial::again(model);
        }
        Msg::Progress { generation, tried } if generation == model.exam.search.generation => {
            model.exam.search.tried = tried;
        }
        Msg::Copied(done) => documents::copied(model, done),
        Msg::Saved(result) => documents::saved(model, result),
        Msg::Listening(result) => caught::listening(model, result),
        // A search that was overtaken, or what `update` does itself.
        _ => {}
    }
}

/// Begins with what the command line names: at the diagnosis, unless nobody can read a file, which is then looked at.
pub fn begin(model: &mut Model, files: Vec<Named>) -> Vec<Effect> {
    for (name, bytes) in files {
        navigation::to(model, Screen::Upload);
        intake::loaded(model, &name, Ok(bytes));
    }
    if model.exam.is_blank() {
        return Vec::new();
    }
    let effects = changed(model);
    if model.boxes.upload.is_empty() {
        model.window.toast = None;
        navigation::to(model, Screen::Upload);
        navigation::to(model, Screen::Diagnosis);
    }
    view::follow(model);
    effects
}

/// After any change of the evidence: a new diagnosis at once; the long search and the remedy beside the keyboard.
fn changed(model: &mut Model) -> Vec<Effect> {
    model.exam.refresh(&model.settings.clock);
    let mut effects = settled(model);
    // What is being read begins again beside what has changed.
    effects.extend(intake::read_next(model));
    effects
}

/// After the diagnosis of changed evidence.
fn settled(model: &mut Model) -> Vec<Effect> {
    model.settle();
    model.exam.search.running = model.exam.has_key() && model.exam.facts.form.is_some();
    vec![Effect::Search(model.exam.search.generation)]
}

fn input(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => return pressed(model, key),
        Event::Paste(paste) => return intake::pasted(model, &paste),
        Event::Mouse(mouse) => return moused(model, mouse),
        // A shell reports a program ended by a signal as 128 and its number.
        Event::Leave(signal) => {
            return vec![Effect::Quit(u8::try_from(128 + signal).unwrap_or(130))];
        }
        Event::Resize { columns, rows } => model.window.size = (columns, rows),
        // Behind a sign of two columns the cursor is in the third: then the twins of ASCII.
        Event::Column(column) if column > 2 && !model.settings.ascii => model.settings.ascii = true,
        Event::Column(_) | Event::Woken => return Vec::new(),
        Event::Resumed | Event::Focus(_) | Event::Suspend => {}
    }
    match event {
        Event::Suspend => vec![Effect::Suspend],
        Event::Focus(_) => Vec::new(),
        _ => vec![Effect::Redraw],
    }
}

/// The wheel, or a click: a command of the key bar, or an item, which is marked and done.
fn moused(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    if mouse.kind != MouseKind::Press {
        let down = mouse.kind == MouseKind::WheelDown;
        view::scroll(model, view::By::Rows(WHEEL, down));
        return Vec::new();
    }
    model.window.toast = None;
    match view::click::hit(model, mouse.column, mouse.row) {
        Some(view::click::Hit::Command(command)) => run(model, command),
        Some(hit) if view::click::mark(model, hit) => enter::enter(model),
        Some(_) | None => Vec::new(),
    }
}

/// A key: a command of the screen's list, else text for its box.
fn pressed(model: &mut Model, key: Key) -> Vec<Effect> {
    model.window.toast = None;
    let command = keymap::find(model, key);
    if command.is_none() && model.route.overlay == Some(Overlay::Quit) {
        // Any other key goes on, and is not lost.
        model.route.overlay = model.route.below.take();
        return pressed(model, key);
    }
    match command {
        // Nobody can have read the screen so soon behind a paste.
        Some(command) if key.hasty && ends_or_tells(model, command) => Vec::new(),
        Some(command) => run(model, command),
        None => typed(model, key),
    }
}

/// Whether a command ends the program, shows a secret, or lets something out.
fn ends_or_tells(model: &Model, command: Command) -> bool {
    let asked = matches!(
        model.route.overlay,
        Some(Overlay::Quit | Overlay::Save { .. })
    );
    match command {
        Command::CopyQuestions
        | Command::CopyRequest
        | Command::CopyTicket
        | Command::OtherTicket
        | Command::CopyReport
        | Command::CopyFix => true,
        Command::Quit => asked || !model.has_work(),
        Command::Enter => asked,
        _ => false,
    }
}

/// Text for the box that has the caret.
fn typed(model: &mut Model, key: Key) -> Vec<Effect> {
    match model.route.screen {
        _ if model.route.overlay.is_some() => boxes::typed(model, key),
        Screen::Call => return call::listened(model, key),
        Screen::Keys => keys::typed(model, key),
        Screen::Error | Screen::Upload | Screen::Diagnosis => boxes::typed(model, key),
    }
    Vec::new()
}

/// Does what a command says.
pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Enter => return enter::enter(model),
        Command::Next => return navigation::next(model),
        Command::Back => return navigation::back(model),
        Command::Diagnosis => return navigation::to(model, Screen::Diagnosis),
        Command::Call => return navigation::to(model, Screen::Call),
        Command::GiveEvidence => return navigation::to(model, Screen::Upload),
        Command::Quit => return navigation::quit(model),
        Command::Catch => return caught::open(model),
        Command::Sample => return demo::paste(model),
        Command::Editor => return boxes::open_editor(model),
        Command::Remove => return intake::remove(model),
        Command::AsPolicy | Command::AsForm | Command::AsKeys | Command::AsAnswer => {
            return intake::read_as(model, command);
        }
        Command::Undo if intake::gives_back(model) => return intake::restore(model),
        Command::Deep => return search_all(model),
        Command::Redraw => return vec![Effect::Redraw],
        Command::Up => move_by(model, false),
        Command::Down => move_by(model, true),
        Command::NextSection => model.turn_section(true),
        Command::PreviousSection => model.turn_section(false),
        Command::PageUp => view::scroll(model, view::By::Page(false)),
        Command::PageDown => view::scroll(model, view::By::Page(true)),
        Command::Top => view::scroll(model, view::By::End(false)),
        Command::Bottom => view::scroll(model, view::By::End(true)),
        Command::Help => model.route.lay_over(Overlay::Help),
        Command::HowTo => model.route.lay_over(Overlay::HowTo(None)),
        Command::Tree => {
            model.route.lay_over(Overlay::Tree);
            view::show_branch(model);
        }
        Command::WhatIf => trial::open(model),
        Command::Reset => trial::reset(model),
        Command::Language => model.lang = model.lang.next(),
        Command::Customer => {
            model.customer = model.customer.next();
            let name = Catalogue::get(model.customer).word("wizard-language-name");
            let text = model.say_of("wizard-customer-language", "language", name);
            model.toast(text, false);
        }
        Command::NewLine => boxes::edit(model, Editor::newline),
        Command::Redo => boxes::edit(model, Editor::redo),
        Command::Undo => boxes::undo(model),
        // Keys of the play, which takes them before they come here.
        Command::Pause | Command::Step => {}
        _ => return documents::export(model, command),
    }
    Vec::new()
}

/// Up or down: the caret inside a text of several lines, else the list.
fn move_by(model: &mut Model, down: bool) {
    if boxes::moves(model, down) {
        let arrow = Key::plain(if down { Code::Down } else { Code::Up });
        return boxes::typed(model, arrow);
    }
    if model.route.overlay.is_none() && keymap::turns_problems(model) {
        let last = problems::all(model).len() - 1;
        let at = problems::at(model);
        model.sections.problem = if down {
            (at + 1).min(last)
        } else {
            at.saturating_sub(1)
        };
        model.route.spot_mut().scroll = 0;
        return;
    }
    view::scroll(model, view::By::Item(down));
}

/// The search for everything.
fn search_all(model: &mut Model) -> Vec<Effect> {
    let search = &mut model.exam.search;
    search.wanted.deep = true;
    search.running = true;
    search.tried = 0;
    vec![Effect::Search(search.generation)]
}
