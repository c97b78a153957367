//! Step 2: the policy and the form, in whatever they come.

use super::super::model::Model;

use super::canvas::Canvas;

pub(super) fn draw(model: &Model, canvas: &mut Canvas) {
    canvas.pin(true);
    canvas.heading(&title(model));
    super::error::text_box(model, &model.boxes.upload, canvas);
    canvas.hint = super::error::hint(model, &model.boxes.upload, hint(model));
    canvas.pin(false);
    super::actions(model, canvas);
    canvas.air(model.window.size.1);
    super::inventory::rows(model, canvas);
}

/// What is here, and what is still missing.
pub(in super::super) fn title(model: &Model) -> String {
    let facts = &model.exam.facts;
    model.say(match (facts.policy.is_some(), facts.form.is_some()) {
        (false, false) => "wizard-upload-title",
        (true, false) => "wizard-upload-title-form",
        (false, true) => "wizard-upload-title-policy",
        (true, true) => "wizard-upload-title-both",
    })
}

fn hint(model: &Model) -> &'static str {
    match (&model.exam.facts.policy, &model.exam.facts.form) {
        (None, Some(_)) => "wizard-upload-hint-policy",
        _ => "wizard-upload-hint",
    }
}
