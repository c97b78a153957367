//! The report for a terminal, in the manner of good compilers: the headline; each finding with the line it
//! stands in and the failing characters marked, expected and found one above the other, what to do, the
//! page that says so; then the path, what would settle more, and the times on one line.
//!
//! Errors are never folded away. It lays out what `words` and `excerpt` give and says nothing of its own.

use super::excerpt::{self, Excerpt};
use super::paint::{Ink, Paint};
use super::words::{Said, named, outcome};
use super::{Report, Words, docs, mended, unread};
use crate::diagnosis::Finding;
use crate::diagnosis::finding::Mark;
use crate::evidence::Value;
use crate::locale::Args;
use crate::remedy::Corrected;
use crate::remedy::snippets::Language;
use crate::text::width::{columns, elide};
use crate::text::wrap::wrapped;
use crate::text::{Place, Span, difference};

/// How the text is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Columns of the terminal, or 80.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// Whether to keep to ASCII where the words allow it.
    pub ascii: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            width: 80,
            color: false,
            ascii: false,
        }
    }
}

/// Narrower than this nothing can be read, wider lines are tiring.
const WIDTHS: (usize, usize) = (40, 120);

/// So many lines that nobody reads are shown.
const UNREAD: usize = 3;

/// The longest message of an answer, in columns.
const MESSAGE: usize = 300;

/// The whole report.
pub fn render(report: &Report<'_>, layout: Layout) -> String {
    let mut page = Page {
        report,
        words: report.words(),
        paint: Paint { on: layout.color },
        width: layout.width.clamp(WIDTHS.0, WIDTHS.1),
        out: String::new(),
    };
    page.headline();
    for finding in &report.diagnosis.findings {
        page.finding(finding);
    }
    page.remedy();
    page.code();
    page.resend();
    page.advice();
    page.path();
    page.needs();
    page.unread();
    page.times();
    if layout.ascii {
        page.out.chars().map(ascii).collect()
    } else {
        page.out
    }
}

/// One column for one column, so that carets stay where they are.
fn ascii(c: char) -> char {
    match c {
        '…' => '~',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '–' | '—' => '-',
        '·' => '.',
        other => other,
    }
}

