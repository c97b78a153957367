//! The one list of commands of each screen: the key bar, the help page, the dispatch and the tests all read
//! it. Nothing here needs a key that tmux, an input method or a Mac terminal keeps for itself, and everything
//! on a function key has a second one.

use super::items::{self, Item};
use super::letters;
use super::model::{Model, Overlay, Screen, Section};
use super::words;
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
        words::KEY_PAGE_UP,
    )),
    quiet(binding(
        Command::PageDown,
        &[key(Code::PageDown)],
        "PgDn",
        words::KEY_PAGE_DOWN,
    )),
    quiet(binding(
        Command::Top,
        &[key(Code::Home)],
        "Home",
        words::KEY_TOP,
    )),
    quiet(binding(
        Command::Bottom,
        &[key(Code::End)],
        "End",
        words::KEY_BOTTOM,
    )),
];
const ARROWS: [Binding; 2] = [
    binding(
        Command::Up,
        &[key(Code::Up), key(Code::BackTab)],
        "Up/Down",
        words::KEY_MOVE,
    ),
    quiet(binding(
        Command::Down,
        &[key(Code::Down), key(Code::Tab)],
        "Down",
        words::KEY_DOWN,
    )),
];
/// From section to section of step 4.
const SECTIONS: [Binding; 2] = [
    binding(
        Command::NextSection,
        &[key(Code::Right), key(Code::Tab)],
        "Left/Right",
        words::KEY_SECTION,
    ),
    quiet(binding(
        Command::PreviousSection,
        &[key(Code::Left), key(Code::BackTab)],
        "Left",
        words::KEY_PREVIOUS_SECTION,
    )),
];
/// Up and down are the problems where there are several, else items or rows.
const ROWS: [Binding; 2] = [
    binding(Command::Up, &[key(Code::Up)], "Up/Down", words::KEY_MOVE),
    quiet(binding(
        Command::Down,
        &[key(Code::Down)],
        "Down",
        words::KEY_DOWN,
    )),
];
const COPY_FIX: Binding = binding(
    Command::CopyFix,
    &[key(Code::Char('y')), Key::ctrl('y')],
    "y",
    words::KEY_COPY_FIX,
);
const COPY_REPORT: Binding = binding(
    Command::CopyReport,
    &[key(Code::Char('c'))],
    "c",
    words::KEY_COPY_REPORT,
);
const SAVE_REPORT: Binding = binding(
    Command::SaveReport,
    &[key(Code::Char('s'))],
    "s",
    words::KEY_SAVE_REPORT,
);
const SAVE_SESSION: Binding = quiet(binding(
    Command::SaveSession,
    &[key(Code::Char('S'))],
    "S",
    words::KEY_SAVE_SESSION,
));
const WHAT_IF: Binding = binding(
    Command::WhatIf,
    &[key(Code::Char('w'))],
    "w",
    words::KEY_WHAT_IF,
);
const RESET: Binding = binding(
    Command::Reset,
    &[key(Code::Char('r'))],
    "r",
    words::KEY_RESET,
);
const NEXT: Binding = binding(Command::Next, &[Key::ctrl('n')], "Ctrl+N", words::KEY_NEXT);
const BACK: Binding = binding(Command::Back, ESC, "Esc", words::KEY_BACK);
const HOW_TO: Binding = binding(
    Command::HowTo,
    &[key(Code::F(3)), Key::ctrl('p')],
    "F3",
    words::KEY_HOW_TO,
);
const DIAGNOSIS: Binding = binding(
    Command::Diagnosis,
    &[Key::ctrl('d')],
    "Ctrl+D",
    words::KEY_DIAGNOSIS,
);
const CUSTOMER: Binding = quiet(binding(
    Command::Customer,
    &[key(Code::F(4)), Key::ctrl('r')],
    "F4",
    words::KEY_CUSTOMER,
));
const CALL: Binding = quiet(binding(
    Command::Call,
    &[key(Code::F(5)), Key::ctrl('k')],
    "F5",
    words::KEY_CALL,
));
const TREE: Binding = quiet(binding(
    Command::Tree,
    &[key(Code::F(6)), Key::ctrl('t')],
    "F6",
    words::KEY_TREE,
));
const HELP: Binding = binding(
    Command::Help,
    &[key(Code::F(1)), Key::ctrl('g')],
    "F1",
    words::KEY_HELP,
);
const LANGUAGE: Binding = binding(
    Command::Language,
    &[key(Code::F(2)), Key::ctrl('o')],
    "F2",
    words::KEY_LANGUAGE,
);
const QUIT: Binding = binding(
    Command::Quit,
    &[Key::ctrl('q'), Key::ctrl('c')],
    "Ctrl+Q",
    words::KEY_QUIT,
);
const REDRAW: Binding = quiet(binding(
    Command::Redraw,
    &[Key::ctrl('l')],
    "Ctrl+L",
    words::KEY_REDRAW,
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
        words::KEY_NEW_LINE,
    )),
    quiet(binding(
        Command::Undo,
        &[Key::ctrl('z')],
        "Ctrl+Z",
        words::KEY_UNDO,
    )),
    quiet(binding(
        Command::Redo,
        &[Key::ctrl('y')],
        "Ctrl+Y",
        words::KEY_REDO,
    )),
    quiet(binding(
        Command::Editor,
        &[Key::ctrl('e')],
        "Ctrl+E",
        words::KEY_EDITOR,
    )),
];

