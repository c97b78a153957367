//! What arrives is judged as it came off the wire, and answered as COS would answer.

use std::io::{Read as _, Write as _};

use super::{BOUNDARY, Stand, body, content_type, errors, request, stand, stand_with, ways};
use crate::support::Upload;
use postdoc::catch::{Event, Limits};
use postdoc::diagnosis::Verdict;
use postdoc::evidence::Fidelity;

fn small() -> Upload {
    Upload {
        size: 1000,
        ..Upload::default()
    }
}

fn sound_request() -> Vec<u8> {
    request("/", &content_type(), &body(&small()))
}

#[test]
fn a_sound_upload_is_answered_with_204() {
    let stand = stand();
    let answer = stand.send(&sound_request());
    let caught = stand.caught();
    assert_eq!(errors(&caught), Vec::<&str>::new());
    assert_eq!(caught.diagnosis.verdict, Verdict::Sound);
    assert!(
        answer.starts_with("HTTP/1.1 204 No Content\r\n"),
        "{answer}"
    );
    assert!(answer.contains("x-postdoc-verdict: sound\r\n"), "{answer}");
    let reading = caught.evidence.readings.last().unwrap();
    assert_eq!((reading.reader, reading.fidelity), ("wire", Fidelity::Wire));
    assert_eq!(caught.client.as_deref(), Some("test/1"));
}

#[test]
fn success_is_answered_as_the_form_asks() {
    let stand = stand();
    let with = |name: &str, value: &str| {
        let upload = small().field(name, value);
        stand.send(&request("/", &content_type(), &body(&upload)))
    };
    let created = with("success_action_status", "201");
    assert!(created.starts_with("HTTP/1.1 201 "), "{created}");
    assert!(
        created.contains("<Key>uploads/photo.png</Key>"),
        "{created}"
    );
    assert!(created.contains("made up by postdoc"), "{created}");
    let redirected = with("success_action_redirect", "https://example.com/done");
    assert!(redirected.starts_with("HTTP/1.1 303 "), "{redirected}");
    let place = "Location: https://example.com/done?bucket=examplebucket-1250000000&key=uploads/photo.png&etag=%22";
    assert!(redirected.contains(place), "{redirected}");
}

#[test]
fn keys_that_become_known_while_it_listens_judge_the_next_upload() {
    let stand = stand();
    let keys = std::mem::take(&mut *stand.known.lock().unwrap());
    let wrong = Upload {
        signature: Some("0".repeat(40)),
        ..small()
    };
    let answer = || stand.send(&request("/", &content_type(), &body(&wrong)));
    assert!(answer().starts_with("HTTP/1.1 204 "));
    assert_eq!(errors(&stand.caught()), Vec::<&str>::new());
    *stand.known.lock().unwrap() = keys;
    assert!(answer().starts_with("HTTP/1.1 403 "));
    assert!(errors(&stand.caught()).contains(&"signature.unexplained"));
}

#[test]
fn each_way_to_break_an_upload_is_named_with_its_place_and_refused() {
    let stand = stand();
    for way in ways() {
        let answer = stand.send(&request("/", &way.content_type, &way.body));
        let caught = stand.caught();
        let ids = errors(&caught);
        assert!(ids.contains(&way.finding), "{}: {ids:?}", way.name);
        let mut findings = caught.diagnosis.findings.iter();
        let finding = findings
            .find(|finding| finding.id.id() == way.finding)
            .unwrap();
        assert!(!finding.places.is_empty(), "{} has no place", way.name);
        let refused = answer.starts_with("HTTP/1.1 400 ") || answer.starts_with("HTTP/1.1 403 ");
        assert!(refused, "{}: {answer}", way.name);
        for part in [
            "<Code>",
            "<Message>",
            "<RequestId>N",
            "<TraceId>",
            way.finding,
            "made up",
        ] {
            assert!(answer.contains(part), "{}: no {part} in {answer}", way.name);
        }
    }
}

#[test]
fn what_postdoc_answers_is_what_postdoc_understands() {
    let stand = stand();
    for way in ways() {
        let answer = stand.send(&request("/", &way.content_type, &way.body));
        let mut caught = stand.caught();
        let xml = answer.split("\r\n\r\n").nth(1).unwrap();
        let slot = Some(postdoc::evidence::Slot::Error);
        caught.evidence.add(xml.as_bytes(), slot, None).unwrap();
        let effort = postdoc::diagnosis::Effort::Quick;
        let again = postdoc::diagnosis::diagnose(&caught.evidence, &caught.clock, effort);
        let explained = again.findings.iter().any(|finding| finding.explains_answer);
        assert!(explained, "{}: {xml}", way.name);
    }
}

