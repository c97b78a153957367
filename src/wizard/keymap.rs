//! The one list of commands of each screen: the key bar, the help page, the dispatch and the tests all read
//! it. Nothing here needs a key that tmux, an input method or a Mac terminal keeps for itself, and everything
//! on a function key has a second one.

use super::items::{self, Item};
use super::letters;
use super::model::{Model, Overlay, Screen, Section};

use crate::terminal::keys::{Code, Key};

/// What a key can mean.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the label of each is its meaning")]
pub enum Command {
    Enter,
    NewLine,
    Next,
    Back,
    Up,
    Down,
    PageUp,
    PageDown,
    Top,
    Bottom,
    Help,
    Language,
    HowTo,
    Customer,
    Call,
    Diagnosis,
    Tree,
    WhatIf,
    Reset,
    Quit,
    Redraw,
    Undo,
    Redo,
    Editor,
    Peek,
    Sample,
    Pause,
    Step,
    CopyQuestions,
    CopyRequest,
    CopyTicket,
    OtherTicket,
    CopyReport,
    SaveReport,
    SaveSession,
    NextSection,
    PreviousSection,
    CopyFix,
    Catch,
    Remove,
}

/// A command with its keys.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub command: Command,
    /// The keys, the one shown first.
    pub keys: &'static [Key],
    /// How the keys are printed.
    pub shown: &'static str,
    /// Its name, a message id.
    pub label: &'static str,
    /// Whether the key bar has it, or only the help page.
    pub bar: bool,
}

const fn binding(
    command: Command,
    keys: &'static [Key],
    shown: &'static str,
    label: &'static str,
) -> Binding {
    Binding {
        command,
        keys,
        shown,
        label,
        bar: true,
    }
}

const fn quiet(mut binding: Binding) -> Binding {
    binding.bar = false;
    binding
}

const fn key(code: Code) -> Key {
    Key::plain(code)
}

