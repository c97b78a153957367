//! One reading of a paste: it is cut into parts (an answer, a policy, a form, a request, keys), each read by its
//! own reader as if it had been given alone. Fences, headings, quoting and prose stand between parts and belong
//! to none; what nobody reads is kept as left over, never taken for something. This room settles which reader has
//! which bytes, in one place; it must not know what a reader finds in them.

mod fences;
mod gutter;
mod history;
mod readers;
mod starts;

use super::base64::{Blank, unpack};
use super::decode::{Decoded, Spelling, invisible, spelt, trimmed, utf16};
use super::policy;
use super::request::{self, RequestReader as Reader, Taken};
use super::{Form, PASTE_LIMIT, Reading, Slot, Unread};
use crate::cos::answers::is_code;
use crate::text::{Bytes, Label, Place, Shared, Sources, Span, hex};
use std::collections::HashSet;
use zeroize::Zeroizing;

use readers::{ERROR, FORM, KEYS, POLICY};
use starts::{Grammar, Start, Starts, bodies};

/// A text shorter than this beside what was read holds nothing.
const REST_LIMIT: usize = 8;

/// So many parts of one paste are read; what stands behind them is left over.
const PART_LIMIT: usize = 256;

/// So many heads of requests are searched for other parts.
const HEAD_LIMIT: usize = 16;

/// Something in a paste that nobody reads.
#[derive(Clone, Debug)]
pub struct Left {
    /// The paste's file name, as given on the command line.
    pub file: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A paste that was cut: what its parts hold, and where it holds something that nobody reads.
pub(super) struct Cut {
    pub readings: Vec<Reading>,
    pub left: Vec<Left>,
}

/// Reads a paste. See [`super::Evidence::add`].
///
/// # Errors
/// When nothing was given or no reader knows anything in it.
pub(super) fn read(
    sources: &mut Sources,
    bytes: &[u8],
    hint: Option<Slot>,
    file: Option<&str>,
) -> Result<Cut, Unread> {
    if bytes.trim_ascii().is_empty() || bytes == b"\xEF\xBB\xBF" {
        return Err(Unread::Empty);
    }
    let paste = Paste {
        bytes,
        shared: Shared::from(bytes.to_vec()),
        hint,
        is_file: file.is_some(),
    };
    let cut = sources.attempt(|sources| {
        if is_dust(bytes) {
            return whole(sources, &paste, None);
        }
        let bare = undressed(sources, &paste);
        let cut = sources.attempt(|sources| several(sources, &paste, bare));
        cut.or_else(|| whole(sources, &paste, bare))
    });
    let mut cut = cut.ok_or_else(|| unread(&paste))?;
    cut.readings
        .extend(request::in_words(sources, &cut.readings));
    for reading in &mut cut.readings {
        request::drop_preflight(sources, reading);
        reading.hint = hint;
        reading.file = file.map(str::to_owned);
        let form = reading.holds.form.as_mut();
        if let Some(form) = form.filter(|form| reading.reader == "lines" && !form.has_file()) {
            unproved(sources, form, hint);
        }
    }
    for left in &mut cut.left {
        left.file = file.map(str::to_owned);
    }
    Ok(cut)
}

/// A text of so many bytes is dust where a line of it has fewer than these: nobody leads or fences such lines, and no
/// part begins on one. Each way to cut it would go over a million of them.
const DUST: (usize, usize) = (512 * 1024, 6);

fn is_dust(text: &[u8]) -> bool {
    let (size, short) = DUST;
    text.len() > size && memchr::memchr_iter(b'\n', text).count() * short > text.len()
}

/// Lines that nobody called the form, and that lack its file, may be some of its fields; they prove no second one.
fn unproved(sources: &Sources, form: &mut Form, hint: Option<Slot>) {
    if hint == Some(Slot::Form) {
        return;
    }
    form.complete = false;
    let mut seen = HashSet::new();
    (form.fields).retain(|field| seen.insert(sources.text(field.name.place).to_lowercase()));
}

/// What was given.
struct Paste<'a> {
    bytes: &'a [u8],
    shared: Shared,
    hint: Option<Slot>,
    is_file: bool,
}

/// Why nobody knows anything in it.
fn unread(paste: &Paste<'_>) -> Unread {
    if paste.bytes.len() > PASTE_LIMIT {
        return Unread::TooLarge;
    }
    let mut tried = Vec::new();
    for (reader, _) in readers::order(paste.bytes, paste.hint) {
        if !tried.contains(&reader.name) {
            tried.push(reader.name);
        }
    }
    Unread::Unrecognised { tried }
}

