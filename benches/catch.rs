//! What `postdoc catch` costs with a large upload: 2 GiB of file through the loopback, against a program that only reads
//! the socket, in the same run. Prints both rates, their ratio and the memory at its highest; fails below 0.7 or above
//! 32 MiB. `POSTDOC_MIB` sends another size.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a benchmark prints its numbers, and why it cannot run"
)]

mod table;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use table::{Goal, row};

const BOUNDARY: &str = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
const GOAL: f64 = 0.7;
const MEMORY: f64 = 32.0;
const ROUNDS: usize = 3;

/// Bytes that do not repeat.
fn piece() -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let words = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    words.take(32 * 1024).flatten().collect()
}

/// Sends an upload of so many MiB; the time until the answer is there.
fn send(port: u16, mib: usize) -> Duration {
    let piece = piece();
    let value = "v".repeat(300);
    let field = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"x-cos-meta-a\"\r\n\r\n{value}\r\n"
    );
    let form = field.repeat(10);
    let file = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
    );
    let end = format!("\r\n--{BOUNDARY}--\r\n");
    let length = form.len() + file.len() + (mib << 20) + end.len();
    let head = format!(
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    let begin = Instant::now();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    stream
        .write_all([head, form, file].concat().as_bytes())
        .expect("the form is taken");
    for _ in 0..mib * 4 {
        stream.write_all(&piece).expect("the file is taken");
    }
    stream.write_all(end.as_bytes()).expect("the end is taken");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("there is an answer");
    assert!(answer.starts_with(b"HTTP/1.1 "), "no answer");
    begin.elapsed()
}

/// The baseline: reads and forgets, and answers when the body is over.
fn reader() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    eprintln!("http://127.0.0.1:{port}/");
    let mut buffer = vec![0; 128 * 1024];
    for stream in listener.incoming() {
        let mut stream = stream.expect("a connection");
        let (mut read, mut wanted) = (0, usize::MAX);
        while read < wanted {
            let count = stream.read(&mut buffer).expect("more");
            if wanted == usize::MAX {
                let text = String::from_utf8_lossy(buffer.get(..count).unwrap_or_default());
                let head = text.find("\r\n\r\n").expect("a head in one piece") + 4;
                let length = text
                    .lines()
                    .find_map(|line| line.strip_prefix("Content-Length: "));
                wanted = head
                    + length
                        .expect("a length")
                        .parse::<usize>()
                        .expect("a number");
            }
            read += count;
        }
        stream
            .write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
            .expect("somebody reads");
    }
}

/// A server and the port it names first.
struct Server(Child, u16);

impl Server {
    fn start(program: &str, words: &[&str]) -> Self {
        let mut child = Command::new(program)
            .args(words)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("standard error"));
        let mut line = String::new();
        lines.read_line(&mut line).expect("a line");
        let rest = line.split("127.0.0.1:").nth(1).expect("an address");
        let port = rest
            .split('/')
            .next()
            .and_then(|port| port.parse().ok())
            .expect("a port");
        // Whoever says more finds it read.
        std::thread::spawn(move || lines.read_to_end(&mut Vec::new()));
        Self(child, port)
    }

    /// Its memory at its highest, in KiB, where the system tells.
    fn peak(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.split_whitespace().next()?.parse().ok()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "lengths and times far below 2^52"
)]
fn main() {
    if std::env::args().any(|word| word == "--reader") {
        return reader();
    }
    let mib = std::env::var("POSTDOC_MIB")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(2048);
    let own = std::env::current_exe().expect("its own path");
    let plain = Server::start(&own.to_string_lossy(), &["--reader"]);
    let catch = Server::start(
        env!("CARGO_BIN_EXE_postdoc"),
        &["--lang", "en", "catch", "--port", "0"],
    );
    // In turns, so that the machine's moods meet both.
    let rounds: Vec<(Duration, Duration)> = (0..ROUNDS)
        .map(|_| (send(plain.1, mib), send(catch.1, mib)))
        .collect();
    let rate =
        |time: Option<Duration>| mib as f64 / 1024.0 / time.unwrap_or_default().as_secs_f64();
    let alone = rate(rounds.iter().map(|(alone, _)| *alone).min());
    let caught = rate(rounds.iter().map(|(_, caught)| *caught).min());
    let ratio = caught / alone;
    let (figure, baseline) = (
        format!("{caught:.2} GiB/s"),
        format!("only reading {alone:.2} GiB/s"),
    );
    let mut met = row(
        &format!("catch, a body of {mib} MiB"),
        &figure,
        &baseline,
        ratio,
        Goal::Least(GOAL),
    );
    if let Some(peak) = catch.peak() {
        let mib = peak as f64 / 1024.0;
        let figure = format!("{mib:.1} MiB");
        met &= row(
            "catch, memory at its highest",
            &figure,
            "1 MiB",
            mib,
            Goal::Most(MEMORY),
        );
    }
    assert!(met, "slower or larger than asked");
}
