//! The wizard on lines in a real terminal: what its own line mode would cut arrives whole, secrets are never
//! shown, and the terminal is as it was, whatever ends or stops it.

use crate::terminal::pty::Pty;
use portable_pty::CommandBuilder;

const SECRET: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

fn plain() -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_postdoc"));
    command.args(["--lang", "en", "--plain"]);
    Pty::run(command, 80, 40)
}

#[test]
fn a_pasted_line_beyond_the_terminals_limit_arrives_whole() {
    let mut pty = plain();
    let before = pty.before();
    pty.wait("10. ");
    let long = format!(
        "{{\"expiration\":\"2026-11-23T12:30:00Z\",\"conditions\":[{{\"x\":\"{}\"}},{{\"bucket\":\"examplebucket-1250000000\"}}]}}\r",
        "a".repeat(50_000)
    );
    pty.send(long.as_bytes());
    pty.wait("Recognized: policy");
    pty.wait("2 conditions");
    pty.send(b"\x15:q\r");
    assert_eq!(pty.wait_end(), 0);
    assert_eq!(pty.settings(), before);
    // Nothing is drawn: the only control bytes are line ends, and erasing what was typed.
    let drawn = pty.bytes().contains(&0x1b);
    assert!(!drawn, "{}", pty.screen());
}

#[test]
fn keys_are_not_shown_even_while_the_program_was_stopped_in_between() {
    let mut pty = plain();
    let before = pty.before();
    pty.wait("10. ");
    // Pasted, not heard: nobody is on the phone to be asked.
    pty.send(b"<Error><Code>SignatureDoesNotMatch</Code></Error>\r");
    pty.wait("Paste the policy");
    pty.send(b"\r");
    pty.wait("SecretId");
    pty.send(b"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\r");
    pty.wait("36 characters");
    pty.wait("SecretKey\n>");
    pty.signal("TSTP");
    pty.wait_settings(&before);
    pty.signal("CONT");
    pty.until_other_settings(&before);
    pty.send(SECRET.as_bytes());
    pty.send(b"\r");
    pty.wait("32 characters");
    pty.signal("TERM");
    pty.wait_end();
    assert_eq!(pty.settings(), before);
    let shown = memchr::memmem::find(pty.bytes(), &SECRET.as_bytes()[..6]);
    assert_eq!(shown, None);
}

#[test]
fn every_ending_gives_the_terminal_back() {
    let signals = ["INT", "HUP", "QUIT", "TERM"];
    for end in signals.into_iter().chain([":q\r", "\u{4}"]) {
        let mut pty = plain();
        let before = pty.before();
        pty.wait("10. ");
        pty.until_other_settings(&before);
        if signals.contains(&end) {
            pty.signal(end);
        } else {
            pty.send(end.as_bytes());
        }
        pty.wait_end();
        assert_eq!(pty.settings(), before, "after {end:?}");
    }
}
