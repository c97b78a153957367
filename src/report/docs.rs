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

/// Pages of COS by their number, and others by their address.
macro_rules! documents {
    ($($(#[$doc:meta])+ $name:ident = $number:literal $(at $url:literal)?;)+) => {
        $($(#[$doc])+
        pub const $name: Document = Document {
            number: $number,
            url: documents!(@ $number $($url)?),
        };)+
    };
    (@ $number:literal) => {
        concat!("https://intl.cloud.tencent.com/document/product/", $number)
    };
    (@ $number:literal $url:literal) => { $url };
}

documents! {
    /// "POST Object": request, form fields, policy, signature.
    POST_OBJECT = "436/14690";
    /// "POST Object Common Exceptions".
    EXCEPTIONS = "436/41164";
    /// "Error Codes".
    ERROR_CODES = "436/7730";
    /// "403 Error for COS Access".
    FORBIDDEN = "436/40105";
    /// "Request Signature": over method and path, for every operation but POST Object.
    SIGNATURE = "436/7778";
    /// "Object Overview": names an object may have.
    OBJECT_NAMES = "436/13324";
    /// "Setting Cross-Origin Access".
    CORS = "436/13318";
    /// "Obtaining RequestId".
    REQUEST_ID = "436/41230";
    /// Returning values from forms: multipart/form-data.
    RFC_7578 = "RFC 7578" at "https://www.rfc-editor.org/rfc/rfc7578";
    /// MIME multipart: boundaries and part headers.
    RFC_2046 = "RFC 2046" at "https://www.rfc-editor.org/rfc/rfc2046#section-5.1";
    /// JSON.
    RFC_8259 = "RFC 8259" at "https://www.rfc-editor.org/rfc/rfc8259";
}

/// The page of a documented case, at its own heading.
pub fn case_url(case: DocumentedCase) -> String {
    format!("{}#{}", EXCEPTIONS.url, case.id())
}

/// Findings that rest on other pages than [`POST_OBJECT`] alone.
macro_rules! pages {
    ($($pages:expr => $($id:ident)+;)+) => {
        const PAGES: &[(&[Document], &[FindingId])] = &[$((&$pages, &[$(FindingId::$id),+])),+];
    };
}

pages! {
    [ERROR_CODES] => AnswerUnrecognised AnswerKnownCode;
    [SIGNATURE] => AnswerHeaderSigned;
    [] => AnswerOtherVendor AnswerSuccess EvidenceConflict EvidenceCapped ClockSkew;
    [REQUEST_ID] => AnswerWrapperOnly AnswerOtherRequest;
    [CORS] => AnswerHidden AnswerPreflightRefused AnswerClientSide;
    [FORBIDDEN, POST_OBJECT] => AnswerPermissionDenied;
    [POST_OBJECT, RFC_8259] => PolicyNotUtf8 PolicyNotJson PolicyNotObject PolicyDuplicateMember;
    [EXCEPTIONS, POST_OBJECT] => PolicyExpired PolicyExpirationLocalTime PolicyExpirationTooShort;
    [OBJECT_NAMES] => FormKeyLeadingSlash;
    [POST_OBJECT, RFC_7578] => FormTextFieldAsFile MultipartEmpty MultipartNotMultipart
        MultipartDisposition MultipartNameMissing;
    [POST_OBJECT, RFC_2046] => MultipartContentType MultipartBoundaryMissing
        MultipartBoundaryMismatch MultipartBoundaryInvalid MultipartNoOpeningBoundary
        MultipartNoClosingBoundary MultipartTruncated MultipartLineEndings MultipartNoBlankLine
        MultipartPartHeader MultipartBoundaryInData MultipartLength;
}

/// The pages a finding rests on, the most useful first.
pub fn documents(id: FindingId) -> &'static [Document] {
    PAGES
        .iter()
        .find(|(_, ids)| ids.contains(&id))
        .map_or(&[POST_OBJECT], |(pages, _)| *pages)
}

/// The addresses for one finding: the case's heading first where the finding explains the answer.
pub fn links(finding: &Finding, case: Option<DocumentedCase>) -> Vec<String> {
    let heading = case.filter(|_| finding.explains_answer).map(case_url);
    let covered = |page: &&Document| heading.is_some() && **page == EXCEPTIONS;
    let pages = documents(finding.id).iter().filter(|page| !covered(page));
    let pages: Vec<String> = pages.map(|page| page.url.to_owned()).collect();
    heading.into_iter().chain(pages).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
