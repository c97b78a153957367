//! Files that are read into the wizard, and those it writes: a report or a session goes beside its name first and is then
//! renamed, readable by its owner alone. So a full disk leaves what was there, a link planted at the name is not
//! followed, and of two writers one is told that the file is there.
//!
//! Apart from the loop, which only says what is read and written. It must not know what that is.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use zeroize::Zeroizing;

use crate::locale::{Catalogue, Lang, reason};

/// The largest file that is read here: uploads are not pasted but dropped, and each is held a few times.
const LIMIT: u64 = 64 * 1024 * 1024;

/// Reads a dropped file, whole or not at all: half an upload would be another one. An empty reason means: it
/// is too large. A terminal or a pipe would never end, and nothing else is done while this reads.
pub(super) fn load(path: &Path, lang: Lang) -> Result<Zeroizing<Vec<u8>>, String> {
    let told = |error: io::Error| reason(Catalogue::get(lang), error.kind());
    if !std::fs::metadata(path).map_err(told)?.is_file() {
        return Err(Catalogue::get(lang).word("wizard-load-no-file"));
    }
    let waits = OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(waits.bits().cast_signed())
        .open(path)
        .map_err(told)?;
    let mut bytes = Zeroizing::new(Vec::new());
    let count = file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(told)?;
    if count as u64 > LIMIT {
        return Err(String::new());
    }
    Ok(bytes)
}

/// Writes a text; in place of a file that is there only where it may go `over` it. An empty reason means: the file is
/// there. Whatever the reason, what was there is untouched.
pub(super) fn save(path: &Path, text: &str, over: bool, lang: Lang) -> Result<PathBuf, String> {
    match write(path, over, |file| file.write_all(text.as_bytes())) {
        Ok(()) => Ok(path.to_owned()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(String::new()),
        Err(error) => Err(reason(Catalogue::get(lang), error.kind())),
    }
}

fn write(
    path: &Path,
    over: bool,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
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
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let mut beside = tempfile::NamedTempFile::new_in(Path::new("./").join(folder))?;
    fill(beside.as_file_mut())?;
    beside.as_file().sync_all()?;
    let done = if over {
        beside.persist(path)
    } else {
        beside.persist_noclobber(path)
    };
    Ok(done.map(drop)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use tempfile::tempdir;

    fn names(folder: &tempfile::TempDir) -> Vec<String> {
        let entries = std::fs::read_dir(folder.path()).unwrap();
        let name = |entry: io::Result<std::fs::DirEntry>| entry.unwrap().file_name().into_string();
        entries.map(|entry| name(entry).unwrap()).collect()
    }

    /// Writes a text.
    fn text(path: &Path, text: &str, over: bool) -> io::Result<()> {
        write(path, over, |file| file.write_all(text.as_bytes()))
    }

    #[test]
    fn only_its_owner_can_read_it_and_nothing_else_is_left() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.json");
        text(&path, "one", false).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(names(&folder), ["a.json"]);
    }

    #[test]
    fn what_is_there_is_replaced_only_where_that_was_said() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::fs::write(&path, "mine").unwrap();
        let refused = text(&path, "two", false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"mine");
        text(&path, "two", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
    }

    #[test]
    fn a_planted_link_is_not_followed() {
        let folder = tempdir().unwrap();
        let (victim, path) = (folder.path().join("victim"), folder.path().join("a.json"));
        std::fs::write(&victim, "mine").unwrap();
        symlink(&victim, &path).unwrap();
        let refused = text(&path, "two", false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        text(&path, "two", true).unwrap();
        assert_eq!(std::fs::read(&victim).unwrap(), b"mine");
        assert!(std::fs::symlink_metadata(&path).unwrap().is_file());
    }

    #[test]
    fn a_full_disk_leaves_what_was_there() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::fs::write(&path, "mine").unwrap();
        let full = write(&path, true, |file| {
            file.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(full.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(std::fs::read(&path).unwrap(), b"mine");
        assert_eq!(names(&folder), ["a.json"]);
    }

    #[test]
    fn a_folder_that_takes_no_files_says_so() {
        let nowhere = text(Path::new("/proc/postdoc-report.md"), "one", false);
        assert!(nowhere.is_err());
        assert!(text(Path::new("/"), "one", true).is_err());
        assert!(text(Path::new("/dev/null"), "one", true).is_err());
    }

    #[test]
    fn of_two_writers_one_is_told_that_the_file_is_there() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.json");
        let late = write(&path, false, |file| {
            text(&path, "first", false)?;
            file.write_all(b"second")
        });
        assert_eq!(late.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        assert_eq!(names(&folder), ["a.json"]);
    }
}
