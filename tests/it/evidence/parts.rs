//! Pastes that hold several things, and pastes that hold none: what is diagnosed is what the parts, given one by one,
//! are diagnosed as; and no reader invents an upload.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use postdoc::diagnosis::{Diagnosis, Effort, Severity, diagnose};
use postdoc::evidence::{Evidence, Slot};
use postdoc::remedy::remedy;

use crate::support::{SECRET_ID, SECRET_KEY, START, Upload, answer, at};

/// What a paste is diagnosed as: each finding with its severity, its field and the bytes that it points at.
fn told(evidence: &Evidence, diagnosis: &Diagnosis) -> Vec<String> {
    let mut told: Vec<String> = diagnosis
        .findings
        .iter()
        .map(|finding| {
            let texts: Vec<_> = finding
                .places
                .iter()
                .map(|mark| evidence.sources.text(mark.place).into_owned())
                .collect();
            let (id, field) = (finding.id.id(), &finding.field);
            format!("{id} {:?} {field:?} {texts:?}", finding.severity)
        })
        .collect();
    told.sort();
    told
}

fn diagnosed(parts: &[&[u8]]) -> (Vec<String>, String) {
    let mut evidence = Evidence::default();
    for part in parts {
        let read = evidence.add(part, None, Some("given"));
        read.unwrap_or_else(|unread| panic!("{unread}: {}", String::from_utf8_lossy(part)));
    }
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
    (
        told(&evidence, &diagnosis),
        format!("{:?}", diagnosis.verdict),
    )
}

/// What people put between the parts of a ticket, a mail or a chat; `{}` is the part's name.
const BETWEEN: [&str; 9] = [
    "\n",
    "\n\n",
    "\n\n{}:\n",
    "\n\n{}：\n",
    "\n\n「{}」\n",
    "\n\n## {}\n\n",
    "\nand this is what we send as {}, please have a look\n\n",
    "\n\nこちらが{}です。ご確認ください。\n\n",
    "\n\n----------------------------------------\n[{}]\n",
];

fn joined(parts: &[(&str, Vec<u8>)], between: &str) -> Vec<u8> {
    let mut all = Vec::new();
    for (index, (name, part)) in parts.iter().enumerate() {
        if index > 0 {
            all.extend(between.replace("{}", name).bytes());
        }
        all.extend(part);
    }
    all.push(b'\n');
    all
}

fn policies(upload: &Upload) -> Vec<Vec<u8>> {
    let coded = upload.encoded_value();
    let json = base64::engine::general_purpose::STANDARD
        .decode(&coded)
        .unwrap();
    let wrapped: Vec<&[u8]> = coded.as_bytes().chunks(64).collect();
    let value: serde_json::Value = serde_json::from_slice(&json).unwrap();
    vec![
        json,
        serde_json::to_vec_pretty(&value).unwrap(),
        wrapped.join(&b'\n'),
        coded.into_bytes(),
    ]
}

fn forms(upload: &Upload) -> Vec<Vec<u8>> {
    let pairs = upload.pairs();
    let listed = |separator: &str, end: &str| {
        let lines = pairs
            .iter()
            .map(|(name, value)| format!("{name}{separator}{value}"));
        lines.collect::<Vec<_>>().join(end).into_bytes()
    };
    let mut forms: Vec<Vec<u8>> = [
        "pairs",
        "object",
        "lines",
        "url-encoded",
        "curl",
        "http",
        "html",
    ]
    .iter()
    .map(|way| upload.written(way))
    .collect();
    let body = forms[5]
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap()
        + 4;
    forms.push(forms[5][body..].to_vec());
    forms.push(serde_json::to_vec_pretty(&pairs).unwrap());
    forms.push(listed(": ", "\n"));
    forms.push(listed("\t", "\n"));
    forms.push(listed("\n", "\n"));
    forms
}

/// Uploads with a fault each, and a sound one.
fn uploads() -> Vec<(Upload, String)> {
    let sound = Upload::default;
    vec![
        (sound(), answer("AccessDenied", "Access Denied.")),
        (
            sound().field("key", "elsewhere/a.png"),
            answer(
                "AccessDenied",
                "Condition key key doesn't match the value uploads/",
            ),
        ),
        (
            sound().field("q-ak", "AKIDsomebodyelse0000000000000000000000"),
            answer(
                "AccessDenied",
                "Condition key q-ak doesn't match the value AKID",
            ),
        ),
    ]
}

