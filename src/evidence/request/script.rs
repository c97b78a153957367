//! Code that builds the form: `append` lines of JavaScript's FormData and their like in other languages, and the
//! options of `wx.uploadFile` and `uni.uploadFile`. What only the program knows is not known.

use super::super::decode::plain;
use super::super::draft::{Draft, Shows, base_name, weight};
use super::super::loose::Code;
use super::super::{Fidelity, FilePart, Note, Reading, Value, form};
use super::{Header, Taken, several, target};
use crate::text::{Label, Place, Sources, Span};

/// Calls that add a field, and whether they add a file.
const CALLS: &[(&[u8], bool)] = &[
    (b".append(", false),
    (b".set(", false),
    (b".addFormDataPart(", false),
    (b".WriteField(", false),
    (b".addTextBody(", false),
    (b".field(", false),
    (b".add_field(", false),
    (b".addField(", false),
    (b".text(", false),
    (b".attach(", true),
    (b".add(", false),
    (b".Add(", false),
    (b".put(", false),
    (b".part(", false),
    (b".param(", false),
    (b".formParam(", false),
    (b".multiPart(", false),
    (b".AddParameter(", false),
    (b".addParameter(", false),
    (b".CreateFormFile(", true),
    (b".addBinaryBody(", true),
    (b".AddFile(", true),
    (b".file(", true),
];

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
const SENDERS: [(&[u8], bool); 11] = [
    (b"setRequestHeader(", true),
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
        let before = text.get(..*at).unwrap_or_default();
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
    if memchr::memmem::find(text, b"form-data; name=").is_some() {
        return None;
    }
    let url = own_url(sources, place, true)?;
    let mut reading = Reading::new(place.source, "form-data", Fidelity::LogText);
    reading.missing = vec!["file-bytes", "headers", "answer"];
    reading.holds.request = Some(target::request(sources, url)?);
    let used = url.place.span;
    Some(Taken { reading, used })
}

/// An address with the bucket in its path, in words around COS's response that forbids it.
pub(super) fn spoken(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let text = sources.slice(place);
    let start = memchr::memmem::find(text, b"https://cos.")
        .or_else(|| memchr::memmem::find(text, b"http://cos."))?;
    let rest = text.get(start..)?;
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-._:/".contains(byte);
    let len = rest.iter().take_while(is_part).count();
    // A sentence ends in a full stop.
    let len = len - usize::from(rest.get(..len)?.ends_with(b"."));
    let url = plain(place.source, place.part(Span::new(start, start + len)).span);
    let mut paste = place;
    while let Some(outer) = sources.lift(paste) {
        paste = outer;
    }
    memchr::memmem::find(sources.bytes(paste.source), b"PathStyleDomainForbidden")?;
    let request = target::request(sources, url)?;
    let host = sources.text(request.host?.place);
    let path = sources.text(request.path?.place);
    if !several::is_own(&host) || path.len() < 2 {
        return None;
    }
    let mut reading = Reading::new(place.source, "form-data", Fidelity::LogText);
    reading.missing = vec!["file-bytes", "headers"];
    reading.holds.request = Some(request);
    let used = url.place.span;
    Some(Taken { reading, used })
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
    let code = Code {
        bytes: &bytes,
        base: place.span.start,
    };
    let open = code.skip(start + call.len());
    if bytes.get(open) != Some(&b'{') {
        return None;
    }
    let (members, end) = code.members(open);
    let mut reading = Reading::new(place.source, "upload-file", Fidelity::LogText);
    reading.missing = vec!["file-bytes", "headers", "order", "answer"];
    let mut draft = Draft::default();
    let mut file_name = None;
    for member in members {
        let called = String::from_utf8_lossy(member.name.text.bytes()).into_owned();
        let value_at = member.at.start;
        match called.as_str() {
            "url" if member.value.quoted => {
                let start = member.value.start;
                let url = member.value.text.into_value(sources, place.source, start);
                reading.holds.request = target::request(sources, url);
            }
            "name" => file_name = Some((member.value.text, member.value.start)),
            "formData" if bytes.get(value_at) == Some(&b'{') => {
                let (fields, _) = code.members(value_at);
                let unknown = fields.iter().filter(|field| field.value.unknown).count();
                if unknown > 0 {
                    let note = Note::new("code-variables").arg("count", unknown.to_string());
                    reading.notes.push(note);
                }
                form::put(sources, place, &bytes, fields, &mut draft);
            }
            _ => {}
        }
    }
    if draft.is_empty() && reading.holds.request.is_none() {
        return None;
    }
    // It sends the file behind all fields.
    if let Some((name, at)) = file_name {
        let name = name.into_value(sources, place.source, at);
        let nothing = plain(place.source, place.part(Span::empty(open)).span);
        draft.file(name, nothing, FilePart::default());
    }
    if draft.len() > 1 {
        let shows = Shows {
            order: false,
            ..Shows::ALL
        };
        reading.holds.form = Some(draft.finish(sources, Fidelity::LogText, shows));
    }
    let used = place.part(Span::new(start, end)).span;
    Some(Taken { reading, used })
}

