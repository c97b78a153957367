//! Scans: departures that no table can list, because there are thousands of each. Typing errors in the SecretKey,
//! KeyTime and expiration computed twice, conditions added after signing. Each changes one thing by all small
//! amounts and tries the result along the likeliest ways; a hit is as much a proof as any other.

mod edits;
mod keys;
mod policies;
mod times;

use super::Depth;
use super::codec::{base64, hex, sha1};
use super::compose::{Found, Message, Recipe, Work};
use super::deviations::Deviation;
use super::hits::{self, Hit};
use super::sha1::{Key, blocks};

/// Policies above this size are scanned in small steps only.
const LARGE: usize = 4 * 1024;

/// All scans, likeliest first: what people wait for (one typing error, times that are minutes or zones apart), and
/// on request all of a day, and two typing errors: millions of recipes.
pub(super) fn run(work: &Work<'_>, depth: Depth) -> Option<Hit> {
    type Scan = fn(&Work<'_>, Depth) -> Vec<Found>;
    let near: [Scan; 6] = [
        |work, _| edits::one(work),
        |work, _| edits::invisible(work),
        times::key_time,
        times::expiration,
        |work, _| policies::conditions(work),
        edits::beside,
    ];
    let far: [Scan; 4] = [
        times::key_time,
        times::expiration,
        edits::beside,
        |work, _| edits::two(work),
    ];
    let scans = if depth == Depth::Deep {
        &far[..]
    } else {
        &near[..]
    };
    let mut scans = scans.iter().filter(|_| !work.cancelled());
    scans.find_map(|scan| hits::simplest(work, &scan(work, depth)))
}

/// The simplest hit of one scan.
#[cfg(test)]
pub(super) fn alone(work: &Work<'_>, scan: &str) -> Option<Hit> {
    let found = match scan {
        "invisible" => edits::invisible(work),
        _ => edits::beside(work, Depth::Usual),
    };
    hits::simplest(work, &found)
}

/// The forms of the scan for invisible characters.
#[cfg(test)]
pub(super) fn invisible_forms() -> Vec<String> {
    edits::forms()
}

/// The messages worth trying with an unusual key: all single ones, or the three likeliest.
fn messages(work: &Work<'_>, all: bool) -> Vec<Message> {
    let mut messages = work.messages(0, false);
    // Without a policy only what is signed in its place is left.
    let all = all || messages.is_empty();
    let ones = work.messages(1, false).into_iter();
    messages.extend(ones.filter(|message| all || work.weight(message.recipe) == 1));
    messages
}

/// Tries a changed policy, hashed and hashed as base64, with the right key.
fn try_text(
    work: &Work<'_>,
    key: &Key,
    text: &[u8],
    (deviation, form): (Deviation, &str),
    found: &mut Vec<Found>,
) {
    let hashed = |text: &[u8]| blocks(&hex(&sha1(text)));
    for (encoded, message) in [(false, hashed(text)), (true, hashed(&base64(text)))] {
        if let Some(fit) = work.fit(&key.mac(&message)) {
            let base64 = encoded.then_some(Deviation::SignedBase64Policy);
            let scanned = [deviation].into_iter().chain(base64);
            found.push(Found {
                scanned: scanned.map(|it| (it, form.to_owned())).collect(),
                ..Found::new(Recipe::default(), fit)
            });
        }
    }
}
