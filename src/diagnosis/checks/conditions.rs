//! The form against the policy's conditions (436/14690): every condition but `bucket` needs its field, `bucket`
//! is the request's, `q-sign-time` demands `q-key-time`, `${filename}` expands first, names compare without
//! letter case and values with it.

use crate::cos::DocumentedCase;
use crate::cos::fields::{self, FILENAME};
use crate::cos::policy::{Condition, Match, Rule};
use crate::diagnosis::context::{Context, FieldView};
use crate::diagnosis::finding::Mark;
use crate::diagnosis::{Authority, Finding, FindingId, Param, Severity};
use crate::evidence::masked::{agree, visible_ends};
use crate::json;
use crate::text::Span;
use crate::text::difference::{Difference, Kind, difference, prefix_difference, slips};

/// Judges every condition.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(reading) = &context.policy else {
        return bucket_told(context).into_iter().collect();
    };
    let entries = reading.policy.entries.iter().filter(|_| reading.whole);
    let judge = |entry| match Demand::of(context, entry) {
        Some(demand) => demand.finding(),
        None => size(context, entry),
    };
    entries.filter_map(judge).collect()
}

/// What an entry demands of a field.
struct Demand<'c> {
    context: &'c Context<'c>,
    entry: &'c Condition,
    rule: &'c Match,
    /// Whether of its beginning only.
    prefix: bool,
}

/// How a value compares with what is demanded of it.
enum Outcome {
    Holds,
    Unknown,
    /// The value as COS sees it, and what differs.
    Breaks(String, Difference),
}

impl<'c> Demand<'c> {
    fn of(context: &'c Context<'c>, entry: &'c Condition) -> Option<Self> {
        let (rule, prefix) = entry.rule.of_field()?;
        Some(Self {
            context,
            entry,
            rule,
            prefix,
        })
    }

    /// All demands on a field.
    fn on(context: &'c Context<'c>, name: &str) -> impl Iterator<Item = Self> {
        let reading = context.policy.as_ref().filter(|reading| reading.whole);
        let entries = reading.map_or(&[][..], |reading| &reading.policy.entries);
        let demands = entries.iter().filter_map(|entry| Self::of(context, entry));
        demands.filter(move |demand| demand.field().eq_ignore_ascii_case(name))
    }

