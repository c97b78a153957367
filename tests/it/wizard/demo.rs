//! The demo: every built-in upload shows what its title says, by hand and by the play, in both languages.

use crate::wizard::driver::Wizard;
use postdoc::diagnosis::{Clock, Effort, Verdict, Watch, diagnose};
use postdoc::locale::Lang;
use postdoc::text::width::columns;
use postdoc::wizard::demo::uploads::DEMOS;
use postdoc::wizard::demo::{self, Start};
use postdoc::wizard::model::{Model, Screen};
use postdoc::wizard::msg::{Effect, Msg};
use postdoc::wizard::{find, update};

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
        update::demo::begin(&mut wizard.model, Start::Menu);
        wizard.keys(&"<down>".repeat(index)).keys("<enter>");
        for _ in 0..9 {
            if wizard.model.route.screen == Screen::Diagnosis
                || wizard.model.route.screen == Screen::Call
            {
                break;
            }
            wizard.keys("<enter>");
        }
        assert_eq!(
            wizard.model.route.screen,
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

/// What stood on the screen while a caption could be read.
struct Seen {
    caption: &'static str,
    screen: String,
    hold: u64,
}

/// Runs the play on a clock of its own, to its end, and shows `each` moment that stands still: when it began and how
/// long it stays, in milliseconds.
pub fn played(wizard: &mut Wizard, each: &mut dyn FnMut(u64, &Wizard, u64)) -> u64 {
    let mut time = 0;
    for _ in 0..10_000 {
        let mut hold = 0;
        for effect in update::update(&mut wizard.model, Msg::Tick) {
            match effect {
                Effect::Wake(after) => hold += after,
                Effect::Search(generation) => {
                    let clock = wizard.model.settings.clock;
                    let found = Box::new(find(
                        &wizard.model.exam.evidence,
                        &clock,
                        &wizard.model.exam.search.wanted,
                        Watch::silent(),
                    ));
                    update::update(&mut wizard.model, Msg::Searched { generation, found });
                }
                Effect::Quit(status) => {
                    assert_eq!(status, 0);
                    return time;
                }
                Effect::Redraw => {}
                other => panic!("the play wants {other:?}"),
            }
        }
        let play = wizard.model.demo.play.as_ref().unwrap();
        assert_eq!(play.failed, None, "{}", wizard.screen());
        each(time, wizard, hold);
        time += hold;
    }
    panic!("the play does not end");
}

/// How long a play took, and every screen that stood still.
fn watched(case: Option<usize>, lang: Lang, size: (u16, u16)) -> (u64, Vec<Seen>, Model) {
    let mut wizard = Wizard::new(lang, size.0, size.1);
    update::demo::begin(&mut wizard.model, Start::Play(case));
    let mut seen = Vec::<Seen>::new();
    let time = played(&mut wizard, &mut |_, wizard, hold| {
        let screen = wizard.screen();
        clean(&screen);
        assert!(!screen.contains('\u{27e8}'), "a word is missing:\n{screen}");
        for row in screen.lines() {
            assert!(columns(row) <= usize::from(size.0), "{row}");
        }
        if hold > 2_000 {
            let play = wizard.model.demo.play.as_ref().unwrap();
            seen.push(Seen {
                caption: play.caption.unwrap(),
                screen,
                hold,
            });
        }
    });
    (time, seen, wizard.model)
}

/// Language, size, milliseconds, and what stood still.
type Watched = (Lang, (u16, u16), u64, Vec<Seen>);

/// The whole play in every language and size, played once for all tests.
fn plays() -> &'static [Watched] {
    static PLAYS: std::sync::OnceLock<Vec<Watched>> = std::sync::OnceLock::new();
    PLAYS.get_or_init(|| {
        let mut all = Vec::new();
        for lang in [Lang::En, Lang::Ja] {
            for size in [(80, 24), (60, 16)] {
                let (time, seen, model) = watched(None, lang, size);
                assert_eq!(model.lang, lang, "the language is the chosen one again");
                all.push((lang, size, time, seen));
            }
        }
        all
    })
}

