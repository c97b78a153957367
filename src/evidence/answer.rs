//! Reads what COS answered out of whatever holds it: whole XML, a fragment, a bare or half-typed message,
//! HTML-escaped text, a log line, `curl -v` output, a JSON string, a browser's XML view, SDK and WeChat
//! error objects, text retyped from a chat. It reports elements with their places; what they mean is
//! `cos::answers`' business.

mod elements;
mod layers;
mod pairs;
mod sentences;

use super::{Fidelity, Holds, Note, PASTE_LIMIT, Reading, Value, retyped};
use crate::cos::answers::{
    Documented, Marks, Meaning, Vendor, is_code, is_placeholder, is_vendor_code, marks, recognise,
    vendor_of_hosts,
};
use crate::cos::{DocumentedCase, known, request_id};
use crate::text::{Place, SourceId, Sources, Span};
use elements::Elements;
use pairs::{Pair, Slot};

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

/// What kept a request from COS.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stopped {
    /// The list of hosts a mini program may call.
    DomainList,
    /// Name, connection or certificate.
    Network,
    /// The client itself.
    Client,
}

impl Stopped {
    /// Its word in parameters.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::DomainList => "domain-list",
            Self::Network => "network",
            Self::Client => "client",
        }
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
    let mut draft = Draft::collect(sources, text.source, forced);
    if !draft.is_answer(forced) {
        return None;
    }
    if forced && draft.is_empty() {
        draft.take_whole(sources, text.source);
    }
    if draft.several {
        notes.push(note("answer-several"));
    }
    if draft.cut {
        notes.push(note("answer-cut"));
    }
    text.mark_quotes(sources, &draft);
    let fidelity = text.fidelity(&draft);
    let missing = draft.missing();
    let reader = text.reader(&draft);
    let retyped = text.retyped;
    let answer = draft.finish(sources, place, retyped);
    Some(Reading {
        paste: 0,
        source: place.source,
        part: None,
        file: None,
        hint: None,
        reader,
        fidelity,
        missing,
        notes,
        holds: Holds {
            answer: Some(answer),
            ..Holds::default()
        },
    })
}

