//! Of several answers in one paste the one that is about the upload: a history ("yesterday it was …, now it is …")
//! has more than one. Apart, because only here clocks are compared before anybody judges; it must not know what an
//! answer says.

use super::super::facts::contradict;
use super::super::{Answer, Note, PolicyText, Reading};
use crate::cos::{request_id, times};
use crate::json;
use crate::text::Sources;

/// Adds a reading to those of the parts in front of it. Of two answers of different words the one counts whose clock
/// is nearer to what was signed; where no clock tells, the last, for who tells a history tells the latest last.
pub(super) fn add(
    sources: &Sources,
    signed: Option<(i64, i64)>,
    readings: &mut Vec<Reading>,
    mut reading: Reading,
) {
    let other = |one: &&mut Reading| {
        one.reads_answer_only() && reading.reads_answer_only() && contradict(sources, one, &reading)
    };
    let Some(before) = readings.iter_mut().find(other) else {
        readings.push(reading);
        return;
    };
    let away = |reading: &Reading| {
        let time = clock(sources, reading.holds.answer.as_ref()?)?;
        let (start, end) = signed?;
        Some((start - time).max(time - end).max(0))
    };
    let nearer = away(before)
        .zip(away(&reading))
        .is_some_and(|(one, two)| one < two);
    if !nearer {
        std::mem::swap(before, &mut reading);
    }
    let note = if nearer {
        "answer-nearest"
    } else {
        "answer-several"
    };
    before.notes.push(Note::new(note));
}

/// When COS answered.
fn clock(sources: &Sources, answer: &Answer) -> Option<i64> {
    let id = answer
        .request_id
        .and_then(|id| request_id::time(&sources.text(id.place)));
    let date = || times::http_date(&sources.text(answer.date?.place));
    let server = || times::parse_now(&sources.text(answer.server_time?.place)).map(|at| at.seconds);
    id.or_else(date).or_else(server)
}

/// From when to when the upload of a paste is signed, as its form or its policy says.
pub(super) fn signed<'a>(
    sources: &Sources,
    readings: impl Iterator<Item = &'a Reading> + Clone,
) -> Option<(i64, i64)> {
    let forms = readings
        .clone()
        .filter_map(|reading| reading.holds.form.as_ref());
    let mut fields = forms.clone().flat_map(|form| &form.fields);
    let times = fields.find_map(|field| {
        let named = sources
            .text(field.name.place)
            .eq_ignore_ascii_case("q-key-time");
        let read = named
            .then(|| times::key_time(&sources.text(field.value.place)))?
            .ok()?;
        Some((read.start.0, read.end.0))
    });
    let alone = readings.filter_map(|reading| reading.holds.policy.as_ref());
    let mut policies = forms.filter_map(|form| form.policy.as_ref()).chain(alone);
    times.or_else(|| {
        policies
            .find_map(|policy| expires(sources, policy))
            .map(|end| (end, end))
    })
}

fn expires(sources: &Sources, policy: &PolicyText) -> Option<i64> {
    let document = json::parse(sources.slice(policy.json?.place));
    let text = &document.root.as_ref()?.get("expiration")?.as_text()?.value;
    Some(times::parse_now(text)?.seconds)
}
