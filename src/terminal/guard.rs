//! Enters the terminal modes the wizard draws in, and leaves them on every way out: drop, panic, signal,
//! suspension and the external editor all end in the one function [`restore`].
//!
//! `ratatui::restore` leaves bracketed paste on after a panic and nothing restores after a signal (measured),
//! so the modes have one owner here. It must not know what is drawn.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::ThreadId;

use rustix::stdio::stdin;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use super::write_out;

/// Which modes the session wants beyond raw input, the alternate screen and bracketed paste.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Modes {
    /// Clicks and the wheel. Off unless asked for: capture takes the terminal's own selection away.
    pub mouse: bool,
}

/// Alternate screen, then bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h";
/// Clicks, in the form that counts columns beyond 223.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// The reverse of both, in reverse order: mouse, paste, a pending synchronised update, the cursor's shape
/// and visibility, colours, alternate screen.
const LEAVE: &[u8] =
    b"\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?2026l\x1b[0 q\x1b[?25h\x1b[0m\x1b[?1049l";

/// What [`restore`] has to put back.
struct Entered {
    before: Termios,
    owner: ThreadId,
}

/// One terminal, so one state; `None` while the terminal is as we found it.
static ENTERED: Mutex<Option<Entered>> = Mutex::new(None);

fn entered() -> MutexGuard<'static, Option<Entered>> {
    // A panic between lock and unlock leaves a state that is still right to restore from.
    ENTERED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Holds the terminal; dropping it restores everything.
#[derive(Debug)]
pub struct Guard {
    modes: Modes,
}

impl Guard {
    /// Enters the modes and makes a panic leave them before it speaks. `on_panic` is the sentence printed
    /// then, with the place in the code behind it; what was pasted is never part of it.
    ///
    /// # Errors
    /// When standard input is no terminal or refuses raw mode.
    pub fn enter(modes: Modes, on_panic: String) -> io::Result<Self> {
        let guard = Self { modes };
        guard.resume()?;
        hook_panics(on_panic);
        Ok(guard)
    }

    /// Gives the terminal back for a while (an editor, a suspension).
    pub fn suspend(&self) {
        restore();
    }

    /// Takes it again. Safe to call when it was never given back: somebody else may have changed the modes
    /// while this program was stopped.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn resume(&self) -> io::Result<()> {
        let mut state = entered();
        let before = match state.take() {
            Some(known) => known.before,
            None => tcgetattr(stdin())?,
        };
        let mut raw = before.clone();
        raw.make_raw();
        *state = Some(Entered {
            before,
            owner: std::thread::current().id(),
        });
        drop(state);
        tcsetattr(stdin(), OptionalActions::Now, &raw)?;
        write_out(ENTER)?;
        if self.modes.mouse {
            write_out(MOUSE_ON)?;
        }
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Puts the terminal back as it was found. Does nothing when it is already so; never fails, because there is
/// nobody left to tell.
pub fn restore() {
    let Some(known) = entered().take() else {
        return;
    };
    let _ = write_out(LEAVE);
    let _ = tcsetattr(stdin(), OptionalActions::Now, &known.before);
}

/// Whether a panic here would hit the thread that draws. A worker's panic is its caller's news, not the
/// terminal's end.
fn owned_here() -> bool {
    entered()
        .as_ref()
        .is_none_or(|known| known.owner == std::thread::current().id())
}

fn hook_panics(sentence: String) {
    std::panic::set_hook(Box::new(move |info| {
        use std::io::Write;
        if !owned_here() {
            return;
        }
        restore();
        // Never the payload: it may quote what was pasted.
        let place = info
            .location()
            .map(|at| format!("{}:{}:{}", at.file(), at.line(), at.column()))
            .unwrap_or_default();
        let _ = writeln!(io::stderr(), "{sentence} [{place}]");
    }));
}
