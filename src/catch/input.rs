//! What a connection sends, with a deadline for every wait and a copy of everything that was taken. It knows nothing
//! of HTTP.

use std::fs::File;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::Trouble;

/// So much is read at once: large files come in few calls.
const READ: usize = 512 * 1024;

/// The receiving side of a connection.
pub struct Input {
    stream: TcpStream,
    buffer: Vec<u8>,
    from: usize,
    to: usize,
    /// Where a copy of all bytes taken goes.
    pub copy: Option<File>,
    /// The first failure of that copy.
    pub copy_failed: Option<ErrorKind>,
}

/// How a read ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Filled {
    /// There is more.
    More,
    /// The client has sent everything it will.
    End,
}

impl Input {
    /// Of a connection.
    pub fn new(stream: TcpStream) -> Self {
        Self {
            stream,
            buffer: vec![0; 4096],
            from: 0,
            to: 0,
            copy: None,
            copy_failed: None,
        }
    }

    /// What was received and not taken yet.
    pub fn waiting(&self) -> &[u8] {
        self.buffer.get(self.from..self.to).unwrap_or_default()
    }

    /// Takes the first bytes of what waits.
    pub fn take(&mut self, count: usize) {
        let end = self.to.min(self.from + count);
        let taken = self.buffer.get(self.from..end).unwrap_or_default();
        if let Some(copy) = &mut self.copy
            && let Err(error) = copy.write_all(taken)
        {
            self.copy_failed = Some(error.kind());
            self.copy = None;
        }
        self.from = end;
    }

    /// Makes room for large reads: a body comes.
    pub fn widen(&mut self) {
        if self.buffer.len() < READ {
            self.buffer.resize(READ, 0);
        }
    }

    /// Waits for more, until a deadline.
    pub fn fill(&mut self, until: Instant) -> Result<Filled, Trouble> {
        if self.from == self.to {
            (self.from, self.to) = (0, 0);
        } else if self.to == self.buffer.len() {
            self.buffer.copy_within(self.from..self.to, 0);
            (self.from, self.to) = (0, self.to - self.from);
            if self.to * 2 > self.buffer.len() {
                let double = self.buffer.len() * 2;
                self.buffer.resize(double, 0);
            }
        }
        loop {
            let left = until.saturating_duration_since(Instant::now());
            // Zero would mean to wait for ever.
            if left < Duration::from_millis(1) || self.stream.set_read_timeout(Some(left)).is_err()
            {
                return Err(Trouble::Slow);
            }
            let room = self.buffer.get_mut(self.to..).unwrap_or_default();
            match self.stream.read(room) {
                Ok(0) => return Ok(Filled::End),
                Ok(count) => {
                    self.to += count;
                    return Ok(Filled::More);
                }
                Err(error) => match error.kind() {
                    ErrorKind::Interrupted => {}
                    ErrorKind::WouldBlock | ErrorKind::TimedOut => return Err(Trouble::Slow),
                    // A connection that was reset sends no more.
                    _ => return Ok(Filled::End),
                },
            }
        }
    }
}
