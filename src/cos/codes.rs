//! Answers outside the seven of 436/41164: every code of 436/7730 with its status, the field it is about and
//! the operation that answers it, the messages told apart by their words, and the sentences of other storage
//! services that take the same kind of form. Tables and their look-ups; which sentence a paste holds is
//! `answers`' business, what follows from it the diagnosis'.

use crate::text::slugs::slugs;

slugs! {
    /// Services that use the same form upload and similar answers.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub enum Vendor {
        /// Amazon S3
        S3 = "s3",
        /// Alibaba Cloud OSS
        Oss = "oss",
        /// MinIO
        MinIo = "minio",
        /// Huawei Cloud OBS
        Obs = "obs",
        /// Google Cloud Storage
        Gcs = "gcs",
        /// Another
        Other = "other",
    }
}

/// The operation of COS that gives an answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Operation {
    /// POST Object: an upload by a form can get it.
    Upload,
    /// Any other: the answer is about another request.
    Other,
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
    pub status: u16,
    /// The form field, header or member it is about.
    pub field: Option<&'static str>,
    /// Which operation gives it.
    pub operation: Operation,
    /// Its words in the catalogues: `known-<words>`, shared by answers with the same cause and fix.
    pub words: &'static str,
}

impl KnownAnswer {
    /// The branch of the decision tree: `other.<Code>`.
    pub fn branch(&self) -> String {
        format!("other.{}", self.code)
    }
}

/// What stands there, else nothing.
macro_rules! given {
    () => {
        None
    };
    (_) => {
        None
    };
    ($value:literal) => {
        Some($value)
    };
}

/// The first of the two.
macro_rules! first {
    ($first:expr $(, $other:expr)?) => {
        $first
    };
}

/// Answers by what they share: whether a form upload gets them, their words and the field they are about (`_`: none); of each
/// the code and the status, the message with its source where one is quoted (all else is of 436/7730), and an id where
/// only the message tells.
macro_rules! answers {
    ($($operation:ident $words:literal on $field:tt {
        $($code:literal $status:literal $(says $message:literal in $source:literal)? $(as $id:expr)?;)+
    })+) => {
        &[$($(KnownAnswer {
            id: first!($($id,)? $code),
            code: $code,
            message: given!($($message)?),
            code_tells: first!($({ let _: &str = $id; false },)? true),
            status: $status,
            field: given!($field),
            operation: Operation::$operation,
            words: $words,
        },)+)+]
    };
}

/// The id of `Access Denied.`: the signature is right, the permission is not there.
pub const PERMISSION: &str = "permission";

/// The id of a signature over method and path, as headers and pre-signed addresses carry it.
pub const HEADER_SIGNED: &str = "header-signed";

/// The id of a refusal that a client library got for another operation, as it says itself.
pub const OTHER_OPERATION: &str = "other-operation";

/// The id of a message that names a field and the value COS does not take.
pub const VALUE_INVALID: &str = "value-invalid";

/// The id of `AccessDenied` without its message.
pub const SEVERAL: &str = "AccessDenied";