/// Adds the paste; its place leaves out a byte order mark.
fn root(sources: &mut Sources, paste: &Paste<'_>, label: Label) -> Place {
    if paste.bytes.len() <= PASTE_LIMIT
        && let Some(source) = utf16(paste.bytes, label, sources)
    {
        return sources.whole(source);
    }
    let source = sources.add(paste.shared.clone(), label);
    let mark = usize::from(paste.bytes.starts_with(b"\xEF\xBB\xBF")) * 3;
    Place::new(source, mark..paste.bytes.len())
}

/// The paste without what stands in front of its lines and around its parts; `None` where there is nothing of it.
fn undressed(sources: &mut Sources, paste: &Paste<'_>) -> Option<Place> {
    if paste.bytes.len() > PASTE_LIMIT {
        return None;
    }
    // OkHttp's and Feign's logs lead some of the lines only.
    let partial = paste.bytes.has(b"--> POST http");
    sources.attempt(|sources| {
        let place = root(sources, paste, Label::plain("paste"));
        let mut spelling = mailed(sources, place);
        for (is_so, undo) in [
            (is_mail as fn(&[u8]) -> bool, Spelling::Mail),
            (|text| text.has(b"\x1b["), Spelling::Colours),
            (is_broken, Spelling::Invisible),
        ] {
            let place = spelling.unwrap_or(place);
            if is_so(sources.slice(place)) {
                spelling = Some(spelt(sources, place, undo).place);
            }
        }
        let place = spelling.unwrap_or(place);
        let bare = gutter::bare(sources, place, partial);
        let apart = (!partial).then(|| fences::apart(sources, bare.unwrap_or(place)));
        apart.flatten().or(bare).or(spelling)
    })
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
    wraps && text.has(b"=3D") && (said() || all())
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

/// Whether characters of no width break long words of a text, as no value has them: several stand inside base64.
fn is_broken(text: &[u8]) -> bool {
    const SEVERAL: usize = 3;
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let inside = memchr::memchr2_iter(0xE2, 0xEF, text).filter(|at| {
        let width = invisible(text.after(*at));
        let letters = |from: usize| {
            text.get(from..from + 8)
                .is_some_and(|near| near.iter().all(|byte| letter(Some(byte))))
        };
        width > 0 && letters(at + width) && at.checked_sub(8).is_some_and(letters)
    });
    inside.take(SEVERAL).count() == SEVERAL
}

/// A part of a text as a source of its own. A body and a policy count from their own beginning, whatever they stand in.
fn part_of(sources: &mut Sources, place: Place, label: Label) -> Place {
    let part = match label.source {
        "body" | "policy" => sources.window(place, Some(label)),
        _ => sources.cut(place, label),
    };
    sources.whole(part)
}

/// Reads a paste that is one part with little around it: every reader tries, the hinted one first.
fn whole(sources: &mut Sources, paste: &Paste<'_>, bare: Option<Place>) -> Option<Cut> {
    let mut foreign = false;
    for (reader, forced) in readers::order(paste.bytes, paste.hint) {
        // The body of a request that is none of COS.
        if foreign && reader.name == "multipart" {
            continue;
        }
        let found = sources.attempt(|sources| {
            let label = (reader.label)(paste.bytes);
            let place = match bare {
                Some(bare) => part_of(sources, bare, label),
                None => root(sources, paste, label),
            };
            let taken = (reader.read)(sources, place, forced)?;
            if paste.bytes.len() <= PASTE_LIMIT && taken.reading.shows_upload() {
                let bodies = bodies(sources.slice(place));
                let start = taken.used.start.checked_sub(place.span.start)?;
                if body_around(&bodies, start).is_some() {
                    return None;
                }
            }
            // A SecretId alone is a field of a form too.
            let id_alone = reader.name == "keys" && !forced && !taken.reading.holds_secret();
            if id_alone && (FORM.read)(sources, place, false).is_some() {
                return None;
            }
            let asked = paste.hint == Some(Slot::Request);
            let other = !asked && request::is_foreign(sources, &taken.reading);
            foreign |= other;
            (!other).then_some((taken, place))
        });
        let Some((Taken { mut reading, used }, place)) = found else {
            continue;
        };
        if paste.is_file {
            request::exact(sources, &mut reading);
        }
        let mut cutter = Cutter::new(sources, place);
        cutter.take(used, reading);
        if paste.bytes.len() <= PASTE_LIMIT {
            cutter.read_gaps();
        }
        return Some(cutter.finish());
    }
    None
}

/// The multipart body that a byte stands in, behind its beginning: what is in its parts is what was sent, a file that
/// holds commands or forms of its own too.
fn body_around(bodies: &[Span], at: usize) -> Option<Span> {
    let next = bodies.partition_point(|body| body.start < at);
    let body = next.checked_sub(1).and_then(|last| bodies.get(last));
    body.copied().filter(|body| at < body.end)
}

/// Cuts a paste that holds several things, or one among other text; `None` where it is one thing.
fn several(sources: &mut Sources, paste: &Paste<'_>, bare: Option<Place>) -> Option<Cut> {
    if paste.bytes.len() > PASTE_LIMIT {
        return None;
    }
    let place = bare.unwrap_or_else(|| root(sources, paste, Label::plain("paste")));
    let mut cutter = Cutter::new(sources, place);
    cutter.read_requests();
    cutter.read_starts(paste.is_file);
    if cutter.parts.is_empty() {
        return None;
    }
    let beside = cutter.beside();
    cutter.read_gaps();
    if (cutter.parts.iter()).all(|part| part.reading.reads_answer_only()) {
        return None;
    }
    let (Some(beside), [part]) = (beside, cutter.parts.as_slice()) else {
        return Some(cutter.finish());
    };
    // A line of a log is altered by the log; and a policy that somebody calls so has no name in front (`policy: eyJ…`).
    let is_line = memchr::memchr2(b'\n', b'\r', paste.bytes.trim_ascii()).is_none();
    let policy = part.reading.holds.policy.as_ref();
    let coded = policy.is_some_and(|policy| policy.encoded.is_some());
    let named = paste.hint == Some(Slot::Policy) && coded;
    let one = beside < REST_LIMIT || is_line || paste.hint.is_some();
    let whole = if named { beside == 0 } else { one };
    (!whole).then(|| cutter.finish())
}

/// One part.
struct Part {
    span: Span,
    reading: Reading,
}

/// A text being cut.
struct Cutter<'a> {
    sources: &'a mut Sources,
    /// The text, all of it.
    place: Place,
    parts: Vec<Part>,
    /// The lines that no part reaches over.
    fences: Vec<Span>,
    left: Vec<Span>,
    /// What a reader went over behind its last value: other parts may stand there.
    tails: Vec<Span>,
    /// Heads of requests that were searched for other parts.
    heads: usize,
    /// So many bytes more are handed to readers; what is behind them is left over.
    work: usize,
}

