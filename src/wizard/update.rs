//! What happens becomes the next state and a list of wishes: pure, so that tests, the demo and a random
//! sequence of events play it without a terminal. Here is what happens; what follows from it has a file for each step
//! and for each thing that lies over one.

mod call;
mod caught;
pub mod demo;
mod diagnosis;
mod draft;
mod enter;
mod export;
mod intake;
mod keys;
mod navigation;
mod trial;

use super::command::Command;
use super::model::{Model, Overlay, Screen};
use super::msg::{Effect, Msg, Named, Timer};
use super::{keymap, problems, view};
use crate::locale::{Args, Catalogue};
use crate::terminal::keys::{Code, Event, Key, Mouse, MouseKind};

pub(super) use keys::accept as take_keys;
pub(super) use navigation::choose;

/// The next state, and what it wants from outside.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let effects = match msg {
        Msg::Input(event) => match demo::control(model, &event) {
            Some(effects) => effects,
            None => input(model, event),
        },
        Msg::Loaded { path, bytes } => intake::loaded(model, &path, bytes),
        Msg::Edited(result) => draft::edited(model, result),
        Msg::Searched { generation, found } if generation == model.generation => {
            model.searching = false;
            model.diagnosis = found.diagnosis;
            model.remedy = found.remedy;
            trial::again(model);
            Vec::new()
        }
        Msg::Progress { generation, tried } if generation == model.generation => {
            model.tried = tried;
            Vec::new()
        }
        // Overtaken.
        Msg::Searched { .. } | Msg::Progress { .. } => Vec::new(),
        Msg::Copied(done) => export::copied(model, done),
        Msg::Saved(result) => export::saved(model, result),
        Msg::Listening(result) => caught::listening(model, result),
        Msg::Came(event) => caught::came(model, event),
        Msg::Timer(Timer::Play) => demo::tick(model),
        Msg::Timer(Timer::Unpeek) => {
            model.keys.hide();
            Vec::new()
        }
    };
    view::follow(model);
    effects
}

/// Begins with what the command line names: at the diagnosis, unless nobody can read a file, which is then looked at.
pub fn begin(model: &mut Model, files: Vec<Named>) -> Vec<Effect> {
    for (name, bytes) in files {
        navigation::to(model, Screen::Upload);
        intake::loaded(model, std::path::Path::new(&name), Ok(bytes));
    }
    if model.is_blank() {
        return Vec::new();
    }
    let effects = changed(model);
    if model.upload.is_empty() {
        model.toast = None;
        navigation::to(model, Screen::Upload);
        navigation::to(model, Screen::Diagnosis);
    }
    view::follow(model);
    effects
}

/// After any change of the evidence: a new diagnosis at once; the long search and the remedy beside the keyboard.
fn changed(model: &mut Model) -> Vec<Effect> {
    model.refresh();
    let keys = &model.facts.keys;
    let has_key = keys.secret_key.is_some() || keys.sign_key.is_some();
    model.searching = has_key && model.facts.form.is_some();
    vec![Effect::Search(model.generation)]
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
        Event::Resize { columns, rows } => model.size = (columns, rows),
        // Behind a sign of two columns the cursor is in the third: then the twins of ASCII.
        Event::Column(column) if column > 2 && !model.settings.ascii => model.settings.ascii = true,
        Event::Column(_) | Event::Woken => return Vec::new(),
        Event::Resumed | Event::Focus(_) | Event::Suspend => {}
    }
    model.keys.hide();
    match event {
        Event::Suspend => vec![Effect::Suspend],
        Event::Focus(_) => Vec::new(),
        _ => vec![Effect::Redraw],
    }
}

/// The wheel, or a click: a command of the key bar, or an item, which is marked and done.
fn moused(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    if mouse.kind != MouseKind::Press {
        view::click::wheel(model, mouse.kind == MouseKind::WheelDown);
        return Vec::new();
    }
    model.toast = None;
    model.keys.hide();
    match view::click::hit(model, mouse.column, mouse.row) {
        Some(view::click::Hit::Command(command)) => run(model, command),
        Some(hit) if view::click::mark(model, hit) => enter::enter(model),
        Some(_) | None => Vec::new(),
    }
}

