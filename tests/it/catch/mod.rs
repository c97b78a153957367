//! `postdoc catch`: uploads over real sockets, sound ones and broken ones, from real clients and hostile ones.

mod clients;
mod command;
mod hostile;
mod keeping;
mod uploads;

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::{SECRET_ID, SECRET_KEY, START, Upload, at};
use postdoc::catch::{Caught, Event, Limits, Options, bind};
use postdoc::diagnosis::{Effort, Severity};
use postdoc::evidence::{Evidence, Flag, Slot};

pub const BOUNDARY: &str = "----postdocTestBoundary7MA4YWxk";

/// Something that stands in for COS during a test.
pub struct Stand {
    pub port: u16,
    pub events: Receiver<Event>,
    pub known: Arc<Mutex<Evidence>>,
}

/// Starts one, for the bucket and the keys of [`Upload`], a minute after KeyTime's start.
pub fn stand() -> Stand {
    stand_with(Limits::default(), true)
}

pub fn stand_with(limits: Limits, target: bool) -> Stand {
    let mut known = Evidence::default();
    let keys = format!("{{\"SecretId\":\"{SECRET_ID}\",\"SecretKey\":\"{SECRET_KEY}\"}}");
    known.add(keys.as_bytes(), Some(Slot::Keys), None).unwrap();
    let bucket = "examplebucket-1250000000";
    if target {
        known.add_option(Flag::Bucket, bucket).unwrap();
    }
    let known = Arc::new(Mutex::new(known));
    let bound = bind(0).unwrap();
    let port = bound.port;
    let events = bound.listen(Options {
        bucket: target.then(|| bucket.to_owned()),
        region: target.then(|| "ap-tokyo".to_owned()),
        known: Arc::clone(&known),
        clock: || at(START + 60),
        effort: Effort::Quick,
        out: None,
        limits,
    });
    Stand {
        port,
        events,
        known,
    }
}

impl Stand {
    /// The next upload; questions of browsers and troubles in front of it are passed over.
    pub fn caught(&self) -> Box<Caught> {
        loop {
            if let Event::Caught(caught) = self.event() {
                return caught;
            }
        }
    }

    pub fn event(&self) -> Event {
        self.events
            .recv_timeout(Duration::from_secs(60))
            .expect("an event within a minute")
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        stream
    }

    /// Sends bytes, closes the sending side, gives all that is answered.
    pub fn send(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        stream.write_all(bytes).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }
}

/// The file of an upload.
pub fn content(size: u64) -> Vec<u8> {
    (0..size)
        .map(|at| u8::try_from(at * 7 % 251).unwrap())
        .collect()
}

/// An upload's body.
pub fn body(upload: &Upload) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in upload.pairs() {
        body.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"").bytes(),
        );
        if let Some(file) = value.strip_prefix('@') {
            let head = format!("; filename=\"{file}\"\r\nContent-Type: image/png\r\n\r\n");
            body.extend(head.bytes());
            body.extend(content(upload.size));
        } else {
            body.extend(format!("\r\n\r\n{value}").bytes());
        }
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

pub fn content_type() -> String {
    format!("multipart/form-data; boundary={BOUNDARY}")
}

/// A request around a body.
pub fn request(path: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:1\r\nUser-Agent: test/1\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend(body);
    bytes
}

/// The ids of the errors.
pub fn errors(caught: &Caught) -> Vec<&'static str> {
    let errors = caught
        .diagnosis
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.id.id()).collect()
}

/// An upload broken in one way: its body and Content-Type, and the finding that names it.
pub struct Way {
    pub name: &'static str,
    pub body: Vec<u8>,
    pub content_type: String,
    pub finding: &'static str,
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = bytes
        .windows(from.len())
        .position(|part| part == from.as_bytes())
        .expect("what is replaced");
    [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat()
}

/// Eight ways to break an upload: four of the body, four of the form.
pub fn ways() -> Vec<Way> {
    let sound = Upload {
        size: 300,
        ..Upload::default()
    };
    let whole = body(&sound);
    let way = |name, body, finding| Way {
        name,
        body,
        content_type: content_type(),
        finding,
    };
    let moved = || {
        let mut upload = sound.clone();
        let file = ("file".to_owned(), crate::support::FILE.to_owned());
        upload.fields.insert(1, file);
        upload
    };
    let expired = sound
        .clone()
        .policy_replaced("2026-11-23T12:30:00.000Z", "2026-11-22T12:30:00.000Z");
    vec![
        way(
            "no final boundary",
            whole[..whole.len() - BOUNDARY.len() - 6].to_vec(),
            "multipart.no-closing-boundary",
        ),
        Way {
            content_type: "multipart/form-data; boundary=another".to_owned(),
            ..way(
                "another boundary",
                whole.clone(),
                "multipart.boundary-mismatch",
            )
        },
        way(
            "no blank line",
            replaced(&whole, "name=\"key\"\r\n\r\n", "name=\"key\"\r\n"),
            "multipart.no-blank-line",
        ),
        way(
            "lines end in LF",
            String::from_utf8_lossy(&body(&Upload {
                size: 4,
                ..sound.clone()
            }))
            .replace("\r\n", "\n")
            .into_bytes(),
            "multipart.line-endings",
        ),
        way(
            "fields after the file",
            body(&moved()),
            "form.field-after-file",
        ),
        way(
            "another q-ak",
            body(
                &sound
                    .clone()
                    .field("q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5Q"),
            ),
            "condition.mismatch",
        ),
        way("expired yesterday", body(&expired), "policy.expired"),
        way(
            "another signature",
            body(&Upload {
                signature: Some("0".repeat(40)),
                ..sound.clone()
            }),
            "signature.unexplained",
        ),
    ]
}
