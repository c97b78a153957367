//! What comes in is never a surprise: pastes, drafts, undo, dropped files, the editor.

use crate::support::Upload;
use crate::wizard::driver::Wizard;
use postdoc::locale::Lang;
use postdoc::terminal::keys::{Arrival, Cut, Event, Paste};
use postdoc::wizard::model::{FOLD_FROM, KeyField, Screen};
use postdoc::wizard::msg::{Effect, Msg};
use postdoc::wizard::update;
use zeroize::Zeroizing;

fn wizard() -> Wizard {
    Wizard::new(Lang::En, 80, 24)
}

/// A text that no reader knows.
fn unknown(bytes: usize) -> String {
    "once upon a time\n".repeat(bytes / 17 + 1)
}

fn edited(wizard: &mut Wizard, saved: &[u8]) {
    let saved = Ok(Some(Zeroizing::new(saved.to_vec())));
    update::update(&mut wizard.model, Msg::Edited(saved));
}

#[test]
fn a_paste_that_is_all_commands_is_text() {
    let mut wizard = wizard().knows("keys", "q\u{11}\u{11}\r\u{1b}[A\u{e}\u{4}once upon\r");
    wizard.keys("<paste:keys>");
    assert_eq!(wizard.model.route.screen, Screen::Error);
    assert_eq!(wizard.quit_with(), None);
    assert!(wizard.model.boxes.error.editor.text().contains("once upon"));
}

#[test]
fn every_line_end_is_shown_as_one_and_kept_as_it_came() {
    let text = "once\r\nupon\ra\ntime";
    let mut wizard = wizard().knows("text", text);
    wizard.keys("<paste:text>");
    assert_eq!(
        wizard.model.boxes.error.editor.text(),
        "once\nupon\na\ntime"
    );
    assert_eq!(wizard.model.boxes.error.bytes().as_slice(), text.as_bytes());
}

#[test]
fn the_exact_bytes_are_given_up_with_the_first_edit_and_the_screen_says_so() {
    for edit in ["x", "<bs>", "<ctrl-j>", "<ctrl-z>", "<ctrl-w>"] {
        let mut wizard = wizard().knows("text", b"once\r\nupon\xff a time");
        wizard.keys("<ctrl-n><paste:text>");
        let exact = wizard.model.boxes.upload.bytes();
        assert_eq!(exact.as_slice(), b"once\r\nupon\xff a time");
        assert!(
            !wizard.screen().contains("original bytes"),
            "{}",
            wizard.screen()
        );
        wizard.keys("<left><right><home><end>");
        assert_eq!(
            wizard.model.boxes.upload.bytes(),
            exact,
            "moving changes nothing"
        );
        wizard.keys(edit);
        assert!(
            wizard.screen().contains("original bytes"),
            "{edit}:\n{}",
            wizard.screen()
        );
        assert_ne!(wizard.model.boxes.upload.bytes(), exact);
    }
}

#[test]
fn nothing_is_said_where_nothing_is_given_up() {
    let mut wizard = wizard().knows("text", "once upon a time");
    wizard.keys("<ctrl-n><paste:text>x");
    assert!(
        !wizard.screen().contains("original bytes"),
        "{}",
        wizard.screen()
    );
}

#[test]
fn a_second_paste_behind_the_first_keeps_both_exact() {
    let mut wizard = wizard()
        .knows("one", b"once\r\nupon\r\n")
        .knows("two", b"a\xfftime");
    wizard.keys("<ctrl-n>zz <paste:one><paste:two>");
    assert_eq!(
        wizard.model.boxes.upload.bytes().as_slice(),
        b"zz once\r\nupon\r\na\xfftime"
    );
}

#[test]
fn a_large_paste_folds_into_a_block_with_its_size_and_its_ends() {
    for (lang, size) in [(Lang::En, (80, 24)), (Lang::Ja, (60, 16))] {
        let text = format!("first line\n{}last line", unknown(FOLD_FROM));
        let mut wizard = Wizard::new(lang, size.0, size.1).knows("text", &text);
        wizard.keys("<ctrl-n><paste:text>");
        let screen = wizard.screen();
        for told in ["16,4", "first line", "last line", "Ctrl+E"] {
            assert!(screen.contains(told), "{told}:\n{screen}");
        }
        wizard.keys("typed");
        assert_eq!(
            wizard.model.boxes.upload.bytes().as_slice(),
            text.as_bytes(),
            "read-only"
        );
        wizard.keys("<ctrl-e>");
        assert!(
            wizard.effects.contains(&Effect::Edit(text.clone())),
            "it can be edited outside"
        );
    }
}

