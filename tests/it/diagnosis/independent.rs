//! Random uploads with up to three blind edits, judged by the program and by a reader of the documents that shares
//! no code with it: what the documents take gets no error, what they refuse is never called sound, and where they
//! refuse one thing, that one is named. `POSTDOC_MANY=1` makes 20 000 in place of a few hundred,
//! `POSTDOC_SEED=n` others.

pub mod document;

use std::fmt::Write as _;

use crate::cli::common::run_with;
use crate::report::holes::ALWAYS;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use document::{Reading, Sent};
use serde_json::{Value, json};

const START: i64 = 1_795_435_200;
const ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
const SECRET: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
const BUCKET: &str = "examplebucket-1250000000";

/// Numbers that look random and are the same on every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<'t, T: ?Sized>(&mut self, all: &[&'t T]) -> &'t T {
        all[self.below(all.len())]
    }
}

/// An upload before it is sent.
#[derive(Clone)]
struct Draft {
    policy: String,
    /// The text that is signed; another one where the policy was changed after that.
    signed: String,
    fields: Vec<(String, String)>,
    key_time: String,
    sent: Sent,
}

const KEYS: [&str; 7] = [
    "uploads/photo.png",
    "photo.png",
    "user/eric/2026-11/a b.png",
    "uploads/\u{5199}\u{771f} (1).png",
    "uploads/${filename}",
    "a+b=c&d%20e.txt",
    "folder/subfolder/\u{1f600}.jpg",
];
const FILES: [&str; 4] = ["photo.png", "a b.png", "\u{5199}\u{771f}.jpg", "x"];
const EXTRAS: [(&str, &str); 13] = [
    ("Content-Type", "image/png"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "max-age=86400"),
    (
        "Content-Disposition",
        "attachment; filename*=UTF-8''a%20b.png",
    ),
    ("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg=="),
    ("acl", "public-read"),
    ("success_action_status", "201"),
    ("success_action_redirect", "https://my.website/done?a=1&b=2"),
    ("x-cos-meta-author", "\u{5c71}\u{7530} <taro@example.com>"),
    ("x-cos-storage-class", "STANDARD_IA"),
    ("x-cos-traffic-limit", "819200"),
    ("x-cos-server-side-encryption", "AES256"),
    ("name", "photo.png"),
];

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn entry(dice: &mut Dice, name: &str, value: &str, exact: bool) -> String {
    let dollar = quoted(&format!("${name}"));
    let half: String = value.chars().take(value.chars().count() / 2).collect();
    match dice.below(if exact { 2 } else { 4 }) {
        0 => format!("{{{}:{}}}", quoted(name), quoted(value)),
        1 => format!("[\"eq\",{dollar},{}]", quoted(value)),
        2 => format!("[\"starts-with\",{dollar},{}]", quoted(&half)),
        _ => format!("[\"starts-with\",{dollar},\"\"]"),
    }
}

