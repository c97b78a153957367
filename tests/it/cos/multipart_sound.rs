//! Right bodies: no error, and the same parts as two other readers. One is multer; the other is written here
//! from the grammar of RFC 2046 alone, without an eye for mistakes.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::cos::tables::{table, unescape};
use postdoc::cos::multipart::{Scan, scan};
use proptest::prelude::*;

/// Name, filename, content.
type Parts = Vec<(Option<String>, Option<String>, Vec<u8>)>;

/// Runs a future that never has to wait for anything.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

fn with_multer(body: &[u8], boundary: &str) -> Result<Parts, multer::Error> {
    block_on(async {
        let whole = Ok::<_, std::io::Error>(body.to_vec());
        let stream = futures_util::stream::iter([whole]);
        let mut reader = multer::Multipart::new(stream, boundary);
        let mut parts = Parts::new();
        while let Some(field) = reader.next_field().await? {
            let name = field.name().map(str::to_owned);
            let file = field.file_name().map(str::to_owned);
            parts.push((name, file, field.bytes().await?.to_vec()));
        }
        Ok(parts)
    })
}

/// The grammar of RFC 2046 section 5.1.1, read to the letter.
fn by_the_grammar(body: &[u8], boundary: &str) -> Option<Parts> {
    let find = |text: &[u8], needle: &[u8]| text.windows(needle.len()).position(|at| at == needle);
    let framed = [b"\r\n", body].concat();
    let delimiter = format!("\r\n--{boundary}");
    let mut rest: &[u8] = &framed;
    let mut parts = Parts::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    loop {
        let found = at + find(&rest[at..], delimiter.as_bytes())?;
        let behind = &rest[found + delimiter.len()..];
        let close = behind.starts_with(b"--");
        let behind = if close { &behind[2..] } else { behind };
        let padding = behind
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        let behind = &behind[padding..];
        if !(behind.starts_with(b"\r\n") || close && behind.is_empty()) {
            at = found + 1;
            continue;
        }
        if let Some(start) = open {
            let part = &rest[start..found];
            let end = find(part, b"\r\n\r\n")?;
            let head = String::from_utf8_lossy(&part[..end])
                .replace("\r\n ", " ")
                .replace("\r\n\t", " ");
            let line = head.lines().find(|line| {
                line.to_ascii_lowercase()
                    .starts_with("content-disposition:")
            })?;
            let value = |name: &str| {
                let start = line.to_ascii_lowercase().find(&format!(" {name}="))? + name.len() + 2;
                let text = &line[start..];
                Some(match text.strip_prefix('"') {
                    Some(text) => text[..text.find('"')?].to_owned(),
                    None => text.split(';').next()?.trim().to_owned(),
                })
            };
            parts.push((value("name"), value("filename"), part[end + 4..].to_vec()));
        }
        if close {
            return Some(parts);
        }
        rest = behind;
        open = Some(2);
        at = 0;
    }
}

fn ours(body: &[u8], scan: &Scan) -> Parts {
    scan.parts
        .iter()
        .map(|part| {
            (
                part.name.as_ref().map(|name| name.text.clone()),
                part.filename.as_ref().map(|name| name.text.clone()),
                body[part.value.start..part.value.end].to_vec(),
            )
        })
        .collect()
}

const FORM: &str = "--@¶Content-Disposition: form-data; name=\"key\"¶¶photo.jpg¶--@¶\
    Content-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"¶Content-Type: image/jpeg¶¶data¶--@--¶";

fn build(find: &str, put: &str, boundary: &str) -> String {
    assert!(FORM.contains(find), "{find}");
    FORM.replacen(find, put, 1)
        .replace('@', boundary)
        .replace('¶', "\r\n")
}

/// Checks one right body against the other two readers.
fn check(name: &str, body: &str, boundary: &str, header: Option<&str>, multer_reads: bool) {
    let why = format!("{name}, boundary {boundary}, header {header:?}");
    let scan = scan(body.as_bytes(), header.map(str::as_bytes));
    assert_eq!(scan.defects, [], "{why}");
    let parts = ours(body.as_bytes(), &scan);
    assert_eq!(parts.len(), 2, "{why}");
    if multer_reads {
        let other = with_multer(body.as_bytes(), boundary);
        assert_eq!(parts, other.unwrap(), "{why}: multer");
    }
    if !name.contains("semicolon") && !name.starts_with("upper-case") {
        let other = by_the_grammar(body.as_bytes(), boundary);
        assert_eq!(Some(parts), other, "{why}: grammar");
    }
}

#[test]
fn every_right_body_is_read_without_a_defect_and_like_the_others_read_it() {
    let rows: Vec<_> = table(include_str!("../../data/multipart/right.txt")).collect();
    assert!(rows.len() >= 53);
    for row in rows {
        let [name, find, put, multer] = row[..] else {
            panic!("not a row: {row:?}");
        };
        let (find, put) = (unescape(find), unescape(put));
        for boundary in ["AaB03x", "----WebKitFormBoundary7MA4YWxkTrZu0gW", "a", "0"] {
            let body = build(&find, &put, boundary);
            let header = format!("multipart/form-data; boundary={boundary}");
            for known in [Some(header.as_str()), None] {
                check(name, &body, boundary, known, multer == "multer");
            }
        }
    }
}