/// Readers are handed so many times the bytes of a text before it is no more than a pile of parts.
const WORK: usize = 32;

/// A text is no shorter for that, and a try costs no less than so many bytes.
const WORK_LEAST: (usize, usize) = (1024 * 1024, 256);

impl<'a> Cutter<'a> {
    fn new(sources: &'a mut Sources, place: Place) -> Self {
        let mut fences = Vec::new();
        if place.span.len() <= PASTE_LIMIT {
            let lines = fences::lines(sources.slice(place)).into_iter();
            fences.extend(lines.map(|line| line.shifted(place.span.start)));
        }
        Self {
            fences,
            work: WORK * place.span.len().max(WORK_LEAST.0),
            sources,
            place,
            parts: Vec::new(),
            left: Vec::new(),
            tails: Vec::new(),
            heads: 0,
        }
    }

    fn take(&mut self, span: Span, reading: Reading) {
        self.parts.push(Part { span, reading });
    }

    /// Takes a request, of which many a reader goes on to the end of the text: behind its last value others may read.
    fn claim(&mut self, used: Span, reading: Reading) -> usize {
        let several = (reading.notes.iter()).any(|note| note.id == "requests-several");
        let last = readers::last_value(self.sources, &reading, self.place_of(used));
        let text = self.sources.bytes(self.place.source);
        let end = text.line_end(last).min(used.end);
        let bracket = matches!(text.get(used.start), Some(b'{' | b'[' | b'<'));
        if several || bracket || used.end - end < REST_LIMIT {
            self.take(used, reading);
            return used.end;
        }
        self.tails.push(Span::new(end, used.end));
        self.take(Span::new(used.start, end), reading);
        end
    }

    /// What stands behind the last value of a request, up to the next part, is its own.
    fn settle(&mut self) {
        for tail in std::mem::take(&mut self.tails) {
            let starts = self.parts.iter().map(|part| part.span.start);
            let inside = starts.filter(|start| (tail.start..tail.end).contains(start));
            let end = inside.min().unwrap_or(tail.end);
            (self.left).retain(|left| left.start < tail.start || left.end > end);
        }
    }