fn draft(dice: &mut Dice) -> Draft {
    let life = 120 + i64::try_from(dice.below(3480)).unwrap();
    let key_time = format!("{START};{}", START + life);
    let id = if dice.one_in(8) {
        format!("AKID{}", "a1B2c3D4".repeat(8))
    } else {
        ID.to_owned()
    };
    let key = dice.pick(&KEYS);
    let file = dice.pick(&FILES);
    let size = u64::try_from(1 + dice.below(2000)).unwrap();
    let mut fields = vec![("key".to_owned(), key.to_owned())];
    let mut entries = Vec::new();
    if dice.one_in(2) {
        let stored = key.replace("${filename}", file);
        entries.push(entry(dice, "key", &stored, false));
    }
    for (name, value) in EXTRAS {
        if !dice.one_in(4) || fields.iter().any(|(known, _)| known == name) {
            continue;
        }
        let sum = document::sum(size);
        let value = if name == "Content-MD5" { &sum } else { value };
        fields.push((name.to_owned(), value.to_owned()));
        if dice.one_in(2) {
            let exact = name == "success_action_status";
            entries.push(entry(dice, name, value, exact));
        }
    }
    for (name, value) in [
        ("q-sign-algorithm", "sha1"),
        ("q-ak", &id),
        ("q-sign-time", &key_time),
    ] {
        entries.push(entry(dice, name, value, true));
    }
    if dice.one_in(2) {
        entries.push(format!("{{\"bucket\":\"{BUCKET}\"}}"));
    }
    if dice.one_in(2) {
        let (min, max) = (dice.below(1), 2001 + dice.below(1 << 20));
        entries.push(format!("[\"content-length-range\",{min},{max}]"));
    }
    let turn = dice.below(entries.len());
    entries.rotate_left(turn);
    let (comma, colon) = [
        (",", ":"),
        (", ", ": "),
        (",\n  ", ": "),
        (",\r\n\t", " : "),
    ][dice.below(4)];
    let end = expiration(START + life, dice.one_in(2));
    let policy = format!(
        "{{\"expiration\"{colon}\"{end}\"{comma}\"conditions\"{colon}[{}]}}",
        entries.join(comma)
    );
    let keys = (dice.one_in(2) && id == ID).then(|| (ID.to_owned(), SECRET.to_owned()));
    for (name, value) in [
        ("q-sign-algorithm", "sha1"),
        ("q-ak", &id),
        ("q-key-time", &key_time),
    ] {
        fields.push((name.to_owned(), value.to_owned()));
    }
    if id != ID {
        fields.push((
            "x-cos-security-token".to_owned(),
            "tok3n/abc+DEF==".to_owned(),
        ));
    }
    let turn = dice.below(fields.len());
    fields.rotate_left(turn);
    fields.push(("file".to_owned(), format!("@{file}")));
    Draft {
        signed: policy.clone(),
        policy,
        fields: fields.clone(),
        key_time,
        sent: Sent {
            fields,
            bucket: BUCKET.to_owned(),
            size,
            now: START + 60,
            wire: false,
            keys,
        },
    }
}

