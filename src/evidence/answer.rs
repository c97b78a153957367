//! Reads what COS answered out of whatever holds it: whole XML, a fragment, a bare or half-typed message,
//! HTML-escaped text, a log line, `curl -v` output, a JSON string, a browser's XML view, SDK and WeChat
//! error objects, text retyped from a chat. It reports elements with their places; what they mean is
//! `cos::answers`' business.

mod elements;
mod layers;
mod pairs;
mod part;
mod sentences;

use super::decode::{Decoded, spelt, undo};
use super::{Fidelity, Note, PASTE_LIMIT, Reading, Value, retyped};
use crate::cos::answers::{
    Documented, Marks, Meaning, Vendor, is_code, is_placeholder, is_vendor_code, marks, recognise,
    vendor_of_hosts,
};
use crate::cos::{DocumentedCase, codes, request_id};
use crate::text::slugs::slugs;
use crate::text::{Bytes, Place, SourceId, Sources, Span};
use elements::Elements;
use part::{Part, Slot};

/// An answer's elements, as far as they were there.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The text that was taken as the answer.
    pub place: Place,
    /// `Code`
    pub code: Option<Value>,
    /// `Message`, unescaped.
    pub message: Option<Value>,
    /// `Resource`
    pub resource: Option<Value>,
    /// `RequestId` or the header `x-cos-request-id`.
    pub request_id: Option<Value>,
    /// `ServerTime`
    pub server_time: Option<Value>,
    /// The response's `Date` header.
    pub date: Option<Value>,
    /// The status, where it was there.
    pub status: Option<(u16, Value)>,
    /// `StringToSign`, as header-signed answers carry it.
    pub string_to_sign: Option<Value>,
    /// `FormatString`: method, path, parameters and headers as COS read them.
    pub format_string: Option<Value>,
    /// What code and message mean.
    pub meaning: Meaning,
    /// What it is when it is not an answer of a storage service.
    pub wrapper: Option<Wrapper>,
    /// Whether letters may be wrong (full-width forms, typographic quotes were folded for reading).
    pub retyped: bool,
}

impl Answer {
    /// An answer that says nothing yet.
    pub(super) fn new(place: Place) -> Self {
        Self {
            place,
            code: None,
            message: None,
            resource: None,
            request_id: None,
            server_time: None,
            date: None,
            status: None,
            string_to_sign: None,
            format_string: None,
            meaning: Meaning::Unknown,
            wrapper: None,
            retyped: false,
        }
    }

    /// What stands for a slot, where it is one value.
    fn part(&mut self, slot: Slot) -> Option<&mut Option<Value>> {
        match slot {
            Slot::Code => Some(&mut self.code),
            Slot::Message => Some(&mut self.message),
            Slot::Resource => Some(&mut self.resource),
            Slot::RequestId => Some(&mut self.request_id),
            Slot::ServerTime => Some(&mut self.server_time),
            Slot::Date => Some(&mut self.date),
            Slot::StringToSign => Some(&mut self.string_to_sign),
            Slot::FormatString => Some(&mut self.format_string),
            Slot::Status | Slot::Error | Slot::Mark => None,
        }
    }
}

/// Texts that stand in for the answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wrapper {
    /// A client library's own sentence around a status (`Request failed with status code 403`).
    Status,
    /// The browser hid the answer, or there was none (`Failed to fetch`, `Network Error`, CORS).
    Hidden,
    /// The preflight was refused.
    PreflightRefused,
    /// The request never left the client, or did not arrive.
    ClientSide(Stopped),
    /// A gateway of the client's own refused it (a page of nginx or of a CDN): COS never saw it.
    Gateway,
    /// A success (status 200, 201, 204, 303 and no error).
    Success,
}

slugs! {
/// What kept a request from COS.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stopped {
    /// The list of hosts a mini program may call.
    DomainList = "domain-list",
    /// Name, connection or certificate.
    Network = "network",
    /// The client itself.
    Client = "client",
}
}

/// The notes this reader may make.
pub const NOTES: &[&str] = &[
    "answer-retyped",
    "answer-layer",
    "answer-several",
    "answer-cut",
];

