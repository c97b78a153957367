//! `postdoc sign` from the inside: the published values, somebody's own values against them, and what is ready to run,
//! run against a server of a few lines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails loudly"
)]

mod support;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;

use postdoc::cos::multipart::scan;
use postdoc::evidence::{Evidence, Slot};
use postdoc::remedy::sign::{self, Hint, Signing, StepName, Theirs, sign};
use serde_json::Value;
use support::{SECRET_KEY, START, Upload, at};

const OFFICIAL: &str = include_str!("data/post-signature-official.json");

fn official() -> (Value, Signing) {
    let vector: Value = serde_json::from_str(OFFICIAL).unwrap();
    let mut evidence = Evidence::default();
    evidence
        .add(
            vector["policy_base64"].as_str().unwrap().as_bytes(),
            Some(Slot::Policy),
            None,
        )
        .unwrap();
    let keys = format!(
        r#"{{"secretId":"{}","secretKey":"{}"}}"#,
        vector["secret_id"].as_str().unwrap(),
        vector["secret_key"].as_str().unwrap()
    );
    evidence
        .add(keys.as_bytes(), Some(Slot::Keys), None)
        .unwrap();
    let signing = sign(&evidence, 0).unwrap();
    (vector, signing)
}

#[test]
fn the_published_values_come_out_step_by_step_and_no_secret_does() {
    let (vector, signing) = official();
    let values: Vec<String> = signing.steps().into_iter().map(|step| step.value).collect();
    let text = |name: &str| vector[name].as_str().unwrap().to_owned();
    assert_eq!(
        values,
        [
            text("key_time"),
            "39ac****2fba".to_owned(),
            text("string_to_sign"),
            text("signature")
        ]
    );
    let all = format!(
        "{:?}{}{}{}{}",
        signing.steps(),
        sign::json(&signing, None),
        sign::env(&signing),
        sign::curl(&signing, &signing.url(), sign::FILE),
        sign::html(&signing, &signing.url()),
    );
    for secret in [text("secret_key"), text("sign_key")] {
        for at in 0..secret.len() - 6 {
            assert!(
                !all.contains(&secret[at..at + 6]),
                "{}",
                &secret[at..at + 6]
            );
        }
    }
}

#[test]
fn the_first_value_that_departs_is_named_with_the_slip_behind_it() {
    let (vector, signing) = official();
    let near = &vector["near_misses_for_string_to_sign"];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = [
        (format!("signKey = {}", text(&vector["sign_key"])), None),
        ("signKey: 39ac****2fba".to_owned(), None),
        ("policySha1 = d5d903b8\npolicyBytes = 555".to_owned(), None),
        (
            "policyBytes=556".to_owned(),
            Some((StepName::StringToSign, Some(Hint::TrailingNewline))),
        ),
        (
            "policyBytes=740".to_owned(),
            Some((StepName::StringToSign, Some(Hint::SignedBase64Policy))),
        ),
        (
            "policyBytes=100".to_owned(),
            Some((StepName::StringToSign, None)),
        ),
        (
            format!("{{\"stringToSign\":{}}}", near["crlf"]),
            Some((StepName::StringToSign, Some(Hint::LineEndings))),
        ),
        (
            format!("sha1 = {}", &text(&near["sha1_of_base64_text"])[..8]),
            Some((StepName::StringToSign, Some(Hint::SignedBase64Policy))),
        ),
        (
            "signKey = 0000000000000000000000000000000000000000\nsignature = x".to_owned(),
            Some((StepName::SignKey, None)),
        ),
        (
            format!(
                "signKey = {}",
                postdoc::cos::signature::sign_key(b"1567150692;1567157892", SECRET_KEY.as_bytes())
            ),
            Some((StepName::SignKey, Some(Hint::SignKeyArguments))),
        ),
        (
            "q-signature = 7758DC9A832E9D301DCA704CACBF9D9F8172FDEF".to_owned(),
            Some((StepName::Signature, Some(Hint::UpperCase))),
        ),
        (
            "q-key-time = 1567150692000;1567157892000".to_owned(),
            Some((StepName::KeyTime, Some(Hint::Milliseconds))),
        ),
    ];
    for (given, wanted) in rows {
        let theirs = Theirs::read(given.as_bytes()).unwrap();
        let found = signing.departs(&theirs);
        assert_eq!(
            found.as_ref().map(|it| (it.step, it.hint)),
            wanted,
            "{given}"
        );
        let shown = format!("{found:?}");
        assert!(!shown.contains("39acc8c9f34ba5b1"), "{shown}");
    }
    assert!(Theirs::read(b"nothing here").is_none());
}

