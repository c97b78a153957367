//! Styles by meaning: the terminal's 16 named colours, so that they follow its palette; without colour, bold
//! and reverse alone. Nothing is told by colour only: every style stands beside a word or a tag.

use ratatui::style::{Color, Modifier, Style};

use super::signs::Signs;
use crate::diagnosis::{Severity, Verdict};

/// What a piece of text is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
    /// Text.
    Plain,
    /// Less important.
    Dim,
    /// Important.
    Strong,
    /// The failing characters: nothing on the screen is brighter.
    Failing,
    /// The characters that mend them.
    Mended,
    /// The chosen item.
    Chosen,
    /// A key in the key bar.
    Key,
    /// Something wrong.
    Bad,
    /// Something doubtful.
    Doubtful,
    /// Something right.
    Good,
    /// Where in the paste.
    Place,
}

/// The style of a role.
pub fn style(role: Role, color: bool) -> Style {
    let plain = Style::default();
    let (modifier, foreground) = match role {
        Role::Plain => return plain,
        // Never the grey of the palette: on some it is the background's own colour.
        Role::Dim => (Modifier::DIM, None),
        Role::Strong => (Modifier::BOLD, None),
        Role::Chosen => (Modifier::REVERSED, None),
        Role::Failing => (Modifier::BOLD | Modifier::REVERSED, Some(Color::Red)),
        Role::Mended => (Modifier::BOLD | Modifier::REVERSED, Some(Color::Green)),
        Role::Key => (Modifier::BOLD, Some(Color::Cyan)),
        Role::Bad => (Modifier::BOLD, Some(Color::Red)),
        Role::Doubtful => (Modifier::BOLD, Some(Color::Yellow)),
        Role::Good => (Modifier::BOLD, Some(Color::Green)),
        Role::Place => (Modifier::empty(), Some(Color::Cyan)),
    };
    let styled = plain.add_modifier(modifier);
    match foreground {
        Some(foreground) if color => styled.fg(foreground),
        Some(_) | None => styled,
    }
}

/// The role of a severity.
pub fn of(severity: Severity) -> Role {
    match severity {
        Severity::Error => Role::Bad,
        Severity::Warning => Role::Doubtful,
        Severity::Note => Role::Dim,
    }
}

/// The sign of a verdict, and its role.
pub fn verdict(verdict: Verdict, signs: &Signs) -> (&'static str, Role) {
    match verdict {
        Verdict::Fault => (signs.bad, Role::Bad),
        Verdict::Mismatch => (signs.doubtful, Role::Doubtful),
        Verdict::Sound => (signs.done, Role::Good),
        Verdict::Undetermined => (signs.open, Role::Strong),
    }
}