/// Reads an answer. `None` when nothing in the text looks like one; with `forced` (the user said it is
/// the answer) any non-empty text becomes one, at worst with `Meaning::Unknown`.
pub fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let limited = place.part(0..PASTE_LIMIT);
    if sources.slice(limited).trim_ascii().is_empty() {
        return None;
    }
    let mut notes = Vec::new();
    let mut text = Layers::peel(sources, limited, forced, &mut notes);
    let mut found = Search::over(sources, text.source, forced);
    if !found.is_answer(forced) {
        return None;
    }
    if forced && found.is_empty() {
        found.take_whole(sources, text.source);
    }
    if found.several {
        notes.push(Note::new("answer-several"));
    }
    if found.cut {
        notes.push(Note::new("answer-cut"));
    }
    text.mark_quotes(sources, &found);
    let mut reading = Reading::new(place.source, text.reader(&found), text.fidelity(&found));
    reading.notes = notes;
    reading.missing = found.missing();
    reading.holds.answer = Some(found.finish(sources, place, text.retyped));
    Some(reading)
}

/// What was taken off the paste before it was read.
struct Layers {
    /// The innermost text.
    source: SourceId,
    /// The outermost layer.
    first: Option<&'static str>,
    /// Whether signs were folded.
    retyped: bool,
}

impl Layers {
    /// So many escapes around one another are taken off.
    const DEPTH: usize = 4;
    /// Longer texts are not chats: they are folded only if the user says they are the answer.
    const CHAT: usize = 64 * 1024;

    fn peel(sources: &mut Sources, place: Place, forced: bool, notes: &mut Vec<Note>) -> Self {
        let mut layers = Self {
            source: sources.window(place, None),
            first: None,
            retyped: false,
        };
        layers.fold(sources, forced, notes);
        for _ in 0..Self::DEPTH {
            let bytes = sources.bytes(layers.source);
            let Some((name, spelling)) = layers::outermost(bytes) else {
                break;
            };
            let mut bare = Decoded::default();
            undo(bytes, 0, spelling, &mut bare);
            layers.source = bare.into_source(sources, layers.source, None);
            layers.first.get_or_insert(name);
        }
        notes.extend((layers.first).map(|name| Note::new("answer-layer").arg("layer", name)));
        layers
    }

    /// Folds retyped text. An answer whose tags are intact was not typed, and its values stay as they are.
    fn fold(&mut self, sources: &mut Sources, forced: bool, notes: &mut Vec<Note>) {
        let bytes = sources.bytes(self.source);
        let intact = ["<Code>", "<Message>", "lt;Code", "\"Code\""]
            .iter()
            .any(|tag| memchr::memmem::find(bytes, tag.as_bytes()).is_some());
        if intact || (!forced && bytes.len() > Self::CHAT) {
            return;
        }
        let Some(folding) = retyped::fold(bytes) else {
            return;
        };
        let counts = folding.counts;
        self.source = sources.derive(folding.bytes, self.source, folding.map, None);
        self.retyped = true;
        let folded = [
            ("full-width", counts.full_width + counts.spaces),
            ("quotes", counts.quotes),
            ("hyphens", counts.hyphens),
        ];
        // Nothing is said of what did not occur.
        let told = folded.into_iter().filter(|(_, count)| *count > 0);
        let note = Note::new("answer-retyped");
        notes.push(told.fold(note, |note, (name, count)| {
            note.arg(name, count.to_string())
        }));
    }

    /// A typographic apostrophe inside intact tags was typed as well.
    fn mark_quotes(&mut self, sources: &Sources, found: &Search) {
        let typed = |value: Value| sources.text(value.place).contains(['\u{2018}', '\u{2019}']);
        self.retyped |= found.answer.message.is_some_and(typed);
    }

    fn fidelity(&self, found: &Search) -> Fidelity {
        match found.from {
            _ if self.retyped => Fidelity::Retyped,
            From::Xml | From::Headers if self.first.is_none() => Fidelity::Wire,
            From::Xml | From::Headers | From::Object | From::Sentence | From::Wrapper => {
                Fidelity::LogText
            }
            From::Whole => Fidelity::Retyped,
        }
    }

