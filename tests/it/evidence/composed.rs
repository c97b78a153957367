//! Composition: any of the answer, the policy, the form and the keys, in any order and writing, with whatever people
//! put between them, diagnosed as the same parts given one by one: the same findings, severities and verdict, and each
//! place where the part stands now. `POSTDOC_CASES=2000` tries more, `POSTDOC_SEED` begins elsewhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::diagnosis::{Effort, diagnose};
use postdoc::evidence::Evidence;

use super::copies::{FORMATS, written};
use crate::support::faults::ROWS;
use crate::support::inputs::WAYS;
use crate::support::{SECRET_ID, SECRET_KEY, START, Upload, answer, at};

/// Numbers that look random and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % sides
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.roll(list.len())]
    }
}

/// A part: what people call it in three languages, how it is written, its bytes.
struct Part {
    names: [&'static str; 3],
    fence: &'static str,
    way: String,
    text: String,
}

fn answers(dice: &mut Dice) -> Part {
    let said = [
        ("AccessDenied", "Access Denied."),
        (
            "AccessDenied",
            "Condition key key doesn't match the value uploads/",
        ),
        (
            "AccessDenied",
            "Condition key q-ak doesn't match the value AKID",
        ),
        (
            "SignatureDoesNotMatch",
            "The Signature you specified is invalid.",
        ),
        (
            "InvalidPolicyDocument",
            "You must provide condition if you specify a policy in post object request.",
        ),
        (
            "MalformedPOSTRequest",
            "The body of your POST request is not well-formed multipart/form-data.",
        ),
    ];
    let (code, message) = dice.pick(&said);
    let xml = answer(code, message);
    let head = "HTTP/1.1 403 Forbidden\nContent-Type: application/xml\nServer: tencent-cos\n\n";
    let (way, text) = match dice.roll(3) {
        0 => ("xml", xml),
        1 => ("xml on one line", xml.replace(['\n', '\t'], "")),
        _ => ("response", format!("{head}{xml}")),
    };
    Part {
        names: ["Error", "エラー", "错误"],
        fence: "xml",
        way: way.to_owned(),
        text,
    }
}

fn policies(upload: &Upload, dice: &mut Dice) -> Part {
    let json = &upload.policy;
    let coded = STANDARD.encode(json);
    let value = serde_json::from_str::<serde_json::Value>(json);
    let wrapped: Vec<&str> = coded
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    let (way, text) = match dice.roll(4) {
        0 => ("as signed", json.clone()),
        1 => (
            "on one line",
            value.map_or_else(|_| json.clone(), |value| value.to_string()),
        ),
        2 => ("base64 in lines", wrapped.join("\n")),
        _ => ("base64", coded),
    };
    Part {
        names: ["policy", "ポリシー", "策略"],
        fence: "json",
        way: way.to_owned(),
        text,
    }
}

fn forms(upload: &Upload, dice: &mut Dice) -> Part {
    let at = dice.roll(WAYS.len() + FORMATS.len() + 5);
    let pairs = upload.pairs();
    let lines = |separator: &str| {
        let mut out = String::new();
        for (name, value) in &pairs {
            writeln!(out, "{name}{separator}{value}").unwrap();
        }
        out.pop();
        out
    };
    let (way, text) = if let Some(way) = WAYS.get(at) {
        let text = String::from_utf8(upload.written(way)).unwrap();
        ((*way).to_owned(), text)
    } else if let Some(format) = FORMATS.get(at - WAYS.len()) {
        (format.0.to_owned(), written(format, upload.clone()))
    } else {
        match at - WAYS.len() - FORMATS.len() {
            0 => ("name: value".to_owned(), lines(": ")),
            1 => ("name, tab, value".to_owned(), lines("\t")),
            2 => ("name above value".to_owned(), lines("\n")),
            3 => (
                "pairs, pretty".to_owned(),
                serde_json::to_string_pretty(&pairs).unwrap(),
            ),
            _ => {
                let text = String::from_utf8(upload.written("http")).unwrap();
                let (_, body) = text.split_once("\r\n\r\n").unwrap();
                ("body".to_owned(), body.to_owned())
            }
        }
    };
    Part {
        names: ["form", "フォーム", "表单"],
        fence: "",
        way,
        text,
    }
}

fn keys(dice: &mut Dice) -> Part {
    let (way, text) = match dice.roll(3) {
        0 => (
            "lines",
            format!("SecretId: {SECRET_ID}\nSecretKey: {SECRET_KEY}"),
        ),
        1 => (
            "variables",
            format!("export TENCENT_SECRET_ID={SECRET_ID}\nexport TENCENT_SECRET_KEY={SECRET_KEY}"),
        ),
        _ => (
            "object",
            format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY}"}}"#),
        ),
    };
    Part {
        names: ["keys", "キー", "密钥"],
        fence: "",
        way: way.to_owned(),
        text,
    }
}

