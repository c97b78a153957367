//! Files, standard streams and the environment: the only place outside the terminal room that touches
//! them. A closed pipe is no failure; what cannot be read is named.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read, Write};
use std::path::Path;

use zeroize::Zeroizing;

use super::Failure;

/// `-`: standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A variable of the environment, if it is set and not empty.
#[expect(
    clippy::disallowed_methods,
    reason = "the environment is read here only"
)]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The bytes of a file, or of standard input. They are wiped when dropped.
pub fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let mut bytes = Zeroizing::new(Vec::new());
    let done = if is_stdin(path) {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|mut file| {
            // Growing would leave copies behind.
            let size = file.metadata().map_or(0, |about| about.len());
            bytes.reserve(usize::try_from(size).unwrap_or(0).min(1 << 30));
            file.read_to_end(&mut bytes)
        })
    };
    match done {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::Unreadable {
            file: name(path),
            reason: error.kind(),
        }),
    }
}

/// How a path is called in messages and reports.
pub fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Writes to standard output. `false` when nobody reads it any more.
pub fn say(text: &str) -> Result<bool, Failure> {
    let mut out = io::stdout().lock();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// What became of a write: a reader that has gone is no failure.
pub fn written(result: io::Result<()>) -> Result<bool, Failure> {
    match result {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::Unwritable(error.kind())),
    }
}

/// Writes a line to standard error; if that fails there is nobody left to tell.
pub fn warn(text: &str) {
    let mut out = io::stderr().lock();
    let _ = out
        .write_all(text.as_bytes())
        .and_then(|()| out.write_all(b"\n"));
}

/// Whether somebody sits at the terminal: keys can be read and a screen drawn.
pub fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Whether standard input is a person at a terminal and not a pipe or file.
pub fn stdin_is_terminal() -> bool {
    io::stdin().is_terminal()
}

/// Columns of the terminal behind standard output; `None` for a pipe or file.
pub fn columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    (size.ws_col > 0).then_some(usize::from(size.ws_col))
}

/// Whether standard output wants colours when nobody said so.
pub fn wants_color() -> bool {
    io::stdout().is_terminal()
        && variable("NO_COLOR").is_none()
        && variable("TERM").is_none_or(|term| term != "dumb")
}
