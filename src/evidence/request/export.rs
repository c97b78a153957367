//! A request as a tool wrote it down, in parts: what its reader puts together and hands over. The rules that hold for
//! all of them are here once; it must not know how any tool writes.

use super::super::draft::{Draft, Shows};
use super::super::masked::UNKNOWN;
use super::super::{Fidelity, Note, Reading, Request};
use super::{Header, Taken, copies};
use crate::text::{Place, Sources, Span};

/// What is read of it so far.
pub(super) struct Export {
    pub reading: Reading,
    pub request: Request,
    pub fields: Draft,
    /// What the fields show of the form.
    pub shows: Shows,
    /// How many values only the program knows.
    pub unknown: usize,
}

impl Export {
    /// Nothing yet, in a text that begins at `place`.
    pub(super) fn new(place: Place, reader: &'static str, fidelity: Fidelity) -> Self {
        let mut reading = Reading::new(place.source, reader, fidelity);
        reading.missing = match fidelity {
            Fidelity::LogText => vec!["file-bytes", "headers", "answer"],
            Fidelity::Retyped | Fidelity::BrowserCopy | Fidelity::Wire => {
                vec!["file-bytes", "content-length", "answer"]
            }
        };
        Self {
            reading,
            request: Request::default(),
            fields: Draft::default(),
            shows: Shows::ALL,
            unknown: 0,
        }
    }

    /// The reading of the bytes `used`: fields that were listed are the form, unless the body gave one.
    pub(super) fn taken(mut self, sources: &mut Sources, used: Span) -> Taken {
        if self.unknown > 0 {
            let note = if self.reading.reader == "curl" {
                "curl-variables"
            } else {
                "code-variables"
            };
            let note = Note::new(note).arg("count", self.unknown.to_string());
            self.reading.notes.push(note);
        }
        // What the program puts into a header is not known either.
        let known = |header: &Header| !sources.text(header.value.place).contains(UNKNOWN);
        self.request.headers.retain(known);
        if !self.fields.is_empty() {
            if copies::writes_boundary(self.reading.reader) {
                self.request.drop_template(sources);
            }
            let form = self
                .fields
                .finish(sources, self.reading.fidelity, self.shows);
            self.reading.holds.form = Some(form);
        }
        let known = self.reading.fidelity != Fidelity::LogText || self.request.host.is_some();
        self.reading.holds.request = known.then_some(self.request);
        Taken {
            reading: self.reading,
            used,
        }
    }
}
