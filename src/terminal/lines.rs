//! Lines of text, typed at a terminal or piped, for the wizard without a screen.
//!
//! A terminal's own line mode cuts a line at 4 095 bytes without a word, so it hands every byte over as it
//! comes, and the few keys of a line (Backspace, Ctrl+U, Ctrl+W, Ctrl+D) are done here. What is typed is shown
//! as it is typed, what is secret is not; nothing is ever drawn twice. It must not know what a line means.

use std::io::{self, BufRead, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::stdio::stdin;
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use zeroize::Zeroizing;

use super::input::Collected;
use crate::text::visible::visible;
use crate::text::width::columns;

/// One read takes at most so many bytes.
const READ: usize = 16 * 1024;
/// Nobody types a second line this soon behind the first: it is the rest of a paste.
const SOON: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 50_000_000,
};

/// What is asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Prompt {
    /// An answer.
    Answer,
    /// More of a text.
    More,
    /// A value that must not be shown.
    Secret,
}

impl Prompt {
    /// What stands in front of the line.
    const fn text(self) -> &'static str {
        match self {
            Self::Answer | Self::Secret => "> ",
            Self::More => "... ",
        }
    }
}

/// What came.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Line {
    /// A line without its line feed.
    Text(Zeroizing<Vec<u8>>),
    /// A line beyond the paste limit; nothing of it was kept.
    TooLong,
    /// Nothing more comes.
    End,
}

/// Where lines come from.
pub trait Lines {
    /// The next line.
    ///
    /// # Errors
    /// When it cannot be read, or the prompt not written.
    fn next(&mut self, prompt: Prompt, out: &mut dyn Write) -> io::Result<Line>;

    /// Whether more is there already: the line that was just read is of a paste that goes on.
    fn more(&mut self) -> bool;
}

/// Lines out of a pipe, a file or a test.
#[derive(Debug)]
pub struct Piped<R>(pub R);

impl<R: BufRead> Lines for Piped<R> {
    fn next(&mut self, prompt: Prompt, out: &mut dyn Write) -> io::Result<Line> {
        if prompt != Prompt::More {
            // Nobody's typing ends this line.
            writeln!(out, "{}", prompt.text().trim_end())?;
        }
        let mut line = Collected::default();
        let mut any = false;
        loop {
            let ready = self.0.fill_buf()?;
            let end = memchr::memchr(b'\n', ready);
            let used = end.map_or(ready.len(), |at| at + 1);
            any |= used > 0;
            line.push(ready.get(..end.unwrap_or(used)).unwrap_or_default());
            self.0.consume(used);
            if end.is_some() || used == 0 {
                break;
            }
        }
        Ok(if any { line.finish() } else { Line::End })
    }

    fn more(&mut self) -> bool {
        // Everything is there at once; nothing follows from it.
        false
    }
}

/// The settings found, and those in use while lines are typed.
struct Entered {
    before: Termios,
    typing: Termios,
}

/// One terminal, so one state; `None` while it is as it was found.
static ENTERED: Mutex<Option<Entered>> = Mutex::new(None);

fn entered() -> MutexGuard<'static, Option<Entered>> {
    ENTERED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Puts the terminal back as it was found.
fn restore() {
    if let Some(known) = entered().take() {
        let _ = tcsetattr(stdin(), OptionalActions::Now, &known.before);
    }
}

/// Lines typed at the terminal; dropping it gives the terminal back.
#[derive(Debug)]
pub struct Typed {
    ready: Zeroizing<Vec<u8>>,
    after_return: bool,
}

impl Typed {
    /// Takes the terminal's line mode over. A signal that ends the program gives it back first, and one that
    /// stops it until it goes on.
    ///
    /// # Errors
    /// When standard input is no terminal.
    pub fn open() -> io::Result<Self> {
        let before = tcgetattr(stdin())?;
        let mut typing = before.clone();
        typing
            .local_modes
            .remove(LocalModes::ICANON | LocalModes::ECHO);
        // A pasted CR and LF are one line end.
        typing
            .input_modes
            .remove(InputModes::ICRNL | InputModes::INLCR | InputModes::IGNCR);
        typing.special_codes[SpecialCodeIndex::VMIN] = 1;
        typing.special_codes[SpecialCodeIndex::VTIME] = 0;
        watch_signals()?;
        tcsetattr(stdin(), OptionalActions::Now, &typing)?;
        *entered() = Some(Entered { before, typing });
        Ok(Self {
            ready: Zeroizing::default(),
            after_return: false,
        })
    }

