//! Real clients send sound uploads and broken ones; what is not installed is passed over by name. The programs are in
//! `tests/data/catch`: each takes URL, Content-Type and a file with the body.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{body, content_type, errors, stand, ways};
use crate::support::Upload;
use postdoc::diagnosis::Verdict;

fn script(name: &str) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("tests/data/catch")
        .join(name)
        .to_string_lossy()
        .into_owned()
}

/// A client: its name, what shows that it is installed, and its command line.
fn clients() -> Vec<(&'static str, Vec<String>, Vec<String>)> {
    let words = |line: &[&str]| {
        line.iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    vec![
        (
            "curl",
            words(&["curl", "--version"]),
            words(&["sh", &script("curl.sh")]),
        ),
        (
            "python http.client",
            words(&["python3", "--version"]),
            words(&["python3", &script("stdlib.py")]),
        ),
        (
            "python requests",
            words(&["python3", "-c", "import requests"]),
            words(&["python3", &script("requests_.py")]),
        ),
        (
            "python httpx",
            words(&["python3", "-c", "import httpx"]),
            words(&["python3", &script("httpx_.py")]),
        ),
        (
            "node fetch",
            words(&["node", "-e", "fetch.name"]),
            words(&["node", &script("fetch.mjs")]),
        ),
        (
            "node undici",
            words(&[
                "node",
                "-e",
                "import('undici').catch(() => process.exit(1))",
            ]),
            words(&["node", &script("undici.mjs")]),
        ),
        (
            "node axios",
            words(&["node", "-e", "require('axios')"]),
            words(&["node", &script("axios.cjs")]),
        ),
        (
            "chromium fetch",
            words(&["chromium", "--version"]),
            words(&["sh", &script("browser.sh"), "fetch"]),
        ),
        (
            "chromium XMLHttpRequest",
            words(&["chromium", "--version"]),
            words(&["sh", &script("browser.sh"), "xhr"]),
        ),
        (
            "php",
            words(&["php", "--version"]),
            words(&["php", &script("curl.php")]),
        ),
        (
            "java",
            words(&["javac", "--version"]),
            words(&["java", &script("Send.java")]),
        ),
        (
            "go",
            words(&["go", "version"]),
            words(&["go", "run", &script("send.go")]),
        ),
    ]
}

fn runs(line: &[String]) -> bool {
    Command::new(&line[0])
        .args(&line[1..])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Sends a body and gives the status that the client saw.
fn send(line: &[String], port: u16, content_type: &str, file: &Path) -> String {
    let run = Command::new(&line[0])
        .args(&line[1..])
        .arg(format!("http://127.0.0.1:{port}/"))
        .arg(content_type)
        .arg(file)
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "{error}");
    String::from_utf8(run.stdout).unwrap().trim().to_owned()
}

#[test]
fn every_installed_client_is_judged_as_on_the_wire() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("catch-clients");
    std::fs::create_dir_all(&folder).unwrap();
    let sound = folder.join("sound");
    std::fs::write(&sound, body(&Upload::default())).unwrap();
    let stand = stand();
    for (name, probe, line) in clients() {
        if !runs(&probe) {
            eprintln!("skipped: {name} is not installed");
            continue;
        }
        assert_eq!(
            send(&line, stand.port, &content_type(), &sound),
            "204",
            "{name}"
        );
        assert_eq!(stand.caught().diagnosis.verdict, Verdict::Sound, "{name}");
        for way in ways() {
            let file = folder.join("broken");
            std::fs::write(&file, &way.body).unwrap();
            let status = send(&line, stand.port, &way.content_type, &file);
            assert!(
                ["400", "403"].contains(&status.as_str()),
                "{name}, {}: {status}",
                way.name
            );
            let ids = errors(&stand.caught());
            assert!(ids.contains(&way.finding), "{name}, {}: {ids:?}", way.name);
        }
    }
}

#[test]
fn a_form_that_curl_builds_is_sound() {
    if !runs(&["curl".to_owned(), "--version".to_owned()]) {
        eprintln!("skipped: curl is not installed");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("catch-curl");
    std::fs::create_dir_all(&folder).unwrap();
    let upload = Upload {
        size: 700_000,
        ..Upload::default()
    };
    let photo = folder.join("photo.png");
    std::fs::write(&photo, super::content(upload.size)).unwrap();
    let stand = stand();
    for extra in [
        &["-H", "Expect: 100-continue"][..],
        &["-H", "Transfer-Encoding: chunked"],
        &["--http1.0"],
    ] {
        let mut command = Command::new("curl");
        command
            .args(["-sS", "-o", "/dev/null", "-w", "%{http_code}"])
            .args(extra);
        for (name, value) in upload.pairs() {
            let value = match value.strip_prefix('@') {
                Some(_) => format!("@{}", photo.display()),
                None => format!("\"{value}\""),
            };
            command.arg("-F").arg(format!("{name}={value}"));
        }
        let run = command
            .arg(format!("http://localhost:{}/", stand.port))
            .output()
            .unwrap();
        let caught = stand.caught();
        assert_eq!(errors(&caught), Vec::<&str>::new(), "{extra:?}");
        assert_eq!(String::from_utf8_lossy(&run.stdout), "204", "{extra:?}");
    }
}
