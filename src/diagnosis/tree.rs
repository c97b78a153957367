//! The decision tree of contract, section 3 as one table: branches, nodes, their answers and where they lead, and
//! which findings and fields belong to which case. The wizard draws it, `postdoc tree` prints it, the
//! diagnosis walks it (`walk`). Data only: no evidence, no words.

use super::{Finding, FindingId};
use crate::cos::DocumentedCase;

/// Where an answer leads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Next {
    /// To another node.
    Node(&'static str),
    /// To the end of the branch: the text is the node's own for this answer.
    Leaf,
}

/// A question and its answers.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its id (contract).
    pub id: &'static str,
    /// The answers it knows and where each leads. `*` stands for any other word.
    pub answers: &'static [(&'static str, Next)],
}

/// A branch: what was pasted as the error leads here.
#[derive(Clone, Copy, Debug)]
pub struct Branch {
    /// Its id (contract); `other` stands for all `other.<Code>`.
    pub id: &'static str,
    /// Its first node.
    pub root: &'static str,
}

/// All branches, the seven in page order first.
pub const BRANCHES: &[Branch] = &[
    Branch {
        id: "AccessDenied_q-ak",
        root: "q-ak.in-form",
    },
    Branch {
        id: "AccessDenied_Expiration",
        root: "expiration.same-policy",
    },
    Branch {
        id: "SignatureDoesNotMatch_POSTSignature",
        root: "signature.mode",
    },
    Branch {
        id: "InvalidPolicyDocument_JSONFormat",
        root: "policy.base64",
    },
    Branch {
        id: "AccessDenied_BucketNotConsistent",
        root: "bucket.request",
    },
    Branch {
        id: "AccessDenied_Condition",
        root: "condition.which",
    },
    Branch {
        id: "MalformedPOSTRequest_POSTBody",
        root: "body.who-built",
    },
    Branch {
        id: "other",
        root: "other.vendor",
    },
    Branch {
        id: "none.hidden",
        root: "hidden.row",
    },
    Branch {
        id: "none.client",
        root: "predict",
    },
    Branch {
        id: "none",
        root: "predict",
    },
];

const YES: &str = "yes";
const NO: &str = "no";
const UNKNOWN: &str = "unknown";
const ANY: &str = "*";

const fn to(node: &'static str) -> Next {
    Next::Node(node)
}

