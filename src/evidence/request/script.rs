//! Code that builds the form: `append` lines of JavaScript's FormData and their like in other languages, and the
//! options of `wx.uploadFile` and `uni.uploadFile`. What only the program knows is not known.

use super::super::decode::plain;
use super::super::draft::{Draft, Shows, base_name, weight};
use super::super::literal::{Code, Dialect, Literal};
use super::super::{Fidelity, FilePart, Reading, Value, form};
use super::export::Export;
use super::{Header, Request, Taken, several};
use crate::cos::host::{self, TargetKind};
use crate::text::{Bytes, Label, Place, Sources, Span};

/// Calls that add a field.
const TEXT_CALLS: &str = "append set addFormDataPart WriteField addTextBody field add_field addField text add Add put part \
    param formParam multiPart AddParameter addParameter";

/// Calls that add a file.
const FILE_CALLS: &str = "attach CreateFormFile addBinaryBody AddFile file";

/// So many addresses of one script are looked at.
const URL_LIMIT: usize = 1024;

/// So many fields of one script are read.
const CALL_LIMIT: usize = 1024;

/// Reads code.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    if let Some(taken) = upload_file(sources, place) {
        return Some(taken);
    }
    let mut taken = calls(sources, place).or_else(|| address(sources, place))?;
    let header = by_hand(sources, place);
    if let Some((request, header)) = taken.reading.holds.request.as_mut().zip(header) {
        request.headers.push(header);
    }
    Some(taken)
}

/// What sends a request, and whether it sends a `Content-Type` given by hand as it is; the others put their own in its
/// place, with the boundary.
const SENDERS: [(&[u8], bool); 14] = [
    (b"setRequestHeader(", true),
    (b".setHeader(", true),
    (b".setRequestProperty(", true),
    (b".Header.Set(", true),
    (b"wx.request(", true),
    (b"uni.request(", true),
    (b"$.ajax(", true),
    (b"jQuery.ajax(", true),
    (b"import requests", true),
    (b"requests.", true),
    (b"httpx", true),
    (b"uploadFile(", false),
    (b"axios", false),
    (b"dio", false),
];

/// `Content-Type: multipart/form-data` without boundary, given by hand to what sends it so.
fn by_hand(sources: &mut Sources, place: Place) -> Option<Header> {
    let text = sources.slice(place);
    let kind = b"multipart/form-data";
    let sent = |at: &usize| {
        let before = text.before(*at);
        let last = SENDERS.iter().filter_map(|(sender, as_is)| {
            memchr::memmem::rfind(before, sender).map(|found| (found, *as_is))
        });
        last.max().is_some_and(|(_, as_is)| as_is)
    };
    let found = memchr::memmem::find_iter(text, kind).take(URL_LIMIT);
    let header = found.filter(sent).find_map(|at| {
        let quote = text.get(at.checked_sub(1)?)?;
        let closes = text.get(at + kind.len()) == Some(quote);
        let lead = text
            .get(..at - 1)
            .filter(|_| closes && b"'\"".contains(quote))?;
        let line = memchr::memrchr(b'\n', lead).map_or(0, |end| end + 1);
        let start = lead.get(line..)?.trim_ascii_start();
        let lead = lead.trim_ascii_end();
        let lead = lead.strip_suffix(b":").or(lead.strip_suffix(b","))?;
        let lead = lead.trim_ascii_end();
        let lead = lead
            .strip_suffix(b"'")
            .or(lead.strip_suffix(b"\""))
            .unwrap_or(lead);
        let called = |name: &[u8]| {
            let own = lead
                .len()
                .checked_sub(name.len())
                .and_then(|at| lead.get(at..));
            own.is_some_and(|own| own.eq_ignore_ascii_case(name))
        };
        // jQuery has an option for it.
        let named = called(b"content-type") || called(b"contenttype");
        let comment = start.starts_with(b"//") || start.starts_with(b"#");
        (named && !comment).then_some(Span::new(at, at + kind.len()))
    });
    let value = plain(place.source, place.part(header?).span);
    let source = sources.add(b"Content-Type".to_vec(), Label::plain("option"));
    let name = plain(source, sources.whole(source).span);
    Some(Header { name, value })
}

