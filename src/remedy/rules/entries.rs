//! One entry of the conditions: shape, operator, name, value. An entry whose meaning its writing does not show is
//! left alone.

use super::{Bench, Demand, First, another, quoted, side};
use crate::cos::fields;
use crate::cos::fields::{FILENAME, demanded};
use crate::cos::policy::{Condition, Oddity, Rule, documented_operator};
use crate::diagnosis::FindingId;
use crate::json::{Kind, Node};
use crate::remedy::{ChangeKind, Side};
use crate::text::Span;

/// The entry that the finding is about.
fn entry<'a>(bench: &Bench<'a, '_>) -> Option<&'a Condition> {
    let index = usize::try_from(bench.finding.get_int("index")?).ok();
    let span = bench.span()?;
    let mut entries = bench.context.policy.as_ref()?.policy.entries.iter();
    entries.find(|it| Some(it.index) == index && it.oddities.iter().any(|(_, at)| *at == span))
}

/// The right operator, or the right name of a member or a field.
pub(super) fn respell(bench: &mut Bench<'_, '_>) {
    let operator = bench.finding.id == FindingId::PolicyConditionOperator;
    let right = if operator {
        bench.word("wanted")
    } else {
        bench.expected()
    };
    if let Some(span) = bench.span().filter(|_| !right.is_empty()) {
        bench.edit(span, right);
    }
}

/// An entry that is written otherwise than an entry.
pub(super) fn shape(bench: &mut Bench<'_, '_>) {
    let items = bench.items();
    let index = entry(bench).map(|entry| entry.index);
    let Some((index, node)) = index.and_then(|at| Some((at, items.get(at)?))) else {
        return;
    };
    match bench.word("shape") {
        "several-pairs" => split(bench, node),
        "empty" => remove(bench, items, index),
        "not-an-entry" => wrap(bench, items),
        "value-structured" => unfold(bench, node),
        "length-bound" => swap_bounds(bench, node),
        _ => {}
    }
}

/// `{"a":"1","b":"2"}` becomes `{"a":"1"},{"b":"2"}`.
fn split(bench: &mut Bench<'_, '_>, node: &Node) {
    let members = node.as_object().unwrap_or_default();
    for pair in members.windows(2) {
        let [one, two] = pair else {
            continue;
        };
        let from = one.value.span.end;
        let gap = Span::new(from, two.name.span.start);
        let comma = memchr::memchr(b',', bench.slice(gap));
        if let Some(at) = comma {
            bench.edit(Span::new(from + at, from + at + 1), "},{");
        }
    }
}

/// An entry that says nothing goes, with one comma.
fn remove(bench: &mut Bench<'_, '_>, items: &[Node], index: usize) {
    let Some(node) = items.get(index) else {
        return;
    };
    let before = index.checked_sub(1).and_then(|before| items.get(before));
    let span = match (items.get(index + 1), before) {
        (Some(next), _) => Span::new(node.span.start, next.span.start),
        (None, Some(before)) => Span::new(before.span.end, node.span.end),
        (None, None) => node.span,
    };
    bench.edit(span, "");
}

/// The operators, as they are documented.
fn is_operator(word: &str) -> bool {
    documented_operator(word) == Some(word)
}

/// `["eq","$key","a"]` in place of `[["eq","$key","a"]]`: the only entry lost its brackets.
fn wrap(bench: &mut Bench<'_, '_>, items: &[Node]) {
    if let [first, _, last] = items
        && first.as_text().is_some_and(|text| is_operator(&text.value))
    {
        bench.edit(Span::empty(first.span.start), "[");
        bench.edit(Span::empty(last.span.end), "]");
    }
}

/// `{"starts-with":["$key","a"]}` and `{"content-length-range":[1,2]}`: the operator stands outside.
fn unfold(bench: &mut Bench<'_, '_>, node: &Node) {
    if let Some([member]) = node.as_object()
        && let Some([first, _]) = member.value.as_array()
        && is_operator(&member.name.value)
    {
        let open = Span::new(node.span.start, member.name.span.start.saturating_sub(1));
        let behind = Span::new(member.name.span.end + 1, first.span.start);
        let close = Span::new(member.value.span.end, node.span.end);
        bench.edit(open, "[");
        bench.edit(behind, ", ");
        bench.edit(close, "");
    }
}

