//! The answer, as COS would give it: of a refusal that is predicted its status, Code and Message (436/41164, 436/7730),
//! of a sound upload what `success_action_redirect` or `success_action_status` ask for (436/14690). What nobody can
//! know here (RequestId, TraceId, ETag) is made up and marked so. It writes to no connection.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Preflight;
use super::head::Head;
use super::judge::Judged;
use crate::cos::DocumentedCase;
use crate::diagnosis::tree::{case_of, code_of};
use crate::diagnosis::{Diagnosis, Finding, FindingId, Severity, Verdict};
use crate::evidence::Facts;

/// `x-postdoc-finding` names at most so many.
const NAMED: usize = 16;

/// An HTTP answer.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The header fields, but for those of the connection.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: String,
}

impl Answer {
    fn new(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    /// A value that is no header's text is left out: it comes out of the upload.
    fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if value.chars().all(|c| c == '\t' || !c.is_control()) {
            self.headers.push((name, value));
        }
        self
    }

    fn body(self, kind: &str, body: String) -> Self {
        let mut answer = self.header("Content-Type", kind);
        answer.body = body;
        answer
    }

    /// As bytes. To HEAD the same without the body.
    pub fn bytes(&self, keep_alive: bool, with_body: bool) -> Vec<u8> {
        let mut text = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            let _ = write!(text, "{name}: {value}\r\n");
        }
        if self.status != 204 {
            let _ = write!(text, "Content-Length: {}\r\n", self.body.len());
        }
        let connection = if keep_alive { "keep-alive" } else { "close" };
        let _ = write!(text, "Connection: {connection}\r\n\r\n");
        if with_body && self.status != 204 {
            text.push_str(&self.body);
        }
        text.into_bytes()
    }

    /// Any origin may read it.
    fn open_to(self, head: &Head) -> Self {
        let origin = head.header("Origin");
        self.header(
            "Access-Control-Allow-Origin",
            origin.unwrap_or_else(|| "*".to_owned()),
        )
        .header("Access-Control-Expose-Headers", EXPOSED)
        .header("Vary", "Origin")
    }
}

const EXPOSED: &str =
    "ETag, Location, x-cos-request-id, x-cos-trace-id, x-postdoc-finding, x-postdoc-verdict";

const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        303 => "See Other",
        400 => "Bad Request",
        403 => "Forbidden",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        411 => "Length Required",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Answer",
    }
}

/// The ids of the findings above a note, the order to mend them.
pub fn finding_ids(diagnosis: &Diagnosis) -> Vec<&'static str> {
    let loud = diagnosis
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Note);
    loud.map(|finding| finding.id.id()).collect()
}

/// What COS would answer to an upload.
pub fn to_upload(judged: &Judged, head: &Head, number: u64) -> Answer {
    let diagnosis = &judged.diagnosis;
    let id = request_id(judged.clock.machine, number);
    let refused = diagnosis.verdict == Verdict::Fault;
    let (answer, guessed) = if refused {
        let (code, guessed) = refused_with(judged);
        (refusal(judged, &id, code, guessed), guessed)
    } else {
        (success(judged), false)
    };
    let mut ids = finding_ids(diagnosis);
    ids.truncate(NAMED);
    answer
        .header("x-cos-request-id", id)
        .header("x-postdoc-verdict", diagnosis.verdict.slug())
        .header("x-postdoc-finding", ids.join(", "))
        .header("x-postdoc-made-up", made_up(refused, guessed))
        .open_to(head)
}

/// What nobody can know here: of a refusal that no page documents also what it says.
const fn made_up(refused: bool, guessed: bool) -> &'static str {
    match (refused, guessed) {
        (true, true) => "RequestId, TraceId, status, Code, Message",
        (true, false) => "RequestId, TraceId",
        (false, _) => "RequestId, ETag",
    }
}

/// Of COS's shape, with the time it tells; behind it stands who made it up.
fn request_id(now: i64, number: u64) -> String {
    STANDARD.encode(format!("{now:08x}_706f7374_646f63_{number:x}"))
}

/// Code, Message and status of the first refusal, and whether they are a guess: only the seven cases are documented.
fn refused_with(judged: &Judged) -> ((u16, String, String), bool) {
    let diagnosis = &judged.diagnosis;
    if let Some(case) = &diagnosis.case {
        let status = match case.id {
            DocumentedCase::PolicyFormat | DocumentedCase::PostBody => 400,
            DocumentedCase::QAk
            | DocumentedCase::Expiration
            | DocumentedCase::Signature
            | DocumentedCase::Bucket
            | DocumentedCase::Condition => 403,
        };
        let said = (status, case.id.code().to_owned(), message(judged, case.id));
        return (said, false);
    }
    (guessed(diagnosis), true)
}

