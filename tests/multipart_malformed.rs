//! Malformed bodies: each row breaks one thing in a sound body, and the scanner must name that thing, at
//! that byte, once, and still read the form as its sender meant it.
//!
//! A row replaces the n-th `find` by `put`; `§` in `put` marks the byte where the sender erred. `@` stands for
//! the boundary, `¶` for CRLF. Every row runs with several boundaries.

use postdoc::cos::multipart::{Kind, Scan, Within, scan};

const BOUNDARIES: [&str; 4] = [
    "AaB03x",
    "----WebKitFormBoundary7MA4YWxkTrZu0gW",
    "------------------------d74496d66958873e",
    "6f1ed002ab5595859014ebf0951522d9a3d7c1",
];

/// A sound form.
const SOUND: &str = "--@¶Content-Disposition: form-data; name=\"key\"¶¶folder/photo.jpg¶\
    --@¶Content-Disposition: form-data; name=\"policy\"¶¶eyJjb25kaXRpb25zIjpbXX0=¶\
    --@¶Content-Disposition: form-data; name=\"q-ak\"¶¶AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q¶\
    --@¶Content-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"¶\
    Content-Type: image/jpeg¶¶\u{1}\nbinary\r--data¶--@--¶";

/// Whether the form is still read as meant: all four fields with their values, or not looked at.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Kept,
    Other,
}
use Form::{Kept, Other};

