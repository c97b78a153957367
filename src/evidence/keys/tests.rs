//! Keys in everything people paste, with made-up values and the pair that 436/14690 prints.

use super::*;
use crate::text::Label;
use proptest::prelude::*;

const ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
const KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

fn read_text(text: &str, forced: bool) -> (Sources, Option<Reading>) {
    let mut sources = Sources::default();
    let id = sources.add(text.as_bytes().to_vec(), Label::plain("keys"));
    let whole = sources.whole(id);
    let reading = read(&mut sources, whole, forced);
    (sources, reading)
}

fn keys_of(text: &str) -> (Sources, Keys) {
    let (sources, reading) = read_text(text, false);
    let reading = reading.unwrap_or_else(|| panic!("no keys in {text}"));
    (sources, reading.holds.keys.unwrap())
}

fn shown(sources: &Sources, value: Option<Value>) -> Option<String> {
    value.map(|value| sources.text(value.place).into_owned())
}

#[test]
fn a_pair_is_read_in_every_way_it_is_written() {
    let rows = [
        format!("{{\"secretId\":\"{ID}\",\"secretKey\":\"{KEY}\"}}"),
        format!("{{ SecretId: '{ID}', SecretKey: '{KEY}', }}"),
        format!("SecretId={ID}\nSecretKey={KEY}\n"),
        format!("export TENCENT_SECRET_ID=\"{ID}\"\r\nexport COS_SECRET_KEY='{KEY}'\r\n"),
        format!("secret_id: {ID}\nsecret_key: {KEY}"),
        format!("SecretId\n{ID}\n\nSecretKey\n{KEY}\n"),
        format!("SecretId\t{ID}\nSecretKey\t{KEY}"),
        format!("\u{5bc6}\u{94a5} SecretId\u{ff1a}{ID}\nSecretKey\u{ff1a}{KEY}"),
        format!("{ID}\n{KEY}"),
        format!("{ID} {KEY}"),
        format!("SecretId: {ID} SecretKey: {KEY}"),
        format!("'SecretId' => '{ID}',\n'SecretKey' => '{KEY}',"),
        format!("AccessKeyId={ID}\nAccessKeySecret={KEY}"),
    ];
    for text in rows {
        let (sources, keys) = keys_of(&text);
        assert_eq!(
            shown(&sources, keys.secret_id).as_deref(),
            Some(ID),
            "{text}"
        );
        assert_eq!(
            shown(&sources, keys.secret_key).as_deref(),
            Some(KEY),
            "{text}"
        );
        assert!(!keys.temporary, "{text}");
    }
}

#[test]
fn an_sts_answer_fills_every_slot_at_any_depth() {
    let inner = format!(
        "{{\"TmpSecretId\":\"{ID}\",\"TmpSecretKey\":\"a\\/b+{KEY}=\",\"Token\":\"tok==\"}}"
    );
    let rows = [
        format!(
            "{{\"Response\":{{\"Credentials\":{inner},\"ExpiredTime\":1567157892,\"Expiration\":\"2019-08-30T09:38:12Z\",\"RequestId\":\"x\"}}}}"
        ),
        format!(
            "{{\"data\":{{\"credentials\":{},\"startTime\":1567150692,\"expiration\":\"2019-08-30T09:38:12Z\"}}}}",
            inner
                .replace("TmpS", "tmpS")
                .replace("Token", "sessionToken")
        ),
    ];
    for text in rows {
        let (sources, keys) = keys_of(&text);
        assert!(keys.temporary);
        assert_eq!(
            shown(&sources, keys.secret_id).as_deref(),
            Some(ID),
            "{text}"
        );
        let key = keys.secret_key.unwrap();
        assert_eq!(sources.text(key.place), format!("a/b+{KEY}="), "{text}");
        let (_, pasted) = sources.named(key.place).unwrap();
        assert_eq!(sources.text(pasted), format!("a\\/b+{KEY}="));
        assert_eq!(shown(&sources, keys.token).as_deref(), Some("tok=="));
        assert_eq!(
            keys.expires.map(|(seconds, _)| seconds),
            Some(1_567_157_892),
            "{text}"
        );
    }
}

