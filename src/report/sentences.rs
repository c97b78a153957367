//! Findings as sentences: id and typed values become the arguments of a catalogue message.
//!
//! Message id = finding id with `.` as `-`; value = title, attributes `.cause` and `.fix`. Arguments are
//! `$field`, `$expected`, `$actual` and every parameter by its name; times and durations also as
//! `$x_text`, a named difference as `$difference_text`; the catalogue adds `$x_given`.
//! Everything that came out of the evidence passes the redactor and is made visible on the way. It must
//! not know how the sentences are laid out.

use std::cell::RefCell;

use super::docs::Document;
use super::redact::finding_value;
use super::{Redactor, Report};
use crate::cos::DocumentedCase;
use crate::cos::answers::{Documented, Meaning};
use crate::cos::times::Instant;
use crate::diagnosis::finding::Mark;
use crate::diagnosis::tree::{self, Next};
use crate::diagnosis::{
    CaseFrom, Diagnosis, Finding, FindingId, Need, NeedKind, Param, Severity, Step, Verdict,
    verdict,
};
use crate::evidence::{Evidence, Facts};
use crate::locale::{Args, Catalogue, Lang};
use crate::text::difference::{Kind, difference};
use crate::text::visible::visible;
use crate::text::width::{elide, elide_both};

/// The longest value inside a sentence, in columns: the exact value stands in the excerpt.
pub(super) const VALUE_WIDTH: usize = 72;

/// Longer values, in bytes, are compared by their ends only.
const LONG: usize = 64 * 1024;

/// Characters at either end of a value that are looked at where its middle is left out.
const REACH: usize = 4096;

thread_local! {
    /// What was said of needs: no value stands in them, and a batch says the same few on every line.
    static NEEDS: RefCell<Vec<((Lang, NeedKind), Said)>> = const { RefCell::new(Vec::new()) };
}

/// A finding as sentences.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Said {
    /// What is wrong, in one sentence.
    pub title: String,
    /// Why.
    pub cause: Option<String>,
    /// What to do.
    pub fix: Option<String>,
}

/// Advice for a branch.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Advice {
    /// Whether `page` restates the documents.
    pub documented: bool,
    /// Cause and solution.
    pub page: String,
    /// What postdoc adds.
    pub better: Option<String>,
}

/// Says things in one language, without secrets.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The language.
    pub catalogue: &'static Catalogue,
    /// What must not be shown.
    pub redactor: &'a Redactor,
    /// The reader's offset from UTC in seconds.
    pub zone: i32,
}

