//! Boxes of the call card for what is read aloud: the two numbers of the expiry message, and the ends of the two
//! q-ak. Numbers become part of what COS answered; tails are only compared, since a voice proves no letter. Apart from
//! `call`, which asks, because these are typed; how they are said is `report`'s business.

use super::call;
use super::model::Model;
use crate::cos::DocumentedCase;
use crate::cos::answers::{SECONDS, plain};
use crate::diagnosis::context::Context;
use crate::diagnosis::{Effort, Watch};
use crate::report::Words;
use crate::terminal::keys::{Code, Key};

/// A box.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Heard {
    /// The number behind `expiration time`.
    Expiration,
    /// The number behind `the time now`.
    Now,
    /// The end of the form's q-ak.
    Form,
    /// The end of the policy's.
    Policy,
}

/// So many characters of a key are compared by ear.
const TAIL: usize = 8;

impl Heard {
    /// The boxes that belong to a question.
    pub(super) fn of(node: &str) -> &'static [Self] {
        match node {
            "expiration.same-policy" => &[Self::Expiration, Self::Now],
            "q-ak.equal" => &[Self::Form, Self::Policy],
            _ => &[],
        }
    }

    /// Its name, a message id.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Expiration => "wizard-heard-expiration",
            Self::Now => "wizard-heard-now",
            Self::Form => "wizard-heard-form",
            Self::Policy => "wizard-heard-policy",
        }
    }

    /// Whether letters are typed into it.
    pub(super) const fn is_tail(self) -> bool {
        matches!(self, Self::Form | Self::Policy)
    }

    const fn index(self) -> usize {
        match self {
            Self::Expiration | Self::Form => 0,
            Self::Now | Self::Policy => 1,
        }
    }

    /// What is in it: typed, or pasted.
    pub(super) fn text(self, model: &Model) -> String {
        let typed = model
            .call
            .heard
            .get(self.index())
            .filter(|typed| !typed.is_empty());
        typed
            .cloned()
            .or_else(|| self.pasted(model))
            .unwrap_or_default()
    }

    fn pasted(self, model: &Model) -> Option<String> {
        let value = match self {
            Self::Expiration => call::times(model).0?.to_string(),
            Self::Now => call::times(model).1?.to_string(),
            Self::Form | Self::Policy => {
                let clock = &model.settings.clock;
                let context =
                    Context::new(&model.exam.evidence, clock, Effort::None, Watch::silent());
                let form = context.field("q-ak").map(|view| view.text.into_owned());
                let policy = context.condition_value("q-ak");
                let value = if self == Self::Form { form } else { policy }?;
                let from = value.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
                value.get(from..)?.to_owned()
            }
        };
        Some(value)
    }

    /// What it comes to, in words; with the second also the two together.
    pub(super) fn told(self, model: &Model, words: &Words<'_>) -> Vec<String> {
        let text = self.text(model);
        match self {
            Self::Expiration => number(&text)
                .map(|at| words.moment(at))
                .into_iter()
                .collect(),
            Self::Now => {
                let Some(now) = number(&text) else {
                    return Vec::new();
                };
                let expiration = number(&Self::Expiration.text(model));
                let apart = expiration.map(|expiration| words.apart(expiration, now));
                [Some(words.moment(now)), apart]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            Self::Form | Self::Policy if text.is_empty() => Vec::new(),
            Self::Form => vec![words.spelled(&text)],
            Self::Policy => {
                let form = Self::Form.text(model);
                let tails = (!form.is_empty()).then(|| words.tails(&form, &text));
                std::iter::once(words.spelled(&text)).chain(tails).collect()
            }
        }
    }

    /// Whether a character may stand in it, and there is room.
    fn takes(self, typed: &str, letter: char) -> bool {
        let length = typed.chars().count();
        if self.is_tail() {
            length < TAIL && letter.is_ascii_graphic()
        } else {
            length < SECONDS && letter.is_ascii_digit()
        }
    }
}

fn number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|_| text.len() == SECONDS)
}

/// A key on the call card that is no command: it belongs to the marked box; a digit also to the first number that is
/// not whole yet. The two numbers, where one of them became whole or is no longer.
pub(super) fn typed(
    model: &mut Model,
    marked: Option<Heard>,
    key: Key,
) -> Option<[Option<i64>; 2]> {
    let heard = target(model, marked, key.code).filter(|_| !key.ctrl && !key.alt)?;
    let before = numbers(model);
    let text = model.call.heard.get_mut(heard.index())?;
    match key.code {
        Code::Char(letter) if heard.takes(text, plain(letter)) => text.push(plain(letter)),
        Code::Backspace => drop(text.pop()),
        _ => return None,
    }
    let after = numbers(model);
    (!heard.is_tail() && after != before).then_some(after)
}

/// The two numbers that are whole.
fn numbers(model: &Model) -> [Option<i64>; 2] {
    [Heard::Expiration, Heard::Now].map(|heard| {
        let typed = model.call.heard.get(heard.index())?;
        number(typed)
    })
}

fn target(model: &Model, marked: Option<Heard>, code: Code) -> Option<Heard> {
    // What was pasted is not typed over.
    let free = |heard: &Heard| {
        let typed = model
            .call
            .heard
            .get(heard.index())
            .is_some_and(|text| !text.is_empty());
        typed || heard.pasted(model).is_none()
    };
    if marked.is_some() {
        return marked.filter(free);
    }
    if model.exam.diagnosis.branch != DocumentedCase::Expiration.id() {
        return None;
    }
    let whole = |heard: &Heard| number(&heard.text(model)).is_some();
    match code {
        Code::Char(letter) if plain(letter).is_ascii_digit() => {
            let mut boxes = [Heard::Expiration, Heard::Now].into_iter();
            boxes.find(|heard| !whole(heard)).filter(free)
        }
        Code::Backspace => {
            let mut boxes = [Heard::Now, Heard::Expiration].into_iter();
            boxes
                .find(|heard| !heard.text(model).is_empty())
                .filter(free)
        }
        _ => None,
    }
}
