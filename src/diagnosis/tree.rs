//! The decision tree of contract, section 3 as one table: branches, nodes, their answers and where they lead, and
//! which findings and fields belong to which case. The wizard draws it, `postdoc tree` prints it, the
//! diagnosis walks it (`walk`). Data only: no evidence, no words.

use super::finding::Belongs;
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

const fn branch_at(id: &'static str, root: &'static str) -> Branch {
    Branch { id, root }
}

/// All branches, the seven in page order first.
pub const BRANCHES: &[Branch] = &[
    branch_at("AccessDenied_q-ak", "q-ak.in-form"),
    branch_at("AccessDenied_Expiration", "expiration.same-policy"),
    branch_at("SignatureDoesNotMatch_POSTSignature", "signature.mode"),
    branch_at("InvalidPolicyDocument_JSONFormat", "policy.base64"),
    branch_at("AccessDenied_BucketNotConsistent", "bucket.request"),
    branch_at("AccessDenied_Condition", "condition.which"),
    branch_at("MalformedPOSTRequest_POSTBody", "body.who-built"),
    branch_at("other", "other.vendor"),
    branch_at("none.hidden", "hidden.row"),
    branch_at("none.client", "predict"),
    branch_at("none", "predict"),
];

/// Where a word leads: to a node, or to the end of the branch.
macro_rules! next {
    (leaf) => {
        Next::Leaf
    };
    ($node:literal) => {
        Next::Node($node)
    };
}

/// Nodes, each with its words and where they lead.
macro_rules! nodes {
    ($($id:literal: $($word:literal => $next:tt),+;)+) => {
        &[$(Node { id: $id, answers: &[$(($word, next!($next))),+] },)+]
    };
}

/// All nodes, in the order of the branches. `answer`, the first question of all, leads to a branch.
pub const NODES: &[Node] = nodes! {
    "answer": "*" => leaf;
    "q-ak.in-form": "yes" => "q-ak.equal", "no" => leaf, "unknown" => "q-ak.equal";
    "q-ak.equal": "yes" => "q-ak.console", "no" => leaf, "unknown" => "q-ak.console";
    "q-ak.console": "yes" => leaf, "no" => leaf, "unknown" => leaf;
    "expiration.same-policy":
        "yes" => "expiration.gap", "no" => leaf, "unknown" => "expiration.gap";
    "expiration.gap":
        "expired" => "expiration.cause", "not-expired" => leaf, "unknown" => "expiration.cause";
    "expiration.cause":
        "local-time" => leaf, "twelve-hour" => leaf, "hard-coded" => leaf, "reused" => leaf,
        "clock" => leaf, "too-short" => leaf, "unknown" => leaf;
    "signature.mode":
        "policy" => "signature.who-has-key", "signature-field" => leaf,
        "authorization-header" => leaf, "unknown" => "signature.who-has-key", "*" => leaf;
    "signature.who-has-key":
        "yes" => "signature.fields", "no" => "signature.fields", "unknown" => "signature.fields";
    "signature.fields": "yes" => "signature.shape", "no" => leaf, "unknown" => "signature.shape";
    "signature.shape":
        "yes" => "signature.recomputed", "no" => "signature.recomputed",
        "unknown" => "signature.recomputed";
    "signature.recomputed": "yes" => leaf, "no" => "signature.deviations", "unknown" => leaf;
    "signature.deviations": "yes" => leaf, "no" => leaf, "unknown" => leaf;
    "policy.base64": "yes" => "policy.json", "no" => leaf, "unknown" => "policy.json";
    "policy.json": "yes" => "policy.conditions", "no" => leaf, "unknown" => "policy.conditions";
    "policy.conditions": "yes" => "policy.entries", "no" => leaf, "unknown" => "policy.entries";
    "policy.entries": "yes" => leaf, "no" => leaf, "unknown" => leaf;
    "bucket.request": "yes" => "bucket.policy", "no" => leaf, "unknown" => "bucket.policy";
    "bucket.policy": "yes" => leaf, "no" => "bucket.appid", "unknown" => "bucket.appid";
    "bucket.appid": "yes" => leaf, "no" => leaf, "unknown" => leaf;
    "condition.which": "unknown" => "condition.sent", "*" => "condition.sent";
    "condition.sent":
        "yes" => "condition.difference", "no" => leaf, "unknown" => "condition.difference";
    "condition.difference":
        "no" => leaf, "letter-case" => leaf, "leading-slash" => leaf, "surrounding-space" => leaf,
        "percent-encoded" => leaf, "truncated" => leaf, "other" => leaf, "unknown" => leaf,
        "*" => leaf;
    "body.who-built":
        "browser" => "body.content-type", "library" => "body.content-type",
        "hand" => "body.content-type", "unknown" => "body.content-type";
    "body.content-type": "yes" => "body.boundary", "no" => leaf, "unknown" => "body.boundary";
    "body.boundary": "yes" => "body.grammar", "no" => leaf, "unknown" => "body.grammar";
    "body.grammar": "yes" => leaf, "no" => leaf, "unknown" => leaf;
    "other.vendor": "cos" => "other.code", "unknown" => "other.code", "*" => leaf;
    "other.code": "AccessDenied" => "other.permission", "*" => leaf;
    "other.permission": "yes" => leaf, "no" => leaf, "unknown" => leaf;
    "hidden.row":
        "options-refused" => leaf, "stored" => leaf, "refused" => leaf, "not-reached" => leaf,
        "unknown" => leaf;
    "predict": "none" => leaf, "unknown" => leaf, "*" => leaf;
};

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
            .or_else(|| self.answers.iter().find(|(word, _)| *word == "*"))
            .map(|(_, next)| *next)
    }

    /// The words a person can answer with (`*` left out).
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.answers
            .iter()
            .map(|(word, _)| *word)
            .filter(|word| *word != "*")
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