#[test]
fn a_folded_text_has_as_many_lines_whatever_ends_them() {
    let ended = format!("first line\n{}last line\n", unknown(FOLD_FROM));
    let lines = ended.lines().count();
    for (end, last) in [
        ("\n", true),
        ("\r\n", true),
        ("\r", true),
        ("\n", false),
        ("\r", false),
    ] {
        let text = if last { &ended } else { ended.trim_end() }.replace('\n', end);
        let mut wizard = wizard().knows("text", &text);
        wizard.keys("<ctrl-n><paste:text>");
        let screen = wizard.screen();
        assert!(
            screen.contains(&format!("{lines} lines")),
            "{end:?}:\n{screen}"
        );
        assert!(screen.contains("   last line\n"), "{screen}");
    }
}

#[test]
fn a_block_that_was_taken_away_comes_back_with_undo() {
    let text = unknown(FOLD_FROM);
    let mut wizard = wizard().knows("text", &text).knows("small", "zzz");
    wizard.keys("<ctrl-n><paste:text><bs>");
    assert!(wizard.model.boxes.upload.is_empty());
    wizard.keys("<ctrl-z>");
    assert_eq!(
        wizard.model.boxes.upload.bytes().as_slice(),
        text.as_bytes()
    );
    wizard.keys("<paste:small>");
    assert_eq!(
        wizard.model.boxes.upload.bytes().as_slice(),
        b"zzz",
        "the newer paste is seen"
    );
    wizard.keys("<ctrl-z>");
    assert_eq!(
        wizard.model.boxes.upload.bytes().as_slice(),
        text.as_bytes()
    );
}

#[test]
fn undo_takes_back_what_was_typed_before_it_brings_a_block_back() {
    let text = unknown(FOLD_FROM);
    let mut wizard = wizard().knows("text", &text);
    wizard.keys("<ctrl-n>before<paste:text><bs>");
    assert_eq!(wizard.model.boxes.upload.editor.text(), "before");
    wizard.keys(" it<ctrl-z>");
    assert!(wizard.model.boxes.upload.block.is_none());
    assert_eq!(wizard.model.boxes.upload.editor.text(), "before i");
    wizard.keys("<ctrl-z><ctrl-z>");
    assert!(wizard.model.boxes.upload.block.is_none());
    assert_eq!(wizard.model.boxes.upload.editor.text(), "before");
    wizard.keys("<ctrl-z>");
    assert_eq!(
        wizard.model.boxes.upload.bytes().as_slice(),
        text.as_bytes()
    );
}

#[test]
fn a_paste_is_one_step_of_undo_and_of_redo() {
    let mut wizard = wizard().knows("text", "once upon\na time");
    wizard.keys("<ctrl-n>x<paste:text><ctrl-z>");
    assert_eq!(wizard.model.boxes.upload.editor.text(), "x");
    wizard.keys("<ctrl-y>");
    assert_eq!(
        wizard.model.boxes.upload.editor.text(),
        "xonce upon\na time"
    );
}

#[test]
fn words_and_lines_are_left_and_deleted_by_the_keys_people_know() {
    for (keys, text) in [
        ("<ctrl-w>", "one two "),
        ("<alt-bs>", "one two "),
        ("<ctrl-u>", ""),
        ("<ctrl-left>x", "one two xthree"),
        ("<alt-b>x", "one two xthree"),
        ("<ctrl-a>x", "xone two three"),
        ("<home><ctrl-right>x", "one xtwo three"),
        ("<home><alt-d>x", "x two three"),
        ("<home><ctrl-del>x", "x two three"),
        ("<home><end>x", "one two threex"),
    ] {
        let mut wizard = wizard();
        wizard.keys("<ctrl-n>one two three").keys(keys);
        assert_eq!(wizard.model.boxes.upload.editor.text(), text, "{keys}");
    }
}

