//! Splits a command line into words as bash, the Windows prompt and PowerShell do, with the way back for every
//! byte: line ends escaped by `\`, `^` or a backtick, what stands outside quotes. How text in quotes is read stands in
//! `literal`. It must not know what the command does.

use super::super::Value;
use super::super::decode::Decoded;
pub(super) use super::super::literal::Dialect;
use super::super::literal::{Code, Literal};
use super::copies::LOST;
use crate::json::ITEM_LIMIT;
use crate::text::{Bytes, Place, Sources, Span};

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
    /// How many words more there are, in front of the last one.
    pub beyond: usize,
}

/// So many words are kept: an option and its value for every field that is, and all others.
const WORDS: usize = 2 * ITEM_LIMIT + 4096;

/// The words of a command as they are found; of too many the first, and the last one.
#[derive(Default)]
struct Words {
    kept: Vec<Literal>,
    beyond: usize,
}

impl Words {
    fn push(&mut self, word: Option<Literal>) {
        if word.is_some() && self.kept.len() > WORDS {
            self.kept.pop();
            self.beyond += 1;
        }
        self.kept.extend(word);
    }
}

/// Guesses the dialect from how lines go on and how quotes are written.
pub(crate) fn dialect(text: &[u8]) -> Dialect {
    let has = |needle: &[u8]| text.has(needle);
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
    let code = Code {
        bytes: &bytes,
        base: place.span.start,
        dialect,
    };
    let (words, end) = words(code);
    finish(sources, place, words, place.span.start + end)
}

fn finish(sources: &mut Sources, place: Place, words: Words, end: usize) -> Command {
    let Words { kept, beyond } = words;
    let unknown = kept.iter().map(|word| word.unknown).sum();
    let words = kept.into_iter().map(|word| {
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
        beyond,
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
    finish(sources, line, found, end)
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
fn c_words(bytes: &[u8], base: usize) -> Words {
    let mut words = Words::default();
    let mut word: Option<Literal> = None;
    let mut quoted = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if !quoted && matches!(byte, b' ' | b'\t') {
            words.push(word.take());
            at += 1;
            continue;
        }
        let text = &mut word.get_or_insert_with(|| Literal::at(base + at)).text;
        let slashes = bytes.after(at).iter();
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
            let run = bytes.cut(at..at + slashes);
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
    words.push(word);
    words
}

/// The words of a command of bash or PowerShell, which differ in the sign of escapes and in their quotes; and the byte
/// behind the command.
fn words(code: Code<'_>) -> (Words, usize) {
    let power = code.dialect == Dialect::Power;
    let mark = if power { b'`' } else { b'\\' };
    let mut words = Words::default();
    let mut word: Option<Literal> = None;
    let mut at = 0;
    while let Some(&byte) = code.bytes.get(at) {
        match byte {
            b' ' | b'\t' => {
                words.push(word.take());
                at += 1;
                continue;
            }
            b'\r' | b'\n' | b';' | b'|' => break,
            b'&' if !power => break,
            b'<' | b'>' if !power && word.is_none() => break,
            b'#' if word.is_none() => break,
            _ => {}
        }
        if let Some((end, blanks)) = joint(code.bytes, at).filter(|_| byte == mark) {
            at = end;
            if blanks {
                words.push(word.take());
            }
            continue;
        }
        let own = word.get_or_insert_with(|| Literal::at(code.base + at));
        at = match byte {
            _ if byte == mark => {
                let next = code.bytes.after(at + 1);
                let next = next.before(next.len().min(1));
                let end = at + 1 + next.len();
                own.text.put(next, Span::new(at, end).shifted(code.base));
                end
            }
            _ => match code.string(at, own) {
                Some(end) => end,
                None if byte == b'$' => code.variable(at, own),
                None => code.take(at, 1, own),
            },
        };
    }
    words.push(word);
    (words, at)
}

/// The byte behind the line end that the sign of an escape takes away, also behind forgotten blanks, and whether there
/// are any.
fn joint(bytes: &[u8], at: usize) -> Option<(usize, bool)> {
    let rest = bytes.get(at + 1..)?;
    let blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
    let blanks = rest.iter().take_while(blank).count();
    let end = match rest.get(blanks..)? {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return None,
    };
    Some((at + 1 + blanks + end, blanks > 0))
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