impl Words<'_> {
    /// A message without arguments.
    pub fn word(&self, id: &str) -> String {
        self.catalogue.say(id, &Args::new())
    }

    /// A value out of the evidence: masked, visible, whole.
    pub fn value(&self, text: &str) -> String {
        visible(self.redactor.text(text).as_bytes())
    }

    /// A value to be copied: visible, and whole but for what is a secret.
    pub fn handed(&self, text: &str) -> String {
        visible(self.redactor.handed(text).as_bytes())
    }

    /// The same, cut in the middle where a sentence has no room for it.
    pub fn short(&self, text: &str) -> String {
        self.elided(text, VALUE_WIDTH)
    }

    /// Two values in at most so many columns each, cut so that the difference is seen; an empty one is called so.
    pub fn both(&self, one: &str, other: &str, width: usize) -> [String; 2] {
        let whole = [one, other].map(|text| match text.len() {
            0 => self.word("word-empty"),
            1..=LONG => self.value(text),
            _ => self.elided(text, width),
        });
        let [one, other] = told_apart(whole);
        elide_both(&one, &other, width)
    }

    /// The same in at most so many columns. Of megabytes only both ends are looked at.
    pub fn elided(&self, text: &str, width: usize) -> String {
        let plain = |text: &str| {
            let mut bytes = text.bytes();
            bytes.all(|byte| matches!(byte, b' '..=b'[' | b']'..=b'~'))
        };
        if text.len() <= width && plain(text) {
            let masked = self.redactor.text(text).into_owned();
            // As many columns as bytes, and nothing to make visible.
            if masked.len() <= width && plain(&masked) {
                return masked;
            }
        }
        let reach = REACH.max(16 * width);
        let head = text.char_indices().nth(reach).map(|(at, _)| at);
        let tail = text.char_indices().rev().nth(reach).map(|(at, _)| at);
        let ends = head.zip(tail).filter(|(head, tail)| head < tail);
        let ends =
            ends.and_then(|(head, tail)| Some([text.get(..head)?, text.get(tail..)?].concat()));
        elide(&self.value(ends.as_deref().unwrap_or(text)), width)
    }

    /// A finding's title alone.
    pub fn title(&self, finding: &Finding) -> String {
        let Some(known) = known(self.catalogue, finding) else {
            let id = message_id(finding.id.id());
            return self.catalogue.say(&id, &self.args(finding));
        };
        self.coded(finding, &known)
    }

    /// What a code outside the seven means, beside the code.
    fn coded(&self, finding: &Finding, known: &str) -> String {
        let code = finding.get_word("code").unwrap_or_default();
        self.noted(&self.word(known), &self.short(code))
    }

    /// A page by its title, with the number that people cite.
    pub fn document(&self, page: &Document) -> String {
        let id = format!("document-{}", page.number.replace('/', "-"));
        if self.catalogue.has(&id) {
            self.noted(&self.word(&id), page.number)
        } else {
            page.number.to_owned()
        }
    }

    /// A text, and in brackets what belongs to it.
    pub fn noted(&self, text: &str, note: &str) -> String {
        let args = Args::new().text("text", text).text("note", note);
        self.catalogue.say("word-noted", &args)
    }

    /// A finding's title, cause and fix.
    pub fn finding(&self, finding: &Finding) -> Said {
        let id = message_id(finding.id.id());
        let args = self.args(finding);
        let (title, [cause, fix]) = self.catalogue.parts(&id, ["cause", "fix"], &args);
        let mut said = Said { title, cause, fix };
        if let Some(known) = known(self.catalogue, finding) {
            let none = Args::new();
            let part = |name| self.catalogue.attr(&known, name, &none);
            said.title = self.coded(finding, &known);
            said.cause = part("cause").or(said.cause);
            said.fix = part("fix").or(said.fix);
        }
        if !finding.deviations.is_empty() {
            self.explain(finding, &mut said);
        }
        said
    }

    /// The differences from the right steps: what COS does instead, where the mistake is usual, how to mend
    /// it.
    fn explain(&self, finding: &Finding, said: &mut Said) {
        let none = Args::new();
        let mut causes: Vec<String> = said.cause.take().into_iter().collect();
        let mut fixes = Vec::new();
        for slug in &finding.deviations {
            let id = format!("deviation-{slug}");
            let part = |name| self.catalogue.attr(&id, name, &none);
            causes.extend(part("cos"));
            let usual = part("code").map(|code| {
                let args = Args::new().text("code", code);
                self.catalogue.say("report-usual", &args)
            });
            causes.extend(usual);
            fixes.extend(part("fix"));
        }
        let joint = self.word("report-sentence-joint");
        said.cause = (!causes.is_empty()).then(|| causes.join(&joint));
        if !fixes.is_empty() {
            said.fix = Some(fixes.join(&joint));
        }
    }

    /// The arguments of a finding's messages.
    pub fn args(&self, finding: &Finding) -> Args {
        let mut args = Args::new();
        for (name, value) in [
            ("field", &finding.field),
            ("expected", &finding.expected),
            ("actual", &finding.actual),
        ] {
            let value = value.as_deref().map(|value| finding_value(finding, value));
            args = self.with_value(args, name, value.as_deref());
        }
        for name in finding.id.params() {
            let value = finding.params.iter().find(|(key, _)| key == name);
            args = match value {
                Some((_, param)) => self.param(args, finding, name, param),
                None => self.with_value(args, name, None),
            };
        }
        let names = finding.deviations.iter();
        let names: Vec<String> = names.map(|slug| self.deviation(finding, slug)).collect();
        let joined = names.join(&self.word("report-list-joint"));
        args.text("deviations", joined)
    }

    /// What exactly departed: the form of the departure where it is known, else its kind.
    fn deviation(&self, finding: &Finding, slug: &str) -> String {
        let items = |name: &str| {
            let mut params = finding.params.iter();
            match params.find(|(key, _)| *key == name) {
                Some((_, Param::List(items))) => items.as_slice(),
                _ => &[],
            }
        };
        let mut forms = items("forms")
            .iter()
            .filter_map(|form| form.split_once(':'));
        let form = forms
            .find(|(known, _)| *known == slug)
            .map(|(_, form)| form);
        let form = form.filter(|form| slug == "secret-typo" || !form.is_empty());
        let id = format!("form-{slug}");
        let Some(form) = form.filter(|_| self.catalogue.has(&id)) else {
            return self.word(&format!("deviation-{slug}"));
        };
        let character = character(form).filter(|_| slug == "secret-whitespace");
        let what = character.map_or_else(String::new, |it| self.character(it));
        let args = form_args(form, items("positions"))
            .text("what", what)
            .text("place", character.map_or("", |(_, _, place)| place));
        self.catalogue.say(&id, &args)
    }

    /// An invisible character by its name, else by its number; several of them with how many.
    fn character(&self, (name, count, _): (&str, i64, &str)) -> String {
        let args = Args::new()
            .text("form", name)
            .text("code", name.to_ascii_uppercase());
        let what = self.catalogue.say("form-character", &args);
        if count == 1 {
            return what;
        }
        let args = Args::new().text("what", what).int("count", count);
        self.catalogue.say("form-character-times", &args)
    }

    fn with_value(&self, args: Args, name: &'static str, value: Option<&str>) -> Args {
        args.text(name, self.short(value.unwrap_or_default()))
    }

    fn param(&self, args: Args, finding: &Finding, name: &'static str, param: &Param) -> Args {
        match param {
            Param::Int(number) => {
                let text = self.catalogue.parameter(name, *number, self.zone);
                let args = args.int(name, *number);
                text.into_iter()
                    .fold(args, |args, text| args.text(format!("{name}_text"), text))
            }
            Param::Text(text) => {
                let time = self.compared_time(finding, name, text);
                let args = self.with_value(args, name, Some(time.as_deref().unwrap_or(text)));
                match name {
                    "difference" => args.text("difference_text", self.difference(finding, text)),
                    _ => args,
                }
            }
            Param::Bool(yes) => args.text(name, if *yes { "yes" } else { "no" }),
            Param::List(items) => {
                let joined = items.join(&self.word("list-joint"));
                self.with_value(args, name, Some(&joined))
            }
        }
    }

    /// Unix seconds that two sources are compared by: a person reads a date.
    fn compared_time(&self, finding: &Finding, name: &str, text: &str) -> Option<String> {
        let compared = finding.id == FindingId::AnswerOtherRequest
            && matches!(name, "answer" | "evidence")
            && matches!(finding.get_word("how"), Some("expiration" | "request-id"));
        let seconds = text.parse().ok().filter(|_| compared)?;
        Some(crate::locale::dates::instant(seconds, self.zone))
    }

    /// A named difference in words.
    pub fn difference(&self, finding: &Finding, slug: &str) -> String {
        let short = |value: &Option<String>| self.short(value.as_deref().unwrap_or_default());
        let args = Args::new()
            .text("expected", short(&finding.expected))
            .text("actual", short(&finding.actual));
        let id = format!("difference-{slug}");
        let known = self.catalogue.has(&id);
        self.catalogue
            .say(if known { &id } else { "difference-other" }, &args)
    }

    /// How sure a finding is, in a word; a reproduced signature is a proof.
    pub fn authority(&self, finding: &Finding) -> String {
        let proofs = [FindingId::SignatureExplained, FindingId::SignatureCorrect];
        let proved = proofs.contains(&finding.id);
        let slug = if proved {
            "proved"
        } else {
            finding.authority.slug()
        };
        self.word(&format!("authority-{slug}"))
    }

    /// The one sentence of the contract: the verdict and what it rests on.
    pub fn headline(&self, diagnosis: &Diagnosis) -> String {
        self.headline_by(diagnosis, |finding| self.title(finding))
    }

    /// The same, with titles that have been said already.
    pub fn headline_by(&self, diagnosis: &Diagnosis, title: impl Fn(&Finding) -> String) -> String {
        let none = Args::new();
        let errors = count(diagnosis, Severity::Error);
        let warned = count(diagnosis, Severity::Warning) > 0;
        let find = |is: &dyn Fn(&&Finding) -> bool| diagnosis.findings.iter().find(is);
        let cause = find(&|it| it.explains_answer);
        let first = cause.or_else(|| find(&|it| !by_guess(it)));
        let other = || {
            use FindingId::{AnswerOtherRequest, SignatureCorrect};
            find(&|it| [AnswerOtherRequest, SignatureCorrect].contains(&it.id))
        };
        let verdict = diagnosis.verdict;
        let about = match verdict {
            Verdict::Mismatch => other().map(title),
            Verdict::Undetermined => self.named(diagnosis).or_else(|| first.map(title)),
            Verdict::Sound if !warned => self.catalogue.attr("verdict-sound", "scope", &none),
            Verdict::Fault | Verdict::Sound => first.map(title),
        };
        let Some(about) = about else {
            return self.verdict(diagnosis);
        };
        // What was stored wants no more information.
        let stored = first.is_some_and(|finding| finding.id == FindingId::AnswerSuccess);
        let (id, count) = match verdict {
            Verdict::Undetermined if stored => return about,
            Verdict::Sound if !warned => return about,
            Verdict::Sound => (
                "report-headline-warned",
                count(diagnosis, Severity::Warning),
            ),
            Verdict::Fault if cause.is_none() && is_answered(diagnosis) => {
                ("report-headline-unexplained", errors)
            }
            Verdict::Fault if errors > 1 => ("report-headline-several", errors),
            Verdict::Fault | Verdict::Undetermined | Verdict::Mismatch => ("report-headline", 1),
        };
        let args = Args::new()
            .text("verdict", self.verdict(diagnosis))
            .text("about", about)
            .int("count", i64::try_from(count).unwrap_or(i64::MAX));
        self.catalogue.say(id, &args)
    }

    /// What the answer's case says; where its cause is excluded, that it is.
    fn named(&self, diagnosis: &Diagnosis) -> Option<String> {
        let id = diagnosis.case.as_ref()?.id;
        Some(self.excluded(diagnosis).unwrap_or_else(|| self.case(id)))
    }

    /// The case's own cause is not there: what the answer names agrees, so COS saw something else than what was given.
    fn excluded(&self, diagnosis: &Diagnosis) -> Option<String> {
        let (_, word) = verdict::excluded(&diagnosis.path)?;
        let args = Args::new().text("case", word);
        Some(self.catalogue.say("report-excluded", &args))
    }

    /// The verdict's words; a fault of warnings only is a likely cause.
    pub fn verdict(&self, diagnosis: &Diagnosis) -> String {
        let id = format!("verdict-{}", diagnosis.verdict.slug());
        let likely = diagnosis.verdict == Verdict::Fault && count(diagnosis, Severity::Error) == 0;
        let none = Args::new();
        likely
            .then(|| self.catalogue.attr(&id, "none-proved", &none))
            .flatten()
            .unwrap_or_else(|| self.catalogue.say(&id, &none))
    }

    /// A documented case in one sentence; COS's own message where the catalogue has none.
    pub fn case(&self, case: DocumentedCase) -> String {
        let id = format!("case-{}", case.id());
        if self.catalogue.has(&id) {
            self.word(&id)
        } else {
            case.message().to_owned()
        }
    }

    /// A branch of the tree.
    pub fn branch(&self, branch: &str) -> String {
        self.branch_id(branch)
            .map_or_else(|| self.value(branch), |id| self.word(&id))
    }

    /// What is said first on the telephone: one spoken sentence, with the field that COS named. A code that is known has
    /// words of its own.
    pub fn first(&self, diagnosis: &Diagnosis, field: Option<&str>) -> String {
        let branch = diagnosis.branch.as_str();
        let mut findings = diagnosis.findings.iter();
        if let Some(id) = findings.find_map(|finding| known(self.catalogue, finding)) {
            let args = Args::new().text("text", self.word(&id));
            return self.catalogue.say("word-sentence", &args);
        }
        let id = self.branch_id(branch);
        let spoken = id.and_then(|id| self.catalogue.attr(&id, "say", &self.about(field)));
        spoken.unwrap_or_else(|| self.branch(branch))
    }

    /// The message of a branch: a case's, the branch's own, or the nearest one above it.
    fn branch_id(&self, branch: &str) -> Option<String> {
        let family = branch.split('.').next().unwrap_or_default();
        [
            format!("case-{branch}"),
            format!("branch-{}", message_id(branch)),
            format!("branch-{family}"),
        ]
        .into_iter()
        .find(|id| self.catalogue.has(id))
    }

    /// What the page says about a branch, and what postdoc adds where the page is incomplete.
    /// `None` where no answer was given: there is nothing to advise on yet.
    pub fn advice(&self, diagnosis: &Diagnosis) -> Option<Advice> {
        let branch = diagnosis.branch.as_str();
        // Of the messages that share this code only one is about permissions; the others have words of their own.
        let mut known = diagnosis.findings.iter();
        let other_message = branch == "other.AccessDenied"
            && known.any(|finding| finding.id == FindingId::AnswerKnownCode);
        let branch = Some(branch).filter(|branch| *branch != "none" && !other_message)?;
        let id = self.branch_id(branch)?;
        let none = Args::new();
        let part = |name| self.catalogue.attr(&id, name, &none);
        let page = [part("cause"), part("solution")];
        let joint = self.word("report-sentence-joint");
        Some(Advice {
            documented: DocumentedCase::from_id(branch).is_some(),
            page: page.into_iter().flatten().collect::<Vec<_>>().join(&joint),
            better: part("better"),
        })
    }

    /// A question as it is written, with the name of the field it asks about.
    pub fn question(&self, node: &str, field: Option<&str>) -> String {
        self.asked(node, &[], field)
    }

    /// The same as one short sentence to be read aloud.
    pub fn spoken(&self, node: &str, field: Option<&str>) -> String {
        self.asked(node, &["say"], field)
    }

    /// The same in a few words, for a path that is drawn.
    pub fn brief(&self, node: &str, field: Option<&str>) -> String {
        self.asked(node, &["short", "say"], field)
    }

    /// The first of these forms that a question has, else as it is written.
    fn asked(&self, node: &str, forms: &[&str], field: Option<&str>) -> String {
        let id = format!("node-{}", message_id(node));
        if !self.catalogue.has(&id) {
            return node.to_owned();
        }
        let args = self.about(field);
        let form = forms
            .iter()
            .find_map(|form| self.catalogue.attr(&id, form, &args));
        form.unwrap_or_else(|| self.catalogue.say(&id, &args))
    }

    fn about(&self, field: Option<&str>) -> Args {
        Args::new().text("field", self.short(field.unwrap_or_default()))
    }

    /// What a step answered.
    pub fn answer(&self, step: &Step) -> String {
        if step.open {
            return self.word("word-open");
        }
        let plain = format!("word-{}", step.answer);
        let own = format!("answer-of-{}-{}", message_id(step.node), step.answer);
        [own, plain]
            .into_iter()
            .find(|id| self.catalogue.has(id))
            .or_else(|| self.branch_id(&step.answer))
            .map_or_else(|| self.short(&step.answer), |id| self.word(&id))
    }

    /// What a piece of evidence would settle, and how to get it.
    pub fn need(&self, need: &Need) -> Said {
        let key = (self.catalogue.lang(), need.kind);
        let same = |(known, _): &&((Lang, NeedKind), Said)| *known == key;
        let known = NEEDS.with_borrow(|needs| needs.iter().find(same).cloned());
        if let Some((_, said)) = known {
            return said;
        }
        let id = format!("need-{}", need.kind.slug());
        let (title, [cause, fix]) = self.catalogue.parts(&id, ["why", "how"], &Args::new());
        let said = Said { title, cause, fix };
        NEEDS.with_borrow_mut(|needs| needs.push((key, said.clone())));
        said
    }

    /// Whether a finding is what COS named, or what it would name next; empty for warnings and notes of
    /// which nobody knows.
    pub fn standing(&self, finding: &Finding, answered: bool) -> Option<String> {
        let next = answered && finding.severity == Severity::Error && !is_about_input(finding.id);
        let id = if finding.explains_answer {
            Some("word-this-cause")
        } else {
            next.then_some("word-refused-next")
        };
        id.map(|id| self.word(id))
    }

    /// How bad a finding is, in a word.
    pub(super) fn severity(&self, finding: &Finding) -> String {
        self.word(&format!("severity-{}", finding.severity.slug()))
    }

    /// What stands beside a finding's title: how sure it is, and what COS says of it.
    pub(super) fn notes(&self, report: &Report<'_>, finding: &Finding) -> Vec<String> {
        let answered = report.facts.answer.is_some();
        let standing = self.standing(finding, answered);
        std::iter::once(self.authority(finding))
            .chain(standing)
            .collect()
    }

    /// The name of the source a mark stands in.
    pub fn source(&self, evidence: &Evidence, mark: &Mark) -> String {
        let Some((label, _)) = evidence.sources.named(mark.place) else {
            return String::new();
        };
        let layer = label
            .layer
            .map_or(String::new(), |layer| format!("-{layer}"));
        self.word(&format!("source-{}{layer}", label.source))
    }
}

