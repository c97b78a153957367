//! `Invoke-WebRequest` and `Invoke-RestMethod`: what the browsers' "Copy as PowerShell" gives and what people
//! write, with `-Body` as text or bytes and `-Form` as a table. It must not know how literals are quoted.

use super::super::decode::{plain, renamed};
use super::super::literal::{Code, Dialect, Literal, Member};
use super::super::{Fidelity, form};
use super::export::Export;
use super::{Header, Taken, curl, several};
use crate::text::{Bytes, Place, Sources, Span};

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

/// Reads the command at the beginning of `own`; what its variables were given stands above it in `place`.
fn one(sources: &mut Sources, place: Place, own: Place) -> Option<Taken> {
    let bytes = sources.slice(place).to_vec();
    let code = Code {
        bytes: &bytes,
        base: place.span.start,
        dialect: Dialect::Power,
    };
    let mut export = Export::new(own, "powershell", Fidelity::BrowserCopy);
    let value = |sources: &mut Sources, text: Literal| {
        text.text.into_value(sources, place.source, text.start)
    };
    let (arguments, end) = arguments(code, own.span.start - place.span.start);
    let mut body = None;
    for (name, used) in arguments {
        let at = given(code, used);
        match name.as_str() {
            "uri" => {
                let url = value(sources, word(code, at.start));
                export.request.goes_to(sources, url);
            }
            "method" => export.request.method = Some(value(sources, word(code, at.start))),
            "contenttype" => {
                let here = plain(place.source, place.part(Span::empty(used.start)).span);
                let name = renamed(sources, "Content-Type", here);
                let value = value(sources, word(code, at.start));
                export.request.headers.push(Header { name, value });
            }
            "headers" => {
                for member in table(code, at) {
                    let name = value(sources, member.name);
                    let value = value(sources, member.value);
                    export.request.headers.push(Header { name, value });
                }
            }
            "body" => {
                let quote =
                    (at.start..at.end).find(|at| b"'\"".contains(bytes.get(*at).unwrap_or(&0)));
                body = quote.map(|quote| value(sources, word(code, quote)));
            }
            "form" => form::put(sources, place, code, table(code, at), &mut export.fields),
            _ => {}
        }
    }
    export.request.host?;
    match body.filter(|_| export.fields.is_empty()) {
        Some(body) => {
            curl::text(
                sources,
                &mut export.reading,
                &mut export.request,
                body,
                None,
            );
        }
        None if export.fields.is_empty() => export.reading.missing.push("body"),
        None => {}
    }
    let used = Span::new(own.span.start, place.span.start + end);
    Some(export.taken(sources, used))
}

/// The members of `@{ "name" = value … }`.
fn table(code: Code<'_>, at: Span) -> Vec<Member> {
    let text = code.bytes.cut(at);
    let open = memchr::memchr(b'{', text);
    open.map_or(Vec::new(), |open| code.members(at.start + open).0)
}

/// A literal, or a word without quotes.
fn word(code: Code<'_>, at: usize) -> Literal {
    let mut word = Literal::at(code.base + at);
    if code.string(at, &mut word).is_none() {
        let rest = code.bytes.after(at);
        let len = rest.iter().position(u8::is_ascii_whitespace);
        code.take(at, len.unwrap_or(rest.len()), &mut word);
    }
    word
}

/// The arguments of the command at a byte, by their names in lower case, and the byte behind it. Brackets carry it over
/// line ends, and so does a backtick.
fn arguments(code: Code<'_>, from: usize) -> (Vec<(String, Span)>, usize) {
    let mut found: Vec<(String, Span)> = Vec::new();
    let mut depth = 0_usize;
    let mut at = from;
    while let Some(&byte) = code.bytes.get(at) {
        let blank = at > from && code.bytes.get(at - 1).is_some_and(u8::is_ascii_whitespace);
        match byte {
            b'\r' | b'\n' | b';' | b'|' if depth == 0 => break,
            b'`' => at += 1,
            b'(' | b'{' | b'[' => depth += 1,
            b')' | b'}' | b']' => depth = depth.saturating_sub(1),
            b'-' if depth == 0 && blank => {
                let rest = code.bytes.after(at + 1);
                let len = rest.run(|byte| byte.is_ascii_alphabetic());
                let name = String::from_utf8_lossy(rest.before(len));
                let lead = rest
                    .iter()
                    .skip(len)
                    .take_while(|byte| b" \t".contains(byte));
                at += len + lead.count();
                found.push((name.to_ascii_lowercase(), Span::empty(at + 1)));
            }
            _ => {
                let string = code.string(at, &mut Literal::default());
                at = string.unwrap_or(at + 1) - 1;
            }
        }
        at += 1;
        if let Some((_, value)) = found.last_mut() {
            value.end = at.max(value.start);
        }
    }
    (found, at)
}

/// Where the value of `$name` stands, which was given above; the argument itself where it is no variable.
fn given(code: Code<'_>, argument: Span) -> Span {
    let text = code.bytes.cut(argument);
    let name = text.trim_ascii();
    let is_name = name.starts_with(b"$") && name.iter().skip(1).all(u8::is_ascii_alphanumeric);
    let value = || {
        let above = code.bytes.get(..argument.start)?;
        let behind = above.get(memchr::memmem::rfind(above, name)? + name.len()..)?;
        let value = behind
            .trim_ascii_start()
            .strip_prefix(b"=")?
            .trim_ascii_start();
        Some(Span::new(above.len() - value.len(), above.len()))
    };
    is_name.then(value).flatten().unwrap_or(argument)
}
