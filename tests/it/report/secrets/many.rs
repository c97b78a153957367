//! Two thousand uploads with secrets planted where they belong and where they do not, pasted in every way, and
//! everything that postdoc can say about them. A case is made of one number, which a failure names.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::cos::signature;
use postdoc::diagnosis::Clock;
use postdoc::evidence::{Evidence, Flag, Slot};
use postdoc::locale::Lang;
use postdoc::remedy::{remedy, sign};
use postdoc::report::{Report, json, markdown, session, text};
use postdoc::terminal::lines::Piped;
use postdoc::wizard::model::{Model, Screen, Settings};
use postdoc::wizard::{Options, run_plain, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{carried, found, pieces};
use crate::support::inputs::WAYS;
use crate::support::{SECRET_ID, START, Upload, at};

/// So many cases, on so many threads.
const CASES: u64 = 2_000;
const THREADS: u64 = 2;
/// Unoptimised, the dear ones take turns: the plain twin, which diagnoses anew for every answer, the remedy, which
/// diagnoses every fix, and what is laid out for a width.
const fn turn(seed: u64, every: u64, which: u64) -> bool {
    !cfg!(debug_assertions) || (seed / THREADS) % every == which
}

/// Numbers out of a seed.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed ^ (mixed >> 29)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 16).unwrap() % end
    }

    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    pub(super) fn text(&mut self, alphabet: &str, length: usize) -> String {
        let letters = alphabet.as_bytes();
        (0..length)
            .map(|_| char::from(self.one_of(letters)))
            .collect()
    }
}

pub(super) const ALNUM: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
pub(super) const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// One upload and its secrets.
struct Case {
    evidence: Evidence,
    secrets: Vec<String>,
}

/// A secret as somebody carried it somewhere else: whole or cut, in some encoding.
fn stray(dice: &mut Dice, secrets: &[String; 3]) -> String {
    let secret = &secrets[dice.below(3)];
    let forms = carried(secret);
    let form = &forms[dice.below(forms.len())];
    let from = dice.below(12);
    let cut: String = form.chars().skip(from).collect();
    // What stands around it must not hide it.
    let lead = dice.one_of(&["", "", "uploads/", "x", "key=", "'\"", "{\"a\":", "写真 "]);
    format!("{lead}{cut}")
}

fn case(seed: u64) -> Case {
    let mut dice = Dice(seed);
    let secret_key = dice.text(ALNUM, 32);
    let length = 40 + dice.below(12);
    let token = dice.text(BASE64, length);
    let mut upload = Upload {
        size: 40,
        ..Upload::default()
    };
    let sign_key = signature::sign_key(secret_key.as_bytes(), upload.key_time.as_bytes());
    let secrets = [secret_key, token, sign_key];
    let planted = dice.below(4) + 1;
    for _ in 0..planted {
        let stray = stray(&mut dice, &secrets);
        upload = plant(upload, dice.below(9), &stray, &secrets);
    }
    // A right signature: nobody has to search for the recipe of a wrong one.
    let string_to_sign = signature::string_to_sign(upload.policy.as_bytes());
    upload.signature = Some(signature::signature(&secrets[2], &string_to_sign));
    let mut evidence = Evidence::default();
    let mut pastes = vec![
        (keys(&mut dice, &secrets), Some(Slot::Keys), None),
        form(&mut dice, &upload),
    ];
    if dice.below(3) > 0 {
        let stray = stray(&mut dice, &secrets);
        pastes.push((
            answer(&mut dice, &stray).into_bytes(),
            Some(Slot::Error),
            None,
        ));
    }
    if dice.below(5) == 0 {
        pastes.push((upload.policy.clone().into_bytes(), Some(Slot::Policy), None));
    }
    let turn = dice.below(pastes.len());
    pastes.rotate_left(turn);
    for (bytes, slot, file) in pastes {
        let _ = evidence.add(&bytes, slot, file);
    }
    if dice.below(6) == 0 {
        let stray = stray(&mut dice, &secrets);
        let _ = evidence.add_option(dice.one_of(&[Flag::Bucket, Flag::FileName]), &stray);
        evidence.said.insert("condition.which".to_owned(), stray);
    }
    let known = known(&evidence);
    let secrets = secrets
        .into_iter()
        .take(if known { 3 } else { 2 })
        .collect();
    Case { evidence, secrets }
}

/// Whether a SignKey can be told from any forty digits: it was given as one, or its KeyTime was.
fn known(evidence: &Evidence) -> bool {
    let facts = evidence.facts();
    let policy = facts.policy.and_then(|policy| policy.json);
    let mut fields = facts.form.iter().flat_map(|form| &form.fields);
    facts.keys.sign_key.is_some()
        || policy.is_some_and(|json| evidence.text(json).contains("q-sign-time"))
        || fields.any(|field| evidence.text(field.name) == "q-key-time")
}

