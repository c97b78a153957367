//! The remedy as sentences and lines: what changes, the patch of the policy's text, the form, the choices, and
//! who can mend what cannot be mended in the upload. Apart from the renderers because text and Markdown say
//! the same; it must not know how they lay it out. The ids of the words are the remedy's own.

use super::sentences::VALUE_WIDTH;
use super::{Report, Words};
use crate::diagnosis::{Finding, FindingId, NeedKind, Verdict, Who};
use crate::locale::{Args, dates};
use crate::remedy::permission::Given;
use crate::remedy::sign::{self, FILE, Resend};
use crate::remedy::snippets::{Code, Language, Topic};
use crate::remedy::{Alternative, Change, ChangeKind, Choice, Corrected, PatchLine, Remedy, Sign};
use crate::text::width::{around, shared};

/// What of an unchanged beginning is shown in a line too long for the page, in columns.
const LEAD: usize = 24;

/// Whether there is anything to say about mending.
pub fn speaks<'a>(report: &Report<'a>) -> Option<&'a Remedy> {
    let remedy = report.remedy?;
    let some = remedy.corrected.is_some()
        || !remedy.choices.is_empty()
        || !remedy.not_here.is_empty()
        || remedy.permission.is_some()
        || report.diagnosis.verdict == Verdict::Fault;
    some.then_some(remedy)
}

/// The curl line that shows COS's answer where the browser hides it.
pub fn resend(report: &Report<'_>) -> Option<Resend> {
    let clean = |text: &str| report.redactor.handed(text).into_owned();
    sign::resend(report.evidence, &report.facts, report.diagnosis, clean)
}

impl Words<'_> {
    /// Where and when the line is to be run, what it does, and what must not be run in its place.
    pub fn resend(&self, resend: &Resend) -> Vec<String> {
        let say = |id, name, value| self.catalogue.say(id, &Args::new().text(name, value));
        let file = match resend.file.as_str() {
            FILE => self.word("remedy-resend-any-file"),
            file => say("remedy-resend-file", "file", self.value(file)),
        };
        let address = resend
            .incomplete
            .then(|| self.word("remedy-resend-address"));
        let until = resend.until.map(|end| dates::instant(end, self.zone));
        let until = match until {
            Some(time) => say("remedy-resend-until", "time", time),
            None => self.word("remedy-resend-in-time"),
        };
        let names = resend.variables.join(&self.word("list-joint"));
        let names = (!names.is_empty()).then(|| say("remedy-variables", "names", names));
        let last = ["remedy-resend-how", "remedy-resend-copied"].map(|id| self.word(id));
        let first = [Some(file), address, Some(until), names];
        first.into_iter().flatten().chain(last).collect()
    }

    /// What a piece of code does right, in a sentence.
    pub(super) fn topic(&self, topic: Topic) -> String {
        self.word(&format!("remedy-code-{}", topic.slug()))
    }

    /// The question for the language, where nothing tells it.
    pub(super) fn which(&self, code: &Code) -> Option<String> {
        let names = Language::ALL
            .map(Language::name)
            .join(&self.word("list-joint"));
        let args = Args::new().text("languages", names);
        let ask = || self.catalogue.say("remedy-code-which", &args);
        code.language.is_none().then(ask)
    }

    /// A change in one sentence.
    pub fn change(&self, change: &Change) -> String {
        let (what, how) = self.change_parts(change, VALUE_WIDTH);
        match how {
            Some(how) => [what, how].join(&self.word("report-colon")),
            None => what,
        }
    }

    /// What a change changes, and how: its values in at most so many columns each, cut so that the difference is seen.
    pub fn change_parts(&self, change: &Change, width: usize) -> (String, Option<String>) {
        let said = |value: &Option<String>| value.clone().unwrap_or_default();
        let [from, to] = self.both(&said(&change.from), &said(&change.to), width);
        let args = Args::new()
            .text("field", self.elided(&change.field, width))
            .text("from", from)
            .text("to", to);
        let how = match (&change.from, &change.to) {
            _ if change.is_open() => Some("remedy-change-open"),
            (Some(_), Some(_)) if change.kind == ChangeKind::Once => Some("remedy-change-keep"),
            (Some(_), Some(_)) => Some("remedy-change-to"),
            (None, Some(_)) => Some("remedy-change-add"),
            (Some(_), None) => Some("remedy-change-remove"),
            (None, None) => (change.kind == ChangeKind::Keys).then_some("remedy-change-clean"),
        };
        let say = |id| self.catalogue.say(id, &args);
        let what = format!("remedy-change-{}", change.kind.slug());
        (say(&what), how.map(say))
    }

    /// What one side of a choice changes: what stands there, and what is proposed.
    pub fn side(&self, option: &Alternative) -> String {
        let change = &option.change;
        if change.to.is_some() || change.from.is_none() {
            return self.change(change);
        }
        let args = Args::new()
            .text("field", self.short(&change.field))
            .text("value", self.short(&option.value));
        let id = if change.finding == FindingId::ConditionSize {
            "remedy-side-another-file"
        } else {
            "remedy-side-another-value"
        };
        self.catalogue.say(id, &args)
    }

    /// Which side the values follow, and on whose word.
    pub fn taken(&self, choice: &Choice, picked: bool) -> String {
        let Some(option) = choice.taken.and_then(|index| choice.options.get(index)) else {
            return self.word("remedy-choice-open");
        };
        let id = match (picked, choice.advised) {
            (true, _) => "remedy-choice-picked",
            (false, true) => "remedy-choice-advised",
            (false, false) => "remedy-choice-taken",
        };
        let side = self.word(&format!("remedy-side-{}", option.side.slug()));
        self.catalogue.say(id, &Args::new().text("side", side))
    }

    /// What contradicts what.
    pub fn choice(&self, choice: &Choice) -> String {
        let args = Args::new().text("field", self.short(&choice.field));
        self.catalogue.say("remedy-choice", &args)
    }

    /// What cannot be mended in the upload, and who can; and what a CAM policy beside it says.
    pub fn elsewhere(&self, report: &Report<'_>, remedy: &Remedy) -> Vec<String> {
        let said = remedy.not_here.iter();
        let said = said.map(|(id, who)| self.not_here(report, *id, *who));
        let given = remedy.permission.iter().map(|it| self.permission(it));
        said.chain(given).collect()
    }

    fn not_here(&self, report: &Report<'_>, finding: FindingId, who: Who) -> String {
        let mut known = report.diagnosis.findings.iter();
        let known = known.find(|found| found.id == finding);
        let title = known.map_or_else(|| self.title(&Finding::new(finding)), |it| self.title(it));
        let who = self.word(&format!("who-{}", who.slug()));
        let args = Args::new().text("who", who);
        let who = self.catalogue.say("remedy-not-here", &args);
        [title, who].join(&self.word("report-colon"))
    }

    /// What a pasted CAM or STS policy says about this upload.
    pub fn permission(&self, given: &Given) -> String {
        let named = self.short(&given.named);
        let args = Args::new()
            .text("wanted", self.value(&given.wanted))
            .text("near", named.clone())
            .text("given", named);
        let id = format!("remedy-permission-{}", given.says.slug());
        self.catalogue.say(&id, &args)
    }

    /// That the values were diagnosed again, and what they still lack.
    pub fn standing_of(&self, corrected: &Corrected) -> Vec<String> {
        let need = |need: &NeedKind| match need {
            NeedKind::SecretKey => {
                let mut ids = corrected.form.iter();
                let id = ids.find(|(name, _)| name.eq_ignore_ascii_case("q-ak"));
                let id = id.map_or("", |(_, value)| value.as_str());
                let id = if id.starts_with('*') { "" } else { id };
                let args = Args::new().text("id", self.short(id));
                Some(self.catalogue.say("remedy-needs-key", &args))
            }
            NeedKind::SecretId => Some(self.word("remedy-needs-id")),
            _ => None,
        };
        let needs = corrected.needs.iter().filter_map(need);
        std::iter::once(self.word("remedy-verified"))
            .chain(needs)
            .collect()
    }

    /// The patch as lines of at most `width` columns; a longer line is shown around what changes in it.
    pub fn patch(&self, patch: &[PatchLine], width: usize) -> Vec<(Sign, String)> {
        let digits = patch.iter().map(|line| line.number).max();
        let digits = digits.unwrap_or(0).to_string().len();
        let room = width.saturating_sub(digits + 5).max(2 * LEAD);
        let shown: Vec<String> = patch.iter().map(|line| self.handed(&line.text)).collect();
        let row = |(index, line): (usize, &PatchLine)| {
            let text = shown.get(index).map_or("", String::as_str);
            let other = partner(patch, index).and_then(|at| shown.get(at));
            let same = other.map_or(0, |other| shared(text, other));
            let sign = match line.sign {
                Sign::Minus => '-',
                Sign::Plus => '+',
            };
            let text = around(text, same, LEAD, room);
            (
                line.sign,
                format!("{sign} {:digits$} | {text}", line.number),
            )
        };
        patch.iter().enumerate().map(row).collect()
    }
}

