//! KeyTime and expiration computed twice: a little or a zone apart, in SignKey, in the policy, or in both.

use super::super::Depth;
use super::super::codec::{hex, replace, sha1};
use super::super::compose::{Found, Recipe, Work};
use super::super::deviations::Deviation;
use super::super::sha1::{Key, blocks, bytes};
use super::{LARGE, messages, try_text};

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
fn shifts(work: &Work<'_>, depth: Depth) -> Vec<(i64, i64)> {
    let far = if depth == Depth::Deep { DAY } else { HOUR };
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
pub(super) fn key_time(work: &Work<'_>, depth: Depth) -> Vec<Found> {
    let facts = work.axes.facts;
    if !facts.has_key() || facts.times.is_none() {
        return Vec::new();
    }
    // Of a SignKey alone nobody can make another.
    let secret = work.axes.secret_keys.first();
    let secret = secret.filter(|_| facts.inputs.secret_key.is_some());
    let policy = facts.inputs.policy;
    let inside = policy.len() <= LARGE && memchr::memmem::find(policy, facts.key_time).is_some();
    let messages = messages(work, false);
    let right = work.keys(0, false);
    work.share(&shifts(work, depth), 512, |chunk, found| {
        for (first, last) in chunk {
            let Some(time) = moved(work, *first, *last) else {
                continue;
            };
            let form = format!("{first:+};{last:+}");
            let mut keep = |deviations: &[Deviation], recipe, fit| {
                let scanned = deviations.iter().map(|it| (*it, form.clone()));
                found.push(Found {
                    scanned: scanned.collect(),
                    ..Found::new(recipe, fit)
                });
            };
            let mac = |secret: &Key| bytes(&secret.mac(&blocks(time.as_bytes())));
            let key = secret.map(|secret| Key::new(&hex(&mac(secret))));
            for message in key.iter().flat_map(|_| &messages) {
                let fit = key.and_then(|key| work.fit(&key.mac(&message.blocks)));
                if let Some(fit) = fit {
                    keep(&[Deviation::KeyTimeShifted], message.recipe, fit);
                }
            }
            if inside {
                let text = replace(policy, facts.key_time, time.as_bytes());
                let message = blocks(&hex(&sha1(&text)));
                let both = [Deviation::KeyTimeShifted, Deviation::PolicyRegenerated];
                for (key, deviations) in [(right.first(), &both[1..]), (key.as_ref(), &both[..])] {
                    if let Some(fit) = key.and_then(|key| work.fit(&key.mac(&message))) {
                        keep(deviations, Recipe::default(), fit);
                    }
                }
            }
        }
        chunk.len() * (messages.len() + usize::from(inside) * 2)
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
        let (date, clock) = (at.strftime("%Y-%m-%d"), at.strftime("%H:%M:%S"));
        let fraction = milliseconds.map(|ms| format!(".{ms:03}"));
        let fraction = fraction.unwrap_or_default();
        Some(format!(
            "{date}{}{clock}{fraction}{}",
            self.middle, self.zone
        ))
    }

    /// All moved instants, in milliseconds, nearest first; few for a large policy.
    fn moves(&self, large: bool, depth: Depth) -> Vec<i64> {
        let (near, far) = match depth {
            _ if large => (0, 5),
            Depth::Quick | Depth::Usual => (NEAR_MILLISECONDS, HOUR / 6),
            Depth::Deep => (MILLISECONDS, DAY),
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
pub(super) fn expiration(work: &Work<'_>, depth: Depth) -> Vec<Found> {
    let facts = work.axes.facts;
    let policy = facts.inputs.policy;
    let text = facts.expiration.as_deref();
    let expiration = text.and_then(|text| Expiration::find(policy, text));
    let right = work.keys(0, false);
    let (Some(expiration), Some(key)) = (expiration, right.first()) else {
        return Vec::new();
    };
    let own = expiration.milliseconds;
    let try_at = |by: i64, milliseconds: Option<i64>, form: &str, found: &mut Vec<Found>| {
        let moved = expiration.seconds.saturating_add(by);
        if let Some(text) = expiration.write(moved, milliseconds) {
            let text = [expiration.head, text.as_bytes(), expiration.tail].concat();
            let named = (Deviation::PolicyRegenerated, form);
            try_text(work, key, &text, named, found);
        }
    };
    let mut found = Vec::new();
    let fractions = [None, Some(0), Some(own.unwrap_or(0))].into_iter();
    for other in fractions.filter(|milliseconds| *milliseconds != own) {
        try_at(0, other, "fraction", &mut found);
    }
    if found.is_empty() {
        let moves = expiration.moves(policy.len() > LARGE, depth);
        found = work.share(&moves, 1024, |chunk, found| {
            for by in chunk {
                let total = own.unwrap_or(0) + by;
                let milliseconds = own.map(|_| total.rem_euclid(1000));
                let form = format!("{by:+} ms");
                try_at(total.div_euclid(1000), milliseconds, &form, found);
            }
            chunk.len() * 2
        });
    }
    found
}
