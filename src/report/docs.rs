//! Which pages say so: finding → documents, as one table. Apart because the links are checked as data, and
//! because the words that quote a page live in the catalogues. It knows ids only.

use crate::cos::DocumentedCase;
use crate::diagnosis::{Finding, FindingId};

/// A page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Document {
    /// Its number, as people cite it.
    pub number: &'static str,
    /// Its address.
    pub url: &'static str,
}

/// "POST Object": request, form fields, policy, signature.
pub const POST_OBJECT: Document = Document {
    number: "436/14690",
    url: "https://intl.cloud.tencent.com/document/product/436/14690",
};
/// "POST Object Common Exceptions".
pub const EXCEPTIONS: Document = Document {
    number: "436/41164",
    url: "https://intl.cloud.tencent.com/document/product/436/41164",
};
/// "Error Codes".
pub const ERROR_CODES: Document = Document {
    number: "436/7730",
    url: "https://intl.cloud.tencent.com/document/product/436/7730",
};
/// "403 Error for COS Access".
pub const FORBIDDEN: Document = Document {
    number: "436/40105",
    url: "https://intl.cloud.tencent.com/document/product/436/40105",
};
/// "Object Overview": names an object may have.
pub const OBJECT_NAMES: Document = Document {
    number: "436/13324",
    url: "https://intl.cloud.tencent.com/document/product/436/13324",
};
/// "Setting Cross-Origin Access".
pub const CORS: Document = Document {
    number: "436/13318",
    url: "https://intl.cloud.tencent.com/document/product/436/13318",
};
/// "Obtaining RequestId".
pub const REQUEST_ID: Document = Document {
    number: "436/41230",
    url: "https://intl.cloud.tencent.com/document/product/436/41230",
};
/// Returning values from forms: multipart/form-data.
pub const RFC_7578: Document = Document {
    number: "RFC 7578",
    url: "https://www.rfc-editor.org/rfc/rfc7578",
};
/// MIME multipart: boundaries and part headers.
pub const RFC_2046: Document = Document {
    number: "RFC 2046",
    url: "https://www.rfc-editor.org/rfc/rfc2046#section-5.1",
};
/// JSON.
pub const RFC_8259: Document = Document {
    number: "RFC 8259",
    url: "https://www.rfc-editor.org/rfc/rfc8259",
};

/// The page of a documented case, at its own heading.
pub const fn case_url(case: DocumentedCase) -> &'static str {
    match case {
        DocumentedCase::QAk => {
            "https://intl.cloud.tencent.com/document/product/436/41164#AccessDenied_q-ak"
        }
        DocumentedCase::Expiration => {
            "https://intl.cloud.tencent.com/document/product/436/41164#AccessDenied_Expiration"
        }
        DocumentedCase::Signature => {
            "https://intl.cloud.tencent.com/document/product/436/41164#SignatureDoesNotMatch_POSTSignature"
        }
        DocumentedCase::PolicyFormat => {
            "https://intl.cloud.tencent.com/document/product/436/41164#InvalidPolicyDocument_JSONFormat"
        }
        DocumentedCase::Bucket => {
            "https://intl.cloud.tencent.com/document/product/436/41164#AccessDenied_BucketNotConsistent"
        }
        DocumentedCase::Condition => {
            "https://intl.cloud.tencent.com/document/product/436/41164#AccessDenied_Condition"
        }
        DocumentedCase::PostBody => {
            "https://intl.cloud.tencent.com/document/product/436/41164#MalformedPOSTRequest_POSTBody"
        }
    }
}

