//! Tells typing from pasting, in bytes. A paste is one event and never a key, whether the terminal marks it or
//! not, whether its text holds an end marker or its end never comes.
//!
//! Our own because the stock reader stalls at 1 KiB, freezes on an unfinished paste, decodes lossily and keeps
//! copies of what was pasted (all measured). Pure: bytes and the time go in, events come out; the reading is
//! in `events`. It must not know what a paste means.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use memchr::memmem;
use zeroize::{Zeroize, Zeroizing};

use super::keys::{Arrival, Cut, Event, Paste};
use super::sequences::Sequences;

const BEGIN: &[u8] = b"\x1b[200~";
const END: &[u8] = b"\x1b[201~";

/// So many characters at once are no typing.
const BURST: usize = 16;
/// The largest paste that is kept: 8 MiB; a larger upload is given as a file.
pub const PASTE_LIMIT: usize = 8 * 1024 * 1024;
/// More than this behind an end marker, without a pause, is not typed either.
const TYPED_AT_ONCE: usize = 4096;
/// A burst is over when nothing followed for this long.
const BURST_QUIET: Duration = Duration::from_millis(12);
/// What follows an end marker without such a pause came out of the same clipboard.
const END_QUIET: Duration = Duration::from_millis(30);
/// A paste whose end does not come gives the keyboard back after this: within the 2 seconds people wait.
const PATIENCE: Duration = Duration::from_millis(1800);
/// Bytes that follow faster than this are still the paste, slower ones somebody's typing.
const FLOW: Duration = Duration::from_millis(25);
/// A lone Esc is the key when nothing follows it for this long; a sequence arrives in one piece.
const ESC_QUIET: Duration = Duration::from_millis(40);
/// Keys this soon behind a paste are marked: nobody can have read the screen yet. No longer, because a script
/// that waits for the screen is no attacker; what a clipboard holds is kept together by [`END_QUIET`].
const HASTY: Duration = Duration::from_millis(40);

/// What the bytes that come next belong to.
enum Mode {
    /// Typing.
    Keys,
    /// A burst without markers.
    Burst(Collected),
    /// A marked paste.
    Paste { held: Collected, give_up: Instant },
    /// A marked paste that met an end marker; `behind` came right after it.
    Ended {
        held: Collected,
        behind: Zeroizing<Vec<u8>>,
    },
}

/// The decoder.
pub struct Decoder {
    mode: Mode,
    sequences: Sequences,
    out: VecDeque<Event>,
    last: Option<Instant>,
    pasted: Option<Instant>,
}

impl Default for Decoder {
    fn default() -> Self {
        Self {
            mode: Mode::Keys,
            sequences: Sequences::new(),
            out: VecDeque::new(),
            last: None,
            pasted: None,
        }
    }
}

impl std::fmt::Debug for Decoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoder").finish_non_exhaustive()
    }
}

impl Decoder {
    /// Takes what was read at `now`.
    pub fn feed(&mut self, bytes: &[u8], now: Instant) {
        let flowing = self
            .last
            .is_some_and(|last| now.duration_since(last) < FLOW);
        self.last = Some(now);
        let mut rest = bytes;
        while !rest.is_empty() {
            rest = match std::mem::replace(&mut self.mode, Mode::Keys) {
                Mode::Keys => self.typed(rest, now),
                Mode::Burst(held) => self.burst(held, rest, now),
                Mode::Paste { held, give_up } => {
                    let give_up = if flowing { now + PATIENCE } else { give_up };
                    self.pasted(held, rest, give_up)
                }
                Mode::Ended { held, behind } => self.behind_end(held, behind, rest, now),
            };
        }
    }

    /// The next event.
    pub fn take(&mut self) -> Option<Event> {
        self.out.pop_front()
    }

    /// When [`Decoder::expire`] has to be called if nothing is read until then.
    pub fn deadline(&self) -> Option<Instant> {
        let last = self.last?;
        match &self.mode {
            Mode::Keys if self.sequences.is_pending() => Some(last + ESC_QUIET),
            Mode::Keys => None,
            Mode::Burst(_) => Some(last + BURST_QUIET),
            Mode::Paste { give_up, .. } => Some(*give_up),
            Mode::Ended { .. } => Some(last + END_QUIET),
        }
    }

