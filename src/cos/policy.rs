//! The grammar of a POST policy (436/14690, section "policy"): `expiration` and `conditions`, and what
//! each condition says, read off a JSON tree. Everything is kept with its place, also what the grammar
//! does not allow: a shape is named here and judged by the diagnosis.

mod entry;
pub use entry::documented_operator;
#[cfg(test)]
mod tests;

use crate::json::{Document, Node, Text};
use crate::text::Span;
use crate::text::difference::{folded, slips};
use crate::text::slugs::slugs;

const EXPIRATION: &str = "expiration";
const CONDITIONS: &str = "conditions";

/// Other words that writers use for the two members, without case, white space and punctuation.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("condition", CONDITIONS),
    ("conds", CONDITIONS),
    ("expire", EXPIRATION),
    ("expires", EXPIRATION),
    ("expired", EXPIRATION),
    ("expiry", EXPIRATION),
    ("expireat", EXPIRATION),
    ("expiresat", EXPIRATION),
    ("expiretime", EXPIRATION),
    ("expirationtime", EXPIRATION),
    ("expirationdate", EXPIRATION),
];

/// Which of the two members a name was meant to be.
fn resembles(name: &str) -> Option<&'static str> {
    /// Longer names are no slips, and comparing them takes time.
    const LONGEST: usize = 24;
    /// Slips of the finger in words of ten letters.
    const SLIPS: usize = 2;
    if name.chars().count() > LONGEST {
        return None;
    }
    let folded = folded(name);
    let word = OTHER_WORDS.iter().find(|(word, _)| *word == folded);
    let near = || {
        [EXPIRATION, CONDITIONS]
            .into_iter()
            .find(|right| slips(&folded, right, SLIPS) <= SLIPS)
    };
    word.map(|(_, right)| *right).or_else(near)
}

/// The members of a policy.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// The members called `expiration`, in order (JSON allows several; the last counts).
    pub expirations: Vec<(Text, Node)>,
    /// The members called `conditions`.
    pub conditions: Vec<(Text, Node)>,
    /// Members whose names differ from the two only by letter case, spelling or white space: the
    /// name as it stands, and which of the two it resembles.
    pub misspelt: Vec<(Text, &'static str, Node)>,
    /// All other members, by name.
    pub others: Vec<Text>,
    /// What stands in `conditions`, if it is an array.
    pub entries: Vec<Condition>,
}

/// One entry of `conditions`.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Its index in the array, from 0.
    pub index: usize,
    /// RFC 6901 pointer to the value it demands (`/conditions/7/q-ak`, `/conditions/3/2`), or to the entry.
    pub pointer: String,
    /// The bytes of the whole entry.
    pub span: Span,
    /// What it says.
    pub rule: Rule,
    /// Everything about it the grammar of 436/14690 does not show.
    pub oddities: Vec<(Oddity, Span)>,
}

/// What an entry demands.
#[derive(Clone, Debug)]
pub enum Rule {
    /// The field equals the value: `{"field":"value"}` or `["eq","$field","value"]`.
    Exact(Match),
    /// The field begins with the value: `["starts-with","$field","prefix"]`.
    StartsWith(Match),
    /// The file has between `min` and `max` bytes: `["content-length-range",min,max]`. `None`: no integer.
    Length {
        /// Smallest size in bytes.
        min: Option<i128>,
        /// Largest size in bytes.
        max: Option<i128>,
        /// Where the two stand.
        at: Span,
    },
    /// None of these.
    Unreadable,
}

/// A field and the value demanded of it.
#[derive(Clone, Debug)]
pub struct Match {
    /// The field's name as written, with its `$`.
    pub name: Text,
    /// The name without leading `$` and `{…}`.
    pub field: String,
    /// The value as text: a string's text; a number, `true`, `false`, `null` as written.
    pub value: String,
    /// The value's node.
    pub node: Node,
    /// Whether it was written as an array (with operator) or as an object.
    pub as_array: bool,
}

slugs! {
    /// Departures from the grammar.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub enum Oddity {
        /// The entry is neither array nor object (a string, a number, …).
        NotAnEntry = "not-an-entry",
        /// `{}` or `[]`.
        Empty = "empty",
        /// An object with several pairs.
        SeveralPairs = "several-pairs",
        /// An array with too few or too many elements.
        ElementCount = "element-count",
        /// An operator other than eq, starts-with, content-length-range.
        UnknownOperator = "unknown-operator",
        /// A known operator in another spelling (`Starts-With`, `startsWith`, `starts_with`).
        OperatorSpelling = "operator-spelling",
        /// An array form whose name has no `$`.
        DollarMissing = "dollar-missing",
        /// More than one `$`, or `${name}`.
        DollarDoubled = "dollar-doubled",
        /// An object form whose name has a `$`.
        DollarInObject = "dollar-in-object",
        /// The name is empty or no string.
        NameNotText = "name-not-text",
        /// White space or a control character around the name.
        NameSpace = "space",
        /// The value is no string where one belongs (number, boolean, null).
        ValueNotText = "value-not-text",
        /// The value is an array or object.
        ValueStructured = "value-structured",
        /// content-length-range written as an object.
        LengthInObject = "length-in-object",
        /// A bound of content-length-range written as a string.
        LengthText = "length-text",
        /// A bound of content-length-range that is no integer, negative, or min above max.
        LengthBound = "length-bound",
        /// The value holds `*` as if it were a wildcard.
        Wildcard = "wildcard",
        /// The value holds `${filename}`.
        FilenameVariable = "filename-variable",
    }
}

impl Rule {
    /// What a rule on a field demands, and whether of its beginning only.
    pub fn of_field(&self) -> Option<(&Match, bool)> {
        match self {
            Self::Exact(rule) => Some((rule, false)),
            Self::StartsWith(rule) => Some((rule, true)),
            Self::Length { .. } | Self::Unreadable => None,
        }
    }
}

impl Policy {
    /// Reads the tree. A root that is no object gives an empty policy.
    pub fn read(document: &Document) -> Self {
        let members = document.root.as_ref().and_then(Node::as_object);
        let members = members.unwrap_or_default();
        let pairs = |name: &str| {
            let named = members.iter().filter(|it| it.name.value == name);
            named
                .map(|it| (it.name.clone(), it.value.clone()))
                .collect()
        };
        let mut policy = Self {
            expirations: pairs(EXPIRATION),
            conditions: pairs(CONDITIONS),
            ..Self::default()
        };
        let exact = |name: &str| matches!(name, EXPIRATION | CONDITIONS);
        let absent = |right: &&str| !members.iter().any(|it| it.name.value == **right);
        for member in members.iter().filter(|it| !exact(&it.name.value)) {
            let name = member.name.clone();
            match resembles(&name.value).filter(absent) {
                Some(right) => policy.misspelt.push((name, right, member.value.clone())),
                None => policy.others.push(name),
            }
        }
        let items = policy
            .conditions
            .last()
            .and_then(|(_, node)| node.as_array());
        policy.entries = items.map(entry::read_all).unwrap_or_default();
        policy
    }

    /// The conditions on a field, compared without letter case.
    pub fn on<'a>(&'a self, field: &'a str) -> impl Iterator<Item = (&'a Condition, &'a Match)> {
        let rules = self.entries.iter().filter_map(|entry| {
            let (rule, _) = entry.rule.of_field()?;
            Some((entry, rule))
        });
        rules.filter(move |(_, rule)| rule.field.eq_ignore_ascii_case(field))
    }
}
