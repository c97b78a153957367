//! The catalogue of mistakes in a signature that have been seen outside, made by hand and independently of the search's
//! tables: each is proved, under its own name, and told in a sentence of its own in every language.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::cos::signature::{sign_key, signature, string_to_sign};
use postdoc::diagnosis::forensics::codec::{
    hex, hmac_md5, hmac_sha1, hmac_sha256, hmac_sha512, latin1_to_utf8, lossy_utf8, md5, percent,
    sha1, sha256, unhex, utf16, wrapped,
};
use postdoc::diagnosis::{Diagnosis, Effort, FindingId, Param, diagnose};
use postdoc::evidence::Slot;
use postdoc::locale::Lang;
use postdoc::report::Report;

use crate::support::{END, SECRET_ID, SECRET_KEY, START, Upload, at};

/// A temporary key as such are printed: base64 with the signs that get lost on the way.
const TEMPORARY: &str = "aB+d/EFgh$Ijk1mnopQRstuVWxyz0123456789+bc==";

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

fn time() -> String {
    format!("{START};{END}")
}

/// The right recipe over these.
fn signed(secret: &[u8], time: &str, policy: &[u8]) -> String {
    let digest = text(hex(&sha1(policy)));
    signature(&sign_key(secret, time.as_bytes()), &digest)
}

fn diagnosed(secret: &str, upload: &Upload, sent: String) -> Diagnosis {
    let upload = Upload {
        signature: Some(sent),
        ..upload.clone()
    };
    let mut evidence = upload.evidence("");
    let keys = serde_json::json!({"secretId": SECRET_ID, "secretKey": secret}).to_string();
    evidence
        .add(keys.as_bytes(), Some(Slot::Keys), None)
        .unwrap();
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::Quick);
    for lang in Lang::ALL {
        let report = Report::new(&evidence, &diagnosis, lang, 0);
        let headline = report.words().headline(&diagnosis);
        assert!(
            !headline.is_empty() && !headline.contains(['{', '}']),
            "{headline}"
        );
    }
    diagnosis
}

/// The names under which a signature is explained, and its forms.
fn named(secret: &str, upload: &Upload, sent: String, what: &str) -> (String, Vec<String>) {
    let diagnosis = diagnosed(secret, upload, sent);
    let mut found = diagnosis.findings.iter();
    let found = found.find(|it| it.id == FindingId::SignatureExplained);
    let found = found.unwrap_or_else(|| panic!("{what}: not explained"));
    for name in ["also", "positions", "forms"] {
        assert!(
            found.params.iter().any(|(key, _)| *key == name),
            "{what}: no {name}"
        );
    }
    let forms = found.params.iter().find(|(key, _)| *key == "forms");
    let forms = match forms {
        Some((_, Param::List(forms))) => forms.clone(),
        _ => Vec::new(),
    };
    (found.deviations.join(" "), forms)
}

/// Each row: what was done, and the name it has.
fn check(secret: &str, upload: &Upload, rows: &[(&str, String, &str)]) {
    for (what, sent, wanted) in rows {
        let (names, forms) = named(secret, upload, sent.clone(), what);
        assert_eq!(names, *wanted, "{what}: {forms:?}");
        assert_eq!(forms.len(), wanted.split(' ').count(), "{what}: {forms:?}");
    }
}

