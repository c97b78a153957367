//! The first screen of the diagnosis: what is wrong, where, and what to do now, without scrolling, for every
//! built-in upload at the two small sizes in every language.

use crate::wizard::driver::Wizard;
use postdoc::diagnosis::{Clock, Finding, Severity, Watch};
use postdoc::locale::{Catalogue, Lang};
use postdoc::report::excerpt::{self, Excerpt};
use postdoc::report::{Redactor, Words};
use postdoc::text::width::columns;
use postdoc::wizard::demo::{self, uploads::DEMOS};
use postdoc::wizard::model::{Screen, Section};
use postdoc::wizard::msg::Msg;
use postdoc::wizard::{find, keymap, update};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

const SMALL: [(u16, u16); 2] = [(60, 16), (80, 24)];

/// A wizard at step 4 with everything a built-in upload gives.
fn diagnosed(index: usize, lang: Lang, size: (u16, u16)) -> Wizard {
    let mut wizard = Wizard::new(lang, size.0, size.1);
    let (evidence, now) = demo::evidence(index).unwrap();
    let clock = Clock {
        machine: now,
        offset: 0,
        given: None,
    };
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

/// Plays a check for every upload, searched once each; what is wrong is told all at once.
fn every(sizes: &[(u16, u16)], check: impl Fn(&mut Wizard) -> Vec<String>) {
    let mut wrong = String::new();
    for (index, demo) in DEMOS.iter().enumerate() {
        let mut wizard = diagnosed(index, Lang::En, (80, 24));
        for lang in Lang::ALL {
            for size in sizes {
                wizard.model.lang = lang;
                wizard.model.window.size = *size;
                wizard.model.sections.open = Section::Point;
                wizard.model.sections.problem = 0;
                for text in check(&mut wizard) {
                    wrong += &format!("{} {lang:?} {size:?}: {text}\n", demo.name);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

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

/// Without white space and frames, as a sentence that goes on in the next row is one.
fn joined(text: &str) -> String {
    let drawn = |c: &char| !c.is_whitespace() && !('\u{2500}'..='\u{257f}').contains(c);
    text.chars().filter(drawn).collect()
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
fn no_sentence_is_twice_on_a_screen_and_the_keys_are_one_row_of_at_most_six() {
    every(&[(60, 16), (80, 24), (120, 40), (200, 50)], |wizard| {
        let mut wrong = Vec::new();
        for section in Section::ALL {
            wizard.model.sections.open = section;
            let screen = wizard.screen();
            let mut seen: Vec<String> = Vec::new();
            for row in screen.lines() {
                for part in row.split(['\u{2502}', '\u{256d}', '\u{2570}', '\u{251c}']) {
                    let text = joined(part);
                    let text = text
                        .trim_start_matches(['\u{2717}', '!', '+', '-'])
                        .to_owned();
                    let prose = part.trim().contains(' ') || !text.is_ascii();
                    if columns(&text) < 30 || !prose {
                        continue;
                    }
                    if seen.contains(&text) {
                        wrong.push(format!("{section:?}: {text:?} twice\n{screen}"));
                    }
                    seen.push(text);
                }
            }
            let rows: Vec<&str> = screen.lines().collect();
            let list = keymap::commands(&wizard.model);
            let named = |row: &str| {
                let keys = list.iter().filter(|one| one.bar);
                let lead = |one: &&postdoc::wizard::command::Binding| {
                    row.starts_with(&format!(" {} ", one.shown()))
                        || row.contains(&format!("   {} ", one.shown()))
                };
                keys.filter(lead).count()
            };
            let (bottom, before) = rows.split_last().unwrap();
            let count = named(bottom);
            if !(2..=6).contains(&count) {
                wrong.push(format!("{section:?}: {count} keys in {bottom:?}"));
            }
            if before.iter().skip(1).any(|row| named(row) > 1) {
                wrong.push(format!("{section:?}: keys in two rows\n{screen}"));
            }
        }
        wrong
    });
}

#[test]
fn prose_is_never_wider_than_76_columns_and_leaves_no_orphan() {
    every(&[(60, 16), (80, 24), (120, 40), (200, 50)], |wizard| {
        let mut wrong = Vec::new();
        for section in Section::ALL {
            wizard.model.sections.open = section;
            let screen = wizard.screen();
            let rows: Vec<&str> = screen.lines().collect();
            let body = rows.get(2..rows.len() - 3).unwrap();
            for row in body {
                let frame = |c: char| ('\u{2500}'..='\u{257f}').contains(&c);
                let trimmed = row.trim_start();
                // Sources and the table of what was given are no prose.
                if trimmed.starts_with(frame) || trimmed.starts_with(['\u{2713}', '\u{25cb}']) {
                    continue;
                }
                // What is beside the section stands in frames of its own.
                let side = |c: char| frame(c) && c != '\u{2500}';
                let end = row.find(side).unwrap_or(row.len());
                let text = row[..end].trim_end();
                if columns(text) > 78 && text.contains(' ') && !text.contains("http") {
                    wrong.push(format!("{section:?}: {} columns: {text}", columns(text)));
                }
                let text = text.trim();
                if !text.is_ascii()
                    && text.chars().count() <= 2
                    && text.chars().any(|c| c > '\u{2e80}')
                {
                    wrong.push(format!("{section:?}: an orphan {text:?}\n{screen}"));
                }
            }
        }
        wrong
    });
}

#[test]
fn every_key_of_the_row_does_something() {
    use postdoc::terminal::keys::Event;
    for (index, demo) in DEMOS.iter().enumerate().take(3) {
        for section in Section::ALL {
            let fresh = || {
                let mut wizard = diagnosed(index, Lang::En, (120, 40));
                wizard.model.sections.open = section;
                wizard
            };
            let wizard = fresh();
            let before = wizard.screen();
            let last = before.lines().last().unwrap().to_owned();
            for binding in keymap::commands(&wizard.model) {
                if !binding.bar || !last.contains(&format!(" {} ", binding.shown())) {
                    continue;
                }
                // "Up/Down" is two commands; at the first problem only one of them moves.
                let mut changed = false;
                for name in binding.shown().split('/') {
                    let mut wizard = fresh();
                    let all = keymap::commands(&wizard.model);
                    let same = |key: &&postdoc::terminal::keys::Key| {
                        postdoc::wizard::script::name(**key) == name
                    };
                    let key = all.iter().flat_map(|one| one.keys).find(same);
                    wizard.event(Event::Key(*key.unwrap()));
                    changed |= wizard.screen() != before || !wizard.effects.is_empty();
                }
                assert!(changed, "{} {section:?}: {}", demo.name, binding.shown());
            }
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
