//! Mistakes that concern the body as a whole, or the request's Content-Type: line ends throughout, another
//! boundary than the header's, a body that is something else.

use crate::cos::tables::{table, unescape};
use postdoc::cos::multipart::{Content, Kind, Scan, Within, built_by, scan};

const B: &str = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

fn form(boundary: &str) -> String {
    format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nphoto.jpg\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\n\
         Content-Type: image/jpeg\r\n\r\nbinary\r\n--{boundary}--\r\n"
    )
}

fn header(boundary: &str) -> String {
    format!("multipart/form-data; boundary={boundary}")
}

fn names(scan: &Scan) -> Vec<&str> {
    scan.parts
        .iter()
        .filter_map(|part| part.name.as_ref().map(|name| name.text.as_str()))
        .collect()
}

/// The one defect of a scan whose form is nevertheless read.
fn one(scan: &Scan, why: &str) -> (Kind, Within, usize) {
    assert_eq!(scan.defects.len(), 1, "{why}: {:#?}", scan.defects);
    assert_eq!(names(scan), ["key", "file"], "{why}");
    let defect = &scan.defects[0];
    (defect.kind, defect.within, defect.span.start)
}

#[test]
fn a_body_with_other_line_ends_throughout_is_one_mistake() {
    for (ends, bytes) in [("LF", "\n"), ("CR", "\r"), ("CR CR LF", "\r\r\n")] {
        for known in [Some(header(B)), None] {
            let body = form(B).replace("\r\n", bytes);
            let scan = scan(body.as_bytes(), known.as_ref().map(String::as_bytes));
            let at = B.len() + 2;
            assert_eq!(one(&scan, ends), (Kind::LineEndings, Within::Body, at));
            assert!(
                scan.defects[0].count >= 9,
                "{ends}: {}",
                scan.defects[0].count
            );
            assert_eq!(scan.defects[0].wanted, b"\r\n");
            let value = scan.parts[0].value;
            assert_eq!(
                &body.as_bytes()[value.start..value.end],
                b"photo.jpg",
                "{ends}"
            );
        }
    }
}

#[test]
fn line_ends_written_as_backslash_letters_are_named() {
    for (escape, known) in [
        ("\\r\\n", true),
        ("\\r\\n", false),
        ("\\n", true),
        ("\\n", false),
    ] {
        let body = form(B).replace("\r\n", escape);
        let header = header(B);
        let scan = scan(body.as_bytes(), known.then_some(header.as_bytes()));
        assert_eq!(scan.defects.len(), 1, "{:?}", scan.defects);
        let defect = &scan.defects[0];
        assert_eq!(
            (defect.kind, defect.span.start),
            (Kind::LineEndings, B.len() + 2)
        );
    }
}

#[test]
fn headers_with_lf_between_right_delimiters_are_one_mistake() {
    let body = form(B)
        .replace("\"key\"\r\n\r\n", "\"key\"\n\n")
        .replace("photo.jpg\"\r\n", "photo.jpg\"\n")
        .replace("image/jpeg\r\n\r\n", "image/jpeg\n\n");
    let scan = scan(body.as_bytes(), Some(header(B).as_bytes()));
    let at = body
        .find('\n')
        .and_then(|first| body[first + 1..].find('\n').map(|next| first + 1 + next));
    assert_eq!(
        one(&scan, "LF in headers"),
        (Kind::LineEndings, Within::Body, at.unwrap())
    );
    assert_eq!(scan.defects[0].count, 5);
}

#[test]
fn another_boundary_in_the_header_is_shown_with_its_first_difference() {
    let rows: &[(&str, &str, usize, &str)] = &[
        ("AaB03X", "AaB03x", 5, "header-case"),
        ("aab03x", "AaB03x", 0, "header-case"),
        ("AaB04x", "AaB03x", 4, "header-slip"),
        ("AaB03", "AaB03x", 5, "header-slip"),
        ("AaB03xy", "AaB03x", 6, "header-slip"),
        ("AaB03x-and-more", "AaB03x", 6, "header-cut"),
        ("--AaB03x", "AaB03x", 0, "header-dashes"),
        ("AaB03x", "----AaB03x", 0, "header-dashes"),
        ("----WebKitX", "--WebKitX", 2, "header-dashes"),
        ("'AaB03x'", "AaB03x", 0, "header-quotes"),
        ("AaB03x", "\"AaB03x\"", 0, "header-quotes"),
        (
            "----WebKitFormBoundaryABCDEFGHIJKLMNOP",
            "----WebKitFormBoundary0123456789abcdef",
            22,
            "header-other",
        ),
        ("something-else", "AaB03x", 0, "header-other"),
    ];
    for (announced, used, at, how) in rows {
        let body = form(used);
        let scan = scan(body.as_bytes(), Some(header(announced).as_bytes()));
        let why = format!("{announced} against {used}");
        let (kind, within, start) = one(&scan, &why);
        assert_eq!(
            (kind, within),
            (Kind::BoundaryMismatch, Within::Body),
            "{why}"
        );
        assert_eq!(start, 2, "{why}");
        assert_eq!(scan.defects[0].wanted, announced.as_bytes(), "{why}");
        let compared = scan.compared.unwrap();
        assert_eq!((compared.at, scan.defects[0].shape), (*at, *how), "{why}");
        let text = &header(announced)[compared.header.start..compared.header.end];
        assert_eq!(&text, announced, "{why}");
        assert_eq!(
            &body[compared.body.start..compared.body.end],
            *used,
            "{why}"
        );
        assert!(
            scan.boundary.is_some_and(|boundary| boundary.guessed),
            "{why}"
        );
    }
}

