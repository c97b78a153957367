//! One entry of `conditions`: what it demands, and every departure from the shapes of 436/14690.
//!
//! Apart from the policy because the shapes are many; nothing here knows of other entries or of forms.

use super::{Condition, Match, Oddity, Rule};
use crate::json::{self, Kind, Member, Node, Text};
use crate::text::Span;
use crate::text::difference::{folded, is_slip};

impl Condition {
    fn odd(&mut self, oddity: Oddity, at: Span) {
        self.oddities.push((oddity, at));
    }
}

/// Reads all entries; an object with several pairs gives a condition for each of them.
pub(super) fn read_all(items: &[Node]) -> Vec<Condition> {
    let mut entries = Vec::with_capacity(items.len());
    for (index, node) in items.iter().enumerate() {
        let mut entry = Condition {
            index,
            pointer: format!("/conditions/{index}"),
            span: node.span,
            rule: Rule::Unreadable,
            oddities: Vec::new(),
        };
        match &node.kind {
            Kind::Object(members) => {
                entries.extend(objects(&entry, members));
                continue;
            }
            Kind::Array(elements) => array(&mut entry, elements),
            // What is no JSON at all is said by the JSON reader.
            Kind::Invalid => {}
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => {
                entry.odd(Oddity::NotAnEntry, node.inner());
            }
        }
        entries.push(entry);
    }
    entries
}

/// A condition for each pair of an object.
fn objects(entry: &Condition, members: &[Member]) -> Vec<Condition> {
    if members.is_empty() {
        let mut entry = entry.clone();
        entry.odd(Oddity::Empty, entry.span);
        return vec![entry];
    }
    let pair = |(position, member): (usize, &Member)| {
        let mut entry = entry.clone();
        if position == 0 && members.len() > 1 {
            entry.odd(Oddity::SeveralPairs, entry.span);
        }
        let readable = name(&mut entry, &member.name, false);
        let found = value(&mut entry, &member.name, &member.value, false);
        if let Some(found) = found.filter(|_| readable) {
            let token = json::pointer_token(&member.name.value);
            entry.pointer = format!("{}/{token}", entry.pointer);
            entry.rule = Rule::Exact(found);
        }
        entry
    };
    members.iter().enumerate().map(pair).collect()
}

/// What an operator makes of name and value; `None` for `content-length-range`, which has bounds.
type Made = Option<fn(Match) -> Rule>;

const OPERATORS: [(&str, Made); 3] = [
    ("eq", Some(Rule::Exact)),
    ("starts-with", Some(Rule::StartsWith)),
    ("content-length-range", None),
];

/// The operator that is meant, as it is documented.
fn operator(written: &str) -> Option<(&'static str, Made)> {
    OPERATORS.into_iter().find(|(spelling, _)| {
        written == *spelling || folded(written) == folded(spelling) || is_slip(written, spelling)
    })
}

/// The documented spelling of an operator.
pub fn documented_operator(written: &str) -> Option<&'static str> {
    operator(written).map(|(spelling, _)| spelling)
}

fn array(entry: &mut Condition, elements: &[Node]) {
    let Some(first) = elements.first() else {
        entry.odd(Oddity::Empty, entry.span);
        return;
    };
    let word = first.as_text().map_or("", |text| text.value.as_str());
    let Some((spelling, made)) = operator(word) else {
        if !matches!(first.kind, Kind::Invalid) {
            entry.odd(Oddity::UnknownOperator, first.inner());
        }
        return;
    };
    if spelling != word {
        entry.odd(Oddity::OperatorSpelling, first.inner());
    }
    if elements.len() != 3 {
        entry.odd(Oddity::ElementCount, entry.span);
    }
    let [_, second, third, ..] = elements else {
        return;
    };
    match made {
        Some(made) => {
            if let Some(found) = pair(entry, second, third) {
                entry.rule = made(found);
            }
        }
        None => length(entry, second, third),
    }
}

/// Name and value of an array form.
fn pair(entry: &mut Condition, second: &Node, third: &Node) -> Option<Match> {
    let Some(text) = second.as_text() else {
        if !matches!(second.kind, Kind::Invalid) {
            entry.odd(Oddity::NameNotText, second.span);
        }
        return None;
    };
    let readable = name(entry, text, true);
    let found = value(entry, text, third, true).filter(|_| readable)?;
    entry.pointer.push_str("/2");
    Some(found)
}

fn at_edge(char: char) -> bool {
    char.is_whitespace() || char.is_control()
}

