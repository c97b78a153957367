//! Many uploads at once: one evidence object a line in, one diagnosis a line out.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Command, Stdio};

use crate::cli::common::{Run, run_with};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// The longest line that is kept, and the longest paste inside of one.
const LINE_LIMIT: usize = 16 * 1024 * 1024;
const PASTE_LIMIT: usize = 8 * 1024 * 1024;

/// A line that is diagnosed: one of the seven messages, and nothing beside it.
const GOOD: &str = r#"{"answer":"The Signature you specified is invalid."}"#;

/// What was said of each line: `diagnosis`, or the error with its line number.
fn outcomes(input: &[u8]) -> (i32, Vec<String>) {
    let Run { status, out, err } = run_with(&["diagnose", "--batch"], input);
    assert_eq!(err, "");
    let said = lines(&out);
    let outcome = |line: &Value| match line["schema"].as_str() {
        Some("postdoc/diagnosis/1") => "diagnosis".to_owned(),
        Some("postdoc/error/1") => {
            let number = line["line"].as_u64().unwrap();
            let message = line["message"].as_str().unwrap();
            assert!(message.contains(&number.to_string()), "{message}");
            format!("{number} {}", line["error"].as_str().unwrap())
        }
        other => panic!("{other:?}"),
    };
    (status, said.iter().map(outcome).collect())
}

/// A sound upload as far as it is known: nothing is signed and nothing is wrong.
fn sound() -> String {
    let policy = r#"{"expiration":"2019-08-30T09:38:12.414Z","conditions":[{"bucket":"examplebucket-1250000000"},{"q-sign-algorithm":"sha1"},{"q-ak":"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"},{"q-sign-time":"1567150692;1567157892"}]}"#;
    let form = json!([
        ["key", "photo.png"],
        ["q-sign-algorithm", "sha1"],
        ["q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"],
        ["q-key-time", "1567150692;1567157892"],
        ["q-signature", "0123456789abcdef0123456789abcdef01234567"]
    ]);
    json!({ "policy": policy, "form": form, "now": "2019-08-30T08:00:00Z" }).to_string()
}

