//! Answers outside the seven of 436/41164: what else COS is documented or seen to answer, and the
//! sentences of other storage services that take the same kind of form. Two tables and their look-ups;
//! which sentence a paste holds is `answers`' business, what follows from it the diagnosis'.

use super::answers::Vendor;

/// How sure it is that COS sends this.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Certainty {
    /// A document of the service prints it.
    Documented,
    /// Quoted in a public report.
    Seen,
}

/// Whether POST Object can get this answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OnPost {
    /// Documented or seen on POST Object.
    Yes,
    /// Known from other calls; expected here.
    Possible,
    /// Belongs to another call: the answer is about another request.
    No,
}

/// What an answer implies, in one word, for advice and questions.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Implies {
    /// The form is right; the key may not do this.
    Permission,
    /// The policy is JSON, its `conditions` have a wrong shape or spelling.
    ConditionsShape,
    /// A field or the file part is not as expected.
    FormArgument,
    /// The file is smaller than allowed.
    FileTooSmall,
    /// The file is larger than allowed.
    FileTooLarge,
    /// Not exactly one file part.
    FileCount,
    /// `Content-MD5` is invalid or differs from the file.
    Digest,
    /// Object key or metadata too long or not allowed.
    ObjectName,
    /// `Content-Length` is absent (chunked upload).
    ContentLength,
    /// The bucket is not there.
    Bucket,
    /// The SecretId is unknown, disabled, or a temporary one without its token.
    KeyUnknown,
    /// The SecretId is malformed.
    KeyFormat,
    /// The temporary key has ended or its token is wrong.
    Token,
    /// A header-style signature is out of its time, or a clock is wrong.
    SignatureTime,
    /// No signature arrived.
    SignatureAbsent,
    /// The bucket's referer rule.
    Referer,
    /// The bucket's CORS rules.
    Cors,
    /// The method, path or kind of call is another one.
    OtherCall,
    /// The body did not arrive whole or in time.
    Transfer,
    /// The account or the bucket is in a state that refuses uploads.
    Account,
    /// The service itself; try again.
    Service,
}

/// One known answer.
#[derive(Clone, Copy, Debug)]
pub struct KnownAnswer {
    /// Stable id: the code, or a word of its own where a code has several messages.
    pub id: &'static str,
    /// The `Code`.
    pub code: &'static str,
    /// The `Message`, or its beginning; `None` where no source quotes it.
    pub message: Option<&'static str>,
    /// Whether the code alone tells.
    pub code_tells: bool,
    /// HTTP status.
    pub status: Option<u16>,
    /// Whether POST Object can get it.
    pub on_post: OnPost,
    /// How sure.
    pub certainty: Certainty,
    /// Where it is written: a document number, or a public report.
    pub source: &'static str,
    /// What follows.
    pub implies: Implies,
}

impl KnownAnswer {
    /// The branch of the decision tree: `other.<Code>`.
    pub fn branch(&self) -> String {
        format!("other.{}", self.code)
    }
}

/// A row that the code alone tells, documented.
const fn by_code(
    code: &'static str,
    status: u16,
    on_post: OnPost,
    implies: Implies,
) -> KnownAnswer {
    KnownAnswer {
        id: code,
        code,
        message: None,
        code_tells: true,
        status: Some(status),
        on_post,
        certainty: Documented,
        source: "436/7730",
        implies,
    }
}

/// A row that only its message tells apart from others with the same code.
const fn by_message(
    id: &'static str,
    code: &'static str,
    message: &'static str,
    on_post: OnPost,
    implies: Implies,
) -> KnownAnswer {
    KnownAnswer {
        id,
        message: Some(message),
        code_tells: false,
        status: Some(403),
        source: "436/40105",
        ..by_code(code, 403, on_post, implies)
    }
}

/// The same row with a message of its own.
const fn says(row: KnownAnswer, message: &'static str) -> KnownAnswer {
    KnownAnswer {
        message: Some(message),
        ..row
    }
}

/// The same row from another source.
const fn from(row: KnownAnswer, certainty: Certainty, source: &'static str) -> KnownAnswer {
    KnownAnswer {
        certainty,
        source,
        ..row
    }
}

