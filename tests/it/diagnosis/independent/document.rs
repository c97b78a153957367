//! A reader of 436/14690 of its own: it says whether COS takes an upload by what the documents print, and which
//! fields they blame. It shares no code with the program; where the documents are silent it says so.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use md5::{Digest as _, Md5};
use sha1::Sha1;

/// An upload as it reaches COS, with what is known beside it.
#[derive(Clone, Debug)]
pub struct Sent {
    /// All fields in order; the file part's value is `@` and the file's name.
    pub fields: Vec<(String, String)>,
    pub bucket: String,
    pub size: u64,
    pub now: i64,
    /// Whether the bytes of the request are at hand, and not a list of its fields, which may leave out the file and
    /// the policy. The file is so many `x`.
    pub wire: bool,
    /// SecretId and SecretKey, where somebody has them.
    pub keys: Option<(String, String)>,
}

/// What the documents say of an upload.
#[derive(Debug, Default)]
pub struct Reading {
    /// Each refusal, as the fields that a finding may blame for it.
    pub refusals: Vec<Vec<String>>,
    /// What nobody has written down, in a word.
    pub unknown: Vec<&'static str>,
}

impl Reading {
    fn refuse(&mut self, fields: &[&str]) {
        let fields: Vec<String> = fields.iter().map(|name| name.to_lowercase()).collect();
        // Two rules that one value breaks are one refusal.
        if !self.refusals.contains(&fields) {
            self.refusals.push(fields);
        }
    }

    fn doubt(&mut self, what: &'static str) {
        self.unknown.push(what);
    }

    fn doubt_if(&mut self, it_is: bool, what: &'static str) {
        if it_is {
            self.doubt(what);
        }
    }
}

/// Fields that stand before `file`, and all but the last are required.
const SIGNED: [&str; 6] = [
    "key",
    "policy",
    "q-sign-algorithm",
    "q-ak",
    "q-key-time",
    "q-signature",
];
const TOKEN: &str = "x-cos-security-token";

pub fn read(sent: &Sent) -> Reading {
    let mut reading = Reading::default();
    form(sent, &mut reading);
    values(sent, &mut reading);
    let text = policy_text(sent, &mut reading);
    if let Some(text) = &text {
        match parse(text) {
            Some(root) => policy(sent, &root, &mut reading),
            None => reading.refuse(&["policy"]),
        }
    }
    signature(sent, text.as_deref(), &mut reading);
    reading
}

/// The only value of a field; nothing where it stands never or several times.
fn one<'s>(sent: &'s Sent, name: &str) -> Option<&'s str> {
    let mut found = sent
        .fields
        .iter()
        .filter(|(known, _)| known.eq_ignore_ascii_case(name));
    let first = found.next()?;
    found.next().is_none().then_some(first.1.as_str())
}