/// The larger bound in front of the smaller one.
fn swap_bounds(bench: &mut Bench<'_, '_>, node: &Node) {
    let Some([_, min, max]) = node.as_array() else {
        return;
    };
    let number = |node: &Node| match &node.kind {
        Kind::Number(text) => text.parse::<u64>().ok(),
        _ => None,
    };
    let bounds = number(min).zip(number(max));
    if bounds.is_some_and(|(min, max)| min > max) {
        let text = |node: &Node| bench.between(node.span.start, node.span.end);
        let (low, high) = (text(max), text(min));
        bench.edit(min.span, &low);
        bench.edit(max.span, &high);
    }
}

/// Texts where numbers stand, and numbers where texts stand. What `null` was to be, only the form can tell.
pub(super) fn value_type(bench: &mut Bench<'_, '_>) {
    let (Some(entry), Some(span)) = (entry(bench), bench.span()) else {
        return;
    };
    if let Rule::Length { .. } = entry.rule {
        let inner = bench.between(span.start, span.end).trim().to_owned();
        let quotes = Span::new(span.start.saturating_sub(1), span.end + 1);
        if inner.parse::<u64>().is_ok() {
            bench.edit(quotes, &inner);
        }
        return;
    }
    let (Rule::Exact(rule) | Rule::StartsWith(rule)) = &entry.rule else {
        return;
    };
    let sent = || bench.sent(demanded(&rule.field));
    let value = match rule.node.kind {
        Kind::Null => sent().filter(|sent| !sent.is_empty()),
        _ => Some(rule.value.clone()),
    };
    if let Some(value) = value {
        bench.edit(rule.node.span, &quoted(&value));
    }
}

/// A wildcard or `${filename}` at the end of a value means a prefix.
pub(super) fn pattern(bench: &mut Bench<'_, '_>) {
    let Some(demand) = entry(bench).and_then(Demand::of) else {
        return;
    };
    let variable = bench.finding.id == FindingId::PolicyConditionFilenameVariable;
    let mark = if variable { FILENAME } else { "*" };
    let Some((head, tail)) = demand.rule.value.split_once(mark) else {
        return;
    };
    if !variable && !tail.trim_start_matches('*').is_empty() {
        return;
    }
    let mut oddities = demand.entry.oddities.iter();
    if demand.prefix {
        bench.demand(demand, head);
    } else if fields::find(&demand.rule.field).is_some_and(|field| field.prefix)
        && !oddities.any(|(odd, _)| *odd == Oddity::SeveralPairs)
    {
        let name = quoted(&format!("${}", demand.rule.field));
        let text = format!("[ \"starts-with\", {name}, {} ]", quoted(head));
        bench.edit(demand.entry.span, &text);
    }
}

/// 436/41164 has another file sent; the bound can be moved as well, and nobody knows which was meant.
pub(super) fn size(bench: &mut Bench<'_, '_>) {
    let (Some(size), Some(reading)) = (bench.upload.file_size, &bench.context.policy) else {
        return;
    };
    let size = i128::from(size);
    // The entry, which of its items is the bound that is broken, and the bounds.
    let outside = reading.policy.entries.iter().find_map(|entry| {
        let Rule::Length {
            min: Some(min),
            max: Some(max),
            ..
        } = entry.rule
        else {
            return None;
        };
        let bound = if size < min { 1 } else { 2 };
        (size < min || size > max).then_some((entry.index, bound, min, max))
    });
    let Some((index, bound, min, max)) = outside else {
        return;
    };
    let old = if bound == 1 { min } else { max }.to_string();
    let new = size.to_string();
    let mut moved = side(Side::Form, ChangeKind::Policy, &old, &new);
    "content-length-range".clone_into(&mut moved.change.field);
    let sides = vec![another(&new, format!("{min}..{max}")), moved];
    if bench.choose(sides, First::Open) != Some(Side::Form) {
        return;
    }
    let items = bench.conditions().and_then(Node::as_array);
    let node = items.and_then(|items| items.get(index)?.as_array()?.get(bound));
    if let Some(node) = node {
        bench.edit(node.span, &new);
    }
}
