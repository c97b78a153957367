//! The diagnosis as JSON: the contract of scripts, member by member, in a fixed order.
//!
//! Lines, columns and bytes count as in every other report. How it is written is `written`'s business.

mod written;

use std::borrow::Cow;

use serde_json::{Map, Value, json};

pub use written::{Json, compact, pretty};

use super::mended::Part;
use super::redact::finding_value;
use super::words::Said;
use super::{Report, docs, excerpt, mended, unread};
use crate::cos::times::Instant;
use crate::diagnosis::finding::Mark;
use crate::diagnosis::{Finding, Need, Param, Step};
use crate::evidence;
use crate::evidence::parts::in_paste;
use crate::remedy::permission;
use crate::remedy::snippets::Language;
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
        Json::object([
            ("id", case.id.id().into()),
            ("from", case.from.slug().into()),
            ("also", also.into()),
        ])
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
    let findings: Vec<Json> = diagnosis
        .findings
        .iter()
        .zip(said)
        .map(|(found, said)| finding(report, found, said))
        .collect();
    let unread = unread_lines(report);
    let unread = (!unread.is_empty()).then(|| ("unread", unread.into()));
    let members = [
        ("schema", SCHEMA.into()),
        ("verdict", diagnosis.verdict.slug().into()),
        ("case", case.into()),
        ("branch", text(report, &diagnosis.branch).into()),
        ("headline", headline.into()),
        ("answer", answer(report)),
        ("inputs", inputs(report).into()),
        ("path", path(report).into()),
        ("findings", findings.into()),
        ("needs", needs(report).into()),
        (
            "remedy",
            mended::speaks(report)
                .map(|found| remedy(report, found))
                .into(),
        ),
        ("times", times(report)),
    ];
    let members = members.into_iter().chain(unread);
    Json::Object(members.map(|(name, value)| (name.into(), value)).collect())
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
    let say = |value: Option<evidence::Value>| {
        let text = value.map(|value| limited(report, &report.evidence.text(value), ANSWER_CHARS));
        text.into()
    };
    Json::object([
        ("code", say(answer.code)),
        ("message", say(answer.message)),
        ("request_id", say(answer.request_id)),
        ("server_time", say(answer.server_time)),
        ("resource", say(answer.resource)),
    ])
}

fn inputs(report: &Report<'_>) -> Vec<Json> {
    let sources = &report.evidence.sources;
    report
        .evidence
        .readings
        .iter()
        .map(|reading| {
            let label = sources.get(reading.source).and_then(|source| source.label);
            let filled: Vec<String> = reading
                .filled(report.evidence)
                .iter()
                .map(|name| text(report, name))
                .collect();
            Json::object([
                ("source", label.map(|label| label.source).into()),
                (
                    "file",
                    reading
                        .file
                        .as_deref()
                        .map(|file| text(report, file))
                        .into(),
                ),
                ("reader", reading.reader.into()),
                ("fidelity", reading.fidelity.slug().into()),
                ("bytes", sources.bytes(reading.source).len().into()),
                ("filled", filled.into()),
                ("missing", reading.missing.clone().into()),
                ("in_paste", range(report, reading.in_paste(report.evidence))),
            ])
        })
        .collect()
}

/// A range of the paste as it was given.
fn range(report: &Report<'_>, place: Place) -> Json {
    let at = position(
        report.evidence.sources.bytes(place.source),
        place.span.start,
    );
    Json::object([
        ("line", at.line.into()),
        ("column", at.column.into()),
        ("start", place.span.start.into()),
        ("end", place.span.end.into()),
    ])
}

/// What nobody reads, line by line.
fn unread_lines(report: &Report<'_>) -> Vec<Json> {
    let line = |line: &unread::Line| {
        let file = line.file.as_deref().map(|file| text(report, file));
        Json::object([
            ("file", file.into()),
            ("line", line.number.into()),
            ("column", line.column.into()),
            ("start", line.place.span.start.into()),
            ("end", line.place.span.end.into()),
            ("excerpt", line.text.clone().into()),
        ])
    };
    unread::lines(report).0.iter().map(line).collect()
}

fn path(report: &Report<'_>) -> Vec<Json> {
    let step = |step: &Step| {
        let because: Vec<&str> = step.because.iter().map(|id| id.id()).collect();
        Json::object([
            ("node", step.node.into()),
            ("answer", text(report, &step.answer).into()),
            ("open", step.open.into()),
            ("because", because.into()),
        ])
    };
    report.diagnosis.path.iter().map(step).collect()
}

fn finding(report: &Report<'_>, finding: &Finding, said: Said) -> Json {
    let Said { title, cause, fix } = said;
    let case = report.diagnosis.case.as_ref().map(|case| case.id);
    let places: Vec<Json> = finding
        .places
        .iter()
        .filter_map(|mark| place(report, mark))
        .collect();
    let guarded = |value: &Option<String>| {
        value
            .as_deref()
            .map(|value| text(report, &finding_value(finding, value)))
    };
    Json::object([
        ("id", finding.id.id().into()),
        ("severity", finding.severity.slug().into()),
        ("authority", finding.authority.slug().into()),
        (
            "field",
            finding
                .field
                .as_deref()
                .map(|field| text(report, field))
                .into(),
        ),
        ("explains_answer", finding.explains_answer.into()),
        ("places", places.into()),
        ("expected", guarded(&finding.expected).into()),
        ("actual", guarded(&finding.actual).into()),
        ("params", params(report, finding)),
        ("deviations", finding.deviations.clone().into()),
        ("title", title.into()),
        ("cause", cause.into()),
        ("fix", fix.into()),
        ("docs", docs::links(finding, case).into()),
    ])
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
    let given = in_paste(&report.evidence.sources, spot.place);
    if given != spot.place {
        put("in_paste", range(report, given));
    }
    Some(Json::Object(members))
}

