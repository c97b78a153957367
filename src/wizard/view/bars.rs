//! The regions that are always there: the steps with what each knows, one line for the user, the verdict so
//! far, the keys that work now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::super::command::{Binding, Command};
use super::super::keymap;
use super::super::model::{Model, Overlay, Screen, Section};

use super::signs::Signs;
use super::theme::{Role, style};
use crate::diagnosis::{Severity, Verdict};
use crate::evidence::answer::Wrapper;
use crate::locale::{Args, Catalogue};
use crate::text::width::{columns, head, truncate};
use crate::text::wrap::even;

/// One row of the key bar: keys and what they do.
pub(super) type KeyLine = Vec<(String, String)>;

/// The key bar never names more.
const KEYS: usize = 6;

/// The title line: the name, and at its right edge the keys for help and for the other language.
pub(super) fn title(model: &Model, area: Rect, buffer: &mut Buffer) {
    let color = model.settings.color;
    Line::styled(" postdoc", style(Role::Strong, color)).render(area, buffer);
    let mut used = 1;
    for (key, text, _) in corner(model).into_iter().rev() {
        used += columns(&key) + 1 + columns(&text) + 1;
        let room = u16::try_from(used).unwrap_or(u16::MAX);
        let place = Rect::new(area.right().saturating_sub(room), area.y, room, 1);
        let key = Span::styled(key, style(Role::Key, color));
        let text = Span::styled(format!(" {text}"), style(Role::Dim, color));
        Line::from(vec![key, text]).render(place, buffer);
        used += 1;
    }
}

/// What stands at the right edge of the title line: key, meaning, command. Only what works now.
pub(super) fn corner(model: &Model) -> Vec<(String, String, Command)> {
    let list = keymap::commands(model);
    [Command::Help, Command::Language]
        .into_iter()
        .filter_map(|wanted| list.iter().find(|one| one.command == wanted))
        .map(|one| (one.shown(), label(model, one), one.command))
        .collect()
}

/// What a key does, in a word. The language is named in itself.
pub(super) fn label(model: &Model, binding: &Binding) -> String {
    let lang = match binding.command {
        Command::Language => model.lang.next(),
        _ => model.lang,
    };
    Catalogue::get(lang).word(binding.label)
}

/// The rail: each step with a sign for how far it is and its name or, once it knows something, a word for it.
pub(super) fn rail(model: &Model, area: Rect, buffer: &mut Buffer) {
    let color = model.settings.color;
    let signs = Signs::of(model.settings.ascii);
    let steps: Vec<Screen> = Screen::ALL
        .into_iter()
        .filter(|screen| *screen != Screen::Call || on_call(model))
        .collect();
    let width = usize::from(area.width).saturating_sub(2);
    let names: Vec<String> = steps.iter().map(|screen| step(model, *screen)).collect();
    let taken: usize = names.iter().map(|name| columns(name) + 2).sum();
    let joints = names.len().saturating_sub(1).max(1);
    let room = width.saturating_sub(taken) / joints;
    let joint = match room {
        0 | 1 => " ".to_owned(),
        2 => "  ".to_owned(),
        _ => format!(" {} ", signs.rule.repeat((room - 2).min(8))),
    };
    let signs_and_joints = names.len() * 2 + joints * columns(&joint);
    let names = fitting(model, &steps, names, width.saturating_sub(signs_and_joints));
    let mut spans = vec![Span::raw(" ")];
    for (index, (screen, name)) in steps.iter().zip(names).enumerate() {
        if index > 0 {
            spans.push(Span::styled(joint.clone(), style(Role::Dim, color)));
        }
        let (sign, sign_role, role) = standing(model, *screen, signs);
        spans.push(Span::styled(sign, style(sign_role, color)));
        spans.push(Span::raw(" "));
        spans.push(Span::styled(name, style(role, color)));
    }
    Line::from(spans).render(area, buffer);
}

/// Whether the call card is a place on the rail.
fn on_call(model: &Model) -> bool {
    model.screen == Screen::Call || model.history.contains(&Screen::Call)
}

