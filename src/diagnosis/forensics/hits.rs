//! From recipes that made the signature to the one that is named: the simplest, its other descriptions, and what
//! may be shown of it.

use super::axes::{Axis, Name};
use super::codec::{hex, sha1};
use super::compose::{Found, Recipe, Work};
use super::deviations::{Deviation, EQUIVALENT, Position};
use super::output::Fit;
use super::presets::{self, is_base64};

/// A recipe that makes the signature, in names.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Hit {
    /// Every departure with its form (of a row of its axis), in the order of the recipe.
    pub forms: Vec<(Deviation, String)>,
    /// Other descriptions of the same signature.
    pub also: Vec<Vec<Deviation>>,
    /// Where a typing error stands, without the character.
    pub positions: Vec<Position>,
    /// What was hashed, where that departs.
    pub shown: Option<Shown>,
}

impl Hit {
    /// The departures, in the order of the recipe.
    pub fn deviations(&self) -> Vec<Deviation> {
        set(self.forms.iter().map(|(deviation, _)| *deviation))
    }

    fn is_also(&mut self, other: Vec<Deviation>) {
        if other != self.deviations() && !self.also.contains(&other) {
            self.also.push(other);
        }
    }

    /// Adds the declared equivalents.
    fn add_equivalents(&mut self) {
        for (name, form, other) in EQUIVALENT {
            let mut forms = self.forms.iter();
            if forms.any(|(deviation, own)| deviation == name && (form.is_empty() || own == form)) {
                let rest = self.deviations().into_iter().filter(|it| it != name);
                self.is_also(set(rest.chain(other.iter().copied())));
            }
        }
    }
}

/// In the order of the recipe, each once.
fn set(deviations: impl Iterator<Item = Deviation>) -> Vec<Deviation> {
    let mut all: Vec<Deviation> = deviations.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The first digits of the SHA-1 of the text that was signed, and of COS's: never of a key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Shown {
    /// The signer's.
    pub code: String,
    /// COS's.
    pub cos: String,
}

/// The simplest of all recipes found: fewest deviations, then likeliest.
pub fn simplest(work: &Work<'_>, found: &[Found]) -> Option<Hit> {
    let rank = |found: &&Found| {
        let (written, scanned) = (written(work, found.fit).count(), found.scanned.len());
        let weight = u32::try_from(2 * written + 5 * scanned).unwrap_or(u32::MAX);
        (
            found.recipe.count() + written + scanned,
            weight.saturating_add(work.weight(found.recipe)),
            found.recipe,
        )
    };
    let mut ranked: Vec<&Found> = found.iter().collect();
    ranked.sort_by_cached_key(rank);
    let best = ranked.first()?;
    let mut hit = describe(work, best);
    for other in ranked.iter().skip(1) {
        // Rows that add to it, and such as happen to write the same here, of which the likelier is enough.
        let scanned = !best.scanned.is_empty() || !other.scanned.is_empty();
        if scanned || !other.recipe.covers(best.recipe) {
            hit.is_also(describe(work, other).deviations());
        }
    }
    Some(hit)
}

/// What departs in the way that the signature is written.
fn written(work: &Work<'_>, fit: Fit) -> impl Iterator<Item = (Deviation, String)> {
    let deviations = work.target.deviations(fit).into_iter();
    deviations.map(|deviation| (deviation, String::new()))
}

fn describe(work: &Work<'_>, found: &Found) -> Hit {
    let (axes, recipe) = (work.axes, found.recipe);
    let form = |axis| axes.form(axis, recipe.row(axis)).unwrap_or_default();
    let of_recipe = recipe
        .names(axes)
        .map(|(axis, name)| (name.deviation, form(axis)));
    let scanned = found.scanned.iter().cloned();
    let mut hit = Hit {
        forms: of_recipe
            .chain(written(work, found.fit))
            .chain(scanned)
            .collect(),
        positions: found.positions.clone(),
        shown: shown(work, recipe),
        ..Hit::default()
    };
    for (axis, name) in recipe.names(axes) {
        for other in axes.also(axis, recipe.row(axis)) {
            let mine = hit.deviations().into_iter();
            let renamed = |it| {
                if it == name.deviation {
                    other.deviation
                } else {
                    it
                }
            };
            hit.is_also(set(mine.map(renamed)));
        }
    }
    hit.add_equivalents();
    hit
}

/// What was hashed, as the first digits of its hash; nothing of the key side.
fn shown(work: &Work<'_>, recipe: Recipe) -> Option<Shown> {
    let row = recipe.row(Axis::Message);
    let name = work.axes.name(Axis::Message, row)?;
    let text = work.axes.texts.get(row)?;
    let short = |bytes: &[u8]| {
        let digits = hex(bytes);
        String::from_utf8_lossy(digits.get(..8).unwrap_or_default()).into_owned()
    };
    let secret = name.deviation == Deviation::WrongVariableSigned;
    (!secret).then(|| Shown {
        code: short(&text.digest),
        cos: short(&sha1(work.axes.facts.inputs.policy)),
    })
}

/// Other services' recipes.
pub fn presets(work: &Work<'_>) -> Option<Hit> {
    let facts = work.axes.facts;
    if facts.inputs.secret_key.is_none() || !facts.has_policy() {
        return None;
    }
    let mut best: Option<Hit> = None;
    let rows = presets::ROWS.iter();
    let fits = |length| length == 0 || work.target.has_length(length);
    for row in rows.filter(|row| fits(presets::length(row))) {
        work.count(1);
        let made = row.make.apply(facts, b"");
        let Some(fit) = made.and_then(|bytes| work.target.fit(&bytes)) else {
            continue;
        };
        let hit = preset(work, Name::of(row), fit);
        match &mut best {
            None => best = Some(hit),
            Some(known) => known.is_also(hit.deviations()),
        }
    }
    best
}

fn preset(work: &Work<'_>, name: Name, fit: Fit) -> Hit {
    let base64 = |(deviation, _): &(Deviation, String)| *deviation == Deviation::SignatureBase64;
    let own = written(work, fit).any(|form| base64(&form)) == is_base64(name.deviation);
    let written = written(work, fit).filter(|form| !own || !base64(form));
    let named = (name.deviation, name.form.to_owned());
    let mut hit = Hit {
        forms: std::iter::once(named).chain(written).collect(),
        ..Hit::default()
    };
    hit.add_equivalents();
    let steps = |set: &Vec<Deviation>| set.contains(&Deviation::SignatureBase64);
    // Not written as that service writes it: its steps say more than its name.
    if let Some(at) = hit.also.iter().position(steps).filter(|_| !own) {
        let steps = hit.also.remove(at).into_iter();
        hit.also.push(hit.deviations());
        let plain = steps.map(|deviation| (deviation, String::new()));
        hit.forms = plain.filter(|form| !base64(form)).collect();
    }
    hit
}
