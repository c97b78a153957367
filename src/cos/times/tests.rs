//! What the times of COS read as, row by row.

use super::*;
use ExpirationForm::{
    Fraction, Impossible, LowerCase, NoZone, Offset as Zoned, OtherFormat, Placeholder, Space, Unix,
};
use proptest::prelude::*;

/// Unix seconds of 2019-08-30T09:38:12Z.
const MOMENT: i64 = 1_567_157_892;

#[test]
fn the_documented_forms_are_documented() {
    for (text, nanos) in [
        ("2019-08-30T09:38:12Z", 0),
        ("2019-08-30T09:38:12.414Z", 414_000_000),
        ("2019-08-30T09:38:12.000Z", 0),
    ] {
        let instant = Instant {
            seconds: MOMENT,
            nanos,
        };
        assert_eq!(expiration(text), Expiration::Documented(instant), "{text}");
    }
}

#[test]
fn other_forms_are_named_and_read_where_nothing_is_in_doubt() {
    let known = Some(MOMENT);
    let rows = [
        ("2019-08-30T09:38:12.414500Z", Fraction, known, "414500"),
        ("2019-08-30T09:38:12.4Z", Fraction, known, "4"),
        ("2019-08-30T09:38:12,414Z", Fraction, known, ",414"),
        ("2019-08-30T17:38:12+08:00", Zoned, known, "+08:00"),
        ("2019-08-30T17:38:12+0800", Zoned, known, "+0800"),
        ("2019-08-30T05:38:12-04", Zoned, known, "-04"),
        ("2019-08-30T09:38:12", NoZone, None, ""),
        ("2019-08-30 09:38:12", NoZone, None, ""),
        ("2019-08-30 09:38:12Z", Space, known, " "),
        ("2019-08-30t09:38:12z", LowerCase, known, "t"),
        ("1567157892", Unix, known, "1567157892"),
        ("1567157892000", Unix, None, "1567157892000"),
        ("99999999999999999999999", Unix, None, "9"),
        ("2019-08-30T17:38:12.SSSZ", Placeholder, None, "SSS"),
        ("2019-08-30T%H:%M:%SZ", Placeholder, None, "%H"),
        ("yyyy-MM-ddTHH:mm:ssZ", Placeholder, None, "yyyy"),
        ("2019-13-30T09:38:12Z", Impossible, None, "2019-13-30"),
        ("2019-02-29T09:38:12Z", Impossible, None, "2019-02-29"),
        ("2019-08-30T25:38:12Z", Impossible, None, "25:38:12"),
        ("2019-08-30T24:00:00Z", Impossible, None, "24:00:00"),
        ("20190830T093812Z", OtherFormat, known, "20190830"),
        ("2019-8-30T9:38:12Z", OtherFormat, known, "2019-8-30"),
        (" 2019-08-30T09:38:12Z", OtherFormat, known, " "),
        ("2019-08-30T09:38:12Z\n", OtherFormat, known, "\n"),
        ("2019-08-30T09:38:12 PM", OtherFormat, None, "2019"),
        ("2019-08-30", OtherFormat, None, "2019-08-30"),
        ("2019/08/30 09:38:12", OtherFormat, None, "2019"),
        ("Fri, 30 Aug 2019 09:38:12 GMT", OtherFormat, known, "Fri"),
        (
            "Fri Aug 30 2019 11:38:12 GMT+0200 (CEST)",
            OtherFormat,
            None,
            "Fri",
        ),
    ];
    for (text, wanted, seconds, part) in rows {
        let Expiration::Other { form, instant, at } = expiration(text) else {
            panic!("{text}: {:?}", expiration(text));
        };
        assert_eq!(form, wanted, "{text}");
        assert_eq!(instant.map(|instant| instant.seconds), seconds, "{text}");
        let blamed = text.get(at.start..at.end).unwrap();
        assert!(blamed.contains(part), "{text}: blames {blamed}");
    }
}

#[test]
fn a_leap_day_exists_only_in_leap_years() {
    assert!(expiration("2024-02-29T00:00:00Z").instant().is_some());
    assert!(expiration("2100-02-29T00:00:00Z").instant().is_none());
}

#[test]
fn no_time_at_all_is_unreadable() {
    let texts = [
        "",
        " ",
        "tomorrow",
        "undefined",
        "null",
        "30 minutes",
        "Z",
        "-",
    ];
    for text in texts {
        assert_eq!(expiration(text), Expiration::Unreadable, "{text:?}");
    }
}

#[test]
fn instants_are_written_in_utc() {
    let instant = Instant {
        seconds: MOMENT,
        nanos: 414_000_000,
    };
    assert_eq!(instant.to_iso(), "2019-08-30T09:38:12.414Z");
    let whole = Instant::from_seconds(1_621_188_104);
    assert_eq!(whole.to_iso(), "2021-05-16T18:01:44Z");
    assert_eq!(Instant::from_seconds(-1).to_iso(), "1969-12-31T23:59:59Z");
    assert_eq!(
        Instant::from_seconds(i64::MAX).to_iso(),
        "@9223372036854775807"
    );
}

