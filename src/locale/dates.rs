//! Instants as people read them, with the reader's zone and UTC side by side: half of all expiry mistakes
//! are the difference between the two. Written the same in both languages; knows no clock and no zone
//! database, the offset is handed in.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// `2021-05-17 03:01:44 +09:00 = 2021-05-16 18:01:44 UTC`; `2021-05-16 18:01:44 UTC` where the reader's
/// clock runs in UTC. `seconds` are Unix seconds, `offset` is seconds east of UTC. What is no date of the
/// years -9999 to 9999 (milliseconds, for one) is shown as the number it is.
pub fn instant(seconds: i64, offset: i32) -> String {
    let Some(here) = civil(seconds, offset) else {
        return seconds.to_string();
    };
    match civil(seconds, 0) {
        Some(there) if offset != 0 => {
            format!("{} {} = {} UTC", plain(here), zone(offset), plain(there))
        }
        _ => format!("{} UTC", plain(here)),
    }
}

/// `2021-05-16 18:01:44 UTC`, or the number if it is no date.
pub fn instant_utc(seconds: i64) -> String {
    instant(seconds, 0)
}

/// `+09:00`, `-05:30`; `+00:00` for UTC. Seconds of an offset are shown only where there are any.
pub fn zone(offset: i32) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let size = offset.unsigned_abs();
    let (hours, minutes, seconds) = (size / 3600, size / 60 % 60, size % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}:{minutes:02}")
    } else {
        format!("{sign}{hours:02}:{minutes:02}:{seconds:02}")
    }
}

/// Date, weekday (1 is Monday) and time of day on a clock so many seconds east of UTC; `None` for what is no date.
pub fn parts(seconds: i64, offset: i32) -> Option<(String, i8, String)> {
    let time = civil(seconds, offset)?;
    let day = time.date().weekday().to_monday_one_offset();
    let (date, clock) = (time.strftime("%Y-%m-%d"), time.strftime("%H:%M:%S"));
    Some((date.to_string(), day, clock.to_string()))
}

fn civil(seconds: i64, offset: i32) -> Option<DateTime> {
    let instant = Timestamp::from_second(seconds).ok()?;
    let offset = Offset::from_seconds(offset).ok()?;
    Some(offset.to_datetime(instant))
}

fn plain(time: DateTime) -> String {
    let (date, clock) = (time.date(), time.time());
    let (year, month, day) = (date.year(), date.month(), date.day());
    let (hour, minute, second) = (clock.hour(), clock.minute(), clock.second());
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_zones_stand_side_by_side() {
        for (offset, text) in [
            (
                9 * 3600,
                "2021-05-17 03:01:44 +09:00 = 2021-05-16 18:01:44 UTC",
            ),
            (
                -5 * 3600 - 1800,
                "2021-05-16 12:31:44 -05:30 = 2021-05-16 18:01:44 UTC",
            ),
            (0, "2021-05-16 18:01:44 UTC"),
        ] {
            assert_eq!(instant(1_621_188_104, offset), text);
        }
    }

    #[test]
    fn what_is_no_date_stays_a_number() {
        for number in [1_621_188_104_000, i64::MAX, i64::MIN] {
            assert_eq!(instant(number, 3600), number.to_string());
        }
        assert_eq!(instant(0, i32::MAX), "0");
        assert_eq!(instant_utc(-1), "1969-12-31 23:59:59 UTC");
    }

    #[test]
    fn offsets_are_written_like_in_a_timestamp() {
        assert_eq!(zone(0), "+00:00");
        assert_eq!(zone(-1800), "-00:30");
        assert_eq!(zone(20_700), "+05:45");
        assert_eq!(zone(1172), "+00:19:32");
        assert_eq!(zone(i32::MIN), "-596523:14:08");
    }
}
