//! The first screen of the diagnosis: what is wrong, where, and what to do now, without scrolling, for every
//! built-in upload at the two small sizes in every language.

use crate::support::{START, Upload, answer, faults, machine};
use crate::wizard::checks::{dead_keys, joined, key_rows, twice, wide_or_orphaned};
use crate::wizard::driver::Wizard;
use postdoc::cos::DocumentedCase;
use postdoc::diagnosis::{Finding, Severity, Watch};
use postdoc::evidence::Evidence;
use postdoc::locale::{Catalogue, Lang};
use postdoc::report::excerpt::{self, Excerpt};
use postdoc::report::{Redactor, Words};
use postdoc::wizard::demo::{self, uploads::DEMOS};
use postdoc::wizard::model::{Screen, Section};
use postdoc::wizard::msg::Msg;
use postdoc::wizard::{find, update};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

const SMALL: [(u16, u16); 2] = [(60, 16), (80, 24)];

/// A wizard at step 4 with everything a built-in upload gives.
fn diagnosed(index: usize, lang: Lang, size: (u16, u16)) -> Wizard {
    let (evidence, now) = demo::evidence(index).unwrap();
    opened(evidence, now, lang, size)
}

fn opened(evidence: Evidence, now: i64, lang: Lang, size: (u16, u16)) -> Wizard {
    let mut wizard = Wizard::new(lang, size.0, size.1);
    let clock = machine(now);
    wizard.model.settings.clock = clock;
    wizard.model.load(evidence);
    let found = find(
        &wizard.model.exam.evidence,
        &clock,
        &wizard.model.exam.search.wanted,
        Watch::silent(),
    );
    let msg = Msg::Searched {
        generation: wizard.model.exam.search.generation,
        found: Box::new(found),
    };
    update::update(&mut wizard.model, msg);
    wizard.model.route.screen = Screen::Diagnosis;
    wizard
}

/// The seven cases as uploads of our own: what COS answered, and what is wrong.
fn seven() -> Vec<(&'static str, Evidence)> {
    let sound = Upload::default;
    let other = "AKIDsomebodyelsesomebodyelse12345678";
    let message = |case: DocumentedCase| case.message().to_owned();
    let late = format!(
        "You post object request has been expired, expiration time: {} but the time now : {}",
        START - 1800,
        START + 60
    );
    let mut body = Evidence::default();
    let request = String::from_utf8(sound().written("http")).unwrap();
    let torn = request.replacen("\"key\"\r\n\r\n", "\"key\"\r\n", 1);
    assert_ne!(torn, request);
    for part in [
        answer("MalformedPOSTRequest", &message(DocumentedCase::PostBody)),
        torn,
    ] {
        body.add(part.as_bytes(), None, None).unwrap();
    }
    let upper = sound().signature_value().to_uppercase();
    let mut cases: Vec<(&str, Evidence)> = [
        (
            "AccessDenied",
            message(DocumentedCase::QAk),
            sound().field("q-ak", other),
        ),
        (
            "AccessDenied",
            late,
            faults::expiration(sound(), "2026-11-23T11:30:00.000Z"),
        ),
        (
            "SignatureDoesNotMatch",
            message(DocumentedCase::Signature),
            Upload {
                signature: Some(upper),
                ..sound()
            },
        ),
        (
            "InvalidPolicyDocument",
            message(DocumentedCase::PolicyFormat),
            sound().policy_replaced("\"conditions\"", "\"Conditions\""),
        ),
        (
            "AccessDenied",
            message(DocumentedCase::Bucket),
            sound().policy_replaced("examplebucket-1250000000", "examplebucket"),
        ),
        (
            "AccessDenied",
            message(DocumentedCase::Condition).replace("XXXXX", "other/photo.png"),
            sound().field("key", "other/photo.png"),
        ),
    ]
    .into_iter()
    .map(|(code, message, upload)| (code, upload.evidence(&answer(code, &message))))
    .collect();
    cases.push(("MalformedPOSTRequest", body));
    cases
}

