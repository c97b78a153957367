//! The policy's `expiration`: its form (436/14690), whether it had passed, and the mistake most people make with
//! it, local time labelled Z (contract 1.8).

use crate::cos::times::{self, Expiration, Instant, KeyTime};
use crate::diagnosis::context::{Context, PolicyReading};
use crate::diagnosis::zones::CIVIL_OFFSETS;
use crate::diagnosis::{Authority, Finding, FindingId, Now, NowFrom, Severity};
use crate::json::{Kind, Node};
use crate::text::Span;

/// Seconds by which an expiration may miss a whole offset: two clock reads in one program.
const OFFSET_SLACK: i64 = 2;
/// Offsets east of UTC from which a warning is worth its place (contract 1.8), in seconds.
const EAST: i64 = 5 * 3600;
/// Half a day: the twelve-hour clock's error.
const HALF_DAY: i64 = 12 * 3600;
/// Seconds by which the expiration COS printed may differ from the policy's: rounding.
const SAME_SECOND: i64 = 1;
const DAY: i64 = 24 * 3600;
/// A policy that lives shorter than this cannot be meant, in seconds.
const SHORT_LIFE: i64 = 60;
/// Expiration and the end of KeyTime may be this far apart without a word, in seconds.
const GAP: i64 = 3600;

/// Judges the expiration.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let reading = context.policy.as_ref();
    let written = reading.and_then(|it| Some((it, it.policy.expirations.last()?)));
    let Some((reading, (_, node))) = written else {
        return from_answer(context).into_iter().collect();
    };
    let mut findings: Vec<Finding> = format(context, reading, node).into_iter().collect();
    match context.expiration() {
        Some((instant, span)) => findings.extend(moment(context, instant, span)),
        // COS read something else than a time there, and says what it made of it.
        None => findings.extend(
            from_answer(context)
                .map(|finding| context.mark_policy(finding, node.inner(), "/expiration")),
        ),
    }
    findings
}

/// COS's own two numbers, if the answer holds them: expiration and now.
fn printed(context: &Context<'_>) -> Option<(i64, i64)> {
    let documented = context.documented()?;
    Some((documented.expiration?.0, documented.now?.0))
}

/// The moment to judge by: where COS itself said of this very expiration that it had passed, no other clock counts.
fn judged_at(context: &Context<'_>, instant: Instant) -> Now {
    let told = printed(context).filter(|(expiration, now)| {
        context.now.instant <= instant.seconds
            && (expiration - instant.seconds).abs() <= SAME_SECOND
            && now > expiration
    });
    told.map_or(context.now, |(_, instant)| Now {
        instant,
        from: NowFrom::Answer,
    })
}

fn expiration() -> impl Fn(FindingId) -> Finding {
    |id| Finding::new(id).field("expiration")
}

/// Without the policy, COS's own two numbers still say how late it was.
fn from_answer(context: &Context<'_>) -> Option<Finding> {
    let (expired, now) = printed(context)?;
    let (_, at) = context.documented()?.expiration?;
    let finding = expiration()(FindingId::PolicyExpired)
        .int("behind", now.saturating_sub(expired))
        .int("expiration", expired)
        .int("now", now)
        .word("now_from", "answer")
        .actual(Instant::from_seconds(expired).to_iso());
    let message = context.facts.answer.as_ref()?.message;
    Some(finding.at(message.map(|message| message.place.part(at))))
}

fn format(context: &Context<'_>, reading: &PolicyReading, node: &Node) -> Option<Finding> {
    if reading.altered {
        return None;
    }
    let report = |form: &'static str, span: Span, actual: &str| {
        let finding = expiration()(FindingId::PolicyExpirationFormat)
            .authority(Authority::Inferred)
            .word("form", form)
            .actual(actual);
        Some(context.mark_policy(finding, span, "/expiration"))
    };
    match &node.kind {
        Kind::String(text) => match times::expiration(&text.value) {
            Expiration::Documented(_) => None,
            Expiration::Other { form, at, .. } => report(form.slug(), text.locate(at), &text.value),
            // `policy.expiration-missing` says more of an empty one.
            Expiration::Unreadable if text.value.trim().is_empty() => None,
            Expiration::Unreadable => report("unreadable", text.span, &text.value),
        },
        Kind::Number(number) => report("number", node.span, number),
        Kind::Null | Kind::Bool(_) | Kind::Array(_) | Kind::Object(_) => {
            report("not-text", node.span, super::policy::kind_slug(node))
        }
        Kind::Invalid => None,
    }
}