const ENTER: &[Key] = &[key(Code::Enter)];
const ESC: &[Key] = &[key(Code::Esc), Key::ctrl('b')];
const PAGES: [Binding; 4] = [
    quiet(binding(
        Command::PageUp,
        &[key(Code::PageUp)],
        "PgUp",
        "wizard-key-page-up",
    )),
    quiet(binding(
        Command::PageDown,
        &[key(Code::PageDown)],
        "PgDn",
        "wizard-key-page-down",
    )),
    quiet(binding(
        Command::Top,
        &[key(Code::Home)],
        "Home",
        "wizard-key-top",
    )),
    quiet(binding(
        Command::Bottom,
        &[key(Code::End)],
        "End",
        "wizard-key-bottom",
    )),
];
const ARROWS: [Binding; 2] = [
    binding(
        Command::Up,
        &[key(Code::Up), key(Code::BackTab)],
        "Up/Down",
        "wizard-key-move",
    ),
    quiet(binding(
        Command::Down,
        &[key(Code::Down), key(Code::Tab)],
        "Down",
        "wizard-key-down",
    )),
];
/// From section to section of step 4.
const SECTIONS: [Binding; 2] = [
    binding(
        Command::NextSection,
        &[key(Code::Right), key(Code::Tab)],
        "Left/Right",
        "wizard-key-section",
    ),
    quiet(binding(
        Command::PreviousSection,
        &[key(Code::Left), key(Code::BackTab)],
        "Left",
        "wizard-key-previous-section",
    )),
];
/// Up and down are the problems where there are several, else items or rows.
const ROWS: [Binding; 2] = [
    binding(Command::Up, &[key(Code::Up)], "Up/Down", "wizard-key-move"),
    quiet(binding(
        Command::Down,
        &[key(Code::Down)],
        "Down",
        "wizard-key-down",
    )),
];
const COPY_FIX: Binding = binding(
    Command::CopyFix,
    &[key(Code::Char('y')), Key::ctrl('y')],
    "y",
    "wizard-key-copy-fix",
);
const COPY_REPORT: Binding = binding(
    Command::CopyReport,
    &[key(Code::Char('c'))],
    "c",
    "wizard-key-copy-report",
);
const SAVE_REPORT: Binding = binding(
    Command::SaveReport,
    &[key(Code::Char('s'))],
    "s",
    "wizard-key-save-report",
);
const SAVE_SESSION: Binding = quiet(binding(
    Command::SaveSession,
    &[key(Code::Char('S'))],
    "S",
    "wizard-key-save-session",
));
const WHAT_IF: Binding = binding(
    Command::WhatIf,
    &[key(Code::Char('w'))],
    "w",
    "wizard-key-what-if",
);
const RESET: Binding = binding(
    Command::Reset,
    &[key(Code::Char('r'))],
    "r",
    "wizard-key-reset",
);
const NEXT: Binding = binding(
    Command::Next,
    &[Key::ctrl('n')],
    "Ctrl+N",
    "wizard-key-next",
);
const BACK: Binding = binding(Command::Back, ESC, "Esc", "wizard-key-back");
const HOW_TO: Binding = binding(
    Command::HowTo,
    &[key(Code::F(3)), Key::ctrl('p')],
    "F3",
    "wizard-key-how-to",
);
const DIAGNOSIS: Binding = binding(
    Command::Diagnosis,
    &[Key::ctrl('d')],
    "Ctrl+D",
    "wizard-key-diagnosis",
);
const CUSTOMER: Binding = quiet(binding(
    Command::Customer,
    &[key(Code::F(4)), Key::ctrl('r')],
    "F4",
    "wizard-key-customer",
));
const CALL: Binding = quiet(binding(
    Command::Call,
    &[key(Code::F(5)), Key::ctrl('k')],
    "F5",
    "wizard-key-call",
));
const TREE: Binding = quiet(binding(
    Command::Tree,
    &[key(Code::F(6)), Key::ctrl('t')],
    "F6",
    "wizard-key-tree",
));
const HELP: Binding = binding(
    Command::Help,
    &[key(Code::F(1)), Key::ctrl('g')],
    "F1",
    "wizard-key-help",
);
const LANGUAGE: Binding = binding(
    Command::Language,
    &[key(Code::F(2)), Key::ctrl('o')],
    "F2",
    "wizard-key-language",
);
const QUIT: Binding = binding(
    Command::Quit,
    &[Key::ctrl('q'), Key::ctrl('c')],
    "Ctrl+Q",
    "wizard-key-quit",
);
const REDRAW: Binding = quiet(binding(
    Command::Redraw,
    &[Key::ctrl('l')],
    "Ctrl+L",
    "wizard-key-redraw",
));

/// What every screen ends with.
const COMMON: [Binding; 8] = [
    DIAGNOSIS, HELP, QUIT, LANGUAGE, CUSTOMER, CALL, TREE, REDRAW,
];

/// What a text box adds.
const BOX: [Binding; 4] = [
    quiet(binding(
        Command::NewLine,
        &[Key::ctrl('j')],
        "Ctrl+J",
        "wizard-key-new-line",
    )),
    quiet(binding(
        Command::Undo,
        &[Key::ctrl('z')],
        "Ctrl+Z",
        "wizard-key-undo",
    )),
    quiet(binding(
        Command::Redo,
        &[Key::ctrl('y')],
        "Ctrl+Y",
        "wizard-key-redo",
    )),
    quiet(binding(
        Command::Editor,
        &[Key::ctrl('e')],
        "Ctrl+E",
        "wizard-key-editor",
    )),
];

const PEEK: Binding = quiet(binding(
    Command::Peek,
    &[Key::ctrl('v')],
    "Ctrl+V",
    "wizard-key-peek",
));

