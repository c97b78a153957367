//! Corrected values, each diagnosed again before it is shown: before and after of what mends a finding, and the
//! section Fix with the patch of the policy, what is left to choose or to ask for, and what can be copied.

use ratatui::text::{Line, Span};

use super::super::documents;
use super::super::menu::{Item, items};
use super::super::model::Model;
use super::canvas::Canvas;
use super::point::Ease;
use super::theme::Role;
use crate::diagnosis::{Finding, Who};
use crate::locale::Args;
use crate::remedy::permission::Permission;
use crate::remedy::snippets;
use crate::remedy::{Change, ChangeKind, Choice, Corrected, Sign};
use crate::report::sentences::Said;
use crate::text::width::{self, columns, elide, fit, shared};
use crate::text::wrap::even;

/// Lines of a patch that are shown; the rest is copied with the policy.
const PATCH: usize = 12;

/// Changes that are shown with a finding; the section Fix has all.
const CHANGES: usize = 2;

/// The fix of a finding: the sentence as far as there is room for it, then before and after of each value.
pub(super) fn fix(model: &Model, canvas: &mut Canvas, finding: &Finding, said: &Said, ease: Ease) {
    let voice = model.words();
    let label = voice.word("word-fix");
    let changes = documents::changes(model, finding);
    let mut labelled = false;
    // A value that only goes away does not say what to do.
    let plain = changes.iter().any(|change| change.to.is_some());
    if let Some(fix) = said
        .fix
        .as_deref()
        .filter(|_| !plain || ease >= Ease::Sentence)
    {
        let whole = ease >= Ease::Sentence;
        canvas.labelled(
            1,
            &label,
            Role::Plain,
            if whole { fix } else { first_sentence(fix) },
        );
        labelled = true;
    }
    for change in changes.into_iter().take(CHANGES) {
        let same = Some(&change.field) == finding.field.as_ref();
        let name = (!same).then(|| voice.change_parts(change, canvas.width() / 2).0);
        let first = if labelled { "" } else { label.as_str() };
        before_after(
            model,
            canvas,
            (first, columns(&label)),
            name.as_deref(),
            change,
        );
        labelled = true;
    }
    for choice in documents::choices(model, finding) {
        canvas.text(1, Role::Doubtful, &voice.choice(choice));
        for side in choice.options.iter().map(|side| voice.side(side)) {
            canvas.text(3, Role::Plain, &format!("{} {side}", canvas.signs.open));
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
    canvas: &mut Canvas,
    label: (&str, usize),
    name: Option<&str>,
    change: &Change,
) {
    let voice = model.words();
    let left = label.1 + 3;
    let lead = |text: &str| {
        Span::styled(
            format!(" {}", fit(text, left - 1)),
            canvas.style(Role::Strong),
        )
    };
    let mut first = Some(lead(label.0));
    let mut rows = Vec::new();
    if let Some(name) = name {
        let room = canvas.width().saturating_sub(left).max(8);
        let parts = even(name, room);
        for part in parts {
            let lead = first.take().unwrap_or_else(|| lead(""));
            rows.push(vec![lead, Span::raw(part.to_owned())]);
        }
    }
    let handed = |value: &Option<String>| value.as_deref().map(|value| voice.handed(value));
    let (from, to) = (handed(&change.from), handed(&change.to));
    let room = canvas.prose().saturating_sub(left + 3).max(8);
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
        row.push(Span::styled(format!("{sign} "), canvas.style(role)));
        if value.is_empty() {
            row.push(Span::raw(voice.word("word-empty")));
        } else {
            let bright = if role == Role::Good {
                Role::Mended
            } else {
                Role::Failing
            };
            let inside = |column| differs.0 <= column && column < differs.1;
            row.extend(canvas.painted(
                &text,
                |column| if inside(column) { bright } else { Role::Plain },
            ));
        }
        rows.push(row);
    }
    for row in rows {
        canvas.row(Line::from(row), None);
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
pub(super) fn draw(model: &Model, canvas: &mut Canvas, finding: Option<&Finding>) {
    let voice = model.words();
    let said = finding.and_then(|finding| voice.finding(finding).fix);
    if let Some(fix) = said {
        canvas.labelled(1, &voice.word("word-fix"), Role::Plain, &fix);
        canvas.air(model.window.size.1);
    }
    remedy(model, canvas);
    resend(model, canvas);
    code(model, canvas);
    super::actions(model, canvas);
}

/// Code that is right, in the language that the paste tells or the user says; else which one is asked.
fn code(model: &Model, canvas: &mut Canvas) {
    let Some(code) = snippets::code(&model.exam.evidence, &model.exam.diagnosis) else {
        return;
    };
    canvas.heading(&model.say("remedy-code-heading"));
    let Some(language) = code.language.or(model.sections.language) else {
        canvas.text(3, Role::Plain, &model.say("wizard-code-which"));
        for (index, item) in items(model).iter().enumerate() {
            if let Item::Language(language) = item {
                canvas.item(index, language.name(), "", Role::Plain);
            }
        }
        canvas.gap();
        return;
    };
    for topic in code.topics {
        let id = format!("remedy-code-{}", topic.slug());
        canvas.labelled(1, language.name(), Role::Plain, &model.say(&id));
        for line in snippets::snippet(language, topic).lines() {
            canvas.row(Line::from(format!("   {line}")), None);
        }
        canvas.gap();
    }
}

fn remedy(model: &Model, canvas: &mut Canvas) {
    let remedy = &model.exam.remedy;
    let nothing = remedy.corrected.is_none() && remedy.choices.is_empty();
    if nothing && remedy.not_here.is_empty() && remedy.permission.is_none() {
        return;
    }
    let voice = model.words();
    if let Some(corrected) = &remedy.corrected {
        values(model, canvas, corrected);
    }
    for (at, choice) in remedy.choices.iter().enumerate() {
        one_choice(model, canvas, at, choice);
    }
    let mut told: Vec<Who> = Vec::new();
    for (_, who) in &remedy.not_here {
        if !told.contains(who) {
            told.push(*who);
            let who = voice.word(&format!("who-{}", who.slug()));
            let args = Args::new().text("who", who);
            canvas.text(
                3,
                Role::Plain,
                &voice.catalogue.say("remedy-not-here", &args),
            );
        }
    }
    if let Some(given) = &remedy.permission {
        let role = match given.says {
            Permission::Allowed | Permission::AllowedIf => Role::Good,
            _ => Role::Doubtful,
        };
        canvas.text(3, role, &voice.permission(given));
    }
    canvas.gap();
}

/// The line that shows COS's answer where the browser hides it: its rows cut at the edge, since it is copied.
pub(super) fn resend(model: &Model, canvas: &mut Canvas) {
    let Some(resend) = documents::resend(model) else {
        return;
    };
    let voice = model.words();
    canvas.heading(&voice.word("remedy-resend-heading"));
    for line in resend.line.lines() {
        let room = canvas.prose().saturating_sub(4);
        let row = elide(line, room);
        canvas.row(Line::from(format!("   {row}")), None);
    }
    for text in voice.resend(&resend) {
        canvas.text(3, Role::Plain, &text);
    }
    canvas.gap();
}

fn values(model: &Model, canvas: &mut Canvas, corrected: &Corrected) {
    let voice = model.words();
    for change in &corrected.changes {
        if change.is_open() || (&change.from, &change.to) == (&None, &None) {
            canvas.text(3, Role::Plain, &voice.change(change));
        } else {
            let name = voice.change_parts(change, canvas.width() / 2).0;
            before_after(model, canvas, ("", 1), Some(&name), change);
        }
    }
    if !corrected.patch.is_empty() {
        canvas.text(3, Role::Dim, &voice.word("remedy-patch"));
    }
    let room = canvas.prose().saturating_sub(6);
    let patch = voice.patch(&corrected.patch, room);
    for (sign, line) in patch.into_iter().take(PATCH) {
        let role = match sign {
            Sign::Minus => Role::Bad,
            Sign::Plus => Role::Good,
        };
        canvas.row(
            Line::styled(format!("     {line}"), canvas.style(role)),
            None,
        );
    }
    for text in voice.standing_of(corrected) {
        canvas.text(3, Role::Good, &text);
    }
}

/// A choice: what could have been meant, each side an item.
fn one_choice(model: &Model, canvas: &mut Canvas, at: usize, choice: &Choice) {
    let voice = model.words();
    canvas.text(3, Role::Doubtful, &voice.choice(choice));
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
        canvas.item(index, &text, &mark.unwrap_or_default(), Role::Plain);
    }
    let key = (choice.finding, choice.field.clone());
    let picked = model.exam.search.wanted.picks.contains_key(&key);
    let text = voice.taken(choice, picked);
    canvas.text(5, Role::Dim, &text);
}