fn guessed(diagnosis: &Diagnosis) -> (u16, String, String) {
    let errors = diagnosis
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    for finding in errors {
        if finding.id == FindingId::RequestMethod {
            let message = "The specified method is not allowed against this resource.";
            return (405, "MethodNotAllowed".to_owned(), message.to_owned());
        }
        if finding.id == FindingId::ConditionSize {
            return size(finding);
        }
        if let Some(code) = code_of(finding) {
            let status = if code.contains("Access") { 403 } else { 400 };
            let field = finding.field.as_deref().unwrap_or_default();
            let message = format!("{field} value invalid").trim_start().to_owned();
            return (status, code.to_owned(), message);
        }
    }
    (
        400,
        "InvalidRequest".to_owned(),
        "Invalid request.".to_owned(),
    )
}

/// As 436/39963 prints it.
fn size(finding: &Finding) -> (u16, String, String) {
    let number = |text: &Option<String>| {
        text.as_deref()
            .and_then(|text| text.trim().parse::<u64>().ok())
    };
    let bounds = finding.expected.as_deref().unwrap_or_default();
    let least = bounds
        .split(|c: char| !c.is_ascii_digit())
        .find(|part| !part.is_empty());
    let least = least.and_then(|least| least.parse::<u64>().ok());
    let small = number(&finding.actual)
        .zip(least)
        .is_some_and(|(size, least)| size < least);
    let code = if small {
        "EntityTooSmall"
    } else {
        "EntityTooLarge"
    };
    let message = "Condition key content-length-range doesn't match the value ";
    (400, code.to_owned(), message.to_owned())
}

/// COS's message with the values of this upload.
fn message(judged: &Judged, case: DocumentedCase) -> String {
    let diagnosis = &judged.diagnosis;
    match case {
        DocumentedCase::Expiration => {
            let times = &diagnosis.times;
            let expiration = times.expiration.map_or(0, |instant| instant.seconds);
            let now = times.now.instant;
            format!(
                "You post object request has been expired, expiration time: {expiration} but the time now : {now}"
            )
        }
        DocumentedCase::QAk | DocumentedCase::Bucket | DocumentedCase::Condition => {
            let found = diagnosis.findings.iter().find(|finding| {
                finding.severity == Severity::Error && case_of(finding) == Some(case)
            });
            let key = match case {
                DocumentedCase::QAk => "q-ak",
                DocumentedCase::Bucket => "bucket",
                _ => found
                    .and_then(|found| found.field.as_deref())
                    .unwrap_or("key"),
            };
            let value = found.and_then(|found| found.expected.as_deref());
            format!(
                "Condition key {key} doesn't match the value {}",
                value.unwrap_or_default()
            )
        }
        DocumentedCase::Signature | DocumentedCase::PolicyFormat | DocumentedCase::PostBody => {
            case.message().to_owned()
        }
    }
}

fn refusal(
    judged: &Judged,
    id: &str,
    (status, code, message): (u16, String, String),
    guessed: bool,
) -> Answer {
    let marked = made_up(true, guessed);
    let trace = STANDARD.encode("made up by postdoc catch: it has no trace of COS");
    let resource = resource(judged);
    let body = format!(
        "<?xml version='1.0' encoding='utf-8' ?>\n<!-- made up by postdoc catch: {marked} -->\n<Error>\n\t<Code>{}</Code>\n\t<Message>{}</Message>\n\t<Resource>{}</Resource>\n\t<RequestId>{id}</RequestId>\n\t<TraceId>{trace}</TraceId>\n</Error>\n",
        escaped(&code),
        escaped(&message),
        escaped(&resource),
    );
    Answer::new(status)
        .header("x-cos-trace-id", trace)
        .body("application/xml", body)
}

/// Bucket's host and object key, as far as they are known.
fn resource(judged: &Judged) -> String {
    let evidence = &judged.evidence;
    let facts = evidence.facts();
    let host = facts.request.as_ref().and_then(|request| request.host);
    let host = host.map(|value| evidence.text(value).into_owned());
    let host = host.or_else(|| facts.bucket.as_ref().map(|(bucket, _)| bucket.clone()));
    let key = field(judged, &facts, "key").unwrap_or_default();
    format!(
        "{}/{}",
        host.unwrap_or_default(),
        key.trim_start_matches('/')
    )
}

fn field(judged: &Judged, facts: &Facts, name: &str) -> Option<String> {
    let form = facts.form.as_ref()?;
    let (_, field) = form.named(&judged.evidence, name).next()?;
    Some(judged.evidence.text(field.value).into_owned())
}

