//! Which moment counts as "now" (design 4.7): the clock nearest to COS's own that the evidence holds.

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