#[test]
fn a_paste_over_the_limit_offers_the_file_way() {
    let mut wizard = wizard();
    wizard.event(Event::Paste(Paste {
        bytes: Zeroizing::default(),
        arrival: Arrival::Bracketed,
        cut: Some(Cut::TooLarge),
    }));
    // It may be wrapped.
    let screen = wizard.screen().replace("\n ", " ");
    assert!(
        screen.contains("8 MiB") && screen.contains("postdoc diagnose FILE"),
        "{screen}"
    );
}

/// The files that a paste on a screen opens.
fn opened(screen: &str, paste: &str) -> Vec<String> {
    let mut wizard = wizard().knows("drop", paste);
    wizard.keys(screen).keys("<paste:drop>");
    let path = |effect: Effect| match effect {
        Effect::Load(path) => Some(path.display().to_string()),
        _ => None,
    };
    wizard.effects.into_iter().filter_map(path).collect()
}

#[test]
fn dropped_files_are_opened_on_every_screen_however_the_terminal_writes_them() {
    let both = ["/tmp/a b.json", "/tmp/c.xml"];
    for screen in ["", "<ctrl-n>", "<ctrl-n><ctrl-n>", "<ctrl-d>"] {
        for text in [
            "'/tmp/a b.json' '/tmp/c.xml' ",
            "/tmp/a\\ b.json /tmp/c.xml",
            "file:///tmp/a%20b.json\r\nfile:///tmp/c.xml\r\n",
        ] {
            assert_eq!(opened(screen, text), both, "{screen} {text:?}");
        }
    }
    for (text, path) in [
        ("/tmp/my form.json", "/tmp/my form.json"),
        ("'/tmp/my form.json'", "/tmp/my form.json"),
        ("\"/tmp/my form.json\"", "/tmp/my form.json"),
        ("file://localhost/tmp/my%20form.json", "/tmp/my form.json"),
        ("\n/tmp/my\\ form.json\n", "/tmp/my form.json"),
        (r"/tmp/a\(1\)\&b\'s.json", "/tmp/a(1)&b's.json"),
        (r"'/tmp/it'\''s.json'", "/tmp/it's.json"),
        ("/tmp/it's.json", "/tmp/it's.json"),
        ("file:///tmp/%E7%BD%B2%E5%90%8D%", "/tmp/\u{7f72}\u{540d}%"),
    ] {
        assert_eq!(opened("", text), [path], "{text:?}");
    }
}

#[test]
fn a_text_or_a_key_that_begins_with_a_slash_is_no_file() {
    for text in [
        "",
        " ",
        "q-ak",
        "<Error>/tmp</Error>",
        "{\"a\":\"/b\"}",
        "/tmp/a\nonce upon a time",
        "curl -F file=@/tmp/a https://example.com/",
        &"/a".repeat(FOLD_FROM),
    ] {
        assert_eq!(opened("", text), Vec::<String>::new(), "{text:?}");
    }
    let key = "/3Nhs9dkAbCdEfGh1J2k3L4m5N6p7Q8r";
    let mut wizard = wizard().knows("key", key);
    wizard.keys("<ctrl-n><ctrl-n><down><paste:key>");
    assert_eq!(
        wizard
            .model
            .boxes
            .keys
            .get(KeyField::SecretKey)
            .reveal()
            .len(),
        32
    );
    let file = "/home/me/keys.json";
    assert_eq!(opened("<ctrl-n><ctrl-n><down>", file), [file]);
}

#[test]
fn what_the_editor_leaves_unchanged_stays_exact() {
    let mut wizard = wizard().knows("text", b"once\r\nupon\xff a time");
    wizard.keys("<ctrl-n><paste:text><ctrl-e>");
    let Some(Effect::Edit(handed)) = wizard.effects.last().cloned() else {
        panic!("no editor");
    };
    edited(&mut wizard, format!("{handed}\n").as_bytes());
    assert_eq!(
        wizard.model.boxes.upload.bytes().as_slice(),
        b"once\r\nupon\xff a time"
    );
    edited(&mut wizard, b"changed\r\n\xe2\x80\x8b\n");
    assert_eq!(
        wizard.model.boxes.upload.bytes().as_slice(),
        b"changed\r\n\xe2\x80\x8b"
    );
    assert!(wizard.screen().contains("<U+200B>"), "{}", wizard.screen());
}