/// 204, or what the form asks for.
fn success(judged: &Judged) -> Answer {
    let facts = judged.evidence.facts();
    let asked = |name: &str| field(judged, &facts, name);
    let etag = "\"00000000000000000000000000000000\"";
    let key = asked("key").unwrap_or_default();
    if let Some(url) = asked("success_action_redirect").filter(|url| url.starts_with("http")) {
        let joint = if url.contains('?') { '&' } else { '?' };
        let bucket = facts
            .bucket
            .as_ref()
            .map_or("", |(bucket, _)| bucket.as_str());
        let (key, etag) = (percent(&key), percent(etag));
        let place = format!(
            "{url}{joint}bucket={}&key={key}&etag={etag}",
            percent(bucket)
        );
        return Answer::new(303).header("Location", place);
    }
    let status = match asked("success_action_status").as_deref().map(str::trim) {
        Some("200") => 200,
        Some("201") => 201,
        _ => 204,
    };
    let place = format!("http://{}", resource(judged));
    let answer = Answer::new(status)
        .header("ETag", etag)
        .header("Location", &place);
    if status != 201 {
        return answer;
    }
    let body = format!(
        "<?xml version='1.0' encoding='utf-8' ?>\n<!-- made up by postdoc catch: ETag -->\n<PostResponse>\n\t<Location>{}</Location>\n\t<Bucket>{}</Bucket>\n\t<Key>{}</Key>\n\t<ETag>{}</ETag>\n</PostResponse>\n",
        escaped(&place),
        escaped(
            facts
                .bucket
                .as_ref()
                .map_or("", |(bucket, _)| bucket.as_str())
        ),
        escaped(&key),
        escaped(etag),
    );
    answer.body("application/xml", body)
}

/// What a browser asks before it posts.
pub fn preflight(head: &Head) -> Preflight {
    Preflight {
        origin: head.header("Origin").unwrap_or_else(|| "*".to_owned()),
        method: head
            .header("Access-Control-Request-Method")
            .unwrap_or_else(|| "POST".to_owned()),
        headers: head
            .header("Access-Control-Request-Headers")
            .unwrap_or_default(),
    }
}

/// Any origin may post; the rule that the real bucket needs is in the body.
pub fn to_preflight(head: &Head) -> Answer {
    let asked = preflight(head);
    let names = asked.headers.split(',').map(str::trim);
    let mut headers = String::new();
    for name in names.filter(|name| !name.is_empty()) {
        let name = escaped(name);
        let _ = writeln!(headers, "		<AllowedHeader>{name}</AllowedHeader>");
    }
    let rule = format!(
        "<CORSConfiguration>\n\t<CORSRule>\n\t\t<AllowedOrigin>{}</AllowedOrigin>\n\t\t<AllowedMethod>{}</AllowedMethod>\n{headers}\t\t<ExposeHeader>ETag</ExposeHeader>\n\t\t<ExposeHeader>x-cos-request-id</ExposeHeader>\n\t</CORSRule>\n</CORSConfiguration>\n",
        escaped(&asked.origin),
        escaped(&asked.method),
    );
    let mut answer = Answer::new(200)
        .open_to(head)
        .header("Access-Control-Allow-Methods", &asked.method)
        .header("Access-Control-Max-Age", "5");
    if !asked.headers.is_empty() {
        answer = answer.header("Access-Control-Allow-Headers", &asked.headers);
    }
    if head
        .header("Access-Control-Request-Private-Network")
        .is_some()
    {
        answer = answer.header("Access-Control-Allow-Private-Network", "true");
    }
    answer.body("application/xml", rule)
}

/// What this is, for a person with a browser.
pub fn page() -> Answer {
    let body = "<!doctype html>\n<meta charset=\"utf-8\">\n<title>postdoc catch</title>\n<p><code>postdoc catch</code>: POST an upload here; it is diagnosed in the terminal and stored nowhere.</p>\n";
    Answer::new(200).body("text/html; charset=utf-8", body.to_owned())
}

/// The answer to what is no upload, in one line.
pub fn plain(status: u16, line: &str) -> Answer {
    Answer::new(status).body("text/plain; charset=utf-8", format!("{line}\n"))
}

/// COS's answer to an upload over the limit.
pub fn too_large() -> Answer {
    let body = "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>EntityTooLarge</Code>\n\t<Message>Your proposed upload exceeds the maximum allowed object size.</Message>\n</Error>\n";
    Answer::new(400)
        .header("x-postdoc-made-up", "status, Code, Message")
        .body("application/xml", body.to_owned())
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\'' => out.push_str("&apos;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
