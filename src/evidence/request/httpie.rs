//! HTTPie's command line: `http --multipart POST url name=value file@path`, and the raw body behind `<<<` that
//! mitmproxy writes. It must not know how the shell quotes.

use super::super::decode::trimmed;
use super::super::{Fidelity, Value};
use super::export::Export;
use super::shell::{self, Word};
use super::{Header, Taken, curl, several};
use crate::text::{Bytes, Place, Sources, Span};

/// Options that take a value.
const WITH_VALUE: &str = "--boundary --auth -a --auth-type -A --output -o --session --proxy --print -p --style -s \
    --verify --timeout --cert --cert-key --max-redirects --default-scheme --raw --pretty --format-options";

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
            let before = text.before(*at);
            before.last().is_none_or(|byte| b"\r\n".contains(byte)) || before.ends_with(b"$ ")
        }));
    }
    starts.sort_unstable();
    several::best(sources, place, starts, one)
}

fn one(sources: &mut Sources, place: Place) -> Option<Taken> {
    let command = shell::split(sources, place, shell::Dialect::Posix);
    let mut export = Export::new(place, "httpie", Fidelity::BrowserCopy);
    let mut words = command.words.iter().skip(1);
    while let Some(word) = words.next() {
        let text = sources.text(word.value.place).into_owned();
        if WITH_VALUE.split(' ').any(|option| option == text) {
            words.next();
        } else if text.len() > 1 && text.starts_with('-') {
        } else if export.request.host.is_some() {
            item(sources, word, &mut export);
        } else if text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            export.request.method = Some(word.value);
        } else {
            export.request.goes_to(sources, word.value).then_some(())?;
        }
    }
    export.request.host?;
    let mut end = command.end;
    if export.fields.is_empty()
        && let Some((body, behind)) = here_string(sources, place, end)
    {
        end = behind;
        curl::text(
            sources,
            &mut export.reading,
            &mut export.request,
            body,
            None,
        );
    }
    Some(export.taken(sources, Span::new(place.span.start, end)))
}

/// The word behind `<<<`.
fn here_string(sources: &mut Sources, place: Place, end: usize) -> Option<(Value, usize)> {
    let from = end - place.span.start;
    let rest = sources.slice(place).get(from..)?;
    let mark = rest.strip_prefix(b"<<<")?;
    let lead = 3 + mark.indent();
    let at = place.part(Span::new(from + lead, place.span.len()));
    let command = shell::split(sources, at, shell::Dialect::Posix);
    let word = command.words.first()?;
    Some((word.value, command.end))
}

fn item(sources: &mut Sources, word: &Word, export: &mut Export) {
    let place = word.value.place;
    let bytes = sources.slice(place);
    let found = (0..bytes.len()).find_map(|at| {
        let rest = bytes.get(at..)?;
        let (mark, item) = SEPARATORS.iter().find(|(mark, _)| rest.starts_with(mark))?;
        Some((at, mark.len(), *item))
    });
    let Some((at, len, item)) = found else { return };
    let part = |from: usize, to: usize| Value {
        place: place.part(Span::new(from, to)),
    };
    let (name, value) = (part(0, at), part(at + len, bytes.len()));
    match item {
        Item::Text => export.fields.text(name, value),
        Item::FromFile => export.fields.unknown(sources, name, value),
        Item::File => {
            let options = memchr::memmem::find(bytes, b";type=");
            let content_type = options.map(|options| part(options + 6, bytes.len()));
            let path = part(at + len, options.unwrap_or(bytes.len())).place;
            (export.fields).path(sources, name, path, content_type);
        }
        Item::Header => {
            let value = Value {
                place: trimmed(sources, value.place),
            };
            export.request.headers.push(Header { name, value });
        }
        Item::Query => {}
    }
}
