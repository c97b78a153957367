//! The whole program in a real terminal: a paste, the language, each way out. Few, because they are slow; what
//! a screen says is tested without a terminal.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test fails loudly, its helpers too"
)]

mod pty;

use portable_pty::CommandBuilder;
use pty::Pty;

fn wizard() -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_postdoc"));
    command.args(["--lang", "en"]);
    Pty::run(command, 80, 24)
}

const ANSWER: &str = include_str!("data/wizard/answer.xml");
const SECRET: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

/// Modes that are on although the program has ended.
fn left_on(pty: &Pty) -> Vec<&'static str> {
    let on = |mode: &&'static str| {
        let last = |end| memchr::memmem::rfind(pty.bytes(), format!("\x1b[{mode}{end}").as_bytes());
        last("h") > last("l")
    };
    ["?1049", "?2004", "?1000"].into_iter().filter(on).collect()
}

#[test]
fn a_pasted_answer_gives_a_verdict_and_the_language_changes() {
    let mut pty = wizard();
    let before = pty.settings();
    pty.wait("What error did COS give?");
    pty.send(format!("\x1b[200~{ANSWER}\x1b[201~").as_bytes());
    pty.wait("Recognised");
    pty.send(b"\x1bOQ");
    pty.wait("\u{8a8d}\u{8b58}");
    pty.send(b"\x0f");
    pty.wait("Recognised");
    std::thread::sleep(std::time::Duration::from_millis(100));
    pty.send(b"\x11");
    pty.wait("Quit?");
    pty.send(b"\r");
    assert_eq!(pty.wait_end(), 0);
    assert_eq!(pty.settings(), before);
    assert_eq!(left_on(&pty), Vec::<&str>::new());
}

#[test]
fn a_paste_with_an_end_marker_in_it_runs_nothing() {
    let mut pty = wizard();
    pty.wait("What error did COS give?");
    pty.send(b"\x1b[200~<Message>x\x1b[201~\x11\r\x11\r</Message>\x1b[201~");
    pty.wait("not recognised");
    // Keys right behind a paste do not end the program: a person takes longer than this.
    std::thread::sleep(std::time::Duration::from_millis(100));
    pty.send(b"\x11\x11");
    assert_eq!(pty.wait_end(), 0);
}

#[test]
fn a_signal_ends_with_its_status_and_a_clean_terminal_and_no_secret_was_ever_written() {
    for (signal, status) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut pty = wizard();
        let before = pty.settings();
        pty.wait("What error did COS give?");
        pty.send(b"\x0e");
        pty.wait("Paste the policy");
        pty.send(b"\x0e");
        pty.wait("SecretKey");
        pty.send(b"\x1b[B");
        pty.send(format!("\x1b[200~{SECRET}\x1b[201~").as_bytes());
        pty.wait(&"*".repeat(32));
        pty.signal(signal);
        assert_eq!(pty.wait_end(), status, "SIG{signal}");
        assert_eq!(pty.settings(), before);
        assert_eq!(left_on(&pty), Vec::<&str>::new());
        assert_eq!(
            memchr::memmem::find(pty.bytes(), &SECRET.as_bytes()[..6]),
            None
        );
    }
}
