//! What a key can mean, and the one table of keys: which key means what, where, and under which name. The key bar,
//! the help page, the dispatch and the tests all read it. It knows no state; what a key means at this moment is decided
//! in `keymap`. Nothing here needs a key that tmux, an input method or a Mac terminal keeps for itself, and everything
//! on a function key has a second one.

use super::model::Screen;
use super::script;
use crate::terminal::keys::{Code, Key};

/// What a key or an item of a screen does.
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
    GiveEvidence,
    Diagnosis,
    Tree,
    WhatIf,
    Reset,
    Deep,
    Quit,
    Redraw,
    Undo,
    Redo,
    Editor,
    Sample,
    Pause,
    Step,
    AsPolicy,
    AsForm,
    AsKeys,
    AsAnswer,
    CopyQuestions,
    CopyRequest,
    CopyTicket,
    OtherTicket,
    CopyReport,
    SaveReport,
    SaveSession,
    CopyFix,
    CopyPolicy,
    CopyBase64,
    CopyForm,
    CopyCurl,
    NextSection,
    PreviousSection,
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
    /// Its name, a message id.
    pub label: &'static str,
    /// Whether the key bar has it, or only the help page.
    pub bar: bool,
    place: u16,
}

impl Binding {
    /// How its key is printed in the key bar.
    pub fn shown(&self) -> String {
        match self.command {
            Command::Up => "Up/Down".to_owned(),
            Command::NextSection => "Left/Right".to_owned(),
            _ => self
                .keys
                .first()
                .copied()
                .map_or_else(String::new, script::name),
        }
    }

    /// All its keys, as printed; of a pair the arrows.
    pub fn printed(&self) -> String {
        if matches!(self.command, Command::Up | Command::NextSection) {
            return self.shown();
        }
        let names: Vec<String> = self.keys.iter().copied().map(script::name).collect();
        names.join(" ")
    }
}

/// Where a key has a meaning: a screen, or what lies over one.
pub const ERROR: u16 = 1;
/// See [`ERROR`].
pub const CALL: u16 = 1 << 1;
/// See [`ERROR`].
pub const UPLOAD: u16 = 1 << 2;
/// See [`ERROR`].
pub const KEYS: u16 = 1 << 3;
/// See [`ERROR`].
pub const DIAGNOSIS: u16 = 1 << 4;
/// The question whether to quit.
pub const QUIT: u16 = 1 << 5;
/// A list to choose from.
pub const LIST: u16 = 1 << 6;
/// A text to read.
pub const TEXT: u16 = 1 << 7;
/// The keys' own page.
pub const HELP: u16 = 1 << 8;
/// Where a file goes.
pub const SAVE: u16 = 1 << 9;
/// The values to try.
pub const TRIAL: u16 = 1 << 10;
/// One of them, being typed.
pub const VALUE: u16 = 1 << 11;
/// Uploads received here.
pub const CATCH: u16 = 1 << 12;
/// The play of the demo.
pub const PLAY: u16 = 1 << 13;

const STEPS: u16 = ERROR | CALL | UPLOAD | KEYS | DIAGNOSIS;
const BOXES: u16 = ERROR | UPLOAD;
const READ: u16 = LIST | TEXT | HELP | CATCH;
const OVER: u16 = READ | SAVE | TRIAL;

const fn key(code: Code) -> Key {
    Key::plain(code)
}

const fn letter(letter: char) -> Key {
    Key::plain(Code::Char(letter))
}

const fn held(letter: char) -> Key {
    Key::ctrl(letter)
}

const fn f(number: u8) -> Key {
    Key::plain(Code::F(number))
}

const ENTER: Key = key(Code::Enter);
const ESC: Key = key(Code::Esc);
const UP: Key = key(Code::Up);
const DOWN: Key = key(Code::Down);
const TAB: Key = key(Code::Tab);
const BACK_TAB: Key = key(Code::BackTab);

/// Command, keys, name and place, a row each; `bar` where the key bar has it.
macro_rules! bindings {
    ($($bar:ident $command:ident [$($key:expr),+] $label:literal $place:expr;)+) => {
        &[$(Binding {
            command: Command::$command,
            keys: &[$($key),+],
            label: $label,
            bar: bindings!($bar),
            place: $place,
        }),+]
    };
    (bar) => { true };
    (help) => { false };
}