/// Two values that only look the same, with what differs in numbers: a blank at an end, a Cyrillic letter for a Latin
/// one, an accent of its own.
fn told_apart([one, other]: [String; 2]) -> [String; 2] {
    let Some(found) = difference(&other, &one).filter(|_| one.len().max(other.len()) <= LONG)
    else {
        return [one, other];
    };
    let ranges = [(&one, found.actual), (&other, found.expected)];
    let accent = |letter: char| matches!(letter, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}');
    let accents = ranges.map(|(text, span)| text.get(span.start..span.end).unwrap_or_default());
    let alike =
        [Kind::SurroundingSpace, Kind::LookAlike, Kind::Normalisation].contains(&found.kind);
    if !alike && !accents.iter().any(|text| text.contains(accent)) {
        return [one, other];
    }
    let number = |letter: char| match letter {
        '!'..='~' => letter.to_string(),
        other => format!("\\u{{{:X}}}", u32::from(other)),
    };
    ranges.map(|(text, span)| {
        let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
        let inside: String = part(span.start..span.end).chars().map(number).collect();
        [part(0..span.start), &inside, part(span.end..text.len())].concat()
    })
}

/// Findings about what was pasted, not about what COS would refuse.
fn is_about_input(id: FindingId) -> bool {
    ["answer.", "evidence.", "keys."]
        .iter()
        .any(|room| id.id().starts_with(room))
}