/// All nodes, in the order of the branches. `answer`, the first question of all, leads to a branch.
pub const NODES: &[Node] = &[
    Node {
        id: "answer",
        answers: &[(ANY, Next::Leaf)],
    },
    Node {
        id: "q-ak.in-form",
        answers: &[
            (YES, to("q-ak.equal")),
            (NO, Next::Leaf),
            (UNKNOWN, to("q-ak.equal")),
        ],
    },
    Node {
        id: "q-ak.equal",
        answers: &[
            (YES, to("q-ak.console")),
            (NO, Next::Leaf),
            (UNKNOWN, to("q-ak.console")),
        ],
    },
    Node {
        id: "q-ak.console",
        answers: &[(YES, Next::Leaf), (NO, Next::Leaf), (UNKNOWN, Next::Leaf)],
    },
    Node {
        id: "expiration.same-policy",
        answers: &[
            (YES, to("expiration.gap")),
            (NO, Next::Leaf),
            (UNKNOWN, to("expiration.gap")),
        ],
    },
    Node {
        id: "expiration.gap",
        answers: &[
            ("expired", to("expiration.cause")),
            ("not-expired", Next::Leaf),
            (UNKNOWN, to("expiration.cause")),
        ],
    },
    Node {
        id: "expiration.cause",
        answers: &[
            ("local-time", Next::Leaf),
            ("twelve-hour", Next::Leaf),
            ("hard-coded", Next::Leaf),
            ("reused", Next::Leaf),
            ("clock", Next::Leaf),
            ("too-short", Next::Leaf),
            (UNKNOWN, Next::Leaf),
        ],
    },
    Node {
        id: "signature.mode",
        answers: &[
            ("policy", to("signature.who-has-key")),
            ("signature-field", Next::Leaf),
            ("authorization-header", Next::Leaf),
            (UNKNOWN, to("signature.who-has-key")),
            (ANY, Next::Leaf),
        ],
    },
    Node {
        id: "signature.who-has-key",
        answers: &[
            (YES, to("signature.fields")),
            (NO, to("signature.fields")),
            (UNKNOWN, to("signature.fields")),
        ],
    },
    Node {
        id: "signature.fields",
        answers: &[
            (YES, to("signature.shape")),
            (NO, Next::Leaf),
            (UNKNOWN, to("signature.shape")),
        ],
    },
    Node {
        id: "signature.shape",
        answers: &[
            (YES, to("signature.recomputed")),
            (NO, to("signature.recomputed")),
            (UNKNOWN, to("signature.recomputed")),
        ],
    },
    Node {
        id: "signature.recomputed",
        answers: &[
            (YES, Next::Leaf),
            (NO, to("signature.deviations")),
            (UNKNOWN, Next::Leaf),
        ],
    },
    Node {
        id: "signature.deviations",
        answers: &[(YES, Next::Leaf), (NO, Next::Leaf), (UNKNOWN, Next::Leaf)],
    },
    Node {
        id: "policy.base64",
        answers: &[
            (YES, to("policy.json")),
            (NO, Next::Leaf),
            (UNKNOWN, to("policy.json")),
        ],
    },
    Node {
        id: "policy.json",
        answers: &[
            (YES, to("policy.conditions")),
            (NO, Next::Leaf),
            (UNKNOWN, to("policy.conditions")),
        ],
    },
    Node {
        id: "policy.conditions",
        answers: &[
            (YES, to("policy.entries")),
            (NO, Next::Leaf),
            (UNKNOWN, to("policy.entries")),
        ],
    },
    Node {
        id: "policy.entries",
        answers: &[(YES, Next::Leaf), (NO, Next::Leaf), (UNKNOWN, Next::Leaf)],
    },
    Node {
        id: "bucket.request",
        answers: &[
            (YES, to("bucket.policy")),
            (NO, Next::Leaf),
            (UNKNOWN, to("bucket.policy")),
        ],
    },
    Node {
        id: "bucket.policy",
        answers: &[
            (YES, Next::Leaf),
            (NO, to("bucket.appid")),
            (UNKNOWN, to("bucket.appid")),
        ],
    },
    Node {
        id: "bucket.appid",
        answers: &[(YES, Next::Leaf), (NO, Next::Leaf), (UNKNOWN, Next::Leaf)],
    },
    Node {
        id: "condition.which",
        answers: &[(UNKNOWN, to("condition.sent")), (ANY, to("condition.sent"))],
    },
    Node {
        id: "condition.sent",
        answers: &[
            (YES, to("condition.difference")),
            (NO, Next::Leaf),
            (UNKNOWN, to("condition.difference")),
        ],
    },
    Node {
        id: "condition.difference",
        answers: &[
            (NO, Next::Leaf),
            ("letter-case", Next::Leaf),
            ("leading-slash", Next::Leaf),
            ("surrounding-space", Next::Leaf),
            ("percent-encoded", Next::Leaf),
            ("truncated", Next::Leaf),
            ("other", Next::Leaf),
            (UNKNOWN, Next::Leaf),
            (ANY, Next::Leaf),
        ],
    },
    Node {
        id: "body.who-built",
        answers: &[
            ("browser", to("body.content-type")),
            ("library", to("body.content-type")),
            ("hand", to("body.content-type")),
            (UNKNOWN, to("body.content-type")),
        ],
    },
    Node {
        id: "body.content-type",
        answers: &[
            (YES, to("body.boundary")),
            (NO, Next::Leaf),
            (UNKNOWN, to("body.boundary")),
        ],
    },
    Node {
        id: "body.boundary",
        answers: &[
            (YES, to("body.grammar")),
            (NO, Next::Leaf),
            (UNKNOWN, to("body.grammar")),
        ],
    },
    Node {
        id: "body.grammar",
        answers: &[(YES, Next::Leaf), (NO, Next::Leaf), (UNKNOWN, Next::Leaf)],
    },
    Node {
        id: "other.vendor",
        answers: &[
            ("cos", to("other.code")),
            (UNKNOWN, to("other.code")),
            (ANY, Next::Leaf),
        ],
    },
    Node {
        id: "other.code",
        answers: &[("AccessDenied", to("other.permission")), (ANY, Next::Leaf)],
    },
    Node {
        id: "other.permission",
        answers: &[(YES, Next::Leaf), (NO, Next::Leaf), (UNKNOWN, Next::Leaf)],
    },
    Node {
        id: "hidden.row",
        answers: &[
            ("options-refused", Next::Leaf),
            ("stored", Next::Leaf),
            ("refused", Next::Leaf),
            ("not-reached", Next::Leaf),
            (UNKNOWN, Next::Leaf),
        ],
    },
    Node {
        id: "predict",
        answers: &[
            ("none", Next::Leaf),
            (UNKNOWN, Next::Leaf),
            (ANY, Next::Leaf),
        ],
    },
];

