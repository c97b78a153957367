//! Exit status and streams of the program, as a shell sees them.

use crate::cli::common::{Run, run, run_with};
use serde_json::Value;

const ANSWER: &str = "<Error><Code>AccessDenied</Code><Message>Condition key q-ak doesn't match the \
                      value AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q</Message></Error>";

#[test]
fn without_a_terminal_the_wizard_names_the_commands_that_need_none() {
    for line in [&[][..], &["demo"], &["demo", "--play"]] {
        let Run { status, out, err } = run(line);
        assert_eq!((status, out.as_str()), (2, ""));
        for name in ["diagnose", "sign", "tree", "explain"] {
            assert!(err.contains(name), "{name} is not named: {err}");
        }
    }
}

#[test]
fn help_and_version_are_no_failure_and_go_to_standard_output() {
    for line in [
        &["--help"][..],
        &["diagnose", "--help"],
        &["--version"],
        &["diagnose", "-h"],
    ] {
        let Run { status, out, err } = run(line);
        assert_eq!((status, err.as_str()), (0, ""), "{line:?}");
        assert!(!out.is_empty());
        assert!(!out.contains('⟨'), "words are missing: {out}");
    }
    assert!(run(&["--lang", "ja", "--help"]).out.contains("使い方"));
}

#[test]
fn a_mistake_on_the_command_line_is_said_in_the_readers_language() {
    for (lang, first) in [
        (
            "en",
            "There is no option \"--formt\". Did you mean \"--format\"?",
        ),
        ("ja", "「--formt」というオプションはありません。"),
        ("zh", "没有选项 \"--formt\"。"),
    ] {
        let Run { status, out, err } = run(&["--lang", lang, "diagnose", "--formt", "json"]);
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(err.starts_with(first), "{err}");
    }
    assert_eq!(run(&["--lang", "fr", "tree"]).status, 2);
    assert_eq!(run(&["frobnicate"]).status, 2);
}

#[test]
fn no_evidence_at_all_is_a_usage_error() {
    for input in ["", " \n\t\n"] {
        let Run { status, out, err } = run_with(&["diagnose"], input.as_bytes());
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        assert!(!err.is_empty());
    }
}

#[test]
fn an_input_that_cannot_be_read_is_named() {
    for flag in [
        "--error",
        "--policy",
        "--form",
        "--keys",
        "--request",
        "--load",
    ] {
        let Run { status, out, err } = run(&["diagnose", flag, "no/such/file.json"]);
        assert_eq!((status, out.as_str()), (3, ""));
        assert!(err.contains("no/such/file.json"), "{flag}: {err}");
    }
    assert_eq!(run(&["diagnose", "no/such/file"]).status, 3);
    assert_eq!(run(&["diagnose", "--batch", "no/such/file"]).status, 3);
}

#[test]
fn a_session_for_the_wizard_is_read_before_the_terminal_is_asked_for() {
    let missing = run(&["--load", "no/such/file.json"]);
    assert_eq!(missing.status, 3, "{}", missing.err);
    assert!(missing.err.contains("no/such/file.json"), "{}", missing.err);
    let elsewhere = run(&["--load", "no/such/file.json", "tree"]);
    assert_eq!((elsewhere.status, elsewhere.out.as_str()), (2, ""));
}

#[test]
fn a_session_that_is_newer_or_damaged_says_where_and_what_to_do() {
    let cases = [
        (
            "{\"schema\":\"postdoc/evidence/1\",\n \"form\": [[",
            "line 2, column 12",
        ),
        ("[]", "line 1, column 1"),
        (
            "{\n\"schema\": \"postdoc/evidence/9\"}",
            "line 2, column 12",
        ),
        ("{\"policy\": 5}", "\"policy\""),
        ("{\"now\": \"tomorrow\"}", "\"now\""),
    ];
    for (text, place) in cases {
        let Run { status, out, err } = run_with(
            &["--lang", "en", "diagnose", "--load", "-"],
            text.as_bytes(),
        );
        assert_eq!((status, out.as_str()), (3, ""), "{text}: {err}");
        assert!(err.contains(place), "{text}: {err}");
        assert!(err.contains("Nothing was opened"), "{err}");
    }
}

