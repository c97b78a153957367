//! Malformed bodies: each row breaks one thing in a sound body, and the scanner must name that thing, at
//! that byte, once, and still read the form as its sender meant it. The rows stand in
//! `data/multipart/malformed.txt`; every row runs with several boundaries.

use crate::cos::tables::{table, unescape};
use postdoc::cos::multipart::{Scan, Within, scan};

const BOUNDARIES: [&str; 5] = [
    "AaB03x",
    "----WebKitFormBoundary7MA4YWxkTrZu0gW",
    "------------------------d74496d66958873e",
    "6f1ed002ab5595859014ebf0951522d9a3d7c1",
    "===============0688100289==",
];

/// A sound form.
const SOUND: &str = "--@¶Content-Disposition: form-data; name=\"key\"¶¶folder/photo.jpg¶\
    --@¶Content-Disposition: form-data; name=\"policy\"¶¶eyJjb25kaXRpb25zIjpbXX0=¶\
    --@¶Content-Disposition: form-data; name=\"q-ak\"¶¶AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q¶\
    --@¶Content-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"¶\
    Content-Type: image/jpeg¶¶\u{1}\nbinary\r--data¶--@--¶";

/// One row of the table.
#[derive(Debug)]
struct Row {
    name: String,
    nth: usize,
    find: String,
    put: String,
    kind: String,
    must: bool,
    kept: bool,
}

fn rows() -> Vec<Row> {
    let read = |cells: Vec<&str>| match cells[..] {
        [name, nth, find, put, kind, must, kept] => Row {
            name: name.to_owned(),
            nth: nth.parse().unwrap(),
            find: unescape(find),
            put: unescape(put),
            kind: kind.to_owned(),
            must: must == "must",
            kept: kept == "kept",
        },
        _ => panic!("not a row: {cells:?}"),
    };
    table(include_str!("../../data/multipart/malformed.txt"))
        .map(read)
        .collect()
}

/// The body of a row, and the marked offset.
fn build(row: &Row, boundary: &str) -> (Vec<u8>, usize) {
    let (at, _) = SOUND
        .match_indices(&row.find)
        .nth(row.nth)
        .unwrap_or_else(|| panic!("{row:?}: does not fit the sound body"));
    let text = format!(
        "{}{}{}",
        &SOUND[..at],
        row.put,
        &SOUND[at + row.find.len()..]
    );
    let text = text.replace('@', boundary).replace('¶', "\r\n");
    let mark = text.find('§').unwrap_or_else(|| panic!("{row:?}: no mark"));
    (text.replace('§', "").into_bytes(), mark)
}

fn assert_kept(row: &Row, body: &[u8], scan: &Scan) {
    let fields: Vec<(&str, &[u8])> = scan
        .parts
        .iter()
        .map(|part| {
            let name = part.name.as_ref().map_or("", |name| name.text.as_str());
            (name, &body[part.value.start..part.value.end])
        })
        .collect();
    let want: [(&str, &[u8]); 4] = [
        ("key", b"folder/photo.jpg"),
        ("policy", b"eyJjb25kaXRpb25zIjpbXX0="),
        ("q-ak", b"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"),
        ("file", b"\x01\nbinary\r--data"),
    ];
    assert_eq!(fields, want, "{row:?}");
}

fn check(row: &Row, boundary: &str, header_known: bool) {
    let (body, mark) = build(row, boundary);
    let header = format!("multipart/form-data; boundary=\"{boundary}\"");
    let scan = scan(&body, header_known.then_some(header.as_bytes()));
    let told: Vec<_> = scan
        .defects
        .iter()
        .map(|defect| {
            let kind = format!("{:?}", defect.kind);
            (kind, defect.span.start, defect.must, defect.within)
        })
        .collect();
    assert_eq!(
        told,
        [(row.kind.clone(), mark, row.must, Within::Body)],
        "{}: {row:?} (boundary {boundary}, header known: {header_known})\n{}\n{:#?}",
        row.name,
        String::from_utf8_lossy(&body),
        scan.defects
    );
    if row.kept {
        assert_kept(row, &body, &scan);
    }
}

/// Runs all rows and tells of every one that fails.
fn check_all(header_known: bool) {
    let rows = rows();
    let mut failed = Vec::new();
    for row in &rows {
        for boundary in BOUNDARIES {
            let checked = std::panic::catch_unwind(|| check(row, boundary, header_known));
            if let Err(error) = checked {
                failed.push(error.downcast_ref::<String>().cloned().unwrap_or_default());
                break;
            }
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {} rows:\n{}",
        failed.len(),
        rows.len(),
        failed.join("\n\n")
    );
    assert!(rows.len() >= 130, "{} rows", rows.len());
}

#[test]
fn every_malformation_is_named_once_at_the_senders_byte() {
    check_all(true);
}

#[test]
fn every_malformation_is_named_without_the_header_too() {
    check_all(false);
}
