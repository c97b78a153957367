//! Facts and grammars of COS POST Object: what the documents say a request, a policy, a signature, an
//! answer and a body look like. Judges nothing and knows neither evidence nor findings; the rooms above
//! ask it what a text means and draw the conclusions.

pub mod answers;
pub mod cases;
pub mod codes;
pub mod fields;
pub mod host;
pub mod multipart;
pub mod policy;
pub mod request_id;
pub mod signature;
pub mod times;

pub use cases::DocumentedCase;