/// The table. Rows told by their message stand before those told by their code.
#[rustfmt::skip]
pub const ANSWERS: &[KnownAnswer] = answers! {
    Upload "permission" on _ { "AccessDenied" 403 says "Access Denied." in "436/40105" as PERMISSION; }
    Upload "conditions-shape" on "conditions" {
        "InvalidPolicyDocument" 400 says "Condition you provide in policy is not well-formated"
            in "blog.hal.wang/13ed501a" as "conditions-shape";
    }
    Other "of-library" on _ { "AccessDenied" 403 as OTHER_OPERATION; }
    Upload "referer-rule" on _ {
        "AccessDenied" 403 says "You are denied by bucket referer rule" in "436/40105" as "referer-rule";
    }
    Upload "request-expired" on _ { "AccessDenied" 403 says "Request has expired" in "436/40105" as "request-expired"; }
    Upload "signature-empty" on _ {
        "AccessDenied" 403 says "Check auth failure because signature empty."
            in "Java SDK quick start" as "signature-empty";
    }
    Other "strict-signature" on _ {
        "AccessDenied" 403 says "Strict signature missing" in "strict signature mode overview" as "strict-signature";
    }
    Other "header-signed" on _ { "SignatureDoesNotMatch" 403 as HEADER_SIGNED; }
    Upload "key-format" on "q-ak" {
        "InvalidAccessKeyId" 403 says "The access key Id format you provided is invalid."
            in "tencentyun/coscmd#280" as "key-format";
    }
    Upload "missing-appid" on "bucket" {
        "InvalidRequest" 400 says "Missing required header for this request: Appid"
            in "SDK threads" as "missing-appid";
    }
    Upload "value-invalid" on _ { "InvalidArgument" 400 as VALUE_INVALID; }
    Upload "key-time-outside" on "q-key-time" {
        "RequestTimeTooSkewed" 403 says "The request time is not within the signature's q-key-time"
            in "COS diagnostic tool" as "key-time-outside";
    }

    // The code alone stands for several of the messages above and of the seven.
    Upload "AccessDenied" on _ { "AccessDenied" 403; }
    Upload "InvalidAccessKeyId" on "q-ak" {
        "InvalidAccessKeyId" 403 says "The Access Key Id you provided does not exist in our records"
            in "tencentyun/cos-php-sdk-v5#57";
    }
    Upload "InvalidArgument" on _ { "InvalidArgument" 400 says "Invalid Argument" in "tencentyun/cos-js-sdk-v5#150"; }
    Upload "EntityTooSmall" on "file" {
        "EntityTooSmall" 400 says "Your proposed upload is smaller than the minimum allowed object size."
            in "cloudreve/cloudreve#806";
    }
    Upload "EntityTooLarge" on "file" {
        "EntityTooLarge" 400 says "Your proposed upload exceeds the maximum allowed object size"
            in "436/14690 before 2019-08";
    }
    Upload "PathStyleDomainForbidden" on "Host" {
        "PathStyleDomainForbidden" 403 says "The bucket you are attempting to access must be addressed using COS virtual-styled domain."
            in "436/96243";
    }

    Upload "IncorrectNumberOfFilesInPostRequest" on "file" { "IncorrectNumberOfFilesInPostRequest" 400; }
    Upload "InvalidDigest" on "Content-MD5" { "InvalidDigest" 400; "BadDigest" 400; }
    Upload "checksum" on "x-cos-content-sha1" { "InvalidSHA1Digest" 400; }
    Upload "checksum" on _ { "VerifyAlgorithmNotSupported" 400; }
    Upload "KeyTooLong" on "key" { "KeyTooLong" 400; }
    Upload "InvalidURI" on "key" { "InvalidURI" 400; "InvalidObjectName" 400; }
    Upload "MissingContentLength" on "Content-Length" { "MissingContentLength" 411; }
    Upload "IncompleteBody" on "Content-Length" { "EntitySizeNotMatch" 400; "IncompleteBody" 400; }
    Upload "MissingRequestBodyError" on _ { "MissingRequestBodyError" 400; }
    Upload "UnexpectedContent" on _ { "UnexpectedContent" 400; }
    Upload "RequestTimeout" on _ { "RequestTimeout" 400; "UserNetworkTooSlow" 400; }
    Upload "NoSuchBucket" on "Host" { "NoSuchBucket" 404; }
    Upload "InvalidBucketName" on "Host" { "InvalidBucketName" 400; "BucketNameTooLong" 400; }
    Upload "region" on "Host" { "InvalidRegionName" 400; }
    Upload "UserCnameInvalid" on "Host" { "UserCnameInvalid" 400; }
    Upload "DomainAuditFailed" on "Host" { "DomainAuditFailed" 451; }
    Upload "accelerate" on "Host" { "ActionAccelerateNotSupported" 400; "BucketAccelerateNotEnabled" 400; }
    Upload "ExpiredToken" on "x-cos-security-token" { "ExpiredToken" 400; }
    Upload "RequestTimeTooSkewed" on _ { "RequestTimeTooSkewed" 403; }
    Upload "AccessForbidden" on _ { "AccessForbidden" 403; }
    Upload "MethodNotAllowed" on _ { "MethodNotAllowed" 405; }
    Upload "InvalidRequest" on _ { "InvalidRequest" 400; "BadRequest" 400; "BadRquest" 400; }
    Upload "NotImplemented" on _ { "NotImplemented" 501; }
    Upload "PreconditionFailed" on _ { "PreconditionFailed" 412; }
    Upload "storage-class" on "x-cos-storage-class" {
        "NotSupportedStorageClass" 400; "MultiAZFeatureNotSupport" 400; "MAZOperationNotSupportOnOAZBucket" 400;
        "OAZOperationNotSupportOnMAZBucket" 400;
    }
    Upload "InvalidTag" on "x-cos-tagging" { "InvalidTag" 400; }
    Upload "encryption" on "x-cos-server-side-encryption" { "SSEContentNotSupported" 400; "SSEHeaderNotAllowed" 400; }
    Upload "encryption" on "x-cos-server-side-encryption-customer-key" { "SsecDecryptHeaderInvalid" 400; }
    Upload "kms" on "x-cos-server-side-encryption" { "KmsException" 400; }
    Upload "kms" on "x-cos-server-side-encryption-cos-kms-key-id" { "KmsKeyDisabled" 400; "KmsKeyNotExist" 400; }
    Upload "kms-service" on "x-cos-server-side-encryption" { "KmsInternalException" 500; "KmsFreqControl" 503; }
    Upload "image" on "Pic-Operations" {
        "InvalidPicOperations" 400; "InvalidImageFormat" 400; "InvalidImageSource" 400;
        "ImageResolutionExceed" 400; "ImageTooLarge" 400;
    }
    Upload "image-permission" on "Pic-Operations" { "NoProcessAuthority" 403; }
    Upload "PathConflict" on "key" { "PathConflict" 409; }
    Upload "ObjectLocked" on "key" { "ObjectLocked" 409; "BucketLocked" 409; }
    Upload "SlowDown" on _ { "UploadConflict" 409; }
    Upload "PaymentRequired" on _ { "PaymentRequired" 402; }
    Upload "UnavailableForLegalReasons" on _ { "UnavailableForLegalReasons" 451; }
    Upload "InternalError" on _ { "InternalError" 500; }
    Upload "ServiceUnavailable" on _ { "ServiceUnavailable" 503; }
    Upload "SlowDown" on _ { "SlowDown" 503; }

    Other "of-multipart" on _ {
        "InvalidPart" 400; "InvalidPartOrder" 400; "InvalidUploadStatus" 400; "ListPartUploadIdIsEmpty" 400;
        "NoSuchUpload" 404; "UploadIdNotSupported" 405;
    }
    Other "of-append" on _ { "AppendPositionErr" 409; "ObjectNotAppendable" 409; }
    Other "of-copy" on _ {
        "InvalidCopySource" 400; "NoSuchCopySource" 404; "UserNotSourceBucketOwner" 403;
        "UserNotTargetBucketOwner" 403;
    }
    Other "of-download" on _ { "NoSuchKey" 404; "NoSuchVersion" 404; "InvalidObjectState" 403; "InvalidRange" 416; }
    Other "of-restore" on _ { "RestoreNonArchiveObject" 405; "RestoreAlreadyInProgress" 409; }
    Other "of-list" on _ { "InvalidDelimiter" 400; }
    Other "of-xml" on _ { "MalformedXML" 400; "XMLSizeLimit" 400; }
    Other "of-permissions" on _ {
        "MalformedPolicy" 400; "PolicyFull" 400; "PolicyVersionFull" 400; "AttachmentFull" 400;
        "NoSuchBucketPolicy" 404;
    }
    Other "of-bucket" on _ {
        "BucketAlreadyExists" 409; "BucketAlreadyOwnedByYou" 409; "BucketNotEmpty" 409;
        "InvalidLocationConstraint" 400; "MultiBucketNotSupport" 400; "TooManyBuckets" 400;
    }
    Other "of-settings" on _ {
        "BucketVersionNotOpen" 400; "DNSRecordVerifyFailed" 400; "DomainConfigConflict" 409;
        "InvalidBucketState" 409; "InvalidLockedTime" 409; "InvalidTargetBucketForLogging" 400;
        "InventoryFull" 400; "JsonAPINotSupportOnMAZBucket" 400; "LoggingConfExists" 400;
        "LoggingPrefixInvalid" 400; "NoBucketQuotaPolicy" 404; "NoSuchCORSConfiguration" 404;
        "NoSuchEncryptionConfiguration" 404; "NoSuchLifecycleConfiguration" 404; "NoSuchTagSet" 404;
        "NoSuchWebsiteConfiguration" 404; "NotifyRuleEventConflict" 400; "NotifyRulePrefixConflict" 400;
        "NotifyRuleSuffixConflict" 400; "QuotaConflict" 409; "QuotaOperationConfilct" 409;
        "RecordAlreadyExist" 409; "TargetBucketNameInvalid" 400; "WebsiteURLInvalid" 400;
    }
};

