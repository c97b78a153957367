//! The tables against themselves: every row alone, pairs of rows, the declared equivalences. Signatures are made by the
//! rows and found by the search; what is under test is that each is found under its own name, that no two
//! rows hide each other, and that nothing right is accused.

#![allow(
    clippy::string_slice,
    reason = "the texts cut here are hexadecimal digits"
)]

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::codec::{base64, hex, hmac_sha1, sha1};
use super::compose::{Recipe, Work};
use super::output::Target;
use super::slugs::EQUIVALENT;
use super::*;

pub(super) const SECRET: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
pub(super) const POLICY: &str = include_str!("../../../tests/data/policy-official.json");

/// Inputs that own their bytes.
#[derive(Clone, Debug)]
struct Given {
    secret: String,
    key_time: String,
    policy: String,
    object: String,
}

impl Given {
    fn official() -> Self {
        Self {
            secret: SECRET.into(),
            key_time: "1567150692;1567157892".into(),
            policy: POLICY.into(),
            object: "folder/subfolder/photo.jpg".into(),
        }
    }

    fn inputs<'a>(&'a self, signature: &'a [u8]) -> Inputs<'a> {
        Inputs {
            policy: self.policy.as_bytes(),
            key_time: Some(self.key_time.as_bytes()),
            secret_key: Some(self.secret.as_bytes()),
            secret_id: Some(b"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"),
            object_key: Some(self.object.as_bytes()),
            host: Some(b"examplebucket-1250000000.cos.ap-tokyo.myqcloud.com"),
            bucket: Some(b"examplebucket-1250000000"),
            token: Some(b"tokenthatisatokenthatisatoken"),
            signature,
            ..Inputs::default()
        }
    }

    fn right(&self) -> Vec<u8> {
        let key = hex(&hmac_sha1(self.secret.as_bytes(), self.key_time.as_bytes()));
        hex(&hmac_sha1(&key, &hex(&sha1(self.policy.as_bytes()))))
    }
}

fn random_given() -> impl Strategy<Value = Given> {
    let start = 1_500_000_000u32..1_900_000_000;
    ("[A-Za-z0-9]{32}", start, 60u32..90_000, "[a-z]{3,9}", "[ -!#-\\[\\]-~é界]{0,12}").prop_map(
        |(secret, start, length, name, meta)| Given {
            secret,
            key_time: format!("{start};{}", start + length),
            policy: format!(
                "{{\"expiration\": \"2026-01-02T03:04:05.678Z\",\r\n \"conditions\": [{{\"bucket\":\"{name}-1250000000\"}},\r\n  [\"starts-with\",\"$key\",\"{name}/\"], {{\"x-cos-meta-a\":\"{meta}\"}}]}}"
            ),
            object: format!("{name}/a.png"),
        },
    )
}

fn randoms(count: usize) -> Vec<Given> {
    let mut runner = TestRunner::deterministic();
    let draw = |runner: &mut TestRunner| random_given().new_tree(runner).unwrap().current();
    (0..count).map(|_| draw(&mut runner)).collect()
}

fn find(given: &Given, signature: &[u8], depth: Depth) -> Outcome {
    search(
        &given.inputs(signature),
        depth,
        &|_| (),
        &AtomicBool::new(false),
    )
}

/// The scans alone.
fn scan(given: &Given, signature: &[u8]) -> Option<Hit> {
    with_target(given, signature, |work| {
        let near = scans::run(work, scans::Reach::Near);
        near.or_else(|| scans::run(work, scans::Reach::Far))
    })
}

fn with_target<T>(given: &Given, signature: &[u8], run: impl FnOnce(&Work<'_>) -> T) -> T {
    let inputs = given.inputs(signature);
    let facts = Facts::new(&inputs);
    let axes = Axes::new(&facts, true);
    let target = Target::read(signature);
    let cancel = AtomicBool::new(false);
    run(&Work::new(&axes, &target, &cancel, &|_| (), 2))
}

/// A signature made by a recipe.
fn sign(work: &Work<'_>, recipe: Recipe) -> Option<Vec<u8>> {
    let key = work.key_bytes(recipe)?;
    let message = work.message(recipe)?;
    Some(match recipe.mac.checked_sub(1) {
        None => hmac_sha1(&key, &message.bytes),
        Some(index) => (macs::ROWS[index].make.apply)(&key, &message.bytes),
    })
}

fn ids(set: &[Slug]) -> Vec<&'static str> {
    let mut ids: Vec<_> = set.iter().map(|slug| slug.id()).collect();
    ids.sort_unstable();
    ids
}

