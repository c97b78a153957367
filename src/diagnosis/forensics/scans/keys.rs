//! What every scan over SecretKeys shares: a text is taken for the SecretKey, with some KeyTimes, along some
//! messages. It must not know how the texts differ from the key that was given.

use zeroize::Zeroizing;

use super::super::Depth;
use super::super::axes::Axis;
use super::super::codec::hex;
use super::super::compose::{Found, Message, Recipe, Work};
use super::super::derivations;
use super::super::deviations::Deviation;
use super::super::lanes::{self, LANES};
use super::super::output::Fit;
use super::super::sha1::{Key, blocks, bytes, padded};
use super::times::{lives, moved};

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
    fn new(row: usize, shift: Option<String>, text: &[u8]) -> Self {
        Self {
            row,
            shift,
            blocks: blocks(text),
        }
    }

    /// The right one.
    pub(super) fn right(work: &Work<'_>) -> Self {
        Self::new(0, None, work.axes.facts.key_time)
    }

    /// Those that are likely beside another mistake.
    pub(super) fn others(work: &Work<'_>, depth: Depth) -> Vec<Self> {
        let rows = work.axes.times.iter().enumerate().skip(1);
        let likely = rows.filter(|(_, value)| value.name.is_some_and(|name| name.weight <= LIKELY));
        let far = depth == Depth::Deep;
        let (together, apart, hours) = if far { FAR } else { NEAR };
        let together = (-together..=together).map(|by| (by, by));
        let apart =
            (-apart..=apart).flat_map(|start| (-apart..=apart).map(move |end| (start, end)));
        let apart = apart.filter(|(start, end)| start != end);
        let hours = hours.iter().map(|hours| (hours * 3600, hours * 3600));
        let lives = lives(work).into_iter().filter(|_| far);
        let shifts = together.chain(apart).chain(hours).chain(lives);
        let shifts = shifts.filter(|shift| *shift != (0, 0));
        let moved = shifts.filter_map(|(start, end)| {
            let text = moved(work, start, end)?;
            Some(Self::new(
                0,
                Some(format!("{start:+};{end:+}")),
                text.as_bytes(),
            ))
        });
        let likely = likely.map(|(row, value)| Self::new(row, None, &value.bytes));
        likely.chain(moved).collect()
    }
}

/// The ways along which every text is tried.
pub(super) struct Ways {
    times: Vec<Time>,
    messages: Vec<Message>,
    /// The derivations that work on raw bytes and on the key itself, where they are tried too.
    short: Option<[Recipe; 2]>,
}

impl Ways {
    /// With these KeyTimes and messages; `all`: with the likeliest other ways to make SignKey, too.
    pub(super) fn new(times: Vec<Time>, messages: Vec<Message>, all: bool) -> Self {
        let row = |deviation| {
            let row = derivations::ROWS
                .iter()
                .position(|row| row.deviation == deviation);
            Recipe::of(Axis::Derivation, row.map_or(0, |row| row + 1))
        };
        Self {
            times,
            messages,
            short: all.then(|| [Deviation::RawSignkeyBytes, Deviation::SignkeySkipped].map(row)),
        }
    }

    /// Tries what `texts` makes of every item.
    pub(super) fn search<T: Sync>(
        &self,
        work: &Work<'_>,
        items: &[T],
        chunk: usize,
        texts: impl Fn(&T, &mut Trial<'_, '_>) + Sync,
    ) -> Vec<Found> {
        work.share(items, chunk, |chunk, found| {
            let mut trial = Trial {
                work,
                ways: self,
                sieve: work.wide.then(|| Sieve::new(self, &work.words)),
                found,
                tried: 0,
            };
            let run = |trial: &mut Trial<'_, '_>| {
                for item in chunk {
                    texts(item, trial);
                }
            };
            run(&mut trial);
            if trial.sieve.take().is_some_and(Sieve::any) {
                trial.tried = 0;
                run(&mut trial);
            }
            trial.tried
        })
    }

    /// How many recipes one text makes.
    fn count(&self) -> usize {
        let right = self.messages.len().min(1);
        let short = self.short.map_or(0, |both| both.len() * right);
        self.times.len() * (self.messages.len() + short)
    }
}

/// The texts of a chunk side by side: whether any of them makes a word that is looked for.
struct Sieve<'a> {
    times: Vec<&'a [[u8; 64]]>,
    messages: Vec<&'a [[u8; 64]]>,
    short: bool,
    wanted: lanes::Wanted<'a>,
    /// Texts that wait for their lanes to be full.
    waiting: Zeroizing<Vec<[u32; 16]>>,
    any: bool,
}

impl<'a> Sieve<'a> {
    fn new(ways: &'a Ways, wanted: lanes::Wanted<'a>) -> Self {
        let times = ways.times.iter().map(|time| &time.blocks[..]);
        let messages = ways.messages.iter().map(|message| &message.blocks[..]);
        Self {
            times: times.collect(),
            messages: messages.collect(),
            short: ways.short.is_some(),
            wanted,
            waiting: Zeroizing::new(Vec::with_capacity(LANES)),
            any: false,
        }
    }

    fn add(&mut self, text: &[u8]) {
        self.waiting.push(lanes::words(&padded(text)));
        if self.waiting.len() == LANES {
            self.run();
        }
    }

    fn run(&mut self) {
        let texts = lanes::Texts {
            keys: &Zeroizing::new(lanes::across(&self.waiting, |words| *words)),
            times: &self.times,
            messages: &self.messages,
            short: self.short,
            wanted: self.wanted,
        };
        self.any |= texts.any();
        self.waiting.clear();
    }

    fn any(mut self) -> bool {
        if !self.waiting.is_empty() {
            self.run();
        }
        self.any
    }
}

/// One worker's run along the ways.
pub(super) struct Trial<'t, 'w> {
    work: &'t Work<'w>,
    ways: &'t Ways,
    /// Where texts are gathered before any is tried by itself.
    sieve: Option<Sieve<'t>>,
    found: &'t mut Vec<Found>,
    tried: usize,
}

impl Trial<'_, '_> {
    /// Takes a text for the SecretKey; `found` tells what it departs by.
    pub(super) fn key(&mut self, text: &[u8], found: impl Fn(Fit) -> Found) {
        let ways = self.ways;
        self.tried += ways.count();
        if let Some(sieve) = &mut self.sieve {
            return sieve.add(text);
        }
        let key = Key::new(text);
        let right = ways.messages.get(..1).unwrap_or_default();
        for time in &ways.times {
            let raw = bytes(&key.mac(&time.blocks));
            let made = Key::new(&Zeroizing::new(hex(&raw)));
            self.along(&made, time, Recipe::default(), &ways.messages, &found);
            if let Some([of_bytes, skipped]) = ways.short {
                self.along(&Key::new(&raw), time, of_bytes, right, &found);
                self.along(&key, time, skipped, right, &found);
            }
        }
    }

    fn along(
        &mut self,
        key: &Key,
        time: &Time,
        derivation: Recipe,
        messages: &[Message],
        found: &impl Fn(Fit) -> Found,
    ) {
        for message in messages {
            let Some(fit) = self.work.fit(&key.mac(&message.blocks)) else {
                continue;
            };
            let mut found = found(fit);
            let time_row = Recipe::of(Axis::KeyTime, time.row);
            found.recipe = found
                .recipe
                .and(time_row)
                .and(derivation)
                .and(message.recipe);
            let shift = time.shift.clone();
            found
                .scanned
                .extend(shift.map(|form| (Deviation::KeyTimeShifted, form)));
            self.found.push(found);
        }
    }
}
