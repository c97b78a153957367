//! The promise about the keyboard: whatever bytes came, with whatever pauses, two seconds later F2 is F2. Ten thousand
//! streams through the decoder, some through the whole program in a terminal (`POSTDOC_MANY=100` makes 200 of them).
//! What the wizard does with such streams is a fuzz target (`keys`).

use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use postdoc::terminal::input::Decoder;
use postdoc::terminal::keys::{Code, Event};

use crate::support::many;
use crate::terminal::pty::Pty;

const F2: &[u8] = b"\x1bOQ";

const STREAMS: u64 = 10_000;

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        usize::try_from((mixed ^ (mixed >> 27)) >> 16).unwrap() % end
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }
}

/// What sequences are made of, whole and torn.
const TOKENS: &[&[u8]] = &[
    b"\x1b", b"\x1b[", b"\x1bO", b"\x1bP", b"\x1b]", b"\x1b_", b"\x1bX", b"\x1b[[", b"\x1b[<0;1;1M", b"\x1b[<", b"\x1b[1;5",
    b"\x1b[200~", b"\x1b[201~", b"\x1b[200", b"\x1b[20", b"\x9b", b"\x90", b"\x9d", b"\x98", b"\x9c", b"\x18", b"\x07", b"\x1b\\",
    b"\xe3\x81", b"\xf0", b"\xc3", b"\xff", b"0;1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25;26;27;28;29;30;31;32;33;34",
    b"?", b"$", b"~", b"u", b"R", b"\x1b[1;1R", b"[", b"O", b"Q", b"q", b"\r", b"\t", b"\0", b"a text that nobody typed",
];

/// A piece that arrives at once.
fn piece(dice: &mut Dice) -> Vec<u8> {
    let mut piece = Vec::new();
    for _ in 0..=dice.below(4) {
        match dice.below(8) {
            0 => piece.extend((0..dice.below(40)).map(|_| dice.byte())),
            1 => piece.extend(std::iter::repeat_n(dice.byte(), dice.below(600))),
            _ => piece.extend_from_slice(TOKENS[dice.below(TOKENS.len())]),
        }
    }
    piece
}

fn waits(decoder: &mut Decoder, now: &mut Instant, pause: Duration) {
    let until = *now + pause;
    while let Some(deadline) = decoder.deadline().filter(|deadline| *deadline <= until) {
        decoder.expire(deadline);
        if decoder.deadline() == Some(deadline) {
            break;
        }
    }
    decoder.expire(until);
    *now = until;
}

#[test]
fn f2_is_alive_after_any_bytes_and_any_pauses_10_000_of_10_000() {
    let mut alive = 0;
    for number in 0..STREAMS {
        let mut dice = Dice(number);
        let mut decoder = Decoder::default();
        let mut now = Instant::now();
        for _ in 0..=dice.below(12) {
            decoder.feed(&piece(&mut dice), now);
            let pause = [0, 1, 5, 13, 26, 31, 41, 100, 1700, 2500][dice.below(10)];
            waits(&mut decoder, &mut now, Duration::from_millis(pause));
        }
        waits(&mut decoder, &mut now, Duration::from_secs(2));
        while decoder.take().is_some() {}
        decoder.feed(F2, now);
        waits(&mut decoder, &mut now, Duration::from_millis(50));
        let heard: Vec<Event> = std::iter::from_fn(|| decoder.take()).collect();
        let is_f2 = matches!(heard.as_slice(), [Event::Key(key)] if key.code == Code::F(2));
        assert!(is_f2, "stream {number}: {heard:?}");
        alive += 1;
    }
    eprintln!("F2 alive {alive} of {STREAMS}");
}

/// The language of a screen.
fn language(screen: &str) -> &'static str {
    let has =
        |range: std::ops::RangeInclusive<char>| screen.chars().any(|char| range.contains(&char));
    match (has('\u{3041}'..='\u{30ff}'), has('\u{4e00}'..='\u{9fff}')) {
        (true, _) => "ja",
        (false, true) => "zh",
        (false, false) => "en",
    }
}

fn wizard() -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_postdoc"));
    command.args(["--lang", "en"]);
    command.env("VISUAL", "true");
    let mut pty = Pty::run(command, 80, 24);
    pty.wait("What error do you see?");
    pty
}

#[test]
fn f2_is_alive_in_a_terminal_after_any_bytes() {
    let runs = 2 * many();
    let mut ended = 0;
    for number in 0..runs {
        let mut dice = Dice(!(number as u64));
        let mut pty = wizard();
        for _ in 0..=dice.below(8) {
            let mut piece = piece(&mut dice);
            // Ctrl+Q ends the program, as it should.
            piece.retain(|byte| *byte != 0x11);
            pty.send(&piece);
            pty.untouched(Duration::from_millis([1, 15, 45, 90][dice.below(4)]));
        }
        pty.untouched(Duration::from_millis(2100));
        if pty.has_ended() {
            ended += 1;
            continue;
        }
        let before = language(&pty.screen());
        pty.send(F2);
        pty.until_not(
            &format!("another language than {before} in run {number}"),
            |screen| language(screen) == before,
        );
    }
    eprintln!(
        "F2 alive {} of {runs} in a terminal; {ended} ended by their own keys",
        runs - ended
    );
}