#[test]
fn standard_input_is_read_once_only() {
    let Run { status, err, .. } = run_with(
        &["diagnose", "--error", "-", "--form", "-"],
        ANSWER.as_bytes(),
    );
    assert_eq!(status, 2, "{err}");
    for line in [
        &["diagnose", "-"][..],
        &["diagnose", "--error", "-"],
        &["diagnose"],
    ] {
        let Run { out, err, .. } = run_with(line, ANSWER.as_bytes());
        assert!(out.contains("q-ak"), "{line:?}: {out}{err}");
    }
}

#[test]
fn values_of_flags_are_checked_before_anything_is_said() {
    for line in [
        &["diagnose", "--now", "yesterday"][..],
        &["diagnose", "--say", "q-ak.in-form"],
        &["diagnose", "--say", "=no"],
        &["diagnose", "--say", "q-ak.nowhere=no"],
        &["diagnose", "--say", "q-ak.in-form=perhaps"],
        &["diagnose", "--file-size", "big"],
    ] {
        let Run { status, out, err } = run_with(line, ANSWER.as_bytes());
        assert_eq!((status, out.as_str()), (2, ""), "{line:?}");
        assert!(!err.is_empty());
    }
    let dated = run_with(
        &["diagnose", "--now", "-1", "--format", "json"],
        ANSWER.as_bytes(),
    );
    let value: Value = serde_json::from_str(&dated.out).unwrap();
    assert_eq!(value["schema"], "postdoc/diagnosis/1");
}

#[test]
fn a_secret_on_the_command_line_is_refused_and_not_repeated() {
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    for line in [
        vec!["diagnose", "--secret-key", secret],
        vec!["diagnose", "--keys", secret],
        vec!["sign", "--token", secret],
        vec![secret],
    ] {
        let Run { status, out, err } = run(&line);
        assert_eq!((status, out.as_str()), (2, ""), "{line:?}");
        assert!(!err.contains("BQYIM75p"), "{err}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let (status, err) =
        crate::cli::common::run_closed(&["diagnose", "--format", "json"], ANSWER.as_bytes());
    assert!([0, 1, 4].contains(&status), "{status}: {err}");
    assert_eq!(err, "");
    let (status, err) = crate::cli::common::run_closed(&["completions", "bash"], b"");
    assert_eq!((status, err.as_str()), (0, ""));
}

#[test]
fn every_shell_gets_completions_and_the_manual_is_printed() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let Run { status, out, .. } = run(&["completions", shell]);
        assert_eq!(status, 0);
        assert!(out.contains("diagnose"), "{shell}");
    }
    let Run { status, out, .. } = run(&["man"]);
    assert!(status == 0 && out.contains(".TH postdoc"));
}

#[test]
fn every_finding_and_case_can_be_explained() {
    let findings = postdoc::diagnosis::FindingId::ALL.iter().map(|id| id.id());
    let cases = postdoc::cos::DocumentedCase::ALL
        .iter()
        .map(|case| case.id());
    let some: Vec<&str> = findings.step_by(9).chain(cases).collect();
    for id in some {
        for lang in ["en", "ja"] {
            let Run { status, out, err } = run(&["--lang", lang, "explain", id]);
            assert_eq!(status, 0, "{id}: {err}");
            assert!(out.starts_with(id), "{out}");
            assert!(!out.contains('⟨'), "words are missing: {out}");
        }
    }
    assert_eq!(run(&["explain", "no.such-thing"]).status, 2);
    // The short names of the demo are what people type.
    for command in ["explain", "tree"] {
        let (short, id) = (
            run(&[command, "q-ak"]),
            run(&[command, "AccessDenied_q-ak"]),
        );
        assert_eq!((short.status, short.out), (0, id.out), "{command}");
    }
}

#[test]
fn an_answer_to_the_tree_is_one_it_knows_and_keeps_no_pipe_from_being_read() {
    let node = run_with(&["diagnose", "--say", "q-ak.nowhere=no"], b"");
    assert!(node.err.contains("q-ak.in-form"), "{}", node.err);
    let word = run_with(&["diagnose", "--say", "q-ak.in-form=perhaps"], b"");
    assert!(word.err.contains("unknown"), "{}", word.err);
    let beside = run_with(
        &["diagnose", "--say", "q-ak.in-form=no", "--format", "json"],
        ANSWER.as_bytes(),
    );
    let value: Value = serde_json::from_str(&beside.out).unwrap();
    assert_eq!(value["case"]["id"], "AccessDenied_q-ak", "{}", beside.out);
    let alone = run_with(&["diagnose", "--say", "q-ak.in-form=no"], b"");
    assert!(![2, 3].contains(&alone.status), "{}", alone.err);
    assert_eq!(alone.err, "");
}
