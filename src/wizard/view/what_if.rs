//! The trial: what COS would say to the values tried, the values, and the one being typed.

use super::super::model::Model;
use super::super::what_if::{Typing, WhatIf};

use super::page::Page;
use super::signs::Signs;
use super::theme::{Role, of};
use crate::diagnosis::{Finding, Severity};
use crate::locale::Args;
use crate::remedy::trial::{Knob, Setting};
use crate::text::width::{columns, elide, fit, truncate};

/// Rows the box of a long value takes at most.
const BOX: u16 = 6;
/// What is gone or new, above the values.
const TOLD: usize = 3;
/// The widest name of a value; longer ones are cut.
const NAME: usize = 20;

pub(super) fn page(model: &Model, page: &mut Page) {
    let Some(what_if) = &model.what_if else {
        return;
    };
    match &what_if.typing {
        Some(typing) => type_one(model, page, what_if, typing),
        None => choose(model, page, what_if),
    }
}

/// The list of values under the verdict.
fn choose(model: &Model, page: &mut Page, what_if: &WhatIf) {
    page.pin(true);
    page.heading(&model.say("wizard-what-if-title"));
    verdict(model, page, what_if);
    for (tag, role, text) in consequences(model, what_if).into_iter().take(TOLD) {
        page.labelled(
            1,
            &tag,
            role,
            &truncate(&text, page.width().saturating_sub(8)),
        );
    }
    page.pin(false);
    page.gap();
    let kinds: Vec<String> = what_if
        .settings
        .iter()
        .map(|one| kind(model, &one.knob))
        .collect();
    let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0).min(NAME);
    let name_width = widest(&mut what_if.settings.iter().map(|one| columns(&one.name).max(4)));
    let kind_width = widest(&mut kinds.iter().map(|kind| columns(kind)));
    let turned = columns(&model.say("wizard-what-if-turned"));
    // An item is no wider than prose.
    let room = page
        .width()
        .min(usize::from(super::PROSE) + 1)
        .saturating_sub(3 + name_width + 2 + kind_width + 2 + turned + 2)
        .max(8);
    for (index, (setting, kind)) in what_if.settings.iter().zip(&kinds).enumerate() {
        // What has no name of its own is called what it is.
        let own = !setting.name.is_empty();
        let (called, kind) = if own {
            (&setting.name, kind.as_str())
        } else {
            (kind, "")
        };
        let turned = what_if.is_turned(setting);
        let mark = if turned {
            model.say("wizard-what-if-turned")
        } else {
            String::new()
        };
        let name = fit(&elide(called, name_width), name_width);
        let row = format!(
            "{name}  {}  {}",
            fit(kind, kind_width),
            value(model, setting, room)
        );
        let role = if turned { Role::Strong } else { Role::Plain };
        page.item(index, &row, &mark, role);
    }
}

/// The box, then everything the value brings about.
fn type_one(model: &Model, page: &mut Page, what_if: &WhatIf, typing: &Typing) {
    page.pin(true);
    let name = format!(
        "{}  {}",
        typing.setting.name,
        kind(model, &typing.setting.knob)
    );
    page.heading(name.trim());
    let room = page.width().saturating_sub(12).max(8);
    let args = Args::new().text("value", value(model, &typing.setting, room));
    page.text(1, Role::Dim, &model.say_with("wizard-what-if-was", &args));
    let width = u16::try_from(page.width()).unwrap_or(u16::MAX);
    page.text_box = typing
        .editor
        .rows(width.min(super::PROSE).saturating_sub(6), BOX);
    page.pin(false);
    page.gap();
    if typing.refused {
        page.text(1, Role::Doubtful, &model.say("wizard-what-if-refused"));
    }
    verdict(model, page, what_if);
    for (tag, role, text) in consequences(model, what_if) {
        page.labelled(1, &tag, role, &text);
    }
}

fn verdict(model: &Model, page: &mut Page, what_if: &WhatIf) {
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
    page.text(
        1,
        role,
        &model.say_with(id, &Args::new().text("text", text)),
    );
    if outcome.signed_anew {
        page.text(1, Role::Dim, &model.say("wizard-what-if-signed"));
    }
}

/// What is gone, what is refused now, what no value mends.
fn consequences(model: &Model, what_if: &WhatIf) -> Vec<(String, Role, String)> {
    let voice = model.words();
    let outcome = &what_if.outcome;
    let signs = Signs::of(model.settings.ascii);
    let line = |sign: &str, role: Role, text: String| (sign.to_owned(), role, text);
    let said = |id: &str, finding: &Finding| {
        model.say_with(id, &Args::new().text("title", voice.title(finding)))
    };
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
