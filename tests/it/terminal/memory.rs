//! The promise about memory: while the program waits, its memory holds no copy of a key that was typed or pasted, in
//! plain or as any encoding the program handles. A scan of all writable memory counts them. As root, because the process
//! lets nobody else look; skipped by name otherwise. `POSTDOC_MANY=40` makes two hundred sessions of the five.

use std::io::{Read as _, Seek as _, SeekFrom};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use portable_pty::CommandBuilder;

use crate::support::many;
use crate::terminal::pty::Pty;

const SECRET_ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";

/// The secret as memory may hold it.
fn encodings(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    let base64 = [0, 1, 2].map(|lead: usize| {
        let text = STANDARD_NO_PAD.encode([vec![b'='; lead], secret.as_bytes().to_vec()].concat());
        text.as_bytes()[(lead * 8).div_ceil(6)..(lead + secret.len()) * 8 / 6].to_vec()
    });
    let [first, second, third] = base64;
    vec![
        ("plain", secret.into()),
        ("hex", hex.to_uppercase().into()),
        ("hex, lower case", hex.into()),
        ("base64", first),
        ("base64, one byte on", second),
        ("base64, two bytes on", third),
        (
            "UTF-16",
            secret.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        (
            "UTF-32",
            secret
                .chars()
                .flat_map(|letter| u32::from(letter).to_le_bytes())
                .collect(),
        ),
        ("reversed", secret.bytes().rev().collect()),
    ]
}

/// How often each stands in the process's writable memory; `None` where it may not be read.
fn copies(process: u32, secret: &str) -> Option<Vec<(&'static str, usize)>> {
    let mut memory = std::fs::File::open(format!("/proc/{process}/mem")).ok()?;
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
    let mut counts: Vec<_> = encodings(secret)
        .into_iter()
        .map(|(name, bytes)| (name, bytes, 0))
        .collect();
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (from, to) = line.split(' ').next()?.split_once('-')?;
        let from = u64::from_str_radix(from, 16).ok()?;
        let to = u64::from_str_radix(to, 16).ok()?;
        let mut bytes = vec![0; usize::try_from(to - from).ok()?];
        if memory.seek(SeekFrom::Start(from)).is_err() || memory.read_exact(&mut bytes).is_err() {
            continue;
        }
        for (_, wanted, count) in &mut counts {
            *count += memchr::memmem::find_iter(&bytes, wanted).count();
        }
    }
    Some(
        counts
            .into_iter()
            .map(|(name, _, count)| (name, count))
            .collect(),
    )
}

/// Waits until the program holds no copy: a search beside the keyboard needs the key as long as it runs.
fn check(pty: &mut Pty, when: &str, secret: &str) {
    let start = Instant::now();
    loop {
        pty.untouched(Duration::from_millis(30));
        let Some(copies) = copies(pty.process(), secret) else {
            eprintln!("skipped: the process's memory cannot be read");
            return;
        };
        let held: Vec<_> = copies.iter().filter(|(_, count)| *count > 0).collect();
        if held.is_empty() {
            return;
        }
        let patient = start.elapsed() < Duration::from_secs(20);
        assert!(patient, "{when}: {held:?}\n{}", pty.screen());
    }
}

fn wizard(arguments: &[&str]) -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_postdoc"));
    command.args(["--lang", "en"]);
    command.args(arguments);
    Pty::run(command, 80, 24)
}

fn paste(pty: &mut Pty, text: &str) {
    pty.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
}

/// A key nobody used before.
fn key(number: usize) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut state = number as u64 ^ 0x5EED;
    let letters = (0..29).map(|_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        char::from(LETTERS[usize::try_from(state >> 33).unwrap() % LETTERS.len()])
    });
    letters.collect::<String>() + "aZ7"
}

fn lines(secret: &str) -> String {
    format!("SecretId={SECRET_ID}\nSecretKey={secret}\n")
}

/// The diagnosis, and back.
fn judged(pty: &mut Pty, secret: &str) {
    std::thread::sleep(Duration::from_millis(100));
    pty.send(b"\x04");
    pty.wait("Path");
    check(pty, "after the diagnosis", secret);
}

fn at_the_wrong_step(secret: &str) {
    let mut pty = wizard(&[]);
    pty.wait("What error do you see?");
    paste(&mut pty, &lines(secret));
    pty.wait("SecretId AKID");
    check(&mut pty, "pasted at step 1", secret);
    judged(&mut pty, secret);
}

fn alone_at_the_wrong_step(secret: &str) {
    let mut pty = wizard(&[]);
    pty.wait("What error do you see?");
    paste(&mut pty, secret);
    pty.wait("SecretKey");
    check(&mut pty, "a bare key pasted at step 1", secret);
    judged(&mut pty, secret);
}

fn typed_in_its_field(secret: &str) {
    let mut pty = wizard(&[]);
    pty.wait("What error do you see?");
    pty.send(b"\x0e");
    pty.wait("Paste the policy");
    pty.send(b"\x0e");
    pty.wait("SecretKey");
    pty.send(SECRET_ID.as_bytes());
    pty.wait("36 characters");
    pty.send(b"\x1b[B");
    let (typed, pasted) = secret.split_at(8);
    for letter in typed.bytes() {
        pty.send(&[letter]);
        std::thread::sleep(Duration::from_millis(3));
    }
    paste(&mut pty, pasted);
    pty.wait(&"*".repeat(32));
    std::thread::sleep(Duration::from_millis(100));
    pty.send(b"\x0e");
    pty.wait("Path");
    check(&mut pty, "after the key step", secret);
}

fn taken_away_and_back(secret: &str) {
    let mut pty = wizard(&[]);
    pty.wait("What error do you see?");
    pty.send(b"\x0e");
    pty.wait("Paste the policy");
    paste(&mut pty, &lines(secret));
    pty.wait("SecretId AKID");
    std::thread::sleep(Duration::from_millis(100));
    for _ in 0..4 {
        pty.send(b"\x1b[B");
        pty.untouched(Duration::from_millis(20));
    }
    pty.wait("\u{25b8} \u{2713} keys");
    pty.send(b"\x1b[3~");
    pty.until_gone("SecretId AKID");
    check(&mut pty, "taken away", secret);
    pty.send(b"\x1a");
    pty.wait("SecretId AKID");
    check(&mut pty, "after undo", secret);
}

fn from_a_file(secret: &str) {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys.env");
    std::fs::write(&keys, lines(secret)).unwrap();
    let mut pty = wizard(&[keys.to_str().unwrap()]);
    pty.wait("Path");
    check(&mut pty, "a file of keys", secret);
}

#[test]
fn no_copy_of_a_key_is_in_memory_while_the_program_waits() {
    if cfg!(not(target_os = "linux")) {
        eprintln!("skipped: no_copy_of_a_key_is_in_memory_while_the_program_waits needs /proc");
        return;
    }
    let ways = [
        at_the_wrong_step,
        alone_at_the_wrong_step,
        typed_in_its_field,
        taken_away_and_back,
        from_a_file,
    ];
    let sessions = ways.len() * many();
    for number in 0..sessions {
        ways[number % ways.len()](&key(number));
    }
    eprintln!("0 copies in {sessions} sessions");
}