#[test]
fn parts_in_one_paste_are_diagnosed_as_parts_given_one_by_one() {
    let keys = [
        format!("SecretId: {SECRET_ID}\nSecretKey: {SECRET_KEY}").into_bytes(),
        format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY}"}}"#).into_bytes(),
    ];
    let mut turn = 0_usize;
    for (upload, answer) in uploads() {
        for form in forms(&upload) {
            for policy in policies(&upload) {
                turn += 1;
                let all = [
                    ("error", answer.clone().into_bytes()),
                    ("policy", policy.clone()),
                    ("form", form.clone()),
                    ("keys", keys[turn % 2].clone()),
                ];
                // Every subset of two and more, in every order, takes its turn.
                let subset = [15, 7, 14, 13, 11, 6, 12, 10, 5, 3, 9][turn % 11];
                let mut parts: Vec<_> = (0..4)
                    .filter(|bit| subset >> bit & 1 == 1)
                    .map(|bit| all[bit].clone())
                    .collect();
                let len = parts.len();
                parts.rotate_left(turn % len);
                if turn % 5 > 2 {
                    parts.swap(0, len - 1);
                }
                let between = BETWEEN[turn % BETWEEN.len()];
                let alone: Vec<&[u8]> = parts.iter().map(|(_, part)| part.as_slice()).collect();
                let paste = joined(&parts, between);
                let shown = String::from_utf8_lossy(&paste);
                assert_eq!(diagnosed(&[&paste]), diagnosed(&alone), "{shown}");
            }
        }
    }
}

#[test]
fn fences_and_quoting_stand_around_parts_and_belong_to_none() {
    let (upload, answer) = uploads().remove(1);
    let form = upload.written("pairs");
    let policy = policies(&upload).remove(0);
    let wanted = diagnosed(&[answer.as_bytes(), &policy, &form]);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let fenced = format!(
        "What COS says:\n```xml\n{answer}\n```\nPolicy:\n```json\n{}\n```\nForm\n~~~\n{}\n~~~\n",
        text(&policy),
        text(&form)
    );
    let quoted: Vec<String> = fenced.lines().map(|line| format!("> {line}")).collect();
    let deeper: Vec<String> = fenced.lines().map(|line| format!(">> {line}")).collect();
    for paste in [fenced, quoted.join("\n"), deeper.join("\r\n")] {
        assert_eq!(diagnosed(&[paste.as_bytes()]), wanted, "{paste}");
    }
}

/// What programs and people put in front of every line.
const GUTTERS: [&str; 14] = [
    "> ",
    "> > ",
    "| ",
    "2026-11-28T10:00:01Z INFO ",
    "2026-11-28T10:00:01.123456789Z stdout F ",
    "2026-11-28 10:00:01,123 DEBUG [main] c.e.Upload - ",
    "[2026-11-28 10:00:01] local.INFO: ",
    "Nov 28 10:00:01 host app[1234]: ",
    "11-28 10:00:01.123  1234  5678 D Upload  : ",
    "web_1  | ",
    "INFO:upload:",
    "I/flutter (12345): ",
    "[   12.345678] ",
    "    ",
];

#[test]
fn what_stands_in_front_of_every_line_belongs_to_no_part() {
    let (upload, answer) = uploads().remove(1);
    let form = upload.written("lines");
    for policy in policies(&upload) {
        let paste = joined(
            &[
                ("error", answer.clone().into_bytes()),
                ("policy", policy.clone()),
                ("form", form.clone()),
            ],
            "\n\n",
        );
        let wanted = diagnosed(&[answer.as_bytes(), &policy, &form]);
        let text = String::from_utf8(paste).unwrap();
        for gutter in GUTTERS {
            let lines: Vec<String> = text.lines().map(|line| format!("{gutter}{line}")).collect();
            let paste = lines.join("\n");
            assert_eq!(diagnosed(&[paste.as_bytes()]), wanted, "{paste}");
        }
        let numbered: Vec<String> = (text.lines().enumerate())
            .map(|(index, line)| format!("{:4}  {line}", index + 8))
            .collect();
        let paste = numbered.join("\n");
        assert_eq!(diagnosed(&[paste.as_bytes()]), wanted, "{paste}");
    }
}

