//! Splits a command line into words as bash, the Windows prompt and PowerShell do, with the way back for every
//! byte: quotes, `$'…'`, line ends escaped by `\`, `^` or a backtick. What a shell would fill in (`$POLICY`) is
//! not known ([`UNKNOWN`]); `${filename}` stays, as it was meant for COS. It
//! must not know what the command does.

use super::super::Value;
use super::super::decode::{Decoded, Escapes, escape};
use super::super::masked::UNKNOWN;
use super::copies::LOST;
use crate::text::{Place, Sources, Span};

/// What a shell fills in is not written longer than this.
const VARIABLE_LIMIT: usize = 1024;

/// Whose rules a command line follows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Dialect {
    /// bash, zsh, sh
    Posix,
    /// `cmd.exe`
    Windows,
    /// PowerShell
    Power,
}

/// One word of a command.
#[derive(Debug)]
pub(crate) struct Word {
    /// Its text after the shell's work.
    pub value: Value,
    /// Where the shell replaces `${filename}`.
    pub filename_variable: Option<Place>,
}

/// A command's words.
#[derive(Debug)]
pub(crate) struct Command {
    pub words: Vec<Word>,
    /// The byte of the paste behind the command.
    pub end: usize,
    /// How many values only the shell knows.
    pub unknown: usize,
}

/// A piece of a PowerShell command, which brackets carry over line ends.
#[derive(Debug)]
pub(crate) struct Token {
    /// Its text.
    pub value: Value,
    /// Whether it stood in quotes.
    pub quoted: bool,
    /// How many brackets are open around it.
    pub depth: usize,
}

/// The pieces of the PowerShell command at the beginning of `place`: literals, words, brackets, `=`; and the byte
/// behind it.
pub(crate) fn tokens(sources: &mut Sources, place: Place) -> (Vec<Token>, usize) {
    let bytes = sources.slice(place).to_vec();
    let mut splitter = Splitter::new(&bytes, place.span.start, Dialect::Power);
    let found = splitter.pieces();
    let end = place.span.start + splitter.at;
    let pieces = found.into_iter().map(|(piece, quoted, depth)| Token {
        value: piece.text.into_value(sources, place.source, piece.start),
        quoted,
        depth,
    });
    (pieces.collect(), end)
}

/// Guesses the dialect from how lines go on and how quotes are written.
pub(crate) fn dialect(text: &[u8]) -> Dialect {
    let has = |needle: &[u8]| memchr::memmem::find(text, needle).is_some();
    if has(b"^\"") || has(b" ^\n") || has(b" ^\r\n") {
        Dialect::Windows
    } else if has(b" `\n") || has(b" `\r\n") || has(b"$([char]") {
        Dialect::Power
    } else {
        Dialect::Posix
    }
}

/// Splits the command at the beginning of `place`.
pub(crate) fn split(sources: &mut Sources, place: Place, dialect: Dialect) -> Command {
    if dialect == Dialect::Windows {
        return windows(sources, place);
    }
    let bytes = sources.slice(place).to_vec();
    let splitter = Splitter::new(&bytes, place.span.start, dialect);
    let (found, end, unknown) = splitter.run();
    finish(sources, place, found, place.span.start + end, unknown)
}

fn finish(
    sources: &mut Sources,
    place: Place,
    found: Vec<Found>,
    end: usize,
    unknown: usize,
) -> Command {
    let words = found.into_iter().map(|word| {
        let variable = word.variable.map(|span| Place::new(place.source, span));
        Word {
            value: word.text.into_value(sources, place.source, word.start),
            filename_variable: variable,
        }
    });
    Command {
        words: words.collect(),
        end,
        unknown,
    }
}

/// The prompt takes `^` and line ends away first; what it hands on is split by the rules of C programs.
fn windows(sources: &mut Sources, place: Place) -> Command {
    let bytes = sources.slice(place).to_vec();
    let base = place.span.start;
    let mut passed = Decoded::default();
    let mut quoted = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'^' if !quoted => at = caret(&bytes, at, base, &mut passed),
            b'\r' | b'\n' | b'&' | b'|' if !quoted => break,
            _ => {
                quoted ^= byte == b'"';
                passed.copy(base + at, &[byte]);
                at += 1;
            }
        }
    }
    let end = base + at;
    let line = passed.into_value(sources, place.source, base).place;
    let bytes = sources.slice(line).to_vec();
    let found = c_words(&bytes, line.span.start);
    finish(sources, line, found, end, 0)
}

