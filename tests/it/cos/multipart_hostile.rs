//! Hostile bodies: nothing panics, nothing takes long, and there is always a place to show.

use std::time::{Duration, Instant};

use postdoc::cos::multipart::{Kind, Scan, scan};
use proptest::prelude::*;

const HEADER: &[u8] = b"multipart/form-data; boundary=AaB03x";

/// A debug build on a busy machine is many times slower than what is promised (1 s in a release build); what is
/// quadratic takes hours.
const PATIENCE: Duration = Duration::from_secs(120);

fn quickly(name: &str, body: &[u8]) -> Scan {
    let begin = Instant::now();
    let found = scan(body, Some(HEADER));
    assert!(begin.elapsed() < PATIENCE, "{name}: {:?}", begin.elapsed());
    let begin = Instant::now();
    let _ = scan(body, None);
    assert!(
        begin.elapsed() < PATIENCE,
        "{name}, no header: {:?}",
        begin.elapsed()
    );
    for defect in &found.defects {
        assert!(defect.span.end <= body.len().max(HEADER.len()), "{name}");
    }
    found
}

#[test]
fn a_hundred_thousand_fields_are_all_read() {
    let field = "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n";
    let body = format!("{}--AaB03x--\r\n", field.repeat(100_000));
    let found = quickly("100 000 fields", body.as_bytes());
    assert_eq!(found.defects, []);
    assert_eq!(found.parts.len() + found.beyond, 100_000);
}

#[test]
fn a_hundred_thousand_broken_fields_are_one_mistake() {
    for broken in [
        "--AaB03x\r\nContent-Disposition: form-data\r\n\r\nb\r\n",
        "--AaB03x\nContent-Disposition: form-data; name=\"a\"\n\nb\n",
        "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\nb\r\n",
        "AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n",
    ] {
        let body = format!("{}--AaB03x--\r\n", broken.repeat(100_000));
        let found = quickly(broken, body.as_bytes());
        assert_eq!(found.defects.len(), 1, "{broken}: {:?}", found.defects);
        assert!(found.defects[0].count >= 100_000, "{broken}");
        assert_eq!(found.parts.len() + found.beyond, 100_000, "{broken}");
    }
}

/// The begin of a part, and the end of a body behind its header.
const PART: &str = "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"";
const END: &str = "\r\n\r\nb\r\n--AaB03x--";
const MEGABYTE: usize = 1 << 20;

/// Name, what stands first, what is repeated, how many bytes of it, what stands last.
const REPETITIVE: &[(&str, &[&str], &str, usize, &str)] = &[
    ("a long header", &[PART, "; x="], "x", MEGABYTE, END),
    ("a long name", &[PART, "; name=\""], "x", MEGABYTE, END),
    (
        "an open quote",
        &[PART, "; filename=\""],
        "x",
        MEGABYTE,
        END,
    ),
    ("semicolons", &[PART], ";", MEGABYTE, END),
    (
        "quoted semicolons",
        &[PART, "; filename=\""],
        "; ",
        MEGABYTE,
        END,
    ),
    ("parameters", &[PART], "; a=b", MEGABYTE, END),
    ("separators", &[PART], ", a=b", MEGABYTE, END),
    ("names", &[PART], "; name=b", MEGABYTE, END),
    ("folded lines", &[PART], "\r\n x", MEGABYTE, END),
    ("header lines", &[PART], "\r\nX: y", MEGABYTE, END),
    ("broken header lines", &[PART], "\r\ny", MEGABYTE, END),
    ("colons", &[PART], "\r\ny y:", MEGABYTE, END),
    (
        "backslashes",
        &[PART, "; filename=\""],
        "\\\"",
        MEGABYTE,
        END,
    ),
    ("dashes", &[], "-", 8 * MEGABYTE, ""),
    ("delimiters", &[], "--AaB03x\r\n", MEGABYTE, ""),
    ("ends", &[], "--AaB03x--\r\n", MEGABYTE, ""),
    (
        "ends with text between",
        &[],
        "--AaB03x--\r\nx\r\n",
        MEGABYTE,
        "",
    ),
    (
        "ends with text behind",
        &[PART, "\r\n"],
        "\r\n--AaB03x--x",
        MEGABYTE,
        "",
    ),
    ("prefix lines", &[], "\r\n--AaB03xx", MEGABYTE, ""),
    (
        "dispositions",
        &[],
        "Content-Disposition: form-data; name=\"a\"\r\n",
        MEGABYTE,
        "",
    ),
    (
        "dispositions in a file",
        &[PART, "; filename=\"f\"\r\n\r\n"],
        "Content-Disposition: form-data\r\n",
        MEGABYTE,
        "",
    ),
    (
        "dispositions in a text",
        &[PART, "\r\n\r\n"],
        "Content-Disposition: form-data\r\n",
        MEGABYTE,
        "",
    ),
    (
        "form-data",
        &[PART, "; filename=\"f\"\r\n\r\n"],
        "form-data",
        MEGABYTE,
        "",
    ),
    ("line feeds", &[], "\n", 8 * MEGABYTE, ""),
    ("carriage returns", &[], "\r", 8 * MEGABYTE, ""),
    ("blanks", &[], " ", 8 * MEGABYTE, ""),
    ("NUL", &[], "\0", 8 * MEGABYTE, ""),
    (
        "blanks behind a delimiter",
        &["--AaB03x"],
        " ",
        MEGABYTE,
        "\r\n",
    ),
    (
        "blanks between delimiters",
        &[],
        "--AaB03x                ",
        MEGABYTE,
        "",
    ),
];