/// The address of a call whose fields stand in a literal (requests, httpx, PHP's curl): they are a form for
/// themselves.
fn address(sources: &mut Sources, place: Place) -> Option<Taken> {
    let text = sources.slice(place);
    memchr::memmem::find(text, b"q-signature")?;
    // A multipart text beside it is read with it.
    if text.has(b"form-data; name=") {
        return None;
    }
    let url = own_url(sources, place, true)?;
    addressed(sources, place, url)
}

/// A request of which only the address stands here.
fn addressed(sources: &mut Sources, place: Place, url: Value) -> Option<Taken> {
    let mut export = Export::new(place, "form-data", Fidelity::LogText);
    export.request = Request::to(sources, url)?;
    Some(export.taken(sources, url.place.span))
}

/// The target that a paste names in words beside what else was read of it: the one address of a bucket of COS that stands in
/// it and leads to no object; where COS forbids the path style, one with the bucket in its path.
pub(in crate::evidence) fn in_words(
    sources: &mut Sources,
    readings: &[Reading],
) -> Option<Reading> {
    let addressed = |reading: &Reading| reading.holds.request.as_ref()?.host;
    if readings.iter().any(|reading| addressed(reading).is_some()) {
        return None;
    }
    let paste = sources.whole(readings.first()?.source);
    let paste = sources.whole(sources.in_paste(paste).source);
    let text = sources.slice(paste);
    let forbidden = text.has(b"PathStyleDomainForbidden");
    let targets = memchr::memmem::find_iter(text, b"://").take(URL_LIMIT);
    let mut targets = targets.filter_map(|at| address_around(text, at, forbidden));
    let (host, span) = targets.next()?;
    if targets.any(|(other, _)| other != host) {
        return None;
    }
    let url = plain(paste.source, span.shifted(paste.span.start));
    let mut reading = self::addressed(sources, paste, url)?.reading;
    reading.reader = "address";
    // Nobody copied a request, so nothing is missing in a copy.
    reading.missing.clear();
    Some(reading)
}

/// Host and extent of the address around `://` that uploads may go to.
fn address_around(text: &[u8], at: usize, forbidden: bool) -> Option<(String, Span)> {
    /// What leads elsewhere after the upload, or says where its page came from.
    const ELSEWHERE: [&[u8]; 5] = [b"redirect", b"callback", b"referer", b"origin", b"website"];
    /// What says so stands no further in front of it, on its line.
    const LEAD: usize = 128;
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-._:/".contains(byte);
    let start = text
        .get(..at)?
        .strip_suffix(b"http")
        .or_else(|| text.get(..at)?.strip_suffix(b"https"))?
        .len();
    let rest = text.get(at + 3..)?;
    let length = rest.iter().take_while(is_part).count();
    // A sentence ends in a full stop.
    let length = length - usize::from(rest.get(..length)?.ends_with(b"."));
    let address = std::str::from_utf8(rest.get(..length)?).ok()?;
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let meant = match host::target(host, &format!("/{path}")).kind {
        TargetKind::Bucket | TargetKind::BucketOther => path.is_empty(),
        TargetKind::PathStyle => forbidden && !path.is_empty(),
        TargetKind::Cdn | TargetKind::OtherVendor | TargetKind::Custom => false,
    };
    let elsewhere = || {
        let lead = text.before(start).after(start.saturating_sub(LEAD));
        let lead = lead.after(lead.line_start(lead.len())).to_ascii_lowercase();
        ELSEWHERE.iter().any(|word| lead.has(word))
    };
    (meant && !elsewhere()).then(|| (host.to_owned(), Span::new(start, at + 3 + length)))
}