#[test]
fn what_was_done_to_the_secret_key_is_named() {
    let upload = Upload::default();
    let made = |secret: &[u8]| signed(secret, &time(), upload.policy.as_bytes());
    let put = |before: &str, after: &str| made(format!("{before}{SECRET_KEY}{after}").as_bytes());
    let key = SECRET_KEY.as_bytes();
    check(
        SECRET_KEY,
        &upload,
        &[
            ("a line end of echo", put("", "\n"), "secret-whitespace"),
            (
                "a line of a Windows file",
                put("", "\r\n"),
                "secret-whitespace",
            ),
            ("a carriage return", put("", "\r"), "secret-whitespace"),
            ("a blank behind", put("", " "), "secret-whitespace"),
            ("a tab", put("", "\t"), "secret-whitespace"),
            ("a blank in front", put(" ", ""), "secret-whitespace"),
            ("a no-break space", put("", "\u{a0}"), "secret-whitespace"),
            (
                "a zero-width space",
                put("", "\u{200b}"),
                "secret-whitespace",
            ),
            (
                "a byte order mark",
                put("\u{feff}", ""),
                "secret-whitespace",
            ),
            ("double quotes of .env", put("\"", "\""), "secret-quoted"),
            ("single quotes", put("'", "'"), "secret-quoted"),
            ("a semicolon of an ini file", put("", ";"), "secret-quoted"),
            (
                "the name of a variable",
                made(b"AWS_SECRET_KEY"),
                "secret-placeholder",
            ),
            ("undefined", made(b"undefined"), "secret-placeholder"),
            (
                "a sample's placeholder",
                made(b"YourSecretKey"),
                "secret-placeholder",
            ),
            (
                "the SecretId",
                made(SECRET_ID.as_bytes()),
                "secret-is-secret-id",
            ),
            (
                "base64 decoded",
                made(&STANDARD.decode(SECRET_KEY).unwrap()),
                "secret-encoded",
            ),
            (
                "base64",
                made(STANDARD.encode(SECRET_KEY).as_bytes()),
                "secret-encoded",
            ),
            ("hex", made(&hex(key)), "secret-encoded"),
            ("UTF-16", made(&utf16(key, false, false)), "secret-encoded"),
            ("its MD5", made(&hex(&md5(key))), "secret-encoded"),
            ("the first letter lost", made(&key[1..]), "secret-truncated"),
            ("the last letter lost", made(&key[..31]), "secret-truncated"),
            ("a prefix of AWS", put("AWS4", ""), "secret-prefixed"),
            ("a prefix of TC3", put("TC3", ""), "secret-prefixed"),
            ("a suffix of Alibaba", put("", "&"), "secret-prefixed"),
        ],
    );
    let lost = |from: &str, to: &str| made(TEMPORARY.replace(from, to).as_bytes());
    check(
        TEMPORARY,
        &upload,
        &[
            ("+ as a blank", lost("+", " "), "secret-encoded"),
            (
                "percent-encoded",
                made(&percent(TEMPORARY.as_bytes(), b"-_.~")),
                "secret-encoded",
            ),
            ("padding lost", lost("=", ""), "secret-encoded"),
            (
                "a word with a dollar swallowed",
                lost("$Ijk1mnopQRstuVWxyz0123456789", ""),
                "secret-truncated",
            ),
            (
                "cut at 32",
                made(&TEMPORARY.as_bytes()[..32]),
                "secret-truncated",
            ),
        ],
    );
}

#[test]
fn what_was_taken_for_key_time_is_named() {
    let upload = Upload::default();
    let made = |time: String| signed(SECRET_KEY.as_bytes(), &time, upload.policy.as_bytes());
    let between = |separator: &str| made(format!("{START}{separator}{END}"));
    check(
        SECRET_KEY,
        &upload,
        &[
            (
                "milliseconds",
                made(format!("{START}000;{END}000")),
                "key-time-milliseconds",
            ),
            ("the end alone", made(END.to_string()), "key-time-end-only"),
            (
                "the end first",
                made(format!("{END};{START}")),
                "key-time-other",
            ),
            ("a comma", between(","), "key-time-separator"),
            ("a colon", between(":"), "key-time-separator"),
            ("a blank", between(" "), "key-time-separator"),
            ("percent-encoded", between("%3B"), "key-time-separator"),
            (
                "a full-width semicolon",
                between("\u{ff1b}"),
                "key-time-separator",
            ),
            (
                "a duration",
                made(format!("{START};1800")),
                "key-time-other",
            ),
            (
                "a date",
                made("2026-11-23T12:00:00Z;2026-11-23T12:30:00Z".into()),
                "key-time-date",
            ),
            (
                "a line end",
                made(format!("{}\n", time())),
                "key-time-separator",
            ),
            (
                "its name",
                made(format!("q-key-time={}", time())),
                "key-time-separator",
            ),
            (
                "fractions",
                made(format!("{START}.0;{END}.0")),
                "key-time-fraction",
            ),
            (
                "a second later",
                made(format!("{};{}", START + 1, END + 1)),
                "key-time-shifted",
            ),
            (
                "another zone",
                made(format!("{};{}", START + 28_800, END + 28_800)),
                "key-time-shifted",
            ),
        ],
    );
}