struct Page<'a> {
    report: &'a Report<'a>,
    words: Words<'a>,
    paint: Paint,
    width: usize,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// A paragraph under a label; further lines are indented like the first.
    fn labelled(&mut self, indent: usize, label: &str, text: &str) {
        let lead = if label.is_empty() {
            String::new()
        } else {
            format!("{label}{}", self.words.word("report-colon"))
        };
        let hang = indent + 2;
        let room = self.width.saturating_sub(hang).max(16);
        for (index, line) in wrapped(&format!("{lead}{text}"), room).iter().enumerate() {
            let line = match line.strip_prefix(lead.as_str()) {
                Some(rest) if index == 0 && !lead.is_empty() => {
                    format!("{}{rest}", self.paint.ink(Ink::Heading, &lead))
                }
                _ => (*line).to_owned(),
            };
            let blanks = if index == 0 { indent } else { hang };
            self.line(&format!("{}{line}", " ".repeat(blanks)));
        }
    }

    fn heading(&mut self, id: &str) {
        let text = self.words.word(id);
        let text = self.paint.ink(Ink::Heading, &text);
        self.line("");
        self.line(&text);
    }

    fn headline(&mut self) {
        let text = self.words.headline(self.report.diagnosis);
        for line in wrapped(&text, self.width) {
            let line = self.paint.ink(self.report.diagnosis.verdict.into(), line);
            self.line(&line);
        }
        let Some(answer) = &self.report.facts.answer else {
            return;
        };
        let room = MESSAGE.min(3 * self.width);
        let shown = |value: Value| {
            let text = self.report.evidence.text(value);
            self.words.elided(&text, room)
        };
        let said = [answer.code, answer.message].into_iter().flatten();
        let said: Vec<String> = said.map(shown).collect();
        if !said.is_empty() {
            let label = self.words.word("source-answer");
            self.labelled(0, &label, &said.join(": "));
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let said = self.words.finding(finding);
        self.line("");
        self.title(finding, &said);
        self.places(finding);
        self.values(finding);
        for (id, text) in [("word-cause", &said.cause), ("word-fix", &said.fix)] {
            if let Some(text) = text {
                let label = self.words.word(id);
                self.labelled(2, &label, text);
            }
        }
        let key_time = self.report.diagnosis.times.key_time;
        for line in self.words.zones(finding, key_time) {
            self.line(&format!("  {line}"));
        }
        let case = self.report.diagnosis.case.as_ref().map(|case| case.id);
        if let Some(link) = docs::links(finding, case).first() {
            let label = ["report-see", "report-colon"].map(|id| self.words.word(id));
            let label = self.paint.ink(Ink::Heading, &label.concat());
            self.line(&format!("  {label}{link}"));
        }
    }

    fn title(&mut self, finding: &Finding, said: &Said) {
        let severity = self.words.severity(finding);
        let lead = format!("{severity}[{}]:", finding.id.id());
        let notes = self.words.notes(self.report, finding);
        let room = self.width.saturating_sub(2);
        let title = format!("{lead} {}", said.title);
        let notes = notes.join(&self.words.word("list-joint"));
        let text = self.words.noted(&title, &notes);
        // Notes that do not fit behind the title stand together below it.
        let parts = if columns(&text) > room {
            [title, self.words.noted("", &notes).trim_start().to_owned()]
        } else {
            [text, String::new()]
        };
        let lines = parts.iter().filter(|part| !part.is_empty());
        let lines = lines.flat_map(|part| wrapped(part, room));
        for (index, line) in lines.enumerate() {
            let line = match line.strip_prefix(lead.as_str()) {
                Some(rest) if index == 0 => {
                    format!("{}{rest}", self.paint.ink(finding.severity.into(), &lead))
                }
                _ if index == 0 => line.to_owned(),
                _ => format!("  {line}"),
            };
            self.line(&line);
        }
    }

    /// The lines the places stand in; marks of one line share it.
    fn places(&mut self, finding: &Finding) {
        let evidence = self.report.evidence;
        for marks in excerpt::by_line(evidence, finding) {
            let room = self.width.saturating_sub(10);
            let found = excerpt::excerpt(evidence, &self.report.redactor, &marks, room);
            if let Some((mark, found)) = marks.first().zip(found) {
                self.excerpt(finding, mark, &found);
            }
        }
        let lifted = finding.places.iter().filter(|mark| mark.lifted);
        for mark in lifted {
            self.lifted(mark);
        }
    }

    fn excerpt(&mut self, finding: &Finding, mark: &Mark, found: &Excerpt) {
        let number = found.spot.line.to_string();
        let blank = " ".repeat(number.len());
        let source = self.words.source(self.report.evidence, mark);
        let name = mark.pointer.as_deref().or(mark.field.as_deref());
        let name = name.map_or_else(String::new, |name| format!("  {}", self.words.short(name)));
        let bar = self.paint.ink(Ink::Gutter, "|");
        let arrow = self.paint.ink(Ink::Gutter, "-->");
        let (line, column) = (found.spot.line, found.spot.column);
        self.line(&format!("{blank} {arrow} {source}:{line}:{column}{name}"));
        if self.is_body(finding, mark) {
            self.hex(mark.place, &blank);
        }
        let number = self.paint.ink(Ink::Gutter, &number);
        self.line(&format!("{number} {bar} {}", found.text));
        let carets = self.paint.ink(finding.severity.into(), &found.carets());
        self.line(&format!("{blank} {bar} {carets}"));
    }

    fn is_body(&self, finding: &Finding, mark: &Mark) -> bool {
        let named = self.report.evidence.sources.named(mark.place);
        let in_body = named.is_some_and(|(label, _)| label.source == "body");
        finding.id.id().starts_with("multipart.") && in_body
    }

    /// The bytes of a place in a body, with its offset.
    fn hex(&mut self, place: Place, blank: &str) {
        for row in excerpt::hex_rows(self.report.evidence, &self.report.redactor, place) {
            let bar = self.paint.ink(Ink::Gutter, "|");
            let bytes = format!("{:08x}  {:<47}  {}", row.offset, row.hex, row.text);
            self.line(&format!("{blank} {bar} {bytes}"));
            let (start, count) = row.mark;
            if count > 0 {
                let lead = " ".repeat(10 + start * 3);
                let carets = "^".repeat(count * 3 - 1);
                self.line(&format!("{blank} {bar} {lead}{carets}"));
            }
        }
    }

    /// The same bytes further out: named, not printed again.
    fn lifted(&mut self, mark: &Mark) {
        let Some(spot) = excerpt::spot(self.report.evidence, mark.place) else {
            return;
        };
        let source = self.words.source(self.report.evidence, mark);
        let args = Args::new()
            .text("source", source)
            .text("line", spot.line.to_string())
            .text("column", spot.column.to_string())
            .text("byte", spot.place.span.start.to_string());
        let text = self.report.catalogue.say("report-also-at", &args);
        self.line(&format!("  {text}"));
    }

    /// Expected and found one above the other, the difference marked.
    fn values(&mut self, finding: &Finding) {
        let (expected, actual) = (finding.expected.as_deref(), finding.actual.as_deref());
        let labels = ["word-expected", "word-actual"].map(|id| self.words.word(id));
        let widest = labels.iter().map(|label| columns(label)).max().unwrap_or(0);
        let room = self.width.saturating_sub(widest + 6).max(16);
        let guarded = |value: Option<&str>| {
            let value = super::redact::finding_value(finding, value?);
            Some(self.words.value(&value))
        };
        let values = [expected, actual].map(guarded);
        for (label, value) in labels.iter().zip(&values) {
            let Some(value) = value else { continue };
            let shown = match value.as_str() {
                "" => self.words.word("word-empty"),
                value => elide(value, room),
            };
            let pad = " ".repeat(widest - columns(label));
            let colon = self.words.word("report-colon");
            self.line(&format!("  {pad}{label}{colon}{shown}"));
        }
        if let [Some(expected), Some(actual)] = &values
            && columns(actual) <= room
            && let Some(span) = differs(finding, expected, actual)
        {
            let before = columns(actual.get(..span.start).unwrap_or_default());
            let inside = columns(actual.get(span.start..span.end).unwrap_or_default());
            let carets = "^".repeat(inside.max(1));
            let carets = self.paint.ink(finding.severity.into(), &carets);
            self.line(&format!("{}{carets}", " ".repeat(widest + 4 + before)));
        }
    }

    /// Corrected values, all of them proved; where there are none, why not and who can.
    fn remedy(&mut self) {
        let Some(remedy) = mended::speaks(self.report) else {
            return;
        };
        self.heading("remedy-heading");
        if let Some(corrected) = &remedy.corrected {
            self.corrected(corrected);
        } else {
            let text = self.words.word("remedy-none");
            self.labelled(2, "", &text);
        }
        for choice in &remedy.choices {
            let said = self.words.choice(choice);
            self.labelled(2, "", &said.question);
            for side in &said.sides {
                self.labelled(4, "", &format!("- {side}"));
            }
            self.labelled(4, "", &said.taken);
        }
        for text in self.words.elsewhere(self.report, remedy) {
            self.labelled(2, "", &format!("- {text}"));
        }
    }

    fn corrected(&mut self, corrected: &Corrected) {
        for change in &corrected.changes {
            let text = self.words.change(change);
            self.labelled(2, "", &format!("- {text}"));
        }
        if !corrected.patch.is_empty() {
            self.subheading("remedy-patch");
            let room = self.width.saturating_sub(4);
            for (sign, line) in self.words.patch(&corrected.patch, room) {
                let line = self.paint.ink(sign.into(), &line);
                self.line(&format!("    {line}"));
            }
        }
        // Values to copy are never cut.
        let alone = corrected.policy_base64.as_ref();
        let alone = alone.filter(|_| corrected.form.is_empty());
        let form = corrected
            .form
            .iter()
            .map(|(name, value)| (name.as_str(), value));
        let fields: Vec<_> = form.chain(alone.map(|value| ("policy", value))).collect();
        if !fields.is_empty() {
            self.subheading("remedy-form");
        }
        for (name, value) in fields {
            let (name, value) = (self.words.handed(name), self.words.handed(value));
            self.line(&format!("    {name}={value}"));
        }
        for text in self.words.standing_of(corrected) {
            self.labelled(2, "", &text);
        }
    }

    /// Code that is right, in the language that the paste tells, else which language is asked.
    fn code(&mut self) {
        let Some(code) = self.words.code(self.report.evidence, self.report.diagnosis) else {
            return;
        };
        self.heading("remedy-code-heading");
        if let Some(ask) = code.ask {
            self.labelled(2, "", &ask);
        }
        let name = code.language.map_or("", Language::name);
        for part in code.parts {
            self.labelled(2, name, &part.title);
            for line in part.code.lines() {
                self.line(&format!("    {line}"));
            }
        }
    }

    /// The line that shows the answer the browser hides; a command is never broken.
    fn resend(&mut self) {
        let Some(resend) = mended::resend(self.report) else {
            return;
        };
        self.heading("remedy-resend-heading");
        for line in resend.line.lines() {
            self.line(&format!("    {line}"));
        }
        for text in self.words.resend(&resend) {
            self.labelled(2, "", &format!("- {text}"));
        }
    }

    fn subheading(&mut self, id: &str) {
        let text = self.words.word(id);
        let text = self.paint.ink(Ink::Heading, &text);
        self.line(&format!("  {text}"));
    }

    /// What the page says, and what postdoc adds: which is which stays visible.
    fn advice(&mut self) {
        let Some(advice) = self.words.advice(self.report.diagnosis) else {
            return;
        };
        self.line("");
        let args = Args::new().text("document", docs::EXCEPTIONS.number);
        let label = if advice.documented {
            self.report.catalogue.say("word-documented-advice", &args)
        } else {
            self.words.branch(&self.report.diagnosis.branch)
        };
        self.labelled(0, &label, &advice.page);
        if let Some(better) = advice.better {
            let label = self.words.word("word-our-advice");
            self.labelled(0, &label, &better);
        }
    }

    fn path(&mut self) {
        if self.report.diagnosis.path.is_empty() {
            return;
        }
        self.heading("word-path");
        for step in &self.report.diagnosis.path {
            let text = format!(
                "{}  {}",
                self.words
                    .spoken(step.node, named(&self.report.facts, step.node).as_deref()),
                self.words.answer(step)
            );
            self.labelled(2, step.node, &text);
        }
        if let Some(outcome) = outcome(self.report.catalogue, self.report.diagnosis) {
            self.labelled(4, "", &format!("-> {outcome}"));
        }
    }

    fn needs(&mut self) {
        if self.report.diagnosis.needs.is_empty() {
            return;
        }
        self.heading("report-needs");
        for need in &self.report.diagnosis.needs {
            let said = self.words.need(need);
            let who = self.words.word(&format!("who-{}", need.who.slug()));
            self.labelled(
                2,
                &said.title,
                &self.words.noted(&said.cause.unwrap_or_default(), &who),
            );
            if let Some(how) = said.fix {
                self.labelled(4, "", &how);
            }
            if need.secret {
                let text = self.words.word("report-need-secret");
                self.labelled(4, "", &text);
            }
        }
    }

    /// What nobody reads: the first lines of it, and how many more there are.
    fn unread(&mut self) {
        let (lines, count) = unread::lines(self.report);
        if lines.is_empty() {
            return;
        }
        self.heading("report-unread");
        for line in lines.iter().take(UNREAD) {
            let file = line.file.as_deref().unwrap_or_default();
            let file = self.words.value(file);
            let mark = if file.is_empty() { "" } else { ":" };
            let room = self.width.saturating_sub(12);
            let text = self.words.elided(&line.text, room);
            self.labelled(2, &format!("{file}{mark}{}", line.number), &text);
        }
        let more = count.saturating_sub(UNREAD);
        if more > 0 {
            let args = Args::new().int("count", i64::try_from(more).unwrap_or(i64::MAX));
            let text = self.report.catalogue.say("report-unread-more", &args);
            self.labelled(2, "", &text);
        }
    }

    fn times(&mut self) {
        let text = times_line(self.report);
        let label = self.words.word("report-times");
        self.line("");
        self.labelled(0, &label, &text);
    }
}

/// Now, expiration and KeyTime on one line.
pub fn times_line(report: &Report<'_>) -> String {
    let (catalogue, times) = (report.catalogue, &report.diagnosis.times);
    let at = crate::locale::dates::instant_utc;
    let mut parts = vec![report.words().now(times.now)];
    if let Some(expiration) = times.expiration {
        let args = Args::new().text("time", at(expiration.seconds));
        parts.push(catalogue.say("report-time-expiration", &args));
    }
    if let Some((start, end)) = times.key_time {
        let args = Args::new().text("start", at(start)).text("end", at(end));
        parts.push(catalogue.say("report-time-key-time", &args));
    }
    parts.join(" · ")
}

/// Where the value found departs from what is demanded, as shown.
fn differs(finding: &Finding, expected: &str, actual: &str) -> Option<Span> {
    finding.get_word("difference")?;
    let found = if finding.get_word("rule") == Some("starts-with") {
        difference::prefix_difference(expected, actual)
    } else {
        difference::difference(expected, actual)
    };
    found
        .map(|found| found.actual)
        .filter(|span| span.end <= actual.len() && span.len() < actual.len())
}
