//! What the pasted answer is, and whether it can belong to the pasted upload at all (contract 1.4, 1.7). It
//! reads the answer against policy, request and KeyTime; what the answer's case means is the tree's business.

use crate::cos::answers::{Documented, Meaning, invalid_value};
use crate::cos::policy::{Condition, Rule};
use crate::cos::times::Expiration;
use crate::cos::{DocumentedCase, codes, fields, host, request_id, times};
use crate::diagnosis::context::Context;
use crate::diagnosis::zones::CIVIL_OFFSETS;
use crate::diagnosis::{Authority, Finding, FindingId, Severity};
use crate::evidence::Answer;
use crate::evidence::answer::Wrapper;
use crate::evidence::masked::{agree, is_masked};
use crate::json::ITEM_LIMIT;
use crate::text::Span;

/// Seconds by which the expiration COS printed may differ from the policy's: rounding.
const SAME_SECOND: i64 = 1;
/// Seconds a request may be older than its own KeyTime before they cannot belong together: 436/7730
/// allows clocks to be 15 minutes apart.
const SKEW: i64 = 15 * 60;

/// The condition on the file's size, which `EntityTooLarge` and `EntityTooSmall` name in their message.
const SIZE: &str = "content-length-range";

/// Slots whose values no finding carries.
const SECRETS: [&str; 4] = ["secret-key", "sign-key", "token", "x-cos-security-token"];

/// Judges the answer.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(answer) = &context.facts.answer else {
        return Vec::new();
    };
    let mut findings: Vec<Finding> = kind(context, answer).into_iter().collect();
    findings.extend(host_named(context, answer));
    findings.extend(other_request(context).or_else(|| other_value(context)));
    findings
}

/// The proof that the answer belongs to another request, the strongest if there are several.
pub fn other_request(context: &Context<'_>) -> Option<Finding> {
    let answer = context.facts.answer.as_ref()?;
    other_expiration(context)
        .or_else(|| other_resource(context, answer))
        .or_else(|| other_condition(context))
        .or_else(|| other_moment(context, answer))
}

/// Two sources that disagree, and a form that is too long to be one.
pub fn conflicts(context: &Context<'_>) -> Vec<Finding> {
    let form = context.facts.form.iter().filter(|form| form.beyond > 0);
    let many = form.map(|form| capped("fields", form.fields.len() + form.beyond));
    let conflicts = &context.facts.conflicts;
    let conflicts = conflicts.iter().map(|conflict| {
        let finding = Finding::new(FindingId::EvidenceConflict)
            .authority(Authority::Observed)
            .field(conflict.slot.clone())
            .word("slot", conflict.slot.clone())
            .at_field(conflict.kept.place, conflict.slot.clone())
            .at_field(conflict.other.place, conflict.slot.clone());
        // The places of a secret suffice; its values stay where they are.
        if SECRETS.contains(&conflict.slot.as_str()) {
            return finding;
        }
        finding
            .expected(context.text(conflict.kept))
            .actual(context.text(conflict.other))
    });
    conflicts.chain(many).collect()
}

/// Of `total` things only the first were kept.
pub(super) fn capped(what: &str, total: usize) -> Finding {
    Finding::new(FindingId::EvidenceCapped)
        .authority(Authority::Observed)
        .word("what", what)
        .int("kept", ITEM_LIMIT)
        .int("total", total)
}

fn kind(context: &Context<'_>, answer: &Answer) -> Option<Finding> {
    let place = answer
        .message
        .or(answer.code)
        .map_or(answer.place, |value| value.place);
    // The row that was looked up says more than that there is one.
    let told = context
        .said("hidden.row")
        .is_some_and(|word| word != "unknown");
    if let Some(wrapper) = answer.wrapper.filter(|it| *it != Wrapper::Hidden || !told) {
        return Some(wrapped(context, answer, wrapper).at(answer.place));
    }
    // Whoever looked up what the key may do has excluded the permission, and knows better than the answer.
    let allowed = context.said("other.permission") == Some("yes");
    let vendor = context
        .meaning()
        .filter(|it| matches!(it, Meaning::OtherVendor(_)));
    let finding = match vendor.unwrap_or(&answer.meaning) {
        Meaning::Documented(_) => return None,
        Meaning::Known(id) if *id == codes::PERMISSION && !allowed => permission(context),
        Meaning::Known(id) if *id == codes::HEADER_SIGNED => header_signed(context, answer),
        Meaning::Known(id) => {
            let permission = *id == codes::PERMISSION;
            let id = if permission { codes::SEVERAL } else { id };
            known_code(context, answer, codes::find(id)?)
        }
        Meaning::OtherVendor(vendor) => {
            Finding::new(FindingId::AnswerOtherVendor).word("vendor", vendor.slug())
        }
        Meaning::Unknown if answer.wrapper.is_some() => return None,
        // A RequestId alone says nothing that could be known.
        Meaning::Unknown if answer.code.is_none() && answer.message.is_none() => {
            return Some(wrapped(context, answer, Wrapper::Status).at(answer.place));
        }
        Meaning::Unknown => Finding::new(FindingId::AnswerUnrecognised),
    };
    Some(finding.at(place))
}