/// The case a finding belongs to by its id and the field it blames; `None` outside the seven.
pub fn case_of(finding: &Finding) -> Option<DocumentedCase> {
    let field = finding
        .field
        .as_deref()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match finding.id.belongs()? {
        Belongs::To(case) => Some(case),
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

/// Answers with the ids of what explains them.
macro_rules! explains {
    ($($code:literal: $($id:ident)+;)+) => { &[$(($code, &[$(FindingId::$id),+]),)+] };
}

/// Known answers outside the seven, by code or row of `cos::known`, and the findings that explain each.
pub const EXPLAINS_CODE: &[(&str, &[FindingId])] = explains! {
    "permission": AnswerPermissionDenied;
    "InvalidArgument":
        FormFileFieldName FormFieldMissing FormFieldAfterFile FormTextFieldAsFile
        FormValueUndefined;
    "InvalidPolicyDocument":
        PolicyConditionShape PolicyConditionsNotArray PolicyMisspeltMember PolicyConditionOperator
        PolicyConditionName PolicyConditionValueType PolicyDuplicateMember PolicyNotJson
        PolicyExpirationMissing PolicyExpirationFormat;
    "EntityTooSmall": ConditionSize;
    "EntityTooLarge": ConditionSize;
    "IncorrectNumberOfFilesInPostRequest": FormDuplicateField FormFieldMissing;
    "InvalidAccessKeyId":
        FormSecurityTokenMissing FormSecurityTokenName FormSecurityTokenSpace KeysTokenExpired
        KeysSecretIdShape KeysSwapped KeysMixedPair RequestHost;
    "ExpiredToken": KeysTokenExpired;
    "InvalidURI": FormKeyLeadingSlash;
    "MethodNotAllowed": RequestPath RequestMethod;
    "NoSuchBucket": RequestHost;
    "InvalidBucketName": RequestHost;
    "InvalidRequest": RequestHost FormValueUndefined;
    "PathStyleDomainForbidden": RequestHost RequestPath;
    "UserCnameInvalid": RequestHost;
    "RequestTimeTooSkewed": ClockSkew KeyTimeNotYet;
    "request-expired": KeyTimeExpired KeyTimeNotYet KeyTimeMilliseconds;
    "signature-empty": FormFieldMissing FormFieldAfterFile FormValueUndefined SignatureShape;
    "MissingContentLength": RequestLength MultipartLength;
};

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
