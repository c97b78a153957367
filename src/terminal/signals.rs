//! Signals as flags and a pipe that wakes the input loop: the handlers do nothing else, so that everything
//! a signal means happens in the one loop that owns the terminal.

use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};

use super::keys::Event;

/// Signals that end the program, the most urgent first.
const LEAVING: [i32; 4] = [SIGHUP, SIGTERM, SIGQUIT, SIGINT];

/// The signals that arrived and were not looked at yet.
#[derive(Debug)]
pub struct Signals {
    flags: Vec<(i32, Arc<AtomicBool>)>,
    reader: UnixStream,
    waker: UnixStream,
}

/// Signals of the keyboard, for as long as another program has the terminal: they are meant for that one.
#[derive(Clone, Debug)]
pub struct Keyboard {
    ending: Vec<Arc<AtomicBool>>,
    stopping: Arc<AtomicBool>,
}

impl Keyboard {
    /// Whether Ctrl+Z was pressed since the last look.
    pub fn stops(&self) -> bool {
        self.stopping.swap(false, Ordering::Relaxed)
    }

    /// Forgets Ctrl+C and Ctrl+\.
    pub fn forget(&self) {
        for flag in &self.ending {
            flag.store(false, Ordering::Relaxed);
        }
    }
}

/// Wakes the input loop from another thread.
#[derive(Debug)]
pub struct Waker {
    pipe: UnixStream,
}

impl Waker {
    /// The next read of events ends, if nothing else comes, with [`Event::Woken`].
    pub fn wake(&self) {
        use std::io::Write;
        let mut pipe = &self.pipe;
        let _ = pipe.write(&[1]);
    }
}

impl Signals {
    /// Installs the handlers.
    ///
    /// # Errors
    /// When the system refuses a pipe or a handler.
    pub fn install() -> io::Result<Self> {
        let (reader, writer) = UnixStream::pair()?;
        reader.set_nonblocking(true)?;
        writer.set_nonblocking(true)?;
        let mut flags = Vec::new();
        let all = LEAVING.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]);
        for signal in all {
            let flag = Arc::new(AtomicBool::new(false));
            // The flag first: once the pipe wakes the loop, the flag must already stand.
            signal_hook::flag::register(signal, Arc::clone(&flag))?;
            signal_hook::low_level::pipe::register(signal, writer.try_clone()?)?;
            flags.push((signal, flag));
        }
        Ok(Self {
            flags,
            reader,
            waker: writer,
        })
    }

    /// A handle that wakes the loop.
    ///
    /// # Errors
    /// When the system refuses another descriptor.
    pub fn waker(&self) -> io::Result<Waker> {
        Ok(Waker {
            pipe: self.waker.try_clone()?,
        })
    }

    /// What the keyboard of another program raises here too.
    pub fn keyboard(&self) -> Keyboard {
        let of = |wanted: i32| {
            let flags = self.flags.iter();
            flags
                .filter(move |(signal, _)| *signal == wanted)
                .map(|(_, flag)| Arc::clone(flag))
        };
        Keyboard {
            ending: of(SIGINT).chain(of(SIGQUIT)).collect(),
            stopping: of(SIGTSTP).next().unwrap_or_default(),
        }
    }

    /// The descriptor that becomes readable with a signal.
    pub fn descriptor(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }

    /// Empties the pipe: true if anything was in it.
    pub fn drain(&mut self) -> bool {
        let mut buffer = [0_u8; 64];
        let mut any = false;
        while let Ok(count) = self.reader.read(&mut buffer) {
            any |= count > 0;
            if count < buffer.len() {
                break;
            }
        }
        any
    }

    /// The next signal's meaning: leaving before stopping, stopping before redrawing.
    pub fn take(&mut self) -> Option<Event> {
        let arrived = |wanted: i32| {
            self.flags
                .iter()
                .any(|(signal, flag)| *signal == wanted && flag.swap(false, Ordering::Relaxed))
        };
        if let Some(signal) = LEAVING.into_iter().find(|signal| arrived(*signal)) {
            return Some(Event::Leave(signal));
        }
        if arrived(SIGTSTP) {
            return Some(Event::Suspend);
        }
        if arrived(SIGCONT) {
            return Some(Event::Resumed);
        }
        if arrived(SIGWINCH) {
            let (columns, rows) = super::size();
            return Some(Event::Resize { columns, rows });
        }
        None
    }
}

/// Stops this program the way its terminal expects; returns when it is continued. The terminal has to be
/// restored before.
pub fn stop_here() {
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGSTOP);
}