/// The line that stands in place of this one: as far into the other half of its hunk.
fn partner(patch: &[PatchLine], index: usize) -> Option<usize> {
    let sign = patch.get(index)?.sign;
    let same = |at: &usize| patch.get(*at).is_some_and(|line| line.sign == sign);
    let before = (0..index).rev().take_while(same).count();
    let first = index - before;
    let own = (first..patch.len()).take_while(same).count();
    let other = |at: usize| patch.get(at).is_some_and(|line| line.sign != sign);
    match sign {
        Sign::Minus => Some(first + own + before).filter(|at| other(*at)),
        Sign::Plus => {
            let half = (0..first).rev().take_while(|at| other(*at)).count();
            (before < half).then(|| first - half + before)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Catalogue, Lang};
    use crate::report::Redactor;
    use crate::text::width::columns;

    fn line(sign: Sign, number: usize, text: &str) -> PatchLine {
        let text = text.to_owned();
        PatchLine { sign, number, text }
    }

    #[test]
    fn a_long_line_is_shown_around_what_changes_on_both_sides() {
        let redactor = Redactor::default();
        let words = Words {
            catalogue: Catalogue::get(Lang::En),
            redactor: &redactor,
            zone: 0,
        };
        let long = |middle: &str| format!("{}{middle}{}", "a".repeat(300), "b".repeat(300));
        let patch = [
            line(Sign::Minus, 9, &long("old")),
            line(Sign::Minus, 10, "x"),
            line(Sign::Plus, 9, &long("new")),
        ];
        let shown = words.patch(&patch, 80);
        for (row, wanted) in [(0, "old"), (1, "- 10 | x"), (2, "new")] {
            let (_, text) = &shown[row];
            assert!(text.contains(wanted) && columns(text) <= 80, "{text}");
        }
        assert_eq!(words.patch(&[], 80), []);
    }
}