    /// Time has passed: ends what was waiting for more.
    pub fn expire(&mut self, now: Instant) {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return;
        }
        match std::mem::replace(&mut self.mode, Mode::Keys) {
            Mode::Keys => self.keys(now, Sequences::expire),
            Mode::Burst(held) => self.finish(held, Arrival::Burst, None, now),
            Mode::Paste { held, .. } => {
                self.finish(held, Arrival::Bracketed, Some(Cut::Unterminated), now);
            }
            Mode::Ended { held, behind } => {
                self.finish(held, Arrival::Bracketed, None, now);
                self.feed(&behind, now);
            }
        }
    }

    /// Typed bytes, unless there are too many at once to be typed.
    fn typed<'a>(&mut self, bytes: &'a [u8], now: Instant) -> &'a [u8] {
        if !self.sequences.is_pending() {
            let run = bytes
                .iter()
                .position(|byte| is_key_only(*byte))
                .unwrap_or(bytes.len());
            if characters(bytes.get(..run).unwrap_or_default()) >= BURST {
                self.mode = Mode::Burst(Collected::default());
                return bytes;
            }
        }
        // One key at a time, so that text behind an arrow key can still turn out to be a burst.
        let mut taken = 0;
        self.keys(now, |sequences, out| {
            for byte in bytes {
                taken += sequences.feed(std::slice::from_ref(byte), out);
                if !sequences.is_pending() {
                    break;
                }
            }
        });
        if self.sequences.take_paste_begin() {
            self.mode = Mode::Paste {
                held: Collected::default(),
                give_up: now + PATIENCE,
            };
        }
        bytes.get(taken..).unwrap_or_default()
    }

    /// A burst goes on until it pauses, or a control sequence begins.
    fn burst<'a>(&mut self, mut held: Collected, bytes: &'a [u8], now: Instant) -> &'a [u8] {
        let end = memchr::memchr(0x1b, bytes);
        let (text, rest) = bytes.split_at(end.unwrap_or(bytes.len()));
        held.push(text);
        if end.is_some() {
            self.finish(held, Arrival::Burst, None, now);
        } else {
            self.mode = Mode::Burst(held);
        }
        rest
    }

    /// A marked paste goes on until its end marker, which two reads may share.
    fn pasted<'a>(&mut self, mut held: Collected, bytes: &'a [u8], give_up: Instant) -> &'a [u8] {
        let seam = held.tail(END.len() - 1);
        let joined = [seam.as_slice(), bytes].concat();
        let joined = Zeroizing::new(joined);
        let Some(at) = memmem::find(&joined, END) else {
            held.push(bytes);
            self.mode = Mode::Paste { held, give_up };
            return &[];
        };
        if let Some(more) = at.checked_sub(seam.len()) {
            held.push(bytes.get(..more).unwrap_or_default());
        } else {
            held.cut(seam.len() - at);
        }
        self.mode = Mode::Ended {
            held,
            behind: Zeroizing::default(),
        };
        let used = at + END.len() - seam.len();
        bytes.get(used..).unwrap_or_default()
    }

    /// Behind an end marker, without a pause. A second end marker proves that the first was text of the
    /// clipboard; so does a begin marker with something before it, and more text than anybody types.
    fn behind_end<'a>(
        &mut self,
        mut held: Collected,
        mut behind: Zeroizing<Vec<u8>>,
        bytes: &'a [u8],
        now: Instant,
    ) -> &'a [u8] {
        let before = behind.len();
        behind.extend_from_slice(bytes);
        if behind.starts_with(BEGIN) {
            self.finish(held, Arrival::Bracketed, None, now);
            self.mode = Mode::Paste {
                held: Collected::default(),
                give_up: now + PATIENCE,
            };
            return bytes
                .get(BEGIN.len().saturating_sub(before)..)
                .unwrap_or_default();
        }
        if let Some(at) = memmem::rfind(&behind, END) {
            held.push(END);
            held.push(behind.get(..at).unwrap_or_default());
            behind = Zeroizing::new(behind.get(at + END.len()..).unwrap_or_default().to_vec());
        }
        if behind.len() > TYPED_AT_ONCE {
            held.push(END);
            held.push(&behind);
            let give_up = now + PATIENCE;
            self.mode = Mode::Paste { held, give_up };
        } else {
            self.mode = Mode::Ended { held, behind };
        }
        &[]
    }

    fn finish(&mut self, held: Collected, arrival: Arrival, cut: Option<Cut>, now: Instant) {
        let cut = if held.too_large {
            Some(Cut::TooLarge)
        } else {
            cut
        };
        self.pasted = Some(now);
        self.out.push_back(Event::Paste(Paste {
            bytes: held.bytes,
            arrival,
            cut,
        }));
    }

    /// Decodes keys and marks those that follow a paste too soon.
    fn keys(&mut self, now: Instant, decode: impl FnOnce(&mut Sequences, &mut VecDeque<Event>)) {
        let mut keys = VecDeque::new();
        decode(&mut self.sequences, &mut keys);
        let hasty = self.pasted.is_some_and(|at| now.duration_since(at) < HASTY);
        for event in &mut keys {
            if let Event::Key(key) = event {
                key.hasty = hasty;
            }
        }
        self.out.append(&mut keys);
    }
}

/// Bytes that are keys even in the midst of text: Esc, Backspace, and controls that are no white space.
fn is_key_only(byte: u8) -> bool {
    matches!(byte, 0x7f | 0x00..=0x08 | 0x0b | 0x0c | 0x0e..=0x1f)
}

/// Characters by their first bytes.
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// Pasted bytes: wiped when dropped, and by the program's allocator when they move to a larger buffer.
#[derive(Default)]
pub(super) struct Collected {
    bytes: Zeroizing<Vec<u8>>,
    too_large: bool,
}

impl Collected {
    pub(super) fn push(&mut self, more: &[u8]) {
        if self.too_large {
            return;
        }
        if self.bytes.len() + more.len() > PASTE_LIMIT {
            self.too_large = true;
            self.bytes.zeroize();
            return;
        }
        self.bytes.extend_from_slice(more);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// All of it; `None` where it was too much.
    pub(super) fn take(self) -> Option<Zeroizing<Vec<u8>>> {
        (!self.too_large).then_some(self.bytes)
    }

    pub(super) fn tail(&self, most: usize) -> Vec<u8> {
        let start = self.bytes.len().saturating_sub(most);
        self.bytes.get(start..).unwrap_or_default().to_vec()
    }

    /// Takes the last bytes back.
    pub(super) fn cut(&mut self, count: usize) {
        let length = self.bytes.len().saturating_sub(count);
        self.bytes.truncate(length);
    }
}

#[cfg(test)]
#[path = "input_tests.rs"]
mod tests;
