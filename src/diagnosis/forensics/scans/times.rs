//! KeyTime and expiration computed twice: a little or a zone apart, in SignKey, in the policy, or in both.

use sha1::{Digest, Sha1};

use super::super::codec::{base64, hex, replace};
use super::super::compose::{Recipe, Work};
use super::super::sha1::{Key, blocks, bytes};
use super::super::slugs::Slug;
use super::{Caught, LARGE, Reach, messages, right_key};

/// One day: both ends of KeyTime moved together, or the expiration by whole seconds.
const DAY: i64 = 86_400;
/// The same for what people wait for: two readings of a clock are seconds apart.
const HOUR: i64 = 3_600;
/// Time zones are whole quarters of an hour apart, to both sides of Greenwich.
const QUARTERS: i64 = 14 * 4;
/// The ends of KeyTime moved apart from each other.
const APART: i64 = 60;
/// The expiration by milliseconds.
const MILLISECONDS: i64 = 60_000;
/// The same for what people wait for.
const NEAR_MILLISECONDS: i64 = 2_000;

/// Lives that programs give KeyTime, in seconds.
const LIVES: [i64; 12] = [
    60,
    300,
    600,
    900,
    1_800,
    3_600,
    7_200,
    43_200,
    DAY,
    7 * DAY,
    30 * DAY,
    365 * DAY,
];

/// Shifts of one end that make another life.
pub(super) fn lives(work: &Work<'_>) -> Vec<(i64, i64)> {
    let life = work.axes.facts.times;
    let life = life.map_or(0, |(start, end)| end.saturating_sub(start));
    let shifts = LIVES.into_iter().filter(|other| *other != life);
    shifts
        .flat_map(|other| {
            [
                (0, other.saturating_sub(life)),
                (life.saturating_sub(other), 0),
            ]
        })
        .collect()
}

/// All shifts of start and end.
fn shifts(work: &Work<'_>, reach: Reach) -> Vec<(i64, i64)> {
    let far = if reach == Reach::Far { DAY } else { HOUR };
    let zones = (-QUARTERS..=QUARTERS).map(|quarters| quarters * HOUR / 4);
    let zones = zones.filter(|by| by.abs() > far);
    let together = (-far..=far).chain(zones).map(|by| (by, by));
    let apart = (-APART..=APART).flat_map(|start| (-APART..=APART).map(move |end| (start, end)));
    let mut all: Vec<_> = together
        .chain(apart.filter(|(start, end)| start != end))
        .chain(lives(work))
        .collect();
    all.retain(|shift| *shift != (0, 0));
    all.sort_by_key(|(start, end)| (start.abs().max(end.abs()), (start - end).abs()));
    all
}

/// KeyTime with its ends moved by seconds.
pub(super) fn moved(work: &Work<'_>, start: i64, end: i64) -> Option<String> {
    let (first, last) = work.axes.facts.times?;
    Some(format!(
        "{};{}",
        first.saturating_add(start),
        last.saturating_add(end)
    ))
}

/// KeyTime moved: in SignKey, in the policy, in both.
pub(super) fn key_time(work: &Work<'_>, reach: Reach) -> Vec<Caught> {
    let facts = work.axes.facts;
    let Some(secret) = work
        .axes
        .secret_keys
        .first()
        .filter(|_| facts.has_key() && facts.times.is_some())
    else {
        return Vec::new();
    };
    let policy = facts.inputs.policy;
    let inside = policy.len() <= LARGE && memchr::memmem::find(policy, facts.key_time).is_some();
    let messages = messages(work, false);
    let right = right_key(work);
    work.share(&shifts(work, reach), 512, |chunk, caught| {
        let mut tried = 0;
        for (first, last) in chunk {
            let Some(time) = moved(work, *first, *last) else {
                continue;
            };
            let form = format!("{first:+};{last:+}");
            let key = facts
                .inputs
                .secret_key
                .map(|_| Key::new(&hex(&bytes(&secret.mac(&blocks(time.as_bytes()))))));
            let mut keep = |slugs: &[Slug], way, fit| {
                let slugs = slugs.iter().map(|slug| (*slug, form.clone())).collect();
                caught.push(Caught {
                    slugs,
                    way,
                    positions: Vec::new(),
                    fit,
                });
            };
            for message in key.iter().flat_map(|_| &messages) {
                let mac = key.as_ref().map(|key| key.mac(&message.blocks));
                if let Some(fit) = mac.and_then(|mac| work.fit(&mac)) {
                    keep(&[Slug::KeyTimeShifted], message.recipe, fit);
                }
            }
            if inside {
                let text = replace(policy, facts.key_time, time.as_bytes());
                let message = blocks(&hex(&Sha1::digest(&text)));
                let none = Recipe::default();
                for right in right.iter() {
                    if let Some(fit) = work.fit(&right.mac(&message)) {
                        keep(&[Slug::PolicyRegenerated], none, fit);
                    }
                }
                if let Some(fit) = key.and_then(|key| work.fit(&key.mac(&message))) {
                    keep(&[Slug::KeyTimeShifted, Slug::PolicyRegenerated], none, fit);
                }
            }
            tried += messages.len() + usize::from(inside) * 2;
        }
        tried
    })
}

/// An `expiration` cut into what the scan changes.
struct Expiration<'a> {
    /// The policy before it.
    head: &'a [u8],
    /// `T` or a blank.
    middle: char,
    /// Unix seconds and milliseconds, as if it were UTC.
    seconds: i64,
    milliseconds: Option<i64>,
    /// What follows the fraction: `Z`, `+08:00`, nothing.
    zone: String,
    /// The policy behind it.
    tail: &'a [u8],
}

