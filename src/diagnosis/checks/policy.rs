//! The policy as a document: encoding, JSON, its two members, the shape of each condition (436/14690,
//! section "policy"; refusals seen in public reports). Whether the form satisfies the
//! conditions is another check.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::conditions::{before_star, is_disputed};
use crate::cos::answers::Meaning;
use crate::cos::codes;
use crate::cos::fields;
use crate::cos::policy::{Condition, Match, Oddity, Rule, documented_operator};
use crate::diagnosis::context::{Context, Mode, PolicyReading};
use crate::diagnosis::{Authority, Finding, FindingId, Severity};
use crate::evidence::policy::{Base64Oddity, Coding};
use crate::evidence::{Fidelity, PolicyText};
use crate::json::{self, Document, ErrorKind, Kind, Member, Node};
use crate::text::Span;

/// So many places of one kind of syntax error are shown; a text with more is no JSON anybody meant.
const SYNTAX_PLACES: usize = 8;

/// Judges the policy.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(text) = &context.facts.policy else {
        return missing(context).into_iter().collect();
    };
    // `form.value-undefined` says more about a field that was never filled in.
    let view = context.field("policy");
    if view.is_some_and(|view| view.unfilled().is_some()) {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = coding(context, text).into_iter().collect();
    if let Some(reading) = &context.policy {
        findings.extend(document(context, reading, text));
    }
    findings
}

/// 436/14690: `policy` is required in policy mode.
fn missing(context: &Context<'_>) -> Option<Finding> {
    let form = context.form()?;
    let absent = form.named(context.evidence, "policy").next().is_none();
    if context.mode != Mode::Policy || !form.complete || !absent {
        return None;
    }
    let finding = Finding::new(FindingId::PolicyMissing).field("policy");
    let finding = super::form::mark_near(context, finding, "policy");
    // A form without it may be a copy that leaves it out; one that has it under a name of its own is none.
    (form.shows_policy || finding.actual.is_some()).then_some(finding)
}

/// Whether the text is what the form carried: a single line of a log that prints `policy: {…}` is not.
fn was_sent(context: &Context<'_>, text: &PolicyText) -> bool {
    let complete = context.form().is_some_and(|form| form.complete);
    !text.altered && (complete || text.fidelity == Fidelity::Wire)
}

fn coding(context: &Context<'_>, text: &PolicyText) -> Option<Finding> {
    let encoded = text.encoded?;
    let at = |finding: Finding, span: Span| {
        let place = encoded.place.part(span);
        let finding = finding.field("policy").at_field(place, "policy");
        context.lift_to_body(finding, place)
    };
    let whole = Span::new(0, encoded.place.span.len());
    let (finding, span) = match &text.coding {
        Coding::Base64 | Coding::Json => return None,
        Coding::Variant(variant, span) => {
            // What COS decodes once is base64 again and no JSON (436/41164).
            let (severity, authority) = match variant {
                Base64Oddity::Twice => (Severity::Error, Authority::Documented),
                _ => (Severity::Warning, Authority::Inferred),
            };
            let finding = Finding::new(FindingId::PolicyBase64Variant)
                .severity(severity)
                .authority(authority)
                .word("variant", variant.slug());
            (finding, *span)
        }
        Coding::NotBase64(span) if whole.is_empty() => {
            (Finding::new(FindingId::PolicyMissing), *span)
        }
        Coding::NotBase64(span) => {
            // JSON with words around it, given as the policy, is a copy and no field.
            let field = context.form().is_some_and(|form| form.policy.is_some());
            let copied = !field && context.text(encoded).contains('{');
            let lowered = copied || text.fidelity == Fidelity::Retyped;
            let found = context.evidence.sources.text(encoded.place.part(*span));
            // What can be read all the same is what Python wrote around it.
            let literal = text.json.is_some();
            let finding = Finding::new(FindingId::PolicyNotBase64)
                .word("shape", if literal { "byte-literal" } else { "other" })
                .word("found", found);
            (finding.severity_if(lowered, Severity::Note), *span)
        }
        Coding::Unencoded if !was_sent(context, text) => return None,
        Coding::Unencoded => (Finding::new(FindingId::PolicySentUnencoded), whole),
        Coding::Signature => (Finding::new(FindingId::PolicyHoldsSignature), whole),
    };
    Some(at(finding, span))
}

