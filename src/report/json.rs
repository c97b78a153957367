//! The diagnosis as JSON: the contract of scripts, member by member, in a fixed order.
//!
//! The values are built as `serde_json` values and written by a formatter of our own: the stock one lets
//! C1 controls, bidi and tag characters through, and this text ends up in terminals and logs. Lines,
//! columns and bytes count as in every other report.

use serde_json::{Map, Value, json};

use super::redact::finding_value;
use super::words::Said;
use super::{Report, docs, excerpt, mended};
use crate::cos::times::Instant;
use crate::diagnosis::finding::Mark;
use crate::diagnosis::{Finding, Need, Param, Step};
use crate::evidence;
use crate::remedy::permission;
use crate::remedy::{Alternative, Change, Choice, Corrected, PatchLine, Remedy, Sign};
use crate::text::visible::json_string;

/// The version of the shape.
pub const SCHEMA: &str = "postdoc/diagnosis/1";

/// The longest `expected` or `actual`, in characters: whole policies stand in the places.
const VALUE_CHARS: usize = 4096;

/// The longest member of `answer`, in characters: COS's own messages have about 200.
const ANSWER_CHARS: usize = 999;

/// Characters behind a cut that masking still looks at: a signature or the start of a key.
const MARGIN: usize = 256;

/// The whole diagnosis.
pub fn value(report: &Report<'_>) -> Value {
    let diagnosis = report.diagnosis;
    let case = diagnosis.case.as_ref().map(|case| {
        let also: Vec<&str> = case.also.iter().map(|case| case.id()).collect();
        json!({ "id": case.id.id(), "from": case.from.slug(), "also": also })
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
    let findings: Vec<Value> = diagnosis
        .findings
        .iter()
        .zip(said)
        .map(|(found, said)| finding(report, found, said))
        .collect();
    object([
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
    ])
}

/// Members in this order. `json!` copies every value it is given, all levels of it; this moves them.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.into_iter();
    Value::Object(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
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
    let near = value.char_indices().nth(limit + MARGIN);
    let near = near.and_then(|(end, _)| value.get(..end));
    let masked = report.redactor.text(near.unwrap_or(value));
    let end = masked.char_indices().nth(limit).map(|(end, _)| end);
    match end.or(near.map(|_| masked.len())) {
        Some(end) => format!("{}…", masked.get(..end).unwrap_or_default()),
        None => masked.into_owned(),
    }
}

fn answer(report: &Report<'_>) -> Value {
    let Some(answer) = &report.facts.answer else {
        return Value::Null;
    };
    let say = |value: Option<evidence::Value>| {
        value.map(|value| limited(report, &report.evidence.text(value), ANSWER_CHARS))
    };
    json!({
        "code": say(answer.code),
        "message": say(answer.message),
        "request_id": say(answer.request_id),
        "server_time": say(answer.server_time),
        "resource": say(answer.resource),
    })
}

fn inputs(report: &Report<'_>) -> Vec<Value> {
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
            object([
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
            ])
        })
        .collect()
}

fn path(report: &Report<'_>) -> Vec<Value> {
    let step = |step: &Step| {
        let because: Vec<&str> = step.because.iter().map(|id| id.id()).collect();
        object([
            ("node", step.node.into()),
            ("answer", text(report, &step.answer).into()),
            ("because", because.into()),
        ])
    };
    report.diagnosis.path.iter().map(step).collect()
}

