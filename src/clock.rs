//! The only clock: this machine's, and its offset from UTC. Apart so that everything else is a function
//! of what it is given, and tests can stand at any moment. It knows nothing of policies.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::diagnosis::Clock;

/// Where the zones lie, by name; where the machine's own lies. One file is read: a search through all of them for
/// one offset took longer than everything else that a small diagnosis does.
const ZONES: &str = "/usr/share/zoneinfo";
const LOCAL: &str = "/etc/localtime";

/// Now and here. A machine that does not know its zone is taken to be in UTC.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads the clock"
)]
pub fn read() -> Clock {
    let machine = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| {
            i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
        });
    let zone = zone(std::env::var("TZ").ok().as_deref());
    let offset = Timestamp::from_second(machine)
        .ok()
        .zip(zone)
        .map_or(0, |(instant, zone)| zone.to_offset(instant).seconds());
    Clock {
        machine,
        offset,
        given: None,
    }
}

/// The zone that `TZ` names (POSIX.1-2024, section 8.3: a file, a name, or rules such as `JST-9`), else the
/// machine's own.
fn zone(named: Option<&str>) -> Option<TimeZone> {
    let Some(named) = named.filter(|named| !named.is_empty()) else {
        return from_file(Path::new(LOCAL));
    };
    let named = named.strip_prefix(':').unwrap_or(named);
    from_file(&Path::new(ZONES).join(named)).or_else(|| TimeZone::posix(named).ok())
}

fn from_file(path: &Path) -> Option<TimeZone> {
    let bytes = std::fs::read(path).ok()?;
    TimeZone::tzif("", &bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hours east of UTC in January 2026.
    fn hours(named: &str) -> Option<i32> {
        let instant = Timestamp::from_second(1_767_225_600).unwrap();
        zone(Some(named)).map(|zone| zone.to_offset(instant).seconds() / 3600)
    }

    #[test]
    fn a_zone_is_rules_or_a_file() {
        assert_eq!(hours("JST-9"), Some(9));
        assert_eq!(hours("EST5EDT,M3.2.0,M11.1.0"), Some(-5));
        assert_eq!(hours("not a zone"), None);
        if Path::new(ZONES).join("Asia/Shanghai").exists() {
            assert_eq!(hours("Asia/Shanghai"), Some(8));
            assert_eq!(hours(":Asia/Tokyo"), Some(9));
        }
    }
}
