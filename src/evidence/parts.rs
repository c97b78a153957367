//! One reading of a paste: it is cut into parts (an answer, a policy, a form, a request, keys), each read by its
//! own reader as if it had been given alone. Fences, headings, quoting and prose stand between parts and belong
//! to none; what nobody reads is kept as left over, never taken for something. Readers claim ranges; which claim to the
//! same bytes holds is settled by evidence in `claim`. It must not know what a reader finds in them.

mod claim;
mod dressing;
mod fences;
mod gutter;
mod history;
mod readers;
mod starts;
#[cfg(test)]
mod tests;

use super::decode::{trimmed, utf16};
use super::policy;
use super::request::{self, RequestReader as Reader, Taken};
use super::{Form, PASTE_LIMIT, Reading, Slot, Unread};
use crate::cos::answers::is_code;
use crate::text::{Bytes, Label, Place, Shared, Sources, Span};
use std::collections::HashSet;
use zeroize::Zeroizing;

use readers::{ERROR, KEYS};
use starts::{Grammar, Start, Starts, bodies};

use claim::Claim;
use dressing::Bare;

pub use claim::{Certainty, Kind, Met, Part};

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
        readers: readers::all(),
    };
    let mut cut = cut(sources, &paste).ok_or_else(|| unread(&paste))?;
    for left in &mut cut.left {
        left.file = file.map(str::to_owned);
    }
    for reading in &mut cut.readings {
        reading.file = file.map(str::to_owned);
    }
    Ok(cut)
}

/// Cuts what was given.
fn cut(sources: &mut Sources, paste: &Paste<'_>) -> Option<Cut> {
    let mut cut = sources.attempt(|sources| {
        if is_dust(paste.bytes) {
            return whole(sources, paste, None);
        }
        let Bare { place, retyped } = dressing::undressed(sources, paste);
        let cut = sources.attempt(|sources| several(sources, paste, place));
        let mut cut = cut.or_else(|| whole(sources, paste, place))?;
        if retyped {
            cut.readings.iter_mut().for_each(Reading::may_be_misspelt);
        }
        Some(cut)
    })?;
    cut.readings
        .extend(request::in_words(sources, &cut.readings));
    for reading in &mut cut.readings {
        request::drop_preflight(sources, reading);
        reading.hint = paste.hint;
        let form = reading.holds.form.as_mut();
        if let Some(form) = form.filter(|form| reading.reader == "lines" && !form.has_file()) {
            unproved(sources, form, paste.hint);
        }
    }
    Some(cut)
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
    /// Who reads it; in which order makes no difference.
    readers: Vec<&'static Reader>,
}