fn document(context: &Context<'_>, reading: &PolicyReading, text: &PolicyText) -> Vec<Finding> {
    let mut findings = Vec::new();
    if reading.altered || text.fidelity == Fidelity::LogText && text.altered {
        let finding = Finding::new(FindingId::PolicyTextAltered).field("policy");
        findings.push(finding.authority(Authority::Inferred));
    }
    // What somebody typed or a log printed proves nothing about the syntax that was sent.
    if !reading.altered {
        findings.extend(syntax(context, &reading.document));
    }
    let root = reading.document.root.as_ref();
    let Some(root) = root.filter(|root| !matches!(root.kind, Kind::Invalid)) else {
        return findings;
    };
    let other = match &root.kind {
        Kind::Object(_) if !is_cam(root) => None,
        Kind::Object(_) if is_permission(context) => return findings,
        Kind::Object(_) => Some(Finding::new(FindingId::PolicyOtherKind)),
        _ => Some(Finding::new(FindingId::PolicyNotObject).word("found", kind_slug(root))),
    };
    if let Some(finding) = other {
        findings.push(context.mark_policy(finding.field("policy"), root.span, ""));
        return findings;
    }
    if let Some((span, total)) = reading.document.beyond {
        let finding = super::answer::capped("conditions", total).field("policy");
        findings.push(context.mark_policy(finding, span, ""));
    }
    duplicates(context, root, &mut String::new(), 0, &mut findings);
    findings.extend(members(context, reading));
    findings.extend(entries(context, reading));
    findings.extend(required(context, reading));
    findings
}

/// Whether a CAM policy given alone is what was asked for: the answer is about the key's permissions.
fn is_permission(context: &Context<'_>) -> bool {
    let answer = context.facts.answer.as_ref();
    let form = context.facts.form.as_ref();
    answer.is_some_and(|answer| answer.meaning == Meaning::Known(codes::PERMISSION))
        && form.is_none_or(|form| form.policy.is_none())
}

/// One finding for each kind of error, with the places where it stands.
fn syntax(context: &Context<'_>, document: &Document) -> Vec<Finding> {
    let mut kinds: Vec<(ErrorKind, Vec<Span>)> = Vec::new();
    for error in &document.errors {
        match kinds.iter_mut().find(|(kind, _)| *kind == error.kind) {
            Some((_, spans)) => spans.push(error.span),
            None => kinds.push((error.kind, vec![error.span])),
        }
    }
    let one = |(kind, spans): &(ErrorKind, Vec<Span>)| {
        let place = context.policy_place(*spans.first()?)?;
        let found = context.evidence.sources.slice(place);
        let mut finding = if *kind == ErrorKind::NotUtf8 {
            Finding::new(FindingId::PolicyNotUtf8)
                .int("byte", found.first().copied().map_or(0, i64::from))
        } else {
            Finding::new(FindingId::PolicyNotJson)
                .word("error", kind.slug())
                .word("found", String::from_utf8_lossy(found))
                .int("count", spans.len())
        };
        for span in spans.iter().take(SYNTAX_PLACES) {
            finding = context.mark_policy(finding, *span, "");
        }
        Some(finding.field("policy"))
    };
    kinds.iter().filter_map(one).collect()
}

/// The word for a node's kind.
pub const fn kind_slug(node: &Node) -> &'static str {
    match node.kind {
        Kind::Null => "null",
        Kind::Bool(_) => "boolean",
        Kind::Number(_) => "number",
        Kind::String(_) => "string",
        Kind::Array(_) => "array",
        Kind::Object(_) => "object",
        Kind::Invalid => "invalid",
    }
}

/// A CAM policy has `statement` with `effect` and `action` (436/46206): another kind of policy altogether.
fn is_cam(root: &Node) -> bool {
    let members = root.as_object().unwrap_or_default();
    let has = |name: &str| {
        let mut names = members.iter().map(|member| &member.name.value);
        names.any(|member| member.eq_ignore_ascii_case(name))
    };
    has("statement") && !has("conditions")
}

/// Adds repeated members to the findings. `pointer` says where `node` stands; it is lent to write those of its
/// parts, and given back as it was.
fn duplicates(
    context: &Context<'_>,
    node: &Node,
    pointer: &mut String,
    depth: usize,
    findings: &mut Vec<Finding>,
) {
    let members = node.as_object().unwrap_or_default();
    for (member, first) in repeated(members) {
        let name = member.name.value.as_str();
        let here = format!("{pointer}/{}", json::pointer_token(name));
        let finding = Finding::new(FindingId::PolicyDuplicateMember)
            .authority(Authority::Inferred)
            .field(name)
            .word("name", name);
        let finding = context.mark_policy(finding, member.name.span, &here);
        findings.push(context.mark_policy(finding, first, &here));
    }
    // Policies nest three deep; more than that is no policy.
    if depth == 3 {
        return;
    }
    let above = pointer.len();
    let items = node.as_array().unwrap_or_default();
    for (index, item) in items.iter().enumerate() {
        let _ = write!(pointer, "/{index}");
        duplicates(context, item, pointer, depth + 1, findings);
        pointer.truncate(above);
    }
    for member in members {
        let _ = write!(pointer, "/{}", json::pointer_token(&member.name.value));
        duplicates(context, &member.value, pointer, depth + 1, findings);
        pointer.truncate(above);
    }
}

