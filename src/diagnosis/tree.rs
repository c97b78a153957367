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

/// Branches, each with its first node.
macro_rules! branches {
    ($($id:literal => $root:literal,)+) => { &[$(Branch { id: $id, root: $root },)+] };
}

/// All branches, the seven in page order first.
pub const BRANCHES: &[Branch] = branches! {
    "AccessDenied_q-ak" => "q-ak.in-form",
    "AccessDenied_Expiration" => "expiration.same-policy",
    "SignatureDoesNotMatch_POSTSignature" => "signature.mode",
    "InvalidPolicyDocument_JSONFormat" => "policy.base64",
    "AccessDenied_BucketNotConsistent" => "bucket.request",
    "AccessDenied_Condition" => "condition.which",
    "MalformedPOSTRequest_POSTBody" => "body.who-built",
    "other" => "other.vendor",
    "none.hidden" => "hidden.row",
    "none.client" => "predict",
    "none" => "predict",
};

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
    "signature.fields": "yes" => "signature.order", "no" => leaf, "unknown" => "signature.order";
    "signature.order": "yes" => "signature.shape", "no" => leaf, "unknown" => "signature.shape";
    "signature.shape":
        "yes" => "signature.recomputed", "no" => "signature.recomputed",
        "unknown" => "signature.recomputed";
    "signature.recomputed": "yes" => leaf, "no" => "signature.deviations", "unknown" => leaf;
    "signature.deviations": "yes" => leaf, "no" => leaf, "unknown" => leaf;
    "policy.base64": "yes" => "policy.json", "no" => leaf, "unknown" => "policy.json";
    "policy.json": "yes" => "policy.conditions", "no" => leaf, "unknown" => "policy.conditions";
    "policy.conditions": "yes" => "policy.expiration", "no" => leaf, "unknown" => "policy.expiration";
    "policy.expiration": "yes" => "policy.entries", "no" => leaf, "unknown" => "policy.entries";
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
    "body.grammar": "yes" => "body.line-endings", "no" => leaf, "unknown" => "body.line-endings";
    "body.line-endings": "yes" => "body.closing", "no" => leaf, "unknown" => "body.closing";
    "body.closing": "yes" => leaf, "no" => leaf, "unknown" => leaf;
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

/// The node's own word for a plain yes or no.
pub fn word<'w>(node: &str, given: &'w str) -> &'w str {
    match (node, given) {
        ("expiration.gap", "yes") => "expired",
        ("expiration.gap", "no") => "not-expired",
        _ => given,
    }
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

impl Branch {
    /// The nodes it can reach, in the order of the table.
    pub fn nodes(&self) -> Vec<&'static Node> {
        let mut ids = vec![self.root];
        let mut at = 0;
        while let Some(id) = ids.get(at).copied() {
            for (_, next) in node(id).map_or(&[][..], |node| node.answers) {
                if let Next::Node(next) = next
                    && !ids.contains(next)
                {
                    ids.push(next);
                }
            }
            at += 1;
        }
        NODES.iter().filter(|node| ids.contains(&node.id)).collect()
    }
}

impl Node {
    /// Where an answer leads, if the node knows it.
    pub fn next(&self, answer: &str) -> Option<Next> {
        let of = |wanted| self.answers.iter().find(|(word, _)| *word == wanted);
        of(answer).or_else(|| of("*")).map(|(_, next)| *next)
    }

    /// The words a person can answer with (`*` left out).
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        let words = self.answers.iter().map(|(word, _)| *word);
        words.filter(|word| *word != "*")
    }
}

/// Answers that exclude the cause of their branch's case, so that COS must have seen something else than what was
/// given: node, answer, and the word for it in catalogues.
#[rustfmt::skip]
pub const EXCLUDES: &[(&str, &str, &str)] = &[
    ("q-ak.equal", "yes", "q-ak"),
    ("bucket.policy", "yes", "bucket"),
    ("condition.difference", "no", "condition"),
    ("expiration.same-policy", "no", "other-policy"),
    ("expiration.gap", "not-expired", "expiration"),
    ("policy.entries", "yes", "policy"),
    ("body.closing", "yes", "body"),
    ("signature.recomputed", "yes", "signature"),
];

