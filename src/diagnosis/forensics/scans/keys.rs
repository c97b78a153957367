//! What every scan over SecretKeys shares: a text is taken for the SecretKey, with some KeyTimes, along some
//! messages. It must not know how the texts differ from the key that was given.

use zeroize::Zeroizing;

use super::super::codec::hex;
use super::super::compose::{Message, Recipe, Work};
use super::super::hits::Position;
use super::super::sha1::{Key, blocks, bytes};
use super::super::slugs::Slug;
use super::times::{lives, moved};
use super::{Caught, Reach};

/// Longer keys are no SecretKey; temporary ones have up to 64 characters.
const LONGEST: usize = 128;

/// Rows up to this weight are likely beside another mistake.
const LIKELY: u8 = 3;

/// Seconds by which KeyTime is moved beside another mistake (both ends, and either of them alone), and hours.
const NEAR: (i64, i64, &[i64]) = (5, 1, &[-9, -8, -7, -1, 1, 7, 8, 9]);
/// The same on request.
const FAR: (i64, i64, &[i64]) = (
    300,
    10,
    &[-12, -11, -10, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 10, 11, 12],
);

/// The SecretKey, where it is one.
pub(super) fn secret<'a>(work: &Work<'a>) -> Option<&'a [u8]> {
    let secret = work.axes.facts.inputs.secret_key?;
    (1..=LONGEST).contains(&secret.len()).then_some(secret)
}

/// A KeyTime: a row of its axis, or the right one moved.
pub(super) struct Time {
    row: usize,
    shift: Option<String>,
    blocks: Vec<[u8; 64]>,
}

impl Time {
    /// The right one.
    pub(super) fn right(work: &Work<'_>) -> Self {
        Self {
            row: 0,
            shift: None,
            blocks: blocks(work.axes.facts.key_time),
        }
    }

    /// Those that are likely beside another mistake.
    pub(super) fn others(work: &Work<'_>, reach: Reach) -> Vec<Self> {
        let rows = work.axes.times.iter().enumerate().skip(1);
        let likely = rows.filter(|(_, value)| value.name.is_some_and(|name| name.weight <= LIKELY));
        let mut all: Vec<Self> = likely
            .map(|(row, value)| Self {
                row,
                shift: None,
                blocks: blocks(&value.bytes),
            })
            .collect();
        let (together, apart, hours) = if reach == Reach::Near { NEAR } else { FAR };
        let together = (-together..=together).map(|by| (by, by));
        let apart =
            (-apart..=apart).flat_map(|start| (-apart..=apart).map(move |end| (start, end)));
        let apart = apart.filter(|(start, end)| start != end);
        let hours = hours.iter().map(|hours| (hours * 3600, hours * 3600));
        let mut shifts: Vec<(i64, i64)> = together.chain(apart).chain(hours).collect();
        if reach == Reach::Far {
            shifts.extend(lives(work));
        }
        for (start, end) in shifts.into_iter().filter(|shift| *shift != (0, 0)) {
            all.extend(moved(work, start, end).map(|time| Self {
                row: 0,
                shift: Some(format!("{start:+};{end:+}")),
                blocks: blocks(time.as_bytes()),
            }));
        }
        all
    }
}

/// What a text departs by.
pub(super) struct Told {
    /// Departures and their forms.
    pub slugs: Vec<(Slug, String)>,
    /// Where.
    pub positions: Vec<Position>,
    /// Row of the secrets that the text was made of.
    pub row: usize,
}

/// The ways along which every text is tried.
pub(super) struct Ways {
    times: Vec<Time>,
    messages: Vec<Message>,
    /// Rows of the derivation that work on raw bytes and on the key itself, where they are tried too.
    raw: usize,
    skipped: usize,
}

impl Ways {
    /// With these KeyTimes and messages; `all`: with the likeliest other ways to make SignKey, too.
    pub(super) fn new(times: Vec<Time>, messages: Vec<Message>, all: bool) -> Self {
        let row = |slug| if all { Work::row_of(slug) } else { 0 };
        Self {
            times,
            messages,
            raw: row(Slug::RawSignkeyBytes),
            skipped: row(Slug::SignkeySkipped),
        }
    }

    /// Tries what `texts` makes of every item.
    pub(super) fn search<T: Sync>(
        &self,
        work: &Work<'_>,
        items: &[T],
        chunk: usize,
        texts: impl Fn(&T, &mut Trial<'_, '_>) + Sync,
    ) -> Vec<Caught> {
        work.share(items, chunk, |chunk, caught| {
            let mut trial = Trial {
                work,
                ways: self,
                caught,
                tried: 0,
            };
            for item in chunk {
                texts(item, &mut trial);
            }
            trial.tried
        })
    }
}

/// One worker's run along the ways.
pub(super) struct Trial<'t, 'w> {
    work: &'t Work<'w>,
    ways: &'t Ways,
    caught: &'t mut Vec<Caught>,
    tried: usize,
}

impl Trial<'_, '_> {
    /// Takes a text for the SecretKey.
    pub(super) fn key(&mut self, text: &[u8], told: impl Fn() -> Told) {
        let ways = self.ways;
        let key = Key::new(text);
        let right = ways.messages.get(..1).unwrap_or_default();
        for time in &ways.times {
            let raw = bytes(&key.mac(&time.blocks));
            let made = Key::new(&Zeroizing::new(hex(&raw)));
            self.along(&made, time, 0, &ways.messages, &told);
            if ways.raw > 0 {
                self.along(&Key::new(&raw), time, ways.raw, right, &told);
                self.along(&key, time, ways.skipped, right, &told);
            }
        }
    }

    fn along(
        &mut self,
        key: &Key,
        time: &Time,
        derivation: usize,
        messages: &[Message],
        told: &impl Fn() -> Told,
    ) {
        self.tried += messages.len();
        for message in messages {
            let Some(fit) = self.work.fit(&key.mac(&message.blocks)) else {
                continue;
            };
            let Told {
                mut slugs,
                positions,
                row,
            } = told();
            slugs.extend(time.shift.clone().map(|form| (Slug::KeyTimeShifted, form)));
            let way = Recipe {
                secret: row,
                time: time.row,
                derivation,
                ..message.recipe
            };
            self.caught.push(Caught {
                slugs,
                way,
                positions,
                fit,
            });
        }
    }
}
