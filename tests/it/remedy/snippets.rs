//! Every snippet whose language this machine has is run, and must give the published signature, an expiration half an
//! hour away in UTC whatever the zone, and one text for hash and base64.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::cos::signature::string_to_sign;
use postdoc::cos::times::{Expiration, expiration};
use postdoc::evidence::Evidence;
use postdoc::remedy::snippets::{Language, Topic, language, snippet};
use serde_json::Value;

/// How a language is run: the program that must be there, and what stands behind the snippet for each topic.
struct Runtime {
    language: Language,
    program: &'static str,
    probe: &'static str,
    file: &'static str,
    before: &'static str,
    imports: &'static str,
    after: [&'static str; 3],
    /// What closes a class around the code.
    end: &'static str,
    run: &'static [&'static str],
}

const RUNTIMES: &[Runtime] = &[
    Runtime {
        language: Language::JavaScript,
        program: "node",
        probe: "--version",
        file: "main.js",
        before: "",
        imports: "",
        after: [
            "console.log(expiration());",
            "const [,, key, time, file] = process.argv; console.log(sign(key, time, require('fs').readFileSync(file, 'utf8')));",
            "const it = prepare({ expiration: 'x', conditions: [{ key: 'a/\\u00fc' }] }); console.log(it.policyField); console.log(it.stringToSign);",
        ],
        end: "",
        run: &[],
    },
    Runtime {
        language: Language::Php,
        program: "php",
        probe: "--version",
        file: "main.php",
        before: "<?php\n",
        imports: "",
        after: [
            "echo expiration();",
            "echo sign($argv[1], $argv[2], file_get_contents($argv[3]));",
            "$it = prepare(['expiration' => 'x', 'conditions' => [['key' => 'a/b']]]); echo $it['policyField'], \"\\n\", $it['stringToSign'];",
        ],
        end: "",
        run: &[],
    },
    Runtime {
        language: Language::Python,
        program: "python3",
        probe: "--version",
        file: "main.py",
        before: "",
        imports: "",
        after: [
            "print(expiration())",
            "import sys\nprint(sign(sys.argv[1], sys.argv[2], open(sys.argv[3], newline='').read()))",
            "it = prepare({'expiration': 'x', 'conditions': [{'key': 'a/b'}]})\nprint(it[0])\nprint(it[1])",
        ],
        end: "",
        run: &[],
    },
    Runtime {
        language: Language::Go,
        program: "go",
        probe: "version",
        file: "main.go",
        before: "package main\nimport (\n\t\"fmt\"\n\t\"os\"\n)\nvar _ = os.Args\n",
        imports: "package main\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n",
        after: [
            "var _ = os.Args\nfunc main() { fmt.Println(expiration()) }",
            "func main() { text, _ := os.ReadFile(os.Args[3]); fmt.Println(sign(os.Args[1], os.Args[2], string(text))) }",
            "var _ = os.Args\nfunc main() { a, b, _ := prepare(map[string]any{\"expiration\": \"x\"}); fmt.Println(a); fmt.Println(b) }",
        ],
        end: "",
        run: &["run"],
    },
    Runtime {
        language: Language::Java,
        program: "java",
        probe: "-version",
        file: "Main.java",
        before: "",
        imports: "",
        after: [
            "public static void main(String[] args) throws Exception { System.out.println(expiration()); }",
            "public static void main(String[] args) throws Exception { System.out.println(sign(args[0], args[1], java.nio.file.Files.readString(java.nio.file.Path.of(args[2])))); }",
            "public static void main(String[] args) throws Exception { String[] it = prepare(\"{}\"); System.out.println(it[0]); System.out.println(it[1]); }",
        ],
        end: "}\n",
        run: &[],
    },
];

fn scratch(name: &str) -> PathBuf {
    let directory =
        std::env::temp_dir().join(format!("postdoc-snippets-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    directory
}

/// The snippet as a whole program.
fn program(runtime: &Runtime, topic: Topic) -> String {
    let code = snippet(runtime.language, topic);
    let after = runtime.after[topic as usize];
    match runtime.language {
        Language::Go => format!("{}{code}\n{after}\n", runtime.imports),
        Language::Java => {
            let (imports, rest): (Vec<&str>, Vec<&str>) =
                code.lines().partition(|line| line.starts_with("import "));
            format!(
                "{}\nclass Main {{\n{}\n{after}\n{}",
                imports.join("\n"),
                rest.join("\n"),
                runtime.end
            )
        }
        Language::JavaScript | Language::Php | Language::Python | Language::CSharp => {
            format!("{}{code}\n{after}\n", runtime.before)
        }
    }
}

fn run(runtime: &Runtime, topic: Topic, arguments: &[&str], directory: &Path) -> Vec<String> {
    let file = directory.join(runtime.file);
    let text = program(runtime, topic);
    std::fs::write(&file, &text).unwrap();
    let output = Command::new(runtime.program)
        .args(runtime.run)
        .arg(&file)
        .args(arguments)
        .current_dir(directory)
        // A server where local time is not UTC.
        .env("TZ", "America/New_York")
        .env("GO111MODULE", "off")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{}\n{errors}\n{text}",
        runtime.program
    );
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| line.trim().to_owned())
        .collect()
}

