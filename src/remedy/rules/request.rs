//! The request's line and headers, and the body's bytes. They are not rewritten: what should stand there comes with
//! the finding, and the body that is sent next is made from the corrected form.

use super::note;
use crate::cos::host::{TargetKind, target};
use crate::diagnosis::{Finding, FindingId, Severity};
use crate::remedy::{ChangeKind, Work};

/// Mends what the request shows, before the first round.
pub(super) fn given(work: &mut Work<'_>, finding: &Finding) {
    if finding.severity == Severity::Note {
        return;
    }
    let id = finding.id.id();
    if id.starts_with("multipart.") {
        let said = |text: Option<&str>, name| {
            let text = text.or_else(|| finding.get_word(name));
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let from = said(finding.actual.as_deref(), "found_hex");
        let to = said(finding.expected.as_deref(), "wanted_hex");
        let field = finding.field.clone().unwrap_or_else(|| "body".to_owned());
        note(work, ChangeKind::Body, finding, &field, (from, to));
        return;
    }
    match finding.id {
        FindingId::RequestMethod => {
            if let Some(head) = &mut work.draft.head {
                head.method = Some("POST".to_owned());
            }
            say(work, finding, "method");
        }
        FindingId::RequestPath => {
            if let Some(head) = &mut work.draft.head {
                head.path.clone_from(&finding.expected);
            }
            say(work, finding, "path");
        }
        FindingId::RequestNotFormData => say(work, finding, "Content-Type"),
        FindingId::RequestHost => host(work, finding),
        _ => {}
    }
}

fn say(work: &mut Work<'_>, finding: &Finding, field: &str) {
    let sides = (finding.actual.clone(), finding.expected.clone());
    note(work, ChangeKind::Request, finding, field, sides);
}

/// The bucket's own host, where the old one or an answer's Resource names bucket and region.
fn host(work: &mut Work<'_>, finding: &Finding) {
    let Some(head) = &mut work.draft.head else {
        return;
    };
    let old = head.host.clone().unwrap_or_default();
    let seen = target(&old, head.path.as_deref().unwrap_or("/"));
    let bucket = seen.bucket.or_else(|| work.draft.bucket.clone());
    let (Some(bucket), Some(region)) = (bucket, seen.region) else {
        return;
    };
    if matches!(seen.kind, TargetKind::OtherVendor | TargetKind::Custom) {
        return;
    }
    let new = format!("{bucket}.cos.{region}.myqcloud.com");
    head.host = Some(new.clone());
    head.path = Some("/".to_owned());
    note(
        work,
        ChangeKind::Request,
        finding,
        "host",
        (Some(old), Some(new)),
    );
}
