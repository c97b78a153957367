//! The whole program in a real terminal: a paste, the language, each way out. Few, because they are slow; what
//! a screen says is tested without a terminal.

use crate::terminal::pty::Pty;
use portable_pty::CommandBuilder;

fn wizard() -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_postdoc"));
    command.args(["--lang", "en"]);
    Pty::run(command, 80, 24)
}

const ANSWER: &str = include_str!("../../data/wizard/answer.xml");
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
    let before = pty.before();
    pty.wait("What error do you see?");
    pty.send(format!("\x1b[200~{ANSWER}\x1b[201~").as_bytes());
    pty.wait("XML response");
    pty.send(b"\x1bOQ");
    pty.wait("応答の XML");
    pty.send(b"\x0f");
    pty.wait("XML 响应");
    pty.send(b"\x0f");
    pty.wait("XML response");
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
    pty.wait("What error do you see?");
    pty.send(b"\x1b[200~<Message>x\x1b[201~\x11\r\x11\r</Message>\x1b[201~");
    pty.wait("not recognized");
    // Keys right behind a paste do not end the program: a person takes longer than this.
    std::thread::sleep(std::time::Duration::from_millis(100));
    pty.send(b"\x11\x11");
    assert_eq!(pty.wait_end(), 0);
}

#[test]
fn a_signal_ends_with_its_status_and_a_clean_terminal_and_no_secret_was_ever_written() {
    for (signal, status) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut pty = wizard();
        let before = pty.before();
        pty.wait("What error do you see?");
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

/// The wizard with this program as `$VISUAL`.
fn with_editor(command: &str) -> Pty {
    let mut wizard = CommandBuilder::new(env!("CARGO_BIN_EXE_postdoc"));
    wizard.args(["--lang", "en"]);
    wizard.env("VISUAL", command);
    Pty::run(wizard, 80, 24)
}

#[test]
fn the_editor_has_the_terminal_for_itself_and_what_it_saved_comes_back() {
    // Its Ctrl+C is its own, and words behind its name are its arguments.
    let editor = "f() { trap : INT; test \"$1\" = --wait || exit 1; echo EDITOR; read x; stat -c '%a %A' \"$2\"; \
                  dirname \"$2\" | xargs stat -c 'dir %a'; printf saved > \"$2\"; read x; }; f --wait";
    let mut pty = with_editor(editor);
    let before = pty.before();
    pty.wait("What error do you see?");
    pty.send(b"zzz\x05");
    pty.wait("EDITOR");
    assert_eq!(
        pty.settings(),
        before,
        "the terminal is given back meanwhile"
    );
    assert_eq!(left_on(&pty), Vec::<&str>::new());
    pty.send(b"\x03\r");
    if cfg!(target_os = "linux") {
        pty.wait("600 ");
        pty.wait("dir 700");
    }
    pty.send(b"\r");
    pty.wait("\u{2502} saved");
    pty.send(b"\x11");
    pty.wait("Quit?");
    pty.send(b"\r");
    assert_eq!(pty.wait_end(), 0);
    assert_eq!(pty.settings(), before);
}

#[test]
fn a_dropped_file_is_opened() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("an answer.xml");
    std::fs::write(&path, ANSWER).unwrap();
    let mut pty = wizard();
    pty.wait("What error do you see?");
    pty.send(format!("\x1b[200~'{}' \x1b[201~", path.display()).as_bytes());
    pty.wait("XML response");
    pty.signal("TERM");
    pty.wait_end();
}

#[test]
fn clicks_are_asked_for_only_with_mouse() {
    let mut pty = wizard();
    pty.wait("What error do you see?");
    assert_eq!(memchr::memmem::find(pty.bytes(), b"\x1b[?1000h"), None);
    pty.signal("TERM");
    pty.wait_end();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_postdoc"));
    command.args(["--lang", "en", "--mouse"]);
    let mut pty = Pty::run(command, 80, 24);
    pty.wait("What error do you see?");
    // The eighth row is the first message.
    pty.send(b"\x1b[<0;6;8M\x1b[<0;6;8m");
    pty.wait("Questions to ask");
    pty.signal("TERM");
    pty.wait_end();
    assert_eq!(left_on(&pty), Vec::<&str>::new());
}
