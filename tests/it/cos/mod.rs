//! The grammars of COS, multipart first.

mod answers;
mod multipart_findings;
mod multipart_hostile;
mod multipart_malformed;
mod multipart_samples;
mod multipart_sound;
mod multipart_whole;
pub mod tables;
