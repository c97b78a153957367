//! `--load`: a saved session opened, with its clocks; one that cannot be read says where it is wrong and what
//! can be done. The file is never written to.

use std::path::Path;

use super::{Failure, io};
use crate::diagnosis::Clock;
use crate::evidence::Evidence;
use crate::evidence::session::{SessionError, from_session};
use crate::locale::{Args, Catalogue};
use crate::text::lines::position;
use crate::text::visible::visible;

/// The longest foreign name a message repeats.
const NAME_CHARS: usize = 60;

/// Why a session was not opened, with the words for it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Damage {
    message: &'static str,
    /// The member, or the schema that was found.
    name: String,
    line: usize,
    column: usize,
}

impl Damage {
    /// JSON that holds nothing anybody gave.
    const EMPTY: Self = Self {
        message: "cli-session-empty",
        name: String::new(),
        line: 1,
        column: 1,
    };

    fn of(error: &SessionError, text: &[u8]) -> Self {
        let (message, name, place) = match error {
            SessionError::NotJson { place } => ("cli-session-not-json", "", place),
            SessionError::NotObject { place } => ("cli-session-not-object", "", place),
            SessionError::Schema { found, place } => {
                ("cli-session-other-version", found.as_str(), place)
            }
            SessionError::Member { member, place } | SessionError::Unread { member, place, .. } => {
                ("cli-session-member", member.as_str(), place)
            }
        };
        let at = position(text, place.start);
        Self {
            message,
            name: name.chars().take(NAME_CHARS).collect(),
            line: at.line,
            column: at.column,
        }
    }

    /// The sentence.
    pub fn say(&self, catalogue: &Catalogue, file: &str) -> String {
        let args = Args::new()
            .text("file", file)
            .text("name", visible(self.name.as_bytes()))
            .text("line", self.line.to_string())
            .text("column", self.column.to_string());
        catalogue.say(self.message, &args)
    }
}

/// A saved session. Its moment counts where nobody names another, and the clock of the machine that saved it
/// stands for this machine's: an upload that was in time then does not expire while a colleague looks at it.
pub fn loaded(path: &Path, clock: &mut Clock) -> Result<Evidence, Failure> {
    let bytes = io::read(path)?;
    let session = from_session(&bytes).map_err(|error| Failure::Session {
        file: io::name(path),
        damage: Damage::of(&error, &bytes),
    })?;
    let given = &session.evidence;
    let nothing = given.readings.is_empty() && given.said.is_empty() && given.left.is_empty();
    // Whoever saves before giving anything gets back what was there: nothing.
    if nothing && session.saved.is_none() {
        return Err(Failure::Session {
            file: io::name(path),
            damage: Damage::EMPTY,
        });
    }
    clock.given = clock.given.or(session.now);
    clock.machine = session.saved.unwrap_or(clock.machine);
    Ok(session.evidence)
}
