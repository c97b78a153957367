//! A masked input for one secret: no history, no copy, no `Debug`, wiped when it is left or dropped.
//!
//! Our own because a general editor keeps what was typed in its undo list and shows it in `Debug` (measured).
//! Shown are ASCII `*` (one cell everywhere) and the shape.

use zeroize::{Zeroize, Zeroizing};

/// Longest secret kept: session tokens have about 1 000 characters.
const LONGEST: usize = 8192;

/// A secret being typed.
#[derive(Default)]
pub struct Secret {
    text: Zeroizing<String>,
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(****)")
    }
}

/// What a secret looks like from outside.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Shape {
    /// Characters.
    pub length: usize,
    /// White space in front, behind or inside.
    pub space: bool,
    /// Characters beyond ASCII.
    pub foreign: bool,
    /// It begins like a SecretId.
    pub like_id: bool,
}

impl Secret {
    /// A character at the end. Growing moves to a new buffer and wipes the old one.
    pub fn push(&mut self, c: char) {
        let mut buffer = [0; 4];
        self.insert(c.encode_utf8(&mut buffer));
        buffer.zeroize();
    }

    /// A text at the end, line ends left out.
    pub fn insert(&mut self, more: &str) {
        let wanted = self.text.len() + more.len();
        if wanted > LONGEST {
            return;
        }
        if wanted > self.text.capacity() {
            let mut larger = Zeroizing::new(String::with_capacity((wanted * 2).max(256)));
            larger.push_str(&self.text);
            self.text = larger;
        }
        for c in more.chars().filter(|c| !matches!(c, '\r' | '\n')) {
            self.text.push(c);
        }
    }

    /// Takes the last character back.
    pub fn pop(&mut self) {
        self.text.pop();
    }

    /// Wipes it.
    pub fn clear(&mut self) {
        self.text.zeroize();
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The mask, at most `width` columns: one `*` a character, so that a truncated paste shows.
    pub fn masked(&self, width: usize) -> String {
        "*".repeat(self.text.chars().count().min(width))
    }

    /// Its shape.
    pub fn shape(&self) -> Shape {
        Shape {
            length: self.text.chars().count(),
            space: self.text.contains(char::is_whitespace),
            foreign: !self.text.is_ascii(),
            like_id: self.text.starts_with("AKID") || self.text.starts_with("IKID"),
        }
    }

    /// Hands the text over for the evidence, which wipes it too.
    pub fn reveal(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Secret {
        let mut secret = Secret::default();
        for c in text.chars() {
            secret.push(c);
        }
        secret
    }

    #[test]
    fn a_secret_shows_only_its_length() {
        let secret = typed("BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz");
        assert_eq!(secret.masked(60), "*".repeat(32));
        assert_eq!(secret.masked(10), "*".repeat(10));
        assert_eq!(format!("{secret:?}"), "Secret(****)");
    }

    #[test]
    fn the_shape_tells_what_usually_went_wrong() {
        let shape = |text| typed(text).shape();
        assert!(shape("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q").like_id);
        assert!(shape("abc def").space && shape("ＢＱ").foreign);
        assert!(!shape("BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz").foreign);
    }

    #[test]
    fn a_pasted_secret_loses_its_line_end() {
        let mut secret = Secret::default();
        secret.insert("BQYI\r\n");
        assert_eq!(secret.shape().length, 4);
    }
}
