//! The decision tree: the path taken as a trail of one line, the same drawn with the way lit, and the whole tree.

use ratatui::text::{Line, Span};

use super::super::call::field;
use super::super::documents::answered;
use super::super::model::Model;

use super::canvas::Canvas;
use super::theme::Role;
use crate::diagnosis::tree::{self, Next};
use crate::diagnosis::{Step, Verdict};
use crate::report::sentences::{leaf, outcome};
use crate::text::width::columns;
use crate::text::wrap::even;

/// The questions of the path: which branch it is is none of them.
fn steps(model: &Model) -> Vec<&Step> {
    let path = model.exam.diagnosis.path.iter();
    path.filter(|step| step.node != "answer").collect()
}

/// The path on one line: its branch and as many of its last steps as there is room for.
pub(super) fn trail(model: &Model, canvas: &mut Canvas) {
    let voice = model.words();
    let steps = steps(model);
    if steps.is_empty() {
        return;
    }
    let label = voice.word("word-path");
    let joint = format!(" {} ", canvas.signs.rule);
    let mut room = canvas.prose().saturating_sub(columns(&label) + 6);
    let mut shown: Vec<Vec<Span<'static>>> = Vec::new();
    for (index, step) in steps.iter().rev().enumerate() {
        let asked = voice.brief(step.node, field(model, step.node).as_deref());
        let (role, answered) = answer(model, canvas, step, index == 0);
        let wide = columns(&asked) + columns(&answered) + 1 + columns(&joint);
        if wide > room {
            break;
        }
        room -= wide;
        shown.push(vec![
            Span::styled(format!("{asked} "), canvas.style(Role::Dim)),
            Span::styled(answered, canvas.style(role)),
        ]);
    }
    if shown.is_empty() {
        return;
    }
    let cut = shown.len() < steps.len();
    let mut spans = vec![
        Span::raw(" "),
        Span::styled(label, canvas.style(Role::Strong)),
        Span::raw(if cut { "  .." } else { "  " }),
    ];
    for (index, step) in shown.into_iter().rev().enumerate() {
        if index > 0 || cut {
            spans.push(Span::styled(joint.clone(), canvas.style(Role::Dim)));
        }
        spans.extend(step);
    }
    canvas.row(Line::from(spans), None);
}

/// What a step answered with its role; behind the last, whether it is the cause.
fn answer(model: &Model, canvas: &Canvas, step: &Step, last: bool) -> (Role, String) {
    let text = model.words().answer(step);
    if step.open {
        return (Role::Dim, format!("{} {text}", canvas.signs.open));
    }
    if last && model.exam.diagnosis.verdict == Verdict::Fault {
        return (Role::Bad, format!("{text} {}", canvas.signs.bad));
    }
    (Role::Strong, text)
}

/// The path drawn: each question with its answer below it, the way lit, the outcome last where it is told.
pub(super) fn path(model: &Model, canvas: &mut Canvas, told: bool) {
    let voice = model.words();
    let signs = canvas.signs;
    let steps = steps(model);
    let outcome = outcome(voice.catalogue, &model.exam.diagnosis).filter(|_| told);
    for (index, step) in steps.iter().enumerate() {
        let last = index + 1 == steps.len();
        let ends = last && outcome.is_none();
        let fork = if ends { signs.bottom.0 } else { signs.middle.0 };
        let side = if ends { " " } else { signs.side };
        let role = if step.open { Role::Dim } else { Role::Plain };
        branch(
            canvas,
            (fork, side),
            role,
            &voice.brief(step.node, field(model, step.node).as_deref()),
        );
        let (role, text) = answer(model, canvas, step, last);
        let (first, rest) = (format!("{side} {}", signs.bottom.0), format!("{side}  "));
        branch(canvas, (&first, &rest), role, &text);
    }
    if let Some(outcome) = outcome {
        branch(canvas, (signs.bottom.0, " "), Role::Strong, &outcome);
    }
}

/// A text at its branch, the trunk in front of every row.
fn branch(canvas: &mut Canvas, leads: (&str, &str), role: Role, text: &str) {
    let room = canvas.prose().saturating_sub(columns(leads.0) + 1);
    for (index, part) in even(text, room.max(8)).into_iter().enumerate() {
        let lead = if index == 0 { leads.0 } else { leads.1 };
        let row = vec![
            Span::styled(format!("{lead} "), canvas.style(Role::Dim)),
            Span::styled(part.to_owned(), canvas.style(role)),
        ];
        canvas.row(Line::from(row), None);
    }
}

pub(super) fn whole(model: &Model, canvas: &mut Canvas) {
    canvas.heading(&model.say("wizard-tree-title"));
    let here = tree::branch(&model.exam.diagnosis.branch).map(|branch| branch.id);
    for branch in tree::BRANCHES {
        canvas.gap();
        let taken = here == Some(branch.id);
        let role = if taken { Role::Strong } else { Role::Plain };
        let mark = if taken { "*" } else { " " };
        let title = model.words().branch(branch.id);
        canvas.labelled(1, mark, role, &title);
        let list = branch.nodes();
        for node in &list {
            one(model, canvas, node, &list, taken);
        }
    }
}

/// A node with its answers and where each leads; the one taken is marked.
fn one(
    model: &Model,
    canvas: &mut Canvas,
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
    canvas.labelled(
        4,
        &format!("{}.", number(node.id)),
        Role::Plain,
        &voice.question(node.id, field(model, node.id).as_deref()),
    );
    let path = &model.exam.diagnosis.path;
    let step = path
        .iter()
        .find(|step| branch_taken && step.node == node.id);
    for word in node.words() {
        let said = model.exam.evidence.said.contains_key(node.id);
        let taken = step.is_some_and(|step| step.answer == word && (said || word != "unknown"));
        let answer = answered(&voice, node.id, word);
        let leads = match node.next(word) {
            Some(Next::Node(next)) => format!("-> {}.", number(next)),
            Some(Next::Leaf) | None => leaf(voice.catalogue, node.id, word).unwrap_or_default(),
        };
        let mark = if taken { "[x]" } else { "[ ]" };
        let role = if taken { Role::Strong } else { Role::Dim };
        canvas.labelled(7, &format!("{mark} {answer}"), role, &leads);
    }
}
