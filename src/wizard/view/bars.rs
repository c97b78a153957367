//! The regions that are always there: the steps with what each knows, one line for the user, the verdict so
//! far, the keys that work now. Each is a line or a few, which whoever lays out the frame puts somewhere.

use std::ops::Range;

use ratatui::text::{Line, Span};

use super::super::command::{Binding, Command};
use super::super::keymap;
use super::super::model::{Model, Overlay, Screen, Section};

use super::signs::Signs;
use super::theme::{Role, style};
use crate::diagnosis::{Finding, Severity, Verdict};
use crate::evidence::answer::Wrapper;
use crate::locale::{Args, Catalogue};
use crate::text::width::{columns, fit, head, truncate};
use crate::text::wrap::even;

/// The key bar never names more.
const KEYS: usize = 6;

/// Keys with what they do, and where a click meets each.
pub(super) struct Hints {
    pub line: Line<'static>,
    places: Vec<(Range<usize>, Command)>,
}

impl Hints {
    /// The command at a column. "Up/Down" is two; nobody needs a mouse for either.
    pub(super) fn at(&self, column: u16) -> Option<Command> {
        let column = usize::from(column);
        let mut places = self.places.iter();
        let found = places.find(|(place, _)| place.contains(&column));
        found
            .map(|(_, command)| *command)
            .filter(|command| *command != Command::Up)
    }

    /// Behind a text: each key, what it does, and so many blanks before the next.
    fn new(model: &Model, lead: Span<'static>, list: &[Binding], gap: usize, role: Role) -> Self {
        let color = model.settings.color;
        let mut at = columns(&lead.content);
        let mut spans = vec![lead];
        let mut places = Vec::new();
        for binding in list {
            let (key, text) = (binding.shown(), format!(" {}", label(model, binding)));
            let end = at + columns(&key) + columns(&text);
            places.push((at..end, binding.command));
            spans.push(Span::styled(key, style(Role::Key, color)));
            spans.push(Span::styled(text, style(role, color)));
            spans.push(Span::raw(" ".repeat(gap)));
            at = end + gap;
        }
        Self {
            line: Line::from(spans),
            places,
        }
    }
}

/// Columns of a key and what it does.
fn wide(model: &Model, binding: &Binding) -> usize {
    columns(&binding.shown()) + 1 + columns(&label(model, binding))
}

/// The title line: the name, and at its right edge the keys for help and for the other language, as far as they work now.
pub(super) fn header(model: &Model, width: u16) -> Hints {
    let list = keymap::commands(model);
    let corner: Vec<Binding> = [Command::Help, Command::Language]
        .into_iter()
        .filter_map(|wanted| list.iter().find(|one| one.command == wanted).copied())
        .collect();
    let taken: usize = corner.iter().map(|one| wide(model, one) + 2).sum();
    let name = fit(" postdoc", usize::from(width).saturating_sub(taken));
    let name = Span::styled(name, style(Role::Strong, model.settings.color));
    Hints::new(model, name, &corner, 2, Role::Dim)
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
pub(super) fn rail(model: &Model, width: u16) -> Line<'static> {
    let color = model.settings.color;
    let signs = Signs::of(model.settings.ascii);
    let steps: Vec<Screen> = Screen::ALL
        .into_iter()
        .filter(|screen| *screen != Screen::Call || on_call(model))
        .collect();
    let width = usize::from(width).saturating_sub(2);
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
    Line::from(spans)
}

/// Whether the call card is a place on the rail.
fn on_call(model: &Model) -> bool {
    model.route.screen == Screen::Call || model.route.history.contains(&Screen::Call)
}

/// A step's sign, its role, and the role of its name.
fn standing(model: &Model, screen: Screen, signs: &Signs) -> (&'static str, Role, Role) {
    let done = match screen {
        Screen::Error => model.exam.facts.answer.is_some(),
        Screen::Call => model.route.screen > screen,
        Screen::Upload => model.exam.has_upload(),
        Screen::Keys => model.exam.has_key(),
        Screen::Diagnosis => false,
    };
    if model.route.screen == screen {
        (signs.here, Role::Key, Role::Strong)
    } else if done {
        (signs.done, Role::Good, Role::Plain)
    } else if screen == Screen::Keys && !model.exam.keys_matter() {
        (signs.skipped, Role::Dim, Role::Dim)
    } else {
        (signs.open, Role::Dim, Role::Dim)
    }
}

