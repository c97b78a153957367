//! The nine official samples of 436/14690 as everything people paste them as: the evidence is the same each time.

use base64::Engine as _;
use postdoc::evidence::{Evidence, Facts, Fidelity, Slot};
use serde_json::{Value, json};

fn samples() -> Vec<Value> {
    let text = include_str!("../../data/post-object-samples.json");
    let data: Value = serde_json::from_str(text).unwrap();
    data["samples"].as_array().unwrap().clone()
}

fn body(sample: &Value) -> Vec<u8> {
    let text = sample["body_base64"].as_str().unwrap();
    base64::engine::general_purpose::STANDARD
        .decode(text)
        .unwrap()
}

fn host(sample: &Value) -> &str {
    let head = sample["request_head"].as_array().unwrap();
    head.iter()
        .find_map(|line| line.as_str().unwrap().strip_prefix("Host: "))
        .unwrap()
}

fn fields(sample: &Value) -> Vec<(String, String, Option<String>)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let list = sample["fields_in_order"].as_array().unwrap();
    list.iter()
        .map(|field| {
            let filename = field.get("filename").map(text);
            (text(&field["name"]), text(&field["value"]), filename)
        })
        .collect()
}

fn http(sample: &Value, end: &str) -> Vec<u8> {
    let head = sample["request_head"].as_array().unwrap();
    let mut bytes = Vec::new();
    for line in head {
        bytes.extend(line.as_str().unwrap().as_bytes());
        bytes.extend(end.as_bytes());
    }
    bytes.extend(end.as_bytes());
    bytes.extend(body(sample));
    bytes
}

fn curl(sample: &Value, option: &str) -> String {
    let mut line = format!("curl -i 'https://{}/'", host(sample));
    for (name, value, filename) in fields(sample) {
        // curl takes what stands behind a semicolon and a blank for an option of its own.
        let option = if value.contains("; ") {
            "--form-string"
        } else {
            option
        };
        let field = match filename {
            Some(filename) => format!("-F '{name}=@/tmp/{filename};type=image/jpeg'"),
            None => format!("{option} '{name}={value}'"),
        };
        line.push_str(&format!(" \\\n  {field}"));
    }
    line
}

/// The body as a browser's tools have it: without the bytes of the file.
fn copied(sample: &Value) -> String {
    String::from_utf8(body(sample))
        .unwrap()
        .replace("[Object Content]", "")
}

fn content_type(sample: &Value) -> String {
    format!(
        "multipart/form-data; boundary={}",
        sample["boundary"].as_str().unwrap()
    )
}

fn chrome_curl(sample: &Value) -> String {
    let body = copied(sample)
        .replace('\\', "\\\\")
        .replace('\'', "\\'")
        .replace("\r\n", "\\r\\n");
    format!(
        "curl 'https://{}/' \\\n  -H 'accept: */*' \\\n  -H 'content-type: {}' \\\n  --data-raw $'{body}' \\\n  --compressed",
        host(sample),
        content_type(sample)
    )
}

fn chrome_cmd(sample: &Value) -> String {
    let mut body = String::new();
    for character in copied(sample).chars() {
        match character {
            '"' => body.push_str("^\\^\""),
            '\r' => {}
            '\n' => body.push_str("^\n\n"),
            character if character.is_ascii_alphanumeric() || " -_:;/.".contains(character) => {
                body.push(character);
            }
            character => {
                body.push('^');
                body.push(character);
            }
        }
    }
    format!(
        "curl ^\"https://{}/^\" ^\n  -H ^\"content-type: {}^\" ^\n  --data-raw ^\"{body}^\"",
        host(sample),
        content_type(sample)
    )
}

fn fetch(sample: &Value) -> String {
    let options = json!({
        "headers": { "accept": "*/*", "content-type": content_type(sample) },
        "referrer": "https://page.example/",
        "body": copied(sample),
        "method": "POST",
        "mode": "cors",
    });
    format!("fetch(\"https://{}/\", {options:#});", host(sample))
}

