//! What happens becomes the next state and a list of wishes: pure, so that tests, the demo and a random
//! sequence of events play it without a terminal. Split by what happens: a key, a paste, a step.

mod act;
mod caught;
mod give;
mod go;

use super::keymap::{self, Command};
use super::model::{Model, Overlay, Screen, Toast};
use super::msg::{Effect, Msg, Named, Timer};
use super::what_if::WhatIf;
use super::{heard, items, view};
use crate::evidence::{Evidence, Slot};
use crate::locale::{Args, Catalogue};
use crate::terminal::keys::{Code, Event, Key, Mouse, MouseKind};
use zeroize::Zeroizing;

/// The next state, and what it wants from outside.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let effects = match msg {
        Msg::Input(event) => match super::demo::play::control(model, &event) {
            Some(effects) => effects,
            None => input(model, event),
        },
        Msg::Loaded { path, bytes } => give::loaded(model, &path, bytes),
        Msg::Edited(result) => edited(model, result),
        Msg::Searched { generation, found } => {
            if generation == model.generation {
                model.searching = false;
                model.diagnosis = found.diagnosis;
                model.remedy = found.remedy;
                retry(model);
            }
            Vec::new()
        }
        Msg::Progress { generation, tried } => {
            if generation == model.generation {
                model.tried = tried;
            }
            Vec::new()
        }
        Msg::Copied(done) => {
            let lang = model.copied.take().filter(|_| done);
            let id = match (done, lang) {
                (true, Some(_)) => "wizard-copied-in",
                (true, None) => "wizard-copied",
                (false, _) => "wizard-copy-too-long",
            };
            let name = Catalogue::get(lang.unwrap_or(model.lang)).word("wizard-language-name");
            let text = model.say_with(id, &Args::new().text("language", name));
            toast(model, text, !done);
            Vec::new()
        }
        Msg::Saved(result) => act::saved(model, result),
        Msg::Listening(result) => caught::listening(model, result),
        Msg::Came(event) => caught::came(model, event),
        Msg::Timer(Timer::Play) => super::demo::play::tick(model),
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
        go::to(model, Screen::Upload);
        give::loaded(model, std::path::Path::new(&name), Ok(bytes));
    }
    if model.givens.is_empty() && model.evidence.said.is_empty() {
        return Vec::new();
    }
    let effects = give::changed(model);
    if model.upload.is_empty() {
        model.toast = None;
        go::to(model, Screen::Upload);
        go::to(model, Screen::Diagnosis);
    }
    view::follow(model);
    effects
}

/// Takes a message of step 1 as what COS answered.
pub(super) fn choose(model: &mut Model, choice: crate::cos::answers::Choice) {
    give::chosen(model, choice);
}

/// Makes the typed keys evidence.
pub(super) fn take_keys(model: &mut Model) {
    go::accept_keys(model);
}

fn input(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => pressed(model, key),
        Event::Paste(paste) => give::pasted(model, &paste),
        Event::Mouse(mouse) => match mouse.kind {
            MouseKind::WheelUp | MouseKind::WheelDown => {
                view::click::wheel(model, mouse.kind == MouseKind::WheelDown);
                Vec::new()
            }
            MouseKind::Press => clicked(model, mouse),
        },
        Event::Resize { columns, rows } => {
            model.size = (columns, rows);
            model.keys.hide();
            vec![Effect::Redraw]
        }
        Event::Resumed => {
            model.keys.hide();
            vec![Effect::Redraw]
        }
        Event::Focus(_) => {
            model.keys.hide();
            Vec::new()
        }
        Event::Suspend => {
            model.keys.hide();
            vec![Effect::Suspend]
        }
        Event::Leave(signal) => {
            // A shell reports a program ended by a signal as 128 and its number.
            vec![Effect::Quit(u8::try_from(128 + signal).unwrap_or(130))]
        }
        // Behind a sign of two columns the cursor is in the third: then the twins of ASCII.
        Event::Column(column) if column > 2 && !model.settings.ascii => {
            model.settings.ascii = true;
            vec![Effect::Redraw]
        }
        Event::Column(_) | Event::Woken => Vec::new(),
    }
}

/// A click: a command of the key bar, or an item, which is marked and done.
fn clicked(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    model.toast = None;
    model.keys.hide();
    match view::click::hit(model, mouse.column, mouse.row) {
        Some(view::click::Hit::Command(command)) => run(model, command),
        Some(hit) if view::click::mark(model, hit) => act::enter(model),
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
        None if model.overlay.is_none() && model.screen == Screen::Call => listened(model, key),
        None => {
            typed(model, key);
            Vec::new()
        }
    }
}

