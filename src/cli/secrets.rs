//! Secrets do not belong on the command line: it is in the shell's history and in every process list.
//! Such a line is refused before anything is parsed, so that no error message can repeat the value.

use std::ffi::OsString;
use std::path::Path;

/// Flags that people try; none of them exists.
const FLAGS: [&str; 7] = [
    "--secret",
    "--secret-key",
    "--secretkey",
    "--sign-key",
    "--signkey",
    "--token",
    "--security-token",
];

/// Flags whose value is a name and may look like anything.
const NAMES: [&str; 2] = ["--file-name", "--bucket"];

/// Whether a word of the line is a secret, or a flag that asks for one.
pub fn on_command_line(line: &[OsString]) -> bool {
    let mut previous = "";
    for word in line.iter().skip(1).filter_map(|word| word.to_str()) {
        let name = word.split('=').next().unwrap_or(word).to_ascii_lowercase();
        if FLAGS.contains(&name.as_str()) {
            return true;
        }
        if !NAMES.contains(&previous) && is_secret(word) && !Path::new(word).exists() {
            return true;
        }
        previous = word;
    }
    false
}

/// A file's name as it may be repeated: a secret given in its place is not.
pub fn name(text: &str) -> &str {
    if is_secret(text) {
        crate::report::redact::MASK
    } else {
        text
    }
}

/// 32 letters and digits of all three kinds, or something said to be a key.
fn is_secret(word: &str) -> bool {
    let value = word.rsplit('=').next().unwrap_or(word);
    let has = |test: fn(&u8) -> bool| value.bytes().any(|byte| test(&byte));
    let shape = value.len() == 32
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase);
    let lower = word.to_ascii_lowercase();
    let named = lower.split_once('=').is_some_and(|(name, value)| {
        let name = name.replace(['-', '_'], "");
        !value.is_empty() && (name.ends_with("secretkey") || name.ends_with("signkey"))
    });
    shape || named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(words: &[&str]) -> bool {
        let line: Vec<OsString> = words.iter().map(OsString::from).collect();
        on_command_line(&line)
    }

    #[test]
    fn secrets_are_refused_wherever_they_stand() {
        for line in [
            &["postdoc", "diagnose", "--secret-key", "x"][..],
            &["postdoc", "diagnose", "--token=abc"],
            &[
                "postdoc",
                "diagnose",
                "--keys",
                "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
            ],
            &[
                "postdoc",
                "diagnose",
                "--keys=BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
            ],
            &["postdoc", "sign", "SecretKey=hunter2"],
        ] {
            assert!(refused(line), "{line:?}");
        }
    }

    #[test]
    fn ordinary_lines_pass() {
        for line in [
            &["postdoc", "diagnose", "form.json"][..],
            &[
                "postdoc",
                "diagnose",
                "--keys",
                "d41d8cd98f00b204e9800998ecf8427e",
            ],
            &[
                "postdoc",
                "diagnose",
                "--file-name",
                "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
            ],
            &["postdoc", "explain", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"],
        ] {
            assert!(!refused(line), "{line:?}");
        }
    }
}
