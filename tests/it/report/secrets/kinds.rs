//! Secrets of every kind that people paste beside an upload, in every spelling they are carried in; and what has only to
//! do with one, which stays readable.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::evidence::Evidence;
use postdoc::locale::Lang;

use super::odd::{reports, told};
use super::{found, pieces};

const KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
const TOKEN: &str = "t0kenOfATemporaryKey7Kx2mN4pQ6rS8uV0wY1zB3cD5eF7gH9jKaQ";
const JWT: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.Qm4xT2zWc7Yd0LkRvJ5hNs8UeA3gPfB6";

fn given(paste: &[u8]) -> Evidence {
    let mut evidence = Evidence::default();
    if evidence.add(paste, None, None).is_err() {
        evidence.leave(paste, None);
    }
    evidence
}

/// A line in every spelling that a text goes through on its way into a ticket.
fn spelt(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let percent: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let base64 = STANDARD.encode(text);
    let lines: Vec<&[u8]> = base64.as_bytes().chunks(30).collect();
    let marked = [b"\xFF\xFE".to_vec(), wide.clone()].concat();
    vec![
        ("plain", text.into()),
        (
            "a member of JSON",
            serde_json::json!({ "note": text }).to_string().into(),
        ),
        ("base64", base64.clone().into()),
        ("base64 in lines", lines.join(&b"\r\n"[..])),
        ("base64 of base64", STANDARD.encode(&base64).into()),
        ("UTF-16", marked),
        ("UTF-16 in base64", STANDARD.encode(&wide).into()),
        ("hexadecimal", hex.into()),
        ("percent", percent.into()),
        ("prose around it", format!("it says: {text} -- why?").into()),
    ]
}

/// What people write, and the secret in it.
fn kinds() -> Vec<(String, &'static str)> {
    let (front, back) = KEY.split_at(14);
    let named = [
        format!("{{\"sessionToken\": \"{TOKEN}\"}}"),
        format!("sessionToken: {TOKEN}"),
        format!("  session-token: '{TOKEN}'"),
        format!("export TENCENTCLOUD_SESSION_TOKEN={TOKEN}"),
        format!("<Credentials><sessionToken>{TOKEN}</sessionToken></Credentials>"),
        format!("<Token>{TOKEN}</Token>"),
        format!("https://example.com/up?token={TOKEN}&x=1"),
        format!("https://example.com/up?access_token={TOKEN}"),
        format!("x-cos-security-token:{TOKEN}"),
    ];
    let keys = [
        format!("tmpSecretKey: {KEY}"),
        format!("{{\"Response\":{{\"Credentials\":{{\"TmpSecretKey\":\"{KEY}\"}}}}}}"),
        format!("<TmpSecretKey>{KEY}</TmpSecretKey>"),
        format!("SECRET_KEY='{KEY}'"),
        format!("new COS({{ SecretKey: \"{KEY}\" }})"),
        format!("what is {KEY} for?"),
        format!("SecretKey: {front}\n  {back}"),
        format!("secret_key = \"{front}\" \\\n  \"{back}\""),
    ];
    let foreign = [format!("id_token={JWT}"), format!("see {JWT} there")];
    let with = |all: &[String], secret| all.iter().cloned().map(|text| (text, secret)).collect();
    let all: [Vec<(String, &'static str)>; 3] =
        [with(&named, TOKEN), with(&keys, KEY), with(&foreign, JWT)];
    all.concat()
}

#[test]
fn every_kind_of_secret_in_every_spelling_is_in_nothing_that_is_said() {
    let mut leaks = Vec::new();
    let mut tried = 0;
    for (number, (text, secret)) in kinds().into_iter().enumerate() {
        let pieces = pieces([secret]);
        for (way, paste) in spelt(&text) {
            // Nobody can tell a key by its shape where both its ends are other letters.
            tried += 1;
            let evidence = given(&paste);
            let mut said = reports(&evidence);
            if tried % 9 == number % 9 {
                let told = told(evidence, Lang::En).into_iter();
                said.extend(told.map(|text| ("wizard".to_owned(), text)));
            }
            for (name, out) in said {
                if let Some(piece) = found(&out, &pieces) {
                    leaks.push(format!("{text} as {way}, {name}: {piece}"));
                    break;
                }
            }
        }
    }
    eprintln!("{} of {tried} leak", leaks.len());
    assert!(
        leaks.is_empty(),
        "{} of {tried}:\n{}",
        leaks.len(),
        leaks.join("\n")
    );
}

#[test]
fn credentials_of_others_are_masked_where_they_stand() {
    let rows = [
        "Authorization: Basic bWU6aHVudGVyMg==\n",
        "Cookie: sid=hunter2hunter2; b=hunter2\n",
        "set-cookie: sid=hunter2hunter2; path=/\n",
        "git clone https://me:hunter2@example.com/x.git\n",
        "password=hunter2&name=me\n",
        "{\"password\": \"hunter2\"}\n",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIhunter2hunter2hunter2\nhunter2==\n-----END RSA PRIVATE KEY-----\n",
    ];
    for row in rows {
        let paste = format!("POST / HTTP/1.1\nHost: a-1250000000.cos.ap-tokyo.myqcloud.com\n{row}");
        for paste in [paste.as_str(), row] {
            for (name, out) in reports(&given(paste.as_bytes())) {
                let leak = ["hunter2", "bWU6aHVudGVyMg"]
                    .iter()
                    .find(|word| out.contains(**word));
                assert_eq!(leak, None, "{row} in {name}:\n{out}");
            }
        }
    }
}

#[test]
fn what_has_only_to_do_with_a_secret_is_shown() {
    let rows = [
        "tokenExpireTime=1567157892",
        "nextToken=CiAKGjBpNDd2Nmp2Zml2cXRwYjBpOXA",
        "{\"token\": null, \"secretKey\": \"your-secret-key\"}",
        "SecretKey=$COS_SECRET_KEY",
        "the SecretKey has 32 characters and the token about 1000",
        "x-cos-security-token is missing from the conditions",
        "etag: \"0cc175b9c0f1b6a831c399e269772661\"",
        "x-cos-request-id: NWQ1YzRkZWVfMjQ4OGY3MGFfMTg0MzNfNTU2MmM=",
        "uploads/0123456789abcdefABCDEF0123456789.png",
        "id 123e4567-e89b-12d3-a456-426614174000",
        "SecretId=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
        "https://example.com:8443/a@b?password",
        "-----BEGIN PUBLIC KEY-----MIGf-----END PUBLIC KEY-----",
    ];
    for row in rows {
        let evidence = given(format!("what is this? {row}").as_bytes());
        let redactor = postdoc::report::Redactor::new(&evidence);
        assert_eq!(redactor.text(row), row);
        let kinds: Vec<_> = redactor.kinds().collect();
        assert!(kinds.is_empty(), "{row}: {kinds:?}");
    }
}
