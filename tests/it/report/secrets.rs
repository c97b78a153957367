//! The promise: not six consecutive characters of any secret, in any encoding, in any output.

mod kinds;
mod many;
mod odd;

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use postdoc::cos::signature;
use postdoc::diagnosis::{Diagnosis, Finding, FindingId, Verdict};
use postdoc::evidence::{Evidence, Slot};
use postdoc::locale::Lang;
use postdoc::report::{Report, json, markdown, text};
use postdoc::text::Place;
use proptest::prelude::*;

const KEY_TIME: &str = "1567150692;1567157892";

/// Seven encodings of a piece of a secret.
fn encodings(piece: &str) -> Vec<String> {
    let hex = signature::hex(piece.as_bytes());
    // Of base64 only what the piece alone decides, at the three alignments.
    let base64 = [0, 1, 2].map(|lead: usize| {
        let text = STANDARD.encode([vec![0; lead], piece.as_bytes().to_vec()].concat());
        let last = (lead + piece.len()) * 8 / 6;
        text[(lead * 8_usize).div_ceil(6)..last].to_owned()
    });
    let mut all = vec![
        piece.to_owned(),
        piece.chars().rev().collect(),
        hex.to_uppercase(),
        piece.bytes().map(|byte| format!("%{byte:02X}")).collect(),
        piece
            .chars()
            .map(|c| format!("\\u{:04x}", c as u32))
            .collect(),
        piece.chars().map(|c| format!("{c}\\u0000")).collect(),
        hex,
    ];
    all.extend(base64);
    all
}

/// Every six characters of the secrets in every encoding, in lower case, by their first six bytes.
struct Pieces {
    heads: Vec<u64>,
    all: HashMap<u64, Vec<String>>,
}

/// The place of six bytes in a filter of as many bits as `Pieces::heads` has.
fn cell(six: u64) -> (usize, u64) {
    let bit = six.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 47;
    (usize::try_from(bit / 64).unwrap(), 1 << (bit % 64))
}

fn pieces<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Pieces {
    let mut pieces = Pieces {
        heads: vec![0; 2048],
        all: HashMap::new(),
    };
    for secret in secrets {
        let letters: Vec<char> = secret.chars().collect();
        // Six hexadecimal digits stand in some other digest by chance, once in a few thousand uploads.
        let hex = letters.iter().all(char::is_ascii_hexdigit);
        for piece in letters.windows(if hex { 8 } else { 6 }) {
            let piece: String = piece.iter().collect();
            for text in encodings(&piece).into_iter().filter(|text| text.len() >= 6) {
                let text = text.to_ascii_lowercase();
                let head = text
                    .bytes()
                    .take(6)
                    .fold(0, |six, byte| six << 8 | u64::from(byte));
                let (word, bit) = cell(head);
                pieces.heads[word] |= bit;
                pieces.all.entry(head).or_default().push(text);
            }
        }
    }
    pieces
}

/// The first piece that stands in an output.
fn found(out: &str, pieces: &Pieces) -> Option<String> {
    let lower = out.to_ascii_lowercase();
    let mut six = 0_u64;
    for (at, byte) in lower.bytes().enumerate() {
        six = (six << 8 | u64::from(byte)) & 0xFFFF_FFFF_FFFF;
        let (word, bit) = cell(six);
        if at < 5 || pieces.heads[word] & bit == 0 {
            continue;
        }
        let rest = &lower.as_bytes()[at - 5..];
        let known = pieces.all.get(&six).into_iter().flatten();
        for piece in known {
            if rest.starts_with(piece.as_bytes()) {
                return Some(piece.clone());
            }
        }
    }
    None
}

fn leak<'a>(out: &str, secrets: impl IntoIterator<Item = &'a str>) -> Option<String> {
    found(out, &pieces(secrets))
}

