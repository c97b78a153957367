//! The request's line and headers, and the body's bytes. They are not rewritten: what should stand there comes with
//! the finding, and the body that is sent next is made from the corrected form.

use super::{Log, Sides};
use crate::cos::host::{TargetKind, target};
use crate::diagnosis::{Finding, FindingId, Severity};
use crate::remedy::ChangeKind;
use crate::remedy::upload::{Head, Upload};

/// Mends what the request shows, before the first round.
pub(super) fn given(upload: &mut Upload, log: &mut Log<'_>, finding: &Finding) {
    if finding.severity == Severity::Note {
        return;
    }
    let said = |text: &Option<String>, name: &str| {
        let text = text.as_deref().or_else(|| finding.get_word(name));
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let (id, mut sides) = (
        finding.id,
        (finding.actual.clone(), finding.expected.clone()),
    );
    if id.id().starts_with("multipart.") {
        let field = finding.field.as_deref().unwrap_or("body");
        let sides = (said(&sides.0, "found_hex"), said(&sides.1, "wanted_hex"));
        log.note(ChangeKind::Body, id, field, sides);
        return;
    }
    let mut unseen = Head::default();
    let head = upload.head.as_mut().unwrap_or(&mut unseen);
    let field = match id {
        FindingId::RequestMethod => {
            head.method = Some("POST".to_owned());
            "method"
        }
        FindingId::RequestPath => {
            head.path.clone_from(&finding.expected);
            "path"
        }
        FindingId::RequestNotFormData => "Content-Type",
        FindingId::RequestHost => match host(upload) {
            Some(found) => {
                sides = found;
                "host"
            }
            None => return,
        },
        _ => return,
    };
    log.note(ChangeKind::Request, id, field, sides);
}

/// The bucket's own host, where the old one or an answer's Resource names bucket and region.
fn host(upload: &mut Upload) -> Option<Sides> {
    let head = upload.head.as_mut()?;
    let old = head.host.clone().unwrap_or_default();
    let seen = target(&old, head.path.as_deref().unwrap_or("/"));
    let bucket = seen.bucket.or_else(|| upload.bucket.clone())?;
    let new = format!("{bucket}.cos.{}.myqcloud.com", seen.region?);
    if matches!(seen.kind, TargetKind::OtherVendor | TargetKind::Custom) {
        return None;
    }
    head.host = Some(new.clone());
    head.path = Some("/".to_owned());
    Some((Some(old), Some(new)))
}