fn moment(context: &Context<'_>, instant: Instant, span: Span) -> Vec<Finding> {
    let judged = judged_at(context, instant);
    let expired = judged.instant > instant.seconds;
    let key_time = context.sent_key_time();
    let key_time = key_time.filter(|key_time| key_time.oddities.is_empty());
    let key_time = key_time.as_ref();
    let apart = key_time.map(|it| instant.seconds.saturating_sub(it.end.0));
    let mark = |finding: Finding| context.mark_policy(finding, span, "/expiration");
    let zone = key_time.and_then(|key_time| local_time(instant, key_time, judged));
    // Over before KeyTime began, it was never good, whatever any clock says.
    let never = key_time.is_some_and(|key_time| instant.seconds <= key_time.start.0);
    let mut findings = Vec::new();
    let zone_explains = zone.as_ref().is_some_and(|zone| {
        expired
            && zone.id == FindingId::PolicyExpirationLocalTime
            && zone.severity != Severity::Warning
    });
    if expired && !zone_explains {
        let finding = if never {
            Finding::new(FindingId::PolicyExpired)
        } else {
            context.timed(FindingId::PolicyExpired)
        };
        findings.push(mark(times_of(finding, instant, judged)));
    }
    let named = zone.is_some();
    findings.extend(zone.map(mark));
    if let Some(start) = key_time.map(|key_time| key_time.start.0) {
        let life = instant.seconds.saturating_sub(start);
        if (0..SHORT_LIFE).contains(&life) {
            let finding = expiration()(FindingId::PolicyExpirationTooShort)
                .authority(Authority::Inferred)
                .int("life", life);
            findings.push(mark(finding));
        }
    }
    if hard_coded(instant, judged.instant, apart) && !named {
        let finding = expiration()(FindingId::PolicyExpirationHardCoded);
        findings.push(mark(finding.authority(Authority::Inferred)));
    } else if let Some(gap) = apart.filter(|gap| gap.abs() > GAP && !named) {
        let finding = expiration()(FindingId::PolicyExpirationKeyTimeGap).int("gap", gap);
        findings.push(mark(finding.authority(Authority::Inferred)));
    }
    findings
}

fn times_of(finding: Finding, instant: Instant, now: Now) -> Finding {
    finding
        .field("expiration")
        .int("behind", now.instant.saturating_sub(instant.seconds))
        .int("expiration", instant.seconds)
        .int("now", now.instant)
        .word("now_from", now.from.slug())
        .actual(instant.to_iso())
}

/// Expiration and KeyTime's end come from one intention; a whole civil offset between them is a zone. West of UTC,
/// and with a clock of twelve hours, the policy is over before KeyTime begins: a shorter life that is not over by
/// then is just a shorter life.
fn local_time(instant: Instant, key_time: &KeyTime, judged: Now) -> Option<Finding> {
    let (start, end) = (key_time.start.0, key_time.end.0);
    let apart = instant.seconds.saturating_sub(end);
    let never = instant.seconds <= start;
    // Whole days are a life somebody chose, and half and quarter ones beside a KeyTime of hours.
    let life = instant.seconds.saturating_sub(start);
    let part = [DAY / 4, HALF_DAY].contains(&life) && end.saturating_sub(start) >= 3600;
    let chosen = part || life.rem_euclid(DAY) <= OFFSET_SLACK;
    let offset = CIVIL_OFFSETS
        .into_iter()
        .map(|minutes| minutes * 60)
        .find(|offset| (apart - offset).abs() <= OFFSET_SLACK)?;
    let meant = Instant {
        seconds: instant.seconds.saturating_sub(offset),
        nanos: instant.nanos,
    };
    // Nobody lives at UTC-12: half a day too early is a clock of twelve hours.
    if offset == -HALF_DAY && never {
        let finding = expiration()(FindingId::PolicyExpirationTwelveHour)
            .authority(Authority::Inferred)
            .int("hours", offset / 3600)
            .expected(meant.to_iso())
            .actual(instant.to_iso());
        return Some(finding);
    }
    let severity = if offset < 0 && never && judged.instant > instant.seconds {
        Severity::Error
    } else if offset >= EAST && !chosen {
        Severity::Warning
    } else {
        return None;
    };
    let finding = Finding::new(FindingId::PolicyExpirationLocalTime)
        .severity(severity)
        .authority(Authority::Observed)
        .int("offset", offset)
        .word("against", "key-time");
    Some(times_of(finding, instant, judged).expected(meant.to_iso()))
}

/// A round moment far from KeyTime, or more than a year away, was written by hand.
fn hard_coded(instant: Instant, now: i64, apart: Option<i64>) -> bool {
    let of_day = instant.seconds.rem_euclid(DAY);
    let round = [0, HALF_DAY, DAY - 1].contains(&of_day);
    let far = instant.seconds.saturating_sub(now) > 366 * DAY;
    far || round && apart.is_some_and(|apart| apart.abs() > DAY)
}