    /// How many bytes stand beside the only part; torn-off marks alone may belong to it.
    fn beside(&self) -> Option<usize> {
        let [part] = self.parts.as_slice() else {
            return None;
        };
        let text = self.sources.bytes(self.place.source);
        let before = text.cut(self.place.span.start..part.span.start);
        let around = [before, text.cut(part.span.end..self.place.span.end)].concat();
        let torn = |byte: &u8| b"]}),;".contains(byte) || byte.is_ascii_whitespace();
        let torn = around.iter().all(torn);
        Some(if torn { 0 } else { around.len() })
    }

    /// The ranges between parts and fences.
    fn gaps(&mut self) -> Vec<Span> {
        self.parts.sort_by_key(|part| part.span.start);
        let parts = self.parts.iter().map(|part| part.span);
        let mut taken: Vec<Span> = parts.chain(self.fences.iter().copied()).collect();
        taken.sort_unstable_by_key(|span| span.start);
        let mut gaps = Vec::new();
        let mut at = self.place.span.start;
        for span in taken {
            gaps.push(Span::new(at, span.start.max(at)));
            at = at.max(span.end);
        }
        gaps.push(Span::new(at, self.place.span.end.max(at)));
        gaps.retain(|gap| !gap.is_empty());
        gaps
    }

    /// Has a range read as a source of its own; the reading and its range in this text.
    fn try_reader(&mut self, reader: &Reader, span: Span) -> Option<(Reading, Span)> {
        self.work = self.work.checked_sub(span.len() + WORK_LEAST.1)?;
        let source = self.place.source;
        let label = (reader.label)(self.sources.slice(Place::new(source, span)));
        self.sources.attempt(|sources| {
            let place = part_of(sources, Place::new(source, span), label);
            let Taken { reading, used } = (reader.read)(sources, place, false)?;
            let used = used.shifted(span.start);
            let end = used.end.min(span.end);
            Some((reading, Span::new(used.start.clamp(span.start, end), end)))
        })
    }

    /// Requests know themselves by their syntax wherever they stand in a text, but for what a body holds: the content
    /// of a file is nobody's request.
    fn read_requests(&mut self) {
        let bodies = bodies(self.sources.slice(self.place)).into_iter();
        let bodies: Vec<Span> = bodies
            .map(|body| body.shifted(self.place.span.start))
            .collect();
        for reader in readers::requests() {
            let mut gaps = self.gaps();
            while let Some(gap) = gaps.pop() {
                let found = self.try_reader(reader, gap);
                let own = |(reading, _): &(Reading, Span)| {
                    reading.shows_upload() && !request::is_foreign(self.sources, reading)
                };
                let Some((reading, used)) = found.filter(own) else {
                    continue;
                };
                match body_around(&bodies, used.start) {
                    Some(body) => {
                        let around = [(gap.start, body.start), (body.end, gap.end)];
                        let around = around.into_iter().filter(|(start, end)| start < end);
                        gaps.extend(around.map(|(start, end)| Span::new(start, end)));
                    }
                    None => _ = self.claim(used, reading),
                }
            }
        }
    }

    /// Parts that begin with a mark: a delimiter, a tag, a bracket, base64 of a brace.
    fn read_starts(&mut self, is_file: bool) {
        for gap in self.gaps() {
            let text = Zeroizing::new(self.sources.slice(self.place_of(gap)).to_vec());
            let mut starts = Starts::new(&text);
            while let Some(start) = starts.next() {
                if self.parts.len() >= PART_LIMIT {
                    return;
                }
                let span = start.span.shifted(gap.start);
                let found = self.read_start(&start, span);
                let found = found.map(|found| self.without_inner(&start, found, gap, &text));
                let Some((mut reading, used)) = found else {
                    starts.pass(start);
                    continue;
                };
                if request::is_foreign(self.sources, &reading) {
                    self.left.push(used);
                    starts.behind(used.end - gap.start);
                    continue;
                }
                let exact = memchr::memchr(b'\r', &text).is_some();
                if is_file && exact {
                    request::exact(self.sources, &mut reading);
                }
                let end = self.claim(used, reading);
                starts.behind(end - gap.start);
            }
        }
    }

    fn read_start(&mut self, start: &Start, span: Span) -> Option<(Reading, Span)> {
        let readers: &[&str] = match start.grammar {
            Grammar::Body => &["multipart"],
            Grammar::Request => &["http"],
            Grammar::Answer => &["answer"],
            Grammar::Value => &["har", "answer", "policy", "form", "keys"],
            Grammar::Coded => &["policy"],
            Grammar::Pairs => &["form"],
        };
        let mut readers = readers.iter().filter_map(|name| readers::called(name));
        let (mut reading, used) = readers.find_map(|reader| self.try_reader(reader, span))?;
        if start.assigned {
            policy::only_sent(self.sources, &mut reading);
        }
        Some((reading, if start.is_open() { used } else { span }))
    }

