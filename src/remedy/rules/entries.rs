//! One entry of the conditions: shape, operator, name, value. An entry whose meaning its writing does not show is
//! left alone.

use super::{Bench, Demand, First, another, quoted, side};
use crate::cos::fields;
use crate::cos::fields::demanded;
use crate::cos::policy::{Condition, Oddity, Rule};
use crate::diagnosis::{Finding, FindingId, Param};
use crate::json::{Kind, Node};
use crate::remedy::{ChangeKind, Side};
use crate::text::Span;

/// The variable COS replaces by the file's name.
pub(super) const FILENAME: &str = "${filename}";

/// The entry a finding is about.
fn entry<'a>(bench: &Bench<'a, '_>, finding: &Finding) -> Option<&'a Condition> {
    let index = finding.params.iter().find_map(|(name, value)| match value {
        Param::Int(index) if *name == "index" => usize::try_from(*index).ok(),
        Param::Int(_) | Param::Text(_) | Param::Bool(_) | Param::List(_) => None,
    });
    let span = bench.span(finding)?;
    let entries = bench.context.policy.as_ref()?.policy.entries.iter();
    let mut entries = entries.filter(|entry| Some(entry.index) == index);
    entries.find(|entry| entry.oddities.iter().any(|(_, at)| *at == span))
}

/// The right operator.
pub(super) fn operator(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let wanted = finding.get_word("wanted").unwrap_or_default();
    if let Some(span) = bench.span(finding).filter(|_| !wanted.is_empty()) {
        bench.edit(finding, span, wanted);
    }
}

/// The right name of a field.
pub(super) fn name(bench: &mut Bench<'_, '_>, finding: &Finding) {
    if let Some(span) = bench.span(finding) {
        bench.edit(
            finding,
            span,
            finding.expected.as_deref().unwrap_or_default(),
        );
    }
}

/// An entry that is written otherwise than an entry.
pub(super) fn shape(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let items = bench.conditions().and_then(Node::as_array);
    let items = items.unwrap_or_default();
    let Some(entry) = entry(bench, finding) else {
        return;
    };
    let Some(node) = items.get(entry.index) else {
        return;
    };
    match finding.get_word("shape").unwrap_or_default() {
        "several-pairs" => split(bench, finding, node),
        "empty" => remove(bench, finding, items, entry.index),
        "not-an-entry" => wrap(bench, finding, items),
        "value-structured" => unfold(bench, finding, node),
        "length-bound" => swap_bounds(bench, finding, node),
        _ => {}
    }
}

/// `{"a":"1","b":"2"}` becomes `{"a":"1"},{"b":"2"}`.
fn split(bench: &mut Bench<'_, '_>, finding: &Finding, node: &Node) {
    let members = node.as_object().unwrap_or_default();
    for pair in members.windows(2) {
        let [one, two] = pair else {
            continue;
        };
        let from = one.value.span.end;
        let gap = Span::new(from, two.name.span.start);
        let comma = memchr::memchr(b',', bench.slice(gap));
        if let Some(at) = comma {
            bench.edit(finding, Span::new(from + at, from + at + 1), "},{");
        }
    }
}

/// An entry that says nothing goes, with one comma.
fn remove(bench: &mut Bench<'_, '_>, finding: &Finding, items: &[Node], index: usize) {
    let Some(node) = items.get(index) else {
        return;
    };
    let before = index.checked_sub(1).and_then(|before| items.get(before));
    let span = match (items.get(index + 1), before) {
        (Some(next), _) => Span::new(node.span.start, next.span.start),
        (None, Some(before)) => Span::new(before.span.end, node.span.end),
        (None, None) => node.span,
    };
    bench.edit(finding, span, "");
}

/// `["eq","$key","a"]` in place of `[["eq","$key","a"]]`: the only entry lost its brackets.
fn wrap(bench: &mut Bench<'_, '_>, finding: &Finding, items: &[Node]) {
    let [first, _, last] = items else {
        return;
    };
    let operator = first.as_text().map(|text| text.value.as_str());
    if matches!(
        operator,
        Some("eq" | "starts-with" | "content-length-range")
    ) {
        bench.edit(finding, Span::empty(first.span.start), "[");
        bench.edit(finding, Span::empty(last.span.end), "]");
    }
}

/// `{"starts-with":["$key","a"]}` and `{"content-length-range":[1,2]}`: the operator stands outside.
fn unfold(bench: &mut Bench<'_, '_>, finding: &Finding, node: &Node) {
    let Some([member]) = node.as_object() else {
        return;
    };
    let Some(items) = member.value.as_array().filter(|items| items.len() == 2) else {
        return;
    };
    let operator = matches!(
        member.name.value.as_str(),
        "eq" | "starts-with" | "content-length-range"
    );
    let Some(first) = items.first().filter(|_| operator) else {
        return;
    };
    let open = Span::new(node.span.start, member.name.span.start.saturating_sub(1));
    let behind = Span::new(member.name.span.end + 1, first.span.start);
    let close = Span::new(member.value.span.end, node.span.end);
    bench.edit(finding, open, "[");
    bench.edit(finding, behind, ", ");
    bench.edit(finding, close, "");
}

/// The larger bound in front of the smaller one.
fn swap_bounds(bench: &mut Bench<'_, '_>, finding: &Finding, node: &Node) {
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
        bench.edit(finding, min.span, &low);
        bench.edit(finding, max.span, &high);
    }
}

/// Texts where numbers stand, and numbers where texts stand. What `null` was to be, only the form can tell.
pub(super) fn value_type(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let (Some(entry), Some(span)) = (entry(bench, finding), bench.span(finding)) else {
        return;
    };
    if let Rule::Length { .. } = entry.rule {
        let inner = bench.between(span.start, span.end).trim().to_owned();
        let quotes = Span::new(span.start.saturating_sub(1), span.end + 1);
        if inner.parse::<u64>().is_ok() {
            bench.edit(finding, quotes, &inner);
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
        bench.edit(finding, rule.node.span, &quoted(&value));
    }
}

/// A wildcard or `${filename}` at the end of a value means a prefix.
pub(super) fn pattern(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let Some(demand) = entry(bench, finding).and_then(Demand::of) else {
        return;
    };
    let variable = finding.id == FindingId::PolicyConditionFilenameVariable;
    let mark = if variable { FILENAME } else { "*" };
    let Some((head, tail)) = demand.rule.value.split_once(mark) else {
        return;
    };
    if !variable && !tail.trim_start_matches('*').is_empty() {
        return;
    }
    let mut oddities = demand.entry.oddities.iter();
    if demand.prefix {
        bench.demand(finding, demand, head);
    } else if fields::find(&demand.rule.field).is_some_and(|field| field.prefix)
        && !oddities.any(|(odd, _)| *odd == Oddity::SeveralPairs)
    {
        let name = quoted(&format!("${}", demand.rule.field));
        let text = format!("[ \"starts-with\", {name}, {} ]", quoted(head));
        bench.edit(finding, demand.entry.span, &text);
    }
}

/// 436/41164 has another file sent; the bound can be moved as well, and nobody knows which was meant.
pub(super) fn size(bench: &mut Bench<'_, '_>, finding: &Finding) {
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
    if bench.log.choose(finding, sides, First::Open) != Some(Side::Form) {
        return;
    }
    let items = bench.conditions().and_then(Node::as_array);
    let node = items.and_then(|items| items.get(index)?.as_array()?.get(bound));
    if let Some(node) = node {
        bench.edit(finding, node.span, &new);
    }
}