const PEEK: Binding = quiet(binding(
    Command::Peek,
    &[Key::ctrl('v')],
    "Ctrl+V",
    words::KEY_PEEK,
));

const QUIT_NOW: Binding = binding(
    Command::Quit,
    &[key(Code::Enter), Key::ctrl('q'), Key::ctrl('c')],
    "Enter",
    words::KEY_QUIT_NOW,
);
const LEAVE_VALUE: Binding = binding(Command::Back, ESC, "Esc", words::KEY_CANCEL);
const STAY: Binding = binding(Command::Back, ESC, "Esc", words::KEY_STAY);
const HELP_AGAIN: Binding = quiet(binding(
    Command::Back,
    &[key(Code::F(1))],
    "F1",
    words::KEY_BACK,
));
const COPY_QUESTIONS: Binding = binding(
    Command::CopyQuestions,
    &[key(Code::Char('c'))],
    "c",
    words::KEY_COPY_QUESTIONS,
);
const COPY_TICKET: Binding = binding(
    Command::CopyTicket,
    &[key(Code::Char('t'))],
    "t",
    words::KEY_COPY_TICKET,
);
const OTHER_TICKET: Binding = quiet(binding(
    Command::OtherTicket,
    &[key(Code::Char('T'))],
    "T",
    words::KEY_OTHER_TICKET,
));
const COPY_REQUEST: Binding = binding(
    Command::CopyRequest,
    &[key(Code::Char('m'))],
    "m",
    words::KEY_COPY_REQUEST,
);

const SAMPLE: Binding = binding(
    Command::Sample,
    &[key(Code::F(7)), Key::ctrl('x')],
    "F7",
    super::demo::words::PASTE,
);
const CATCH: Binding = binding(
    Command::Catch,
    &[key(Code::F(7)), Key::ctrl('x')],
    "F7",
    words::KEY_CATCH,
);
const REMOVE: Binding = binding(
    Command::Remove,
    &[key(Code::Delete)],
    "Del",
    words::KEY_REMOVE,
);
const PLAY: [Binding; 4] = [
    binding(
        Command::Pause,
        &[key(Code::Char(' '))],
        "Space",
        super::demo::words::PAUSE,
    ),
    binding(
        Command::Step,
        &[key(Code::Right)],
        "Right",
        super::demo::words::STEP,
    ),
    binding(
        Command::Quit,
        &[key(Code::Esc), Key::ctrl('q'), Key::ctrl('c')],
        "Esc",
        super::demo::words::STOP,
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
                binding.label = super::demo::words::GO_ON;
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
                words::KEY_PROBLEM
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
            binding.label = words::KEY_QUIT;
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
        return Some(super::demo::words::PASTE);
    }
    let typed = model.draft().filter(|draft| !draft.is_empty());
    let Some(item) = items::selected(model) else {
        return match typed {
            None if model.screen == Screen::Diagnosis => {
                Some(words::section(model.section.turned(true)))
            }
            Some(draft) if !draft.accepted => Some(words::KEY_READ),
            _ if model.screen == Screen::Error && model.has_work() => Some(words::KEY_ENTER_NEXT),
            _ => None,
        };
    };
    if model.out_of_sight {
        return Some(words::KEY_SHOW);
    }
    let label = match item {
        Item::Choice(_) | Item::Pick(..) => words::KEY_CHOOSE,
        Item::Answer(..) => words::KEY_ANSWER,
        Item::Question(_) => words::KEY_ASK,
        Item::Fold(_) => words::KEY_OPEN,
        Item::Need(_) => words::KEY_GIVE,
        Item::Action(_) => words::KEY_DO,
        Item::Given(_) => words::KEY_ENTER_NEXT,
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
                words::KEY_CHOOSE
            } else {
                words::KEY_ENTER_NEXT
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
            list.push(enter(words::KEY_ANSWER));
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
            list.push(enter(words::KEY_ENTER_NEXT));
            list.extend(ARROWS);
            list.extend([NEXT, BACK, HOW_TO, PEEK]);
        }
        Screen::Diagnosis => {
            list.push(enter(words::KEY_OPEN));
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
        list.extend([enter(words::KEY_TAKE), LEAVE_VALUE]);
        list.extend(ARROWS.map(quiet));
        list.extend(BOX.into_iter().take(3));
    } else {
        list.push(enter(words::KEY_CHANGE));
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
            list.push(enter(words::KEY_CHOOSE));
            list.extend(ARROWS);
        }
        Overlay::Save { .. } => list.push(enter(words::KEY_SAVE)),
        Overlay::WhatIf => return what_if(model),
        Overlay::Catch => {
            let came = model
                .catching
                .as_ref()
                .is_some_and(|it| !it.cards.is_empty());
            list.extend(came.then(|| enter(words::KEY_TO_DIAGNOSIS)));
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
