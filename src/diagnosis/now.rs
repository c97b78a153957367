//! Which moment counts as "now" (contract 1.7): the clock nearest to COS's own that the evidence holds.
//! The machine's clock comes in from the edge; nothing here reads one.

use crate::cos::request_id;
use crate::cos::times;
use crate::evidence::{Evidence, Facts, Value};
use crate::text::slugs::slugs;

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

slugs! {
    /// Clocks, best first.
    #[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
    pub enum NowFrom {
        /// `--now`
        Given = "option",
        /// The number in the answer's message.
        Answer = "answer",
        /// The answer's `ServerTime`.
        ServerTime = "server-time",
        /// The response's `Date`.
        Date = "date",
        /// The RequestId.
        RequestId = "request-id",
        /// The request's `Date`.
        RequestDate = "request-date",
        /// This machine.
        #[default]
        Machine = "machine",
    }
}

impl NowFrom {
    const fn at(self, instant: i64) -> Now {
        Now {
            instant,
            from: self,
        }
    }
}

/// The moment that counts: `--now`, the answer's own number, `ServerTime`, the response's `Date`, the
/// RequestId, the request's `Date`, this machine.
pub fn settle(evidence: &Evidence, facts: &Facts, clock: &Clock) -> Now {
    let given = clock.given.map(|instant| NowFrom::Given.at(instant));
    given
        .or_else(|| server(evidence, facts))
        .unwrap_or_else(|| without_answer(evidence, facts, clock))
}

/// The moment that counts where the answer's clock does not: `--now`, the request's `Date`, this machine.
pub fn without_answer(evidence: &Evidence, facts: &Facts, clock: &Clock) -> Now {
    let date = || Some(NowFrom::RequestDate.at(request_date(evidence, facts)?));
    let given = clock.given.map(|instant| NowFrom::Given.at(instant));
    given
        .or_else(date)
        .unwrap_or(NowFrom::Machine.at(clock.machine))
}

/// COS's own clock, as far as the answer tells it.
pub fn server(evidence: &Evidence, facts: &Facts) -> Option<Now> {
    let answer = facts.answer.as_ref()?;
    let printed = answer.meaning.documented().and_then(|told| told.now);
    let read =
        |value: Option<Value>, clock: fn(&str) -> Option<i64>| clock(evidence.text(value?).trim());
    let clocks = [
        (NowFrom::Answer, printed.map(|(instant, _)| instant)),
        (NowFrom::ServerTime, read(answer.server_time, iso)),
        (NowFrom::Date, read(answer.date, times::http_date)),
        (
            NowFrom::RequestId,
            read(answer.request_id, request_id::time),
        ),
    ];
    let mut told = clocks.into_iter();
    told.find_map(|(from, instant)| Some(from.at(instant?)))
}

/// The `Date` header of the request.
pub fn request_date(evidence: &Evidence, facts: &Facts) -> Option<i64> {
    let header = facts.request.as_ref()?.header(evidence, "Date")?;
    times::http_date(evidence.text(header.value).trim())
}

fn iso(text: &str) -> Option<i64> {
    times::expiration(text)
        .instant()
        .map(|instant| instant.seconds)
}
