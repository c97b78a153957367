//! The wizard on lines: every way through it, in both languages, as somebody with a screen reader hears it.

use std::io::Write;

use postdoc::diagnosis::{Clock, Verdict};
use postdoc::locale::Lang;
use postdoc::terminal::lines::{Line, Lines, Piped, Prompt};
use postdoc::text::width::columns;
use postdoc::wizard::demo::uploads::DEMOS;
use postdoc::wizard::demo::{self, Start};
use postdoc::wizard::{Ending, Options, run_plain};
use zeroize::Zeroizing;

const ANSWER: &str = include_str!("../../data/wizard/answer.xml");
const SECRET: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
const ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";

/// A person at a terminal: what is typed is seen, unless it is secret.
struct Person<'a> {
    lines: std::str::Lines<'a>,
}

impl Lines for Person<'_> {
    fn next(&mut self, prompt: Prompt, out: &mut dyn Write) -> std::io::Result<Line> {
        let mark = if prompt == Prompt::More { "..." } else { ">" };
        let Some(line) = self.lines.next() else {
            writeln!(out, "{mark} (end)")?;
            return Ok(Line::End);
        };
        let shown = if prompt == Prompt::Secret { "" } else { line };
        writeln!(out, "{}", format!("{mark} {shown}").trim_end())?;
        Ok(Line::Text(Zeroizing::new(line.as_bytes().to_vec())))
    }

    fn more(&mut self) -> bool {
        false
    }
}

/// A person who pastes: what comes at once is there at once.
struct Pasting<'a> {
    bursts: std::slice::Iter<'a, &'a str>,
    rest: std::collections::VecDeque<&'a str>,
}

impl Lines for Pasting<'_> {
    fn next(&mut self, prompt: Prompt, out: &mut dyn Write) -> std::io::Result<Line> {
        if self.rest.is_empty() {
            let Some(burst) = self.bursts.next() else {
                return Ok(Line::End);
            };
            // An Enter is an empty line.
            self.rest = burst.split('\n').collect();
        }
        let line = self.rest.pop_front().unwrap();
        let shown = if prompt == Prompt::Secret { "" } else { line };
        writeln!(out, "> {shown}")?;
        Ok(Line::Text(Zeroizing::new(line.as_bytes().to_vec())))
    }

    fn more(&mut self) -> bool {
        !self.rest.is_empty()
    }
}

/// Plays what comes at once, one after the other.
fn pasted(bursts: &[&str]) -> (Ending, String) {
    let mut person = Pasting {
        bursts: bursts.iter(),
        rest: std::collections::VecDeque::new(),
    };
    let mut output = Vec::new();
    let ending = run_plain(&options(Lang::En, None), &mut person, &mut output).unwrap();
    (ending, String::from_utf8(output).unwrap())
}

fn options(lang: Lang, start: Option<Start>) -> Options {
    Options {
        lang,
        clock: Clock {
            machine: 1_795_435_260,
            ..Clock::default()
        },
        demo: start.is_some(),
        start,
        ..Options::default()
    }
}

/// Plays lines and gives how it ended and all that was said.
fn ended(lines: &str, options: &Options) -> (Ending, String) {
    let mut person = Person {
        lines: lines.lines(),
    };
    let mut output = Vec::new();
    let ending = run_plain(options, &mut person, &mut output).unwrap();
    let told = String::from_utf8(output).unwrap();
    assert!(!told.contains(SECRET), "a secret is told:\n{told}");
    assert!(!told.contains('\u{27e8}'), "a word is missing:\n{told}");
    (ending, told)
}

fn told(lines: &str, lang: Lang) -> String {
    ended(lines, &options(lang, None)).1
}

fn start(lines: &str, start: Start) -> String {
    ended(lines, &options(Lang::En, Some(start))).1
}

/// A file with this content, for as long as the tests run.
fn file(name: &str, content: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("wizard plain");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.display().to_string()
}

fn upload() -> (String, String) {
    let samples = DEMOS[demo::find("signature").unwrap()].samples();
    (samples.answer, samples.upload)
}

