//! Which moment counts as "now" (contract 1.7): the clock nearest to COS's own that the evidence holds.
//! The machine's clock comes in from the edge; nothing here reads one.

use crate::cos::answers::Meaning;
use crate::cos::request_id;
use crate::cos::times::{self, Expiration};
use crate::evidence::{Evidence, Facts};

/// The clocks handed in from the edge.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    /// This machine's clock, Unix seconds.
    pub machine: i64,
    /// This machine's offset from UTC in seconds, for showing times.
    pub offset: i32,
    /// `--now`, Unix seconds.
    pub given: Option<i64>,
}

/// The moment that counts, and where it came from.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Now {
    /// Unix seconds.
    pub instant: i64,
    /// Which clock said so.
    pub from: NowFrom,
}

/// Clocks, best first.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum NowFrom {
    /// `--now`
    Given,
    /// The number in the answer's message.
    Answer,
    /// The answer's `ServerTime`.
    ServerTime,
    /// The response's `Date`.
    Date,
    /// The RequestId.
    RequestId,
    /// The request's `Date`.
    RequestDate,
    /// This machine.
    #[default]
    Machine,
}

impl NowFrom {
    /// The word of the JSON contract.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Given => "option",
            Self::Answer => "answer",
            Self::ServerTime => "server-time",
            Self::Date => "date",
            Self::RequestId => "request-id",
            Self::RequestDate => "request-date",
            Self::Machine => "machine",
        }
    }
}

/// The moment that counts: `--now`, the answer's own number, `ServerTime`, the response's `Date`, the
/// RequestId, the request's `Date`, this machine.
pub fn settle(evidence: &Evidence, facts: &Facts, clock: &Clock) -> Now {
    if let Some(instant) = clock.given {
        return Now {
            instant,
            from: NowFrom::Given,
        };
    }
    server(evidence, facts).unwrap_or_else(|| without_answer(evidence, facts, clock))
}

/// The moment that counts where the answer's clock does not: `--now`, the request's `Date`, this machine.
pub fn without_answer(evidence: &Evidence, facts: &Facts, clock: &Clock) -> Now {
    let date = || request_date(evidence, facts);
    match (clock.given, date()) {
        (Some(instant), _) => Now {
            instant,
            from: NowFrom::Given,
        },
        (None, Some(instant)) => Now {
            instant,
            from: NowFrom::RequestDate,
        },
        (None, None) => Now {
            instant: clock.machine,
            from: NowFrom::Machine,
        },
    }
}

/// COS's own clock, as far as the answer tells it.
pub fn server(evidence: &Evidence, facts: &Facts) -> Option<Now> {
    let answer = facts.answer.as_ref()?;
    if let Meaning::Documented(documented) = &answer.meaning
        && let Some((instant, _)) = documented.now
    {
        return Some(Now {
            instant,
            from: NowFrom::Answer,
        });
    }
    let server_time = answer
        .server_time
        .and_then(|value| iso(&evidence.text(value)));
    let date = || {
        answer
            .date
            .and_then(|value| times::http_date(evidence.text(value).trim()))
    };
    let id = || {
        answer
            .request_id
            .and_then(|value| request_id::time(evidence.text(value).trim()))
    };
    if let Some(instant) = server_time {
        return Some(Now {
            instant,
            from: NowFrom::ServerTime,
        });
    }
    if let Some(instant) = date() {
        return Some(Now {
            instant,
            from: NowFrom::Date,
        });
    }
    id().map(|instant| Now {
        instant,
        from: NowFrom::RequestId,
    })
}

/// The `Date` header of the request.
pub fn request_date(evidence: &Evidence, facts: &Facts) -> Option<i64> {
    let header = facts.request.as_ref()?.header(evidence, "Date")?;
    times::http_date(evidence.text(header.value).trim())
}

fn iso(text: &str) -> Option<i64> {
    match times::expiration(text.trim()) {
        Expiration::Documented(instant) => Some(instant.seconds),
        Expiration::Other { instant, .. } => instant.map(|instant| instant.seconds),
        Expiration::Unreadable => None,
    }
}
