//! The whole decision tree, with the path taken.

use super::super::call::nodes;
use super::super::model::Model;
use super::super::{say, words};
use super::page::Page;
use super::theme::Role;
use crate::diagnosis::Step;
use crate::diagnosis::tree::{self, Next};
use crate::report::words::leaf;

pub(super) fn whole(model: &Model, page: &mut Page) {
    page.heading(&say(model, words::TREE_TITLE));
    let here = tree::branch(&model.diagnosis.branch).map(|branch| branch.id);
    for branch in tree::BRANCHES {
        page.gap();
        let taken = here == Some(branch.id);
        let role = if taken { Role::Strong } else { Role::Plain };
        let mark = if taken { "* " } else { "  " };
        let voice = super::words(model);
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
    let voice = super::words(model);
    let number = |id: &str| {
        list.iter()
            .position(|node| node.id == id)
            .map_or(0, |index| index + 1)
    };
    page.labelled(
        4,
        &format!("{}.", number(node.id)),
        Role::Plain,
        &voice.question(
            node.id,
            super::super::call::field(model, node.id).as_deref(),
        ),
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
