//! What only a real terminal shows: that it is put back, whatever ends the program, and that a paste comes
//! through it whole. The programs run are the ignored tests below, started by their names in a
//! pseudo-terminal, so that the product needs no hidden switch to fail on demand.

use std::time::Instant;

use crate::terminal::pty::Pty;
use postdoc::terminal::events::Events;
use postdoc::terminal::guard::{Guard, Modes};
use postdoc::terminal::keys::{Code, Event};

/// Enters the terminal, says `ready`, and does what the first event says.
fn child(mut act: impl FnMut(Event) -> bool) {
    let mut events = Events::open().unwrap();
    let guard = Guard::enter(Modes { mouse: true }, "stopped".to_owned()).unwrap();
    say("ready");
    loop {
        let Some(event) = events.next(None::<Instant>).unwrap() else {
            continue;
        };
        match event {
            Event::Suspend => {
                guard.suspend();
                postdoc::terminal::signals::stop_here();
            }
            Event::Resumed => {
                guard.resume().unwrap();
                say("resumed");
            }
            Event::Leave(signal) => {
                drop(guard);
                std::process::exit(128 + signal);
            }
            other => {
                if act(other) {
                    return;
                }
            }
        }
    }
}

fn say(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    write!(out, "{text}\r\n").unwrap();
    out.flush().unwrap();
}

#[test]
#[ignore = "a program for the tests below"]
fn program_that_quits() {
    child(|event| matches!(event, Event::Key(_)));
}

#[test]
#[ignore = "a program for the tests below"]
fn program_that_panics() {
    child(|_| panic!("BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz"));
}

#[test]
#[ignore = "a program for the tests below"]
fn program_that_tells() {
    child(|event| {
        match &event {
            Event::Paste(paste) => say(&format!(
                "paste {} {:?} {:?}",
                paste.bytes.len(),
                paste.arrival,
                paste.cut
            )),
            Event::Key(key) => say(&format!("key {:?}", key.code)),
            other => say(&format!("{other:?}")),
        }
        matches!(event, Event::Key(key) if key.code == Code::Char('.'))
    });
}

/// What ends a program.
type End = fn(&mut Pty);

/// Modes still on: those whose last `h` comes behind their last `l`.
fn modes_left_on(bytes: &[u8]) -> Vec<&'static str> {
    ["?1049", "?2004", "?1000", "?1006"]
        .into_iter()
        .filter(|mode| {
            let last = |end: &str| {
                let wanted = format!("\x1b[{mode}{end}");
                memchr::memmem::rfind(bytes, wanted.as_bytes())
            };
            assert!(last("h").is_some(), "{mode} was never on");
            last("h") > last("l")
        })
        .collect()
}

#[test]
fn the_terminal_is_as_it_was_after_every_ending() {
    let endings: [(&str, &str, End); 7] = [
        ("a quit", "program_that_quits", |pty| pty.send(b"q")),
        ("a panic", "program_that_panics", |pty| pty.send(b"q")),
        ("SIGTERM", "program_that_tells", |pty| pty.signal("TERM")),
        ("SIGHUP", "program_that_tells", |pty| pty.signal("HUP")),
        ("SIGINT", "program_that_tells", |pty| pty.signal("INT")),
        ("SIGQUIT", "program_that_tells", |pty| pty.signal("QUIT")),
        ("SIGTERM in a paste", "program_that_tells", |pty| {
            pty.send(b"\x1b[200~abc");
            pty.signal("TERM");
        }),
    ];
    for (name, program, end) in endings {
        let mut pty = Pty::test_program(program);
        let before = pty.before();
        pty.wait("ready");
        assert_ne!(
            pty.settings(),
            before,
            "raw mode was never on before {name}"
        );
        end(&mut pty);
        pty.wait_end();
        assert_eq!(
            modes_left_on(pty.bytes()),
            Vec::<&str>::new(),
            "after {name}"
        );
        assert_eq!(pty.settings(), before, "settings after {name}");
        let shown = memchr::memmem::find(pty.bytes(), b"BQYIM75p8x0i");
        assert_eq!(shown, None, "what was held is not told after {name}");
    }
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    let mut pty = Pty::test_program("program_that_tells");
    let before = pty.before();
    pty.wait("ready");
    pty.signal("TSTP");
    pty.wait_settings(&before);
    // The settings come back last; what was written before may still be on its way here.
    pty.wait_bytes(b"\x1b[?1049l");
    assert_eq!(modes_left_on(pty.bytes()), Vec::<&str>::new());
    pty.signal("CONT");
    pty.wait("resumed");
    assert_ne!(pty.settings(), before);
    pty.send(b".");
    pty.wait_end();
    assert_eq!(pty.settings(), before);
}

#[test]
fn a_large_burst_comes_whole_and_an_unfinished_paste_lets_go() {
    let mut pty = Pty::test_program("program_that_tells");
    pty.wait("ready");
    pty.send("<Error>署名</Error>\n".repeat(2_000).as_bytes());
    pty.wait("paste 44000 Burst None");
    pty.send(b"\x1b[200~abc");
    pty.wait("paste 3 Bracketed Some(Unterminated)");
    pty.send(b"\x1b[200~a\x1b[201~.\r\x1b[201~");
    pty.wait("paste 9 Bracketed None");
    pty.send(b".");
    pty.wait_end();
}
