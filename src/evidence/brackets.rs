//! Where a text in brackets or quotes ends: the one thing that all readers of values pasted amid other text share. It
//! reads no values.

/// Where a literal ends whose text begins at `from`: at the first `quote` that no backslash leads.
pub(super) fn closing(text: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr2(quote, b'\\', text.get(at..)?)?;
        if text.get(at) == Some(&quote) {
            return Some(at);
        }
        at += 2;
    }
}

/// The length of a text in brackets; quotes are respected, a log's escaped ones too.
pub(super) fn balanced(text: &[u8]) -> Option<usize> {
    let first = memchr::memchr(b'"', text);
    let escaped = first.is_some_and(|at| at > 0 && text.get(at - 1) == Some(&b'\\'));
    let mut depth = 0_usize;
    let mut quote = None;
    let mut skip = false;
    for (at, byte) in text.iter().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        match (quote, byte) {
            (Some(_), b'\\') => skip = !escaped,
            (Some(open), byte) if open == *byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, b'{' | b'[' | b'(') => depth += 1,
            (None, b'}' | b']' | b')') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            (Some(_) | None, _) => {}
        }
    }
    None
}
