//! HMAC-SHA1 of 32 keys or messages side by side, on the widest instructions that this machine has: two to three times
//! the pairs a second of one after the other (`sha1`), which has instructions of its own on most machines.
//!
//! Apart because it is a sieve only: it says whether any of many pairs makes a word that is looked for, and whoever asks
//! goes over those pairs again, exactly. It must not know recipes, readings of a signature or what a hit means.

#![allow(
    clippy::inline_always,
    reason = "wide instructions are used only in what is compiled into the place that chose them"
)]

use pulp::{Arch, Simd, WithSimd};
use zeroize::Zeroize;

use super::sha1::{CLOSING_BITS, Key, START};

/// How many are computed at once: two vectors of the widest machines, which are under way together.
pub const LANES: usize = 32;

/// One word of each lane.
type Words = [u32; LANES];
/// One state of each lane.
type States = [Words; 5];
/// One block of each lane.
pub type Block = [Words; 16];

/// What is looked for: the first words of results, and which of their bits count.
pub type Wanted<'a> = &'a [(u32, u32)];

/// Whether lanes pay here: not in a build without optimisation, and not without wide instructions.
pub fn pay() -> bool {
    !cfg!(debug_assertions) && !matches!(Arch::new(), Arch::Scalar)
}

/// The prepared keys of all lanes (`sha1::Key`); wiped when dropped.
pub struct Keys {
    inner: States,
    outer: States,
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.inner.as_flattened_mut().zeroize();
        self.outer.as_flattened_mut().zeroize();
    }
}

impl Keys {
    /// One key for each lane; the last fills the lanes that are left.
    pub fn each<T>(items: &[T], key: impl Fn(&T) -> &Key) -> Self {
        Self {
            inner: across(items, |item| key(item).inner),
            outer: across(items, |item| key(item).outer),
        }
    }

    /// From keys of at most 64 bytes, filled up with zeros.
    #[inline(always)]
    fn new(keys: &Block) -> Self {
        Self {
            inner: padded(keys, 0x3636_3636),
            outer: padded(keys, 0x5c5c_5c5c),
        }
    }

    /// The MACs of a message that is another one in each lane.
    #[inline(always)]
    fn mac(&self, message: &[Block]) -> States {
        let mut inner = self.inner;
        for block in message {
            inner = compress(&inner, *block);
        }
        compress(&self.outer, closing(&inner))
    }

    /// The MACs of one message.
    #[inline(always)]
    fn mac_of_same(&self, message: &[[u8; 64]]) -> States {
        let mut inner = self.inner;
        for block in message {
            inner = compress(&inner, same(block));
        }
        compress(&self.outer, closing(&inner))
    }
}

/// The state behind keys whose bits were turned by a mask.
#[inline(always)]
fn padded(keys: &Block, mask: u32) -> States {
    let mut pads = *keys;
    for words in &mut pads {
        for word in words {
            *word ^= mask;
        }
    }
    compress(&spread(&START), pads)
}

/// The same words in all lanes.
#[inline(always)]
fn spread<const N: usize>(words: &[u32; N]) -> [Words; N] {
    let mut lanes = [[0; LANES]; N];
    for (lanes, word) in lanes.iter_mut().zip(words) {
        *lanes = [*word; LANES];
    }
    lanes
}

/// A block as its words.
pub fn words(block: &[u8; 64]) -> [u32; 16] {
    let mut words = [0; 16];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks::<4>().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    words
}

/// The same block in all lanes.
#[inline(always)]
fn same(block: &[u8; 64]) -> Block {
    spread(&words(block))
}

/// The words of up to 32 items, lane by lane; the last item fills the lanes that are left.
pub fn across<T, const N: usize>(items: &[T], words: impl Fn(&T) -> [u32; N]) -> [Words; N] {
    let mut lanes = [[0; LANES]; N];
    for lane in 0..LANES {
        let item = items.get(lane).or(items.last());
        for (lanes, word) in lanes.iter_mut().zip(item.map_or([0; N], &words)) {
            if let Some(place) = lanes.get_mut(lane) {
                *place = word;
            }
        }
    }
    lanes
}

/// Keys with every message.
pub struct Cross<'a> {
    /// Keys, by lanes.
    pub keys: &'a Keys,
    /// Messages, by lanes.
    pub messages: &'a [Vec<Block>],
    /// What is looked for.
    pub wanted: Wanted<'a>,
}

impl Cross<'_> {
    /// Whether any pair makes a word that is looked for.
    pub fn any(self) -> bool {
        Arch::new().dispatch(self)
    }
}

// Loops, not closures: what is not compiled into the function that has the wide instructions does not use them.
impl WithSimd for Cross<'_> {
    type Output = bool;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> bool {
        let mut any = false;
        for message in self.messages {
            any |= among(&self.keys.mac(message), self.wanted);
        }
        any
    }
}

/// 32 texts taken for the SecretKey: SignKey over every KeyTime, and with it every message.
pub struct Texts<'a> {
    /// The texts, filled up with zeros.
    pub keys: &'a Block,
    /// The blocks of each KeyTime.
    pub times: &'a [&'a [[u8; 64]]],
    /// The blocks of each message.
    pub messages: &'a [&'a [[u8; 64]]],
    /// Whether the first message is tried with the bytes of SignKey and with the text itself, too.
    pub short: bool,
    /// What is looked for.
    pub wanted: Wanted<'a>,
}

