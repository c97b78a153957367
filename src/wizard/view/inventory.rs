//! What was given as rows: a sign, what it is, how it was read, its most telling content; below the marked one (and
//! where there is room, below each) what it cannot show. A row can be marked, to be taken away.

use super::super::inventory::{self, Told};
use super::super::menu::{Item, items};
use super::super::model::{Model, Screen};

use super::canvas::{Canvas, widths};
use super::theme::Role;
use crate::diagnosis::NeedKind;

/// The widest columns of the table; the second is narrower in a window that is.
const WHAT: usize = 24;
/// See [`WHAT`].
const HOW: usize = 26;

/// The same in a narrow window: as wide as the words for "not yet" in any language.
const NARROW_HOW: usize = 14;

/// Below so many columns the content is worth more than how it was read.
const NARROW: usize = 72;

/// With more rows than this, only the marked one tells what it cannot show.
const ROOMY: usize = 3;

/// The rows of everything given. Where they are items, each can be marked.
pub(super) fn rows(model: &Model, canvas: &mut Canvas) {
    let given: Vec<(usize, Told)> = inventory::shown(model)
        .into_iter()
        .map(|index| (index, inventory::told(model, index)))
        .collect();
    let open = missing(model);
    let not_yet = model.say("wizard-row-not-yet");
    let narrow = if canvas.width() < NARROW {
        NARROW_HOW
    } else {
        HOW
    };
    let limits = [1, WHAT, narrow.min(canvas.width() * 3 / 10)];
    let told = given.iter().map(|(_, told)| ["+", &told.what, &told.how]);
    let untold = open.iter().map(|(what, _)| ["-", what, &not_yet]);
    let widths = widths(limits, told.chain(untold));
    let list = items(model);
    for (index, told) in &given {
        let item = list.iter().position(|item| *item == Item::Given(*index));
        let sign = (canvas.signs.done, Role::Good);
        let (what, how) = ((&*told.what, Role::Plain), (&*told.how, Role::Dim));
        canvas.cells(
            item,
            &widths,
            &[sign, what, how, (&told.content, Role::Plain)],
        );
        let marked = item.is_some() && item == model.route.spot().selected;
        details(model, canvas, told, marked || given.len() <= ROOMY);
    }
    for (what, why) in &open {
        let sign = (canvas.signs.open, Role::Dim);
        let (what, how) = ((&**what, Role::Plain), (&*not_yet, Role::Dim));
        canvas.cells(None, &widths, &[sign, what, how, (why, Role::Plain)]);
    }
}

/// What is told below a row.
fn details(model: &Model, canvas: &mut Canvas, told: &Told, all: bool) {
    if !told.lacks.is_empty() && all {
        let lacks = model.say_of("wizard-row-lacks", "what", told.lacks.as_str());
        canvas.text(5, Role::Dim, &lacks);
    }
    match told.counts {
        Some(true) => canvas.text(5, Role::Dim, &model.say("wizard-row-counts")),
        Some(false) => canvas.text(5, Role::Doubtful, &model.say("wizard-row-not-counted")),
        None => {}
    }
    for note in &told.notes {
        canvas.text(5, Role::Plain, note);
    }
}

/// Policy and form, as long as step 2 waits for them, and why they are wanted.
fn missing(model: &Model) -> Vec<(String, String)> {
    let facts = &model.exam.facts;
    let parts = [
        (NeedKind::Policy, "source-policy", facts.policy.is_none()),
        (NeedKind::Form, "source-form", facts.form.is_none()),
    ];
    let here = model.route.screen == Screen::Upload;
    let open = parts.into_iter().filter(|(.., open)| *open && here);
    open.map(|(kind, name, _)| {
        let mut needs = model.exam.diagnosis.needs.iter();
        let need = needs.find(|need| need.kind == kind);
        let why = need.and_then(|need| model.words().need(need).cause);
        (model.say(name), why.unwrap_or_default())
    })
    .collect()
}