/// Other sentences for a row: those of COS's own diagnostic tool, and what people make of a message.
/// Lower case, without blanks; a text that holds one means the row.
pub const OTHERWISE: &[(&str, &str)] = &[
    ("key-time-outside", "不在签名q-key-time有效时间"),
    ("key-time-outside", "q-key-time有效时间范围内"),
    ("key-time-outside", "q-sign-time有效时间范围内"),
    ("key-time-outside", "不在签名有效时间"),
    ("key-time-outside", "notwithinthevalidtimerangeofq-key-time"),
    ("InvalidAccessKeyId", "签名中secretid不存在"),
    ("InvalidAccessKeyId", "使用的临时密钥已过期"),
    ("InvalidAccessKeyId", "secretidinthesignaturedoesnotexist"),
    ("InvalidAccessKeyId", "secretiddoesnotexist"),
    (PERMISSION, "没有权限访问该资源"),
];

/// The first row with this id.
pub fn find(id: &str) -> Option<&'static KnownAnswer> {
    ANSWERS.iter().find(|row| row.id == id)
}

/// What each service writes.
macro_rules! vendors {
    ($($vendor:ident: $($text:literal)+;)+) => { &[$($((Vendor::$vendor, $text),)+)+] };
}

/// Sentences of other services, or their beginnings. MinIO repeats S3's, so that S3 stands for both until
/// something else tells them apart.
pub const VENDOR_MESSAGES: &[(Vendor, &str)] = vendors! {
    S3: "Invalid according to Policy" "Invalid Policy:" "Bucket POST must contain a field named"
        "The request signature we calculated does not match the signature you provided"
        "The AWS Access Key Id you provided does not exist" "The AWS Access Key Id needs a subscription"
        "The authorization mechanism you have provided is not supported" "The authorization header is malformed"
        "The bucket you are attempting to access must be addressed using the specified endpoint"
        "POST requires exactly one file upload per request" "The bucket does not allow ACLs"
        "The provided token is malformed or otherwise invalid" "The provided token has expired"
        "The provided 'x-amz-content-sha256' header" "Query-string authentication version 4 requires"
        "Query-string authentication requires the Signature" "Error parsing the X-Amz-Credential parameter";
    Oss: "The OSS Access Key Id you provided" "You have no right to access this object because of bucket acl"
        "Current user does not have permission on this bucket"
        "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint"
        "The security token you provided is invalid" "The security token you provided has expired"
        "Access denied by authorizer's policy" "AccessDenied. The bucket you access does not belong to you"
        "The bucket you access does not belong to you" "Error status : 502.OSS can not connect to your callbackUrl";
    Obs: "The OBS Access Key Id you provided";
    Gcs: "The content of the form does not meet the conditions specified" "Anonymous caller does not have storage."
        "does not have storage.objects.";
    Other: "Server failed to authenticate the request" "key doesn't match with scope" "bad token" "expired token"
        "token expired" "token out of date" "token not specified" "incorrect region, please use" "incorrect zone"
        "no such domain" "app/accesskey is not found" "storage rate limit exceeded" "Not accept, Form API disabled"
        "Authorization has expired" "Need a date" "policy arguments has expired"
        "the access token provided is invalid" "bad credentials" "new row violates row-level security policy";
};

