//! A thousand sessions of somebody who presses anything: nothing panics, every frame can be drawn, and what
//! was typed stays where it was typed.

use crate::wizard::driver::Wizard;
use postdoc::locale::Lang;
use postdoc::terminal::keys::{Arrival, Code, Cut, Event, Key, Mouse, MouseKind, Paste};
use postdoc::wizard::script;

/// A small generator, so that a failing session has a number that plays it again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

const CODES: [Code; 16] = [
    Code::Enter,
    Code::Tab,
    Code::BackTab,
    Code::Esc,
    Code::Backspace,
    Code::Delete,
    Code::Home,
    Code::End,
    Code::PageUp,
    Code::PageDown,
    Code::Up,
    Code::Down,
    Code::Left,
    Code::Right,
    Code::F(1),
    Code::F(6),
];

const PASTES: [&[u8]; 9] = [
    b"",
    b"q-ak",
    b"<Error><Code>AccessDenied</Code><Message>Condition key key doesn&apos;t match the value x</Message></Error>",
    b"{\"expiration\":\"2026-11-23T09:00:00Z\",\"conditions\":[{\"bucket\":\"examplebucket-1250000000\"}]}",
    b"[[\"key\",\"a\"],[\"policy\",\"eyJhIjoxfQ==\"],[\"q-ak\",\"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\"]]",
    b"SecretId=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nSecretKey=BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz\n",
    b"\xff\xfe\x00\x1b[31m\x1b]52;c;eA==\x07\xe2\x80\xae",
    b"\r\r\n\t once upon a time \xe7\xbd\xb2\xe5\x90\x8d",
    b"/no/such/file",
];

fn event(dice: &mut Dice) -> Event {
    match dice.roll(14) {
        12 => Event::Mouse(Mouse {
            kind: [MouseKind::Press, MouseKind::WheelUp, MouseKind::WheelDown][dice.roll(3)],
            column: u16::try_from(dice.roll(90)).unwrap(),
            row: u16::try_from(dice.roll(30)).unwrap(),
        }),
        13 => Event::Suspend,
        0 => script::paste(PASTES[dice.roll(PASTES.len())]),
        1 => Event::Paste(Paste {
            bytes: zeroize::Zeroizing::new(b"cut".to_vec()),
            arrival: Arrival::Burst,
            cut: Some([Cut::TooLarge, Cut::Unterminated][dice.roll(2)]),
        }),
        2 => Event::Resize {
            columns: [1, 20, 59, 60, 80, 120, 200][dice.roll(7)],
            rows: [1, 5, 15, 16, 24, 40, 60][dice.roll(7)],
        },
        3 => [Event::Resumed, Event::Focus(false), Event::Woken][dice.roll(3)].clone(),
        4 => Event::Key(Key::ctrl(char::from(
            b'a' + u8::try_from(dice.roll(26)).unwrap(),
        ))),
        5 => Event::Key(Key::plain(Code::F(
            u8::try_from(1 + dice.roll(12)).unwrap(),
        ))),
        6 | 7 => Event::Key(Key::plain(Code::Char(
            ['q', '-', '1', 'c', 'm', '\u{7f72}', ' '][dice.roll(7)],
        ))),
        _ => Event::Key(Key::plain(CODES[dice.roll(CODES.len())])),
    }
}

#[test]
fn a_thousand_random_sessions_neither_panic_nor_draw_a_secret() {
    for seed in 0..1_000 {
        let mut dice = Dice(seed);
        let lang = [Lang::En, Lang::Ja][dice.roll(2)];
        let mut wizard = Wizard::new(lang, 80, 24);
        for step in 0..4 {
            let event = event(&mut dice);
            let told = format!("{event:?}");
            wizard.event(event);
            let screen = wizard.screen();
            assert!(
                !screen.contains("BQYIM7"),
                "seed {seed}, step {step}, {told}:\n{screen}"
            );
        }
    }
}

#[test]
fn moving_around_never_loses_what_was_typed() {
    let moves = [
        "<ctrl-n>",
        "<esc>",
        "<ctrl-b>",
        "<ctrl-d>",
        "<f1>",
        "<f2>",
        "<f3>",
        "<f5>",
        "<f6>",
        "<up>",
        "<down>",
        "<pgdn>",
        "<resize:60x16>",
        "<resize:1x1>",
        "<resize:80x24>",
        "<ctrl-q>x<bs>",
        "<tab>",
    ];
    for seed in 0..60 {
        let mut dice = Dice(seed);
        let mut wizard = Wizard::new(Lang::En, 80, 24);
        wizard.keys("once upon<ctrl-j>a time<ctrl-n>");
        for _ in 0..12 {
            // The quit question takes the next key; "x<bs>" answers it and leaves the text as it was.
            wizard.keys(moves[dice.roll(moves.len())]);
        }
        assert_eq!(
            wizard.model.boxes.error.editor.text(),
            "once upon\na time",
            "seed {seed}"
        );
    }
}
