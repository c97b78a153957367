//! Hexadecimal digits, read and written in one place: the standard library's readers take a sign (`+1`), which
//! is no digit of an escape. It knows no hashes.

/// The number of one digit of either case.
pub fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// The byte of exactly two digits.
pub fn pair(digits: &[u8]) -> Option<u8> {
    match digits {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    }
}

/// Percent-encoding undone; what is no escape stays.
pub fn unpercent(escaped: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some((first, tail)) = rest.split_first() {
        let byte = tail.get(..2).filter(|_| *first == b'%').and_then(pair);
        out.push(byte.unwrap_or(*first));
        rest = match byte {
            Some(_) => tail.get(2..).unwrap_or_default(),
            None => tail,
        };
    }
    out
}

/// The number of one to eight digits, without a sign.
pub fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 8 {
        return None;
    }
    digits
        .iter()
        .try_fold(0, |sum, byte| Some(sum << 4 | u32::from(digit(*byte)?)))
}

/// The bytes of an even number of digits.
pub fn unhex(text: &[u8]) -> Option<Vec<u8>> {
    let even = text.len().is_multiple_of(2);
    even.then(|| text.chunks_exact(2).map(pair).collect())?
}

/// Lower-case digits, two a byte.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| {
        char::from(if value < 10 {
            b'0' + value
        } else {
            b'a' + value - 10
        })
    };
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_no_digit() {
        assert_eq!(pair(b"+1"), None);
        assert_eq!(pair(b"fF"), Some(0xff));
        assert_eq!(number(b"+041"), None);
        assert_eq!(number(b"0041"), Some(0x41));
        assert_eq!(number(b"ffffffff"), Some(u32::MAX));
        assert_eq!(number(b"100000000"), None);
        assert_eq!(number(b""), None);
    }

    #[test]
    fn bytes_come_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(unhex(hex(&bytes).as_bytes()), Some(bytes));
        assert_eq!(unhex(b"abc"), None);
        assert_eq!(hex(&[0x0a, 0xf0]), "0af0");
    }
}