/// A key for a box of the call card.
fn listened(model: &mut Model, key: Key) -> Vec<Effect> {
    let marked = match items::selected(model) {
        Some(items::Item::Heard(heard)) => Some(heard),
        _ => None,
    };
    let times = heard::typed(model, marked, key);
    times.map_or_else(Vec::new, |times| give::heard_times(model, times))
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
fn typed(model: &mut Model, key: Key) {
    if let Some(Overlay::Save { exists, .. }) = &mut model.overlay {
        *exists = false;
        model.path.key(key);
        return;
    }
    if model.overlay == Some(Overlay::WhatIf)
        && let Some(what_if) = &mut model.what_if
    {
        what_if.key(key);
    }
    if model.overlay.is_some() {
        return;
    }
    if model.screen == Screen::Keys {
        typed_secret(model, key);
        return;
    }
    let Some(draft) = model.draft_mut() else {
        return;
    };
    if draft.block.is_some() {
        if matches!(key.code, Code::Backspace | Code::Delete) {
            draft.unfold();
        }
        return;
    }
    let before = draft.editor.text();
    if !draft.editor.key(key) {
        return;
    }
    if draft.editor.text() != before {
        touched(model);
        let selected = preselected(model);
        let spot = model.spot_mut();
        spot.selected = selected;
        spot.scroll = 0;
    }
}

/// While something is typed at step 1, Enter takes the first message it fits; a text that fits none is read.
fn preselected(model: &Model) -> Option<usize> {
    let one_line = model.error.editor.lines() == 1 && !model.error.editor.is_empty();
    let fits = || matches!(items::items(model).first(), Some(items::Item::Choice(choice)) if !choice.always());
    let asks = || crate::cos::answers::is_question(&model.error.editor.text());
    (model.screen == Screen::Error && one_line && fits() && !asks()).then_some(0)
}

fn typed_secret(model: &mut Model, key: Key) {
    let Some(items::Item::Field(field)) = items::selected(model) else {
        return;
    };
    let secret = model.keys.field(field);
    match key.code {
        Code::Char(c) if !key.ctrl && !key.alt => secret.push(c),
        Code::Char('u' | 'w') if key.ctrl => secret.clear(),
        Code::Backspace => secret.pop(),
        Code::Char(_)
        | Code::Delete
        | Code::Enter
        | Code::Tab
        | Code::BackTab
        | Code::Esc
        | Code::Insert
        | Code::Home
        | Code::End
        | Code::PageUp
        | Code::PageDown
        | Code::Up
        | Code::Down
        | Code::Left
        | Code::Right
        | Code::F(_) => {}
    }
}

/// Does what a command says.
fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Enter => return act::enter(model),
        Command::Next => return go::next(model),
        Command::Back => return go::back(model),
        Command::Diagnosis => return go::to(model, Screen::Diagnosis),
        Command::Call => return go::to(model, Screen::Call),
        Command::Quit => return go::quit(model),
        Command::Up => move_by(model, false),
        Command::Down => move_by(model, true),
        Command::NextSection => act::turn_section(model, true),
        Command::PreviousSection => act::turn_section(model, false),
        Command::CopyFix => {
            let text = super::texts::fix(model);
            return text.map(Effect::Copy).into_iter().collect();
        }
        Command::CopyReport => return act::report(model, items::Action::CopyReport),
        Command::SaveReport => return act::report(model, items::Action::SaveReport),
        Command::SaveSession => return act::report(model, items::Action::SaveSession),
        Command::PageUp => view::scroll(model, view::By::Page(false)),
        Command::PageDown => view::scroll(model, view::By::Page(true)),
        Command::Top => view::scroll(model, view::By::End(false)),
        Command::Bottom => view::scroll(model, view::By::End(true)),
        Command::Help => open(model, Overlay::Help),
        Command::HowTo => open(model, Overlay::HowTo(None)),
        Command::Tree => open(model, Overlay::Tree),
        Command::Catch => return caught::open(model),
        Command::Remove => return give::remove(model),
        Command::Undo if gives_back(model) => return give::restore(model),
        Command::WhatIf => act::what_if(model),
        Command::Reset => reset(model),
        Command::Language => model.lang = model.lang.next(),
        Command::Customer => {
            model.customer = model.customer.next();
            let name = Catalogue::get(model.customer).word("wizard-language-name");
            let args = Args::new().text("language", name);
            let text = model.say_with("wizard-customer-language", &args);
            toast(model, text, false);
        }
        Command::Redraw => return vec![Effect::Redraw],
        Command::NewLine | Command::Undo | Command::Redo => edit(model, command),
        Command::Editor => return open_editor(model),
        Command::Peek => return act::peek(model),
        Command::Sample => return super::demo::paste(model),
        // Keys of the play, which takes them before they come here.
        Command::Pause | Command::Step => {}
        Command::CopyQuestions => return act::report(model, items::Action::CopyQuestions),
        Command::CopyRequest => return act::report(model, items::Action::CopyRequest),
        Command::CopyTicket => return act::report(model, items::Action::CopyTicket),
        Command::OtherTicket => return act::other_ticket(model),
    }
    Vec::new()
}