#[test]
fn how_the_sign_key_was_made_is_named() {
    let upload = Upload::default();
    let (secret, time) = (SECRET_KEY.as_bytes(), time());
    let time = time.as_bytes();
    let mac = hmac_sha1(secret, time);
    let digest = hex(&sha1(upload.policy.as_bytes()));
    let by = |key: &[u8]| text(hex(&hmac_sha1(key, &digest)));
    let joined = |one: &[u8], other: &[u8]| [one, other].concat();
    check(
        SECRET_KEY,
        &upload,
        &[
            ("raw bytes", by(&mac), "raw-signkey-bytes"),
            ("no SignKey at all", by(secret), "signkey-skipped"),
            (
                "arguments exchanged",
                by(&hex(&hmac_sha1(time, secret))),
                "signkey-arguments-swapped",
            ),
            (
                "true as the key",
                by(&hex(&hmac_sha1(b"1", time))),
                "signkey-other-input",
            ),
            (
                "a plain hash",
                by(&hex(&sha1(&joined(time, secret)))),
                "signkey-plain-hash",
            ),
            (
                "SHA-256",
                by(&hex(&hmac_sha256(secret, time))),
                "signkey-other-hash",
            ),
            (
                "MD5",
                by(&hex(&hmac_md5(secret, time))),
                "signkey-other-hash",
            ),
            (
                "SHA-512",
                by(&hex(&hmac_sha512(secret, time))),
                "signkey-other-hash",
            ),
            (
                "bytes as broken UTF-8",
                by(&lossy_utf8(&mac)),
                "signkey-encoding",
            ),
            (
                "bytes as Latin-1",
                by(&latin1_to_utf8(&mac)),
                "signkey-encoding",
            ),
            (
                "upper case",
                by(&hex(&mac).to_ascii_uppercase()),
                "signkey-encoding",
            ),
            (
                "base64",
                by(STANDARD.encode(&mac).as_bytes()),
                "signkey-encoding",
            ),
            (
                "base64 of the digits",
                by(STANDARD.encode(hex(&mac)).as_bytes()),
                "signkey-encoding",
            ),
            (
                "what openssl prints",
                by(&joined(b"(stdin)= ", &hex(&mac))),
                "signkey-encoding",
            ),
            (
                "a line end",
                by(&joined(&hex(&mac), b"\n")),
                "signkey-encoding",
            ),
        ],
    );
}

