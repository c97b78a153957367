//! What is kept of a body: the form and both ends of the file, whatever its size. The delimiters are looked for while
//! the body streams by, so that fields behind the file are kept too. It judges nothing: that is the scanner's business,
//! and the scanner gets what is kept.

use memchr::memmem::Finder;

use crate::cos::multipart::scan_header;

/// So much of a file is kept at either end.
pub const END: usize = 64 * 1024;

/// So much of a text field is kept: no form has a larger one.
const TEXT: usize = 1 << 20;

/// So much of a body is kept in all: a body made of delimiters grows no further.
const KEPT_LIMIT: usize = 4 << 20;

/// A boundary has at most 70 characters (RFC 2046, section 5.1.1); people's have more.
const NEEDLE: usize = 256;

/// A part's headers stand in so many bytes, for the question whether it is a file.
const PART_HEAD: usize = 4096;

/// What is kept.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What was left out: where in the bytes, and how much.
    pub gaps: Vec<(usize, u64)>,
    /// The body's length.
    pub len: u64,
}

/// Takes a body piece by piece.
pub struct Keeper {
    needles: Vec<Finder<'static>>,
    longest: usize,
    kept: Kept,
    /// Where in the kept bytes the part that streams by begins.
    part: usize,
    /// So much of this part is kept in front of a gap.
    allowance: usize,
    /// The end of the stream so far: the last bytes of the part, not kept yet.
    tail: Vec<u8>,
    /// Up to here the tail was looked through.
    looked: usize,
    /// Whether the body's own first line was looked at.
    opened: bool,
}

impl Keeper {
    /// For a body with this `Content-Type`.
    pub fn new(content_type: Option<&[u8]>) -> Self {
        let mut keeper = Self {
            needles: Vec::new(),
            longest: 0,
            kept: Kept::default(),
            part: 0,
            allowance: END,
            tail: Vec::new(),
            looked: 0,
            opened: false,
        };
        let header = content_type.and_then(|value| scan_header(value).header);
        if let Some(boundary) = header.and_then(|header| header.boundary) {
            keeper.add(&[b"--", boundary.text.as_slice()].concat());
        }
        keeper
    }

    /// How long the body is so far.
    pub fn len(&self) -> u64 {
        self.kept.len
    }

    /// Whether nothing came yet.
    pub fn is_empty(&self) -> bool {
        self.kept.len == 0
    }

    fn add(&mut self, delimiter: &[u8]) {
        if (3..NEEDLE).contains(&delimiter.len()) {
            self.longest = self.longest.max(delimiter.len());
            self.needles.push(Finder::new(delimiter).into_owned());
        }
    }

