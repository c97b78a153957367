//! `q-key-time` (436/14690: `start;end`, Unix seconds) against its own grammar, the clock and the temporary key,
//! and the client's stamps against COS's clock. What COS answers when only KeyTime has ended is not
//! published, so its end never makes an error.

use crate::cos::times::{self, KeyTime, KeyTimeOddity};
use crate::diagnosis::context::{Context, FieldView};
use crate::diagnosis::{Authority, Finding, FindingId, Severity, now};
use crate::evidence::masked::is_masked;

/// Seconds a client's clock may be ahead before it is worth a word.
const AHEAD: i64 = 60;
/// 436/7730: RequestTimeTooSkewed from 15 minutes.
const SKEW: i64 = 15 * 60;

/// Judges KeyTime and the clocks.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = skew(context).into_iter().collect();
    let view = context.field("q-key-time");
    // `form.value-undefined` says more about a value that was never filled in.
    let judged = |view: &FieldView<'_>| {
        context.mode.is_policy() && !is_masked(&view.text) && view.unfilled().is_none()
    };
    let Some(view) = view.filter(judged) else {
        return findings;
    };
    match times::key_time(&view.text) {
        Err(span) => {
            let empty = view.text.trim().is_empty();
            let finding = Finding::new(FindingId::KeyTimeFormat)
                .field("q-key-time")
                .int("now", context.now.instant)
                .word("shape", if empty { "empty" } else { "unreadable" })
                .actual(view.text.to_string())
                .at_field(view.field.value.place.part(span), "q-key-time");
            findings.push(finding);
        }
        Ok(key_time) => findings.extend(judge(context, &view, &key_time)),
    }
    findings
}

fn about(context: &Context<'_>, id: FindingId, key_time: &KeyTime) -> Finding {
    Finding::new(id)
        .authority(Authority::Inferred)
        .field("q-key-time")
        .int("start", key_time.start.0)
        .int("end", key_time.end.0)
        .int("now", context.now.instant)
}

fn judge(context: &Context<'_>, view: &FieldView<'_>, key_time: &KeyTime) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut readable = true;
    for (oddity, span) in &key_time.oddities {
        let retyped = context.form_retyped();
        let (id, shape, severity) = match oddity {
            KeyTimeOddity::Milliseconds => (FindingId::KeyTimeMilliseconds, "", Severity::Warning),
            KeyTimeOddity::Fraction => (FindingId::KeyTimeFraction, "", Severity::Note),
            KeyTimeOddity::Space | KeyTimeOddity::FullWidth if retyped => continue,
            KeyTimeOddity::Space => (FindingId::KeyTimeFormat, "space", Severity::Warning),
            KeyTimeOddity::Separator => (FindingId::KeyTimeFormat, "separator", Severity::Error),
            KeyTimeOddity::FullWidth => (FindingId::KeyTimeFormat, "full-width", Severity::Error),
        };
        readable &= matches!(oddity, KeyTimeOddity::Fraction | KeyTimeOddity::Space);
        let mut finding = about(context, id, key_time).severity(severity);
        if !shape.is_empty() {
            finding = finding.word("shape", shape);
        }
        let place = view.field.value.place.part(*span);
        let finding = finding.actual(view.text.to_string());
        findings.push(finding.at_field(place, "q-key-time"));
    }
    if readable {
        findings.extend(moments(context, view, key_time));
    }
    findings
}

fn moments(context: &Context<'_>, view: &FieldView<'_>, key_time: &KeyTime) -> Vec<Finding> {
    let (start, end) = (key_time.start.0, key_time.end.0);
    let now = context.now.instant;
    let unsure = !context.clock_is_sure();
    let mut findings = Vec::new();
    let mut say = |finding: Finding| findings.push(context.mark_field(finding, view));
    if end < start {
        say(about(context, FindingId::KeyTimeReversed, key_time)
            .expected(format!("{end};{start}"))
            .actual(view.text.to_string()));
        return findings;
    }
    if now > end {
        say(about(context, FindingId::KeyTimeExpired, key_time)
            .severity_if(unsure, Severity::Note)
            .int("behind", now.saturating_sub(end)));
    }
    if start > now.saturating_add(AHEAD) {
        say(about(context, FindingId::KeyTimeNotYet, key_time)
            .severity_if(unsure, Severity::Note)
            .int("ahead", start.saturating_sub(now)));
    }
    if let Some((expires, _)) = context.facts.keys.expires
        && end > expires
    {
        say(about(context, FindingId::KeyTimeBeyondToken, key_time).int("expires", expires));
    }
    findings
}

/// The request's own `Date` against COS's clock.
fn skew(context: &Context<'_>) -> Option<Finding> {
    let server = now::server(context.evidence, &context.facts)?;
    let request = context.facts.request.as_ref()?;
    let header = request.header(context.evidence, "Date")?;
    let client = now::request_date(context.evidence, &context.facts)?;
    let seconds = client.saturating_sub(server.instant);
    if seconds.abs() <= SKEW {
        return None;
    }
    let finding = Finding::new(FindingId::ClockSkew)
        .authority(Authority::Observed)
        .int("seconds", seconds)
        .word("against", server.from.slug());
    Some(finding.at_field(header.value.place, "Date"))
}