/// What stands in front of a part (`{}` is its name) and behind it.
type Frame = (&'static str, &'static str);

const FRAMES: [Frame; 24] = [
    ("", "\n"),
    ("", "\n\n"),
    ("", "\n\n\n"),
    ("{}:\n", "\n\n"),
    ("{}：\n", "\n\n"),
    ("「{}」\n", "\n"),
    ("【{}】\n", "\n\n"),
    ("## {}\n\n", "\n\n"),
    ("# {}\n", "\n"),
    ("**{}:**\n\n", "\n\n"),
    ("1) {}:\n", "\n"),
    ("=== {} ===\n", "\n"),
    ("----------------------------------------\n[{}]\n", "\n"),
    ("==> {}.txt <==\n", "\n\n"),
    ("```{lang}\n", "\n```\n"),
    ("{}:\n```\n", "\n```\n\n"),
    ("{}\n~~~{lang}\n", "\n~~~\n"),
    ("<pre>\n", "\n</pre>\n"),
    ("$part = @'\n", "\n'@\n"),
    ("cat > part.txt <<'EOF'\n", "\nEOF\n"),
    (
        "And this is what we send as {}, please have a look.\n\n",
        "\n\n",
    ),
    ("こちらが{}です。ご確認ください。\n\n", "\n\n"),
    ("这是我们的{}，请帮忙看一下\n\n", "\n\n"),
    ("[2026-11-28 10:32] 山田: {}です\n", "\n\n"),
];

/// What stands in front of every line of the paste.
const GUTTERS: [&str; 17] = [
    "",
    "",
    "",
    "",
    "> ",
    "> > ",
    ">",
    "| ",
    "    ",
    "2026-11-28T10:00:01Z INFO ",
    "2026-11-28 10:00:01,123 DEBUG [main] c.e.Upload - ",
    "[2026-11-28 10:00:01] local.INFO: ",
    "Nov 28 10:00:01 host app[1234]: ",
    "web_1  | ",
    "INFO:upload:",
    "[   12.345678] ",
    "║ ",
];

/// A paste, and where each byte of a part stands in it.
#[derive(Default)]
struct Paste {
    text: String,
    maps: Vec<Vec<usize>>,
}

impl Paste {
    fn put(&mut self, text: &str, gutter: &str) {
        for line in text.split_inclusive('\n') {
            if self.text.is_empty() || self.text.ends_with('\n') {
                self.text.push_str(gutter);
            }
            self.text.push_str(line);
        }
    }

    fn put_part(&mut self, part: &str, gutter: &str) {
        let mut map = Vec::with_capacity(part.len());
        for line in part.split_inclusive('\n') {
            if self.text.is_empty() || self.text.ends_with('\n') {
                self.text.push_str(gutter);
            }
            map.extend(self.text.len()..self.text.len() + line.len());
            self.text.push_str(line);
        }
        self.maps.push(map);
    }
}

/// Each finding with what it blames and where: in which paste, from which byte to which.
type Told = Vec<(String, Vec<(usize, usize, usize)>)>;

fn told(pastes: &[&str]) -> Result<(Told, String), String> {
    let mut evidence = Evidence::default();
    let mut roots = BTreeMap::new();
    for (index, paste) in pastes.iter().enumerate() {
        let first = evidence
            .add(paste.as_bytes(), None, Some("given"))
            .map_err(|unread| format!("paste {index}: {unread}"))?;
        for reading in &evidence.readings[first..] {
            roots.insert(reading.in_paste(&evidence).source, index);
        }
    }
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
    let mut told: Told = Vec::new();
    for finding in &diagnosis.findings {
        let mut places = Vec::new();
        for mark in &finding.places {
            let place = evidence.sources.in_paste(mark.place);
            let paste = roots.get(&place.source).copied().unwrap_or(usize::MAX);
            places.push((paste, place.span.start, place.span.end));
        }
        places.sort_unstable();
        let (id, field) = (finding.id.id(), &finding.field);
        told.push((format!("{id} {:?} {field:?}", finding.severity), places));
    }
    told.sort();
    Ok((told, format!("{:?}", diagnosis.verdict)))
}

