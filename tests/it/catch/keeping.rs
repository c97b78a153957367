//! What is kept of a body: everything that is small, the ends of what is large, never more than a bound.

use postdoc::catch::{Keeper, Kept};
use proptest::prelude::*;

use super::{BOUNDARY, body, content_type};
use crate::support::Upload;

fn kept(content_type: Option<&str>, body: &[u8], piece: usize) -> Kept {
    let mut keeper = Keeper::new(content_type.map(str::as_bytes));
    for part in body.chunks(piece.max(1)) {
        keeper.push(part);
    }
    keeper.finish()
}

fn upload(size: u64) -> Vec<u8> {
    body(&Upload {
        size,
        ..Upload::default()
    })
}

#[test]
fn a_small_body_is_kept_whole() {
    let body = upload(60_000);
    for piece in [1000, 4096, body.len()] {
        let kept = kept(Some(&content_type()), &body, piece);
        assert!(kept.gaps.is_empty());
        assert_eq!(kept.bytes, body);
    }
}

#[test]
fn of_a_large_file_both_ends_are_kept_and_the_fields_behind_it() {
    let mut body = upload(2_000_000);
    let close = format!("--{BOUNDARY}--\r\n");
    body.truncate(body.len() - close.len());
    let behind = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"late\"\r\n\r\nvalue\r\n{close}"
    );
    body.extend(behind.bytes());
    // The header may name another boundary, or none: the body's own first line tells.
    for header in [
        Some(content_type()),
        Some("multipart/form-data; boundary=other".to_owned()),
        None,
    ] {
        for piece in [777, 65_536, 100_003, 1 << 17, 1 << 20] {
            let kept = kept(header.as_deref(), &body, piece);
            let [(at, gap)] = kept.gaps[..] else {
                panic!("one gap: {:?}", kept.gaps);
            };
            let gap = usize::try_from(gap).unwrap();
            assert_eq!(kept.bytes.len() + gap, body.len());
            assert_eq!(kept.bytes[..at], body[..at]);
            assert_eq!(kept.bytes[at..], body[at + gap..]);
            assert!(at >= 64 * 1024 && kept.bytes.len() - at >= 64 * 1024);
            assert!(kept.bytes.len() < 200_000);
        }
    }
}

#[test]
fn a_delimiter_is_found_wherever_the_pieces_of_a_large_file_are_cut() {
    let mut body = upload(1_000_000);
    body.extend(std::iter::repeat_n(b'x', 200_000));
    let line = format!("\r\n--{BOUNDARY}");
    let delimiters = |bytes: &[u8]| -> Vec<usize> {
        let all = bytes.windows(line.len()).enumerate();
        all.filter_map(|(at, part)| (part == line.as_bytes()).then_some(at))
            .collect()
    };
    let all = delimiters(&body);
    let at = all.last().unwrap() + 2;
    for shift in 0..line.len() {
        let mut keeper = Keeper::new(Some(content_type().as_bytes()));
        for cut in [0, at / 2, at + shift, body.len()].windows(2) {
            keeper.push(&body[cut[0]..cut[1]]);
        }
        let found = delimiters(&keeper.finish().bytes).len();
        assert_eq!(found, all.len(), "cut {shift} bytes into the delimiter");
    }
}

#[test]
fn a_body_of_delimiters_grows_no_further_than_the_bound() {
    let line = format!("--{BOUNDARY}\r\n");
    let mut keeper = Keeper::new(Some(content_type().as_bytes()));
    let piece = line.repeat(2000);
    for _ in 0..500 {
        keeper.push(piece.as_bytes());
    }
    let len = keeper.len();
    let kept = keeper.finish();
    assert!(kept.bytes.len() < 5 << 20, "{}", kept.bytes.len());
    let left: u64 = kept.gaps.iter().map(|(_, bytes)| bytes).sum();
    assert_eq!(u64::try_from(kept.bytes.len()).unwrap() + left, len);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// However the bytes come, what is kept is the same.
    #[test]
    fn pieces_do_not_matter(size in 0_u64..400_000, piece in 500_usize..90_000) {
        let body = upload(size);
        let whole = kept(Some(&content_type()), &body, body.len());
        let pieces = kept(Some(&content_type()), &body, piece);
        prop_assert_eq!(whole.len, pieces.len);
        let left = |kept: &Kept| kept.gaps.iter().map(|(_, bytes)| bytes).sum::<u64>();
        prop_assert_eq!(pieces.bytes.len() as u64 + left(&pieces), pieces.len);
        prop_assert_eq!(&whole.bytes[..400], &pieces.bytes[..400]);
        prop_assert_eq!(&whole.bytes[whole.bytes.len() - 60..], &pieces.bytes[pieces.bytes.len() - 60..]);
    }
}
