//! Scans a multipart/form-data body and names every departure from RFC 2046 and RFC 7578 with the byte where
//! the sender erred. (Skeleton.)

/// What the scanner made of a body.
#[derive(Clone, Debug, Default)]
pub struct Scan {}