    /// The form field that it looks at.
    fn field(&self) -> &'c str {
        fields::demanded(&self.rule.field)
    }

    fn finding(&self) -> Option<Finding> {
        let (context, rule) = (self.context, self.rule);
        // Which field `$$key` names, and what COS makes of null, nobody knows; the entry's shape is told anyway.
        let unclear = rule.name.value.trim_start().starts_with("$$")
            || matches!(rule.node.kind, json::Kind::Null);
        if unclear {
            return None;
        }
        if rule.field.eq_ignore_ascii_case("bucket") {
            let (finding, difference) = other_bucket(context, &rule.value, self.prefix)?;
            return Some(self.mark(finding, Some(difference.expected)));
        }
        let views = context.fields(self.field());
        if views.is_empty() {
            return self.absent();
        }
        let (view, actual, difference) = self.broken(&views)?;
        // Where Tencent's pages disagree on the star, only COS's own word for it makes a fault (436/104266, 436/73579).
        let named = context.named_key();
        let named = named.is_some_and(|key| key.eq_ignore_ascii_case(self.field()));
        let disputed = self.prefix && is_disputed(rule) && !named;
        // `form.value-undefined` says more.
        let told = view.unfilled().is_some()
            || disputed && views.iter().any(|view| begins_before_star(rule, view));
        (!told).then(|| self.mismatch(view, &actual, difference))
    }

    /// The value that breaks it, with what differs. A field sent twice: nobody knows which one COS takes, so all of
    /// them have to break it.
    fn broken<'v, 'a>(
        &self,
        views: &'v [FieldView<'a>],
    ) -> Option<(&'v FieldView<'a>, String, Difference)> {
        let mut first = None;
        for view in views {
            let Outcome::Breaks(actual, difference) = self.judge(view) else {
                return None;
            };
            first.get_or_insert((view, actual, difference));
        }
        first
    }

    fn judge(&self, view: &FieldView<'_>) -> Outcome {
        let (wanted, text) = (self.rule.value.as_str(), view.text.as_ref());
        // Of bytes that are no UTF-8 the text is not known.
        let lost = char::REPLACEMENT_CHARACTER;
        if wanted.contains(lost) {
            return Outcome::Unknown;
        }
        if text.contains(lost) {
            let mut encoded = [0; 4];
            return self.partly_known(text, lost.encode_utf8(&mut encoded));
        }
        let Some(candidates) = self.expansions(text) else {
            return self
                .same_variable(text)
                .unwrap_or_else(|| self.partly_known(text, FILENAME));
        };
        let mut first = None;
        for actual in candidates {
            match compare_rule(&self.rule.field, wanted, &actual, self.prefix) {
                None => return Outcome::Holds,
                Some(difference) => first.get_or_insert(Outcome::Breaks(actual, difference)),
            };
        }
        first.unwrap_or(Outcome::Unknown)
    }

    /// A value of which something is not known, a lost character or the file's name: what stands around it can still
    /// break a rule.
    fn partly_known(&self, text: &str, unknown: &str) -> Outcome {
        let wanted = self.rule.value.as_str();
        let head = text.split(unknown).next().unwrap_or_default();
        let tail = text.rsplit(unknown).next().filter(|_| !self.prefix);
        let fits = wanted.starts_with(head) && wanted.ends_with(tail.unwrap_or_default());
        match difference(wanted, text) {
            _ if self.prefix && head.starts_with(wanted) => Outcome::Holds,
            Some(difference) if !fits => Outcome::Breaks(text.to_owned(), difference),
            _ => Outcome::Unknown,
        }
    }

    /// What the value can be when COS compares it; `None` where only the file's name would tell.
    fn expansions(&self, text: &str) -> Option<Vec<String>> {
        if !text.contains(FILENAME) {
            return Some(vec![text.to_owned()]);
        }
        let name = self.context.text(self.context.facts.file_name?);
        let name = Some(name).filter(|name| !name.is_empty())?;
        // Whether COS strips a path from the name, or replaces the variable elsewhere, is not known.
        let names = [Some(name.as_ref()), name.rsplit(['/', '\\']).next()];
        let elsewhere = !self.rule.field.eq_ignore_ascii_case("key");
        let names = names.into_iter().flatten();
        let filled = names.map(|name| text.replace(FILENAME, name));
        let plain = elsewhere.then(|| text.to_owned());
        Some(filled.chain(plain).collect())
    }

    /// In the key the variable is gone before the rule is looked at (436/14690), so no name fits a rule with it.
    fn same_variable(&self, text: &str) -> Option<Outcome> {
        let wanted = self.rule.value.as_str();
        let (own, sent) = (wanted.find(FILENAME)?, text.find(FILENAME)?);
        let same =
            self.rule.field.eq_ignore_ascii_case("key") && wanted.get(..own) == text.get(..sent);
        let variable = |at: usize| Span::new(at, at + FILENAME.len());
        let difference = Difference {
            kind: Kind::Other,
            expected: variable(own),
            actual: variable(sent),
        };
        same.then(|| Outcome::Breaks(text.to_owned(), difference))
    }

    fn mismatch(&self, view: &FieldView<'_>, actual: &str, difference: Difference) -> Finding {
        let (context, rule) = (self.context, self.rule);
        let altered = context
            .policy
            .as_ref()
            .is_some_and(|reading| reading.altered);
        let doubtful = (context.form_retyped() || altered) && difference.kind.is_of_copying();
        let star = self.prefix && begins_before_star(rule, view);
        let name = view.name.clone().into_owned();
        let own = *view.text == *actual;
        let finding = mismatch(self.prefix, actual, difference, star)
            .severity_if(doubtful, Severity::Note)
            .field(canonical(&name, self.field()))
            .param("masked", Param::Bool(visible_ends(actual).is_some()))
            .expected(rule.value.clone())
            .mark(Mark {
                field: Some(name),
                focus: own.then(|| view.field.value.place.part(difference.actual)),
                ..Mark::new(view.field.value.place)
            });
        self.mark(finding, Some(difference.expected))
    }

    /// Marks the condition's value.
    fn mark(&self, finding: Finding, part: Option<Span>) -> Finding {
        let node = &self.rule.node;
        let focus = part.and_then(|part| Some(node.as_text()?.locate(part)));
        let pointer = &self.entry.pointer;
        self.context
            .mark_policy_focus(finding, node.inner(), pointer, focus)
    }

    fn absent(&self) -> Option<Finding> {
        let (context, name) = (self.context, self.field());
        // What the form's source does not show is unknown; the file is no text field.
        if !context.lacks(name) || name.eq_ignore_ascii_case("file") {
            return None;
        }
        let form = context.form().map_or(&[][..], |form| &form.fields);
        let given: Vec<String> = form
            .iter()
            .map(|field| context.text(field.name).into_owned())
            .collect();
        // A name that is none: a documented one is meant, or that of a field the form sends. In a short name a slip is
        // one where the field it may mean has what the condition demands.
        let fits = |given: &str| {
            let near = slips(&given.to_lowercase(), &name.to_lowercase(), 1) == 1;
            let holds = |view: &FieldView<'_>| matches!(self.judge(view), Outcome::Holds);
            near && context.fields(given).iter().any(holds)
        };
        let known = fields::find(name).is_some();
        let mut sent = given.iter().map(String::as_str).filter(|_| !known);
        let sent = || sent.find(|given| fields::is_slip(name, given) || fits(given));
        if let Some(wanted) = fields::meant(name).or_else(sent) {
            return Some(self.misspelt(wanted));
        }
        let near = |given: &&String| fields::find(given).is_none() && fields::is_slip(given, name);
        let near = form.iter().zip(&given).find(|(_, given)| near(given));
        let mut finding = Finding::new(FindingId::ConditionFieldMissing)
            .field(canonical(name, name))
            .word("rule", rule_slug(self.prefix))
            .param("required", Param::Bool(fields::is_required_condition(name)))
            .word("near", near.map_or("", |(_, given)| given))
            .expected(self.rule.value.clone());
        if let Some((field, given)) = near {
            finding = finding.at_field(field.name.place, given);
        }
        Some(self.mark(finding, None))
    }

    /// A name that no field has, and that is one but for a slip: to send a field of that name would be no help.
    fn misspelt(&self, wanted: &str) -> Finding {
        let rule = self.rule;
        let written = &rule.name.value;
        let wanted = written.replace(&rule.field, wanted);
        let finding = Finding::new(FindingId::PolicyConditionName)
            .severity(Severity::Error)
            .field(rule.field.clone())
            .word("name", written.clone())
            .word("wanted", wanted.clone())
            .word("shape", "misspelt")
            .int("index", self.entry.index)
            .expected(wanted)
            .actual(written.clone());
        self.context
            .mark_policy(finding, rule.name.span, &self.entry.pointer)
    }
}