/// All recipes of one row, without those that happen to write what a likelier row of their axis writes.
fn distinct_singles(work: &Work<'_>) -> Vec<Recipe> {
    let mut seen: HashSet<(usize, Vec<u8>)> = HashSet::new();
    let right = sign(work, Recipe::default());
    let mut all = singles_of(work);
    all.retain(|recipe| {
        let axis = recipe.parts().iter().position(|part| *part > 0).unwrap();
        let made = sign(work, *recipe).filter(|bytes| Some(bytes) != right.as_ref());
        made.is_some_and(|bytes| seen.insert((axis, bytes)))
    });
    all
}

/// All recipes of one row.
fn singles_of(work: &Work<'_>) -> Vec<Recipe> {
    let none = Recipe::default();
    let axes = work.axes;
    let mut all = Vec::new();
    all.extend((1..axes.secrets.len()).map(|secret| Recipe { secret, ..none }));
    all.extend((1..axes.times.len()).map(|time| Recipe { time, ..none }));
    all.extend((1..=derivations::ROWS.len()).map(|derivation| Recipe { derivation, ..none }));
    all.extend((1..axes.texts.len()).map(|text| Recipe { text, ..none }));
    all.extend((1..=digests::ROWS.len()).map(|digest| Recipe { digest, ..none }));
    all.extend((1..=axes.frames.rows.len()).map(|frame| Recipe { frame, ..none }));
    all.extend((1..=macs::ROWS.len()).map(|mac| Recipe { mac, ..none }));
    all
}

