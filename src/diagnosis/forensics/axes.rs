//! The axes of one search, with their values made: every table applied to the evidence, no-ops dropped and equal
//! values merged under the simplest name. Composition works with indices into these lists.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use zeroize::Zeroizing;

use super::codec::{base64, sha1};
use super::deviations::Deviation;
use super::facts::{Bytes, Facts, Make, RARE, Row};
use super::framings::{Frame, frames};
use super::sha1::Key;
use super::{derivations, digests, key_times, macs, secrets, texts};

/// Texts above this size are hashed in their likely forms only, to stay inside a frame.
const LARGE: usize = 8 * 1024;

/// Rows up to this weight are made where there is no key.
const LIKELY: u8 = 3;

/// Independent parts of a recipe; a signature is made by one value of each.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Axis {
    /// The SecretKey that was used.
    Secret,
    /// The KeyTime text that was used.
    KeyTime,
    /// How SignKey was made of the two.
    Derivation,
    /// Which text was taken for the policy.
    Message,
    /// What was put around it (header-style StringToSign).
    Framing,
    /// How the text was hashed.
    Digest,
    /// How key and message were combined.
    Mac,
}

impl Axis {
    /// All of them, in the order of the recipe.
    pub const ALL: [Self; 7] = [
        Self::Secret,
        Self::KeyTime,
        Self::Derivation,
        Self::Message,
        Self::Framing,
        Self::Digest,
        Self::Mac,
    ];
}

/// What a value is called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Name {
    /// The deviation.
    pub deviation: Deviation,
    /// Its form.
    pub form: &'static str,
    /// Its weight.
    pub weight: u8,
}

impl Name {
    /// The name of a row.
    pub const fn of<F>(row: &Row<F>) -> Self {
        Self {
            deviation: row.deviation,
            form: row.form,
            weight: row.weight,
        }
    }
}

/// One value of an axis. The first of each list is the right one and has no name.
pub struct Value {
    /// The bytes.
    pub bytes: Bytes,
    /// Its simplest name.
    pub name: Option<Name>,
    /// Other names for the same bytes.
    pub also: Vec<Name>,
    /// SHA1 of the bytes.
    pub digest: Vec<u8>,
}

impl Value {
    fn new(bytes: Vec<u8>, name: Option<Name>) -> Self {
        Self {
            digest: sha1(&bytes),
            bytes: Zeroizing::new(bytes),
            name,
            also: Vec::new(),
        }
    }
}

/// The made axes.
pub struct Axes<'a> {
    /// What they were made of.
    pub facts: &'a Facts<'a>,
    /// SecretKeys.
    pub secrets: Vec<Value>,
    /// KeyTimes.
    pub times: Vec<Value>,
    /// Texts.
    pub texts: Vec<Value>,
    /// Header-style framings; none of them is the right one.
    pub frames: Vec<Frame>,
    /// Whether only the likely forms of a large policy are made.
    pub large: bool,
    /// Prepared HMAC keys of the secrets.
    pub secret_keys: Vec<Key>,
}