/// The node with this id.
pub fn node(id: &str) -> Option<&'static Node> {
    NODES.iter().find(|node| node.id == id)
}

/// The branch a branch id belongs to: `other.Anything` is a leaf of `other`.
pub fn branch(id: &str) -> Option<&'static Branch> {
    let family = if id.starts_with("other.") {
        "other"
    } else {
        id
    };
    BRANCHES.iter().find(|branch| branch.id == family)
}

impl Node {
    /// Where an answer leads, if the node knows it.
    pub fn next(&self, answer: &str) -> Option<Next> {
        let exact = self.answers.iter().find(|(word, _)| *word == answer);
        exact
            .or_else(|| self.answers.iter().find(|(word, _)| *word == ANY))
            .map(|(_, next)| *next)
    }

    /// The words a person can answer with (`*` left out).
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.answers
            .iter()
            .map(|(word, _)| *word)
            .filter(|word| *word != ANY)
    }
}

/// Answers that exclude the cause of a case, so that COS must have seen something else than what was given: case,
/// node, answer, and the word for it in catalogues.
pub const EXCLUDES: &[(DocumentedCase, &str, &str, &str)] = &[
    (DocumentedCase::QAk, "q-ak.equal", "yes", "q-ak"),
    (DocumentedCase::Bucket, "bucket.policy", "yes", "bucket"),
    (
        DocumentedCase::Condition,
        "condition.difference",
        "no",
        "condition",
    ),
    (
        DocumentedCase::Expiration,
        "expiration.same-policy",
        "no",
        "other-policy",
    ),
    (
        DocumentedCase::Expiration,
        "expiration.gap",
        "not-expired",
        "expiration",
    ),
    (
        DocumentedCase::PolicyFormat,
        "policy.entries",
        "yes",
        "policy",
    ),
    (DocumentedCase::PostBody, "body.grammar", "yes", "body"),
    (
        DocumentedCase::Signature,
        "signature.recomputed",
        "yes",
        "signature",
    ),
];

/// How a finding's case is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Belongs {
    /// Always the same case.
    To(DocumentedCase),
    /// By the condition key: `q-ak`, `bucket`, or any other field.
    ByKey,
    /// By the form field that is absent or unfilled.
    ByField,
    /// By the node of the tree that a person answered.
    ByNode,
    /// The signature's, where its fields are blamed.
    IfSigning,
}

