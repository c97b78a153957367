//! How the work grows with what is given: four sizes of each kind of text, each twice the one before, and the exponent
//! that fits their times. A linear reader has 1; what is over 1.25 fails. Then the largest texts that anybody gives, in
//! seconds, and the memory that all of them together took at most.

#![allow(
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark may fail loudly, and counts are far below 2^52"
)]

mod table;

use std::hint::black_box;
use std::time::Instant;

use postdoc::diagnosis::{Clock, Effort, diagnose};
use postdoc::evidence::Evidence;
use postdoc::locale::Lang;
use postdoc::report::{Report, json};
use table::{Goal, row};

const ROUNDS: usize = 3;
const FORM: &str = "[[\"key\",\"a.png\"],[\"q-ak\",\"AKIDEXAMPLE\"],[\"policy\",\"e30=\"]";

/// A kind of text: its name, how much of it is the smallest, and how to make so much of it.
type Kind = (&'static str, usize, fn(usize) -> Vec<u8>);

const KINDS: [Kind; 9] = [
    ("lines that nobody reads", 10_000, |count| {
        "12:00:01 worker started, queue is empty\n"
            .repeat(count)
            .into_bytes()
    }),
    ("prose around a response", 2_000, |count| {
        let prose = "We tried again after lunch and it still fails.\n".repeat(count);
        format!("{prose}<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>\n{prose}").into_bytes()
    }),
    ("conditions of a policy", 500, |count| {
        let rows: Vec<String> = (0..count)
            .map(|at| format!("[\"eq\",\"$x-cos-meta-{at}\",\"v\"]"))
            .collect();
        format!(
            "{{\"expiration\":\"2026-11-23T12:30:00.000Z\",\"conditions\":[{}]}}",
            rows.join(",")
        )
        .into_bytes()
    }),
    ("fields of a form", 500, |count| {
        let rows: Vec<String> = (0..count)
            .map(|at| format!("[\"x-cos-meta-{at}\",\"v\"]"))
            .collect();
        format!("{FORM},{}]", rows.join(",")).into_bytes()
    }),
    ("fields of one name", 100, |count| {
        format!("{FORM}{}]", ",[\"acl\",\"private\"]".repeat(count)).into_bytes()
    }),
    ("members of one name", 100, |count| {
        let rows = "\"expiration\":\"2026-11-23T12:30:00.000Z\",".repeat(count);
        format!("{{{rows}\"conditions\":[{{\"bucket\":\"a-1250000000\"}}]}}").into_bytes()
    }),
    ("parts of a multipart body", 500, |count| {
        let part = "--b\r\nContent-Disposition: form-data; name=\"x-cos-meta-a\"\r\n\r\nv\r\n";
        format!("POST / HTTP/1.1\r\nHost: a-1250000000.cos.ap-tokyo.myqcloud.com\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n{}--b--\r\n", part.repeat(count)).into_bytes()
    }),
    ("entries of a HAR", 200, |count| {
        let entry = "{\"request\":{\"method\":\"GET\",\"url\":\"https://example.com/\",\"headers\":[]},\"response\":{\"status\":200}}";
        format!(
            "{{\"log\":{{\"entries\":[{}]}}}}",
            vec![entry; count].join(",")
        )
        .into_bytes()
    }),
    ("responses in one log", 200, |count| {
        "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><RequestId>NWQ4ZTdiYTJfNmQyYjM1MGFfMTQ1Xzk=</RequestId></Error>\n".repeat(count).into_bytes()
    }),
];

/// A large text: its name and how to make it.
type Large = (&'static str, fn() -> Vec<u8>);

const ENTRY: &str = "{\"request\":{\"method\":\"GET\",\"url\":\"https://example.com/\",\"headers\":[]},\"response\":{\"status\":200,\"content\":{\"text\":\"0123456789012345678901234567890123456789\"}}}";

const LARGE: [Large; 5] = [
    ("10 MB of lines", || {
        let line = "12:00:01 worker started, queue is empty\n";
        line.repeat(10_000_000 / line.len()).into_bytes()
    }),
    ("8 MB of lines around a form", || {
        let line = "12:00:01 worker started, queue is empty\n";
        let lines = line.repeat(3_900_000 / line.len());
        format!("{lines}key=a.png\nq-ak=AKIDEXAMPLE\npolicy=e30=\n{lines}").into_bytes()
    }),
    ("50 MB of HAR", || {
        let entries = vec![ENTRY; 50_000_000 / ENTRY.len()].join(",");
        format!("{{\"log\":{{\"entries\":[{entries}]}}}}").into_bytes()
    }),
    ("10^5 parts of a body", || {
        let part = "--b\r\nContent-Disposition: form-data; name=\"x-cos-meta-a\"\r\n\r\nv\r\n";
        format!("{}--b--\r\n", part.repeat(100_000)).into_bytes()
    }),
    ("10^5 policies in one paste", || {
        "{\"expiration\":\"2026-11-23T12:30:00Z\",\"conditions\":[]}\n\n"
            .repeat(100_000)
            .into_bytes()
    }),
];

/// A large text is read within so many seconds.
const MOST_SECONDS: f64 = 10.0;

/// All of them are read within so much memory, in MB.
const MOST_MEMORY: f64 = 1024.0;

/// The most memory that this program had so far, in MB; `None` where the system does not tell.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Reads the large texts once each.
fn large() -> bool {
    let mut met = true;
    for (name, make) in LARGE {
        let text = make();
        let time = seconds(&text, 1);
        let figure = format!("{:.1} ns/byte", time * 1e9 / text.len() as f64);
        let size = format!("{:.1} MB", text.len() as f64 / 1e6);
        met &= row(name, &figure, &size, time, Goal::Most(MOST_SECONDS));
    }
    if let Some(peak) = peak() {
        met &= row("memory at most", "", "MB", peak, Goal::Most(MOST_MEMORY));
    }
    met
}

/// Seconds from the paste to the JSON, the fastest of some rounds.
fn seconds(text: &[u8], rounds: usize) -> f64 {
    let clock = Clock {
        machine: 1_795_421_702,
        offset: 0,
        given: None,
    };
    let round = |_| {
        let begin = Instant::now();
        let mut evidence = Evidence::default();
        if evidence.add(black_box(text), None, None).is_err() {
            evidence.leave(text, None);
        }
        let diagnosis = diagnose(&evidence, &clock, Effort::None);
        let report = Report::new(&evidence, &diagnosis, Lang::En, 0);
        black_box(json::compact(&json::value(&report)));
        begin.elapsed().as_secs_f64()
    };
    (0..rounds).map(round).fold(f64::INFINITY, f64::min)
}

/// The slope of a line through the points, both axes logarithmic.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let logs: Vec<(f64, f64)> = points
        .iter()
        .map(|(size, time)| (size.ln(), time.ln()))
        .collect();
    let mean = |pick: fn(&(f64, f64)) -> f64| logs.iter().map(pick).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let over: f64 = logs.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let under: f64 = logs.iter().map(|point| (point.0 - x).powi(2)).sum();
    over / under
}

fn main() {
    let mut met = true;
    for (name, least, make) in KINDS {
        let points: Vec<(f64, f64)> = (0..4)
            .map(|doubling| {
                let text = make(least << doubling);
                (text.len() as f64, seconds(&text, ROUNDS))
            })
            .collect();
        let (bytes, time) = points.last().copied().expect("four sizes");
        let figure = format!("{:.1} ms", time * 1e3);
        let baseline = format!("{:.0} KB, {:.1} ns/byte", bytes / 1e3, time * 1e9 / bytes);
        met &= row(
            name,
            &figure,
            &baseline,
            exponent(&points),
            Goal::Most(1.25),
        );
    }
    met &= large();
    assert!(met, "grows faster than what is given, or takes too much");
}
