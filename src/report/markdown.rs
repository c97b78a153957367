//! The report to send: headline, what COS said, the marked places, the path, the other findings, the
//! corrected values, the versions, and a list of what was masked.
//!
//! It goes into tickets and chats, so nothing in it may act as markup: what came out of the evidence
//! stands in code blocks or code spans only, fenced by more backticks than it holds.

use std::fmt::Write as _;

use super::document::{Block, Section, excerpts, sections};
use super::redact::{SIGNATURE_DIGITS, Secret, finding_value, signature_head};
use super::text::times_line;
use super::{Report, Words, docs};
use crate::cos::request_id;
use crate::diagnosis::{Finding, Severity};
use crate::evidence::Value;
use crate::locale::{Args, dates};

/// Columns of a code block: what a ticket shows without scrolling.
const WIDTH: usize = 96;

/// The whole report.
pub fn render(report: &Report<'_>) -> String {
    let mut page = Page {
        report,
        words: report.words(),
        out: String::new(),
    };
    page.head();
    page.findings();
    for section in sections(report, WIDTH, usize::MAX) {
        page.section(section);
    }
    page.foot();
    page.out
}

struct Page<'a> {
    report: &'a Report<'a>,
    words: Words<'a>,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn heading(&mut self, id: &str) {
        let text = self.words.word(id);
        let _ = write!(self.out, "\n## {}\n\n", prose(&text));
    }

    fn head(&mut self) {
        let title = self.words.word("report-title");
        let headline = self.words.headline(self.report.diagnosis);
        let _ = write!(
            self.out,
            "# {}\n\n**{}**\n",
            prose(&title),
            prose(&headline)
        );
        let Some(answer) = self.report.facts.answer.clone() else {
            return;
        };
        self.heading("source-answer");
        let id = answer
            .request_id
            .map(|value| self.report.evidence.text(value));
        let asked = id.and_then(|id| request_id::time(&id));
        let asked = asked.map(|time| format!(" ({})", dates::instant(time, self.report.zone)));
        for (name, value, note) in [
            ("Code", answer.code, None),
            ("Message", answer.message, None),
            ("Resource", answer.resource, None),
            ("ServerTime", answer.server_time, None),
            ("RequestId", answer.request_id, asked),
        ] {
            if let Some(value) = value {
                let text = self.said(value);
                self.line(&format!("- {name}: {text}{}", note.unwrap_or_default()));
            }
        }
    }

    fn said(&self, value: Value) -> String {
        code(&self.words.short(&self.report.evidence.text(value)))
    }

    fn findings(&mut self) {
        // What COS's answer is about stands among the faults, however sure the refusal is.
        let findings = self.report.diagnosis.findings.iter();
        let (faults, others): (Vec<&Finding>, Vec<&Finding>) = findings
            .partition(|finding| finding.severity == Severity::Error || finding.explains_answer);
        for (id, findings) in [("report-faults", faults), ("report-others", others)] {
            if !findings.is_empty() {
                self.heading(id);
                for finding in findings {
                    self.finding(finding);
                }
            }
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let said = self.words.finding(finding);
        let severity = self.words.severity(finding);
        let notes = self.words.notes(self.report, finding);
        let (title, notes) = (prose(&said.title), notes.join(" · "));
        let _ = write!(
            self.out,
            "### {title}\n\n{severity} `{}` · {notes}\n\n",
            finding.id.id()
        );
        self.excerpts(finding);
        for (id, value) in [
            ("word-expected", &finding.expected),
            ("word-actual", &finding.actual),
        ] {
            if let Some(value) = value {
                let value = self.words.short(&finding_value(finding, value));
                self.labelled(&self.words.word(id), &code(&value));
            }
        }
        for (id, text) in [("word-cause", &said.cause), ("word-fix", &said.fix)] {
            if let Some(text) = text {
                self.labelled(&self.words.word(id), &prose(text));
            }
        }
        let case = self.report.diagnosis.case.as_ref().map(|case| case.id);
        for link in docs::links(finding, case) {
            self.line(&format!("- <{link}>"));
        }
        self.line("");
    }

    /// The marked places in one code block.
    fn excerpts(&mut self, finding: &Finding) {
        let mut block = String::new();
        for shown in excerpts(self.report, finding, WIDTH) {
            let found = &shown.excerpt;
            let (line, column) = (found.spot.line, found.spot.column);
            let _ = writeln!(block, "{}:{line}:{column} {}", shown.source, shown.name);
            let _ = writeln!(block, "  {}\n  {}", found.text, found.carets());
        }
        if !block.is_empty() {
            self.block("text", &block);
            self.line("");
        }
    }

    fn block(&mut self, kind: &str, text: &str) {
        let fence = fence(text, 3);
        let _ = writeln!(self.out, "{fence}{kind}\n{text}{fence}");
    }

    fn section(&mut self, section: Section) {
        // The line that asks again is to be run.
        let handed = section.heading == "remedy-heading";
        let usable = usable_signature(self.report).filter(|_| handed);
        let usable = usable.map(|whole| (whole, signature_head(whole)));
        let cut = |text: String| match &usable {
            Some((whole, head)) => text.replace(whole, head),
            None => text,
        };
        self.heading(section.heading);
        for block in section.blocks {
            match block {
                Block::Title(text) => self.line(&format!("\n{}", prose(&text))),
                Block::Text(text) | Block::End(text) => {
                    self.line(&format!("\n{}\n", prose(&text)));
                }
                Block::Item(text) => self.line(&format!("- {}", prose(&cut(text)))),
                Block::Labelled(label, text) => self.labelled(&prose(&label), &prose(&text)),
                Block::Further(text) => self.line(&format!("  {}", prose(&text))),
                Block::Lines(kind, lines) => {
                    let lines = lines.into_iter().map(|(_, line)| cut(line) + "\n");
                    self.line("");
                    self.block(kind, &lines.collect::<String>());
                }
                Block::Step(node, asked, answer) => {
                    let (asked, answer) = (prose(&asked), prose(&answer));
                    self.line(&format!("1. `{node}` {asked} **{answer}**"));
                }
            }
        }
    }

    fn labelled(&mut self, label: &str, text: &str) {
        let colon = self.words.word("report-colon");
        self.line(&format!("- {label}{colon}{text}"));
    }

    fn foot(&mut self) {
        self.heading("report-times");
        let times = times_line(self.report);
        self.line(&prose(&times));
        self.heading("report-masked");
        let masked: Vec<Secret> = self.report.redactor.kinds().collect();
        if masked.is_empty() {
            let none = self.words.word("report-masked-nothing");
            self.line(&prose(&none));
        }
        for kind in masked {
            let digits = i64::try_from(SIGNATURE_DIGITS).unwrap_or_default();
            let args = Args::new().int("digits", digits);
            let text = self
                .report
                .catalogue
                .say(&format!("report-masked-{}", kind.slug()), &args);
            self.line(&format!("- {}", prose(&text)));
        }
        let args = Args::new().text("version", env!("CARGO_PKG_VERSION"));
        let made_by = self.report.catalogue.say("report-made-by", &args);
        let _ = write!(self.out, "\n---\n\n{}\n", prose(&made_by));
    }
}