#[test]
fn long_and_repetitive_bodies_stay_linear() {
    for (name, head, unit, bytes, end) in REPETITIVE {
        let body = [
            head.concat(),
            unit.repeat(bytes / unit.len()),
            (*end).to_owned(),
        ]
        .concat();
        let found = quickly(name, body.as_bytes());
        assert!(
            !found.defects.is_empty() || !found.defects.iter().any(|defect| defect.must),
            "{name}"
        );
    }
}

#[test]
fn a_damaged_delimiter_is_found_wherever_it_stands_in_a_large_body() {
    let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
    let behind = "\r\n-b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nv\r\n--b--\r\n";
    let header = b"multipart/form-data; boundary=b";
    // Around the edges of the pieces that a body is searched in, and between them.
    for size in (32_600..32_900)
        .step_by(7)
        .chain(65_350..65_400)
        .chain([50_000, 131_072])
    {
        let body = format!("{head}{}{behind}", "x".repeat(size - head.len()));
        let scan = scan(body.as_bytes(), Some(header));
        assert_eq!(scan.parts.len(), 2, "{size}");
        let defect = scan
            .defect(Kind::BoundaryMismatch)
            .expect("the damaged delimiter");
        assert_eq!(defect.span.start, size + 2, "{size}");
    }
}

#[test]
fn utf16_is_named_whatever_its_size() {
    let text: Vec<u8> = "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n"
        .repeat(10_000)
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let found = quickly("UTF-16", &text);
    assert_eq!(found.defects[0].kind, Kind::NotMultipart);
}

/// Bodies made of the pieces a scanner looks for, in any order.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&'static [u8]> = vec![
        b"--AaB03x",
        b"AaB03x",
        b"--",
        b"-",
        b"\r\n",
        b"\n",
        b"\r",
        b" ",
        b"\t",
        b"Content-Disposition",
        b"Content-Type: a/b",
        b": ",
        b"form-data",
        b"; ",
        b"name=",
        b"filename=",
        b"filename*=",
        b"\"",
        b"'",
        b"\\",
        b"key",
        b"\xef\xbb\xbf",
        b"\xff",
        b"\0",
        b"\\r\\n",
    ];
    let piece = prop_oneof![
        8 => proptest::sample::select(pieces).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..5),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn whatever_comes_every_span_lies_in_its_text(body in body(), header in body(), known in 0..3) {
        let value = match known {
            0 => None,
            1 => Some(HEADER.to_vec()),
            _ => Some([b"multipart/form-data; boundary=".as_slice(), &header].concat()),
        };
        let found = scan(&body, value.as_deref());
        let within = |span: postdoc::text::Span| span.end <= body.len();
        prop_assert!(found.parts.iter().all(|part| within(part.span) && within(part.value)));
        prop_assert!(found.delimiters.iter().all(|delimiter| within(delimiter.span)));
        prop_assert!(within(found.preamble) && within(found.epilogue));
        for pair in found.parts.windows(2) {
            prop_assert!(pair[0].value.end <= pair[1].span.start, "parts overlap: {:?}", pair);
        }
        for defect in &found.defects {
            let length = match defect.within {
                postdoc::cos::multipart::Within::Header => value.as_ref().map_or(0, Vec::len),
                postdoc::cos::multipart::Within::Body => body.len(),
            };
            prop_assert!(defect.line <= defect.span.start && defect.span.end <= length, "{:?}", defect);
        }
    }

    #[test]
    fn random_bytes_are_never_a_form(body in proptest::collection::vec(any::<u8>(), 0..400)) {
        let found = scan(&body, Some(HEADER));
        prop_assert!(found.defects.iter().any(|defect| defect.must));
    }
}