/// The first literal that is an address of COS; `called`: only where code calls something with it or gives it a
/// name, since in data it belongs to what stands around it.
pub(super) fn own_url(sources: &Sources, place: Place, called: bool) -> Option<Value> {
    let text = sources.slice(place);
    let found = memchr::memmem::find_iter(text, b"://")
        .take(URL_LIMIT)
        .find_map(|at| {
            let before = text.get(..at)?;
            let open = before
                .iter()
                .rposition(|byte| !byte.is_ascii_alphabetic())?;
            let quote = *text.get(open).filter(|byte| b"'\"`".contains(byte))?;
            let near = text.get(at..(at + 2048).min(text.len()))?;
            let end = at + memchr::memchr(quote, near)?;
            let host = text
                .get(at + 3..end)?
                .split(|byte| b"/?".contains(byte))
                .next()?;
            let own = several::is_own(&String::from_utf8_lossy(host));
            let lead = text.get(..open)?.trim_ascii_end();
            (own && (!called || is_called(lead))).then_some(Span::new(open + 1, end))
        });
    found.map(|span| plain(place.source, place.part(span).span))
}

/// Whether code in front of an address calls something with it or gives it a name.
fn is_called(lead: &[u8]) -> bool {
    let methods: [&[u8]; 4] = [b"POST'", b"POST\"", b"Post", b"POST"];
    let argument = lead.strip_suffix(b",").map(<[u8]>::trim_ascii_end);
    let second =
        argument.is_some_and(|before| methods.iter().any(|method| before.ends_with(method)));
    let behind_colon = lead.strip_suffix(b":").map(<[u8]>::trim_ascii_end);
    let names: [&[u8]; 3] = [b"url", b"uri", b"to"];
    let member = behind_colon.is_some_and(|before| names.iter().any(|name| before.ends_with(name)));
    // The last is Ruby's.
    let calls: [&[u8]; 3] = [b"CURLOPT_URL =>", b"CURLOPT_URL,", b".post"];
    let constant = calls.iter().any(|call| lead.ends_with(call));
    lead.ends_with(b"(") || lead.ends_with(b"=") || second || member || constant
}

/// `wx.uploadFile({ url, filePath, name, formData: { … } })`
fn upload_file(sources: &mut Sources, place: Place) -> Option<Taken> {
    let call = b"uploadFile(";
    let start = memchr::memmem::find(sources.slice(place), call)?;
    let bytes = sources.slice(place).to_vec();
    let code = code(place, &bytes);
    let open = code.skip(start + call.len());
    if bytes.get(open) != Some(&b'{') {
        return None;
    }
    let (members, end) = code.members(open);
    let mut export = Export::new(place, "upload-file", Fidelity::LogText);
    export.reading.missing.insert(2, "order");
    export.shows.order = false;
    let mut name = None;
    for member in members {
        match member.name.text.bytes() {
            b"url" if member.value.quoted => {
                let url = value(sources, place, member.value);
                export.request.goes_to(sources, url);
            }
            b"name" => name = Some(value(sources, place, member.value)),
            b"formData" if bytes.get(member.at.start) == Some(&b'{') => {
                let (fields, _) = code.members(member.at.start);
                export.unknown = fields
                    .iter()
                    .filter(|field| !field.value.is_known())
                    .count();
                form::put(sources, place, code, fields, &mut export.fields);
            }
            _ => {}
        }
    }
    // It sends the file behind all fields.
    if let Some(name) = name {
        let nothing = plain(place.source, place.part(Span::empty(open)).span);
        export.fields.file(name, nothing, FilePart::default());
    }
    if export.fields.len() < 2 {
        export.request.host?;
        export.fields = Draft::default();
    }
    let used = place.part(Span::new(start, end)).span;
    Some(export.taken(sources, used))
}

fn code(place: Place, bytes: &[u8]) -> Code<'_> {
    Code {
        bytes,
        base: place.span.start,
        dialect: Dialect::Program,
    }
}

fn value(sources: &mut Sources, place: Place, literal: Literal) -> Value {
    (literal.text).into_value(sources, place.source, literal.start)
}

