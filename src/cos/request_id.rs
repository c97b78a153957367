//! The server's clock inside a RequestId: base64 of `<unix seconds, hex>_<hex>_<hex>_<hex>`.
//! Undocumented (436/41623 only says "begins with N, base64"), but right within 2 seconds in 16 of 16
//! cases with an independent clock (2017 to 2025). It knows one text and nothing of answers.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// 2010-01-01T00:00:00Z: earlier than the service.
const EARLIEST: i64 = 1_262_304_000;
/// 2100-01-01T00:00:00Z
const LATEST: i64 = 4_102_444_800;
/// Real ids have about 44 characters.
const LONGEST: usize = 128;

const TOLERANT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The Unix second in which COS saw the request; `None` if the id is not of that shape. An id whose tail
/// is masked or cut still tells.
pub fn time(request_id: &str) -> Option<i64> {
    let text = request_id.trim();
    if text.len() > LONGEST || !text.starts_with('N') {
        return None;
    }
    let shown = text.split(is_mask).next()?.trim_end_matches('=');
    // A tail cut inside a group of four leaves a single character that stands for no byte.
    let whole = shown.len() - usize::from(shown.len() % 4 == 1);
    let decoded = TOLERANT.decode(shown.get(..whole)?).ok()?;
    let (head, tail) = decoded.split_at_checked(8)?;
    let separated = tail.first().is_none_or(|byte| *byte == b'_');
    let regular = |byte: &u8| *byte == b'_' || byte.is_ascii_hexdigit();
    if !separated || !tail.iter().all(regular) || !head.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let seconds = i64::from_str_radix(std::str::from_utf8(head).ok()?, 16).ok()?;
    (EARLIEST..LATEST).contains(&seconds).then_some(seconds)
}

/// Characters people write over the part they hide.
fn is_mask(character: char) -> bool {
    matches!(character, '*' | '.' | '\u{2026}' | '\u{2022}' | '\u{ff0a}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_published_id_carries_its_time() {
        let vectors: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/data/request-id-times.json")).unwrap();
        let cases = vectors["cases"].as_array().unwrap();
        assert_eq!(cases.len(), 17);
        for case in cases {
            let id = case["request_id"].as_str().unwrap();
            let wanted: jiff::Timestamp = case["time_utc"].as_str().unwrap().parse().unwrap();
            assert_eq!(time(id), Some(wanted.as_second()), "{id}");
        }
    }

    #[test]
    fn a_masked_or_cut_tail_still_tells() {
        let wanted = Some(1_567_064_374);
        for id in [
            "NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz****",
            "NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz...",
            "NWQ2NzgxMzZfMmViMDJhMDl\u{2026}",
            "NWQ2NzgxMzZfMmV",
            "NWQ2NzgxMzZf",
            "NWQ2NzgxMzY",
            " NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz\n",
        ] {
            assert_eq!(time(id), wanted, "{id}");
        }
    }

    #[test]
    fn garbage_tells_nothing() {
        for id in [
            "",
            "N",
            "string",
            "NWQ2NzgxMz****",
            "5d678136_2eb02a09_ccc8_84d3",
            "TX3F9B2C4D5E6F7A",
            "NWQ2NzgxMzZ hello",
            "Nnot base64 at all!",
            "\u{ff2e}WQ2NzgxMzZfMmV",
            "NNNNNNNNNNNNNNNNNNNNNNNN",
            // 00000001_… and ffffffff_… are no times of this service.
            "MDAwMDAwMDFfYWJj",
            "ZmZmZmZmZmZfYWJj",
        ] {
            assert_eq!(time(id), None, "{id}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}") {
            let _ = time(&text);
            let _ = time(&format!("N{text}"));
        }
    }
}
