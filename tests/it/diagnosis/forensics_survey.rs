//! The wrong formulas that public signers really use (field survey), written out by hand and independently of the
//! tables: each must be named, on the published inputs and on random ones.

use std::sync::atomic::AtomicBool;

use postdoc::diagnosis::forensics::codec::{base64, hex, hmac_sha1, sha1};
use postdoc::diagnosis::forensics::{Depth, Deviation, Inputs, Outcome, search};
use proptest::prelude::*;

const SECRET: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
const KEY_TIME: &str = "1567150692;1567157892";
const POLICY: &str = "{\n    \"expiration\": \"2019-08-30T09:38:12.414Z\",\n    \"conditions\": [\n        { \"acl\": \"default\" },\n        { \"bucket\": \"examplebucket-1250000000\" },\n        [ \"starts-with\", \"$key\", \"folder/subfolder/\" ],\n        [ \"starts-with\", \"$Content-Type\", \"image/\" ],\n        [ \"starts-with\", \"$success_action_redirect\", \"https://my.website/\" ],\n        [ \"eq\", \"$x-cos-server-side-encryption\", \"AES256\" ],\n        { \"q-sign-algorithm\": \"sha1\" },\n        { \"q-ak\": \"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\" },\n        { \"q-sign-time\": \"1567150692;1567157892\" }\n    ]\n}";
const SIGNATURE: &str = "7758dc9a832e9d301dca704cacbf9d9f8172fdef";
const OBJECT: &str = "folder/subfolder/photo.jpg";

struct Case {
    secret: String,
    key_time: String,
    policy: String,
}

impl Case {
    fn published() -> Self {
        Self {
            secret: SECRET.into(),
            key_time: KEY_TIME.into(),
            policy: POLICY.into(),
        }
    }

    fn sign_key(&self) -> Vec<u8> {
        hex(&hmac_sha1(self.secret.as_bytes(), self.key_time.as_bytes()))
    }

    fn frame(&self, hash: &[u8], end: &str) -> Vec<u8> {
        [
            b"sha1\n",
            self.key_time.as_bytes(),
            b"\n",
            hash,
            end.as_bytes(),
        ]
        .concat()
    }

    fn search(&self, signature: &[u8], depth: Depth) -> Outcome {
        let inputs = Inputs {
            policy: self.policy.as_bytes(),
            key_time: Some(self.key_time.as_bytes()),
            secret_key: Some(self.secret.as_bytes()),
            secret_id: Some(b"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"),
            object_key: Some(OBJECT.as_bytes()),
            host: Some(b"examplebucket-1250000000.cos.ap-beijing.myqcloud.com"),
            signature,
            ..Inputs::default()
        };
        search(&inputs, depth, &|_| (), &AtomicBool::new(false))
    }
}

type Formula = fn(&Case) -> Vec<u8>;

