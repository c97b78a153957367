//! The form against the policy's conditions (436/14690): every condition but `bucket` needs its field, `bucket`
//! is the request's, `q-sign-time` demands `q-key-time`, `${filename}` expands first, names compare without
//! letter case and values with it.

use crate::cos::DocumentedCase;
use crate::cos::fields::{self, FILENAME};
use crate::cos::policy::{Condition, Match, Rule};
use crate::diagnosis::context::{Context, FieldView};
use crate::diagnosis::finding::Mark;
use crate::diagnosis::{Authority, Finding, FindingId, Param, Severity};
use crate::evidence::masked::{Agreement, compare, visible_ends};
use crate::json;
use crate::text::Span;
use crate::text::difference::{Difference, Kind, difference, prefix_difference, slips};

/// Judges every condition.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(reading) = &context.policy else {
        return bucket_told(context).into_iter().collect();
    };
    let mut findings = Vec::new();
    for entry in reading.policy.entries.iter().filter(|_| reading.whole) {
        findings.extend(match &entry.rule {
            Rule::Length { min, max, at } => size(context, entry, *min, *max, *at),
            rule => {
                let of_field = rule.of_field();
                of_field.and_then(|(rule, prefix)| matched(context, entry, rule, prefix))
            }
        });
    }
    findings
}

fn matched(
    context: &Context<'_>,
    entry: &Condition,
    rule: &Match,
    prefix: bool,
) -> Option<Finding> {
    // Which field `$$key` names, and what COS makes of null, nobody knows; the entry's shape is told anyway.
    let unclear = rule.name.value.trim_start().starts_with("$$")
        || matches!(rule.node.kind, json::Kind::Null);
    if unclear {
        return None;
    }
    if rule.field.eq_ignore_ascii_case("bucket") {
        return bucket(context, entry, rule, prefix);
    }
    let name = fields::demanded(&rule.field);
    let views = context.fields(name);
    if views.is_empty() {
        return absent(context, entry, rule, name, prefix);
    }
    let (view, actual, difference) = broken(context, rule, &views, prefix)?;
    // `form.value-undefined` says more.
    if view.unfilled().is_some() {
        return None;
    }
    // Where Tencent's pages disagree on the star, only COS's own word for it makes a fault (436/104266, 436/73579).
    let star = prefix && is_disputed(rule);
    if star && !named(context, name) && views.iter().any(|view| begins_before_star(rule, view)) {
        return None;
    }
    Some(mismatch(
        context, entry, rule, prefix, view, &actual, difference,
    ))
}

/// The value that breaks the rule, with what differs. A field sent twice: nobody knows which one COS takes, so
/// all of them have to break it.
fn broken<'v, 'a>(
    context: &Context<'_>,
    rule: &Match,
    views: &'v [FieldView<'a>],
    prefix: bool,
) -> Option<(&'v FieldView<'a>, String, Difference)> {
    let mut first = None;
    for view in views {
        let Outcome::Breaks { actual, difference } = judge(context, rule, view, prefix) else {
            return None;
        };
        first.get_or_insert((view, actual, difference));
    }
    first
}

/// The rules on a field, each with whether it is on the beginning only.
fn rules<'c>(context: &'c Context<'_>, name: &str) -> Vec<(&'c Match, bool)> {
    let reading = context.policy.as_ref().filter(|reading| reading.whole);
    let entries = reading.map_or(&[][..], |reading| &reading.policy.entries);
    let rules = entries.iter().filter_map(|entry| entry.rule.of_field());
    rules
        .filter(|(rule, _)| fields::demanded(&rule.field).eq_ignore_ascii_case(name))
        .collect()
}

/// Whether the policy refuses what stands in this field: some condition on it is broken.
pub fn refuses(context: &Context<'_>, name: &str) -> bool {
    let views = context.fields(name);
    let mut rules = rules(context, name).into_iter();
    rules.any(|(rule, prefix)| broken(context, rule, &views, prefix).is_some())
}

/// Whether every condition on this field is known to hold.
pub fn holds(context: &Context<'_>, name: &str) -> bool {
    let sent = context.policy.as_ref().is_some_and(|reading| reading.sent);
    let views = context.fields(name);
    let (rules, [view]) = (rules(context, name), views.as_slice()) else {
        return false;
    };
    let mut all = rules.iter();
    let holds = |(rule, prefix): &(&Match, bool)| {
        matches!(judge(context, rule, view, *prefix), Outcome::Holds)
    };
    sent && !rules.is_empty() && all.all(holds)
}