/// The runtimes of this machine; a launcher without a runtime behind it does not count.
fn present() -> impl Iterator<Item = &'static Runtime> {
    RUNTIMES.iter().filter(|runtime| {
        let probe = Command::new(runtime.program).arg(runtime.probe).output();
        probe.is_ok_and(|output| output.status.success())
    })
}

#[test]
fn every_language_gives_the_published_signature() {
    let vector: Value =
        serde_json::from_str(include_str!("../../data/post-signature-official.json")).unwrap();
    let text = |name: &str| vector[name].as_str().unwrap();
    let directory = scratch("sign");
    let policy = directory.join("policy.json");
    std::fs::write(&policy, text("policy_text")).unwrap();
    let path = policy.to_string_lossy();
    for runtime in present() {
        let arguments = [text("secret_key"), text("key_time"), &path];
        let lines = run(runtime, Topic::Sign, &arguments, &directory);
        assert_eq!(
            lines,
            ["7758dc9a832e9d301dca704cacbf9d9f8172fdef"],
            "{}",
            runtime.program
        );
    }
    std::fs::remove_dir_all(directory).ok();
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the snippets read the clock, so the test must"
)]
fn every_language_writes_an_expiration_in_utc_half_an_hour_away() {
    let directory = scratch("expiration");
    for runtime in present() {
        let lines = run(runtime, Topic::Expiration, &[], &directory);
        let Expiration::Documented(instant) = expiration(&lines[0]) else {
            panic!("{}: {lines:?}", runtime.program);
        };
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs();
        let ahead = instant.seconds - i64::try_from(now).unwrap();
        assert!(
            (1700..=1800).contains(&ahead),
            "{}: {ahead}",
            runtime.program
        );
    }
    std::fs::remove_dir_all(directory).ok();
}

#[test]
fn every_language_hashes_the_text_it_encodes() {
    let directory = scratch("serialise");
    for runtime in present() {
        let lines = run(runtime, Topic::Serialise, &[], &directory);
        let policy = STANDARD.decode(&lines[0]).unwrap();
        assert!(
            serde_json::from_slice::<Value>(&policy)
                .unwrap()
                .is_object()
        );
        assert_eq!(lines[1], string_to_sign(&policy), "{}", runtime.program);
    }
    std::fs::remove_dir_all(directory).ok();
}

#[test]
fn every_snippet_is_short_and_ends_with_a_line_end() {
    for language in Language::ALL {
        for topic in Topic::ALL {
            let code = snippet(language, *topic);
            assert!(
                code.ends_with("}\n") || code.ends_with(";\n") || language == Language::Python,
                "{code}"
            );
            assert!(
                code.lines().count() <= 30 && code.lines().all(|line| line.len() <= 110),
                "{code}"
            );
        }
    }
}

#[test]
fn the_language_of_whoever_signs_is_read_off_the_paste() {
    let request =
        |agent: &str| format!("POST / HTTP/1.1\nHost: a.example\nUser-Agent: {agent}\n\n");
    for (paste, wanted) in [
        (request("python-requests/2.31.0"), Some(Language::Python)),
        (request("Java/21.0.1"), Some(Language::Java)),
        (request("okhttp/4.12.0"), Some(Language::Java)),
        (request("Go-http-client/1.1"), Some(Language::Go)),
        (request("GuzzleHttp/7"), Some(Language::Php)),
        (request("axios/1.6.0"), Some(Language::JavaScript)),
        (request("RestSharp/110.2.0.0"), Some(Language::CSharp)),
        // A browser or a command sends what somebody else has signed.
        (request("Mozilla/5.0"), None),
        (request("curl/8.4.0"), None),
        (
            "Fatal error in /var/www/sign.php on line 12, or sign.php:12".to_owned(),
            Some(Language::Php),
        ),
        (
            "at com.example.Sign.main(Sign.java:12)".to_owned(),
            Some(Language::Java),
        ),
        (
            "at Sign.Main() in C:\\app\\Sign.cs:line 12".to_owned(),
            Some(Language::CSharp),
        ),
        // Code that signs outranks the program that sends it.
        (
            format!(
                "{}<?php $s = hash_hmac('sha1', $a, $b);",
                request("okhttp/4.12.0")
            ),
            Some(Language::Php),
        ),
        // Two that sign: it has to be asked.
        ("<?php hash_hmac('sha1'); // import hmac".to_owned(), None),
    ] {
        let mut evidence = Evidence::default();
        if evidence.add(paste.as_bytes(), None, None).is_err() {
            evidence.leave(paste.as_bytes(), None);
        }
        assert_eq!(language(&evidence), wanted, "{paste}");
    }
}
