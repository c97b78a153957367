//! Lines that are not shown while they are typed, for the plain wizard: the terminal's echo goes off and comes
//! back, on a signal too. It must not know what is typed.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::stdio::stdin;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

/// The settings to go back to, while the echo is off.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

fn before() -> MutexGuard<'static, Option<Termios>> {
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Switches the echo off. `false` where standard input is no terminal.
pub fn hide() -> bool {
    let Ok(settings) = tcgetattr(stdin()) else {
        return false;
    };
    let mut silent = settings.clone();
    silent.local_modes.remove(LocalModes::ECHO);
    *before() = Some(settings);
    tcsetattr(stdin(), OptionalActions::Now, &silent).is_ok()
}

/// Switches it on again, if it was switched off.
pub fn show() {
    if let Some(settings) = before().take() {
        let _ = tcsetattr(stdin(), OptionalActions::Now, &settings);
    }
}

/// From now on a signal that ends the program brings the echo back first.
pub fn protect() {
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])
    else {
        return;
    };
    std::thread::spawn(move || {
        for signal in &mut signals {
            show();
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
}