/// Ids of findings, nodes and branches as message ids.
pub fn message_id(id: &str) -> String {
    id.replace('.', "-")
}

/// The arguments of a form's message: its word, and what a scan found in numbers.
fn form_args(form: &str, positions: &[String]) -> Args {
    let seconds = |text: &str| text.parse::<i64>().ok();
    let shift = form.split_once(';');
    let shift = shift.and_then(|(start, end)| Some((seconds(start)?, seconds(end)?)));
    let numbers = form
        .split(' ')
        .map(|part| part.parse::<usize>().map(|at| (at + 1).to_string()));
    let numbers: Result<Vec<String>, _> = numbers.collect();
    let plain = |form: &str| Args::new().text("form", form);
    let args = match (shift, form.split_once(' '), numbers) {
        (Some((start, end)), ..) => plain("seconds").int("start", start).int("end", end),
        // A framing is a method, a path, headers and a wrapping; which headers is what differs.
        (None, Some(("policy", _)), _) => plain("policy"),
        (None, Some(_), _) if form.contains(" no-headers ") => plain("no-headers"),
        (None, Some(_), _) if form.contains("host ") => plain("host"),
        // Conditions are counted from 1.
        (None, _, Ok(numbers)) => plain(&numbers.join(", ")),
        (None, ..) => plain(form),
    };
    let first = positions.first().map_or("", String::as_str);
    let (at, kind) = match first.split(':').collect::<Vec<_>>()[..] {
        [at, kind, _] => (seconds(at), kind),
        _ => (None, ""),
    };
    let kind = if positions.len() > 1 { "two" } else { kind };
    args.int("at", at.unwrap_or(0)).text("kind", kind)
}