    /// A request of which only the head is here ends where another part begins: lines of a log below it look like
    /// headers (`form: {…}`).
    fn without_inner(
        &mut self,
        start: &Start,
        found: (Reading, Span),
        gap: Span,
        text: &[u8],
    ) -> (Reading, Span) {
        let holds = &found.0.holds;
        let whole = holds.form.is_some() || holds.answer.is_some();
        if start.grammar != Grammar::Request || whole || self.heads >= HEAD_LIMIT {
            return found;
        }
        self.heads += 1;
        let mut inner = Starts::new(text.before(start.span.end));
        inner.behind(text.line_end(start.span.start));
        while let Some(next) = inner.next() {
            let is_part = self
                .read_start(&next, next.span.shifted(gap.start))
                .is_some();
            if !is_part {
                inner.pass(next);
                continue;
            }
            let above = text.before(text.line_start(next.span.start).saturating_sub(1));
            let end = fences::without_heading(above).max(start.span.start);
            let head = Span::new(start.span.start, end).shifted(gap.start);
            return self.read_start(start, head).unwrap_or(found);
        }
        found
    }

    /// What stands between parts may be read loosely.
    fn read_gaps(&mut self) {
        for gap in self.gaps() {
            let text = self.sources.slice(self.place_of(gap));
            let end = if gap.end < self.place.span.end {
                fences::without_heading(text)
            } else {
                text.len()
            };
            for piece in fences::pieces(text.before(end)) {
                self.read_loose(piece.shifted(gap.start));
            }
        }
        self.settle();
    }

    fn place_of(&self, span: Span) -> Place {
        Place::new(self.place.source, span)
    }

    fn read_loose(&mut self, span: Span) {
        let span = trimmed(self.sources, self.place_of(span)).span;
        if span.len() < REST_LIMIT {
            return;
        }
        let mut readers = [&ERROR, &POLICY, &FORM, &KEYS].into_iter();
        let found = if self.parts.len() < PART_LIMIT {
            readers.find_map(|reader| self.try_reader(reader, span))
        } else {
            None
        };
        let found = found.or_else(|| self.read_sentence(span));
        let Some((reading, used)) = found else {
            self.left.push(span);
            return;
        };
        let has_form = reading.holds.form.is_some();
        self.take(used, reading);
        if has_form && readers::mentions_secret(self.sources.slice(self.place_of(used))) {
            let keys = self.try_reader(&KEYS, used);
            if let Some((keys, _)) = keys.filter(|(keys, _)| keys.holds_secret()) {
                self.take(used, keys);
            }
        }
        self.read_loose(Span::new(span.start, used.start.max(span.start)));
        self.read_loose(Span::new(used.end.min(span.end), span.end));
    }

    /// A line beside other parts that begins with a code of COS and goes on with its message.
    fn read_sentence(&mut self, span: Span) -> Option<(Reading, Span)> {
        if self.parts.is_empty() {
            return None;
        }
        let text = self.sources.slice(self.place_of(span));
        let said = text.line_spans().find(|line| {
            let line = text.cut(*line);
            let word = line.run(|byte| byte.is_ascii_alphanumeric());
            let code = std::str::from_utf8(line.before(word));
            code.is_ok_and(is_code) && line.get(word) == Some(&b':')
        });
        let said = trimmed(self.sources, self.place_of(said?.shifted(span.start)));
        self.try_reader(&ERROR, said.span)
    }

    fn finish(mut self) -> Cut {
        self.parts.sort_by_key(|part| part.span.start);
        let parts = std::mem::take(&mut self.parts);
        let signed = history::signed(self.sources, parts.iter().map(|part| &part.reading));
        let mut readings: Vec<Reading> = Vec::new();
        for mut part in parts {
            part.reading.part = Some(self.place_of(part.span));
            history::add(self.sources, signed, &mut readings, part.reading);
        }
        request::only_upload(self.sources, &mut readings);
        self.left.sort();
        let places = self.left.iter().map(|span| self.place_of(*span));
        let places = places.filter(|place| !fences::is_heading(self.sources.slice(*place)));
        let left = places.map(|place| Left { file: None, place }).collect();
        Cut { readings, left }
    }
}

/// The range of `within`'s source that a place was decoded from.
fn outermost_span(sources: &Sources, place: Place, within: Place) -> Span {
    let lifted = sources.lift_to(place, within.source);
    lifted.map_or(within.span, |at| at.span)
}
