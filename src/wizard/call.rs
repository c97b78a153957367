//! The call card: what to ask somebody on the telephone, along the path through the tree. Only what the
//! evidence does not answer is asked, one question at a time; what an answer settles is not asked any more.
//! Apart from `view/call`, which draws it; it knows no words.

use super::model::Model;
use crate::cos::answers::Documented;
use crate::diagnosis::tree::{self, Next};
use crate::report::words::{documented, named};
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

/// The nodes of a branch, in the order in which they are asked.
pub fn nodes(branch: &str) -> Vec<&'static tree::Node> {
    let mut open: Vec<&'static str> = tree::branch(branch)
        .map(|branch| branch.root)
        .into_iter()
        .collect();
    let mut found: Vec<&'static tree::Node> = Vec::new();
    while let Some(id) = open.pop() {
        let Some(node) = tree::node(id) else {
            continue;
        };
        if found.iter().any(|known| known.id == node.id) {
            continue;
        }
        found.push(node);
        for (_, next) in node.answers.iter().rev() {
            if let Next::Node(id) = next {
                open.push(id);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cos::answers::search;
    use crate::locale::{Catalogue, Lang};
    use crate::report::words::outcome;
    use crate::wizard::command::Command;
    use crate::wizard::menu::{self, Item};
    use crate::wizard::model::{Screen, Section};
    use crate::wizard::msg::{Effect, Msg};
    use crate::wizard::script::{self, Step};
    use crate::wizard::update;

    fn said(branch: &str, answers: &[(&str, &str)]) -> Model {
        let settings = crate::wizard::model::Settings::default();
        let mut model = Model::new(settings, Lang::Ja, (80, 24));
        let choice = search("", |_| String::new());
        let choice = choice.into_iter().find(|choice| choice.id == branch);
        update::choose(&mut model, choice.unwrap());
        for (node, answer) in answers {
            let said = &mut model.exam.evidence.said;
            said.insert((*node).to_owned(), (*answer).to_owned());
        }
        model.refresh();
        model
    }

    #[test]
    fn one_question_at_a_time_and_none_that_an_answer_has_settled() {
        let model = said("AccessDenied_q-ak", &[]);
        assert!(questions(&model).len() > 1);
        assert_eq!(conversation(&model).len(), 1);
        let model = said("AccessDenied_q-ak", &[("q-ak.in-form", "no")]);
        let left = conversation(&model);
        assert!(left.iter().all(|asked| asked.said.is_some()), "{left:?}");
        let told = outcome(Catalogue::get(Lang::Ja), &model.exam.diagnosis).unwrap();
        assert!(told.contains("SecretId を q-ak として"), "{told}");
    }

    #[test]
    fn somebody_who_does_not_know_is_told_what_to_do_all_the_same() {
        let last = ("expiration.cause", "unknown");
        let catalogue = Catalogue::get(Lang::Ja);
        let model = said("AccessDenied_Expiration", &[]);
        assert_eq!(
            outcome(catalogue, &model.exam.diagnosis),
            None,
            "nobody was asked yet"
        );
        let model = said("AccessDenied_Expiration", &[last]);
        let told = outcome(catalogue, &model.exam.diagnosis).unwrap();
        assert!(told.contains("30 分後（UTC）"), "{told}");
    }

    #[test]
    fn all_three_ways_of_signing_can_be_chosen() {
        let model = said("SignatureDoesNotMatch_POSTSignature", &[]);
        let asked = conversation(&model);
        assert_eq!(
            asked.first().unwrap().words,
            [
                "policy",
                "signature-field",
                "authorization-header",
                "unknown"
            ]
        );
    }

    /// Presses Enter on the first item that fits: what comes of it.
    fn enter(model: &mut Model, fits: impl Fn(&Item) -> bool) -> Option<Vec<Effect>> {
        let at = menu::items(model).iter().position(fits);
        model.route.spot_mut().selected = at;
        let Some(Step::Event(enter)) = script::parse("<enter>").unwrap().pop() else {
            panic!("no key");
        };
        at.map(|_| update::update(model, Msg::Input(enter)))
    }

    #[test]
    fn every_question_of_every_branch_is_answered_by_arrows_and_enter_alone() {
        let open = |item: &Item| matches!(item, Item::Question(asked) if asked.said.is_none());
        for lang in Lang::ALL {
            for choice in search("", |_| String::new()) {
                let settings = crate::wizard::model::Settings::default();
                let mut model = Model::new(settings, lang, (60, 16));
                update::choose(&mut model, choice);
                assert!(!model.exam.diagnosis.branch.is_empty(), "{}", choice.id);
                model.route.screen = Screen::Call;
                let mut asked = 0;
                let answer = |item: &Item| match item {
                    Item::Answer(asked, _) => asked.said.is_none(),
                    _ => false,
                };
                // An answer opens the next question; where none is open, Enter on one opens it.
                while asked < 30
                    && enter(&mut model, answer)
                        .or_else(|| enter(&mut model, open))
                        .is_some()
                {
                    asked += 1;
                }
                assert!(asked < 30, "{} never ends", choice.id);
                assert!(!menu::items(&model).iter().any(open), "{}", choice.id);
            }
        }
    }

    #[test]
    fn a_hidden_answer_offers_the_line_that_shows_it_until_the_file_is_known_to_be_stored() {
        let curl = |item: &Item| *item == Item::Do(Command::CopyCurl, "wizard-action-copy-curl");
        let offers = |model: &Model| menu::items(model).iter().any(curl);
        let mut model = said("hidden", &[]);
        model.route.screen = Screen::Diagnosis;
        assert!(Section::ALL.iter().any(|section| {
            model.sections.open = *section;
            offers(&model)
        }));
        model.route.screen = Screen::Call;
        // What is out of sight is shown first.
        let mut pressed = (0..2).filter_map(|_| enter(&mut model, curl)).flatten();
        let copied = pressed.find_map(|effect| match effect {
            Effect::Copy(text) => Some(text),
            _ => None,
        });
        let copied = copied.unwrap();
        assert!(copied.starts_with("curl -i"), "{copied}");
        assert!(copied.contains("-F file=@FILE"), "{copied}");
        let mut model = said("hidden", &[("hidden.row", "stored")]);
        model.route.screen = Screen::Call;
        assert!(!offers(&model));
    }
}