fn finding(report: &Report<'_>, finding: &Finding, said: Said) -> Value {
    let Said { title, cause, fix } = said;
    let case = report.diagnosis.case.as_ref().map(|case| case.id);
    let places: Vec<Value> = finding
        .places
        .iter()
        .filter_map(|mark| place(report, mark))
        .collect();
    let guarded = |value: &Option<String>| {
        value
            .as_deref()
            .map(|value| text(report, &finding_value(finding, value)))
    };
    object([
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

fn params(report: &Report<'_>, finding: &Finding) -> Value {
    let mut members = Map::new();
    for (name, param) in &finding.params {
        let value = match param {
            Param::Int(number) => (*number).into(),
            Param::Text(word) => text(report, &finding_value(finding, word)).into(),
            Param::Bool(yes) => (*yes).into(),
            Param::List(items) => {
                let items: Vec<String> = items.iter().map(|item| text(report, item)).collect();
                items.into()
            }
        };
        members.insert((*name).to_owned(), value);
    }
    Value::Object(members)
}

fn place(report: &Report<'_>, mark: &Mark) -> Option<Value> {
    let spot = excerpt::spot(report.evidence, mark.place)?;
    let (shown, hex) = excerpt::range_text(report.evidence, &report.redactor, spot.place);
    let mut members = Map::new();
    members.insert("source".into(), spot.label.source.into());
    if let Some(layer) = spot.label.layer {
        members.insert("layer".into(), layer.into());
    }
    for (name, value) in [("field", &mark.field), ("pointer", &mark.pointer)] {
        if let Some(value) = value {
            members.insert(name.into(), text(report, value).into());
        }
    }
    for (name, number) in [
        ("line", spot.line),
        ("column", spot.column),
        ("start", spot.place.span.start),
        ("end", spot.place.span.end),
    ] {
        members.insert(name.into(), number.into());
    }
    members.insert("excerpt".into(), shown.into());
    if let Some(hex) = hex {
        members.insert("hex".into(), hex.into());
    }
    Some(Value::Object(members))
}

fn needs(report: &Report<'_>) -> Vec<Value> {
    let words = report.words();
    let need = |need: &Need| {
        let said = words.need(need);
        object([
            ("evidence", need.kind.slug().into()),
            ("why", said.cause.unwrap_or_default().into()),
            ("how", said.fix.unwrap_or_default().into()),
            ("who", need.who.slug().into()),
            ("secret", need.secret.into()),
        ])
    };
    report.diagnosis.needs.iter().map(need).collect()
}

fn times(report: &Report<'_>) -> Value {
    let times = &report.diagnosis.times;
    let iso = |seconds| Instant::from_seconds(seconds).to_iso();
    json!({
        "now": iso(times.now.instant),
        "now_from": times.now.from.slug(),
        "expiration": times.expiration.map(Instant::to_iso),
        "key_time": times.key_time.map(|(start, end)| [iso(start), iso(end)]),
    })
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

fn choice(report: &Report<'_>, choice: &Choice) -> Value {
    let option = |option: &Alternative| {
        let corrected = option.corrected.as_ref();
        json!({
            "side": option.side.slug(),
            "value": text(report, &option.value),
            "corrected": corrected.map(|found| Value::Object(self::corrected(report, found))),
        })
    };
    json!({
        "finding": choice.finding.id(),
        "field": text(report, &choice.field),
        "taken": choice.taken,
        "options": choice.options.iter().map(option).collect::<Vec<_>>(),
    })
}

fn corrected(report: &Report<'_>, corrected: &Corrected) -> Map<String, Value> {
    // To be copied: whole, however long.
    let whole = |value: &str| report.redactor.text(value).into_owned();
    let say = |value: &Option<String>| value.as_deref().map(whole);
    let change = |change: &Change| {
        json!({
            "kind": change.kind.slug(),
            "field": whole(&change.field),
            "from": say(&change.from),
            "to": say(&change.to),
            "finding": change.finding.id(),
        })
    };
    let line = |line: &PatchLine| {
        let sign = match line.sign {
            Sign::Minus => "-",
            Sign::Plus => "+",
        };
        json!({ "sign": sign, "line": line.number, "text": whole(&line.text) })
    };
    let field = |(name, value): &(String, String)| json!([whole(name), whole(value)]);
    let value = json!({
        "changes": corrected.changes.iter().map(change).collect::<Vec<_>>(),
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

/// One line, without blanks: a line of NDJSON.
pub fn compact(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, None, 0);
    out
}

/// Indented by two blanks.
pub fn pretty(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, Some(2), 0);
    out
}

/// Values made here are a few levels deep; pasted JSON never comes this way.
fn write(out: &mut String, value: &Value, indent: Option<usize>, depth: usize) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::String(text) => quote(out, text),
        Value::Array(items) => {
            let items = items.iter().map(|item| (None, item));
            write_all(out, ('[', ']'), items, indent, depth);
        }
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (Some(name.as_str()), value));
            write_all(out, ('{', '}'), members, indent, depth);
        }
    }
}

/// Most texts have nothing to escape.
fn quote(out: &mut String, text: &str) {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&json_string(text));
    }
}

fn write_all<'a>(
    out: &mut String,
    (open, close): (char, char),
    items: impl Iterator<Item = (Option<&'a str>, &'a Value)>,
    indent: Option<usize>,
    depth: usize,
) {
    let line = |out: &mut String, depth: usize| {
        if let Some(step) = indent {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', step * depth));
        }
    };
    out.push(open);
    let mut first = true;
    for (name, value) in items {
        if !first {
            out.push(',');
        }
        first = false;
        line(out, depth + 1);
        if let Some(name) = name {
            quote(out, name);
            out.push_str(if indent.is_some() { ": " } else { ":" });
        }
        write(out, value, indent, depth + 1);
    }
    if !first {
        line(out, depth);
    }
    out.push(close);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        let value = json!({ "a": "x\u{1b}[31m\u{9b}\u{202e}\u{200b}\u{e0041}\u{2028}y", "b": [] });
        let out = compact(&value);
        assert_eq!(
            out,
            r#"{"a":"x\u001b[31m\u009b\u202e\u200b\udb40\udc41\u2028y","b":[]}"#
        );
        let back: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(back, value);
    }

    #[test]
    fn both_layouts_say_the_same() {
        let value = json!({ "a": [1, null, true], "b": { "c": "\u{9bf}" }, "d": {} });
        for out in [compact(&value), pretty(&value)] {
            let back: Value = serde_json::from_str(&out).unwrap();
            assert_eq!(back, value);
        }
        assert!(!compact(&value).contains('\n'));
        assert_eq!(pretty(&json!({ "a": [1] })), "{\n  \"a\": [\n    1\n  ]\n}");
    }
}