#[test]
fn an_editor_that_fails_or_saves_nothing_leaves_the_draft() {
    let mut wizard = wizard();
    wizard.keys("<ctrl-n>once upon");
    update::update(&mut wizard.model, Msg::Edited(Ok(None)));
    update::update(
        &mut wizard.model,
        Msg::Edited(Err("no such program".to_owned())),
    );
    assert_eq!(wizard.model.boxes.upload.editor.text(), "once upon");
    assert!(
        wizard.screen().contains("no such program"),
        "{}",
        wizard.screen()
    );
}

#[test]
fn keys_are_never_handed_to_an_editor() {
    let mut wizard = wizard();
    wizard.keys("<ctrl-n>SecretKey=BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz<ctrl-e>");
    let opened = wizard
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Edit(_)));
    assert!(!opened);
    assert!(
        wizard.screen().contains("holds keys"),
        "{}",
        wizard.screen()
    );
    wizard.keys("<ctrl-u><ctrl-n><ctrl-e>");
    let opened = wizard
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Edit(_)));
    assert!(!opened, "step 3 has no editor");
}

/// A log whose last line is COS's answer, larger than what is read between two keys.
fn log() -> String {
    let line = "2026-11-23T08:15:02Z INFO some line of a log that says nothing\n";
    let answer = "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>\n";
    line.repeat(300 * 1024 / line.len()) + answer
}

#[test]
fn a_large_text_is_read_beside_the_keyboard_and_the_screen_stays_alive() {
    let policy = Upload::default().policy;
    let mut wizard = wizard().knows("log", log()).knows("policy", policy);
    wizard.slow = true;
    wizard.keys("<paste:log>");
    assert!(matches!(wizard.effects.as_slice(), [Effect::Read(1)]));
    assert!(wizard.screen().contains("Reading 3"), "{}", wizard.screen());
    wizard.keys("<f2>");
    assert_eq!(wizard.model.lang, Lang::Ja);
    wizard.keys("<f2><f2><ctrl-n><paste:policy>");
    assert_eq!(wizard.model.route.screen, Screen::Upload);
    assert!(wizard.model.exam.facts.policy.is_none(), "each in its turn");
    for _ in 0..2 {
        let read = wizard.reading().unwrap();
        wizard.does(read);
    }
    assert!(wizard.reading().is_none());
    assert!(wizard.model.exam.facts.answer.is_some());
    assert!(wizard.model.exam.facts.policy.is_some());
    assert!(!wizard.screen().contains("Reading"), "{}", wizard.screen());
}

#[test]
fn esc_stops_the_reading_and_what_is_read_too_late_changes_nothing() {
    let mut wizard = wizard().knows("log", log());
    wizard.slow = true;
    wizard.keys("<paste:log>");
    let late = wizard.reading().unwrap();
    assert!(
        wizard.screen().contains("Esc stop reading"),
        "{}",
        wizard.screen()
    );
    wizard.keys("<esc>");
    assert!(wizard.screen().contains("Stopped."), "{}", wizard.screen());
    wizard.does(late);
    assert!(wizard.model.exam.is_blank());
    // Of two the first is overtaken when something else changes meanwhile.
    wizard.keys("<paste:log>");
    let overtaken = wizard.reading().unwrap();
    wizard.keys("q-ak<enter>");
    wizard.does(overtaken);
    assert_eq!(wizard.model.reading.waits.len(), 1, "it is read again");
    let read = wizard.reading().unwrap();
    wizard.does(read);
    assert!(wizard.model.reading.waits.is_empty());
}

#[test]
fn a_large_text_that_nobody_knows_is_looked_at_once_it_was_read() {
    let text = unknown(300 * 1024);
    let mut wizard = wizard().knows("text", &text);
    wizard.keys("<ctrl-n><paste:text>");
    assert_eq!(
        wizard.model.boxes.upload.bytes().as_slice(),
        text.as_bytes()
    );
    assert!(
        wizard.screen().contains("not recognized"),
        "{}",
        wizard.screen()
    );
}