/// Whether the policy refuses what stands in this field: some condition on it is broken.
pub fn refuses(context: &Context<'_>, name: &str) -> bool {
    let views = context.fields(name);
    Demand::on(context, name).any(|demand| demand.broken(&views).is_some())
}

/// Whether every condition on this field is known to hold.
pub fn holds(context: &Context<'_>, name: &str) -> bool {
    let sent = context.policy.as_ref().is_some_and(|reading| reading.sent);
    let mut demands = Demand::on(context, name).peekable();
    let views = context.fields(name);
    let [view] = views.as_slice() else {
        return false;
    };
    let known = sent && demands.peek().is_some();
    known && demands.all(|demand| matches!(demand.judge(view), Outcome::Holds))
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

/// Fields whose values users choose: there a run of stars is meant. All others people mask before they show them
/// (contract 1.9).
fn may_be_masked(field: &str) -> bool {
    let field = field.to_ascii_lowercase();
    field != "key" && !field.starts_with("x-cos-meta-")
}

fn compare_rule(field: &str, demanded: &str, actual: &str, prefix: bool) -> Option<Difference> {
    let (differs, agrees) = if prefix {
        let ends = visible_ends(actual);
        let fits = |head: &str| head.starts_with(demanded) || demanded.starts_with(head);
        let agrees = ends.is_some_and(|(head, _)| fits(head));
        (prefix_difference(demanded, actual)?, agrees)
    } else {
        let agrees = agree(demanded, actual);
        (difference(demanded, actual)?, agrees)
    };
    (!agrees || !may_be_masked(field)).then_some(differs)
}

const fn rule_slug(prefix: bool) -> &'static str {
    if prefix { "starts-with" } else { "exact" }
}

/// A value that breaks a rule: which character of it does, and how it differs.
fn mismatch(prefix: bool, actual: &str, difference: Difference, star: bool) -> Finding {
    let head = actual.get(..difference.actual.start).unwrap_or_default();
    let slug = if star {
        "wildcard"
    } else {
        difference.kind.slug()
    };
    Finding::new(FindingId::ConditionMismatch)
        .word("rule", rule_slug(prefix))
        .int("at", head.chars().count() + 1)
        .word("difference", slug)
        .actual(actual)
}

/// The name to blame: the form's, or the documented one where the form only differs in letter case.
pub fn canonical(form: &str, demanded: &str) -> String {
    let known = fields::find(form).filter(|field| !field.name.ends_with('*'));
    let own = if form.is_empty() { demanded } else { form };
    known.map_or(own, |field| field.name).to_owned()
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

/// `bucket` is compared with the bucket of the request, with APPID (436/14690, 436/41164).
fn other_bucket(
    context: &Context<'_>,
    wanted: &str,
    prefix: bool,
) -> Option<(Finding, Difference)> {
    let (actual, given) = context.request_bucket()?;
    let difference = compare_rule("bucket", wanted, actual, prefix)?;
    let own = context.text(*given) == actual.as_str();
    let finding = mismatch(prefix, actual, difference, false)
        .field("bucket")
        .param("masked", Param::Bool(false))
        .expected(wanted)
        .mark(Mark {
            focus: own.then(|| given.place.part(difference.actual)),
            ..Mark::new(given.place)
        });
    Some((finding, difference))
}

/// `content-length-range`: bytes of the file; whether the ends count is not stated, so they do.
fn size(context: &Context<'_>, entry: &Condition) -> Option<Finding> {
    let Rule::Length { min, max, at } = &entry.rule else {
        return None;
    };
    let (size, value) = context.facts.file_size.as_ref()?;
    let (min, max) = ((*min)?, (*max)?);
    let actual = i128::from(*size);
    if (min..=max).contains(&actual) || min > max || max < 0 {
        return None;
    }
    let finding = Finding::new(FindingId::ConditionSize)
        .field("file")
        .int("min", min)
        .int("max", max)
        .int("size", actual)
        .expected(format!("{min}..{max}"))
        .actual(size.to_string())
        .at_field(value.place, "file");
    Some(context.mark_policy(finding, *at, &entry.pointer))
}