/// Where calls that add a field begin, where their arguments do, and whether they add a file.
fn call_sites(bytes: &[u8]) -> Vec<(usize, usize, bool)> {
    let sites = memchr::memchr_iter(b'.', bytes).filter_map(|at| {
        let rest = bytes.get(at + 1..)?;
        let letter = |byte: &&u8| byte.is_ascii_alphabetic() || **byte == b'_';
        let len = rest.iter().take(24).take_while(letter).count();
        let called = rest.get(..len).filter(|_| rest.get(len) == Some(&b'('))?;
        let is = |calls: &str| calls.split(' ').any(|call| call.as_bytes() == called);
        let is_file = is(FILE_CALLS);
        (is_file || is(TEXT_CALLS)).then_some((at, at + len + 2, is_file))
    });
    sites.take(CALL_LIMIT).collect()
}

/// Lines of calls that each add a field.
fn calls(sources: &mut Sources, place: Place) -> Option<Taken> {
    let found = call_sites(sources.slice(place));
    if found.is_empty() {
        return None;
    }
    let bytes = sources.slice(place).to_vec();
    let mut export = Export::new(place, "form-data", Fidelity::LogText);
    let mut sum = 0;
    let mut used: Option<Span> = None;
    for (at, open, is_file) in found {
        let found = call(
            sources,
            place,
            code(place, &bytes),
            open,
            is_file,
            &mut export,
        );
        let Some((end, named)) = found else {
            continue;
        };
        sum += named;
        used = Some(used.map_or(Span::new(at, end), |used| used.cover(Span::new(at, end))));
    }
    if sum < 3 {
        return None;
    }
    if !export.fields.has(sources, "file") || !export.fields.has(sources, "policy") {
        export.shows = Shows {
            order: true,
            ..Shows::default()
        };
    }
    let mut used = place.part(used.unwrap_or_default()).span;
    if let Some(url) = own_url(sources, place, false) {
        export.request.goes_to(sources, url);
        used = used.cover(url.place.span);
    }
    Some(export.taken(sources, used))
}

/// Behind the label of an argument, as Swift's `withName:`, if there is one.
fn label(code: Code<'_>, from: usize) -> Option<usize> {
    let at = code.skip(from);
    let rest = code.bytes.get(at..)?;
    let len = rest.iter().take_while(|byte| byte.is_ascii_alphabetic());
    let len = len.count();
    (len > 0 && rest.get(len) == Some(&b':')).then_some(at + len + 1)
}

/// Reads the arguments of one call; the byte behind them, and what the name says.
fn call(
    sources: &mut Sources,
    place: Place,
    code: Code<'_>,
    open: usize,
    is_file: bool,
    export: &mut Export,
) -> Option<(usize, usize)> {
    let bytes = code.bytes;
    let (mut name, comma) = code.expression(open);
    if bytes.get(comma) != Some(&b',') {
        return None;
    }
    let label = label(code, comma + 1);
    let (mut content, mut end) = code.expression(label.unwrap_or(comma + 1));
    let named = label.is_some() || !name.is_known();
    if named && content.quoted && content.is_known() {
        // C# and Swift give the value first: `Add(new StringContent("a"), "key")`.
        let quote = memchr::memchr(b'"', bytes.get(open..comma)?);
        if let Some(quote) = quote.filter(|_| !is_file) {
            name = code.expression(open + quote).0;
        }
        std::mem::swap(&mut name, &mut content);
    }
    let called = String::from_utf8_lossy(name.text.bytes()).into_owned();
    if !name.is_known() || !name.quoted || form::is_secret(&called) {
        return None;
    }
    let mut filename = None;
    if bytes.get(end) == Some(&b',') {
        let (third, close) = code.expression(end + 1);
        end = close;
        filename = Some(third).filter(|third| third.quoted && third.is_known());
    }
    let name = value(sources, place, name);
    if is_file || called.eq_ignore_ascii_case("file") || filename.is_some() {
        let filename = filename.map(|third| {
            let path = value(sources, place, third);
            base_name(sources, path.place)
        });
        let file = FilePart {
            filename,
            ..FilePart::default()
        };
        let nothing = plain(place.source, Span::empty(content.start));
        export.fields.file(name, nothing, file);
    } else {
        export.unknown += usize::from(!content.is_known());
        let content = value(sources, place, content);
        export.fields.text(name, content);
    }
    Some((end, weight(&called)))
}
