//! Recognition cards: what each thing given was taken for, what it filled, what its kind never holds, and what
//! its reader noticed.

use super::super::model::{Model, Origin};
use super::super::{say, say_with, words};
use super::page::Page;
use super::theme::Role;
use crate::evidence::{Fidelity, Reading};
use crate::locale::Args;
use crate::text::width::{columns, truncate};

/// Cards shown whole; earlier ones are only counted.
const WHOLE: usize = 3;

/// The cards of everything pasted, dropped or typed. What was chosen from the list needs none.
pub(super) fn cards(model: &Model, page: &mut Page) {
    let given = |reading: &&Reading| {
        let given = model.givens.get(reading.paste);
        reading.reader != "option"
            && given.is_some_and(|given| !matches!(given.origin, Origin::Choice(_)))
    };
    let shown: Vec<&Reading> = model.evidence.readings.iter().filter(given).collect();
    let hidden = shown.len().saturating_sub(WHOLE);
    if hidden > 0 {
        let args = Args::new().int("count", i64::try_from(hidden).unwrap_or(i64::MAX));
        page.text(1, Role::Dim, &say_with(model, words::CARDS_MORE, &args));
    }
    for reading in shown.into_iter().skip(hidden) {
        card(model, reading, page);
    }
}

/// One card.
pub(super) fn card(model: &Model, reading: &Reading, page: &mut Page) {
    let voice = super::words(model);
    // Bytes as sent are what a file can hold; a terminal's paste is text. Of keys and answers nothing
    // depends on it.
    let holds = &reading.holds;
    let exact = holds.policy.is_some() || holds.form.is_some() || holds.request.is_some();
    let fidelity = if reading.file.is_none() && reading.fidelity == Fidelity::Wire {
        say(model, words::AS_PASTED)
    } else {
        let slug = reading.fidelity.slug();
        named(model, &format!("fidelity-{slug}"), slug)
    };
    let sentence = if exact {
        words::CARD
    } else {
        words::CARD_PLAIN
    };
    let args = Args::new()
        .text(
            "kind",
            named(model, &format!("reader-{}", reading.reader), reading.reader),
        )
        .text("fidelity", fidelity)
        .text(
            "size",
            voice
                .catalogue
                .bytes(model.evidence.sources.bytes(reading.source).len() as u64),
        );
    page.text(1, Role::Good, &say_with(model, sentence, &args));
    let filled: Vec<String> = reading
        .filled(&model.evidence)
        .iter()
        .map(|name| super::safe(model, &named(model, &format!("wizard-part-{name}"), name)))
        .collect();
    let filled = if filled.is_empty() {
        say(model, words::CARD_NOTHING)
    } else {
        filled.join("  ")
    };
    let label = say(model, words::CARD_FILLED);
    let room = 2 * page.width().saturating_sub(columns(&label) + 6);
    page.labelled(3, &label, Role::Plain, &truncate(&filled, room));
    if !reading.missing.is_empty() {
        let missing: Vec<String> = reading
            .missing
            .iter()
            .map(|slug| named(model, &format!("missing-{slug}"), slug))
            .collect();
        page.labelled(
            3,
            &say(model, words::CARD_LACKS),
            Role::Dim,
            &missing.join("  "),
        );
    }
    notes(model, reading, page);
}

/// What its reader noticed.
fn notes(model: &Model, reading: &Reading, page: &mut Page) {
    let voice = super::words(model);
    for note in &reading.notes {
        let mut args = Args::new();
        for (name, value) in &note.args {
            // Counts choose plurals; only numbers can.
            args = match value.parse::<i64>() {
                Ok(number) => args.int(*name, number),
                Err(_) => args.text(*name, super::safe(model, value)),
            };
        }
        let text = voice.catalogue.say(&format!("note-{}", note.id), &args);
        page.text(3, Role::Plain, &text);
    }
}

/// The words for an id; the bare name where there are none.
fn named(model: &Model, id: &str, name: &str) -> String {
    let catalogue = super::words(model).catalogue;
    if catalogue.has(id) {
        catalogue.say(id, &Args::new())
    } else {
        name.to_owned()
    }
}
