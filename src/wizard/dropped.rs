//! Files dropped onto a terminal arrive as text: their paths, in quotes, with backslashes, or as `file://`
//! addresses, several at once, often with a blank at the end. Pure: whether a file is there is asked elsewhere.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::PathBuf;

use crate::text::hex;

/// More text than this is no list of dropped files.
const LONGEST: usize = 16 * 1024;
/// So many files are opened at once.
const MOST: usize = 16;

/// The paths that a pasted text is, if it is nothing else.
pub fn paths(bytes: &[u8]) -> Vec<PathBuf> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if text.len() <= LONGEST => text.trim(),
        Ok(_) | Err(_) => return Vec::new(),
    };
    let words = words(text).unwrap_or_default();
    let found: Option<Vec<PathBuf>> = words.iter().map(|word| path(word)).collect();
    match found {
        Some(found) if (1..=MOST).contains(&found.len()) => found,
        // Some terminals leave blanks and quotes as they are.
        _ if text.starts_with('/') && !text.contains(['\n', '\r']) => vec![PathBuf::from(text)],
        _ => Vec::new(),
    }
}

/// Whether a text can be nothing but dropped files: values of keys begin with a slash at times.
pub fn is_surely_dropped(bytes: &[u8]) -> bool {
    let quoted = bytes.trim_ascii().starts_with(b"'") || bytes.contains(&b'.');
    quoted && !paths(bytes).is_empty()
}

/// Words as a shell splits them; `None` where a quote does not end.
fn words(text: &str) -> Option<Vec<String>> {
    let mut list = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None, ' ' | '\t' | '\r' | '\n') => list.extend(word.take()),
            (None, '\'' | '"') => {
                word.get_or_insert_default();
                quote = Some(c);
            }
            (Some(open), c) if c == open => quote = None,
            (None | Some('"'), '\\') => word.get_or_insert_default().push(chars.next()?),
            _ => word.get_or_insert_default().push(c),
        }
    }
    list.extend(word);
    quote.is_none().then_some(list)
}

fn path(word: &str) -> Option<PathBuf> {
    let Some(address) = word.strip_prefix("file://") else {
        return word.starts_with('/').then(|| PathBuf::from(word));
    };
    let at = address.find('/')?;
    let local = address.split_at(at).1;
    Some(PathBuf::from(OsString::from_vec(hex::unpercent(
        local.as_bytes(),
    ))))
}