/// The form of an invisible character: its name, how many there are, and where: `blank-3-behind`.
fn character(form: &str) -> Option<(&str, i64, &str)> {
    let (name, place) = form.rsplit_once('-')?;
    if !["before", "behind", "around", "inside"].contains(&place) {
        return None;
    }
    let counted = name
        .rsplit_once('-')
        .and_then(|(name, count)| Some((name, count.parse().ok()?)));
    let (name, count) = counted.unwrap_or((name, 1));
    Some((name, count, place))
}

/// Whether COS's own answer was given, so that there is something to explain.
fn is_answered(diagnosis: &Diagnosis) -> bool {
    let case = diagnosis.case.as_ref();
    case.is_some_and(|case| case.from == CaseFrom::Answer) || diagnosis.branch.starts_with("other.")
}

/// What only this machine's clock says of a capture that may be old.
fn by_guess(finding: &Finding) -> bool {
    let id = finding.id.id();
    let timed = id.starts_with("key-time.") || id.starts_with("policy.expir");
    timed && finding.severity == Severity::Note
}

fn count(diagnosis: &Diagnosis, severity: Severity) -> usize {
    let same = |finding: &&Finding| finding.severity == severity;
    diagnosis.findings.iter().filter(same).count()
}

/// What the end of a branch says, for the answer that leads there.
pub fn leaf(catalogue: &Catalogue, node: &str, answer: &str) -> Option<String> {
    let ends = tree::node(node)?.next(answer) == Some(Next::Leaf);
    let id = format!("node-{}", message_id(node));
    let part = |name| catalogue.attr(&id, name, &Args::new());
    ends.then(|| part(answer).or_else(|| part("other")))
        .flatten()
}