/// A step's sign, its role, and the role of its name.
fn standing(model: &Model, screen: Screen, signs: &Signs) -> (&'static str, Role, Role) {
    let done = match screen {
        Screen::Error => model.facts.answer.is_some(),
        Screen::Call => model.screen > screen,
        Screen::Upload => model.facts.policy.is_some() || model.facts.form.is_some(),
        Screen::Keys => has_keys(model),
        Screen::Diagnosis => false,
    };
    if model.screen == screen {
        (signs.here, Role::Key, Role::Strong)
    } else if done {
        (signs.done, Role::Good, Role::Plain)
    } else if screen == Screen::Keys && !model.keys_matter() {
        (signs.skipped, Role::Dim, Role::Dim)
    } else {
        (signs.open, Role::Dim, Role::Dim)
    }
}

/// Names of other steps go, the longest first, until the rest fits: half a name is none.
fn fitting(model: &Model, steps: &[Screen], mut names: Vec<String>, width: usize) -> Vec<String> {
    while names.iter().map(|name| columns(name)).sum::<usize>() > width {
        let others = names
            .iter_mut()
            .zip(steps)
            .filter(|(_, step)| **step != model.screen);
        match others
            .map(|(name, _)| name)
            .max_by_key(|name| columns(name))
        {
            Some(longest) if !longest.is_empty() => longest.clear(),
            _ => break,
        }
    }
    names
}

fn has_keys(model: &Model) -> bool {
    model.facts.keys.secret_key.is_some() || model.facts.keys.sign_key.is_some()
}

/// What a step knows, in a word; its name while it knows nothing.
fn step(model: &Model, screen: Screen) -> String {
    let beyond = |past: Screen| model.screen > past;
    match screen {
        Screen::Error => answer_word(model).unwrap_or_else(|| {
            model.say(if beyond(screen) {
                "wizard-sum-waiting"
            } else {
                "wizard-step-error"
            })
        }),
        Screen::Upload => upload_word(model),
        Screen::Keys => {
            let id = if has_keys(model) {
                "wizard-sum-given"
            } else if !model.keys_matter() {
                "wizard-sum-not-needed"
            } else {
                "wizard-step-keys"
            };
            model.say(id)
        }
        Screen::Diagnosis => model.say("wizard-step-diagnosis"),
        Screen::Call => model.say("wizard-step-call"),
    }
}

fn upload_word(model: &Model) -> String {
    let id = match (model.facts.policy.is_some(), model.facts.form.is_some()) {
        (true, true) => "wizard-sum-both",
        (true, false) => "wizard-sum-policy",
        (false, true) => "wizard-sum-form",
        (false, false) => "wizard-step-upload",
    };
    model.say(id)
}

/// What is said of an answer that only lacks permission.
const PERMISSION: &str = "branch-other-AccessDenied";

/// The answer in a word.
fn answer_word(model: &Model) -> Option<String> {
    use crate::cos::{answers::Meaning, known};
    let answer = model.facts.answer.as_ref()?;
    if matches!(
        answer.wrapper,
        Some(Wrapper::Hidden | Wrapper::PreflightRefused)
    ) {
        return Some(model.say("wizard-sum-hidden"));
    }
    Some(match &answer.meaning {
        Meaning::Documented(found) => {
            let id = format!("case-{}", found.case.id());
            let named = Catalogue::get(model.lang).attr(&id, "headline", &Args::new());
            let key = found.key.as_deref().map(|key| model.safe(key));
            key.or(named)
                .unwrap_or_else(|| found.case.code().to_owned())
        }
        Meaning::Known(known::PERMISSION) => {
            let named = Catalogue::get(model.lang).attr(PERMISSION, "headline", &Args::new());
            named.unwrap_or_default()
        }
        Meaning::Known(id) => known::find(id).map_or("", |row| row.code).to_owned(),
        Meaning::OtherVendor(_) | Meaning::Unknown => model.say("wizard-sum-other"),
    })
}

/// The demo's caption with what stands at the right edge, while it has the line.
fn caption(model: &Model) -> Option<(String, String)> {
    let free = model.toast.is_none() || model.demo.play.is_some();
    super::demo::line(model).filter(|_| free && model.overlay != Some(Overlay::Quit))
}

