//! Colours for text on a terminal: the 16 named ones, which follow the terminal's palette. Nothing is said
//! by colour alone, so that a report without it loses nothing.

use crate::diagnosis::{Severity, Verdict};
use crate::remedy::Sign;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ink {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// A note.
    Note,
    /// Something right.
    Good,
    /// Line numbers, arrows, bars.
    Gutter,
    /// A heading.
    Heading,
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Self::Error => "1;31",
            Self::Warning => "1;33",
            Self::Note => "1;36",
            Self::Good => "1;32",
            Self::Gutter => "34",
            Self::Heading => "1",
        }
    }
}

impl From<Severity> for Ink {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Note,
        }
    }
}

impl From<Verdict> for Ink {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Fault => Self::Error,
            Verdict::Sound => Self::Good,
            Verdict::Undetermined | Verdict::Mismatch => Self::Warning,
        }
    }
}

impl From<Sign> for Ink {
    fn from(sign: Sign) -> Self {
        match sign {
            Sign::Minus => Self::Error,
            Sign::Plus => Self::Good,
        }
    }
}

/// Paints, or leaves text alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Paint {
    /// Whether colours are wanted.
    pub on: bool,
}

impl Paint {
    /// The text in a colour.
    pub fn ink(self, ink: Ink, text: &str) -> String {
        if self.on && !text.is_empty() {
            format!("\u{1b}[{}m{text}\u{1b}[0m", ink.code())
        } else {
            text.to_owned()
        }
    }
}
