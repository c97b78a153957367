//! How the wizard behaves: every test is a script and what the screen says afterwards.

use crate::wizard::driver::Wizard;
use postdoc::locale::Lang;
use postdoc::text::width::columns;
use postdoc::wizard::model::Screen;
use postdoc::wizard::msg::Effect;
use postdoc::wizard::script;

const ANSWER: &str = "<Error><Code>AccessDenied</Code><Message>Condition key q-ak doesn&apos;t match the value AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q</Message></Error>";
const POLICY: &str = r#"{"expiration":"2026-11-23T09:00:00Z","conditions":[{"bucket":"examplebucket-1250000000"},["starts-with","$key","uploads/"],{"q-sign-algorithm":"sha1"},{"q-ak":"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"},{"q-sign-time":"1795421702;1795425302"}]}"#;

fn en() -> Wizard {
    Wizard::new(Lang::En, 80, 24)
        .knows("answer", ANSWER)
        .knows("policy", POLICY)
        .knows("secret", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")
        .knows("rubbish", "once upon a time\nthere was nothing to read\n")
        .knows("large", "once upon a time there was nothing\n".repeat(1000))
}

#[test]
fn two_words_typed_at_step_1_and_enter_give_a_first_verdict() {
    let mut wizard = en();
    wizard.keys("q-ak<enter>");
    assert_eq!(wizard.model.route.screen, Screen::Call);
    assert_eq!(wizard.model.exam.diagnosis.branch, "AccessDenied_q-ak");
    let screen = wizard.screen();
    assert!(screen.contains("q-ak"), "{screen}");
    assert!(screen.contains("The q-ak parameter is wrong."), "{screen}");
    assert!(screen.contains("SecretKey"), "what not to send:\n{screen}");
}

#[test]
fn five_keys_reach_the_first_useful_sentence_in_both_languages() {
    let page = "The q-ak parameter is wrong.";
    let page_ja = "q-ak パラメーターの入力に誤りがあります。";
    for (lang, page) in [(Lang::En, page), (Lang::Ja, page_ja)] {
        for (columns, rows) in [(80, 24), (60, 16)] {
            let mut wizard = Wizard::new(lang, columns, rows);
            let keys = "q-ak<enter>";
            assert_eq!(script::parse(keys).unwrap().len(), 5);
            wizard.keys(keys);
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            let screen = plain(&wizard.screen());
            let words = postdoc::locale::Catalogue::get(lang);
            // What is wrong, what the page says of it, and the first thing to ask.
            let none = postdoc::locale::Args::new();
            let sentence = words.attr("case-AccessDenied_q-ak", "say", &none).unwrap();
            let asked = words.word("node-q-ak-in-form");
            for wanted in [&sentence, page, &asked] {
                assert!(screen.contains(&plain(wanted)), "{wanted}\n{screen}");
            }
        }
    }
}

#[test]
fn a_key_without_permission_is_told_what_to_ask_for_and_where_to_paste_a_policy() {
    for (lang, paste) in [
        (Lang::En, "CAM or STS policy"),
        (Lang::Ja, "CAM \u{307e}\u{305f}\u{306f} STS"),
    ] {
        let form = r#"[["key","uploads/a.png"],["q-ak","AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"]]"#;
        let mut wizard = Wizard::new(lang, 80, 24)
            .knows("form", form)
            .knows("policy", POLICY);
        wizard.keys("Access Denied.<enter>");
        assert!(wizard.screen().contains(paste), "{}", wizard.screen());
        wizard.keys("<paste:policy><paste:form><f5>");
        let screen = wizard.screen();
        for wanted in ["name/cos:PostObject", "qcs::cos:", paste] {
            assert!(screen.contains(wanted), "{wanted}\n{screen}");
        }
        wizard.keys("m");
        let copied = wizard.effects.iter().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text.clone()),
            _ => None,
        });
        assert!(copied.unwrap().contains("qcs::cos:"));
    }
}

#[test]
fn every_choice_of_step_1_works_with_arrows_and_enter_alone() {
    for index in 0..10 {
        let mut wizard = en();
        wizard.keys(&"<down>".repeat(index + 1)).keys("<enter>");
        let screen = wizard.model.route.screen;
        assert_ne!(
            screen,
            Screen::Error,
            "choice {index}:\n{}",
            wizard.screen()
        );
    }
}

#[test]
fn digits_never_choose() {
    let mut wizard = en();
    wizard.keys("1");
    assert_eq!(wizard.model.route.screen, Screen::Error);
    assert_eq!(wizard.model.boxes.error.editor.text(), "1");
}