#[test]
fn what_sign_makes_is_sound() {
    let upload = Upload::default();
    let mut evidence = upload.evidence("");
    let keys = format!(
        r#"{{"secretId":"{}","secretKey":"{SECRET_KEY}"}}"#,
        support::SECRET_ID
    );
    evidence
        .add(keys.as_bytes(), Some(Slot::Keys), None)
        .unwrap();
    let signing = sign(&evidence, START).unwrap();
    let mut made = Evidence::default();
    made.add(
        sign::form(&signing).to_string().as_bytes(),
        Some(Slot::Form),
        None,
    )
    .unwrap();
    made.add(keys.as_bytes(), Some(Slot::Keys), None).unwrap();
    support::postdoc_options(&mut made, "examplebucket-1250000000", 48_211);
    let diagnosis =
        postdoc::diagnosis::diagnose(&made, &at(START + 60), postdoc::diagnosis::Effort::Quick);
    assert_eq!(support::loud(&diagnosis), [""; 0]);
}

/// Takes one request, answers 204 and gives back what came.
fn serve(listener: &TcpListener) -> Vec<u8> {
    let (mut stream, _) = listener.accept().unwrap();
    let mut got = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let head = memchr::memmem::find(&got, b"\r\n\r\n");
        if let Some(head) = head {
            let text = String::from_utf8_lossy(&got[..head]).to_ascii_lowercase();
            let length = text
                .split("content-length: ")
                .nth(1)
                .and_then(|it| it.split("\r\n").next()?.parse().ok());
            if got.len() >= head + 4 + length.unwrap_or(0) {
                break;
            }
        }
        let read = stream.read(&mut buffer).unwrap();
        if read == 0 {
            break;
        }
        got.extend_from_slice(&buffer[..read]);
    }
    stream
        .write_all(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        .unwrap();
    got
}

/// Runs the curl line in a shell, against this server: the line and the request that came.
fn delivered(signing: &Signing, content: &[u8], token: &str) -> (String, Vec<u8>) {
    let directory = std::env::temp_dir().join(format!("postdoc-curl-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    let file = directory.join("photo; 1.png");
    std::fs::write(&file, content).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || serve(&listener));
    let line = sign::curl(signing, &url, &file.to_string_lossy());
    let ran = Command::new("sh")
        .arg("-c")
        .arg(&line)
        .env("COS_TOKEN", token)
        .env("no_proxy", "*")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{line}\n{errors}");
    let request = server.join().unwrap();
    std::fs::remove_dir_all(&directory).ok();
    (line, request)
}

/// The parts of a request's body, and the file's name.
fn parts(request: &[u8]) -> (Vec<(String, String)>, String) {
    let head = memchr::memmem::find(request, b"\r\n\r\n").unwrap() + 4;
    let body = &request[head..];
    let found = scan(body, None);
    let text = |span: postdoc::text::Span| {
        String::from_utf8_lossy(&body[span.start..span.end]).into_owned()
    };
    let sent = found
        .parts
        .iter()
        .map(|part| (part.name.as_ref().unwrap().text.clone(), text(part.value)))
        .collect();
    let last = found.parts.last().unwrap();
    (sent, last.filename.as_ref().unwrap().text.clone())
}

#[test]
fn the_curl_line_delivers_exactly_the_form() {
    if Command::new("curl").arg("--version").output().is_err() {
        return;
    }
    let mut upload = Upload::default();
    upload.policy = upload
        .policy
        .replacen("default", "it's \\\"so\\\" $HOME `x` ; @a <b", 1);
    let mut evidence = upload.evidence("");
    evidence
        .add(
            format!("SecretKey={SECRET_KEY}\nToken=made-up-token-made-up-token-made-up-token")
                .as_bytes(),
            Some(Slot::Keys),
            None,
        )
        .unwrap();
    let signing = sign(&evidence, START).unwrap();
    let content = b"\x89PNG made up";
    let token = "made-up-token";
    let (line, request) = delivered(&signing, content, token);
    let (sent, filename) = parts(&request);
    let mut wanted = signing.fields.clone();
    for (_, value) in &mut wanted {
        if value == sign::TOKEN {
            token.clone_into(value);
        }
    }
    let content = String::from_utf8_lossy(content).into_owned();
    wanted.push(("file".to_owned(), content));
    assert_eq!(sent, wanted, "{line}");
    assert_eq!(filename, "photo; 1.png");
}
