//! The only clock: this machine's, and its offset from UTC. Apart so that everything else is a function
//! of what it is given, and tests can stand at any moment. It knows nothing of policies.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::diagnosis::Clock;

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
    let offset = Timestamp::from_second(machine)
        .map_or(0, |instant| TimeZone::system().to_offset(instant).seconds());
    Clock {
        machine,
        offset,
        given: None,
    }
}