    /// The next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.kept.len += u64::try_from(bytes.len()).unwrap_or(0);
        if self.skips(bytes) {
            return;
        }
        self.tail.extend_from_slice(bytes);
        if !self.opened {
            self.open();
        }
        while let Some((at, len)) = self.delimiter() {
            self.part_ends(at);
            self.part = self.kept.bytes.len();
            let delimiter = self.tail.get(..len).unwrap_or_default();
            self.kept.bytes.extend_from_slice(delimiter);
            self.tail.drain(..len);
            self.looked = 0;
            self.allowance = END;
        }
        self.looked = self.tail.len().saturating_sub(self.longest);
        let over = self.tail.len().saturating_sub(END + self.longest);
        if over > 0 {
            self.pass(over);
            self.tail.drain(..over);
            self.looked = self.looked.saturating_sub(over);
        }
    }

    /// Whether the bytes belong to a gap that is there already and end no part: then only the last of them are looked at
    /// again, and none is copied twice.
    fn skips(&mut self, bytes: &[u8]) -> bool {
        let keep = END + self.longest;
        let gap = self.kept.gaps.last_mut();
        let Some((_, left)) =
            gap.filter(|(at, _)| *at >= self.part && *at == self.kept.bytes.len())
        else {
            return false;
        };
        let unseen = self.tail.get(self.looked..).unwrap_or_default();
        let first = bytes.get(..self.longest).unwrap_or(bytes);
        let seam = [unseen, first].concat();
        let found = |needle: &Finder<'_>| {
            [&seam, bytes]
                .iter()
                .any(|text| needle.find(text).is_some())
        };
        if bytes.len() < keep || self.needles.iter().any(found) {
            return false;
        }
        let over = self.tail.len() + bytes.len() - keep;
        *left += u64::try_from(over).unwrap_or(0);
        self.tail.clear();
        let last = bytes.get(bytes.len() - keep..).unwrap_or_default();
        self.tail.extend_from_slice(last);
        self.looked = self.tail.len() - self.longest;
        true
    }

    /// The body's own first line, where the header names another boundary or none.
    fn open(&mut self) {
        let line = memchr::memchr(b'\n', &self.tail);
        if line.is_none() && self.tail.len() < NEEDLE {
            return;
        }
        self.opened = true;
        let line = self.tail.get(..line.unwrap_or(0)).unwrap_or_default();
        let line = line.trim_ascii_end().to_vec();
        let known = self.needles.iter().any(|needle| needle.needle() == line);
        if line.starts_with(b"--") && !known {
            self.add(&line);
        }
    }

    /// The first delimiter in the tail and its length.
    fn delimiter(&self) -> Option<(usize, usize)> {
        if self.kept.bytes.len() > KEPT_LIMIT {
            return None;
        }
        let rest = self.tail.get(self.looked..)?;
        let found = self.needles.iter().filter_map(|needle| {
            let at = needle.find(rest)?;
            Some((self.looked + at, needle.needle().len()))
        });
        // Of two that begin at one place, one is the beginning of the other.
        found.min_by_key(|(at, len)| (*at, std::cmp::Reverse(*len)))
    }

    /// The part ends at a byte of the tail: what is in front of its last bytes is passed, those are kept.
    fn part_ends(&mut self, at: usize) {
        let end = at.saturating_sub(END);
        self.pass(end);
        let last = self.tail.get(end..at).unwrap_or_default();
        self.kept.bytes.extend_from_slice(last);
        self.tail.drain(..at);
    }

    /// The first bytes of the tail are kept as far as the part's allowance goes, and left out behind it.
    fn pass(&mut self, count: usize) {
        let used = self.kept.bytes.len() - self.part;
        let gap = self
            .kept
            .gaps
            .last()
            .is_some_and(|(at, _)| *at >= self.part);
        if !gap && used + count > self.allowance && self.allowance == END {
            self.allowance = self.allowed(count);
        }
        let room = if gap || self.kept.bytes.len() > KEPT_LIMIT {
            0
        } else {
            self.allowance.saturating_sub(used).min(count)
        };
        let kept = self.tail.get(..room).unwrap_or_default();
        self.kept.bytes.extend_from_slice(kept);
        let left = u64::try_from(count - room).unwrap_or(0);
        if left == 0 {
            return;
        }
        let at = self.kept.bytes.len();
        match self.kept.gaps.last_mut() {
            Some((known, bytes)) if *known == at => *bytes += left,
            _ => self.kept.gaps.push((at, left)),
        }
    }

    /// A part that names no file is a text and kept further.
    fn allowed(&self, count: usize) -> usize {
        let kept = self.kept.bytes.get(self.part..).unwrap_or_default();
        let coming = self.tail.get(..count).unwrap_or_default();
        let head: Vec<u8> = kept.iter().chain(coming).take(PART_HEAD).copied().collect();
        let named = memchr::memmem::find(&head, b"filename").is_some();
        if named || self.part == 0 && self.needles.is_empty() {
            END
        } else {
            TEXT
        }
    }

    /// The body is over.
    pub fn finish(mut self) -> Kept {
        self.kept.bytes.append(&mut self.tail);
        self.kept
    }
}
