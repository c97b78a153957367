//! From a raw request to findings: ids, severities, places in body and header, and what a copy cannot show.

use postdoc::diagnosis::checks::multipart::findings;
use postdoc::diagnosis::{Finding, Param, Severity};
use postdoc::evidence::{Evidence, Request};

const FORM: &str = "--AaB03x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na.jpg\r\n\
    --AaB03x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\
    Content-Type: image/jpeg\r\n\r\ndata\r\n--AaB03x--\r\n";

/// What a raw request gives.
fn diagnosed(head: &str, body: &str) -> (Evidence, Request, Vec<Finding>) {
    let text = format!(
        "POST / HTTP/1.1\r\nHost: examplebucket-1250000000.cos.ap-tokyo.myqcloud.com\r\n{head}\r\n\r\n{body}"
    );
    let mut evidence = Evidence::default();
    evidence
        .add(text.as_bytes(), None, Some("request.txt"))
        .unwrap();
    let request = evidence.facts().request.unwrap();
    let found = findings(&request, &evidence);
    (evidence, request, found)
}

fn with_type(body: &str) -> (Evidence, Request, Vec<Finding>) {
    diagnosed("Content-Type: multipart/form-data; boundary=AaB03x", body)
}

fn ids(findings: &[Finding]) -> Vec<(&'static str, Severity)> {
    findings
        .iter()
        .map(|finding| (finding.id.id(), finding.severity))
        .collect()
}

#[test]
fn a_sound_body_has_no_finding() {
    assert_eq!(ids(&with_type(FORM).2), []);
}

#[test]
fn a_finding_names_the_byte_the_bytes_and_the_rule() {
    let body = FORM.replacen("\"key\"\r\n\r\n", "\"key\"\r\n", 1);
    let (evidence, request, found) = with_type(&body);
    assert_eq!(ids(&found), [("multipart.no-blank-line", Severity::Error)]);
    let place = found[0].places[0].place;
    let at = place.span.start - request.body.unwrap().span.start;
    assert_eq!(&body[at..at + 5], "a.jpg");
    assert_eq!(found[0].places[0].field.as_deref(), Some("key"));
    assert_eq!(evidence.sources.named(place).unwrap().0.source, "body");
    assert_eq!(found[0].get_word("rule"), Some("rfc2046-5.1"));
    assert_eq!(found[0].get_word("found_hex"), Some(""));
    assert_eq!(found[0].get_word("wanted_hex"), Some("0d0a"));
    assert_eq!(found[0].expected.as_deref(), Some("\r\n"));
    assert_eq!(found[0].actual, None);
}

#[test]
fn another_boundary_is_shown_in_body_and_header() {
    let body = FORM.replace("AaB03x", "AaB04x");
    let (evidence, _, found) = with_type(&body);
    assert_eq!(
        ids(&found),
        [("multipart.boundary-mismatch", Severity::Error)]
    );
    let finding = &found[0];
    assert_eq!(finding.expected.as_deref(), Some("AaB03x"));
    assert_eq!(finding.actual.as_deref(), Some("AaB04x"));
    assert!(finding.params.contains(&("at", Param::Int(4))));
    assert_eq!(finding.get_word("built_by"), Some("hand"));
    let texts: Vec<_> = finding
        .places
        .iter()
        .map(|mark| evidence.sources.text(mark.place).into_owned())
        .collect();
    assert_eq!(texts, ["AaB04x", "AaB03x"]);
    let focus = finding.places[0].focus.unwrap();
    assert_eq!(evidence.sources.text(focus), "4");
}

#[test]
fn the_header_alone_is_judged_too() {
    let (_, _, found) = diagnosed("Content-Type: multipart/form-data", FORM);
    assert_eq!(
        ids(&found),
        [("multipart.boundary-missing", Severity::Error)]
    );
    assert_eq!(found[0].expected.as_deref(), Some("; boundary=AaB03x"));
    let (_, _, found) = diagnosed("Content-Type: multipart/form-data; boundary=AaB03x", "");
    assert_eq!(ids(&found), []);
}

