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

use super::axes::Axis;
use super::codec::{base64, hex, hmac_sha1, sha1};
use super::deviations::EQUIVALENT;
use super::lanes::LANES;
use super::*;

const SECRET: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
const KEY_TIME: &str = "1567150692;1567157892";
const POLICY: &str = include_str!("../../../tests/data/policy-official.json");
const NOTHING: &[u8] = &[b'0'; 40];

/// Inputs that own their bytes.
#[derive(Clone, Debug)]
struct Given {
    secret: String,
    key_time: String,
    policy: String,
    object: String,
}

impl Given {
    /// The published example with these in place of its own.
    fn with(secret: &str, key_time: &str, policy: &str) -> Self {
        Self {
            secret: secret.into(),
            key_time: key_time.into(),
            policy: policy.into(),
            object: "folder/subfolder/photo.jpg".into(),
        }
    }

    fn official() -> Self {
        Self::with(SECRET, KEY_TIME, POLICY)
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

    fn sign_key(&self) -> Vec<u8> {
        hex(&hmac_sha1(self.secret.as_bytes(), self.key_time.as_bytes()))
    }

    fn right(&self) -> Vec<u8> {
        hex(&hmac_sha1(
            &self.sign_key(),
            &hex(&sha1(self.policy.as_bytes())),
        ))
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

fn searched(inputs: &Inputs<'_>, depth: Depth) -> Outcome {
    search(inputs, depth, &|_| (), &AtomicBool::new(false))
}

fn find(given: &Given, signature: &[u8]) -> Outcome {
    searched(&given.inputs(signature), Depth::Quick)
}

/// What a quick search names, by its words.
fn named(given: &Given, signature: &[u8]) -> Vec<&'static str> {
    let hit = find(given, signature).hit;
    words(&hit.expect("nothing found").deviations())
}

fn with_target<T>(given: &Given, target: &Target, run: impl FnOnce(&Work<'_>) -> T) -> T {
    let inputs = given.inputs(NOTHING);
    let facts = Facts::new(&inputs);
    let axes = Axes::new(&facts, true);
    let cancel = AtomicBool::new(false);
    run(&Work::new(&axes, target, &cancel, &|_| (), 2))
}

fn with_work<T>(given: &Given, run: impl FnOnce(&Work<'_>) -> T) -> T {
    with_target(given, &Target::read(NOTHING), run)
}

/// The scans alone: what the official inputs find for the signature of others.
fn scan(signer: &Given, scan: impl FnOnce(&Work<'_>) -> Option<Hit>) -> Option<Hit> {
    with_target(&Given::official(), &Target::read(&signer.right()), scan)
}

fn all_scans(work: &Work<'_>) -> Option<Hit> {
    scans::run(work, Depth::Usual).or_else(|| scans::run(work, Depth::Deep))
}

/// A signature made by a recipe.
fn sign(work: &Work<'_>, recipe: Recipe) -> Option<Vec<u8>> {
    let key = work.key_bytes(recipe)?;
    let message = work.message(recipe)?;
    Some(match recipe.row(Axis::Mac).checked_sub(1) {
        None => hmac_sha1(&key, &message.bytes),
        Some(row) => (macs::ROWS[row].make.apply)(&key, &message.bytes),
    })
}

fn words(set: &[Deviation]) -> Vec<&'static str> {
    let mut words: Vec<_> = set.iter().map(|deviation| deviation.slug()).collect();
    words.sort_unstable();
    words
}

/// All recipes of one row.
fn singles_of(work: &Work<'_>) -> Vec<Recipe> {
    let rows = |axis| (1..work.axes.rows(axis)).map(move |row| Recipe::of(axis, row));
    Axis::ALL.into_iter().flat_map(rows).collect()
}

/// The same with what each makes, without those that happen to write what a likelier row of their axis writes.
fn distinct_singles(work: &Work<'_>) -> Vec<(Recipe, Vec<u8>)> {
    let mut seen: HashSet<(Vec<bool>, Vec<u8>)> = HashSet::new();
    let right = sign(work, Recipe::default());
    let mut made = Vec::new();
    for recipe in singles_of(work) {
        let departs = Axis::ALL.map(|axis| recipe.row(axis) > 0).to_vec();
        let bytes = sign(work, recipe).filter(|bytes| Some(bytes) != right.as_ref());
        made.extend(
            bytes
                .filter(|it| seen.insert((departs, it.clone())))
                .map(|it| (recipe, it)),
        );
    }
    made
}

/// One search for many signatures at once: which recipes make each.
fn search_all(
    given: &Given,
    wanted: &[Vec<u8>],
    stages: &[fn(&Work<'_>) -> Vec<Found>],
) -> Vec<Option<Hit>> {
    with_target(given, &Target::of(wanted), |work| {
        let mut hits: Vec<Option<Hit>> = vec![None; wanted.len()];
        let first = |index: usize| wanted.iter().position(|it| *it == wanted[index]).unwrap();
        for stage in stages {
            let found = stage(work);
            for (index, hit) in hits.iter_mut().enumerate().filter(|(_, hit)| hit.is_none()) {
                let fit = output::Fit::Reading(first(index));
                let mine = found.iter().filter(|found| found.fit == fit);
                *hit = hits::simplest(work, &mine.cloned().collect::<Vec<_>>());
            }
        }
        hits
    })
}

/// Whether the hit carries these deviations, by name or in an equivalent.
fn is_named(hit: &Hit, deviations: &[Deviation]) -> bool {
    let wanted: HashSet<Deviation> = deviations.iter().copied().collect();
    let same = |set: &[Deviation]| set.iter().copied().collect::<HashSet<_>>() == wanted;
    same(&hit.deviations()) || hit.also.iter().any(|set| same(set))
}

fn deviations_of(work: &Work<'_>, recipe: Recipe) -> Vec<Deviation> {
    let names = recipe.names(work.axes);
    names.map(|(_, name)| name.deviation).collect()
}

#[test]
fn every_row_alone_is_named() {
    for given in [vec![Given::official()], randoms(3)].concat() {
        let made = with_work(&given, |work| {
            let named = |(recipe, bytes)| (recipe, deviations_of(work, recipe), bytes);
            distinct_singles(work)
                .into_iter()
                .map(named)
                .collect::<Vec<_>>()
        });
        assert!(made.len() > 300, "only {} rows apply", made.len());
        all_declared(&made);
        let signatures: Vec<_> = made.iter().map(|(_, _, bytes)| bytes.clone()).collect();
        let hits = search_all(&given, &signatures, &[singles]);
        for (hit, (recipe, deviations, _)) in hits.iter().zip(&made) {
            let hit = hit
                .as_ref()
                .unwrap_or_else(|| panic!("not found: {recipe:?}"));
            assert!(
                is_named(hit, deviations),
                "{deviations:?} was named {hit:?}"
            );
        }
    }
}

/// Rows of different axes that make the same signature are declared equivalent.
fn all_declared(made: &[(Recipe, Vec<Deviation>, Vec<u8>)]) {
    for (index, (recipe, deviations, signature)) in made.iter().enumerate() {
        let first = made
            .iter()
            .position(|(_, _, other)| other == signature)
            .unwrap();
        let (one, other) = (made[first].1[0], deviations[0]);
        let declared = EQUIVALENT.iter().any(|(name, _, others)| {
            let both = [*name, others[0]];
            both.contains(&one) && both.contains(&other)
        });
        let equal = "equal bytes, not declared";
        assert!(
            first == index || declared,
            "{equal}: {:?} {recipe:?}",
            made[first].0
        );
    }
}

#[test]
fn every_preset_is_named_in_its_own_writing() {
    for given in [vec![Given::official()], randoms(1)].concat() {
        let inputs = given.inputs(NOTHING);
        let facts = Facts::new(&inputs);
        for row in presets::ROWS {
            let Some(bytes) = row.make.apply(&facts, b"") else {
                continue;
            };
            assert_eq!(bytes.len(), presets::length(row), "{}", row.form);
            let own = presets::is_base64(row.deviation);
            let text = if own { base64(&bytes) } else { hex(&bytes) };
            let hit = find(&given, &text).hit;
            let hit = hit.unwrap_or_else(|| panic!("{} not found", row.form));
            assert!(
                is_named(&hit, &[row.deviation]),
                "{} was named {hit:?}",
                row.form
            );
        }
    }
}

/// Pairs of rows from different axes, drawn evenly over axes and then rows.
fn draw_pairs(work: &Work<'_>, count: usize, runner: &mut TestRunner) -> Vec<Recipe> {
    let singles: Vec<Recipe> = distinct_singles(work)
        .into_iter()
        .map(|(it, _)| it)
        .collect();
    let of = |axis| {
        let mine = singles.iter().filter(|recipe| recipe.row(axis) > 0);
        mine.copied().collect::<Vec<_>>()
    };
    let axes = Axis::ALL.map(of);
    let draws = (0usize..7, 0usize..7, any::<usize>(), any::<usize>());
    let draws = std::iter::from_fn(|| Some(draws.new_tree(runner).unwrap().current()));
    let apart = draws.filter(|(one, other, ..)| one != other);
    let one = |axis: usize, row: usize| axes[axis][row % axes[axis].len()];
    apart
        .map(|(a, b, i, j)| one(a, i).and(one(b, j)))
        .take(count)
        .collect()
}

#[test]
fn five_thousand_random_pairs_of_rows_are_named() {
    let (inputs, each) = (20, 250);
    let mut runner = TestRunner::deterministic();
    let (mut total, mut missed) = (0, Vec::new());
    for given in randoms(inputs) {
        let drawn: Vec<_> = with_work(&given, |work| {
            let shorter = singles_of(work).into_iter().chain([Recipe::default()]);
            let shorter: HashSet<_> = shorter.filter_map(|recipe| sign(work, recipe)).collect();
            let pairs = draw_pairs(work, each * 2, &mut runner).into_iter();
            let made = pairs.filter_map(|recipe| {
                let bytes = sign(work, recipe).filter(|bytes| !shorter.contains(bytes))?;
                Some((deviations_of(work, recipe), bytes))
            });
            made.take(each).collect()
        });
        let signatures: Vec<Vec<u8>> = drawn.iter().map(|(_, bytes)| bytes.clone()).collect();
        let hits = search_all(&given, &signatures, &[singles, |work| pairs(work, true)]);
        total += drawn.len();
        for ((deviations, _), hit) in drawn.iter().zip(hits) {
            if !hit.as_ref().is_some_and(|hit| is_named(hit, deviations)) {
                missed.push((words(deviations), hit.map(|hit| words(&hit.deviations()))));
            }
        }
    }
    assert!(total >= inputs * each * 9 / 10, "only {total} pairs drawn");
    let count = missed.len();
    assert!(
        count * 200 <= total,
        "{count} of {total} not named: {missed:#?}"
    );
}

#[test]
fn declared_equivalences_are_equal_bytes() {
    fn row<F>(rows: &[facts::Row<F>], deviation: Deviation, form: &str) -> usize {
        let found = |row: &facts::Row<F>| row.deviation == deviation && row.form == form;
        rows.iter().position(found).unwrap() + 1
    }
    with_work(&Given::official(), |work| {
        let digest =
            |deviation, form| Recipe::of(Axis::Digest, row(digests::ROWS, deviation, form));
        let mac = |deviation, form| Recipe::of(Axis::Mac, row(macs::ROWS, deviation, form));
        let unhashed = digest(Deviation::NoSha1, "text");
        let twice = mac(Deviation::HmacTwice, "hex").and(unhashed);
        let keyed = digest(Deviation::OtherDigest, "hmac-sign-key");
        assert_eq!(sign(work, twice), sign(work, keyed));
        let plain = mac(Deviation::PlainHash, "message").and(unhashed);
        let skipped = mac(Deviation::HmacSkipped, "string-to-sign");
        assert_eq!(sign(work, plain), sign(work, skipped));
        let is_base64 = |value: &axes::Value| {
            let name = value.name.map(|name| name.deviation);
            name == Some(Deviation::SignedBase64Policy)
        };
        let text = work.axes.texts.iter().position(is_base64).unwrap();
        let skipped = row(derivations::ROWS, Deviation::SignkeySkipped, "secret-key");
        let steps = unhashed
            .with(Axis::Message, text)
            .with(Axis::Derivation, skipped);
        let preset = &presets::ROWS[0];
        assert_eq!(preset.deviation, Deviation::OssOrS3V2Signature);
        assert_eq!(sign(work, steps), preset.make.apply(work.axes.facts, b""));
    });
}

#[test]
fn typing_errors_are_placed_and_never_printed() {
    use {Class::*, TypoKind::*};
    for (typed, at, kind, class) in [
        ("BQYIM75p8x0iWVFSIgqEKwFprpRSVHlx", 32, Substituted, Lower),
        ("BQYIM75p8x0iWVFSIgqEKwFprpRSVHl9z", 32, Inserted, Digit),
        ("BQYIM75px80iWVFSIgqEKwFprpRSVHlz", 9, Swapped, Lower),
        ("BQYIM75p8x0iWVFSIgEKwFprpRSVHlz", 19, Deleted, Lower),
    ] {
        let hit = scan(&Given::with(typed, KEY_TIME, POLICY), all_scans).expect(typed);
        assert_eq!(hit.positions, [Position { at, kind, class }], "{typed}");
        assert_eq!(words(&hit.deviations()), ["secret-typo"], "{typed}");
        assert!(!format!("{hit:?}").contains(typed));
    }
}

#[test]
fn clocks_read_twice_are_found() {
    let policy = |from: &str, to: &str| {
        let policy = POLICY.replace(from, to);
        assert_ne!(policy, POLICY);
        Given::with(SECRET, KEY_TIME, &policy)
    };
    let acl = "        { \"acl\": \"default\" },\n";
    let later = Given::with(SECRET, "1567150703;1567157903", POLICY);
    for (signer, wanted) in [
        (later, "key-time-shifted"),
        (policy("12.414Z", "12.417Z"), "policy-regenerated"),
        (policy("T09:38", "T17:38"), "policy-regenerated"),
        (policy("12.414Z", "13.000Z"), "policy-regenerated"),
        (policy("12.414Z", "12Z"), "policy-regenerated"),
        (policy(acl, ""), "conditions-changed"),
    ] {
        let hit = scan(&signer, all_scans).expect(wanted);
        assert_eq!(words(&hit.deviations()), [wanted], "{}", signer.policy);
    }
}

#[test]
fn a_sign_key_alone_explains_everything_behind_it() {
    let given = Given::official();
    let sign_key = given.sign_key();
    let base64 = hex(&hmac_sha1(
        &sign_key,
        &hex(&sha1(&base64(POLICY.as_bytes()))),
    ));
    let bytes = codec::unhex(&sign_key).unwrap();
    let raw = hex(&hmac_sha1(&bytes, &hex(&sha1(POLICY.as_bytes()))));
    for (signature, wanted) in [(base64, "signed-base64-policy"), (raw, "raw-signkey-bytes")] {
        let inputs = Inputs {
            secret_key: None,
            sign_key: Some(&sign_key),
            ..given.inputs(&signature)
        };
        let hit = searched(&inputs, Depth::Quick).hit.unwrap();
        assert_eq!(words(&hit.deviations()), [wanted]);
    }
}

#[test]
fn without_any_key_what_needs_none_is_still_proved() {
    let given = Given::official();
    let without = |signature: &[u8]| {
        let inputs = Inputs {
            secret_key: None,
            ..given.inputs(signature)
        };
        searched(&inputs, Depth::Quick)
    };
    let hit = without(&hex(&sha1(POLICY.as_bytes()))).hit.unwrap();
    assert_eq!(words(&hit.deviations()), ["hmac-skipped"]);
    let outcome = without(&given.right());
    assert!(!outcome.correct && outcome.hit.is_none());
}

#[test]
fn hostile_inputs_give_a_result() {
    let (large, long) = ("x".repeat(64 * 1024), "k".repeat(4096));
    let deep = "{".repeat(10_000);
    let ends = "9223372036854775807;-9223372036854775808";
    for (secret, key_time, policy) in [
        (SECRET, KEY_TIME, large.as_str()),
        (SECRET, KEY_TIME, ""),
        (SECRET, KEY_TIME, &deep),
        (&long, KEY_TIME, POLICY),
        ("", KEY_TIME, POLICY),
        (SECRET, "", POLICY),
        (SECRET, ";;;\u{0}\u{ff1b}", POLICY),
        (SECRET, ends, POLICY),
    ] {
        let case = Given::with(secret, key_time, policy);
        // Over no KeyTime or no policy nothing is right, whoever made it.
        let right = find(&case, &case.right()).correct;
        assert_eq!(right, !key_time.is_empty() && !policy.is_empty());
        let (long, masked) = ([b'a'; 10_000], [b'*'; 40]);
        let odd = [
            &b""[..],
            b"a",
            b"\xff\xfe*",
            &long,
            &masked,
            NOTHING,
            b"====",
            b"%%%%",
        ];
        for signature in odd {
            let outcome = find(&case, signature);
            assert!(!outcome.correct && outcome.hit.is_none(), "{signature:?}");
        }
    }
}

#[test]
fn one_value_given_twice_proves_nothing() {
    let given = Given::official();
    let digits = "f4124f250b496e49a1b50591385f07e2a9607258";
    // The policy field holds the signature, or its digits as text.
    let copied = Given::with(SECRET, KEY_TIME, digits);
    let outcome = find(&copied, digits.as_bytes());
    assert!(!outcome.correct && outcome.hit.is_none(), "{outcome:?}");
    // The signature was pasted as SignKey.
    let inputs = Inputs {
        secret_key: None,
        sign_key: Some(digits.as_bytes()),
        ..given.inputs(digits.as_bytes())
    };
    let outcome = searched(&inputs, Depth::Quick);
    assert!(!outcome.correct && outcome.hit.is_none(), "{outcome:?}");
    // A SignKey that was derived and sent is a proof.
    assert_eq!(named(&given, &given.sign_key()), ["hmac-skipped"]);
}

#[test]
fn a_mistyped_key_is_found_beside_another_mistake() {
    let typo = SECRET.replace("p8x0", "p8xO");
    let (line, longer) = (format!("{typo}\r\n"), format!("{SECRET}Q"));
    for (secret, key_time, beside, at) in [
        (&typo, "1567157892;1567150692", "key-time-other", 11),
        (&typo, "1567150693;1567157893", "key-time-shifted", 11),
        (&typo, "1567150692;1567157891", "key-time-shifted", 11),
        (&typo, "1567179492;1567186692", "key-time-shifted", 11),
        (&line, KEY_TIME, "secret-whitespace", 11),
        (&longer, "1567150691;1567157892", "key-time-shifted", 33),
    ] {
        let signer = Given::with(secret, key_time, POLICY);
        let hit = scan(&signer, |work| scans::alone(work, "beside")).expect(key_time);
        let mut wanted = [beside, "secret-typo"];
        wanted.sort_unstable();
        assert_eq!(words(&hit.deviations()), wanted, "{key_time}");
        assert_eq!(hit.positions.first().map(|place| place.at), Some(at));
    }
}

#[test]
fn an_invisible_character_is_found_wherever_it_stands() {
    let inside = |character: &str| format!("{}{character}{}", &SECRET[..9], &SECRET[9..]);
    let around = |head: &str, tail: &str| format!("{head}{SECRET}{tail}");
    for (dirty, form, at) in [
        (inside("\u{200b}"), "zero-width-space-inside", Some(10)),
        (inside("\r\n"), "crlf-inside", Some(10)),
        (inside("\u{a0}"), "no-break-space-inside", Some(10)),
        (inside("\u{202e}"), "u+202e-inside", Some(10)),
        (around("", "\u{200d}"), "zero-width-joiner-behind", None),
        (around("\u{200c}", ""), "u+200c-before", None),
        (around("", "\u{b}"), "u+000b-behind", None),
        (
            around("\u{3000}", "\u{3000}"),
            "ideographic-space-around",
            None,
        ),
        (around("", "    "), "blank-4-behind", None),
        (around("", "\r\n\r\n"), "crlf-2-behind", None),
    ] {
        let dirty = Given::with(&dirty, KEY_TIME, POLICY);
        // The program's key has it.
        let hit = scan(&dirty, |work| scans::alone(work, "invisible")).expect(form);
        assert_eq!(hit.forms, [(Deviation::SecretWhitespace, form.to_owned())]);
        assert_eq!(hit.positions.first().map(|place| place.at), at, "{form}");
        // The key that was given has it.
        assert_eq!(
            named(&dirty, &Given::official().right()),
            ["secret-whitespace"],
            "{form}"
        );
    }
}

#[test]
fn what_stands_in_the_keys_place_is_found_with_the_end_of_its_line() {
    let encoded = String::from_utf8(base64(SECRET.as_bytes())).unwrap();
    for (secret, wanted) in [
        (format!("{encoded}\n"), "secret-encoded"),
        (format!("\"{SECRET}\"\r\n"), "secret-quoted"),
        (
            "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\n".to_owned(),
            "secret-is-secret-id",
        ),
    ] {
        let signer = Given::with(&secret, KEY_TIME, POLICY);
        let hit = scan(&signer, |work| scans::alone(work, "invisible")).expect(wanted);
        assert_eq!(words(&hit.deviations()), [wanted, "secret-whitespace"]);
    }
}

#[test]
fn nothing_printable_holds_a_secret() {
    let given = Given::official();
    assert!(!format!("{:?}", given.inputs(b"00")).contains(SECRET));
    let wrong = Given::with(&format!("{SECRET}\n"), KEY_TIME, POLICY);
    let printed = format!("{:?}", find(&given, &wrong.right()));
    let sign_key = String::from_utf8(given.sign_key()).unwrap();
    assert!(printed.contains("SecretWhitespace"));
    assert!(!printed.contains(SECRET) && !printed.contains(&sign_key[..12]));
}

#[test]
fn a_cancelled_search_ends_with_what_it_has() {
    let given = Given::official();
    let cancel = AtomicBool::new(true);
    let outcome = search(&given.inputs(NOTHING), Depth::Deep, &|_| (), &cancel);
    assert!(outcome.depth == Depth::Quick && outcome.hit.is_none());
}

#[test]
fn no_word_is_used_twice() {
    for deviation in Deviation::ALL {
        assert_eq!(Deviation::from_slug(deviation.slug()), Some(*deviation));
    }
}

#[test]
fn prepared_states_equal_the_whole_hmac() {
    for length in [0usize, 1, 20, 40, 55, 56, 63, 64, 65, 119, 120, 600] {
        let message = vec![b'm'; length];
        for key in [&b""[..], b"short", &[b'k'; 64], &[b'k'; 65], &[b'k'; 300]] {
            let fast = sha1::Key::new(key).mac_bytes(&message);
            let whole = hmac_sha1(key, &message);
            assert_eq!(fast.to_vec(), whole, "{length} under {}", key.len());
        }
    }
}

/// What a search makes of a signature one by one and side by side, and how many recipes it counts.
fn narrow_and_wide<T>(signature: &[u8], run: impl Fn(&Work<'_>) -> T) -> [(T, u64); 2] {
    let given = Given::official();
    let inputs = given.inputs(signature);
    let facts = Facts::new(&inputs);
    let axes = Axes::new(&facts, true);
    let target = Target::read(signature);
    [false, true].map(|wide| {
        let cancel = AtomicBool::new(false);
        let mut work = Work::new(&axes, &target, &cancel, &|_| (), 2);
        work.wide = wide;
        let made = run(&work);
        (made, work.tried.into_inner())
    })
}

#[test]
fn side_by_side_nothing_is_found_or_missed_that_is_not_one_by_one() {
    let singles_of = |work: &Work<'_>| {
        let mut found = singles(work);
        found.sort_by_key(|found| found.recipe);
        found
    };
    let signatures = with_work(&Given::official(), |work| {
        let all = distinct_singles(work).into_iter().step_by(19);
        all.map(|(_, signature)| signature).collect::<Vec<_>>()
    });
    for signature in signatures {
        let [narrow, wide] = narrow_and_wide(&hex(&signature), singles_of);
        assert!(
            !narrow.0.is_empty() && narrow == wide,
            "{narrow:?} {wide:?}"
        );
    }
    let dirty = format!("{SECRET}\u{200b}");
    let signer = Given::with(&dirty, KEY_TIME, POLICY);
    let [narrow, wide] = narrow_and_wide(&signer.right(), |work| scans::alone(work, "invisible"));
    assert!(narrow.0.is_some() && narrow == wide, "{narrow:?} {wide:?}");
}

#[test]
fn every_lane_makes_what_one_key_and_one_message_make() {
    let keys: Vec<sha1::Key> = (0..40).map(|byte| sha1::Key::new(&[byte; 40])).collect();
    for length in [0, 20, 55, 56, 119, 120, 600] {
        let message = sha1::blocks(&vec![b'm'; length]);
        let block = |block| lanes::across(&[block], lanes::words);
        let messages = [message.iter().map(|it| block(*it)).collect::<Vec<_>>()];
        for (at, key) in keys.iter().enumerate().step_by(13) {
            let (first, rest) = keys.split_at(LANES);
            let keys = lanes::Keys::each(if at < LANES { first } else { rest }, |key| key);
            let [word, ..] = key.mac(&message);
            let any = |wanted| {
                let (keys, messages, wanted) = (&keys, &messages[..], &[wanted][..]);
                lanes::Cross {
                    keys,
                    messages,
                    wanted,
                }
                .any()
            };
            assert!(any((word, !0)), "key {at}, {length} bytes");
            assert!(any((word & 0xffff_0000, 0xffff_0000)));
            assert!(!any((word ^ 1, !0)));
        }
    }
}

#[test]
fn every_lane_takes_its_text_for_the_secret_key() {
    let texts: Vec<Vec<u8>> = (1..=LANES).map(|length| vec![b'k'; 3 * length]).collect();
    let padded: Vec<_> = texts
        .iter()
        .map(|text| lanes::words(&sha1::padded(text)))
        .collect();
    let (time, message) = (sha1::blocks(b"1;2"), sha1::blocks(&[b'm'; 70]));
    for (lane, text) in texts.iter().enumerate().step_by(5) {
        let key = sha1::Key::new(text);
        let raw = sha1::bytes(&key.mac(&time));
        let right = sha1::Key::new(&hex(&raw)).mac(&message);
        let ways = [
            (right, false),
            (sha1::Key::new(&raw).mac(&message), true),
            (key.mac(&message), true),
        ];
        for ([word, ..], of_short) in ways {
            for short in [false, true] {
                let any = lanes::Texts {
                    keys: &lanes::across(&padded, |words| *words),
                    times: &[&time],
                    messages: &[&message],
                    short,
                    wanted: &[(word, !0)],
                };
                assert_eq!(any.any(), short || !of_short, "text {lane}");
            }
        }
    }
}
