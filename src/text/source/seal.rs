//! Keeps what is secret unreadable in memory while nobody works with it: the bytes are mixed with random ones, in place,
//! and mixed again before they are read. Apart from the sources because only a program that waits has a use for it. It
//! must not know what is secret.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;

use zeroize::{Zeroize as _, Zeroizing};

use super::{Place, Shared, Sources, Span};

/// What was mixed, to be opened again.
#[derive(Clone)]
pub struct Seal {
    mix: Mix,
    ranges: Vec<Buffer>,
}

/// A buffer that sources share.
#[derive(Clone, Default)]
struct Buffer {
    /// The sources, by number.
    sources: Vec<usize>,
    /// What of it is mixed.
    spans: Vec<Span>,
}

/// Random bytes, as many as a key has and more, used again and again.
#[derive(Clone)]
struct Mix([[u8; 8]; 8]);

impl Mix {
    fn new() -> Self {
        let state = RandomState::new();
        let mut number = 0_u64;
        Self([(); 8].map(|()| {
            number += 1;
            state.hash_one(number).to_ne_bytes()
        }))
    }

    fn apply(&self, bytes: &mut [u8]) {
        for (byte, mixed) in bytes.iter_mut().zip(self.0.iter().flatten().cycle()) {
            *byte ^= mixed;
        }
    }
}

impl Drop for Mix {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Sources {
    /// Makes places unreadable until [`Sources::open`]. A buffer that somebody else holds too, a search beside the
    /// keyboard, stays as it is.
    pub fn seal(&mut self, places: impl IntoIterator<Item = Place>) -> Seal {
        let mut seal = Seal {
            mix: Mix::new(),
            ranges: Vec::new(),
        };
        for mut buffer in self.buffers(places) {
            buffer.spans.sort_unstable_by_key(|span| span.start);
            // A byte that is mixed twice is as it was.
            let mut end = 0;
            for span in &mut buffer.spans {
                *span = Span::new(span.start.max(end), span.end);
                end = end.max(span.end);
            }
            if self.mix(&buffer, &seal.mix) {
                seal.ranges.push(buffer);
            }
        }
        seal
    }

    /// Undoes a seal. Between the two nobody may have added, forgotten or cloned a source.
    pub fn open(&mut self, seal: Seal) {
        for buffer in seal.ranges {
            self.mix(&buffer, &seal.mix);
        }
    }

    /// The places as ranges of the buffers that they lie in.
    fn buffers(&self, places: impl IntoIterator<Item = Place>) -> Vec<Buffer> {
        let mut buffers: HashMap<*const Zeroizing<Vec<u8>>, Buffer> = HashMap::new();
        for (index, source) in self.list.iter().enumerate() {
            let buffer = buffers.entry(Arc::as_ptr(&source.data.0)).or_default();
            buffer.sources.push(index);
        }
        for Place { source, span } in places {
            let Some(source) = self.get(source) else {
                continue;
            };
            if let Some(buffer) = buffers.get_mut(&Arc::as_ptr(&source.data.0)) {
                let Span { start, end } = span.shifted(source.window.start);
                buffer
                    .spans
                    .push(Span::new(start, end.min(source.window.end)));
            }
        }
        let secret = buffers.into_values();
        secret.filter(|buffer| !buffer.spans.is_empty()).collect()
    }

    /// Mixes ranges of a buffer; false where it is not these sources' alone.
    fn mix(&mut self, buffer: &Buffer, mix: &Mix) -> bool {
        let mut own = None;
        let none = Shared::default();
        for at in &buffer.sources {
            if let Some(source) = self.list.get_mut(*at) {
                own = Some(std::mem::replace(&mut source.data, none.clone()));
            }
        }
        let Some(Shared(mut own)) = own else {
            return false;
        };
        let alone = Arc::get_mut(&mut own).map(|bytes| {
            for span in &buffer.spans {
                mix.apply(bytes.get_mut(span.start..span.end).unwrap_or_default());
            }
        });
        let own = Shared(own);
        for at in &buffer.sources {
            if let Some(source) = self.list.get_mut(*at) {
                source.data = own.clone();
            }
        }
        alone.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ByteMap, Label};

    #[test]
    fn what_is_sealed_reads_as_before_once_it_is_open() {
        let mut sources = Sources::default();
        let text = b"SecretKey=BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz\nmore";
        let paste = sources.add(text.to_vec(), Label::plain("keys"));
        let key = Place::new(paste, 10..42);
        let window = sources.window(key, None);
        let mut map = ByteMap::default();
        map.copy(0, 32);
        let copy = sources.derive(sources.slice(key).to_vec(), window, map, None);
        let all = [
            key,
            sources.whole(window),
            sources.whole(copy),
            key.part(3..9),
        ];
        let seal = sources.seal(all);
        for place in all {
            assert_ne!(sources.slice(place), text.get(10..42).unwrap(), "{place:?}");
        }
        assert_eq!(sources.bytes(paste).get(..10), text.get(..10));
        assert_eq!(sources.bytes(paste).get(42..), text.get(42..));
        sources.open(seal);
        assert_eq!(sources.bytes(paste), text);
        assert_eq!(sources.bytes(copy), sources.bytes(window));
    }

    #[test]
    fn what_somebody_else_holds_stays_readable() {
        let mut sources = Sources::default();
        let paste = sources.add(b"key".to_vec(), Label::plain("keys"));
        let other = sources.clone();
        let seal = sources.seal([sources.whole(paste)]);
        assert_eq!(other.bytes(paste), b"key");
        assert_eq!(sources.bytes(paste), b"key");
        drop(other);
        sources.open(seal);
        assert_eq!(sources.bytes(paste), b"key");
    }
}
