//! `postdoc sign` from the inside: the published values, somebody's own values against them, and what is ready to run,
//! run against a server of a few lines.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;

use crate::support::{SECRET_ID, SECRET_KEY, START, Upload, at};
use postdoc::cos::multipart::scan;
use postdoc::evidence::{Evidence, Slot};
use postdoc::remedy::sign::{self, Hint, Signing, StepName, Theirs, sign};
use serde_json::Value;

const OFFICIAL: &str = include_str!("../../data/post-signature-official.json");

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
    let keys = format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY}"}}"#);
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
    crate::support::postdoc_options(&mut made, "examplebucket-1250000000", 48_211);
    let diagnosis =
        postdoc::diagnosis::diagnose(&made, &at(START + 60), postdoc::diagnosis::Effort::Quick);
    assert_eq!(crate::support::loud(&diagnosis), [""; 0]);
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

/// A folder of its own with one file in it.
fn folder(of: &str, name: &str, content: &[u8]) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("postdoc-{of}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), content).unwrap();
    folder
}

/// Runs a line in a shell in a folder, against this server: the request that came.
fn run(
    folder: &std::path::Path,
    line: impl Fn(&str) -> String,
    set: &[(&str, &str)],
) -> (String, Vec<u8>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let line = line(&format!("http://{}/", listener.local_addr().unwrap()));
    let server = std::thread::spawn(move || serve(&listener));
    let ran = Command::new("sh")
        .arg("-c")
        .arg(&line)
        .current_dir(folder)
        .envs(set.iter().copied())
        .env("no_proxy", "*")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{line}\n{errors}");
    let request = server.join().unwrap();
    std::fs::remove_dir_all(folder).ok();
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
    let file = found.parts.iter().find_map(|part| part.filename.as_ref());
    (sent, file.unwrap().text.clone())
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
    let folder = folder("curl", "photo; 1.png", content);
    let file = folder.join("photo; 1.png");
    let line = |url: &str| sign::curl(&signing, url, &file.to_string_lossy());
    let (line, request) = run(&folder, line, &[("COS_TOKEN", token)]);
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

const HIDDEN: &str = "Access to fetch at 'https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/' from origin 'https://www.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";

/// The line for an upload whose answer is hidden, and what is known of the upload.
fn resent(
    evidence: &mut Evidence,
    row: Option<&str>,
) -> (Option<sign::Resend>, postdoc::diagnosis::Diagnosis) {
    evidence
        .add(HIDDEN.as_bytes(), Some(Slot::Error), None)
        .unwrap();
    let said = row.map(|row| ("hidden.row".to_owned(), row.to_owned()));
    evidence.said.extend(said);
    let diagnosis =
        postdoc::diagnosis::diagnose(evidence, &at(START), postdoc::diagnosis::Effort::Quick);
    assert_eq!(diagnosis.branch, "none.hidden");
    let redactor = postdoc::report::Redactor::new(evidence);
    let clean = |text: &str| redactor.text(text).into_owned();
    let line = sign::resend(evidence, &evidence.facts(), &diagnosis, clean);
    (line, diagnosis)
}

#[test]
fn the_line_that_shows_a_hidden_answer_sends_the_same_form_with_the_real_file() {
    if Command::new("curl").arg("--version").output().is_err() {
        return;
    }
    let token = "made-up-token-made-up-token-made-up-token";
    let mut pairs = Upload::default().pairs();
    pairs.insert(1, ("x-cos-security-token".to_owned(), token.to_owned()));
    pairs.insert(
        2,
        (
            "x-cos-meta-$(touch x)".to_owned(),
            "'`\\\"$HOME @;,\u{1b}[31m".to_owned(),
        ),
    );
    let file = pairs.iter_mut().find(|(name, _)| name == "file").unwrap();
    "@../../photo.png 5".clone_into(&mut file.1);
    pairs.push(("x-cos-meta-late".to_owned(), "1".to_owned()));
    let form = serde_json::json!(pairs).to_string();
    let mut evidence = Evidence::default();
    evidence
        .add(form.as_bytes(), Some(Slot::Form), None)
        .unwrap();
    let (resend, _) = resent(&mut evidence, None);
    let resend = resend.unwrap();
    let signature = pairs
        .iter()
        .find(|(name, _)| name == "q-signature")
        .unwrap();
    let signature = signature.1.clone();
    for secret in [token, &signature, "\u{1b}"] {
        assert!(!resend.line.contains(secret), "{}", resend.line);
    }
    assert_eq!(
        resend.variables,
        ["COS_TOKEN", "COS_X_COS_META___TOUCH_X_", "COS_Q_SIGNATURE"]
    );
    let folder = folder("resend", "photo.png", b"made up");
    let line = |url: &str| {
        let (front, _) = resend.line.rsplit_once("https://").unwrap();
        format!("{front}{url}\n")
    };
    let odd = pairs[2].1.clone();
    let variables = [
        ("COS_TOKEN", token),
        ("COS_Q_SIGNATURE", signature.as_str()),
        ("COS_X_COS_META___TOUCH_X_", odd.as_str()),
    ];
    let (line, request) = run(&folder, line, &variables);
    let (sent, filename) = parts(&request);
    assert_eq!(filename, "photo.png");
    let file = pairs.iter_mut().find(|(name, _)| name == "file").unwrap();
    "made up".clone_into(&mut file.1);
    assert_eq!(sent, pairs, "{line}");
}

#[test]
fn without_a_form_the_line_is_a_template_of_what_the_policy_demands() {
    let upload = Upload::default();
    let mut evidence = Evidence::default();
    evidence
        .add(upload.policy.as_bytes(), Some(Slot::Policy), None)
        .unwrap();
    let line = resent(&mut evidence, None).0.unwrap();
    let policy = format!(
        "--form-string policy={}",
        postdoc::text::base64(upload.policy.as_bytes())
    );
    for wanted in [
        policy.as_str(),
        "q-key-time=",
        "-F file=@FILE",
        "q-signature=\"$COS_Q_SIGNATURE\"",
    ] {
        assert!(line.line.contains(wanted), "{wanted}\n{}", line.line);
    }
    // The browser's sentence names the address that the page posts to.
    let nothing = resent(&mut Evidence::default(), None).0.unwrap();
    assert_eq!(
        nothing.line,
        "curl -i \\\n  --form-string key=\"$COS_KEY\" \\\n  --form-string policy=\"$COS_POLICY\" \\\n  --form-string q-sign-algorithm=sha1 \\\n  --form-string q-ak=\"$COS_Q_AK\" \\\n  --form-string q-key-time=\"$COS_Q_KEY_TIME\" \\\n  --form-string q-signature=\"$COS_Q_SIGNATURE\" \\\n  -F file=@FILE \\\n  https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/\n"
    );
    assert_eq!(nothing.variables.len(), 5);
}

#[test]
fn each_row_of_the_network_tab_has_its_conclusion_and_only_an_open_one_a_line() {
    let rows = [
        ("options-refused", true, ["not sent", "送信されていません"]),
        ("stored", false, ["is stored", "保存されています"]),
        ("refused", true, ["COS rejected", "COS が拒否しました"]),
        (
            "not-reached",
            false,
            ["did not reach COS", "COS に届いていません"],
        ),
    ];
    for (row, offered, says) in rows {
        let mut evidence = Upload::default().evidence("");
        let (line, diagnosis) = resent(&mut evidence, Some(row));
        assert_eq!(line.is_some(), offered, "{row}");
        let last = diagnosis.path.last().unwrap();
        assert_eq!((last.node, last.answer.as_str()), ("hidden.row", row));
        for (lang, says) in [postdoc::locale::Lang::En, postdoc::locale::Lang::Ja]
            .into_iter()
            .zip(says)
        {
            let report = postdoc::report::Report::new(&evidence, &diagnosis, lang, 0);
            let text = postdoc::report::text::render(
                &report,
                postdoc::report::text::Layout {
                    width: 120,
                    ..Default::default()
                },
            );
            let markdown = postdoc::report::markdown::render(&report);
            for out in [text, markdown] {
                assert!(out.contains(says), "{row}: {out}");
                assert_eq!(out.contains("curl -i"), offered, "{row}: {out}");
            }
        }
    }
}

#[test]
fn every_field_a_condition_demands_is_in_every_format_and_half_a_type_is_nobody_s_value() {
    let upload = Upload::default().policy_replaced(
        r#"{ "acl": "default" }"#,
        r#"{ "acl": "default" }, { "x-cos-meta-a": "b" }, [ "starts-with", "$success_action_redirect", "" ]"#,
    );
    let mut evidence = Evidence::default();
    let keys = format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY}"}}"#);
    for (paste, slot) in [(upload.policy, Slot::Policy), (keys, Slot::Keys)] {
        evidence.add(paste.as_bytes(), Some(slot), None).unwrap();
    }
    let signing = sign(&evidence, START).unwrap();
    let url = signing.url();
    for (name, out) in [
        ("env", sign::env(&signing)),
        ("curl", sign::curl(&signing, &url, "a.png")),
        ("html", sign::html(&signing, &url)),
        ("form", sign::form(&signing).to_string()),
    ] {
        let plain = out.to_ascii_lowercase().replace('_', "-");
        for field in [
            "acl",
            "x-cos-meta-a",
            "success-action-redirect",
            "q-signature",
        ] {
            assert!(plain.contains(field), "{name} lacks {field}:\n{out}");
        }
        for half in ["image/'", "image/\"", "image/\n"] {
            assert!(!out.contains(half), "{name}:\n{out}");
        }
    }
    assert_eq!(signing.variables(), ["COS_CONTENT_TYPE"]);
}
