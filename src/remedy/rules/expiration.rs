//! The policy's `expiration`: the moment that was meant where the policy still shows it, else half an hour from
//! now in UTC, as 436/41164 recommends; in the documented form.

use super::{Bench, keys, quoted};
use crate::cos::times::{self, Expiration, Instant};
use crate::diagnosis::FindingId;
use crate::text::Span;

/// A moment that is over sooner than this is not worth keeping, in seconds.
const ENOUGH: i64 = 60;

/// Mends the expiration.
pub(super) fn mend(bench: &mut Bench<'_, '_>) {
    let now = bench.log.now;
    let soon = now.saturating_add(ENOUGH);
    let meant = meant(bench).filter(|meant| meant.seconds >= soon);
    let renewed = meant.is_none();
    let end = now.saturating_add(times::LIFE);
    let instant = meant.unwrap_or(Instant::from_seconds(end));
    let done = if bench.finding.id == FindingId::PolicyExpirationMissing {
        insert(bench, instant)
    } else {
        replace(bench, instant)
    };
    // A policy that was over has a KeyTime that is, or soon will be.
    let key_time = bench.context.key_time();
    let over = key_time.is_none_or(|key_time| key_time.end.0 < soon);
    if done == Some(true) && renewed && over && bench.context.key_time_text().is_some() {
        keys::renew(bench, now, end);
    }
}

/// The moment that the policy was meant to name, where it can be known.
fn meant(bench: &Bench<'_, '_>) -> Option<Instant> {
    match bench.finding.id {
        FindingId::PolicyExpirationLocalTime | FindingId::PolicyExpirationTwelveHour => {
            match times::expiration(bench.finding.expected.as_deref()?) {
                Expiration::Documented(instant) => Some(instant),
                Expiration::Other { .. } | Expiration::Unreadable => None,
            }
        }
        FindingId::PolicyExpirationFormat => bench.context.expiration().map(|(instant, _)| instant),
        _ => None,
    }
}

/// As the documents write it; with milliseconds where the text had them.
fn written(instant: Instant, before: &str) -> String {
    let plain = Instant::from_seconds(instant.seconds).to_iso();
    let head = plain.strip_suffix('Z').unwrap_or(&plain);
    let millis = instant.nanos / 1_000_000;
    if before.contains('.') || millis > 0 {
        format!("{head}.{millis:03}Z")
    } else {
        plain
    }
}

fn replace(bench: &mut Bench<'_, '_>, instant: Instant) -> Option<bool> {
    let reading = bench.context.policy.as_ref()?;
    let (_, node) = reading.policy.expirations.last()?;
    Some(match node.as_text() {
        Some(text) => bench.edit(text.span, &written(instant, &text.value)),
        None => bench.edit(node.span, &quoted(&written(instant, ""))),
    })
}

/// In front of the first member, written like it.
fn insert(bench: &mut Bench<'_, '_>, instant: Instant) -> Option<bool> {
    let root = bench.root()?;
    let value = quoted(&written(instant, ".000"));
    let Some(first) = root.as_object().unwrap_or_default().first() else {
        let inside = Span::empty(root.span.start + 1);
        return Some(bench.edit(inside, &format!("\"expiration\":{value}")));
    };
    let quote = first.name.span.start.saturating_sub(1);
    let between = bench.between(root.span.start + 1, quote);
    let colon = bench.between(first.name.span.end + 1, first.value.span.start);
    let member = format!("\"expiration\"{colon}{value},{between}");
    Some(bench.edit(Span::empty(quote), &member))
}
