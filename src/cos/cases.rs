//! The seven messages of 436/41164 "POST Object Common Exceptions", by the page's own anchors.
//! Facts only; which finding belongs to which case is the tree's business.

/// One of the seven messages the troubleshooting page explains, in page order.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum DocumentedCase {
    /// `Condition key q-ak doesn't match the value XXXXXX`
    QAk,
    /// `You post object request has been expired, …`
    Expiration,
    /// `The Signature you specified is invalid.`
    Signature,
    /// `You must provide condition if you specify a policy in post object request.`
    PolicyFormat,
    /// `Condition key bucket doesn't match the value [bucket-appid]`
    Bucket,
    /// `Condition key key doesn't match the value XXXXX`, and any other conditioned field
    Condition,
    /// `The body of your POST request is not well-formed multipart/form-data.`
    PostBody,
}

impl DocumentedCase {
    /// All seven, in page order.
    pub const ALL: [Self; 7] = [
        Self::QAk,
        Self::Expiration,
        Self::Signature,
        Self::PolicyFormat,
        Self::Bucket,
        Self::Condition,
        Self::PostBody,
    ];

    /// The page's anchor: the id of the contract.
    pub const fn id(self) -> &'static str {
        match self {
            Self::QAk => "AccessDenied_q-ak",
            Self::Expiration => "AccessDenied_Expiration",
            Self::Signature => "SignatureDoesNotMatch_POSTSignature",
            Self::PolicyFormat => "InvalidPolicyDocument_JSONFormat",
            Self::Bucket => "AccessDenied_BucketNotConsistent",
            Self::Condition => "AccessDenied_Condition",
            Self::PostBody => "MalformedPOSTRequest_POSTBody",
        }
    }

    /// The `Code` COS sends with it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::QAk | Self::Expiration | Self::Bucket | Self::Condition => "AccessDenied",
            Self::Signature => "SignatureDoesNotMatch",
            Self::PolicyFormat => "InvalidPolicyDocument",
            Self::PostBody => "MalformedPOSTRequest",
        }
    }

    /// The `Message`, verbatim as 436/41164 prints it (after unescaping).
    pub const fn message(self) -> &'static str {
        match self {
            Self::QAk => "Condition key q-ak doesn't match the value XXXXXX",
            Self::Expiration => {
                "You post object request has been expired, expiration time: 1621188104 but the time now : 1621245817"
            }
            Self::Signature => "The Signature you specified is invalid.",
            Self::PolicyFormat => {
                "You must provide condition if you specify a policy in post object request."
            }
            Self::Bucket => "Condition key bucket doesn't match the value [bucket-appid]",
            Self::Condition => "Condition key key doesn't match the value XXXXX",
            Self::PostBody => {
                "The body of your POST request is not well-formed multipart/form-data."
            }
        }
    }

    /// The case with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|case| case.id() == id)
    }
}
