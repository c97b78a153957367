//! Values that are tried out at step 4.

use super::super::editor::Editor;
use super::super::model::{Model, Overlay};
use super::super::view;
use super::super::what_if::{Typing, WhatIf};
use crate::remedy::trial::Trial;

/// The trial that is open.
fn trial(model: &mut Model) -> Option<&mut WhatIf> {
    let open = model.route.overlay == Some(Overlay::WhatIf);
    model.sections.trial.as_mut().filter(|_| open)
}

fn begin(model: &mut Model) {
    let clock = &model.settings.clock;
    let trial = Trial::new(
        &model.exam.evidence,
        &model.exam.facts,
        &model.exam.diagnosis,
        clock,
    );
    model.sections.trial = trial.map(WhatIf::new);
}

/// Opens the values to try, where there are any.
pub(super) fn open(model: &mut Model) {
    if model.sections.trial.is_none() {
        begin(model);
    }
    if model.sections.trial.is_some() {
        model.route.lay_over(Overlay::WhatIf);
    }
}

/// A trial that began while the search ran knows what it found.
pub(super) fn again(model: &mut Model) {
    let untouched = |one: &WhatIf| !one.is_changed() && one.typing.is_none();
    if model.sections.trial.as_ref().is_some_and(untouched) {
        begin(model);
    }
}

pub(super) fn reset(model: &mut Model) {
    trial(model).into_iter().for_each(WhatIf::reset);
}

/// Enter: begins to type the marked value, or takes the one that was typed.
pub(super) fn enter(model: &mut Model) {
    let index = model.route.overlay_spot.selected.unwrap_or(0);
    let Some(what_if) = &mut model.sections.trial else {
        return;
    };
    if what_if.typing.as_ref().is_some_and(Typing::has_lines) {
        what_if.edit(Editor::newline);
    } else if what_if.typing.is_some() {
        leave(model, true);
    } else {
        let redactor = &model.exam.redactor;
        what_if.begin(index, |value| redactor.text(value) == value);
        model.route.overlay_spot.scroll = 0;
    }
}

/// Back to the list of values; false where no value is being typed.
pub(super) fn leave(model: &mut Model, keep: bool) -> bool {
    let Some(trial) = trial(model).filter(|one| one.typing.is_some()) else {
        return false;
    };
    let row = trial.end(keep);
    view::select(model, row.unwrap_or(0));
    true
}
