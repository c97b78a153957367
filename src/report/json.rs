//! The diagnosis as JSON: the contract of scripts, member by member, in a fixed order.
//!
//! Lines, columns and bytes count as in every other report. How it is written is `written`'s business.

mod written;

use std::borrow::Cow;

pub(crate) use written::object;
pub use written::{Json, compact, pretty};

use super::redact::finding_value;
use super::sentences::Said;
use super::{Report, corrections, docs, excerpt, unread};
use crate::cos::times::Instant;
use crate::diagnosis::finding::Mark;
use crate::diagnosis::{Finding, Need, Param, Step};
use crate::evidence::{Reading, Value};
use crate::remedy::permission;
use crate::remedy::snippets::{self, Language, Topic};
use crate::remedy::{Alternative, Change, Choice, Corrected, PatchLine, Remedy, Sign};
use crate::text::Place;
use crate::text::lines::position;

/// The version of the shape.
pub const SCHEMA: &str = "postdoc/diagnosis/1";

/// The longest `expected` or `actual`, in characters: whole policies stand in the places.
const VALUE_CHARS: usize = 4096;

/// The longest member of `answer`, in characters: COS's own messages have about 200.
const ANSWER_CHARS: usize = 999;

/// Characters behind a cut that masking still looks at: a signature or the start of a key.
const MARGIN: usize = 256;

/// The whole diagnosis.
pub fn value(report: &Report<'_>) -> Json {
    let diagnosis = report.diagnosis;
    let case = diagnosis.case.as_ref().map(|case| {
        let also: Vec<&str> = case.also.iter().map(|case| case.id()).collect();
        object! { "id": case.id.id(), "from": case.from.slug(), "also": also }
    });
    let words = report.words();
    let said: Vec<Said> = diagnosis
        .findings
        .iter()
        .map(|found| words.finding(found))
        .collect();
    let headline = words.headline_by(diagnosis, |wanted| {
        let mut all = diagnosis.findings.iter().zip(&said);
        let known = all.find(|(found, _)| std::ptr::eq(*found, wanted));
        known.map_or_else(|| words.title(wanted), |(_, said)| said.title.clone())
    });
    let findings = diagnosis.findings.iter().zip(said);
    let findings: Vec<Json> = findings
        .map(|(found, said)| finding(report, found, said))
        .collect();
    let mended = corrections::speaks(report);
    let mut value = object! {
        "schema": SCHEMA,
        "verdict": diagnosis.verdict.slug(),
        "case": case,
        "branch": text(report, &diagnosis.branch),
        "headline": headline,
        "answer": answer(report),
        "inputs": inputs(report),
        "path": path(report),
        "findings": findings,
        "needs": needs(report),
        "remedy": mended.map(|found| remedy(report, found)),
        "times": times(report),
    };
    let unread = unread_lines(report);
    if let (Json::Object(members), false) = (&mut value, unread.is_empty()) {
        members.push(("unread".into(), unread.into()));
    }
    value
}

/// The diagnosis as indented text, with a line end.
pub fn render(report: &Report<'_>) -> String {
    let mut out = pretty(&value(report));
    out.push('\n');
    out
}

/// A value of the evidence: masked, not made visible, because the formatter escapes.
fn text(report: &Report<'_>, value: &str) -> String {
    limited(report, value, VALUE_CHARS)
}

/// At most so many characters of it. Only a little more is looked at: a paste may hold megabytes.
fn limited(report: &Report<'_>, value: &str, limit: usize) -> String {
    let near = nth_char(value, limit + MARGIN);
    let near = near.and_then(|end| value.get(..end));
    let masked = report.redactor.text(near.unwrap_or(value));
    let end = nth_char(&masked, limit);
    match end.or(near.map(|_| masked.len())) {
        Some(end) => format!("{}…", masked.get(..end).unwrap_or_default()),
        None => masked.into_owned(),
    }
}

/// Where a character begins, counted from 0, if there are so many.
fn nth_char(text: &str, index: usize) -> Option<usize> {
    // A character has at least one byte.
    if text.len() <= index {
        return None;
    }
    text.char_indices().nth(index).map(|(at, _)| at)
}

fn answer(report: &Report<'_>) -> Json {
    let Some(answer) = &report.facts.answer else {
        return Json::Null;
    };
    let say = |value: Option<Value>| {
        value.map(|value| limited(report, &report.evidence.text(value), ANSWER_CHARS))
    };
    object! {
        "code": say(answer.code),
        "message": say(answer.message),
        "request_id": say(answer.request_id),
        "server_time": say(answer.server_time),
        "resource": say(answer.resource),
    }
}

