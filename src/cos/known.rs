//! Answers outside the seven of 436/41164: every code of 436/7730 with its status, the field it is about and
//! the operation that answers it, the messages told apart by their words, and the sentences of other storage
//! services that take the same kind of form. Tables and their look-ups; which sentence a paste holds is
//! `answers`' business, what follows from it the diagnosis'.

/// Services that use the same form upload and similar answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Vendor {
    /// Amazon S3
    S3,
    /// Alibaba Cloud OSS
    Oss,
    /// MinIO
    MinIo,
    /// Huawei Cloud OBS
    Obs,
    /// Google Cloud Storage
    Gcs,
    /// Another
    Other,
}

impl Vendor {
    /// The word for it in parameters.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::S3 => "s3",
            Self::Oss => "oss",
            Self::MinIo => "minio",
            Self::Obs => "obs",
            Self::Gcs => "gcs",
            Self::Other => "other",
        }
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
    /// Where it is written: a document number, or a public report.
    pub source: &'static str,
}

impl KnownAnswer {
    /// The branch of the decision tree: `other.<Code>`.
    pub fn branch(&self) -> String {
        format!("other.{}", self.code)
    }

    /// The same, about a field.
    const fn on(self, field: &'static str) -> Self {
        Self {
            field: Some(field),
            ..self
        }
    }

    /// The same with a message, which a report or document quotes.
    const fn says(self, message: &'static str, source: &'static str) -> Self {
        Self {
            message: Some(message),
            source,
            ..self
        }
    }

    /// The same, told by its message alone.
    const fn only(self, id: &'static str) -> Self {
        Self {
            id,
            code_tells: false,
            ..self
        }
    }
}

/// An answer that an upload by a form can get.
const fn upload(code: &'static str, status: u16, words: &'static str) -> KnownAnswer {
    KnownAnswer {
        id: code,
        code,
        message: None,
        code_tells: true,
        status,
        field: None,
        operation: Operation::Upload,
        words,
        source: "436/7730",
    }
}