/// The case a finding belongs to by its id and the field it blames; `None` outside the seven.
pub fn case_of(finding: &Finding) -> Option<DocumentedCase> {
    let field = finding.field.as_deref().unwrap_or_default();
    let field = field.to_ascii_lowercase();
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
    Some(match node.split('-').next()? {
        "q" => DocumentedCase::QAk,
        "expiration" => DocumentedCase::Expiration,
        "signature" => DocumentedCase::Signature,
        "policy" => DocumentedCase::PolicyFormat,
        "bucket" => DocumentedCase::Bucket,
        "body" => DocumentedCase::PostBody,
        _ => return None,
    })
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

/// What explains an answer: a finding, of any domain or of one.
type Cause = (FindingId, Option<&'static str>);

/// Answers with what explains them: ids, or the domains of `form.field-value`.
macro_rules! explains {
    ($($code:literal: $($id:ident)* $([$($domain:literal)+])?;)+) => {
        &[$(($code, &[
            $((FindingId::$id, None),)*
            $($((FindingId::FormFieldValue, Some($domain)),)+)?
        ]),)+]
    };
}

/// Known answers outside the seven, by code or row of `cos::codes`, and the findings that explain each.
pub const EXPLAINS_CODE: &[(&str, &[Cause])] = explains! {
    "permission": AnswerPermissionDenied;
    "InvalidArgument":
        FormFileFieldName FormFieldMissing FormFieldAfterFile FormTextFieldAsFile
        FormValueUndefined
        ["acl" "traffic-limit" "storage-class" "return-body" "callback" "meta-name"];
    "InvalidPolicyDocument":
        PolicyConditionShape PolicyConditionsNotArray PolicyMisspeltMember PolicyConditionOperator
        PolicyConditionName PolicyConditionValueType PolicyDuplicateMember PolicyNotJson
        PolicyExpirationMissing PolicyExpirationFormat;
    "EntityTooSmall": ConditionSize;
    "EntityTooLarge": ConditionSize ["file-size"];
    "IncorrectNumberOfFilesInPostRequest": FormDuplicateField FormFieldMissing;
    "InvalidAccessKeyId":
        FormSecurityTokenMissing FormSecurityTokenName FormSecurityTokenSpace KeysTokenExpired
        KeysSecretIdShape KeysSwapped KeysMixedPair RequestHost;
    "ExpiredToken": KeysTokenExpired;
    "InvalidDigest": ["md5-hex" "md5"];
    "BadDigest": ["md5-other"];
    "KeyTooLong": ["key-length"];
    "InvalidURI": FormKeyLeadingSlash ["key-length" "key-character"];
    "InvalidObjectName": ["key-length" "key-character"];
    "NotSupportedStorageClass": ["storage-class"];
    "VerifyAlgorithmNotSupported": ["algorithm"];
    "MethodNotAllowed": RequestPath RequestMethod;
    "NoSuchBucket": RequestHost;
    "InvalidBucketName": RequestHost;
    "InvalidRequest": RequestHost FormValueUndefined ["acl" "storage-class"];
    "PathStyleDomainForbidden": RequestHost RequestPath;
    "UserCnameInvalid": RequestHost;
    "RequestTimeTooSkewed": ClockSkew KeyTimeNotYet;
    "request-expired": KeyTimeExpired KeyTimeNotYet KeyTimeMilliseconds;
    "signature-empty": FormFieldMissing FormFieldAfterFile FormValueUndefined SignatureShape;
    "MissingContentLength": RequestLength MultipartLength;
};

/// Whether a finding explains one of these causes' answers.
fn is_cause((id, domain): &Cause, finding: &Finding) -> bool {
    *id == finding.id && (domain.is_none() || *domain == finding.get_word("domain"))
}

/// Whether a finding explains a known answer outside the seven.
pub fn explains_code(code: &str, finding: &Finding) -> bool {
    let mut rows = EXPLAINS_CODE.iter();
    rows.any(|(known, causes)| {
        known.eq_ignore_ascii_case(code) && causes.iter().any(|cause| is_cause(cause, finding))
    })
}

/// The first known answer outside the seven that a finding explains.
pub fn code_of(finding: &Finding) -> Option<&'static str> {
    let mut rows = EXPLAINS_CODE.iter();
    let explains = |causes: &[Cause]| causes.iter().any(|cause| is_cause(cause, finding));
    rows.find_map(|(code, causes)| explains(causes).then_some(*code))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