    fn reader(&self, found: &Search) -> &'static str {
        match (self.first, found.from) {
            (Some(name), _) => name,
            (None, From::Xml) => "xml",
            (None, From::Headers) => "http",
            (None, From::Object) => "sdk-error",
            (None, From::Sentence | From::Whole) => "message",
            (None, From::Wrapper) => "client-error",
        }
    }
}

/// What the answer was read from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum From {
    Xml,
    Headers,
    Object,
    Sentence,
    Wrapper,
    Whole,
}

/// An answer in the making; its parts stand in the innermost text or in texts derived from it.
struct Search {
    source: SourceId,
    from: From,
    answer: Answer,
    /// Names and values that tell the service.
    marks: Vec<(String, String)>,
    /// Another service whose domain stands beside it.
    vendor: Option<Vendor>,
    /// The bytes all of this was taken from.
    cover: Option<Span>,
    /// Whether code, message or headers are beyond doubt those of an answer.
    sure: bool,
    several: bool,
    cut: bool,
}

impl Search {
    fn over(sources: &mut Sources, source: SourceId, forced: bool) -> Self {
        let bytes = sources.bytes(source);
        let found = elements::elements(bytes);
        let pairs = pairs::pairs(bytes);
        let mut search = Self {
            source,
            from: From::Whole,
            answer: Answer::new(sources.whole(source)),
            marks: Vec::new(),
            vendor: None,
            cover: None,
            sure: false,
            several: false,
            cut: false,
        };
        search.take_elements(sources, &found, forced);
        search.take_pairs(sources, &pairs, forced);
        if search.answer.message.is_none() {
            search.take_sentence(sources);
        }
        search.take_vendor(sources, &pairs);
        let told = search.answer.message.is_some() && !search.is_about_size(sources);
        if search.answer.code.is_none() && !told {
            search.take_code_word(sources);
        }
        search.take_status(sources, &pairs);
        search.take_request_id(sources);
        if search.answer.code.is_none() && search.answer.message.is_none() {
            search.take_wrapper(sources, forced);
        }
        search
    }

    fn at(&self, span: Span) -> Value {
        Value {
            place: Place::new(self.source, span),
        }
    }

    fn widen(&mut self, span: Span) {
        self.cover = Some(self.cover.map_or(span, |cover| cover.cover(span)));
    }

    /// What was found is an answer's; what was read first tells what kind of text it is.
    fn settle(&mut self, from: From) {
        if !self.sure {
            self.from = from;
        }
        self.sure = true;
    }