/// Everything a program can say about this evidence, with findings that print whatever they can.
fn everything(evidence: &Evidence, planted: &[String]) -> Vec<String> {
    let mut findings = Vec::new();
    for (index, reading) in evidence.readings.iter().enumerate() {
        let whole = evidence.sources.whole(reading.source);
        let len = whole.span.len();
        let mut finding = Finding::new(FindingId::ALL[index * 7 % FindingId::ALL.len()]).at(whole);
        for start in (0..len).step_by(17) {
            finding = finding.at_field(
                Place::new(reading.source, start..(start + 23).min(len)),
                "key",
            );
        }
        findings.push(finding);
    }
    for text in planted {
        let finding = Finding::new(FindingId::ConditionMismatch)
            .field(text)
            .expected(text)
            .actual(format!("x{text}y"))
            .word("rule", text)
            .word("difference", text);
        findings.push(finding);
    }
    let diagnosis = Diagnosis {
        verdict: Verdict::Fault,
        findings,
        branch: planted.first().cloned().unwrap_or_default(),
        ..Diagnosis::default()
    };
    let report = Report::new(evidence, &diagnosis, Lang::En, 0);
    vec![
        text::render(&report, text::Layout::default()),
        json::render(&report),
        json::compact(&json::value(&report)),
        markdown::render(&report),
    ]
}