/// What each beat is about, as it has to stand on the screen while its caption does.
const POINTS: [(&str, &[&str]); 15] = [
    ("demo-play-answer", &["XML"]),
    ("demo-play-manual", &["436/7778", "436/14690"]),
    ("demo-play-curl", &["curl", "policy", "\u{2717}"]),
    ("demo-play-keys", &["SecretKey"]),
    (
        "demo-play-proved",
        &["\u{2717}", "q-signature", "\u{25b2}\u{2500}"],
    ),
    ("demo-play-zone", &["UTC+09:00", "UTC+08:00", "UTC-05:00"]),
    ("demo-play-mended", &["2026-11-23T12:30:00Z", "q-signature"]),
    ("demo-play-again", &["\u{2713}", "SecretKey"]),
    ("demo-play-language", &["\u{2713}"]),
    ("demo-play-phone", &["q-ak"]),
    ("demo-play-ask", &["( )"]),
    ("demo-play-body", &["15", "\u{25b2}"]),
    ("demo-play-safe", &["curl"]),
    ("demo-play-report", &["****"]),
    ("demo-play-end", &["9."]),
];

#[test]
fn every_beat_shows_its_point_in_both_languages_and_in_a_small_window() {
    let mut wrong = String::new();
    for (lang, size, _, seen) in plays() {
        for (caption, points) in POINTS {
            let one = seen.iter().find(|one| one.caption == caption);
            let one = one.unwrap_or_else(|| panic!("{caption} is never shown"));
            for point in points {
                if !one.screen.contains(point) {
                    wrong += &format!(
                        "{caption} lacks {point}, {lang:?} {size:?}:\n{}\n",
                        one.screen
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_play_runs_to_its_end_in_two_minutes_and_every_caption_can_be_read() {
    for (lang, size, time, seen) in plays() {
        assert!((110_000..135_000).contains(time), "{time} ms");
        let speed = if *lang == Lang::En { 15 } else { 8 };
        for one in seen {
            let caption = postdoc::locale::Catalogue::get(*lang).word(one.caption);
            let letters = u64::try_from(caption.chars().count()).unwrap();
            let needed = letters * 1000 / speed;
            assert!(one.hold >= needed, "{caption}: {} ms", one.hold);
            // Wrapped at most once, so that no row of it is cut.
            let rows = postdoc::text::wrap::wrapped(&caption, usize::from(size.0) - 16);
            assert!(rows.len() <= 2, "{caption}");
        }
    }
}

#[test]
fn a_play_of_one_upload_shows_that_upload_and_its_finding() {
    for (index, upload) in DEMOS.iter().enumerate() {
        let (lang, size) = [(Lang::En, (80, 24)), (Lang::Ja, (60, 16))][index % 2];
        let (time, seen, model) = watched(Some(index), lang, size);
        assert!((30_000..70_000).contains(&time), "{time} ms");
        assert_eq!(model.demo.chosen, Some(index));
        let ids = model.exam.diagnosis.findings.iter().map(|one| one.id.id());
        assert!(
            ids.into_iter().any(|id| id == TABLE[index].3),
            "{}",
            upload.name
        );
        assert_eq!(seen.last().unwrap().caption, "demo-play-case-end");
    }
}

#[test]
fn space_pauses_the_play_right_steps_and_esc_ends_it() {
    let mut wizard = Wizard::new(Lang::En, 80, 24);
    update::demo::begin(&mut wizard.model, Start::Play(None));
    wizard.keys("<right> ");
    let caption = wizard.model.demo.play.as_ref().unwrap().caption;
    assert!(caption.is_some());
    assert!(
        update::update(&mut wizard.model, Msg::Tick).is_empty(),
        "paused"
    );
    wizard.keys("<right>");
    assert_ne!(wizard.model.demo.play.as_ref().unwrap().caption, caption);
    wizard.keys("<esc>");
    assert_eq!(wizard.quit_with(), Some(0));
}

#[test]
#[ignore = "prints every screen of the play, for whoever tunes it"]
fn print_the_play() {
    for (lang, size, time, seen) in plays() {
        println!("=== {lang:?} {size:?} {time} ms");
        for one in seen {
            println!("--- {} {} ms\n{}", one.caption, one.hold, one.screen);
        }
    }
}
