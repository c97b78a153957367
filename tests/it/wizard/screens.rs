//! Every step as it looks, in both languages at three sizes, and what holds for every screen.

use crate::wizard::checks::{dead_keys, key_rows, twice, wide_or_orphaned};
use crate::wizard::driver::Wizard;
use postdoc::locale::Lang;
use postdoc::text::width::columns;

const SIZES: [(u16, u16); 3] = [(60, 16), (80, 24), (120, 40)];

const ANSWER: &str = include_str!("../../data/wizard/answer.xml");
const FORM: &str = include_str!("../../data/wizard/form.json");

/// A name and the script that leads there.
const SCREENS: [(&str, &str); 18] = [
    ("step_1", ""),
    ("step_1_typed", "q-ak"),
    ("step_1_pasted", "<paste:answer>"),
    ("call_card", "q-ak<enter><enter>"),
    ("step_2", "<ctrl-n>"),
    ("step_2_pasted", "<paste:answer><ctrl-n><paste:form>"),
    ("step_2_unread", "<ctrl-n><paste:rubbish>"),
    ("step_3", "<ctrl-n><ctrl-n><down><paste:secret>"),
    ("step_4", "<paste:answer><paste:form><ctrl-d>"),
    ("help", "<f1>"),
    ("how_to", "<f3><enter>"),
    ("tree", "q-ak<enter><f6>"),
    ("how_to_list", "<f3>"),
    ("quit", "q-ak<enter><ctrl-q>"),
    ("save", "<paste:answer><paste:form><ctrl-d>s"),
    ("what_if", "<paste:answer><paste:form><ctrl-d>w"),
    (
        "what_if_value",
        "<paste:answer><paste:form><ctrl-d>w<down><enter><end><bs>q",
    ),
    (
        "what_if_changed",
        "<paste:answer><paste:form><ctrl-d>w<down><enter><end><bs>q<enter>",
    ),
];

fn wizard(lang: Lang, size: (u16, u16), script: &str) -> Wizard {
    let mut wizard = Wizard::new(lang, size.0, size.1)
        .knows("answer", ANSWER)
        .knows("form", FORM)
        .knows("rubbish", "once upon a time\nthere was nothing to read\n")
        .knows("secret", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz");
    wizard.keys(script).searched();
    wizard
}

#[test]
fn every_step_looks_like_this() {
    for (name, script) in SCREENS {
        let mut all = String::new();
        for (lang, tag) in [(Lang::Ja, "ja"), (Lang::En, "en")] {
            for size in SIZES {
                let screen = wizard(lang, size, script).screen();
                all.push_str(&format!("== {tag} {}x{}\n{screen}\n", size.0, size.1));
            }
        }
        insta::assert_snapshot!(name, all);
    }
}

#[test]
fn no_row_is_too_wide_begins_with_a_full_stop_or_splits_a_field_name() {
    let forbidden = "\u{3002}\u{3001}\u{ff09}\u{300d}\u{30fc}\u{ff1f}";
    for (name, script) in SCREENS {
        for lang in [Lang::Ja, Lang::En] {
            for size in [(60, 16), (61, 20), (67, 24), (80, 24), (120, 40), (200, 60)] {
                let screen = wizard(lang, size, script).screen();
                for row in screen.lines() {
                    let at = format!("{name} {lang:?} {size:?}: {row}");
                    assert!(columns(row) <= usize::from(size.0), "too wide: {at}");
                    let first = row.trim_start().chars().next().unwrap_or(' ');
                    assert!(!forbidden.contains(first), "{at}");
                    assert!(!row.contains('\u{27e8}'), "a word is missing: {at}");
                    let holes = ["<name>", "<count>", "<text>", "<field>", "<value>", "{ $"];
                    assert!(!holes.iter().any(|hole| row.contains(hole)), "a hole: {at}");
                    for torn in ["q-", "q-sign-", "q-key-", "x-cos-", "success_action_"] {
                        let last = row.rsplit([' ', '\u{3000}']).next().unwrap_or_default();
                        assert_ne!(last, torn, "{at}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_window_too_small_says_so_in_both_languages() {
    for size in [(59, 16), (60, 15), (20, 5), (1, 1), (0, 0)] {
        let wizard = wizard(Lang::En, size, "");
        let screen = wizard.screen();
        if size.0 >= 59 {
            assert!(screen.contains("60x16"), "{screen}");
            assert!(!screen.is_ascii(), "{screen}");
        }
    }
}

#[test]
fn every_key_named_on_a_screen_means_something_there() {
    use postdoc::wizard::keymap;
    for (name, script) in SCREENS {
        let wizard = wizard(Lang::En, (80, 24), script);
        for binding in keymap::commands(&wizard.model) {
            for key in binding.keys {
                assert_eq!(
                    keymap::find(&wizard.model, *key),
                    Some(binding.command),
                    "{name}: {}",
                    postdoc::wizard::script::name(*key)
                );
            }
        }
    }
}

#[test]
fn on_no_screen_is_a_sentence_twice_a_second_row_of_keys_a_wide_line_or_an_orphan() {
    let mut wrong = String::new();
    for (name, script) in SCREENS {
        for lang in Lang::ALL {
            for size in [(60, 16), (80, 24), (120, 40), (200, 50)] {
                let wizard = wizard(lang, size, script);
                let screen = wizard.screen();
                let mut found = key_rows(&wizard);
                // COS's messages and values to try are tables.
                if !name.starts_with("step_1") && !name.starts_with("what_if") {
                    found.extend(wide_or_orphaned(&screen));
                }
                // Different ends of the tree give the same advice.
                if name != "tree" {
                    found.extend(twice(&screen));
                }
                for text in found {
                    wrong += &format!("{name} {lang:?} {size:?}: {text}\n");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_key_in_the_row_of_any_screen_does_nothing() {
    for (name, script) in SCREENS {
        let found = dead_keys(|| wizard(Lang::En, (80, 24), script));
        assert_eq!(found, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_rail_names_every_step_in_the_smallest_window() {
    for lang in Lang::ALL {
        for script in [
            "q-ak<enter>",
            "exp<enter>",
            "sig<enter>",
            "<paste:answer><ctrl-n>",
        ] {
            let screen = wizard(lang, (60, 16), script).screen();
            let rail = screen.lines().nth(1).unwrap();
            let signs = ['\u{2713}', '\u{25cf}', '\u{25cb}', '\u{2013}'];
            let mut names = rail.split(signs).skip(1);
            assert!(
                names.all(|name| !name.trim().is_empty()),
                "{lang:?} {script}: {rail}"
            );
        }
    }
}
