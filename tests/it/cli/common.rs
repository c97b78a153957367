//! Runs the program the way a script does.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// What a run left behind.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

fn command(line: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postdoc"));
    command
        .args(line)
        .env("LC_ALL", "C")
        .env_remove("POSTDOC_LANG")
        .env("TZ", "UTC")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs a command line with nothing on standard input.
pub fn run(line: &[&str]) -> Run {
    run_with(line, b"")
}

/// Runs a command line with bytes on standard input.
pub fn run_with(line: &[&str], input: &[u8]) -> Run {
    let mut child = command(line).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let done = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Run {
        status: done.status.code().unwrap_or(-1),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// Runs a command line whose standard output nobody reads.
pub fn run_closed(line: &[&str], input: &[u8]) -> (i32, String) {
    let mut child = command(line).spawn().unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(input).unwrap();
    let done = child.wait_with_output().unwrap();
    let err = String::from_utf8(done.stderr).unwrap();
    (done.status.code().unwrap_or(-1), err)
}