    /// Reads once; false when the terminal is gone.
    fn fill(&mut self) -> io::Result<bool> {
        let mut buffer = Zeroizing::new(vec![0; READ]);
        loop {
            match rustix::io::read(stdin(), buffer.as_mut_slice()) {
                Ok(0) | Err(rustix::io::Errno::IO) => return Ok(false),
                Ok(count) => {
                    let read = buffer.get(..count).unwrap_or_default();
                    self.ready = Zeroizing::new(read.to_vec());
                    return Ok(true);
                }
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl Drop for Typed {
    fn drop(&mut self) {
        restore();
    }
}

impl Lines for Typed {
    fn next(&mut self, prompt: Prompt, out: &mut dyn Write) -> io::Result<Line> {
        write!(out, "{}", prompt.text())?;
        let mut typing = Typing::new(prompt);
        loop {
            out.flush()?;
            if self.ready.is_empty() && !self.fill()? {
                return Ok(Line::End);
            }
            if is_key(&self.ready) {
                // An arrow or a function key means nothing in a line.
                self.ready = Zeroizing::default();
            }
            if std::mem::take(&mut self.after_return) && self.ready.first() == Some(&b'\n') {
                self.ready.remove(0);
            }
            let mut shown = Vec::new();
            let (used, line) = typing.feed(&self.ready, &mut shown);
            self.after_return =
                line.is_some() && used > 0 && self.ready.get(used - 1) == Some(&b'\r');
            self.ready = Zeroizing::new(self.ready.get(used..).unwrap_or_default().to_vec());
            out.write_all(&shown)?;
            if let Some(line) = line {
                out.flush()?;
                return Ok(line);
            }
        }
    }

    fn more(&mut self) -> bool {
        let rest = match self.ready.as_slice() {
            [b'\n'] if self.after_return => &[],
            rest => rest,
        };
        if !rest.is_empty() {
            return true;
        }
        let stdin = stdin();
        let mut list = [PollFd::new(&stdin, PollFlags::IN)];
        poll(&mut list, Some(&SOON)).is_ok_and(|count| count > 0)
    }
}

/// Whether bytes are one control sequence, as a key sends it, and nothing else.
fn is_key(bytes: &[u8]) -> bool {
    match bytes {
        [0x1b] | [0x1b, b'O', _] => true,
        [0x1b, b'[', middle @ .., last] => {
            let inside = |byte: &u8| matches!(byte, b'0'..=b'9' | b';');
            matches!(last, b'@'..=b'~') && middle.len() < 8 && middle.iter().all(inside)
        }
        _ => false,
    }
}

/// A line while it is typed. Pure: bytes in, what the terminal has to show out.
struct Typing {
    text: Collected,
    /// The beginning of a character.
    part: Vec<u8>,
    prompt: Prompt,
}

impl Typing {
    fn new(prompt: Prompt) -> Self {
        Self {
            text: Collected::default(),
            part: Vec::new(),
            prompt,
        }
    }

    /// Takes bytes until the line ends; how many were taken, and the line.
    fn feed(&mut self, bytes: &[u8], shown: &mut Vec<u8>) -> (usize, Option<Line>) {
        for (index, byte) in bytes.iter().enumerate() {
            match byte {
                b'\n' | b'\r' => {
                    shown.push(b'\n');
                    return (index + 1, Some(std::mem::take(&mut self.text).finish()));
                }
                0x04 if self.text.is_empty() => {
                    shown.push(b'\n');
                    return (index + 1, Some(Line::End));
                }
                0x04 => {}
                0x08 | 0x7f => {
                    self.erase_one(shown);
                }
                0x15 => while self.erase_one(shown) {},
                0x17 => self.erase_word(shown),
                _ => self.add(*byte, shown),
            }
        }
        (bytes.len(), None)
    }

    fn add(&mut self, byte: u8, shown: &mut Vec<u8>) {
        self.text.push(&[byte]);
        if self.prompt == Prompt::Secret {
            return;
        }
        self.part.push(byte);
        let unfinished =
            std::str::from_utf8(&self.part).is_err_and(|error| error.error_len().is_none());
        if !unfinished {
            shown.extend_from_slice(seen(&self.part).as_bytes());
            self.part.clear();
        }
    }

    /// Takes the last character back; false if there is none.
    fn erase_one(&mut self, shown: &mut Vec<u8>) -> bool {
        let tail = Zeroizing::new(self.text.tail(4));
        let length = last_character(&tail);
        let gone = tail.get(tail.len() - length..).unwrap_or_default();
        if gone.is_empty() {
            return false;
        }
        self.part.clear();
        if self.prompt != Prompt::Secret {
            shown.extend_from_slice("\u{8} \u{8}".repeat(columns(&seen(gone))).as_bytes());
        }
        self.text.cut(length);
        true
    }

    /// Blanks, then what is none.
    fn erase_word(&mut self, shown: &mut Vec<u8>) {
        while self.text.tail(1) == b" " && self.erase_one(shown) {}
        while !matches!(self.text.tail(1).as_slice(), [] | b" ") && self.erase_one(shown) {}
    }
}

/// What stands on the screen for a character.
fn seen(character: &[u8]) -> String {
    if character == b"\t" {
        return " ".to_owned();
    }
    visible(character)
}

/// The bytes of the last character.
fn last_character(tail: &[u8]) -> usize {
    let whole = |length: &usize| {
        let start = tail.len().checked_sub(*length);
        let part = start.and_then(|start| tail.get(start..));
        part.is_some_and(|part| std::str::from_utf8(part).is_ok())
    };
    (1..=4).find(whole).unwrap_or(tail.len().min(1))
}

impl Collected {
    /// As a line.
    fn finish(self) -> Line {
        match self.take() {
            Some(bytes) => Line::Text(bytes),
            None => Line::TooLong,
        }
    }
}

/// Gives the terminal back before a signal ends or stops the program, and takes it again when it goes on.
fn watch_signals() -> io::Result<()> {
    let all = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT];
    let mut signals = signal_hook::iterator::Signals::new(all)?;
    std::thread::spawn(move || {
        for signal in &mut signals {
            let state = entered();
            let set = |settings: &Termios| {
                let _ = tcsetattr(stdin(), OptionalActions::Now, settings);
            };
            match (&*state, signal) {
                (Some(known), SIGCONT) => set(&known.typing),
                (Some(known), _) => set(&known.before),
                (None, _) => {}
            }
            drop(state);
            if signal != SIGCONT {
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
        }
    });
    Ok(())
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