fn inputs(report: &Report<'_>) -> Vec<Json> {
    let sources = &report.evidence.sources;
    let input = |reading: &Reading| {
        let label = sources.get(reading.source).and_then(|source| source.label);
        let filled = reading.filled(report.evidence);
        let filled: Vec<String> = filled.iter().map(|name| text(report, name)).collect();
        object! {
            "source": label.map(|label| label.source),
            "file": reading.file.as_deref().map(|file| text(report, file)),
            "kind": reading.kind(report.evidence).slug(),
            "reader": reading.reader,
            "certainty": reading.part.as_ref().map(|part| part.certainty.slug()),
            "because": because(reading),
            "fidelity": reading.fidelity.slug(),
            "bytes": sources.bytes(reading.source).len(),
            "filled": filled,
            "missing": reading.missing.clone(),
            "in_paste": range(report, reading.in_paste(report.evidence)),
        }
    };
    report.evidence.readings.iter().map(input).collect()
}

/// What a reader met in a part that shows what it is, and how often.
fn because(reading: &Reading) -> Json {
    let met = reading.part.iter().flat_map(|part| &part.because);
    let met = met.map(|(met, times)| (met.slug().into(), Json::from(*times)));
    Json::Object(met.collect())
}

/// A range of the paste as it was given.
fn range(report: &Report<'_>, place: Place) -> Json {
    let bytes = report.evidence.sources.bytes(place.source);
    let at = position(bytes, place.span.start);
    object! {
        "line": at.line,
        "column": at.column,
        "start": place.span.start,
        "end": place.span.end,
    }
}

/// What nobody reads, line by line.
fn unread_lines(report: &Report<'_>) -> Vec<Json> {
    let line = |line: &unread::Line| {
        object! {
            "file": line.file.as_deref().map(|file| text(report, file)),
            "line": line.number,
            "column": line.column,
            "start": line.place.span.start,
            "end": line.place.span.end,
            "excerpt": line.text.clone(),
        }
    };
    unread::lines(report).0.iter().map(line).collect()
}

fn path(report: &Report<'_>) -> Vec<Json> {
    let step = |step: &Step| {
        let because: Vec<&str> = step.because.iter().map(|id| id.id()).collect();
        object! {
            "node": step.node,
            "answer": text(report, &step.answer),
            "open": step.open,
            "because": because,
        }
    };
    report.diagnosis.path.iter().map(step).collect()
}

fn finding(report: &Report<'_>, finding: &Finding, said: Said) -> Json {
    let Said { title, cause, fix } = said;
    let case = report.diagnosis.case.as_ref().map(|case| case.id);
    let places = finding.places.iter();
    let places: Vec<Json> = places.filter_map(|mark| place(report, mark)).collect();
    let guarded = |value: &Option<String>| {
        let value = value.as_deref();
        value.map(|value| text(report, &finding_value(finding, value)))
    };
    object! {
        "id": finding.id.id(),
        "severity": finding.severity.slug(),
        "authority": finding.authority.slug(),
        "field": finding.field.as_deref().map(|field| text(report, field)),
        "explains_answer": finding.explains_answer,
        "places": places,
        "expected": guarded(&finding.expected),
        "actual": guarded(&finding.actual),
        "params": params(report, finding),
        "deviations": finding.deviations.clone(),
        "title": title,
        "cause": cause,
        "fix": fix,
        "docs": docs::links(finding, case),
    }
}

