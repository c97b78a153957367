//! What a report shows of a place, and the members of its JSON.

use crate::report::common::{diagnosis, evidence, place};
use postdoc::diagnosis::finding::Mark;
use postdoc::diagnosis::{Diagnosis, Finding, FindingId, Verdict};
use postdoc::evidence::{Evidence, Slot};
use postdoc::locale::Lang;
use postdoc::report::{Report, excerpt, json, markdown, text};
use postdoc::text::width::columns;

/// The lines of a text report that show source, without the words around them.
fn source_lines(report: &str) -> String {
    let lines = report
        .lines()
        .filter(|line| line.contains(" | ") || line.contains(" |"));
    lines.map(|line| format!("{}\n", line.trim_end())).collect()
}

fn said(evidence: &Evidence, diagnosis: &Diagnosis, lang: Lang) -> String {
    let report = Report::new(evidence, diagnosis, lang, 0);
    text::render(&report, text::Layout::default())
}

/// A form as lines; two fields more, so that nobody takes it for anything else.
fn add_lines(evidence: &mut Evidence, line: &[u8]) -> usize {
    let lines = [line, b"acl=default\nq-sign-algorithm=sha1\n"].concat();
    evidence.add(&lines, Some(Slot::Form), None).unwrap()
}

#[test]
fn the_failing_characters_are_marked_in_form_and_policy() {
    let evidence = evidence();
    let diagnosis = diagnosis(&evidence);
    for lang in Lang::ALL {
        insta::allow_duplicates! {
            insta::assert_snapshot!(source_lines(&said(&evidence, &diagnosis, lang)), @r#"
            3 |   ["q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5Q"],
              |             -----------------------------------^
            4 |         { "q-ak": "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q" },
              |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            2 |     "expiration": "2019-08-30T09:38:12.414Z",
              |                    ^^^^^^^^^^^^^^^^^^^^^^^^
            "#);
        }
    }
}

#[test]
fn carets_stand_under_wide_characters_exactly() {
    let mut evidence = evidence();
    let key = place(&evidence, 2, "東京");
    let tail = add_lines(
        &mut evidence,
        "key=写真/日\u{200b}本\u{202e}.png\n".as_bytes(),
    );
    let hidden = place(&evidence, tail, "\u{200b}");
    for (place, line, carets) in [
        (
            key,
            r#"  ["key", "写真/東京.png"],"#,
            "                ^^^^",
        ),
        (
            hidden,
            r"key=写真/日\u{200B}本\u{202E}.png",
            "           ^^^^^^^^",
        ),
    ] {
        let report = Report::new(&evidence, &Diagnosis::default(), Lang::En, 0).redactor;
        let found = excerpt::excerpt(&evidence, &report, &[&Mark::new(place)], 70).unwrap();
        assert_eq!(
            (found.text.as_str(), found.carets().as_str()),
            (line, carets)
        );
    }
}

#[test]
fn a_line_of_four_kilobytes_is_shown_around_its_mark() {
    let mut evidence = Evidence::default();
    let long = format!("key={}!{}\n", "a".repeat(2048), "b".repeat(2048));
    add_lines(&mut evidence, long.as_bytes());
    let redactor = postdoc::report::Redactor::new(&evidence);
    let mark = Mark::new(place(&evidence, 0, "!"));
    let found = excerpt::excerpt(&evidence, &redactor, &[&mark], 60).unwrap();
    assert_eq!((found.spot.line, found.spot.column), (1, 2053));
    assert!(columns(&found.text) <= 60, "{}", found.text);
    let (start, width) = found.marks[0];
    assert_eq!(found.text.get(start..start + width), Some("!"));
    assert!(found.text.starts_with("..a") && found.text.ends_with("b.."));
}

#[test]
fn no_line_of_the_text_report_is_wider_than_asked_except_links() {
    let evidence = evidence();
    let diagnosis = diagnosis(&evidence);
    for lang in Lang::ALL {
        for width in [40, 60, 80, 120] {
            let report = Report::new(&evidence, &diagnosis, lang, 9 * 3600);
            let layout = text::Layout {
                width,
                color: false,
                ascii: false,
            };
            for line in text::render(&report, layout).lines() {
                let fits =
                    columns(line) <= width || line.contains("https://") || line.contains("-->");
                assert!(fits, "{lang:?} {width}: {line}");
            }
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let evidence = evidence();
    let diagnosis = diagnosis(&evidence);
    let report = Report::new(&evidence, &diagnosis, Lang::En, 0);
    let plain = text::render(&report, text::Layout::default());
    let painted = text::render(
        &report,
        text::Layout {
            color: true,
            ..text::Layout::default()
        },
    );
    assert!(painted.contains("\u{1b}[1;31m"));
    let mut bare = String::new();
    let mut parts = painted.split('\u{1b}');
    bare.push_str(parts.next().unwrap());
    for part in parts {
        bare.push_str(part.split_once('m').unwrap().1);
    }
    assert_eq!(bare, plain);
}

#[test]
fn ascii_leaves_no_other_character_in_an_english_report_of_ascii_values() {
    let mut evidence = Evidence::default();
    evidence
        .add(
            crate::report::common::ANSWER.as_bytes(),
            Some(Slot::Error),
            None,
        )
        .unwrap();
    let diagnosis = Diagnosis {
        verdict: Verdict::Undetermined,
        ..Diagnosis::default()
    };
    let report = Report::new(&evidence, &diagnosis, Lang::En, 0);
    let layout = text::Layout {
        ascii: true,
        ..text::Layout::default()
    };
    let out = text::render(&report, layout);
    assert!(out.is_ascii(), "{out}");
}

#[test]
fn the_json_has_the_members_of_the_contract_in_their_order() {
    let evidence = evidence();
    let diagnosis = diagnosis(&evidence);
    let report = Report::new(&evidence, &diagnosis, Lang::En, 0);
    let value: serde_json::Value = serde_json::from_str(&json::render(&report)).unwrap();
    let members = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(
        members(&value).join(" "),
        "schema verdict case branch headline answer inputs path findings needs remedy times"
    );
    assert_eq!(
        members(&value["findings"][0]).join(" "),
        "id severity authority field explains_answer places expected actual params deviations title cause \
         fix docs"
    );
    assert_eq!(
        members(&value["findings"][0]["places"][1]).join(" "),
        "source pointer line column start end excerpt"
    );
    let at = &value["findings"][0]["places"][0];
    assert_eq!(
        (at["line"].as_u64(), at["column"].as_u64()),
        (Some(3), Some(13))
    );
    assert_eq!(value["findings"][0]["params"]["at"], 35);
    assert_eq!(value["case"]["also"][0], "AccessDenied_Expiration");
    assert_eq!(value["times"]["expiration"], "2019-08-30T09:38:12.414Z");
    assert_eq!(value["times"]["key_time"][0], "2019-08-30T07:38:12Z");
    assert!(value["remedy"].is_null());
    assert!(value["findings"][1]["expected"].is_null());
}

#[test]
fn bytes_that_are_no_text_come_with_their_digits() {
    let mut evidence = Evidence::default();
    add_lines(&mut evidence, b"key=a\xFF\xFEb\n");
    let at = postdoc::text::Place::new(evidence.readings[0].source, 5..7);
    let redactor = postdoc::report::Redactor::new(&evidence);
    let (text, hex) = excerpt::range_text(&evidence, &redactor, at);
    assert_eq!(
        (text.as_str(), hex.as_deref()),
        ("\u{fffd}\u{fffd}", Some("fffe"))
    );
}

#[test]
fn the_markdown_report_ends_with_what_was_masked() {
    let evidence = evidence();
    let diagnosis = diagnosis(&evidence);
    let report = Report::new(&evidence, &diagnosis, Lang::En, 0);
    let out = markdown::render(&report);
    let (_, end) = out.split_once("## What was masked").unwrap();
    for kind in ["SecretKey", "session token", "first 16 digits"] {
        assert!(end.contains(kind), "{end}");
    }
    assert!(
        out.contains("(2019-08-29 07:39:34 UTC)"),
        "the RequestId's time is missing:\n{out}"
    );
}

#[test]
fn hostile_text_acts_neither_on_a_terminal_nor_as_markup() {
    let hostile = "a\u{1b}]52;c;eA==\u{7}\u{9b}31m\u{202e}<script>[x](javascript:y)```\u{e0041}";
    let mut evidence = Evidence::default();
    add_lines(&mut evidence, format!("key={hostile}\n").as_bytes());
    let at = place(&evidence, 0, "a\u{1b}");
    let finding = Finding::new(FindingId::ConditionMismatch)
        .field(hostile)
        .at_field(at, hostile)
        .actual(hostile)
        .expected(hostile);
    let diagnosis = Diagnosis {
        verdict: Verdict::Fault,
        findings: vec![finding],
        branch: String::from(hostile),
        ..Diagnosis::default()
    };
    let report = Report::new(&evidence, &diagnosis, Lang::En, 0);
    let all = [
        text::render(&report, text::Layout::default()),
        json::render(&report),
        markdown::render(&report),
    ];
    for out in &all {
        let bad = out
            .chars()
            .find(|c| *c != '\n' && !postdoc::text::visible::is_shown(*c));
        assert_eq!(bad, None, "{out}");
    }
    let prose = all[2]
        .lines()
        .filter(|line| line.starts_with("###") || line.starts_with("**"));
    for line in prose {
        assert!(
            !line.contains("<script>") || line.contains("\\<script"),
            "{line}"
        );
    }
}

#[test]
fn a_field_that_is_absent_is_not_called_a_text() {
    for lang in Lang::ALL {
        for (field, shape) in [
            ("q-signature", "absent"),
            ("file", "absent"),
            ("file", "text"),
        ] {
            let finding = Finding::new(FindingId::FormFieldMissing);
            let diagnosis = Diagnosis {
                findings: vec![finding.field(field).word("shape", shape)],
                ..Diagnosis::default()
            };
            let told = said(&Evidence::default(), &diagnosis, lang);
            assert!(told.contains(field), "{told}");
            assert_eq!(told.contains("filename"), shape == "text", "{told}");
        }
    }
}