impl<'a> Axes<'a> {
    /// Applies every table.
    pub fn new(facts: &'a Facts<'a>, thorough: bool) -> Self {
        let keyed = facts.inputs.secret_key.is_some();
        let values = |right, rows: &'static [_], wanted: bool, heaviest| {
            let rows = if wanted { rows } else { &[] };
            made(right, named(facts, right, rows, heaviest))
        };
        let large = facts.inputs.policy.len() > LARGE && !thorough;
        // Without a key a text is only hashed: the unlikely ones would be most of a small upload's work.
        let heaviest = match (large, facts.has_key()) {
            (true, _) => 2,
            (false, true) => RARE,
            (false, false) => LIKELY,
        };
        let policy = facts.inputs.policy;
        let rows = if facts.has_policy() { texts::ROWS } else { &[] };
        let texts = named(facts, policy, rows, heaviest).chain(copies(facts));
        let secrets = values(facts.secret, secrets::ROWS, keyed, RARE);
        Self {
            facts,
            secret_keys: secrets.iter().map(|value| Key::new(&value.bytes)).collect(),
            secrets,
            times: values(facts.key_time, key_times::ROWS, keyed, RARE),
            texts: made(policy, texts),
            frames: frames(facts, thorough),
            large,
        }
    }

    fn values(&self, axis: Axis) -> &[Value] {
        match axis {
            Axis::Secret => &self.secrets,
            Axis::KeyTime => &self.times,
            Axis::Message => &self.texts,
            Axis::Derivation | Axis::Framing | Axis::Digest | Axis::Mac => &[],
        }
    }

    /// How many rows an axis has, the right one among them.
    pub fn rows(&self, axis: Axis) -> usize {
        match axis {
            Axis::Secret | Axis::KeyTime | Axis::Message => self.values(axis).len(),
            Axis::Derivation => derivations::ROWS.len() + 1,
            Axis::Framing => self.frames.len() + 1,
            Axis::Digest => digests::ROWS.len() + 1,
            Axis::Mac => macs::ROWS.len() + 1,
        }
    }

    /// The name of a row; the right one has none.
    pub fn name(&self, axis: Axis, row: usize) -> Option<Name> {
        let departing = row.checked_sub(1)?;
        match axis {
            Axis::Secret | Axis::KeyTime | Axis::Message => self.values(axis).get(row)?.name,
            Axis::Derivation => derivations::ROWS.get(departing).map(Name::of),
            Axis::Framing => self.frames.get(departing).map(|frame| Name {
                deviation: Deviation::HeaderStyleStringToSign,
                form: "",
                weight: frame.weight,
            }),
            Axis::Digest => digests::ROWS.get(departing).map(Name::of),
            Axis::Mac => macs::ROWS.get(departing).map(Name::of),
        }
    }

    /// The form of a row, in words of its table.
    pub fn form(&self, axis: Axis, row: usize) -> Option<String> {
        if axis == Axis::Framing {
            return Some(self.frames.get(row.checked_sub(1)?)?.form.clone());
        }
        self.name(axis, row).map(|name| name.form.to_owned())
    }

    /// Other names of the same bytes.
    pub fn also(&self, axis: Axis, row: usize) -> &[Name] {
        let value = self.values(axis).get(row);
        value.map_or(&[], |value| &value.also)
    }
}

/// What a table makes of the right text, likeliest first.
fn named<'f>(
    facts: &'f Facts<'_>,
    right: &'f [u8],
    rows: &'static [Row<Make>],
    heaviest: u8,
) -> impl Iterator<Item = (Name, Vec<u8>)> {
    let mut sorted: Vec<&Row<Make>> = rows.iter().filter(|row| row.weight <= heaviest).collect();
    sorted.sort_by_key(|row| row.weight);
    let rows = sorted.into_iter();
    rows.filter_map(move |row| Some((Name::of(row), row.make.apply(facts, right)?)))
}

/// Other copies of the policy, as they stand and as base64.
fn copies(facts: &Facts<'_>) -> impl Iterator<Item = (Name, Vec<u8>)> {
    let name = |form, weight| Name {
        deviation: Deviation::PolicyOtherCopy,
        form,
        weight,
    };
    facts.inputs.other_texts.iter().flat_map(move |copy| {
        [
            (name("text", 2), copy.to_vec()),
            (name("text-trimmed", 3), copy.trim_ascii().to_vec()),
            (name("base64", 3), base64(copy)),
        ]
    })
}

/// The values of an axis: the right one first; equal bytes once.
fn made(right: &[u8], others: impl Iterator<Item = (Name, Vec<u8>)>) -> Vec<Value> {
    let right = Value::new(right.to_vec(), None);
    let mut seen = HashMap::from([(right.digest.clone(), 0)]);
    let mut values = vec![right];
    for (name, bytes) in others {
        let value = Value::new(bytes, Some(name));
        match seen.entry(value.digest.clone()) {
            Entry::Vacant(free) => {
                free.insert(values.len());
                values.push(value);
            }
            // The right value under another name: nothing departs.
            Entry::Occupied(known) if *known.get() == 0 => {}
            Entry::Occupied(known) => {
                if let Some(value) = values.get_mut(*known.get()) {
                    value.also.push(name);
                }
            }
        }
    }
    values
}