#[test]
fn white_space_that_belongs_to_a_value_is_kept() {
    let (sources, keys) = keys_of(&format!(
        "{{\"secretId\":\" {ID}\",\"secretKey\":\"{KEY}\\n\"}}"
    ));
    assert_eq!(shown(&sources, keys.secret_id), Some(format!(" {ID}")));
    assert_eq!(shown(&sources, keys.secret_key), Some(format!("{KEY}\n")));
    let (sources, keys) = keys_of(&format!("SecretId={ID}\nSecretKey={KEY} \t\nKeyTime=1;2\n"));
    assert_eq!(shown(&sources, keys.secret_key), Some(format!("{KEY} \t")));
    assert_eq!(shown(&sources, keys.key_time).as_deref(), Some("1;2"));
}

#[test]
fn sign_key_and_key_time_are_keys_too() {
    let (sources, keys) = keys_of(
        "{\"keyTime\":\"1567150692;1567157892\",\"signKey\":\"39acc8c9f34ba5b19bce4e965b370cd3f62d2fba\"}",
    );
    assert_eq!(
        shown(&sources, keys.key_time).as_deref(),
        Some("1567150692;1567157892")
    );
    assert!(keys.sign_key.is_some());
}

#[test]
fn a_policy_beside_the_keys_keeps_its_expiration() {
    let text = format!(
        "secretId={ID}\nsecretKey={KEY}\ntoken=x\n{{\"expiration\":\"2019-08-30T09:38:12Z\",\"conditions\":[]}}"
    );
    let (_, keys) = keys_of(&text);
    assert_eq!(keys.expires, None);
}

#[test]
fn other_evidence_is_no_keys() {
    let rows = [
        "key=a.png\npolicy=eyJl\nq-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nq-key-time=1;2\nq-signature=7758dc9a832e9d301dca704cacbf9d9f8172fdef\nx-cos-security-token=abc",
        "{\"expiration\":\"2019-08-30T09:38:12Z\",\"conditions\":[{\"q-ak\":\"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\"}]}",
        "secretKey: process.env.SECRET_KEY",
        "7758dc9a832e9d301dca704cacbf9d9f8172fdef",
        "<Error><Code>InvalidAccessKeyId</Code></Error>",
        "",
    ];
    for text in rows {
        assert!(read_text(text, false).1.is_none(), "{text}");
    }
    let (sources, reading) = read_text(KEY, true);
    let keys = reading.unwrap().holds.keys.unwrap();
    assert_eq!(shown(&sources, keys.secret_key).as_deref(), Some(KEY));
}

#[test]
fn what_is_printed_of_a_reading_shows_no_byte_of_a_key() {
    let (_, reading) = read_text(&format!("SecretId={ID}\nSecretKey={KEY}"), false);
    let printed = format!("{:?}", reading.unwrap());
    assert!(!printed.contains(KEY) && !printed.contains(ID));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(parts in proptest::collection::vec(prop_oneof![
        Just("SecretKey".to_owned()), Just("token".to_owned()), Just("=".to_owned()), Just(":".to_owned()), Just("\"".to_owned()),
        Just("\\".to_owned()), Just("\n".to_owned()), Just("\u{ff1a}".to_owned()), Just("AKID".to_owned()), Just("expiredTime".to_owned()), "\\PC{0,4}",
    ], 0..24), forced: bool) {
        let _ = read_text(&parts.concat(), forced);
    }
}

#[test]
fn a_token_that_is_nothing_or_another_makes_no_key_temporary() {
    for more in [
        "\"token\": null",
        "token: None,",
        "\"sessionToken\": undefined",
        "token = nil",
        "csrfToken: \"abcdefghij\"",
        "access_token=abcdefghij",
    ] {
        let text = format!("SecretId: {ID}\nSecretKey: {KEY}\n{more}\n");
        let (_, keys) = keys_of(&text);
        assert!(!keys.temporary, "{more}");
        assert!(keys.token.is_none(), "{more}");
    }
    for more in [
        "token: abc",
        "const token = 'abc'",
        "x-cos-security-token=abc",
        "TmpToken: abc",
        "SessionToken: \"abc\"",
    ] {
        let text = format!("SecretId: {ID}\nSecretKey: {KEY}\n{more}\n");
        let (sources, keys) = keys_of(&text);
        assert_eq!(
            shown(&sources, keys.token).as_deref(),
            Some("abc"),
            "{more}"
        );
    }
}