#[test]
fn a_whole_session_reads_well_in_both_languages() {
    let (answer, upload) = upload();
    let lines = format!("{answer}\n.\n{upload}\n.\n\n{ID}\n{SECRET}\n\n\n:q\n");
    let mut both = String::new();
    for lang in [Lang::En, Lang::Ja] {
        both += &format!("=== {lang:?}\n{}\n", told(&lines, lang));
    }
    insta::assert_snapshot!("plain_session", both);
}

#[test]
fn the_menus_and_the_help_read_well_in_both_languages() {
    let mut both = String::new();
    for lang in [Lang::En, Lang::Ja] {
        let lines = ":h\n2\nexp\n\n:b\n3\n2\n:s\n\n\n2\n\n:q\n";
        both += &format!("=== {lang:?}\n{}\n", told(lines, lang));
    }
    insta::assert_snapshot!("plain_help", both);
}

#[test]
fn a_number_words_or_a_paste_give_the_same_first_verdict() {
    let verdict = |text: &str| {
        let lines = text.lines().map(str::to_owned);
        let found = lines
            .rev()
            .find(|line| line.starts_with("Diagnosis so far"));
        found.unwrap_or_else(|| panic!("no verdict:\n{text}"))
    };
    let by_number = told("1\n:q\n", Lang::En);
    let pasted = format!("{ANSWER}\n.\n:q\n");
    for lines in ["q-ak\n:q\n", "１\n:q\n", pasted.as_str()] {
        assert_eq!(
            verdict(&told(lines, Lang::En)),
            verdict(&by_number),
            "{lines}"
        );
    }
}

#[test]
fn words_that_fit_several_messages_ask_which() {
    let told = told("condition\n2\n:q\n", Lang::En);
    let list = told.rsplit("> condition").next().unwrap();
    assert!(list.contains("1. Condition key q-ak"), "{told}");
    assert!(list.contains("2. "), "{told}");
    assert!(list.contains("Diagnosis so far"), "{told}");
}

#[test]
fn it_says_what_the_screens_say() {
    for (index, upload) in DEMOS.iter().enumerate() {
        let samples = upload.samples();
        let keys = samples.keys.unwrap_or_default();
        let lines = format!(
            "{}\n.\n{}\n.\n{keys}\n.\n\n",
            samples.answer, samples.upload
        );
        let (evidence, now) = demo::evidence(index).unwrap();
        let clock = Clock {
            machine: now,
            ..Clock::default()
        };
        let screens =
            postdoc::diagnosis::diagnose(&evidence, &clock, postdoc::diagnosis::Effort::Usual);
        let mut given = options(Lang::En, None);
        given.clock = clock;
        let mut person = Piped(lines.as_bytes());
        let mut output = Vec::new();
        let ending = run_plain(&given, &mut person, &mut output).unwrap();
        assert_eq!(ending, Ending::Told(screens.verdict), "{}", upload.name);
    }
}

#[test]
fn keys_are_asked_for_without_showing_them_and_prove_the_mistake() {
    let (answer, upload) = upload();
    for keys in [
        format!("{ID}\n{SECRET}\n\n"),
        format!("{{\"secretId\":\"{ID}\",\n\"secretKey\":\"{SECRET}\"}}\n"),
        format!("SecretId={ID}\nSecretKey={SECRET}\n"),
        format!(
            "@{}\n",
            file(
                "keys.json",
                &format!("{{\"secretId\":\"{ID}\",\"secretKey\":\"{SECRET}\"}}")
            )
        ),
    ] {
        let told = told(
            &format!("{answer}\n.\n{upload}\n.\n\n{keys}\n:q\n"),
            Lang::En,
        );
        assert!(told.contains("SignKey"), "{told}");
        assert!(told.contains("proved"), "{keys}:\n{told}");
    }
}

#[test]
fn going_back_asks_the_question_before_again_and_keeps_what_was_given() {
    let told = told("q-ak\n:b\n\n\n1\n:b\n2\n:b\n:b\n:q\n", Lang::En);
    assert!(
        told.matches("What error do you see?").count() >= 2,
        "{told}"
    );
    assert!(told.contains("COS's response is known"), "{told}");
    assert!(
        told.matches("Does the form have a field called q-ak?")
            .count()
            >= 2,
        "{told}"
    );
}

