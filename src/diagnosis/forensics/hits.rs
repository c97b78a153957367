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
    /// What kind of character the signer had there; of a lost one, what kind it was.
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

/// The form of one departure, in words of its table.
fn form(work: &Work<'_>, recipe: Recipe, axis: Axis, name: Name) -> String {
    let frame = recipe
        .frame
        .checked_sub(1)
        .filter(|_| axis == Axis::Framing);
    match frame.and_then(|index| work.axes.frames.rows.get(index)) {
        Some((frame, _, _)) => frame.id(),
        None => name.id.to_owned(),
    }
}

fn weight(work: &Work<'_>, found: &Found) -> u32 {
    let output = work.target.slugs(found.fit).len();
    work.weight(found.recipe) + 2 * u32::try_from(output).unwrap_or(0)
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
        if !other.recipe.contains(best.recipe) && !same_axis(best.recipe, other.recipe) {
            push_also(&mut hit, describe(work, other).deviations);
        }
    }
    Some(hit)
}

/// Whether two recipes depart on the same axes: rows that happen to write the same here, of which the likelier is
/// enough.
fn same_axis(one: Recipe, other: Recipe) -> bool {
    one.parts()
        .iter()
        .zip(other.parts())
        .all(|(one, other)| (*one > 0) == (other > 0))
}

fn push_also(hit: &mut Hit, set: Vec<Slug>) {
    if set != hit.deviations && !hit.also.contains(&set) {
        hit.also.push(set);
    }
}

/// A recipe in names.
pub fn of_recipe(work: &Work<'_>, recipe: Recipe, fit: Fit) -> Hit {
    describe(work, &Found { recipe, fit })
}

fn describe(work: &Work<'_>, found: &Found) -> Hit {
    let mut hit = Hit {
        weight: weight(work, found),
        ..Hit::default()
    };
    for (axis, name) in found.recipe.names(work.axes) {
        let form = form(work, found.recipe, axis, name);
        hit.deviations.push(name.slug);
        hit.details.push(Detail {
            axis,
            slug: name.slug,
            form,
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
    if !work.axes.facts.has_policy() {
        return None;
    }
    let mut best: Option<Hit> = None;
    let fitting = presets::ROWS
        .iter()
        .filter(|row| work.target.has_length(presets::length(row)));
    for row in fitting {
        let Some(bytes) = row.make.apply(work.axes.facts, b"") else {
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
    let slugs = work.target.slugs(fit);
    let based = slugs.contains(&Slug::SignatureBase64);
    let natural = based == (Natural::of(name.slug) == Natural::Base64);
    for slug in slugs
        .into_iter()
        .filter(|slug| *slug != Slug::SignatureBase64 || !natural)
    {
        hit.deviations.push(slug);
        hit.details.push(Detail {
            axis: Axis::Output,
            slug,
            form: String::new(),
        });
    }
    declared(&mut hit);
    if !natural {
        // Not written as that service writes it: its steps say more than its name.
        if let Some(at) = hit
            .also
            .iter()
            .position(|set| set.contains(&Slug::SignatureBase64))
        {
            let mut steps = hit.also.remove(at);
            steps.retain(|slug| *slug != Slug::SignatureBase64);
            let named = std::mem::replace(&mut hit.deviations, steps);
            hit.also.push(named);
        }
    }
    hit
}