/// Plays a check for every built-in upload and the seven cases, searched once each; what is wrong is told all at once.
fn every(sizes: &[(u16, u16)], check: impl Fn(&mut Wizard) -> Vec<String>) {
    let mut wrong = String::new();
    let built_in = DEMOS.iter().enumerate().map(|(index, demo)| {
        let (evidence, now) = demo::evidence(index).unwrap();
        (demo.name, evidence, now)
    });
    let own = seven()
        .into_iter()
        .map(|(code, evidence)| (code, evidence, START + 60));
    for (name, evidence, now) in built_in.chain(own) {
        let mut wizard = opened(evidence, now, Lang::En, (80, 24));
        for lang in Lang::ALL {
            for size in sizes {
                wizard.model.lang = lang;
                wizard.model.window.size = *size;
                wizard.model.sections.open = Section::Point;
                wizard.model.sections.problem = 0;
                for text in check(&mut wizard) {
                    wrong += &format!("{name} {lang:?} {size:?}: {text}\n");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The sizes that pictures are taken at.
const SIZES: [(u16, u16); 4] = [(60, 16), (80, 24), (120, 40), (200, 50)];

fn words(wizard: &Wizard) -> Words<'_> {
    Words {
        catalogue: Catalogue::get(wizard.model.lang),
        redactor: &wizard.model.exam.redactor,
        zone: 0,
    }
}

/// What the diagnosis is about: what explains the answer, else the first error.
fn told(wizard: &Wizard) -> Option<&Finding> {
    let all = &wizard.model.exam.diagnosis.findings;
    let cause = all.iter().find(|finding| finding.explains_answer);
    cause.or_else(|| {
        all.iter()
            .find(|finding| finding.severity == Severity::Error)
    })
}

/// The rows that hold reversed cells, but for the sections.
fn bright(buffer: &Buffer) -> Vec<(u16, String)> {
    let area = buffer.area;
    let mut rows = Vec::new();
    for y in area.top()..area.bottom().saturating_sub(2) {
        let cells = (area.left()..area.right()).filter_map(|x| buffer.cell((x, y)));
        let reversed = cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED));
        let text: String = reversed.map(ratatui::buffer::Cell::symbol).collect();
        if !text.is_empty() {
            rows.push((y, text));
        }
    }
    rows
}

/// The lines of a finding's places, with what is marked in them.
fn lines(wizard: &Wizard, finding: &Finding) -> Vec<Excerpt> {
    let evidence = &wizard.model.exam.evidence;
    let redactor: &Redactor = &wizard.model.exam.redactor;
    let mut seen = Vec::new();
    let own = finding.places.iter().filter(|mark| !mark.lifted);
    own.filter_map(|mark| excerpt::excerpt(evidence, redactor, &[mark], 40))
        .filter(|one| {
            let at = (one.spot.place.source, one.spot.line);
            let new = !seen.contains(&at);
            seen.push(at);
            new
        })
        .collect()
}

#[test]
fn what_is_wrong_where_and_the_fix_are_there_without_scrolling() {
    every(&SMALL, |wizard| {
        let (buffer, _) = wizard.frame();
        let screen = postdoc::wizard::view::screen(&buffer);
        let flat = joined(&screen);
        let Some(finding) = told(wizard) else {
            return vec!["nothing is told".to_owned()];
        };
        let said = words(wizard).finding(finding);
        let mut wrong = Vec::new();
        if !flat.contains(&joined(&said.title)) {
            wrong.push(format!("no headline {:?}", said.title));
        }
        let bright = bright(&buffer);
        let lines = lines(wizard, finding);
        for line in &lines {
            let number = format!("\u{2502} {}", line.spot.line);
            let aligned = format!("\u{2502}  {}", line.spot.line);
            if !screen.contains(&number) && !screen.contains(&aligned) {
                wrong.push(format!("line {} is not shown", line.spot.line));
            }
        }
        if bright.len() < lines.len() {
            wrong.push(format!("{} places, marked {bright:?}", lines.len()));
        }
        if !lines.is_empty() && !screen.contains('\u{25b2}') {
            wrong.push("no caret".to_owned());
        }
        let first = |fix: &str| {
            let end = fix.find([
                ',', '.', ':', '\u{3002}', '\u{3001}', '\u{ff0c}', '\u{ff1a}',
            ]);
            joined(&fix[..end.unwrap_or(fix.len())])
        };
        let value = screen.lines().any(|row| row.contains(" + "));
        let sentence = said
            .fix
            .as_deref()
            .is_some_and(|fix| flat.contains(&first(fix)));
        if !value && !sentence {
            wrong.push("no fix".to_owned());
        }
        let more = Catalogue::get(wizard.model.lang).word("wizard-more");
        if screen.contains(&more) {
            wrong.push("it needs scrolling".to_owned());
        }
        if !wrong.is_empty() {
            wrong.push(format!("\n{screen}"));
        }
        wrong
    });
}

#[test]
fn no_sentence_is_twice_the_keys_are_one_row_and_prose_is_narrow_without_orphans() {
    every(&SIZES, |wizard| {
        let mut wrong = Vec::new();
        for section in Section::ALL {
            wizard.model.sections.open = section;
            let screen = wizard.screen();
            wrong.extend(twice(&screen));
            wrong.extend(key_rows(wizard));
            wrong.extend(wide_or_orphaned(&screen));
        }
        wrong
    });
}

#[test]
fn every_key_of_the_row_does_something() {
    for index in 0..3 {
        for section in Section::ALL {
            let fresh = || {
                let mut wizard = diagnosed(index, Lang::En, (120, 40));
                wizard.model.sections.open = section;
                wizard
            };
            assert_eq!(
                dead_keys(fresh),
                Vec::<String>::new(),
                "{index} {section:?}"
            );
        }
    }
}

#[test]
fn ascii_is_ascii_on_every_screen_but_for_the_language_names() {
    for (index, demo) in DEMOS.iter().enumerate() {
        let mut wizard = diagnosed(index, Lang::En, (120, 40));
        wizard.model.settings.ascii = true;
        for screen in Screen::ALL {
            for section in Section::ALL {
                wizard.model.route.screen = screen;
                wizard.model.sections.open = section;
                let shown = wizard.screen();
                let (_, rest) = shown.split_once('\n').unwrap();
                let odd = rest.lines().find(|row| !row.is_ascii());
                assert_eq!(odd, None, "{} {screen:?} {section:?}", demo.name);
            }
        }
    }
}

/// A HAR whose only entry is this request with this answer.
fn har(request: &str, answer: &str) -> String {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut headers = Vec::new();
    for line in head.lines().skip(1) {
        let (name, value) = line.split_once(": ").unwrap();
        headers.push(serde_json::json!({"name": name, "value": value}));
    }
    let bucket = "https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/";
    serde_json::json!({"log": {"version": "1.2", "entries": [{
        "request": {"method": "POST", "url": bucket, "headers": headers,
            "postData": {"mimeType": "multipart/form-data", "text": body}},
        "response": {"status": 403, "statusText": "Forbidden", "headers": [],
            "content": {"mimeType": "application/xml", "text": answer}}}]}})
    .to_string()
}

#[test]
fn the_pointed_field_is_one_two_or_three_keys_away_and_enter_leads_nowhere_else() {
    let samples = |name: &str| DEMOS[demo::find(name).unwrap()].samples();
    let body = samples("body");
    let har = har(&body.upload, &body.answer);
    for (name, script, keys) in [
        ("body", "<paste:har><enter>", 1),
        ("q-ak", "<paste:answer><paste:upload><enter>", 1),
        ("q-ak", "<paste:upload><paste:answer><enter>", 1),
        ("bucket", "<paste:answer><enter><paste:upload><enter>", 2),
        (
            "signature",
            "<paste:answer><enter><paste:upload><enter><paste:keys><enter>",
            3,
        ),
        (
            "signature",
            "<paste:answer><paste:upload><enter><paste:keys><enter>",
            2,
        ),
    ] {
        let samples = samples(name);
        let mut wizard = Wizard::new(Lang::En, 80, 24)
            .knows("har", &har)
            .knows("answer", &samples.answer)
            .knows("upload", &samples.upload)
            .knows("keys", samples.keys.unwrap_or_default());
        wizard.model.settings.clock.machine = samples.now;
        assert_eq!(script.matches("<enter>").count(), keys);
        wizard.keys(script).searched();
        let screen = wizard.screen();
        assert_eq!(
            wizard.model.route.screen,
            Screen::Diagnosis,
            "{script}\n{screen}"
        );
        assert!(!bright(&wizard.frame().0).is_empty(), "{script}\n{screen}");
        for _ in 0..12 {
            wizard.keys("<enter>");
            assert_eq!(wizard.model.route.screen, Screen::Diagnosis, "{script:?}");
            assert!(wizard.model.route.overlay.is_none(), "{script:?}");
        }
    }
}

#[test]
fn what_fits_several_messages_alike_is_asked_and_not_guessed() {
    for typed in ["403", "condition"] {
        let mut wizard = Wizard::new(Lang::En, 80, 24);
        wizard.keys(typed).keys("<enter>");
        assert_eq!(wizard.model.route.screen, Screen::Error, "{typed}");
        let screen = wizard.screen();
        assert!(screen.contains("Which one is it?"), "{typed}\n{screen}");
        wizard.keys("<enter>");
        assert_eq!(
            wizard.model.route.screen,
            Screen::Call,
            "{typed}: the marked one"
        );
    }
}

#[test]
fn the_tree_opens_at_the_branch_that_was_walked() {
    let index = demo::find("body").unwrap();
    for lang in Lang::ALL {
        let mut wizard = diagnosed(index, lang, (80, 24));
        wizard.keys("<f6>");
        let screen = wizard.screen();
        assert!(
            screen.lines().any(|row| row.trim().starts_with("* ")),
            "{screen}"
        );
    }
}

#[test]
fn code_that_is_at_fault_is_shown_in_the_language_that_is_chosen() {
    let mut wizard = diagnosed(demo::find("signature").unwrap(), Lang::En, (80, 60));
    wizard.model.sections.open = Section::Fix;
    let asked = wizard.screen();
    assert!(
        asked.contains("Which language signs the policy?"),
        "{asked}"
    );
    let rows = postdoc::remedy::snippets::Language::ALL.len();
    wizard.keys(&"<down>".repeat(rows)).keys("<enter>");
    let told = wizard.screen();
    assert!(!told.contains("Which language signs"), "{told}");
    assert!(told.contains("The signature in four steps"), "{told}");
}
