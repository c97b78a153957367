//! Reads the terminal: waits for bytes, signals and other threads at once, and hands out one event after the
//! other. It sleeps until something happens; an idle wizard costs no time.

use std::io;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::stdio::stdin;
use zeroize::Zeroizing;

use super::input::Decoder;
use super::keys::Event;
use super::signals::{Keyboard, Signals, Waker};

/// One read takes at most so many bytes: a terminal's own buffer holds 4 KiB.
const READ: usize = 16 * 1024;

/// The terminal's events.
#[derive(Debug)]
pub struct Events {
    decoder: Decoder,
    signals: Signals,
    buffer: Zeroizing<Vec<u8>>,
}

/// What woke the wait.
struct Ready {
    input: bool,
    signal: bool,
}

impl Events {
    /// Installs the signal handlers and begins to listen.
    ///
    /// # Errors
    /// When the system refuses the handlers.
    pub fn open() -> io::Result<Self> {
        Ok(Self {
            decoder: Decoder::default(),
            signals: Signals::install()?,
            buffer: Zeroizing::new(vec![0; READ]),
        })
    }

    /// A handle with which another thread can wake this one.
    ///
    /// # Errors
    /// When the system refuses another descriptor.
    pub fn waker(&self) -> io::Result<Waker> {
        self.signals.waker()
    }

    /// The keyboard's signals, while another program has the terminal.
    pub fn keyboard(&self) -> Keyboard {
        self.signals.keyboard()
    }

    /// The next event; `None` when `until` has passed without one. A terminal that is gone reads as
    /// [`Event::Leave`] with SIGHUP.
    ///
    /// # Errors
    /// When waiting fails for another reason than a signal.
    pub fn next(&mut self, until: Option<Instant>) -> io::Result<Option<Event>> {
        loop {
            if let Some(event) = self.signals.take() {
                return Ok(Some(event));
            }
            if let Some(event) = self.decoder.take() {
                return Ok(Some(event));
            }
            let now = Instant::now();
            if until.is_some_and(|until| now >= until) {
                return Ok(None);
            }
            let wake_at = [until, self.decoder.deadline()].into_iter().flatten().min();
            let ready = self.wait(wake_at.map(|at| at.saturating_duration_since(now)))?;
            if ready.input
                && let Some(event) = self.read()
            {
                return Ok(Some(event));
            }
            self.decoder.expire(Instant::now());
            if ready.signal && self.signals.drain() {
                let event = self.signals.take().unwrap_or(Event::Woken);
                return Ok(Some(event));
            }
        }
    }

    fn wait(&self, timeout: Option<Duration>) -> io::Result<Ready> {
        let stdin = stdin();
        let signals = self.signals.descriptor();
        let mut list = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::new(&signals, PollFlags::IN),
        ];
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        match poll(&mut list, timeout.as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let [input, signal] = list.map(|entry| !entry.revents().is_empty());
        Ok(Ready { input, signal })
    }

    /// Reads once. The buffer is wiped right after: it may have held a key.
    fn read(&mut self) -> Option<Event> {
        let gone = Event::Leave(signal_hook::consts::SIGHUP);
        match rustix::io::read(stdin(), self.buffer.as_mut_slice()) {
            Ok(0) => Some(gone),
            Ok(count) => {
                let read = self.buffer.get_mut(..count).unwrap_or_default();
                self.decoder.feed(read, Instant::now());
                read.fill(0);
                None
            }
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => None,
            Err(_) => Some(gone),
        }
    }
}