fn wrapped(context: &Context<'_>, answer: &Answer, wrapper: Wrapper) -> Finding {
    let status = answer.status.map(|(status, _)| status.to_string());
    let status = status.unwrap_or_default();
    let observed = |id| Finding::new(id).authority(Authority::Observed);
    let stopped = match wrapper {
        Wrapper::Status => {
            let kind = match status.as_str() {
                "403" => Some("refused"),
                "400" => Some("malformed"),
                "" if answer.request_id.is_some() => Some("request-id"),
                _ => None,
            };
            let finding = observed(FindingId::AnswerWrapperOnly).word("status", status);
            return match kind {
                Some(kind) => finding.word("kind", kind),
                None => finding,
            };
        }
        Wrapper::Hidden => return observed(FindingId::AnswerHidden),
        Wrapper::PreflightRefused => return observed(FindingId::AnswerPreflightRefused),
        Wrapper::Success => return Finding::new(FindingId::AnswerSuccess).word("status", status),
        Wrapper::ClientSide(stopped) => stopped.slug(),
        Wrapper::Gateway => "gateway",
    };
    let request = context.facts.request.as_ref();
    let host = request.and_then(|request| request.host);
    let host = host.map(|value| context.text(value)).unwrap_or_default();
    let finding = observed(FindingId::AnswerClientSide)
        .word("stopped", stopped)
        .word("host", host);
    if status.is_empty() {
        finding
    } else {
        finding.word("status", status)
    }
}

/// An answer outside the seven that is known; where the message names a field, that field is at fault.
fn known_code(context: &Context<'_>, answer: &Answer, row: &codes::KnownAnswer) -> Finding {
    let code = answer.code.map(|value| context.text(value).into_owned());
    let finding = Finding::new(FindingId::AnswerKnownCode)
        .word("code", code.unwrap_or_else(|| row.code.to_owned()))
        .word("known", row.id)
        .authority(Authority::Observed);
    let message = answer.message.filter(|_| row.id == codes::VALUE_INVALID);
    let message = message.map(|message| context.text(message));
    let named = message.as_deref().and_then(|message| {
        let (field, value) = invalid_value(message)?;
        Some((field, message.get(value.start..value.end)?))
    });
    match (named, row.field) {
        (Some((field, value)), _) => finding.severity(Severity::Error).field(field).actual(value),
        (None, Some(field)) => finding.field(field),
        (None, None) => finding,
    }
}

/// A refused signature over method and path: which operation it was, and where the path that COS signed is spelt
/// otherwise than the one it was asked for.
fn header_signed(context: &Context<'_>, answer: &Answer) -> Finding {
    let format = answer.format_string.map(|value| context.text(value));
    let mut lines = format.as_deref().unwrap_or_default().lines();
    let method = lines.next().unwrap_or_default().trim().to_ascii_uppercase();
    let path = lines.next().unwrap_or_default().trim();
    let asked = answer.resource.map(|value| context.text(value));
    let asked = asked.as_deref().and_then(|resource| {
        let (_, rest) = resource.split_once("://").unwrap_or(("", resource));
        rest.find('/').and_then(|slash| rest.get(slash..))
    });
    let mut finding = Finding::new(FindingId::AnswerHeaderSigned).authority(Authority::Observed);
    for (name, value) in [("method", method.as_str()), ("path", path)] {
        if !value.is_empty() {
            finding = finding.word(name, value);
        }
    }
    match asked.filter(|asked| *asked != path && !path.is_empty()) {
        Some(asked) => finding
            .word("difference", spelling(path, asked))
            .expected(path)
            .actual(asked),
        None => finding,
    }
}

/// How two spellings of one path differ.
fn spelling(signed: &str, asked: &str) -> &'static str {
    let escaped = |text: &str| {
        let mut bytes = text.as_bytes().windows(3);
        bytes.any(
            |three| matches!(three, [b'%', a, b] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit()),
        )
    };
    if signed.replace(' ', "+") == asked || asked.replace(' ', "+") == signed {
        "plus"
    } else if escaped(signed) != escaped(asked) {
        "percent"
    } else if signed.trim_start_matches('/') == asked.trim_start_matches('/') {
        "slash"
    } else {
        "other"
    }
}

