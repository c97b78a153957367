//! What a typed line is, key by key, and what of it is shown.

use super::*;

/// Types bytes and gives the line and all that was shown.
fn typed(bytes: &[u8], prompt: Prompt) -> (Option<Line>, String) {
    let mut typing = Typing::new(prompt);
    let mut shown = Vec::new();
    let mut rest = bytes;
    loop {
        // One byte at a time is how slow typing comes.
        let (used, line) = typing.feed(rest.get(..1).unwrap_or_default(), &mut shown);
        rest = &rest[used..];
        if line.is_some() || rest.is_empty() {
            return (line, String::from_utf8(shown).unwrap());
        }
    }
}

fn text(bytes: &[u8]) -> Line {
    Line::Text(Zeroizing::new(bytes.to_vec()))
}

#[test]
fn a_line_is_shown_as_it_is_typed() {
    let (line, shown) = typed("署名 a\r".as_bytes(), Prompt::Answer);
    assert_eq!(line, Some(text("署名 a".as_bytes())));
    assert_eq!(shown, "署名 a\n");
}

#[test]
fn a_secret_is_not_shown_while_it_is_typed_nor_while_it_is_mended() {
    let (line, shown) = typed(b"abc\x7fd\r", Prompt::Secret);
    assert_eq!(line, Some(text(b"abd")));
    assert_eq!(shown, "\n");
}

#[test]
fn backspace_takes_a_whole_character_with_all_its_columns() {
    let (line, shown) = typed("a署\x7f\x08\x08b\r".as_bytes(), Prompt::Answer);
    assert_eq!(line, Some(text(b"b")));
    assert_eq!(shown, "a署\u{8} \u{8}\u{8} \u{8}\u{8} \u{8}b\n");
}

#[test]
fn words_and_lines_are_taken_back_as_in_a_shell() {
    assert_eq!(
        typed(b"one two \x17x\r", Prompt::Answer).0,
        Some(text(b"one x"))
    );
    assert_eq!(typed(b"one two\x15x\r", Prompt::Answer).0, Some(text(b"x")));
}

#[test]
fn the_end_is_told_on_an_empty_line_only() {
    assert_eq!(typed(b"\x04", Prompt::Answer).0, Some(Line::End));
    assert_eq!(typed(b"a\x04b\r", Prompt::Answer).0, Some(text(b"ab")));
}

#[test]
fn what_a_clipboard_hides_is_kept_but_shown_as_an_escape() {
    let (line, shown) = typed(b"a\x1b[31m\xff\r", Prompt::Answer);
    assert_eq!(line, Some(text(b"a\x1b[31m\xff")));
    assert!(!shown.contains('\u{1b}'), "{shown:?}");
}

#[test]
fn an_arrow_is_no_text_and_a_pasted_sequence_is() {
    for key in ["\x1b[A", "\x1bOP", "\x1b", "\x1b[15~", "\x1b[1;5D"] {
        assert!(is_key(key.as_bytes()), "{key:?}");
    }
    for text in ["\x1b[31mred", "a", "\x1b[31m\x1b[0m"] {
        assert!(!is_key(text.as_bytes()), "{text:?}");
    }
}

#[test]
fn a_pipe_gives_long_lines_whole_and_refuses_what_is_too_long() {
    let long = "a".repeat(100_000);
    let all = format!(
        "{long}\nb\r\n{}\nlast",
        "c".repeat(super::super::input::PASTE_LIMIT + 1)
    );
    let mut lines = Piped(all.as_bytes());
    let mut out = Vec::new();
    let mut next = || lines.next(Prompt::Answer, &mut out).unwrap();
    assert_eq!(next(), text(long.as_bytes()));
    assert_eq!(next(), text(b"b\r"));
    assert_eq!(next(), Line::TooLong);
    assert_eq!(next(), text(b"last"));
    assert_eq!(next(), Line::End);
}
