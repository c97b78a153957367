//! The regions that are always there: the steps with what each knows, one line for the user, the verdict so
//! far, the keys that work now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::super::keymap::{self, Command};
use super::super::model::{Model, Overlay, Screen};
use super::super::{say, say_with, words};
use super::theme::{Role, style};
use crate::diagnosis::{Severity, Verdict};
use crate::evidence::answer::Wrapper;
use crate::locale::{Args, Catalogue};
use crate::text::width::{columns, head, truncate};
use crate::text::wrap::wrapped;

/// One row of the key bar: keys and what they do.
pub(super) type KeyLine = Vec<(String, String)>;

/// Below this width the header has no room for the other language's name.
const NARROW: u16 = 70;

/// The key bar never takes more rows.
const KEY_ROWS: u16 = 2;

/// The steps, each with its name or, once it knows something, a word for it.
pub(super) fn header(model: &Model, area: Rect, buffer: &mut Buffer) {
    let color = model.settings.color;
    let bar = style(Role::Bar, color);
    buffer.set_style(area, bar);
    let other = Catalogue::get(model.lang.next()).word(words::LANGUAGE_NAME);
    let right = format!("[F2] {other} ");
    let (brand, names) = steps(model, usize::from(area.width), columns(&right));
    let mut spans = vec![Span::styled(brand, bar)];
    let mut used = columns(brand);
    for (number, (screen, name)) in STEPS.into_iter().zip(names).enumerate() {
        if number > 0 {
            spans.push(Span::styled(" > ", bar));
        }
        let here =
            model.screen == screen || (screen == Screen::Diagnosis && model.screen == Screen::Call);
        let role = if here { Role::Here } else { Role::Bar };
        let text = format!("{} {name}", number + 1);
        used += columns(&text) + 3;
        spans.push(Span::styled(text, style(role, color)));
    }
    Line::from(spans).render(area, buffer);
    let room = u16::try_from(columns(&right)).unwrap_or(0);
    if used + usize::from(room) < usize::from(area.width) {
        let place = Rect::new(area.right() - room, area.y, room, 1);
        Line::styled(right, bar).render(place, buffer);
    }
}

/// The steps in the header.
const STEPS: [Screen; 4] = [
    Screen::Error,
    Screen::Upload,
    Screen::Keys,
    Screen::Diagnosis,
];

/// What stands in front of the steps, and a name for each: the longest give way until all of them fit.
fn steps(model: &Model, width: usize, right: usize) -> (&'static str, [String; 4]) {
    let mut names = STEPS.map(|screen| step(model, screen));
    let total = |names: &[String; 4]| names.iter().map(|name| columns(name) + 5).sum::<usize>() - 3;
    // Who does not read this language needs the other one more than the name.
    let brand = if 10 + total(&names) + right <= width {
        " postdoc "
    } else {
        " "
    };
    while columns(brand) + total(&names) + 1 > width {
        let Some(longest) = names.iter_mut().max_by_key(|name| columns(name)) else {
            break;
        };
        let shorter = columns(longest).saturating_sub(1);
        if shorter < 4 {
            break;
        }
        *longest = truncate(longest, shorter);
    }
    (brand, names)
}

/// What a step knows, in a word; its name while it knows nothing.
fn step(model: &Model, screen: Screen) -> String {
    let beyond = |past: Screen| model.screen > past;
    match screen {
        Screen::Error => answer_word(model).unwrap_or_else(|| {
            say(
                model,
                if beyond(screen) {
                    words::SUM_WAITING
                } else {
                    words::STEP_ERROR
                },
            )
        }),
        Screen::Upload => upload_word(model),
        Screen::Keys => {
            let given =
                model.facts.keys.secret_key.is_some() || model.facts.keys.sign_key.is_some();
            let id = if given {
                words::SUM_GIVEN
            } else if !model.keys_matter() {
                words::SUM_NOT_NEEDED
            } else {
                words::STEP_KEYS
            };
            say(model, id)
        }
        Screen::Diagnosis => say(model, words::STEP_DIAGNOSIS),
        Screen::Call => say(model, words::STEP_CALL),
    }
}

fn upload_word(model: &Model) -> String {
    let id = match (model.facts.policy.is_some(), model.facts.form.is_some()) {
        (true, true) => words::SUM_BOTH,
        (true, false) => words::SUM_POLICY,
        (false, true) => words::SUM_FORM,
        (false, false) => words::STEP_UPLOAD,
    };
    say(model, id)
}

