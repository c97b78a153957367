//! Corrected values, each diagnosed again before it is shown: what changes, the patch of the policy, what is
//! left to choose or to ask for.

use ratatui::text::Line;

use super::super::items::{Item, items};
use super::super::model::Model;
use super::super::{say, texts, words};
use super::page::Page;
use super::theme::Role;
use crate::diagnosis::{Verdict, Who};
use crate::locale::Args;
use crate::remedy;
use crate::remedy::permission::Permission;
use crate::remedy::{Choice, Corrected, Sign};
use crate::text::width::elide;

/// Lines of a patch that are shown; the rest is copied with the policy.
const PATCH: usize = 12;

pub(super) fn remedy(model: &Model, page: &mut Page) {
    let remedy = &model.remedy;
    // Values for the clock of an answer to another request would mend nothing.
    if model.diagnosis.verdict == Verdict::Mismatch {
        return;
    }
    let nothing = remedy.corrected.is_none() && remedy.choices.is_empty();
    if nothing && remedy.not_here.is_empty() && remedy.permission.is_none() {
        return;
    }
    let voice = super::words(model);
    page.heading(&voice.word("remedy-heading"));
    if let Some(corrected) = &remedy.corrected {
        values(model, page, corrected);
    }
    for choice in &remedy.choices {
        one_choice(model, page, choice);
    }
    let mut told: Vec<Who> = Vec::new();
    for (_, who) in &remedy.not_here {
        if !told.contains(who) {
            told.push(*who);
            let who = voice.word(&format!("who-{}", who.slug()));
            let args = Args::new().text("who", who);
            page.text(
                3,
                Role::Plain,
                &voice.catalogue.say("remedy-not-here", &args),
            );
        }
    }
    if let Some(given) = &remedy.permission {
        let role = match given.says {
            Permission::Allowed { .. } => Role::Good,
            Permission::ActionMissing { .. }
            | Permission::ResourceMismatch { .. }
            | Permission::DeniedExplicitly { .. }
            | Permission::NotCam
            | Permission::NotJson { .. } => Role::Doubtful,
        };
        page.text(3, role, &voice.permission(given));
    }
    page.gap();
}

/// The line that shows COS's answer where the browser hides it: its rows cut at the edge, since it is copied.
pub(super) fn resend(model: &Model, page: &mut Page) {
    let Some(resend) = texts::resend(model) else {
        return;
    };
    let voice = super::words(model);
    page.heading(&voice.word("remedy-resend-heading"));
    for line in resend.line.lines() {
        let row = elide(line, page.width().saturating_sub(4));
        page.row(Line::from(format!("   {row}")), None);
    }
    for text in voice.resend(&resend) {
        page.text(3, Role::Plain, &text);
    }
    page.gap();
}

fn values(model: &Model, page: &mut Page, corrected: &Corrected) {
    let voice = super::words(model);
    for change in &corrected.changes {
        let (what, how) = voice.change_parts(change, page.width() / 2);
        page.labelled(3, &what, Role::Good, &how.unwrap_or_default());
    }
    if !corrected.patch.is_empty() {
        page.text(3, Role::Dim, &voice.word("remedy-patch"));
    }
    for line in corrected.patch.iter().take(PATCH) {
        let (sign, role) = match line.sign {
            Sign::Minus => ("-", Role::Bad),
            Sign::Plus => ("+", Role::Good),
        };
        let room = page.width().saturating_sub(8);
        let text = elide(&voice.value(&line.text), room);
        let row = Line::styled(format!("     {sign} {text}"), page.style(role));
        page.row(row, None);
    }
    if corrected.verified {
        page.text(3, Role::Good, &voice.word("remedy-verified"));
    }
    for need in &corrected.needs {
        let title = voice.word(&format!("need-{}", need.slug()));
        page.text(3, Role::Doubtful, &title);
    }
}

/// The sides of the choices, each an item.
pub(super) fn picks(model: &Model, page: &mut Page) {
    let voice = super::words(model);
    for (index, item) in items(model).iter().enumerate() {
        let Item::Pick(choice, side) = *item else {
            continue;
        };
        let Some(choice) = model.remedy.choices.get(choice) else {
            continue;
        };
        let Some(option) = choice.options.get(side) else {
            continue;
        };
        let taken = choice.taken == Some(side);
        let mark = taken.then(|| say(model, words::PICK_TAKEN));
        page.item(
            index,
            &voice.side(option),
            &mark.unwrap_or_default(),
            Role::Plain,
        );
    }
}

fn one_choice(model: &Model, page: &mut Page, choice: &Choice) {
    let voice = super::words(model);
    let args = Args::new().text("field", voice.short(&choice.field));
    page.text(
        3,
        Role::Doubtful,
        &voice.catalogue.say(remedy::words::CHOICE, &args),
    );
    for option in &choice.options {
        page.text(5, Role::Plain, &format!("- {}", voice.side(option)));
    }
    let key = (choice.finding, choice.field.clone());
    let picked = model.wanted.picks.contains_key(&key);
    let text = voice.taken(choice, picked);
    page.text(5, Role::Dim, &text);
}