#[test]
fn quoted_pairs_and_paths_keep_the_name_that_was_meant() {
    let rows = [
        ("a\\\"b.jpg", "a\"b.jpg"),
        ("a\\\\b.jpg", "a\\b.jpg"),
        ("C:\\dir\\a.jpg", "C:\\dir\\a.jpg"),
        ("C:\\dir\\", "C:\\dir\\"),
        ("a%22b.jpg", "a%22b.jpg"),
        ("a\\\"; b.jpg", "a\"; b.jpg"),
    ];
    for (written, meant) in rows {
        let body = build("a.jpg", written, "AaB03x");
        let scan = scan(
            body.as_bytes(),
            Some(b"multipart/form-data; boundary=AaB03x"),
        );
        assert_eq!(scan.defects, [], "{written}");
        assert_eq!(scan.parts[1].filename.as_ref().unwrap().text, meant);
    }
}

#[test]
fn behind_a_filename_other_words_are_no_name() {
    for (written, meant) in [
        ("\"C:\\dir\\\"; size=1", "C:\\dir\\"),
        ("\"a.jpg\"b c", "a.jpg"),
    ] {
        let body = build("\"a.jpg\"", written, "AaB03x");
        let header: &[u8] = b"multipart/form-data; boundary=AaB03x";
        let scan = scan(body.as_bytes(), Some(header));
        assert_eq!(scan.defects, [], "{written}");
        assert_eq!(scan.parts[1].filename.as_ref().unwrap().text, meant);
    }
}

#[test]
fn folded_headers_are_one_header() {
    let body = build(
        "form-data; name=\"key\"",
        "form-data;¶ name=\"key\"",
        "AaB03x",
    );
    let scan = scan(
        body.as_bytes(),
        Some(b"multipart/form-data; boundary=AaB03x"),
    );
    assert_eq!(scan.defects, []);
    assert_eq!(scan.parts[0].name.as_ref().unwrap().text, "key");
}

#[test]
fn a_filename_that_is_not_utf8_is_no_defect() {
    let mut body = build("a.jpg", "XX.jpg", "AaB03x").into_bytes();
    let at = body.windows(2).position(|pair| pair == b"XX").unwrap();
    body[at] = 0xb2;
    body[at + 1] = 0xe2;
    let scan = scan(&body, Some(b"multipart/form-data; boundary=AaB03x"));
    assert_eq!(scan.defects, []);
}

#[test]
fn a_nested_multipart_is_the_value_of_its_part() {
    let inner = "--in¶Content-Disposition: attachment; filename=\"1\"¶¶one¶--in--";
    let put = format!("name=\"file\"¶Content-Type: multipart/mixed; boundary=in¶¶{inner}¶--@--¶");
    let (head, _) = FORM.split_once("name=\"file\"").unwrap();
    let body = format!("{head}{put}")
        .replace('@', "AaB03x")
        .replace('¶', "\r\n");
    let scan = scan(
        body.as_bytes(),
        Some(b"multipart/form-data; boundary=AaB03x"),
    );
    assert_eq!(scan.defects, []);
    assert_eq!(
        ours(body.as_bytes(), &scan)[1].2,
        inner.replace('¶', "\r\n").as_bytes()
    );
}

/// Values that are hard on a scanner: made of the pieces it looks for.
fn value() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\r\n".to_vec()),
        Just(b"\r".to_vec()),
        Just(b"\n".to_vec()),
        Just(b"--".to_vec()),
        Just(b"-".to_vec()),
        Just(b"AaB".to_vec()),
        Just(b"form-data".to_vec()),
        Just(b": ".to_vec()),
        Just(b"\0".to_vec()),
        proptest::collection::vec(any::<u8>(), 0..8),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_form_made_by_the_book_is_read_back(
        fields in proptest::collection::vec(("[a-zA-Z0-9*_.-]{1,12}", value(), any::<bool>()), 1..6),
        boundary in "[0-9A-Za-z'()+_,./:=?-]{6,40}",
    ) {
        let mut body = Vec::new();
        for (name, content, file) in &fields {
            let file = if *file { "; filename=\"f\"\r\nContent-Type: a/b" } else { "" };
            body.extend(format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").bytes());
            body.extend(content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{boundary}--\r\n").bytes());
        prop_assume!(fields.iter().all(|(_, content, _)| !content.windows(boundary.len()).any(|at| at == boundary.as_bytes())));
        let header = format!("multipart/form-data; boundary=\"{boundary}\"");
        let scan = scan(&body, Some(header.as_bytes()));
        prop_assert_eq!(&scan.defects, &[]);
        let got: Vec<_> = ours(&body, &scan).into_iter().map(|(name, file, content)| (name.unwrap(), content, file.is_some())).collect();
        prop_assert_eq!(got, fields);
    }
}