fn needs(report: &Report<'_>) -> Vec<Json> {
    let words = report.words();
    let need = |need: &Need| {
        let said = words.need(need);
        Json::object([
            ("evidence", need.kind.slug().into()),
            ("why", said.cause.unwrap_or_default().into()),
            ("how", said.fix.unwrap_or_default().into()),
            ("who", need.who.slug().into()),
            ("secret", need.secret.into()),
        ])
    };
    report.diagnosis.needs.iter().map(need).collect()
}

fn times(report: &Report<'_>) -> Json {
    let times = &report.diagnosis.times;
    let iso = |seconds| Instant::from_seconds(seconds).to_iso();
    let key_time = times
        .key_time
        .map(|(start, end)| vec![iso(start), iso(end)]);
    Json::object([
        ("now", iso(times.now.instant).into()),
        ("now_from", times.now.from.slug().into()),
        ("expiration", times.expiration.map(Instant::to_iso).into()),
        ("key_time", key_time.into()),
    ])
}

/// The corrected upload with what is left to decide. `verified` says that there is one: what the engine
/// would still refuse is not handed out.
fn remedy(report: &Report<'_>, remedy: &Remedy) -> Value {
    let mut members = match &remedy.corrected {
        Some(corrected) => self::corrected(report, corrected),
        None => corrected(report, &Corrected::default()),
    };
    let choices: Vec<Value> = remedy
        .choices
        .iter()
        .map(|choice| self::choice(report, choice))
        .collect();
    let not_here: Vec<Value> = remedy
        .not_here
        .iter()
        .map(|(finding, who)| json!({ "finding": finding.id(), "who": who.slug() }))
        .collect();
    members.insert("choices".into(), json!(choices));
    members.insert("not_here".into(), json!(not_here));
    members.insert("code".into(), code(report));
    if let Some(given) = &remedy.permission {
        let said = json!({
            "says": given.says.slug(),
            "action": permission::ACTION,
            "resource": text(report, &given.wanted),
            "title": report.words().permission(given),
        });
        members.insert("permission".into(), said);
    }
    Value::Object(members)
}

/// The right code in the reader's language; where nothing tells it, the question and the languages there is code for.
fn code(report: &Report<'_>) -> Value {
    let Some(code) = report.words().code(report.evidence, report.diagnosis) else {
        return Value::Null;
    };
    let one = |part: &Part| {
        json!({
            "topic": part.topic.slug(),
            "title": part.title,
            "code": part.code,
        })
    };
    json!({
        "language": code.language.map(Language::slug),
        "ask": code.ask,
        "languages": Language::ALL.map(Language::slug),
        "snippets": code.parts.iter().map(one).collect::<Vec<_>>(),
    })
}

fn choice(report: &Report<'_>, choice: &Choice) -> Value {
    let option = |option: &Alternative| {
        let corrected = option.corrected.as_ref();
        json!({
            "side": option.side.slug(),
            "value": text(report, &option.value),
            "change": change(report, &option.change),
            "corrected": corrected.map(|found| Value::Object(self::corrected(report, found))),
        })
    };
    json!({
        "finding": choice.finding.id(),
        "field": text(report, &choice.field),
        "taken": choice.taken,
        "advised": choice.advised,
        "options": choice.options.iter().map(option).collect::<Vec<_>>(),
    })
}

fn change(report: &Report<'_>, change: &Change) -> Value {
    let whole = |value: &str| report.redactor.handed(value).into_owned();
    json!({
        "kind": change.kind.slug(),
        "field": whole(&change.field),
        "from": change.from.as_deref().map(|from| report.redactor.text(from).into_owned()),
        "to": change.to.as_deref().map(whole),
        "finding": change.finding.id(),
    })
}

fn corrected(report: &Report<'_>, corrected: &Corrected) -> Map<String, Value> {
    // To be copied: whole, however long.
    let whole = |value: &str| report.redactor.handed(value).into_owned();
    let say = |value: &Option<String>| value.as_deref().map(whole);
    let line = |line: &PatchLine| {
        let sign = match line.sign {
            Sign::Minus => "-",
            Sign::Plus => "+",
        };
        json!({ "sign": sign, "line": line.number, "text": whole(&line.text) })
    };
    let field = |(name, value): &(String, String)| json!([whole(name), whole(value)]);
    let value = json!({
        "changes": corrected.changes.iter().map(|it| change(report, it)).collect::<Vec<_>>(),
        "patch": corrected.patch.iter().map(line).collect::<Vec<_>>(),
        "policy": say(&corrected.policy),
        "policy_base64": say(&corrected.policy_base64),
        "key_time": say(&corrected.key_time),
        "string_to_sign": corrected.string_to_sign,
        "form": corrected.form.iter().map(field).collect::<Vec<_>>(),
        "bucket": say(&corrected.bucket),
        "signature": corrected.signature,
        "verified": corrected.verified,
        "needs": corrected.needs.iter().map(|need| need.slug()).collect::<Vec<_>>(),
        "now": corrected.verified.then(|| Instant::from_seconds(corrected.now).to_iso()),
    });
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
