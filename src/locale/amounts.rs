//! Amounts in words: durations, sizes, counts, and the `$x_text` companions that finding messages get for
//! their numbers. Apart from the catalogue because these sentences are put together; the words themselves
//! are in `common.ftl`.

use super::{Args, Catalogue, dates};

/// The units of a duration: message id and length in seconds, longest first.
const UNITS: [(&str, u64); 4] = [
    ("amount-days", 86_400),
    ("amount-hours", 3600),
    ("amount-minutes", 60),
    ("amount-seconds", 1),
];

/// Parameters of findings that are Unix times.
const TIMES: [&str; 5] = ["expiration", "now", "start", "end", "expires"];

/// Parameters of findings that are durations in seconds.
const DURATIONS: [&str; 5] = ["behind", "ahead", "gap", "life", "seconds"];

impl Catalogue {
    /// `16 h 1 min 53 s`: the size of a duration given in seconds; its sign is the sentence's to say.
    /// Units of zero are left out, and from a day on so are seconds.
    pub fn duration(&self, seconds: i64) -> String {
        let mut rest = seconds.unsigned_abs();
        let long = rest >= 86_400;
        let mut parts = Vec::new();
        for (id, unit) in UNITS {
            let count = rest / unit;
            rest %= unit;
            if count > 0 && !(long && unit == 1) {
                parts.push(self.counted(id, count));
            }
        }
        if parts.is_empty() {
            parts.push(self.counted("amount-seconds", 0));
        }
        parts.join(" ")
    }

    /// `48,211 bytes`, and from a mebibyte on also `(46.0 MiB)` behind it.
    pub fn bytes(&self, count: u64) -> String {
        const UNITS: [(&str, u32); 3] = [("TiB", 40), ("GiB", 30), ("MiB", 20)];
        let args = Args::new().text(
            "count",
            self.number(i64::try_from(count).unwrap_or(i64::MAX)),
        );
        let exact = if count == 1 {
            self.counted("amount-bytes", 1)
        } else {
            self.say("amount-bytes", &args)
        };
        let large = UNITS.iter().find(|(_, shift)| count >> shift > 0);
        match large {
            Some((unit, shift)) => {
                let tenths = (u128::from(count) * 10) >> shift;
                format!("{exact} ({}.{} {unit})", tenths / 10, tenths % 10)
            }
            None => exact,
        }
    }

    /// `1,467,176`: digits in groups of three, the same in both languages.
    pub fn number(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut text = String::from(if number < 0 { "-" } else { "" });
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    }

    /// The words for a parameter of a finding that is a time, a duration or an offset from UTC: what
    /// messages know as `$<name>_text`. `None` for every other parameter. `zone` is the reader's offset
    /// in seconds east of UTC.
    pub fn parameter(&self, name: &str, value: i64, zone: i32) -> Option<String> {
        if TIMES.contains(&name) {
            Some(dates::instant(value, zone))
        } else if DURATIONS.contains(&name) {
            Some(self.duration(value))
        } else if name == "offset" {
            let offset = i32::try_from(value).ok()?;
            Some(format!("UTC{}", dates::zone(offset)))
        } else {
            None
        }
    }

    fn counted(&self, id: &str, count: u64) -> String {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.say(id, &Args::new().int("count", count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn a_duration_is_said_in_the_units_it_has() {
        let english = Catalogue::get(Lang::En);
        for (seconds, text) in [
            (57_713, "16 h 1 min 53 s"),
            (-57_713, "16 h 1 min 53 s"),
            (0, "0 s"),
            (1800, "30 min"),
            (3601, "1 h 1 s"),
            (86_400, "1 day"),
            (2 * 86_400 + 3600 + 59, "2 days 1 h"),
            (i64::MIN, "106751991167300 days 15 h 30 min"),
        ] {
            assert_eq!(english.duration(seconds), text, "{seconds}");
        }
    }

    #[test]
    fn the_same_duration_in_japanese() {
        let words = Catalogue::get(Lang::Ja).duration(57_713);
        assert_eq!(words, "16 \u{6642}\u{9593} 1 \u{5206} 53 \u{79d2}");
    }

    #[test]
    fn sizes_are_exact_and_large_ones_also_rounded() {
        let english = Catalogue::get(Lang::En);
        for (count, text) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (48_211, "48,211 bytes"),
            (1_048_576, "1,048,576 bytes (1.0 MiB)"),
            (5_368_709_120, "5,368,709,120 bytes (5.0 GiB)"),
        ] {
            assert_eq!(english.bytes(count), text);
        }
        assert!(english.bytes(u64::MAX).ends_with("(16777215.9 TiB)"));
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        let english = Catalogue::get(Lang::En);
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (-1000, "-1,000"),
            (1_467_176, "1,467,176"),
            (i64::MIN, "-9,223,372,036,854,775,808"),
        ] {
            assert_eq!(english.number(number), text);
        }
    }

    #[test]
    fn only_times_durations_and_offsets_get_words() {
        let english = Catalogue::get(Lang::En);
        let words = |name, value| english.parameter(name, value, 0);
        assert_eq!(
            words("expires", 0).as_deref(),
            Some("1970-01-01 00:00:00 UTC")
        );
        assert_eq!(words("behind", 61).as_deref(), Some("1 min 1 s"));
        assert_eq!(words("offset", -18_000).as_deref(), Some("UTC-05:00"));
        assert_eq!(words("index", 3), None);
    }
}
