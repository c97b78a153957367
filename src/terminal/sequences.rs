//! Bytes of typed keys become keys: `vte` finds where a control sequence ends, the tables here say which key
//! it is. Apart from `input`, which decides what is typed at all and what is pasted.

use std::collections::VecDeque;

use vte::{Params, Parser, Perform};

use super::keys::{Code, Event, Key, Mouse, MouseKind};

/// A sequence longer than this is no key: 64 parameters of a made-up one would fit.
const LONGEST: usize = 256;

/// The decoder of typed bytes.
pub(super) struct Sequences {
    parser: Parser,
    sink: Sink,
    /// The bytes since the last Esc that has not become a key yet.
    pending: Vec<u8>,
}

impl Sequences {
    pub(super) fn new() -> Self {
        Self {
            parser: Parser::new(),
            sink: Sink::default(),
            pending: Vec::new(),
        }
    }

    /// Whether a sequence is unfinished.
    pub(super) fn is_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Decodes `bytes`. Returns how many were taken: fewer than there are when a paste begins behind them.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut VecDeque<Event>) -> usize {
        let mut taken = 0;
        for &byte in bytes {
            taken += 1;
            self.byte(byte);
            if self.sink.paste_begins {
                break;
            }
        }
        self.sink.paste_begins_taken(out);
        taken
    }

    /// Whether the last feed ended at a paste's begin marker.
    pub(super) fn take_paste_begin(&mut self) -> bool {
        std::mem::take(&mut self.sink.paste_begins)
    }

    fn byte(&mut self, byte: u8) {
        const ESC: u8 = 0x1b;
        if self.pending.as_slice() == [ESC] && self.after_esc(byte) {
            return;
        }
        if self.pending.is_empty() && byte != ESC {
            self.parser.advance(&mut self.sink, &[byte]);
            return;
        }
        if self.pending.is_empty() {
            // Half a character before an Esc never becomes a whole one, and an Alt that waited for it is over.
            self.parser = Parser::new();
            self.sink.alt = false;
        }
        let before = self.sink.calls;
        self.parser.advance(&mut self.sink, &[byte]);
        self.pending.push(byte);
        let waits_for_final = self.sink.prefix.is_some();
        if (self.sink.calls != before && !waits_for_final) || self.pending.len() > LONGEST {
            self.pending.clear();
            if self.sink.calls == before {
                self.parser = Parser::new();
            }
        }
    }

    /// What vte would swallow right behind an Esc: another Esc, controls, Del, the first byte of a
    /// character. True when the byte was dealt with.
    fn after_esc(&mut self, byte: u8) -> bool {
        match byte {
            0x1b => {
                self.sink.key(Key::plain(Code::Esc));
                self.parser = Parser::new();
                self.parser.advance(&mut self.sink, &[byte]);
                true
            }
            0x00..=0x1a | 0x1c..=0x1f | 0x7f | 0x80.. => {
                self.parser = Parser::new();
                self.pending.clear();
                self.sink.alt = true;
                self.parser.advance(&mut self.sink, &[byte]);
                true
            }
            0x20..=0x7e => false,
        }
    }

    /// Nothing follows an unfinished sequence: it was a bare Esc, or Alt with the character behind it.
    pub(super) fn expire(&mut self, out: &mut VecDeque<Event>) {
        match self.pending.as_slice() {
            [0x1b] => self.sink.key(Key::plain(Code::Esc)),
            [0x1b, letter] => {
                let mut key = Key::plain(Code::Char(char::from(*letter)));
                key.alt = true;
                self.sink.key(key);
            }
            // Nothing, or the torso of a sequence, which says nothing.
            _ => {}
        }
        self.pending.clear();
        self.sink.prefix = None;
        self.parser = Parser::new();
        self.sink.paste_begins_taken(out);
    }
}

/// A key announced by what came before: the next character decides.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Prefix {
    /// `ESC O`
    Ss3,
    /// `ESC [ [`, the Linux console's F1 to F5.
    Console,
}

/// Collects what vte dispatches.
#[derive(Default)]
struct Sink {
    keys: VecDeque<Event>,
    /// How often vte called: a sequence is complete when it did.
    calls: usize,
    prefix: Option<Prefix>,
    /// The next key is held with Alt.
    alt: bool,
    paste_begins: bool,
}

impl Sink {
    fn key(&mut self, mut key: Key) {
        key.alt |= std::mem::take(&mut self.alt);
        self.keys.push_back(Event::Key(key));
    }

    fn paste_begins_taken(&mut self, out: &mut VecDeque<Event>) {
        out.append(&mut self.keys);
    }

    fn mouse(&mut self, parameters: &[u16], action: char) {
        let [button, column, row, ..] = parameters else {
            return;
        };
        let kind = match (button & 0b1100_0011, action) {
            (0, 'M') => MouseKind::Press,
            (64, 'M') => MouseKind::WheelUp,
            (65, 'M') => MouseKind::WheelDown,
            _ => return,
        };
        self.keys.push_back(Event::Mouse(Mouse {
            kind,
            column: column.saturating_sub(1),
            row: row.saturating_sub(1),
        }));
    }
}

