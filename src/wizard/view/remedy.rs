//! Corrected values, each diagnosed again before it is shown: before and after of what mends a finding, and the
//! section Fix with the patch of the policy, what is left to choose or to ask for, and what can be copied.

use ratatui::text::{Line, Span};

use super::super::items::{Item, items};
use super::super::model::Model;
use super::super::texts;
use super::page::Page;
use super::point::Ease;
use super::theme::Role;
use crate::diagnosis::{Finding, Who};
use crate::locale::Args;
use crate::remedy::permission::Permission;
use crate::remedy::snippets;
use crate::remedy::{Change, ChangeKind, Choice, Corrected, Sign};
use crate::report::words::Said;
use crate::text::width::{self, columns, elide, fit, shared};
use crate::text::wrap::even;

/// Lines of a patch that are shown; the rest is copied with the policy.
const PATCH: usize = 12;

/// Changes that are shown with a finding; the section Fix has all.
const CHANGES: usize = 2;

/// The fix of a finding: the sentence as far as there is room for it, then before and after of each value.
pub(super) fn fix(model: &Model, page: &mut Page, finding: &Finding, said: &Said, ease: Ease) {
    let voice = model.words();
    let label = voice.word("word-fix");
    let changes = texts::changes(model, finding);
    let mut labelled = false;
    // A value that only goes away does not say what to do.
    let plain = changes.iter().any(|change| change.to.is_some());
    if let Some(fix) = said
        .fix
        .as_deref()
        .filter(|_| !plain || ease >= Ease::Sentence)
    {
        let whole = ease >= Ease::Sentence;
        page.labelled(
            1,
            &label,
            Role::Plain,
            if whole { fix } else { first_sentence(fix) },
        );
        labelled = true;
    }
    for change in changes.into_iter().take(CHANGES) {
        let same = Some(&change.field) == finding.field.as_ref();
        let name = (!same).then(|| voice.change_parts(change, page.width() / 2).0);
        let first = if labelled { "" } else { label.as_str() };
        before_after(
            model,
            page,
            (first, columns(&label)),
            name.as_deref(),
            change,
        );
        labelled = true;
    }
    for choice in texts::choices(model, finding) {
        let said = voice.choice(choice);
        page.text(1, Role::Doubtful, &said.question);
        for side in said.sides {
            page.text(3, Role::Plain, &format!("{} {side}", page.signs.open));
        }
    }
}

