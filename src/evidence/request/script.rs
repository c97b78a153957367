//! Code that builds the form: `append` lines of JavaScript's FormData and their like in other languages, and the
//! options of `wx.uploadFile` and `uni.uploadFile`. What only the program knows is `***`.

use super::super::decode::plain;
use super::super::draft::{Draft, Shows, base_name, weight};
use super::super::loose::Code;
use super::super::{Fidelity, FilePart, Note, Reading, form};
use super::{Taken, several, target};
use crate::text::{Place, Sources, Span};

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
    (b".CreateFormFile(", true),
    (b".addBinaryBody(", true),
];

/// So many fields of one script are read.
const CALL_LIMIT: usize = 1024;

/// Reads code.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    upload_file(sources, place)
        .or_else(|| calls(sources, place))
        .or_else(|| address(sources, place))
}

/// What stands in front of the address in calls that are given their fields as a literal.
const ADDRESSED: &[&[u8]] = &[b"CURLOPT_URL", b".post(", b".Post(", b".request("];

/// The address of a call whose fields stand in a literal (requests, httpx, PHP's curl): they are a form for
/// themselves.
fn address(sources: &mut Sources, place: Place) -> Option<Taken> {
    let text = sources.slice(place);
    memchr::memmem::find(text, b"q-signature")?;
    let urls = ADDRESSED.iter().flat_map(|mark| {
        memchr::memmem::find_iter(text, mark).filter_map(|at| {
            let from = at + mark.len();
            let near = text.get(from..(from + 64).min(text.len()))?;
            let open = from + near.iter().position(|byte| matches!(byte, b'\'' | b'"'))?;
            let quote = *text.get(open)?;
            let len = memchr::memchr(quote, text.get(open + 1..)?)?;
            let url = text.get(open + 1..open + 1 + len)?;
            url.starts_with(b"http")
                .then_some(Span::new(open + 1, open + 1 + len))
        })
    });
    let urls: Vec<Span> = urls.collect();
    urls.into_iter().find_map(|span| {
        let url = plain(place.source, place.part(span).span);
        let request = target::request(sources, url)?;
        let host = request.host?;
        several::is_own(&sources.text(host.place)).then_some(())?;
        let mut reading = Reading::new(place.source, "form-data", Fidelity::LogText);
        reading.missing = vec!["file-bytes", "headers", "answer"];
        reading.holds.request = Some(request);
        let used = url.place.span;
        Some(Taken { reading, used })
    })
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
    let used = place.part(used.unwrap_or_default()).span;
    Some(Taken { reading, used })
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
    let (name, comma) = code.expression(open);
    if name.unknown || !name.quoted || bytes.get(comma) != Some(&b',') {
        return None;
    }
    let (value, mut end) = code.expression(comma + 1);
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
