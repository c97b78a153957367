//! An idle wizard draws no frame and takes no time of the processor, whatever is on the screen.

use std::time::Duration;

use crate::terminal::pty::Pty;
use portable_pty::CommandBuilder;

const ANSWER: &str = include_str!("../../data/wizard/answer.xml");
const FORM: &str = include_str!("../../data/wizard/form.json");

/// Clock ticks that the process has spent so far; nothing where the system does not tell.
fn ticks(process: u32) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let behind_the_name = stat.rsplit(')').next()?;
    let fields: Vec<&str> = behind_the_name.split_whitespace().collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

#[test]
fn nobody_touches_the_keyboard_and_nothing_is_drawn_or_computed() {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_postdoc"));
    command.args(["--lang", "en"]);
    let mut pty = Pty::run(command, 80, 24);
    pty.wait("What error do you see?");
    for (begin, shown) in [
        (String::new(), "What error"),
        (format!("\x1b[200~{ANSWER}\x1b[201~"), "XML response"),
        (format!("\x1b[200~{FORM}\x1b[201~\x04"), "Problem found"),
    ] {
        pty.send(begin.as_bytes());
        pty.wait(shown);
        // What runs beside the keyboard comes to its end first.
        while !pty.untouched(Duration::from_millis(400)).is_empty() {}
        let before = ticks(pty.process());
        let written = pty.untouched(Duration::from_millis(1200));
        assert!(
            written.is_empty(),
            "{:?}",
            String::from_utf8_lossy(&written)
        );
        assert_eq!(ticks(pty.process()), before, "time was spent at {shown}");
    }
    pty.send(b"\x11\x11");
    assert_eq!(pty.wait_end(), 0);
}
