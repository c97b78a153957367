//! What was pasted, and what was decoded out of it, with a way back for every byte.
//!
//! A policy is JSON inside base64 inside a form field inside a body. A fault found in the innermost
//! text has to be pointed at in the paste, so a value is never a free string: it is a [`Place`] in a
//! [`Source`], and a source that was decoded remembers which bytes of its parent each of its bytes
//! came from ([`ByteMap`]). This type comes before all readers, because a reader that loses places
//! cannot be mended afterwards. It must not know what any of the bytes mean.

mod seal;

use std::borrow::Cow;
use std::sync::Arc;

use zeroize::Zeroizing;

pub use seal::Seal;

/// A byte range: from 0, end exclusive. `start <= end` always holds for spans made here.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

impl Span {
    /// A range; an `end` before `start` is taken as an empty range at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// The empty range at `at`, for something that is absent there.
    pub const fn empty(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// Its length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same range `by` bytes further on.
    pub const fn shifted(self, by: usize) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether `other` lies inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Names a source inside one [`Sources`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SourceId(u32);

/// A byte range in one source.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// Which source.
    pub source: SourceId,
    /// Which bytes of it.
    pub span: Span,
}

impl Place {
    /// A range of a source.
    pub fn new(source: SourceId, span: impl Into<Span>) -> Self {
        Self {
            source,
            span: span.into(),
        }
    }

    /// A part of this place; `part` counts from the place's first byte and is cut at its end.
    pub fn part(self, part: impl Into<Span>) -> Self {
        let part = part.into().shifted(self.span.start);
        let end = part.end.min(self.span.end);
        Self {
            source: self.source,
            span: Span::new(part.start.min(end), end),
        }
    }
}

/// The name under which a source appears in reports. A source without one is only a step of decoding:
/// its places are shown in the nearest named source above it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Label {
    /// `policy`, `form`, `body`, …: a word of the JSON contract.
    pub source: &'static str,
    /// Which encoding of it, where the bytes are not the plain form (`base64`).
    pub layer: Option<&'static str>,
}

impl Label {
    /// A source in its plain form.
    pub const fn plain(source: &'static str) -> Self {
        Self {
            source,
            layer: None,
        }
    }
}

/// One run of decoded bytes and where it came from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Segment {
    /// Range in the decoded bytes.
    at: Span,
    /// Range in the parent's bytes.
    from: Span,
    /// So many decoded bytes …
    out_step: usize,
    /// … came from so many bytes of the parent. Both 0: the run stands for its origin as a whole.
    in_step: usize,
}

/// Says for every decoded byte which bytes of the parent it came from.
///
/// Built front to back with [`ByteMap::copy`], [`ByteMap::replace`] and [`ByteMap::scale`].
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ByteMap {
    segments: Vec<Segment>,
    len: usize,
}

impl ByteMap {
    /// The map of a decoding that changes nothing: `len` bytes from `from` on.
    pub fn window(from: usize, len: usize) -> Self {
        let mut map = Self::default();
        map.copy(from, len);
        map
    }

    /// The next `len` decoded bytes are the parent's bytes from `from` on, unchanged.
    pub fn copy(&mut self, from: usize, len: usize) {
        if len == 0 {
            return;
        }
        if let Some(last) = self.segments.last_mut()
            && last.out_step == 1
            && last.in_step == 1
            && last.from.end == from
        {
            last.at.end += len;
            last.from.end += len;
        } else {
            self.push(len, Span::new(from, from + len), 1, 1);
            return;
        }
        self.len += len;
    }

    /// The next `len` decoded bytes stand for the parent's range `from` as a whole (an escape).
    pub fn replace(&mut self, len: usize, from: impl Into<Span>) {
        let from = from.into();
        if len > 0 {
            self.push(len, from, 0, 0);
        }
    }