/// What the end of the path taken says; nothing while its last question has no answer.
pub fn outcome(catalogue: &Catalogue, diagnosis: &Diagnosis) -> Option<String> {
    let last = diagnosis.path.last()?;
    if last.open {
        return None;
    }
    let mut findings = diagnosis.findings.iter();
    // A code that is known has advice of its own.
    let fix = (last.node == "other.code")
        .then(|| findings.find_map(|finding| known(catalogue, finding)))
        .flatten()
        .and_then(|id| catalogue.attr(&id, "fix", &Args::new()));
    fix.or_else(|| leaf(catalogue, last.node, &last.answer))
}

/// An answer outside the seven that is known from other places has words of its own.
fn known(catalogue: &Catalogue, finding: &Finding) -> Option<String> {
    let known = crate::cos::codes::find(finding.get_word("known")?)?;
    let id = format!("known-{}", known.words);
    catalogue.has(&id).then_some(id)
}

/// What a question names: the field of COS's message, or the time that it gives as the policy's expiration.
pub fn named(facts: &Facts, node: &str) -> Option<String> {
    let documented = documented(facts)?;
    if node == "expiration.same-policy" {
        let (at, _) = documented.expiration?;
        return Some(Instant::from_seconds(at).to_iso());
    }
    documented.key.clone()
}

