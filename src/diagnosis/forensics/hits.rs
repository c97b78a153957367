//! From recipes that made the signature to the one that is named: the simplest, its other descriptions, and what
//! may be shown of it.

use super::axes::Name;
use super::codec::{hex, sha1};
use super::compose::{Found, Recipe, Work};
use super::output::Fit;
use super::presets::{self, Natural};
use super::slugs::{Axis, EQUIVALENT, Slug, Step};

/// A recipe that makes the signature, in names.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Hit {
    /// Every departure, in the order of the recipe.
    pub deviations: Vec<Slug>,
    /// Other descriptions of the same signature.
    pub also: Vec<Vec<Slug>>,
    /// Where a typing error stands, without the character.
    pub positions: Vec<Position>,
    /// Which form each departure has (a row of its axis).
    pub details: Vec<Detail>,
    /// What the code computed and what COS computes.
    pub shown: Vec<Shown>,
    /// Sum of the weights: lower is likelier.
    pub weight: u32,
}

/// The form of one departure.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Detail {
    /// Its axis.
    pub axis: Axis,
    /// The departure.
    pub slug: Slug,
    /// Its form.
    pub form: String,
}

/// Where and how a SecretKey differs by typing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Position {
    /// Which character, from 1.
    pub at: usize,
    /// What happened to it.
    pub kind: TypoKind,
    /// What kind of character the signer had there.
    pub class: Class,
}

/// Kinds of typing errors.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TypoKind {
    /// Another character.
    Substituted,
    /// One more.
    Inserted,
    /// One less.
    Deleted,
    /// Exchanged with the next.
    Swapped,
}

impl TypoKind {
    /// The word used in parameters.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Substituted => "substituted",
            Self::Inserted => "inserted",
            Self::Deleted => "deleted",
            Self::Swapped => "swapped",
        }
    }
}

/// Kinds of characters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Class {
    /// `0` to `9`
    Digit,
    /// `a` to `z`
    Lower,
    /// `A` to `Z`
    Upper,
    /// Anything else.
    Other,
}

impl Class {
    /// The word used in parameters.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Digit => "digit",
            Self::Lower => "lower",
            Self::Upper => "upper",
            Self::Other => "other",
        }
    }
}

/// A value of the signer's next to COS's: short, and never a key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Shown {
    /// The step.
    pub step: Step,
    /// `sha1` (first 8 digits of the text's SHA-1) or `bytes` (the text's length).
    pub what: &'static str,
    /// The signer's.
    pub code: String,
    /// COS's.
    pub cos: String,
}

/// Names of one recipe.
fn names(work: &Work<'_>, recipe: Recipe) -> Vec<(Axis, Name, String)> {
    let parts = [
        (Axis::Secret, recipe.secret),
        (Axis::KeyTime, recipe.time),
        (Axis::Derivation, recipe.derivation),
        (Axis::Message, recipe.text),
        (Axis::Framing, recipe.frame),
        (Axis::Digest, recipe.digest),
        (Axis::Mac, recipe.mac),
    ];
    parts
        .into_iter()
        .filter_map(|(axis, index)| {
            let name = work.axes.name(axis, index)?;
            let form = if axis == Axis::Framing {
                let (frame, _, _) = work.axes.frames.rows.get(index.checked_sub(1)?)?;
                frame.id()
            } else {
                name.id.to_owned()
            };
            Some((axis, name, form))
        })
        .collect()
}

fn weight(work: &Work<'_>, found: &Found) -> u32 {
    let own: u32 = names(work, found.recipe)
        .iter()
        .map(|(_, name, _)| u32::from(name.weight))
        .sum();
    own + 2 * u32::try_from(work.target.slugs(found.fit).len()).unwrap_or(0)
}

/// The simplest of all recipes found: fewest deviations, then likeliest.
pub fn simplest(work: &Work<'_>, found: &[Found]) -> Option<Hit> {
    let mut ranked: Vec<(usize, u32, &Found)> = found
        .iter()
        .map(|found| {
            let output = work.target.slugs(found.fit).len();
            (found.recipe.count() + output, weight(work, found), found)
        })
        .collect();
    ranked.sort_by_key(|(count, weight, found)| (*count, *weight, found.recipe.parts()));
    let (_, _, best) = ranked.first()?;
    let mut hit = describe(work, best);
    for (_, _, other) in ranked.iter().skip(1) {
        if !other.recipe.contains(best.recipe) {
            push_also(&mut hit, describe(work, other).deviations);
        }
    }
    Some(hit)
}

