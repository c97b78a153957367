//! One entry of the conditions: shape, operator, name, value. An entry whose meaning its writing does not show is
//! left alone.

use super::{Bench, First, Way};
use crate::cos::fields;
use crate::cos::fields::demanded;
use crate::cos::policy::{Condition, Oddity, Rule};
use crate::diagnosis::{Finding, FindingId, Param};
use crate::json::{Kind, Node};
use crate::remedy::{ChangeKind, Side};
use crate::text::Span;

/// The variable COS replaces by the file's name.
const FILENAME: &str = "${filename}";

/// Mends one entry.
pub(super) fn mend(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let Some(reading) = &bench.context.policy else {
        return;
    };
    let index = finding.params.iter().find_map(|(name, value)| match value {
        Param::Int(index) if *name == "index" => usize::try_from(*index).ok(),
        Param::Int(_) | Param::Text(_) | Param::Bool(_) | Param::List(_) => None,
    });
    let entries = &reading.policy.entries;
    let span = bench.span(finding);
    // A name that is well written, but none.
    let other = matches!(finding.get_word("shape"), Some("misspelt" | "key-time"));
    if finding.id == FindingId::PolicyConditionName && other {
        if let Some(span) = span {
            let wanted = finding.expected.clone().unwrap_or_default();
            bench.edit(finding, span, &wanted);
        }
        return;
    }
    let entry = entries
        .iter()
        .filter(|entry| Some(entry.index) == index)
        .find(|entry| entry.oddities.iter().any(|(_, at)| Some(*at) == span));
    let (Some(entry), Some(span)) = (entry, span) else {
        return;
    };
    let node = reading
        .policy
        .conditions
        .last()
        .and_then(|(_, node)| node.as_array());
    let items = node.unwrap_or_default();
    match finding.id {
        FindingId::PolicyConditionShape => shape(bench, finding, items, entry),
        FindingId::PolicyConditionOperator => {
            let wanted = finding.get_word("wanted").unwrap_or_default().to_owned();
            if !wanted.is_empty() {
                bench.edit(finding, span, &wanted);
            }
        }
        FindingId::PolicyConditionName => {
            let wanted = finding.expected.clone().unwrap_or_default();
            bench.edit(finding, span, &wanted);
        }
        FindingId::PolicyConditionValueType => value_type(bench, finding, entry, span),
        _ => pattern(bench, finding, entry),
    }
}

fn shape(bench: &mut Bench<'_, '_>, finding: &Finding, items: &[Node], entry: &Condition) {
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
        Kind::Null
        | Kind::Bool(_)
        | Kind::String(_)
        | Kind::Array(_)
        | Kind::Object(_)
        | Kind::Invalid => None,
    };
    if number(min)
        .zip(number(max))
        .is_some_and(|(min, max)| min > max)
    {
        let text = |node: &Node| String::from_utf8_lossy(bench.slice(node.span)).into_owned();
        let (low, high) = (text(max), text(min));
        bench.edit(finding, min.span, &low);
        bench.edit(finding, max.span, &high);
    }
}

/// Texts where numbers stand, and numbers where texts stand. What `null` was to be, only the form can tell.
fn value_type(bench: &mut Bench<'_, '_>, finding: &Finding, entry: &Condition, span: Span) {
    if let Rule::Length { .. } = entry.rule {
        let inner = String::from_utf8_lossy(bench.slice(span)).trim().to_owned();
        let quotes = Span::new(span.start.saturating_sub(1), span.end + 1);
        if inner.parse::<u64>().is_ok() {
            bench.edit(finding, quotes, &inner);
        }
        return;
    }
    let (Rule::Exact(rule) | Rule::StartsWith(rule)) = &entry.rule else {
        return;
    };
    let sent = || bench.work.draft.value(demanded(&rule.field));
    let value = match rule.node.kind {
        Kind::Null => sent().filter(|sent| !sent.is_empty()),
        _ => Some(rule.value.clone()),
    };
    if let Some(value) = value {
        bench.edit(finding, rule.node.span, &super::quoted(&value));
    }
}

/// A wildcard or `${filename}` at the end of a value means a prefix.
fn pattern(bench: &mut Bench<'_, '_>, finding: &Finding, entry: &Condition) {
    let (Rule::Exact(rule) | Rule::StartsWith(rule)) = &entry.rule else {
        return;
    };
    let mark = if finding.id == FindingId::PolicyConditionWildcard {
        "*"
    } else {
        FILENAME
    };
    let Some((head, tail)) = rule.value.split_once(mark) else {
        return;
    };
    let variable = mark == FILENAME;
    let open = tail.trim_start_matches('*').is_empty() || variable;
    let prefix = matches!(entry.rule, Rule::StartsWith(_));
    let allowed = fields::find(&rule.field).is_some_and(|field| field.prefix);
    if !open || !(prefix || allowed) {
        return;
    }
    if prefix {
        let demand = super::Demand {
            entry,
            rule,
            prefix,
        };
        bench.demand(finding, demand, head);
    } else {
        let entry_text = format!(
            "[ \"starts-with\", {}, {} ]",
            super::quoted(&format!("${}", rule.field)),
            super::quoted(head)
        );
        let several = entry
            .oddities
            .iter()
            .any(|(odd, _)| *odd == Oddity::SeveralPairs);
        if !several {
            bench.edit(finding, entry.span, &entry_text);
        }
    }
}

/// 436/41164 has another file sent; the bound can be moved as well, and nobody knows which was meant.
pub(super) fn size(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let Some(size) = bench.work.draft.file_size.map(i128::from) else {
        return;
    };
    let Some(reading) = &bench.context.policy else {
        return;
    };
    let outside = reading
        .policy
        .entries
        .iter()
        .find_map(|entry| match entry.rule {
            Rule::Length {
                min: Some(min),
                max: Some(max),
                ..
            } if size < min => Some((entry.index, 1, min, max)),
            Rule::Length {
                min: Some(min),
                max: Some(max),
                ..
            } if size > max => Some((entry.index, 2, min, max)),
            Rule::Length { .. } | Rule::Exact(_) | Rule::StartsWith(_) | Rule::Unreadable => None,
        });
    let Some((index, bound, min, max)) = outside else {
        return;
    };
    let old = if bound == 1 { min } else { max }.to_string();
    let new = size.to_string();
    let ways = vec![
        Way::another(
            Side::Policy,
            ChangeKind::Form,
            &new,
            format!("{min}..{max}"),
        ),
        Way::new(Side::Form, ChangeKind::Policy, &old, &new).of("content-length-range"),
    ];
    if bench.choose(finding, ways, First::Open) != Some(Side::Form) {
        return;
    }
    let items = reading
        .policy
        .conditions
        .last()
        .and_then(|(_, node)| node.as_array());
    let node = items.and_then(|items| items.get(index)?.as_array()?.get(bound));
    if let Some(node) = node {
        bench.edit(finding, node.span, &new);
    }
}
