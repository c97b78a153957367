//! (skeleton)

/// The id of the answer `Access Denied.`: the key is not allowed to do this.
pub const PERMISSION: &str = "permission";