fn push_also(hit: &mut Hit, set: Vec<Slug>) {
    if set != hit.deviations && !hit.also.contains(&set) {
        hit.also.push(set);
    }
}

fn describe(work: &Work<'_>, found: &Found) -> Hit {
    let names = names(work, found.recipe);
    let mut hit = Hit {
        weight: weight(work, found),
        ..Hit::default()
    };
    for (axis, name, form) in &names {
        hit.deviations.push(name.slug);
        hit.details.push(Detail {
            axis: *axis,
            slug: name.slug,
            form: form.clone(),
        });
    }
    output(work, found.fit, &mut hit);
    let written = hit.deviations.clone();
    let parts = [
        (Axis::Secret, found.recipe.secret),
        (Axis::KeyTime, found.recipe.time),
        (Axis::Message, found.recipe.text),
    ];
    for (axis, index) in parts {
        for other in work.axes.also(axis, index) {
            let set = written
                .iter()
                .map(|slug| {
                    if slug.axis() == axis {
                        other.slug
                    } else {
                        *slug
                    }
                })
                .collect();
            push_also(&mut hit, set);
        }
    }
    declared(&mut hit);
    hit.shown = shown(work, found.recipe);
    hit
}

fn output(work: &Work<'_>, fit: Fit, hit: &mut Hit) {
    for slug in work.target.slugs(fit) {
        hit.deviations.push(slug);
        hit.details.push(Detail {
            axis: Axis::Output,
            slug,
            form: String::new(),
        });
    }
}

/// Adds the declared equivalents.
fn declared(hit: &mut Hit) {
    for row in EQUIVALENT {
        let named = row.name.iter().all(|slug| {
            hit.details.iter().any(|detail| {
                detail.slug == *slug && (row.form.is_empty() || detail.form == row.form)
            })
        });
        if named {
            let rest = hit
                .deviations
                .iter()
                .filter(|slug| !row.name.contains(slug));
            let mut set: Vec<Slug> = rest.chain(row.other).copied().collect();
            set.sort();
            push_also(hit, set);
        }
    }
}

/// What was hashed, as length and first digits; nothing of the key side.
fn shown(work: &Work<'_>, recipe: Recipe) -> Vec<Shown> {
    let policy = work.axes.facts.inputs.policy;
    let Some(text) = work.axes.texts.get(recipe.text).filter(|_| recipe.text > 0) else {
        return Vec::new();
    };
    let secret = work
        .axes
        .name(Axis::Message, recipe.text)
        .is_some_and(|name| name.slug == Slug::WrongVariableSigned);
    if secret {
        return Vec::new();
    }
    let short = |bytes: &[u8]| {
        let digits = hex(bytes);
        String::from_utf8_lossy(digits.get(..8).unwrap_or_default()).into_owned()
    };
    let step = Step::StringToSign;
    vec![
        Shown {
            step,
            what: "sha1",
            code: short(&text.digest),
            cos: short(&sha1(policy)),
        },
        Shown {
            step,
            what: "bytes",
            code: text.bytes.len().to_string(),
            cos: policy.len().to_string(),
        },
    ]
}

/// Other services' recipes.
pub fn presets(work: &Work<'_>) -> Option<Hit> {
    work.axes.facts.inputs.secret_key?;
    let mut best: Option<Hit> = None;
    for row in presets::ROWS {
        let Some(bytes) = (row.make)(work.axes.facts) else {
            continue;
        };
        work.count(1);
        let Some(fit) = work.target.fit(&bytes) else {
            continue;
        };
        let hit = preset(work, Name::of(row), fit);
        match &mut best {
            None => best = Some(hit),
            Some(known) => push_also(known, hit.deviations),
        }
    }
    best
}

fn preset(work: &Work<'_>, name: Name, fit: Fit) -> Hit {
    let mut hit = Hit {
        weight: name.weight.into(),
        deviations: vec![name.slug],
        ..Hit::default()
    };
    hit.details.push(Detail {
        axis: Axis::Recipe,
        slug: name.slug,
        form: name.id.to_owned(),
    });
    // The service's own writing is no departure from its recipe.
    let natural = match Natural::of(name.slug) {
        Natural::Base64 => Slug::SignatureBase64,
        Natural::Hex => Slug::SignatureUpperCase,
    };
    let slugs = work.target.slugs(fit);
    for slug in slugs
        .iter()
        .filter(|slug| **slug != natural || natural != Slug::SignatureBase64)
    {
        hit.deviations.push(*slug);
        hit.details.push(Detail {
            axis: Axis::Output,
            slug: *slug,
            form: String::new(),
        });
    }
    declared(&mut hit);
    hit
}
