//! Numbers and letters as they are read aloud: a moment with its weekday in the reader's zone and in UTC, how far two
//! moments are apart and which zones are that far apart, and the end of a key letter by letter. Apart from `sentences`
//! because nothing here is a finding; it must not know where the numbers were heard.

use super::Words;
use crate::diagnosis::{Now, NowFrom};
use crate::locale::{Args, dates};

/// Lives that policies are given, in minutes, the documented one first: a wrong zone shows less a life.
const LIVES: [i64; 6] = [0, 30, 15, 10, 5, 60];

/// Zones that people live in, by minutes from UTC.
const ZONES: [i64; 11] = [60, 120, 180, 240, 300, 330, 360, 420, 480, 540, 600];

/// Seconds between the writing of a policy and COS's look at it.
const LATE: i64 = 120;

impl Words<'_> {
    /// A moment in the reader's zone and in UTC, each with its weekday. Where the system runs on UTC, the zone is the
    /// one that most readers of the language live in.
    pub fn moment(&self, seconds: i64) -> String {
        let home = || self.word("zone-home").parse().unwrap_or(0);
        let offset = if self.zone == 0 { home() } else { self.zone };
        let utc = self.on_clock(seconds, 0);
        if offset == 0 {
            return utc;
        }
        [self.on_clock(seconds, offset), utc].join(" = ")
    }

    fn on_clock(&self, seconds: i64, offset: i32) -> String {
        let Some((date, day, time)) = dates::parts(seconds, offset) else {
            return seconds.to_string();
        };
        let known = format!("zone-{offset}");
        let zone = if self.catalogue.has(&known) {
            self.word(&known)
        } else {
            format!("UTC{}", dates::zone(offset))
        };
        let args = Args::new()
            .text("date", date)
            .text("day", self.word(&format!("weekday-{day}")))
            .text("time", time)
            .text("zone", zone);
        self.catalogue.say("moment", &args)
    }

    /// How long before COS's look the policy had expired, and which zones are so far apart.
    pub fn apart(&self, expiration: i64, now: i64) -> String {
        let gap = now.saturating_sub(expiration);
        if gap <= 0 {
            return self.word("heard-after");
        }
        let args = Args::new().text("gap_text", self.catalogue.duration(gap));
        let before = self.catalogue.say("heard-before", &args);
        let Some((minutes, life)) = civil(gap) else {
            return before;
        };
        let id = if life == 0 {
            "heard-civil"
        } else {
            "heard-civil-life"
        };
        let args = Args::new()
            .text("zones", self.word(&format!("civil-{minutes}")))
            .text("seconds_text", self.catalogue.duration(60 * minutes))
            .text("life_text", self.catalogue.duration(60 * life));
        let joint = self.word("report-sentence-joint");
        [before, self.catalogue.say(id, &args)].join(&joint)
    }

    /// The moment that times are compared with, and where it is from.
    pub fn now(&self, now: Now) -> String {
        let id = match now.from {
            NowFrom::Machine => "report-time-now",
            _ => "report-time-then",
        };
        let args = Args::new()
            .text("time", dates::instant_utc(now.instant))
            .text("from", self.word(&format!("now-from-{}", now.from.slug())));
        self.catalogue.say(id, &args)
    }

    /// A text letter by letter, as one says it.
    pub fn spelled(&self, text: &str) -> String {
        let letters: Vec<String> = text.chars().map(|letter| self.letter(letter)).collect();
        letters.join(&self.word("list-joint"))
    }

    /// A letter or digit as one says it; another character as it is shown.
    pub fn letter(&self, letter: char) -> String {
        let shown = self.value(&letter.to_string());
        let id = match letter {
            'A'..='Z' => "letter-capital",
            'a'..='z' => "letter-small",
            '0'..='9' => "letter-digit",
            _ => return shown,
        };
        self.catalogue.say(id, &Args::new().text("letter", shown))
    }

    /// Two ends of a q-ak compared, the form's and the policy's: the places that differ, counted from the end, and
    /// whether they are only easily misheard.
    pub fn tails(&self, form: &str, policy: &str) -> String {
        let pairs = form.chars().rev().zip(policy.chars().rev());
        let differ: Vec<(usize, char, char)> = pairs
            .enumerate()
            .filter(|(_, (one, two))| one != two)
            .map(|(at, (one, two))| (at + 1, one, two))
            .collect();
        if differ.is_empty() {
            return self.word("tails-same");
        }
        let mut said: Vec<String> = differ
            .iter()
            .map(|(at, one, two)| {
                let args = Args::new()
                    .int("place", i64::try_from(*at).unwrap_or(i64::MAX))
                    .text("form_letter", self.letter(*one))
                    .text("policy_letter", self.letter(*two));
                self.catalogue.say("tails-differ", &args)
            })
            .collect();
        if differ.iter().all(|(_, one, two)| alike(*one, *two)) {
            said.push(self.word("tails-alike"));
        }
        said.join(&self.word("report-sentence-joint"))
    }
}