const QUIT_NOW: Binding = binding(
    Command::Quit,
    &[key(Code::Enter), Key::ctrl('q'), Key::ctrl('c')],
    "Enter",
    "wizard-key-quit-now",
);
const LEAVE_VALUE: Binding = binding(Command::Back, ESC, "Esc", "wizard-key-cancel");
const STAY: Binding = binding(Command::Back, ESC, "Esc", "wizard-key-stay");
const HELP_AGAIN: Binding = quiet(binding(
    Command::Back,
    &[key(Code::F(1))],
    "F1",
    "wizard-key-back",
));
const COPY_QUESTIONS: Binding = binding(
    Command::CopyQuestions,
    &[key(Code::Char('c'))],
    "c",
    "wizard-key-copy-questions",
);
const COPY_TICKET: Binding = binding(
    Command::CopyTicket,
    &[key(Code::Char('t'))],
    "t",
    "wizard-key-copy-ticket",
);
const OTHER_TICKET: Binding = quiet(binding(
    Command::OtherTicket,
    &[key(Code::Char('T'))],
    "T",
    "wizard-key-other-ticket",
));
const COPY_REQUEST: Binding = binding(
    Command::CopyRequest,
    &[key(Code::Char('m'))],
    "m",
    "wizard-key-copy-request",
);

const SAMPLE: Binding = binding(
    Command::Sample,
    &[key(Code::F(7)), Key::ctrl('x')],
    "F7",
    "demo-paste",
);
const CATCH: Binding = binding(
    Command::Catch,
    &[key(Code::F(7)), Key::ctrl('x')],
    "F7",
    "wizard-key-catch",
);
const REMOVE: Binding = binding(
    Command::Remove,
    &[key(Code::Delete)],
    "Del",
    "wizard-key-remove",
);
const PLAY: [Binding; 4] = [
    binding(
        Command::Pause,
        &[key(Code::Char(' '))],
        "Space",
        "demo-pause",
    ),
    binding(Command::Step, &[key(Code::Right)], "Right", "demo-step"),
    binding(
        Command::Quit,
        &[key(Code::Esc), Key::ctrl('q'), Key::ctrl('c')],
        "Esc",
        "demo-stop",
    ),
    LANGUAGE,
];

const fn enter(label: &'static str) -> Binding {
    binding(Command::Enter, ENTER, "Enter", label)
}

/// The commands available now, the most wanted first.
pub fn commands(model: &Model) -> Vec<Binding> {
    if let Some(play) = &model.demo.play {
        let mut list = PLAY.to_vec();
        for binding in &mut list {
            if binding.command == Command::Pause && play.paused {
                binding.label = "demo-go-on";
            }
        }
        return list;
    }
    if let Some(overlay) = &model.overlay {
        return over(model, overlay);
    }
    let mut list = of_screen(model.screen);
    // A letter for a box is no command.
    let boxed = matches!(items::selected(model), Some(Item::Heard(heard)) if heard.is_tail());
    let letter = |key: &Key| matches!(key.code, Code::Char(_)) && !key.ctrl;
    list.retain(|one| !(boxed && one.keys.iter().any(letter)));
    // No key that does nothing.
    list.retain(|one| match one.command {
        Command::WhatIf => items::can_try(model),
        Command::CopyFix => super::texts::fix(model).is_some(),
        Command::Remove => matches!(items::selected(model), Some(Item::Given(_))),
        Command::Catch => items::may_catch(model),
        _ => true,
    });
    for binding in &mut list {
        if binding.command == Command::Up && model.screen == Screen::Diagnosis {
            let several = turns_problems(model);
            binding.label = if several {
                "wizard-key-problem"
            } else {
                binding.label
            };
            binding.bar = several || !items::items(model).is_empty();
        }
        if binding.command == Command::Enter {
            binding.label = entered(model).unwrap_or(binding.label);
        }
        // In a demo, its menu lies before the first screen.
        let ends = model.screen == Screen::Error
            && model.history.is_empty()
            && model.demo.chosen.is_none();
        if ends && binding.command == Command::Back {
            binding.label = "wizard-key-quit";
        }
        binding.bar &= !(ends && binding.command == Command::Quit);
    }
    if super::demo::sample(model).is_some() {
        let mut sample = SAMPLE;
        // Where Enter does it too, one of them is enough.
        sample.bar = !super::demo::offers(model);
        list.insert(0, sample);
    }
    list
}

