//! The body, by its length or in chunks (RFC 9112, section 7.1), handed on as it comes. It keeps nothing.

use std::time::{Duration, Instant};

use super::head::Framing;
use super::input::{Filled, Input};
use super::keep::Keeper;
use super::{BODY_LIMIT, Trouble};

/// The longest line in front of a chunk, with its extensions.
const LINE_LIMIT: usize = 4096;

/// Trailers of a chunked body have at most so many lines.
const TRAILERS: usize = 64;

/// Whether the body came whole.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Came {
    /// To its end.
    Whole,
    /// The client left, or closed its side, in front of it.
    Short,
}

/// Reads a body into a keeper.
pub fn read(
    input: &mut Input,
    framing: Framing,
    pause: Duration,
    keeper: &mut Keeper,
) -> Result<Came, Trouble> {
    input.widen();
    match framing {
        Framing::Length(length) => bytes(input, length, pause, keeper),
        Framing::Chunked => chunks(input, pause, keeper),
    }
}

fn bytes(
    input: &mut Input,
    mut left: u64,
    pause: Duration,
    keeper: &mut Keeper,
) -> Result<Came, Trouble> {
    while left > 0 {
        if input.waiting().is_empty() && input.fill(Instant::now() + pause)? == Filled::End {
            return Ok(Came::Short);
        }
        let waiting = input.waiting();
        let count = usize::try_from(left).map_or(waiting.len(), |left| waiting.len().min(left));
        keeper.push(waiting.get(..count).unwrap_or_default());
        input.take(count);
        left -= u64::try_from(count).unwrap_or(left);
    }
    Ok(Came::Whole)
}

fn chunks(input: &mut Input, pause: Duration, keeper: &mut Keeper) -> Result<Came, Trouble> {
    loop {
        let Some(line) = line(input, pause)? else {
            return Ok(Came::Short);
        };
        let digits = line.split(|byte| *byte == b';').next().unwrap_or_default();
        let digits = std::str::from_utf8(digits).unwrap_or_default().trim();
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let size = u64::from_str_radix(digits, 16).ok().filter(|_| plain);
        let size = size.ok_or(Trouble::Length)?;
        if size == 0 {
            return trailers(input, pause);
        }
        if keeper.len().saturating_add(size) > BODY_LIMIT {
            return Err(Trouble::BodyTooLarge);
        }
        if bytes(input, size, pause, keeper)? == Came::Short {
            return Ok(Came::Short);
        }
        match line_behind(input, pause)? {
            Some(true) => {}
            Some(false) => return Err(Trouble::Length),
            None => return Ok(Came::Short),
        }
    }
}

/// Whether the line behind a chunk is empty, as it has to be.
fn line_behind(input: &mut Input, pause: Duration) -> Result<Option<bool>, Trouble> {
    Ok(line(input, pause)?.map(|line| line.is_empty()))
}

fn trailers(input: &mut Input, pause: Duration) -> Result<Came, Trouble> {
    for _ in 0..TRAILERS {
        match line(input, pause)? {
            None => return Ok(Came::Short),
            Some(line) if line.is_empty() => return Ok(Came::Whole),
            Some(_) => {}
        }
    }
    Err(Trouble::HeadTooLarge)
}

/// The next line without its end; `None` where the client left in front of it.
fn line(input: &mut Input, pause: Duration) -> Result<Option<Vec<u8>>, Trouble> {
    let until = Instant::now() + pause;
    loop {
        if let Some(end) = memchr::memchr(b'\n', input.waiting()) {
            let line = input.waiting().get(..end).unwrap_or_default().to_vec();
            input.take(end + 1);
            let line = line
                .strip_suffix(b"\r")
                .map_or(line.clone(), <[u8]>::to_vec);
            return Ok(Some(line));
        }
        if input.waiting().len() > LINE_LIMIT {
            return Err(Trouble::Length);
        }
        if input.fill(until)? == Filled::End {
            return Ok(None);
        }
    }
}
