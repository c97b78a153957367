//! The verdict: what the findings amount to, the case, the path taken, what is still needed (design 8).

use super::{Finding, Now};
use crate::cos::DocumentedCase;
use crate::cos::times::Instant;

/// What the findings amount to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Verdict {
    /// Something is wrong, and it is known what.
    Fault,
    /// Nothing wrong found in what was given.
    Sound,
    /// More information is needed.
    #[default]
    Undetermined,
    /// The answer belongs to another request than the one pasted.
    Mismatch,
}

/// Where the case came from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CaseFrom {
    /// COS's message gave it.
    Answer,
    /// No answer was recognised; it is what COS would say.
    Prediction,
}

/// The documented case.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Case {
    /// Which.
    pub id: DocumentedCase,
    /// How it is known.
    pub from: CaseFrom,
    /// Other cases the findings would lead to.
    pub also: Vec<DocumentedCase>,
}

/// One node of the path through the tree.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Step {
    /// Node id (`q-ak.equal`).
    pub node: &'static str,
    /// `yes`, `no`, `unknown`, or a word the node defines.
    pub answer: String,
    /// The findings it rests on; empty where the user said so.
    pub because: Vec<super::FindingId>,
}

/// Something that would settle more.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Need {
    /// What.
    pub kind: NeedKind,
    /// Who has it.
    pub who: Who,
    /// Whether it must not be sent around.
    pub secret: bool,
}

/// Evidence that can be asked for (design 8).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(missing_docs, reason = "the names are the contract's own words")]
pub enum NeedKind {
    Answer,
    RequestId,
    Policy,
    PolicySha1,
    Form,
    Body,
    Bucket,
    FileName,
    FileSize,
    SecretId,
    SecretKey,
    SignKey,
    ServerTime,
    Permission,
}

impl NeedKind {
    /// The word of the contract.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::RequestId => "request-id",
            Self::Policy => "policy",
            Self::PolicySha1 => "policy-sha1",
            Self::Form => "form",
            Self::Body => "body",
            Self::Bucket => "bucket",
            Self::FileName => "file-name",
            Self::FileSize => "file-size",
            Self::SecretId => "secret-id",
            Self::SecretKey => "secret-key",
            Self::SignKey => "sign-key",
            Self::ServerTime => "server-time",
            Self::Permission => "permission",
        }
    }
}

/// Who can be asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Who {
    /// Whoever made the upload.
    Customer,
    /// Whoever runs the code that signs.
    Backend,
    /// Whoever owns the account.
    AccountOwner,
}

impl Who {
    /// The word of the contract.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Backend => "backend",
            Self::AccountOwner => "account-owner",
        }
    }
}

/// The times that matter, on one line.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Times {
    /// The moment that counts.
    pub now: Now,
    /// The policy's expiration.
    pub expiration: Option<Instant>,
    /// KeyTime, start and end.
    pub key_time: Option<(i64, i64)>,
}

/// Everything the engine has to say.
#[derive(Clone, Debug, Default)]
pub struct Diagnosis {
    /// What it amounts to.
    pub verdict: Verdict,
    /// The documented case, if one.
    pub case: Option<Case>,
    /// The branch of the tree: a case's id, `other.<Code>`, `none.hidden`, `none.client`, `none`.
    pub branch: String,
    /// The path through it.
    pub path: Vec<Step>,
    /// All findings: errors that explain the answer, other errors, warnings, notes; inside each, in the
    /// order to mend them.
    pub findings: Vec<Finding>,
    /// What would settle more, most useful first.
    pub needs: Vec<Need>,
    /// The times.
    pub times: Times,
}
