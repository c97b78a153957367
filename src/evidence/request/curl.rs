//! A curl command line: what the browser's "copy as cURL" gives and what people write. `-F` fields become the
//! form; a multipart text behind `--data-raw` or `--data-binary`, which browsers copy, is scanned as the body.
//! Mistakes that the line itself carries are named, not judged.

use super::super::decode::{self, Decoded};
use super::super::draft::{base_name, split as split_at};
use super::super::masked::UNKNOWN;
use super::super::{Fidelity, FilePart, Note, Reading, Value, form};
use super::body;
use super::copies::Characters;
use super::export::Export;
use super::shell::{self, Command, Dialect, Word};
use super::{CommandOddity, Header, Request, Taken, copies, quoted, several};
use crate::text::{Bytes, Label, Place, Sources, Span};

/// Short options that take a value and say nothing about the request's form.
const SHORT_WITH_VALUE: &[u8] = b"AbcCDeEKmoPQrtTuUwxyYz";

/// Long ones.
const LONG_WITH_VALUE: &str = "user-agent cookie cookie-jar continue-at dump-header referer cert config max-time output \
    ftp-port quote range telnet-option upload-file user proxy-user write-out proxy speed-limit speed-time time-cond \
    cacert capath ciphers connect-timeout connect-to crlfile dns-servers interface key key-type limit-rate local-port \
    max-filesize max-redirs noproxy output-dir pass resolve retry retry-delay retry-max-time socks5 socks5-hostname \
    stderr tls-max trace trace-ascii unix-socket keepalive-time expect100-timeout aws-sigv4 oauth2-bearer \
    request-target variable tls13-ciphers cert-type proto proto-redir preproxy url-query parallel-max rate curves";

/// What an option is to the form.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Role {
    Form,
    FormString,
    Data { reads_files: bool },
    UrlEncode,
    Json,
    Header,
    Method,
    Url,
    Other,
}

/// The options that matter, by long name and short letter.
const OPTIONS: &[(&str, u8, Role)] = &[
    ("form", b'F', Role::Form),
    ("form-string", 0, Role::FormString),
    ("data", b'd', Role::Data { reads_files: true }),
    ("data-ascii", 0, Role::Data { reads_files: true }),
    ("data-binary", 0, Role::Data { reads_files: true }),
    ("data-raw", 0, Role::Data { reads_files: false }),
    ("data-urlencode", 0, Role::UrlEncode),
    ("json", 0, Role::Json),
    ("header", b'H', Role::Header),
    ("request", b'X', Role::Method),
    ("url", 0, Role::Url),
];

/// Where a command may be led in by a prompt.
const PROMPTS: [&[u8]; 4] = [b"$ ", b"# ", b"% ", b"> "];

/// Reads the command lines of a paste; of several the one that uploads to COS.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let starts = commands(sources.slice(place));
    several::best(sources, place, starts, |sources, place| {
        Some(one(sources, place))
    })
}

/// Where commands begin: `curl` at a line's beginning, behind a prompt or a path.
fn commands(text: &[u8]) -> Vec<usize> {
    let found = memchr::memmem::find_iter(text, b"curl");
    let fits = |at: &usize| {
        let line = text.get(..*at).map_or(0, |before| {
            memchr::memrchr2(b'\n', b'\r', before.after(before.len().saturating_sub(256)))
                .map_or(before.len().saturating_sub(256), |end| {
                    before.len().saturating_sub(256) + end + 1
                })
        });
        let before = text.cut(line..*at).trim_ascii_start();
        let behind = text.after(at + 4);
        let behind = behind.strip_prefix(b".exe").unwrap_or(behind);
        let leads = before.is_empty()
            || PROMPTS.iter().any(|prompt| before.ends_with(prompt))
            || before.ends_with(b"/")
            || before.ends_with(b"PS>")
            || before.ends_with(b">")
            || before.ends_with(b"; ")
            || before.ends_with(b"& ");
        leads && matches!(behind.first(), Some(b' ' | b'\t' | b'\\' | b'^' | b'`'))
    };
    found.filter(fits).collect()
}

/// What a command's options say.
struct Line {
    export: Export,
    url: Option<Value>,
    data: Vec<Value>,
    data_at: Option<Place>,
    /// Whether the body comes out of a file that is not here.
    from_file: bool,
    /// A Content-Type for forms: beside `-F` curl replaces it by its own.
    typed_by_hand: Option<Header>,
}

