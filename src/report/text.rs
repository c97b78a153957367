//! The report for a terminal, in the manner of good compilers: the headline; each finding with the line it
//! stands in and the failing characters marked, expected and found one above the other, what to do, the
//! page that says so; then the path, what would settle more, and the times on one line.
//!
//! Errors are never folded away. It lays out what `sentences` and `excerpt` give and says nothing of its own.

use std::ops::Range;

use super::document::{ADVICE, Block, Section, Shown, excerpts, sections};
use super::excerpt;
use super::paint::{Ink, Paint};
use super::redact::finding_value;
use super::sentences::Said;
use super::{Report, Words, docs};
use crate::diagnosis::Finding;
use crate::diagnosis::finding::Mark;
use crate::evidence::Value;
use crate::locale::Args;
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
    for section in sections(report, page.width.saturating_sub(4), UNREAD) {
        page.section(section);
    }
    let label = page.words.word("report-times");
    page.line("");
    page.labelled(0, &label, &times_line(report));
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

    /// The lines the places stand in.
    fn places(&mut self, finding: &Finding) {
        for shown in excerpts(self.report, finding, self.width.saturating_sub(10)) {
            self.excerpt(finding, &shown);
        }
        for mark in finding.places.iter().filter(|mark| mark.lifted) {
            self.lifted(mark);
        }
    }

    fn excerpt(&mut self, finding: &Finding, shown: &Shown) {
        let found = &shown.excerpt;
        let (spot, number) = (found.spot, found.spot.line.to_string());
        let blank = " ".repeat(number.len());
        let bar = self.paint.ink(Ink::Gutter, "|");
        let arrow = self.paint.ink(Ink::Gutter, "-->");
        let (source, line, column) = (&shown.source, spot.line, spot.column);
        let place = format!("{source}:{line}:{column}  {}", shown.name);
        self.line(&format!("{blank} {arrow} {place}"));
        if finding.id.id().starts_with("multipart.") && spot.label.source == "body" {
            self.hex(spot.place, &blank);
        }
        let number = self.paint.ink(Ink::Gutter, &number);
        self.line(&format!("{number} {bar} {}", found.text));
        let carets = self.paint.ink(finding.severity.into(), &found.carets());
        self.line(&format!("{blank} {bar} {carets}"));
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
        let labels = ["word-expected", "word-actual"].map(|id| self.words.word(id));
        let widest = labels.iter().map(|label| columns(label)).max().unwrap_or(0);
        let room = self.width.saturating_sub(widest + 6).max(16);
        let values = [&finding.expected, &finding.actual].map(|value| {
            let value = finding_value(finding, value.as_deref()?);
            Some(self.words.value(&value))
        });
        let colon = self.words.word("report-colon");
        for (label, value) in labels.iter().zip(&values) {
            let Some(value) = value else { continue };
            let shown = match value.as_str() {
                "" => self.words.word("word-empty"),
                value => elide(value, room),
            };
            let pad = " ".repeat(widest - columns(label));
            self.line(&format!("  {pad}{label}{colon}{shown}"));
        }
        if let [Some(expected), Some(actual)] = &values
            && columns(actual) <= room
            && let Some(span) = differs(finding, expected, actual)
        {
            let part = |range: Range<usize>| columns(actual.get(range).unwrap_or_default());
            let (before, inside) = (part(0..span.start), part(span.start..span.end));
            let carets = "^".repeat(inside.max(1));
            let carets = self.paint.ink(finding.severity.into(), &carets);
            self.line(&format!("{}{carets}", " ".repeat(widest + 4 + before)));
        }
    }

    fn section(&mut self, section: Section) {
        let indent = if section.heading == ADVICE { 0 } else { 2 };
        self.line("");
        if indent > 0 {
            let heading = self.words.word(section.heading);
            let heading = self.paint.ink(Ink::Heading, &heading);
            self.line(&heading);
        }
        for block in section.blocks {
            match block {
                Block::Text(text) => self.labelled(indent, "", &text),
                Block::Item(text) => self.labelled(indent, "", &format!("- {text}")),
                Block::Labelled(label, text) => self.labelled(indent, &label, &text),
                Block::Further(text) => self.labelled(4, "", &text),
                Block::Title(text) => {
                    let text = self.paint.ink(Ink::Heading, &text);
                    self.line(&format!("  {text}"));
                }
                Block::Lines(_, lines) => {
                    for (sign, line) in lines {
                        let line = sign.map_or(line.clone(), |it| self.paint.ink(it.into(), &line));
                        self.line(&format!("    {line}"));
                    }
                }
                Block::Step(node, asked, answer) => {
                    self.labelled(indent, node, &format!("{asked}  {answer}"));
                }
                Block::End(text) => self.labelled(4, "", &format!("-> {text}")),
            }
        }
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