use Certainty::{Documented, Seen};
use OnPost::{No, Possible, Yes};

/// The id of `Access Denied.`: the signature is right, the permission is not there.
pub const PERMISSION: &str = "permission";

/// The table. Rows told by their message stand before those told by their code.
pub const ANSWERS: &[KnownAnswer] = &[
    by_message(
        PERMISSION,
        "AccessDenied",
        "Access Denied.",
        Yes,
        Implies::Permission,
    ),
    KnownAnswer {
        status: Some(400),
        ..from(
            by_message(
                "conditions-shape",
                "InvalidPolicyDocument",
                "Condition you provide in policy is not well-formated",
                Yes,
                Implies::ConditionsShape,
            ),
            Seen,
            "blog.hal.wang/13ed501a",
        )
    },
    by_message(
        "referer-rule",
        "AccessDenied",
        "You are denied by bucket referer rule",
        Yes,
        Implies::Referer,
    ),
    by_message(
        "request-expired",
        "AccessDenied",
        "Request has expired",
        Possible,
        Implies::SignatureTime,
    ),
    from(
        by_message(
            "signature-empty",
            "AccessDenied",
            "Check auth failure because signature empty.",
            Possible,
            Implies::SignatureAbsent,
        ),
        Documented,
        "Java SDK quick start",
    ),
    from(
        by_message(
            "strict-signature",
            "AccessDenied",
            "Strict signature missing",
            No,
            Implies::OtherCall,
        ),
        Documented,
        "strict signature mode overview",
    ),
    from(
        by_message(
            "key-format",
            "InvalidAccessKeyId",
            "The access key Id format you provided is invalid.",
            Possible,
            Implies::KeyFormat,
        ),
        Seen,
        "tencentyun/coscmd#280",
    ),
    from(
        says(
            by_code("InvalidAccessKeyId", 403, Possible, Implies::KeyUnknown),
            "The Access Key Id you provided does not exist in our records",
        ),
        Seen,
        "tencentyun/cos-php-sdk-v5#57",
    ),
    from(
        says(
            by_code("InvalidArgument", 400, Yes, Implies::FormArgument),
            "Invalid Argument",
        ),
        Seen,
        "tencentyun/cos-js-sdk-v5#150",
    ),
    from(
        says(
            by_code("EntityTooSmall", 400, Yes, Implies::FileTooSmall),
            "Your proposed upload is smaller than the minimum allowed object size.",
        ),
        Seen,
        "cloudreve/cloudreve#806",
    ),
    from(
        says(
            by_code("EntityTooLarge", 400, Yes, Implies::FileTooLarge),
            "Your proposed upload exceeds the maximum allowed object size",
        ),
        Documented,
        "436/14690 before 2019-08",
    ),
    by_code(
        "IncorrectNumberOfFilesInPostRequest",
        400,
        Yes,
        Implies::FileCount,
    ),
    by_code("InvalidDigest", 400, Yes, Implies::Digest),
    by_code("BadDigest", 400, Yes, Implies::Digest),
    by_code("KeyTooLong", 400, Yes, Implies::ObjectName),
    by_code("InvalidURI", 400, Yes, Implies::ObjectName),
    by_code("InvalidObjectName", 400, Yes, Implies::ObjectName),
    by_code("MissingContentLength", 411, Yes, Implies::ContentLength),
    by_code("NoSuchBucket", 404, Yes, Implies::Bucket),
    by_code("InvalidBucketName", 400, Possible, Implies::Bucket),
    by_code("ExpiredToken", 400, Possible, Implies::Token),
    by_code(
        "RequestTimeTooSkewed",
        403,
        Possible,
        Implies::SignatureTime,
    ),
    by_code("AccessForbidden", 403, Yes, Implies::Cors),
    from(
        by_code("MethodNotAllowed", 405, Possible, Implies::OtherCall),
        Seen,
        "tencentyun/cos-go-sdk-v5#170",
    ),
    by_code("MalformedPolicy", 400, No, Implies::OtherCall),
    by_code("NoSuchKey", 404, No, Implies::OtherCall),
    by_code("NoSuchUpload", 404, No, Implies::OtherCall),
    by_code("MalformedXML", 400, No, Implies::OtherCall),
    by_code("InvalidRequest", 400, Possible, Implies::FormArgument),
    by_code("IncompleteBody", 400, Possible, Implies::Transfer),
    by_code("RequestTimeout", 400, Possible, Implies::Transfer),
    by_code("InvalidObjectState", 403, No, Implies::OtherCall),
    by_code("UserCnameInvalid", 403, Possible, Implies::Bucket),
    by_code(
        "UnavailableForLegalReasons",
        451,
        Possible,
        Implies::Account,
    ),
    by_code("InternalError", 500, Possible, Implies::Service),
    by_code("ServiceUnavailable", 503, Possible, Implies::Service),
    by_code("SlowDown", 503, Possible, Implies::Service),
];