#[test]
fn what_was_heard_is_asked_about_before_anything_can_be_pasted() {
    let told = told("q-ak\nyes\n1\n", Lang::En);
    let asked = told
        .find("Does the form have a field called q-ak?")
        .unwrap();
    let paste = told.find("Paste the policy and the form");
    assert!(paste.is_none_or(|paste| asked < paste), "{told}");
    assert!(told.contains("a number from 1 to 3"), "{told}");
}

#[test]
fn back_at_the_first_question_stays_there() {
    let told = told(":b\n:b\n1\n:q\n", Lang::En);
    assert_eq!(told.matches("What error do you see?").count(), 3, "{told}");
}

#[test]
fn the_language_changes_at_any_question_and_the_question_is_asked_again() {
    let told = told(":l\n1\n:l\n:l\n\n\n\n:q\n", Lang::En);
    assert!(
        told.contains("どのようなエラーが表示されていますか"),
        "{told}"
    );
    assert!(
        told.matches("Paste the policy and the form").count() == 1,
        "{told}"
    );
}

#[test]
fn a_file_is_read_whole_and_one_that_cannot_be_is_told_and_asked_for_again() {
    let (answer, upload) = upload();
    let (answer, upload) = (file("answer.xml", &answer), file("up load.txt", &upload));
    for lines in [
        format!("@{answer}\n@{upload}\n"),
        format!("@ {answer}\n@'{upload}'\n"),
        format!("{answer}\n'{upload}' \n"),
        format!(
            "file://{}\n{}\n",
            answer.replace(' ', "%20"),
            upload.replace(' ', "\\ ")
        ),
    ] {
        let told = told(&format!("@/no/such/file\n{lines}"), Lang::En);
        assert!(told.contains("/no/such/file"), "{told}");
        assert!(
            told.contains("Problem found") || told.contains("More information"),
            "{told}"
        );
        assert!(told.contains("curl"), "{lines}:\n{told}");
    }
    let large = file("large", "");
    let sparse = std::fs::File::options().write(true).open(&large).unwrap();
    sparse.set_len(65 * 1024 * 1024).unwrap();
    let told = told(&format!("@/\n@{large}\n:q\n"), Lang::En);
    // The line wraps where the folder's path is long.
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("too large for the wizard"), "{told}");
}

#[test]
fn a_pasted_line_is_no_command() {
    for word in [":q", "?", ":h", ":b", ":l", ":s", ".", "\u{ff1a}\u{ff51}"] {
        let inside = format!("{ANSWER}\n{word}\nonce upon");
        let (ending, told) = pasted(&[&inside, ".", ":s", ":q"]);
        assert_eq!(ending, Ending::Quit);
        assert!(told.contains("Recognized: XML response"), "{word}:\n{told}");
        assert!(
            told.matches(":h ").count() <= 1,
            "the help of {word}:\n{told}"
        );
        let first = told.matches("What error do you see?").count();
        assert_eq!(first, 1, "{word} leads nowhere:\n{told}");
        // In front, and behind everything; a point there ends the text.
        for paste in [format!("{word}\n{ANSWER}"), format!("{ANSWER}\n{word}")] {
            let end: &[&str] = if paste.ends_with('.') { &[] } else { &["."] };
            let (ending, told) = pasted(&[&[paste.as_str()], end].concat());
            assert_ne!(ending, Ending::Quit, "{paste}");
            assert!(
                told.contains("Recognized: XML response"),
                "{paste}:\n{told}"
            );
        }
    }
}

#[test]
fn a_pasted_number_chooses_nothing() {
    let (_, told) = pasted(&[&format!("3\n{ANSWER}"), ".", ":q"]);
    let chosen = told.find("Diagnosis so far").unwrap();
    assert!(told.find("Recognized").unwrap() < chosen, "{told}");
    let (_, told) = pasted(&["1", "1\n2\n3\nonce", ".", ":q"]);
    assert_eq!(told.matches("Does the form have").count(), 2, "{told}");
}