/// Which departure, and whether a MUST is broken.
type Row = (&'static str, usize, &'static str, &'static str, Kind, bool, Form);

/// Builds the body of a row, and the marked offset.
fn build(row: &Row, boundary: &str) -> (Vec<u8>, usize) {
    let (name, nth, find, put, ..) = row;
    let (at, _) = SOUND
        .match_indices(find)
        .nth(*nth)
        .unwrap_or_else(|| panic!("{name}: {find:?} stands not {nth} times in the sound body"));
    let text = format!("{}{put}{}", &SOUND[..at], &SOUND[at + find.len()..]);
    let text = text.replace('@', boundary).replace('¶', "\r\n");
    let mark = text.find('§').unwrap_or_else(|| panic!("{name}: no mark"));
    (text.replace('§', "").into_bytes(), mark)
}

fn names(scan: &Scan) -> Vec<String> {
    scan.parts
        .iter()
        .map(|part| part.name.as_ref().map_or_else(String::new, |name| name.text.clone()))
        .collect()
}

fn values(body: &[u8], scan: &Scan) -> Vec<Vec<u8>> {
    scan.parts
        .iter()
        .map(|part| body[part.value.start..part.value.end].to_vec())
        .collect()
}

fn assert_kept(name: &str, body: &[u8], scan: &Scan) {
    assert_eq!(names(scan), ["key", "policy", "q-ak", "file"], "{name}");
    let want: [&[u8]; 4] = [
        b"folder/photo.jpg",
        b"eyJjb25kaXRpb25zIjpbXX0=",
        b"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
        b"\x01\nbinary\r--data",
    ];
    assert_eq!(values(body, scan), want, "{name}");
}

fn check(row: &Row, boundary: &str) {
    let (name, _, _, _, kind, must, form) = row;
    let (body, mark) = build(row, boundary);
    let header = format!("multipart/form-data; boundary={boundary}");
    let scan = scan(&body, Some(header.as_bytes()));
    let shown = String::from_utf8_lossy(&body);
    let told: Vec<_> = scan
        .defects
        .iter()
        .map(|defect| (defect.kind, defect.span.start, defect.must, defect.within))
        .collect();
    assert_eq!(
        told,
        [(*kind, mark, *must, Within::Body)],
        "{name} (boundary {boundary})\n{shown}\n{:#?}",
        scan.defects
    );
    if *form == Kept {
        assert_kept(name, &body, &scan);
    }
}

const OPENING: &[Row] = &[
    ("first boundary without its two dashes", 0, "--@¶", "§@¶", Kind::NoOpeningBoundary, true, Kept),
    ("first boundary with one dash", 0, "--@¶", "§-@¶", Kind::NoOpeningBoundary, true, Kept),
    ("first boundary with three dashes", 0, "--@¶", "§---@¶", Kind::NoOpeningBoundary, true, Kept),
    ("first boundary absent", 0, "--@¶", "§", Kind::NoOpeningBoundary, true, Kept),
    ("blank before the first boundary", 0, "--@¶", "§ --@¶", Kind::NoOpeningBoundary, true, Kept),
    ("byte order mark before the first boundary", 0, "--@¶", "§\u{feff}--@¶", Kind::NoOpeningBoundary, true, Kept),
    ("text before the first boundary on its line", 0, "--@¶", "junk§--@¶", Kind::NoOpeningBoundary, true, Kept),
    ("first boundary in quotes", 0, "--@¶", "--§\"@\"¶", Kind::NoOpeningBoundary, true, Kept),
    ("first boundary goes on", 0, "--@¶", "--@§zz¶", Kind::NoOpeningBoundary, true, Kept),
    ("blank between the dashes and the first boundary", 0, "--@¶", "--§ @¶", Kind::NoOpeningBoundary, true, Kept),
];

const MIDDLE: &[Row] = &[
    ("no line break before the second boundary", 0, "photo.jpg¶--@", "photo.jpg§--@", Kind::BoundaryInData, true, Kept),
    ("no line break before the third boundary", 0, "X0=¶--@", "X0=§--@", Kind::BoundaryInData, true, Kept),
    ("no line break before the file's boundary", 0, "U5q¶--@", "U5q§--@", Kind::BoundaryInData, true, Kept),
    ("LF before the second boundary", 0, "photo.jpg¶--@", "photo.jpg§\n--@", Kind::LineEndings, true, Kept),
    ("CR before the second boundary", 0, "photo.jpg¶--@", "photo.jpg§\r--@", Kind::LineEndings, true, Kept),
    ("LF behind the second boundary", 1, "--@¶", "--@§\n", Kind::LineEndings, true, Kept),
    ("CR behind the second boundary", 1, "--@¶", "--@§\r", Kind::LineEndings, true, Kept),
    ("LF behind the first boundary", 0, "--@¶", "--@§\n", Kind::LineEndings, true, Kept),
    ("LF behind the file's boundary", 3, "--@¶", "--@§\n", Kind::LineEndings, true, Kept),
    ("CR CR LF behind the second boundary", 1, "--@¶", "--@§\r¶", Kind::LineEndings, true, Kept),
    ("no line break behind the second boundary", 1, "--@¶", "--@§", Kind::LineEndings, true, Kept),
    ("a blank in place of the line break behind the second boundary", 1, "--@¶", "--@§ ", Kind::LineEndings, true, Kept),
    ("second boundary without dashes", 1, "--@¶", "§@¶", Kind::BoundaryMismatch, true, Kept),
    ("file's boundary without dashes", 3, "--@¶", "§@¶", Kind::BoundaryMismatch, true, Kept),
    ("second boundary with one dash", 1, "--@¶", "§-@¶", Kind::BoundaryMismatch, true, Kept),
    ("second boundary with three dashes", 1, "--@¶", "§---@¶", Kind::BoundaryMismatch, true, Kept),
    ("third boundary with four dashes", 2, "--@¶", "§----@¶", Kind::BoundaryMismatch, true, Kept),
    ("second boundary with a letter too many", 1, "--@¶", "--@§z¶", Kind::BoundaryMismatch, true, Kept),
    ("second boundary with closing dashes", 1, "--@¶", "--@§--¶", Kind::BoundaryMismatch, true, Kept),
    ("file's boundary with closing dashes", 3, "--@¶", "--@§--¶", Kind::BoundaryMismatch, true, Kept),
    ("second boundary with one dash behind", 1, "--@¶", "--@§-¶", Kind::BoundaryMismatch, true, Kept),
    ("second boundary in quotes", 1, "--@¶", "--§\"@\"¶", Kind::BoundaryMismatch, true, Kept),
    ("blank inside the second boundary", 1, "--@¶", "--§ @¶", Kind::BoundaryMismatch, true, Kept),
    ("blank before the second boundary", 1, "--@¶", "§ --@¶", Kind::BoundaryMismatch, true, Kept),
    ("tab before the second boundary", 1, "--@¶", "§\t--@¶", Kind::BoundaryMismatch, true, Kept),
    ("second boundary line left out", 1, "--@¶", "§", Kind::BoundaryMismatch, true, Kept),
    ("third boundary line left out", 2, "--@¶", "§", Kind::BoundaryMismatch, true, Kept),
    ("a semicolon behind the second boundary", 1, "--@¶", "--@§;¶", Kind::BoundaryMismatch, true, Kept),
    ("the boundary stands inside the file as a delimiter", 0, "binary", "binary¶§--@¶more of it", Kind::BoundaryInData, true, Other),
    ("the close delimiter stands inside the file", 0, "binary", "binary¶§--@--¶more of it", Kind::BoundaryInData, true, Other),
    ("a line of the file begins with the boundary", 0, "binary", "binary¶§--@-more of it", Kind::BoundaryInData, false, Other),
    ("a line of a value begins with the boundary", 0, "folder", "x¶§--@-more¶folder", Kind::BoundaryInData, false, Other),
];

const CLOSING: &[Row] = &[
    ("no close delimiter", 0, "¶--@--¶", "§", Kind::NoClosingBoundary, true, Kept),
    ("no close delimiter behind the last line end", 0, "¶--@--¶", "¶§", Kind::NoClosingBoundary, true, Other),
    ("close delimiter without closing dashes", 0, "--@--¶", "--@§¶", Kind::NoClosingBoundary, true, Kept),
    ("close delimiter without closing dashes or line end", 0, "--@--¶", "--@§", Kind::NoClosingBoundary, true, Kept),
    ("close delimiter with one closing dash", 0, "--@--¶", "--@-§¶", Kind::NoClosingBoundary, true, Kept),
    ("close delimiter without leading dashes", 0, "--@--¶", "§@--¶", Kind::NoClosingBoundary, true, Kept),
    ("close delimiter with one leading dash", 0, "--@--¶", "§-@--¶", Kind::NoClosingBoundary, true, Kept),
    ("close delimiter with three leading dashes", 0, "--@--¶", "§---@--¶", Kind::NoClosingBoundary, true, Kept),
    ("blank before the closing dashes", 0, "--@--¶", "--@§ --¶", Kind::NoClosingBoundary, true, Kept),
    ("blank behind the leading dashes", 0, "--@--¶", "--§ @--¶", Kind::NoClosingBoundary, true, Kept),
    ("no line break before the close delimiter", 0, "¶--@--¶", "§--@--¶", Kind::BoundaryInData, true, Kept),
    ("LF before the close delimiter", 0, "¶--@--¶", "§\n--@--¶", Kind::LineEndings, true, Kept),
    ("CR before the close delimiter", 0, "¶--@--¶", "§\r--@--¶", Kind::LineEndings, true, Kept),
    ("text behind the close delimiter", 0, "--@--¶", "--@--§junk", Kind::NoClosingBoundary, false, Kept),
    ("three closing dashes", 0, "--@--¶", "--@--§-¶", Kind::NoClosingBoundary, false, Kept),
    ("cut inside the close delimiter", 0, "--@--¶", "--§", Kind::Truncated, true, Other),
    ("close delimiter in quotes", 0, "--@--¶", "--§\"@\"--¶", Kind::NoClosingBoundary, true, Kept),
    ("closing dashes of another kind", 0, "--@--¶", "--@§\u{2013}¶", Kind::NoClosingBoundary, true, Kept),
];

const HEADERS: &[Row] = &[
    ("no blank line before a path", 0, "\"key\"¶¶", "\"key\"¶§", Kind::NoBlankLine, true, Kept),
    ("no blank line before base64", 0, "\"policy\"¶¶", "\"policy\"¶§", Kind::NoBlankLine, true, Kept),
    ("no blank line before the file", 0, "image/jpeg¶¶", "image/jpeg¶§", Kind::NoBlankLine, true, Kept),
    ("no blank line before a URL", 0, "\"key\"¶¶folder", "\"key\"¶§http://folder", Kind::NoBlankLine, true, Other),
    ("no blank line before a value with a colon", 0, "\"key\"¶¶folder", "\"key\"¶§date: folder", Kind::NoBlankLine, true, Other),
    ("no blank line before JSON", 0, "\"key\"¶¶folder", "\"key\"¶§{\"a\": folder", Kind::NoBlankLine, true, Other),
    ("no blank line and no value", 0, "\"key\"¶¶folder/photo.jpg¶", "\"key\"¶§", Kind::NoBlankLine, true, Other),
    ("one line break for an empty value", 0, "\"key\"¶¶folder/photo.jpg¶", "\"key\"¶¶§", Kind::NoBlankLine, false, Other),
    ("blank line holds a blank", 0, "\"key\"¶¶", "\"key\"¶§ ¶", Kind::NoBlankLine, true, Kept),
    ("blank line holds a tab", 0, "\"key\"¶¶", "\"key\"¶§\t¶", Kind::NoBlankLine, true, Kept),
    ("LF behind a header", 0, "\"key\"¶¶", "\"key\"§\n¶", Kind::LineEndings, true, Kept),
    ("CR behind a header", 0, "\"key\"¶¶", "\"key\"§\r¶", Kind::LineEndings, true, Kept),
    ("LF as blank line", 0, "\"key\"¶¶", "\"key\"¶§\n", Kind::LineEndings, true, Kept),
    ("LF behind the file's first header", 0, "filename=\"photo.jpg\"¶", "filename=\"photo.jpg\"§\n", Kind::LineEndings, true, Kept),
    ("LF behind the file's second header", 0, "image/jpeg¶", "image/jpeg§\n", Kind::LineEndings, true, Kept),
    ("CR CR LF behind a header", 0, "\"key\"¶¶", "\"key\"§\r¶¶", Kind::LineEndings, true, Kept),
    ("blank line right behind the boundary", 0, "--@¶Content", "--@¶§¶Content", Kind::PartHeader, true, Kept),
    ("header without colon", 0, "Content-Disposition: ", "Content-Disposition§ ", Kind::PartHeader, true, Kept),
    ("header with = for the colon", 0, "Content-Disposition: ", "Content-Disposition§=", Kind::PartHeader, true, Kept),
    ("header with a full-width colon", 0, "Content-Disposition: ", "Content-Disposition§\u{ff1a}", Kind::PartHeader, true, Kept),
    ("header with a semicolon for the colon", 0, "Content-Disposition: ", "Content-Disposition§; ", Kind::PartHeader, true, Kept),
    ("Content-Type without colon", 0, "Content-Type: ", "Content-Type§ ", Kind::PartHeader, true, Kept),
    ("blank before the colon", 0, "Content-Disposition: ", "Content-Disposition§ : ", Kind::PartHeader, false, Kept),
    ("blank before the header", 0, "Content-Disposition: ", "§ Content-Disposition: ", Kind::PartHeader, true, Kept),
    ("a stray line above the headers", 0, "Content-Disposition: ", "§stray line¶Content-Disposition: ", Kind::PartHeader, true, Kept),
    ("a header without name", 0, "Content-Disposition: ", "§: ", Kind::Disposition, true, Kept),
    ("only the header's value", 0, "Content-Disposition: ", "§", Kind::Disposition, true, Kept),
    ("base64 announced for the file", 0, "image/jpeg¶", "image/jpeg¶Content-Transfer-Encoding: §base64¶", Kind::PartHeader, false, Kept),
    ("quoted-printable announced for the file", 0, "image/jpeg¶", "image/jpeg¶Content-Transfer-Encoding: §quoted-printable¶", Kind::PartHeader, false, Kept),
];

const DISPOSITION: &[Row] = &[
    ("no Content-Disposition, another header", 0, "Content-Disposition: form-data; name=\"key\"", "§Content-Type: text/plain", Kind::Disposition, true, Other),
    ("no headers at all", 0, "Content-Disposition: form-data; name=\"key\"¶", "§", Kind::Disposition, true, Other),
    ("no headers and no blank line", 0, "Content-Disposition: form-data; name=\"key\"¶¶", "§", Kind::Disposition, true, Other),
    ("Content-Disposition twice", 0, "\"key\"¶¶", "\"key\"¶§Content-Disposition: form-data; name=\"key\"¶¶", Kind::Disposition, true, Kept),
    ("Content-Disposition twice with another name", 0, "\"key\"¶¶", "\"key\"¶§Content-Disposition: form-data; name=\"other\"¶¶", Kind::Disposition, true, Kept),
    ("misspelt header: Disposion", 0, "Content-Disposition", "§Content-Dispositon", Kind::Disposition, true, Kept),
    ("misspelt header: underscore", 0, "Content-Disposition", "§Content_Disposition", Kind::Disposition, true, Kept),
    ("misspelt header: no hyphen", 0, "Content-Disposition", "§ContentDisposition", Kind::Disposition, true, Kept),
    ("misspelt header: Contents", 0, "Content-Disposition", "§Contents-Disposition", Kind::Disposition, true, Kept),
    ("type attachment", 0, "form-data", "§attachment", Kind::Disposition, true, Kept),
    ("type file", 3, "form-data", "§file", Kind::Disposition, true, Kept),
    ("type formdata", 0, "form-data", "§formdata", Kind::Disposition, true, Kept),
    ("type form_data", 0, "form-data", "§form_data", Kind::Disposition, true, Kept),
    ("type in quotes", 0, "form-data", "§\"form-data\"", Kind::Disposition, true, Kept),
    ("type missing", 0, "form-data; ", "§", Kind::Disposition, true, Kept),
    ("type empty", 0, "form-data; ", "§; ", Kind::Disposition, true, Kept),
    ("comma for the semicolon", 0, "form-data; name", "form-data§, name", Kind::Disposition, true, Kept),
    ("no semicolon", 0, "form-data; name", "form-data§ name", Kind::Disposition, true, Kept),
    ("colon for the semicolon", 0, "form-data; name", "form-data§: name", Kind::Disposition, true, Kept),
    ("comma between name and filename", 0, "\"file\"; ", "\"file\"§, ", Kind::Disposition, true, Kept),
    ("name twice", 0, "name=\"key\"", "name=\"key\"; §name=\"other\"", Kind::Disposition, false, Kept),
    ("unquoted name with a slash", 0, "name=\"key\"", "name=§a/b", Kind::Disposition, false, Other),
    ("unquoted name with a blank", 0, "name=\"key\"", "name=§a b", Kind::Disposition, false, Other),
    ("text behind the closing quote", 0, "name=\"key\"", "name=\"key\"§x", Kind::Disposition, false, Kept),
    ("blanks around =", 0, "name=\"key\"", "name§ = \"key\"", Kind::Disposition, false, Kept),
    ("only filename*", 0, "filename=\"photo.jpg\"", "filename*=§utf-8''photo.jpg", Kind::Disposition, false, Kept),
];

const NAME: &[Row] = &[
    ("no name", 0, "form-data; name=\"key\"", "form-data§", Kind::NameMissing, true, Other),
    ("no name on the file", 0, "form-data; name=\"file\"; filename", "form-data§; filename", Kind::NameMissing, true, Other),
    ("empty name", 0, "name=\"key\"", "name=\"§\"", Kind::NameMissing, true, Other),
    ("empty name without quotes", 0, "name=\"key\"", "name=§", Kind::NameMissing, true, Other),
    ("name in single quotes", 0, "name=\"key\"", "name=§'key'", Kind::NameMissing, true, Kept),
    ("name in typographic quotes", 0, "name=\"key\"", "name=§\u{201c}key\u{201d}", Kind::NameMissing, true, Kept),
    ("closing quote of the name missing", 0, "name=\"key\"", "name=\"key§", Kind::NameMissing, true, Kept),
    ("closing quote missing before filename", 0, "name=\"file\"; filename", "name=\"file§; filename", Kind::NameMissing, true, Kept),
    ("closing quote of the filename missing", 0, "filename=\"photo.jpg\"", "filename=\"photo.jpg§", Kind::PartHeader, true, Kept),
    ("name with colon for =", 0, "name=\"key\"", "name§:\"key\"", Kind::NameMissing, true, Other),
    ("name with a blank for =", 0, "name=\"key\"", "name§ \"key\"", Kind::NameMissing, true, Other),
    ("name* in place of name", 0, "name=\"key\"", "§name*=utf-8''key", Kind::NameMissing, true, Other),
    ("raw CRLF in the name", 0, "name=\"key\"", "name=\"k§¶ey\"", Kind::PartHeader, true, Other),
    ("raw LF in the name", 0, "name=\"key\"", "name=\"k§\ney\"", Kind::PartHeader, true, Other),
    ("NUL in the name", 0, "name=\"key\"", "name=\"k§\0ey\"", Kind::NameMissing, false, Other),
];

#[test]
fn every_malformation_is_named_once_at_the_senders_byte() {
    let rows: Vec<&Row> = [OPENING, MIDDLE, CLOSING, HEADERS, DISPOSITION, NAME]
        .into_iter()
        .flatten()
        .collect();
    let mut failed = Vec::new();
    for row in &rows {
        for boundary in BOUNDARIES {
            if let Err(error) = std::panic::catch_unwind(|| check(row, boundary)) {
                let text = error.downcast_ref::<String>().cloned().unwrap_or_default();
                failed.push(format!("{}: {text}", row.0));
                break;
            }
        }
    }
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), rows.len(), failed.join("\n\n"));
    assert!(rows.len() >= 120, "{} rows", rows.len());
}
