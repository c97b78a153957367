//! What the decoder promises: bytes in, events out, with a clock that the test turns.

use std::time::{Duration, Instant};

use super::super::keys::{Arrival, Code, Cut, Event, Key, MouseKind};
use super::{Decoder, PASTE_LIMIT};

/// Feeds pieces with pauses between them (ms), then waits 3 s, and collects what came out.
fn decode(pieces: &[(&[u8], u64)]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut now = Instant::now();
    let mut events = Vec::new();
    let mut run = |decoder: &mut Decoder, now: &mut Instant, until: Instant| {
        while let Some(at) = decoder.deadline().filter(|at| *at <= until) {
            *now = at;
            decoder.expire(at);
            while let Some(event) = decoder.take() {
                events.push(event);
            }
        }
        while let Some(event) = decoder.take() {
            events.push(event);
        }
        *now = until;
    };
    for (bytes, pause) in pieces {
        decoder.feed(bytes, now);
        let until = now + Duration::from_millis(*pause);
        run(&mut decoder, &mut now, until);
    }
    let until = now + Duration::from_secs(3);
    run(&mut decoder, &mut now, until);
    events
}

/// Events in one line each: `a`, `^c`, `enter`, `paste:text`.
fn told(events: &[Event]) -> Vec<String> {
    events.iter().map(tell).collect()
}

fn tell(event: &Event) -> String {
    match event {
        Event::Key(key) => {
            let mut text = String::new();
            for (held, name) in [(key.ctrl, "^"), (key.alt, "alt-"), (key.shift, "shift-")] {
                if held {
                    text.push_str(name);
                }
            }
            match key.code {
                Code::Char(c) => text.push(c),
                Code::F(n) => text.extend(["f".to_owned(), n.to_string()]),
                other => text.push_str(&format!("{other:?}").to_lowercase()),
            }
            text
        }
        Event::Paste(paste) => format!("paste:{}", String::from_utf8_lossy(&paste.bytes)),
        Event::Mouse(mouse) => format!("{:?} {},{}", mouse.kind, mouse.column, mouse.row),
        other => format!("{other:?}"),
    }
}

#[test]
fn an_alt_whose_character_never_came_is_not_held() {
    let burst = [b"\x1b\xe1".as_slice(), b"sixteen characters and more"].concat();
    let told = told(&decode(&[
        (&burst, 0),
        (b"\x1b[201~", 3000),
        (b"\x1bOQ", 0),
    ]));
    assert_eq!(told.last().map(String::as_str), Some("f2"));
}

#[test]
fn every_key_a_terminal_sends_is_known() {
    let table: &[(&[u8], &str)] = &[
        (b"a", "a"),
        ("署".as_bytes(), "署"),
        (b"\r", "enter"),
        (b"\n", "^j"),
        (b"\t", "tab"),
        (b"\x7f", "backspace"),
        (b"\x08", "backspace"),
        (b"\x11", "^q"),
        (b"\x00", "^ "),
        (b"\x1c", "^\\"),
        (b"\x1b", "esc"),
        (b"\x1b[A", "up"),
        (b"\x1bOB", "down"),
        (b"\x1b[1;5C", "^right"),
        (b"\x1b[1;2D", "shift-left"),
        (b"\x1b[H", "home"),
        (b"\x1bOF", "end"),
        (b"\x1b[4~", "end"),
        (b"\x1b[5~", "pageup"),
        (b"\x1b[6;3~", "alt-pagedown"),
        (b"\x1b[3~", "delete"),
        (b"\x1b[Z", "backtab"),
        (b"\x1bOP", "f1"),
        (b"\x1bOS", "f4"),
        (b"\x1b[15~", "f5"),
        (b"\x1b[17~", "f6"),
        (b"\x1b[21~", "f10"),
        (b"\x1b[24~", "f12"),
        (b"\x1b[[C", "f3"),
        (b"\x1b[1;5P", "^f1"),
        (b"\x1bb", "alt-b"),
        (b"\x1b\x7f", "alt-backspace"),
        (b"\x1b\r", "alt-enter"),
        (b"\x1bO", "alt-O"),
        (b"\x1b[", "alt-["),
        (b"\x1b]", "alt-]"),
        (b"\x1b[13;5u", "^enter"),
        (b"\x1b[27;5;13~", "^enter"),
        (b"\x1b[<0;3;5M", "Press 2,4"),
        (b"\x1b[<64;1;1M", "WheelUp 0,0"),
        (b"\x1b[I", "Focus(true)"),
    ];
    for (bytes, wanted) in table {
        assert_eq!(told(&decode(&[(bytes, 0)])), [*wanted], "for {bytes:02x?}");
    }
}