/// Answers that name the host: a bucket that takes no path style, a name without its APPID.
fn host_named(context: &Context<'_>, answer: &Answer) -> Option<Finding> {
    let Meaning::Known(id) = &answer.meaning else {
        return None;
    };
    let request = context.facts.request.as_ref();
    let sent = request.and_then(|request| request.host);
    let resource = answer
        .resource
        .map(|value| context.text(value).trim().to_owned());
    let (host, path, place) = match (sent, resource) {
        (Some(value), _) => {
            let path = request.and_then(|request| request.path);
            let path = path.map_or_else(|| "/".to_owned(), |path| context.text(path).into_owned());
            (context.text(value).into_owned(), path, value.place)
        }
        (None, Some(resource)) => {
            let (host, path) = resource.split_once('/')?;
            (host.to_owned(), format!("/{path}"), answer.resource?.place)
        }
        (None, None) => return None,
    };
    let target = host::target(&host, &path);
    let region = target.region.as_deref()?;
    let finding = Finding::new(FindingId::RequestHost)
        .severity(Severity::Error)
        .authority(Authority::Observed);
    let (kind, field, bucket) = match *id {
        "PathStyleDomainForbidden" if target.kind == host::TargetKind::PathStyle => {
            ("path-style", "Host", target.bucket?)
        }
        "missing-appid" => {
            let bucket = target.bucket.filter(|bucket| !bucket.is_empty());
            let bucket = bucket.or_else(|| Some(host.split('.').next()?.to_owned()))?;
            ("no-appid", "bucket", format!("{bucket}-<appid>"))
        }
        _ => return None,
    };
    let finding = finding.word("kind", kind).field(field);
    let finding = finding.expected(format!("{bucket}.cos.{region}.myqcloud.com"));
    Some(finding.actual(host).at(place))
}

/// `Access Denied.`: the CAM action and resource to ask for (436/30580).
pub fn permission(context: &Context<'_>) -> Finding {
    let bucket = context
        .facts
        .bucket
        .as_ref()
        .map(|(bucket, _)| bucket.as_str());
    let request = context.facts.request.as_ref();
    let region = request.and_then(|request| {
        let host = context.text(request.host?);
        host::target(&host, "/").region
    });
    let appid = bucket.and_then(|bucket| bucket.rsplit_once('-'));
    let appid = appid.map(|(_, id)| id);
    let key = context.field("key").map(|view| view.text.into_owned());
    let folder = key.as_deref().and_then(|key| key.rsplit_once('/'));
    let folder = folder.filter(|(folder, _)| !folder.is_empty());
    let path = folder.map_or_else(|| "*".to_owned(), |(folder, _)| format!("{folder}/*"));
    let resource = format!(
        "qcs::cos:{}:uid/{}:{}/{path}",
        region.as_deref().unwrap_or("<region>"),
        appid.unwrap_or("<appid>"),
        bucket.unwrap_or("<bucket-appid>"),
    );
    Finding::new(FindingId::AnswerPermissionDenied)
        .field("permission")
        .word("action", "name/cos:PostObject")
        .word("resource", resource)
}

/// `offset`: by how many seconds east of UTC the answer's moment differs from the policy's, where that is a zone's.
fn other(
    how: &'static str,
    answer: impl Into<String>,
    evidence: impl Into<String>,
    offset: i64,
) -> Finding {
    let (answer, evidence) = (answer.into(), evidence.into());
    Finding::new(FindingId::AnswerOtherRequest)
        .authority(Authority::Inferred)
        .word("how", how)
        .word("answer", answer.clone())
        .word("evidence", evidence.clone())
        .int("offset", offset)
        .expected(answer)
        .actual(evidence)
}

/// A part of the answer's message as a place.
fn in_message(context: &Context<'_>, finding: Finding, span: Span) -> Finding {
    let message = context.facts.answer.as_ref().and_then(|it| it.message);
    finding.at(message.map(|message| message.place.part(span)))
}

/// COS prints the expiration it read: another number, another policy.
fn other_expiration(context: &Context<'_>) -> Option<Finding> {
    let documented = context.documented()?;
    let (printed, at) = documented.expiration?;
    let reading = context.policy.as_ref()?;
    let (_, node) = reading.policy.expirations.last()?;
    let text = node.as_text()?;
    // Of any other form nobody knows what COS makes.
    let Expiration::Documented(instant) = times::expiration(&text.value) else {
        return None;
    };
    if reading.altered || (instant.seconds - printed).abs() <= SAME_SECOND {
        return None;
    }
    let apart = instant.seconds.saturating_sub(printed);
    let zone = CIVIL_OFFSETS.contains(&(apart / 60)) && apart % 60 == 0;
    let (printed, own) = (printed.to_string(), instant.seconds.to_string());
    let finding = other("expiration", printed, own, if zone { apart } else { 0 });
    let finding = finding.field("expiration");
    let finding = in_message(context, finding, at);
    Some(context.mark_policy(finding, text.span, "/expiration"))
}

