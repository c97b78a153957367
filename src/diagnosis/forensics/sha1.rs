//! HMAC-SHA1 cut at its seams: the two states of a key once, the blocks of a message once, two compressions for
//! a pair. Four to five times a whole HMAC, and the reason why the plane of keys and messages can be searched.

use sha1::block_api::compress;
use zeroize::{Zeroize, Zeroizing};

/// A SHA-1 state.
pub type State = [u32; 5];

/// Where every SHA-1 starts.
pub const START: State = [
    0x6745_2301,
    0xefcd_ab89,
    0x98ba_dcfe,
    0x1032_5476,
    0xc3d2_e1f0,
];

/// The states behind a key's two pads.
#[derive(Clone, Copy)]
pub struct Key {
    /// Behind `key ^ 0x36…`. Equal states are equal keys.
    pub inner: State,
    /// Behind `key ^ 0x5c…`.
    pub outer: State,
}

impl Zeroize for Key {
    fn zeroize(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}

impl Key {
    /// Prepares a key of any length.
    pub fn new(key: &[u8]) -> Self {
        let pad = padded(key);
        let state = |mask: u8| {
            let mut state = START;
            compress(&mut state, &[pad.map(|byte| byte ^ mask)]);
            state
        };
        Self {
            inner: state(0x36),
            outer: state(0x5c),
        }
    }

    /// HMAC-SHA1 of a prepared message.
    #[inline]
    pub fn mac(&self, message: &[[u8; 64]]) -> State {
        let mut inner = self.inner;
        compress(&mut inner, message);
        let mut outer = self.outer;
        compress(&mut outer, &[closing(&inner)]);
        outer
    }

    /// HMAC-SHA1 of a short text, as bytes.
    pub fn mac_bytes(&self, message: &[u8]) -> [u8; 20] {
        bytes(&self.mac(&blocks(message)))
    }
}

/// A key of any length as one block; a longer one is hashed.
pub fn padded(key: &[u8]) -> Zeroizing<[u8; 64]> {
    let mut pad = Zeroizing::new([0u8; 64]);
    let hashed = (key.len() > pad.len()).then(|| Zeroizing::new(super::codec::sha1(key)));
    for (to, byte) in pad
        .iter_mut()
        .zip(hashed.as_ref().map_or(key, |it| &it[..]))
    {
        *to = *byte;
    }
    pad
}

/// The one block behind the outer pad: 20 bytes, the end mark, and the length of 84 bytes.
#[inline]
fn closing(state: &State) -> [u8; 64] {
    let mut block = [0u8; 64];
    for (to, word) in block.chunks_exact_mut(4).zip(state) {
        to.copy_from_slice(&word.to_be_bytes());
    }
    let tail: [u8; 44] = CLOSING;
    for (to, byte) in block.iter_mut().skip(20).zip(tail) {
        *to = byte;
    }
    block
}

const CLOSING: [u8; 44] = {
    let mut tail = [0u8; 44];
    tail[0] = 0x80;
    let [.., high, low] = CLOSING_BITS.to_be_bytes();
    tail[42] = high;
    tail[43] = low;
    tail
};

/// What the outer hash is over: the pad and 20 bytes, in bits.
pub const CLOSING_BITS: u32 = (64 + 20) * 8;

/// A message as the blocks that follow a key's inner pad.
pub fn blocks(message: &[u8]) -> Vec<[u8; 64]> {
    let mut padded = Vec::with_capacity(message.len() + 72);
    padded.extend_from_slice(message);
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    let bits = (message.len() as u64).wrapping_add(64).wrapping_mul(8);
    padded.extend_from_slice(&bits.to_be_bytes());
    padded.as_chunks::<64>().0.to_vec()
}

/// A state as the 20 bytes it stands for.
pub fn bytes(state: &State) -> [u8; 20] {
    let mut out = [0u8; 20];
    for (to, word) in out.chunks_exact_mut(4).zip(state) {
        to.copy_from_slice(&word.to_be_bytes());
    }
    out
}