/// What COS's message says, where it is one of the seven.
pub fn documented(facts: &Facts) -> Option<&Documented> {
    match &facts.answer.as_ref()?.meaning {
        Meaning::Documented(documented) => Some(documented),
        Meaning::Known(_) | Meaning::OtherVendor(_) | Meaning::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::forensics;

    /// Slug, form, place, and what its sentence holds in every language.
    const SAID: [(&str, &str, &str, &str); 9] = [
        ("secret-typo", "", "11:substituted:digit", "11"),
        ("key-time-shifted", "+3;-7", "", "-7"),
        ("conditions-changed", "0 4", "", "1, 5"),
        ("policy-regenerated", "+3 ms", "", "+3 ms"),
        ("secret-whitespace", "crlf-behind", "", "CR LF"),
        (
            "secret-whitespace",
            "u+2009-inside",
            "7:inserted:other",
            "U+2009",
        ),
        ("secret-whitespace", "blank-4-behind", "", "4"),
        ("other-digest", "sha256", "", "SHA-256"),
        ("policy-reserialised", "php", "", "json_encode"),
    ];

    #[test]
    fn every_form_of_a_departure_is_a_sentence_of_its_own_in_every_language() {
        let redactor = Redactor::default();
        for lang in Lang::ALL {
            let words = Words {
                catalogue: Catalogue::get(lang),
                redactor: &redactor,
                zone: 0,
            };
            let said = |slug: &str, form: &str, positions: &[&str]| {
                let list = |items: &[&str]| {
                    Param::List(items.iter().map(|&item| item.to_owned()).collect())
                };
                let form = format!("{slug}:{form}");
                let finding = Finding::new(FindingId::SignatureExplained)
                    .param("forms", list(&[&form]))
                    .param("positions", list(positions));
                words.deviation(&finding, slug)
            };
            let mut seen = std::collections::BTreeMap::new();
            for (slug, form) in forensics::forms() {
                if !words.catalogue.has(&format!("form-{slug}")) {
                    continue;
                }
                let text = said(slug, &form, &["10:inserted:other"]);
                let kind = said(slug, "no such form", &[]);
                // The right way to write it is the kind itself.
                let plain = (slug, form.as_str()) == ("signkey-arguments-swapped", "hex");
                assert!(
                    plain || text != kind,
                    "{slug}:{form} has no words in {lang:?}"
                );
                assert!(
                    !text.contains(['{', '}'])
                        || form.starts_with("shell-variable")
                        || form == "empty-object",
                    "{text}"
                );
                // sha1sum's name is one thing, whatever it is called in a table.
                let other = seen.insert((slug, text.clone()), form.clone());
                assert!(
                    other.as_ref().is_none_or(|other| *other == form),
                    "{slug}: {other:?} and {form} are both {text:?} in {lang:?}"
                );
            }
            for (slug, form, at, part) in SAID {
                let text = said(slug, form, &[at]);
                assert!(text.contains(part), "{lang:?} {slug}: {text}");
            }
        }
    }
}