/// What other steps know gives way to their names, the longest first, until the rest fits; then the longest name goes:
/// half a name is none.
fn fitting(model: &Model, steps: &[Screen], mut names: Vec<String>, width: usize) -> Vec<String> {
    let bare = |step: &Screen| model.say(title(*step));
    let taken = |names: &[String]| names.iter().map(|name| columns(name)).sum::<usize>();
    while taken(&names) > width {
        let others = names.iter_mut().zip(steps);
        let others = others.filter(|(name, step)| **step != model.route.screen && !name.is_empty());
        let gives = |name: &str, step| columns(&bare(step)) < columns(name);
        let longest = others.max_by_key(|(name, step)| (gives(name, step), columns(name)));
        let Some((name, step)) = longest else { break };
        *name = if gives(name, step) {
            bare(step)
        } else {
            String::new()
        };
    }
    names
}

/// A step's name, a message id.
const fn title(screen: Screen) -> &'static str {
    match screen {
        Screen::Error => "wizard-step-error",
        Screen::Call => "wizard-step-call",
        Screen::Upload => "wizard-step-upload",
        Screen::Keys => "wizard-step-keys",
        Screen::Diagnosis => "wizard-step-diagnosis",
    }
}

/// What a step knows, in a word; its name while it knows nothing.
fn step(model: &Model, screen: Screen) -> String {
    let facts = &model.exam.facts;
    let id = match screen {
        Screen::Error => match answer_word(model) {
            Some(word) => return word,
            None if model.route.screen > screen => "wizard-sum-waiting",
            None => title(screen),
        },
        Screen::Upload => match (facts.policy.is_some(), facts.form.is_some()) {
            (true, true) => "wizard-sum-both",
            (true, false) => "wizard-sum-policy",
            (false, true) => "wizard-sum-form",
            (false, false) => title(screen),
        },
        Screen::Keys if model.exam.has_key() => "wizard-sum-given",
        Screen::Keys if !model.exam.keys_matter() => "wizard-sum-not-needed",
        Screen::Call | Screen::Keys | Screen::Diagnosis => title(screen),
    };
    model.say(id)
}

/// What is said of an answer that only lacks permission.
const PERMISSION: &str = "branch-other-AccessDenied";

/// The answer in a word.
fn answer_word(model: &Model) -> Option<String> {
    use crate::cos::{answers::Meaning, codes};
    let answer = model.exam.facts.answer.as_ref()?;
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
        Meaning::Known(codes::PERMISSION) => {
            let named = Catalogue::get(model.lang).attr(PERMISSION, "headline", &Args::new());
            named.unwrap_or_default()
        }
        Meaning::Known(id) => codes::find(id).map_or("", |row| row.code).to_owned(),
        Meaning::OtherVendor(_) | Meaning::Unknown => model.say("wizard-sum-other"),
    })
}

/// What the line for the user says, wrapped: the demo's caption with what stands at the right edge, the question whether
/// to quit, or what just happened; nothing where there is nothing to say.
pub(super) fn note(model: &Model, width: u16) -> Vec<Line<'static>> {
    let width = usize::from(width.saturating_sub(1));
    let asks = model.route.overlay == Some(Overlay::Quit);
    let toast = model.window.toast.as_ref().filter(|_| !asks);
    let playing = model.demo.play.is_some();
    let caption = super::demo::line(model).filter(|_| !asks && (toast.is_none() || playing));
    let signs = Signs::of(model.settings.ascii);
    let (text, right, role) = match (caption, toast) {
        (Some((text, right)), _) => (text, Some(right), Role::Chosen),
        (None, Some(toast)) => {
            let (sign, role) = if toast.bad {
                (signs.doubtful, Role::Doubtful)
            } else {
                (signs.done, Role::Good)
            };
            (format!("{sign} {}", toast.text), None, role)
        }
        (None, None) if !asks && !model.reading.waits.is_empty() => {
            let size = model
                .reading
                .waits
                .iter()
                .map(|one| one.bytes.len())
                .sum::<usize>();
            let size = model.words().catalogue.bytes(size as u64);
            (
                model.say_of("wizard-reading", "size", size),
                None,
                Role::Strong,
            )
        }
        (None, None) if asks => (model.say("wizard-quit-ask"), None, Role::Chosen),
        (None, None) => return Vec::new(),
    };
    let beside = right.as_ref().map_or(0, |right| columns(right) + 2);
    let lines = even(&text, width.saturating_sub(1 + beside).max(8));
    let row = |(index, text): (usize, &str)| {
        let edge = right.as_deref().filter(|_| index == 0).unwrap_or_default();
        let text = match right {
            // All of its row is marked.
            Some(_) => {
                let room = width.saturating_sub(columns(edge) + 1);
                format!("{} {edge}", fit(&format!(" {text}"), room))
            }
            None => truncate(&format!(" {text}"), width),
        };
        Line::styled(text, style(role, model.settings.color))
    };
    lines.into_iter().enumerate().map(row).collect()
}

