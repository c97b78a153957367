//! What the decoder promises: bytes in, events out, with a clock that the test turns.

use std::time::{Duration, Instant};

use super::super::keys::{Arrival, Code, Cut, Event, Key, MouseKind};
use super::{Collected, Decoder, PASTE_LIMIT};

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

/// What a terminal sends, and the key it is.
const KEYS: &[(&[u8], &str)] = &[
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
    (b"\x1b[O", "Focus(false)"),
    (b"\x1b[<65;1;1M", "WheelDown 0,0"),
    (b"\x1b[[A", "f1"),
    (b"\x1b[[B", "f2"),
    (b"\x1b[[D", "f4"),
    (b"\x1b[[E", "f5"),
    (b"\x1bOM", "enter"),
    (b"\x1b[1;2Q", "shift-f2"),
    (b"\x1b[1;2S", "shift-f4"),
    (b"\x1b[1~", "home"),
    (b"\x1b[7~", "home"),
    (b"\x1b[2~", "insert"),
    (b"\x1b[9;2u", "shift-tab"),
    (b"\x1b[27u", "esc"),
    (b"\x1b[8u", "backspace"),
    (b"\x1b[127;5u", "^backspace"),
    (b"\x1b[97;5u", "^a"),
];

#[test]
fn every_key_a_terminal_sends_is_known() {
    for (bytes, wanted) in KEYS {
        assert_eq!(told(&decode(&[(bytes, 0)])), [*wanted], "for {bytes:02x?}");
    }
}

#[test]
fn what_a_terminal_answers_is_no_key_and_the_next_key_is_itself() {
    let numbers = [b"\x1b[".as_slice(), &b"1;".repeat(40), b"A"].concat();
    let answers: [&[u8]; 8] = [
        b"\x1b]11;rgb:0000/0000/0000\x07",
        b"\x1b]11;rgb:0000/0000/0000\x1b\\",
        b"\x1bP1$r0m\x9c",
        b"\x1bP1$r0m\x1b\\",
        b"\x1b(B",
        b"\x1b[99~",
        b"\x1b[<0;3;5m",
        &numbers,
    ];
    for answer in answers {
        let bytes = [answer, b"\x1b"].concat();
        assert_eq!(told(&decode(&[(&bytes, 0)])), ["esc"], "for {answer:02x?}");
    }
}

#[test]
fn a_sequence_longer_than_any_key_is_given_up() {
    let long = |zeros: usize| [b"\x1b[".as_slice(), &b"0".repeat(zeros), b"A"].concat();
    assert_eq!(told(&decode(&[(&long(254), 0)])), ["up"]);
    assert_eq!(told(&decode(&[(&long(255), 0)])), ["A"]);
}

#[test]
fn fifteen_characters_at_once_are_typed_and_sixteen_are_a_paste() {
    for letter in ["x", "署"] {
        let (few, many) = (letter.repeat(15), letter.repeat(16));
        assert_eq!(told(&decode(&[(few.as_bytes(), 0)])), [letter; 15]);
        let pasted = format!("paste:{many}");
        assert_eq!(told(&decode(&[(many.as_bytes(), 0)])), [pasted]);
    }
}

#[test]
fn nothing_is_over_before_its_time() {
    let mut decoder = Decoder::default();
    let now = Instant::now();
    decoder.feed(b"\x1b", now);
    decoder.expire(now + Duration::from_millis(39));
    assert_eq!(decoder.take(), None);
    decoder.feed(b"[A", now + Duration::from_millis(39));
    assert_eq!(decoder.take(), Some(Event::Key(Key::plain(Code::Up))));
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
fn two_pastes_at_once_are_two_and_the_second_may_be_slow() {
    for pause in [0, 100] {
        let first: &[u8] = b"\x1b[200~a\x1b[201~\x1b[200~";
        let events = decode(&[(first, pause), (b"b\x1b[201~", 0)]);
        assert_eq!(told(&events), ["paste:a", "paste:b"]);
    }
}

#[test]
fn more_than_anybody_types_after_an_end_marker_is_still_the_paste() {
    let pasted = |count: usize| {
        let text = "x".repeat(count);
        let bytes = format!("\x1b[200~a\x1b[201~{text}");
        let events = decode(&[(bytes.as_bytes(), 100), (b"\x1b[201~", 0)]);
        (told(&events), text)
    };
    let (told, text) = pasted(4097);
    assert_eq!(told, [format!("paste:a\x1b[201~{text}")]);
    let (told, text) = pasted(4096);
    assert_eq!(told, ["paste:a".to_owned(), format!("paste:{text}")]);
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
    // Slower than that somebody types, and gets the keyboard back.
    let mut pieces: Vec<(&[u8], u64)> = vec![(b"\x1b[200~", 25)];
    pieces.resize(100, (b"k", 25));
    assert!(told(&decode(&pieces)).contains(&"k".to_owned()));
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
fn keys_within_40_ms_after_a_paste_are_marked() {
    // A paste is over 30 ms after its end marker.
    for (pause, marked) in [(31, true), (69, true), (70, false), (300, false)] {
        let events = decode(&[(b"\x1b[200~a\x1b[201~", pause), (b"\x11", 0)]);
        let is_marked = |event: &Event| matches!(event, Event::Key(key) if key.hasty);
        assert_eq!(events.last().map(is_marked), Some(marked), "{pause} ms");
    }
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
    let kept = |length: usize| {
        let mut all = Collected::default();
        all.push(&vec![b'x'; length]);
        all.take().map(|bytes| bytes.len())
    };
    assert_eq!(kept(PASTE_LIMIT), Some(PASTE_LIMIT));
    assert_eq!(kept(PASTE_LIMIT + 1), None);
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
