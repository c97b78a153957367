//! The request line and where it went (436/14690, "request"): POST, to `/` of the bucket's own host, as
//! multipart/form-data. Bodies are judged elsewhere.

use crate::cos::host::{self, TargetKind};
use crate::diagnosis::context::Context;
use crate::diagnosis::{Authority, Finding, FindingId, Severity};
use crate::evidence::Request;
use crate::evidence::request::CommandOddity;

/// Judges the request.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(request) = &context.facts.request else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    findings.extend(method(context, request));
    findings.extend(content_type(context, request));
    findings.extend(path_and_host(context, request));
    findings
}

fn method(context: &Context<'_>, request: &Request) -> Option<Finding> {
    let value = request.method?;
    let method = context.text(value);
    if method.eq_ignore_ascii_case("POST") {
        return None;
    }
    let finding = Finding::new(FindingId::RequestMethod).authority(Authority::Observed);
    Some(
        finding
            .expected("POST")
            .actual(method.clone())
            .at(value.place),
    )
}

/// A body that is not sent as a form at all. A multipart type of the wrong kind is the scanner's to judge.
fn content_type(context: &Context<'_>, request: &Request) -> Option<Finding> {
    let data = request
        .command
        .iter()
        .find(|(oddity, _)| *oddity == CommandOddity::DataInsteadOfForm);
    if let Some((_, place)) = data
        && request.multipart.is_none()
    {
        let finding = Finding::new(FindingId::RequestNotFormData).word("found", "data");
        return Some(finding.expected("multipart/form-data").at(*place));
    }
    let header = request.header(context.evidence, "Content-Type")?;
    let value = context.text(header.value);
    let kind = value
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    if kind.starts_with("multipart/") || kind.is_empty() {
        return None;
    }
    let finding = Finding::new(FindingId::RequestNotFormData)
        .word("found", kind.clone())
        .expected("multipart/form-data")
        .actual(kind);
    Some(finding.at_field(header.value.place, "Content-Type"))
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
        if !same {
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
