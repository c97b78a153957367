//! What the README shows is what the program says, and its commands run as they stand there.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use postdoc::locale::{Catalogue, Lang};
use postdoc::wizard::keymap;
use postdoc::wizard::model::Screen;

const READMES: [&str; 2] = ["README.md", "README.ja.md"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts between fences of one kind.
fn blocks(readme: &str, kind: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join(readme)).unwrap();
    let fence = format!("```{kind}\n");
    let parts = text.split(fence.as_str()).skip(1);
    parts
        .map(|part| part.split("```").next().unwrap().to_owned())
        .collect()
}

/// Runs a line in a shell, in a folder with the files that the README speaks of.
fn shell(folder: &Path, line: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_postdoc")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", program.display()))
        .env("LC_ALL", "C")
        .env_remove("POSTDOC_LANG")
        .output()
        .unwrap()
}

fn folder(name: &str) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&to).unwrap();
    for file in std::fs::read_dir(root().join("tests/data/readme")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
    to
}

#[test]
fn the_first_sample_is_what_the_program_prints() {
    let folder = folder("readme-sample");
    for readme in READMES {
        let sample = blocks(readme, "console").remove(0);
        let (line, expected) = sample.split_once('\n').unwrap();
        let run = shell(&folder, line.strip_prefix("$ ").unwrap());
        let out = String::from_utf8(run.stdout).unwrap();
        assert_eq!(run.status.code(), Some(1), "{readme}");
        let shown: String = out
            .lines()
            .take(expected.lines().count())
            .map(|line| format!("{line}\n"))
            .collect();
        assert_eq!(shown, expected, "{readme}");
    }
}

#[test]
fn every_command_runs_as_it_stands() {
    let folder = folder("readme-commands");
    for readme in READMES {
        let blocks = blocks(readme, "sh").join("\n");
        let lines = blocks.lines().filter(|line| line.starts_with("postdoc "));
        let mut count = 0;
        for line in lines {
            let run = shell(&folder, line);
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            // The wizard needs a terminal, and says so.
            let wanted: &[i32] = if line.starts_with("postdoc demo") {
                &[2]
            } else {
                &[0, 1]
            };
            let status = run.status.code().unwrap_or(-1);
            assert!(
                wanted.contains(&status),
                "{readme}: {line}: {status} {said}"
            );
            count += 1;
        }
        assert!(count >= 7, "{readme} shows {count} commands only");
    }
}

/// What a screen is called.
fn screen_name(catalogue: &Catalogue, screen: Screen) -> String {
    catalogue.word(match screen {
        Screen::Error => "wizard-step-error",
        Screen::Call => "wizard-step-call",
        Screen::Upload => "wizard-step-upload",
        Screen::Keys => "wizard-step-keys",
        Screen::Diagnosis => "wizard-step-diagnosis",
    })
}

/// Every key with what it does and on which screens; on all of them when no screen is named.
fn key_table(lang: Lang) -> String {
    let catalogue = Catalogue::get(lang);
    let mut rows: Vec<(String, String, Vec<Screen>)> = Vec::new();
    for screen in Screen::ALL {
        for binding in keymap::of_screen(screen) {
            let keys: Vec<String> = binding.keys.iter().map(|key| keymap::name(*key)).collect();
            let row = (keys.join(", "), catalogue.word(binding.label));
            match rows
                .iter_mut()
                .find(|known| (&known.0, &known.1) == (&row.0, &row.1))
            {
                Some(known) => known.2.push(screen),
                None => rows.push((row.0, row.1, vec![screen])),
            }
        }
    }
    let everywhere = |row: &&(String, String, Vec<Screen>)| row.2.len() == Screen::ALL.len();
    let (all, some): (Vec<_>, Vec<_>) = rows.iter().partition(everywhere);
    let line = |(keys, label, screens): &(String, String, Vec<Screen>)| {
        let names: Vec<String> = screens
            .iter()
            .filter(|_| screens.len() < Screen::ALL.len())
            .map(|screen| screen_name(catalogue, *screen))
            .collect();
        format!("| {keys} | {label} | {} |\n", names.join(" / ")).replace("|  |", "| |")
    };
    all.into_iter().chain(some).map(line).collect()
}

/// `UPDATE=1` writes it.
#[test]
fn the_key_table_is_the_wizards_own_list_of_commands() {
    for (readme, lang) in READMES.into_iter().zip([Lang::En, Lang::Ja]) {
        let path = root().join(readme);
        let text = std::fs::read_to_string(&path).unwrap();
        let (before, rest) = text.split_once("<!-- keys -->\n").unwrap();
        let (_, after) = rest.split_once("<!-- end of keys -->").unwrap();
        let head: String = rest
            .lines()
            .take(2)
            .map(|line| format!("{line}\n"))
            .collect();
        let table = key_table(lang);
        let wanted = format!("{before}<!-- keys -->\n{head}{table}<!-- end of keys -->{after}");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, wanted).unwrap();
        } else {
            assert!(
                text == wanted,
                "{readme}: UPDATE=1 writes the table:\n{table}"
            );
        }
    }
}
