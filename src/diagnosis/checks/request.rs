//! The request line and where it went (436/14690, "request"): POST, to `/` of the bucket's own host, as
//! multipart/form-data. Bodies are judged elsewhere.

use crate::cos::DocumentedCase;
use crate::cos::host::{self, TargetKind};
use crate::diagnosis::context::{Context, Mode};
use crate::diagnosis::{Authority, Finding, FindingId, Severity};
use crate::evidence::Request;
use crate::evidence::request::CommandOddity;
use crate::text::Place;

/// Judges the request.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(request) = &context.facts.request else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    findings.extend(method(context, request));
    findings.extend(content_type(context, request));
    findings.extend(path_and_host(context, request));
    findings.extend(length(context, request));
    let commands = request.command.iter();
    findings.extend(commands.filter_map(|(oddity, place)| command(context, *oddity, *place)));
    findings
}

/// What a curl line does to the request before it is sent. Measured with curl 7.88: behind a `Content-Type` given by
/// hand beside `-F` it writes its own boundary, so a header without one is harmless and one with one is not.
fn command(context: &Context<'_>, oddity: CommandOddity, place: Place) -> Option<Finding> {
    let text = context.evidence.sources.text(place);
    match oddity {
        CommandOddity::DataInsteadOfForm => None,
        CommandOddity::CutAtSemicolon => cut(context, place),
        CommandOddity::VariableExpanded => {
            let finding = Finding::new(FindingId::FormValueUndefined)
                .severity(Severity::Warning)
                .authority(Authority::Inferred)
                .field("key")
                .word("value", "shell")
                .actual(text);
            Some(finding.at_field(place, "key"))
        }
        CommandOddity::ContentTypeByHand => {
            let kind = media_type(&text);
            let finding = if kind != "multipart/form-data" {
                not_form_data(kind, "header")
            } else if text.to_ascii_lowercase().contains("boundary=") {
                Finding::new(FindingId::MultipartBoundaryMismatch)
                    .authority(Authority::Observed)
                    .word("rule", "rfc2046-5.1.1")
                    .word("shape", "header-other")
                    .actual(text)
            } else {
                let malformed = context.is_case(DocumentedCase::PostBody);
                Finding::new(FindingId::MultipartBoundaryMissing)
                    .severity(Severity::Warning)
                    .severity_if(!malformed, Severity::Note)
                    .authority(Authority::Inferred)
                    .word("rule", "rfc2046-5.1.1")
                    .word("shape", "missing")
                    .actual(text)
            };
            Some(finding.at_field(place, "Content-Type"))
        }
    }
}

/// curl cuts a `-F` value at a semicolon outside quotes (measured with 7.88). The reader keeps what was meant, since
/// the line may only describe the upload; the answer tells whether it was run.
fn cut(context: &Context<'_>, place: Place) -> Option<Finding> {
    let view = context.field("q-key-time")?;
    let own = view.field.value.place;
    if own.source != place.source || !own.span.contains(place.span) {
        return None;
    }
    let key = context.named_key();
    let named = key.is_some_and(|key| ["q-sign-time", "q-key-time"].contains(&key));
    let finding = Finding::new(FindingId::KeyTimeFormat)
        .severity_if(!named, Severity::Note)
        .authority(Authority::Observed)
        .field("q-key-time")
        .word("shape", "curl")
        .actual(view.text.to_string());
    Some(finding.at_field(place, "q-key-time"))
}

/// COS documents 411 `MissingContentLength` (436/7730). Whether it also refuses chunks behind such a head nobody has
/// documented: it is said, and an error only where the answer names it.
fn length(context: &Context<'_>, request: &Request) -> Option<Finding> {
    if request.header(context.evidence, "Content-Length").is_some() {
        return None;
    }
    let header = request.header(context.evidence, "Transfer-Encoding")?;
    let value = context.text(header.value);
    if !value.to_ascii_lowercase().contains("chunked") {
        return None;
    }
    let answer = context.facts.answer.as_ref().and_then(|answer| answer.code);
    let named = answer.is_some_and(|code| context.text(code) == "MissingContentLength");
    let finding = Finding::new(FindingId::RequestLength)
        .severity_if(named, Severity::Error)
        .expected("Content-Length")
        .actual(value.into_owned());
    Some(finding.at_field(header.value.place, "Content-Length"))
}

fn method(context: &Context<'_>, request: &Request) -> Option<Finding> {
    let value = request.method?;
    let method = context.text(value);
    if method.eq_ignore_ascii_case("POST") {
        return None;
    }
    let finding = Finding::new(FindingId::RequestMethod).authority(Authority::Observed);
    Some(finding.expected("POST").actual(method).at(value.place))
}