/// An answer of another operation: its words say which.
const fn other(code: &'static str, status: u16, words: &'static str) -> KnownAnswer {
    KnownAnswer {
        operation: Operation::Other,
        ..upload(code, status, words)
    }
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
pub const ANSWERS: &[KnownAnswer] = &[
    upload("AccessDenied", 403, "permission").only(PERMISSION).says("Access Denied.", "436/40105"),
    upload("InvalidPolicyDocument", 400, "conditions-shape").only("conditions-shape").on("conditions")
        .says("Condition you provide in policy is not well-formated", "blog.hal.wang/13ed501a"),
    other("AccessDenied", 403, "of-library").only(OTHER_OPERATION),
    upload("AccessDenied", 403, "referer-rule").only("referer-rule")
        .says("You are denied by bucket referer rule", "436/40105"),
    upload("AccessDenied", 403, "request-expired").only("request-expired")
        .says("Request has expired", "436/40105"),
    upload("AccessDenied", 403, "signature-empty").only("signature-empty")
        .says("Check auth failure because signature empty.", "Java SDK quick start"),
    other("AccessDenied", 403, "strict-signature").only("strict-signature")
        .says("Strict signature missing", "strict signature mode overview"),
    other("SignatureDoesNotMatch", 403, "header-signed").only(HEADER_SIGNED),
    upload("InvalidAccessKeyId", 403, "key-format").only("key-format").on("q-ak")
        .says("The access key Id format you provided is invalid.", "tencentyun/coscmd#280"),
    upload("InvalidRequest", 400, "missing-appid").only("missing-appid").on("bucket")
        .says("Missing required header for this request: Appid", "SDK threads"),
    upload("InvalidArgument", 400, "value-invalid").only(VALUE_INVALID),
    upload("RequestTimeTooSkewed", 403, "key-time-outside").only("key-time-outside").on("q-key-time")
        .says("The request time is not within the signature's q-key-time", "COS diagnostic tool"),

    // The code alone stands for several of the messages above and of the seven.
    upload("AccessDenied", 403, "AccessDenied"),
    upload("InvalidAccessKeyId", 403, "InvalidAccessKeyId").on("q-ak")
        .says("The Access Key Id you provided does not exist in our records", "tencentyun/cos-php-sdk-v5#57"),
    upload("InvalidArgument", 400, "InvalidArgument").says("Invalid Argument", "tencentyun/cos-js-sdk-v5#150"),
    upload("EntityTooSmall", 400, "EntityTooSmall").on("file")
        .says("Your proposed upload is smaller than the minimum allowed object size.", "cloudreve/cloudreve#806"),
    upload("EntityTooLarge", 400, "EntityTooLarge").on("file")
        .says("Your proposed upload exceeds the maximum allowed object size", "436/14690 before 2019-08"),
    upload("PathStyleDomainForbidden", 403, "PathStyleDomainForbidden").on("Host")
        .says("The bucket you are attempting to access must be addressed using COS virtual-styled domain.", "436/96243"),

    upload("IncorrectNumberOfFilesInPostRequest", 400, "IncorrectNumberOfFilesInPostRequest").on("file"),
    upload("InvalidDigest", 400, "InvalidDigest").on("Content-MD5"),
    upload("BadDigest", 400, "InvalidDigest").on("Content-MD5"),
    upload("InvalidSHA1Digest", 400, "checksum").on("x-cos-content-sha1"),
    upload("VerifyAlgorithmNotSupported", 400, "checksum"),
    upload("KeyTooLong", 400, "KeyTooLong").on("key"),
    upload("InvalidURI", 400, "InvalidURI").on("key"),
    upload("InvalidObjectName", 400, "InvalidURI").on("key"),
    upload("MissingContentLength", 411, "MissingContentLength").on("Content-Length"),
    upload("EntitySizeNotMatch", 400, "IncompleteBody").on("Content-Length"),
    upload("IncompleteBody", 400, "IncompleteBody").on("Content-Length"),
    upload("MissingRequestBodyError", 400, "MissingRequestBodyError"),
    upload("UnexpectedContent", 400, "UnexpectedContent"),
    upload("RequestTimeout", 400, "RequestTimeout"),
    upload("UserNetworkTooSlow", 400, "RequestTimeout"),
    upload("NoSuchBucket", 404, "NoSuchBucket").on("Host"),
    upload("InvalidBucketName", 400, "InvalidBucketName").on("Host"),
    upload("BucketNameTooLong", 400, "InvalidBucketName").on("Host"),
    upload("InvalidRegionName", 400, "region").on("Host"),
    upload("UserCnameInvalid", 400, "UserCnameInvalid").on("Host"),
    upload("DomainAuditFailed", 451, "DomainAuditFailed").on("Host"),
    upload("ActionAccelerateNotSupported", 400, "accelerate").on("Host"),
    upload("BucketAccelerateNotEnabled", 400, "accelerate").on("Host"),
    upload("ExpiredToken", 400, "ExpiredToken").on("x-cos-security-token"),
    upload("RequestTimeTooSkewed", 403, "RequestTimeTooSkewed"),
    upload("AccessForbidden", 403, "AccessForbidden"),
    upload("MethodNotAllowed", 405, "MethodNotAllowed"),
    upload("InvalidRequest", 400, "InvalidRequest"),
    upload("BadRequest", 400, "InvalidRequest"),
    upload("BadRquest", 400, "InvalidRequest"),
    upload("NotImplemented", 501, "NotImplemented"),
    upload("PreconditionFailed", 412, "PreconditionFailed"),
    upload("NotSupportedStorageClass", 400, "storage-class").on("x-cos-storage-class"),
    upload("MultiAZFeatureNotSupport", 400, "storage-class").on("x-cos-storage-class"),
    upload("MAZOperationNotSupportOnOAZBucket", 400, "storage-class").on("x-cos-storage-class"),
    upload("OAZOperationNotSupportOnMAZBucket", 400, "storage-class").on("x-cos-storage-class"),
    upload("InvalidTag", 400, "InvalidTag").on("x-cos-tagging"),
    upload("SSEContentNotSupported", 400, "encryption").on("x-cos-server-side-encryption"),
    upload("SSEHeaderNotAllowed", 400, "encryption").on("x-cos-server-side-encryption"),
    upload("SsecDecryptHeaderInvalid", 400, "encryption").on("x-cos-server-side-encryption-customer-key"),
    upload("KmsException", 400, "kms").on("x-cos-server-side-encryption"),
    upload("KmsKeyDisabled", 400, "kms").on("x-cos-server-side-encryption-cos-kms-key-id"),
    upload("KmsKeyNotExist", 400, "kms").on("x-cos-server-side-encryption-cos-kms-key-id"),
    upload("KmsInternalException", 500, "kms-service").on("x-cos-server-side-encryption"),
    upload("KmsFreqControl", 503, "kms-service").on("x-cos-server-side-encryption"),
    upload("InvalidPicOperations", 400, "image").on("Pic-Operations"),
    upload("InvalidImageFormat", 400, "image").on("Pic-Operations"),
    upload("InvalidImageSource", 400, "image").on("Pic-Operations"),
    upload("ImageResolutionExceed", 400, "image").on("Pic-Operations"),
    upload("ImageTooLarge", 400, "image").on("Pic-Operations"),
    upload("NoProcessAuthority", 403, "image-permission").on("Pic-Operations"),
    upload("PathConflict", 409, "PathConflict").on("key"),
    upload("ObjectLocked", 409, "ObjectLocked").on("key"),
    upload("BucketLocked", 409, "ObjectLocked").on("key"),
    upload("UploadConflict", 409, "SlowDown"),
    upload("PaymentRequired", 402, "PaymentRequired"),
    upload("UnavailableForLegalReasons", 451, "UnavailableForLegalReasons"),
    upload("InternalError", 500, "InternalError"),
    upload("ServiceUnavailable", 503, "ServiceUnavailable"),
    upload("SlowDown", 503, "SlowDown"),

    other("InvalidPart", 400, "of-multipart"),
    other("InvalidPartOrder", 400, "of-multipart"),
    other("InvalidUploadStatus", 400, "of-multipart"),
    other("ListPartUploadIdIsEmpty", 400, "of-multipart"),
    other("NoSuchUpload", 404, "of-multipart"),
    other("UploadIdNotSupported", 405, "of-multipart"),
    other("AppendPositionErr", 409, "of-append"),
    other("ObjectNotAppendable", 409, "of-append"),
    other("InvalidCopySource", 400, "of-copy"),
    other("NoSuchCopySource", 404, "of-copy"),
    other("UserNotSourceBucketOwner", 403, "of-copy"),
    other("UserNotTargetBucketOwner", 403, "of-copy"),
    other("NoSuchKey", 404, "of-download"),
    other("NoSuchVersion", 404, "of-download"),
    other("InvalidObjectState", 403, "of-download"),
    other("InvalidRange", 416, "of-download"),
    other("RestoreNonArchiveObject", 405, "of-restore"),
    other("RestoreAlreadyInProgress", 409, "of-restore"),
    other("InvalidDelimiter", 400, "of-list"),
    other("MalformedXML", 400, "of-xml"),
    other("XMLSizeLimit", 400, "of-xml"),
    other("MalformedPolicy", 400, "of-permissions"),
    other("PolicyFull", 400, "of-permissions"),
    other("PolicyVersionFull", 400, "of-permissions"),
    other("AttachmentFull", 400, "of-permissions"),
    other("NoSuchBucketPolicy", 404, "of-permissions"),
    other("BucketAlreadyExists", 409, "of-bucket"),
    other("BucketAlreadyOwnedByYou", 409, "of-bucket"),
    other("BucketNotEmpty", 409, "of-bucket"),
    other("InvalidLocationConstraint", 400, "of-bucket"),
    other("MultiBucketNotSupport", 400, "of-bucket"),
    other("TooManyBuckets", 400, "of-bucket"),
    other("BucketVersionNotOpen", 400, "of-settings"),
    other("DNSRecordVerifyFailed", 400, "of-settings"),
    other("DomainConfigConflict", 409, "of-settings"),
    other("InvalidBucketState", 409, "of-settings"),
    other("InvalidLockedTime", 409, "of-settings"),
    other("InvalidTargetBucketForLogging", 400, "of-settings"),
    other("InventoryFull", 400, "of-settings"),
    other("JsonAPINotSupportOnMAZBucket", 400, "of-settings"),
    other("LoggingConfExists", 400, "of-settings"),
    other("LoggingPrefixInvalid", 400, "of-settings"),
    other("NoBucketQuotaPolicy", 404, "of-settings"),
    other("NoSuchCORSConfiguration", 404, "of-settings"),
    other("NoSuchEncryptionConfiguration", 404, "of-settings"),
    other("NoSuchLifecycleConfiguration", 404, "of-settings"),
    other("NoSuchTagSet", 404, "of-settings"),
    other("NoSuchWebsiteConfiguration", 404, "of-settings"),
    other("NotifyRuleEventConflict", 400, "of-settings"),
    other("NotifyRulePrefixConflict", 400, "of-settings"),
    other("NotifyRuleSuffixConflict", 400, "of-settings"),
    other("QuotaConflict", 409, "of-settings"),
    other("QuotaOperationConfilct", 409, "of-settings"),
    other("RecordAlreadyExist", 409, "of-settings"),
    other("TargetBucketNameInvalid", 400, "of-settings"),
    other("WebsiteURLInvalid", 400, "of-settings"),
];

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

/// Sentences of other services, or their beginnings. MinIO repeats S3's, so that S3 stands for both until
/// something else tells them apart.
#[rustfmt::skip]
pub const VENDOR_MESSAGES: &[(Vendor, &str)] = &[
    (Vendor::S3, "Invalid according to Policy"),
    (Vendor::S3, "Invalid Policy:"),
    (Vendor::S3, "Bucket POST must contain a field named"),
    (Vendor::S3, "The request signature we calculated does not match the signature you provided"),
    (Vendor::S3, "The AWS Access Key Id you provided does not exist"),
    (Vendor::S3, "The AWS Access Key Id needs a subscription"),
    (Vendor::S3, "The authorization mechanism you have provided is not supported"),
    (Vendor::S3, "The authorization header is malformed"),
    (Vendor::S3, "The bucket you are attempting to access must be addressed using the specified endpoint"),
    (Vendor::S3, "POST requires exactly one file upload per request"),
    (Vendor::S3, "The bucket does not allow ACLs"),
    (Vendor::S3, "The provided token is malformed or otherwise invalid"),
    (Vendor::S3, "The provided token has expired"),
    (Vendor::S3, "The provided 'x-amz-content-sha256' header"),
    (Vendor::S3, "Query-string authentication version 4 requires"),
    (Vendor::S3, "Query-string authentication requires the Signature"),
    (Vendor::S3, "Error parsing the X-Amz-Credential parameter"),
    (Vendor::Oss, "The OSS Access Key Id you provided"),
    (Vendor::Oss, "You have no right to access this object because of bucket acl"),
    (Vendor::Oss, "Current user does not have permission on this bucket"),
    (Vendor::Oss, "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint"),
    (Vendor::Oss, "The security token you provided is invalid"),
    (Vendor::Oss, "The security token you provided has expired"),
    (Vendor::Oss, "Access denied by authorizer's policy"),
    (Vendor::Oss, "AccessDenied. The bucket you access does not belong to you"),
    (Vendor::Oss, "The bucket you access does not belong to you"),
    (Vendor::Oss, "Error status : 502.OSS can not connect to your callbackUrl"),
    (Vendor::Obs, "The OBS Access Key Id you provided"),
    (Vendor::Gcs, "The content of the form does not meet the conditions specified"),
    (Vendor::Gcs, "Anonymous caller does not have storage."),
    (Vendor::Gcs, "does not have storage.objects."),
    (Vendor::Other, "Server failed to authenticate the request"),
    (Vendor::Other, "key doesn't match with scope"),
    (Vendor::Other, "bad token"),
    (Vendor::Other, "expired token"),
    (Vendor::Other, "token expired"),
    (Vendor::Other, "token out of date"),
    (Vendor::Other, "token not specified"),
    (Vendor::Other, "incorrect region, please use"),
    (Vendor::Other, "incorrect zone"),
    (Vendor::Other, "no such domain"),
    (Vendor::Other, "app/accesskey is not found"),
    (Vendor::Other, "storage rate limit exceeded"),
    (Vendor::Other, "Not accept, Form API disabled"),
    (Vendor::Other, "Authorization has expired"),
    (Vendor::Other, "Need a date"),
    (Vendor::Other, "policy arguments has expired"),
    (Vendor::Other, "the access token provided is invalid"),
    (Vendor::Other, "bad credentials"),
    (Vendor::Other, "new row violates row-level security policy"),
];

/// The domains of other storage services and image hosts: where one stands beside an answer and none of COS's, the answer
/// is theirs.
#[rustfmt::skip]
pub const VENDOR_HOSTS: &[(Vendor, &str)] = &[
    (Vendor::Oss, "aliyuncs.com"),
    (Vendor::S3, "amazonaws.com"),
    (Vendor::Obs, "myhuaweicloud.com"),
    (Vendor::Gcs, "storage.googleapis.com"),
    (Vendor::Other, "bcebos.com"),
    (Vendor::Other, "ksyuncs.com"),
    (Vendor::Other, "ksyun.com"),
    (Vendor::Other, "volces.com"),
    (Vendor::Other, "backblazeb2.com"),
    (Vendor::Other, "r2.cloudflarestorage.com"),
    (Vendor::Other, "upyun.com"),
    (Vendor::Other, "qiniup.com"),
    (Vendor::Other, "qiniu.com"),
    (Vendor::Other, "qbox.me"),
    (Vendor::Other, "digitaloceanspaces.com"),
    (Vendor::Other, "wasabisys.com"),
    (Vendor::Other, "blob.core.windows.net"),
    (Vendor::Other, "api.imgur.com"),
    (Vendor::Other, "api.github.com"),
    (Vendor::Other, "supabase.co"),
];

/// Codes and names that only another service writes.
#[rustfmt::skip]
pub const VENDOR_CODES: &[(Vendor, &str)] = &[
    (Vendor::S3, "AuthorizationHeaderMalformed"),
    (Vendor::S3, "AuthorizationQueryParametersError"),
    (Vendor::S3, "XAmzContentSHA256Mismatch"),
    (Vendor::S3, "XMinioInvalidObjectName"),
    (Vendor::S3, "InvalidToken"),
    (Vendor::S3, "PermanentRedirect"),
    (Vendor::S3, "AccessControlListNotSupported"),
    (Vendor::Oss, "InvalidSecurityToken"),
    (Vendor::Oss, "SecurityTokenExpired"),
    (Vendor::Oss, "SecurityTokenNotSupported"),
    (Vendor::Oss, "SecondLevelDomainForbidden"),
    (Vendor::Oss, "FieldItemTooLong"),
    (Vendor::Oss, "CallbackFailed"),
    (Vendor::Oss, "UserDisable"),
    (Vendor::Obs, "VirtualHostDomainRequired"),
    (Vendor::Other, "AuthenticationFailed"),
    (Vendor::Other, "AuthorizationPermissionMismatch"),
    (Vendor::Other, "InvalidHeaderValue"),
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
                status.is_none_or(|status| u64::from(row.status) == status),
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