#[test]
fn which_text_was_signed_is_named() {
    let upload = Upload::default();
    let policy = upload.policy.as_str();
    let key = sign_key(SECRET_KEY.as_bytes(), time().as_bytes());
    let over = |text: &[u8]| signed(SECRET_KEY.as_bytes(), &time(), text);
    let value: serde_json::Value = serde_json::from_str(policy).unwrap();
    let compact = value.to_string();
    let encoded = STANDARD.encode(policy);
    let lines = |columns| over(&wrapped(encoded.as_bytes(), columns, b"\n", true));
    let stringified = serde_json::to_string(policy).unwrap();
    let framed = |http: &str, end: &str| {
        let hash = string_to_sign(http.as_bytes());
        signature(&key, &format!("sha1\n{}\n{hash}{end}", time()))
    };
    let host = "post\n/\n\nhost=examplebucket-1250000000.cos.ap-tokyo.myqcloud.com\n";
    check(
        SECRET_KEY,
        &upload,
        &[
            (
                "the base64",
                over(encoded.as_bytes()),
                "signed-base64-policy",
            ),
            ("base64 in lines of 60", lines(60), "signed-base64-policy"),
            ("base64 in lines of 64", lines(64), "signed-base64-policy"),
            ("base64 in lines of 76", lines(76), "signed-base64-policy"),
            (
                "written anew, compact",
                over(compact.as_bytes()),
                "policy-reserialised",
            ),
            (
                "written by PHP",
                over(compact.replace('/', "\\/").as_bytes()),
                "policy-reserialised",
            ),
            (
                "CRLF",
                over(policy.replace('\n', "\r\n").as_bytes()),
                "policy-line-endings",
            ),
            (
                "doubled line ends",
                over(policy.replace('\n', "\n\n").as_bytes()),
                "policy-line-endings",
            ),
            (
                "a written-out backslash and n",
                over(policy.replace('\n', "\\n").as_bytes()),
                "policy-line-endings",
            ),
            (
                "a last line end",
                over(format!("{policy}\n").as_bytes()),
                "policy-trailing-newline",
            ),
            (
                "a byte order mark",
                over(format!("\u{feff}{policy}").as_bytes()),
                "policy-bom",
            ),
            (
                "UTF-16",
                over(&utf16(policy.as_bytes(), false, false)),
                "policy-encoded",
            ),
            (
                "what Python prints of bytes",
                over(format!("b'{policy}'").as_bytes()),
                "policy-encoded",
            ),
            (
                "encodeURI",
                over(&percent(policy.as_bytes(), b"-_.!~*'();/?:@&=+$,#")),
                "policy-encoded",
            ),
            (
                "stringified twice",
                over(stringified.as_bytes()),
                "policy-reserialised",
            ),
            (
                "[object Object]",
                over(b"[object Object]"),
                "policy-printed",
            ),
            ("Array", over(b"Array"), "policy-printed"),
            ("undefined", over(b"undefined"), "wrong-variable-signed"),
            ("SignKey", over(key.as_bytes()), "wrong-variable-signed"),
            ("KeyTime", over(time().as_bytes()), "wrong-variable-signed"),
            (
                "header style",
                framed("post\n/\n\n\n", "\n"),
                "header-style-string-to-sign",
            ),
            (
                "without its last line end",
                framed("post\n/\n\n\n", ""),
                "header-style-string-to-sign",
            ),
            (
                "in capitals",
                framed("POST\n/\n\n\n", "\n"),
                "header-style-string-to-sign",
            ),
            (
                "with the host",
                framed(host, "\n"),
                "header-style-string-to-sign",
            ),
        ],
    );
}

#[test]
fn which_libraries_wrote_the_policy_anew_is_named() {
    let sent = "{\"expiration\":\"2026-11-23T12:30:00.000Z\",\"conditions\":[[\"starts-with\",\"$key\",\"写真/<a&b>\"]]}";
    let upload = Upload {
        policy: sent.to_owned(),
        ..Upload::default()
    };
    let over = |text: &str| signed(SECRET_KEY.as_bytes(), &time(), text.as_bytes());
    let ascii = sent.replace("写真", "\\u5199\\u771f");
    let go = sent
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026");
    let spaced = sent
        .replace("\",\"", "\", \"")
        .replace("\":", "\": ")
        .replace("\",\"", "\", \"");
    let sorted = "{\"conditions\":[[\"starts-with\",\"$key\",\"写真/<a&b>\"]],\"expiration\":\"2026-11-23T12:30:00.000Z\"}";
    check(
        SECRET_KEY,
        &upload,
        &[
            ("escapes above ASCII", over(&ascii), "policy-reserialised"),
            ("Go's and Gson's signs", over(&go), "policy-reserialised"),
            ("blanks behind commas", over(&spaced), "policy-reserialised"),
            ("sorted", over(sorted), "policy-reserialised"),
        ],
    );
}

