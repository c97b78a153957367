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
            words(&[python("requests"), "-c", "import requests"]),
            words(&[python("requests"), &script("requests_.py")]),
        ),
        (
            "python httpx",
            words(&[python("httpx"), "-c", "import httpx"]),
            words(&[python("httpx"), &script("httpx_.py")]),
        ),
        (
            "node fetch",
            words(&["node", "-e", "fetch.name"]),
            words(&["node", &script("fetch.mjs")]),
        ),
        (
            "node undici",
            words(&["node", "-e", "require('undici')"]),
            words(&["node", &script("undici.cjs")]),
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

/// The Python that has a module: the first in the path, or that of the system, for which Debian packs them.
fn python(module: &str) -> &'static str {
    let import = format!("import {module}");
    let has = |python: &&str| runs(&[python, "-c", &import].map(str::to_owned));
    let mut all = ["python3", "/usr/bin/python3"].into_iter();
    all.find(has).unwrap_or("python3")
}

/// A program with its words; node finds Debian's modules.
fn command(line: &[String]) -> Command {
    let mut command = Command::new(&line[0]);
    command
        .args(&line[1..])
        .env("NODE_PATH", "/usr/share/nodejs");
    command
}

fn runs(line: &[String]) -> bool {
    command(line)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Sends a body and gives the status that the client saw.
fn send(line: &[String], port: u16, content_type: &str, file: &Path) -> String {
    let run = command(line)
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

/// A page with a form that sends itself, with a file that nobody has to pick.
fn page(upload: &Upload, enctype: &str, port: u16) -> String {
    let mut inputs = String::new();
    for (name, value) in upload.pairs() {
        let input = if value.starts_with('@') {
            format!("<input type=\"file\" name=\"{name}\">")
        } else {
            let value = value.replace('&', "&amp;").replace('"', "&quot;");
            format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">")
        };
        inputs.push_str(&input);
    }
    let size = upload.size;
    format!(
        r#"<!doctype html><meta charset="utf-8"><iframe name="answer"></iframe>
<form method="post" action="http://127.0.0.1:{port}/" enctype="{enctype}" target="answer">{inputs}</form>
<script>
const files = new DataTransfer();
files.items.add(new File([new Uint8Array({size})], "photo.png", {{ type: "image/png" }}));
document.querySelector("input[type=file]").files = files.files;
document.forms[0].submit();
</script>"#
    )
}

#[test]
fn a_form_that_a_browser_submits_is_judged_as_on_the_wire() {
    let browser = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| runs(&[(*name).to_owned(), "--version".to_owned()]));
    let Some(browser) = browser else {
        eprintln!("skipped: chromium is not installed");
        return;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("catch-form");
    std::fs::create_dir_all(&folder).unwrap();
    let sound = Upload {
        size: 3000,
        ..Upload::default()
    };
    let late = {
        let mut upload = sound.clone();
        let file = ("file".to_owned(), crate::support::FILE.to_owned());
        upload.fields.insert(1, file);
        upload
    };
    let of_another = sound
        .clone()
        .field("q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5Q");
    let forms = [
        ("sound", &sound, "multipart/form-data", None),
        (
            "file first",
            &late,
            "multipart/form-data",
            Some("form.field-after-file"),
        ),
        (
            "another q-ak",
            &of_another,
            "multipart/form-data",
            Some("condition.mismatch"),
        ),
        ("no enctype", &sound, "", Some("request.not-form-data")),
    ];
    let stand = stand();
    for (name, upload, enctype, finding) in forms {
        let file = folder.join("form.html");
        std::fs::write(&file, page(upload, enctype, stand.port)).unwrap();
        let profile = folder.join("profile");
        let run = Command::new(browser)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
            ])
            .arg(format!("--user-data-dir={}", profile.display()))
            .args(["--virtual-time-budget=20000", "--dump-dom"])
            .arg(format!("file://{}", file.display()))
            .output()
            .unwrap();
        assert!(run.status.success(), "{name}");
        let ids = errors(&stand.caught());
        match finding {
            Some(finding) => assert!(ids.contains(&finding), "{name}: {ids:?}"),
            None => assert_eq!(ids, Vec::<&str>::new(), "{name}"),
        }
    }
}