#[test]
fn a_part_knows_its_bytes_in_the_paste() {
    let (upload, answer) = uploads().remove(1);
    let parts = [
        ("error", answer.into_bytes()),
        ("form", upload.written("pairs")),
    ];
    let paste = joined(&parts, "\n\nand the {}:\n");
    let mut evidence = Evidence::default();
    evidence.add(&paste, None, None).unwrap();
    let spans: Vec<&[u8]> = evidence
        .readings
        .iter()
        .map(|reading| evidence.sources.slice(reading.in_paste(&evidence)))
        .collect();
    assert_eq!(
        spans,
        parts
            .iter()
            .map(|(_, part)| part.as_slice())
            .collect::<Vec<_>>()
    );
    assert!(evidence.left.is_empty(), "a heading is nothing unread");
}

#[test]
fn what_nobody_reads_is_kept_and_stops_nothing() {
    let (upload, _) = uploads().remove(0);
    let form = upload.written("lines");
    let paste = [
        b"Dear support,\nplease help us.\n\n".as_slice(),
        &form,
        b"\nKind regards\n",
    ]
    .concat();
    let mut evidence = Evidence::default();
    evidence.add(&paste, None, None).unwrap();
    let left: Vec<_> = evidence
        .left
        .iter()
        .map(|left| evidence.sources.text(left.place))
        .collect();
    assert_eq!(left, ["Dear support,\nplease help us.", "Kind regards"]);
    assert_eq!(diagnosed(&[&paste]), diagnosed(&[&form]));
}

/// Texts about anything else, some with words that forms have too.
const OTHERS: [&str; 22] = [
    "The key to the door hangs beside the file cabinet. Policy: no smoking.",
    "name: build\non: [push]\njobs:\n  test:\n    runs-on: ubuntu\n    steps:\n      - uses: cache\n        with:\n          key: cargo\n          path: target\n",
    "[package]\nname = \"a\"\nkey = \"b\"\nversion = \"0.1.0\"\n\n[dependencies]\nfile = \"1\"\n",
    "id,key,file,size\n1,a.png,b.png,12\n2,c.png,d.png,13\n",
    "2026-07-14 04:03:20 INFO key=cache.user.12 hit\n2026-07-14 04:03:21 WARN file=a.log truncated\n2026-07-14 04:03:22 INFO acl=default\n",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nCache-Control: no-cache\r\nExpires: 0\r\n\r\n<html><body>hello</body></html>",
    "Content-Type: text/plain\nContent-Encoding: gzip\nCache-Control: max-age=60\n",
    "{\"name\": \"a\", \"key\": \"b\", \"file\": \"c\"}",
    "{\"policy\": \"allow-all\", \"rules\": []}",
    "def upload(key, file):\n    headers = {'Content-Type': 'text/plain', 'key': key}\n    return post(url, headers=headers, file=file)\n",
    "Invoke-WebRequest -Uri \"https://example.jp/\" `\n-Headers @{\n\"accept\"=\"*/*\"\n\"key\"=\"a\"\n}",
    "お世話になっております。key: についての質問です。\nfile：添付のとおりです。",
    "spec:\n  policy: Always\n  key: tls.key\n  file: /etc/tls\n  name: web\n  image: nginx\n  replicas: 3\n",
    "POST /api/login HTTP/1.1\nHost: api.example.com\nContent-Type: application/json\n\n{\"key\":\"a\",\"name\":\"b\",\"token\":\"c\"}",
    "POST /upload HTTP/1.1\r\nHost: upload.example.com\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"a.png\"\r\n\r\nxx\r\n--x--\r\n",
    "curl -X POST https://api.example.com/v1/users -H 'Authorization: Bearer abc' -F 'name=Taro' -F 'file=@a.png'",
    "key:\tthe object's name\npolicy:\tBase64 of the policy\nq-ak:\tSecretId\nq-key-time:\tstart;end\nq-signature:\tsignature\n",
    "key\n对象键\npolicy\nBase64 编码\nq-sign-algorithm\n固定为 sha1\nq-ak\nSecretId\nq-key-time\nKeyTime\nq-signature\n签名\n",
    "| key | object key |\n| policy | Base64 |\n| q-ak | SecretId |\n| q-signature | signature |\n",
    "services:\n  web:\n    environment:\n      - KEY=/etc/ssl/key.pem\n      - POLICY=always\n    volumes:\n      - ./file:/file\n",
    "10.0.0.1 - - [28/Nov/2026:10:00:01 +0000] \"POST /upload?key=a&file=b HTTP/1.1\" 403 243\n10.0.0.2 - - [28/Nov/2026:10:00:02 +0000] \"GET /policy HTTP/1.1\" 200 12\n",
    "From: a@example.jp\nTo: b@example.jp\nSubject: policy\nContent-Type: text/plain\n\nhello\n",
];