fn har(sample: &Value) -> String {
    let entry = |method: &str, url: String, text: String, length: usize| {
        json!({
            "request": {
                "method": method, "url": url, "httpVersion": "h2",
                "headers": [
                    { "name": ":authority", "value": host(sample) },
                    { "name": "content-type", "value": content_type(sample) },
                    { "name": "content-length", "value": length.to_string() },
                    { "name": "origin", "value": "https://page.example" },
                ],
                "postData": { "mimeType": content_type(sample), "text": text },
            },
            "response": { "status": 204, "headers": [], "content": { "size": 0 } },
        })
    };
    let own = format!("https://{}/", host(sample));
    json!({ "log": { "version": "1.2", "entries": [
        entry("POST", "https://other.example/login".into(), "password=hunter2".into(), 16),
        entry("OPTIONS", own.clone(), String::new(), 0),
        entry("POST", own, copied(sample), body(sample).len()),
    ] } })
    .to_string()
}

fn html(sample: &Value) -> String {
    let mut page = format!(
        "<!doctype html><body><form action=\"https://{}/\" method=post enctype='multipart/form-data'>\n",
        host(sample)
    );
    for (name, value, filename) in fields(sample) {
        let value = value.replace('&', "&amp;").replace('"', "&quot;");
        match filename {
            Some(_) => page.push_str(&format!("  <INPUT name={name} type=\"file\">\n")),
            None => page.push_str(&format!(
                "  <input type=\"hidden\" name=\"{name}\" value=\"{value}\" />\n"
            )),
        }
    }
    page + "  <button>Upload</button>\n</form></body>"
}

/// The paste, what it is read as, how exact it is, and whether it tells the file's name.
fn pastes(sample: &Value) -> Vec<(Vec<u8>, &'static str, Fidelity, bool)> {
    use Fidelity::{BrowserCopy, Wire};
    vec![
        (http(sample, "\r\n"), "http", Wire, true),
        (http(sample, "\n"), "http", Wire, true),
        (body(sample), "multipart", Wire, true),
        (curl(sample, "-F").into_bytes(), "curl", BrowserCopy, true),
        (
            curl(sample, "--form-string").into_bytes(),
            "curl",
            BrowserCopy,
            true,
        ),
        (chrome_curl(sample).into_bytes(), "curl", BrowserCopy, true),
        (chrome_cmd(sample).into_bytes(), "curl", BrowserCopy, true),
        (fetch(sample).into_bytes(), "fetch", BrowserCopy, true),
        (har(sample).into_bytes(), "har", BrowserCopy, true),
        (html(sample).into_bytes(), "html", BrowserCopy, false),
    ]
}

fn read(paste: &[u8], hint: Option<Slot>) -> (Evidence, Facts) {
    let mut evidence = Evidence::default();
    evidence
        .add(paste, hint, None)
        .unwrap_or_else(|unread| panic!("{unread:?}: {}", String::from_utf8_lossy(paste)));
    let facts = evidence.facts();
    (evidence, facts)
}

#[test]
fn the_official_samples_are_the_same_evidence_whatever_they_are_pasted_as() {
    for sample in samples() {
        for (paste, reader, fidelity, names_file) in pastes(&sample) {
            let told = String::from_utf8_lossy(&paste).into_owned();
            for hint in [
                None,
                Some(Slot::Form),
                Some(Slot::Error),
                Some(Slot::Request),
            ] {
                let (evidence, facts) = read(&paste, hint);
                assert_eq!(evidence.readings[0].reader, reader, "{told}");
                assert_eq!(evidence.readings[0].fidelity, fidelity, "{told}");
                let form = facts
                    .form
                    .as_ref()
                    .unwrap_or_else(|| panic!("no form: {told}"));
                assert!(form.ordered && form.complete && form.shows_file, "{told}");
                let wanted = fields(&sample);
                assert_eq!(form.fields.len(), wanted.len(), "{told}");
                for (field, (name, value, filename)) in form.fields.iter().zip(wanted) {
                    assert_eq!(evidence.text(field.name), name, "{told}");
                    assert_eq!(field.file.is_some(), filename.is_some(), "{told}");
                    if filename.is_none() {
                        assert_eq!(evidence.text(field.value), value, "{told}");
                    }
                }
                let name = facts.file_name.map(|name| evidence.text(name).into_owned());
                let wanted = fields(&sample).pop().unwrap().2.filter(|_| names_file);
                assert_eq!(name, wanted, "{told}");
                let json = facts.policy.unwrap().json.unwrap();
                assert_eq!(
                    evidence.text(json),
                    sample["policy_text"].as_str().unwrap(),
                    "{told}"
                );
                if reader != "multipart" {
                    let bucket = host(&sample).split('.').next().unwrap();
                    assert_eq!(facts.bucket.unwrap().0, bucket, "{told}");
                }
                assert!(facts.conflicts.is_empty(), "{told}");
            }
        }
    }
}