/// `^x` is x; `^` at a line's end is nothing, and with an empty line behind it a line end.
fn caret(bytes: &[u8], at: usize, base: usize, passed: &mut Decoded) -> usize {
    let line_end = |at: usize| match bytes.get(at..) {
        Some([b'\r', b'\n', ..]) => Some(at + 2),
        Some([b'\r' | b'\n', ..]) => Some(at + 1),
        _ => None,
    };
    if let Some(next) = line_end(at + 1) {
        if let Some(behind) = line_end(next) {
            passed.put(b"\n", Span::new(base + at, base + behind));
            return behind;
        }
        passed.put(b"", Span::new(base + at, base + next));
        return next;
    }
    if let Some(&byte) = bytes.get(at + 1) {
        // Chrome escapes what is no letter first, and writes a blank for it then.
        let byte = if byte == b' ' { LOST } else { byte };
        passed.put(&[byte], Span::new(base + at, base + at + 2));
    }
    at + 2
}

/// Splits at blanks outside quotes; backslashes count only before quotes.
fn c_words(bytes: &[u8], base: usize) -> Vec<Found> {
    let mut words = Vec::new();
    let mut word: Option<Found> = None;
    let mut quoted = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if !quoted && matches!(byte, b' ' | b'\t') {
            words.extend(word.take());
            at += 1;
            continue;
        }
        let text = &mut word.get_or_insert_with(|| Found::at(base + at)).text;
        let slashes = bytes.get(at..).unwrap_or_default().iter();
        let slashes = slashes.take_while(|byte| **byte == b'\\').count();
        if slashes > 0 && bytes.get(at + slashes) == Some(&b'"') {
            for pair in 0..slashes / 2 {
                let from = base + at + pair * 2;
                text.put(b"\\", Span::new(from, from + 2));
            }
            at += slashes / 2 * 2;
            if slashes % 2 == 1 {
                text.put(b"\"", Span::new(base + at, base + at + 2));
                at += 2;
            }
            continue;
        }
        if slashes > 0 {
            let run = bytes.get(at..at + slashes).unwrap_or_default();
            text.copy(base + at, run);
            at += slashes;
            continue;
        }
        if byte == b'"' {
            // Two quotes inside quotes are one.
            if quoted && bytes.get(at + 1) == Some(&b'"') {
                text.put(b"\"", Span::new(base + at, base + at + 2));
                at += 2;
                continue;
            }
            quoted = !quoted;
        } else {
            text.copy(base + at, &[byte]);
        }
        at += 1;
    }
    words.extend(word);
    words
}

#[derive(Debug)]
struct Found {
    text: Decoded,
    start: usize,
    variable: Option<Span>,
}

impl Found {
    fn at(start: usize) -> Self {
        Self {
            text: Decoded::default(),
            start,
            variable: None,
        }
    }
}

/// bash's and PowerShell's rules in one loop: they differ in the escape character and in a few quotes.
struct Splitter<'a> {
    bytes: &'a [u8],
    base: usize,
    power: bool,
    mark: u8,
    at: usize,
    word: Option<Found>,
    words: Vec<Found>,
    unknown: usize,
}

