//! Collects departures so that one mistake gives one entry: the same departure a second time only counts.
//! Apart, because the header's reader and the body's report here alike; knows nothing of what they read.

use super::bytes::{Break, cut, line_start};
use super::departures::{self, Departure};
use super::{Defect, Kind, Within};
use crate::text::Span;

/// So many different departures of one kind are kept; a body with more is generated, not written.
const PER_KIND: usize = 16;

/// So many bytes of what was found are compared to tell one departure from another.
const FOUND: usize = 64;

/// The departures of one text.
#[derive(Debug)]
pub(super) struct Defects<'a> {
    text: &'a [u8],
    within: Within,
    /// Each with the first bytes of what was found.
    list: Vec<(Defect, &'a [u8])>,
}

impl<'a> Defects<'a> {
    pub(super) const fn new(text: &'a [u8], within: Within) -> Self {
        Self {
            text,
            within,
            list: Vec::new(),
        }
    }

    /// Notes a departure at a place, or counts it if it is known.
    pub(super) fn note(&mut self, departure: Departure<'_>, span: Span) {
        let found = cut(self.text, span);
        let found = found.get(..found.len().min(FOUND)).unwrap_or_default();
        let told =
            |defect: &Defect| (defect.shape, defect.must) == (departure.shape, departure.must);
        let same = self
            .list
            .iter()
            .position(|(defect, before)| told(defect) && *before == found);
        let kinds = self.list.iter().enumerate();
        let mut kinds = kinds.filter(|(_, (defect, _))| defect.kind == departure.kind);
        let full = kinds.nth(PER_KIND - 1).map(|(at, _)| at);
        if let Some((defect, _)) = same.or(full).and_then(|at| self.list.get_mut(at)) {
            defect.count += 1;
            return;
        }
        let defect = Defect {
            kind: departure.kind,
            shape: departure.shape,
            within: self.within,
            span,
            line: line_start(self.text, span.start, 0).unwrap_or(span.start),
            rule: departure.rule,
            wanted: departure.wanted.to_vec(),
            must: departure.must,
            count: 1,
        };
        self.list.push((defect, found));
    }

    /// Notes a line end that is not CRLF.
    pub(super) fn line_end(&mut self, at: usize, brk: Break) {
        let departure = match brk {
            Break::CrLf | Break::None => return,
            // A CR that is the last byte there is may be half of a CRLF that was cut off.
            Break::Cr if at + 1 == self.text.len() => return,
            Break::Lf => departures::LF,
            Break::Cr => departures::CR,
            Break::CrCrLf => departures::CR_CR_LF,
        };
        self.note(departure, Span::new(at, at + brk.len()));
    }

    /// Whether a kind is there.
    pub(super) fn has(&self, kind: Kind) -> bool {
        self.list.iter().any(|(defect, _)| defect.kind == kind)
    }

    /// All of them, by place.
    pub(super) fn into_sorted(self) -> Vec<Defect> {
        let mut list: Vec<Defect> = self.list.into_iter().map(|(defect, _)| defect).collect();
        list.sort_by_key(|defect| defect.span);
        list
    }
}
