//! Comparing values of which one may be masked (design 4.9): `AKID8A0f****` agrees with the whole id when
//! what is visible does. Apart from the checks because several of them compare so, and a masked value must
//! mean the same to all.

/// How two values compare.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Agreement {
    /// The same bytes.
    Equal,
    /// One is masked, and nothing visible contradicts the other.
    Masked,
    /// Different.
    Differs,
}

/// The shortest run of masking characters that counts: object keys and values do hold single stars.
const RUN: usize = 3;

fn is_mask(letter: char) -> bool {
    matches!(letter, '*' | '\u{2022}' | '\u{2026}' | '\u{25CF}')
}

/// The visible head and tail around the first to the last run of masking characters; `None` if the value
/// is not masked.
pub fn visible_ends(value: &str) -> Option<(&str, &str)> {
    let mut first = None;
    let mut last = None;
    let mut run = 0;
    let mut run_start = 0;
    for (at, letter) in value.char_indices() {
        if is_mask(letter) {
            if run == 0 {
                run_start = at;
            }
            // An ellipsis stands for many characters by itself.
            run += if letter == '\u{2026}' { RUN } else { 1 };
            if run >= RUN {
                first.get_or_insert(run_start);
                last = Some(at + letter.len_utf8());
            }
        } else {
            run = 0;
        }
    }
    Some((value.get(..first?)?, value.get(last?..)?))
}

/// Whether a value is masked.
pub fn is_masked(value: &str) -> bool {
    visible_ends(value).is_some()
}

/// Compares two values, either of which may be masked.
pub fn compare(one: &str, other: &str) -> Agreement {
    if one == other {
        return if is_masked(one) {
            Agreement::Masked
        } else {
            Agreement::Equal
        };
    }
    let agrees = match (visible_ends(one), visible_ends(other)) {
        (None, None) => false,
        (Some(ends), None) => fits(ends, other),
        (None, Some(ends)) => fits(ends, one),
        (Some((head, tail)), Some((other_head, other_tail))) => {
            (head.starts_with(other_head) || other_head.starts_with(head))
                && (tail.ends_with(other_tail) || other_tail.ends_with(tail))
        }
    };
    if agrees {
        Agreement::Masked
    } else {
        Agreement::Differs
    }
}

fn fits((head, tail): (&str, &str), whole: &str) -> bool {
    whole.len() > head.len() + tail.len() && whole.starts_with(head) && whole.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_value_agrees_with_what_it_shows_and_with_nothing_else() {
        for (one, other, want) in [
            ("AKIDabc", "AKIDabc", Agreement::Equal),
            ("AKIDabc****", "AKIDabcdefg", Agreement::Masked),
            ("AKID****efg", "AKIDabcdefg", Agreement::Masked),
            ("AKID\u{2026}", "AKIDabcdefg", Agreement::Masked),
            ("AKIDabc****", "AKIDxbcdefg", Agreement::Differs),
            ("AKIDabc**", "AKIDabcde", Agreement::Differs),
            ("AKIDabc****", "AKIDabc", Agreement::Differs),
            ("AKIDa****", "AKIDab***z", Agreement::Masked),
            ("a", "b", Agreement::Differs),
        ] {
            assert_eq!(compare(one, other), want, "{one} / {other}");
            assert_eq!(compare(other, one), want, "{other} / {one}");
        }
    }
}