impl<'a> Splitter<'a> {
    fn new(bytes: &'a [u8], base: usize, dialect: Dialect) -> Self {
        let power = dialect == Dialect::Power;
        Self {
            bytes,
            base,
            power,
            mark: if power { b'`' } else { b'\\' },
            at: 0,
            word: None,
            words: Vec::new(),
            unknown: 0,
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn span(&self, len: usize) -> Span {
        Span::new(self.base + self.at, self.base + self.at + len)
    }

    fn word(&mut self) -> &mut Found {
        let start = self.base + self.at;
        self.word.get_or_insert_with(|| Found::at(start))
    }

    fn close(&mut self) {
        self.words.extend(self.word.take());
    }

    /// Takes the next `len` bytes as they are.
    fn take(&mut self, len: usize) {
        let from = self.base + self.at;
        let bytes = self.bytes.get(self.at..self.at + len).unwrap_or_default();
        self.word().text.copy(from, bytes);
        self.at += len.max(1);
    }

    /// Takes the next `len` bytes as something else.
    fn put(&mut self, bytes: &[u8], len: usize) {
        let span = self.span(len);
        self.word().text.put(bytes, span);
        self.at += len;
    }

    fn run(mut self) -> (Vec<Found>, usize, usize) {
        while let Some(byte) = self.peek(0) {
            match byte {
                b' ' | b'\t' => {
                    self.close();
                    self.at += 1;
                }
                b'\r' | b'\n' | b';' | b'|' => break,
                b'&' | b'<' | b'>' if !self.power && self.word.is_none() => break,
                b'&' if !self.power => break,
                b'#' if self.word.is_none() => break,
                _ if byte == self.mark => self.marked(),
                b'\'' => self.single(),
                b'"' => self.double(),
                b'$' => self.dollar(false),
                _ => self.take(1),
            }
        }
        self.close();
        (self.words, self.at, self.unknown)
    }

    /// PowerShell's pieces, up to the end of the statement.
    fn pieces(&mut self) -> Vec<(Found, bool, usize)> {
        let mut found = Vec::new();
        let mut depth = 0_usize;
        while let Some(byte) = self.peek(0) {
            let open = matches!(byte, b'(' | b'{' | b'[');
            let close = matches!(byte, b')' | b'}' | b']');
            match byte {
                b'\r' | b'\n' | b';' | b'|' if depth == 0 => break,
                b'`' => {
                    self.marked();
                    self.word = None;
                }
                b'\'' => self.single(),
                b'"' => self.double(),
                b'=' | b';' | b',' => self.take(1),
                _ if open || close => {
                    depth = (depth + usize::from(open)).saturating_sub(usize::from(close));
                    self.take(1);
                }
                _ if byte.is_ascii_whitespace() => self.at += 1,
                _ => self.bare(),
            }
            let quoted = matches!(byte, b'\'' | b'"');
            found.extend(self.word.take().map(|word| (word, quoted, depth)));
        }
        found
    }

    /// A word without quotes.
    fn bare(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"()[]{}=;,|\"'`".contains(byte);
        let len = rest.iter().position(ends).unwrap_or(rest.len());
        self.take(len.max(1));
    }

    /// The escape character outside quotes: before a line end (also behind forgotten blanks) it is nothing.
    fn marked(&mut self) {
        let rest = self.bytes.get(self.at + 1..).unwrap_or_default();
        let blanks = rest
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        let end = match rest.get(blanks..) {
            Some([b'\r', b'\n', ..]) => Some(2),
            Some([b'\r' | b'\n', ..]) => Some(1),
            _ => None,
        };
        if let Some(end) = end {
            self.at += 1 + blanks + end;
            if blanks > 0 {
                self.close();
            }
            return;
        }
        match self.peek(1) {
            Some(byte) => self.put(&[byte], 2),
            None => self.at += 1,
        }
    }

    /// `'…'`: nothing is special, but in PowerShell two quotes are one.
    fn single(&mut self) {
        self.word();
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let Some(len) = memchr::memchr(b'\'', rest) else {
                self.take(rest.len());
                return;
            };
            if len > 0 {
                self.take(len);
            }
            if self.power && self.peek(1) == Some(b'\'') {
                self.put(b"'", 2);
            } else {
                self.at += 1;
                return;
            }
        }
    }

    /// `"…"`
    fn double(&mut self) {
        self.word();
        self.at += 1;
        while let Some(byte) = self.peek(0) {
            match byte {
                b'"' if self.power && self.peek(1) == Some(b'"') => self.put(b"\"", 2),
                b'"' => {
                    self.at += 1;
                    return;
                }
                _ if byte == self.mark => self.marked_in_quotes(),
                b'$' => self.dollar(true),
                b'`' if !self.power => self.replaced(b'`'),
                _ => self.take(1),
            }
        }
    }

    fn marked_in_quotes(&mut self) {
        let Some(byte) = self.peek(1) else {
            self.take(1);
            return;
        };
        if self.power {
            let replaced = match byte {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'0' => 0,
                _ => byte,
            };
            self.put(&[replaced], 2);
        } else if matches!(byte, b'$' | b'`' | b'"' | b'\\') {
            self.put(&[byte], 2);
        } else if byte == b'\n' {
            self.put(b"", 2);
        } else {
            self.take(1);
        }
    }

    /// Everything that begins with a dollar sign.
    fn dollar(&mut self, in_quotes: bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if rest.starts_with(b"${filename}") {
            let span = self.span(11);
            self.word().variable = Some(span);
            self.take(11);
        } else if self.power && rest.starts_with(b"$([char]") {
            self.character();
        } else if !self.power && !in_quotes && rest.starts_with(b"$'") {
            self.ansi();
        } else if !self.power && !in_quotes && rest.starts_with(b"$\"") {
            self.at += 1;
        } else if rest.starts_with(b"$(") {
            self.at += 1;
            self.replaced(b')');
        } else if rest.starts_with(b"${") {
            self.at += 1;
            self.replaced(b'}');
        } else {
            let name = rest.get(1..).unwrap_or_default().iter();
            let len = name
                .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
                .count();
            if len == 0 {
                self.take(1);
            } else {
                self.unknown += 1;
                self.put(UNKNOWN.to_string().as_bytes(), len + 1);
            }
        }
    }

    /// Everything up to a closing character is the shell's.
    fn replaced(&mut self, close: u8) {
        let end = (self.at + VARIABLE_LIMIT).min(self.bytes.len());
        let rest = self.bytes.get(self.at + 1..end).unwrap_or_default();
        match memchr::memchr(close, rest) {
            Some(len) => {
                self.unknown += 1;
                self.put(UNKNOWN.to_string().as_bytes(), len + 2);
            }
            None => self.take(1),
        }
    }

    /// PowerShell's `$([char]13)`.
    fn character(&mut self) {
        let rest = self.bytes.get(self.at + 8..).unwrap_or_default();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(rest.get(..digits).unwrap_or_default());
        let code = number.ok().and_then(|number| number.parse().ok());
        let closes = rest.get(digits) == Some(&b')');
        match code.and_then(char::from_u32).filter(|_| closes) {
            Some(character) => {
                let mut buffer = [0; 4];
                self.put(
                    character.encode_utf8(&mut buffer).as_bytes(),
                    8 + digits + 1,
                );
            }
            None => self.take(1),
        }
    }

    /// `$'…'`
    fn ansi(&mut self) {
        self.word();
        self.at += 2;
        let (bytes, base) = (self.bytes, self.base);
        while let Some(byte) = self.peek(0) {
            match byte {
                b'\'' => {
                    self.at += 1;
                    return;
                }
                b'\\' => {
                    let at = self.at;
                    self.at = escape(bytes, at, base, Escapes::SHELL, &mut self.word().text);
                }
                _ => self.take(1),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Label;

    fn words(text: &str) -> Vec<String> {
        let mut sources = Sources::default();
        let id = sources.add(text.as_bytes().to_vec(), Label::plain("request"));
        let place = sources.whole(id);
        let command = split(&mut sources, place, dialect(text.as_bytes()));
        let text = |word: &Word| sources.text(word.value.place).into_owned();
        command.words.iter().map(text).collect()
    }

    #[test]
    fn every_shell_is_split_by_its_own_rules() {
        let cases: [(&str, &[&str]); 15] = [
            ("a 'b c' \"d e\" f\\ g", &["a", "b c", "d e", "f g"]),
            ("a \\\n  b\nc", &["a", "b"]),
            ("a \\ \r\n b", &["a", "b"]),
            (r"a $'b\r\n\'c\u0041'", &["a", "b\r\n'cA"]),
            ("a 'it'\\''s'", &["a", "it's"]),
            ("a \"x\\\"y\\$z\\n\"", &["a", "x\"y$z\\n"]),
            (
                "a \"k=$KEY\" \"${filename}\" $(date)",
                &["a", "k=\u{fffd}", "${filename}", "\u{fffd}"],
            ),
            ("a '' b", &["a", "", "b"]),
            ("a b; c", &["a", "b"]),
            ("a ^\"b ^\\^\"c^\\^\"^\" ^\n  d", &["a", "b \"c\"", "d"]),
            ("a ^\"x^\n\ny^\" ^\n b", &["a", "x\ny", "b"]),
            ("a ^\"50^% \\\\^\" ^\r\n b", &["a", "50% \\", "b"]),
            ("a ^\"u/^ ^  x^\"", &["a", "u/\u{1a}\u{1a} x"]),
            ("a 'b''c' `\n \"d`\"e`n\"", &["a", "b'c", "d\"e\n"]),
            ("a \"x$([char]13)$([char]10)\" `\n b", &["a", "x\r\n", "b"]),
        ];
        for (text, wanted) in cases {
            assert_eq!(words(text), wanted, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_line_makes_it_panic(text in "[a\\\\'\"$^`{}() \n]{0,40}") {
            let _ = words(&text);
        }
    }
}
