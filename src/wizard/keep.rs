//! Writes a report or a session as a file of its own: beside its name first and then renamed, readable by its owner
//! alone. So a full disk leaves what was there, a link planted at the name is not followed, and of two writers one
//! is told that the file is there.
//!
//! Apart from the loop, which only says what is written. It must not know what that is.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

/// So many names are tried beside the file's own.
const TRIES: u32 = 64;

/// Writes a text; in place of a file that is there only where it may go `over` it.
///
/// # Errors
/// `AlreadyExists` where something has this name; else what the system says. What was there is then untouched.
pub(super) fn write(path: &Path, text: &str, over: bool) -> io::Result<()> {
    write_with(path, over, |file| file.write_all(text.as_bytes()))
}

fn write_with(
    path: &Path,
    over: bool,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    if let Ok(there) = std::fs::symlink_metadata(path) {
        let kind = there.file_type();
        if !over {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        // A device or a pipe is nobody's report.
        if !kind.is_file() && !kind.is_symlink() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
    }
    let (mut file, beside) = beside(path)?;
    let written = write(&mut file).and_then(|()| file.sync_all());
    let done = written.and_then(|()| rename(&beside, path, over));
    if done.is_err() {
        // What the system says about the file counts, not about the attempt.
        let _ = std::fs::remove_file(&beside);
    }
    done
}

/// A new file in the same folder.
fn beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut tried = Err(io::ErrorKind::AlreadyExists.into());
    for number in 0..TRIES {
        let mut own = std::ffi::OsString::from(".");
        own.push(name);
        own.push(format!(".{}.{number}", std::process::id()));
        let beside = path.with_file_name(own);
        // A new one never follows a link.
        let new = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&beside);
        tried = new.map(|file| (file, beside));
        if !matches!(&tried, Err(error) if error.kind() == io::ErrorKind::AlreadyExists) {
            break;
        }
    }
    tried
}

fn rename(from: &Path, to: &Path, over: bool) -> io::Result<()> {
    use rustix::io::Errno;
    if over {
        return std::fs::rename(from, to);
    }
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Not every file system knows it; then the look above has to do.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => std::fs::rename(from, to),
        done => Ok(done?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder =
                std::env::temp_dir().join(format!("postdoc-{name}-{}", std::process::id()));
            let _ = std::fs::remove_dir_all(&folder);
            std::fs::create_dir(&folder).unwrap();
            Self(folder)
        }

        fn names(&self) -> Vec<String> {
            let entries = std::fs::read_dir(&self.0).unwrap();
            let mut names: Vec<String> = entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn only_its_owner_can_read_it_and_nothing_else_is_left() {
        let folder = Folder::new("own");
        let path = folder.0.join("a.json");
        write(&path, "one", false).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(folder.names(), ["a.json"]);
    }

    #[test]
    fn what_is_there_is_replaced_only_where_that_was_said() {
        let folder = Folder::new("over");
        let path = folder.0.join("a.json");
        std::fs::write(&path, "mine").unwrap();
        let refused = write(&path, "two", false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"mine");
        write(&path, "two", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
    }

    #[test]
    fn a_planted_link_is_not_followed() {
        let folder = Folder::new("link");
        let (victim, path) = (folder.0.join("victim"), folder.0.join("a.json"));
        std::fs::write(&victim, "mine").unwrap();
        symlink(&victim, &path).unwrap();
        let beside = folder.0.join(format!(".a.json.{}.0", std::process::id()));
        symlink(&victim, &beside).unwrap();
        let refused = write(&path, "two", false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        write(&path, "two", true).unwrap();
        assert_eq!(std::fs::read(&victim).unwrap(), b"mine");
        assert!(std::fs::symlink_metadata(&path).unwrap().is_file());
    }

    #[test]
    fn a_full_disk_leaves_what_was_there() {
        let folder = Folder::new("full");
        let path = folder.0.join("a.json");
        std::fs::write(&path, "mine").unwrap();
        let full = write_with(&path, true, |file| {
            file.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(full.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(std::fs::read(&path).unwrap(), b"mine");
        assert_eq!(folder.names(), ["a.json"]);
    }

    #[test]
    fn a_folder_that_takes_no_files_says_so() {
        let nowhere = write(Path::new("/proc/postdoc-report.md"), "one", false);
        assert!(nowhere.is_err());
        assert!(write(Path::new("/"), "one", true).is_err());
        assert!(write(Path::new("/dev/null"), "one", true).is_err());
    }

    #[test]
    fn of_two_writers_one_is_told_that_the_file_is_there() {
        let folder = Folder::new("two");
        let path = folder.0.join("a.json");
        let late = write_with(&path, false, |file| {
            write(&path, "first", false)?;
            file.write_all(b"second")
        });
        assert_eq!(late.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        assert_eq!(folder.names(), ["a.json"]);
    }
}
