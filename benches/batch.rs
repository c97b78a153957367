//! How many uploads `diagnose --batch` judges in a second on one core, and how much memory it takes for few
//! lines and for many. Prints both; fails below 5 000 a second or where memory grows.
//!
//! One line is one upload as support meets it: `now`, the request's bucket, COS's answer as XML with its
//! RequestId (but for the sound one), and the whole signed form of ten fields with its policy of eight
//! conditions; no keys, so no signature search. Eight kinds take turns: sound, and one for each documented
//! case: another q-ak, expired (local time labelled Z), a signature nobody can check without a key, a policy
//! that is no JSON, another bucket, a Content-Type that breaks its condition, and a raw request whose body ends
//! early.
//!
//! The rate is that of the program's own processor time, which other work on the machine changes little; the
//! rate by the clock is printed beside it. A second figure, asserted nowhere, is for lines with the right key:
//! the signature is then recomputed, and a wrong one is searched for at most two differences from the recipe.
//!
//! `cargo bench --bench batch -- --million` adds a run of 1 000 000 lines.

#![allow(
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark may fail loudly"
)]

mod table;

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use table::{Goal, note, row};

const FEW: usize = 1_000;
const MANY: usize = 50_000;
const MILLION: usize = 1_000_000;
const KEYED: usize = 400;

/// What a page of memory more or less may come to, in KiB.
const SLACK: u64 = 4096;

const SECRET_ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
const KEY_TIME: &str = "1567150692;1567157892";
const BUCKET: &str = "examplebucket-1250000000";

/// The kinds of uploads.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Upload {
    Sound,
    OtherKey,
    Expired,
    Signature,
    NoJson,
    OtherBucket,
    Condition,
    Body,
}

use Upload::{Body, Condition, Expired, NoJson, OtherBucket, OtherKey, Signature, Sound};

const KINDS: [Upload; 8] = [
    Sound,
    OtherKey,
    Expired,
    Signature,
    NoJson,
    OtherBucket,
    Condition,
    Body,
];

fn policy(upload: Upload) -> String {
    let local = upload == Expired;
    let policy = json!({ "expiration": if local { "2019-08-30T01:38:12.414Z" } else { "2019-08-30T09:38:12.414Z" }, "conditions": [
        { "acl": "default" }, { "bucket": if upload == OtherBucket { "other-1250000000" } else { BUCKET } },
        ["starts-with", "$key", "folder/subfolder/"], ["starts-with", "$Content-Type", "image/"],
        { "success_action_status": "200" }, { "q-sign-algorithm": "sha1" },
        { "q-ak": SECRET_ID }, { "q-sign-time": KEY_TIME },
    ] });
    let text = policy.to_string();
    if upload == NoJson {
        text.replace("]}", ",]}")
    } else {
        text
    }
}

fn signature(policy: &str) -> String {
    use postdoc::cos::signature::{hex, hmac_sha1};
    use sha1::Digest as _;
    let sign_key = hex(&hmac_sha1(SECRET_KEY.as_bytes(), KEY_TIME.as_bytes()));
    let digest = hex(&sha1::Sha1::digest(policy));
    hex(&hmac_sha1(sign_key.as_bytes(), digest.as_bytes()))
}

fn form(upload: Upload, index: usize) -> Vec<[String; 2]> {
    let policy = policy(upload);
    let mut right = signature(&policy);
    if upload == Signature {
        // One digit is another one: no recipe explains it.
        right.replace_range(..1, if right.starts_with('0') { "1" } else { "0" });
    }
    let id = if upload == OtherKey {
        "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5Q"
    } else {
        SECRET_ID
    };
    let content_type = if upload == Condition {
        "text/plain"
    } else {
        "image/png"
    };
    [
        ("key", format!("folder/subfolder/{index}.png").as_str()),
        ("acl", "default"),
        ("Content-Type", content_type),
        ("success_action_status", "200"),
        ("policy", &STANDARD.encode(policy)),
        ("q-sign-algorithm", "sha1"),
        ("q-ak", id),
        ("q-key-time", KEY_TIME),
        ("q-signature", &right),
        ("file", "@photo.png"),
    ]
    .map(|(name, value)| [name.to_owned(), value.to_owned()])
    .to_vec()
}

