//! Hands a draft to the user's editor and takes it back: a file in a directory only this user can enter,
//! readable by this user alone, gone on every path. The terminal has to be given back before. Never for
//! secrets: an editor keeps swap files and histories.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::signals::{Keyboard, stop_here};

/// So many bytes are read back at most: the paste limit.
const LIMIT: u64 = 8 * 1024 * 1024;

/// How often it is looked whether the editor has ended or stopped.
const LOOK: Duration = Duration::from_millis(20);

/// The private place; dropping it removes everything in it.
struct Private {
    directory: PathBuf,
}

impl Private {
    fn make(parent: &Path) -> io::Result<Self> {
        for attempt in 0..64_u32 {
            let directory = parent.join(format!("postdoc-{}-{attempt}", std::process::id()));
            match DirBuilder::new().mode(0o700).create(&directory) {
                Ok(()) => return Ok(Self { directory }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::from(io::ErrorKind::AlreadyExists))
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

/// Opens `command` (the words of `$VISUAL` or `$EDITOR`) on `text` and returns what was saved; `None` when
/// the editor ended without success, which keeps the draft as it was. `name` gives the file its ending.
///
/// The editor's Ctrl+C is its own. Where it stops itself (Ctrl+Z), this program stops with it: the shell waits
/// for both.
///
/// # Errors
/// When the file cannot be made or read, or the shell cannot be started.
pub fn edit(
    command: &str,
    name: &str,
    text: &[u8],
    keyboard: Option<&Keyboard>,
) -> io::Result<Option<Vec<u8>>> {
    let private = Private::make(&std::env::temp_dir())?;
    let path = private.directory.join(name);
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)?;
    file.write_all(text)?;
    drop(file);
    // The shell splits the words, so that `code -w` works; the path is an argument, never program text.
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(format!("{command} \"$1\""))
        .arg("postdoc")
        .arg(&path)
        .spawn()?;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if keyboard.is_some_and(Keyboard::stops) {
            stop_here();
        }
        std::thread::sleep(LOOK);
    };
    keyboard.into_iter().for_each(Keyboard::forget);
    match status.code() {
        Some(0) => {}
        // The shell's own words for a program that is not there, or may not be run.
        Some(127) => return Err(io::ErrorKind::NotFound.into()),
        Some(126) => return Err(io::ErrorKind::PermissionDenied.into()),
        _ => return Ok(None),
    }
    let mut saved = Vec::new();
    File::open(&path)?.take(LIMIT).read_to_end(&mut saved)?;
    Ok(Some(saved))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_editor_saved_comes_back_and_the_file_is_gone() {
        let log = std::env::temp_dir().join(format!("postdoc-test-{}", std::process::id()));
        let command = format!(
            "f() {{ stat -c %a \"$1\" > '{0}'; echo \"$1\" >> '{0}'; printf b >> \"$1\"; }}; f",
            log.display()
        );
        let saved = edit(&command, "policy.json", b"a", None).unwrap();
        assert_eq!(saved.as_deref(), Some(b"ab".as_slice()));
        let seen = std::fs::read_to_string(&log).unwrap();
        let _ = std::fs::remove_file(&log);
        let mut lines = seen.lines();
        if cfg!(target_os = "linux") {
            assert_eq!(lines.next(), Some("600"));
        }
        assert!(!Path::new(lines.next().unwrap()).exists());
    }

    #[test]
    fn an_editor_that_is_not_there_is_told() {
        let none = edit("no-such-editor 2>/dev/null", "policy.json", b"a", None);
        assert_eq!(none.unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn an_editor_that_fails_changes_nothing() {
        assert_eq!(edit("false", "policy.json", b"a", None).unwrap(), None);
    }
}
