//! The readings put together: one answer, one form, one policy, one set of keys, each from the reading
//! nearest to the wire (request, then form, then `--policy`, then flags), and every value that another
//! reading gives differently.

use super::{Answer, Evidence, Fidelity, Form, Keys, PolicyText, Request, Value};

/// What is known, after all readings.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The answer and the index of its reading.
    pub answer: Option<Answer>,
    /// The form.
    pub form: Option<Form>,
    /// How near the form is to the wire.
    pub form_fidelity: Option<Fidelity>,
    /// What the form's source never holds (see `Reading::missing`).
    pub form_missing: Vec<&'static str>,
    /// The request.
    pub request: Option<Request>,
    /// The policy that is judged: the form's, else one of its own.
    pub policy: Option<PolicyText>,
    /// JSON text of the policy from another source than the one judged: what the code may have signed.
    pub other_policies: Vec<PolicyText>,
    /// Keys, slot by slot from all readings.
    pub keys: Keys,
    /// The request's bucket: from host or path, else the flag.
    pub bucket: Option<(String, Value)>,
    /// The file's name: from the part, else the flag.
    pub file_name: Option<Value>,
    /// The file's size in bytes: from the part, else the flag.
    pub file_size: Option<(u64, Value)>,
    /// Values that differ between readings.
    pub conflicts: Vec<Conflict>,
}

/// Two sources give different values for one slot.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The slot: a field's name, `policy`, `bucket`, `answer`, ….
    pub slot: String,
    /// The value that is judged.
    pub kept: Value,
    /// The other.
    pub other: Value,
}

impl Facts {
    /// Puts the readings together.
    pub fn gather(evidence: &Evidence) -> Self {
        let _ = evidence;
        Self::default()
    }
}