/// Whether the answer names this field.
fn named(context: &Context<'_>, name: &str) -> bool {
    let key = context
        .documented()
        .and_then(|documented| documented.key.as_deref());
    key.is_some_and(|key| key.eq_ignore_ascii_case(name))
}

/// `["starts-with","$Content-Type","image/*"]`: 436/104266 and 436/73579 print it for POST Object, 436/14690 calls
/// starts-with a prefix. Nobody but COS can say who is right, of this star and of `image*` or `*/*`.
pub fn is_disputed(rule: &Match) -> bool {
    let star = rule.value.find('*').and_then(|at| rule.value.get(at..));
    rule.field.eq_ignore_ascii_case("Content-Type")
        && star.is_some_and(|star| star.trim_matches(['*', '/']).is_empty())
}

/// What stands in front of the first star.
pub fn before_star(value: &str) -> Option<&str> {
    value.split_once('*').map(|(head, _)| head)
}

fn begins_before_star(rule: &Match, view: &FieldView<'_>) -> bool {
    before_star(&rule.value).is_some_and(|head| view.text.starts_with(head))
}

enum Outcome {
    Holds,
    Unknown,
    Breaks {
        actual: String,
        difference: Difference,
    },
}

fn judge(context: &Context<'_>, rule: &Match, view: &FieldView<'_>, prefix: bool) -> Outcome {
    // Of bytes that are no UTF-8 the text is not known.
    let lost = char::REPLACEMENT_CHARACTER;
    if rule.value.contains(lost) {
        return Outcome::Unknown;
    }
    if let Some((head, _)) = view.text.split_once(lost) {
        return partly_known(&rule.value, &view.text, head, prefix);
    }
    let candidates = expansions(context, &rule.field, &view.text);
    let Some(candidates) = candidates else {
        return unexpanded(&rule.field, &rule.value, &view.text, prefix);
    };
    let mut first = None;
    for actual in candidates {
        match compare_rule(&rule.field, &rule.value, &actual, prefix) {
            None => return Outcome::Holds,
            Some(difference) => {
                first.get_or_insert((actual, difference));
            }
        }
    }
    match first {
        Some((actual, difference)) => Outcome::Breaks { actual, difference },
        None => Outcome::Unknown,
    }
}

/// A value with characters that its copy lost: what stands in front of them can still break a rule.
fn partly_known(demanded: &str, text: &str, head: &str, prefix: bool) -> Outcome {
    let tail = text.rsplit(char::REPLACEMENT_CHARACTER).next();
    let tail = tail.filter(|_| !prefix).unwrap_or_default();
    let fits = demanded.starts_with(head) && demanded.ends_with(tail);
    let holds = prefix && head.starts_with(demanded);
    match difference(demanded, text) {
        Some(difference) if !fits && !holds => Outcome::Breaks {
            actual: text.to_owned(),
            difference,
        },
        _ if holds => Outcome::Holds,
        _ => Outcome::Unknown,
    }
}

/// What the value can be when COS compares it; `None` where only the file's name would tell.
fn expansions(context: &Context<'_>, field: &str, text: &str) -> Option<Vec<String>> {
    if !text.contains(FILENAME) {
        return Some(vec![text.to_owned()]);
    }
    let name = context.text(context.facts.file_name?).into_owned();
    if name.is_empty() {
        return None;
    }
    let mut all = vec![text.replace(FILENAME, &name)];
    // Whether COS strips a path from the name, or replaces the variable elsewhere, is not known.
    if let Some(last) = name.rsplit(['/', '\\']).next() {
        all.push(text.replace(FILENAME, last));
    }
    if !field.eq_ignore_ascii_case("key") {
        all.push(text.to_owned());
    }
    Some(all)
}

/// With an unknown file name only the part before the variable can break a rule.
fn unexpanded(field: &str, demanded: &str, text: &str, prefix: bool) -> Outcome {
    // In the key the variable is gone before the rule is looked at (436/14690), so no name fits a rule with it.
    if let (Some(wanted), Some(sent)) = (demanded.find(FILENAME), text.find(FILENAME))
        && field.eq_ignore_ascii_case("key")
        && demanded.get(..wanted) == text.get(..sent)
    {
        let variable = |at: usize| Span::new(at, at + FILENAME.len());
        return Outcome::Breaks {
            actual: text.to_owned(),
            difference: Difference {
                kind: Kind::Other,
                expected: variable(wanted),
                actual: variable(sent),
            },
        };
    }
    let head = text.split(FILENAME).next().unwrap_or_default();
    let tail = text.rsplit(FILENAME).next().unwrap_or_default();
    let fits = demanded.starts_with(head) || (prefix && head.starts_with(demanded));
    let tail_fits = prefix || demanded.ends_with(tail);
    if fits && tail_fits {
        return Outcome::Unknown;
    }
    match difference(demanded, text) {
        Some(difference) => Outcome::Breaks {
            actual: text.to_owned(),
            difference,
        },
        None => Outcome::Holds,
    }
}

