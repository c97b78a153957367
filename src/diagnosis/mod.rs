//! What the evidence proves: findings with places, the path through the documented tree, the verdict and
//! what is still needed. Pure and language-neutral: ids and typed values, no words. It knows `cos`,
//! `evidence`, `json` and `text`; it never knows how a finding is shown or mended, and gets its clock handed
//! in.

pub mod checks;
pub mod context;
pub mod finding;
pub mod forensics;
pub mod needs;
pub mod now;
pub mod order;
pub mod said;
pub mod tree;
pub mod unfilled;
pub mod verdict;
pub mod walk;
pub mod zones;

pub use finding::{Authority, Finding, FindingId, Param, Severity};
pub use now::{Clock, Now, NowFrom};
pub use verdict::{Case, CaseFrom, Diagnosis, Need, NeedKind, Step, Times, Verdict, Who};

use context::Context;

use std::sync::atomic::AtomicBool;

use crate::evidence::Evidence;

/// How much work the signature search may do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Effort {
    /// No search at all: only right or wrong.
    None,
    /// All recipes of at most two deviations: on every change of evidence.
    Quick,
    /// At most three, and the near scans: in the background, and once for `diagnose`.
    Usual,
    /// The far scans and the whole key × message plane: on request.
    Deep,
}

/// Who is told how a search gets on, and may end it.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Called from any thread, often.
    pub progress: &'a (dyn Fn(forensics::Progress) + Sync),
    /// Set it to end the search with what was found.
    pub cancel: &'a AtomicBool,
}

impl Watch<'static> {
    /// Tells nobody and is never ended.
    pub fn silent() -> Self {
        static NEVER: AtomicBool = AtomicBool::new(false);
        Self {
            progress: &|_| {},
            cancel: &NEVER,
        }
    }
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch")
            .field("cancel", self.cancel)
            .finish_non_exhaustive()
    }
}

/// Runs every check over the evidence and draws the verdict.
pub fn diagnose(evidence: &Evidence, clock: &Clock, effort: Effort) -> Diagnosis {
    diagnose_watched(evidence, clock, effort, Watch::silent())
}

/// [`diagnose`], told how the signature search gets on.
pub fn diagnose_watched(
    evidence: &Evidence,
    clock: &Clock,
    effort: Effort,
    watch: Watch<'_>,
) -> Diagnosis {
    let mut context = Context::new(evidence, clock, effort, watch);
    if checks::answer::other_request(&context).is_some() {
        context.disown_answer();
    }
    let branch = verdict::branch(&context);
    let mut findings = checks::all(&context);
    findings.extend(said::findings(&context, &branch, &findings));
    let findings = order::settle(&context, findings);
    let verdict = verdict::judge(&context, &findings);
    let case = verdict::case(&context, verdict, &findings);
    let path = walk::path(&context, &branch, &findings);
    let needs = needs::of(&context, &branch, verdict, &findings, &path);
    let key_time = context
        .key_time()
        .map(|key_time| (key_time.start.0, key_time.end.0));
    let expiration = context.expiration().map(|(instant, _)| instant);
    let times = Times {
        now: context.now,
        expiration,
        key_time,
    };
    Diagnosis {
        verdict,
        case,
        branch,
        path,
        findings,
        needs,
        times,
    }
}