const FORMULAS: &[(&str, Formula, &[&str])] = &[
    (
        "F1",
        |c| {
            let raw = hmac_sha1(c.secret.as_bytes(), c.key_time.as_bytes());
            hex(&hmac_sha1(&raw, &hex(&sha1(c.policy.as_bytes()))))
        },
        &["raw-signkey-bytes"],
    ),
    (
        "F2",
        |c| {
            let hash = hex(&sha1(b"post\n/\n\n\n"));
            hex(&hmac_sha1(&c.sign_key(), &c.frame(&hash, "\n")))
        },
        &["header-style-string-to-sign"],
    ),
    (
        "F3 F8",
        |c| hex(&hmac_sha1(&c.sign_key(), &base64(c.policy.as_bytes()))),
        &["no-sha1", "signed-base64-policy"],
    ),
    (
        "F4",
        |c| {
            let hash = hex(&sha1(&base64(c.policy.as_bytes())));
            hex(&hmac_sha1(&c.sign_key(), &c.frame(&hash, "\n")))
        },
        &["header-style-string-to-sign", "signed-base64-policy"],
    ),
    (
        "F5",
        |c| {
            base64(&hmac_sha1(
                c.secret.as_bytes(),
                &base64(c.policy.as_bytes()),
            ))
        },
        &["oss-or-s3-v2-signature"],
    ),
    (
        "F6",
        |c| hex(&hmac_sha1(&c.sign_key(), &hex(&sha1(&c.sign_key())))),
        &["wrong-variable-signed"],
    ),
    (
        "F7",
        |c| {
            hex(&hmac_sha1(
                &c.sign_key(),
                &hex(&sha1(&base64(c.policy.as_bytes()))),
            ))
        },
        &["signed-base64-policy"],
    ),
    (
        "F9",
        |c| {
            let hash = hex(&sha1(format!("post\n{OBJECT}\n\n\n").as_bytes()));
            hex(&hmac_sha1(&c.sign_key(), &c.frame(&hash, "\n")))
        },
        &["header-style-string-to-sign"],
    ),
    (
        "F10",
        |c| {
            hex(&hmac_sha1(
                &c.sign_key(),
                &hex(&hmac_sha1(&c.sign_key(), c.policy.as_bytes())),
            ))
        },
        &["other-digest"],
    ),
    (
        "G1",
        |c| {
            let raw = hmac_sha1(c.secret.as_bytes(), c.key_time.as_bytes());
            let hash = hex(&sha1(b"POST\n/\n\n\n"));
            hex(&hmac_sha1(&raw, &c.frame(&hash, "")))
        },
        &["header-style-string-to-sign", "raw-signkey-bytes"],
    ),
    (
        "G2",
        |c| {
            let key = hex(&sha1(
                &[c.key_time.as_bytes(), c.secret.as_bytes()].concat(),
            ));
            hex(&sha1(&[hex(&sha1(c.policy.as_bytes())), key].concat()))
        },
        &["plain-hash", "signkey-plain-hash"],
    ),
    (
        "G3",
        |c| {
            let hash = hex(&sha1(b"post\n/\n\n\n"));
            hex(&hmac_sha1(&c.sign_key(), &c.frame(&hash, "")))
        },
        &["header-style-string-to-sign"],
    ),
];

fn names(slugs: &[Deviation]) -> Vec<&'static str> {
    let mut names: Vec<_> = slugs.iter().map(|it| it.slug()).collect();
    names.sort_unstable();
    names
}

fn check(case: &Case) {
    for (id, formula, wanted) in FORMULAS {
        let outcome = case.search(&formula(case), Depth::Quick);
        assert!(!outcome.correct, "{id} taken for right");
        let hit = outcome.hit.unwrap_or_else(|| panic!("{id} not found"));
        assert_eq!(names(&hit.deviations()), *wanted, "{id}: {hit:?}");
    }
}

#[test]
fn the_published_signature_is_right_and_nothing_else() {
    let outcome = Case::published().search(SIGNATURE.as_bytes(), Depth::Quick);
    assert!(outcome.correct && outcome.hit.is_none(), "{outcome:?}");
}

#[test]
fn every_wrong_formula_of_the_field_is_named_on_the_published_inputs() {
    check(&Case::published());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1))]

    #[test]
    fn every_wrong_formula_of_the_field_is_named_on_other_inputs(
        secret in "[A-Za-z0-9]{32}",
        start in 1_500_000_000u32..1_900_000_000,
        length in 60u32..90_000,
        bucket in "[a-z]{3,12}-125[0-9]{7}",
        prefix in "[a-z]{1,9}/",
    ) {
        check(&Case {
            secret,
            key_time: format!("{start};{}", start + length),
            policy: format!("{{\"expiration\":\"2026-01-02T03:04:05Z\",\"conditions\":[{{\"bucket\":\"{bucket}\"}},[\"starts-with\",\"$key\",\"{prefix}\"]]}}"),
        });
    }
}