/// What stands there else: that there is more below, or a rule.
pub(super) fn between(model: &Model, width: u16, more: bool) -> Option<Line<'static>> {
    let dim = style(Role::Dim, model.settings.color);
    let signs = Signs::of(model.settings.ascii);
    let width = usize::from(width.saturating_sub(2));
    if more && !super::at_diagnosis(model) {
        let text = format!("{} {}", signs.more, model.say("wizard-more"));
        let rule = signs.rule.repeat(width.saturating_sub(columns(&text) + 2));
        return Some(Line::from(vec![
            Span::styled(format!(" {rule} "), dim),
            Span::styled(text, style(Role::Strong, model.settings.color)),
        ]));
    }
    let rule = || Line::styled(format!(" {}", signs.rule.repeat(width)), dim);
    (model.window.size.1 >= super::ROOMY).then(rule)
}

fn verdict_text(model: &Model) -> String {
    if model.exam.is_blank() {
        return model.say("wizard-verdict-none");
    }
    let voice = model.words();
    let says_it = model.route.open() == Some(Overlay::WhatIf);
    // What is still open has no sentence yet.
    let headline = if says_it || model.exam.is_open() {
        voice.verdict(&model.exam.diagnosis)
    } else {
        voice.headline(&model.exam.diagnosis)
    };
    model.say_of("wizard-verdict-line", "text", headline)
}

/// The sections of step 4, the open one marked, and at the right edge the verdict, or that there is more.
pub(super) fn tabs(model: &Model, width: u16, more: bool) -> Line<'static> {
    let color = model.settings.color;
    let mut spans = vec![Span::raw(" ")];
    for section in Section::ALL {
        let name = model.say(section.message());
        spans.push(if section == model.sections.open {
            Span::styled(format!("[{name}]"), style(Role::Chosen, color))
        } else {
            Span::styled(format!(" {name} "), style(Role::Plain, color))
        });
    }
    let used: usize = spans.iter().map(|span| columns(&span.content)).sum();
    let (tag, role, text) = if more {
        let down = Signs::of(model.settings.ascii).more;
        (down, Role::Strong, model.say("wizard-more"))
    } else {
        let (tag, role) = verdict_tag(model);
        (tag, role, model.words().verdict(&model.exam.diagnosis))
    };
    let taken = used + columns(tag) + columns(&text) + 3;
    if let Some(fill) = usize::from(width).checked_sub(taken) {
        spans.push(Span::raw(" ".repeat(fill)));
        spans.push(Span::styled(format!("{tag} "), style(role, color)));
        spans.push(Span::styled(text, style(Role::Plain, color)));
    }
    Line::from(spans)
}

fn verdict_tag(model: &Model) -> (&'static str, Role) {
    let diagnosis = &model.exam.diagnosis;
    let signs = Signs::of(model.settings.ascii);
    let is_error = |one: &Finding| one.severity == Severity::Error;
    match diagnosis.verdict {
        // Warnings alone are no errors.
        Verdict::Fault if !diagnosis.findings.iter().any(is_error) => {
            (signs.doubtful, Role::Doubtful)
        }
        other => super::theme::verdict(other, signs),
    }
}

/// The diagnosis so far in at most so many rows; cut where they are too few.
pub(super) fn verdict(model: &Model, width: u16, rows: usize) -> Vec<Line<'static>> {
    let color = model.settings.color;
    let (tag, role) = verdict_tag(model);
    let room = usize::from(width).saturating_sub(columns(tag) + 3).max(8);
    let text = verdict_text(model);
    let lines = even(&text, room);
    let cut = lines.len() > rows;
    let row = |(index, text): (usize, &&str)| {
        let shown = if cut && index + 1 == rows {
            format!("{}..", head(text, room.saturating_sub(2)))
        } else {
            (*text).to_owned()
        };
        let tag = if index == 0 { tag } else { "" };
        Line::from(vec![
            Span::raw(" "),
            Span::styled(fit(tag, 1), style(role, color)),
            Span::raw(" "),
            Span::styled(shown, style(Role::Strong, color)),
        ])
    };
    lines.iter().enumerate().take(rows).map(row).collect()
}

/// The keys that work now in one row, the one that moves on first; a key is never cut, and what the title line names is
/// not named again.
pub(super) fn keys(model: &Model, width: u16) -> Hints {
    const GAP: usize = 3;
    let mut list = keymap::commands(model);
    list.retain(|one| one.bar && !matches!(one.command, Command::Help | Command::Language));
    list.sort_by_key(|one| match one.command {
        Command::Enter | Command::Sample | Command::Pause | Command::Remove => 0,
        Command::Back => 1,
        Command::Up if one.label == "wizard-key-problem" => 1,
        _ => 2,
    });
    let mut room = usize::from(width.saturating_sub(2));
    list.retain(|one| {
        let wide = wide(model, one);
        let fits = wide <= room;
        if fits {
            room = room.saturating_sub(wide + GAP);
        }
        fits
    });
    list.truncate(KEYS);
    Hints::new(model, Span::raw(" "), &list, GAP, Role::Plain)
}