#[test]
fn a_paste_that_begins_with_blank_lines_is_one_answer() {
    let policy = "{\n\"expiration\":\"2026-11-23T12:30:00Z\",\n\"conditions\":[{\"bucket\":\"examplebucket-1250000000\"}]}";
    for blank in ["\n", " \n", "\n\t\n \n"] {
        let (_, told) = pasted(&[":s", &format!("{blank}{policy}"), ".", ":q"]);
        assert!(told.contains("Recognized: policy"), "{told}");
        assert!(!told.contains("SecretId"), "{told}");
        let (_, told) = pasted(&[":s", policy, ".", "", &format!("{blank}{ID}\n\n{SECRET}\n")]);
        assert!(told.contains("36 characters"), "{told}");
        assert!(told.contains("32 characters"), "{told}");
    }
    // Enter held down is Enter once.
    let (_, told) = pasted(&["\n\n\n", ":q"]);
    assert_eq!(told.matches("Paste the policy").count(), 1, "{told}");
    assert!(!told.contains("SecretId"), "{told}");
}

#[test]
fn a_paste_where_a_topic_or_a_file_name_is_asked_for_is_evidence() {
    let (_, told) = pasted(&[":h", &format!("2\n{ANSWER}"), ".", ":q"]);
    assert!(told.contains("Recognized: XML response"), "{told}");
    let (_, menu) = pasted(&["1", "1", "1", "1", ":s", ""]);
    let save = menu.lines().find(|line| line.contains("Save the report"));
    let save = save.unwrap_or_else(|| panic!("{menu}"));
    let save = save.split('.').next().unwrap();
    let (_, told) = pasted(&["1", "1", "1", "1", ":s", "", save, ANSWER, "."]);
    assert!(told.contains("Recognized: XML response"), "{told}");
}

#[test]
fn what_never_ends_is_not_read() {
    let pipe = format!("{} pipe", file("beside", ""));
    let _ = std::fs::remove_file(&pipe);
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for path in [pipe.as_str(), "/dev/tty", "/dev/zero", "/"] {
        for (lang, why) in [
            (Lang::En, "cannot be read: not a regular file"),
            (Lang::Ja, "\u{901a}\u{5e38}\u{306e}"),
        ] {
            let told = told(&format!("@{path}\n:q\n"), lang);
            let told = told.replace('\n', " ");
            assert!(told.contains(why), "{path}:\n{told}");
        }
    }
}

#[test]
fn a_label_stands_before_its_text_with_the_languages_own_colon() {
    let told = told(":h\n2\n:q\n", Lang::Ja);
    assert!(told.contains('\u{ff1a}'), "{told}");
    for line in told.lines() {
        let joined = line.split_once(": ").filter(|(label, _)| !label.is_ascii());
        assert!(joined.is_none(), "{line}");
    }
}

#[test]
fn wrong_answers_are_told_and_asked_again() {
    let told = told(
        "99\n0\n-1\nonce upon a time\nthere was\n.\n1\n\nmaybe\n7\n1\n:q\n",
        Lang::En,
    );
    assert!(told.matches("a number from 1 to 10").count() >= 2, "{told}");
    assert!(told.contains("not recognized"), "{told}");
    assert!(told.matches("a number from 1 to 3").count() == 2, "{told}");
}

#[test]
fn a_long_line_is_read_whole() {
    let (_, upload) = upload();
    let long = upload.replace(" \\\n ", "").replace(
        " -F 'key=",
        &format!(" -F 'x-note={}' -F 'key=", "a".repeat(9_000)),
    );
    assert!(long.len() > 9_000 && !long.contains('\n'));
    let told = told(&format!(":s\n{long}\n"), Lang::En);
    assert!(told.contains("x-note"), "{told}");
    assert!(
        told.contains("q-signature"),
        "what stands behind the long value is there too:\n{told}"
    );
}

#[test]
fn a_line_beyond_the_limit_is_refused_with_the_other_way() {
    let long = "x".repeat(postdoc::terminal::input::PASTE_LIMIT + 1);
    let mut output = Vec::new();
    let mut lines = Piped(long.as_bytes());
    let ending = run_plain(&options(Lang::En, None), &mut lines, &mut output).unwrap();
    assert_eq!(ending, Ending::Nothing);
    let told = String::from_utf8(output).unwrap();
    assert!(told.contains("postdoc diagnose FILE"), "{told}");
}

