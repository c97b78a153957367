//! The seven messages of 436/41164 "POST Object Common Exceptions", by the page's own anchors.
//! Facts only; which finding belongs to which case is the tree's business.

/// Declares the cases: variant, the page's anchor, the `Code`, the `Message`.
macro_rules! cases {
    ($($(#[$meta:meta])* $case:ident = $id:literal, $code:literal, $message:literal;)+) => {
        /// One of the seven messages the troubleshooting page explains, in page order.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum DocumentedCase { $($(#[$meta])* $case,)+ }

        impl DocumentedCase {
            /// All seven, in page order.
            pub const ALL: [Self; 7] = [$(Self::$case,)+];

            /// The page's anchor: the id of the contract.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$case => $id,)+ }
            }

            /// The `Code` COS sends with it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$case => $code,)+ }
            }

            /// The `Message`, verbatim as 436/41164 prints it (after unescaping).
            pub const fn message(self) -> &'static str {
                match self { $(Self::$case => $message,)+ }
            }
        }
    };
}

cases! {
    /// The SecretId is not the one that the policy demands.
    QAk = "AccessDenied_q-ak", "AccessDenied",
        "Condition key q-ak doesn't match the value XXXXXX";
    /// The policy's expiration had passed.
    Expiration = "AccessDenied_Expiration", "AccessDenied",
        "You post object request has been expired, expiration time: 1621188104 but the time now : 1621245817";
    /// The signature is another one than COS computes.
    Signature = "SignatureDoesNotMatch_POSTSignature", "SignatureDoesNotMatch",
        "The Signature you specified is invalid.";
    /// The policy is not the JSON that it should be.
    PolicyFormat = "InvalidPolicyDocument_JSONFormat", "InvalidPolicyDocument",
        "You must provide condition if you specify a policy in post object request.";
    /// The bucket of the request is not the policy's.
    Bucket = "AccessDenied_BucketNotConsistent", "AccessDenied",
        "Condition key bucket doesn't match the value [bucket-appid]";
    /// Any other conditioned field differs.
    Condition = "AccessDenied_Condition", "AccessDenied",
        "Condition key key doesn't match the value XXXXX";
    /// The body is no form.
    PostBody = "MalformedPOSTRequest_POSTBody", "MalformedPOSTRequest",
        "The body of your POST request is not well-formed multipart/form-data.";
}

impl DocumentedCase {
    /// The case with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|case| case.id() == id)
    }
}
