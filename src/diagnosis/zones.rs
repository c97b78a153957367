//! What code that labels its local time as UTC does elsewhere (contract 1.8): the same life in Tokyo, Shanghai
//! and Virginia. Pure data out of one finding; how it is said is the report's business.

use super::{Finding, FindingId, Param};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// What happens at one place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Elsewhere {
    /// `tokyo`, `shanghai` or `virginia`.
    pub city: &'static str,
    /// Seconds east of UTC, on that day.
    pub offset: i64,
    /// Seconds the policy lives from KeyTime's start; below zero it had expired before it was made.
    pub lives: i64,
}

/// The same code in three places. `None` for every other finding, and where KeyTime is not known.
pub fn elsewhere(finding: &Finding, key_time: Option<(i64, i64)>) -> Option<(i64, [Elsewhere; 3])> {
    if finding.id != FindingId::PolicyExpirationLocalTime {
        return None;
    }
    let number = |wanted: &str| {
        finding.params.iter().find_map(|(name, value)| match value {
            Param::Int(number) if *name == wanted => Some(*number),
            _ => None,
        })
    };
    let (offset, expiration) = (number("offset")?, number("expiration")?);
    let (start, _) = key_time?;
    let meant = expiration.saturating_sub(offset).saturating_sub(start);
    let cities = [
        ("tokyo", 9 * HOUR),
        ("shanghai", 8 * HOUR),
        ("virginia", virginia(start)),
    ];
    Some((
        meant,
        cities.map(|(city, offset)| Elsewhere {
            city,
            offset,
            lives: meant.saturating_add(offset),
        }),
    ))
}

/// Virginia's offset: summer time from the second Sunday of March to the first of November.
fn virginia(instant: i64) -> i64 {
    let day = instant.div_euclid(DAY);
    // 1970-01-01 was a Thursday; a year of 365.2425 days places March and November closely enough to
    // search the Sundays of the right month from its first day.
    let year = 1970 + instant.div_euclid(31_556_952);
    let days_before = |year: i64| {
        365 * (year - 1970) + (year - 1969).div_euclid(4) - (year - 1901).div_euclid(100)
            + (year - 1601).div_euclid(400)
    };
    let leap = i64::from(days_before(year + 1) - days_before(year) == 366);
    let sunday_from = |first: i64| first + (3 - first).rem_euclid(7);
    let march = sunday_from(days_before(year) + 59 + leap) + 7;
    let november = sunday_from(days_before(year) + 304 + leap);
    if (march..november).contains(&day) {
        -4 * HOUR
    } else {
        -5 * HOUR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn virginia_is_five_hours_behind_in_winter_and_four_in_summer() {
        for (instant, hours) in [
            (1_795_435_200, -5), // 2026-11-23
            (1_783_080_000, -4), // 2026-07-03
            (1_772_884_800, -5), // 2026-03-07
            (1_773_057_600, -4), // 2026-03-09
            (1_793_448_000, -4), // 2026-10-31
            (1_793_620_800, -5), // 2026-11-02
        ] {
            assert_eq!(virginia(instant), hours * HOUR, "{instant}");
        }
    }
}
