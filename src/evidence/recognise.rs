//! Finds the reader for a paste: the hint first, then by content. One paste may hold several things (a curl
//! line with the answer below it); each part goes to its reader and the reading holds them all.

use super::{Reading, Slot, Unread};
use crate::text::Sources;

/// Reads a paste. See [`super::Evidence::add`].
///
/// # Errors
/// When nothing was given or no reader knows it.
pub fn recognise(
    sources: &mut Sources,
    bytes: &[u8],
    hint: Option<Slot>,
    file: Option<&str>,
) -> Result<Reading, Unread> {
    let _ = (sources, bytes, hint, file);
    Err(Unread::Unrecognised { tried: Vec::new() })
}
