//! Takes off what lies over all of a paste: a mail's coding, a terminal's colours, what chats and word processors make of
//! signs, gutters and fences, with the way back. Apart, because nobody reads before that, and because what a chat did to
//! a text is not known and must never be the upload's fault. It must not know what the text says.

use super::super::base64::{Blank, unpack};
use super::super::decode::{Decoded, Spelling, spelt};
use super::super::draft::name_weight;
use super::super::retyped::{self, Folding, fold};
use super::{PART_LIMIT, Paste, fences, gutter, root};
use crate::evidence::PASTE_LIMIT;
use crate::text::{Bytes, Label, Place, Sources, Span, hex};

/// Nobody writes a longer text in a chat: 256 KiB.
const CHAT: usize = 256 * 1024;

/// So many names show themselves behind folded signs before the signs are the chat's: a single one may be a mistake.
const NAMES: usize = 2;

/// A paste without its dressing.
#[derive(Clone, Copy, Default)]
pub(super) struct Bare {
    /// The text; `None` where nothing was taken off.
    pub place: Option<Place>,
    /// Whether signs were changed on the way, so that letters may be wrong.
    pub retyped: bool,
}

/// Takes off what stands over, in front of, behind and around the parts of a paste.
pub(super) fn undressed(sources: &mut Sources, paste: &Paste<'_>) -> Bare {
    if paste.bytes.len() > PASTE_LIMIT {
        return Bare::default();
    }
    // OkHttp's and Feign's logs lead some of the lines only.
    let partial = paste.bytes.has(b"--> POST http");
    let mut retyped = false;
    let place = sources.attempt(|sources| {
        let given = root(sources, paste, Label::plain("paste"));
        let mut place = mailed(sources, given).unwrap_or(given);
        for (is_so, undo) in [
            (is_mail as fn(&[u8]) -> bool, Spelling::Mail),
            (is_coloured, Spelling::Colours),
        ] {
            if is_so(sources.slice(place)) {
                place = spelt(sources, place, undo).place;
            }
        }
        if let Some(plain) = plain(sources, place) {
            place = plain;
            retyped = true;
        }
        place = gutter::bare(sources, place, partial).unwrap_or(place);
        if !partial {
            place = fences::apart(sources, place).unwrap_or(place);
        }
        (place.source != given.source).then_some(place)
    });
    Bare { place, retyped }
}

/// Whether a text is written as mail is sent: it says so, or each `=` of it begins an escape or ends its line.
fn is_mail(text: &[u8]) -> bool {
    let escapes = |at: usize| {
        let pair = text.get(at + 1..at + 3).and_then(hex::pair);
        pair.is_some() || text.line_end(at) == at + 1
    };
    let wraps = text.has(b"=\n") || text.has(b"=\r\n");
    let said = || text.has(b"Content-Transfer-Encoding: quoted-printable");
    let all = || memchr::memchr_iter(b'=', text).all(escapes);
    // In a body that was mailed so, each of its own `=` is one, too; one that is not holds a mail.
    let holds = text.has(b"form-data; name=\"");
    wraps && text.has(b"=3D") && !holds && (said() || all())
}

/// Whether a terminal coloured a text: a body that keeps its line ends is what was sent, and its file may have colours.
fn is_coloured(text: &[u8]) -> bool {
    text.has(b"\x1b[") && !(text.has(b"form-data;") && text.has(b"\r\n--"))
}

/// A mail with the text of its parts taken out of base64; `None` where none is sent so.
fn mailed(sources: &mut Sources, place: Place) -> Option<Place> {
    const CODED: &[u8] = b"Content-Transfer-Encoding: base64";
    let text = sources.slice(place);
    // A part of a form has no such coding: what it says is sent as it stands.
    if text.has(b"form-data;") {
        return None;
    }
    let mut decoded = Decoded::default();
    let mut from = 0;
    for at in memchr::memmem::find_iter(text, CODED).take(PART_LIMIT) {
        let head = memchr::memmem::find(text.after(at), b"\n\n").map(|len| at + len + 2);
        let crlf = memchr::memmem::find(text.after(at), b"\r\n\r\n").map(|len| at + len + 4);
        let Some(start) = head
            .into_iter()
            .chain(crlf)
            .min()
            .filter(|start| *start >= from)
        else {
            continue;
        };
        let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=\r\n".contains(&byte);
        let end = start + text.after(start).run(sign);
        let Ok(unpacked) = unpack(text.cut(start..end), Blank::Skip) else {
            continue;
        };
        // A picture is not what was written.
        if std::str::from_utf8(&unpacked.bytes).is_err() || unpacked.bytes.is_empty() {
            continue;
        }
        decoded.copy(place.span.start + from, text.cut(from..start));
        for (index, byte) in unpacked.bytes.iter().enumerate() {
            let span = unpacked.map.lift(Span::new(index, index + 1));
            decoded.put(&[*byte], span.shifted(place.span.start + start));
        }
        decoded.put(b"\n", Span::empty(place.span.start + end));
        from = end;
    }
    if from == 0 {
        return None;
    }
    decoded.copy(place.span.start + from, text.after(from));
    let source = decoded.into_source(sources, place.source, None);
    Some(sources.whole(source))
}

/// The text with the signs that a chat or a word processor changed as they were typed. A body that keeps its line ends
/// is what was sent.
fn plain(sources: &mut Sources, place: Place) -> Option<Place> {
    let text = sources.slice(place);
    if text.len() > CHAT || text.has(b"\r\n--") {
        return None;
    }
    let shown = |folding: &Folding| shown(&folding.bytes) >= shown(text) + NAMES;
    let folding = fold(text).filter(shown).or_else(|| retyped::repair(text));
    if let Some(folding) = folding {
        let window = sources.window(place, None);
        let source = sources.derive(folding.bytes, window, folding.map, None);
        return Some(sources.whole(source));
    }
    single_spaced(sources, place)
}

/// How many names of a form's fields and parts show themselves.
fn shown(text: &[u8]) -> usize {
    const OF_PARTS: [&[u8]; 3] = [b"filename", b"Content-Disposition", b"form-data"];
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let words = text.split(|byte| !is_word(*byte) && byte.is_ascii());
    let names = words.filter(|word| name_weight(word) > 0 || OF_PARTS.contains(word));
    let heads = text.line_spans().filter(|line| {
        let line = text.cut(*line).trim_ascii_start();
        line.starts_with(b"Content-Disposition: form-data; name=\"")
    });
    names.count() + heads.count()
}

/// A body in which every second line is empty: whoever copied it doubled its line ends.
fn single_spaced(sources: &mut Sources, place: Place) -> Option<Place> {
    /// Shorter texts may be so.
    const LINES: usize = 12;
    let text = sources.slice(place);
    let lines: Vec<Span> = text.line_spans().collect();
    let doubled =
        (lines.iter().skip(1).step_by(2)).all(|line| text.cut(*line).trim_ascii().is_empty());
    if lines.len() < LINES || !doubled || !text.has(b"Content-Disposition") {
        return None;
    }
    let mut decoded = Decoded::default();
    for line in lines.iter().step_by(2) {
        let end = text.next_line(line.end);
        decoded.copy(place.span.start + line.start, text.cut(line.start..end));
    }
    let source = decoded.into_source(sources, place.source, None);
    Some(sources.whole(source))
}