/// What the line for the user says, wrapped; nothing where there is nothing to say.
pub(super) fn note_lines(model: &Model, width: u16) -> Vec<String> {
    if let Some((text, right)) = caption(model) {
        let room = usize::from(width).saturating_sub(columns(&right) + 4);
        let lines = even(&text, room.max(8)).into_iter();
        return lines.map(str::to_owned).collect();
    }
    let signs = Signs::of(model.settings.ascii);
    let text = match &model.toast {
        _ if model.overlay == Some(Overlay::Quit) => model.say("wizard-quit-ask"),
        Some(toast) if toast.bad => format!("{} {}", signs.doubtful, toast.text),
        Some(toast) => format!("{} {}", signs.done, toast.text),
        None => return Vec::new(),
    };
    let room = usize::from(width.saturating_sub(2)).max(8);
    even(&text, room).into_iter().map(str::to_owned).collect()
}

/// The line for the user: what just happened, else that there is more below, else a rule.
pub(super) fn note(model: &Model, lines: &[String], more: bool, area: Rect, buffer: &mut Buffer) {
    let color = model.settings.color;
    let width = usize::from(area.width.saturating_sub(1));
    if let Some((_, right)) = caption(model) {
        for (index, (y, text)) in (area.top()..area.bottom()).zip(lines).enumerate() {
            let right = if index == 0 { right.as_str() } else { "" };
            let room = width.saturating_sub(columns(right) + 1);
            let line = format!(
                "{} {right}",
                crate::text::width::fit(&format!(" {text}"), room)
            );
            let row = Rect::new(area.x, y, area.width, 1);
            Line::styled(line, style(Role::Chosen, color)).render(row, buffer);
        }
    } else if !lines.is_empty() {
        let role = match &model.toast {
            _ if model.overlay == Some(Overlay::Quit) => Role::Chosen,
            Some(toast) if toast.bad => Role::Doubtful,
            Some(_) | None => Role::Good,
        };
        for (y, text) in (area.top()..area.bottom()).zip(lines) {
            let text = truncate(&format!(" {text}"), width);
            let row = Rect::new(area.x, y, area.width, 1);
            Line::styled(text, style(role, color)).render(row, buffer);
        }
    } else if more && !super::at_diagnosis(model) {
        let signs = Signs::of(model.settings.ascii);
        let text = format!("{} {}", signs.more, model.say("wizard-more"));
        let rule = signs.rule.repeat(width.saturating_sub(columns(&text) + 3));
        let spans = vec![
            Span::styled(format!(" {rule} "), style(Role::Dim, color)),
            Span::styled(text, style(Role::Strong, color)),
        ];
        Line::from(spans).render(area, buffer);
    } else if model.size.1 >= super::ROOMY {
        let rule = Signs::of(model.settings.ascii).rule;
        let rule = format!(" {}", rule.repeat(width.saturating_sub(1)));
        Line::styled(rule, style(Role::Dim, color)).render(area, buffer);
    }
}

fn verdict_text(model: &Model) -> String {
    if model.is_blank() {
        return model.say("wizard-verdict-none");
    }
    // What is still open has no sentence yet.
    let voice = model.words();
    let says_it = model.open() == Some(&Overlay::WhatIf);
    let headline = if says_it || model.diagnosis.verdict == Verdict::Undetermined {
        voice.verdict(&model.diagnosis)
    } else {
        voice.headline(&model.diagnosis)
    };
    model.say_with("wizard-verdict-line", &Args::new().text("text", headline))
}

/// The sections of step 4, the open one marked, and at the right edge the verdict, or that there is more.
pub(super) fn tabs(model: &Model, more: bool, area: Rect, buffer: &mut Buffer) {
    let color = model.settings.color;
    let mut spans = vec![Span::raw(" ")];
    for section in Section::ALL {
        let name = model.say(section.message());
        spans.push(if section == model.section {
            Span::styled(format!("[{name}]"), style(Role::Chosen, color))
        } else {
            Span::styled(format!(" {name} "), style(Role::Plain, color))
        });
    }
    let used: usize = spans.iter().map(|span| columns(&span.content)).sum();
    let (tag, role) = verdict_tag(model);
    let (tag, role, text) = if more {
        let down = Signs::of(model.settings.ascii).more;
        (down, Role::Strong, model.say("wizard-more"))
    } else {
        (tag, role, model.words().verdict(&model.diagnosis))
    };
    let wide = used + columns(tag) + columns(&text) + 3;
    if let Some(fill) = usize::from(area.width).checked_sub(wide) {
        spans.push(Span::raw(" ".repeat(fill)));
        spans.push(Span::styled(format!("{tag} "), style(role, color)));
        spans.push(Span::styled(text, style(Role::Plain, color)));
    }
    Line::from(spans).render(area, buffer);
}