    /// The next `len` decoded bytes were packed, `out_step` of them from each `in_step` bytes of the
    /// parent's range `from` (base64 without line ends: 3 from 4).
    pub fn scale(&mut self, len: usize, from: impl Into<Span>, out_step: usize, in_step: usize) {
        if len > 0 {
            self.push(len, from.into(), out_step.max(1), in_step.max(1));
        }
    }

    fn push(&mut self, len: usize, from: Span, out_step: usize, in_step: usize) {
        let at = Span::new(self.len, self.len + len);
        self.segments.push(Segment {
            at,
            from,
            out_step,
            in_step,
        });
        self.len += len;
    }

    /// How many decoded bytes the map covers.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it covers no byte.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The parent's range that `span` was decoded from. An empty span gives an empty range.
    pub fn lift(&self, span: Span) -> Span {
        let start = self.lift_start(span.start);
        if span.is_empty() {
            return Span::empty(start);
        }
        let end = self.lift_end(span.end);
        Span::new(start, end)
    }

    fn lift_start(&self, at: usize) -> usize {
        let index = self
            .segments
            .partition_point(|segment| segment.at.end <= at);
        let Some(segment) = self.segments.get(index) else {
            return self.origin_end();
        };
        let into = (at - segment.at.start) * segment.in_step;
        let skip = into.checked_div(segment.out_step).unwrap_or(0);
        (segment.from.start + skip).min(segment.from.end)
    }

    fn lift_end(&self, at: usize) -> usize {
        let index = self.segments.partition_point(|segment| segment.at.end < at);
        let Some(segment) = self.segments.get(index) else {
            return self.origin_end();
        };
        if segment.out_step == 0 {
            return segment.from.end;
        }
        let skip = ((at - segment.at.start) * segment.in_step).div_ceil(segment.out_step);
        (segment.from.start + skip).min(segment.from.end)
    }

    fn origin_end(&self) -> usize {
        self.segments.last().map_or(0, |segment| segment.from.end)
    }
}

/// Bytes that several sources may share, wiped when the last of them goes.
#[derive(Clone, Default)]
pub struct Shared(Arc<Zeroizing<Vec<u8>>>);

impl From<Vec<u8>> for Shared {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Arc::new(Zeroizing::new(bytes)))
    }
}

/// Never the bytes: they may hold keys.
impl std::fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Shared").finish_non_exhaustive()
    }
}

/// Bytes with a name and, where they were decoded out of others, the way back.
#[derive(Clone)]
pub struct Source {
    data: Shared,
    window: Span,
    /// Where it came from; `None` for a paste or a file.
    pub parent: Option<(SourceId, ByteMap)>,
    /// Its name in reports.
    pub label: Option<Label>,
    /// Whether it only names a part of its parent, in which its places count.
    cut: bool,
}

/// Never the bytes: they may hold keys.
impl std::fmt::Debug for Source {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Source")
            .field("label", &self.label)
            .field("length", &self.window.len())
            .finish_non_exhaustive()
    }
}

impl Source {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        self.data
            .0
            .get(self.window.start..self.window.end)
            .unwrap_or_default()
    }
}