/// Whether up and down go from problem to problem.
pub fn turns_problems(model: &Model) -> bool {
    let here = model.screen == Screen::Diagnosis && model.section == Section::Point;
    here && items::items(model).is_empty() && items::problems(model).len() > 1
}

/// What Enter does to the marked item.
fn entered(model: &Model) -> Option<&'static str> {
    if super::demo::offers(model) {
        return Some("demo-paste");
    }
    let typed = model.draft().filter(|draft| !draft.is_empty());
    let Some(item) = items::selected(model) else {
        return match typed {
            None if model.screen == Screen::Diagnosis => Some(model.section.turned(true).message()),
            Some(draft) if !draft.accepted => Some("wizard-key-read"),
            _ if model.screen == Screen::Error && model.has_work() => Some("wizard-key-enter-next"),
            _ => None,
        };
    };
    if model.out_of_sight {
        return Some("wizard-key-show");
    }
    let label = match item {
        Item::Choice(_) | Item::Pick(..) => "wizard-key-choose",
        Item::Answer(..) => "wizard-key-answer",
        Item::Question(_) => "wizard-key-ask",
        Item::Fold(_) => "wizard-key-open",
        Item::Need(_) => "wizard-key-give",
        Item::Action(_) => "wizard-key-do",
        Item::Given(_) => "wizard-key-enter-next",
        Item::Field(_) | Item::Heard(_) => return None,
    };
    Some(label)
}

/// What a screen adds to the common commands.
fn on(screen: Screen) -> Vec<Binding> {
    let mut list = Vec::new();
    match screen {
        Screen::Error | Screen::Upload => {
            let label = if screen == Screen::Error {
                "wizard-key-choose"
            } else {
                "wizard-key-enter-next"
            };
            list.push(enter(label));
            list.extend(ARROWS);
            list.extend([HOW_TO, NEXT, BACK]);
            if screen == Screen::Upload {
                list.extend([REMOVE, CATCH]);
            }
            list.extend(PAGES.into_iter().take(2));
            list.extend(BOX);
        }
        Screen::Call => {
            list.push(enter("wizard-key-answer"));
            list.extend(ARROWS);
            list.extend([
                COPY_QUESTIONS,
                COPY_REQUEST,
                COPY_TICKET,
                OTHER_TICKET,
                NEXT,
                BACK,
                HOW_TO,
            ]);
            list.extend(PAGES);
        }
        Screen::Keys => {
            list.push(enter("wizard-key-enter-next"));
            list.extend(ARROWS);
            list.extend([NEXT, BACK, HOW_TO, PEEK]);
        }
        Screen::Diagnosis => {
            list.push(enter("wizard-key-open"));
            list.extend(SECTIONS);
            list.push(COPY_FIX);
            list.extend(ROWS);
            list.extend([
                BACK,
                WHAT_IF,
                COPY_REPORT,
                SAVE_REPORT,
                SAVE_SESSION,
                HOW_TO,
            ]);
            list.push(quiet(CATCH));
            list.extend(PAGES);
        }
    }
    list
}

/// The commands while values are tried: those of the list, or those of the box.
fn what_if(model: &Model) -> Vec<Binding> {
    let typing = model
        .what_if
        .as_ref()
        .is_some_and(|one| one.typing.is_some());
    let mut list = Vec::new();
    if typing {
        list.extend([enter("wizard-key-take"), LEAVE_VALUE]);
        list.extend(ARROWS.map(quiet));
        list.extend(BOX.into_iter().take(3));
    } else {
        list.push(enter("wizard-key-change"));
        list.extend(ARROWS);
        list.extend([RESET, BACK]);
        list.extend(PAGES);
    }
    list.extend([LANGUAGE, QUIT, REDRAW]);
    list
}