/// The diagnosis so far, wrapped; at step 4 the row is for its sections.
pub(super) fn verdict_lines(model: &Model, width: u16) -> Vec<String> {
    if super::at_diagnosis(model) {
        return vec![String::new()];
    }
    let room = usize::from(width)
        .saturating_sub(columns(verdict_tag(model).0) + 3)
        .max(8);
    even(&verdict_text(model), room)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

fn verdict_tag(model: &Model) -> (&'static str, Role) {
    let signs = Signs::of(model.settings.ascii);
    match model.diagnosis.verdict {
        Verdict::Fault if has_error(model) => (signs.bad, Role::Bad),
        Verdict::Fault | Verdict::Mismatch => (signs.doubtful, Role::Doubtful),
        Verdict::Sound => (signs.done, Role::Good),
        Verdict::Undetermined => (signs.open, Role::Strong),
    }
}

/// The diagnosis so far: one row, two where there is room for what does not fit one.
pub(super) fn verdict(model: &Model, lines: &[String], area: Rect, buffer: &mut Buffer) {
    let color = model.settings.color;
    let (tag, role) = verdict_tag(model);
    let rows = usize::from(area.height);
    let cut = lines.len() > rows;
    for (index, text) in lines.iter().take(rows).enumerate() {
        let last = index + 1 == rows;
        let shown = if cut && last {
            let room = usize::from(area.width).saturating_sub(columns(tag) + 5);
            format!("{}..", head(text, room))
        } else {
            text.clone()
        };
        let lead = if index == 0 {
            tag.to_owned()
        } else {
            " ".repeat(columns(tag))
        };
        let line = Line::from(vec![
            Span::raw(" "),
            Span::styled(lead, style(role, color)),
            Span::raw(" "),
            Span::styled(shown, style(Role::Strong, color)),
        ]);
        let y = area.y + u16::try_from(index).unwrap_or(0);
        line.render(Rect::new(area.x, y, area.width, 1), buffer);
    }
}

fn has_error(model: &Model) -> bool {
    model
        .diagnosis
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

/// The key bar's entries: one row, the one that moves on first; a key is never cut, and what the title line
/// names is not named again.
pub(super) fn key_line(model: &Model, width: u16) -> KeyLine {
    let mut room = usize::from(width.saturating_sub(2));
    let mut list = keymap::commands(model);
    list.retain(|one| one.bar && !matches!(one.command, Command::Help | Command::Language));
    list.sort_by_key(|one| match one.command {
        Command::Enter | Command::Sample | Command::Pause | Command::Remove => 0,
        Command::Back => 1,
        Command::Up if one.label == "wizard-key-problem" => 1,
        _ => 2,
    });
    let mut line = KeyLine::new();
    for binding in &list {
        let entry = (binding.shown(), model.say(binding.label));
        let wide = columns(&entry.0) + 1 + columns(&entry.1) + 3;
        if line.len() < KEYS && wide <= room + 3 {
            room = (room + 3).saturating_sub(wide + 3);
            line.push(entry);
        }
    }
    line
}

/// The keys that work now.
pub(super) fn keys(model: &Model, entries: &KeyLine, area: Rect, buffer: &mut Buffer) {
    let color = model.settings.color;
    let mut spans = vec![Span::raw(" ")];
    for (keys, label) in entries {
        spans.push(Span::styled(keys.clone(), style(Role::Key, color)));
        spans.push(Span::raw(format!(" {label}   ")));
    }
    Line::from(spans).render(area, buffer);
}