#[test]
fn delimiters_without_their_dashes_throughout_are_one_mistake_at_the_first_byte() {
    let body = form(B).replace(&format!("--{B}"), B);
    let scan = scan(body.as_bytes(), Some(header(B).as_bytes()));
    let (kind, _, start) = one(&scan, "no dashes");
    assert!(
        matches!(kind, Kind::NoOpeningBoundary | Kind::BoundaryMismatch),
        "{kind:?}"
    );
    assert!(start <= 2, "{start}");
    let body = form("AaB03x").replace("--AaB03x", "AaB03x");
    let scan = self::scan(body.as_bytes(), Some(header("AaB03x").as_bytes()));
    assert_eq!(
        one(&scan, "no dashes"),
        (Kind::NoOpeningBoundary, Within::Body, 0)
    );
}

#[test]
fn a_wrong_content_type_is_told_at_its_place_in_the_header() {
    let text = include_str!("../../data/multipart/content_type.txt");
    for row in table(text) {
        let [value, boundary, kind, must] = row[..] else {
            panic!("not a row: {row:?}");
        };
        let boundary = &unescape(boundary).replace('%', &"x".repeat(70));
        let value = unescape(value).replace('@', boundary);
        let value = value.replace('%', &"x".repeat(70));
        let mark = value.find('§').unwrap();
        let value = value.replace('§', "");
        let body = form(boundary);
        let scan = scan(body.as_bytes(), Some(value.as_bytes()));
        let told: Vec<_> = scan
            .defects
            .iter()
            .map(|defect| {
                let kind = format!("{:?}", defect.kind);
                (kind, defect.within, defect.must, defect.span.start)
            })
            .collect();
        let want = (kind.to_owned(), Within::Header, must == "must", mark);
        assert_eq!(told, [want], "{value}\n{:#?}", scan.defects);
        assert_eq!(names(&scan), ["key", "file"], "{value}");
    }
}

#[test]
fn a_right_content_type_has_no_defect() {
    let rows = [
        ("multipart/form-data; boundary=AaB03x", "AaB03x"),
        ("Multipart/Form-Data; Boundary=AaB03x", "AaB03x"),
        ("multipart/form-data;boundary=AaB03x", "AaB03x"),
        ("multipart/form-data ; boundary=AaB03x", "AaB03x"),
        ("multipart/form-data; boundary=\"AaB03x\"", "AaB03x"),
        (
            "multipart/form-data; boundary=\"a b:c/d?e=f,g\"",
            "a b:c/d?e=f,g",
        ),
        (
            "multipart/form-data; boundary=\"===============0688100289==\"",
            "===============0688100289==",
        ),
        ("multipart/form-data; boundary=\"Aa\\B03x\"", "AaB03x"),
        (
            "multipart/form-data; charset=utf-8; boundary=AaB03x",
            "AaB03x",
        ),
        (
            "multipart/form-data; boundary=AaB03x; charset=utf-8",
            "AaB03x",
        ),
        ("multipart/form-data; boundary=AaB03x;", "AaB03x"),
        (
            "multipart/form-data; boundary=AaB03x; boundary=AaB03x",
            "AaB03x",
        ),
        ("  multipart/form-data; boundary=AaB03x  ", "AaB03x"),
        ("multipart/form-data; boundary=a", "a"),
        ("multipart/form-data; boundary='AaB03x'", "'AaB03x'"),
    ];
    for (value, boundary) in rows {
        let body = form(boundary);
        let scan = scan(body.as_bytes(), Some(value.as_bytes()));
        assert_eq!(scan.defects, [], "{value}");
        assert_eq!(names(&scan), ["key", "file"], "{value}");
    }
}