#[test]
fn a_paste_is_recognised_wherever_one_is_and_says_what_it_was() {
    for place in [
        "",
        "<ctrl-n>",
        "<ctrl-n><ctrl-n>",
        "<ctrl-d>",
        "<f1>",
        "<f3>",
    ] {
        let mut wizard = en();
        wizard.keys(place).keys("<paste:policy>");
        assert!(wizard.model.exam.facts.policy.is_some(), "at {place:?}");
        wizard.keys("<paste:answer>");
        assert_eq!(
            wizard.model.exam.diagnosis.branch, "AccessDenied_q-ak",
            "at {place:?}"
        );
    }
}

#[test]
fn back_never_loses_a_draft_and_never_validates() {
    let mut wizard = en();
    wizard.keys("<ctrl-n><paste:rubbish>x<ctrl-n><esc><esc><ctrl-b>");
    assert_eq!(wizard.model.route.screen, Screen::Error);
    wizard.keys("<esc>");
    assert_eq!(wizard.quit_with(), None, "quitting with work asks");
    wizard.keys("<esc><ctrl-n>");
    assert_eq!(
        wizard.model.boxes.upload.editor.text(),
        "once upon a time\nthere was nothing to read\nx"
    );
}

#[test]
fn quitting_with_nothing_is_at_once_and_with_work_asks_once() {
    let mut wizard = en();
    wizard.keys("<ctrl-q>");
    assert_eq!(wizard.quit_with(), Some(0));
    let mut wizard = en();
    wizard.keys("q<ctrl-q>");
    assert_eq!(wizard.quit_with(), None);
    assert!(wizard.screen().contains("Quit?"));
    wizard.keys("-a");
    assert_eq!(
        wizard.model.boxes.error.editor.text(),
        "q-a",
        "the key that goes on is not lost"
    );
    wizard.keys("<ctrl-q><ctrl-q>");
    assert_eq!(wizard.quit_with(), Some(0));
}

#[test]
fn the_language_changes_at_any_moment_and_nothing_else_does() {
    let mut wizard = en();
    wizard.keys("q-ak<f2>");
    let screen = wizard.screen();
    assert!(screen.contains("\u{30a8}\u{30e9}\u{30fc}"), "{screen}");
    assert_eq!(wizard.model.boxes.error.editor.text(), "q-ak");
    wizard.keys("<ctrl-o><ctrl-o>");
    assert!(wizard.screen().contains("What error do you see?"));
}

#[test]
fn a_secret_is_masked_wiped_when_left_and_nowhere_on_the_screen() {
    let mut wizard = en();
    wizard.keys("<ctrl-n><ctrl-n><down><paste:secret>");
    assert_eq!(wizard.model.route.screen, Screen::Keys);
    let screen = wizard.screen();
    assert!(screen.contains(&"*".repeat(32)), "{screen}");
    assert!(!screen.contains("BQYI"), "{screen}");
    wizard.keys("<ctrl-d>");
    assert!(wizard.model.boxes.keys.is_empty(), "left is wiped");
    assert!(
        wizard.model.exam.facts.keys.secret_key.is_some(),
        "and it is evidence"
    );
    for script in ["", "<esc>", "<f6>", "<esc><end>"] {
        wizard.keys(script);
        assert!(!wizard.screen().contains("BQYIM7"), "{}", wizard.screen());
    }
}

#[test]
fn a_text_nobody_recognises_is_kept_and_can_be_said_what_it_is() {
    let mut wizard = en();
    wizard.keys("<ctrl-n><paste:rubbish>");
    let screen = wizard.screen();
    assert!(screen.contains("not recognized"), "{screen}");
    assert!(screen.contains("once upon a time"), "{screen}");
    wizard.keys("<enter>");
    assert!(
        wizard.model.exam.facts.policy.is_some(),
        "read as the policy:\n{}",
        wizard.screen()
    );
}

#[test]
fn a_large_text_folds_into_a_block() {
    let mut wizard = en();
    wizard.keys("<ctrl-n><paste:large>");
    assert!(wizard.model.boxes.upload.block.is_some());
    let screen = wizard.screen();
    assert!(screen.contains("Ctrl+E"), "{screen}");
    wizard.keys("<bs>");
    assert!(wizard.model.boxes.upload.is_empty());
}