#[test]
fn a_body_that_ends_too_early_is_named() {
    let stand = stand();
    let mut bytes = sound_request();
    bytes.truncate(bytes.len() - 400);
    stand.send(&bytes);
    assert_eq!(errors(&stand.caught()), ["multipart.truncated"]);
}

#[test]
fn chunks_and_leave_to_send_change_nothing() {
    let stand = stand();
    let body = body(&small());
    let mut chunked = format!(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"
    )
    .into_bytes();
    for part in body.chunks(333) {
        chunked.extend(format!("{:x};x=y\r\n", part.len()).bytes());
        chunked.extend(part);
        chunked.extend(b"\r\n");
    }
    chunked.extend(b"0\r\nTrailer: x\r\n\r\n");
    let answer = stand.send(&chunked);
    assert!(
        answer.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 "),
        "{answer}"
    );
    let caught = stand.caught();
    assert_eq!(caught.diagnosis.verdict, Verdict::Sound);
    assert_eq!(caught.size, u64::try_from(body.len()).unwrap());
}

#[test]
fn without_a_target_the_bucket_is_no_fault() {
    let stand = stand_with(Limits::default(), false);
    let answer = stand.send(&sound_request());
    assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}");
    let caught = stand.caught();
    let host = |finding: &postdoc::diagnosis::Finding| finding.id.id().starts_with("request.");
    assert!(!caught.diagnosis.findings.iter().any(host));
}

#[test]
fn the_path_is_judged_as_at_the_real_host() {
    let stand = stand();
    let ids = |path: &str| {
        stand.send(&request(path, &content_type(), &body(&small())));
        let caught = stand.caught();
        let of = caught
            .diagnosis
            .findings
            .iter()
            .map(|finding| finding.id.id());
        of.filter(|id| id.starts_with("request."))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("/"), Vec::<&str>::new());
    assert!(ids("/uploads/photo.png").contains(&"request.path"));
}

#[test]
fn a_question_of_a_browser_is_answered_for_any_origin() {
    let stand = stand();
    let answer = stand.send(
        b"OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://app.example\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x-one, x-two\r\n\r\n",
    );
    for part in [
        "HTTP/1.1 200 ",
        "Access-Control-Allow-Origin: https://app.example\r\n",
        "Access-Control-Allow-Headers: x-one, x-two\r\n",
        "<AllowedOrigin>https://app.example</AllowedOrigin>",
        "<AllowedHeader>x-two</AllowedHeader>",
    ] {
        assert!(answer.contains(part), "no {part} in {answer}");
    }
    let Event::Preflight(asked) = stand.event() else {
        panic!("a question");
    };
    assert_eq!(asked.origin, "https://app.example");
}

#[test]
fn a_page_says_what_this_is() {
    let stand = stand();
    let page = stand.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(
        page.starts_with("HTTP/1.1 200 ") && page.contains("postdoc catch"),
        "{page}"
    );
    let head = stand.send(b"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(
        head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"),
        "{head}"
    );
}

/// Resident memory of this process in KiB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// `POSTDOC_MANY=1` sends ten times as many.
#[test]
fn many_uploads_through_one_connection_keep_memory_flat() {
    let stand = stand();
    let many = if std::env::var_os("POSTDOC_MANY").is_some() {
        10_000
    } else {
        100
    };
    let bytes = sound_request();
    let mut stream = stand.connect();
    let mut warm = None;
    for round in 0..many {
        stream.write_all(&bytes).unwrap();
        one_answer(&mut stream);
        assert_eq!(stand.caught().number, round + 1);
        if round == many / 4 {
            warm = resident();
        }
    }
    if let (Some(warm), Some(end)) = (warm, resident()) {
        assert!(end < warm + 16 * 1024, "from {warm} KiB to {end} KiB");
    }
}

/// Reads to the end of a 204.
fn one_answer(stream: &mut std::net::TcpStream) {
    let mut answer = Vec::new();
    let mut byte = [0];
    while !answer.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        answer.push(byte[0]);
    }
    assert!(answer.starts_with(b"HTTP/1.1 204 "));
}

#[test]
fn a_large_file_is_measured_though_its_middle_is_not_kept() {
    let stand: Stand = stand();
    let upload = Upload {
        size: 3_000_000,
        ..Upload::default()
    };
    stand.send(&request("/", &content_type(), &body(&upload)));
    let caught = stand.caught();
    assert_eq!(errors(&caught), ["condition.size"]);
    let reading = caught.evidence.readings.last().unwrap();
    assert!(reading.notes.iter().any(|note| note.id == "wire-left-out"));
    assert!(reading.missing.contains(&"file-bytes"));
}
