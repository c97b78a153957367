//! The wizard opened with something: files on the command line, a saved session.

use crate::cli::common::{run, run_with};
use crate::support::{SECRET_ID as ID, SECRET_KEY as KEY, Upload};
use crate::wizard::driver::Wizard;
use postdoc::evidence::session::from_session;
use postdoc::locale::Lang;
use postdoc::wizard::model::Screen;
use postdoc::wizard::msg::Effect;
use postdoc::wizard::update;
use zeroize::Zeroizing;

fn file(name: &str, text: &str) -> (String, Zeroizing<Vec<u8>>) {
    (name.to_owned(), Zeroizing::new(text.as_bytes().to_vec()))
}

/// What the wizard saves as a session.
fn saved(wizard: &mut Wizard) -> String {
    wizard.keys("S<enter>");
    match wizard.effects.pop() {
        Some(Effect::Save { text, .. }) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn files_land_on_the_diagnosis_and_one_that_nobody_reads_is_looked_at() {
    let form = Upload::default().form_json();
    let mut wizard = Wizard::new(Lang::En, 80, 24);
    let effects = update::begin(&mut wizard.model, vec![file("form.json", &form)]);
    assert_eq!(wizard.model.route.screen, Screen::Diagnosis);
    assert!(matches!(effects.as_slice(), [Effect::Search(_)]));
    wizard.keys("<esc>");
    assert_eq!(wizard.model.route.screen, Screen::Upload);

    let mut wizard = Wizard::new(Lang::En, 80, 24);
    let files = vec![file("form.json", &form), file("notes", "nothing of use")];
    update::begin(&mut wizard.model, files);
    assert_eq!(wizard.model.route.screen, Screen::Upload);
    let screen = wizard.screen();
    assert!(screen.contains("nothing of use"), "{screen}");
    assert!(screen.contains("not recognized"), "{screen}");
}

#[test]
fn what_a_key_proved_is_still_told_when_the_key_is_not_there_any_more() {
    let upload = Upload::default();
    let keys = format!("SecretId={ID}\nSecretKey={KEY}\n");
    let mut wizard = Wizard::new(Lang::En, 80, 24)
        .knows("form", upload.form_json())
        .knows("keys", keys);
    wizard.keys("<paste:form><paste:keys><ctrl-d>").searched();
    let saved = saved(&mut wizard);
    assert!(!saved.contains(KEY), "{saved}");
    assert!(saved.contains("signature.correct"), "{saved}");

    let mut later = Wizard::new(Lang::En, 80, 24);
    later
        .model
        .load(from_session(saved.as_bytes()).unwrap().evidence);
    update::begin(&mut later.model, Vec::new());
    assert_eq!(later.model.route.screen, Screen::Diagnosis);
    let screen = later.screen();
    assert!(
        screen.contains("Was proved with the key when saved"),
        "{screen}"
    );
    // Saved again, it is still known.
    assert!(self::saved(&mut later).contains("signature.correct"));
}

#[test]
fn a_word_that_is_neither_a_file_nor_a_command_is_told_with_the_commands() {
    let typo = run(&["diagnos"]);
    assert_eq!(typo.status, 2);
    assert!(typo.err.contains("diagnose, catch"), "{}", typo.err);
    let gone = run(&["--lang", "ja", "nowhere.har"]);
    assert_eq!(gone.status, 3);
    assert!(
        gone.err.contains("nowhere.har：読み取れません（そのような"),
        "{}",
        gone.err
    );
    let both = run(&["Cargo.toml", "tree"]);
    assert_eq!(both.status, 2, "{}", both.err);
}

#[test]
fn on_lines_files_are_told_at_once() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("opened-form.json");
    std::fs::write(&path, Upload::default().form_json()).unwrap();
    let told = run_with(
        &["--plain", "--lang", "en", path.to_str().unwrap()],
        b":q\n",
    );
    let report = told
        .out
        .find("Diagnosis")
        .or_else(|| told.out.find("No problem found"));
    assert!(report.is_some(), "{}", told.out);
    assert!(
        !told.out.contains("What error did COS give"),
        "{}",
        told.out
    );
}