fn form(sent: &Sent, reading: &mut Reading) {
    let file = sent.fields.iter().position(|(name, _)| name == "file");
    let temporary = one(sent, "q-ak").is_some_and(|id| id.chars().count() == 68);
    let token = temporary.then_some(TOKEN);
    for name in SIGNED.into_iter().chain(token).chain(["file"]) {
        let alike = |known: &&(String, String)| known.0.eq_ignore_ascii_case(name);
        let exact = sent.fields.iter().filter(|(known, _)| known == name);
        match (exact.count(), sent.fields.iter().filter(alike).count()) {
            (1, 1) => {}
            // Another field that holds the file: what COS says of it was seen once.
            (0, 0) if name == "file" && sent.fields.iter().any(|(_, value)| is_file(value)) => {
                reading.doubt("file under another name");
            }
            (0, 0) if !sent.wire && matches!(name, "file" | "policy") => {
                reading.doubt("what a list leaves out");
            }
            (0, 0) => reading.refuse(&[name]),
            _ if name == "file" && files(sent) > 1 => reading.refuse(&["file"]),
            _ => reading.doubt("field twice, or in another letter case"),
        }
    }
    if temporary && sent.keys.is_some() {
        reading.doubt("keys beside a temporary id");
    }
    for (at, (name, value)) in sent.fields.iter().enumerate() {
        let first = sent.fields.iter().position(|(known, _)| known == name);
        if first != Some(at) || name.trim().is_empty() || name.starts_with('@') {
            reading.doubt("field twice, or without a name");
        }
        if name != "file" && is_file(value) {
            reading.doubt("text field as file");
        }
        if file.is_some_and(|file| at > file) {
            if first == Some(at) && (SIGNED.contains(&name.as_str()) || name == TOKEN) {
                reading.refuse(&[name]);
            } else {
                reading.doubt("field after the file");
            }
        }
        let filler = ["undefined", "null", "none", "nil", "nan", "array"];
        if filler.contains(&value.to_lowercase().as_str()) || value.contains("{{") {
            reading.doubt("filler");
        }
        if value.contains("***") || value.contains('\u{2026}') || value.contains('\u{fffd}') {
            reading.doubt("mask");
        }
        if value.contains("${")
            && (name != "key" || value.replace("${filename}", "").contains("${"))
        {
            reading.doubt("variable");
        }
    }
}

/// How many parts called `file` are files (436/7730, IncorrectNumberOfFilesInPostRequest).
fn files(sent: &Sent) -> usize {
    let files = sent.fields.iter();
    files
        .filter(|(name, value)| name == "file" && is_file(value))
        .count()
}

fn is_file(value: &str) -> bool {
    value.starts_with('@')
}

fn file_name(sent: &Sent) -> Option<&str> {
    one(sent, "file")?.strip_prefix('@')
}

/// Values by themselves.
fn values(sent: &Sent, reading: &mut Reading) {
    if one(sent, "file").is_some_and(|value| !is_file(value)) {
        reading.doubt("file as text");
    }
    if sent.size > 5 << 30 {
        reading.refuse(&["file"]);
    }
    for (name, value) in &sent.fields {
        match name.to_lowercase().as_str() {
            "key" if value.trim().is_empty() => reading.refuse(&["key"]),
            "key" if value.len() > 850 => reading.refuse(&["key"]),
            "key" if value.starts_with(['/', '\\']) => reading.doubt("slash"),
            "key" if value.bytes().any(|byte| (24..28).contains(&byte)) => reading.doubt("control"),
            "q-ak" if value.trim().is_empty() => reading.refuse(&["q-ak"]),
            TOKEN if value.trim().is_empty() => reading.doubt("empty token"),
            TOKEN if value.contains(char::is_whitespace) => reading.doubt("space in token"),
            "q-sign-algorithm" if value.eq_ignore_ascii_case("sha1") && value != "sha1" => {
                reading.doubt("algorithm in another letter case");
            }
            "q-sign-algorithm" if value != "sha1" => reading.refuse(&["q-sign-algorithm"]),
            "content-md5" => {
                let whole = STANDARD.decode(value).is_ok_and(|sum| sum.len() == 16);
                if value.is_empty() || value.trim() != value {
                    reading.doubt("empty sum");
                } else if !whole || sent.wire && *value != sum(sent.size) {
                    reading.refuse(&["Content-MD5"]);
                }
            }
            "x-cos-traffic-limit" => {
                let limit: Option<u64> = value.parse().ok();
                if value.is_empty() || value.starts_with(['+', '0']) {
                    reading.doubt("empty limit");
                } else if !limit.is_some_and(|limit| (819_200..=838_860_800).contains(&limit)) {
                    reading.refuse(&["x-cos-traffic-limit"]);
                }
            }
            "q-key-time" => key_time(value, reading),
            _ => {}
        }
    }
}