/// All, the most wanted first.
const TABLE: &[Binding] = bindings! {
    bar  Sample          [f(7), held('x')]                "demo-paste"                  0;
    bar  Quit            [ENTER, held('q'), held('c')]    "wizard-key-quit"             QUIT;
    bar  Back            [ESC, held('b')]                 "wizard-key-stay"             QUIT;
    bar  Pause           [letter(' ')]                    "demo-pause"                  PLAY;
    bar  Step            [key(Code::Right)]               "demo-step"                   PLAY;
    bar  Quit            [ESC, held('q'), held('c')]      "demo-stop"                   PLAY;
    bar  Enter           [ENTER]                          "wizard-key-choose"           ERROR | LIST;
    bar  Enter           [ENTER]                          "wizard-key-enter-next"       UPLOAD | KEYS;
    bar  Enter           [ENTER]                          "wizard-key-answer"           CALL;
    bar  Enter           [ENTER]                          "wizard-key-open"             DIAGNOSIS;
    bar  Enter           [ENTER]                          "wizard-key-save"             SAVE;
    bar  Enter           [ENTER]                          "wizard-key-change"           TRIAL;
    bar  Enter           [ENTER]                          "wizard-key-take"             VALUE;
    bar  Enter           [ENTER]                          "wizard-key-diagnosis"        CATCH;
    bar  Back            [ESC, held('b')]                 "wizard-key-cancel"           VALUE;
    bar  NextSection     [key(Code::Right), TAB]          "wizard-key-section"          DIAGNOSIS;
    help PreviousSection [key(Code::Left), BACK_TAB]      "wizard-key-previous-section" DIAGNOSIS;
    bar  CopyFix         [letter('y'), held('y')]         "wizard-key-copy-fix"         DIAGNOSIS;
    bar  Up              [UP]                             "wizard-key-move"             DIAGNOSIS;
    help Down            [DOWN]                           "wizard-key-down"             DIAGNOSIS;
    bar  Up              [UP, BACK_TAB]                   "wizard-key-move"             BOXES | CALL | KEYS | READ | TRIAL;
    help Up              [UP, BACK_TAB]                   "wizard-key-move"             VALUE;
    help Down            [DOWN, TAB]                      "wizard-key-down"             BOXES | CALL | KEYS | READ | TRIAL | VALUE;
    bar  CopyQuestions   [letter('c')]                    "wizard-key-copy-questions"   CALL;
    bar  CopyRequest     [letter('m')]                    "wizard-key-copy-request"     CALL;
    bar  CopyTicket      [letter('t')]                    "wizard-key-copy-ticket"      CALL;
    help OtherTicket     [letter('T')]                    "wizard-key-other-ticket"     CALL;
    bar  Reset           [letter('r')]                    "wizard-key-reset"            TRIAL;
    bar  HowTo           [f(3), held('p')]                "wizard-key-how-to"           BOXES;
    bar  Next            [held('n')]                      "wizard-key-next"             BOXES | CALL | KEYS;
    bar  Back            [ESC, held('b')]                 "wizard-key-back"             STEPS | OVER;
    help Back            [f(1)]                           "wizard-key-back"             HELP;
    bar  WhatIf          [letter('w')]                    "wizard-key-what-if"          DIAGNOSIS;
    bar  CopyReport      [letter('c')]                    "wizard-key-copy-report"      DIAGNOSIS;
    bar  SaveReport      [letter('s')]                    "wizard-key-save"             DIAGNOSIS;
    help SaveSession     [letter('S')]                    "wizard-key-save-session"     DIAGNOSIS;
    bar  HowTo           [f(3), held('p')]                "wizard-key-how-to"           CALL | KEYS | DIAGNOSIS;
    bar  Remove          [key(Code::Delete)]              "wizard-key-remove"           UPLOAD;
    bar  Catch           [f(7), held('x')]                "wizard-key-catch"            UPLOAD;
    help Catch           [f(7), held('x')]                "wizard-key-catch"            DIAGNOSIS;
    help PageUp          [key(Code::PageUp)]              "wizard-key-page-up"          BOXES | CALL | DIAGNOSIS | TEXT | HELP | CATCH | TRIAL;
    help PageDown        [key(Code::PageDown)]            "wizard-key-page-down"        BOXES | CALL | DIAGNOSIS | TEXT | HELP | CATCH | TRIAL;
    help Top             [key(Code::Home)]                "wizard-key-top"              CALL | DIAGNOSIS | TEXT | HELP | CATCH | TRIAL;
    help Bottom          [key(Code::End)]                 "wizard-key-bottom"           CALL | DIAGNOSIS | TEXT | HELP | CATCH | TRIAL;
    help NewLine         [held('j')]                      "wizard-key-new-line"         BOXES | VALUE;
    help Undo            [held('z')]                      "wizard-key-undo"             BOXES | VALUE;
    help Redo            [held('y')]                      "wizard-key-redo"             BOXES | VALUE;
    help Editor          [held('e')]                      "wizard-key-editor"           BOXES;
    bar  Diagnosis       [held('d')]                      "wizard-key-diagnosis"        STEPS;
    bar  Help            [f(1), held('g')]                "wizard-key-help"             STEPS;
    bar  Language        [f(2), held('o')]                "wizard-language-name"        STEPS | OVER | VALUE | PLAY;
    bar  Quit            [held('q'), held('c')]           "wizard-key-quit"             STEPS | OVER | VALUE;
    help Customer        [f(4), held('r')]                "wizard-key-customer"         STEPS;
    help Call            [f(5), held('k')]                "wizard-key-call"             STEPS;
    help Tree            [f(6), held('t')]                "wizard-key-tree"             STEPS;
    help Redraw          [held('l')]                      "wizard-key-redraw"           STEPS | OVER | VALUE;
};

/// The commands of a place, the most wanted first.
pub fn of_place(place: u16) -> Vec<Binding> {
    let mut list = TABLE.to_vec();
    list.retain(|one| one.place & place != 0);
    list
}

/// The place that a screen is.
pub const fn place(screen: Screen) -> u16 {
    match screen {
        Screen::Error => ERROR,
        Screen::Call => CALL,
        Screen::Upload => UPLOAD,
        Screen::Keys => KEYS,
        Screen::Diagnosis => DIAGNOSIS,
    }
}

/// The key that pastes a demo's sample.
pub fn sample() -> Option<Binding> {
    TABLE
        .iter()
        .find(|one| one.command == Command::Sample)
        .copied()
}