/// The domains of other storage services and image hosts: where one stands beside an answer and none of COS's, the answer
/// is theirs.
pub const VENDOR_HOSTS: &[(Vendor, &str)] = vendors! {
    Oss: "aliyuncs.com";
    S3: "amazonaws.com";
    Obs: "myhuaweicloud.com";
    Gcs: "storage.googleapis.com";
    S3: "amazonaws.com.cn";
    Other: "bcebos.com" "ctyunapi.cn" "ksyuncs.com" "ksyun.com" "volces.com" "backblazeb2.com"
        "r2.cloudflarestorage.com" "upyun.com" "qiniup.com" "qiniu.com" "qbox.me" "digitaloceanspaces.com"
        "wasabisys.com" "blob.core.windows.net" "api.imgur.com" "api.github.com" "supabase.co";
};

/// Codes and names that only another service writes.
pub const VENDOR_CODES: &[(Vendor, &str)] = vendors! {
    S3: "AuthorizationHeaderMalformed" "AuthorizationQueryParametersError" "XAmzContentSHA256Mismatch"
        "XMinioInvalidObjectName" "InvalidToken" "PermanentRedirect" "AccessControlListNotSupported";
    Oss: "InvalidSecurityToken" "SecurityTokenExpired" "SecurityTokenNotSupported" "SecondLevelDomainForbidden"
        "FieldItemTooLong" "CallbackFailed" "UserDisable";
    Obs: "VirtualHostDomainRequired";
    Other: "AuthenticationFailed" "AuthorizationPermissionMismatch" "InvalidHeaderValue";
};

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
                status.is_none_or(|status| u64::from(row.status) == status),
                "{id}: {status:?}"
            );
        }
    }

    #[test]
    fn no_code_tells_two_answers() {
        let mut codes = std::collections::HashSet::new();
        for row in ANSWERS.iter().filter(|row| row.code_tells) {
            assert!(codes.insert(row.code), "{}", row.code);
        }
    }
}
