//! The kinds of secrets, and what stands in their place. Apart, because whoever finds one and whoever masks it both
//! name them; it must not know how they are found.

/// What stands in place of a secret: always as wide, so that it tells no length.
pub const MASK: &str = "****";

/// How much of a signature is printed: enough to compare, too little to use.
pub const SIGNATURE_DIGITS: usize = 16;

/// Kinds of secrets, for the list of what was masked.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Secret {
    /// SecretKey
    SecretKey,
    /// SignKey, given or derived.
    SignKey,
    /// The session token of a temporary key.
    Token,
    /// The key of SSE-C.
    CustomerKey,
    /// Cookies of the page or of another service.
    Cookie,
    /// Credentials for another service or a proxy.
    Authorization,
    /// The tail of a signature.
    Signature,
}

impl Secret {
    /// Its name in message ids.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::SecretKey => "secret-key",
            Self::SignKey => "sign-key",
            Self::Token => "token",
            Self::CustomerKey => "customer-key",
            Self::Cookie => "cookie",
            Self::Authorization => "authorization",
            Self::Signature => "signature",
        }
    }
}
