//! The trial: what COS would say to the values tried, the values, and the one being typed.

use super::super::model::Model;
use super::super::what_if::{Typing, WhatIf};

use super::canvas::{Canvas, widths};
use super::signs::Signs;
use super::theme::{Role, of};
use crate::diagnosis::{Finding, Severity};
use crate::locale::Args;
use crate::remedy::trial::{Knob, Setting};
use crate::text::width::{elide, truncate};

/// Rows the box of a long value takes at most.
const BOX: u16 = 6;
/// What is gone or new, above the values.
const TOLD: usize = 3;
/// The widest name of a value; longer ones are cut.
const NAME: usize = 20;

pub(super) fn draw(model: &Model, canvas: &mut Canvas) {
    let Some(what_if) = &model.sections.trial else {
        return;
    };
    match &what_if.typing {
        Some(typing) => type_one(model, canvas, what_if, typing),
        None => choose(model, canvas, what_if),
    }
}

/// The list of values under the verdict.
fn choose(model: &Model, canvas: &mut Canvas, what_if: &WhatIf) {
    canvas.pin(true);
    canvas.heading(&model.say("wizard-what-if-title"));
    verdict(model, canvas, what_if);
    for (tag, role, text) in consequences(model, what_if).into_iter().take(TOLD) {
        canvas.labelled(
            1,
            &tag,
            role,
            &truncate(&text, canvas.width().saturating_sub(8)),
        );
    }
    canvas.pin(false);
    canvas.gap();
    // What has no name of its own is called what it is.
    let called = |setting: &Setting| {
        let kind = kind(model, &setting.knob);
        if setting.name.is_empty() {
            return (kind, String::new());
        }
        (elide(&setting.name, NAME), kind)
    };
    let names: Vec<(String, String)> = what_if.settings.iter().map(called).collect();
    let turned = model.say("wizard-what-if-turned");
    let marks = if what_if.is_changed() { &turned } else { "" };
    let cells = names
        .iter()
        .map(|(name, kind)| [name.as_str(), kind, marks]);
    let widths = widths([NAME, canvas.width(), canvas.width()], cells);
    let taken = 3 + widths.iter().map(|width| width + 2).sum::<usize>();
    let room = canvas
        .width()
        .saturating_sub(taken)
        .clamp(8, super::PROSE.into());
    for (index, (setting, (name, kind))) in what_if.settings.iter().zip(&names).enumerate() {
        let (mark, role) = if what_if.is_turned(setting) {
            (turned.as_str(), Role::Strong)
        } else {
            ("", Role::Plain)
        };
        let value = value(model, setting, room);
        let cells = [
            (&**name, role),
            (kind, Role::Dim),
            (mark, Role::Strong),
            (&value, role),
        ];
        canvas.cells(Some(index), &widths, &cells);
    }
}

/// The box, then everything the value brings about.
fn type_one(model: &Model, canvas: &mut Canvas, what_if: &WhatIf, typing: &Typing) {
    canvas.pin(true);
    let name = format!(
        "{}  {}",
        typing.setting.name,
        kind(model, &typing.setting.knob)
    );
    canvas.heading(name.trim());
    let room = canvas.width().saturating_sub(12).max(8);
    let args = Args::new().text("value", value(model, &typing.setting, room));
    canvas.text(1, Role::Dim, &model.say_with("wizard-what-if-was", &args));
    canvas.hold(&typing.editor, BOX);
    canvas.pin(false);
    canvas.gap();
    if typing.refused {
        canvas.text(1, Role::Doubtful, &model.say("wizard-what-if-refused"));
    }
    verdict(model, canvas, what_if);
    for (tag, role, text) in consequences(model, what_if) {
        canvas.labelled(1, &tag, role, &text);
    }
}

fn verdict(model: &Model, canvas: &mut Canvas, what_if: &WhatIf) {
    let outcome = &what_if.outcome;
    let voice = model.words();
    let text = if outcome.beside.is_empty() {
        // Which ones is said below, once.
        voice.verdict(&outcome.diagnosis)
    } else {
        model.say("wizard-what-if-beside")
    };
    let id = if what_if.is_changed() {
        "wizard-what-if-verdict"
    } else {
        "wizard-what-if-as-given"
    };
    let role = if outcome.is_sound() {
        Role::Good
    } else {
        Role::Bad
    };
    canvas.text(1, role, &model.say_of(id, "text", text));
    if outcome.signed_anew {
        canvas.text(1, Role::Dim, &model.say("wizard-what-if-signed"));
    }
}

/// What is gone, what is refused now, what no value mends.
fn consequences(model: &Model, what_if: &WhatIf) -> Vec<(String, Role, String)> {
    let voice = model.words();
    let outcome = &what_if.outcome;
    let signs = Signs::of(model.settings.ascii);
    let line = |sign: &str, role: Role, text: String| (sign.to_owned(), role, text);
    let said = |id: &str, finding: &Finding| model.say_of(id, "title", voice.title(finding));
    let gone = outcome
        .gone
        .iter()
        .map(|one| line(signs.done, Role::Good, said("wizard-what-if-gone", one)));
    let found = outcome.diagnosis.findings.iter();
    let loud = found.filter(|one| one.severity != Severity::Note);
    let still = loud.map(|one| {
        let error = one.severity == Severity::Error;
        let tag = if error { signs.bad } else { signs.doubtful };
        line(tag, of(one.severity), voice.title(one))
    });
    let beside = outcome
        .beside
        .iter()
        .map(|one| line(signs.bad, Role::Bad, said("wizard-what-if-stays", one)));
    gone.chain(still).chain(beside).collect()
}

/// A value in one line, as it may be shown.
fn value(model: &Model, setting: &Setting, room: usize) -> String {
    match setting.value.as_deref() {
        None => model.say("wizard-what-if-unsent"),
        Some("") => model.words().word("word-empty"),
        Some(value) if setting.knob == Knob::PolicyText => {
            let flat: Vec<&str> = value.split_whitespace().collect();
            elide(&model.words().value(&flat.join(" ")), room)
        }
        Some(value) => elide(&model.words().value(value), room),
    }
}

/// Where a value stands.
fn kind(model: &Model, knob: &Knob) -> String {
    model.say(match knob {
        Knob::Policy(_) => "source-policy",
        Knob::Field(..) => "source-form",
        Knob::Bucket => "source-request",
        Knob::FileName => "wizard-what-if-file-name",
        Knob::FileSize => "wizard-what-if-file-size",
        Knob::Now => "wizard-what-if-now",
        Knob::PolicyText => "wizard-what-if-whole",
    })
}
