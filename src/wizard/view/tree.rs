//! The decision tree: the path taken as a trail of one line, the same drawn with the way lit, and the whole tree.

use ratatui::text::{Line, Span};

use super::super::call::{field, nodes};
use super::super::model::Model;

use super::page::Page;
use super::theme::Role;
use crate::diagnosis::tree::{self, Next};
use crate::diagnosis::{Step, Verdict};
use crate::report::words::{leaf, outcome};
use crate::text::width::columns;
use crate::text::wrap::even;

/// The path on one line: its branch and as many of its last steps as there is room for.
pub(super) fn trail(model: &Model, page: &mut Page) {
    let voice = model.words();
    let steps: Vec<&Step> = model
        .diagnosis
        .path
        .iter()
        .filter(|step| step.node != "answer")
        .collect();
    if steps.is_empty() {
        return;
    }
    let label = voice.word("word-path");
    let joint = format!(" {} ", page.signs.rule);
    let mut room = page
        .width()
        .min(super::PROSE.into())
        .saturating_sub(columns(&label) + 6);
    let mut shown: Vec<Vec<Span<'static>>> = Vec::new();
    for (index, step) in steps.iter().rev().enumerate() {
        let asked = voice.brief(step.node, field(model, step.node).as_deref());
        let (role, answered) = answer(model, page, step, index == 0);
        let wide = columns(&asked) + columns(&answered) + 1 + columns(&joint);
        if wide > room {
            break;
        }
        room -= wide;
        shown.push(vec![
            Span::styled(format!("{asked} "), page.style(Role::Dim)),
            Span::styled(answered, page.style(role)),
        ]);
    }
    if shown.is_empty() {
        return;
    }
    let cut = shown.len() < steps.len();
    let mut spans = vec![
        Span::raw(" "),
        Span::styled(label, page.style(Role::Strong)),
        Span::raw(if cut { "  .." } else { "  " }),
    ];
    for (index, step) in shown.into_iter().rev().enumerate() {
        if index > 0 || cut {
            spans.push(Span::styled(joint.clone(), page.style(Role::Dim)));
        }
        spans.extend(step);
    }
    page.row(Line::from(spans), None);
}

/// What a step answered with its role; behind the last, whether it is the cause.
fn answer(model: &Model, page: &Page, step: &Step, last: bool) -> (Role, String) {
    let text = model.words().answer(step);
    if step.open {
        return (Role::Dim, format!("{} {text}", page.signs.open));
    }
    if last && model.diagnosis.verdict == Verdict::Fault {
        return (Role::Bad, format!("{text} {}", page.signs.bad));
    }
    (Role::Strong, text)
}

/// The path drawn: each question with its answer below it, the way lit, the outcome last.
pub(super) fn path(model: &Model, page: &mut Page) {
    let voice = model.words();
    let signs = page.signs;
    let steps: Vec<&Step> = model
        .diagnosis
        .path
        .iter()
        .filter(|step| step.node != "answer")
        .collect();
    let outcome = outcome(voice.catalogue, &model.diagnosis);
    for (index, step) in steps.iter().enumerate() {
        let last = index + 1 == steps.len();
        let ends = last && outcome.is_none();
        let fork = if ends { signs.bottom.0 } else { signs.middle.0 };
        let side = if ends { " " } else { signs.side };
        let role = if step.open { Role::Dim } else { Role::Plain };
        branch(
            page,
            (fork, side),
            role,
            &voice.brief(step.node, field(model, step.node).as_deref()),
        );
        let (role, text) = answer(model, page, step, last);
        let (first, rest) = (format!("{side} {}", signs.bottom.0), format!("{side}  "));
        branch(page, (&first, &rest), role, &text);
    }
    if let Some(outcome) = outcome {
        branch(page, (signs.bottom.0, " "), Role::Strong, &outcome);
    }
}

/// A text at its branch, the trunk in front of every row.
fn branch(page: &mut Page, leads: (&str, &str), role: Role, text: &str) {
    let room = page
        .width()
        .min(super::PROSE.into())
        .saturating_sub(columns(leads.0) + 1);
    for (index, part) in even(text, room.max(8)).into_iter().enumerate() {
        let lead = if index == 0 { leads.0 } else { leads.1 };
        let row = vec![
            Span::styled(format!("{lead} "), page.style(Role::Dim)),
            Span::styled(part.to_owned(), page.style(role)),
        ];
        page.row(Line::from(row), None);
    }
}

pub(super) fn whole(model: &Model, page: &mut Page) {
    page.heading(&model.say("wizard-tree-title"));
    let here = tree::branch(&model.diagnosis.branch).map(|branch| branch.id);
    for branch in tree::BRANCHES {
        page.gap();
        let taken = here == Some(branch.id);
        let role = if taken { Role::Strong } else { Role::Plain };
        let mark = if taken { "* " } else { "  " };
        let voice = model.words();
        page.text(1, role, &format!("{mark}{}", voice.branch(branch.id)));
        let list = nodes(branch.id);
        for node in &list {
            one(model, page, node, &list, taken);
        }
    }
}

/// A node with its answers and where each leads; the one taken is marked.
fn one(
    model: &Model,
    page: &mut Page,
    node: &tree::Node,
    list: &[&tree::Node],
    branch_taken: bool,
) {
    let voice = model.words();
    let number = |id: &str| {
        list.iter()
            .position(|node| node.id == id)
            .map_or(0, |index| index + 1)
    };
    page.labelled(
        4,
        &format!("{}.", number(node.id)),
        Role::Plain,
        &voice.question(node.id, field(model, node.id).as_deref()),
    );
    let path = &model.diagnosis.path;
    let step = path
        .iter()
        .find(|step| branch_taken && step.node == node.id);
    for word in node.words() {
        let said = model.evidence.said.contains_key(node.id);
        let taken = step.is_some_and(|step| step.answer == word && (said || word != "unknown"));
        let answer = voice.answer(&Step {
            node: node.id,
            answer: word.to_owned(),
            because: Vec::new(),
            open: false,
        });
        let leads = match node.next(word) {
            Some(Next::Node(next)) => format!("-> {}.", number(next)),
            Some(Next::Leaf) | None => leaf(voice.catalogue, node.id, word).unwrap_or_default(),
        };
        let mark = if taken { "[x]" } else { "[ ]" };
        let role = if taken { Role::Strong } else { Role::Dim };
        page.labelled(7, &format!("{mark} {answer}"), role, &leads);
    }
}