/// Up or down: the caret inside a text of several lines, else the list.
fn move_by(model: &mut Model, down: bool) {
    let code = if down { Code::Down } else { Code::Up };
    let arrow = Key::plain(code);
    if model.overlay == Some(Overlay::WhatIf)
        && let Some(what_if) = &mut model.what_if
        && what_if
            .typing
            .as_ref()
            .is_some_and(|typing| typing.moves(code))
    {
        what_if.key(arrow);
        return;
    }
    if model.overlay.is_none()
        && model.spot().selected.is_none()
        && let Some(draft) = model.draft_mut()
        && draft.block.is_none()
        && draft.editor.lines() > 1
    {
        let (first, last) = draft.editor.at_edge();
        if (down && !last) || (!down && !first) {
            draft.editor.key(arrow);
            return;
        }
    }
    if model.overlay.is_none() && keymap::turns_problems(model) {
        let last = items::problems(model).len() - 1;
        let at = items::at(model);
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

/// A trial that began while the search ran knows what it found.
fn retry(model: &mut Model) {
    let untouched = |one: &WhatIf| !one.is_changed() && one.typing.is_none();
    if model.what_if.as_ref().is_some_and(untouched) {
        model.what_if = WhatIf::new(model);
    }
}

/// Whether undo brings something given back: a row is marked, or nothing is typed.
fn gives_back(model: &Model) -> bool {
    let row = model.spot().selected.is_some() || model.upload.is_empty();
    model.overlay.is_none() && model.screen == Screen::Upload && row && !model.removed.is_empty()
}

fn reset(model: &mut Model) {
    if let Some(what_if) = &mut model.what_if {
        what_if.reset();
    }
}

fn edit(model: &mut Model, command: Command) {
    if model.overlay == Some(Overlay::WhatIf)
        && let Some(what_if) = &mut model.what_if
    {
        what_if.edit(|editor| match command {
            Command::NewLine => editor.newline(),
            Command::Undo => drop(editor.undo()),
            _ => drop(editor.redo()),
        });
        return;
    }
    let Some(draft) = model.draft_mut() else {
        return;
    };
    if draft.block.is_some() {
        return;
    }
    match command {
        Command::NewLine => draft.editor.newline(),
        Command::Redo => drop(draft.editor.redo()),
        _ => draft.undo(),
    }
    if draft.block.is_some() {
        return;
    }
    touched(model);
    model.spot_mut().selected = preselected(model);
}

/// The box was changed by hand: what it shows in another way than it was pasted is given up, and said so.
fn touched(model: &mut Model) {
    let Some(draft) = model.draft_mut() else {
        return;
    };
    let was_exact = draft.exact.is_some();
    draft.touched();
    if was_exact {
        toast(model, model.say("wizard-exact-lost"), false);
    }
}

fn open(model: &mut Model, overlay: Overlay) {
    model.overlay = Some(overlay);
    model.overlay_spot = super::model::Spot {
        selected: Some(0),
        scroll: 0,
    };
}

fn open_editor(model: &mut Model) -> Vec<Effect> {
    let Some(draft) = model.draft() else {
        return Vec::new();
    };
    let bytes = draft.bytes();
    if holds_keys(&bytes) {
        toast(model, model.say("wizard-editor-secret"), true);
        return Vec::new();
    }
    vec![Effect::Edit(String::from_utf8_lossy(&bytes).into_owned())]
}

/// Whether a text holds keys or a token: an editor keeps swap files and histories.
fn holds_keys(bytes: &[u8]) -> bool {
    let mut probe = Evidence::default();
    probe.add(bytes, Some(Slot::Keys), None).is_ok() && {
        let keys = probe.facts().keys;
        keys.secret_key.is_some() || keys.sign_key.is_some() || keys.token.is_some()
    }
}

fn edited(model: &mut Model, result: Result<Option<Zeroizing<Vec<u8>>>, String>) -> Vec<Effect> {
    match result {
        Ok(Some(bytes)) => {
            // Editors end the last line, which nobody typed.
            let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
            if let Some(draft) = model.draft_mut() {
                let given = draft.bytes();
                let given = String::from_utf8_lossy(&given);
                // What nobody changed stays as exact as it was.
                if ![line, &bytes].contains(&given.as_bytes()) {
                    draft.replace(line);
                }
            }
            model.spot_mut().selected = preselected(model);
        }
        Ok(None) => {}
        Err(reason) => {
            let args = Args::new().text("reason", reason);
            let text = model.say_with("wizard-editor-failed", &args);
            toast(model, text, true);
        }
    }
    vec![Effect::Redraw]
}

/// A line for the user.
fn toast(model: &mut Model, text: String, bad: bool) {
    model.toast = Some(Toast { text, bad });
}