fn key_time(value: &str, reading: &mut Reading) {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match value.split_once(';') {
        Some((start, end)) if digits(start) && digits(end) => {
            reading.doubt_if(
                start.len() != 10 || end.len() != 10 || start >= end,
                "odd KeyTime",
            );
        }
        // Blanks and fractions are not in the documents, and were seen to pass or not judged.
        _ if value.contains(|letter: char| letter.is_whitespace() || letter == '.') => {
            reading.doubt("odd KeyTime");
        }
        _ => reading.refuse(&["q-key-time"]),
    }
}

/// The digest of so many `x`.
pub fn sum(size: u64) -> String {
    STANDARD.encode(Md5::digest("x".repeat(usize::try_from(size).unwrap())))
}

/// The policy's text, by the standard alphabet with padding.
fn policy_text(sent: &Sent, reading: &mut Reading) -> Option<String> {
    let encoded = one(sent, "policy")?;
    let Ok(bytes) = STANDARD.decode(encoded) else {
        // Other alphabets, absent padding and white space: nobody knows what COS does with them.
        let letters: String = encoded
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '=')
            .map(|letter| match letter {
                '-' => '+',
                '_' => '/',
                letter => letter,
            })
            .collect();
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/');
        if letters.chars().all(plain) && letters.len() > 8 && letters.len() % 4 != 1 {
            reading.doubt("base64");
        } else if encoded.contains('%') {
            reading.doubt("base64, percent-encoded");
        } else {
            reading.refuse(&["policy"]);
        }
        return None;
    };
    let text = String::from_utf8(bytes).ok();
    if text.is_none() {
        reading.refuse(&["policy"]);
    }
    text
}

/// A JSON value with every member it was written with.
#[derive(Debug)]
enum Json {
    Text(String),
    Number(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    Other,
}

/// Reads JSON; whether it is any, serde says.
fn parse(text: &str) -> Option<Json> {
    serde_json::from_str::<serde_json::Value>(text).ok()?;
    let mut rest = text.trim_start();
    Some(value(&mut rest))
}

fn value(rest: &mut &str) -> Json {
    let skip = |rest: &mut &str, letters: &[char]| *rest = rest.trim_start_matches(letters);
    let between = [' ', '\n', '\r', '\t', ',', ':'];
    skip(rest, &between);
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '"' => Json::Text(string(rest)),
        '[' | '{' => {
            *rest = &rest[1..];
            let (mut list, mut members) = (Vec::new(), Vec::new());
            loop {
                skip(rest, &between);
                if rest.starts_with([']', '}']) {
                    *rest = &rest[1..];
                    break;
                }
                if first == '[' {
                    list.push(value(rest));
                } else {
                    let name = string(rest);
                    members.push((name, value(rest)));
                }
            }
            if first == '[' {
                Json::List(list)
            } else {
                Json::Object(members)
            }
        }
        _ => {
            let end = rest
                .find([',', ']', '}', ' ', '\n', '\r', '\t'])
                .unwrap_or(rest.len());
            let word = &rest[..end];
            *rest = &rest[end..];
            if word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-') {
                Json::Number(word.to_owned())
            } else {
                Json::Other
            }
        }
    }
}

fn string(rest: &mut &str) -> String {
    let mut end = 1;
    while !rest[end..].starts_with('"') {
        let letter = rest[end..].chars().next().unwrap();
        end += letter.len_utf8() + usize::from(letter == '\\');
    }
    let written = &rest[..=end];
    *rest = &rest[end + 1..];
    serde_json::from_str(written).unwrap()
}

fn policy(sent: &Sent, root: &Json, reading: &mut Reading) {
    let Json::Object(members) = root else {
        reading.refuse(&["policy"]);
        return;
    };
    twice(root, reading);
    let member = |name: &str| members.iter().find(|(known, _)| known == name);
    reading.doubt_if(members.len() > 2, "further members");
    match member("expiration") {
        None => reading.refuse(&["expiration"]),
        Some((_, Json::Text(text))) => match instant(text) {
            Some(end) if sent.now > end => reading.refuse(&["expiration"]),
            Some(end) => reading.doubt_if(sent.now == end, "the very second"),
            None => reading.doubt("form of expiration"),
        },
        Some(_) => reading.doubt("form of expiration"),
    }
    match member("conditions") {
        Some((_, Json::List(entries))) if !entries.is_empty() => {
            for entry in entries {
                condition(sent, entry, reading);
            }
            let wanted = ["q-sign-algorithm", "q-ak", "q-sign-time"];
            let all = wanted
                .iter()
                .all(|name| names(entries).any(|known| known == *name));
            reading.doubt_if(!all, "required condition");
        }
        _ => reading.refuse(&["conditions"]),
    }
}