/// A text up to its first full stop.
fn first_sentence(text: &str) -> &str {
    let ends = [". ", "\u{3002}"];
    let end = ends
        .iter()
        .filter_map(|end| Some(text.find(end)? + end.trim_end().len()))
        .min();
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A value before and after, one below the other, cut around where they differ. `label` is what is in front,
/// and the columns it is given.
fn before_after(
    model: &Model,
    page: &mut Page,
    label: (&str, usize),
    name: Option<&str>,
    change: &Change,
) {
    let voice = model.words();
    let left = label.1 + 3;
    let lead = |text: &str| {
        Span::styled(
            format!(" {}", fit(text, left - 1)),
            page.style(Role::Strong),
        )
    };
    let mut first = Some(lead(label.0));
    let mut rows = Vec::new();
    if let Some(name) = name {
        let room = page.width().saturating_sub(left).max(8);
        let parts = even(name, room);
        for part in parts {
            let lead = first.take().unwrap_or_else(|| lead(""));
            rows.push(vec![lead, Span::raw(part.to_owned())]);
        }
    }
    let handed = |value: &Option<String>| value.as_deref().map(|value| voice.handed(value));
    let (from, to) = (handed(&change.from), handed(&change.to));
    let room = page
        .width()
        .min(super::PROSE.into())
        .saturating_sub(left + 3)
        .max(8);
    let cut = around(
        from.as_deref().unwrap_or_default(),
        to.as_deref().unwrap_or_default(),
        room,
    );
    let sides = [("-", Role::Bad, from), ("+", Role::Good, to)];
    for ((sign, role, value), (text, differs)) in sides.into_iter().zip(cut) {
        let Some(value) = value else { continue };
        // Of a body, only what is missing is said.
        if value.is_empty() && change.kind == ChangeKind::Body {
            continue;
        }
        let mut row = vec![first.take().unwrap_or_else(|| lead(""))];
        row.push(Span::styled(format!("{sign} "), page.style(role)));
        if value.is_empty() {
            row.push(Span::raw(voice.word("word-empty")));
        } else {
            let bright = if role == Role::Good {
                Role::Mended
            } else {
                Role::Failing
            };
            let inside = |column| differs.0 <= column && column < differs.1;
            row.extend(page.painted(
                &text,
                |column| if inside(column) { bright } else { Role::Plain },
            ));
        }
        rows.push(row);
    }
    for row in rows {
        page.row(Line::from(row), None);
    }
}

/// Two values in at most so many columns each, cut around where they differ, and the columns that do.
fn around(from: &str, to: &str, room: usize) -> [(String, (usize, usize)); 2] {
    let same = shared(from, to);
    let turned = |text: &str| text.chars().rev().collect::<String>();
    let shorter = columns(from).min(columns(to));
    let alike = shared(&turned(from), &turned(to)).min(shorter - same.min(shorter));
    [from, to].map(|text| {
        let whole = columns(text);
        let end = whole.saturating_sub(alike).max(same);
        // A few columns of what is the same in front, so that one sees where it is.
        let lead = room / 3;
        let cut = whole > room && same > lead;
        let start = if cut { lead + 2 } else { same };
        (
            width::around(text, same, lead, room),
            (start, start + end - same),
        )
    })
}

/// The section: what to do, every value that changes, what is still open, and what can be copied.
pub(super) fn page(model: &Model, page: &mut Page, finding: Option<&Finding>) {
    let voice = model.words();
    let said = finding.and_then(|finding| voice.finding(finding).fix);
    if let Some(fix) = said {
        page.labelled(1, &voice.word("word-fix"), Role::Plain, &fix);
        page.air(model.size.1);
    }
    remedy(model, page);
    resend(model, page);
    code(model, page);
    super::actions(model, page);
}

/// Code that is right, in the language that the paste tells or the user says; else which one is asked.
fn code(model: &Model, page: &mut Page) {
    let Some(code) = snippets::code(&model.evidence, &model.diagnosis) else {
        return;
    };
    page.heading(&model.say("remedy-code-heading"));
    let Some(language) = code.language.or(model.language) else {
        page.text(3, Role::Plain, &model.say("wizard-code-which"));
        for (index, item) in items(model).iter().enumerate() {
            if let Item::Language(language) = item {
                page.item(index, language.name(), "", Role::Plain);
            }
        }
        page.gap();
        return;
    };
    for topic in code.topics {
        let id = format!("remedy-code-{}", topic.slug());
        page.labelled(1, language.name(), Role::Plain, &model.say(&id));
        for line in snippets::snippet(language, topic).lines() {
            page.row(Line::from(format!("   {line}")), None);
        }
        page.gap();
    }
}

fn remedy(model: &Model, page: &mut Page) {
    let remedy = &model.remedy;
    let nothing = remedy.corrected.is_none() && remedy.choices.is_empty();
    if nothing && remedy.not_here.is_empty() && remedy.permission.is_none() {
        return;
    }
    let voice = model.words();
    if let Some(corrected) = &remedy.corrected {
        values(model, page, corrected);
    }
    for (at, choice) in remedy.choices.iter().enumerate() {
        one_choice(model, page, at, choice);
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
    let voice = model.words();
    page.heading(&voice.word("remedy-resend-heading"));
    for line in resend.line.lines() {
        let room = page.width().min(super::PROSE.into()).saturating_sub(4);
        let row = elide(line, room);
        page.row(Line::from(format!("   {row}")), None);
    }
    for text in voice.resend(&resend) {
        page.text(3, Role::Plain, &text);
    }
    page.gap();
}

fn values(model: &Model, page: &mut Page, corrected: &Corrected) {
    let voice = model.words();
    for change in &corrected.changes {
        if change.is_open() || (&change.from, &change.to) == (&None, &None) {
            page.text(3, Role::Plain, &voice.change(change));
        } else {
            let name = voice.change_parts(change, page.width() / 2).0;
            before_after(model, page, ("", 1), Some(&name), change);
        }
    }
    if !corrected.patch.is_empty() {
        page.text(3, Role::Dim, &voice.word("remedy-patch"));
    }
    let room = page.width().min(super::PROSE.into()).saturating_sub(6);
    let patch = voice.patch(&corrected.patch, room);
    for (sign, line) in patch.into_iter().take(PATCH) {
        let role = match sign {
            Sign::Minus => Role::Bad,
            Sign::Plus => Role::Good,
        };
        page.row(Line::styled(format!("     {line}"), page.style(role)), None);
    }
    if corrected.verified {
        page.text(3, Role::Good, &voice.word("remedy-verified"));
    }
    let needs = corrected.needs.iter();
    let needs: Vec<String> = needs
        .map(|need| voice.word(&format!("need-{}", need.slug())))
        .collect();
    if !needs.is_empty() {
        let titles = needs.join(&voice.word("wizard-call-joint"));
        page.labelled(3, &voice.word("report-needs"), Role::Doubtful, &titles);
    }
}

/// A choice: what could have been meant, each side an item.
fn one_choice(model: &Model, page: &mut Page, at: usize, choice: &Choice) {
    let voice = model.words();
    let args = Args::new().text("field", voice.short(&choice.field));
    page.text(
        3,
        Role::Doubtful,
        &voice.catalogue.say("remedy-choice", &args),
    );
    let list = items(model);
    for (index, item) in list.iter().enumerate() {
        let Item::Pick(number, side) = *item else {
            continue;
        };
        let Some(option) = choice.options.get(side).filter(|_| number == at) else {
            continue;
        };
        let taken = choice.taken == Some(side);
        let mark = taken.then(|| model.say("wizard-pick-taken"));
        let text = voice.side(option);
        page.item(index, &text, &mark.unwrap_or_default(), Role::Plain);
    }
    let key = (choice.finding, choice.field.clone());
    let picked = model.wanted.picks.contains_key(&key);
    let text = voice.taken(choice, picked);
    page.text(5, Role::Dim, &text);
}
