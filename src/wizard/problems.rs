//! Which findings step 4 points at, one at a time, and which of them is on the screen. It knows no section and draws
//! nothing.

use super::model::Model;
use crate::diagnosis::{Finding, FindingId, Severity, Verdict};

/// Errors and whatever explains COS's answer; without any, what the headline is about.
pub fn all(model: &Model) -> Vec<&Finding> {
    let verdict = model.exam.diagnosis.verdict;
    let pointed = |finding: &Finding| {
        finding.severity == Severity::Error
            || finding.severity == Severity::Warning && finding.explains_answer
    };
    let headline = |finding: &Finding| match verdict {
        Verdict::Mismatch => matches!(
            finding.id,
            FindingId::AnswerOtherRequest | FindingId::SignatureCorrect
        ),
        Verdict::Fault | Verdict::Sound => finding.severity == Severity::Warning,
        Verdict::Undetermined => false,
    };
    let proof =
        |finding: &Finding| verdict == Verdict::Sound && finding.id == FindingId::SignatureCorrect;
    let those = |wanted: &dyn Fn(&Finding) -> bool| -> Vec<&Finding> {
        let all = model.exam.diagnosis.findings.iter();
        all.filter(|finding| wanted(finding)).collect()
    };
    let mut found = [those(&pointed), those(&headline), those(&proof)].into_iter();
    found.find(|list| !list.is_empty()).unwrap_or_default()
}

/// Whether a finding is one of them.
pub fn holds(model: &Model, finding: &Finding) -> bool {
    all(model).iter().any(|known| std::ptr::eq(*known, finding))
}

/// Which of them is on the screen.
pub fn at(model: &Model) -> usize {
    model
        .sections
        .problem
        .min(all(model).len().saturating_sub(1))
}

/// The one that is on the screen.
pub fn current(model: &Model) -> Option<&Finding> {
    all(model).into_iter().nth(at(model))
}
