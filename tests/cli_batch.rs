//! Many uploads at once: one evidence object a line in, one diagnosis a line out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::too_many_lines,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, and a table may be long"
)]

mod cli_common;

use cli_common::{Run, run_with};
use serde_json::Value;

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
fn a_bad_line_gives_an_error_object_with_its_number_and_no_end() {
    let good = r#"{"schema":"postdoc/evidence/1","answer":"Access Denied."}"#;
    let mut input = Vec::new();
    for line in [
        good.as_bytes(),
        b"{\"schema\":",
        b"\xff\xfe\x00",
        b"[1,2]",
        b"",
        br#"{"schema":"postdoc/evidence/9"}"#,
        good.as_bytes(),
    ] {
        input.extend_from_slice(line);
        input.push(b'\n');
    }
    let Run { status, out, .. } = run_with(&["diagnose", "--batch"], &input);
    let said = lines(&out);
    let bad: Vec<(u64, &str)> = said
        .iter()
        .filter(|line| line["schema"] == "postdoc/error/1")
        .map(|line| {
            (
                line["line"].as_u64().unwrap(),
                line["error"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        bad,
        [
            (2, "not-json"),
            (3, "not-json"),
            (4, "not-json"),
            (6, "other-version")
        ]
    );
    assert_eq!(said.len(), 6);
    assert!([1, 3].contains(&status), "{status}");
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