impl<'a> Expiration<'a> {
    fn find(policy: &'a [u8], text: &str) -> Option<Self> {
        let at = memchr::memmem::find(policy, text.as_bytes())?;
        let date =
            jiff::civil::DateTime::strptime("%Y-%m-%d %H:%M:%S", text.get(..19)?.replace('T', " "));
        let seconds = jiff::tz::TimeZone::UTC
            .to_timestamp(date.ok()?)
            .ok()?
            .as_second();
        let rest = text.get(19..)?;
        let digits = rest
            .strip_prefix('.')
            .and_then(|rest| rest.get(..3))
            .and_then(|d| d.parse().ok());
        let zone = if digits.is_some() {
            rest.get(4..)?
        } else {
            rest
        };
        Some(Self {
            head: policy.get(..at)?,
            middle: text.chars().nth(10)?,
            seconds,
            milliseconds: digits,
            zone: zone.to_owned(),
            tail: policy.get(at + text.len()..)?,
        })
    }

    /// The text of another instant, in the same layout.
    fn write(&self, seconds: i64, milliseconds: Option<i64>) -> Option<String> {
        let at = jiff::Timestamp::from_second(seconds).ok()?;
        let date = jiff::tz::TimeZone::UTC.to_datetime(at);
        let fraction = milliseconds
            .map(|ms| format!(".{ms:03}"))
            .unwrap_or_default();
        Some(format!(
            "{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}{fraction}{}",
            date.year(),
            date.month(),
            date.day(),
            self.middle,
            date.hour(),
            date.minute(),
            date.second(),
            self.zone
        ))
    }

    /// All moved instants, in milliseconds, nearest first; few for a large policy.
    fn moves(&self, large: bool, reach: Reach) -> Vec<i64> {
        let (near, far) = match reach {
            _ if large => (0, 5),
            Reach::Near => (NEAR_MILLISECONDS, HOUR / 6),
            Reach::Far => (MILLISECONDS, DAY),
        };
        let mut moves: Vec<i64> = (-far..=far).map(|seconds| seconds * 1000).collect();
        if self.milliseconds.is_some() {
            moves.extend(-near..=near);
        }
        moves.extend((-28..=28).map(|halves: i64| halves * 1_800_000));
        moves.sort_by_key(|by| (by.abs(), *by));
        moves.dedup();
        moves.retain(|by| *by != 0);
        moves
    }
}

/// The expiration moved by milliseconds, seconds or zones, or with another fraction.
pub(super) fn expiration(work: &Work<'_>, reach: Reach) -> Vec<Caught> {
    let facts = work.axes.facts;
    let policy = facts.inputs.policy;
    let found = facts
        .expiration
        .as_deref()
        .and_then(|text| Expiration::find(policy, text));
    let Some(expiration) = found else {
        return Vec::new();
    };
    let right = right_key(work);
    let Some(key) = right.iter().next() else {
        return Vec::new();
    };
    let mut front = Sha1::new();
    front.update(expiration.head);
    let large = policy.len() > LARGE;
    let own = expiration.milliseconds;
    let mut changes: Vec<(i64, Option<i64>, String)> = Vec::new();
    for other in [None, Some(0), Some(own.unwrap_or(0))]
        .into_iter()
        .filter(|ms| *ms != own)
    {
        changes.push((0, other, "fraction".to_owned()));
    }
    let moves = expiration.moves(large, reach);
    let mut caught = try_all(work, key, &front, &expiration, &changes);
    if caught.is_empty() {
        caught = work.share(&moves, 1024, |chunk, caught| {
            let changes: Vec<_> = chunk.iter().map(|by| moved_instant(own, *by)).collect();
            caught.append(&mut try_all(work, key, &front, &expiration, &changes));
            0
        });
    }
    caught
}

/// An instant moved by some milliseconds.
fn moved_instant(own: Option<i64>, by: i64) -> (i64, Option<i64>, String) {
    let total = own.unwrap_or(0) + by;
    let milliseconds = own.map(|_| total.rem_euclid(1000));
    (total.div_euclid(1000), milliseconds, format!("{by:+} ms"))
}

fn try_all(
    work: &Work<'_>,
    key: &Key,
    front: &Sha1,
    expiration: &Expiration<'_>,
    changes: &[(i64, Option<i64>, String)],
) -> Vec<Caught> {
    let mut caught = Vec::new();
    for (seconds, milliseconds, form) in changes {
        let moved = expiration.seconds.saturating_add(*seconds);
        let Some(text) = expiration.write(moved, *milliseconds) else {
            continue;
        };
        let mut hash = front.clone();
        hash.update(text.as_bytes());
        hash.update(expiration.tail);
        let plain = blocks(&hex(&hash.finalize()));
        let whole = [expiration.head, text.as_bytes(), expiration.tail].concat();
        let encoded = blocks(&hex(&Sha1::digest(base64(&whole))));
        for (extra, message) in [(None, plain), (Some(Slug::SignedBase64Policy), encoded)] {
            if let Some(fit) = work.fit(&key.mac(&message)) {
                let slugs = [Some(Slug::PolicyRegenerated), extra];
                let slugs = slugs
                    .into_iter()
                    .flatten()
                    .map(|slug| (slug, form.clone()))
                    .collect();
                let way = Recipe::default();
                caught.push(Caught {
                    slugs,
                    way,
                    positions: Vec::new(),
                    fit,
                });
            }
        }
    }
    work.count(changes.len() * 2);
    caught
}
