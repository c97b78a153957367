//! `postdoc sign` on the values that Tencent prints in 436/14690.

use std::path::PathBuf;

use crate::cli::common::{Run, run};
use serde_json::Value;

fn file(name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sign");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn vector() -> Value {
    let text = include_str!("../../data/post-signature-official.json");
    serde_json::from_str(text).unwrap()
}

fn sign(name: &str, more: &[&str]) -> Run {
    let vector = vector();
    let policy = file(
        &format!("{name}-policy.json"),
        vector["policy_text"].as_str().unwrap(),
    );
    let keys =
        serde_json::json!({ "secretId": vector["secret_id"], "secretKey": vector["secret_key"] });
    let keys = file(&format!("{name}-keys.json"), &keys.to_string());
    let mut line = vec![
        "sign",
        "--policy",
        policy.to_str().unwrap(),
        "--keys",
        keys.to_str().unwrap(),
    ];
    line.extend(more);
    run(&line)
}

#[test]
fn the_official_vector_is_reproduced() {
    let Run { status, out, err } = sign("json", &["--format", "json"]);
    assert_eq!(status, 0, "{err}");
    let value: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(value["key_time"], "1567150692;1567157892");
    assert_eq!(
        value["string_to_sign"],
        "d5d903b8360468bc81c1311f134989bc8c8b5b89"
    );
    assert_eq!(
        value["signature"],
        "7758dc9a832e9d301dca704cacbf9d9f8172fdef"
    );
    assert_eq!(value["sign_key"], "39ac****2fba");
    assert_eq!(value["policy_base64"], vector()["policy_base64"]);
}

#[test]
fn what_is_left_open_is_told_on_standard_error_and_nowhere_else() {
    for (format, open) in [
        ("curl", "COS_CONTENT_TYPE, REGION, FILE"),
        ("env", "COS_CONTENT_TYPE, REGION, FILE"),
        ("html", "COS_CONTENT_TYPE, REGION\n"),
        ("text", ""),
    ] {
        let Run { out, err, .. } = sign("open", &["--format", format]);
        assert_eq!(
            err.contains("Set these before use"),
            !open.is_empty(),
            "{format}: {err}"
        );
        assert!(err.contains(open), "{format}: {err}");
        assert!(!out.contains("Set these before use"), "{format}");
    }
}

#[test]
fn no_format_holds_the_secret_or_the_whole_sign_key() {
    for format in ["text", "json", "env", "curl", "html", "form"] {
        let Run { status, out, err } = sign(&format!("all-{format}"), &["--format", format]);
        assert_eq!(status, 0, "{err}");
        assert!(
            out.contains("7758dc9a832e9d301dca704cacbf9d9f8172fdef"),
            "{format}: {out}"
        );
        assert!(
            !out.contains("BQYIM7") && !out.contains("39acc8c9"),
            "{format}: {out}"
        );
    }
}

#[test]
fn the_first_value_that_departs_is_named() {
    for (name, theirs, said) in [
        (
            "agree",
            "signKey=39acc8c9f34ba5b19bce4e965b370cd3f62d2fba\npolicyBytes: 555\n",
            "match the correct ones",
        ),
        (
            "digest",
            "policySha1: 2d648489\nsignature: 0000\n",
            "policySha1",
        ),
        (
            "key",
            "{\"sign_key\": \"00\", \"StringToSign\": \"11\"}",
            "signKey",
        ),
    ] {
        let theirs = file(&format!("theirs-{name}"), theirs);
        let Run { status, out, err } = sign(name, &["--theirs", theirs.to_str().unwrap()]);
        assert_eq!(status, 0, "{err}");
        // What comes behind the steps.
        let verdict = out.rsplit("\n\n").next().unwrap();
        assert!(verdict.contains(said), "{out}");
    }
}

#[test]
fn what_is_missing_is_named_with_its_file() {
    let empty = file("nothing.json", "{}");
    let path = empty.to_str().unwrap();
    let Run { status, out, err } = run(&["sign", "--policy", path, "--keys", path]);
    assert_eq!((status, out.as_str()), (3, ""));
    assert!(err.contains("nothing.json"), "{err}");
}

#[test]
fn the_key_time_that_the_policy_demands_wins_and_a_masked_key_signs_nothing() {
    let id = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
    let policy = file(
        "demanding-policy.json",
        r#"{"expiration":"2019-08-30T09:38:12Z","conditions":[{"q-sign-time":"1567150692;1567157892"}]}"#,
    );
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    for (name, key, wanted) in [("whole", secret, 0), ("masked", "BQYIM75p****SVHlz", 3)] {
        let keys = serde_json::json!({
            "secretId": id, "secretKey": key, "keyTime": "1600000000;1600000900",
        });
        let keys = file(&format!("demanding-{name}.json"), &keys.to_string());
        let line = [
            "sign",
            "--policy",
            policy.to_str().unwrap(),
            "--keys",
            keys.to_str().unwrap(),
            "--format",
            "env",
        ];
        let Run { status, out, err } = run(&line);
        assert_eq!(status, wanted, "{name}: {out}{err}");
        assert_eq!(out.contains("1567150692;1567157892"), wanted == 0, "{out}");
        assert!(!out.contains("1600000000"), "{out}");
    }
}

#[test]
fn a_policy_file_is_signed_with_the_line_end_it_has_as_other_tools_read_it() {
    let text = format!("{}\n", vector()["policy_text"].as_str().unwrap());
    let policy = file("line-end.json", &text);
    let keys = serde_json::json!({ "secretId": vector()["secret_id"], "secretKey": vector()["secret_key"] });
    let keys = file("line-end-keys.json", &keys.to_string());
    let theirs = file("line-end-theirs.txt", "policyBytes = 555\n");
    let paths = [&policy, &keys, &theirs].map(|path| path.to_str().unwrap().to_owned());
    let [policy, keys, theirs] = &paths;
    let line = [
        "sign", "--policy", policy, "--keys", keys, "--theirs", theirs,
    ];
    let json = run(&[&line[..], &["--format", "json"]].concat());
    let value: Value = serde_json::from_str(&json.out).unwrap();
    // The near miss that the ground truth lists for a final line end.
    assert_eq!(
        value["policy_sha1"],
        "f9439bc12b44eda2d91fddfdf44ca2d248fad528"
    );
    assert_eq!(value["policy_bytes"], 556);
    let told = run(&line).out;
    assert!(told.contains("without the line ending after it"), "{told}");
}

#[test]
fn a_key_in_the_wrong_variable_is_masked_all_the_same() {
    let vector = vector();
    let secret = vector["secret_key"].as_str().unwrap();
    let sign_key = "39acc8c9f34ba5b19bce4e965b370cd3f62d2fba";
    for (name, value) in [
        ("stringToSign", secret),
        ("signature", sign_key),
        ("policySha1", sign_key),
    ] {
        let theirs = file(&format!("mixed-{name}.txt"), &format!("{name} = {value}\n"));
        for format in ["text", "json"] {
            let told = sign(
                &format!("mixed-{name}"),
                &["--theirs", theirs.to_str().unwrap(), "--format", format],
            );
            assert!(told.out.contains(name), "{}", told.out);
            assert!(!told.out.contains(value), "{}", told.out);
        }
    }
}