#[test]
fn the_call_card_copies_texts_without_secrets_in_the_customers_language() {
    let mut wizard = en();
    wizard.keys("q-ak<enter>m<f4>c");
    let copied: Vec<&String> = wizard
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Copy(text) => Some(text),
            _ => None,
        })
        .collect();
    assert_eq!(copied.len(), 2);
    assert!(copied[0].contains("Please do not send"), "{}", copied[0]);
    assert!(!copied[1].is_ascii(), "Japanese after F4: {}", copied[1]);
}

#[test]
fn enter_chooses_the_marked_answer_and_goes_on_to_the_next_question() {
    let mut wizard = en();
    wizard.keys("q-ak<enter>");
    let first = wizard.model.call.asking.unwrap();
    wizard.keys("<enter>");
    let said = wizard.model.exam.evidence.said.clone();
    assert_eq!(said.get(first).map(String::as_str), Some("yes"));
    assert_ne!(wizard.model.call.asking, Some(first));
    wizard.keys("<enter><enter><enter><enter>");
    let later = wizard
        .model
        .exam
        .evidence
        .said
        .get(first)
        .map(String::as_str);
    assert_eq!(later, Some("yes"), "no later Enter turns an answer");
}

#[test]
fn every_answer_of_a_question_can_be_seen_and_chosen() {
    for (index, answer) in ["yes", "no", "unknown"].into_iter().enumerate() {
        let mut wizard = en();
        wizard.keys("q-ak<enter>");
        let first = wizard.model.call.asking.unwrap();
        wizard.keys(&"<down>".repeat(index)).keys("<enter>");
        let said = wizard
            .model
            .exam
            .evidence
            .said
            .get(first)
            .map(String::as_str);
        assert_eq!(said, Some(answer));
    }
    let mut wizard = en();
    wizard.keys("cors<enter>");
    assert!(
        wizard.screen().matches("( )").count() >= 5,
        "{}",
        wizard.screen()
    );
}

#[test]
fn what_is_marked_at_step_1_is_what_enter_takes() {
    for (typed, branch) in [
        ("Access Denied", "other.AccessDenied"),
        ("key", "AccessDenied_Condition"),
        ("q-ak", "AccessDenied_q-ak"),
        ("\u{671f}\u{9650}", "AccessDenied_Expiration"),
        (
            "\u{30d0}\u{30b1}\u{30c3}\u{30c8}",
            "AccessDenied_BucketNotConsistent",
        ),
        ("\u{7f72}\u{540d}", "SignatureDoesNotMatch_POSTSignature"),
    ] {
        let mut wizard = en();
        wizard.keys(typed).keys("<enter>");
        assert_eq!(wizard.model.exam.diagnosis.branch, branch, "{typed}");
    }
    let mut wizard = en();
    wizard.keys("403<enter>");
    assert_ne!(wizard.model.route.screen, Screen::Call, "403 is no message");
}

#[test]
fn the_sections_of_the_diagnosis_go_round_by_arrows_by_tab_and_by_enter_alone() {
    use postdoc::wizard::model::Section;
    let mut wizard = mismatched(Lang::En, 80, 24);
    wizard.keys("<paste:answer><paste:form><ctrl-d>").searched();
    for (key, back) in [
        ("<right>", "<left>"),
        ("<tab>", "<backtab>"),
        ("<enter>", ""),
    ] {
        for section in [Section::Fix, Section::Why, Section::Path, Section::Evidence] {
            wizard.keys(key);
            assert_eq!(wizard.model.sections.open, section, "{key}");
        }
        wizard.keys(key);
        assert_eq!(wizard.model.sections.open, Section::Point, "{key}");
        wizard.keys(back);
        let last = if back.is_empty() {
            Section::Point
        } else {
            Section::Evidence
        };
        assert_eq!(wizard.model.sections.open, last, "{back}");
        wizard.model.sections.open = Section::Point;
    }
    assert_eq!(
        wizard.model.route.screen,
        Screen::Diagnosis,
        "Enter leads nowhere else"
    );
    wizard.keys("y");
    let Some(Effect::Copy(value)) = wizard.effects.last() else {
        panic!("{:?}", wizard.effects.last());
    };
    assert!(value.starts_with("AKID"), "{value}");
}

#[test]
fn keys_right_behind_a_paste_do_nothing_that_cannot_be_taken_back() {
    use postdoc::terminal::keys::{Event, Key};
    let mut wizard = en();
    let mut key = Key::ctrl('q');
    key.hasty = true;
    wizard.event(Event::Key(key));
    assert_eq!(wizard.quit_with(), None);
}

