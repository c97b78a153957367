//! The grammar of `q-key-time`: `start;end` in Unix seconds (436/14690), and the near misses that leave
//! both numbers readable. Apart from the other times because it shares no syntax with them.

use super::{KeyTime, KeyTimeOddity};
use crate::text::Span;

/// Reads a `q-key-time`; `Err` holds the part that is not understood.
///
/// # Errors
/// When two numbers cannot be made out.
pub fn key_time(text: &str) -> Result<KeyTime, Span> {
    let mut scan = Scan {
        text,
        at: 0,
        oddities: Vec::new(),
    };
    scan.spaces();
    let start = scan.number()?;
    scan.separator()?;
    let end = scan.number()?;
    scan.spaces();
    if scan.at < text.len() {
        return Err(Span::new(scan.at, text.len()));
    }
    Ok(KeyTime {
        start,
        end,
        oddities: scan.oddities,
    })
}

/// A place in the text and what was noticed before it.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    oddities: Vec<(KeyTimeOddity, Span)>,
}

/// The value of an ASCII or full-width digit.
fn digit(character: char) -> Option<i64> {
    let plain = match character {
        '\u{ff10}'..='\u{ff19}' => u32::from(character) - 0xff10,
        _ => character.to_digit(10)?,
    };
    Some(i64::from(plain))
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// Moves over characters that satisfy `wanted`.
    fn run(&mut self, wanted: impl Fn(char) -> bool) -> Span {
        let start = self.at;
        while let Some(character) = self.peek().filter(|character| wanted(*character)) {
            self.at += character.len_utf8();
        }
        Span::new(start, self.at)
    }

    fn spaces(&mut self) -> bool {
        let span = self.run(char::is_whitespace);
        if !span.is_empty() {
            self.oddities.push((KeyTimeOddity::Space, span));
        }
        !span.is_empty()
    }

    fn number(&mut self) -> Result<(i64, Span), Span> {
        let span = self.run(|character| digit(character).is_some());
        let digits = self.text.get(span.start..span.end).unwrap_or_default();
        let value = digits
            .chars()
            .filter_map(digit)
            .try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(digit));
        let Some(value) = value.filter(|_| !span.is_empty()) else {
            return Err(Span::new(span.start, span.end.max(self.text.len())));
        };
        if !digits.is_ascii() {
            self.oddities.push((KeyTimeOddity::FullWidth, span));
        }
        if digits.chars().count() == 13 {
            self.oddities.push((KeyTimeOddity::Milliseconds, span));
        }
        self.fraction();
        Ok((value, span))
    }

    fn fraction(&mut self) {
        let dot = self.at;
        if self.peek() != Some('.') {
            return;
        }
        self.at += 1;
        if self.run(|character| character.is_ascii_digit()).is_empty() {
            self.at = dot;
        } else {
            self.oddities
                .push((KeyTimeOddity::Fraction, Span::new(dot, self.at)));
        }
    }

    /// `;`, or something that was meant to be one.
    fn separator(&mut self) -> Result<(), Span> {
        let before = self.at;
        let spaced = self.spaces();
        let start = self.at;
        let coded = self.text.get(self.at..self.at + 3);
        if coded.is_some_and(|coded| coded.eq_ignore_ascii_case("%3B")) {
            self.at += 3;
        } else {
            self.run(|sign| ";\u{ff1b},:-_~/|&".contains(sign));
        }
        let span = Span::new(start, self.at);
        match self.text.get(span.start..span.end).unwrap_or_default() {
            ";" => {}
            "\u{ff1b}" => self.oddities.push((KeyTimeOddity::FullWidth, span)),
            "" if !spaced => return Err(Span::new(before, self.text.len())),
            "" => self
                .oddities
                .push((KeyTimeOddity::Separator, Span::new(before, start))),
            _ => self.oddities.push((KeyTimeOddity::Separator, span)),
        }
        self.spaces();
        Ok(())
    }
}
