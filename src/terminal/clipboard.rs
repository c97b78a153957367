//! Puts a text on the clipboard with OSC 52: the terminal does it, so it works over SSH too. Whether the
//! terminal obeys cannot be known (tmux drops it unless `set-clipboard` is on), so whoever copies also
//! offers another way. It must not know what is copied; secrets are never handed here.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Terminals drop longer sequences (xterm and tmux near 75 000 base64 characters).
pub const LIMIT: usize = 55_000;

/// The sequence that asks the terminal to copy a text; `None` where it is too long to be taken.
pub fn sequence(text: &str) -> Option<Vec<u8>> {
    if text.len() > LIMIT {
        return None;
    }
    let mut bytes = b"\x1b]52;c;".to_vec();
    bytes.extend_from_slice(STANDARD.encode(text).as_bytes());
    bytes.extend_from_slice(b"\x1b\\");
    Some(bytes)
}

/// Asks the terminal to copy a text. To be called between frames only. `false`: too long.
///
/// # Errors
/// When the terminal cannot be written to.
pub fn copy(text: &str) -> io::Result<bool> {
    match sequence(text) {
        Some(bytes) => super::write_out(&bytes).map(|()| true),
        None => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_copied_as_base64_so_that_nothing_in_it_is_obeyed() {
        let bytes = sequence("a\x1b]0;x\x07").unwrap();
        assert_eq!(bytes, b"\x1b]52;c;YRtdMDt4Bw==\x1b\\");
    }

    #[test]
    fn a_text_no_terminal_would_take_is_refused() {
        assert_eq!(sequence(&"x".repeat(LIMIT + 1)), None);
    }
}
