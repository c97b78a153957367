//! The promise about memory: of a key that was pasted, the process holds what the evidence needs and nothing else. A
//! scan of all writable memory counts the copies, in plain and as every encoding the program handles. As root, because
//! the process lets nobody else look; skipped otherwise.

use std::io::{Read as _, Seek as _, SeekFrom};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use portable_pty::CommandBuilder;

use crate::terminal::pty::Pty;

const SECRET: &str = "Qz7TmPx3VbNc9LwRk2HsYd8GfJ4uAe6K";

/// So many plain copies are alive while the key is evidence: the paste as it was given (for undo and for its card), and
/// the source that places point into.
const HELD: usize = 2;

/// The secret as memory may hold it.
fn encodings() -> Vec<(&'static str, Vec<u8>)> {
    let hex: String = SECRET.bytes().map(|byte| format!("{byte:02x}")).collect();
    let base64 = [0, 1, 2].map(|lead: usize| {
        let text = STANDARD_NO_PAD.encode([vec![b'='; lead], SECRET.as_bytes().to_vec()].concat());
        text.as_bytes()[(lead * 8).div_ceil(6)..(lead + SECRET.len()) * 8 / 6].to_vec()
    });
    let [first, second, third] = base64;
    vec![
        ("plain", SECRET.into()),
        ("hex", hex.to_uppercase().into()),
        ("hex, lower case", hex.into()),
        ("base64", first),
        ("base64, one byte on", second),
        ("base64, two bytes on", third),
        (
            "UTF-16",
            SECRET.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        (
            "UTF-32",
            SECRET
                .chars()
                .flat_map(|letter| u32::from(letter).to_le_bytes())
                .collect(),
        ),
        ("reversed", SECRET.bytes().rev().collect()),
    ]
}

/// How often each stands in the process's writable memory; `None` where it may not be read.
fn copies(process: u32) -> Option<Vec<(&'static str, usize)>> {
    let mut memory = std::fs::File::open(format!("/proc/{process}/mem")).ok()?;
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
    let mut counts: Vec<_> = encodings()
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

fn check(pty: &Pty, when: &str, held: usize) {
    let Some(copies) = copies(pty.process()) else {
        eprintln!("skipped: the process's memory cannot be read");
        return;
    };
    for (name, count) in copies {
        let most = if name == "plain" { held } else { 0 };
        assert!(
            count <= most,
            "{when}: {count} copies in {name}, at most {most}"
        );
        if name == "plain" {
            eprintln!("{when}: {count} plain copies");
        }
    }
}

fn wizard(arguments: &[&str]) -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_postdoc"));
    command.args(["--lang", "en"]);
    command.args(arguments);
    Pty::run(command, 80, 24)
}

#[test]
fn a_key_pasted_at_the_wrong_step_is_in_memory_only_where_it_is_held() {
    let mut pty = wizard(&[]);
    pty.wait("What error do you see?");
    let keys = format!("SecretId=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nSecretKey={SECRET}\n");
    pty.send(format!("\x1b[200~{keys}\x1b[201~").as_bytes());
    pty.wait("SecretId AKID");
    check(&pty, "pasted at step 1", HELD);
    std::thread::sleep(std::time::Duration::from_millis(100));
    // The diagnosis, and back.
    pty.send(b"\x04");
    pty.wait("Path");
    check(&pty, "after the diagnosis", HELD);
}

#[test]
fn a_file_of_keys_is_in_memory_only_where_it_is_held() {
    let folder = std::env::temp_dir().join(format!("postdoc-memory-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let keys = folder.join("keys.env");
    std::fs::write(
        &keys,
        format!("SecretId=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nSecretKey={SECRET}\n"),
    )
    .unwrap();
    let mut pty = wizard(&[keys.to_str().unwrap()]);
    pty.wait("Path");
    check(&pty, "a file of keys", HELD);
    std::fs::remove_dir_all(&folder).unwrap();
}
