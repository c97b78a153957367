//! The checks, cut by what they look at. Every one always runs and none knows of another: which of two
//! findings is the more specific, and which one the answer names, is settled afterwards (`order`).

pub mod answer;
pub mod conditions;
pub mod expiration;
pub mod form;
pub mod key_time;
pub mod keys;
pub mod multipart;
pub mod policy;
pub mod request;
pub mod signature;
pub mod values;

use super::Finding;
use super::context::Context;

/// Everything the checks have to say, in no particular order.
pub fn all(context: &Context<'_>) -> Vec<Finding> {
    let checks: [fn(&Context<'_>) -> Vec<Finding>; 12] = [
        answer::check,
        answer::conflicts,
        request::check,
        multipart::check,
        form::check,
        values::check,
        policy::check,
        expiration::check,
        conditions::check,
        key_time::check,
        keys::check,
        signature::check,
    ];
    checks
        .into_iter()
        .flat_map(|check| check(context))
        .collect()
}
