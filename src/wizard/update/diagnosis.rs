//! Step 4: its sections, its folds, and the sides that are picked.

use super::super::model::{Model, Spot};
use super::super::msg::Effect;
use crate::diagnosis::Severity;

/// To the next (true) or previous section; nothing in it is marked yet.
pub(super) fn turn_section(model: &mut Model, on: bool) {
    model.sections.open = model.sections.open.turned(on);
    *model.route.spot_mut() = Spot::default();
}

/// Opens or closes the warnings or notes.
pub(super) fn fold(model: &mut Model, severity: Severity) {
    if model.sections.unfolded.contains(&severity) {
        model.sections.unfolded.retain(|open| *open != severity);
    } else {
        model.sections.unfolded.push(severity);
    }
}

/// The remedy takes the side that was picked; it is proved again beside the keyboard.
pub(super) fn pick(model: &mut Model, choice: usize, side: usize) -> Vec<Effect> {
    let Some(choice) = model.exam.remedy.choices.get(choice) else {
        return Vec::new();
    };
    let key = (choice.finding, choice.field.clone());
    model.exam.search.wanted.picks.insert(key, side);
    vec![Effect::Search(model.exam.search.generation)]
}

/// The search for everything.
pub(super) fn search_all(model: &mut Model) -> Vec<Effect> {
    model.exam.search.wanted.deep = true;
    model.exam.search.running = true;
    model.exam.search.tried = 0;
    vec![Effect::Search(model.exam.search.generation)]
}
