//! HTTPie's command line: `http --multipart POST url name=value file@path`, and the raw body behind `<<<` that
//! mitmproxy writes. It must not know how the shell quotes.

use super::super::decode::plain;
use super::super::draft::{Draft, Shows, base_name};
use super::super::masked::UNKNOWN;
use super::super::{Fidelity, FilePart, Reading, Value};
use super::shell::{self, Word};
use super::{Header, Request, Taken, curl, headers, several, target};
use crate::text::{Place, Sources, Span};

/// Options that take a value.
const WITH_VALUE: &[&str] = &[
    "--boundary",
    "--auth",
    "-a",
    "--auth-type",
    "-A",
    "--output",
    "-o",
    "--session",
    "--proxy",
    "--print",
    "-p",
    "--style",
    "-s",
    "--verify",
    "--timeout",
    "--cert",
    "--cert-key",
    "--max-redirects",
    "--default-scheme",
    "--raw",
    "--pretty",
    "--format-options",
];

/// How an item is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Item {
    /// `name=value`
    Text,
    /// `name=@path`: the file's content as text.
    FromFile,
    /// `name@path`
    File,
    /// `Name:value`
    Header,
    /// `name==value`: of the address.
    Query,
}

/// The separators; of those at one place the longest counts.
const SEPARATORS: &[(&[u8], Item)] = &[
    (b":=@", Item::FromFile),
    (b"=@", Item::FromFile),
    (b"==", Item::Query),
    (b":=", Item::Text),
    (b"=", Item::Text),
    (b"@", Item::File),
    (b":", Item::Header),
];

/// Reads the commands of a paste; of several the one that uploads to COS.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let text = sources.slice(place);
    let mut starts = Vec::new();
    for name in [&b"http "[..], b"https ", b"xh ", b"xhs "] {
        starts.extend(memchr::memmem::find_iter(text, name).filter(|at| {
            let before = text.get(..*at).unwrap_or_default();
            before.last().is_none_or(|byte| b"\r\n".contains(byte)) || before.ends_with(b"$ ")
        }));
    }
    starts.sort_unstable();
    several::best(sources, place, starts, one)
}

fn one(sources: &mut Sources, place: Place) -> Option<Taken> {
    let command = shell::split(sources, place, shell::Dialect::Posix);
    let mut reading = Reading::new(place.source, "httpie", Fidelity::BrowserCopy);
    reading.missing = vec!["file-bytes", "content-length", "answer"];
    let mut request = Request::default();
    let mut draft = Draft::default();
    let mut words = command.words.iter().skip(1);
    while let Some(word) = words.next() {
        let text = sources.text(word.value.place).into_owned();
        if WITH_VALUE.contains(&text.as_str()) {
            words.next();
        } else if text.len() > 1 && text.starts_with('-') {
        } else if request.host.is_none() {
            if text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
                request.method = Some(word.value);
            } else {
                let address = target::address(sources, word.value)?;
                request.host = Some(address.host);
                request.path = address.path;
            }
        } else {
            item(sources, word, &mut request, &mut draft);
        }
    }
    request.host?;
    let mut end = command.end;
    if !draft.is_empty() {
        headers::drop_template(sources, &mut request);
        reading.holds.form = Some(draft.finish(sources, Fidelity::BrowserCopy, Shows::ALL));
    } else if let Some((body, behind)) = here_string(sources, place, end) {
        end = behind;
        curl::text(sources, &mut reading, &mut request, body, None);
    }
    reading.holds.request = Some(request);
    let used = Span::new(place.span.start, end);
    Some(Taken { reading, used })
}

/// The word behind `<<<`.
fn here_string(sources: &mut Sources, place: Place, end: usize) -> Option<(Value, usize)> {
    let from = end - place.span.start;
    let rest = sources.slice(place).get(from..)?;
    let mark = rest.strip_prefix(b"<<<")?;
    let lead = 3 + mark.len() - mark.trim_ascii_start().len();
    let at = place.part(Span::new(from + lead, place.span.len()));
    let command = shell::split(sources, at, shell::Dialect::Posix);
    let word = command.words.first()?;
    Some((word.value, command.end))
}

fn item(sources: &mut Sources, word: &Word, request: &mut Request, draft: &mut Draft) {
    let place = word.value.place;
    let bytes = sources.slice(place);
    let found = (0..bytes.len()).find_map(|at| {
        let rest = bytes.get(at..)?;
        let (mark, item) = SEPARATORS.iter().find(|(mark, _)| rest.starts_with(mark))?;
        Some((at, mark.len(), *item))
    });
    let Some((at, len, item)) = found else { return };
    let name = Value {
        place: place.part(Span::new(0, at)),
    };
    let mut value = place.part(Span::new(at + len, bytes.len()));
    match item {
        Item::Text => draft.text(name, Value { place: value }),
        Item::FromFile => {
            let unknown = super::super::decode::renamed(
                sources,
                &UNKNOWN.to_string(),
                Value { place: value },
            );
            draft.text(name, unknown);
        }
        Item::File => {
            let text = sources.slice(value);
            let options = memchr::memmem::find(text, b";type=");
            let content_type = options
                .map(|at| plain(value.source, value.part(Span::new(at + 6, text.len())).span));
            value = value.part(Span::new(0, options.unwrap_or(text.len())));
            let file = FilePart {
                filename: Some(base_name(sources, value)),
                content_type,
                size: None,
            };
            draft.file(
                name,
                plain(value.source, Span::empty(value.span.start)),
                file,
            );
        }
        Item::Header => {
            let value = super::super::decode::trimmed(sources, value);
            request.headers.push(Header {
                name,
                value: Value { place: value },
            });
        }
        Item::Query => {}
    }
}