/// An error or a remedy that a text gives which is no upload.
fn invented(text: &[u8], hint: Option<Slot>) -> Option<String> {
    let mut evidence = Evidence::default();
    evidence.add(text, hint, Some("text")).ok()?;
    let clock = at(START + 60);
    let diagnosis = diagnose(&evidence, &clock, Effort::None);
    let loud = diagnosis
        .findings
        .iter()
        .find(|finding| finding.severity == Severity::Error);
    let mended = remedy(&evidence, &diagnosis, &clock).corrected.is_some();
    loud.map(|finding| finding.id.id().to_owned())
        .or_else(|| mended.then(|| "a remedy".to_owned()))
}

/// Rows of consoles, tables and lists: what stands before a name, behind it and behind the value.
const ROWS: [(&str, &str, &str); 12] = [
    ("", " ", ""),
    ("", " ", " upload.js:12:13"),
    ("upload.js:12 ", " ", ""),
    ("(2) ['", "', '", "']"),
    ("0: (2) ['", "', '", "']"),
    ("Array [ \"", "\", \"", "\" ]"),
    ("│ 0 │ '", "' │ '", "' │"),
    ("| ", " | ", " |"),
    ("- **", "**: `", "`"),
    ("・", "：", ""),
    ("    { name: '", "', value: '", "' },"),
    ("form.setField(\"", "\", \"", "\");"),
];

#[test]
fn rows_of_any_shape_are_a_form_of_which_nothing_is_missing() {
    for (upload, _) in uploads() {
        let wanted = diagnosed(&[&upload.written("lines")]);
        let ids = |told: &[String]| -> Vec<String> {
            let words = told
                .iter()
                .map(|one| one.split('[').next().unwrap_or_default().to_owned());
            words.filter(|one| !one.contains(" Note ")).collect()
        };
        for (before, between, behind) in ROWS {
            let mut pairs = upload.pairs();
            pairs.retain(|(name, _)| name != "file");
            let rows = pairs
                .iter()
                .map(|(name, value)| format!("{before}{name}{between}{value}{behind}\n"));
            let paste: String = rows.collect();
            let (told, verdict) = diagnosed(&[paste.as_bytes()]);
            assert_eq!(
                (ids(&told), verdict),
                (ids(&wanted.0), wanted.1.clone()),
                "{paste}"
            );
        }
    }
}

#[test]
fn no_reader_invents_an_upload() {
    for text in OTHERS {
        assert_eq!(invented(text.as_bytes(), None), None, "{text}");
    }
}

/// Files of a folder, spread over it, of kinds that people paste.
fn files(folder: &Path, wanted: usize) -> Vec<PathBuf> {
    const KINDS: [&str; 16] = [
        "rs", "toml", "yml", "yaml", "json", "csv", "log", "md", "txt", "py", "php", "js", "html",
        "xml", "sh", "conf",
    ];
    let mut found = Vec::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(folder) = todo.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            let kind = path
                .extension()
                .and_then(|kind| kind.to_str())
                .unwrap_or_default();
            if path.is_dir() && !path.is_symlink() {
                todo.push(path);
            } else if KINDS.contains(&kind) {
                found.push(path);
            }
        }
        if found.len() > 20_000 {
            break;
        }
    }
    found.sort();
    let step = (found.len() / wanted).max(1);
    found.into_iter().step_by(step).take(wanted).collect()
}

#[test]
fn no_reader_invents_an_upload_in_files_of_others() {
    let home = std::env::var_os("HOME")
        .map(PathBuf::from)
        .unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or(home.join(".cargo"), PathBuf::from);
    for folder in [cargo.join("registry/src"), PathBuf::from("/usr/share")] {
        if !folder.is_dir() {
            eprintln!("skipped: {} is not here", folder.display());
            continue;
        }
        for file in files(&folder, 40) {
            let Ok(text) = std::fs::read(&file) else {
                continue;
            };
            let text = &text[..text.len().min(8 * 1024)];
            assert_eq!(invented(text, None), None, "{}", file.display());
        }
    }
}
