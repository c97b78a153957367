//! A diagnosis as something to read: redaction and excerpts first, then text, JSON or Markdown. The wizard
//! draws through the same redactor and the same excerpts.
//!
//! One [`Report`] is made for one diagnosis; every renderer takes it and adds only its layout. This room
//! knows all rooms below it; it never reads a file, a clock or the environment, and decides nothing that
//! the diagnosis has not decided.

mod corrections;
mod dictation;
pub mod docs;
mod document;
pub mod excerpt;
pub mod json;
pub mod markdown;
pub(crate) mod masking;
pub mod paint;
pub mod redact;
pub mod sentences;
pub mod session;
pub mod text;
mod unread;
mod zones;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, Facts};
use crate::locale::{Catalogue, Lang};
use crate::remedy::Remedy;

pub use redact::Redactor;
pub use sentences::Words;

/// A diagnosis with all that is needed to show it.
pub struct Report<'a> {
    /// What was given.
    pub evidence: &'a Evidence,
    /// What it proves.
    pub diagnosis: &'a Diagnosis,
    /// What mends it; `None` where nobody asked.
    pub remedy: Option<&'a Remedy>,
    /// The facts of the evidence, gathered once.
    pub facts: Facts,
    /// What must not be shown.
    pub redactor: Redactor,
    /// The language.
    pub catalogue: &'static Catalogue,
    /// The reader's offset from UTC in seconds.
    pub zone: i32,
}

impl<'a> Report<'a> {
    /// A report in a language, for a reader at an offset from UTC.
    pub fn new(evidence: &'a Evidence, diagnosis: &'a Diagnosis, lang: Lang, zone: i32) -> Self {
        let facts = evidence.facts();
        let redactor = Redactor::with_facts(evidence, &facts);
        Self {
            evidence,
            diagnosis,
            remedy: None,
            facts,
            redactor,
            catalogue: Catalogue::get(lang),
            zone,
        }
    }

    /// With what mends it.
    pub fn remedy(mut self, remedy: &'a Remedy) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// Its words.
    pub fn words(&self) -> Words<'_> {
        Words {
            catalogue: self.catalogue,
            redactor: &self.redactor,
            zone: self.zone,
        }
    }
}