/// The form as a raw request; its closing boundary is missing.
fn request(form: &[[String; 2]]) -> String {
    let mut body = String::new();
    for [name, value] in form {
        let (more, value) = match name.as_str() {
            "file" => ("; filename=\"photo.png\"\r\nContent-Type: image/png", "PNG"),
            _ => ("", value.as_str()),
        };
        let _ = write!(
            body,
            "--b7\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n"
        );
    }
    format!(
        "POST / HTTP/1.1\r\nHost: {BUCKET}.cos.ap-tokyo.myqcloud.com\r\nContent-Type: multipart/form-data; boundary=b7\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn answer(upload: Upload) -> Option<Value> {
    let (code, message) = match upload {
        Sound => return None,
        OtherKey => ("AccessDenied", format!("Condition key q-ak doesn't match the value {SECRET_ID}")),
        Expired => ("AccessDenied", "You post object request has been expired, expiration time: 1567129092 but the time now : 1567151000".to_owned()),
        Signature => ("SignatureDoesNotMatch", "The Signature you specified is invalid.".to_owned()),
        NoJson => ("InvalidPolicyDocument", "You must provide condition if you specify a policy in post object request.".to_owned()),
        OtherBucket => ("AccessDenied", "Condition key bucket doesn't match the value other-1250000000".to_owned()),
        Condition => ("AccessDenied", "Condition key Content-Type doesn't match the value image/".to_owned()),
        Body => ("MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.".to_owned()),
    };
    Some(json!(format!(
        "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>{code}</Code>\n\t<Message>{message}</Message>\n\t<RequestId>NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz</RequestId>\n</Error>"
    )))
}

fn line(index: usize, keys: bool) -> Option<String> {
    let upload = *KINDS.get(index % KINDS.len())?;
    let form = form(upload, index);
    let mut line = json!({
        "schema": "postdoc/evidence/1", "id": format!("upload-{index}"), "now": "2019-08-30T08:00:00Z",
    });
    let members = line.as_object_mut()?;
    if upload == Body {
        members.insert("request".into(), json!(request(&form)));
    } else {
        members.insert("form".into(), json!(form));
        members.insert("bucket".into(), json!(BUCKET));
    }
    if let Some(answer) = answer(upload) {
        members.insert("answer".into(), answer);
    }
    if keys {
        let pair = json!({ "secretId": SECRET_ID, "secretKey": SECRET_KEY });
        members.insert("keys".into(), pair);
    }
    Some(format!("{line}\n"))
}

/// What a run took.
struct Cost {
    /// Seconds by the clock.
    clock: f64,
    /// Seconds of processor time; by the clock where the system does not tell.
    own: f64,
    /// The most memory it held, in KiB.
    peak: Option<u64>,
}

/// Runs so many lines of these.
fn run(lines: &[String], count: usize) -> Cost {
    let lines = lines.to_vec();
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
    let clock = begin.elapsed().as_secs_f64();
    // It waits for more: what it used can still be asked for.
    let own = processor_time(child.id()).unwrap_or(clock);
    let peak = peak(child.id());
    drop(feeder.join());
    child.wait().expect("it ends");
    Cost { clock, own, peak }
}

/// Seconds that a process has spent in its own code and in the system's; Linux counts hundredths.
fn processor_time(process: u32) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, behind_the_name) = stat.rsplit_once(')')?;
    let mut fields = behind_the_name.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / 100.0)
}

fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.split_whitespace().next()?.parse().ok()
}

fn main() {
    let lines = |keys| -> Vec<String> { (0..FEW).filter_map(|index| line(index, keys)).collect() };
    let plain = lines(false);
    let few = run(&plain, FEW);
    let many = run(&plain, MANY);
    let rate = MANY as f64 / many.own;
    let clock = format!("{:.0} by the clock", MANY as f64 / many.clock);
    let figure = format!("{rate:.0}");
    let mut met = row(
        "batch, lines a second of processor time",
        &figure,
        &clock,
        rate / 5_000.0,
        Goal::Least(1.0),
    );
    let keyed = run(&lines(true), KEYED);
    let figure = format!("{:.0}", KEYED as f64 / keyed.own);
    note("batch, the same with keys", &figure, "");
    let mut runs = vec![(FEW, few), (MANY, many)];
    if std::env::args().any(|arg| arg == "--million") {
        runs.push((MILLION, run(&plain, MILLION)));
    }
    let first = runs.first().and_then(|(_, cost)| cost.peak);
    for (count, cost) in &runs {
        if let (Some(first), Some(peak)) = (first, cost.peak) {
            let most = (first + SLACK) as f64 / first as f64;
            met &= row(
                &format!("batch, memory with {count} lines"),
                &format!("{peak} KiB"),
                &format!("{FEW} lines {first} KiB"),
                peak as f64 / first as f64,
                Goal::Most(most),
            );
        }
    }
    assert!(met, "slower than asked, or memory grows with the lines");
}