/// The forms in which people carry a secret into other pastes.
fn carried(secret: &str) -> Vec<String> {
    let wrapped: Vec<&[u8]> = secret.as_bytes().chunks(9).collect();
    let mut all = encodings(secret);
    all.push(URL_SAFE_NO_PAD.encode(format!("{{\"k\":\"{secret}\"}}")));
    all.push(STANDARD.encode(STANDARD.encode(format!("a{secret}"))));
    all.push(String::from_utf8(wrapped.join(&b"\n"[..])).unwrap());
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_output_holds_six_characters_of_a_secret(
        secret_key in "[A-Za-z0-9]{32}",
        token in "[A-Za-z0-9+/]{40,160}",
        which in 0_usize..14,
        cut in 0_usize..20,
    ) {
        let sign_key = signature::sign_key(secret_key.as_bytes(), KEY_TIME.as_bytes());
        let mut evidence = Evidence::default();
        let keys = format!(
            r#"{{"secretId":"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q","secretKey":"{secret_key}","token":"{token}"}}"#
        );
        evidence.add(keys.as_bytes(), Some(Slot::Keys), Some("keys.json")).unwrap();
        let mut planted = Vec::new();
        for secret in [&secret_key, &token, &sign_key] {
            let forms = carried(secret);
            let form = &forms[which % forms.len()];
            planted.push(form.chars().skip(cut).collect());
            planted.push(form.clone());
        }
        let pairs = serde_json::json!([
            ["key", planted[0]], ["q-key-time", KEY_TIME], ["x-cos-security-token", token],
            ["policy", STANDARD.encode(format!(r#"{{"expiration":"2019-08-30T09:38:12Z","conditions":[{{"key":"{secret_key}"}}]}}"#))],
        ]);
        evidence.add(pairs.to_string().as_bytes(), Some(Slot::Form), Some("form.json")).unwrap();
        let read = evidence.add(planted[3].as_bytes(), Some(Slot::Error), None);
        prop_assert!(read.is_ok(), "{}", planted[3]);
        let pieces = pieces([secret_key.as_str(), &token, &sign_key]);
        for out in everything(&evidence, &planted) {
            prop_assert_eq!(found(&out, &pieces), None, "in:\n{}", out);
        }
    }
}

#[test]
fn a_secret_named_in_another_paste_is_masked_there() {
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    let mut evidence = Evidence::default();
    let paste =
        format!("key=a.png\nacl=default\nq-sign-algorithm=sha1\nTmpSecretKey: \"{secret}\"\n");
    evidence
        .add(paste.as_bytes(), Some(Slot::Form), None)
        .unwrap();
    for out in everything(&evidence, &[]) {
        assert_eq!(leak(&out, [secret]), None, "{out}");
    }
}

#[test]
fn a_secret_key_in_the_place_of_the_secret_id_is_masked() {
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    let mut evidence = Evidence::default();
    let swapped =
        format!(r#"{{"secretId":"{secret}","secretKey":"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"}}"#);
    evidence
        .add(swapped.as_bytes(), Some(Slot::Keys), None)
        .unwrap();
    for out in everything(&evidence, &[secret.to_owned()]) {
        assert_eq!(leak(&out, [secret]), None, "{out}");
        assert!(
            out.contains("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"),
            "a SecretId is no secret:\n{out}"
        );
    }
}

#[test]
fn of_a_signature_sixteen_digits_are_printed() {
    let signature = "7758dc9a832e9d301dca704cacbf9d9f8172fdef";
    let evidence = crate::report::common::evidence();
    let finding = Finding::new(FindingId::SignatureUnexplained)
        .at_field(
            crate::report::common::place(&evidence, 2, signature),
            "q-signature",
        )
        .expected("0123456789abcdef0123456789abcdef01234567")
        .actual(signature);
    let diagnosis = Diagnosis {
        findings: vec![finding],
        ..Diagnosis::default()
    };
    for lang in Lang::ALL {
        let report = Report::new(&evidence, &diagnosis, lang, 0);
        for out in [
            text::render(&report, text::Layout::default()),
            json::render(&report),
            markdown::render(&report),
        ] {
            assert!(out.contains("7758dc9a832e9d30****"), "{out}");
            assert!(!out.contains("7758dc9a832e9d301"), "{out}");
            assert!(!out.contains("0123456789abcdef0"), "{out}");
        }
    }
}

#[test]
fn object_keys_and_secret_ids_are_shown() {
    let evidence = crate::report::common::evidence();
    let diagnosis = crate::report::common::diagnosis(&evidence);
    let report = Report::new(&evidence, &diagnosis, Lang::En, 0);
    let redactor = &report.redactor;
    for text in [
        "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
        "uploads/0123456789abcdefABCDEF0123456789.png",
        "写真/東京.png",
    ] {
        assert_eq!(redactor.text(text), text);
    }
}

#[test]
fn a_secret_key_in_an_answer_that_nobody_knows_is_masked() {
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    for paste in [secret.to_owned(), format!("what is this? {secret}!")] {
        let mut evidence = Evidence::default();
        evidence
            .add(paste.as_bytes(), Some(Slot::Error), None)
            .unwrap();
        for out in everything(&evidence, &[]) {
            assert_eq!(leak(&out, [secret]), None, "{out}");
        }
    }
}

#[test]
fn what_has_the_shape_of_a_secret_key_is_masked_under_any_name() {
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    let token = "t0kenOfATemporaryKey7Kx2mN4pQ6rS8uV0wY1zB3cD5eF7gH9jK";
    let form = |field: &str, value: &str| {
        format!(
            r#"[["key","a.png"],["q-key-time","{KEY_TIME}"],["{field}","{value}"],["file","@a.png"]]"#
        )
    };
    let inner = format!(r#"{{"TmpSecretKey":"{secret}","sessionToken":"{token}"}}"#);
    let unnamed = format!(r#"{{"a":["{secret}"],"token":"{token}"}}"#);
    let mut pastes: Vec<String> = ["q-signature", "signature", "x-cos-meta-note", "q-ak", "acl"]
        .map(|field| form(field, secret))
        .into();
    for inner in [&inner, &unnamed] {
        pastes.push(form("x-cos-meta-a", &STANDARD.encode(inner)));
        pastes.push(form("x-cos-meta-a", &URL_SAFE_NO_PAD.encode(inner)));
        pastes.push(form(
            "x-cos-meta-a",
            &STANDARD.encode(STANDARD.encode(inner)),
        ));
        pastes.push(form("x-cos-meta-a", &inner.replace('"', "%22")));
        pastes.push(form("x-cos-meta-a", &inner.replace('"', "\\\"")));
    }
    pastes.push(format!("key=a.png\nacl=default\nq-signature={secret}\n"));
    for paste in pastes {
        let mut evidence = Evidence::default();
        let read = evidence.add(paste.as_bytes(), Some(Slot::Form), None);
        assert!(read.is_ok(), "{paste}");
        let secrets = [secret, token].into_iter();
        let planted: Vec<&str> = secrets
            .filter(|secret| paste.contains("x-cos-meta-a") || paste.contains(secret))
            .collect();
        let values: Vec<String> = planted.iter().map(|&secret| secret.to_owned()).collect();
        for out in everything(&evidence, &values) {
            assert_eq!(leak(&out, planted.iter().copied()), None, "{paste}\n{out}");
        }
    }
}

#[test]
fn the_sign_key_of_a_key_with_a_line_end_is_masked_too() {
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz\n";
    let sign_key = signature::sign_key(secret.as_bytes(), KEY_TIME.as_bytes());
    let mut evidence = Evidence::default();
    let keys = serde_json::json!({
        "secretId": "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "secretKey": secret,
    });
    let form = format!("key=a.png\nq-key-time={KEY_TIME}\nx-cos-meta-a={sign_key}\n");
    for (paste, slot) in [(keys.to_string(), Slot::Keys), (form, Slot::Form)] {
        evidence.add(paste.as_bytes(), Some(slot), None).unwrap();
    }
    for out in everything(&evidence, std::slice::from_ref(&sign_key)) {
        assert_eq!(leak(&out, [sign_key.as_str()]), None, "{out}");
    }
}

#[test]
fn the_sign_key_of_the_judged_key_time_is_masked_among_many() {
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    let judged = "1767150692;1767157892";
    let sign_key = signature::sign_key(secret.as_bytes(), judged.as_bytes());
    let mut evidence = Evidence::default();
    let keys = format!("SecretId=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nSecretKey={secret}\n");
    evidence
        .add(keys.as_bytes(), Some(Slot::Keys), None)
        .unwrap();
    let older: String = (0..200)
        .map(|number| {
            format!(
                "x-{number}={};{}\n",
                1_500_000_000 + number,
                1_500_000_900 + number
            )
        })
        .collect();
    let form = format!("{older}key=a.png\nq-key-time={judged}\nx-cos-meta-a={sign_key}\n");
    evidence
        .add(form.as_bytes(), Some(Slot::Form), None)
        .unwrap();
    for out in everything(&evidence, std::slice::from_ref(&sign_key)) {
        assert_eq!(leak(&out, [sign_key.as_str()]), None, "{out}");
    }
}

#[test]
fn cookies_and_credentials_of_others_stand_in_no_output_and_no_saved_session() {
    let form = "-F 'key=uploads/a.png' -F 'policy=e30=' -F 'q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q' -F 'file=@a.png'";
    let har = |headers: &str, cookies: &str| {
        format!(
            r#"{{"log": {{"version": "1.2", "entries": [{{"request": {{"method": "POST", "url": "https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/", "httpVersion": "HTTP/2", "cookies": [{cookies}], "headers": [{headers}], "queryString": [], "postData": {{"mimeType": "multipart/form-data; boundary=x", "text": "--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nuploads/a.png\r\n--x--\r\n"}}}}, "response": {{"status": 403, "headers": [], "content": {{}}}}}}]}}}}"#
        )
    };
    let pastes = [
        format!("curl 'https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/' -H 'cookie: sid=k3y0fTh3Page; b=2' -H 'Authorization: Bearer k3y0fTh3Page' -H 'proxy-authorization: Basic k3y0fTh3Page' {form}"),
        format!("curl 'https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/' -b 'sid=k3y0fTh3Page' -u 'me:k3y0fTh3Page' {form}"),
        har(
            r#"{"name": "Cookie", "value": "sid=k3y0fTh3Page"}, {"name": "authorization", "value": "Bearer k3y0fTh3Page"}"#,
            r#"{"name": "sid", "value": "k3y0fTh3Page"}"#,
        ),
        "POST / HTTP/1.1\r\nHost: examplebucket-1250000000.cos.ap-tokyo.myqcloud.com\r\nCookie: sid=k3y0fTh3Page\r\nAuthorization: Token k3y0fTh3Page\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na\r\n--x--\r\n".to_owned(),
    ];
    for paste in pastes {
        let mut evidence = Evidence::default();
        evidence.add(paste.as_bytes(), None, None).unwrap();
        let mut all = everything(&evidence, &[]);
        let redactor = postdoc::report::Redactor::new(&evidence);
        let clock = postdoc::diagnosis::Clock::default();
        all.push(postdoc::report::session::render(
            &evidence, &redactor, &clock,
        ));
        for out in all {
            assert!(!out.contains("k3y0fT"), "{paste}\n{out}");
        }
        let saved = postdoc::report::session::render(&evidence, &redactor, &clock);
        assert!(saved.contains("***"), "{saved}");
    }
}