#[test]
fn keys_typed_quickly_stay_keys_and_in_order() {
    let events = decode(&[(b"q-ak\r\x1b[B\x1b[Bx", 0)]);
    assert_eq!(
        told(&events),
        ["q", "-", "a", "k", "enter", "down", "down", "x"]
    );
}

#[test]
fn a_key_may_arrive_in_pieces() {
    let events = decode(&[
        (b"\x1b", 5),
        (b"[", 5),
        (b"1;5", 5),
        (b"A", 5),
        (b"\xe7\xbd", 5),
        (b"\xb2", 5),
    ]);
    assert_eq!(told(&events), ["^up", "署"]);
}

#[test]
fn two_escs_are_two_keys() {
    assert_eq!(told(&decode(&[(b"\x1b\x1b", 0)])), ["esc", "esc"]);
}

#[test]
fn a_marked_paste_is_one_event_with_its_exact_bytes() {
    let text = b"one\r\ntwo\rthree\n\x00\x9b\xff\x1b]52;c;x\x07";
    let mut bytes = b"a\x1b[200~".to_vec();
    bytes.extend_from_slice(text);
    bytes.extend_from_slice(b"\x1b[201~");
    let events = decode(&[(&bytes, 200), (b"b", 0)]);
    let Event::Paste(paste) = &events[1] else {
        panic!("no paste: {events:?}")
    };
    assert_eq!(paste.bytes.as_slice(), text);
    assert_eq!((paste.arrival, paste.cut), (Arrival::Bracketed, None));
    assert_eq!(events.len(), 3);
}

#[test]
fn the_markers_of_a_paste_may_be_cut_anywhere() {
    let whole = b"\x1b[200~policy\x1b[201~z";
    for cut in 1..whole.len() {
        let (a, b) = whole.split_at(cut);
        let events = decode(&[(a, 5), (b, 60)]);
        assert_eq!(told(&events), ["paste:policy", "z"], "cut at {cut}");
    }
}

#[test]
fn an_end_marker_inside_a_paste_runs_nothing() {
    let events = decode(&[(b"\x1b[200~a\x1b[201~\x11\r:q\x1b[201~", 200), (b"k", 0)]);
    assert_eq!(told(&events), ["paste:a\x1b[201~\x11\r:q", "k"]);
    // A begin marker inside does not help it either.
    let events = decode(&[(b"\x1b[200~a\x1b[201~\x11\x1b[200~b\x1b[201~", 0)]);
    assert_eq!(told(&events), ["paste:a\x1b[201~\x11\x1b[200~b"]);
}

#[test]
fn two_pastes_at_once_are_two() {
    let events = decode(&[(b"\x1b[200~a\x1b[201~\x1b[200~b\x1b[201~", 0)]);
    assert_eq!(told(&events), ["paste:a", "paste:b"]);
}

#[test]
fn a_paste_without_an_end_gives_the_keyboard_back_within_two_seconds() {
    let events = decode(&[(b"\x1b[200~abc", 500), (b"q", 500), (b"q", 900), (b"k", 0)]);
    assert_eq!(told(&events), ["paste:abcqq", "k"]);
    let Event::Paste(paste) = &events[0] else {
        panic!("no paste: {events:?}")
    };
    assert_eq!(paste.cut, Some(Cut::Unterminated));
}

#[test]
fn a_slow_paste_is_not_given_up_while_it_flows() {
    let mut pieces: Vec<(&[u8], u64)> = vec![(b"\x1b[200~", 10)];
    pieces.resize(400, (b"0123456789", 10));
    pieces.push((b"\x1b[201~", 100));
    let events = decode(&pieces);
    assert_eq!(events.len(), 1, "{events:?}");
}