impl Perform for Sink {
    fn print(&mut self, c: char) {
        self.calls += 1;
        let code = match self.prefix.take() {
            Some(Prefix::Ss3) => match ss3(c) {
                Some(code) => code,
                None => return,
            },
            Some(Prefix::Console) => match c {
                'A' => Code::F(1),
                'B' => Code::F(2),
                'C' => Code::F(3),
                'D' => Code::F(4),
                'E' => Code::F(5),
                _ => return,
            },
            // vte prints Del; no terminal means the character.
            None if c == '\x7f' => Code::Backspace,
            None => Code::Char(c),
        };
        self.key(Key::plain(code));
    }

    fn execute(&mut self, byte: u8) {
        self.calls += 1;
        self.key(control(byte));
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], ignore: bool, action: char) {
        self.calls += 1;
        let numbers: Vec<u16> = params
            .iter()
            .map(|sub| sub.first().copied().unwrap_or(0))
            .collect();
        match (intermediates, action) {
            _ if ignore => {}
            ([b'<'], 'M' | 'm') => self.mouse(&numbers, action),
            ([], '[') => self.prefix = Some(Prefix::Console),
            ([], 'I') => self.keys.push_back(Event::Focus(true)),
            ([], 'O') => self.keys.push_back(Event::Focus(false)),
            // Two numbers are where the cursor is, ours to know in the row that we asked in. F3 with a modifier looks the
            // same in the first row: nothing is bound to it, and some terminals answer every question with 1;1.
            ([], 'R') if numbers.len() > 1 => {
                let asked = numbers.first() == Some(&super::ASKED_ROW);
                let column = numbers.get(1).copied().filter(|_| asked);
                self.keys.extend(column.map(Event::Column));
            }
            ([], '~') if numbers.first() == Some(&200) => self.paste_begins = true,
            ([], _) => {
                if let Some(key) = csi(&numbers, action) {
                    self.key(key);
                }
            }
            _ => {}
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], ignore: bool, byte: u8) {
        self.calls += 1;
        // A backslash ends what a terminal answers.
        if ignore || !intermediates.is_empty() || byte == b'\\' {
            return;
        }
        if byte == b'O' {
            self.prefix = Some(Prefix::Ss3);
            return;
        }
        let mut key = Key::plain(Code::Char(char::from(byte)));
        key.alt = true;
        self.key(key);
    }

    fn osc_dispatch(&mut self, _: &[&[u8]], _: bool) {
        self.calls += 1;
    }

    fn unhook(&mut self) {
        self.calls += 1;
    }
}

/// The key of a control byte, as a terminal in raw mode sends it.
fn control(byte: u8) -> Key {
    match byte {
        0x00 => Key::ctrl(' '),
        0x08 | 0x7f => Key::plain(Code::Backspace),
        0x09 => Key::plain(Code::Tab),
        // LF is Ctrl+J: the Enter key sends CR.
        0x0d => Key::plain(Code::Enter),
        0x01..=0x1a => Key::ctrl(char::from(byte + 0x60)),
        _ => Key::ctrl(char::from((byte & 0x1f) + 0x40)),
    }
}

/// The final character behind `ESC O`.
fn ss3(c: char) -> Option<Code> {
    Some(match c {
        'P' => Code::F(1),
        'Q' => Code::F(2),
        'R' => Code::F(3),
        'S' => Code::F(4),
        'M' => Code::Enter,
        _ => return arrow(c),
    })
}

fn arrow(c: char) -> Option<Code> {
    Some(match c {
        'A' => Code::Up,
        'B' => Code::Down,
        'C' => Code::Right,
        'D' => Code::Left,
        'H' => Code::Home,
        'F' => Code::End,
        _ => return None,
    })
}

/// The key of `CSI numbers action`.
fn csi(numbers: &[u16], action: char) -> Option<Key> {
    let first = numbers.first().copied().unwrap_or(0);
    let modifiers = numbers.get(1).copied().unwrap_or(1);
    let code = match action {
        '~' if first == 27 => return unicode(numbers.get(2).copied()?, modifiers),
        'u' => return unicode(first, modifiers),
        '~' => tilde(first)?,
        'Z' => Code::BackTab,
        'P' => Code::F(1),
        'Q' => Code::F(2),
        'R' => Code::F(3),
        'S' => Code::F(4),
        _ => arrow(action)?,
    };
    Some(Key::plain(code).with_modifiers(modifiers))
}

/// Keys that terminals number.
fn tilde(number: u16) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F(u8::try_from(number - 10).ok()?),
        17..=21 => Code::F(u8::try_from(number - 11).ok()?),
        23 | 24 => Code::F(u8::try_from(number - 12).ok()?),
        _ => return None,
    })
}

/// Keys that newer terminals send by their character's number.
fn unicode(number: u16, modifiers: u16) -> Option<Key> {
    let code = match number {
        13 => Code::Enter,
        9 => Code::Tab,
        27 => Code::Esc,
        8 | 127 => Code::Backspace,
        _ => Code::Char(char::from_u32(u32::from(number))?),
    };
    Some(Key::plain(code).with_modifiers(modifiers))
}