#[test]
fn the_caret_stands_where_text_goes() {
    let mut wizard = en();
    wizard.keys("q-ak");
    let (_, caret) = wizard.frame();
    let caret = caret.unwrap();
    let row = wizard
        .screen()
        .lines()
        .nth(usize::from(caret.y))
        .unwrap()
        .to_owned();
    let before = row.find("q-ak").map(|at| columns(&row[..at]));
    assert_eq!(before.map(|at| at + 4), Some(usize::from(caret.x)));
}

/// An upload whose form has another q-ak than its policy.
fn mismatched(lang: Lang, columns: u16, rows: u16) -> Wizard {
    let form = format!(
        "[[\"key\",\"uploads/a.png\"],[\"q-sign-algorithm\",\"sha1\"],[\"q-ak\",\"AKIDsomebodyelse\"],[\"q-key-time\",\"1795421702;1795425302\"],[\"policy\",\"{}\"],[\"q-signature\",\"0123456789abcdef0123456789abcdef01234567\"],[\"file\",\"@a.png\"]]",
        base64(POLICY)
    );
    Wizard::new(lang, columns, rows)
        .knows("answer", ANSWER)
        .knows("form", form)
}

fn base64(text: &str) -> String {
    use ::base64::Engine as _;
    ::base64::engine::general_purpose::STANDARD.encode(text)
}

#[test]
fn what_if_a_value_is_changed_the_verdict_follows_every_key_and_nothing_given_changes() {
    let mut wizard = mismatched(Lang::En, 80, 24);
    wizard.keys("<paste:answer><paste:form><ctrl-d>w");
    let before = wizard.model.exam.diagnosis.findings.len();
    let screen = wizard.screen();
    assert!(screen.contains("With the values as given"), "{screen}");
    assert!(
        screen.contains("\u{25b8} q-ak"),
        "the blamed field is marked:\n{screen}"
    );
    wizard.keys("<down><enter>");
    assert!(
        wizard.screen().contains("before: AKIDsomebodyelse"),
        "{}",
        wizard.screen()
    );
    wizard.keys("<ctrl-u>AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5");
    assert!(
        !wizard.screen().contains("resolved:"),
        "{}",
        wizard.screen()
    );
    wizard.keys("q");
    let screen = wizard.screen();
    assert!(
        screen.contains("resolved: q-ak"),
        "with the last letter:\n{screen}"
    );
    wizard.keys("<enter>");
    let screen = wizard.screen();
    assert!(
        screen.contains("changed") && screen.contains("With these values"),
        "{screen}"
    );
    wizard.keys("r");
    assert!(
        !wizard.screen().contains("With these values"),
        "{}",
        wizard.screen()
    );
    wizard.keys("<enter>x<esc>");
    assert!(
        !wizard.screen().contains("With these values"),
        "Esc leaves the value"
    );
    wizard.keys("<esc>");
    assert_eq!(wizard.model.route.overlay, None);
    assert_eq!(wizard.model.exam.diagnosis.findings.len(), before);
    assert_eq!(wizard.model.exam.evidence.readings.len(), 2);
}

#[test]
fn a_side_of_the_fix_is_chosen_like_everything_else_and_the_values_follow() {
    let other = POLICY.replace("uploads/", "elsewhere/");
    let form = format!(
        "[[\"key\",\"uploads/a.png\"],[\"q-sign-algorithm\",\"sha1\"],[\"q-ak\",\"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\"],[\"q-key-time\",\"1795421702;1795425302\"],[\"policy\",\"{}\"],[\"q-signature\",\"0123456789abcdef0123456789abcdef01234567\"],[\"file\",\"@a.png\"]]",
        base64(&other)
    );
    let mut wizard = Wizard::new(Lang::En, 80, 60).knows("form", form);
    wizard.keys("<paste:form><ctrl-d>").searched();
    let corrected = |wizard: &Wizard| wizard.model.exam.remedy.corrected.clone().map(|c| c.form);
    let before = corrected(&wizard);
    wizard.keys("<right>");
    let screen = wizard.screen();
    assert!(
        screen.contains("key in the policy: elsewhere/ becomes uploads/"),
        "{screen}"
    );
    for _ in 0..30 {
        wizard.keys("<down>");
        let screen = wizard.screen();
        if screen
            .lines()
            .any(|line| line.starts_with("  \u{25b8} key in the policy: elsewhere/ becomes"))
        {
            break;
        }
    }
    wizard.keys("<enter>").searched();
    let screen = wizard.screen();
    assert!(screen.contains("as you chose"), "{screen}");
    let after = corrected(&wizard);
    assert!(after.is_some() && after != before, "{after:#?}");
}

