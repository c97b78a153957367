//! What the evidence proves: findings with places, the path through the documented tree, the verdict and
//! what is still needed. Pure and language-neutral: ids and typed values, no words. It knows `cos`,
//! `evidence`, `json` and `text`; it never knows how a finding is shown or mended, and gets its clock handed
//! in.

pub mod checks;
pub mod finding;
pub mod forensics;
pub mod now;
pub mod tree;
pub mod verdict;

pub use finding::{Authority, Finding, FindingId, Param, Severity};
pub use now::{Clock, Now, NowFrom};
pub use verdict::{Case, CaseFrom, Diagnosis, Need, NeedKind, Step, Verdict, Who};

use crate::evidence::Evidence;

/// How much work the signature search may do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Effort {
    /// No search at all: only right or wrong.
    None,
    /// All recipes of at most two deviations: on every change of evidence.
    Quick,
    /// At most three, and the scans: in the background, and once for `diagnose`.
    Usual,
    /// The whole key × message plane: on request.
    Deep,
}

/// Runs every check over the evidence and draws the verdict.
pub fn diagnose(evidence: &Evidence, clock: &Clock, effort: Effort) -> Diagnosis {
    let _ = (evidence, clock, effort);
    Diagnosis::default()
}