/// Puts it into a field or the policy.
fn plant(mut upload: Upload, place: usize, stray: &str, secrets: &[String; 3]) -> Upload {
    let quoted = serde_json::to_string(stray).unwrap();
    match place {
        0 => upload.field("key", stray),
        1 => upload.field("x-cos-meta-note", stray),
        2 => upload.field("q-ak", &secrets[0]),
        3 => upload.field("x-cos-security-token", &secrets[1]),
        4 => upload.field("token", &secrets[1]),
        5 => upload.field("signKey", &secrets[2]),
        6 => {
            let entry = format!("{{ \"x-cos-meta-note\": {quoted} }},\n    {{ \"acl\"");
            upload.policy = upload.policy.replacen("{ \"acl\"", &entry, 1);
            upload
        }
        7 => {
            let entry = format!(
                "{{ \"x-cos-security-token\": \"{}\" }},\n    {{ \"acl\"",
                secrets[1]
            );
            upload.policy = upload.policy.replacen("{ \"acl\"", &entry, 1);
            upload
        }
        _ => {
            upload.policy = upload.policy.replacen(
                "\"conditions\"",
                &format!("{quoted}: 1, \"conditions\""),
                1,
            );
            upload
        }
    }
}

fn keys(dice: &mut Dice, [secret, token, sign_key]: &[String; 3]) -> Vec<u8> {
    match dice.below(5) {
        0 => format!("SecretId={SECRET_ID}\nSecretKey={secret}\nToken={token}\nSignKey={sign_key}\n"),
        1 => format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{secret}","token":"{token}","signKey":"{sign_key}"}}"#),
        2 => format!(
            r#"{{"Response":{{"Credentials":{{"TmpSecretId":"{SECRET_ID}","TmpSecretKey":"{secret}","Token":"{token}"}},"ExpiredTime":1795437000}}}}"#
        ),
        3 => format!("{{\n  \"credentials\": {{\"tmpSecretId\": \"{SECRET_ID}\", \"tmpSecretKey\": \"{secret}\", \"sessionToken\": \"{token}\"}}, \"startTime\": 1795435200\n}}"),
        _ => format!("export COS_SECRET_ID='{SECRET_ID}'\nexport COS_SECRET_KEY='{secret}'\nexport COS_TOKEN='{token}'\n"),
    }
    .into_bytes()
}

/// The form as one of the pastes people have.
fn form(dice: &mut Dice, upload: &Upload) -> (Vec<u8>, Option<Slot>, Option<&'static str>) {
    let ways = [&WAYS[..], &["har", "json", "body"]].concat();
    let way = dice.one_of(&ways);
    let slot = dice.one_of(&[None, Some(Slot::Form), Some(Slot::Request)]);
    match way {
        "har" => (har(upload).into_bytes(), None, None),
        "json" => (
            serde_json::to_string(&serde_json::json!({ "data": upload.form_json() }))
                .unwrap()
                .into_bytes(),
            slot,
            None,
        ),
        "body" => {
            let mut bytes = upload.written("http");
            let end = bytes.len() - 60;
            // Bytes that are no text, where the file is.
            bytes[end - 60] = 0xFF;
            (bytes, Some(Slot::Request), Some("upload.http"))
        }
        way => (upload.written(way), slot, None),
    }
}

fn har(upload: &Upload) -> String {
    let params: Vec<_> = upload
        .pairs()
        .into_iter()
        .map(|(name, value)| serde_json::json!({ "name": name, "value": value }))
        .collect();
    let entry = serde_json::json!({
        "request": { "method": "POST", "url": upload.url(), "headers": [{ "name": "Content-Type", "value": "multipart/form-data; boundary=x" }],
            "postData": { "mimeType": "multipart/form-data; boundary=x", "params": params } },
        "response": { "status": 403, "content": { "text": "" } }
    });
    format!(
        "{:#}",
        serde_json::json!({ "log": { "version": "1.2", "entries": [entry] } })
    )
}

fn answer(dice: &mut Dice, stray: &str) -> String {
    let safe = stray.replace('&', "&amp;").replace('<', "&lt;");
    let message = match dice.below(5) {
        0 => "Access Denied.".to_owned(),
        1 => format!("Condition key key doesn&apos;t match the value {safe}"),
        2 => "The Signature you specified is invalid.".to_owned(),
        3 => format!("Condition key q-ak doesn't match the value {safe}"),
        _ => return stray.to_owned(),
    };
    let code = dice.one_of(&["AccessDenied", "SignatureDoesNotMatch"]);
    format!(
        "<Error><Code>{code}</Code><Message>{message}</Message><Resource>examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/{safe}</Resource></Error>"
    )
}

