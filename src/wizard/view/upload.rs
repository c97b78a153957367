//! Step 2: the policy and the form, in whatever they come.

use super::super::model::Model;
use super::super::{say, words};
use super::page::Page;

pub(super) fn page(model: &Model, page: &mut Page) {
    page.pin(true);
    page.heading(&title(model));
    super::error::text_box(model, &model.upload, page);
    page.hint = super::error::hint(model, &model.upload, hint(model));
    page.pin(false);
    super::actions::actions(model, page);
    page.air(model.size.1);
    super::cards::rows(model, page);
}

/// What is here, and what is still missing.
pub(super) fn title(model: &Model) -> String {
    let facts = &model.facts;
    say(
        model,
        match (facts.policy.is_some(), facts.form.is_some()) {
            (false, false) => words::UPLOAD_TITLE,
            (true, false) => words::UPLOAD_TITLE_FORM,
            (false, true) => words::UPLOAD_TITLE_POLICY,
            (true, true) => words::UPLOAD_TITLE_BOTH,
        },
    )
}

fn hint(model: &Model) -> &'static str {
    match (&model.facts.policy, &model.facts.form) {
        (None, Some(_)) => words::UPLOAD_HINT_POLICY,
        _ => words::UPLOAD_HINT,
    }
}