/// The name without its `$` and braces, and without white space around it.
fn field(written: &str) -> &str {
    let bare = written.trim_matches(at_edge).trim_start_matches('$');
    let braces = bare
        .strip_prefix('{')
        .and_then(|inner| inner.strip_suffix('}'));
    braces.unwrap_or(bare).trim_matches(at_edge)
}

/// Notes what is odd about a name; whether there is one.
fn name(entry: &mut Condition, text: &Text, as_array: bool) -> bool {
    let written = text.value.as_str();
    if field(written).is_empty() {
        entry.odd(Oddity::NameNotText, text.span);
        return false;
    }
    let trimmed = written.trim_matches(at_edge);
    let dollars = trimmed.chars().take_while(|char| *char == '$').count();
    let behind = trimmed.trim_start_matches('$');
    if trimmed != written || behind.starts_with(at_edge) {
        entry.odd(Oddity::NameSpace, text.span);
    }
    let braces = behind.starts_with('{') && behind.ends_with('}');
    let oddity = match (as_array, dollars) {
        (true, 0) => Some(Oddity::DollarMissing),
        (true, 1) if !braces => None,
        (true, _) => Some(Oddity::DollarDoubled),
        (false, 0) => None,
        (false, _) => Some(Oddity::DollarInObject),
    };
    if let Some(oddity) = oddity {
        entry.odd(oddity, text.span);
    }
    true
}

/// The demanded value, and what is odd about it; `None` if it cannot be compared with a form's value.
fn value(entry: &mut Condition, name: &Text, node: &Node, as_array: bool) -> Option<Match> {
    // Written as a field, the range is one of the shapes that 436/14690 does not show.
    if !as_array && operator(&name.value).is_some_and(|(_, made)| made.is_none()) {
        entry.odd(Oddity::LengthInObject, name.span);
        return None;
    }
    let value = match &node.kind {
        Kind::String(text) => {
            patterns(entry, text);
            text.value.clone()
        }
        Kind::Number(number) => number.clone(),
        Kind::Bool(true) => "true".to_owned(),
        Kind::Bool(false) => "false".to_owned(),
        Kind::Null => "null".to_owned(),
        Kind::Array(_) | Kind::Object(_) => {
            entry.odd(Oddity::ValueStructured, node.span);
            return None;
        }
        Kind::Invalid => return None,
    };
    if node.as_text().is_none() {
        entry.odd(Oddity::ValueNotText, node.span);
    }
    Some(Match {
        field: field(&name.value).to_owned(),
        name: name.clone(),
        value,
        node: node.clone(),
        as_array,
    })
}

/// Notes what looks like a pattern, though values are literal text.
fn patterns(entry: &mut Condition, text: &Text) {
    const VARIABLE: &str = "${filename}";
    if let Some(star) = wildcard(&text.value) {
        entry.odd(Oddity::Wildcard, text.locate(star));
    }
    if let Some(at) = text.value.find(VARIABLE) {
        let part = Span::new(at, at + VARIABLE.len());
        entry.odd(Oddity::FilenameVariable, text.locate(part));
    }
}

/// The first `*` or `**`; three and more mask a value.
fn wildcard(value: &str) -> Option<Span> {
    let mut run = Span::empty(0);
    for (at, _) in value.match_indices('*') {
        if run.end != at || run.is_empty() {
            if matches!(run.len(), 1 | 2) {
                return Some(run);
            }
            run = Span::empty(at);
        }
        run.end = at + 1;
    }
    matches!(run.len(), 1 | 2).then_some(run)
}

/// The bounds of `content-length-range`, in bytes.
fn length(entry: &mut Condition, second: &Node, third: &Node) {
    let min = bound(entry, second);
    let max = bound(entry, third);
    let at = second.inner().cover(third.inner());
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        entry.odd(Oddity::LengthBound, at);
    }
    entry.rule = Rule::Length { min, max, at };
}

fn bound(entry: &mut Condition, node: &Node) -> Option<i128> {
    let number = match &node.kind {
        Kind::Number(number) => number.parse().ok(),
        Kind::String(text) => {
            entry.odd(Oddity::LengthText, text.span);
            text.value.trim().parse().ok()
        }
        Kind::Invalid => return None,
        Kind::Null | Kind::Bool(_) | Kind::Array(_) | Kind::Object(_) => None,
    };
    if number.is_none_or(|number: i128| number < 0) {
        entry.odd(Oddity::LengthBound, node.inner());
    }
    number
}