fn with_work<T>(given: &Given, run: impl FnOnce(&Work<'_>) -> T) -> T {
    with_target(given, &[b'0'; 40], run)
}

/// One search for many signatures at once: which recipes make each.
fn search_all(
    given: &Given,
    wanted: &[Vec<u8>],
    stages: &[fn(&Work<'_>) -> Vec<Found>],
) -> Vec<Option<Hit>> {
    let nothing = [b'0'; 40];
    let inputs = given.inputs(&nothing);
    let facts = Facts::new(&inputs);
    let axes = Axes::new(&facts, true);
    let target = Target::of(wanted);
    let cancel = AtomicBool::new(false);
    let work = Work::new(&axes, &target, &cancel, &|_| (), 2);
    let mut hits: Vec<Option<Hit>> = vec![None; wanted.len()];
    let first = |index: usize| {
        wanted
            .iter()
            .position(|other| *other == wanted[index])
            .unwrap()
    };
    for stage in stages {
        let found = stage(&work);
        for (index, hit) in hits.iter_mut().enumerate().filter(|(_, hit)| hit.is_none()) {
            let mine: Vec<Found> = found
                .iter()
                .filter(|found| found.fit == output::Fit::Reading(first(index)))
                .copied()
                .collect();
            *hit = hits::simplest(&work, &mine);
        }
    }
    hits
}

/// Whether the hit carries these slugs, by name or in an equivalent.
fn is_named(hit: &Hit, slugs: &[Slug]) -> bool {
    let wanted: HashSet<Slug> = slugs.iter().copied().collect();
    let same = |set: &[Slug]| set.iter().copied().collect::<HashSet<_>>() == wanted;
    same(&hit.deviations) || hit.also.iter().any(|set| same(set))
}

fn slugs_of(work: &Work<'_>, recipe: Recipe) -> Vec<Slug> {
    recipe.names(work.axes).map(|(_, name)| name.slug).collect()
}

#[test]
fn the_tables_hold_what_the_catalogue_counts() {
    with_work(&Given::official(), |work| {
        let count = [
            (secrets::ROWS.len(), 45),
            (key_times::ROWS.len(), 35),
            (derivations::ROWS.len(), 25),
            (texts::ROWS.len(), 70),
            (work.axes.frames.rows.len(), 140),
            (digests::ROWS.len(), 20),
            (macs::ROWS.len(), 9),
            (presets::ROWS.len(), 20),
        ];
        for (index, (have, wanted)) in count.into_iter().enumerate() {
            assert!(have >= wanted, "axis {index}: {have} of {wanted}");
        }
    });
}

#[test]
fn every_row_alone_is_named() {
    let mut givens = randoms(3);
    givens.insert(0, Given::official());
    for given in givens {
        let (recipes, slugs, signatures) = with_work(&given, |work| {
            let right = sign(work, Recipe::default());
            let mut made = Vec::new();
            for recipe in distinct_singles(work) {
                if let Some(bytes) =
                    sign(work, recipe).filter(|bytes| Some(bytes) != right.as_ref())
                {
                    made.push((recipe, slugs_of(work, recipe), bytes));
                }
            }
            let (a, (b, c)): (Vec<_>, (Vec<_>, Vec<_>)) =
                made.into_iter().map(|(a, b, c)| (a, (b, c))).unzip();
            (a, b, c)
        });
        assert!(
            signatures.len() > 300,
            "only {} rows apply",
            signatures.len()
        );
        let hits = search_all(&given, &signatures, &[singles]);
        all_declared(&recipes, &slugs, &signatures);
        for ((hit, slugs), recipe) in hits.iter().zip(&slugs).zip(&recipes) {
            let hit = hit
                .as_ref()
                .unwrap_or_else(|| panic!("not found: {recipe:?} {:?}", ids(slugs)));
            assert!(
                is_named(hit, slugs),
                "{recipe:?} {:?} was named {hit:?}",
                ids(slugs)
            );
        }
    }
}

/// Rows of different axes that make the same signature are declared equivalent.
fn all_declared(recipes: &[Recipe], slugs: &[Vec<Slug>], signatures: &[Vec<u8>]) {
    let mut undeclared = Vec::new();
    for (index, signature) in signatures.iter().enumerate() {
        let first = signatures
            .iter()
            .position(|other| other == signature)
            .unwrap();
        let (one, other) = (slugs[first][0], slugs[index][0]);
        let declared = EQUIVALENT.iter().any(|row| {
            let both = [row.name[0], row.other[0]];
            both.contains(&one) && both.contains(&other)
        });
        if first != index && !declared {
            undeclared.push((recipes[first], recipes[index]));
        }
    }
    assert!(
        undeclared.is_empty(),
        "equal bytes, not declared: {undeclared:#?}"
    );
}

#[test]
fn every_preset_is_named_in_its_own_writing() {
    for given in [Given::official(), randoms(1).remove(0)] {
        for row in presets::ROWS {
            let nothing = [b'0'; 40];
            let inputs = given.inputs(&nothing);
            let facts = Facts::new(&inputs);
            let Some(bytes) = row.make.apply(&facts, b"") else {
                continue;
            };
            assert_eq!(bytes.len(), presets::length(row), "{}", row.id);
            let text = match presets::Natural::of(row.slug) {
                presets::Natural::Hex => hex(&bytes),
                presets::Natural::Base64 => base64(&bytes),
            };
            let hit = find(&given, &text, Depth::Quick)
                .hit
                .unwrap_or_else(|| panic!("{} not found", row.id));
            assert!(
                is_named(&hit, &[row.slug]),
                "{} {} was named {hit:?}",
                row.slug.id(),
                row.id
            );
        }
    }
}

/// Pairs of rows from different axes, drawn evenly over axes and then rows.
fn draw_pairs(work: &Work<'_>, count: usize, runner: &mut TestRunner) -> Vec<Recipe> {
    let singles = distinct_singles(work);
    let position = |recipe: Recipe| recipe.parts().iter().position(|part| *part > 0).unwrap();
    let of = |index: usize| -> Vec<Recipe> {
        singles
            .iter()
            .copied()
            .filter(|recipe| position(*recipe) == index)
            .collect()
    };
    let axes: Vec<Vec<Recipe>> = (0..7).map(of).collect();
    let mut pairs = Vec::new();
    while pairs.len() < count {
        let (a, b, i, j) = (0usize..7, 0usize..7, any::<usize>(), any::<usize>())
            .new_tree(runner)
            .unwrap()
            .current();
        if a == b {
            continue;
        }
        let (first, second) = (axes[a][i % axes[a].len()], axes[b][j % axes[b].len()]);
        let mut parts = first.parts();
        for (part, other) in parts.iter_mut().zip(second.parts()) {
            *part = (*part).max(other);
        }
        let [secret, time, derivation, text, digest, frame, mac] = parts;
        pairs.push(Recipe {
            secret,
            time,
            derivation,
            text,
            digest,
            frame,
            mac,
        });
    }
    pairs
}

fn pairs_are_named(inputs: usize, each: usize) {
    let mut runner = TestRunner::deterministic();
    let (mut total, mut missed) = (0, Vec::new());
    for given in randoms(inputs) {
        let drawn = with_work(&given, |work| {
            let mut shorter: HashSet<Vec<u8>> = HashSet::new();
            shorter.extend(sign(work, Recipe::default()));
            shorter.extend(
                singles_of(work)
                    .into_iter()
                    .filter_map(|recipe| sign(work, recipe)),
            );
            draw_pairs(work, each * 2, &mut runner)
                .into_iter()
                .filter_map(|recipe| {
                    let bytes = sign(work, recipe).filter(|bytes| !shorter.contains(bytes))?;
                    Some((recipe, slugs_of(work, recipe), bytes))
                })
                .take(each)
                .collect::<Vec<_>>()
        });
        let signatures: Vec<Vec<u8>> = drawn.iter().map(|(_, _, bytes)| bytes.clone()).collect();
        let hits = search_all(&given, &signatures, &[singles, |work| pairs(work, true)]);
        for ((recipe, slugs, _), hit) in drawn.iter().zip(hits) {
            total += 1;
            if !hit.as_ref().is_some_and(|hit| is_named(hit, slugs)) {
                missed.push((*recipe, ids(slugs), hit.map(|hit| ids(&hit.deviations))));
            }
        }
    }
    assert!(total >= inputs * each * 9 / 10, "only {total} pairs drawn");
    assert!(
        missed.len() * 200 <= total,
        "{} of {total} not named: {missed:#?}",
        missed.len()
    );
}

#[test]
fn five_thousand_random_pairs_of_rows_are_named() {
    pairs_are_named(20, 250);
}

#[test]
fn a_right_signature_is_right_and_nothing_else() {
    for given in randoms(30) {
        let outcome = find(&given, &given.right(), Depth::Quick);
        assert!(
            outcome.correct && outcome.hit.is_none(),
            "{given:?}: {outcome:?}"
        );
    }
}

#[test]
fn declared_equivalences_are_equal_bytes() {
    let given = Given::official();
    with_work(&given, |work| {
        let text = texts_row(work, Slug::SignedBase64Policy);
        let skipped = Recipe {
            derivation: Work::row_of(Slug::SignkeySkipped),
            digest: 1,
            text,
            ..Recipe::default()
        };
        assert_eq!(digests::ROWS[0].slug, Slug::NoSha1);
        let preset = presets::ROWS[0].make.apply(work.axes.facts, b"");
        assert_eq!(presets::ROWS[0].slug, Slug::OssOrS3V2Signature);
        assert_eq!(sign(work, skipped), preset);
        let twice = macs::ROWS
            .iter()
            .position(|row| row.slug == Slug::HmacTwice)
            .unwrap()
            + 1;
        let digest = digests::ROWS
            .iter()
            .position(|row| row.id == "hmac-sign-key")
            .unwrap()
            + 1;
        let none = Recipe::default();
        assert_eq!(
            sign(
                work,
                Recipe {
                    digest: 1,
                    mac: twice,
                    ..none
                }
            ),
            sign(work, Recipe { digest, ..none })
        );
        let skip = macs::ROWS
            .iter()
            .position(|row| row.slug == Slug::HmacSkipped)
            .unwrap()
            + 1;
        let plain = macs::ROWS
            .iter()
            .position(|row| row.id == "message")
            .unwrap()
            + 1;
        assert_eq!(
            sign(
                work,
                Recipe {
                    digest: 1,
                    mac: plain,
                    ..none
                }
            ),
            sign(work, Recipe { mac: skip, ..none })
        );
    });
}

fn texts_row(work: &Work<'_>, slug: Slug) -> usize {
    work.axes
        .texts
        .iter()
        .position(|value| value.name.is_some_and(|name| name.slug == slug))
        .unwrap()
}

#[test]
fn writings_of_the_signature_are_read() {
    let given = Given::official();
    let text = given.right();
    let raw = codec::unhex(&text).unwrap();
    let as_text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let plain = as_text(&text);
    let zeros = as_text(&codec::hex_unpadded(&raw));
    let mut cases = vec![
        (plain.to_uppercase(), vec!["signature-upper-case"]),
        (as_text(&base64(&raw)), vec!["signature-base64"]),
        (
            as_text(&codec::base64_url_bare(&raw)),
            vec!["signature-base64"],
        ),
        (as_text(&base64(&text)), vec!["signature-of-hex"]),
        (as_text(&hex(&text)), vec!["signature-of-hex"]),
        (
            as_text(&codec::percent(&base64(&raw), b"")),
            vec!["signature-base64", "signature-encoded"],
        ),
        (format!("sha1={plain}"), vec!["signature-decorated"]),
        (format!("(stdin)= {plain}\n"), vec!["signature-decorated"]),
        (format!("b'{plain}'"), vec!["signature-decorated"]),
        (format!("{plain}\n"), vec!["signature-decorated"]),
        (
            format!("q-sign-algorithm=sha1&q-ak=a&q-signature={plain}"),
            vec!["signature-decorated"],
        ),
        (
            as_text(&codec::hex_separated(&raw, b'-')).to_uppercase(),
            vec!["signature-encoded", "signature-upper-case"],
        ),
        (plain[..32].to_owned(), vec!["signature-truncated"]),
        (plain[1..].to_owned(), vec!["signature-truncated"]),
    ];
    if zeros.len() < 40 {
        cases.push((zeros, vec!["signature-zeros-lost"]));
    }
    for (text, wanted) in cases {
        let outcome = find(&given, text.as_bytes(), Depth::Quick);
        let hit = outcome.hit.unwrap_or_else(|| panic!("{text:?} not read"));
        assert_eq!(ids(&hit.deviations), wanted, "{text:?}");
    }
}

#[test]
fn masked_signatures_are_compared_by_what_is_known() {
    let given = Given::official();
    let text = String::from_utf8(given.right()).unwrap();
    for masked in [
        format!("{}****", &text[..36]),
        format!("{}***", &text[..20]),
        format!("…{}", &text[20..]),
    ] {
        let outcome = find(&given, masked.as_bytes(), Depth::Quick);
        assert!(
            outcome.correct && outcome.masked_bits > 0,
            "{masked}: {outcome:?}"
        );
    }
    let outcome = find(
        &given,
        format!("{}****", &text[..15]).as_bytes(),
        Depth::Quick,
    );
    assert!(
        !outcome.correct && !outcome.provable,
        "60 bits prove nothing"
    );
}

#[test]
fn typing_errors_are_placed_and_never_printed() {
    let given = Given::official();
    let cases = [
        (
            "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlx",
            vec![(32, TypoKind::Substituted, Class::Lower)],
        ),
        (
            "BQYIM75p8x0iWVFSIgqEKwFprpRSVHl9z",
            vec![(32, TypoKind::Inserted, Class::Digit)],
        ),
        (
            "BQYIM75px80iWVFSIgqEKwFprpRSVHlz",
            vec![(9, TypoKind::Swapped, Class::Lower)],
        ),
        (
            "BQYIM75p8x0iWVFSIgEKwFprpRSVHlz",
            vec![(19, TypoKind::Deleted, Class::Lower)],
        ),
    ];
    for (typed, wanted) in cases {
        let wrong = Given {
            secret: typed.into(),
            ..given.clone()
        };
        let hit = scan(&given, &wrong.right()).unwrap_or_else(|| panic!("{typed} not found"));
        let positions: Vec<_> = hit
            .positions
            .iter()
            .map(|p| (p.at, p.kind, p.class))
            .collect();
        assert_eq!(
            (positions, ids(&hit.deviations)),
            (wanted, vec!["secret-typo"]),
            "{typed}"
        );
        assert!(!format!("{hit:?}").contains(typed));
    }
}

#[test]
fn clocks_read_twice_are_found() {
    let given = Given::official();
    let shifted = Given {
        key_time: "1567150703;1567157903".into(),
        ..given.clone()
    };
    let hit = scan(&given, &shifted.right()).unwrap();
    assert_eq!(ids(&hit.deviations), ["key-time-shifted"]);
    for (from, to) in [
        ("12.414Z", "12.417Z"),
        ("T09:38", "T17:38"),
        ("12.414Z", "13.000Z"),
        ("12.414Z", "12Z"),
    ] {
        let later = Given {
            policy: POLICY.replace(from, to),
            ..given.clone()
        };
        let hit = scan(&given, &later.right()).unwrap_or_else(|| panic!("{to}"));
        assert_eq!(ids(&hit.deviations), ["policy-regenerated"], "{to}");
    }
    let fewer = POLICY.replace("        { \"acl\": \"default\" },\n", "");
    assert_ne!(fewer, POLICY);
    let earlier = Given {
        policy: fewer,
        ..given.clone()
    };
    let hit = scan(&given, &earlier.right()).unwrap();
    assert_eq!(ids(&hit.deviations), ["conditions-changed"]);
}

#[test]
fn a_sign_key_alone_explains_everything_behind_it() {
    let given = Given::official();
    let sign_key = hex(&hmac_sha1(
        given.secret.as_bytes(),
        given.key_time.as_bytes(),
    ));
    let wrong = hex(&hmac_sha1(
        &sign_key,
        &hex(&sha1(&base64(POLICY.as_bytes()))),
    ));
    let inputs = Inputs {
        secret_key: None,
        sign_key: Some(&sign_key),
        ..given.inputs(&wrong)
    };
    let outcome = search(&inputs, Depth::Quick, &|_| (), &AtomicBool::new(false));
    assert_eq!(
        ids(&outcome.hit.unwrap().deviations),
        ["signed-base64-policy"]
    );
    let raw = hex(&hmac_sha1(
        &codec::unhex(&sign_key).unwrap(),
        &hex(&sha1(POLICY.as_bytes())),
    ));
    let inputs = Inputs {
        signature: &raw,
        ..inputs
    };
    let outcome = search(&inputs, Depth::Quick, &|_| (), &AtomicBool::new(false));
    assert_eq!(ids(&outcome.hit.unwrap().deviations), ["raw-signkey-bytes"]);
}

#[test]
fn without_any_key_what_needs_none_is_still_proved() {
    let given = Given::official();
    let sent = hex(&sha1(POLICY.as_bytes()));
    let inputs = Inputs {
        secret_key: None,
        ..given.inputs(&sent)
    };
    let outcome = search(&inputs, Depth::Quick, &|_| (), &AtomicBool::new(false));
    assert_eq!(ids(&outcome.hit.unwrap().deviations), ["hmac-skipped"]);
    let right = given.right();
    let inputs = Inputs {
        secret_key: None,
        ..given.inputs(&right)
    };
    let outcome = search(&inputs, Depth::Quick, &|_| (), &AtomicBool::new(false));
    assert!(!outcome.correct && outcome.hit.is_none() && !outcome.keyed);
}

#[test]
fn hostile_inputs_give_a_result() {
    let large = "x".repeat(64 * 1024);
    let long = "k".repeat(4096);
    let given = Given::official();
    let cases = [
        Given {
            policy: large,
            ..given.clone()
        },
        Given {
            policy: String::new(),
            ..given.clone()
        },
        Given {
            policy: "{".repeat(10_000),
            ..given.clone()
        },
        Given {
            secret: long,
            ..given.clone()
        },
        Given {
            secret: String::new(),
            ..given.clone()
        },
        Given {
            key_time: String::new(),
            ..given.clone()
        },
        Given {
            key_time: ";;;\u{0}\u{ff1b}".into(),
            ..given.clone()
        },
        Given {
            key_time: "9223372036854775807;-9223372036854775808".into(),
            ..given.clone()
        },
    ];
    for case in cases {
        // Over no KeyTime or no policy nothing is right, whoever made it.
        let right = find(&case, &case.right(), Depth::Quick).correct;
        assert_eq!(right, !case.key_time.is_empty() && !case.policy.is_empty());
        for signature in [
            &b""[..],
            b"a",
            b"\xff\xfe*",
            &[b'a'; 10_000],
            &[b'*'; 40],
            &[b'0'; 40],
            b"====",
            b"%%%%",
        ] {
            let outcome = find(&case, signature, Depth::Quick);
            assert!(!outcome.correct && outcome.hit.is_none(), "{signature:?}");
        }
    }
}

#[test]
fn one_value_given_twice_proves_nothing() {
    let given = Given::official();
    let digits = "f4124f250b496e49a1b50591385f07e2a9607258";
    // The policy field holds the signature, or its digits as text.
    let copied = Given {
        policy: digits.to_owned(),
        ..given.clone()
    };
    let outcome = find(&copied, digits.as_bytes(), Depth::Quick);
    assert!(!outcome.correct && outcome.hit.is_none(), "{outcome:?}");
    // The signature was pasted as SignKey.
    let mut inputs = given.inputs(digits.as_bytes());
    inputs.secret_key = None;
    inputs.sign_key = Some(digits.as_bytes());
    let outcome = search(&inputs, Depth::Quick, &|_| (), &AtomicBool::new(false));
    assert!(!outcome.correct && outcome.hit.is_none(), "{outcome:?}");
    // A SignKey that was derived and sent is a proof.
    let sent = hex(&hmac_sha1(SECRET.as_bytes(), given.key_time.as_bytes()));
    let hit = find(&given, &sent, Depth::Quick).hit.unwrap();
    assert_eq!(ids(&hit.deviations), ["hmac-skipped"]);
}

#[test]
fn without_a_policy_the_header_recipe_is_proved_and_nothing_else() {
    let given = Given::official();
    let key = hex(&hmac_sha1(SECRET.as_bytes(), given.key_time.as_bytes()));
    let signed = |line: &str, host: &str| {
        let http = format!("{line}\n\n{host}\n");
        let digest = String::from_utf8(hex(&sha1(http.as_bytes()))).unwrap();
        let text = format!("sha1\n{}\n{digest}\n", given.key_time);
        hex(&hmac_sha1(&key, text.as_bytes()))
    };
    let own = "host=examplebucket-1250000000.cos.ap-tokyo.myqcloud.com";
    let guessed = "host=examplebucket-1250000000.cos.ap-seoul.myqcloud.com";
    let object = format!("/{}", given.object);
    for (method, path, host) in [
        ("post", "/", ""),
        ("post", "/", own),
        ("post", "/", guessed),
        ("post", &object, guessed),
        ("put", &object, guessed),
        ("get", "/", guessed),
    ] {
        let sent = signed(&format!("{method}\n{path}"), host);
        let mut inputs = given.inputs(&sent);
        inputs.policy = b"";
        inputs.other_hosts = vec![guessed.replace("host=", "").into_bytes()];
        let outcome = search(&inputs, Depth::Usual, &|_| (), &AtomicBool::new(false));
        let hit = outcome
            .hit
            .unwrap_or_else(|| panic!("{method} {path} {host}"));
        assert_eq!(
            ids(&hit.deviations),
            ["header-style-string-to-sign"],
            "{host}"
        );
    }
    let right = given.right();
    let mut inputs = given.inputs(&right);
    inputs.policy = b"";
    let outcome = search(&inputs, Depth::Quick, &|_| (), &AtomicBool::new(false));
    assert!(!outcome.correct && outcome.hit.is_none(), "{outcome:?}");
}

#[test]
fn a_mistyped_key_is_found_beside_another_mistake() {
    let given = Given::official();
    let typo = SECRET.replace("p8x0", "p8xO");
    for (secret, key_time, wanted, at) in [
        (
            typo.clone(),
            "1567157892;1567150692",
            ["key-time-other", "secret-typo"],
            11,
        ),
        (
            typo.clone(),
            "1567150693;1567157893",
            ["key-time-shifted", "secret-typo"],
            11,
        ),
        (
            typo.clone(),
            "1567150692;1567157891",
            ["key-time-shifted", "secret-typo"],
            11,
        ),
        (
            typo.clone(),
            "1567179492;1567186692",
            ["key-time-shifted", "secret-typo"],
            11,
        ),
        (
            format!("{typo}\r\n"),
            "1567150692;1567157892",
            ["secret-typo", "secret-whitespace"],
            11,
        ),
        (
            format!("{SECRET}Q"),
            "1567150691;1567157892",
            ["key-time-shifted", "secret-typo"],
            33,
        ),
    ] {
        let wrong = Given {
            secret,
            key_time: key_time.into(),
            ..given.clone()
        };
        let hit = with_target(&given, &wrong.right(), |work| scans::alone(work, "beside"))
            .unwrap_or_else(|| panic!("{key_time}"));
        assert_eq!(ids(&hit.deviations), wanted, "{key_time}");
        assert_eq!(hit.positions.first().map(|place| place.at), Some(at));
    }
}

#[test]
fn an_invisible_character_is_found_wherever_it_stands() {
    let given = Given::official();
    let inside = |character: &str| format!("{}{character}{}", &SECRET[..9], &SECRET[9..]);
    for (dirty, form, at) in [
        (inside("\u{200b}"), "zero-width-space-inside", Some(10)),
        (inside("\r\n"), "crlf-inside", Some(10)),
        (inside("\u{a0}"), "no-break-space-inside", Some(10)),
        (inside("\u{202e}"), "u+202e-inside", Some(10)),
        (
            format!("{SECRET}\u{200d}"),
            "zero-width-joiner-behind",
            None,
        ),
        (format!("\u{200c}{SECRET}"), "u+200c-before", None),
        (format!("{SECRET}\u{b}"), "u+000b-behind", None),
        (
            format!("\u{3000}{SECRET}\u{3000}"),
            "ideographic-space-around",
            None,
        ),
        (format!("{SECRET}    "), "blank-4-behind", None),
        (format!("{SECRET}\r\n\r\n"), "crlf-2-behind", None),
    ] {
        let dirty = Given {
            secret: dirty,
            ..given.clone()
        };
        // The program's key has it.
        let hit = with_target(&given, &dirty.right(), |work| {
            scans::alone(work, "invisible")
        })
        .unwrap_or_else(|| panic!("{form}"));
        assert_eq!(ids(&hit.deviations), ["secret-whitespace"], "{form}");
        assert_eq!(hit.details[0].form, form);
        assert_eq!(hit.positions.first().map(|place| place.at), at, "{form}");
        // The key that was given has it.
        let hit = find(&dirty, &given.right(), Depth::Quick).hit.unwrap();
        assert_eq!(ids(&hit.deviations), ["secret-whitespace"], "{form}");
    }
}

#[test]
fn what_stands_in_the_keys_place_is_found_with_the_end_of_its_line() {
    let given = Given::official();
    let encoded = String::from_utf8(base64(SECRET.as_bytes())).unwrap();
    for (secret, wanted) in [
        (
            format!("{encoded}\n"),
            ["secret-encoded", "secret-whitespace"],
        ),
        (
            format!("\"{SECRET}\"\r\n"),
            ["secret-quoted", "secret-whitespace"],
        ),
        (
            "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\n".to_owned(),
            ["secret-is-secret-id", "secret-whitespace"],
        ),
    ] {
        let wrong = Given {
            secret,
            ..given.clone()
        };
        let hit = with_target(&given, &wrong.right(), |work| {
            scans::alone(work, "invisible")
        })
        .unwrap();
        assert_eq!(ids(&hit.deviations), wanted);
    }
}

#[test]
fn a_recipe_of_steps_is_not_told_as_another_service() {
    let given = Given::official();
    // Amazon S3, OSS and OBS sign the base64 text, and write base64.
    let sent = hex(&hmac_sha1(SECRET.as_bytes(), POLICY.as_bytes()));
    let hit = find(&given, &sent, Depth::Quick).hit.unwrap();
    assert_eq!(ids(&hit.deviations), ["no-sha1", "signkey-skipped"]);
    let all = hit.also.iter().flat_map(|set| ids(set));
    assert!(!all.clone().any(|id| id.contains("s3")), "{hit:?}");
}

#[test]
fn nothing_printable_holds_a_secret() {
    let given = Given::official();
    let inputs = given.inputs(b"00");
    assert!(!format!("{inputs:?}").contains(SECRET));
    let wrong = Given {
        secret: format!("{SECRET}\n"),
        ..given.clone()
    };
    let outcome = find(&given, &wrong.right(), Depth::Quick);
    let sign_key = String::from_utf8(hex(&hmac_sha1(
        SECRET.as_bytes(),
        given.key_time.as_bytes(),
    )))
    .unwrap();
    let printed = format!("{outcome:?}");
    assert!(printed.contains("SecretWhitespace"));
    assert!(!printed.contains(SECRET) && !printed.contains(&sign_key[..12]));
}

#[test]
fn a_cancelled_search_ends_with_what_it_has() {
    let given = Given::official();
    let inputs = given.inputs(&[b'0'; 40]);
    let cancel = AtomicBool::new(true);
    let outcome = search(&inputs, Depth::Deep, &|_| (), &cancel);
    assert!(outcome.cancelled && outcome.hit.is_none());
}

#[test]
fn slugs_are_found_by_their_word_and_no_word_is_used_twice() {
    let mut seen = HashSet::new();
    for slug in Slug::ALL {
        assert!(seen.insert(slug.id()), "{} twice", slug.id());
        assert_eq!(Slug::from_id(slug.id()), Some(*slug));
    }
}

#[test]
fn prepared_states_equal_the_whole_hmac() {
    for length in [0usize, 1, 20, 40, 55, 56, 63, 64, 65, 119, 120, 600] {
        let message = vec![b'm'; length];
        for key in [&b""[..], b"short", &[b'k'; 64], &[b'k'; 65], &[b'k'; 300]] {
            let fast = sha1::Key::new(key).mac_bytes(&message);
            assert_eq!(
                fast.to_vec(),
                hmac_sha1(key, &message),
                "{length} under {}",
                key.len()
            );
        }
    }
}