/// Whether two letters look or sound the same.
fn alike(one: char, two: char) -> bool {
    let same = |group: &str| group.contains(one) && group.contains(two);
    one.eq_ignore_ascii_case(&two)
        || ["lI1i", "0Oo", "5S", "2Z", "8B", "mn", "bd"]
            .into_iter()
            .any(same)
}

/// The offset between UTC and a zone that two moments so far apart may come from: minutes, and the life in minutes
/// that is to be added.
fn civil(gap: i64) -> Option<(i64, i64)> {
    LIVES.into_iter().find_map(|life| {
        let near = |minutes: &i64| (gap + 60 * (life - minutes)).abs() <= LATE;
        let zone = ZONES.into_iter().find(near)?;
        // A short gap and a long life make any zone.
        (life == 0 || zone > 4 * life).then_some((zone, life))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Catalogue, Lang};
    use crate::report::Redactor;

    fn words(lang: Lang, redactor: &Redactor) -> Words<'_> {
        Words {
            catalogue: Catalogue::get(lang),
            redactor,
            zone: 9 * 3600,
        }
    }

    #[test]
    fn a_moment_is_said_in_both_zones_with_the_weekday_of_each() {
        let redactor = Redactor::default();
        // Friday in Tokyo, still Thursday in UTC.
        for (lang, text) in [
            (
                Lang::En,
                "2025-11-28 (Fri) 08:00:00 JST = 2025-11-27 (Thu) 23:00:00 UTC",
            ),
            (
                Lang::Ja,
                "2025-11-28（金）08:00:00 JST = 2025-11-27（木）23:00:00 UTC",
            ),
            (
                Lang::Zh,
                "2025-11-28（周五）08:00:00 JST = 2025-11-27（周四）23:00:00 UTC",
            ),
        ] {
            assert_eq!(words(lang, &redactor).moment(1_764_284_400), text);
        }
        let on_utc = Words {
            zone: 0,
            ..words(Lang::Ja, &redactor)
        };
        assert!(on_utc.moment(1_764_284_400).contains("JST = "));
    }

    #[test]
    fn a_gap_of_a_zone_is_named_with_the_zone_and_another_is_not() {
        for (gap, zone) in [
            (8 * 3600, Some((480, 0))),
            (8 * 3600 + 90, Some((480, 0))),
            (7 * 3600 + 1800, Some((480, 30))),
            (9 * 3600 - 1800 + 60, Some((540, 30))),
            (5 * 3600 + 1800, Some((330, 0))),
            (3600, Some((60, 0))),
            (57_713, None),
            (1200, None),
            (45, None),
        ] {
            assert_eq!(civil(gap), zone, "{gap}");
        }
        let redactor = Redactor::default();
        let said = words(Lang::En, &redactor).apart(1_764_291_600, 1_764_291_600 + 8 * 3600);
        assert!(said.contains("8 h") && said.contains("China"), "{said}");
        let turned = words(Lang::En, &redactor).apart(2, 1);
        assert!(turned.contains("again"), "{turned}");
    }

    #[test]
    fn two_tails_are_compared_letter_by_letter_from_the_end() {
        let redactor = Redactor::default();
        let words = words(Lang::Ja, &redactor);
        assert_eq!(words.spelled("9Uq"), "数字の 9、英大文字の U、英小文字の q");
        let differ = words.tails("wkn9U5q", "9U5Q");
        for part in ["1 文字目", "英小文字の q", "英大文字の Q"] {
            assert!(differ.contains(part), "{differ}");
        }
        assert!(differ.contains("聞き間違い"), "{differ}");
        assert!(!words.tails("9U5q", "9U7q").contains("聞き間違い"));
        assert_eq!(words.tails("kn9U5q", "9U5q"), words.word("tails-same"));
    }
}
