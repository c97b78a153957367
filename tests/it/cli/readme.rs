//! What the README shows is what the program says, and its commands run as they stand there.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const READMES: [&str; 3] = ["README.md", "README.ja.md", "README.zh-CN.md"];

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

/// `UPDATE=1` writes it.
#[test]
fn the_first_sample_is_what_the_program_prints() {
    let folder = folder("readme-sample");
    for readme in READMES {
        let sample = blocks(readme, "console").remove(0);
        let (line, _) = sample.split_once('\n').unwrap();
        let run = shell(&folder, line.strip_prefix("$ ").unwrap());
        let out = String::from_utf8(run.stdout).unwrap();
        assert_eq!(run.status.code(), Some(1), "{readme}");
        // The first finding with its documents: all that a reader needs to see what a report is.
        let end = out
            .find("https://")
            .and_then(|at| Some(at + out[at..].find('\n')? + 1));
        let shown = format!("{line}\n{}", &out[..end.unwrap()]);
        let path = root().join(readme);
        if std::env::var_os("UPDATE").is_some() {
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, text.replacen(&sample, &shown, 1)).unwrap();
        } else {
            assert_eq!(sample, shown, "{readme}: UPDATE=1 writes it");
        }
    }
}

#[test]
fn every_link_to_a_file_leads_there() {
    let mut pages: Vec<String> = READMES.map(str::to_owned).to_vec();
    pages.extend(["CONTRIBUTING.md", "SECURITY.md", "BENCHMARKS.md"].map(str::to_owned));
    for page in pages {
        let text = std::fs::read_to_string(root().join(&page)).unwrap();
        let links = text.split("](").skip(1);
        for link in links.filter_map(|part| part.split(')').next()) {
            let there = link.starts_with("https://") || root().join(link).exists();
            assert!(there, "{page}: {link}");
        }
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