impl Texts<'_> {
    /// Whether any text makes a word that is looked for.
    pub fn any(self) -> bool {
        Arch::new().dispatch(self)
    }
}

impl WithSimd for Texts<'_> {
    type Output = bool;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> bool {
        let secrets = Keys::new(self.keys);
        let mut any = false;
        if let Some(message) = self.messages.first().filter(|_| self.short) {
            any |= among(&secrets.mac_of_same(message), self.wanted);
        }
        for time in self.times {
            let made = secrets.mac_of_same(time);
            let keys = Keys::new(&hex(&made));
            for message in self.messages {
                any |= among(&keys.mac_of_same(message), self.wanted);
            }
            if let Some(message) = self.messages.first().filter(|_| self.short) {
                any |= among(&Keys::new(&raw(&made)).mac_of_same(message), self.wanted);
            }
        }
        any
    }
}

#[inline(always)]
fn among(states: &States, wanted: Wanted<'_>) -> bool {
    let [first, ..] = states;
    let mut any = false;
    for (want, mask) in wanted {
        for word in first {
            any |= word & mask == *want;
        }
    }
    any
}

/// The 20 bytes as a key.
#[inline(always)]
fn raw(states: &States) -> Block {
    let mut block = [[0; LANES]; 16];
    for (to, from) in block.iter_mut().zip(states) {
        *to = *from;
    }
    block
}

/// The 40 lower-case hexadecimal digits as a key: four letters a word.
#[inline(always)]
fn hex(states: &States) -> Block {
    let mut block = [[0; LANES]; 16];
    for (pair, words) in block.as_chunks_mut::<2>().0.iter_mut().zip(states) {
        let [high, low] = pair;
        for ((high, low), word) in high.iter_mut().zip(low).zip(words) {
            *high = letters(word >> 16);
            *low = letters(word & 0xffff);
        }
    }
    block
}

/// Four digits as letters.
#[inline(always)]
const fn letters(digits: u32) -> u32 {
    let apart =
        (digits & 0xf000) << 12 | (digits & 0xf00) << 8 | (digits & 0xf0) << 4 | digits & 0xf;
    // A digit of ten and more carries into the upper half when six is added.
    let above = ((apart + 0x0606_0606) >> 4) & 0x0101_0101;
    apart + 0x3030_3030 + above * 0x27
}

/// The one block behind the outer pad.
#[inline(always)]
fn closing(state: &States) -> Block {
    let mut block = raw(state);
    let [_, _, _, _, _, end, .., length] = &mut block;
    *end = [0x8000_0000; LANES];
    *length = [CLOSING_BITS; LANES];
    block
}

#[inline(always)]
fn zip(mut left: Words, right: &Words, make: impl Fn(u32, u32) -> u32) -> Words {
    for (left, right) in left.iter_mut().zip(right) {
        *left = make(*left, *right);
    }
    left
}

/// A loop, because `map` of an array is not made wide.
#[inline(always)]
fn turn(mut words: Words, by: u32) -> Words {
    for word in &mut words {
        *word = word.rotate_left(by);
    }
    words
}

/// The SHA-1 compression (FIPS 180-4, 6.1.3: sixteen words of the schedule at a time).
#[inline(always)]
fn compress(state: &States, mut block: Block) -> States {
    let block = &mut block;
    let mut made = rounds(*state, block, 0, 0x5a82_7999, |b, c, d| d ^ (b & (c ^ d)));
    made = rounds(made, block, 20, 0x6ed9_eba1, |b, c, d| b ^ c ^ d);
    made = rounds(made, block, 40, 0x8f1b_bcdc, |b, c, d| {
        (b & c) | (d & (b | c))
    });
    made = rounds(made, block, 60, 0xca62_c1d6, |b, c, d| b ^ c ^ d);
    for (made, state) in made.iter_mut().zip(state) {
        *made = zip(*made, state, u32::wrapping_add);
    }
    made
}

/// Twenty rounds with one function and constant.
#[inline(always)]
fn rounds(
    state: States,
    block: &mut Block,
    from: usize,
    constant: u32,
    mix: impl Fn(u32, u32, u32) -> u32,
) -> States {
    #![expect(clippy::many_single_char_names, reason = "the names of FIPS 180-4")]
    let [mut a, mut b, mut c, mut d, mut e] = state;
    for round in from..from + 20 {
        let word = scheduled(block, round);
        let mut mixed = b;
        for ((b, c), d) in mixed.iter_mut().zip(&c).zip(&d) {
            *b = mix(*b, *c, *d);
        }
        let mixed = zip(mixed, &e, u32::wrapping_add);
        let sum = zip(mixed, &word, |x, y| {
            x.wrapping_add(y).wrapping_add(constant)
        });
        let first = zip(turn(a, 5), &sum, u32::wrapping_add);
        (a, b, c, d, e) = (first, a, turn(b, 30), c, d);
    }
    [a, b, c, d, e]
}

/// The word of a round; `block` keeps the last sixteen.
#[inline(always)]
fn scheduled(block: &mut Block, round: usize) -> Words {
    let at = |round: usize| block.get(round & 15).copied().unwrap_or([0; LANES]);
    if round < 16 {
        return at(round);
    }
    let far = zip(at(round), &at(round + 2), |x, y| x ^ y);
    let near = zip(at(round + 8), &at(round + 13), |x, y| x ^ y);
    let word = turn(zip(far, &near, |x, y| x ^ y), 1);
    if let Some(place) = block.get_mut(round & 15) {
        *place = word;
    }
    word
}
