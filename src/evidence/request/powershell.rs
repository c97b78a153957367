//! `Invoke-WebRequest` and `Invoke-RestMethod`: what the browsers' "Copy as PowerShell" gives and what people
//! write, with `-Body` as text or bytes and `-Form` as a table. The words are the shell lexer's; it must not know
//! how they are quoted.

use super::super::decode::{plain, renamed};
use super::super::draft::{Draft, Shows, base_name};
use super::super::masked::UNKNOWN;
use super::super::{Fidelity, FilePart, Reading, Value};
use super::shell::{Token, tokens};
use super::{Header, Request, Taken, curl, headers, several, target};
use crate::text::{Place, Sources, Span};

/// The commands that send a request.
const COMMANDS: [&[u8]; 4] = [b"invoke-webrequest", b"invoke-restmethod", b"iwr ", b"irm "];

/// Reads the commands of a paste; of several the one that uploads to COS.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let text = sources.slice(place).to_ascii_lowercase();
    let mut starts: Vec<usize> = (COMMANDS.iter())
        .flat_map(|command| memchr::memmem::find_iter(&text, command))
        .filter(|at| {
            let before = at.checked_sub(1).and_then(|at| text.get(at));
            before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-')
        })
        .collect();
    starts.sort_unstable();
    several::best(sources, place, starts, |sources, own| {
        one(sources, place, own)
    })
}

/// Reads the command at the beginning of `own`; tables it names stand above it in `place`.
fn one(sources: &mut Sources, place: Place, own: Place) -> Option<Taken> {
    let (words, end) = tokens(sources, own);
    let mut reading = Reading::new(own.source, "powershell", Fidelity::BrowserCopy);
    reading.missing = vec!["file-bytes", "content-length", "answer"];
    let mut request = Request::default();
    let mut body = None;
    let mut form = None;
    for (name, argument) in arguments(sources, &words) {
        let resolved = variable(sources, place, own, argument);
        let (above, used) = (resolved.as_deref(), argument);
        let argument = above.unwrap_or(used);
        let first = argument.first().map(|token| token.value);
        match name.as_str() {
            "uri" => {
                if let Some(address) = first.and_then(|url| target::address(sources, url)) {
                    request.host = Some(address.host);
                    request.path = address.path;
                }
            }
            "method" => request.method = first,
            "contenttype" => {
                let at = used
                    .first()
                    .map_or(own.span.start, |token| token.value.place.span.start);
                let at = plain(own.source, Span::empty(at));
                let name = renamed(sources, "Content-Type", at);
                request
                    .headers
                    .extend(first.map(|value| Header { name, value }));
            }
            "headers" => {
                let pairs = pairs(sources, argument);
                let headers = pairs.into_iter().filter_map(|(name, value)| {
                    let value = value.first()?.value;
                    Some(Header { name, value })
                });
                request.headers.extend(headers);
            }
            "body" => {
                body = argument
                    .iter()
                    .find(|token| token.quoted)
                    .map(|token| token.value);
            }
            "form" => form = Some(fields(sources, argument)),
            _ => {}
        }
    }
    request.host?;
    if let Some(draft) = form.filter(|draft| !draft.is_empty()) {
        headers::drop_template(sources, &mut request);
        reading.holds.form = Some(draft.finish(sources, Fidelity::BrowserCopy, Shows::ALL));
    } else if let Some(body) = body {
        curl::text(sources, &mut reading, &mut request, body, None);
    } else {
        reading.missing.push("body");
    }
    reading.holds.request = Some(request);
    let used = Span::new(own.span.start, end);
    Some(Taken { reading, used })
}

/// `-Name argument …`, names in lower case.
fn arguments<'a>(sources: &Sources, words: &'a [Token]) -> Vec<(String, &'a [Token])> {
    let is_name = |token: &Token| {
        !token.quoted && token.depth == 0 && sources.slice(token.value.place).starts_with(b"-")
    };
    let mut found = Vec::new();
    for (at, token) in words.iter().enumerate().filter(|(_, token)| is_name(token)) {
        let rest = words.get(at + 1..).unwrap_or_default();
        let len = rest.iter().position(is_name).unwrap_or(rest.len());
        let name = sources.text(token.value.place);
        let name = name.trim_start_matches('-').to_ascii_lowercase();
        found.push((name, rest.get(..len).unwrap_or_default()));
    }
    found
}

/// What `$name` was given above the command.
fn variable(
    sources: &mut Sources,
    place: Place,
    own: Place,
    argument: &[Token],
) -> Option<Vec<Token>> {
    let [only] = argument else { return None };
    // The lexer keeps a variable outside quotes as it is written.
    let name = sources.text(only.value.place).into_owned();
    if only.quoted || !name.starts_with('$') {
        return None;
    }
    let above = own.span.start.saturating_sub(place.span.start);
    let text = sources.slice(place).get(..above)?;
    let at = memchr::memmem::rfind(text, name.as_bytes())?;
    let from = at + name.len();
    let rest = text.get(from..)?;
    let equals = rest.len() - rest.trim_ascii_start().len();
    (rest.get(equals) == Some(&b'=')).then_some(())?;
    let lead = rest.get(equals + 1..)?;
    let lead = from + equals + 1 + lead.len() - lead.trim_ascii_start().len();
    Some(tokens(sources, place.part(Span::new(lead, above))).0)
}

/// `@{ "name" = value … }`
fn pairs<'a>(sources: &Sources, words: &'a [Token]) -> Vec<(Value, &'a [Token])> {
    let is_equals = |at: usize| {
        words
            .get(at)
            .is_some_and(|token| !token.quoted && sources.slice(token.value.place) == b"=")
    };
    let signs: Vec<usize> = (1..words.len())
        .filter(|at| is_equals(*at) && words.get(*at).is_some_and(|token| token.depth == 1))
        .collect();
    let mut found = Vec::new();
    for (index, at) in signs.iter().enumerate() {
        let end = signs.get(index + 1).map_or(words.len(), |next| next - 1);
        if let (Some(name), Some(value)) = (words.get(at - 1), words.get(at + 1..end)) {
            found.push((name.value, value));
        }
    }
    found
}

/// `-Form @{ key = 'a'; file = Get-Item 'photo.png' }`
fn fields(sources: &mut Sources, words: &[Token]) -> Draft {
    let mut draft = Draft::default();
    for (name, value) in pairs(sources, words) {
        let Some(first) = value.first() else { continue };
        let of_file = sources.text(first.value.place).to_ascii_lowercase();
        if first.quoted {
            draft.text(name, first.value);
        } else if of_file.contains("get-item") || of_file == "(" || of_file == "[" {
            let path = value.iter().rev().find(|token| token.quoted);
            let path = path.or_else(|| value.get(1));
            let file = FilePart {
                filename: path.map(|path| base_name(sources, path.value.place)),
                ..FilePart::default()
            };
            let at = first.value.place.span.start;
            draft.file(name, plain(first.value.place.source, Span::empty(at)), file);
        } else if of_file.starts_with('$') {
            let unknown = renamed(sources, &UNKNOWN.to_string(), first.value);
            draft.text(name, unknown);
        } else {
            draft.text(name, first.value);
        }
    }
    draft
}