fn names(entries: &[Json]) -> impl Iterator<Item = &str> {
    entries.iter().filter_map(|entry| match entry {
        Json::Object(pairs) => pairs.first().map(|(name, _)| name.as_str()),
        Json::List(items) => match items.get(1)? {
            Json::Text(name) => name.strip_prefix('$'),
            _ => None,
        },
        _ => None,
    })
}

fn twice(node: &Json, reading: &mut Reading) {
    match node {
        Json::Object(members) => {
            for (at, (name, value)) in members.iter().enumerate() {
                let again = members[..at].iter().any(|(known, _)| known == name);
                reading.doubt_if(again, "member twice");
                twice(value, reading);
            }
        }
        Json::List(items) => items.iter().for_each(|item| twice(item, reading)),
        _ => {}
    }
}

/// `2019-08-30T09:38:12Z`, with or without milliseconds, in seconds since 1970 (the millisecond is dropped).
fn instant(text: &str) -> Option<i64> {
    let plain = text.strip_suffix('Z')?;
    let (plain, fraction) = plain.split_once('.').unwrap_or((plain, "000"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.len() != 3 || !digits(fraction) || plain.len() != 19 || !plain.is_ascii() {
        return None;
    }
    let marks: Vec<&str> = [4, 7, 10, 13, 16]
        .iter()
        .map(|at| &plain[*at..=*at])
        .collect();
    if marks != ["-", "-", "T", ":", ":"] {
        return None;
    }
    let part = |from: usize, to: usize| {
        let part = &plain[from..to];
        digits(part).then(|| part.parse::<i64>().ok()).flatten()
    };
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let real = (1..=12).contains(&month) && (1..=length).contains(&day);
    if !real || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let before: i64 = (1..month)
        .map(|month| match month {
            2 => 28 + i64::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        })
        .sum();
    let gone = year - 1;
    let days = gone * 365 + gone / 4 - gone / 100 + gone / 400 - 719_162 + before + day - 1;
    Some(days * 86_400 + hour * 3600 + minute * 60 + second)
}

fn condition(sent: &Sent, entry: &Json, reading: &mut Reading) {
    match entry {
        Json::Object(pairs) => match pairs.as_slice() {
            [(name, Json::Text(wanted))] if !name.starts_with('$') => {
                rule(sent, name, wanted, false, reading);
            }
            _ => reading.doubt("shape of a condition"),
        },
        Json::List(items) => match items.as_slice() {
            [Json::Text(operator), Json::Text(name), Json::Text(wanted)]
                if operator == "eq" || operator == "starts-with" =>
            {
                match name.strip_prefix('$') {
                    Some(name) if !name.starts_with(['$', '{']) => {
                        rule(sent, name, wanted, operator == "starts-with", reading);
                    }
                    _ => reading.doubt("name of a condition"),
                }
            }
            [Json::Text(operator), Json::Number(min), Json::Number(max)]
                if operator == "content-length-range" =>
            {
                range(sent, min, max, reading);
            }
            _ => reading.doubt("shape of a condition"),
        },
        Json::Text(_) | Json::Number(_) | Json::Other => reading.refuse(&["conditions"]),
    }
}

fn range(sent: &Sent, min: &str, max: &str, reading: &mut Reading) {
    let (Ok(min), Ok(max)) = (min.parse::<u64>(), max.parse::<u64>()) else {
        reading.doubt("bounds");
        return;
    };
    if min > max {
        reading.refuse(&["conditions", "content-length-range", "file"]);
    } else if !(min..=max).contains(&sent.size) {
        reading.refuse(&["file"]);
    } else {
        reading.doubt_if(
            sent.size == min || sent.size == max,
            "whether the ends count",
        );
    }
}

/// Every condition but that on `bucket` needs its field; `q-sign-time` looks at `q-key-time`.
fn rule(sent: &Sent, name: &str, wanted: &str, prefix: bool, reading: &mut Reading) {
    let lower = name.to_lowercase();
    if name.trim() != name || name.is_empty() || wanted.contains("***") {
        return reading.doubt("name or value of a condition");
    }
    reading.doubt_if(wanted.contains('\u{fffd}'), "lost character");
    let fits = |value: &str| {
        if prefix {
            value.starts_with(wanted)
        } else {
            value == wanted
        }
    };
    if lower == "bucket" {
        let number = sent
            .bucket
            .rsplit_once('-')
            .map_or("", |(_, number)| number);
        if number.len() < 8 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return reading.doubt("bucket without APPID");
        }
        if !fits(&sent.bucket) {
            reading.refuse(&["bucket"]);
        }
        return reading.doubt_if(prefix || name != "bucket", "kind of match");
    }
    let name = if lower == "q-sign-time" {
        "q-key-time"
    } else {
        name
    };
    if lower == "file" || lower == "q-key-time" || lower == "content-length-range" {
        return reading.doubt("condition on something else");
    }
    let found: Vec<&(String, String)> = sent
        .fields
        .iter()
        .filter(|(known, _)| known.eq_ignore_ascii_case(name))
        .collect();
    match found.as_slice() {
        [] => reading.refuse(&[name]),
        [(known, value)] => {
            reading.doubt_if(
                known != name && lower != "q-sign-time",
                "letter case of a name",
            );
            let file = file_name(sent).unwrap_or_default();
            let open = name == "key" && value.contains("${filename}");
            let star = prefix && name.eq_ignore_ascii_case("content-type") && wanted.contains('*');
            if open && (file.is_empty() || file.contains('/') || file.trim() != file) {
                reading.doubt("name of the file");
            } else if star {
                reading.doubt("star");
            } else if open && !fits(&value.replace("${filename}", file)) || !open && !fits(value) {
                reading.refuse(&[name]);
            }
            let exact_only = [
                "q-ak",
                "q-sign-time",
                "q-sign-algorithm",
                "success_action_status",
            ];
            reading.doubt_if(
                prefix && exact_only.contains(&lower.as_str()),
                "kind of match",
            );
        }
        _ => reading.doubt("field twice"),
    }
}

fn mac(key: &[u8], text: &[u8]) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(key).unwrap();
    mac.update(text);
    digits(&mac.finalize().into_bytes())
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The signature of 436/14690, over the policy's text and `q-key-time` as they stand.
pub fn sign(secret: &str, key_time: &str, policy: &str) -> String {
    let key = mac(secret.as_bytes(), key_time.as_bytes());
    let text = digits(&Sha1::digest(policy.as_bytes()));
    mac(key.as_bytes(), text.as_bytes())
}

fn signature(sent: &Sent, text: Option<&str>, reading: &mut Reading) {
    let Some(given) = one(sent, "q-signature") else {
        return;
    };
    let digit = |letter: u8| letter.is_ascii_digit() || (b'a'..=b'f').contains(&letter);
    if given.len() != 40 || !given.bytes().all(digit) {
        return reading.refuse(&["q-signature"]);
    }
    let (Some((id, secret)), Some(text)) = (&sent.keys, text) else {
        return;
    };
    let (Some(ak), Some(time)) = (one(sent, "q-ak"), one(sent, "q-key-time")) else {
        return;
    };
    if ak != id {
        reading.refuse(&["q-ak"]);
    } else if sign(secret, time, text) != given {
        reading.refuse(&["q-signature", "policy", "q-key-time"]);
    }
}