#[test]
fn a_body_that_is_something_else_is_named() {
    let header = header("AaB03x");
    let utf16: Vec<u8> = form("AaB03x")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = [b"\xff\xfe".as_slice(), &utf16].concat();
    // So many bytes are looked at; what the last of them cuts in two is no broken letter.
    let (blanks, letters) = (b" ".repeat(4096), format!("a{}", "é".repeat(2048)));
    let rows: &[(&[u8], Content)] = &[
        (b"", Content::Empty),
        (b"\r\n", Content::Empty),
        (b"{\"key\":\"a\"}", Content::Json),
        (b"  [1,2]", Content::Json),
        (b"key=photo.jpg&policy=eyJ9", Content::UrlEncoded),
        (b"key=photo.jpg", Content::UrlEncoded),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Content::File),
        (b"\x89PNG\r\n\x1a\n\0\0", Content::File),
        (b"PK\x03\x04\x14\0", Content::File),
        (b"hello, world", Content::Text),
        (b"[object FormData]", Content::Text),
        (b"<html></html>", Content::Text),
        (b"=b", Content::Text),
        (b"ab", Content::Text),
        (b"a/b=c", Content::Text),
        (b"a:b=c", Content::Text),
        (b"a=b c", Content::Text),
        (b"a=\"b\"", Content::Text),
        (b"\xef\xbb\xbf{}", Content::Json),
        (b"a\x01b", Content::File),
        (b"ab\xe3", Content::File),
        (b"\0\0", Content::File),
        (&blanks, Content::Empty),
        (letters.as_bytes(), Content::Text),
        (&utf16, Content::Utf16),
        (&marked, Content::Utf16),
    ];
    for (body, what) in rows {
        for known in [Some(header.as_bytes()), None] {
            let scan = scan(body, known);
            let shown = String::from_utf8_lossy(body);
            if *what != Content::Text || *body != b"[object FormData]" {
                assert_eq!(scan.content, Some(*what), "{shown}");
            }
            assert_eq!(scan.defects.len(), 1, "{shown}: {:?}", scan.defects);
            let kind = if *what == Content::Empty {
                Kind::Empty
            } else {
                Kind::NotMultipart
            };
            assert_eq!(scan.defects[0].kind, kind, "{shown}");
            assert!(scan.defects[0].must);
        }
    }
}

#[test]
fn a_form_without_parts_is_only_unusual() {
    let scan = scan(b"--AaB03x--\r\n", Some(header("AaB03x").as_bytes()));
    assert_eq!(scan.defects.len(), 1);
    assert_eq!(
        (scan.defects[0].kind, scan.defects[0].must),
        (Kind::Empty, false)
    );
}

#[test]
fn the_boundarys_shape_tells_who_built_the_body() {
    let rows = [
        (B, "webkit"),
        ("---------------------------41184676334", "firefox"),
        (
            "----geckoformboundary1ed8a4b8fb3d1bc4a5a0c2a2c1c4c2a0",
            "firefox",
        ),
        ("------------------------d74496d66958873e", "curl"),
        ("3f8c1b1e-6f0d-4f0d-9f53-0c6d1f0a6f3b", "okhttp"),
        ("6f1ed002ab5595859014ebf0951522d9", "python-requests"),
        (
            "--------------------------014357349541276481392478",
            "postman",
        ),
        (
            "f2ee1a3d4cf9fc1ee3b8a7c5d7a2bb4d1c0e9f8a7b6c5d4e3f2a1b0c9d8e",
            "go",
        ),
        ("----formdata-undici-052829112163", "undici"),
        ("===============0688100289==", "python-email"),
        ("AaB03x", "hand"),
        ("MyBoundary", "hand"),
        ("----", "unknown"),
        ("---------------------------", "unknown"),
        (
            "--------------------------01435734954127648139247",
            "unknown",
        ),
        (
            "--------------------------01435734954127648139247a",
            "unknown",
        ),
        ("------------------------d74496d66958873", "unknown"),
        ("------------------------d74496d66958873_", "unknown"),
        ("3f8c1b1e-6f0d-4f0d-9f53-0c6d1f0a6f3z", "unknown"),
        ("a-word-of-just-24-letter", "hand"),
        ("a-word-of-more-than-24-let", "unknown"),
    ];
    for (boundary, builder) in rows {
        assert_eq!(built_by(boundary.as_bytes()), builder, "{boundary}");
    }
}