/// Members whose name stood in the same object before, and where it stood first.
fn repeated(members: &[Member]) -> Vec<(&Member, Span)> {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let again = members.iter().filter_map(|member| {
        let own = member.name.span;
        let first = *seen.entry(&member.name.value).or_insert(own);
        (first != own).then_some((member, first))
    });
    again.collect()
}

fn members(context: &Context<'_>, reading: &PolicyReading) -> Vec<Finding> {
    let policy = &reading.policy;
    let mut findings = Vec::new();
    for (name, wanted, _) in &policy.misspelt {
        let finding = Finding::new(FindingId::PolicyMisspeltMember)
            .authority(Authority::Observed)
            .field(*wanted)
            .word("found", name.value.clone())
            .word("wanted", *wanted)
            .expected(*wanted)
            .actual(name.value.clone());
        let pointer = format!("/{}", json::pointer_token(&name.value));
        findings.push(context.mark_policy(finding, name.span, &pointer));
    }
    if !reading.whole {
        return findings;
    }
    let root = reading.document.root.as_ref().map(|root| root.span);
    let root = root.unwrap_or_default();
    let misspelt = |wanted: &str| policy.misspelt.iter().any(|(_, name, _)| *name == wanted);
    let empty = |node: &Node| {
        let text = node.as_text();
        text.is_some_and(|text| text.value.trim().is_empty())
    };
    let missing = match policy.expirations.last() {
        None => Some((root, "")).filter(|_| !misspelt("expiration")),
        Some((_, node)) => empty(node).then_some((node.span, "/expiration")),
    };
    findings.extend(missing.map(|(span, pointer)| {
        let finding = Finding::new(FindingId::PolicyExpirationMissing).field("expiration");
        context.mark_policy(finding, span, pointer)
    }));
    match policy.conditions.last() {
        None if misspelt("conditions") => {}
        None => {
            let finding = Finding::new(FindingId::PolicyConditionsMissing).field("conditions");
            findings.push(context.mark_policy(finding, root, ""));
        }
        Some((_, node)) => findings.extend(conditions_member(context, node)),
    }
    findings
}

fn conditions_member(context: &Context<'_>, node: &Node) -> Option<Finding> {
    let finding = match &node.kind {
        Kind::Array(items) if !items.is_empty() => return None,
        Kind::Array(_) => Finding::new(FindingId::PolicyConditionsEmpty),
        Kind::Invalid => return None,
        Kind::Object(_) | Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => {
            Finding::new(FindingId::PolicyConditionsNotArray)
                .authority(Authority::Observed)
                .word("found", kind_slug(node))
        }
    };
    Some(context.mark_policy(finding.field("conditions"), node.inner(), "/conditions"))
}

fn entries(context: &Context<'_>, reading: &PolicyReading) -> Vec<Finding> {
    let mut findings = Vec::new();
    // In a text that is cut off or torn the shapes are what the tear left over.
    if !reading.whole {
        return findings;
    }
    let mut shaped: Option<usize> = None;
    for entry in &reading.policy.entries {
        for (oddity, span) in &entry.oddities {
            let Some(finding) = odd(context, entry, *oddity) else {
                continue;
            };
            // Several pairs of one object are one entry of the wrong shape.
            if finding.id == FindingId::PolicyConditionShape {
                if shaped == Some(entry.index) {
                    continue;
                }
                shaped = Some(entry.index);
            }
            let finding = finding.int("index", entry.index);
            findings.push(context.mark_policy(finding, *span, &entry.pointer));
        }
    }
    findings
}

fn odd(context: &Context<'_>, entry: &Condition, oddity: Oddity) -> Option<Finding> {
    let rule = entry.rule.of_field().map(|(rule, _)| rule);
    let field = rule.map(|rule| super::conditions::canonical(&rule.field, &rule.field));
    let value = |found: &str| {
        let finding = Finding::new(FindingId::PolicyConditionValueType);
        finding.authority(Authority::Inferred).word("found", found)
    };
    let finding = match oddity {
        Oddity::UnknownOperator | Oddity::OperatorSpelling => operator(context, entry, oddity),
        Oddity::ValueNotText => value(rule.map_or("other", |rule| kind_slug(&rule.node))),
        Oddity::LengthText => value("string"),
        Oddity::Wildcard if satisfied(context, entry) => return None,
        Oddity::Wildcard => wildcard(&entry.rule),
        Oddity::FilenameVariable => Finding::new(FindingId::PolicyConditionFilenameVariable),
        Oddity::DollarMissing
        | Oddity::DollarDoubled
        | Oddity::DollarInObject
        | Oddity::NameSpace => name(rule, oddity),
        _ => shaped(entry, oddity),
    };
    Some(finding.field(field.unwrap_or_else(|| "conditions".to_owned())))
}

