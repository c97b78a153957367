//! Scans: departures that no table can list, because there are thousands of each. Typing errors in the SecretKey,
//! KeyTime and expiration computed twice, conditions added after signing. Each changes one thing by all small
//! amounts and tries the result along the likeliest ways; a hit is as much a proof as any other.

mod invisible;
mod keys;
mod policies;
mod times;
mod typos;

use super::codec::{base64, hex, sha1};
use super::compose::{Keys, Message, Recipe, Work};
use super::hits::{Detail, Hit, Position};
use super::output::Fit;
use super::sha1::{Key, blocks};
use super::slugs::Slug;

/// Policies above this size are scanned in small steps only.
const LARGE: usize = 4 * 1024;

/// What a scan found.
pub(super) struct Caught {
    /// The departures that were scanned for.
    pub slugs: Vec<(Slug, String)>,
    /// Those of the way it was tried along.
    pub way: Recipe,
    /// Where, for typing errors.
    pub positions: Vec<Position>,
    /// How the signature was read.
    pub fit: Fit,
}

/// How far the scans go.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Reach {
    /// What people wait for: one typing error, times that are minutes or zones apart.
    Near,
    /// All of a day, and two typing errors: millions of recipes, on request.
    Far,
}

/// All scans, likeliest first.
pub(super) fn run(work: &Work<'_>, reach: Reach) -> Option<Hit> {
    type Scan = fn(&Work<'_>, Reach) -> Vec<Caught>;
    let near: [Scan; 6] = [
        |work, _| typos::one(work),
        |work, _| invisible::invisible(work),
        times::key_time,
        times::expiration,
        |work, _| policies::conditions(work),
        typos::beside,
    ];
    let far: [Scan; 4] = [
        times::key_time,
        times::expiration,
        typos::beside,
        |work, _| typos::two(work),
    ];
    let scans = match reach {
        Reach::Near => &near[..],
        Reach::Far => &far[..],
    };
    scans.iter().find_map(|scan| {
        if work.cancelled() {
            None
        } else {
            named(work, scan(work, reach))
        }
    })
}

/// The simplest hit of one scan.
#[cfg(test)]
pub(super) fn alone(work: &Work<'_>, scan: &str) -> Option<Hit> {
    named(
        work,
        match scan {
            "invisible" => invisible::invisible(work),
            _ => typos::beside(work, Reach::Near),
        },
    )
}

/// The forms of the scan for invisible characters.
#[cfg(test)]
pub(super) fn invisible_forms() -> Vec<String> {
    invisible::forms()
}

/// The simplest of what was caught.
fn named(work: &Work<'_>, caught: Vec<Caught>) -> Option<Hit> {
    let mut hits: Vec<Hit> = caught
        .into_iter()
        .map(|caught| describe(work, caught))
        .collect();
    hits.sort_by_key(|hit| (hit.deviations.len(), hit.weight));
    let mut hits = hits.into_iter();
    let mut best = hits.next()?;
    for other in hits {
        if other.deviations != best.deviations && !best.also.contains(&other.deviations) {
            best.also.push(other.deviations);
        }
    }
    Some(best)
}

fn describe(work: &Work<'_>, caught: Caught) -> Hit {
    let mut hit = super::hits::of_recipe(work, caught.way, caught.fit);
    for (slug, form) in caught.slugs {
        hit.weight += 5;
        hit.deviations.push(slug);
        hit.details.push(Detail {
            axis: slug.axis(),
            slug,
            form,
        });
    }
    hit.deviations.sort();
    hit.deviations.dedup();
    hit.positions = caught.positions;
    hit
}

/// The messages worth trying with an unusual key: all single ones, or the three likeliest.
fn messages(work: &Work<'_>, all: bool) -> Vec<Message> {
    let mut messages = work.messages(0, false);
    // Without a policy only what is signed in its place is left.
    let all = all || messages.is_empty();
    let mut ones = work.messages(1, false);
    if !all {
        ones.retain(|message| work.weight(message.recipe) == 1);
    }
    messages.append(&mut ones);
    messages
}

/// The right key, prepared.
fn right_key(work: &Work<'_>) -> Keys {
    work.keys(0, false)
}

/// A changed policy as the two messages it is most often made into: hashed, and hashed as base64.
fn both_ways(text: &[u8]) -> [(Option<Slug>, Vec<[u8; 64]>); 2] {
    let hashed = |text: &[u8]| blocks(&hex(&sha1(text)));
    [
        (None, hashed(text)),
        (Some(Slug::SignedBase64Policy), hashed(&base64(text))),
    ]
}

/// Tries a changed policy with the right key.
fn try_text(
    work: &Work<'_>,
    key: &Key,
    text: &[u8],
    slug: Slug,
    form: &str,
    caught: &mut Vec<Caught>,
) -> usize {
    for (extra, message) in both_ways(text) {
        if let Some(fit) = work.fit(&key.mac(&message)) {
            let slugs = [Some(slug), extra].into_iter().flatten();
            let slugs = slugs.map(|slug| (slug, form.to_owned())).collect();
            let way = Recipe::default();
            caught.push(Caught {
                slugs,
                way,
                positions: Vec::new(),
                fit,
            });
        }
    }
    2
}
