//! The kinds of secrets, and what stands in their place. Apart, because whoever finds one and whoever masks it both
//! name them; it must not know how they are found.

use crate::text::slugs::slugs;

/// What stands in place of a secret: always as wide, so that it tells no length.
pub const MASK: &str = "****";

/// How much of a signature is printed: enough to compare, too little to use.
pub const SIGNATURE_DIGITS: usize = 16;

slugs! {
    /// Kinds of secrets, for the list of what was masked.
    #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
    pub enum Secret {
        /// SecretKey
        SecretKey = "secret-key",
        /// SignKey, given or derived.
        SignKey = "sign-key",
        /// The session token of a temporary key.
        Token = "token",
        /// The key of SSE-C.
        CustomerKey = "customer-key",
        /// Cookies of the page or of another service.
        Cookie = "cookie",
        /// Credentials for another service or a proxy.
        Authorization = "authorization",
        /// The tail of a signature.
        Signature = "signature",
    }
}