#[test]
fn of_one_kind_sixteen_are_told_and_the_last_counts_the_rest() {
    let parts: String = (0..40)
        .map(|number| {
            format!("--{B}\r\nContent-Disposition: form-data; name=a[{number}]\r\n\r\nx\r\n")
        })
        .collect();
    let body = form(B).replacen(&format!("--{B}\r\n"), &format!("{parts}--{B}\r\n"), 1);
    let scan = scan(body.as_bytes(), Some(header(B).as_bytes()));
    let counts: Vec<usize> = scan.defects.iter().map(|it| it.count).collect();
    assert_eq!(counts.len(), 16);
    assert_eq!((counts[14], counts[15]), (1, 25));
    // Another kind beside them is told as well.
    let body = body.replacen("name=\"key\"", "name=\"\"", 1);
    let scan = self::scan(body.as_bytes(), Some(header(B).as_bytes()));
    assert_eq!(scan.defects.len(), 17);
}

#[test]
fn what_is_wrong_with_a_disposition_is_called_by_its_name() {
    let whole = "form-data; name=\"key\"";
    for (find, put, shape, found) in [
        (whole, "; name=\"key\"", "type-missing", ""),
        (whole, "name=\"key\"", "type-missing", ""),
        (whole, "file; name=\"key\"", "type", "file"),
        (whole, "form-data , name=\"key\"", "separator", ","),
        ("name=\"key\"", "name:\"key\"", "no-equals", ":"),
        ("name=\"key\"", "name \"key\"", "no-equals", " "),
        ("name=\"key\"", "name=k[1]", "needs-quotes", "k[1]"),
        ("name=\"key\"", "name=my key", "broken-token", "my key"),
        ("name=\"key\"", "name=k\"ey", "broken-token", "k\"ey"),
        ("name=\"key\"", "name=\"key\u{7f}\"", "control", "\u{7f}"),
        ("name=\"key\"", "name=\"k\u{1}ey\"", "control", "\u{1}"),
    ] {
        let body = form(B).replacen(find, put, 1);
        let scan = scan(body.as_bytes(), Some(header(B).as_bytes()));
        let told: Vec<(&str, &str)> = (scan.defects.iter())
            .map(|it| (it.shape, &body[it.span.start..it.span.end]))
            .collect();
        assert_eq!(told, [(shape, found)], "{put:?}");
    }
}

#[test]
fn a_first_line_of_256_bytes_may_be_a_delimiter_and_a_longer_one_is_text() {
    for (length, guessed) in [(256, true), (257, false)] {
        let line = format!("--{}", "x".repeat(length - 2));
        let scan = scan(format!("{line}\r\nhello\r\n").as_bytes(), None);
        assert_eq!(scan.boundary.is_some(), guessed, "{length}");
    }
}

#[test]
fn a_damaged_delimiter_behind_another_line_end_is_two_mistakes() {
    let damaged = format!("photo.jpg\n-{B}\n");
    let body = form(B).replacen(&format!("photo.jpg\r\n--{B}\r\n"), &damaged, 1);
    let scan = scan(body.as_bytes(), Some(header(B).as_bytes()));
    let kinds: Vec<Kind> = scan.defects.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [Kind::LineEndings, Kind::BoundaryMismatch]);
    assert_eq!(scan.defects[0].count, 2);
}

#[test]
fn letters_of_another_case_are_shown_from_the_first_to_the_last() {
    let body = form("AaB03x").replacen("photo.jpg\r\n--AaB03x", "photo.jpg\r\n--Aab03X", 1);
    let scan = scan(body.as_bytes(), Some(header("AaB03x").as_bytes()));
    let wrong = scan.defects[0].span;
    let found = &body[wrong.start..wrong.end];
    assert_eq!((scan.defects.len(), found), (1, "b03X"));
}

#[test]
fn without_a_header_the_body_says_its_boundary_itself() {
    let plain = form("AaB03x").replace("--AaB03x", "AaB03x");
    for (body, boundary) in [
        (plain.as_str(), Some("AaB03x")),
        ("--AaB03x--\r\n", Some("AaB03x")),
        ("--", None),
    ] {
        let scan = scan(body.as_bytes(), None);
        let text = scan.boundary.map(|it| String::from_utf8(it.text).unwrap());
        assert_eq!(text.as_deref(), boundary, "{body}");
    }
    let begun = scan(b"--Aa", Some(header("AaB03x").as_bytes()));
    assert!(begun.boundary.is_some_and(|it| it.text == b"AaB03x"));
    let lost = scan(b"Content-Type: text/plain\r\n\r\nhello", None);
    assert_eq!(lost.defects[0].kind, Kind::NoOpeningBoundary);
}
