//! The fuzz targets without a fuzzer: the kept corpora are replayed, and small mutations of them, made of numbers that a
//! failure names. `POSTDOC_MANY=100` runs a hundred times as many, and `POSTDOC_FOUND=FOLDER` keeps what fails.

#[path = "../../../fuzz/targets.rs"]
mod targets;

use std::path::Path;

fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut all: Vec<_> = files
        .map(|file| (file.display().to_string(), std::fs::read(&file).unwrap()))
        .collect();
    all.sort();
    all
}

#[test]
fn the_kept_corpora_break_no_promise() {
    for (target, run) in targets::ALL {
        for (file, data) in corpus(target) {
            let kept = std::panic::catch_unwind(|| run(&data));
            assert!(kept.is_ok(), "TARGET={target} {file}");
        }
    }
}

/// A small generator, so that a failing case has a number that plays it again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        usize::try_from((mixed ^ (mixed >> 27)) >> 16).unwrap() % below.max(1)
    }
}

const TOKENS: &[&[u8]] = &[
    b"\r\n",
    b"\n",
    b"\r",
    b"\0",
    b"\"",
    b"\\",
    b"'",
    b"--",
    b"{",
    b"}",
    b"[",
    b"]",
    b"<",
    b">",
    b"&amp;",
    b"%",
    b"$",
    b"=",
    b";",
    b",",
    b":",
    b"\xEF\xBB\xBF",
    b"\xE2\x80\xAE",
    b"\xEF\xBC\xA1",
    b"999999999999999999999",
    b"-1",
    b"name=\"",
    b"boundary=",
    b"</Message>",
    b"***",
    b"\\u00",
    b"\xFE",
    b"\xFF",
    b"\x1b",
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1b[",
    b"\x1bO",
    b"\xFE\x01",
    b"\xFE\x40",
    b"# ",
    b"> ",
    b"q-signature=",
    b"SecretKey=",
    b"Cookie: a=",
    targets::CANARY.as_bytes(),
];

/// One of the seeds, cut, repeated, spliced and flipped.
fn mutated(seeds: &[(String, Vec<u8>)], number: u64) -> Vec<u8> {
    let mut dice = Dice(number);
    let mut text = seeds[dice.roll(seeds.len())].1.clone();
    for _ in 0..=dice.roll(5) {
        let at = dice.roll(text.len() + 1);
        let end = (at + dice.roll(24)).min(text.len());
        let token = TOKENS[dice.roll(TOKENS.len())];
        match dice.roll(7) {
            0 => text.truncate(at),
            1 => drop(text.drain(at..end)),
            2 => {
                let part = text[at..end].to_vec();
                text.splice(at..at, part);
            }
            3 => drop(text.splice(at..at, token.iter().copied())),
            4 => {
                let other = &seeds[dice.roll(seeds.len())].1;
                let from = dice.roll(other.len());
                text.splice(at..at, other[from..].iter().copied());
            }
            5 if at < text.len() => text[at] = u8::try_from(dice.roll(256)).unwrap(),
            _ => drop(text.splice(at..end, token.iter().copied())),
        }
    }
    text
}

/// So many of a target in an unoptimised build; more where that is asked for.
fn mutations(target: &str, few: u64) {
    let many = crate::support::many() as u64;
    let run = targets::ALL
        .iter()
        .find(|(name, _)| *name == target)
        .unwrap()
        .1;
    let seeds = corpus(target);
    for number in 0..few * many {
        let data = mutated(&seeds, number);
        if std::panic::catch_unwind(|| run(&data)).is_err() {
            if let Some(folder) = std::env::var_os("POSTDOC_FOUND") {
                std::fs::write(Path::new(&folder).join(format!("{target}-{number}")), &data)
                    .unwrap();
                continue;
            }
            panic!("TARGET={target} number {number}: {}", data.escape_ascii());
        }
    }
    eprintln!("{target}: {} mutations", few * many);
}

#[test]
fn any_paste_is_read_without_a_panic() {
    mutations("readers", 400);
    mutations("policy", 400);
    mutations("multipart", 2_000);
}

/// `POSTDOC_MANY=250` makes a hundred thousand of them.
#[test]
fn a_saved_session_can_always_be_read_again() {
    mutations("session", 400);
}

#[test]
fn the_keyboard_is_never_swallowed() {
    mutations("keys", 60);
}

#[test]
fn no_paste_beside_a_key_shows_it_or_a_hidden_character() {
    mutations("redactor", 200);
    mutations("all", 60);
}