#[test]
fn a_developers_own_values_are_compared_step_by_step_and_never_become_evidence() {
    let sha1 = postdoc::cos::signature::string_to_sign(POLICY.as_bytes());
    let with_line_end = postdoc::cos::signature::string_to_sign(format!("{POLICY}\n").as_bytes());
    let right = format!(
        "policyBytes = {}\npolicySha1 = {}\n",
        POLICY.len(),
        sha1.get(..8).unwrap()
    );
    let wrong =
        format!("policySha1: {with_line_end}\nsignKey: 0123456789012345678901234567890123456789\n");
    for (values, wanted) in [
        (right, "All of your values match"),
        (wrong, "line ending after it"),
    ] {
        let mut wizard = en().knows("values", values);
        wizard.keys("<paste:values><ctrl-d>");
        assert!(
            wizard.screen().contains("as soon as the policy"),
            "{}",
            wizard.screen()
        );
        wizard.keys("<paste:policy>");
        assert!(wizard.screen().contains(wanted), "{}", wizard.screen());
        assert_eq!(wizard.model.exam.evidence.readings.len(), 1);
        assert!(wizard.model.exam.facts.keys.sign_key.is_none());
    }
}

#[test]
fn a_session_is_saved_where_one_says_and_a_file_that_is_there_is_asked_about_once() {
    let mut wizard = en();
    wizard.keys("<paste:answer><paste:policy><ctrl-d>S");
    assert!(
        wizard.screen().contains("postdoc-session.json"),
        "{}",
        wizard.screen()
    );
    wizard.keys("<ctrl-u>case.json<enter>");
    let Some(Effect::Save { path, text, over }) = wizard.effects.last().cloned() else {
        panic!("{:?}", wizard.effects);
    };
    assert_eq!((path.to_str(), over), (Some("case.json"), false));
    let session = postdoc::evidence::session::from_session(text.as_bytes()).unwrap();
    assert_eq!(session.evidence.readings.len(), 2);
    let exists = postdoc::wizard::msg::Msg::Saved(Err(String::new()));
    postdoc::wizard::update::update(&mut wizard.model, exists);
    assert!(
        wizard.screen().contains("Press Enter again to replace it"),
        "{}",
        wizard.screen()
    );
    wizard.keys("<enter>");
    assert!(matches!(
        wizard.effects.last(),
        Some(Effect::Save { over: true, .. })
    ));
}

#[test]
fn the_report_that_is_copied_holds_the_corrected_values() {
    let mut wizard = mismatched(Lang::En, 80, 24);
    wizard.keys("<paste:answer><paste:form><ctrl-d>").searched();
    wizard.keys("c");
    let Some(Effect::Copy(report)) = wizard.effects.last() else {
        panic!("{:?}", wizard.effects);
    };
    assert!(
        report.contains("Diagnosed again with these values"),
        "{report}"
    );
}

#[test]
fn own_values_are_compared_with_what_was_sent_and_never_called_right_unseen() {
    // A file of the same policy, ended by an editor, is not what the form sends.
    let sha1 = postdoc::cos::signature::string_to_sign(POLICY.as_bytes());
    let values = format!("policyBytes = {}\npolicySha1 = {sha1}\n", POLICY.len());
    let mut wizard = mismatched(Lang::En, 80, 24).knows("values", values);
    wizard.keys("<paste:form>");
    let file = postdoc::wizard::msg::Msg::Loaded {
        path: "policy.json".into(),
        bytes: Ok(format!("{POLICY}\n").into_bytes().into()),
    };
    postdoc::wizard::update::update(&mut wizard.model, file);
    wizard.keys("<paste:values><ctrl-d><pgdn>");
    let compared = wizard
        .model
        .exam
        .own
        .as_ref()
        .unwrap()
        .compared
        .clone()
        .unwrap();
    assert_eq!((compared.departure, compared.open), (None, false));
    // Without a key nobody knows the right SignKey.
    let values = format!(
        "stringToSign = {sha1}\nsignKey = {}\nsignature = {sha1}\n",
        "0".repeat(40)
    );
    let mut wizard = en().knows("values", values);
    wizard.keys("<paste:policy><paste:values>");
    let compared = wizard
        .model
        .exam
        .own
        .as_ref()
        .unwrap()
        .compared
        .clone()
        .unwrap();
    assert_eq!((compared.departure, compared.open), (None, true));
    wizard.keys("<ctrl-d>");
    assert!(
        !wizard.screen().contains("All of your values match"),
        "{}",
        wizard.screen()
    );
}

