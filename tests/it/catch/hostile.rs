//! Connections that are no uploads: each gets a clear word, none keeps a thread, the next upload is judged.

use std::io::{Read as _, Write as _};
use std::net::Shutdown;
use std::time::Duration;

use super::{Stand, body, content_type, request, stand_with};
use crate::support::Upload;
use postdoc::catch::{Event, Limits, Trouble};

const SHORT: Limits = Limits {
    head: Duration::from_millis(300),
    pause: Duration::from_millis(300),
    idle: Duration::from_millis(300),
    connections: 64,
};

/// What is sent, and what becomes of it.
fn kinds() -> Vec<(&'static str, Vec<u8>, Trouble)> {
    let post = |head: &str| format!("POST / HTTP/1.1\r\n{head}\r\n\r\n").into_bytes();
    let long = format!("POST / HTTP/1.1\r\nX: {}", "x".repeat(70_000)).into_bytes();
    let many = format!("POST / HTTP/1.1\r\n{}\r\n", "X: y\r\n".repeat(500)).into_bytes();
    let chunked = "Transfer-Encoding: chunked\r\n\r\n";
    vec![
        (
            "TLS",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
            Trouble::Tls,
        ),
        (
            "HTTP/2",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
            Trouble::Http2,
        ),
        ("zeros", vec![0; 500], Trouble::Garbage),
        ("a word", b"hello world\r\n\r\n".to_vec(), Trouble::Garbage),
        ("a long head", long, Trouble::HeadTooLarge),
        ("many headers", many, Trouble::HeadTooLarge),
        (
            "half a head",
            b"POST / HTTP/1.1\r\nHost: x".to_vec(),
            Trouble::Left,
        ),
        ("no number", post("Content-Length: ten"), Trouble::Length),
        (
            "two lengths",
            post("Content-Length: 1\r\nContent-Length: 2"),
            Trouble::Length,
        ),
        (
            "6 GiB",
            post("Content-Length: 6442450944"),
            Trouble::BodyTooLarge,
        ),
        (
            "a bad chunk",
            post(&format!("{chunked}zz")),
            Trouble::Length,
        ),
        (
            "a huge chunk",
            post(&format!("{chunked}ffffffffff")),
            Trouble::BodyTooLarge,
        ),
    ]
}

fn trouble(stand: &Stand) -> Trouble {
    loop {
        if let Event::Trouble(_, trouble) = stand.event() {
            return trouble;
        }
    }
}

#[test]
fn each_kind_is_told_by_its_name() {
    let stand = stand_with(SHORT, true);
    for (name, bytes, wanted) in kinds() {
        let answer = stand.send(&bytes);
        assert_eq!(trouble(&stand), wanted, "{name}: {answer}");
    }
    let answer = stand.send(b"\x16\x03\x01\x02\x00");
    assert!(answer.contains("use http://"), "{answer}");
}

#[test]
fn who_stops_sending_is_let_go() {
    let stand = stand_with(SHORT, true);
    let mut silent = stand.connect();
    let mut slow = stand.connect();
    slow.write_all(b"POST / HTTP/1.1\r\nHo").unwrap();
    assert_eq!(trouble(&stand), Trouble::Slow);
    let mut body = stand.connect();
    body.write_all(b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc")
        .unwrap();
    assert_eq!(trouble(&stand), Trouble::Slow);
    // Who never sent anything hears nothing.
    let mut answer = Vec::new();
    silent.read_to_end(&mut answer).unwrap();
    assert!(answer.is_empty());
}

#[test]
fn one_more_than_the_limit_is_turned_away() {
    let limits = Limits {
        connections: 2,
        idle: Duration::from_secs(20),
        ..SHORT
    };
    let stand = stand_with(limits, true);
    let kept = [stand.connect(), stand.connect()];
    std::thread::sleep(Duration::from_millis(100));
    let answer = stand.send(b"");
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
    assert_eq!(trouble(&stand), Trouble::Crowded);
    drop(kept);
}

/// Threads of this process that serve connections, where the system tells.
fn threads() -> Option<usize> {
    Some(std::fs::read_dir("/proc/self/task").ok()?.count())
}

/// `POSTDOC_MANY=1` sends ten times as many.
#[test]
fn behind_many_hostile_connections_the_next_upload_is_judged() {
    let stand = stand_with(SHORT, true);
    let many = if std::env::var_os("POSTDOC_MANY").is_some() {
        2_000
    } else {
        200
    };
    let port = stand.port;
    let feeder = std::thread::spawn(move || {
        let kinds = kinds();
        for (_, bytes, _) in kinds.iter().cycle().take(many) {
            let Ok(mut stream) = std::net::TcpStream::connect(("127.0.0.1", port)) else {
                continue;
            };
            let _ = stream.write_all(bytes);
            let _ = stream.shutdown(Shutdown::Both);
        }
    });
    let mut seen = 0;
    while seen < many {
        match stand.events.recv_timeout(Duration::from_secs(5)) {
            Ok(_) => seen += 1,
            Err(_) => break,
        }
    }
    feeder.join().unwrap();
    let upload = Upload {
        size: 500,
        ..Upload::default()
    };
    let answer = stand.send(&request("/", &content_type(), &body(&upload)));
    assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}");
    // The threads of other tests come and go; those of two hundred connections would be seen.
    let left = threads().unwrap_or_default();
    assert!(left < 150, "{left} threads are left");
}