#[test]
fn a_body_without_content_type_lacks_it() {
    let (_, request, found) = diagnosed("Connection: close", FORM);
    if request.headers_complete {
        assert_eq!(ids(&found), [("multipart.content-type", Severity::Error)]);
        let wanted = "multipart/form-data; boundary=AaB03x";
        assert_eq!(found[0].expected.as_deref(), Some(wanted));
    }
}

#[test]
fn content_length_is_compared_with_the_bytes_there_are() {
    let right = FORM.len();
    let rows: &[(usize, &[&str])] = &[
        (right, &[]),
        (right - 2, &[]),
        (right + 2, &["multipart.length"]),
        (right - 20, &["multipart.length"]),
        (right + 20, &["multipart.length"]),
    ];
    for (declared, want) in rows {
        let head = format!(
            "Content-Type: multipart/form-data; boundary=AaB03x\r\nContent-Length: {declared}"
        );
        let (_, request, found) = diagnosed(&head, FORM);
        assert!(request.body_exact);
        let told: Vec<_> = found.iter().map(|finding| finding.id.id()).collect();
        assert_eq!(told, *want, "{declared} for {right}");
        assert!(
            found
                .iter()
                .all(|finding| finding.severity == Severity::Warning)
        );
    }
}

#[test]
fn a_last_line_end_that_the_paste_lost_is_no_difference_in_length() {
    let head = format!(
        "Content-Type: multipart/form-data; boundary=AaB03x\r\nContent-Length: {}",
        FORM.len()
    );
    assert_eq!(ids(&diagnosed(&head, FORM.trim_end()).2), []);
}

#[test]
fn a_body_shorter_than_announced_is_truncated() {
    let cut = &FORM[..FORM.len() - 15];
    let head = format!(
        "Content-Type: multipart/form-data; boundary=AaB03x\r\nContent-Length: {}",
        FORM.len()
    );
    let (_, _, found) = diagnosed(&head, cut);
    let told: Vec<_> = found.iter().map(|finding| finding.id.id()).collect();
    assert_eq!(told, ["multipart.truncated", "multipart.length"]);
}

#[test]
fn a_copy_is_not_judged_by_what_it_cannot_hold() {
    let bodies = [
        FORM.replace("\r\n", "\n"),
        FORM.replace("\r\n", "\n").replace("data\n--AaB03x--\n", ""),
        FORM.replace("data\r\n--", "--"),
        FORM[..FORM.len() - 15].to_owned(),
        FORM[..60].to_owned(),
    ];
    for body in bodies {
        let (evidence, mut request, _) = with_type(&body);
        request.body_exact = false;
        let found = findings(&request, &evidence);
        assert_eq!(ids(&found), [], "{body}");
    }
}

#[test]
fn what_is_only_odd_is_a_warning() {
    let body = FORM.replacen("data\r\n", "data\r\n--AaB03x-more\r\n", 1);
    let found = with_type(&body).2;
    assert_eq!(
        ids(&found),
        [("multipart.boundary-in-data", Severity::Warning)]
    );
}

#[test]
fn every_finding_carries_only_the_parameters_its_id_lists() {
    let heads = [
        "multipart/form-data; boundary=AaB03x",
        "multipart/form-data",
        "multipart/mixed; boundary=x",
    ];
    for head in heads {
        for (find, put) in [
            ("--AaB03x\r\n", "AaB03x\r\n"),
            ("\r\n", "\n"),
            ("form-data", "file"),
            ("name=", "nom="),
            (FORM, "{}"),
            (FORM, ""),
        ] {
            let body = FORM.replace(find, put);
            for finding in diagnosed(&format!("Content-Type: {head}"), &body).2 {
                for (name, _) in &finding.params {
                    assert!(
                        finding.id.params().contains(name),
                        "{}: {name}",
                        finding.id.id()
                    );
                }
                assert!(finding.get_word("rule").is_some());
            }
        }
    }
}
