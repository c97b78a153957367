//! A diagnosis as something to read: redaction and excerpts first, then text, JSON or Markdown. The wizard
//! draws through the same redactor and the same excerpts.
//!
//! One [`Report`] is made for one diagnosis; every renderer takes it and adds only its layout. This room
//! knows all rooms below it; it never reads a file, a clock or the environment, and decides nothing that
//! the diagnosis has not decided.

pub mod docs;
pub mod excerpt;
pub mod json;
pub mod markdown;
pub mod needles;
pub mod paint;
pub mod redact;
pub mod text;
pub mod words;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, Facts};
use crate::locale::{Catalogue, Lang};

pub use redact::Redactor;
pub use words::Words;

/// Corrected values, as the remedy room proves them. `None` in a [`Report`] until somebody made them.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    /// What changes: field or pointer, old value, new value.
    pub changes: Vec<Change>,
    /// The corrected policy text.
    pub policy: Option<String>,
    /// The same in base64.
    pub policy_base64: Option<String>,
    /// The form in the right order.
    pub form: Vec<(String, String)>,
    /// The signature, where a key was given.
    pub signature: Option<String>,
    /// Whether the diagnosis of the corrected upload found nothing.
    pub verified: bool,
    /// What a person has to decide, as message ids with their values.
    pub choices: Vec<String>,
}

/// One change of a value.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Form field or policy member.
    pub field: String,
    /// What stood there, if anything.
    pub from: Option<String>,
    /// What belongs there; `None` to remove it.
    pub to: Option<String>,
}

/// A diagnosis with all that is needed to show it.
pub struct Report<'a> {
    /// What was given.
    pub evidence: &'a Evidence,
    /// What it proves.
    pub diagnosis: &'a Diagnosis,
    /// What mends it.
    pub corrected: Option<&'a Corrected>,
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
            corrected: None,
            facts,
            redactor,
            catalogue: Catalogue::get(lang),
            zone,
        }
    }

    /// With corrected values.
    pub fn corrected(mut self, corrected: Option<&'a Corrected>) -> Self {
        self.corrected = corrected;
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
