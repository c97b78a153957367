//! The one line that a server's developer adds to see what was signed: run in every language this machine has, it
//! prints base64 and SHA1 of the policy, and what it prints is read back.

use std::path::Path;
use std::process::Command;

use postdoc::cos::signature::string_to_sign;
use postdoc::evidence::Evidence;
use postdoc::locale::{Args, Catalogue, Lang};
use postdoc::text::base64;

/// A topic, the program it needs, the file, what stands in front of the line and behind it, how it is run.
type Runtime = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const POLICY: &str =
    r#"{"expiration":"2026-11-23T09:00:00Z","conditions":[["starts-with","$key","a/"]]}"#;

/// `POLICY` stands where the policy's text goes, as a string of the language.
const RUNTIMES: [Runtime; 5] = [
    (
        "how-php",
        "php",
        "main.php",
        "<?php\n$policy = POLICY;\n",
        "",
        &["main.php"],
    ),
    (
        "how-node",
        "node",
        "main.js",
        "const policy = POLICY;\n",
        "",
        &["main.js"],
    ),
    (
        "how-python",
        "python3",
        "main.py",
        "policy = POLICY\n",
        "",
        &["main.py"],
    ),
    (
        "how-java",
        "java",
        "Main.java",
        "import java.util.*; import java.security.*; import java.nio.charset.*;\nclass Main { public static void main(String[] a) throws Exception { String policy = POLICY;\n",
        "} }\n",
        &["Main.java"],
    ),
    (
        "how-go",
        "go",
        "main.go",
        "package main\nimport (\"crypto/sha1\"; \"encoding/base64\"; \"log\")\nfunc main() {\nvar policy = POLICY\n",
        "}\n",
        &["run", "main.go"],
    ),
];

fn output(folder: &Path, runtime: &Runtime, line: &str) -> Option<String> {
    let (_, program, file, before, behind, arguments) = runtime;
    let text = serde_json::to_string(POLICY).unwrap();
    let text = if *program == "php" {
        format!("'{POLICY}'")
    } else {
        text
    };
    let code = format!("{}{line}\n{behind}", before.replace("POLICY", &text));
    std::fs::write(folder.join(file), code).unwrap();
    let ran = Command::new(program)
        .args(*arguments)
        .current_dir(folder)
        .output()
        .ok()?;
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr)
    );
    assert!(ran.status.success(), "{program}: {said}");
    Some(said)
}

#[test]
fn the_line_to_log_prints_base64_and_sha1_of_the_policy() {
    let folder = std::env::temp_dir().join(format!("postdoc-lines-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let wanted = format!(
        "{} {}",
        base64(POLICY.as_bytes()),
        string_to_sign(POLICY.as_bytes())
    );
    for runtime in &RUNTIMES {
        let line = |lang| {
            Catalogue::get(lang)
                .attr(runtime.0, "line", &Args::new())
                .unwrap()
        };
        assert_eq!(line(Lang::En), line(Lang::Ja));
        let Some(said) = output(&folder, runtime, &line(Lang::En)) else {
            continue;
        };
        assert!(said.contains(&wanted), "{}: {said}", runtime.0);
        let mut evidence = Evidence::default();
        evidence.add(said.as_bytes(), None, None).unwrap();
        let policy = evidence.facts().policy.and_then(|policy| policy.json);
        let read = policy.map(|json| evidence.text(json).into_owned());
        assert_eq!(read.as_deref(), Some(POLICY), "{}: {said}", runtime.0);
    }
    std::fs::remove_dir_all(&folder).ok();
}

#[test]
fn what_is_asked_for_is_explained_with_the_lines_and_steps_of_the_guides() {
    for lang in Lang::ALL {
        let words = Catalogue::get(lang);
        let attr = |id: &str, name: &str| words.attr(id, name, &Args::new()).unwrap();
        let how = attr("need-policy-sha1", "how");
        for (topic, ..) in &RUNTIMES {
            let line = attr(topic, "line");
            assert!(how.contains(&line), "{how}");
            assert!(attr(topic, "steps").contains(&line), "{topic}");
        }
        for (need, guide) in [
            ("need-request-id", "how-request-id"),
            ("need-secret-id", "how-console"),
        ] {
            assert_eq!(attr(need, "how"), attr(guide, "steps"));
        }
    }
}