fn shaped(entry: &Condition, oddity: Oddity) -> Finding {
    let length = oddity == Oddity::LengthBound && !nothing_fits(&entry.rule);
    let authority = match oddity {
        Oddity::LengthInObject => Authority::Inferred,
        _ => Authority::Observed,
    };
    Finding::new(FindingId::PolicyConditionShape)
        .severity_if(length, Severity::Warning)
        .authority(authority)
        .word("shape", oddity.slug())
}

fn name(rule: Option<&Match>, oddity: Oddity) -> Finding {
    let written = rule.map_or("", |rule| &rule.name.value);
    let plain = rule.map_or("", |rule| &rule.field);
    let array = rule.is_some_and(|rule| rule.as_array);
    let wanted = format!("{}{plain}", if array { "$" } else { "" });
    Finding::new(FindingId::PolicyConditionName)
        // Cloudreve has shipped this form for years.
        .severity_if(oddity == Oddity::DollarInObject, Severity::Note)
        .authority(Authority::Observed)
        .word("name", written)
        .word("wanted", &wanted)
        .word("shape", oddity.slug())
        .expected(wanted)
        .actual(written)
}

/// No file has a size in such a range: however COS reads it, no upload passes.
fn nothing_fits(rule: &Rule) -> bool {
    matches!(rule, Rule::Length { min: Some(min), max: Some(max), .. } if min > max || *max < 0)
}

fn wildcard(rule: &Rule) -> Finding {
    let disputed = matches!(rule, Rule::StartsWith(rule) if is_disputed(rule));
    let shape = if disputed { "pages" } else { "literal" };
    let mut finding = Finding::new(FindingId::PolicyConditionWildcard).word("shape", shape);
    if let Some((rule, _)) = rule.of_field() {
        let head = before_star(&rule.value).filter(|head| !head.is_empty());
        finding.expected = head.map(str::to_owned);
    }
    finding
}

fn operator(context: &Context<'_>, entry: &Condition, oddity: Oddity) -> Finding {
    let place = context.policy_place(entry.span);
    let written = place.map(|place| context.evidence.sources.text(place));
    let written = written.unwrap_or_default();
    let document = json::parse(written.as_bytes());
    let first = document.root.as_ref().and_then(Node::as_array);
    let first = first.and_then(<[Node]>::first);
    let operator = first.map_or("", |node| match node.as_text() {
        Some(text) if !text.value.is_empty() => &text.value,
        Some(_) => "\"\"",
        None => written
            .get(node.span.start..node.span.end)
            .unwrap_or_default(),
    });
    let wanted = documented_operator(operator).filter(|_| oddity == Oddity::OperatorSpelling);
    Finding::new(FindingId::PolicyConditionOperator)
        .word("operator", operator)
        .word("wanted", wanted.unwrap_or_default())
        .actual(operator)
}

/// Whether the form, if known, satisfies the entry literally: then a star in it is just a star.
fn satisfied(context: &Context<'_>, entry: &Condition) -> bool {
    let Some((rule, prefix)) = entry.rule.of_field() else {
        return false;
    };
    context.fields(&rule.field).iter().any(|view| {
        if prefix {
            view.text.starts_with(&rule.value)
        } else {
            *view.text == rule.value
        }
    })
}

/// 436/14690 marks three conditions as required; what COS answers without them is not published.
fn required(context: &Context<'_>, reading: &PolicyReading) -> Vec<Finding> {
    let entries = &reading.policy.entries;
    if !context.mode.is_policy() || entries.is_empty() || !reading.whole {
        return Vec::new();
    }
    let node = reading.policy.conditions.last().map(|(_, node)| node.span);
    let absent = fields::REQUIRED_CONDITIONS
        .into_iter()
        .filter(|name| reading.policy.on(name).next().is_none());
    let told = absent.map(|required| {
        // The form's field and the policy's condition have different names; so people confuse them.
        let confused = reading.policy.on("q-key-time").next();
        if let Some((entry, rule)) = confused.filter(|_| required == "q-sign-time") {
            let wanted = rule.name.value.replace(&rule.field, required);
            let finding = Finding::new(FindingId::PolicyConditionName)
                .authority(Authority::Inferred)
                .field("q-key-time")
                .word("name", &rule.name.value)
                .word("wanted", &wanted)
                .word("shape", "key-time")
                .int("index", entry.index)
                .expected(wanted)
                .actual(&rule.name.value);
            return context.mark_policy(finding, rule.name.span, &entry.pointer);
        }
        let finding = Finding::new(FindingId::PolicyRequiredConditionMissing);
        let finding = finding.field(required).word("name", required);
        context.mark_policy(finding, node.unwrap_or_default(), "/conditions")
    });
    told.collect()
}