/// Why nobody knows anything in it.
fn unread(paste: &Paste<'_>) -> Unread {
    if paste.bytes.len() > PASTE_LIMIT {
        return Unread::TooLarge;
    }
    let tried = paste.readers.iter().map(|reader| reader.name).collect();
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

/// A part of a text as a source of its own. A body and a policy count from their own beginning, whatever they stand in.
fn part_of(sources: &mut Sources, place: Place, label: Label) -> Place {
    let part = match label.source {
        "body" | "policy" => sources.window(place, Some(label)),
        _ => sources.cut(place, label),
    };
    sources.whole(part)
}

/// Reads a paste that is one part with little around it: every reader claims all of it, what the user says it is for
/// what else it could be, and by force where nobody does.
fn whole(sources: &mut Sources, paste: &Paste<'_>, bare: Option<Place>) -> Option<Cut> {
    let asks = readers::asks(&paste.readers, paste.bytes, paste.hint);
    let mut best: Option<(Claim, Place, Sources)> = None;
    let mut foreign = false;
    for (reader, forced) in asks {
        // The body of a request that is none of COS; and what is read by force where somebody reads it.
        let last = forced == Some(Certainty::Asked) && best.is_some();
        if last || foreign && reader.name == "multipart" {
            continue;
        }
        let mut trial = sources.clone();
        let Some((claim, place)) = claimed(&mut trial, paste, bare, (reader, forced)) else {
            continue;
        };
        if paste.hint != Some(Slot::Request) && request::is_foreign(&trial, &claim.reading) {
            foreign = true;
            continue;
        }
        // What somebody calls the form, and is one from beginning to end, is asked of nobody else.
        let named = best.is_none() && readers::is_hinted(reader, paste.hint);
        let all = trimmed(&trial, place).span;
        let all = claim.span.start <= all.start && all.end <= claim.span.end;
        if named && all && claim.certainty == Certainty::Grammar {
            best = Some((claim, place, trial));
            break;
        }
        let more = |(known, whole, theirs): &(Claim, Place, Sources)| {
            claim.is_above(known, (theirs, *whole))
                || !known.is_above(&claim, (&trial, place)) && claim.outweighs(known)
        };
        if best.as_ref().is_none_or(more) {
            best = Some((claim, place, trial));
        }
        if paste.bytes.len() > PASTE_LIMIT {
            break;
        }
    }
    let (mut claim, place, trial) = best?;
    *sources = trial;
    if paste.is_file {
        request::exact(sources, &mut claim.reading);
    }
    let mut cutter = Cutter::new(sources, place, &paste.readers);
    cutter.take(claim);
    if paste.bytes.len() <= PASTE_LIMIT {
        cutter.read_gaps();
    }
    Some(cutter.finish())
}

/// What a reader claims of a whole paste, and the place of that.
fn claimed(
    sources: &mut Sources,
    paste: &Paste<'_>,
    bare: Option<Place>,
    (reader, forced): readers::Ask,
) -> Option<(Claim, Place)> {
    let label = (reader.label)(paste.bytes);
    let place = match bare {
        Some(bare) => part_of(sources, bare, label),
        None => root(sources, paste, label),
    };
    let Taken { reading, used } = (reader.read)(sources, place, forced.is_some())?;
    if paste.bytes.len() <= PASTE_LIMIT && reading.shows_upload() {
        let bodies = bodies(sources.slice(place));
        let start = used.start.checked_sub(place.span.start)?;
        if body_around(&bodies, start).is_some() {
            return None;
        }
    }
    let mut claim = Claim::new(sources, reading, used);
    claim.certainty = forced.unwrap_or(claim.certainty);
    Some((claim, place))
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
    let mut cutter = Cutter::new(sources, place, &paste.readers);
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

/// A text being cut.
struct Cutter<'a> {
    sources: &'a mut Sources,
    /// The text, all of it.
    place: Place,
    readers: &'a [&'static Reader],
    parts: Vec<Claim>,
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
    fn new(sources: &'a mut Sources, place: Place, readers: &'a [&'static Reader]) -> Self {
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
            readers,
            parts: Vec::new(),
            left: Vec::new(),
            tails: Vec::new(),
            heads: 0,
        }
    }

    /// Takes a part; fields in a list may have keys among them.
    fn take(&mut self, part: Claim) {
        // What a file in a body holds is content.
        let printed = matches!(part.reading.reader, "lines" | "rows" | "dump");
        let listed = printed && part.reading.holds.form.is_some();
        let span = part.span;
        self.parts.push(part);
        if listed && readers::mentions_secret(self.sources.slice(self.place_of(span))) {
            let keys = self.propose(&KEYS, span);
            self.parts
                .extend(keys.filter(|keys| keys.reading.holds_secret()));
        }
    }

    /// Takes a request, of which many a reader goes on to the end of the text: behind its last value others may read.
    fn claim(&mut self, mut part: Claim) -> usize {
        let (used, reading) = (part.span, &part.reading);
        let several = (reading.notes.iter()).any(|note| note.id == "requests-several");
        let last = readers::last_value(self.sources, reading, self.place_of(used));
        let text = self.sources.bytes(self.place.source);
        let end = text.line_end(last).min(used.end);
        let bracket = matches!(text.get(used.start), Some(b'{' | b'[' | b'<'));
        if several || bracket || used.end - end < REST_LIMIT {
            self.take(part);
            return used.end;
        }
        self.tails.push(Span::new(end, used.end));
        part.span.end = end;
        self.take(part);
        end
    }

    /// What stands behind the last value of a request, up to the next part, is its own.
    fn keep_tails(&mut self) {
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

    /// What a reader claims of a range, which it reads as a source of its own.
    fn propose(&mut self, reader: &Reader, span: Span) -> Option<Claim> {
        self.work = self.work.checked_sub(span.len() + WORK_LEAST.1)?;
        let source = self.place.source;
        let label = (reader.label)(self.sources.slice(Place::new(source, span)));
        self.sources.attempt(|sources| {
            let place = part_of(sources, Place::new(source, span), label);
            let Taken { reading, used } = (reader.read)(sources, place, false)?;
            let used = used.shifted(span.start);
            let end = used.end.min(span.end);
            let used = Span::new(used.start.clamp(span.start, end), end);
            Some(Claim::new(sources, reading, used))
        })
    }

    /// The claims of some readers to a range, settled.
    fn settled(&mut self, among: fn(&Reader) -> bool, span: Span) -> Vec<Claim> {
        let readers = self.readers.iter().filter(|reader| among(reader));
        let claims = readers.filter_map(|reader| self.propose(reader, span));
        claim::settle(claims.collect())
    }

    /// Requests know themselves by their syntax wherever they stand in a text, but for what a body holds: the content
    /// of a file is nobody's request.
    fn read_requests(&mut self) {
        let bodies = bodies(self.sources.slice(self.place)).into_iter();
        let bodies: Vec<Span> = bodies
            .map(|body| body.shifted(self.place.span.start))
            .collect();
        loop {
            let mut claims = Vec::new();
            for gap in self.gaps() {
                for reader in self.readers {
                    if readers::finds_itself(reader) {
                        self.propose_around(reader, gap, &bodies, &mut claims);
                    }
                }
            }
            let found = claims.len();
            let held = claim::settle(claims);
            // Who lost bytes may find something in those that are left.
            let done = held.len() == found;
            for part in held {
                self.claim(part);
            }
            if done || self.parts.len() >= PART_LIMIT {
                return;
            }
        }
    }

    /// What a reader of requests claims of a gap, outside bodies.
    fn propose_around(
        &mut self,
        reader: &Reader,
        gap: Span,
        bodies: &[Span],
        claims: &mut Vec<Claim>,
    ) {
        let own = |sources: &Sources, claim: &Claim| {
            claim.reading.shows_upload() && !request::is_foreign(sources, &claim.reading)
        };
        let found = self.propose(reader, gap);
        let Some(claim) = found.filter(|claim| own(self.sources, claim)) else {
            return;
        };
        let Some(body) = body_around(bodies, claim.span.start) else {
            claims.push(claim);
            return;
        };
        for (start, end) in [(gap.start, body.start), (body.end, gap.end)] {
            if start < end {
                self.propose_around(reader, Span::new(start, end), bodies, claims);
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
                let Some(mut part) = found else {
                    starts.pass(start);
                    continue;
                };
                if request::is_foreign(self.sources, &part.reading) {
                    self.left.push(part.span);
                    starts.behind(part.span.end - gap.start);
                    continue;
                }
                let exact = memchr::memchr(b'\r', &text).is_some();
                if is_file && exact {
                    request::exact(self.sources, &mut part.reading);
                }
                let end = self.claim(part);
                starts.behind(end - gap.start);
            }
        }
    }

    fn read_start(&mut self, start: &Start, span: Span) -> Option<Claim> {
        let among: fn(&Reader) -> bool = match start.grammar {
            Grammar::Body => |reader| reader.name == "multipart",
            Grammar::Request => |reader| reader.name == "http",
            Grammar::Answer => |reader| reader.name == "answer",
            Grammar::Value => {
                |reader| matches!(reader.name, "har" | "answer" | "policy" | "form" | "keys")
            }
            Grammar::Coded => |reader| reader.name == "policy",
            Grammar::Pairs => |reader| reader.name == "form",
        };
        let claims = self.readers.iter().filter(|reader| among(reader));
        let claims = claims.filter_map(|reader| self.propose(reader, span));
        // A bracket or a tag is one thing to its end.
        let whole = |mut claim: Claim| {
            claim.span = if start.is_open() { claim.span } else { span };
            claim
        };
        let mut part = claim::settle(claims.map(whole).collect())
            .into_iter()
            .next()?;
        if start.assigned {
            policy::only_sent(self.sources, &mut part.reading);
        }
        Some(part)
    }

    /// A request of which only the head is here ends where another part begins: lines of a log below it look like
    /// headers (`form: {…}`).
    fn without_inner(&mut self, start: &Start, found: Claim, gap: Span, text: &[u8]) -> Claim {
        let holds = &found.reading.holds;
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
        self.keep_tails();
    }

    fn place_of(&self, span: Span) -> Place {
        Place::new(self.place.source, span)
    }

    fn read_loose(&mut self, span: Span) {
        let span = trimmed(self.sources, self.place_of(span)).span;
        if span.len() < REST_LIMIT {
            return;
        }
        let mut found = if self.parts.len() < PART_LIMIT {
            self.settled(readers::is_loose, span)
        } else {
            Vec::new()
        };
        if found.is_empty() {
            found.extend(self.read_sentence(span));
        }
        if found.is_empty() {
            self.left.push(span);
            return;
        }
        let mut from = span.start;
        for part in found {
            let (start, end) = (part.span.start.max(from), part.span.end.min(span.end));
            self.take(part);
            self.read_loose(Span::new(from, start));
            from = end.max(from);
        }
        self.read_loose(Span::new(from, span.end));
    }

    /// A line beside other parts that begins with a code of COS and goes on with its message.
    fn read_sentence(&mut self, span: Span) -> Option<Claim> {
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
        self.propose(&ERROR, said.span)
    }

    fn finish(mut self) -> Cut {
        self.parts.sort_by_key(|part| part.span.start);
        let parts = std::mem::take(&mut self.parts);
        let signed = history::signed(self.sources, parts.iter().map(|part| &part.reading));
        let mut readings: Vec<Reading> = Vec::new();
        for mut part in parts {
            part.reading.part = Some(part.part(self.place_of(part.span)));
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