/// The days from 2026-11-23 on are all that is needed here.
fn expiration(instant: i64, fraction: bool) -> String {
    let of_day = (instant - START) + 12 * 3600;
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    let fraction = if fraction { ".000" } else { "" };
    format!("2026-11-23T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

const LETTERS: [&str; 26] = [
    "a", "Z", "0", "9", "-", "_", "/", "\\", "\"", "'", " ", "\t", "\n", "\r\n", "\u{a0}",
    "\u{200b}", ";", ":", ",", "{", "}", "]", "$", "%", "+", "\u{5c71}",
];

/// One character more, less, another or exchanged with its neighbour.
fn slip(dice: &mut Dice, text: &str) -> String {
    let mut letters: Vec<String> = text.chars().map(String::from).collect();
    let at = dice.below(letters.len() + 1);
    let letter = dice.pick(&LETTERS).to_owned();
    match dice.below(4) {
        0 => letters.insert(at, letter),
        1 if at < letters.len() => letters[at] = letter,
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ if at < letters.len() => {
            letters.remove(at);
        }
        _ => letters.push(letter),
    }
    letters.concat()
}

/// A change to the text of the policy that knows nothing of what it changes.
fn edit_policy(dice: &mut Dice, policy: &str) -> String {
    match dice.below(4) {
        0 | 1 => slip(dice, policy),
        // Something cut out.
        2 => {
            let letters: Vec<char> = policy.chars().collect();
            let at = dice.below(letters.len());
            let end = (at + 1 + dice.below(40)).min(letters.len());
            letters[..at].iter().chain(&letters[end..]).collect()
        }
        _ => {
            let (from, to) = [
                ("conditions", "Conditions"),
                ("expiration", "expires"),
                ("starts-with", "eq"),
                ("\"eq\"", "\"starts-with\""),
                ("Z\"", "\""),
                ("T12", "T11"),
                ("2026", "2025"),
                ("q-sign-time", "q-key-time"),
                ("$key", "key"),
                ("],[", "]["),
                ("sha1", "sha256"),
                ("1250000000", "1250000001"),
                (
                    "\"content-length-range\",0",
                    "\"content-length-range\",1999",
                ),
            ][dice.below(13)];
            policy.replacen(from, to, 1)
        }
    }
}

/// A change to the form or to what is known beside it.
fn edit_form(dice: &mut Dice, sent: &mut Sent) {
    let at = dice.below(sent.fields.len());
    let other = dice.below(sent.fields.len());
    match dice.below(16) {
        0 => {
            sent.fields.remove(at);
        }
        1 => {
            let field = sent.fields.remove(at);
            let to = dice.below(sent.fields.len() + 1);
            sent.fields.insert(to, field);
        }
        2 => sent.fields[at].0 = slip(dice, &sent.fields[at].0.clone()),
        3 => sent.fields[at].1 = sent.fields[other].1.clone(),
        4 => sent.fields[at].1 = sent.fields[at].1.to_uppercase(),
        5 => sent.fields[at]
            .1
            .push_str(dice.pick(&["\n", " ", "/", "="])),
        6 => sent.fields[at].1 = sent.fields[at].1.replace('/', "%2F"),
        7 => sent.fields[at].1.truncate(0),
        8 => sent.fields.push(sent.fields[at].clone()),
        9 => {
            let (from, to) = (dice.pick(&["e", "0", "-"]), dice.pick(&["x", "1", ""]));
            sent.bucket = sent.bucket.replacen(from, to, 1);
        }
        10 => sent.size = [0, 1, 1_000_000, 6 << 30][dice.below(4)],
        11 => sent.now += [-100_000, 59, 4000, 100_000][dice.below(4)],
        _ => sent.fields[at].1 = slip(dice, &sent.fields[at].1.clone()),
    }
}

/// An upload with its edits.
/// An upload with so many blind edits.
pub fn upload(dice: &mut Dice) -> (Sent, usize) {
    let mut draft = draft(dice);
    let edits = dice.below(4);
    let mut later = 0;
    for _ in 0..edits {
        match dice.below(5) {
            // What the code signs is what it sends, or not.
            0 => {
                draft.policy = edit_policy(dice, &draft.policy);
                draft.signed.clone_from(&draft.policy);
            }
            1 => draft.policy = edit_policy(dice, &draft.policy),
            _ => later += 1,
        }
    }
    let signature = document::sign(SECRET, &draft.key_time, &draft.signed);
    let mut sent = draft.sent;
    sent.fields = draft.fields;
    let at = dice.below(sent.fields.len());
    sent.fields
        .insert(at, ("policy".to_owned(), STANDARD.encode(&draft.policy)));
    let at = dice.below(sent.fields.len());
    sent.fields
        .insert(at, ("q-signature".to_owned(), signature));
    for _ in 0..later {
        if !sent.fields.is_empty() {
            edit_form(dice, &mut sent);
        }
    }
    (sent, edits)
}

/// A request's bytes, where the fields can be written as one.
fn http(sent: &Sent) -> Option<Vec<u8>> {
    let boundary = "----WebKitFormBoundary9JtEhEGHSdx8Patg";
    let host: Vec<&str> = sent.bucket.split('-').collect();
    if sent.size > 5000 || host.len() != 2 {
        return None;
    }
    let mut body = String::new();
    for (name, value) in &sent.fields {
        let plain = |letter: char| {
            letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | ' ' | '(' | ')')
        };
        let file = value.strip_prefix('@').filter(|_| name == "file");
        if !name.chars().all(plain)
            || name.trim() != name
            || name.is_empty()
            || !file.unwrap_or_default().chars().all(plain)
        {
            return None;
        }
        let _ = write!(
            body,
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\""
        );
        let size = usize::try_from(sent.size).unwrap();
        let _ = match file {
            Some(file) => write!(
                body,
                "; filename=\"{file}\"\r\nContent-Type: image/png\r\n\r\n{}\r\n",
                "x".repeat(size)
            ),
            None => write!(body, "\r\n\r\n{value}\r\n"),
        };
    }
    let _ = write!(body, "--{boundary}--\r\n");
    let head = format!(
        "POST / HTTP/1.1\r\nHost: {}.cos.ap-tokyo.myqcloud.com\r\nContent-Length: {}\r\nContent-Type: multipart/form-data; boundary={boundary}\r\n\r\n",
        sent.bucket,
        body.len()
    );
    Some([head.as_bytes(), body.as_bytes()].concat())
}

/// The upload as a line of a batch, as a list of pairs or as the bytes of a request.
fn line(sent: &mut Sent, wire: bool) -> Value {
    let mut line = json!({ "now": sent.now.to_string() });
    let request = http(sent).filter(|_| wire);
    sent.wire = request.is_some();
    if let Some(bytes) = request {
        line["request"] = json!({ "base64": STANDARD.encode(bytes) });
    } else {
        let pairs = sent.fields.iter();
        line["form"] = pairs.map(|(name, value)| json!([name, value])).collect();
        line["bucket"] = json!(sent.bucket);
        line["file_size"] = json!(sent.size);
    }
    if let Some((id, secret)) = &sent.keys {
        line["keys"] = json!({ "secretId": id, "secretKey": secret });
    }
    line
}

/// A finding without an argument that its sentences need.
fn lacking(finding: &Value) -> Option<String> {
    let id = finding["id"].as_str()?;
    let rows = ALWAYS.iter().filter(|(head, _)| id.starts_with(head));
    let mut names = rows.flat_map(|(_, names)| names.iter());
    let absent = |name: &str| finding[name].is_null() && finding["params"][name].is_null();
    let name = names.find(|name| absent(name))?;
    Some(format!("{id} lacks {name}"))
}

/// What went wrong with one upload.
fn complaint(reading: &Reading, said: &Value) -> Option<String> {
    let none = Vec::new();
    let findings = said["findings"].as_array().unwrap_or(&none);
    let errors: Vec<&Value> = findings
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .collect();
    let told: Vec<String> = errors
        .iter()
        .map(|finding| format!("{} {}", finding["id"], finding["field"]))
        .collect();
    let lacking = findings.iter().find_map(lacking);
    if lacking.is_some() {
        return lacking;
    }
    let verdict = said["verdict"].as_str().unwrap_or_default();
    let certain = reading.unknown.is_empty();
    match reading.refusals.as_slice() {
        [] if certain && !errors.is_empty() => Some(format!("accuses: {told:?}")),
        [] if certain && verdict != "sound" => Some(format!("not sound: {verdict}")),
        [] => None,
        _ if verdict == "sound" || certain && errors.is_empty() => {
            Some(format!("calls it {verdict}: {:?}", reading.refusals))
        }
        [fields] if certain => {
            let named = errors.iter().any(|finding| {
                let field = finding["field"].as_str().unwrap_or_default().to_lowercase();
                fields.contains(&field)
            });
            (!named).then(|| format!("names another: {fields:?}, told {told:?}"))
        }
        _ => None,
    }
}

/// An upload to read.
pub fn shown(sent: &Sent) -> String {
    let policy = sent.fields.iter().find(|(name, _)| name == "policy");
    let text = policy.and_then(|(_, value)| STANDARD.decode(value).ok());
    let text = text.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    format!("{sent:?}\n  {}", text.unwrap_or_default())
}

#[test]
fn no_sound_upload_is_accused_and_no_refused_one_called_sound() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let many = std::env::var_os("POSTDOC_MANY").is_some();
    let mut dice = Dice(number("POSTDOC_SEED").unwrap_or(1));
    let mut uploads: Vec<(Sent, usize)> = (0..if many { 20_000 } else { 250 })
        .map(|_| upload(&mut dice))
        .collect();
    let lines: Vec<Value> = uploads
        .iter_mut()
        .map(|(sent, _)| line(sent, dice.one_in(2)))
        .collect();
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let run = run_with(&["diagnose", "--batch"], input.as_bytes());
    let said: Vec<Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(said.len(), uploads.len(), "{}", run.err);
    let (mut accepted, mut single, mut refused) = (0, 0, 0);
    let mut complaints = Vec::new();
    for ((sent, _), said) in uploads.iter().zip(&said) {
        let reading = document::read(sent);
        accepted += usize::from(reading.refusals.is_empty() && reading.unknown.is_empty());
        refused += usize::from(!reading.refusals.is_empty());
        single += usize::from(reading.refusals.len() == 1 && reading.unknown.is_empty());
        if let Some(text) = complaint(&reading, said) {
            complaints.push(format!(
                "{text}\n  doubts {:?}\n  {}",
                reading.unknown,
                shown(sent)
            ));
        }
    }
    let figures = format!(
        "{} uploads: {accepted} accepted, {refused} refused, {single} for one thing",
        uploads.len()
    );
    println!("{figures}, {} complaints", complaints.len());
    // The generator must make enough of each to mean something.
    assert!(
        accepted * 10 > uploads.len() && single * 10 > uploads.len(),
        "{figures}"
    );
    assert!(
        complaints.is_empty(),
        "{figures}\n{}",
        complaints.join("\n")
    );
}
