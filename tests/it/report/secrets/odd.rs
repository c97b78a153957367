//! Secrets in odd places: 520 uploads with a secret of one of four kinds that nobody gave as one (a SecretKey, a session
//! token, a JWT, a SignKey of a key that is here), as the value of any field, in the signature's place, packed into base64
//! of JSON, in a line that nobody reads; and everything that can be said, drawn, copied or saved about them. What the
//! wizard draws is looked at for one in eight of them, with `POSTDOC_MANY=2` for all.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use postdoc::cos::signature;
use postdoc::diagnosis::{Effort, diagnose};
use postdoc::evidence::{Evidence, Flag, Slot};
use postdoc::locale::Lang;
use postdoc::report::{Report, json, markdown, session, text};
use postdoc::terminal::keys::{Code, Event, Key};
use postdoc::wizard::model::{Model, Screen, Settings};
use postdoc::wizard::msg::{Effect, Msg};
use postdoc::wizard::{update, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::many::{ALNUM, BASE64, Dice, unpacked};
use super::{found, pieces};
use crate::support::inputs::WAYS;
use crate::support::{END, SECRET_ID, START, Upload, at, many};

const CASES: u64 = 520;

const NAMES: [&str; 12] = [
    "q-signature",
    "signature",
    "Signature",
    "x-cos-meta-note",
    "acl",
    "Content-Type",
    "success_action_redirect",
    "q-key-time",
    "q-ak",
    "key",
    "x-cos-security-token2",
    "memo",
];

/// A SecretKey by its shape.
fn secret_key(dice: &mut Dice) -> String {
    loop {
        let key = dice.text(ALNUM, 32);
        let has = |test: fn(&char) -> bool| key.chars().any(|letter| test(&letter));
        let mixed = has(char::is_ascii_uppercase) && has(char::is_ascii_lowercase);
        if mixed && has(char::is_ascii_digit) {
            return key;
        }
    }
}

/// The forms in which a key is known though nobody said what it is.
fn written(dice: &mut Dice, key: &str) -> String {
    let name = dice.one_of(&["k", "secret", "SecretKey", "value", "x"]);
    let json = format!("{{\"{name}\":\"{key}\",\"n\":{}}}", dice.below(1000));
    match dice.below(9) {
        0..=2 => key.to_owned(),
        3 => STANDARD.encode(json),
        4 => URL_SAFE_NO_PAD.encode(json),
        5 => STANDARD.encode(STANDARD.encode(json)),
        6 => json,
        7 => serde_json::json!({ "outer": STANDARD.encode(json), "id": 7 }).to_string(),
        _ => STANDARD.encode(serde_json::json!({ "a": [1, { "b": key }] }).to_string()),
    }
}

/// A token is one by its name, or packed with it.
fn token(dice: &mut Dice, token: &str) -> String {
    let name = dice.one_of(&["token", "sessionToken", "Token", "x-cos-security-token"]);
    let json = format!("{{\"{name}\":\"{token}\"}}");
    match dice.below(3) {
        0 => STANDARD.encode(json),
        1 => json,
        _ => serde_json::json!({ "outer": STANDARD.encode(json) }).to_string(),
    }
}

/// A JSON web token: known by its shape.
fn web_token(dice: &mut Dice) -> String {
    let part = |text: String| URL_SAFE_NO_PAD.encode(text);
    let claims = format!(
        "{{\"sub\":\"{}\",\"iat\":1795435200}}",
        dice.text(ALNUM, 20)
    );
    let signature: Vec<u8> = (0..32)
        .map(|_| u8::try_from(dice.below(256)).unwrap())
        .collect();
    format!(
        "{}.{}.{}",
        part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".to_owned()),
        part(claims),
        URL_SAFE_NO_PAD.encode(signature)
    )
}

/// One of the four kinds: what must not come out, how it was planted, and the key that is given beside it.
fn secret(dice: &mut Dice, kind: u64) -> (String, String, Option<String>) {
    match kind {
        0 => {
            let length = 60 + dice.below(200);
            let secret = dice.text(BASE64, length);
            let planted = token(dice, &secret);
            let beside = (dice.below(3) == 0).then(|| secret.clone());
            (secret, planted, beside)
        }
        1 => {
            let token = web_token(dice);
            let planted = written(dice, &token);
            // What every JWT begins with is no secret.
            let secret = token.rsplit('.').next().unwrap().to_owned();
            (secret, planted, None)
        }
        2 => {
            let key = secret_key(dice);
            let time = format!("{START};{END}");
            let secret = signature::sign_key(key.as_bytes(), time.as_bytes());
            let planted = written(dice, &secret);
            (secret, planted, Some(key))
        }
        _ => {
            let secret = secret_key(dice);
            let planted = written(dice, &secret);
            let beside = (dice.below(3) == 0).then(|| secret.clone());
            (secret, planted, beside)
        }
    }
}

fn case(seed: u64) -> (Evidence, String) {
    let mut dice = Dice(seed ^ 0x0DD);
    let (secret, planted, beside_it) = secret(&mut dice, seed % 4);
    let name = dice.one_of(&NAMES);
    let mut upload = Upload {
        size: 40,
        ..Upload::default()
    };
    let mut beside = None;
    match dice.below(8) {
        0..=4 => upload = upload.field(name, &planted),
        5 => {
            let quoted = serde_json::to_string(&planted).unwrap();
            let entry = format!("{{ \"{name}\": {quoted} }},\n    {{ \"acl\"");
            upload.policy = upload.policy.replacen("{ \"acl\"", &entry, 1);
        }
        6 => {
            beside = Some((
                format!("Error: what does {planted} mean?"),
                Some(Slot::Error),
            ));
        }
        _ => {
            beside = Some((
                format!("{{\"data\": {{\"note\": {}}}}}", serde_json::json!(planted)),
                None,
            ));
        }
    }
    let way = dice.one_of(&WAYS);
    let mut paste = upload.written(way);
    if dice.below(6) == 0 && way == "lines" {
        paste.extend(format!("\n\nand somebody wrote {planted} here\n").into_bytes());
    }
    let mut evidence = Evidence::default();
    let mut give = |bytes: &[u8], slot| {
        if evidence.add(bytes, slot, None).is_err() {
            evidence.leave(bytes, None);
        }
    };
    give(&paste, dice.one_of(&[None, Some(Slot::Form)]));
    if let Some((text, slot)) = beside {
        give(text.as_bytes(), slot);
    }
    if let Some(key) = beside_it {
        give(
            format!("SecretId={SECRET_ID}\nSecretKey={key}\n").as_bytes(),
            Some(Slot::Keys),
        );
    }
    if dice.below(8) == 0 {
        let _ = evidence.add_option(Flag::FileName, &planted);
    }
    (evidence, secret)
}

/// Every layout, without the signature search, which prints nothing of its own.
pub(super) fn reports(evidence: &Evidence) -> Vec<(String, String)> {
    let diagnosis = diagnose(evidence, &at(START + 60), Effort::None);
    let report = Report::new(evidence, &diagnosis, Lang::En, 0);
    vec![
        (
            "text".to_owned(),
            text::render(&report, text::Layout::default()),
        ),
        ("json".to_owned(), json::render(&report)),
        ("markdown".to_owned(), markdown::render(&report)),
        (
            "session".to_owned(),
            session::render(evidence, &report.redactor, &at(START + 60)),
        ),
    ]
    .into_iter()
    .map(|(name, out)| (name, unpacked(out)))
    .collect()
}

/// What the wizard draws where evidence and verdict are shown.
fn drawn(evidence: Evidence, lang: Lang) -> Vec<String> {
    let settings = Settings {
        clock: at(START + 60),
        ..Settings::default()
    };
    let mut model = Model::new(settings, lang, (80, 24));
    model.load(evidence);
    let cells = |screen| {
        model.route.screen = screen;
        let area = Rect::new(0, 0, 80, 24);
        let mut buffer = Buffer::empty(area);
        view::draw(&model, area, &mut buffer);
        view::screen(&buffer)
    };
    [Screen::Upload, Screen::Diagnosis].map(cells).into()
}

/// What the wizard draws on every step, and what its keys copy (a ticket, the report, a reply) and save.
pub(super) fn told(evidence: Evidence, lang: Lang) -> Vec<String> {
    let clock = at(START + 60);
    let settings = Settings {
        clock,
        ..Settings::default()
    };
    let mut model = Model::new(settings, lang, (120, 40));
    model.load(evidence);
    let mut said = Vec::new();
    let keys = [
        Key::plain(Code::Char('c')),
        Key::plain(Code::Char('t')),
        Key::plain(Code::Char('m')),
        Key::plain(Code::Char('y')),
        Key::plain(Code::Char('s')),
        Key::plain(Code::Enter),
        Key::plain(Code::Down),
        Key::plain(Code::Enter),
        Key::plain(Code::Esc),
    ];
    for screen in [
        Screen::Call,
        Screen::Upload,
        Screen::Error,
        Screen::Diagnosis,
    ] {
        model.route.screen = screen;
        for key in keys {
            for effect in update::update(&mut model, Msg::Input(Event::Key(key))) {
                match effect {
                    Effect::Copy(text) | Effect::Save { text, .. } | Effect::Edit(text) => {
                        said.push(text);
                    }
                    _ => {}
                }
            }
        }
        model.route.screen = screen;
        model.route.overlay = None;
        let (columns, rows) = model.window.size;
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        view::draw(&model, area, &mut buffer);
        said.push(view::screen(&buffer));
    }
    said
}

#[test]
fn a_secret_in_an_odd_place_is_in_nothing_that_is_said() {
    let mut leaks = Vec::new();
    for seed in 0..CASES {
        let (evidence, secret) = case(seed);
        let pieces = pieces([secret.as_str()]);
        let mut said: Vec<(String, String)> = Vec::new();
        let lang = Lang::ALL[usize::try_from(seed / 4).unwrap() % Lang::ALL.len()];
        let told = match seed % 40 {
            0 => told(evidence.clone(), lang),
            _ if many() > 1 => {
                [told(evidence.clone(), lang), drawn(evidence.clone(), lang)].concat()
            }
            1 | 6 | 11 | 16 => drawn(evidence.clone(), lang),
            _ => Vec::new(),
        };
        said.extend(told.into_iter().map(|text| ("wizard".to_owned(), text)));
        said.extend(reports(&evidence));
        for (name, out) in said {
            if let Some(piece) = found(&out, &pieces) {
                let at = out.to_ascii_lowercase().find(&piece).unwrap();
                let from = out.floor_char_boundary(at.saturating_sub(100));
                let to = out.floor_char_boundary((at + 100).min(out.len()));
                leaks.push(format!(
                    "case {seed}, {name}: {piece} of {secret} in …{}…",
                    &out[from..to]
                ));
                break;
            }
        }
    }
    eprintln!("{} leaks of {CASES}", leaks.len());
    assert!(
        leaks.is_empty(),
        "{} of {CASES}:\n{}",
        leaks.len(),
        leaks.join("\n")
    );
}

#[test]
fn a_signature_under_another_name_keeps_its_head_alone() {
    let signature = Upload::default().signature_value();
    for name in ["q_signature", "signature", "X-COS-Signature"] {
        let mut evidence = Evidence::default();
        let form = format!("key=a.png\n{name}={signature}\npolicy=eyJ9\n");
        evidence
            .add(form.as_bytes(), Some(Slot::Form), None)
            .unwrap();
        for (layout, out) in reports(&evidence) {
            assert!(!out.contains(&signature[..17]), "{name}, {layout}:\n{out}");
        }
    }
}