/// The answer in a word.
fn answer_word(model: &Model) -> Option<String> {
    use crate::cos::answers::Meaning;
    let answer = model.facts.answer.as_ref()?;
    if matches!(
        answer.wrapper,
        Some(Wrapper::Hidden | Wrapper::PreflightRefused)
    ) {
        return Some(say(model, words::SUM_HIDDEN));
    }
    Some(match &answer.meaning {
        Meaning::Documented(found) => {
            let id = format!("case-{}", found.case.id());
            let named = Catalogue::get(model.lang).attr(&id, "headline", &Args::new());
            let key = found.key.as_deref().map(|key| super::safe(model, key));
            key.or(named)
                .unwrap_or_else(|| found.case.code().to_owned())
        }
        Meaning::Known(id) => (*id).to_owned(),
        Meaning::OtherVendor(_) | Meaning::Unknown => say(model, words::SUM_OTHER),
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
        let lines = wrapped(&text, room.max(8)).into_iter();
        return lines.map(str::to_owned).collect();
    }
    let text = match &model.toast {
        _ if model.overlay == Some(Overlay::Quit) => say(model, words::QUIT_ASK),
        Some(toast) if toast.bad => format!("[!] {}", toast.text),
        Some(toast) => format!("[OK] {}", toast.text),
        None => return Vec::new(),
    };
    let room = usize::from(width.saturating_sub(2)).max(8);
    wrapped(&text, room)
        .into_iter()
        .map(str::to_owned)
        .collect()
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
    } else if more {
        let text = format!(" -- {} --", say(model, words::MORE));
        let rest = width.saturating_sub(columns(&text));
        let fill = if model.size.1 >= super::ROOMY {
            rest
        } else {
            0
        };
        let text = truncate(&format!("{text}{}", "-".repeat(fill)), width);
        Line::styled(text, style(Role::Strong, color)).render(area, buffer);
    } else if model.size.1 >= super::ROOMY {
        let rule = format!(" {}", "-".repeat(width.saturating_sub(1)));
        Line::styled(rule, style(Role::Dim, color)).render(area, buffer);
    }
}

fn verdict_text(model: &Model) -> String {
    if model.givens.is_empty() && model.evidence.said.is_empty() {
        return say(model, words::VERDICT_NONE);
    }
    // At step 4 the page says the whole sentence.
    let voice = super::words(model);
    let headline = if model.screen == Screen::Diagnosis && model.overlay.is_none() {
        voice.verdict(&model.diagnosis)
    } else {
        voice.headline(&model.diagnosis)
    };
    say_with(
        model,
        words::VERDICT_LINE,
        &Args::new().text("text", headline),
    )
}

/// The diagnosis so far, wrapped.
pub(super) fn verdict_lines(model: &Model, width: u16) -> Vec<String> {
    let room = usize::from(width)
        .saturating_sub(columns(verdict_tag(model).0) + 3)
        .max(8);
    wrapped(&verdict_text(model), room)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

fn verdict_tag(model: &Model) -> (&'static str, Role) {
    match model.diagnosis.verdict {
        Verdict::Fault if has_error(model) => ("[NG]", Role::Bad),
        Verdict::Fault | Verdict::Mismatch => ("[?]", Role::Doubtful),
        Verdict::Sound => ("[OK]", Role::Good),
        Verdict::Undetermined => ("[..]", Role::Strong),
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

/// The key bar's entries in rows, as many as fit; a key is never cut.
pub(super) fn key_lines(model: &Model, width: u16) -> Vec<KeyLine> {
    let room = usize::from(width.saturating_sub(2));
    let mut rows: Vec<KeyLine> = vec![Vec::new()];
    let mut used = 0;
    let mut list = keymap::commands(model);
    list.retain(|binding| binding.bar);
    // What is at the end may find no room; help has to, and the language where the header has none for it.
    list.sort_by_key(|binding| match binding.command {
        Command::Enter | Command::Up => 0,
        Command::Help => 1,
        Command::Language if width < NARROW => 1,
        _ => 2,
    });
    for binding in &list {
        let entry = (format!("[{}]", binding.shown), say(model, binding.label));
        let wide = columns(&entry.0) + 1 + columns(&entry.1) + 2;
        if used + wide > room + 2 {
            if rows.len() == usize::from(KEY_ROWS) {
                continue;
            }
            rows.push(Vec::new());
            used = 0;
        }
        used += wide;
        if let Some(row) = rows.last_mut() {
            row.push(entry);
        }
    }
    rows
}

/// The keys that work now.
pub(super) fn keys(model: &Model, lines: &[KeyLine], area: Rect, buffer: &mut Buffer) {
    let color = model.settings.color;
    for (index, entries) in lines.iter().enumerate() {
        let mut spans = vec![Span::raw(" ")];
        for (keys, label) in entries {
            spans.push(Span::styled(keys.clone(), style(Role::Key, color)));
            spans.push(Span::raw(format!(" {label}  ")));
        }
        let y = area.y + u16::try_from(index).unwrap_or(0);
        if y < area.bottom() {
            Line::from(spans).render(Rect::new(area.x, y, area.width, 1), buffer);
        }
    }
}
