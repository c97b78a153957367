//! How many uploads a second `diagnose --batch` judges on one core, without keys, and how much memory it takes
//! for few lines and for many. Prints both; fails below 5 000 a second or where memory grows.

#![allow(
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark may fail loudly"
)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

const FEW: usize = 1_000;
const MANY: usize = 50_000;

/// What a page of memory more or less may come to, in KiB.
const SLACK: u64 = 4096;

const SECRET_ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";

/// An upload as 436/14690 describes it, broken in one of a few ways or not at all.
fn line(index: usize) -> String {
    let expiration = if index % 4 == 1 {
        "2019-08-30T01:38:12.414Z"
    } else {
        "2019-08-30T09:38:12.414Z"
    };
    let policy = json!({ "expiration": expiration, "conditions": [
        { "acl": "default" }, { "bucket": "examplebucket-1250000000" },
        ["starts-with", "$key", "folder/subfolder/"], ["starts-with", "$Content-Type", "image/"],
        { "success_action_status": "200" }, { "q-sign-algorithm": "sha1" },
        { "q-ak": SECRET_ID }, { "q-sign-time": "1567150692;1567157892" },
    ] });
    let id = if index % 4 == 2 {
        "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5Q"
    } else {
        SECRET_ID
    };
    let form = json!([
        ["key", format!("folder/subfolder/{index}.png")],
        ["acl", "default"],
        ["Content-Type", "image/png"],
        ["success_action_status", "200"],
        ["policy", STANDARD.encode(policy.to_string())],
        ["q-sign-algorithm", "sha1"],
        ["q-ak", id],
        ["q-key-time", "1567150692;1567157892"],
        ["q-signature", "7758dc9a832e9d301dca704cacbf9d9f8172fdef"],
        ["file", "@photo.png"],
    ]);
    let message = match index % 4 {
        1 => "You post object request has been expired, expiration time: 1567129092 but the time now : 1567151000".to_owned(),
        2 => format!("Condition key q-ak doesn't match the value {SECRET_ID}"),
        _ => "The Signature you specified is invalid.".to_owned(),
    };
    let code = if index % 4 == 3 {
        "SignatureDoesNotMatch"
    } else {
        "AccessDenied"
    };
    let answer = format!(
        "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>{code}</Code>\n\t<Message>{message}</Message>\n\t<RequestId>NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz</RequestId>\n</Error>"
    );
    let mut line = json!({
        "schema": "postdoc/evidence/1", "id": format!("upload-{index}"), "now": "2019-08-30T08:00:00Z",
        "form": form, "bucket": "examplebucket-1250000000",
    });
    if !index.is_multiple_of(4)
        && let Some(members) = line.as_object_mut()
    {
        members.insert("answer".into(), json!(answer));
    }
    format!("{line}\n")
}

/// Runs so many lines; the time they take and the most memory they needed, in KiB.
fn run(count: usize) -> (Duration, Option<u64>) {
    let lines: Vec<String> = (0..count.min(1000)).map(line).collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_postdoc"))
        .args(["diagnose", "--batch", "--lang", "en"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    let mut output = BufReader::new(child.stdout.take().expect("its output"));
    let begin = Instant::now();
    let feeder = std::thread::spawn(move || {
        for line in lines.iter().cycle().take(count) {
            stdin.write_all(line.as_bytes()).expect("it reads on");
        }
        stdin
    });
    let mut said = Vec::new();
    for _ in 0..count {
        said.clear();
        output
            .read_until(b'\n', &mut said)
            .expect("an answer a line");
        assert!(
            said.starts_with(b"{\"schema\":\"postdoc/diagnosis/1\""),
            "no diagnosis"
        );
    }
    let time = begin.elapsed();
    // It waits for more: its memory can still be asked for.
    let status =
        std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|text| text.split_whitespace().next()?.parse().ok());
    drop(feeder.join());
    child.wait().expect("it ends");
    (time, peak)
}

#[allow(clippy::print_stdout, reason = "a benchmark prints its numbers")]
#[allow(
    clippy::cast_precision_loss,
    reason = "counts and times far below 2^52"
)]
fn main() {
    let (_, few) = run(FEW);
    let (time, many) = run(MANY);
    let rate = MANY as f64 / time.as_secs_f64();
    println!("diagnoses a second  {rate:8.0}");
    if let (Some(few), Some(many)) = (few, many) {
        println!("peak memory, {FEW} lines   {few:8} KiB");
        println!("peak memory, {MANY} lines  {many:8} KiB");
        assert!(many <= few + SLACK, "memory grows with the lines");
    }
    assert!(rate >= 5_000.0, "below 5 000 a second");
}
