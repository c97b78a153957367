//! What a terminal can tell: keys, pastes, clicks, a new size, a signal. Plain values, so that tests and
//! scripts make them without a terminal.

use zeroize::Zeroizing;

/// What happened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Event {
    /// A key.
    Key(Key),
    /// A paste, as one event.
    Paste(Paste),
    /// The mouse (only where it was asked for).
    Mouse(Mouse),
    /// The window gained or lost the focus.
    Focus(bool),
    /// The window has a new size.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// The program was stopped and goes on: everything must be drawn anew.
    Resumed,
    /// Somebody wants the program to stop for now (SIGTSTP).
    Suspend,
    /// The program has to leave: the signal's number.
    Leave(i32),
    /// The column of the cursor, answered to [`ask_width`](super::ask_width).
    Column(u16),
    /// Another thread has something.
    Woken,
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Ctrl was held.
    pub ctrl: bool,
    /// Alt was held, or Esc sent before it.
    pub alt: bool,
    /// Shift was held, where the terminal tells.
    pub shift: bool,
    /// It came right behind a paste: no command that sends, writes, reveals or ends may follow it.
    pub hasty: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
            hasty: false,
        }
    }

    /// Ctrl with a letter.
    pub const fn ctrl(letter: char) -> Self {
        Self {
            ctrl: true,
            ..Self::plain(Code::Char(letter))
        }
    }

    /// The same key with the modifiers of a CSI parameter (1 + shift 1 + alt 2 + ctrl 4).
    pub(crate) const fn with_modifiers(mut self, parameter: u16) -> Self {
        let bits = parameter.saturating_sub(1);
        self.shift |= bits & 1 != 0;
        self.alt |= bits & 2 != 0;
        self.ctrl |= bits & 4 != 0;
        self
    }
}

/// Keys that terminals can send.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are the keys' own")]
pub enum Code {
    /// A character, as typed.
    Char(char),
    Enter,
    Tab,
    BackTab,
    Esc,
    Backspace,
    Delete,
    Insert,
    Home,
    End,
    PageUp,
    PageDown,
    Up,
    Down,
    Left,
    Right,
    /// F1 to F12.
    F(u8),
}

/// How a paste arrived.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Arrival {
    /// Between the terminal's paste markers.
    Bracketed,
    /// As a burst of typed characters: the terminal has no paste markers.
    Burst,
}

/// Why a paste is not all that was sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cut {
    /// The end marker never came.
    Unterminated,
    /// Larger than the limit; nothing of it was kept.
    TooLarge,
}

/// Pasted bytes, exactly as the terminal sent them; wiped when dropped.
#[derive(Clone, Eq, PartialEq)]
pub struct Paste {
    /// The bytes.
    pub bytes: Zeroizing<Vec<u8>>,
    /// How they came.
    pub arrival: Arrival,
    /// What is wrong with it.
    pub cut: Option<Cut>,
}

impl std::fmt::Debug for Paste {
    // A paste may be a key: its shape is all that may show up in a log or a failing test.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Paste")
            .field("bytes", &self.bytes.len())
            .field("arrival", &self.arrival)
            .field("cut", &self.cut)
            .finish()
    }
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The wheel turned towards the top.
    WheelUp,
    /// The wheel turned towards the bottom.
    WheelDown,
}

/// A click or a turn of the wheel.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Mouse {
    /// What.
    pub kind: MouseKind,
    /// Column from 0.
    pub column: u16,
    /// Row from 0.
    pub row: u16,
}