/// The pages a finding rests on, the most useful first.
pub const fn documents(id: FindingId) -> &'static [Document] {
    use FindingId as Id;
    match id {
        Id::AnswerUnrecognised | Id::AnswerKnownCode => &[ERROR_CODES],
        Id::AnswerOtherVendor | Id::AnswerSuccess | Id::EvidenceConflict | Id::ClockSkew => &[],
        Id::AnswerWrapperOnly | Id::AnswerOtherRequest => &[REQUEST_ID],
        Id::AnswerHidden | Id::AnswerPreflightRefused | Id::AnswerClientSide => &[CORS],
        Id::AnswerPermissionDenied => &[FORBIDDEN, POST_OBJECT],
        Id::PolicyNotUtf8 | Id::PolicyNotJson | Id::PolicyNotObject | Id::PolicyDuplicateMember => {
            &[POST_OBJECT, RFC_8259]
        }
        Id::PolicyMissing
        | Id::PolicyNotBase64
        | Id::PolicyBase64Variant
        | Id::PolicySentUnencoded
        | Id::PolicyHoldsSignature
        | Id::PolicyOtherKind
        | Id::PolicyTextAltered
        | Id::PolicyMisspeltMember
        | Id::PolicyExpirationMissing
        | Id::PolicyExpirationFormat
        | Id::PolicyExpirationTwelveHour
        | Id::PolicyExpirationHardCoded
        | Id::PolicyExpirationKeyTimeGap
        | Id::PolicyConditionsMissing
        | Id::PolicyConditionsEmpty
        | Id::PolicyConditionsNotArray
        | Id::PolicyConditionShape
        | Id::PolicyConditionOperator
        | Id::PolicyConditionName
        | Id::PolicyConditionValueType
        | Id::PolicyConditionWildcard
        | Id::PolicyConditionFilenameVariable
        | Id::PolicyRequiredConditionMissing
        | Id::ConditionMismatch
        | Id::ConditionFieldMissing
        | Id::ConditionSize
        | Id::FormFieldMissing
        | Id::FormFieldAfterFile
        | Id::FormDuplicateField
        | Id::FormFileFieldName
        | Id::FormFieldNameCase
        | Id::FormValueUndefined
        | Id::FormSecurityTokenMissing
        | Id::FormSecurityTokenName
        | Id::FormSuccessStatus
        | Id::FormOtherSigningMode
        | Id::RequestMethod
        | Id::RequestNotFormData
        | Id::RequestPath
        | Id::RequestHost
        | Id::KeysSwapped
        | Id::KeysOtherPair
        | Id::KeysMixedPair
        | Id::KeysTokenExpired
        | Id::KeysSecretIdShape
        | Id::KeysSecretKeyShape
        | Id::KeyTimeFormat
        | Id::KeyTimeMilliseconds
        | Id::KeyTimeReversed
        | Id::KeyTimeExpired
        | Id::KeyTimeNotYet
        | Id::KeyTimeFraction
        | Id::KeyTimeBeyondToken
        | Id::SignatureCorrect
        | Id::SignatureShape
        | Id::SignatureExplained
        | Id::SignatureUnexplained => &[POST_OBJECT],
        Id::PolicyExpired | Id::PolicyExpirationLocalTime | Id::PolicyExpirationTooShort => {
            &[EXCEPTIONS, POST_OBJECT]
        }
        Id::FormKeyLeadingSlash => &[OBJECT_NAMES],
        Id::FormTextFieldAsFile
        | Id::MultipartEmpty
        | Id::MultipartNotMultipart
        | Id::MultipartDisposition
        | Id::MultipartNameMissing => &[POST_OBJECT, RFC_7578],
        Id::MultipartContentType
        | Id::MultipartBoundaryMissing
        | Id::MultipartBoundaryMismatch
        | Id::MultipartBoundaryInvalid
        | Id::MultipartNoOpeningBoundary
        | Id::MultipartNoClosingBoundary
        | Id::MultipartTruncated
        | Id::MultipartLineEndings
        | Id::MultipartNoBlankLine
        | Id::MultipartPartHeader
        | Id::MultipartBoundaryInData
        | Id::MultipartLength => &[POST_OBJECT, RFC_2046],
    }
}

/// The addresses for one finding: the case's heading first where the finding explains the answer.
pub fn links(finding: &Finding, case: Option<DocumentedCase>) -> Vec<&'static str> {
    let heading = case.filter(|_| finding.explains_answer).map(case_url);
    let pages = documents(finding.id).iter().map(|page| page.url);
    let covered = |url: &&'static str| !(heading.is_some() && *url == EXCEPTIONS.url);
    heading.into_iter().chain(pages.filter(covered)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_leads_to_its_own_heading() {
        for case in DocumentedCase::ALL {
            let (page, anchor) = case_url(case).split_once('#').unwrap();
            assert_eq!((page, anchor), (EXCEPTIONS.url, case.id()));
        }
    }

    #[test]
    fn every_error_names_a_page() {
        let errors = FindingId::ALL
            .iter()
            .filter(|id| id.severity() == crate::diagnosis::Severity::Error);
        for id in errors {
            let pages = documents(*id).len();
            assert!(pages > 0, "{} rests on no page", id.id());
        }
    }
}