/// `Resource` names the bucket the refused request went to.
fn other_resource(context: &Context<'_>, answer: &Answer) -> Option<Finding> {
    let value = answer.resource?;
    let named = host::of_resource(&context.text(value)).bucket?;
    let (bucket, given) = context.request_bucket()?;
    let same = agree(&named.to_ascii_lowercase(), &bucket.to_ascii_lowercase());
    let finding = other("resource", named, bucket, 0).field("bucket");
    (!same).then(|| finding.at(value.place).at(given.place))
}

/// The condition the message names is not in the policy.
fn other_condition(context: &Context<'_>) -> Option<Finding> {
    let answer = context.facts.answer.as_ref()?;
    let text = answer.message.map(|message| context.text(message));
    let sized = || text.as_deref()?.contains(SIZE).then_some(SIZE);
    let key = context.named_key().or_else(sized)?;
    let reading = context.policy.as_ref()?;
    // A copy beside a `policy` that does not decode proves as much: what does not decode gets no such answer.
    let readable = reading.whole && !reading.policy.entries.is_empty();
    if !readable || answer.retyped || reading.altered || is_masked(key) {
        return None;
    }
    // An entry that cannot be read may be the one that is named.
    let names: Option<Vec<&str>> = reading.policy.entries.iter().map(name_of).collect();
    let names = names.filter(|_| reading.policy.conditions.len() == 1)?;
    let spelt = |name: &str| names.iter().any(|one| one.eq_ignore_ascii_case(name));
    if spelt(key) || key == "q-key-time" && spelt("q-sign-time") {
        return None;
    }
    let finding = other("condition", key, names.join(" "), 0).field(key);
    Some(finding.at(answer.message?.place))
}

fn name_of(entry: &Condition) -> Option<&str> {
    match &entry.rule {
        Rule::Exact(rule) | Rule::StartsWith(rule) => Some(&rule.field),
        Rule::Length { .. } => Some(SIZE),
        Rule::Unreadable => None,
    }
}

/// The RequestId's second lies before the KeyTime began.
fn other_moment(context: &Context<'_>, answer: &Answer) -> Option<Finding> {
    let id = answer.request_id?;
    let seen = request_id::time(context.text(id).trim())?;
    let key_time = context.sent_key_time()?;
    let start = key_time.start.0;
    let plausible = key_time.oddities.is_empty() && start > 0;
    if !plausible || seen + SKEW >= start || is_civil(start - seen) {
        return None;
    }
    let finding = other("request-id", seen.to_string(), start.to_string(), 0).field("q-key-time");
    let finding = finding.at(id.place);
    Some(match context.field("q-key-time") {
        Some(view) => context.mark_field(finding, &view),
        None => finding,
    })
}

/// Whether two moments lie as far apart as two places' clocks: the signer took its own time for UTC, and this may
/// well be the request.
fn is_civil(seconds: i64) -> bool {
    const HALF_HOUR: i64 = 30 * 60;
    /// From signing to sending.
    const ON_THE_WAY: i64 = 60;
    let beside = (seconds + ON_THE_WAY).rem_euclid(HALF_HOUR);
    beside <= 2 * ON_THE_WAY && (2 * HALF_HOUR - ON_THE_WAY..=14 * 2 * HALF_HOUR).contains(&seconds)
}

/// The value the message prints is neither the policy's nor the form's.
fn other_value(context: &Context<'_>) -> Option<Finding> {
    let documented = context.documented()?;
    let (value, at) = documented.value.as_ref()?;
    let key = documented.key.as_deref()?;
    let answer = context.facts.answer.as_ref()?;
    if answer.retyped || !documented.complete {
        return None;
    }
    let reading = context.policy.as_ref();
    let reading = reading.filter(|reading| reading.whole && !reading.altered)?;
    let demanded = reading.policy.on(key).map(|(_, rule)| rule.value.as_str());
    let demanded: Vec<&str> = demanded.collect();
    let sent = sent_values(context, documented)?;
    let same = |candidate: &str| agree(candidate.trim(), value.trim());
    if demanded.is_empty() || demanded.into_iter().any(same) || sent.iter().any(|text| same(text)) {
        return None;
    }
    let finding = other("value", value.clone(), sent.join(" "), 0)
        .severity(Severity::Warning)
        .field(key);
    Some(in_message(context, finding, *at))
}

/// What the request held for the key the message names; `None` where that is not known.
fn sent_values(context: &Context<'_>, documented: &Documented) -> Option<Vec<String>> {
    if documented.case == DocumentedCase::Bucket {
        let (bucket, _) = context.facts.bucket.as_ref()?;
        return Some(vec![bucket.clone()]);
    }
    let key = documented.key.as_deref()?;
    let form = context.form().filter(|form| form.complete)?;
    let values = form.named(context.evidence, fields::demanded(key));
    let values = values.map(|(_, field)| context.text(field.value).into_owned());
    Some(values.collect())
}