/// Reads one command.
fn one(sources: &mut Sources, place: Place) -> Taken {
    let straight = straightened(sources, place);
    let own = straight.unwrap_or(place);
    let mut taken = command(sources, own);
    if straight.is_some() {
        let end = Place::new(own.source, Span::empty(taken.used.end));
        let end = sources.lift(end).map_or(place.span.end, |end| end.span.end);
        taken.used = Span::new(place.span.start, end);
        taken.reading.source = place.source;
        taken.reading.fidelity = Fidelity::Retyped;
    }
    taken
}

/// The command with straight quotes, where a word processor or a chat made them curly.
fn straightened(sources: &mut Sources, place: Place) -> Option<Place> {
    let bytes = sources.slice(place);
    let opens = |quote: &str| memchr::memmem::find(bytes, quote.as_bytes()).is_some();
    let text = std::str::from_utf8(bytes).ok();
    let text = text.filter(|_| opens(" \u{2018}") || opens(" \u{201c}"))?;
    let mut straight = Decoded::default();
    for (at, letter) in text.char_indices() {
        let span = Span::new(at, at + letter.len_utf8()).shifted(place.span.start);
        match letter {
            '\u{2018}' | '\u{2019}' => straight.put(b"'", span),
            '\u{201c}' | '\u{201d}' => straight.put(b"\"", span),
            _ => straight.copy(span.start, bytes.cut(at..at + span.len())),
        }
    }
    let source = straight.into_source(sources, place.source, None);
    Some(sources.whole(source))
}

fn command(sources: &mut Sources, place: Place) -> Taken {
    let dialect = shell::dialect(sources.slice(place));
    let command = shell::split(sources, place, dialect);
    let mut line = Line {
        export: Export::new(place, "curl", Fidelity::BrowserCopy),
        url: None,
        data: Vec::new(),
        data_at: None,
        from_file: false,
        typed_by_hand: None,
    };
    options(sources, &command, &mut line);
    line.export.fields.leave(command.beyond / 2);
    if let Some(url) = line.url {
        line.export.request.goes_to(sources, url);
    }
    line.export.unknown = command.unknown;
    if !line.export.fields.is_empty() {
        let command_line = &mut line.export.request.command;
        command_line.extend(
            (line.typed_by_hand)
                .map(|header| (CommandOddity::ContentTypeByHand, header.value.place)),
        );
        line.export.shows.all = command.unknown == 0 || line.export.fields.len() > 1;
    } else if !line.data.is_empty() || line.from_file {
        line.export.request.headers.extend(line.typed_by_hand);
        data(sources, &mut line, dialect);
    }
    let used = Span::new(place.span.start, command.end);
    line.export.taken(sources, used)
}

fn options(sources: &mut Sources, command: &Command, line: &mut Line) {
    let mut words = command.words.iter().skip(1);
    while let Some(word) = words.next() {
        let text = sources.slice(word.value.place).to_vec();
        // What the word is to the form, and where its value begins in it.
        let (role, from) = match text.as_slice() {
            [b'-', b'-', long @ ..] if !long.is_empty() => (long_role(long), text.len()),
            // A cluster of short options: `-sS`, `-XPOST`.
            [b'-', cluster @ ..] if !cluster.is_empty() => {
                let mut letters = cluster.iter().enumerate();
                let found = letters.find_map(|(at, letter)| Some((short_role(*letter)?, at + 2)));
                found.map_or((None, 0), |(role, from)| (Some(role), from))
            }
            _ => (Some(Role::Url), 0),
        };
        let Some(role) = role else { continue };
        if from < text.len() {
            let place = word.value.place.part(from..text.len());
            apply(sources, line, role, word, Value { place });
        } else if let Some(next) = words.next() {
            apply(sources, line, role, next, next.value);
        }
    }
}

/// What a long option is that takes a value.
fn long_role(name: &[u8]) -> Option<Role> {
    let known = OPTIONS.iter().find(|(long, ..)| long.as_bytes() == name);
    let mut others = LONG_WITH_VALUE.split(' ');
    let other = || {
        others
            .any(|other| other.as_bytes() == name)
            .then_some(Role::Other)
    };
    known.map(|(_, _, role)| *role).or_else(other)
}

/// What a short option is that takes a value.
fn short_role(letter: u8) -> Option<Role> {
    let known = OPTIONS.iter().find(|(_, short, _)| *short == letter);
    let other = || SHORT_WITH_VALUE.contains(&letter).then_some(Role::Other);
    known.map(|(_, _, role)| *role).or_else(other)
}

