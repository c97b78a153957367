//! From a received request to a diagnosis: what stands for the real bucket, where the client only knows this machine.
//! It knows nothing of connections.

use super::Options;
use super::head::Head;
use super::keep::Kept;
use crate::diagnosis::{Clock, Diagnosis, Effort, FindingId, diagnose};
use crate::evidence::Evidence;
use crate::evidence::request::Wire;

/// An upload, judged.
pub struct Judged {
    /// What is kept of the request.
    pub wire: Wire,
    /// The same beside what was known.
    pub evidence: Evidence,
    /// What that proves.
    pub diagnosis: Diagnosis,
    /// When.
    pub clock: Clock,
}

/// Judges a request.
pub fn judge(options: &Options, head: &Head, kept: Kept) -> Judged {
    let known = options.known.lock();
    let mut evidence = known.map_or_else(|held| held.into_inner().clone(), |known| known.clone());
    let body = head.bytes.len();
    let mut bytes = head.bytes.clone();
    bytes.extend_from_slice(&kept.bytes);
    let wire = Wire {
        bytes,
        body,
        gaps: kept.gaps,
        host: real_host(options, &head.target),
        stand_in: is_here(&head.header("Host").unwrap_or_default(), &head.target),
    };
    evidence.add_wire(wire.clone());
    let clock = (options.clock)();
    let diagnosis = diagnose(&evidence, &clock, Effort::Quick);
    Judged {
        wire,
        evidence,
        diagnosis,
        clock,
    }
}

/// Searches further for a signature that nothing explains yet. Behind the answer: no client waits that long, and the
/// answer is the same.
pub fn search(options: &Options, judged: &mut Judged) {
    let mut findings = judged.diagnosis.findings.iter();
    let open = findings.any(|finding| finding.id == FindingId::SignatureUnexplained);
    if open && options.effort != Effort::Quick {
        judged.diagnosis = diagnose(&judged.evidence, &judged.clock, options.effort);
    }
}

/// Whether a request was sent to this machine by its own name, and not to a name that only leads here.
fn is_here(host: &str, target: &str) -> bool {
    let absolute = target.split_once("://").map(|(_, rest)| rest);
    let host = absolute.map_or(host, |rest| rest.split('/').next().unwrap_or_default());
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let name = name.to_ascii_lowercase();
    name.is_empty() || name == "localhost" || name == "::1" || name.starts_with("127.")
}

/// The host of the real bucket: path-style where the path begins with the bucket, as such a client would send it.
fn real_host(options: &Options, target: &str) -> Option<String> {
    let (bucket, region) = (options.bucket.as_ref()?, options.region.as_ref()?);
    let first = target.trim_start_matches('/').split(['/', '?']).next();
    Some(if first == Some(bucket.as_str()) {
        format!("cos.{region}.myqcloud.com")
    } else {
        format!("{bucket}.cos.{region}.myqcloud.com")
    })
}