/// What the parts tell, with the places moved to where the parts stand in the paste.
fn moved(told: Told, maps: &[Vec<usize>]) -> Told {
    let shift = |(paste, start, end): (usize, usize, usize)| {
        let map = maps.get(paste)?;
        let from = map.get(start).copied();
        let from = from.or_else(|| Some(map.last()? + 1))?;
        let to = match end.checked_sub(1).filter(|_| end > start) {
            Some(last) => map.get(last)? + 1,
            None => from,
        };
        Some((0, from, to))
    };
    let moved = told.into_iter().map(|(finding, places)| {
        let mut places: Vec<_> = places
            .into_iter()
            .map(|place| shift(place).unwrap_or(place))
            .collect();
        places.sort_unstable();
        (finding, places)
    });
    let mut moved: Told = moved.collect();
    moved.sort();
    moved
}

/// One case: what it is made of, and what differs if anything.
fn case(seed: u64) -> (String, Result<(), String>) {
    let mut dice = Dice(seed);
    let mut upload = Upload {
        size: 40,
        ..Upload::default()
    };
    let mut name = "sound";
    if dice.roll(4) > 0 {
        let row = &ROWS[dice.roll(ROWS.len())];
        upload = (row.make)(upload);
        name = row.name;
    }
    let all = [
        answers(&mut dice),
        policies(&upload, &mut dice),
        forms(&upload, &mut dice),
        keys(&mut dice),
    ];
    let chosen = 1 + dice.roll(15);
    let mut parts: Vec<Part> = all
        .into_iter()
        .enumerate()
        .filter(|(bit, _)| chosen >> bit & 1 == 1)
        .map(|(_, part)| part)
        .collect();
    for index in (1..parts.len()).rev() {
        parts.swap(index, dice.roll(index + 1));
    }
    let gutter = dice.pick(&GUTTERS);
    let same = dice.roll(2) == 0;
    let mut frame = dice.pick(&FRAMES);
    let mut paste = Paste::default();
    let mut made = format!("{seed}: {name}, in front {gutter:?}");
    if !gutter.is_empty() {
        // What stands in front of one line alone is no gutter.
        paste.put("Hello,\n\n", gutter);
    }
    for part in &parts {
        if !same {
            frame = dice.pick(&FRAMES);
        }
        let front = frame.0.replace("{}", dice.pick(&part.names));
        paste.put(&front.replace("{lang}", part.fence), gutter);
        paste.put_part(&part.text, gutter);
        paste.put(frame.1, gutter);
        write!(made, ", {} ({}) {frame:?}", part.names[0], part.way).unwrap();
    }
    let alone: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    let result = match (told(&alone), told(&[&paste.text])) {
        (Ok((alone, sure)), Ok((composed, verdict))) => {
            let alone = (moved(alone, &paste.maps), sure);
            let composed = (composed, verdict);
            (alone == composed)
                .then_some(())
                .ok_or_else(|| format!("one by one {alone:?}\nin one     {composed:?}"))
        }
        // What nobody reads alone is read nowhere.
        (Err(_), _) => Ok(()),
        (_, Err(unread)) => Err(unread),
    };
    (made, result.map_err(|why| format!("{why}\n{}", paste.text)))
}

fn number(name: &str, usual: u64) -> u64 {
    let given = std::env::var(name).ok().and_then(|text| text.parse().ok());
    given.unwrap_or(usual)
}

#[test]
fn parts_in_one_paste_are_diagnosed_as_parts_given_one_by_one() {
    let first = number("POSTDOC_SEED", 1);
    let mut failed = Vec::new();
    for seed in first..first + number("POSTDOC_CASES", 200) {
        if let (made, Err(why)) = case(seed) {
            failed.push(format!("{made}\n{why}\n"));
        }
    }
    if let Some(folder) = std::env::var_os("POSTDOC_FOUND") {
        for (index, text) in failed.iter().enumerate() {
            std::fs::write(
                std::path::Path::new(&folder).join(format!("{index}.txt")),
                text,
            )
            .unwrap();
        }
    }
    let first = failed.first().cloned().unwrap_or_default();
    assert!(
        failed.is_empty(),
        "{} differ, the first: {first}",
        failed.len()
    );
}
