//! What code that labels its local time as UTC does elsewhere (contract 1.8): the same life in Tokyo, Shanghai
//! and Virginia. Pure data out of one finding; how it is said is the report's business.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::Offset;

use super::{Finding, FindingId};

const HOUR: i64 = 3600;

/// All offsets from UTC in civil use, in minutes (IANA time-zone database, standard and summer time).
pub const CIVIL_OFFSETS: [i64; 38] = [
    -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 60,
    120, 180, 210, 240, 270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720,
    765, 780, 840,
];

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
    let (offset, expiration) = (finding.get_int("offset")?, finding.get_int("expiration")?);
    let (start, _) = key_time?;
    let meant = expiration.saturating_sub(offset).saturating_sub(start);
    let cities = [
        ("tokyo", 9 * HOUR),
        ("shanghai", 8 * HOUR),
        ("virginia", virginia(start)?),
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
fn virginia(instant: i64) -> Option<i64> {
    let day = Offset::UTC
        .to_datetime(Timestamp::from_second(instant).ok()?)
        .date();
    let sunday = |month, nth| {
        let first = Date::new(day.year(), month, 1).ok()?;
        first.nth_weekday_of_month(nth, Weekday::Sunday).ok()
    };
    let summer = (sunday(3, 2)?..sunday(11, 1)?).contains(&day);
    Some(if summer { -4 * HOUR } else { -5 * HOUR })
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
            assert_eq!(virginia(instant), Some(hours * HOUR), "{instant}");
        }
    }
}
