//! How fast the signature search is, as ratios within one run: absolute numbers on a shared machine mean
//! little. Plain `main`, no harness: `cargo bench --bench forensics`.

#![allow(
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    reason = "rates for reading"
)]

mod table;

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use postdoc::diagnosis::forensics::sha1::{Key, blocks};
use postdoc::diagnosis::forensics::{Depth, Inputs, search_on};
use table::{Goal, note, row};

/// Rounds of each measurement; the best counts, because noise only ever adds.
const ROUNDS: usize = 15;

fn best(mut run: impl FnMut()) -> Duration {
    (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn per_second(count: u32, time: Duration) -> f64 {
    f64::from(count) / time.as_secs_f64()
}

fn policy(bytes: usize) -> String {
    let mut conditions = String::new();
    let head = "{\n  \"expiration\": \"2026-01-02T03:04:05.000Z\",\n  \"conditions\": [\n    {\"bucket\": \"examplebucket-1250000000\"}";
    let tail = ",\n    {\"q-sign-time\": \"1567150692;1567157892\"}\n  ]\n}";
    let mut index = 0;
    while head.len() + conditions.len() + tail.len() < bytes {
        let _ = write!(
            conditions,
            ",\n    [\"starts-with\", \"$x-cos-meta-{index:03}\", \"va/{index}\"]"
        );
        index += 1;
    }
    format!("{head}{conditions}{tail}")
}

fn inputs<'a>(policy: &'a str, secret: &'a [u8]) -> Inputs<'a> {
    Inputs {
        policy: policy.as_bytes(),
        key_time: Some(b"1567150692;1567157892"),
        secret_key: Some(secret),
        secret_id: Some(b"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"),
        object_key: Some(b"folder/photo.jpg"),
        host: Some(b"examplebucket-1250000000.cos.ap-tokyo.myqcloud.com"),
        bucket: Some(b"examplebucket-1250000000"),
        signature: b"0123456789abcdef0123456789abcdef01234567",
        ..Inputs::default()
    }
}

fn searched(inputs: &Inputs<'_>, depth: Depth, threads: usize) -> (u64, Duration) {
    let start = Instant::now();
    let outcome = search_on(inputs, depth, &|_| (), &AtomicBool::new(false), threads);
    (outcome.tried, start.elapsed())
}

/// Pairs of a plane that is cut off after a while, per second.
fn plane(inputs: &Inputs<'_>, threads: usize) -> f64 {
    let cancel = AtomicBool::new(false);
    let begun = std::sync::Mutex::new(None);
    let rate = std::sync::Mutex::new(0.0);
    let watch = |progress: postdoc::diagnosis::forensics::Progress| {
        if progress.stage < Depth::Deep {
            return;
        }
        let Ok(mut begun) = begun.lock() else { return };
        let (start, first) = *begun.get_or_insert((Instant::now(), progress.tried));
        let spent = start.elapsed();
        if spent > Duration::from_secs(2) {
            if let Ok(mut rate) = rate.lock() {
                *rate = (progress.tried - first) as f64 / spent.as_secs_f64();
            }
            cancel.store(true, Ordering::Relaxed);
        }
    };
    search_on(inputs, Depth::Deep, &watch, &cancel, threads);
    rate.into_inner().unwrap_or_default()
}

fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn main() {
    const LOOPS: u32 = 200_000;
    let compressions = per_second(
        LOOPS,
        best(|| {
            let mut state = [1u32; 5];
            for _ in 0..LOOPS {
                sha1::block_api::compress(&mut state, &[[7u8; 64]]);
            }
            black_box(state);
        }),
    );
    let message = blocks(&[b'a'; 40]);
    let keys: Vec<Key> = (0..64u8).map(|byte| Key::new(&[byte; 40])).collect();
    let pairs = per_second(
        LOOPS,
        best(|| {
            for index in 0..LOOPS {
                black_box(keys[index as usize % 64].mac(&message));
            }
        }),
    );
    let million = |rate: f64| format!("{:.2} M/s", rate / 1e6);
    let milliseconds = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    row(
        "forensics, factored pairs",
        &million(pairs),
        &format!("compressions {}", million(compressions)),
        pairs / compressions * 2.0,
        Goal::Least(1.0),
    );
    let secret = b"BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    let text = policy(600);
    let quick = inputs(&text, secret);
    let (tried, _) = searched(&quick, Depth::Quick, 1);
    let usual = best(|| {
        black_box(searched(&quick, Depth::Quick, 1));
    });
    let count = format!("{tried} recipes");
    note(
        "forensics, two deviations, one core",
        &milliseconds(usual),
        &count,
    );
    let large = policy(64 * 1024);
    for (name, inputs) in [
        ("policy of 64 KiB", inputs(&large, secret)),
        ("key of 4 KiB", inputs(&text, &[b'k'; 4096])),
        ("no key", inputs(&text, b"")),
        (
            "signature of 10 000 letters",
            Inputs {
                signature: &[b'a'; 10_000],
                ..inputs(&text, secret)
            },
        ),
    ] {
        let time = best(|| {
            black_box(searched(&inputs, Depth::Quick, 1));
        });
        row(
            &format!("forensics, {name}"),
            &milliseconds(time),
            &format!("600 bytes {}", milliseconds(usual)),
            time.as_secs_f64() / usual.as_secs_f64(),
            Goal::Most(2.0),
        );
    }
    let (tried, time) = searched(&quick, Depth::Usual, 2);
    let count = format!("{tried} recipes");
    note(
        "forensics, three and scans, two cores",
        &milliseconds(time),
        &count,
    );
    let one = plane(&quick, 1);
    row(
        "forensics, plane side by side, one core",
        &million(one),
        &format!("one by one {}", million(pairs)),
        one / pairs,
        Goal::Least(2.0),
    );
    let two = plane(&quick, 2);
    row(
        "forensics, plane on two cores",
        &million(two),
        &format!("one core {}", million(one)),
        two / one,
        Goal::Least(1.8),
    );
    if let Some(kib) = memory() {
        note(
            "forensics, memory at its highest",
            &format!("{:.1} MiB", kib as f64 / 1024.0),
            "",
        );
    }
}