fn apply(sources: &mut Sources, line: &mut Line, role: Role, word: &Word, value: Value) {
    let expanded = word
        .filename_variable
        .filter(|_| role == Role::Form || role == Role::FormString);
    let command = &mut line.export.request.command;
    command.extend(expanded.map(|at| (CommandOddity::VariableExpanded, at)));
    match role {
        Role::Form => form_field(sources, line, value),
        Role::FormString => {
            if let Some((name, content)) = name_and_value(sources, value, b'=') {
                line.export.fields.text(name, content);
            }
        }
        Role::Data { reads_files } => {
            line.data_at.get_or_insert(value.place);
            if reads_files && sources.slice(value.place).starts_with(b"@") {
                line.from_file = true;
            } else {
                line.data.push(value);
            }
        }
        Role::UrlEncode | Role::Json => {
            line.data_at.get_or_insert(value.place);
            line.data.push(value);
        }
        Role::Header => header(sources, line, value),
        Role::Method => line.export.request.method = Some(value),
        Role::Url => line.url = line.url.or(Some(value)),
        Role::Other => {}
    }
}

fn name_and_value(sources: &Sources, value: Value, separator: u8) -> Option<(Value, Value)> {
    let bytes = sources.slice(value.place);
    let at = memchr::memchr(separator, bytes)?;
    let part = |from: usize, to: usize| Value {
        place: value.place.part(from..to),
    };
    Some((part(0, at), part(at + 1, bytes.len())))
}

fn header(sources: &Sources, line: &mut Line, value: Value) {
    let Some((name, content)) = name_and_value(sources, value, b':') else {
        return;
    };
    let content = Value {
        place: decode::trimmed(sources, content.place),
    };
    let called = sources.text(name.place).to_ascii_lowercase();
    match called.as_str() {
        "host" => line.export.request.host = Some(content),
        "content-type" if sources.slice(content.place).starts_with(b"multipart/") => {
            line.typed_by_hand = Some(Header {
                name,
                value: content,
            });
            return;
        }
        _ => {}
    }
    line.export.request.headers.push(Header {
        name,
        value: content,
    });
}

/// `-F name=value`, `name=@path;type=…;filename=…`, `name=<path`, `name="quoted; value"`.
fn form_field(sources: &mut Sources, line: &mut Line, field: Value) {
    let Some((name, content)) = name_and_value(sources, field, b'=') else {
        return;
    };
    let bytes = sources.slice(content.place).to_vec();
    let parts = parts(&bytes);
    let Some(first) = parts.first() else {
        return;
    };
    let cut = |span: Span| Value {
        place: content.place.part(span),
    };
    let option = |wanted: &[u8]| {
        parts.iter().skip(1).find_map(|part| {
            let text = bytes.get(part.start..part.end)?;
            let lead = text.indent();
            let value = text.get(lead..)?.strip_prefix(wanted)?;
            let start = part.end - value.len();
            Some(cut(unquoted(&bytes, Span::new(start, part.end))))
        })
    };
    match bytes.first() {
        Some(b'@') => {
            let path = cut(unquoted(&bytes, Span::new(1, first.end)));
            let file = FilePart {
                filename: option(b"filename=").or_else(|| Some(base_name(sources, path.place))),
                content_type: option(b"type="),
                size: None,
            };
            let nothing = Value {
                place: content.place.part(0..0),
            };
            line.export.fields.file(name, nothing, file);
        }
        Some(b'<') => {
            line.export.fields.unknown(sources, name, content);
        }
        _ => {
            let value = literal(sources, line, name, content, &bytes, &parts);
            line.export.fields.text(name, value);
        }
    }
}

/// A value given in the line itself. curl cuts it at the first semicolon outside quotes; what was meant is
/// kept, and the card says so.
fn literal(
    sources: &mut Sources,
    line: &mut Line,
    name: Value,
    content: Value,
    bytes: &[u8],
    parts: &[Span],
) -> Value {
    let is_option = |span: &Span| {
        // curl skips blanks: of `attachment; filename="a.png"` it sends `attachment`.
        let text = bytes.cut(*span);
        let text = text.trim_ascii_start();
        let options: [&[u8]; 4] = [b"type=", b"filename=", b"headers=", b"encoder="];
        options.iter().any(|option| text.starts_with(option))
    };
    let mut rest = parts.iter().skip(1);
    let meant = rest.clone().take_while(|part| !is_option(part)).last();
    let first = parts.first().copied().unwrap_or_default();
    let mut blank = rest
        .by_ref()
        .take(1)
        .filter_map(|part| bytes.get(part.start));
    if meant.is_some() || blank.any(u8::is_ascii_whitespace) {
        let name = sources.text(name.place).into_owned();
        let note = Note::new("curl-semicolon").arg("field", name);
        line.export.reading.notes.push(note);
    }
    if let Some(last) = meant {
        let cut = content.place.part(Span::new(first.end, last.end));
        let command = &mut line.export.request.command;
        command.push((CommandOddity::CutAtSemicolon, cut));
        return Value {
            place: content.place.part(Span::new(0, last.end)),
        };
    }
    let inner = unquoted(bytes, first);
    if inner == first {
        return Value {
            place: content.place.part(first),
        };
    }
    let mut decoded = Decoded::default();
    let base = content.place.span.start;
    let mut at = inner.start;
    while at < inner.end {
        let escaped = matches!(bytes.get(at..), Some([b'\\', b'\\' | b'"', ..]));
        let from = at + usize::from(escaped);
        let byte = bytes.get(from..=from).unwrap_or_default();
        if escaped {
            decoded.put(byte, Span::new(base + at, base + at + 2));
        } else {
            decoded.copy(base + at, byte);
        }
        at = from + 1;
    }
    decoded.into_value(sources, content.place.source, base + inner.start)
}