/// A body that is not sent as a form at all. A multipart type of the wrong kind is the scanner's to judge.
fn content_type(context: &Context<'_>, request: &Request) -> Option<Finding> {
    let data = request
        .command
        .iter()
        .find(|(oddity, _)| *oddity == CommandOddity::DataInsteadOfForm);
    let header = request.header(context.evidence, "Content-Type");
    let typed = header.map(|header| context.text(header.value).to_ascii_lowercase());
    // A multipart body may lie in the file that the line names.
    if let Some((_, place)) = data
        && request.multipart.is_none()
        && !typed.is_some_and(|kind| kind.trim_start().starts_with("multipart/form-data"))
    {
        let finding = Finding::new(FindingId::RequestNotFormData)
            .word("found", "data")
            .word("kind", "data");
        return Some(finding.expected("multipart/form-data").at(*place));
    }
    let header = header?;
    let value = context.text(header.value);
    let kind = media_type(&value);
    if kind.starts_with("multipart/") || kind.is_empty() {
        return None;
    }
    let html = context.evidence.readings.iter();
    let html = html.filter(|reading| reading.reader == "html");
    let html = html.filter_map(|reading| reading.holds.request.as_ref());
    let in_page = html
        .flat_map(|request| &request.headers)
        .any(|other| other.value.place == header.value.place);
    let finding = not_form_data(kind, if in_page { "html" } else { "header" });
    Some(finding.at_field(header.value.place, "Content-Type"))
}

/// What stands in front of the parameters, in lower case.
fn media_type(value: &str) -> String {
    let (kind, _) = value.split_once(';').unwrap_or((value, ""));
    kind.trim().to_ascii_lowercase()
}

fn not_form_data(found: String, kind: &str) -> Finding {
    Finding::new(FindingId::RequestNotFormData)
        .word("found", &found)
        .word("kind", kind)
        .expected("multipart/form-data")
        .actual(found)
}

/// WeChat cloud (`tcb/uploadfile`) documents a POST to the object's own path on `cos.<region>.myqcloud.com`, signed in
/// the field Signature, whose header-style signature covers that path.
fn is_object_path_by_the_book(
    context: &Context<'_>,
    kind: TargetKind,
    root: &str,
    path: &str,
) -> bool {
    let key = context.field("key");
    kind == TargetKind::PathStyle
        && context.mode == Mode::SignatureField
        && key.is_some_and(|key| path.strip_prefix(root) == Some(key.text.as_ref()))
}

fn path_and_host(context: &Context<'_>, request: &Request) -> Vec<Finding> {
    let Some(host_value) = request.host else {
        return Vec::new();
    };
    let host = context.text(host_value);
    let path_text = request.path.map(|value| context.text(value).into_owned());
    let path = path_text.as_deref().unwrap_or("/");
    let bare = path.split(['?', '#']).next().unwrap_or_default();
    let target = host::target(&host, bare);
    let mut findings = Vec::new();
    let wanted = match target.kind {
        TargetKind::PathStyle => target.bucket.as_ref().map(|bucket| format!("/{bucket}/")),
        TargetKind::Bucket | TargetKind::BucketOther => Some("/".to_owned()),
        TargetKind::Cdn | TargetKind::OtherVendor | TargetKind::Custom => None,
    };
    if let (Some(wanted), Some(value)) = (wanted, request.path) {
        let same = bare.trim_end_matches('/') == wanted.trim_end_matches('/');
        if !same && !is_object_path_by_the_book(context, target.kind, &wanted, bare) {
            let finding = Finding::new(FindingId::RequestPath)
                .expected(wanted)
                .actual(bare);
            findings.push(finding.at(value.place));
        }
    }
    let odd = match target.kind {
        TargetKind::Bucket | TargetKind::BucketOther => None,
        TargetKind::PathStyle => target
            .bucket
            .is_none()
            .then_some(("no-bucket", Severity::Warning)),
        TargetKind::Cdn => Some(("cdn", Severity::Warning)),
        TargetKind::OtherVendor => Some(("other-vendor", Severity::Warning)),
        // A domain of one's own may lead straight to the bucket.
        TargetKind::Custom => Some(("custom", Severity::Note)),
    };
    findings.extend(odd.map(|(kind, severity)| {
        Finding::new(FindingId::RequestHost)
            .severity(severity)
            .authority(Authority::Observed)
            .word("kind", kind)
            .actual(host.clone())
            .at(host_value.place)
    }));
    findings
}
