//! The only terminal I/O: modes entered and left again whatever happens, keys and pastes decoded from bytes,
//! signals, the clipboard and the external editor.
//!
//! Apart from the wizard because a wizard without a terminal can be tested. This room must not know what a
//! key does or what a paste is. macOS and Linux; Windows through WSL.

pub mod clipboard;
pub mod editor;
pub mod events;
pub mod guard;
pub mod input;
pub mod keys;
pub mod lines;
mod sequences;
pub mod signals;

use std::io;

/// Turns core dumps off, so that a crash leaves no file with keys in it, and keeps debuggers of the same user out.
///
/// Both ways are needed: the limit is ignored where the kernel hands cores to a program (core(5)).
///
/// # Errors
/// When the system refuses one of them.
pub fn forbid_core_dumps() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let limited = setrlimit(Resource::Core, none);
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    }
    Ok(limited?)
}

/// So deep, in bytes, a call of this program's goes.
const DEEP: usize = 512 * 1024;

/// Wipes what finished calls left on this thread's stack: registers that held a key are spilled there by whatever
/// searches or copies text.
#[inline(never)]
#[expect(
    clippy::large_stack_arrays,
    reason = "a piece of the stack is what it is for"
)]
pub fn wipe_stack() {
    let mut below = [0_u8; DEEP];
    std::hint::black_box(&mut below);
}

/// Columns and rows of the terminal; 80×24 where it does not say.
pub fn size() -> (u16, u16) {
    match rustix::termios::tcgetwinsize(rustix::stdio::stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
        Ok(_) | Err(_) => (80, 24),
    }
}

/// The row in which [`ask_width`] asks.
pub(crate) const ASKED_ROW: u16 = 2;

/// Asks the terminal how wide it draws a sign of ambiguous width, as Vim does: the sign at the left edge, then the
/// question where the cursor is, which is answered as [`Event::Column`](keys::Event) some time later, or never. The
/// cell is blank again behind it.
///
/// # Errors
/// When the terminal cannot be written to.
pub fn ask_width(sign: &str) -> io::Result<()> {
    let row = ASKED_ROW;
    write_out(format!("\x1b7\x1b[{row};1H{sign}\x1b[6n\x1b[{row};1H \x1b8").as_bytes())
}

/// Writes all bytes to standard output at once.
pub(crate) fn write_out(bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}