/// Fields whose values users choose: there a run of stars is meant. All others people mask before they show them
/// (contract 1.9).
fn may_be_masked(field: &str) -> bool {
    let field = field.to_ascii_lowercase();
    field != "key" && !field.starts_with("x-cos-meta-")
}

fn compare_rule(field: &str, demanded: &str, actual: &str, prefix: bool) -> Option<Difference> {
    let found = if prefix {
        prefix_difference
    } else {
        difference
    };
    let differs = found(demanded, actual)?;
    let agrees = if prefix {
        let ends = visible_ends(actual);
        ends.is_some_and(|(head, _)| head.starts_with(demanded) || demanded.starts_with(head))
    } else {
        compare(demanded, actual) != Agreement::Differs
    };
    (!agrees || !may_be_masked(field)).then_some(differs)
}

fn rule_slug(prefix: bool) -> &'static str {
    if prefix { "starts-with" } else { "exact" }
}

fn mismatch(
    context: &Context<'_>,
    entry: &Condition,
    rule: &Match,
    prefix: bool,
    view: &FieldView<'_>,
    actual: &str,
    difference: Difference,
) -> Finding {
    let altered = context
        .policy
        .as_ref()
        .is_some_and(|reading| reading.altered);
    let doubtful = (context.form_retyped() || altered) && difference.kind.is_of_copying();
    let name = view.name.clone().into_owned();
    let own = *view.text == *actual;
    let focus = own.then(|| view.field.value.place.part(difference.actual));
    let finding = Finding::new(FindingId::ConditionMismatch)
        .severity(if doubtful {
            Severity::Note
        } else {
            Severity::Error
        })
        .field(canonical(&name, fields::demanded(&rule.field)))
        .word("rule", rule_slug(prefix))
        .int("at", character(actual, difference.actual))
        .word(
            "difference",
            if prefix && begins_before_star(rule, view) {
                "wildcard"
            } else {
                difference.kind.slug()
            },
        )
        .param("masked", Param::Bool(visible_ends(actual).is_some()))
        .expected(rule.value.clone())
        .actual(actual)
        .mark(Mark {
            field: Some(name),
            focus,
            ..Mark::new(view.field.value.place)
        });
    demand(context, finding, entry, rule, Some(difference.expected))
}

/// The name to blame: the form's, or the documented one where the form only differs in letter case.
pub fn canonical(form: &str, demanded: &str) -> String {
    fields::find(form)
        .filter(|field| !field.name.ends_with('*'))
        .map_or_else(
            || {
                if form.is_empty() {
                    demanded.to_owned()
                } else {
                    form.to_owned()
                }
            },
            |field| field.name.to_owned(),
        )
}

/// Marks the condition's value.
fn demand(
    context: &Context<'_>,
    finding: Finding,
    entry: &Condition,
    rule: &Match,
    part: Option<Span>,
) -> Finding {
    let focus = match (part, rule.node.as_text()) {
        (Some(part), Some(text)) => Some(text.locate(part)),
        _ => None,
    };
    context.mark_policy_focus(finding, rule.node.inner(), &entry.pointer, focus)
}

fn absent(
    context: &Context<'_>,
    entry: &Condition,
    rule: &Match,
    name: &str,
    prefix: bool,
) -> Option<Finding> {
    // What the form's source does not show is unknown; the file is no text field.
    if !context.lacks(name) || name.eq_ignore_ascii_case("file") {
        return None;
    }
    // A name that is none: a documented one is meant, or that of a field the form sends. In a short name a slip is one
    // where the field it may mean has what the condition demands.
    let fits = |given: &str| {
        let mut views = context.fields(given).into_iter();
        let near = slips(&given.to_lowercase(), &name.to_lowercase(), 1) == 1;
        near && views.any(|view| matches!(judge(context, rule, &view, prefix), Outcome::Holds))
    };
    let given = || {
        let fields = context.form().into_iter().flat_map(|form| &form.fields);
        let mut names = fields.map(|field| context.text(field.name).into_owned());
        let none = fields::find(name).is_none();
        names.find(|given| none && (fields::is_slip(name, given) || fits(given)))
    };
    if let Some(wanted) = fields::meant(name).map(str::to_owned).or_else(given) {
        return Some(misspelt(context, entry, rule, &wanted));
    }
    let finding = Finding::new(FindingId::ConditionFieldMissing)
        .field(canonical(name, name))
        .word("rule", rule_slug(prefix))
        .param("required", Param::Bool(fields::is_required_condition(name)))
        .expected(rule.value.clone());
    let mut fields = context.form().into_iter().flat_map(|form| &form.fields);
    let near = fields.find_map(|field| {
        let given = context.text(field.name).into_owned();
        let none = fields::find(&given).is_none();
        (none && fields::is_slip(&given, name)).then_some((given, field.name.place))
    });
    let finding = match near {
        Some((near, place)) => finding.word("near", near.clone()).at_field(place, near),
        None => finding.word("near", ""),
    };
    Some(demand(context, finding, entry, rule, None))
}