/// Which findings belong to which case. What is not listed leads to none of the seven.
const CASES: &[(Belongs, &[FindingId])] = &[
    (
        Belongs::ByKey,
        &[
            FindingId::ConditionMismatch,
            FindingId::ConditionFieldMissing,
            FindingId::PolicyConditionName,
            FindingId::PolicyConditionWildcard,
            FindingId::PolicyConditionFilenameVariable,
            FindingId::FormDuplicateField,
            FindingId::FormKeyLeadingSlash,
        ],
    ),
    (
        Belongs::ByField,
        &[
            FindingId::FormFieldMissing,
            FindingId::FormFieldAfterFile,
            FindingId::FormValueUndefined,
            FindingId::FormTextFieldAsFile,
        ],
    ),
    (Belongs::ByNode, &[FindingId::SaidFault]),
    (Belongs::IfSigning, &[FindingId::FormFieldValue]),
    (
        Belongs::To(DocumentedCase::PolicyFormat),
        &[
            FindingId::PolicyMissing,
            FindingId::PolicyNotBase64,
            FindingId::PolicyBase64Variant,
            FindingId::PolicySentUnencoded,
            FindingId::PolicyHoldsSignature,
            FindingId::PolicyOtherKind,
            FindingId::PolicyNotUtf8,
            FindingId::PolicyNotJson,
            FindingId::PolicyNotObject,
            FindingId::PolicyDuplicateMember,
            FindingId::PolicyMisspeltMember,
            FindingId::PolicyExpirationMissing,
            FindingId::PolicyExpirationFormat,
            FindingId::PolicyConditionsMissing,
            FindingId::PolicyConditionsEmpty,
            FindingId::PolicyConditionsNotArray,
            FindingId::PolicyConditionShape,
            FindingId::PolicyConditionOperator,
            FindingId::PolicyConditionValueType,
        ],
    ),
    (
        Belongs::To(DocumentedCase::Expiration),
        &[
            FindingId::PolicyExpired,
            FindingId::PolicyExpirationLocalTime,
            FindingId::PolicyExpirationTwelveHour,
            FindingId::PolicyExpirationHardCoded,
            FindingId::PolicyExpirationTooShort,
            FindingId::ClockSkew,
        ],
    ),
    (
        Belongs::To(DocumentedCase::Signature),
        &[
            FindingId::SignatureShape,
            FindingId::SignatureExplained,
            FindingId::SignatureUnexplained,
            FindingId::KeysSecretKeyShape,
            FindingId::KeysOtherPair,
            FindingId::KeysMixedPair,
            FindingId::KeyTimeFormat,
            FindingId::KeyTimeMilliseconds,
        ],
    ),
    (
        Belongs::To(DocumentedCase::QAk),
        &[FindingId::KeysSwapped, FindingId::KeysSecretIdShape],
    ),
    (
        Belongs::To(DocumentedCase::Bucket),
        &[FindingId::RequestHost],
    ),
    (
        Belongs::To(DocumentedCase::PostBody),
        &[
            FindingId::RequestNotFormData,
            FindingId::MultipartContentType,
            FindingId::MultipartBoundaryMissing,
            FindingId::MultipartBoundaryMismatch,
            FindingId::MultipartBoundaryInvalid,
            FindingId::MultipartEmpty,
            FindingId::MultipartNotMultipart,
            FindingId::MultipartNoOpeningBoundary,
            FindingId::MultipartNoClosingBoundary,
            FindingId::MultipartTruncated,
            FindingId::MultipartLineEndings,
            FindingId::MultipartNoBlankLine,
            FindingId::MultipartPartHeader,
            FindingId::MultipartDisposition,
            FindingId::MultipartNameMissing,
            FindingId::MultipartBoundaryInData,
            FindingId::MultipartLength,
        ],
    ),
];

/// The case a finding belongs to by its id and the field it blames; `None` outside the seven.
pub fn case_of(finding: &Finding) -> Option<DocumentedCase> {
    let (belongs, _) = CASES.iter().find(|(_, ids)| ids.contains(&finding.id))?;
    let field = finding
        .field
        .as_deref()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match belongs {
        Belongs::To(case) => Some(*case),
        Belongs::ByKey => Some(key_case(&field)),
        Belongs::ByField => form_case(&field),
        Belongs::IfSigning => form_case(&field).filter(|case| *case == DocumentedCase::Signature),
        Belongs::ByNode => node_case(finding.get_word("node").unwrap_or_default()),
    }
}

/// The case whose branch asks this question.
fn node_case(node: &str) -> Option<DocumentedCase> {
    let questions = [
        ("q-ak-", DocumentedCase::QAk),
        ("expiration-", DocumentedCase::Expiration),
        ("signature-", DocumentedCase::Signature),
        ("policy-", DocumentedCase::PolicyFormat),
        ("bucket-", DocumentedCase::Bucket),
        ("body-", DocumentedCase::PostBody),
    ];
    let found = questions.iter().find(|(head, _)| node.starts_with(head));
    found.map(|(_, case)| *case)
}

fn key_case(field: &str) -> DocumentedCase {
    match field {
        "q-ak" => DocumentedCase::QAk,
        "bucket" => DocumentedCase::Bucket,
        _ => DocumentedCase::Condition,
    }
}

/// Which message an absent or unfilled form field leads to, where that can be told.
fn form_case(field: &str) -> Option<DocumentedCase> {
    match field {
        "q-signature" | "q-key-time" | "q-sign-algorithm" => Some(DocumentedCase::Signature),
        "policy" => Some(DocumentedCase::PolicyFormat),
        // What COS answers without a key or a file is not one of the seven.
        "key" | "file" | "x-cos-security-token" => None,
        _ => Some(key_case(field)),
    }
}

