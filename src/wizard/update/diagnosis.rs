//! Step 4: its sections, its folds, and the sides that are picked.

use super::super::model::{Model, Spot};
use super::super::msg::Effect;
use crate::diagnosis::Severity;

/// To the next (true) or previous section; nothing in it is marked yet.
pub(super) fn turn_section(model: &mut Model, on: bool) {
    model.section = model.section.turned(on);
    *model.spot_mut() = Spot::default();
}

/// Opens or closes the warnings or notes.
pub(super) fn fold(model: &mut Model, severity: Severity) {
    if model.unfolded.contains(&severity) {
        model.unfolded.retain(|open| *open != severity);
    } else {
        model.unfolded.push(severity);
    }
}

/// The remedy takes the side that was picked; it is proved again beside the keyboard.
pub(super) fn pick(model: &mut Model, choice: usize, side: usize) -> Vec<Effect> {
    let Some(choice) = model.remedy.choices.get(choice) else {
        return Vec::new();
    };
    let key = (choice.finding, choice.field.clone());
    model.wanted.picks.insert(key, side);
    vec![Effect::Search(model.generation)]
}

/// The search for everything.
pub(super) fn search_all(model: &mut Model) -> Vec<Effect> {
    model.wanted.deep = true;
    model.searching = true;
    model.tried = 0;
    vec![Effect::Search(model.generation)]
}
