//! What is found in an upload, and what is not.

mod cases;
mod field_breaks;
mod field_evidence;
mod field_properties;
mod field_signers;
mod forensics_survey;
pub mod independent;
mod mistakes;
mod needs;
mod official;
mod said;
mod settled;
mod siblings;
mod signature;