/// What goes into a ticket holds no signature that could be used: of the new one, too, its head only.
fn usable_signature<'a>(report: &Report<'a>) -> Option<&'a str> {
    let corrected = report.remedy?.corrected.as_ref()?;
    let mut sent = corrected.form.iter();
    let sent = sent.find(|(name, _)| name.eq_ignore_ascii_case("q-signature"));
    let sent = sent
        .map(|(_, value)| value)
        .filter(|value| !value.starts_with('*'));
    corrected.signature.as_ref().or(sent).map(String::as_str)
}

/// Words that may hold values: no character of theirs acts as markup.
fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// A code span; the fence is longer than any run of backticks inside.
fn code(text: &str) -> String {
    let fence = fence(text, 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn fence(text: &str, least: usize) -> String {
    let (longest, _) = text.chars().fold((0, 0), |(longest, run), c| {
        let run = if c == '`' { run + 1 } else { 0 };
        (run.max(longest), run)
    });
    "`".repeat(least.max(longest + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_acts_as_markup() {
        assert_eq!(
            prose("a_b *c* <img> [x](y)\n# z"),
            r"a\_b \*c\* \<img\> \[x\](y) \# z"
        );
        assert_eq!(code("a``b"), "```a``b```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(fence("```` x", 3), "`````");
    }
}