/// All sources of one piece of evidence. Append-only (but for what [`Sources::attempt`] takes back), so that a
/// [`Place`] stays valid; every buffer is wiped when the last clone goes.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    /// Adds what was pasted or read.
    pub fn add(&mut self, bytes: impl Into<Shared>, label: Label) -> SourceId {
        let data = bytes.into();
        self.push(Source {
            window: Span::new(0, data.0.len()),
            data,
            parent: None,
            label: Some(label),
            cut: false,
        })
    }

    /// Adds bytes decoded out of `parent`; `map` covers them all.
    pub fn derive(
        &mut self,
        bytes: Vec<u8>,
        parent: SourceId,
        map: ByteMap,
        label: Option<Label>,
    ) -> SourceId {
        let window = Span::new(0, bytes.len());
        self.push(Source {
            data: bytes.into(),
            window,
            parent: Some((parent, map)),
            label,
            cut: false,
        })
    }

    /// Adds a part of a source as a source of its own, without copying it (a body, an encoded policy).
    pub fn window(&mut self, place: Place, label: Option<Label>) -> SourceId {
        let (data, outer) = match self.list.get(place.source.0 as usize) {
            Some(source) => (source.data.clone(), source.window),
            None => (Shared::default(), Span::default()),
        };
        let start = (outer.start + place.span.start).min(outer.end);
        let window = Span::new(start, (outer.start + place.span.end).min(outer.end));
        let map = ByteMap::window(place.span.start, window.len());
        self.push(Source {
            data,
            window,
            parent: Some((place.source, map)),
            label,
            cut: false,
        })
    }

    /// Names a part of a source: reports call it by its own name and count its places in the whole.
    pub fn cut(&mut self, place: Place, label: Label) -> SourceId {
        let id = self.window(place, Some(label));
        if let Some(source) = self.list.last_mut() {
            source.cut = true;
        }
        id
    }

    /// Tries to read something; an attempt that gives nothing leaves no source behind.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.list.len();
        let found = read(self);
        if found.is_none() {
            self.list.truncate(before);
        }
        found
    }

    /// Lets go of the bytes of a paste and of all that was decoded out of it; nothing may ask for its places any more.
    pub fn forget(&mut self, paste: SourceId) {
        let mut gone = std::collections::BTreeSet::from([paste]);
        // Each source is behind the one it was decoded from.
        for (id, source) in self.ids().zip(&mut self.list) {
            if let Some((parent, _)) = &source.parent
                && gone.contains(parent)
            {
                gone.insert(id);
            }
            if gone.contains(&id) {
                source.data = Shared::default();
            }
        }
    }

    fn push(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(source);
        id
    }

    /// All sources, each behind the one it was decoded from.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = SourceId> + use<> {
        (0..u32::try_from(self.list.len()).unwrap_or(u32::MAX)).map(SourceId)
    }

    /// The source, if this set made it.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.list.get(id.0 as usize)
    }

    /// All bytes of a source.
    pub fn bytes(&self, id: SourceId) -> &[u8] {
        self.get(id).map(Source::bytes).unwrap_or_default()
    }

    /// The bytes of a place.
    pub fn slice(&self, place: Place) -> &[u8] {
        self.bytes(place.source)
            .get(place.span.start..place.span.end)
            .unwrap_or_default()
    }

    /// The bytes of a place as text; what is not UTF-8 becomes U+FFFD.
    pub fn text(&self, place: Place) -> Cow<'_, str> {
        let bytes = self.slice(place);
        // The lossy decoder goes byte by byte.
        match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(bytes),
        }
    }

    /// The whole of a source as a place.
    pub fn whole(&self, id: SourceId) -> Place {
        Place::new(id, 0..self.bytes(id).len())
    }

    /// The same place one decoding further out; `None` for a place in a paste.
    pub fn lift(&self, place: Place) -> Option<Place> {
        let (parent, map) = self.get(place.source)?.parent.as_ref()?;
        Some(Place {
            source: *parent,
            span: map.lift(place.span),
        })
    }

    /// The same place in a source that it was decoded from, over as many steps as there are.
    pub fn lift_to(&self, place: Place, source: SourceId) -> Option<Place> {
        let mut at = place;
        while at.source != source {
            at = self.lift(at)?;
        }
        Some(at)
    }

    /// The place in the paste itself.
    pub fn in_paste(&self, place: Place) -> Place {
        let mut at = place;
        while let Some(outer) = self.lift(at) {
            at = outer;
        }
        at
    }

    /// The nearest named source at or above the place, with the place in its coordinates.
    pub fn named(&self, place: Place) -> Option<(Label, Place)> {
        let mut at = place;
        loop {
            let source = self.get(at.source)?;
            if let Some(label) = source.label {
                // A part counts from the beginning of what was pasted.
                let outer = source.cut.then(|| self.named(self.lift(at)?)).flatten();
                return Some((label, outer.map_or(at, |(_, place)| place)));
            }
            at = self.lift(at)?;
        }
    }

    /// The named sources that hold the place, innermost first: decoded policy, its base64, the body, ….
    pub fn chain(&self, place: Place) -> Vec<(Label, Place)> {
        let mut found = Vec::new();
        let mut at = Some(place);
        while let Some(here) = at {
            if let Some(label) = self.get(here.source).and_then(|source| source.label) {
                found.push((label, here));
            }
            at = self.lift(here);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_policy_is_found_again_in_the_paste() {
        let mut sources = Sources::default();
        // "field=" then base64 of `{"a":1}` = eyJhIjoxfQ==
        let paste = sources.add(b"policy=eyJhIjoxfQ==".to_vec(), Label::plain("form"));
        let encoded = sources.window(
            Place::new(paste, 7..19),
            Some(Label {
                source: "policy",
                layer: Some("base64"),
            }),
        );
        let mut map = ByteMap::default();
        map.scale(7, 0..10, 3, 4);
        let json = sources.derive(
            b"{\"a\":1}".to_vec(),
            encoded,
            map,
            Some(Label::plain("policy")),
        );
        let value = Place::new(json, 5..6);
        assert_eq!(sources.slice(value), b"1");
        let chain = sources.chain(value);
        let names: Vec<_> = chain
            .iter()
            .map(|(label, at)| (label.source, at.span))
            .collect();
        // Byte 5 is the last of the second group: characters 6 and 7 of the base64.
        assert_eq!(
            names,
            [
                ("policy", Span::new(5, 6)),
                ("policy", Span::new(6, 8)),
                ("form", Span::new(13, 15))
            ]
        );
    }

    #[test]
    fn an_escape_is_lifted_as_a_whole() {
        // `a\u0041b` decodes to `aAb`.
        let mut map = ByteMap::default();
        map.copy(0, 1);
        map.replace(1, 1..7);
        map.copy(7, 1);
        assert_eq!(map.lift(Span::new(1, 2)), Span::new(1, 7));
        assert_eq!(map.lift(Span::new(0, 3)), Span::new(0, 8));
        assert_eq!(map.lift(Span::new(2, 3)), Span::new(7, 8));
        assert_eq!(map.lift(Span::empty(3)), Span::empty(8));
    }

    #[test]
    fn an_attempt_that_gives_nothing_leaves_no_source_behind() {
        let mut sources = Sources::default();
        let paste = Shared::from(b"policy".to_vec());
        let first = sources.add(paste.clone(), Label::plain("form"));
        let tried = sources.attempt(|sources| {
            let id = sources.add(paste.clone(), Label::plain("policy"));
            sources.window(sources.whole(id), None);
            None::<SourceId>
        });
        assert_eq!((tried, sources.list.len()), (None, 1));
        let kept = sources.attempt(|sources| Some(sources.add(paste, Label::plain("policy"))));
        assert_eq!(kept.map(|id| sources.bytes(id)), Some(&b"policy"[..]));
        assert_ne!(kept, Some(first));
    }

    #[test]
    fn a_window_of_a_window_shares_its_bytes() {
        let mut sources = Sources::default();
        let paste = sources.add(b"0123456789".to_vec(), Label::plain("request"));
        let body = sources.window(Place::new(paste, 2..9), Some(Label::plain("body")));
        let part = sources.window(Place::new(body, 1..4), None);
        assert_eq!(sources.bytes(part), b"345");
        assert_eq!(
            sources.named(Place::new(part, 0..1)).map(|(_, at)| at.span),
            Some(Span::new(1, 2))
        );
        let cut = sources.whole(body).part(5..99);
        assert_eq!(sources.slice(cut), b"78");
    }
}