#[test]
fn the_end_of_the_input_at_any_question_ends_with_what_is_known() {
    let (answer, upload) = upload();
    let all = format!("{answer}\n.\n{upload}\n.\n\n{ID}\n{SECRET}\n\n1\n1\n3\n1\n.\n");
    let lines: Vec<&str> = all.lines().collect();
    for count in 0..=lines.len() {
        let (ending, told) = ended(&lines[..count].join("\n"), &options(Lang::En, None));
        let known = told.contains("Recognized");
        match ending {
            Ending::Nothing => assert!(!known, "{told}"),
            Ending::Told(verdict) => {
                assert!(known && verdict != Verdict::Sound, "{told}");
                assert!(told.contains("Path"), "the report was told:\n{told}");
            }
            Ending::Quit => panic!("nobody quit after {count} lines"),
        }
    }
}

#[test]
fn the_corrected_form_and_the_request_are_printed_and_the_report_saved() {
    let (answer, upload) = upload();
    let name = file("report.md", "");
    std::fs::remove_file(&name).unwrap();
    let head = format!("{answer}\n.\n{upload}\n.\n\n{ID}\n{SECRET}\n\n");
    let menu = told(&format!("{head}:q\n"), Lang::En);
    let number = |label: &str| {
        let line = menu.lines().rev().find(|line| line.contains(label));
        let line = line.unwrap_or_else(|| panic!("no {label}:\n{menu}"));
        line.split('.').next().unwrap().to_owned()
    };
    let (form, save, request) = (
        number("corrected form"),
        number("Save the report"),
        number("what is missing"),
    );
    let told = told(
        &format!("{head}{form}\n{request}\n{save}\n{name}\n{save}\n{name}\n:q\n"),
        Lang::En,
    );
    assert!(told.contains("\"q-signature\""), "{told}");
    assert!(told.contains("Please do not send"), "{told}");
    assert!(told.contains("was not replaced"), "{told}");
    assert!(std::fs::read_to_string(name).unwrap().starts_with("# "));
}

#[test]
fn a_screen_reader_hears_no_lines_boxes_or_control_bytes() {
    let (answer, upload) = upload();
    let all = format!(":h\n1\n{answer}\n.\n{upload}\n.\n\n{ID}\n{SECRET}\n\n1\n1\n1\n1\n1\n");
    for lang in Lang::ALL {
        let told = told(&all, lang);
        // What was typed is the person's own.
        let typed = |line: &&str| line.starts_with('>') || line.starts_with("...");
        for line in told.lines().filter(|line| !typed(line)) {
            let boxed = line
                .contains(|c: char| matches!(c, '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}'));
            assert!(!boxed && !line.contains(char::is_control), "{line:?}");
            // A value may be longer; a sentence is not.
            let value = line
                .split([' ', '\u{ff1a}'])
                .any(|word| columns(word) > 60 && word.is_ascii());
            assert!(value || columns(line) <= 80, "{line}");
        }
    }
}

#[test]
fn the_demo_has_its_menu_and_enter_takes_its_samples() {
    let told = start("4\n\n\n\n\n:q\n", Start::Menu);
    assert!(told.contains("12. "), "{told}");
    assert!(
        told.contains("The Signature you specified is invalid."),
        "{told}"
    );
    assert!(told.contains("SignKey"), "{told}");
    let told = start("\n\n\n\n:q\n", Start::Case(demo::find("bucket").unwrap()));
    assert!(told.contains("has no APPID"), "{told}");
    assert!(told.contains("condition.mismatch"), "{told}");
    let told = start("1\n:b\n2\n:q\n", Start::Menu);
    assert!(
        told.matches("12. ").count() == 2,
        "back leads to the menu:\n{told}"
    );
    let told = start(":s\n:s\n:q\n", Start::Case(0));
    assert!(!told.contains("Recognized"), "{told}");
}

#[test]
fn the_play_on_lines_is_the_demo_by_hand() {
    let zone = Start::Play(demo::find("zone"));
    let told = start("\n\n\n\n:q\n", zone);
    assert!(told.contains("policy.expiration-local-time"), "{told}");
    assert!(start(":q\n", Start::Play(None)).contains("12. "));
}