    fn text<'a>(&self, sources: &'a Sources, span: Span) -> std::borrow::Cow<'a, str> {
        sources.text(Place::new(self.source, span))
    }

    fn take_elements(&mut self, sources: &mut Sources, found: &Elements, forced: bool) {
        let first = |slot: Slot| found.list.iter().find(|part| part.slot == slot);
        let text = |slot: Slot| Some(self.text(sources, first(slot)?.value));
        let (code, message) = (text(Slot::Code), text(Slot::Message));
        let own = |code: &str| is_code(code) || is_vendor_code(code);
        let known = code.as_deref().is_some_and(own)
            || recognise(None, message.as_deref()) != Meaning::Unknown;
        let told = code.is_some() && (found.rooted || message.is_some());
        if found.list.is_empty() || !(forced || known || told) {
            return;
        }
        self.settle(From::Xml);
        self.widen(found.span);
        for part in Slot::PARTS.iter().filter_map(|slot| first(*slot)) {
            // The documents print a placeholder.
            let text = self.text(sources, part.value);
            if !is_placeholder(&text) && text != "string" {
                self.put(sources, part.slot, part);
            }
        }
        for part in found.list.iter().take(Self::MARKS) {
            self.mark(sources, part);
        }
        let codes = found.list.iter().filter(|part| part.slot == Slot::Code);
        self.several = codes.count() > 1;
        self.cut = found.rooted && !self.text(sources, found.span).ends_with("</Error>");
    }

    fn mark(&mut self, sources: &Sources, part: &Part) {
        let name = self.text(sources, part.name).to_ascii_lowercase();
        let value = self.text(sources, part.value).into_owned();
        self.marks.push((name, value));
    }

    /// Puts a part into its slot, with its escapes undone, where nothing is there yet.
    fn put(&mut self, sources: &mut Sources, slot: Slot, part: &Part) {
        let at = self.at(part.value);
        let value = match part.spelling {
            Some(spelling) => spelt(sources, at.place, spelling),
            None => at,
        };
        let free = self.answer.part(slot).filter(|_| !part.value.is_empty());
        if let Some(free) = free {
            *free = free.or(Some(value));
        }
    }

    fn take_pairs(&mut self, sources: &mut Sources, pairs: &[Part], forced: bool) {
        let text = |pair: &Part| self.text(sources, pair.value);
        let means = |pair: &Part| recognise(None, Some(&text(pair)));
        let of = |slot: Slot| pairs.iter().filter(move |pair| pair.slot == slot);
        let code = of(Slot::Code).find(|pair| {
            let text = text(pair);
            is_code(&text) || is_vendor_code(&text) || (forced && pair.spelling.is_some())
        });
        let called = |pair: &Part| self.code_before(sources, pair.name.start);
        let message = of(Slot::Message)
            .find(|pair| text(pair).contains(' ') && means(pair) != Meaning::Unknown)
            .or_else(|| of(Slot::Message).find(|_| code.is_some()))
            .or_else(|| of(Slot::Message).find(|pair| called(pair).is_some()))
            .or_else(|| of(Slot::Error).find(|pair| means(pair) != Meaning::Unknown));
        let request_id = of(Slot::RequestId)
            .find(|pair| request_id::time(&text(pair)).is_some() || (forced && self.sure));
        let response = self.response_start(sources);
        let date =
            of(Slot::Date).find(|pair| response.is_some_and(|start| pair.value.start >= start));
        let answered = code.is_some() || message.is_some() || self.sure;
        let beside = |slot: Slot| of(slot).next().filter(|_| answered);
        let before = message.filter(|_| code.is_none());
        let before = before.and_then(called);
        let found = [
            (Slot::Code, code),
            (Slot::Message, message),
            (Slot::RequestId, request_id),
            (Slot::Date, date),
            (Slot::Resource, beside(Slot::Resource)),
            (Slot::ServerTime, beside(Slot::ServerTime)),
            (Slot::StringToSign, beside(Slot::StringToSign)),
            (Slot::FormatString, beside(Slot::FormatString)),
        ];
        if code.is_some() || message.is_some() {
            self.settle(From::Object);
        }
        for (slot, pair) in found {
            if let Some(pair) = pair {
                self.widen(pair.name.cover(pair.value));
                self.put(sources, slot, pair);
            }
        }
        if let Some(span) = before {
            self.answer.code = self.answer.code.or(Some(self.at(span)));
            self.widen(span);
        }
        for pair in pairs.iter().take(Self::MARKS) {
            if matches!(pair.slot, Slot::Mark | Slot::RequestId) {
                self.mark(sources, pair);
            }
        }
    }

    /// A code right in front of a message: `403 AccessDenied(Message: …`, `AccessDenied: …`.
    fn code_before(&self, sources: &Sources, message: usize) -> Option<Span> {
        let before = sources.bytes(self.source).get(..message)?;
        let signs = before
            .iter()
            .rev()
            .take_while(|byte| b" :-(,".contains(byte));
        let before = before.get(..message - signs.count())?;
        let letters = before.iter().rev().take(64);
        let letters = letters.take_while(|byte| byte.is_ascii_alphanumeric());
        let span = Span::new(before.len() - letters.count(), before.len());
        is_code(&self.text(sources, span)).then_some(span)
    }

    /// Where a response's head begins: at its status line, or anywhere if only COS's own header is there
    /// and no request.
    fn response_start(&self, sources: &Sources) -> Option<usize> {
        let bytes = sources.bytes(self.source);
        let find = |needle: &str| memchr::memmem::find(bytes, needle.as_bytes());
        let line = ["HTTP/1.1 ", "HTTP/1.0 ", "HTTP/2 ", "HTTP/3 "]
            .iter()
            .filter_map(|version| find(version).map(|at| (at, at + version.len())))
            .filter(|(_, end)| bytes.get(*end).is_some_and(u8::is_ascii_digit))
            .map(|(at, _)| at)
            .min();
        line.or_else(|| {
            let own = ["x-cos-request-id", "X-Cos-Request-Id", "tencent-cos"];
            let own = own.into_iter().find_map(find);
            own.filter(|_| find("POST /").is_none()).map(|_| 0)
        })
    }

    fn take_sentence(&mut self, sources: &Sources) {
        let known =
            |span: &Span| recognise(None, Some(&self.text(sources, *span))) != Meaning::Unknown;
        let bytes = sources.bytes(self.source);
        // Two words that any program's log may hold need something of COS beside them there.
        let of_cos = bytes.len() <= Self::SENTENCE || sentences::speaks_of_cos(bytes);
        let known = |span: &Span| {
            let text = self.text(sources, *span);
            let common = text.len() < 16 && text.to_ascii_lowercase().starts_with("access denied");
            (of_cos || !common) && known(span)
        };
        let spans = sentences::messages(bytes);
        let tool = || sentences::otherwise(sources.bytes(self.source));
        // Retyped with a slip in its first word.
        let short = bytes.len() <= Self::SENTENCE;
        let slipped = || {
            sentences::lines(bytes).filter(|_| short).find(|span| {
                let meaning = recognise(None, Some(&self.text(sources, *span)));
                span.len() >= 32 && matches!(meaning, Meaning::Documented(_))
            })
        };
        let thrown = || sentences::thrown(bytes).filter(|_| self.answer.code.is_some());
        let found = spans.into_iter().find(known).or_else(tool).or_else(slipped);
        let Some(span) = found.or_else(thrown) else {
            return;
        };
        let code = self.code_before(sources, span.start);
        if let Some(code) = code.filter(|_| self.answer.code.is_none()) {
            self.answer.code = Some(self.at(code));
            self.widen(code);
        }
        self.settle(From::Sentence);
        self.answer.message = Some(self.at(span));
        self.widen(span);
    }

    /// What stands beside the domain of another service is its message, whatever it says.
    fn take_vendor(&mut self, sources: &mut Sources, pairs: &[Part]) {
        let bytes = sources.bytes(self.source);
        if bytes.len() > Self::SENTENCE || memchr::memchr2(b'{', b'<', bytes).is_none() {
            return;
        }
        let own_status = || pairs::has_own_status(bytes).then_some(Vendor::Other);
        self.vendor = vendor_of_hosts(bytes).or_else(own_status);
        let answered = self.answer.code.is_some() || self.answer.message.is_some();
        if self.vendor.is_none() || answered {
            return;
        }
        let told = |pair: &&Part| matches!(pair.slot, Slot::Message | Slot::Error);
        if let Some(pair) = pairs.iter().find(told) {
            self.widen(pair.name.cover(pair.value));
            self.put(sources, Slot::Message, pair);
            (self.sure, self.from) = (true, From::Object);
        }
    }

    /// The template of conditions that `EntityTooLarge` and `EntityTooSmall` borrow: the code decides.
    fn is_about_size(&self, sources: &Sources) -> bool {
        let message = self.answer.message.map(|value| sources.text(value.place));
        message.is_some_and(|text| text.contains("content-length-range"))
    }

    /// A code in running text, as people write it who leave out the rest.
    fn take_code_word(&mut self, sources: &Sources) {
        let bytes = sources.bytes(self.source);
        if bytes.len() > Self::SENTENCE {
            return;
        }
        if let Some(span) = sentences::code(bytes) {
            self.settle(From::Sentence);
            self.answer.code = Some(self.at(span));
            self.widen(line_around(bytes, span));
        }
    }

    fn take_status(&mut self, sources: &Sources, pairs: &[Part]) {
        let bytes = sources.bytes(self.source);
        let member = pairs
            .iter()
            .filter(|pair| pair.slot == Slot::Status)
            .find_map(|pair| pairs::number_at(bytes, pair.value.start));
        let line = self
            .response_start(sources)
            .filter(|_| pairs::status_in_text(bytes).is_some());
        let beside = self.answer.code.and_then(|code| {
            // `403 AccessDenied(Message: …`, as the Go SDK prints it.
            let from = code.place.span.start.checked_sub(4)?;
            pairs::number_at(bytes, from).filter(|_| code.place.source == self.source)
        });
        let short = bytes.len() <= Self::SENTENCE;
        let console = || pairs::console_line(bytes).filter(|_| short);
        let found = pairs::status_in_text(bytes)
            .or(member)
            .or(beside)
            .or_else(|| console().map(|(_, status, span)| (status, span)));
        let Some((status, span)) = found else {
            return;
        };
        if let Some(start) = line {
            self.widen(Span::new(start, span.end));
            if !self.sure {
                self.from = From::Headers;
            }
        }
        self.answer.status = Some((status, self.at(span)));
    }

    /// A RequestId that stands alone or in a sentence: what it holds is proof enough.
    fn take_request_id(&mut self, sources: &Sources) {
        if self.answer.request_id.is_some() {
            return;
        }
        let bytes = sources.bytes(self.source);
        if bytes.len() > Layers::CHAT {
            return;
        }
        let letter = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=*".contains(byte);
        let mut at = 0;
        for word in bytes.split(|byte| !letter(byte)) {
            let span = Span::new(at, at + word.len());
            at = span.end + 1;
            let shaped = (24..=80).contains(&span.len()) && word.starts_with(b"N");
            if shaped && request_id::time(&self.text(sources, span)).is_some() {
                self.answer.request_id = Some(self.at(span));
                if !self.sure {
                    self.from = From::Headers;
                }
                self.widen(span);
                return;
            }
        }
    }

    /// An answer has a dozen elements and headers; more are noise.
    const MARKS: usize = 256;
    /// Longer texts are no client's error message.
    const SENTENCE: usize = 4096;

    fn take_wrapper(&mut self, sources: &Sources, forced: bool) {
        let bytes = sources.bytes(self.source);
        let short = bytes.len() <= Self::SENTENCE;
        let found = sentences::wrapper(bytes).filter(|_| short || forced);
        if let Some((wrapper, span)) = found {
            self.answer.wrapper = Some(wrapper);
            let line = line_around(bytes, span);
            self.widen(line);
            if self.from == From::Whole {
                self.from = From::Wrapper;
            }
            if self.answer.status.is_none() && wrapper == Wrapper::Status {
                let status = pairs::number_at(bytes, span.start)
                    .or_else(|| pairs::number_at(bytes, span.end));
                self.answer.status = status.map(|(status, span)| (status, self.at(span)));
            }
            return;
        }
        let forced = || pairs::number_at(bytes, 0).filter(|_| forced && bytes.len() < 40);
        if let Some((status, span)) = pairs::bare_status(bytes).or_else(forced) {
            self.answer.status = Some((status, self.at(span)));
            self.from = From::Wrapper;
            self.widen(line_around(bytes, span));
        }
        let finished = memchr::memmem::find(bytes, b"uploadFile:ok").filter(|_| short);
        if let Some(at) = finished {
            // What `wx.uploadFile` gives back where the server answered.
            self.from = From::Wrapper;
            self.widen(line_around(bytes, Span::empty(at)));
        }
        let console = pairs::console_line(bytes).filter(|_| short);
        if let Some((_, _, span)) = console {
            self.from = From::Wrapper;
            self.widen(line_around(bytes, span));
        }
        let asked = console.is_some_and(|(method, ..)| method == "OPTIONS");
        self.answer.wrapper = self.answer.status.map(|(status, _)| match status {
            200..=299 | 303 => Wrapper::Success,
            _ if asked => Wrapper::PreflightRefused,
            _ => Wrapper::Status,
        });
    }

    fn is_empty(&self) -> bool {
        let answer = &self.answer;
        let told = answer.code.or(answer.message).or(answer.request_id);
        told.is_none() && answer.wrapper.is_none()
    }

    /// Whether this is an answer at all.
    fn is_answer(&self, forced: bool) -> bool {
        let stands_in = matches!(self.from, From::Wrapper | From::Headers);
        let told = self.answer.wrapper.is_some() && stands_in;
        forced || self.sure || told || self.answer.request_id.is_some()
    }

    /// The user says it is the answer and nothing was found: the whole text is taken as message or code.
    fn take_whole(&mut self, sources: &Sources, source: SourceId) {
        let bytes = sources.bytes(source);
        let span = part::trimmed(bytes, Span::new(0, bytes.len()));
        let value = self.at(span);
        if is_code(&self.text(sources, span)) {
            self.answer.code = Some(value);
        } else {
            self.answer.message = Some(value);
        }
        self.widen(span);
    }

    fn missing(&self) -> Vec<&'static str> {
        let parts = [
            (self.answer.code, "code"),
            (self.answer.message, "message"),
            (self.answer.request_id, "request-id"),
        ];
        let absent = parts.into_iter().filter(|(part, _)| part.is_none());
        absent.map(|(_, name)| name).collect()
    }

    fn meaning(&self, sources: &Sources) -> Meaning {
        let text = |value: Option<Value>| value.map(|value| sources.text(value.place).into_owned());
        let (code, message) = (text(self.answer.code), text(self.answer.message));
        let found = match recognise(code.as_deref(), message.as_deref()) {
            Meaning::Documented(found) if self.is_header_signed(sources, &found) => {
                Meaning::Known(codes::HEADER_SIGNED)
            }
            Meaning::Known(_) | Meaning::Documented(_) if self.is_of_another(sources) => {
                Meaning::Known(codes::OTHER_OPERATION)
            }
            found => found,
        };
        let names = self.marks.iter();
        match marks(names.map(|(name, value)| (name.as_str(), value.as_str()))) {
            Marks::Vendor(vendor) => Meaning::OtherVendor(vendor),
            Marks::Cos if matches!(found, Meaning::OtherVendor(_)) => {
                recognise(code.as_deref(), None)
            }
            // The seven are COS's own words.
            Marks::Neither if !matches!(found, Meaning::Documented(_)) => {
                self.vendor.map_or(found, Meaning::OtherVendor)
            }
            Marks::Cos | Marks::Neither => found,
        }
    }

    /// Whether a client library says that it asked for another operation: `when calling the PutObject operation`.
    fn is_of_another(&self, sources: &Sources) -> bool {
        let text = String::from_utf8_lossy(sources.bytes(self.source));
        let called = text.split_once("when calling the ").map(|(_, rest)| rest);
        let name = called.and_then(|rest| rest.split(' ').next());
        name.is_some_and(|name| name != "PostObject" && name.starts_with(char::is_uppercase))
    }

    /// Whether a signature over method and path was refused, and not one over a policy: the third line of
    /// what was signed is then a digest of `FormatString`. A form may be signed so as well, as `POST /`.
    fn is_header_signed(&self, sources: &Sources, found: &Documented) -> bool {
        let text = |value: Option<Value>| value.map(|value| sources.text(value.place));
        let by_header =
            text(self.answer.string_to_sign).is_some_and(|text| text.starts_with("sha1"));
        let form = text(self.answer.format_string).is_some_and(|text| {
            let mut lines = text.lines();
            lines
                .next()
                .is_some_and(|method| method.eq_ignore_ascii_case("post"))
                && lines.next().is_some_and(|path| path.trim() == "/")
        });
        found.case == DocumentedCase::Signature && by_header && !form
    }

    fn finish(self, sources: &Sources, paste: Place, retyped: bool) -> Answer {
        let meaning = self.meaning(sources);
        let cover = self.cover.map(|span| Place::new(self.source, span));
        let other = matches!(meaning, Meaning::OtherVendor(Vendor::Other));
        Answer {
            place: cover.map_or(paste, |cover| lift_to(sources, cover, paste)),
            wrapper: self.answer.wrapper.filter(|_| !other),
            meaning,
            retyped,
            ..self.answer
        }
    }
}

/// The line a sentence stands in.
fn line_around(bytes: &[u8], span: Span) -> Span {
    let before = bytes.before(span.start);
    let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let rest = bytes.after(span.end);
    let end = memchr::memchr(b'\n', rest).map_or(bytes.len(), |at| span.end + at);
    part::trimmed(bytes, Span::new(start, end))
}

/// The same bytes in the paste's own source.
fn lift_to(sources: &Sources, place: Place, paste: Place) -> Place {
    let mut at = place;
    while at.source != paste.source {
        match sources.lift(at) {
            Some(lifted) => at = lifted,
            None => return paste,
        }
    }
    at
}