/// Everything said about a case, by what says it.
fn outputs(seed: u64, evidence: Evidence) -> Vec<(String, String)> {
    let mut dice = Dice(!seed);
    let lang = dice.one_of(&[Lang::En, Lang::Ja]);
    let clock = at(START + 60);
    let size = dice.one_of(&[(80, 24), (60, 16), (120, 40)]);
    let mut model = Model::new(
        Settings {
            clock,
            ..Settings::default()
        },
        lang,
        size,
    );
    model.load(evidence);
    let mut said = Vec::new();
    if turn(seed, 3, 0) {
        said.push(screen(&mut dice, &mut model));
    }
    if turn(seed, 24, 0) {
        said.push(("plain".to_owned(), plain(lang, clock, &model.exam.evidence)));
    }
    let signing = sign::sign(&model.exam.evidence, START)
        .map(|signing| signing.without_secrets(|text| model.exam.redactor.text(text).into_owned()));
    let mended =
        turn(seed, 4, 0).then(|| remedy(&model.exam.evidence, &model.exam.diagnosis, &clock));
    let evidence = std::mem::take(&mut model.exam.evidence);
    let report = Report {
        evidence: &evidence,
        diagnosis: &model.exam.diagnosis,
        remedy: mended.as_ref(),
        facts: std::mem::take(&mut model.exam.facts),
        redactor: std::sync::Arc::into_inner(std::mem::take(&mut model.exam.redactor)).unwrap(),
        catalogue: postdoc::locale::Catalogue::get(lang),
        zone: 0,
    };
    let layout = text::Layout {
        width: dice.one_of(&[60, 80, 120]),
        ..text::Layout::default()
    };
    let mut add = |name: &str, out: String| said.push((name.to_owned(), unpacked(out)));
    if turn(seed, 3, 1) {
        add("text", text::render(&report, layout));
    }
    add("json", json::render(&report));
    if turn(seed, 3, 2) {
        add("markdown", markdown::render(&report));
    }
    add(
        "session",
        session::render(&evidence, &report.redactor, &clock),
    );
    if let Ok(signing) = signing
        && turn(seed, 3, 0)
    {
        let url = signing.url();
        add(
            "sign json",
            json::pretty(&sign::json(&signing, None).into()),
        );
        add("sign env", sign::env(&signing));
        add("sign curl", sign::curl(&signing, &url, "photo.png"));
        add("sign html", sign::html(&signing, &url));
        add("sign form", json::pretty(&sign::form(&signing).into()));
        add("sign", format!("{:?}", signing.steps()));
    }
    said
}

/// With what its base64 holds: a policy tells as much as its text.
pub(super) fn unpacked(mut out: String) -> String {
    let runs: Vec<Vec<u8>> = out
        .split(|letter: char| !(letter.is_ascii_alphanumeric() || "+/=".contains(letter)))
        .filter(|run| run.len() >= 64)
        .filter_map(|run| STANDARD.decode(run).ok())
        .collect();
    for run in runs {
        let _ = write!(out, "\n{}", String::from_utf8_lossy(&run));
    }
    out
}

fn screen(dice: &mut Dice, model: &mut Model) -> (String, String) {
    model.route.screen = dice.one_of(&[
        Screen::Error,
        Screen::Upload,
        Screen::Call,
        Screen::Keys,
        Screen::Diagnosis,
        Screen::Diagnosis,
    ]);
    let (columns, rows) = model.window.size;
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    view::draw(model, area, &mut buffer);
    (format!("{:?}", model.route.screen), view::screen(&buffer))
}

fn plain(lang: Lang, clock: Clock, evidence: &Evidence) -> String {
    let options = Options {
        files: Vec::new(),
        now: None,
        lang,
        ascii: false,
        color: false,
        mouse: false,
        clock,
        editor: None,
        load: Some(evidence.clone()),
        demo: false,
        start: None,
    };
    let mut out = Vec::new();
    let mut input = Piped(&b"\n\n\n\n\n\n\n\n\n\n\n\n\n\n:q\n"[..]);
    run_plain(&options, &mut input, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn two_thousand_uploads_and_no_secret_in_anything_said_about_them() {
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            scope.spawn(move || {
                for seed in (thread..CASES).step_by(usize::try_from(THREADS).unwrap()) {
                    let Case { evidence, secrets } = case(seed);
                    let pieces = pieces(secrets.iter().map(String::as_str));
                    for (name, out) in outputs(seed, evidence) {
                        if let Some(piece) = found(&out, &pieces) {
                            let at = out.to_ascii_lowercase().find(&piece).unwrap();
                            let around: String = out[..at].chars().rev().take(150).collect();
                            let around: String = around.chars().rev().collect();
                            panic!(
                                "case {seed}, {name}: {piece} of {secrets:?} in …{around}{}…",
                                out[at..].chars().take(150).collect::<String>()
                            );
                        }
                    }
                }
            });
        }
    });
}

#[test]
fn a_planted_secret_would_be_found() {
    // The test can fail: of a hundred cases, everything pasted holds a secret.
    let held = (0..100).filter(|seed| {
        let Case { evidence, secrets } = case(*seed);
        let pieces = pieces(secrets.iter().map(String::as_str));
        let all = evidence
            .readings
            .iter()
            .map(|reading| evidence.sources.bytes(reading.source));
        let all: Vec<u8> = all.flatten().copied().collect();
        found(&String::from_utf8_lossy(&all), &pieces).is_some()
    });
    assert_eq!(held.count(), 100);
}