/// The commands while something lies over the screen.
fn over(model: &Model, overlay: &Overlay) -> Vec<Binding> {
    let mut list = Vec::new();
    match overlay {
        Overlay::Quit => {
            return vec![QUIT_NOW, STAY];
        }
        Overlay::HowTo(None) | Overlay::Demo(super::demo::Show::Menu) => {
            list.push(enter("wizard-key-choose"));
            list.extend(ARROWS);
        }
        Overlay::Save { .. } => list.push(enter("wizard-key-save")),
        Overlay::WhatIf => return what_if(model),
        Overlay::Catch => {
            let came = model
                .catching
                .as_ref()
                .is_some_and(|it| !it.cards.is_empty());
            list.extend(came.then(|| enter("wizard-key-to-diagnosis")));
            list.extend(ARROWS);
            list.extend(PAGES);
        }
        Overlay::Demo(super::demo::Show::Report | super::demo::Show::End)
        | Overlay::Help
        | Overlay::Tree
        | Overlay::HowTo(Some(_)) => {
            list.extend(ARROWS);
            list.extend(PAGES);
        }
    }
    list.extend([BACK, LANGUAGE, QUIT, REDRAW]);
    if matches!(overlay, Overlay::Help) {
        list.push(HELP_AGAIN);
    }
    list
}

/// What a key means now; a letter also where an input method made another character of it.
pub fn find(model: &Model, pressed: Key) -> Option<Command> {
    let commands = commands(model);
    let bound = |pressed: Key| {
        let same = |key: &Key| {
            key.code == pressed.code && key.ctrl == pressed.ctrl && key.alt == pressed.alt
        };
        let mut bindings = commands.iter();
        let found = bindings.find(|binding| binding.keys.iter().any(same));
        found.map(|binding| binding.command)
    };
    let Code::Char(typed) = pressed.code else {
        return bound(pressed);
    };
    letters::behind(typed).find_map(|letter| {
        bound(Key {
            code: Code::Char(letter),
            ..pressed
        })
    })
}

/// The commands of a screen with nothing over it: what its help page lists.
pub fn of_screen(screen: Screen) -> Vec<Binding> {
    let mut list = on(screen);
    list.extend(COMMON);
    list
}

/// All keys of a command, as printed.
pub fn printed(binding: &Binding) -> String {
    let names: Vec<String> = binding.keys.iter().map(|key| name(*key)).collect();
    names.join(" ")
}

/// A key's printed name.
pub fn name(key: Key) -> String {
    let held = match (key.ctrl, key.alt) {
        (true, _) => "Ctrl+",
        (false, true) => "Alt+",
        (false, false) => "",
    };
    let code = match key.code {
        Code::Char(' ') => "Space".to_owned(),
        Code::Char(c) if key.ctrl => c.to_uppercase().to_string(),
        Code::Char(c) => c.to_string(),
        Code::F(number) => format!("F{number}"),
        Code::Enter => "Enter".to_owned(),
        Code::Tab => "Tab".to_owned(),
        Code::BackTab => "Shift+Tab".to_owned(),
        Code::Esc => "Esc".to_owned(),
        Code::Backspace => "Backspace".to_owned(),
        Code::Delete => "Del".to_owned(),
        Code::Insert => "Ins".to_owned(),
        Code::Home => "Home".to_owned(),
        Code::End => "End".to_owned(),
        Code::PageUp => "PgUp".to_owned(),
        Code::PageDown => "PgDn".to_owned(),
        Code::Up => "Up".to_owned(),
        Code::Down => "Down".to_owned(),
        Code::Left => "Left".to_owned(),
        Code::Right => "Right".to_owned(),
    };
    format!("{held}{code}")
}