#[test]
fn what_flags_or_a_session_filled_stays_when_a_choice_is_taken_back() {
    let session =
        r#"{"schema":"postdoc/evidence/1","bucket":"otherbucket-1250000000","file_size":12}"#;
    let loaded = postdoc::evidence::session::from_session(session.as_bytes()).unwrap();
    let mut wizard = en();
    wizard.model.load(loaded.evidence);
    wizard.keys("q-ak<enter><esc><esc>expired<enter>");
    let bucket = wizard
        .model
        .exam
        .facts
        .bucket
        .as_ref()
        .map(|(bucket, _)| bucket.as_str());
    assert_eq!(bucket, Some("otherbucket-1250000000"));
    assert!(wizard.model.exam.facts.file_size.is_some());
}

#[test]
fn a_value_being_typed_is_still_there_when_one_does_not_quit() {
    let mut wizard = mismatched(Lang::En, 80, 24);
    wizard.keys("<paste:answer><paste:form><ctrl-d>w<down><enter>x<ctrl-q>");
    assert!(wizard.screen().contains("Quit?"), "{}", wizard.screen());
    wizard.keys("s");
    assert!(
        wizard.screen().contains("AKIDsomebodyelsexs"),
        "{}",
        wizard.screen()
    );
    wizard.keys("<ctrl-q><esc>");
    assert!(
        wizard.screen().contains("AKIDsomebodyelsexs"),
        "{}",
        wizard.screen()
    );
}

#[test]
fn the_customers_language_is_named_as_it_is() {
    let mut wizard = en();
    wizard.keys("q-ak<enter><f4>");
    let screen = wizard.screen();
    assert!(!screen.contains("texts): English"), "{screen}");
    wizard.keys("<f4><f4>");
    assert!(
        wizard.screen().contains("texts): English"),
        "{}",
        wizard.screen()
    );
}

#[test]
fn enter_behind_a_text_nobody_knows_asks_what_it_is_instead_of_growing_it() {
    for text in ["rubbish", "large"] {
        for begin in ["", "<ctrl-n>"] {
            let mut wizard = en();
            wizard.keys(begin).keys(&format!("<paste:{text}>"));
            let before = wizard.model.text_box().unwrap().bytes();
            wizard.model.route.spot_mut().selected = None;
            wizard.keys("<enter>");
            assert_eq!(wizard.model.text_box().unwrap().bytes(), before, "{text}");
            let screen = wizard.screen();
            assert!(
                screen.contains("\u{25b8} Read "),
                "{text} at {begin:?}:\n{screen}"
            );
        }
    }
}

#[test]
fn nothing_is_offered_to_be_tried_before_there_is_a_value() {
    let mut wizard = en();
    wizard.keys("q-ak<enter><ctrl-d>");
    assert!(
        !wizard.screen().contains("w what if"),
        "{}",
        wizard.screen()
    );
    wizard.keys("<paste:policy>");
    assert!(wizard.screen().contains("w what if"), "{}", wizard.screen());
}

#[test]
fn a_further_code_is_what_cos_answered_whether_or_not_its_message_is_published() {
    for (typed, code) in [
        ("expired token", "ExpiredToken"),
        ("no such bucket", "NoSuchBucket"),
        ("entity too large", "EntityTooLarge"),
    ] {
        for (lang, hidden) in [(Lang::En, "9 hidden by what you typed"), (Lang::Ja, "9 ")] {
            let mut wizard = Wizard::new(lang, 80, 24);
            wizard.keys(typed);
            let screen = wizard.screen();
            assert!(screen.contains(code), "{typed}: {screen}");
            // Of the ten that are always there only "another one" is left.
            assert!(screen.contains(hidden), "{typed}: {screen}");
            wizard.keys("<enter>");
            let answer = wizard.model.exam.facts.answer.as_ref();
            let given = answer.and_then(|answer| answer.code);
            let given = given.map(|value| wizard.model.exam.evidence.text(value).into_owned());
            assert_eq!(given.as_deref(), Some(code), "{typed}");
            assert_eq!(wizard.model.exam.diagnosis.branch, format!("other.{code}"));
        }
    }
}