#[test]
fn the_size_of_the_file_follows_from_the_length_that_chrome_declares() {
    for sample in samples() {
        let (_, facts) = read(har(&sample).as_bytes(), None);
        assert_eq!(facts.file_size.unwrap().0, 16);
        let (_, facts) = read(&http(&sample, "\r\n"), None);
        assert_eq!(facts.file_size.unwrap().0, 16);
        let (_, facts) = read(chrome_curl(&sample).as_bytes(), None);
        assert!(facts.file_size.is_none());
    }
}

#[test]
fn requests_to_other_hosts_in_a_har_are_dropped_and_said_so() {
    let (evidence, _) = read(har(&samples()[0]).as_bytes(), None);
    let reading = &evidence.readings[0];
    assert!(reading.notes.iter().any(|note| note.id == "har-dropped"));
    let held = format!("{:?}", reading.holds);
    assert!(!held.contains("hunter2"));
}

#[test]
fn every_value_stands_in_the_paste_where_it_was_written() {
    for sample in samples() {
        for (paste, reader, ..) in pastes(&sample) {
            let (evidence, facts) = read(&paste, None);
            for field in &facts.form.unwrap().fields {
                let mut at = field.value.place;
                while let Some(outer) = evidence.sources.lift(at) {
                    at = outer;
                }
                let outer = &paste[at.span.start..at.span.end];
                let value = evidence.bytes(field.value);
                if outer != value {
                    // Decoded: the range begins and ends with the value's own ends.
                    assert!(outer.len() > value.len(), "{reader}");
                    assert_eq!(outer.first(), value.first(), "{reader}");
                }
            }
        }
    }
}

#[test]
fn an_answer_below_a_request_is_read_too() {
    let xml = "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>AccessDenied</Code>\n\t<Message>Condition key q-ak doesn&apos;t match the value XXXXXX</Message>\n</Error>";
    let sample = &samples()[0];
    let behind = |paste: &[u8], rest: &str| [paste, rest.as_bytes()].concat();
    let response = format!("HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\n\r\n{xml}");
    let pastes = [
        behind(&http(sample, "\r\n"), &response),
        behind(&http(sample, "\r\n"), &format!("\r\n{response}")),
        behind(curl(sample, "-F").as_bytes(), &format!("\n{response}")),
        behind(chrome_curl(sample).as_bytes(), &format!("\n\n{xml}")),
        behind(fetch(sample).as_bytes(), &format!("\n{xml}")),
        behind(html(sample).as_bytes(), &format!("\n{xml}")),
    ];
    for paste in pastes {
        let told = String::from_utf8_lossy(&paste).into_owned();
        let (evidence, facts) = read(&paste, None);
        let answer = facts.answer.unwrap_or_else(|| panic!("no answer: {told}"));
        assert_eq!(
            evidence.text(answer.code.unwrap()),
            "AccessDenied",
            "{told}"
        );
        assert_eq!(facts.form.unwrap().fields.len(), 7, "{told}");
    }
}

#[test]
fn a_sample_cut_anywhere_is_no_reason_to_panic() {
    let sample = &samples()[0];
    for (paste, ..) in pastes(sample) {
        for end in 0..paste.len() {
            let mut evidence = Evidence::default();
            let _ = evidence.add(&paste[..end], None, None);
            let _ = evidence.facts();
        }
    }
}
