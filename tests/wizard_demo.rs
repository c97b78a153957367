//! The demo: every built-in upload shows what its title says, by hand and by the play, in both languages.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails loudly"
)]

mod wizard;

use postdoc::diagnosis::{Clock, Effort, Verdict, Watch, diagnose};
use postdoc::locale::Lang;
use postdoc::text::width::columns;
use postdoc::wizard::demo::uploads::DEMOS;
use postdoc::wizard::demo::{self, Start};
use postdoc::wizard::model::{Model, Screen};
use postdoc::wizard::msg::{Effect, Msg, Timer};
use postdoc::wizard::{find, update};
use wizard::Wizard;

const SECRETS: [&str; 2] = [
    "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
    "exampletoken0exampletoken1",
];

/// Each upload with its verdict, its branch and the finding that it is about.
const TABLE: [(&str, Verdict, &str, &str); 12] = [
    (
        "double-fault",
        Verdict::Fault,
        "SignatureDoesNotMatch_POSTSignature",
        "signature.explained",
    ),
    (
        "q-ak",
        Verdict::Fault,
        "AccessDenied_q-ak",
        "condition.mismatch",
    ),
    (
        "expiration",
        Verdict::Fault,
        "AccessDenied_Expiration",
        "policy.expired",
    ),
    (
        "signature",
        Verdict::Fault,
        "SignatureDoesNotMatch_POSTSignature",
        "signature.explained",
    ),
    (
        "policy",
        Verdict::Fault,
        "InvalidPolicyDocument_JSONFormat",
        "policy.not-json",
    ),
    (
        "bucket",
        Verdict::Fault,
        "AccessDenied_BucketNotConsistent",
        "condition.mismatch",
    ),
    (
        "condition",
        Verdict::Fault,
        "AccessDenied_Condition",
        "condition.mismatch",
    ),
    (
        "body",
        Verdict::Fault,
        "MalformedPOSTRequest_POSTBody",
        "multipart.no-blank-line",
    ),
    (
        "hidden",
        Verdict::Fault,
        "none.hidden",
        "condition.mismatch",
    ),
    (
        "permission",
        Verdict::Fault,
        "other.AccessDenied",
        "answer.permission-denied",
    ),
    (
        "temporary-keys",
        Verdict::Fault,
        "other.InvalidAccessKeyId",
        "form.security-token-name",
    ),
    (
        "zone",
        Verdict::Fault,
        "AccessDenied_Expiration",
        "policy.expiration-local-time",
    ),
];

fn clock(now: i64) -> Clock {
    Clock {
        machine: now,
        offset: 0,
        given: None,
    }
}

#[test]
fn every_upload_is_wrong_in_the_place_its_title_names() {
    let mut wrong = Vec::new();
    for (index, (name, verdict, branch, finding)) in TABLE.into_iter().enumerate() {
        let (evidence, now) = demo::evidence(index).unwrap();
        let found = diagnose(&evidence, &clock(now), Effort::Quick);
        let ids: Vec<_> = found
            .findings
            .iter()
            .map(|one| (one.id.id(), one.severity))
            .collect();
        let held = ids.iter().any(|(id, _)| *id == finding);
        if (
            DEMOS[index].name,
            found.verdict,
            found.branch.as_str(),
            held,
        ) != (name, verdict, branch, true)
        {
            wrong.push(format!(
                "{name}: {:?} {} {ids:?}",
                found.verdict, found.branch
            ));
        }
        assert_eq!(demo::find(name), Some(index));
        assert!(demo::find(DEMOS[index].branch).is_some());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(demo::find("nothing"), None);
}

#[test]
fn enter_alone_leads_through_every_upload_to_its_diagnosis() {
    for (index, upload) in DEMOS.iter().enumerate() {
        let mut wizard = Wizard::new(Lang::En, 80, 24);
        demo::begin(&mut wizard.model, Start::Menu);
        wizard.keys(&"<down>".repeat(index)).keys("<enter>");
        for _ in 0..9 {
            if wizard.model.screen == Screen::Diagnosis || wizard.model.screen == Screen::Call {
                break;
            }
            wizard.keys("<enter>");
        }
        assert_eq!(
            wizard.model.screen,
            Screen::Diagnosis,
            "{}\n{}",
            upload.name,
            wizard.screen()
        );
        clean(&wizard.screen());
    }
}

fn clean(screen: &str) {
    for secret in SECRETS {
        assert!(!screen.contains(secret), "a secret is shown:\n{screen}");
    }
}

/// Runs the play on a clock of its own and returns how long it took and everything it showed.
fn played(lang: Lang, size: (u16, u16)) -> (u64, String, Model) {
    let mut wizard = Wizard::new(lang, size.0, size.1);
    demo::begin(&mut wizard.model, Start::Play);
    let (mut time, mut shown) = (0, String::new());
    for _ in 0..10_000 {
        let effects = update::update(&mut wizard.model, Msg::Timer(Timer::Play));
        for effect in effects {
            match effect {
                Effect::Wake(Timer::Play, after) => time += after,
                Effect::Search(generation) => {
                    let clock = wizard.model.settings.clock;
                    let found = Box::new(find(
                        &wizard.model.evidence,
                        &clock,
                        &wizard.model.wanted,
                        Watch::silent(),
                    ));
                    update::update(&mut wizard.model, Msg::Searched { generation, found });
                }
                Effect::Quit(status) => {
                    assert_eq!(status, 0);
                    return (time, shown, wizard.model);
                }
                Effect::Redraw => {}
                other => panic!("the play wants {other:?}"),
            }
        }
        let play = wizard.model.demo.play.as_ref().unwrap();
        assert_eq!(play.failed, None, "{}", wizard.screen());
        let screen = wizard.screen();
        clean(&screen);
        for row in screen.lines() {
            assert!(columns(row) <= usize::from(size.0), "{row}");
        }
        shown.push_str(&screen);
    }
    panic!("the play does not end");
}

#[test]
fn the_play_runs_to_its_end_in_two_minutes_in_both_languages() {
    for (lang, words) in [
        (Lang::En, ["7778", "Virginia", "Shanghai", "^"]),
        (
            Lang::Ja,
            [
                "7778",
                "\u{30d0}\u{30fc}\u{30b8}\u{30cb}\u{30a2}",
                "\u{4e0a}\u{6d77}",
                "^",
            ],
        ),
    ] {
        let (time, shown, model) = played(lang, (80, 24));
        assert!((100_000..150_000).contains(&time), "{time} ms");
        assert_eq!(model.lang, lang, "the language is the chosen one again");
        for word in words {
            assert!(shown.contains(word), "{word} is never shown");
        }
        assert!(!shown.contains('\u{27e8}'), "a word is missing");
    }
}

#[test]
fn space_pauses_the_play_right_steps_and_esc_ends_it() {
    let mut wizard = Wizard::new(Lang::En, 80, 24);
    demo::begin(&mut wizard.model, Start::Play);
    wizard.keys("<right> ");
    let caption = wizard.model.demo.play.as_ref().unwrap().caption;
    assert!(caption.is_some());
    assert!(
        update::update(&mut wizard.model, Msg::Timer(Timer::Play)).is_empty(),
        "paused"
    );
    wizard.keys("<right>");
    assert_ne!(wizard.model.demo.play.as_ref().unwrap().caption, caption);
    wizard.keys("<esc>");
    assert_eq!(wizard.quit_with(), Some(0));
}