/// The parts between semicolons outside double quotes.
fn parts(bytes: &[u8]) -> Vec<Span> {
    let start = usize::from(bytes.starts_with(b"@") || bytes.starts_with(b"<"));
    if bytes.get(start) != Some(&b'"') {
        return split_at(bytes, 0, bytes.len(), b';');
    }
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => break,
            _ => at += 1,
        }
    }
    let end = (at + 1).min(bytes.len());
    let mut parts = vec![Span::new(0, end)];
    if bytes.get(end) == Some(&b';') {
        parts.extend(split_at(bytes, end + 1, bytes.len(), b';'));
    } else if let Some(first) = parts.first_mut() {
        // Not quoted as a whole.
        first.end = bytes.len();
    }
    parts
}

fn unquoted(bytes: &[u8], span: Span) -> Span {
    let text = bytes.cut(span);
    let quoted = text.len() > 1 && text.starts_with(b"\"") && text.ends_with(b"\"");
    if quoted {
        Span::new(span.start + 1, span.end - 1)
    } else {
        span
    }
}

/// A body given as data: a multipart text as browsers copy it, or something that COS cannot read.
fn data(sources: &mut Sources, line: &mut Line, dialect: Dialect) {
    let Export {
        reading, request, ..
    } = &mut line.export;
    if dialect == Dialect::Windows {
        reading.missing.push("line-endings");
    }
    let only = match line.data.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    if only.is_some_and(|only| sources.slice(only.place).is_empty()) {
        // Firefox writes `''` where it finds no parts, since the header names no boundary.
        reading.missing.push("body");
        return;
    }
    let label = Some(Label::plain("body"));
    if only.is_some_and(|only| text(sources, reading, request, only, label)) {
        return;
    }
    // `-d` and its like where `-F` belongs.
    let oddity = line
        .data_at
        .map(|at| (CommandOddity::DataInsteadOfForm, at));
    request.command.extend(oddity);
    for value in &line.data {
        if let Some(more) = form::urlencoded::fields(sources, value.place) {
            line.export.fields.append(more);
        }
    }
    line.export.shows.file = false;
    if line.export.fields.is_empty()
        && let Some(only) = only
    {
        line.export.reading.holds.form = form::body(sources, only.place);
    }
}

/// Takes a multipart text that a command was given, called so in reports; `false` for other texts.
pub(super) fn text(
    sources: &mut Sources,
    reading: &mut Reading,
    request: &mut Request,
    text: Value,
    label: Option<Label>,
) -> bool {
    let bytes = sources.slice(text.place);
    if !bytes.trim_ascii_start().starts_with(b"--") {
        return false;
    }
    let first = bytes.split(|byte| *byte == b'\n').next();
    if first.is_some_and(|first| String::from_utf8_lossy(first).contains(UNKNOWN)) {
        // The program makes the boundary, and with it the body.
        reading.missing.push("body");
        return true;
    }
    // A copy that loses characters holds none outside ASCII.
    let characters = if bytes.is_ascii() && memchr::memchr(copies::LOST, bytes).is_some() {
        Characters::Marked
    } else {
        Characters::AsSent
    };
    if memchr::memchr(b'\n', bytes).is_some() {
        let window = sources.window(text.place, label);
        body::scanned(sources, reading, request, window, characters);
        return true;
    }
    // mitmproxy's notation: line ends as `\x0d\x0a` inside plain quotes.
    let decoded = decode::spelt(sources, text.place, quoted::BYTES);
    let window = sources.window(decoded.place, None);
    body::scanned(sources, reading, request, window, characters);
    true
}