fn params(report: &Report<'_>, finding: &Finding) -> Json {
    let said = |param: &Param| match param {
        Param::Int(number) => (*number).into(),
        Param::Text(word) => text(report, &finding_value(finding, word)).into(),
        Param::Bool(yes) => (*yes).into(),
        Param::List(items) => {
            let items: Vec<String> = items.iter().map(|item| text(report, item)).collect();
            items.into()
        }
    };
    let mut members: Vec<(Cow<'static, str>, Json)> = Vec::with_capacity(finding.params.len());
    for (name, param) in &finding.params {
        // Said twice, the later value counts.
        match members.iter_mut().find(|(known, _)| known == name) {
            Some((_, value)) => *value = said(param),
            None => members.push(((*name).into(), said(param))),
        }
    }
    Json::Object(members)
}

fn place(report: &Report<'_>, mark: &Mark) -> Option<Json> {
    let spot = excerpt::spot(report.evidence, mark.place)?;
    let (shown, hex) = excerpt::range_text(report.evidence, &report.redactor, spot.place);
    let mut members: Vec<(Cow<'static, str>, Json)> = Vec::with_capacity(10);
    let mut put = |name: &'static str, value: Json| members.push((name.into(), value));
    put("source", spot.label.source.into());
    if let Some(layer) = spot.label.layer {
        put("layer", layer.into());
    }
    for (name, value) in [("field", &mark.field), ("pointer", &mark.pointer)] {
        if let Some(value) = value {
            put(name, text(report, value).into());
        }
    }
    put("line", spot.line.into());
    put("column", spot.column.into());
    put("start", spot.place.span.start.into());
    put("end", spot.place.span.end.into());
    put("excerpt", shown.into());
    if let Some(hex) = hex {
        put("hex", hex.into());
    }
    let given = report.evidence.sources.in_paste(spot.place);
    if given != spot.place {
        put("in_paste", range(report, given));
    }
    Some(Json::Object(members))
}

fn needs(report: &Report<'_>) -> Vec<Json> {
    let words = report.words();
    let need = |need: &Need| {
        let said = words.need(need);
        object! {
            "evidence": need.kind.slug(),
            "why": said.cause.unwrap_or_default(),
            "how": said.fix.unwrap_or_default(),
            "who": need.who.slug(),
            "secret": need.secret,
        }
    };
    report.diagnosis.needs.iter().map(need).collect()
}

fn times(report: &Report<'_>) -> Json {
    let times = &report.diagnosis.times;
    let iso = |seconds| Instant::from_seconds(seconds).to_iso();
    object! {
        "now": iso(times.now.instant),
        "now_from": times.now.from.slug(),
        "expiration": times.expiration.map(Instant::to_iso),
        "key_time": times.key_time.map(|(start, end)| vec![iso(start), iso(end)]),
    }
}

/// The corrected upload with what is left to decide. `verified` says that there is one: what the engine
/// would still refuse is not handed out.
fn remedy(report: &Report<'_>, remedy: &Remedy) -> Json {
    let none = Corrected::default();
    let mut members = corrected(report, remedy.corrected.as_ref().unwrap_or(&none));
    let choices = remedy.choices.iter().map(|it| choice(report, it));
    let not_here = remedy.not_here.iter();
    let not_here =
        not_here.map(|(finding, who)| object! { "finding": finding.id(), "who": who.slug() });
    let mut put = |name: &'static str, value: Json| members.push((name.into(), value));
    put("choices", choices.collect::<Vec<_>>().into());
    put("not_here", not_here.collect::<Vec<_>>().into());
    put("code", code(report).into());
    if let Some(given) = &remedy.permission {
        let said = object! {
            "says": given.says.slug(),
            "action": permission::ACTION,
            "resource": text(report, &given.wanted),
            "title": report.words().permission(given),
        };
        put("permission", said);
    }
    Json::Object(members)
}

/// The right code in the reader's language; where nothing tells it, the question and the languages there is code for.
fn code(report: &Report<'_>) -> Option<Json> {
    let code = snippets::code(report.evidence, report.diagnosis)?;
    let words = report.words();
    let piece = |(topic, code): (Topic, &'static str)| {
        object! { "topic": topic.slug(), "title": words.topic(topic), "code": code }
    };
    Some(object! {
        "language": code.language.map(Language::slug),
        "ask": words.which(&code),
        "languages": Language::ALL.map(Language::slug).to_vec(),
        "snippets": code.pieces().map(piece).collect::<Vec<_>>(),
    })
}

fn choice(report: &Report<'_>, choice: &Choice) -> Json {
    let option = |option: &Alternative| {
        let mended = option.corrected.as_ref();
        object! {
            "side": option.side.slug(),
            "value": text(report, &option.value),
            "change": change(report, &option.change),
            "corrected": mended.map(|found| Json::Object(corrected(report, found))),
        }
    };
    object! {
        "finding": choice.finding.id(),
        "field": text(report, &choice.field),
        "taken": choice.taken,
        "advised": choice.advised,
        "options": choice.options.iter().map(option).collect::<Vec<_>>(),
    }
}

/// To be copied: whole, however long.
fn whole(report: &Report<'_>, value: &str) -> String {
    report.redactor.handed(value).into_owned()
}

fn change(report: &Report<'_>, change: &Change) -> Json {
    let from = change.from.as_deref();
    object! {
        "kind": change.kind.slug(),
        "field": whole(report, &change.field),
        "from": from.map(|from| report.redactor.text(from).into_owned()),
        "to": change.to.as_deref().map(|to| whole(report, to)),
        "finding": change.finding.id(),
    }
}

fn corrected(report: &Report<'_>, corrected: &Corrected) -> Vec<(Cow<'static, str>, Json)> {
    let say = |value: &Option<String>| value.as_deref().map(|value| whole(report, value));
    let line = |line: &PatchLine| {
        let sign = match line.sign {
            Sign::Minus => "-",
            Sign::Plus => "+",
        };
        object! { "sign": sign, "line": line.number, "text": whole(report, &line.text) }
    };
    let field = |(name, value): &(String, String)| vec![whole(report, name), whole(report, value)];
    let changes = corrected.changes.iter().map(|it| change(report, it));
    let needs = corrected.needs.iter().map(|need| need.slug());
    let now = || Instant::from_seconds(corrected.now).to_iso();
    let value = object! {
        "changes": changes.collect::<Vec<_>>(),
        "patch": corrected.patch.iter().map(line).collect::<Vec<_>>(),
        "policy": say(&corrected.policy),
        "policy_base64": say(&corrected.policy_base64),
        "key_time": say(&corrected.key_time),
        "string_to_sign": corrected.string_to_sign.clone(),
        "form": corrected.form.iter().map(field).collect::<Vec<_>>(),
        "bucket": say(&corrected.bucket),
        "signature": corrected.signature.clone(),
        "verified": corrected.verified,
        "needs": needs.collect::<Vec<_>>(),
        "now": corrected.verified.then(now),
    };
    match value {
        Json::Object(members) => members,
        _ => Vec::new(),
    }
}