fn note(id: &'static str) -> Note {
    Note {
        id,
        args: Vec::new(),
    }
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
            let Some(layer) = layers::peel(sources.bytes(layers.source)) else {
                break;
            };
            layers.source = sources.derive(layer.bytes, layers.source, layer.map, None);
            layers.first.get_or_insert(layer.name);
        }
        if let Some(name) = layers.first {
            notes.push(Note {
                id: "answer-layer",
                args: vec![("layer", name.to_owned())],
            });
        }
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
        notes.push(Note {
            id: "answer-retyped",
            // Nothing is said of what did not occur.
            args: [
                ("full-width", counts.full_width + counts.spaces),
                ("quotes", counts.quotes),
                ("hyphens", counts.hyphens),
            ]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(name, count)| (name, count.to_string()))
            .collect(),
        });
    }

    /// A typographic apostrophe inside intact tags was typed as well.
    fn mark_quotes(&mut self, sources: &Sources, draft: &Draft) {
        let typed = |value: Value| sources.text(value.place).contains(['\u{2018}', '\u{2019}']);
        self.retyped |= draft.message.is_some_and(typed);
    }

    fn fidelity(&self, draft: &Draft) -> Fidelity {
        match draft.from {
            _ if self.retyped => Fidelity::Retyped,
            From::Xml | From::Headers if self.first.is_none() => Fidelity::Wire,
            From::Xml | From::Headers | From::Object | From::Sentence | From::Wrapper => {
                Fidelity::LogText
            }
            From::Whole => Fidelity::Retyped,
        }
    }

    fn reader(&self, draft: &Draft) -> &'static str {
        match (self.first, draft.from) {
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
struct Draft {
    source: SourceId,
    from: From,
    code: Option<Value>,
    message: Option<Value>,
    resource: Option<Value>,
    request_id: Option<Value>,
    server_time: Option<Value>,
    date: Option<Value>,
    status: Option<(u16, Value)>,
    string_to_sign: Option<Value>,
    format_string: Option<Value>,
    wrapper: Option<Wrapper>,
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

impl Draft {
    fn collect(sources: &mut Sources, source: SourceId, forced: bool) -> Self {
        let bytes = sources.bytes(source);
        let found = elements::elements(bytes);
        let pairs = pairs::pairs(bytes);
        let mut draft = Self::empty(source);
        draft.take_elements(sources, &found, forced);
        draft.take_pairs(sources, &pairs, forced);
        if draft.message.is_none() {
            draft.take_sentence(sources);
        }
        draft.take_vendor(sources, &pairs);
        if draft.code.is_none() && (draft.message.is_none() || draft.is_about_size(sources)) {
            draft.take_code_word(sources);
        }
        draft.take_status(sources, &pairs);
        draft.take_request_id(sources);
        if draft.code.is_none() && draft.message.is_none() {
            draft.take_wrapper(sources, forced);
        }
        draft
    }

    fn empty(source: SourceId) -> Self {
        Self {
            source,
            from: From::Whole,
            code: None,
            message: None,
            resource: None,
            request_id: None,
            server_time: None,
            date: None,
            status: None,
            string_to_sign: None,
            format_string: None,
            wrapper: None,
            marks: Vec::new(),
            vendor: None,
            cover: None,
            sure: false,
            several: false,
            cut: false,
        }
    }

    fn at(&self, span: Span) -> Value {
        Value {
            place: Place::new(self.source, span),
        }
    }

    fn widen(&mut self, span: Span) {
        self.cover = Some(self.cover.map_or(span, |cover| cover.cover(span)));
    }

    fn text<'a>(&self, sources: &'a Sources, span: Span) -> std::borrow::Cow<'a, str> {
        sources.text(Place::new(self.source, span))
    }

    /// A value with its escapes undone; `None` for an empty one or the documents' placeholders.
    fn value(&self, sources: &mut Sources, span: Span, decode: Decode) -> Option<Value> {
        let bytes = sources.slice(Place::new(self.source, span));
        if bytes.is_empty() {
            return None;
        }
        let layer = match decode {
            Decode::Xml => layers::unescape_xml(bytes),
            Decode::String => layers::unescape_string(bytes),
            Decode::Plain => None,
        };
        let Some(layer) = layer else {
            return Some(self.at(span));
        };
        let window = sources.window(Place::new(self.source, span), None);
        let id = sources.derive(layer.bytes, window, layer.map, None);
        Some(Value {
            place: sources.whole(id),
        })
    }

    fn take_elements(&mut self, sources: &mut Sources, found: &Elements, forced: bool) {
        let text = |name: &str| {
            let span = found.get(name)?.value;
            Some(self.text(sources, span).into_owned())
        };
        let code = text("code");
        let message = text("message");
        let known = code
            .as_deref()
            .is_some_and(|code| is_code(code) || is_vendor_code(code))
            || recognise(None, message.as_deref()) != Meaning::Unknown;
        let paired = code.is_some() && message.is_some();
        if found.list.is_empty() || !(forced || known || (found.rooted && code.is_some()) || paired)
        {
            return;
        }
        self.sure = true;
        self.from = From::Xml;
        self.widen(found.span);
        let mut take = |name: &str| {
            let span = found.get(name)?.value;
            let plain = self.text(sources, span);
            let empty = is_placeholder(&plain) || plain == "string";
            if empty {
                return None;
            }
            self.value(sources, span, Decode::Xml)
        };
        let (code, message, resource) = (take("code"), take("message"), take("resource"));
        let (request_id, server_time) = (take("requestid"), take("servertime"));
        let (string_to_sign, format_string) = (take("stringtosign"), take("formatstring"));
        self.code = code;
        self.message = message;
        self.resource = resource;
        self.request_id = request_id;
        self.server_time = server_time;
        self.string_to_sign = string_to_sign;
        self.format_string = format_string;
        for element in found.list.iter().take(Self::MARKS) {
            let value = self.text(sources, element.value).into_owned();
            self.marks.push((element.name.clone(), value));
        }
        let codes = found.list.iter().filter(|element| element.name == "code");
        self.several = codes.count() > 1;
        self.cut = found.rooted && !self.text(sources, found.span).ends_with("</Error>");
    }

    fn take_pairs(&mut self, sources: &mut Sources, pairs: &[Pair], forced: bool) {
        let response = self.response_start(sources);
        let text = |pair: &Pair| self.text(sources, pair.value).into_owned();
        let of = |slot: Slot| pairs.iter().filter(move |pair| pair.slot == slot);
        let code = of(Slot::Code).find(|pair| {
            is_code(&text(pair)) || is_vendor_code(&text(pair)) || (forced && pair.quoted)
        });
        let called = |pair: &Pair| self.code_before(sources, pair.name.start);
        let message = of(Slot::Message).find(|pair| {
            let words = text(pair);
            words.contains(' ') && recognise(None, Some(&words)) != Meaning::Unknown
        });
        let message = message.or_else(|| of(Slot::Message).find(|_| code.is_some()));
        let request_id = of(Slot::RequestId)
            .find(|pair| request_id::time(&text(pair)).is_some() || (forced && self.sure));
        let vendor = of(Slot::Error).find(|pair| {
            let found = recognise(None, Some(&text(pair)));
            matches!(
                found,
                Meaning::OtherVendor(_) | Meaning::Documented(_) | Meaning::Known(_)
            )
        });
        let message = message.or(vendor);
        let signed = [Slot::StringToSign, Slot::FormatString].map(|slot| of(slot).next());
        let date =
            of(Slot::Date).find(|pair| response.is_some_and(|start| pair.value.start >= start));
        let answered = code.is_some() || message.is_some() || self.sure;
        let resource = of(Slot::Resource).find(|_| answered);
        let server_time = of(Slot::ServerTime).find(|_| answered);
        let before = message.filter(|_| code.is_none()).and_then(called);
        let found = [code, message, resource, request_id, server_time, date];
        let values = found.map(|pair| self.take_pair(sources, pair));
        let [code, message, resource, request_id, server_time, date] = values;
        if !self.sure && (code.is_some() || message.is_some()) {
            self.sure = true;
            self.from = From::Object;
        }
        self.code = self.code.or(code).or(before.map(|span| self.at(span)));
        if let Some(span) = before {
            self.widen(span);
        }
        self.message = self.message.or(message);
        self.resource = self.resource.or(resource);
        self.request_id = self.request_id.or(request_id);
        self.server_time = self.server_time.or(server_time);
        self.date = date;
        let [string_to_sign, format_string] = signed
            .map(|pair| pair.filter(|_| answered))
            .map(|pair| self.take_pair(sources, pair));
        self.string_to_sign = self.string_to_sign.or(string_to_sign);
        self.format_string = self.format_string.or(format_string);
        for pair in pairs.iter().take(Self::MARKS) {
            if matches!(pair.slot, Slot::Mark | Slot::RequestId) {
                let name = self.text(sources, pair.name).into_owned();
                let value = self.text(sources, pair.value).into_owned();
                self.marks.push((name, value));
            }
        }
    }

    /// A code right in front of `(Message: …`.
    fn code_before(&self, sources: &Sources, name: usize) -> Option<Span> {
        let bytes = sources.bytes(self.source);
        let before = bytes.get(..name)?.strip_suffix(b"(")?;
        let word = |byte: &u8| !byte.is_ascii_alphanumeric();
        let reach = before.len().saturating_sub(64);
        let start = before.get(reach..)?.iter().rposition(word)? + reach + 1;
        let span = Span::new(start, before.len());
        is_code(&self.text(sources, span)).then_some(span)
    }

    fn take_pair(&mut self, sources: &mut Sources, pair: Option<&Pair>) -> Option<Value> {
        let pair = pair?;
        let decode = if pair.quoted {
            Decode::String
        } else {
            Decode::Plain
        };
        self.widen(pair.name.cover(pair.value));
        self.value(sources, pair.value, decode)
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
        if let Some(span) = spans.into_iter().find(known).or_else(tool).or_else(slipped) {
            if !self.sure {
                self.from = From::Sentence;
            }
            self.sure = true;
            self.message = Some(self.at(span));
            self.widen(span);
        }
    }

    /// What stands beside the domain of another service is its message, whatever it says.
    fn take_vendor(&mut self, sources: &mut Sources, pairs: &[Pair]) {
        let bytes = sources.bytes(self.source);
        if bytes.len() > Self::SENTENCE || memchr::memchr(b'{', bytes).is_none() {
            return;
        }
        self.vendor = vendor_of_hosts(bytes);
        if self.vendor.is_none() || self.code.is_some() || self.message.is_some() {
            return;
        }
        let told = |pair: &&Pair| matches!(pair.slot, Slot::Message | Slot::Error);
        self.message = self.take_pair(sources, pairs.iter().find(told));
        if self.message.is_some() {
            (self.sure, self.from) = (true, From::Object);
        }
    }

    /// The template of conditions that `EntityTooLarge` and `EntityTooSmall` borrow: the code decides.
    fn is_about_size(&self, sources: &Sources) -> bool {
        let message = self.message.map(|value| sources.text(value.place));
        message.is_some_and(|text| text.contains("content-length-range"))
    }

    /// A code in running text, as people write it who leave out the rest.
    fn take_code_word(&mut self, sources: &Sources) {
        let bytes = sources.bytes(self.source);
        if bytes.len() > Self::SENTENCE {
            return;
        }
        if let Some(span) = sentences::code(bytes) {
            if !self.sure {
                self.from = From::Sentence;
            }
            self.sure = true;
            self.code = Some(self.at(span));
            self.widen(line_around(bytes, span));
        }
    }

    fn take_status(&mut self, sources: &Sources, pairs: &[Pair]) {
        let bytes = sources.bytes(self.source);
        let member = pairs
            .iter()
            .filter(|pair| pair.slot == Slot::Status)
            .find_map(|pair| pairs::number_at(bytes, pair.value.start));
        let line = self
            .response_start(sources)
            .filter(|_| pairs::status_in_text(bytes).is_some());
        let beside = self.code.and_then(|code| {
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
        self.status = Some((status, self.at(span)));
    }

    /// A RequestId that stands alone or in a sentence: what it holds is proof enough.
    fn take_request_id(&mut self, sources: &Sources) {
        if self.request_id.is_some() {
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
                self.request_id = Some(self.at(span));
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
            self.wrapper = Some(wrapper);
            let line = line_around(bytes, span);
            self.widen(line);
            if self.from == From::Whole {
                self.from = From::Wrapper;
            }
            if self.status.is_none() && wrapper == Wrapper::Status {
                let status = pairs::number_at(bytes, span.start)
                    .or_else(|| pairs::number_at(bytes, span.end));
                self.status = status.map(|(status, span)| (status, self.at(span)));
            }
            return;
        }
        let forced = || pairs::number_at(bytes, 0).filter(|_| forced && bytes.len() < 40);
        if let Some((status, span)) = pairs::bare_status(bytes).or_else(forced) {
            self.status = Some((status, self.at(span)));
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
        self.wrapper = self.status.map(|(status, _)| match status {
            200..=299 | 303 => Wrapper::Success,
            _ if asked => Wrapper::PreflightRefused,
            _ => Wrapper::Status,
        });
    }

    fn is_empty(&self) -> bool {
        self.code.is_none()
            && self.message.is_none()
            && self.request_id.is_none()
            && self.wrapper.is_none()
    }

    /// Whether this is an answer at all.
    fn is_answer(&self, forced: bool) -> bool {
        let told = self.wrapper.is_some() && matches!(self.from, From::Wrapper | From::Headers);
        forced || self.sure || told || (self.request_id.is_some())
    }

    /// The user says it is the answer and nothing was found: the whole text is taken as message or code.
    fn take_whole(&mut self, sources: &Sources, source: SourceId) {
        let bytes = sources.bytes(source);
        let span = elements::trimmed(bytes, Span::new(0, bytes.len()));
        let value = self.at(span);
        if is_code(&self.text(sources, span)) {
            self.code = Some(value);
        } else {
            self.message = Some(value);
        }
        self.widen(span);
    }

    fn missing(&self) -> Vec<&'static str> {
        [
            (self.code.is_none(), "code"),
            (self.message.is_none(), "message"),
            (self.request_id.is_none(), "request-id"),
        ]
        .into_iter()
        .filter_map(|(absent, name)| absent.then_some(name))
        .collect()
    }

    fn meaning(&self, sources: &Sources) -> Meaning {
        let text = |value: Option<Value>| value.map(|value| sources.text(value.place).into_owned());
        let (code, message) = (text(self.code), text(self.message));
        let found = match recognise(code.as_deref(), message.as_deref()) {
            Meaning::Documented(found) if self.is_header_signed(sources, &found) => {
                Meaning::Known(known::HEADER_SIGNED)
            }
            Meaning::Known(_) | Meaning::Documented(_) if self.is_of_another(sources) => {
                Meaning::Known(known::OTHER_OPERATION)
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
        let by_header = text(self.string_to_sign).is_some_and(|text| text.starts_with("sha1"));
        let form = text(self.format_string).is_some_and(|text| {
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
        let place = cover.map_or(paste, |cover| lift_to(sources, cover, paste));
        let other = matches!(meaning, Meaning::OtherVendor(Vendor::Other));
        Answer {
            place,
            code: self.code,
            message: self.message,
            resource: self.resource,
            request_id: self.request_id,
            server_time: self.server_time,
            date: self.date,
            status: self.status,
            string_to_sign: self.string_to_sign,
            format_string: self.format_string,
            wrapper: self.wrapper.filter(|_| !other),
            meaning,
            retyped,
        }
    }
}

/// How the escapes of a value are undone.
#[derive(Clone, Copy)]
enum Decode {
    Xml,
    String,
    Plain,
}

/// The line a sentence stands in.
fn line_around(bytes: &[u8], span: Span) -> Span {
    let before = bytes.get(..span.start).unwrap_or_default();
    let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let rest = bytes.get(span.end..).unwrap_or_default();
    let end = memchr::memchr(b'\n', rest).map_or(bytes.len(), |at| span.end + at);
    elements::trimmed(bytes, Span::new(start, end))
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