#[test]
fn now_is_read_from_a_date_or_a_number() {
    assert_eq!(parse_now("1567157892"), Some(Instant::from_seconds(MOMENT)));
    assert_eq!(
        parse_now(" 2019-08-30T11:38:12+02:00 "),
        Some(Instant::from_seconds(MOMENT))
    );
    assert_eq!(
        parse_now("1969-12-31T23:59:59.5Z"),
        Some(Instant {
            seconds: -1,
            nanos: 500_000_000
        })
    );
    let no_time = [
        "",
        "tomorrow",
        "2019-08-30",
        "2019-08-30T09:38:12",
        "99999999999999",
    ];
    for text in no_time {
        assert_eq!(parse_now(text), None, "{text}");
    }
}

#[test]
fn key_times_are_read_with_their_oddities() {
    use KeyTimeOddity::{Fraction, FullWidth, Milliseconds, Separator, Space};
    let rows: [(&str, &[KeyTimeOddity]); 12] = [
        ("1567150692;1567157892", &[]),
        ("1567150692000;1567157892000", &[Milliseconds, Milliseconds]),
        ("1567150692.123;1567157892.5", &[Fraction, Fraction]),
        ("1567150692; 1567157892", &[Space]),
        ("1567150692;1567157892\n", &[Space]),
        ("1567150692,1567157892", &[Separator]),
        ("1567150692%3B1567157892", &[Separator]),
        ("1567150692 1567157892", &[Space, Separator]),
        ("1567150692\u{ff1b}1567157892", &[FullWidth]),
        ("\u{ff11}567150692;1567157892", &[FullWidth]),
        ("1567150692;;1567157892", &[Separator]),
        ("0;9223372036854775807", &[]),
    ];
    for (text, wanted) in rows {
        let read = key_time(text).unwrap_or_else(|at| panic!("{text}: {at:?}"));
        let found: Vec<_> = read.oddities.iter().map(|(oddity, _)| *oddity).collect();
        assert_eq!(found, wanted, "{text}");
    }
    let read = key_time("1567150692;1567157892").unwrap();
    assert_eq!(read.start, (1_567_150_692, Span::new(0, 10)));
    assert_eq!(read.end, (1_567_157_892, Span::new(11, 21)));
}

#[test]
fn what_is_no_key_time_says_where() {
    let rows = [
        ("", Span::new(0, 0)),
        ("1567150692", Span::new(10, 10)),
        ("1567150692;", Span::new(11, 11)),
        ("undefined;1567157892", Span::new(0, 20)),
        ("1567150692;1567157892;1", Span::new(21, 23)),
        ("99999999999999999999;1", Span::new(0, 22)),
        ("1567150692.;1", Span::new(10, 13)),
        ("-1;1", Span::new(0, 4)),
    ];
    for (text, at) in rows {
        assert_eq!(key_time(text).err(), Some(at), "{text}");
    }
}

#[test]
fn http_dates_are_read_to_the_second() {
    let rows = [
        ("Thu, 29 Aug 2019 07:39:34 GMT", Some(1_567_064_374)),
        ("29 Aug 2019 07:39:34 GMT", Some(1_567_064_374)),
        ("Mon, 29 Aug 2019 07:39:34 GMT", Some(1_567_064_374)),
        ("Thu, 29 Aug 2019 16:39:34 +0900", Some(1_567_064_374)),
        ("Thu, 31 Feb 2019 07:39:34 GMT", None),
        ("Thu, 29 Aug 2019", None),
        ("", None),
    ];
    for (text, wanted) in rows {
        assert_eq!(http_date(text), wanted, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_time_reader_panic(text in "\\PC{0,40}|[0-9TZ:;.,+ -]{0,40}") {
        let _ = (expiration(&text), key_time(&text), http_date(&text), parse_now(&text));
    }

    #[test]
    fn what_to_iso_writes_is_read_back(seconds in -62_000_000_000_i64..250_000_000_000, milli in 0_u32..1000) {
        let instant = Instant { seconds, nanos: milli * 1_000_000 };
        prop_assert_eq!(expiration(&instant.to_iso()), Expiration::Documented(instant));
        prop_assert_eq!(parse_now(&instant.to_iso()), Some(instant));
    }

    #[test]
    fn every_place_named_lies_in_the_text(text in "[0-9TZ:;.,+ -]{0,30}") {
        if let Expiration::Other { at, .. } = expiration(&text) {
            prop_assert!(text.get(at.start..at.end).is_some());
        }
        if let Err(at) = key_time(&text) {
            prop_assert!(text.get(at.start..at.end).is_some());
        }
    }
}