/// A name that no field has, and that is one but for a slip: to send a field of that name would be no help.
fn misspelt(context: &Context<'_>, entry: &Condition, rule: &Match, wanted: &str) -> Finding {
    let written = &rule.name.value;
    let wanted = written.replace(&rule.field, wanted);
    let finding = Finding::new(FindingId::PolicyConditionName)
        .severity(Severity::Error)
        .field(rule.field.clone())
        .word("name", written.clone())
        .word("wanted", wanted.clone())
        .word("shape", "misspelt")
        .int("index", i64::try_from(entry.index).unwrap_or(i64::MAX))
        .expected(wanted)
        .actual(written.clone());
    context.mark_policy(finding, rule.name.span, &entry.pointer)
}

/// `bucket` is compared with the bucket of the request, with APPID (436/14690, 436/41164).
fn bucket(context: &Context<'_>, entry: &Condition, rule: &Match, prefix: bool) -> Option<Finding> {
    let (finding, difference) = other_bucket(context, &rule.value, prefix)?;
    Some(demand(
        context,
        finding,
        entry,
        rule,
        Some(difference.expected),
    ))
}

/// Without the policy COS's own answer holds both buckets: the message the policy's, `Resource` the request's.
fn bucket_told(context: &Context<'_>) -> Option<Finding> {
    let documented = context.documented()?;
    let answer = context.facts.answer.as_ref()?;
    if documented.case != DocumentedCase::Bucket || !documented.complete || answer.retyped {
        return None;
    }
    let (wanted, at) = documented.value.as_ref()?;
    let (finding, _) = other_bucket(context, wanted, false)?;
    let finding = finding.authority(Authority::Observed);
    Some(finding.at(answer.message?.place.part(*at)))
}

fn other_bucket(
    context: &Context<'_>,
    wanted: &str,
    prefix: bool,
) -> Option<(Finding, Difference)> {
    let (actual, given) = context.request_bucket()?;
    let difference = compare_rule("bucket", wanted, actual, prefix)?;
    let own = context.text(*given) == actual.as_str();
    let finding = Finding::new(FindingId::ConditionMismatch)
        .field("bucket")
        .word("rule", rule_slug(prefix))
        .int("at", character(actual, difference.actual))
        .word("difference", difference.kind.slug())
        .param("masked", Param::Bool(false))
        .expected(wanted)
        .actual(actual.clone())
        .mark(Mark {
            focus: own.then(|| given.place.part(difference.actual)),
            ..Mark::new(given.place)
        });
    Some((finding, difference))
}

/// Which character of a value a span begins with, from 1.
fn character(text: &str, span: Span) -> i64 {
    let head = text.get(..span.start).unwrap_or_default();
    i64::try_from(head.chars().count() + 1).unwrap_or(i64::MAX)
}

/// `content-length-range`: bytes of the file; whether the ends count is not stated, so they do.
fn size(
    context: &Context<'_>,
    entry: &Condition,
    min: Option<i128>,
    max: Option<i128>,
    at: Span,
) -> Option<Finding> {
    let (size, value) = context.facts.file_size.as_ref()?;
    let (min, max) = (min?, max?);
    let actual = i128::from(*size);
    if (min..=max).contains(&actual) || min > max || max < 0 {
        return None;
    }
    let clamp = |number: i128| i64::try_from(number).unwrap_or(i64::MAX);
    let finding = Finding::new(FindingId::ConditionSize)
        .field("file")
        .int("min", clamp(min))
        .int("max", clamp(max))
        .int("size", clamp(actual))
        .expected(format!("{min}..{max}"))
        .actual(size.to_string())
        .at_field(value.place, "file");
    Some(context.mark_policy(finding, at, &entry.pointer))
}
