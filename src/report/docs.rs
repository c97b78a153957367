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
/// "Request Signature": over method and path, for every operation but POST Object.
pub const SIGNATURE: Document = Document {
    number: "436/7778",
    url: "https://intl.cloud.tencent.com/document/product/436/7778",
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

/// Findings that rest on other pages than [`POST_OBJECT`] alone.
const PAGES: &[(&[Document], &[FindingId])] = &[
    (
        &[ERROR_CODES],
        &[FindingId::AnswerUnrecognised, FindingId::AnswerKnownCode],
    ),
    (&[SIGNATURE], &[FindingId::AnswerHeaderSigned]),
    (
        &[],
        &[
            FindingId::AnswerOtherVendor,
            FindingId::AnswerSuccess,
            FindingId::EvidenceConflict,
            FindingId::EvidenceCapped,
            FindingId::ClockSkew,
        ],
    ),
    (
        &[REQUEST_ID],
        &[FindingId::AnswerWrapperOnly, FindingId::AnswerOtherRequest],
    ),
    (
        &[CORS],
        &[
            FindingId::AnswerHidden,
            FindingId::AnswerPreflightRefused,
            FindingId::AnswerClientSide,
        ],
    ),
    (
        &[FORBIDDEN, POST_OBJECT],
        &[FindingId::AnswerPermissionDenied],
    ),
    (
        &[POST_OBJECT, RFC_8259],
        &[
            FindingId::PolicyNotUtf8,
            FindingId::PolicyNotJson,
            FindingId::PolicyNotObject,
            FindingId::PolicyDuplicateMember,
        ],
    ),
    (
        &[EXCEPTIONS, POST_OBJECT],
        &[
            FindingId::PolicyExpired,
            FindingId::PolicyExpirationLocalTime,
            FindingId::PolicyExpirationTooShort,
        ],
    ),
    (&[OBJECT_NAMES], &[FindingId::FormKeyLeadingSlash]),
    (
        &[POST_OBJECT, RFC_7578],
        &[
            FindingId::FormTextFieldAsFile,
            FindingId::MultipartEmpty,
            FindingId::MultipartNotMultipart,
            FindingId::MultipartDisposition,
            FindingId::MultipartNameMissing,
        ],
    ),
    (
        &[POST_OBJECT, RFC_2046],
        &[
            FindingId::MultipartContentType,
            FindingId::MultipartBoundaryMissing,
            FindingId::MultipartBoundaryMismatch,
            FindingId::MultipartBoundaryInvalid,
            FindingId::MultipartNoOpeningBoundary,
            FindingId::MultipartNoClosingBoundary,
            FindingId::MultipartTruncated,
            FindingId::MultipartLineEndings,
            FindingId::MultipartNoBlankLine,
            FindingId::MultipartPartHeader,
            FindingId::MultipartBoundaryInData,
            FindingId::MultipartLength,
        ],
    ),
];

/// The pages a finding rests on, the most useful first.
pub fn documents(id: FindingId) -> &'static [Document] {
    PAGES
        .iter()
        .find(|(_, ids)| ids.contains(&id))
        .map_or(&[POST_OBJECT], |(pages, _)| *pages)
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
