//! What can happen to the wizard, and what it can ask for: plain values, so that `update` stays pure and a
//! test or a demo plays any session.

use std::path::PathBuf;

use zeroize::Zeroizing;

use super::exam::{Examination, Taken};
use crate::catch;
use crate::diagnosis::Diagnosis;
use crate::evidence::Unread;
use crate::remedy::Remedy;
use crate::terminal::keys::Event;

/// A file's name and bytes.
pub type Named = (String, Zeroizing<Vec<u8>>);

/// Something happened.
#[derive(Debug)]
pub enum Msg {
    /// The terminal told something.
    Input(Event),
    /// A file that was asked for, or why it cannot be read.
    Loaded {
        /// Its path, as given.
        path: PathBuf,
        /// Its bytes.
        bytes: Result<Zeroizing<Vec<u8>>, String>,
    },
    /// What waited was read beside the keyboard.
    Read {
        /// Which time it was asked for.
        number: u64,
        /// All with it.
        exam: Box<Examination>,
        /// What became of it.
        taken: Result<Taken, Unread>,
    },
    /// The external editor is done; `None` keeps the draft.
    Edited(Result<Option<Zeroizing<Vec<u8>>>, String>),
    /// The signature search found something, or ended.
    Searched {
        /// Which state of the evidence it looked at.
        generation: u64,
        /// The diagnosis with what it found, and what mends it.
        found: Box<Found>,
    },
    /// How far the search is.
    Progress {
        /// Which state of the evidence it looks at.
        generation: u64,
        /// Recipes tried so far.
        tried: u64,
    },
    /// A text was handed to the terminal's clipboard; false: too long for it.
    Copied(bool),
    /// A file was written, or why not.
    Saved(Result<PathBuf, String>),
    /// This machine listens for uploads, or why not.
    Listening(Result<Listening, String>),
    /// Something came there.
    Came(catch::Event),
    /// The play goes on.
    Tick,
}

/// Where uploads are received.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Listening {
    /// The port.
    pub port: u16,
    /// Whether on `[::1]` too.
    pub six: bool,
}

/// What is worked out beside the keyboard.
#[derive(Debug)]
pub struct Found {
    /// The diagnosis with the long search.
    pub diagnosis: Diagnosis,
    /// What mends it, proved.
    pub remedy: Remedy,
}

/// Something is wanted from outside.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Effect {
    /// End, with this exit status.
    Quit(u8),
    /// Draw every cell anew.
    Redraw,
    /// Put a text on the clipboard.
    Copy(String),
    /// Read a file.
    Load(PathBuf),
    /// Read what waits, beside the keyboard; the result carries the number.
    Read(u64),
    /// Write a file; an existing one only when `over` is set.
    Save {
        /// Where to.
        path: PathBuf,
        /// What.
        text: String,
        /// Whether an existing file may be replaced.
        over: bool,
    },
    /// Open the external editor on a text.
    Edit(String),
    /// Send [`Msg::Tick`] after so many milliseconds.
    Wake(u64),
    /// Search the signature in the background; the result carries the number.
    Search(u64),
    /// Receive uploads on this machine.
    Listen,
    /// Stop for now (the terminal's job control).
    Suspend,
}