/// Known answers outside the seven, by code or row of `cos::known`, and the findings that explain each.
pub const EXPLAINS_CODE: &[(&str, &[FindingId])] = &[
    ("permission", &[FindingId::AnswerPermissionDenied]),
    (
        "InvalidArgument",
        &[
            FindingId::FormFileFieldName,
            FindingId::FormFieldMissing,
            FindingId::FormFieldAfterFile,
            FindingId::FormTextFieldAsFile,
            FindingId::FormValueUndefined,
        ],
    ),
    (
        "InvalidPolicyDocument",
        &[
            FindingId::PolicyConditionShape,
            FindingId::PolicyConditionsNotArray,
            FindingId::PolicyMisspeltMember,
            FindingId::PolicyConditionOperator,
            FindingId::PolicyConditionName,
            FindingId::PolicyConditionValueType,
            FindingId::PolicyDuplicateMember,
            FindingId::PolicyNotJson,
            FindingId::PolicyExpirationMissing,
            FindingId::PolicyExpirationFormat,
        ],
    ),
    ("EntityTooSmall", &[FindingId::ConditionSize]),
    ("EntityTooLarge", &[FindingId::ConditionSize]),
    (
        "IncorrectNumberOfFilesInPostRequest",
        &[FindingId::FormDuplicateField, FindingId::FormFieldMissing],
    ),
    (
        "InvalidAccessKeyId",
        &[
            FindingId::FormSecurityTokenMissing,
            FindingId::FormSecurityTokenName,
            FindingId::FormSecurityTokenSpace,
            FindingId::KeysTokenExpired,
            FindingId::KeysSecretIdShape,
            FindingId::KeysSwapped,
            FindingId::KeysMixedPair,
            FindingId::RequestHost,
        ],
    ),
    ("ExpiredToken", &[FindingId::KeysTokenExpired]),
    ("InvalidURI", &[FindingId::FormKeyLeadingSlash]),
    (
        "MethodNotAllowed",
        &[FindingId::RequestPath, FindingId::RequestMethod],
    ),
    ("NoSuchBucket", &[FindingId::RequestHost]),
    ("InvalidBucketName", &[FindingId::RequestHost]),
    (
        "InvalidRequest",
        &[FindingId::RequestHost, FindingId::FormValueUndefined],
    ),
    (
        "PathStyleDomainForbidden",
        &[FindingId::RequestHost, FindingId::RequestPath],
    ),
    ("UserCnameInvalid", &[FindingId::RequestHost]),
    (
        "RequestTimeTooSkewed",
        &[FindingId::ClockSkew, FindingId::KeyTimeNotYet],
    ),
    (
        "request-expired",
        &[
            FindingId::KeyTimeExpired,
            FindingId::KeyTimeNotYet,
            FindingId::KeyTimeMilliseconds,
        ],
    ),
    (
        "signature-empty",
        &[
            FindingId::FormFieldMissing,
            FindingId::FormFieldAfterFile,
            FindingId::FormValueUndefined,
            FindingId::SignatureShape,
        ],
    ),
    (
        "MissingContentLength",
        &[FindingId::RequestLength, FindingId::MultipartLength],
    ),
];

/// Whether a finding explains a known answer outside the seven.
pub fn explains_code(code: &str, id: FindingId) -> bool {
    EXPLAINS_CODE
        .iter()
        .any(|(known, ids)| known.eq_ignore_ascii_case(code) && ids.contains(&id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_leads_to_a_node_that_exists() {
        for node in NODES {
            for (word, next) in node.answers {
                if let Next::Node(id) = next {
                    assert!(
                        super::node(id).is_some(),
                        "{} {word} leads to {id}",
                        node.id
                    );
                }
            }
        }
        for branch in BRANCHES {
            assert!(node(branch.root).is_some(), "{}", branch.id);
        }
    }

    #[test]
    fn every_walk_ends() {
        for branch in BRANCHES {
            let mut open = vec![(branch.root, 0)];
            while let Some((id, depth)) = open.pop() {
                assert!(depth < NODES.len(), "{} goes in a circle", branch.id);
                for (_, next) in node(id).unwrap().answers {
                    if let Next::Node(id) = next {
                        open.push((id, depth + 1));
                    }
                }
            }
        }
    }

    #[test]
    fn a_finding_belongs_to_one_case() {
        let listed: Vec<_> = CASES.iter().flat_map(|(_, ids)| ids.iter()).collect();
        for (at, id) in listed.iter().enumerate() {
            assert!(!listed[..at].contains(id), "{} is listed twice", id.id());
        }
    }

    #[test]
    fn the_seven_cases_have_branches_of_their_own_names() {
        for case in DocumentedCase::ALL {
            assert!(branch(case.id()).is_some(), "{}", case.id());
        }
        assert_eq!(
            branch("other.NoSuchBucket").map(|branch| branch.id),
            Some("other")
        );
    }
}