fn lines(out: &str) -> Vec<Value> {
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn answers_come_in_order_with_the_ids_that_were_given() {
    let input: String = (0..20)
        .map(|number| {
            let line = serde_json::json!({
                "schema": "postdoc/evidence/1",
                "id": format!("upload-{number}"),
                "answer": "The Signature you specified is invalid.",
            });
            format!("{line}\n")
        })
        .collect();
    let Run { out, err, .. } = run_with(&["diagnose", "--batch"], input.as_bytes());
    let ids: Vec<String> = lines(&out)
        .iter()
        .map(|line| line["id"].as_str().unwrap().to_owned())
        .collect();
    let expected: Vec<String> = (0..20).map(|number| format!("upload-{number}")).collect();
    assert_eq!(ids, expected, "{err}");
}

#[test]
fn no_line_at_all_is_a_usage_error() {
    assert_eq!(run_with(&["diagnose", "--batch"], b"").status, 2);
    assert_eq!(
        run_with(&["diagnose", "--batch", "--form", "x"], b"").status,
        2
    );
}

#[test]
fn a_secret_in_a_line_comes_out_nowhere() {
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    let line = serde_json::json!({
        "id": secret,
        "answer": format!("<Error><Code>{secret}</Code></Error>"),
        "keys": format!(r#"{{"secretId":"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q","secretKey":"{secret}"}}"#),
    });
    let Run { out, err, .. } = run_with(&["diagnose", "--batch"], line.to_string().as_bytes());
    let said = lines(&out);
    assert_eq!(said.len(), 1, "{out}{err}");
    assert_eq!(said[0]["schema"], "postdoc/diagnosis/1", "{out}");
    assert_eq!(said[0]["id"], "****", "{out}");
    for piece in secret.as_bytes().windows(6) {
        let piece = std::str::from_utf8(piece).unwrap();
        assert!(
            !out.contains(piece) && !err.contains(piece),
            "{piece} in {out}{err}"
        );
    }
}

#[test]
fn flags_hold_for_every_line_and_only_json_is_written() {
    let policy = r#"{"expiration":"2026-11-23T09:00:00Z","conditions":[{"bucket":"examplebucket-1250000000"}]}"#;
    let own = serde_json::json!({ "policy": policy, "bucket": "examplebucket-1250000000" });
    let input = format!("{}\n{own}\n", serde_json::json!({ "policy": policy }));
    let line = [
        "diagnose",
        "--batch",
        "--bucket",
        "other-1250000000",
        "--now",
        "2026-11-23T08:00:00Z",
    ];
    let Run { out, err, .. } = run_with(&line, input.as_bytes());
    let mismatch: Vec<bool> = lines(&out)
        .iter()
        .map(|line| line["findings"].to_string().contains("condition.mismatch"))
        .collect();
    assert_eq!(mismatch, [true, false], "{out}{err}");
    for format in ["text", "markdown"] {
        let Run { status, out, .. } = run_with(
            &["diagnose", "--batch", "--format", format],
            input.as_bytes(),
        );
        assert_eq!((status, out.as_str()), (2, ""));
    }
}

#[test]
fn a_line_of_ten_megabytes_is_one_error_object_and_the_next_one_is_diagnosed() {
    let long = "x".repeat(10_000_000);
    let pastes: Vec<String> = ["answer", "policy", "form", "request", "keys"]
        .iter()
        .map(|member| json!({ *member: long }).to_string())
        .collect();
    let mut input: Vec<String> = pastes.clone();
    input.push(long);
    input.push(GOOD.to_owned());
    let (status, said) = outcomes(input.join("\n").as_bytes());
    let expected = [
        "1 member",
        "2 member",
        "3 member",
        "4 member",
        "5 member",
        "6 not-json",
    ];
    assert_eq!(said[..6], expected);
    assert_eq!((said.len(), said[6].as_str(), status), (7, "diagnosis", 3));
}

#[test]
fn a_long_line_is_diagnosed_as_long_as_it_is_under_the_limit() {
    // A raw body with a file of seven megabytes.
    let file = "x".repeat(7_000_000);
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na.png\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n{file}\r\n--b--\r\n"
    );
    assert!(body.len() < PASTE_LIMIT);
    let fits = json!({ "request": body }).to_string();
    let filled = |length: usize| {
        let head = r#"{"answer":"Access Denied.","#;
        let blank = " ".repeat(length - head.len() - 8);
        format!(r#"{head}{blank}"id":""}}"#)
    };
    let at_the_limit = filled(LINE_LIMIT);
    let beyond = filled(LINE_LIMIT + 1);
    assert_eq!(at_the_limit.len(), LINE_LIMIT);
    let input = [fits.as_str(), &beyond, &at_the_limit, &beyond, GOOD].join("\n");
    let (status, said) = outcomes(input.as_bytes());
    let expected = [
        "diagnosis",
        "2 too-long",
        "diagnosis",
        "4 too-long",
        "diagnosis",
    ];
    assert_eq!(said, expected);
    assert_eq!(
        status, 1,
        "a fault weighs more than a line that could not be read"
    );
}

#[test]
fn every_kind_of_bad_line_is_one_error_object_in_its_place() {
    let bad: [(&[u8], &str); 16] = [
        (b"\xff\xfe\x00", "not-json"),
        (b"{\"answer\":\"Access \xffDenied.\"}", "not-json"),
        (b"{\"\xe3\x81\":1}", "not-json"),
        (b"{\"answer\":\"Access Den", "not-json"),
        (b"{\"answer\":\"Access Denied.\"", "not-json"),
        (b"{\"answer\":\"Access Denied.\"} {}", "not-json"),
        (b"[]", "not-json"),
        (b"\"answer\"", "not-json"),
        (b"17", "not-json"),
        (b"null", "not-json"),
        (b"Access Denied.", "not-json"),
        (
            br#"{"schema":"postdoc/evidence/2","answer":"Access Denied."}"#,
            "other-version",
        ),
        (br#"{"schema":"postdoc/diagnosis/1"}"#, "other-version"),
        (
            br#"{"schema":1,"answer":"Access Denied."}"#,
            "other-version",
        ),
        (br#"{"answer":true}"#, "member"),
        (
            br#"{"answer":"Access Denied.","now":"yesterday"}"#,
            "member",
        ),
    ];
    let mut input = Vec::new();
    let mut expected = Vec::new();
    for (number, (line, error)) in bad.iter().enumerate() {
        input.extend_from_slice(line);
        input.push(b'\n');
        input.extend_from_slice(GOOD.as_bytes());
        input.push(b'\n');
        expected.push(format!("{} {error}", 2 * number + 1));
        expected.push("diagnosis".to_owned());
    }
    let (status, said) = outcomes(&input);
    assert_eq!(said, expected);
    assert_eq!(status, 3);
}

#[test]
fn empty_lines_say_nothing_and_are_counted() {
    let input = format!("\n  \t\r\n{GOOD}\r\n\n\u{feff}{GOOD}\nx\n\n\n");
    let (_, said) = outcomes(input.as_bytes());
    assert_eq!(said, ["diagnosis", "5 not-json", "6 not-json"]);
    assert_eq!(outcomes(b"\n\n\n").0, 2, "nothing was given");
}

#[test]
fn the_last_line_needs_no_end_and_a_cut_one_is_said_to_be_cut() {
    assert_eq!(outcomes(GOOD.as_bytes()).1, ["diagnosis"]);
    for length in 1..GOOD.len() {
        let input = format!("{GOOD}\n{}", &GOOD[..length]);
        let (_, said) = outcomes(input.as_bytes());
        assert_eq!(said, ["diagnosis", "2 not-json"], "{}", &GOOD[..length]);
    }
}

#[test]
fn the_exit_status_is_that_of_the_worst_line() {
    let fault = r#"{"policy":"{\"expiration\":\"2019-08-30T09:38:12.414Z\"}"}"#;
    let sound = sound();
    let of = |lines: &[&str]| outcomes(lines.join("\n").as_bytes()).0;
    assert_eq!(of(&[sound.as_str()]), 0);
    assert_eq!(of(&[sound.as_str(), GOOD]), 4, "undetermined");
    assert_eq!(of(&[sound.as_str(), GOOD, "{"]), 3, "unreadable");
    assert_eq!(of(&["{", GOOD, fault, sound.as_str()]), 1, "a fault");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let sound = sound();
    let mut child = Command::new(env!("CARGO_BIN_EXE_postdoc"))
        .args(["diagnose", "--batch", "--lang", "en"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Endless, like a log that is followed.
    let feeder = std::thread::spawn(move || {
        while stdin
            .write_all(sound.as_bytes())
            .and_then(|()| stdin.write_all(b"\n"))
            .is_ok()
        {}
    });
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    output.read_line(&mut first).unwrap();
    assert!(
        first.starts_with("{\"schema\":\"postdoc/diagnosis/1\""),
        "{first}"
    );
    drop(output);
    let status = child.wait().unwrap();
    feeder.join().unwrap();
    let mut err = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut err)
        .unwrap();
    assert_eq!((status.code(), err.as_str()), (Some(0), ""));
}

#[test]
fn a_wrong_signature_with_a_key_is_searched_two_steps_deep_so_that_no_line_holds_up_the_next() {
    let policy = r#"{"expiration":"2026-11-23T12:30:00Z","conditions":[{"bucket":"examplebucket-1250000000"},["starts-with","$key",""],{"q-sign-algorithm":"sha1"},{"q-ak":"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"},{"q-sign-time":"1795435200;1795437000"}]}"#;
    let form = json!([
        ["key", "a.png"],
        ["policy", STANDARD.encode(policy)],
        ["q-sign-algorithm", "sha1"],
        ["q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"],
        ["q-key-time", "1795435200;1795437000"],
        ["q-signature", "0123456789abcdef0123456789abcdef01234567"],
        ["file", "@a.png"],
    ]);
    let line = json!({
        "form": form,
        "now": "2026-11-23T12:01:00Z",
        "keys": "SecretId=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nSecretKey=BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
    });
    let Run { out, .. } = run_with(&["diagnose", "--batch"], line.to_string().as_bytes());
    let said = lines(&out);
    let findings = said[0]["findings"].as_array().unwrap();
    let unexplained = |finding: &&Value| finding["id"] == "signature.unexplained";
    let found = findings.iter().find(unexplained);
    assert_eq!(found.unwrap()["params"]["depth"], 2, "{out}");
}
