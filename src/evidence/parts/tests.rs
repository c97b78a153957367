//! Who reads first makes no difference: of claims to the same bytes the one with the most to show for it holds.

use super::{Kind, Paste, cut, readers};
use crate::text::{Shared, Sources};

const POLICY: &str =
    "eyJleHBpcmF0aW9uIjoiMjAyNi0xMS0yM1QxMjozMDowMFoiLCJjb25kaXRpb25zIjpbeyJxLWFrIjoiQUtJRCJ9XX0=";
const HOST: &str = "https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/";

/// Pastes that more than one reader claims, and what they are.
fn contested() -> Vec<(String, Vec<Kind>)> {
    let body = format!(
        "--b\\r\\nContent-Disposition: form-data; name=\"key\"\\r\\n\\r\\na\\r\\n--b\\r\\nContent-Disposition: form-data; name=\"policy\"\\r\\n\\r\\n{POLICY}\\r\\n--b--\\r\\n"
    );
    let raw = body.replace("\\r\\n", "\r\n");
    let curl = format!(
        "curl '{HOST}' -H 'content-type: multipart/form-data; boundary=b' --data-raw $'{body}'"
    );
    let error = "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>";
    let lines = format!("key: a/b.png\npolicy: {POLICY}\nq-ak: AKIDexampleexample");
    let secrets = "SecretId: AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\nSecretKey: Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
    let secrets = secrets.replace("3EXAMPLE", "3abcdefg");
    vec![
        (curl.clone(), vec![Kind::Request]),
        (
            format!("We send:\n\n{curl}\n\nand COS answers:\n\n{error}\n\nWhat is wrong?"),
            vec![Kind::Request, Kind::Answer],
        ),
        (
            format!("{error}\n\n{lines}\n\n{secrets}\n"),
            vec![Kind::Answer, Kind::Form, Kind::Keys],
        ),
        (
            format!("The body is\n\n{raw}\nand that is all of it.\n"),
            vec![Kind::Body],
        ),
        (
            format!(
                r#"{{"log":{{"entries":[{{"request":{{"method":"POST","url":"{HOST}","httpVersion":"HTTP/1.1","headers":[],"postData":{{"mimeType":"multipart/form-data","params":[{{"name":"key","value":"a"}},{{"name":"policy","value":"{POLICY}"}}]}}}},"response":{{"status":403,"headers":[],"content":{{"text":"{error}"}}}}}}]}}}}"#
            ),
            vec![Kind::Request],
        ),
        (
            format!(
                r#"{{"item":[{{"request":{{"method":"POST","header":[],"body":{{"mode":"formdata","formdata":[{{"key":"key","value":"a","type":"text"}},{{"key":"policy","value":"{POLICY}","type":"text"}}]}},"url":{{"raw":"{HOST}"}}}}}}]}}"#
            ),
            vec![Kind::Request],
        ),
        (
            format!(
                r#"{{"code":0,"data":{{"cosHost":"{HOST}","policy":"{POLICY}","qAk":"AKIDexample","qKeyTime":"1;2"}}}}"#
            ),
            vec![Kind::Request],
        ),
        (
            format!(
                "const fd = new FormData();\nfd.append('key', 'a');\nfd.append('policy', '{POLICY}');\nfetch('{HOST}', {{ method: 'POST', body: fd }});\n"
            ),
            vec![Kind::Request],
        ),
    ]
}

/// What a paste is cut into: what each part is, who read it, where it stands, how sure and why.
fn parts(text: &str, readers: Vec<&'static super::Reader>) -> Vec<(Kind, String)> {
    let paste = Paste {
        bytes: text.as_bytes(),
        shared: Shared::from(text.as_bytes().to_vec()),
        hint: None,
        is_file: false,
        readers,
    };
    let mut sources = Sources::default();
    let cut = cut(&mut sources, &paste).unwrap_or_else(|| panic!("unread: {text}"));
    let told = cut.readings.iter().map(|reading| {
        let part = reading.part.as_ref().unwrap();
        let at = sources.in_paste(part.place).span;
        let how = (reading.reader, at, part.certainty, &part.because);
        (Kind::of(&sources, reading), format!("{how:?}"))
    });
    told.collect()
}

#[test]
fn claims_to_the_same_bytes_are_settled_by_evidence_whoever_reads_first() {
    let usual = readers::all();
    let mut backward = usual.clone();
    backward.reverse();
    let mut turned = usual.clone();
    turned.rotate_left(7);
    for (text, kinds) in contested() {
        let told = parts(&text, usual.clone());
        let found: Vec<Kind> = told.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(found, kinds, "{text}\n{told:?}");
        for readers in [&backward, &turned] {
            assert_eq!(parts(&text, readers.clone()), told, "{text}");
        }
    }
}
