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
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            ' ' | '\t' | '\r' | '\n' => list.extend(word.take()),
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match chars.next()? {
                        '\'' => break,
                        c => word.push(c),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match chars.next()? {
                        '"' => break,
                        '\\' => word.push(chars.next()?),
                        c => word.push(c),
                    }
                }
            }
            '\\' => word.get_or_insert_default().push(chars.next()?),
            c => word.get_or_insert_default().push(c),
        }
    }
    list.extend(word);
    Some(list)
}

fn path(word: &str) -> Option<PathBuf> {
    let Some(address) = word.strip_prefix("file://") else {
        return word.starts_with('/').then(|| PathBuf::from(word));
    };
    let at = address.find('/')?;
    let local = address.split_at(at).1;
    Some(PathBuf::from(OsString::from_vec(decoded(local.as_bytes()))))
}

/// Percent-encoding undone; a lone `%` stays one.
fn decoded(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        let pair = tail.get(..2).and_then(hex::pair).filter(|_| *first == b'%');
        out.push(pair.unwrap_or(*first));
        rest = if pair.is_some() {
            tail.get(2..).unwrap_or_default()
        } else {
            tail
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let paths = paths(text.as_bytes());
        paths
            .iter()
            .map(|path| path.display().to_string())
            .collect()
    }

    #[test]
    fn every_terminals_way_to_write_a_dropped_file_is_its_path() {
        for text in [
            "/tmp/my form.json",
            "'/tmp/my form.json'",
            "'/tmp/my form.json' ",
            "\"/tmp/my form.json\"",
            "/tmp/my\\ form.json ",
            "file:///tmp/my%20form.json\r\n",
            "file://localhost/tmp/my%20form.json",
            "\n/tmp/my\\ form.json\n",
        ] {
            assert_eq!(told(text), ["/tmp/my form.json"], "{text:?}");
        }
        assert_eq!(told(r"/tmp/a\(1\)\&b\'s.json"), ["/tmp/a(1)&b's.json"]);
        assert_eq!(told(r"'/tmp/it'\''s.json'"), ["/tmp/it's.json"]);
        assert_eq!(told("/tmp/it's.json"), ["/tmp/it's.json"]);
        assert_eq!(told("file:///tmp/%E7%BD%B2%E5%90%8D%"), ["/tmp/署名%"]);
    }

    #[test]
    fn several_files_at_once_are_all_opened() {
        let wanted = ["/tmp/a b.json", "/tmp/c.xml"];
        for text in [
            "'/tmp/a b.json' '/tmp/c.xml' ",
            "/tmp/a\\ b.json /tmp/c.xml",
            "file:///tmp/a%20b.json\r\nfile:///tmp/c.xml\r\n",
        ] {
            assert_eq!(told(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_text_is_no_file() {
        for text in [
            "",
            " ",
            "q-ak",
            "<Error>/tmp</Error>",
            "{\"a\":\"/b\"}",
            "/tmp/a\nonce upon a time",
            "curl -F file=@/tmp/a https://example.com/",
        ] {
            assert_eq!(told(text), Vec::<String>::new(), "{text:?}");
        }
        assert_eq!(told(&"/a".repeat(LONGEST)), Vec::<String>::new());
    }

    #[test]
    fn a_key_that_begins_with_a_slash_is_no_file() {
        assert!(!is_surely_dropped(b"/3Nhs9dkAbCdEfGh1J2k3L4m5N6p7Q8r"));
        assert!(is_surely_dropped(b"/home/me/keys.json"));
    }
}
