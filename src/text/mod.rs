//! Bytes as a person sees them: sources whose places survive decoding, lines and columns, visible
//! rendering, the difference of two values, display width and line breaking.
//!
//! The lowest floor. It knows nothing of COS, of policies or of terminals: every room above measures
//! and shows text through this one, so that a caret stands in the same column everywhere.

pub(crate) mod bytes;
pub mod difference;
pub mod hex;
pub mod lines;
pub(crate) mod slugs;
pub mod source;
pub mod visible;
pub mod width;
pub mod wrap;

pub(crate) use bytes::Bytes;
pub use source::{ByteMap, Label, Place, Seal, Shared, Source, SourceId, Sources, Span};

/// Standard base64 with padding, on one line (RFC 4648 section 4).
pub fn base64(bytes: &[u8]) -> String {
    use ::base64::Engine as _;
    ::base64::engine::general_purpose::STANDARD.encode(bytes)
}