#[test]
fn a_burst_without_markers_is_one_paste_with_all_its_lines() {
    for newline in ["\n", "\r", "\r\n"] {
        let text = ["<Error>", "<Code>AccessDenied</Code>", "</Error>"].join(newline);
        let events = decode(&[(text.as_bytes(), 0)]);
        assert_eq!(told(&events), [format!("paste:{text}")]);
    }
}

#[test]
fn a_burst_in_many_reads_is_one_paste_and_does_not_stall() {
    let piece = [b'x'; 1024];
    let pieces: Vec<(&[u8], u64)> = vec![(&piece, 3); 9];
    let events = decode(&pieces);
    let Event::Paste(paste) = &events[0] else {
        panic!("no paste: {events:?}")
    };
    assert_eq!((events.len(), paste.bytes.len()), (1, 9 * 1024));
}

#[test]
fn keys_right_behind_a_paste_are_marked() {
    let events = decode(&[(b"\x1b[200~a\x1b[201~", 40), (b"\x11", 300), (b"\x11", 0)]);
    let hasty: Vec<bool> = events
        .iter()
        .filter_map(|event| match event {
            Event::Key(key) => Some(key.hasty),
            _ => None,
        })
        .collect();
    assert_eq!(hasty, [true, false]);
}

#[test]
fn a_paste_over_the_limit_is_refused_whole_and_nothing_of_it_is_typed() {
    let piece = vec![b'x'; 1 << 20];
    let mut pieces: Vec<(&[u8], u64)> = vec![(b"\x1b[200~", 1)];
    for _ in 0..=PASTE_LIMIT >> 20 {
        pieces.push((&piece, 1));
    }
    pieces.push((b"\x1b[201~", 100));
    pieces.push((b"k", 0));
    let events = decode(&pieces);
    let Event::Paste(paste) = &events[0] else {
        panic!("no paste")
    };
    assert_eq!((paste.cut, paste.bytes.len()), (Some(Cut::TooLarge), 0));
    assert_eq!(events.len(), 2);
}

#[test]
fn a_paste_never_shows_itself_in_debug_output() {
    let events = decode(&[(b"\x1b[200~BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz\x1b[201~", 0)]);
    assert!(!format!("{events:?}").contains("BQYIM7"));
}

#[test]
fn the_wheel_and_the_modifiers_are_plain_values() {
    assert_eq!(MouseKind::Press, MouseKind::Press);
    let key = Key::plain(Code::Up).with_modifiers(8);
    assert!(key.shift && key.alt && key.ctrl);
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// Any byte, those that begin a sequence or a character more often.
    fn byte() -> impl Strategy<Value = u8> {
        prop_oneof![
            any::<u8>(),
            prop::sample::select(b"\x1b[O~\xe1\xf6;2".to_vec())
        ]
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_end_and_leave_the_keyboard_alive(
            pieces in prop::collection::vec((prop::collection::vec(byte(), 0..40), 0_u64..60), 0..20)
        ) {
            let mut list: Vec<(&[u8], u64)> = pieces.iter().map(|(b, p)| (b.as_slice(), *p)).collect();
            list.push((b"", 3000));
            list.push((b"\x1bOQ", 3000));
            list.push((b"k", 0));
            let told = told(&decode(&list));
            let alive = [String::from("f2"), "k".to_owned()];
            prop_assert_eq!(told.get(told.len() - 2..), Some(alive.as_slice()));
        }
    }
}

#[test]
fn where_the_cursor_is_is_no_key_and_f3_stays_one() {
    assert_eq!(decode(&[(b"\x1b[2;3R", 0)]), [Event::Column(3)]);
    assert_eq!(decode(&[(b"\x1b[2;", 5), (b"2R", 0)]), [Event::Column(2)]);
    assert_eq!(decode(&[(b"\x1b[1;1R\x1b[1;3R\x1b[24;80R", 0)]), []);
    let keys = decode(&[(b"\x1b[R\x1bOR\x1b[13~", 0)]);
    assert_eq!(keys.len(), 3);
    assert!(
        keys.iter()
            .all(|it| matches!(it, Event::Key(key) if key.code == Code::F(3)))
    );
}
