//! The axes of one search, with their values made: every table applied to the evidence, no-ops dropped and equal
//! values merged under the simplest name. Composition works with indices into these lists.

use std::collections::HashMap;

use zeroize::Zeroizing;

use super::codec::sha1;
use super::derivations::{self, Derive};
use super::digests::{self, Hash};
use super::facts::{Bytes, Facts, Make, RARE, Row};
use super::framings::Frames;
use super::sha1::Key;
use super::slugs::{Axis, Slug};
use super::texts;

/// Texts above this size are hashed in their likely forms only, to stay inside a frame.
const LARGE: usize = 8 * 1024;

/// Rows up to this weight are made where there is no key.
const LIKELY: u8 = 3;

/// What a value is called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Name {
    /// The deviation.
    pub slug: Slug,
    /// Its form.
    pub id: &'static str,
    /// Its weight.
    pub weight: u8,
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
    /// Header-style framings.
    pub frames: Frames,
    /// Whether only the likely forms of a large policy are made.
    pub large: bool,
    /// Prepared HMAC keys of the secrets.
    pub secret_keys: Vec<Key>,
}

impl<'a> Axes<'a> {
    /// Applies every table.
    pub fn new(facts: &'a Facts<'a>, thorough: bool) -> Self {
        let secret = facts.inputs.secret_key;
        let secrets = match secret {
            Some(secret) => made(facts, secret, super::secrets::ROWS, RARE),
            None => vec![Value::new(Vec::new(), None)],
        };
        let times = match secret {
            Some(_) => made(facts, facts.key_time, super::key_times::ROWS, RARE),
            None => vec![Value::new(facts.key_time.to_vec(), None)],
        };
        let large = facts.inputs.policy.len() > LARGE && !thorough;
        // Without a key a text is only hashed: the unlikely ones would be most of a small upload's work.
        let heaviest = match (large, facts.has_key()) {
            (true, _) => 2,
            (false, true) => RARE,
            (false, false) => LIKELY,
        };
        let rows = if facts.has_policy() { texts::ROWS } else { &[] };
        let mut texts = made(facts, facts.inputs.policy, rows, heaviest);
        copies(facts, &mut texts);
        let secret_keys = secrets.iter().map(|value| Key::new(&value.bytes)).collect();
        Self {
            facts,
            secrets,
            times,
            texts,
            frames: Frames::new(facts, thorough),
            large,
            secret_keys,
        }
    }

    /// The name of a value on an axis.
    pub fn name(&self, axis: Axis, index: usize) -> Option<Name> {
        let index = index.checked_sub(1)?;
        match axis {
            Axis::Secret => self.secrets.get(index + 1)?.name,
            Axis::KeyTime => self.times.get(index + 1)?.name,
            Axis::Message => self.texts.get(index + 1)?.name,
            Axis::Derivation => derivations::ROWS.get(index).map(Name::of),
            Axis::Digest => digests::ROWS.get(index).map(Name::of),
            Axis::Mac => super::macs::ROWS.get(index).map(Name::of),
            Axis::Framing => self.frames.rows.get(index).map(|(_, _, weight)| Name {
                slug: Slug::HeaderStyleStringToSign,
                id: "",
                weight: *weight,
            }),
            Axis::Output | Axis::Recipe => None,
        }
    }

    /// Other names of the same bytes.
    pub fn also(&self, axis: Axis, index: usize) -> &[Name] {
        let list = match axis {
            Axis::Secret => &self.secrets,
            Axis::KeyTime => &self.times,
            Axis::Message => &self.texts,
            Axis::Derivation
            | Axis::Digest
            | Axis::Mac
            | Axis::Framing
            | Axis::Output
            | Axis::Recipe => return &[],
        };
        list.get(index).map_or(&[], |value| &value.also)
    }
}

impl Name {
    /// The name of a row.
    pub const fn of<F>(row: &Row<F>) -> Self {
        Self {
            slug: row.slug,
            id: row.id,
            weight: row.weight,
        }
    }
}

/// How a derivation index works; 0 is the right one.
pub fn derivation(index: usize) -> Option<Derive> {
    match index.checked_sub(1) {
        None => Some(derivations::RIGHT),
        Some(index) => derivations::ROWS.get(index).map(|row| row.make),
    }
}

/// How a digest index works; 0 is the right one.
pub fn digest(index: usize) -> Option<Hash> {
    match index.checked_sub(1) {
        None => Some(digests::RIGHT),
        Some(index) => digests::ROWS.get(index).map(|row| row.make),
    }
}

/// The values of one table: the right one first, then by weight; equal bytes once.
fn made(facts: &Facts<'_>, right: &[u8], rows: &[Row<Make>], heaviest: u8) -> Vec<Value> {
    let mut values = vec![Value::new(right.to_vec(), None)];
    let mut seen: HashMap<Vec<u8>, usize> = HashMap::new();
    if let Some(first) = values.first() {
        seen.insert(first.digest.clone(), 0);
    }
    let mut sorted: Vec<&Row<Make>> = rows.iter().filter(|row| row.weight <= heaviest).collect();
    sorted.sort_by_key(|row| row.weight);
    for row in sorted {
        if let Some(bytes) = row.make.apply(facts, right) {
            add(&mut values, &mut seen, bytes, Name::of(row));
        }
    }
    values
}

fn add(values: &mut Vec<Value>, seen: &mut HashMap<Vec<u8>, usize>, bytes: Vec<u8>, name: Name) {
    let value = Value::new(bytes, Some(name));
    match seen.get(&value.digest) {
        // The right value under another name: nothing departs.
        Some(0) => {}
        Some(index) => {
            if let Some(known) = values.get_mut(*index) {
                known.also.push(name);
            }
        }
        None => {
            seen.insert(value.digest.clone(), values.len());
            values.push(value);
        }
    }
}

/// Other copies of the policy, as they stand and as base64.
fn copies(facts: &Facts<'_>, texts: &mut Vec<Value>) {
    let mut seen: HashMap<Vec<u8>, usize> = texts
        .iter()
        .enumerate()
        .map(|(index, value)| (value.digest.clone(), index))
        .collect();
    for copy in &facts.inputs.other_texts {
        for (id, weight, bytes) in [
            ("text", 2, copy.to_vec()),
            ("text-trimmed", 3, copy.trim_ascii().to_vec()),
            ("base64", 3, super::codec::base64(copy)),
        ] {
            add(
                texts,
                &mut seen,
                bytes,
                Name {
                    slug: texts::OTHER_COPY,
                    id,
                    weight,
                },
            );
        }
    }
}
