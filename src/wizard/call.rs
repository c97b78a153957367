//! The call card: what to ask somebody on the telephone, along the path through the tree. Only what the
//! evidence does not answer is asked, one question at a time; what an answer settles is not asked any more.
//! Apart from `view/call`, which draws it; it knows no words.

use super::model::Model;
use crate::cos::answers::Documented;
use crate::diagnosis::tree;
use crate::report::sentences::{documented, named};
use crate::text::Span;

/// A question of the tree that a person can answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Question {
    /// The node.
    pub node: &'static str,
    /// The answers it knows, `unknown` last.
    pub words: Vec<&'static str>,
    /// What was said.
    pub said: Option<String>,
}

/// Nodes that only evidence answers: nobody can hear a hash on the telephone.
const NOT_ASKED: [&str; 7] = [
    "answer",
    "predict",
    "expiration.gap",
    "signature.recomputed",
    "signature.deviations",
    "other.vendor",
    "other.code",
];

/// So many questions fit a card; the tree asks the telling ones first.
const MOST: usize = 5;

/// The questions on the path that the evidence leaves open, answered or not.
pub fn questions(model: &Model) -> Vec<Question> {
    let said = &model.exam.evidence.said;
    let steps = model.exam.diagnosis.path.iter();
    let open = steps.filter(|step| step.answer == "unknown" || said.contains_key(step.node));
    open.filter(|step| !NOT_ASKED.contains(&step.node))
        .filter_map(|step| {
            let words: Vec<&'static str> = tree::node(step.node)?.words().collect();
            (words.len() > 1).then(|| Question {
                node: step.node,
                words,
                said: said.get(step.node).cloned(),
            })
        })
        .take(MOST)
        .collect()
}

/// The part of the conversation that is on the card: what was answered, and the one question that is next.
pub fn conversation(model: &Model) -> Vec<Question> {
    let mut next = true;
    let mut list = questions(model);
    list.retain(|question| question.said.is_some() || std::mem::take(&mut next));
    list
}

/// Whether there is a question left to ask.
pub fn asks(model: &Model) -> bool {
    let mut questions = questions(model).into_iter();
    questions.any(|question| question.said.is_none())
}

/// What a question names: the field of COS's message, or the time that it gives as the policy's expiration.
pub fn field(model: &Model, node: &str) -> Option<String> {
    named(&model.exam.facts, node)
}

/// The two times of the expiry message.
pub fn times(model: &Model) -> (Option<i64>, Option<i64>) {
    let found = documented(&model.exam.facts);
    let number = |of: fn(&Documented) -> &Option<(i64, Span)>| {
        let (number, _) = of(found?).as_ref()?;
        Some(*number)
    };
    (
        number(|found| &found.expiration),
        number(|found| &found.now),
    )
}

/// What is said first, in one sentence.
pub fn first(model: &Model) -> String {
    let field = documented(&model.exam.facts).and_then(|found| found.key.as_deref());
    model.words().first(&model.exam.diagnosis, field)
}