/// A key: a command of the screen's list, else text for its box.
fn pressed(model: &mut Model, key: Key) -> Vec<Effect> {
    model.toast = None;
    model.keys.hide();
    let command = keymap::find(model, key);
    if command.is_none() && model.overlay == Some(Overlay::Quit) {
        // Any other key goes on, and is not lost.
        model.overlay = model.below.take();
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
    let asked = matches!(model.overlay, Some(Overlay::Quit | Overlay::Save { .. }));
    match command {
        Command::Peek
        | Command::CopyQuestions
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
    match (&mut model.overlay, model.screen) {
        (Some(Overlay::Save { exists, .. }), _) => {
            *exists = false;
            model.path.key(key);
        }
        (Some(Overlay::WhatIf), _) => trial::key(model, key),
        (Some(_), _) => {}
        (None, Screen::Call) => return call::listened(model, key),
        (None, Screen::Keys) => keys::typed(model, key),
        (None, _) => draft::typed(model, key),
    }
    Vec::new()
}

/// Does what a command says.
fn run(model: &mut Model, command: Command) -> Vec<Effect> {
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
        Command::Editor => return draft::open_editor(model),
        Command::Peek => return keys::peek(model),
        Command::Remove => return intake::remove(model),
        Command::AsPolicy | Command::AsForm | Command::AsKeys | Command::AsAnswer => {
            return intake::read_as(model, command);
        }
        Command::Undo if intake::gives_back(model) => return intake::restore(model),
        Command::Deep => return diagnosis::search_all(model),
        Command::Redraw => return vec![Effect::Redraw],
        Command::Up => move_by(model, false),
        Command::Down => move_by(model, true),
        Command::NextSection => diagnosis::turn_section(model, true),
        Command::PreviousSection => diagnosis::turn_section(model, false),
        Command::PageUp => view::scroll(model, view::By::Page(false)),
        Command::PageDown => view::scroll(model, view::By::Page(true)),
        Command::Top => view::scroll(model, view::By::End(false)),
        Command::Bottom => view::scroll(model, view::By::End(true)),
        Command::Help => model.lay_over(Overlay::Help),
        Command::HowTo => model.lay_over(Overlay::HowTo(None)),
        Command::Tree => {
            model.lay_over(Overlay::Tree);
            view::show_branch(model);
        }
        Command::WhatIf => trial::open(model),
        Command::Reset => trial::reset(model),
        Command::Language => model.lang = model.lang.next(),
        Command::Customer => {
            model.customer = model.customer.next();
            let name = Catalogue::get(model.customer).word("wizard-language-name");
            let args = Args::new().text("language", name);
            model.toast(model.say_with("wizard-customer-language", &args), false);
        }
        Command::NewLine | Command::Undo | Command::Redo if model.overlay.is_some() => {
            trial::edit(model, command);
        }
        Command::NewLine | Command::Undo | Command::Redo => draft::edit(model, command),
        // Keys of the play, which takes them before they come here.
        Command::Pause | Command::Step => {}
        _ => return export::export(model, command),
    }
    Vec::new()
}

/// Up or down: the caret inside a text of several lines, else the list.
fn move_by(model: &mut Model, down: bool) {
    let arrow = Key::plain(if down { Code::Down } else { Code::Up });
    if trial::moves(model, arrow) || draft::moves(model, arrow) {
        return;
    }
    if model.overlay.is_none() && keymap::turns_problems(model) {
        let last = problems::all(model).len() - 1;
        let at = problems::at(model);
        model.problem = if down {
            (at + 1).min(last)
        } else {
            at.saturating_sub(1)
        };
        model.spot_mut().scroll = 0;
        return;
    }
    view::scroll(model, view::By::Item(down));
}