#[test]
fn what_came_of_digest_mac_and_writing_is_named() {
    let upload = Upload::default();
    let key = sign_key(SECRET_KEY.as_bytes(), time().as_bytes());
    let policy = upload.policy.as_bytes();
    let digest = hex(&sha1(policy));
    let mac = |message: &[u8]| hmac_sha1(key.as_bytes(), message);
    let right = mac(&digest);
    let digits = text(hex(&right));
    let with = |message: &[u8]| text(hex(&mac(message)));
    check(
        SECRET_KEY,
        &upload,
        &[
            ("no SHA-1", with(policy), "no-sha1"),
            ("raw digest", with(&sha1(policy)), "raw-digest"),
            ("hashed twice", with(&hex(&sha1(&digest))), "digest-twice"),
            (
                "SHA-256 of the policy",
                with(&hex(&sha256(policy))),
                "other-digest",
            ),
            ("HMAC twice", with(&hex(&right)), "hmac-twice"),
            (
                "arguments exchanged",
                text(hex(&hmac_sha1(&digest, key.as_bytes()))),
                "hmac-arguments-swapped",
            ),
            (
                "HMAC-SHA256",
                text(hex(&hmac_sha256(key.as_bytes(), &digest))),
                "hmac-other-hash",
            ),
            ("base64", STANDARD.encode(&right), "signature-base64"),
            ("upper case", digits.to_uppercase(), "signature-upper-case"),
            (
                "base64 of the digits",
                STANDARD.encode(&digits),
                "signature-of-hex",
            ),
            (
                "a name in front",
                format!("sha1={digits}"),
                "signature-decorated",
            ),
            (
                "what openssl prints",
                format!("(stdin)= {digits}"),
                "signature-decorated",
            ),
            (
                "what Python prints",
                format!("b'{digits}'"),
                "signature-decorated",
            ),
            (
                "percent-encoded base64",
                text(percent(STANDARD.encode(&right).as_bytes(), b"")),
                "signature-base64 signature-encoded",
            ),
            (
                "a whole query",
                format!("q-sign-algorithm=sha1&q-ak=a&q-signature={digits}"),
                "signature-decorated",
            ),
            (
                "neither SHA-1 nor SignKey",
                text(hex(&hmac_sha1(SECRET_KEY.as_bytes(), policy))),
                "signkey-skipped no-sha1",
            ),
            ("cut off", digits[..32].to_owned(), "signature-truncated"),
            (
                "its first letter lost",
                digits[1..].to_owned(),
                "signature-truncated",
            ),
        ],
    );
    assert_eq!(unhex(digits.as_bytes()), Some(right));
}

#[test]
fn another_service_s_recipe_is_named_as_a_whole() {
    // Signs that the two alphabets of base64 write differently.
    let upload = Upload::default().policy_replaced("uploads/", "uploads/?????/");
    let (secret, encoded) = (SECRET_KEY.as_bytes(), STANDARD.encode(&upload.policy));
    let chain = |prefix: &str, parts: [&str; 4]| {
        let key = [prefix.as_bytes(), secret].concat();
        let key = parts
            .iter()
            .fold(key, |key, part| hmac_sha256(&key, part.as_bytes()));
        text(hex(&hmac_sha256(&key, encoded.as_bytes())))
    };
    let url = encoded.replace('+', "-").replace('/', "_");
    let tc3 = |text: &[u8]| {
        let key = hmac_sha256(&[b"TC3", secret].concat(), b"2026-11-23");
        hmac_sha256(
            &hmac_sha256(&hmac_sha256(&key, b"cos"), b"tc3_request"),
            text,
        )
    };
    let query = "a=1250000000&b=examplebucket&k=AKIDexample&e=1795437000&t=1795435200&r=42&f=";
    let json_api = [
        hmac_sha1(secret, query.as_bytes()),
        query.as_bytes().to_vec(),
    ]
    .concat();
    check(
        SECRET_KEY,
        &upload,
        &[
            (
                "S3 V2, OSS V1, OBS",
                STANDARD.encode(hmac_sha1(secret, encoded.as_bytes())),
                "oss-or-s3-v2-signature",
            ),
            (
                "S3 V4",
                chain("AWS4", ["20261123", "us-east-1", "s3", "aws4_request"]),
                "s3-v4-signature",
            ),
            (
                "OSS V4",
                chain(
                    "aliyun_v4",
                    ["20261123", "cn-hangzhou", "oss", "aliyun_v4_request"],
                ),
                "oss-v4-signature",
            ),
            (
                "TOS",
                chain("", ["20261123", "cn-beijing", "tos", "request"]),
                "tos4-signature",
            ),
            (
                "Qiniu",
                STANDARD.encode(hmac_sha1(secret, url.as_bytes())),
                "qiniu-signature",
            ),
            (
                "TC3",
                text(hex(&tc3(upload.policy.as_bytes()))),
                "tc3-signature",
            ),
            (
                "JSON API of COS",
                STANDARD.encode(json_api),
                "cos-json-api-signature",
            ),
        ],
    );
}
