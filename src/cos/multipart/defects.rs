//! Collects departures so that one mistake gives one entry: the same departure a second time only counts.
//! Apart, because both the header's reader and the body's report here; knows nothing of what they read.

use super::bytes::Break;
use super::{Defect, Kind, Within};
use crate::text::Span;

/// So many different departures of one kind are kept; a body with more is generated, not written.
const PER_KIND: usize = 16;

/// So many bytes of what was found are compared to tell one departure from another.
const FOUND: usize = 64;

/// The section about delimiters and line ends.
pub(super) const RULE: &str = "rfc2046-5.1.1";

/// The collector.
#[derive(Debug, Default)]
pub(super) struct Defects {
    list: Vec<(Defect, Vec<u8>)>,
}

/// A departure on its way into the collector.
#[derive(Debug)]
pub(super) struct Report<'a> {
    /// The text it stands in.
    pub bytes: &'a [u8],
    /// Which text that is.
    pub within: Within,
    /// See [`Defect`].
    pub kind: Kind,
    /// What the sender did: the same under another kind is still the same mistake.
    pub shape: &'static str,
    /// See [`Defect`].
    pub span: Span,
    /// See [`Defect`].
    pub around: Span,
    /// See [`Defect`].
    pub rule: &'static str,
    /// See [`Defect`].
    pub wanted: Vec<u8>,
    /// See [`Defect`].
    pub must: bool,
}

impl Defects {
    /// Adds a departure, or counts it if it is known.
    pub(super) fn add(&mut self, report: Report<'_>) {
        let found = super::bytes::cut(report.bytes, report.span);
        let found = found.get(..found.len().min(FOUND)).unwrap_or_default();
        let known = self.list.iter_mut().find(|(defect, before)| {
            defect.shape == report.shape
                && defect.within == report.within
                && defect.must == report.must
                && before == found
        });
        if let Some((defect, _)) = known {
            defect.count += 1;
            return;
        }
        let of_kind = self
            .list
            .iter()
            .filter(|(defect, _)| defect.kind == report.kind)
            .count();
        if of_kind >= PER_KIND {
            if let Some((defect, _)) = self
                .list
                .iter_mut()
                .rev()
                .find(|(defect, _)| defect.kind == report.kind)
            {
                defect.count += 1;
            }
            return;
        }
        let defect = Defect {
            kind: report.kind,
            shape: report.shape,
            within: report.within,
            span: report.span,
            around: report.around,
            rule: report.rule,
            wanted: report.wanted,
            must: report.must,
            count: 1,
        };
        self.list.push((defect, found.to_vec()));
    }

    /// Whether a kind is there.
    pub(super) fn has(&self, kind: Kind) -> bool {
        self.list.iter().any(|(defect, _)| defect.kind == kind)
    }

    /// All of them: the header's first, then by place.
    pub(super) fn into_sorted(self) -> Vec<Defect> {
        let mut list: Vec<Defect> = self.list.into_iter().map(|(defect, _)| defect).collect();
        list.sort_by_key(|defect| (defect.within == Within::Body, defect.span));
        list
    }
}

/// Tells of a line end that is not CRLF.
pub(super) fn line_end(body: &[u8], at: usize, brk: Break, defects: &mut Defects) {
    // A CR that is the last byte there is may be half of a CRLF that was cut off.
    let halved = brk == Break::Cr && at + 1 == body.len();
    if !brk.wrong() || halved {
        return;
    }
    let shape = match brk {
        Break::Lf => "lf",
        Break::Cr => "cr",
        Break::CrCrLf | Break::CrLf | Break::None => "cr-cr-lf",
    };
    let span = Span::new(at, at + brk.len());
    defects.add(Report {
        bytes: body,
        within: Within::Body,
        kind: Kind::LineEndings,
        shape,
        span,
        around: span,
        rule: RULE,
        wanted: b"\r\n".to_vec(),
        must: true,
    });
}