/// Where calls that add a field begin, where their arguments do, and whether they add a file.
fn call_sites(bytes: &[u8]) -> Vec<(usize, usize, bool)> {
    let dots = memchr::memchr_iter(b'.', bytes);
    let sites = dots.filter_map(|at| {
        let rest = bytes.get(at..)?;
        let (call, is_file) = CALLS.iter().find(|(call, _)| rest.starts_with(call))?;
        Some((at, at + call.len(), *is_file))
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
    let mut draft = Draft::default();
    let mut unknown = 0_usize;
    let mut sum = 0;
    let mut used: Option<Span> = None;
    for (at, open, is_file) in found {
        let Some((end, known, named)) = call(sources, place, &bytes, open, is_file, &mut draft)
        else {
            continue;
        };
        unknown += usize::from(!known);
        sum += named;
        used = Some(used.map_or(Span::new(at, end), |used| used.cover(Span::new(at, end))));
    }
    if sum < 3 {
        return None;
    }
    let mut reading = Reading::new(place.source, "form-data", Fidelity::LogText);
    reading.missing = vec!["file-bytes", "headers", "answer"];
    if unknown > 0 {
        reading
            .notes
            .push(Note::new("code-variables").arg("count", unknown.to_string()));
    }
    let whole = draft.has(sources, "file") && draft.has(sources, "policy");
    let shows = if whole {
        Shows::ALL
    } else {
        Shows {
            order: true,
            ..Shows::default()
        }
    };
    reading.holds.form = Some(draft.finish(sources, Fidelity::LogText, shows));
    let mut used = place.part(used.unwrap_or_default()).span;
    if let Some(url) = own_url(sources, place, false) {
        reading.holds.request = target::request(sources, url);
        used = used.cover(url.place.span);
    }
    Some(Taken { reading, used })
}

/// Behind the label of an argument, as Swift's `withName:`.
fn label(code: Code<'_>, from: usize) -> usize {
    let at = code.skip(from);
    let rest = code.bytes.get(at..).unwrap_or_default();
    let len = rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    if len > 0 && rest.get(len) == Some(&b':') {
        at + len + 1
    } else {
        from
    }
}

/// Reads the arguments of one call; the byte behind them, whether the value is known, and what the name says.
fn call(
    sources: &mut Sources,
    place: Place,
    bytes: &[u8],
    open: usize,
    is_file: bool,
    draft: &mut Draft,
) -> Option<(usize, bool, usize)> {
    let code = Code {
        bytes,
        base: place.span.start,
    };
    let (mut name, comma) = code.expression(open);
    if bytes.get(comma) != Some(&b',') {
        return None;
    }
    let (mut value, mut end) = code.expression(label(code, comma + 1));
    if name.unknown && value.quoted && !value.unknown {
        // C# and Swift give the value first: `Add(new StringContent("a"), "key")`.
        let quote = (bytes.get(open..comma)?.iter()).position(|byte| *byte == b'"');
        if let Some(quote) = quote.filter(|_| !is_file) {
            name = code.expression(open + quote).0;
        }
        std::mem::swap(&mut name, &mut value);
    }
    if name.unknown || !name.quoted {
        return None;
    }
    let called = String::from_utf8_lossy(name.text.bytes()).into_owned();
    if form::is_secret(&called) {
        return None;
    }
    let mut filename = None;
    if bytes.get(end) == Some(&b',') {
        let (third, close) = code.expression(end + 1);
        end = close;
        filename = Some(third).filter(|third| third.quoted && !third.unknown);
    }
    let known = !value.unknown;
    let name = name.text.into_value(sources, place.source, name.start);
    if is_file || called.eq_ignore_ascii_case("file") || filename.is_some() {
        let filename = filename.map(|third| {
            let path = third.text.into_value(sources, place.source, third.start);
            base_name(sources, path.place)
        });
        let at = value.start;
        draft.file(
            name,
            plain(place.source, at..at),
            FilePart {
                filename,
                ..FilePart::default()
            },
        );
        return Some((end, true, weight(&called)));
    }
    let start = value.start;
    let value = value.text.into_value(sources, place.source, start);
    draft.text(name, value);
    Some((end, known, weight(&called)))
}
