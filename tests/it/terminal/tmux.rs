//! The wizard inside tmux, which stands between it and most terminals over SSH: its keys, its pastes with and
//! without markers, Esc, a new size, the clipboard, the mouse. Skipped where tmux is missing.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

const ANSWER: &str = include_str!("../../data/wizard/answer.xml");

/// A tmux of its own, gone with the test.
struct Tmux {
    folder: PathBuf,
}

impl Tmux {
    /// Runs a command in it; nothing where there is no tmux.
    fn run(name: &str, line: &str) -> Option<Self> {
        Command::new("tmux").arg("-V").output().ok()?;
        let folder =
            std::env::temp_dir().join(format!("postdoc-tmux-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let tmux = Self { folder };
        let line = format!("{line}; echo STATUS $?; sleep 60");
        tmux.tell(&["new-session", "-d", "-x", "80", "-y", "24", &line]);
        Some(tmux)
    }

    fn tell(&self, words: &[&str]) -> Output {
        let done = Command::new("tmux")
            .args(["-u", "-f", "/dev/null", "-S"])
            .arg(self.folder.join("socket"))
            .args(words)
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap();
        assert!(done.status.success(), "{words:?}: {done:?}");
        done
    }

    fn screen(&self) -> String {
        String::from_utf8(self.tell(&["capture-pane", "-p"]).stdout).unwrap()
    }

    fn keys(&self, keys: &[&str]) {
        self.tell(&[&["send-keys"], keys].concat());
    }

    /// Until the screen shows a text.
    fn wait(&self, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            assert!(
                start.elapsed() < Duration::from_secs(30),
                "waited in vain for {text:?}:\n{}",
                self.screen()
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        let _ = Command::new("tmux")
            .arg("-S")
            .arg(self.folder.join("socket"))
            .arg("kill-server")
            .output();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn wizard(name: &str, options: &str) -> Option<Tmux> {
    let program = env!("CARGO_BIN_EXE_postdoc");
    let tmux = Tmux::run(name, &format!("'{program}' --lang en {options}"));
    if tmux.is_none() {
        eprintln!("no tmux here: skipped");
    }
    tmux
}

#[test]
fn keys_pastes_sizes_and_the_clipboard_come_through() {
    let Some(tmux) = wizard("keys", "") else {
        return;
    };
    tmux.wait("What error do you see?");
    tmux.keys(&["F1"]);
    tmux.wait("Paste whatever you have");
    tmux.keys(&["Escape"]);
    tmux.wait("What error do you see?");
    tmux.tell(&["set-buffer", ANSWER]);
    tmux.tell(&["paste-buffer", "-p"]);
    tmux.wait("XML response");
    tmux.tell(&["resize-window", "-x", "60", "-y", "16"]);
    tmux.wait("type the w..");
    tmux.tell(&["resize-window", "-x", "20", "-y", "10"]);
    tmux.wait("60x16");
    tmux.tell(&["resize-window", "-x", "80", "-y", "24"]);
    tmux.wait("XML response");
    tmux.keys(&["C-d"]);
    tmux.wait("[Where]");
    tmux.tell(&["set-option", "-g", "set-clipboard", "on"]);
    tmux.keys(&["c"]);
    tmux.wait("Copied");
    let copied = String::from_utf8(tmux.tell(&["show-buffer"]).stdout).unwrap();
    assert!(copied.starts_with("# Diagnosis"), "{copied}");
    tmux.keys(&["C-q"]);
    tmux.wait("Quit?");
    tmux.keys(&["Enter"]);
    tmux.wait("STATUS 0");
    assert!(
        !tmux.screen().contains("Diagnosis"),
        "the old screen is back"
    );
}

#[test]
fn a_paste_without_markers_is_one_paste() {
    let Some(tmux) = wizard("burst", "") else {
        return;
    };
    tmux.wait("What error do you see?");
    tmux.tell(&["set-buffer", ANSWER]);
    tmux.tell(&["paste-buffer"]);
    tmux.wait("XML response");
    let long = format!("{}\nthe end", "once upon a time\n".repeat(3_000));
    let file = tmux.folder.join("long");
    std::fs::write(&file, long).unwrap();
    tmux.tell(&["load-buffer", &file.display().to_string()]);
    tmux.tell(&["paste-buffer"]);
    tmux.wait("3002 lines");
    tmux.wait("the end");
}

#[test]
fn a_click_comes_through() {
    let Some(tmux) = wizard("mouse", "--mouse") else {
        return;
    };
    tmux.wait("What error do you see?");
    // What tmux sends on for a click in the pane that asked for SGR coordinates.
    tmux.keys(&["-l", "\u{1b}[<0;6;8M\u{1b}[<0;6;8m"]);
    tmux.wait("Questions to ask");
}

#[test]
fn the_questions_on_lines_work_there_too() {
    let Some(tmux) = wizard("plain", "--plain") else {
        return;
    };
    tmux.wait("10. ");
    tmux.keys(&["q-ak", "Enter"]);
    tmux.wait("Does the form have a field called q-ak?");
    tmux.keys(&[":q", "Enter"]);
    tmux.wait("STATUS 0");
}
