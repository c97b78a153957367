//! A captured request in a file that is too large to hold: the form and both ends of the uploaded file are kept, as of
//! an upload that streams by. Apart from `diagnose` because every other input is read whole. It judges nothing.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use memchr::memmem;

use crate::catch::Keeper;
use crate::evidence::PASTE_LIMIT;
use crate::evidence::request::Wire;

/// A head has at most so many bytes, and so many header fields.
const HEAD: usize = 64 * 1024;
const FIELDS: usize = 128;

/// So much is read at once.
const PIECE: usize = 1 << 20;

/// The request in a large regular file; `None` for whatever is read whole: small files, pipes, other texts, bodies
/// in chunks.
///
/// # Errors
/// When the file cannot be opened or read.
pub fn request(path: &Path) -> io::Result<Option<Wire>> {
    // Before it is opened: a named pipe can be opened once.
    let about = std::fs::metadata(path)?;
    let small = u64::try_from(PASTE_LIMIT).is_ok_and(|limit| about.len() <= limit);
    if small || !about.is_file() {
        return Ok(None);
    }
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD as u64).read_to_end(&mut bytes)?;
    let Some((body, content_type)) = head(&bytes) else {
        return Ok(None);
    };
    let mut keeper = Keeper::new(content_type.as_deref());
    keeper.push(bytes.get(body..).unwrap_or_default());
    bytes.truncate(body);
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            count => keeper.push(piece.get(..count).unwrap_or_default()),
        }
    }
    let kept = keeper.finish();
    bytes.extend_from_slice(&kept.bytes);
    Ok(Some(Wire {
        bytes,
        body,
        gaps: kept.gaps,
        ..Wire::default()
    }))
}

/// Where the body begins, and the Content-Type.
fn head(bytes: &[u8]) -> Option<(usize, Option<Vec<u8>>)> {
    let end = memmem::find(bytes, b"\r\n\r\n")? + 4;
    let mut fields = [httparse::EMPTY_HEADER; FIELDS];
    let mut parsed = httparse::Request::new(&mut fields);
    let whole = parsed.parse(bytes.get(..end)?).ok()?.is_complete();
    let value = |name: &str| {
        let mut named = parsed.headers.iter().rev();
        let field = named.find(|field| field.name.eq_ignore_ascii_case(name))?;
        Some(field.value.to_vec())
    };
    (whole && value("Transfer-Encoding").is_none()).then(|| (end, value("Content-Type")))
}