/// The first row with this id.
pub fn find(id: &str) -> Option<&'static KnownAnswer> {
    ANSWERS.iter().find(|row| row.id == id)
}

/// The beginnings of other services' messages. MinIO repeats S3's, so that S3 stands for both until
/// something else tells them apart.
pub const VENDOR_MESSAGES: &[(Vendor, &str)] = &[
    (Vendor::S3, "Invalid according to Policy"),
    (Vendor::S3, "Invalid Policy:"),
    (Vendor::S3, "Bucket POST must contain a field named"),
    (
        Vendor::S3,
        "The request signature we calculated does not match the signature you provided",
    ),
    (
        Vendor::S3,
        "The AWS Access Key Id you provided does not exist",
    ),
    (
        Vendor::S3,
        "The authorization mechanism you have provided is not supported",
    ),
    (
        Vendor::S3,
        "POST requires exactly one file upload per request",
    ),
    (Vendor::S3, "The bucket does not allow ACLs"),
    (
        Vendor::S3,
        "The provided token is malformed or otherwise invalid",
    ),
    (Vendor::S3, "Query-string authentication version 4 requires"),
    (Vendor::Oss, "The OSS Access Key Id you provided"),
    (
        Vendor::Oss,
        "You have no right to access this object because of bucket acl",
    ),
    (
        Vendor::Oss,
        "Current user does not have permission on this bucket",
    ),
    (
        Vendor::Gcs,
        "The content of the form does not meet the conditions specified",
    ),
    (Vendor::Gcs, "Anonymous caller does not have storage."),
    (Vendor::Other, "Server failed to authenticate the request"),
    (Vendor::Other, "key doesn't match with scope"),
    (Vendor::Other, "bad token"),
    (Vendor::Other, "expired token"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_message_outside_the_seven_has_a_row() {
        let vectors: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/data/answers.json")).unwrap();
        let seven = super::super::DocumentedCase::ALL.map(super::super::DocumentedCase::message);
        for answer in vectors["messages"].as_array().unwrap() {
            let message = answer["message"].as_str();
            if message.is_some_and(|message| seven.contains(&message)) {
                continue;
            }
            let code = answer["code"].as_str();
            let meaning = super::super::answers::recognise(code, message);
            let super::super::answers::Meaning::Known(id) = meaning else {
                panic!("{code:?} {message:?}: {meaning:?}");
            };
            let row = find(id).unwrap();
            let status = answer["http_status"].as_u64();
            assert!(
                status.is_none() || row.status.map(u64::from) == status,
                "{id}: {status:?}"
            );
        }
    }

    #[test]
    fn no_code_tells_two_answers() {
        let codes: Vec<_> = ANSWERS
            .iter()
            .filter(|row| row.code_tells)
            .map(|row| row.code)
            .collect();
        for (index, code) in codes.iter().enumerate() {
            assert_eq!(codes.iter().position(|other| other == code), Some(index));
        }
    }

    #[test]
    fn the_branch_of_the_permission_answer_is_its_code() {
        assert_eq!(find(PERMISSION).unwrap().branch(), "other.AccessDenied");
    }
}
