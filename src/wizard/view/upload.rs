//! Step 2: the policy and the form, in whatever they come.

use super::super::model::Model;

use super::page::Page;

pub(super) fn page(model: &Model, page: &mut Page) {
    page.pin(true);
    page.heading(&title(model));
    super::error::text_box(model, &model.upload, page);
    page.hint = super::error::hint(model, &model.upload, hint(model));
    page.pin(false);
    super::actions(model, page);
    page.air(model.size.1);
    super::cards::rows(model, page);
}

/// What is here, and what is still missing.
pub(super) fn title(model: &Model) -> String {
    let facts = &model.facts;
    model.say(match (facts.policy.is_some(), facts.form.is_some()) {
        (false, false) => "wizard-upload-title",
        (true, false) => "wizard-upload-title-form",
        (false, true) => "wizard-upload-title-policy",
        (true, true) => "wizard-upload-title-both",
    })
}

fn hint(model: &Model) -> &'static str {
    match (&model.facts.policy, &model.facts.form) {
        (None, Some(_)) => "wizard-upload-hint-policy",
        _ => "wizard-upload-hint",
    }
}
