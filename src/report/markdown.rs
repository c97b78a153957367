//! The report to send: headline, what COS said, the marked places, the path, the other findings, the
//! corrected values, the versions, and a list of what was masked.
//!
//! It goes into tickets and chats, so nothing in it may act as markup: what came out of the evidence
//! stands in code blocks or code spans only, fenced by more backticks than it holds.

use std::fmt::Write as _;

use super::redact::{SIGNATURE_DIGITS, Secret, finding_value, signature_head};
use super::text::times_line;
use super::words::{named, outcome};
use super::{Report, Words, docs, excerpt, mended, unread};
use crate::cos::request_id;
use crate::diagnosis::finding::Mark;
use crate::diagnosis::{Finding, Severity};
use crate::evidence::Value;
use crate::locale::Args;
use crate::remedy::Corrected;

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
    page.remedy();
    page.code();
    page.resend();
    page.advice();
    page.path();
    page.needs();
    page.unread();
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
        for (name, value) in [
            ("Code", answer.code),
            ("Message", answer.message),
            ("Resource", answer.resource),
            ("ServerTime", answer.server_time),
        ] {
            if let Some(value) = value {
                let text = self.said(value);
                self.line(&format!("- {name}: {text}"));
            }
        }
        if let Some(value) = answer.request_id {
            let text = self.said(value);
            let time = request_id::time(&self.report.evidence.text(value));
            let time = time.map_or_else(String::new, |time| {
                let time = crate::locale::dates::instant(time, self.report.zone);
                format!(" ({time})")
            });
            self.line(&format!("- RequestId: {text}{time}"));
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
        for mark in finding.places.iter().filter(|mark| !mark.lifted) {
            self.excerpt(&mut block, mark);
        }
        if !block.is_empty() {
            let fence = fence(&block, 3);
            let _ = write!(self.out, "{fence}text\n{block}{fence}\n\n");
        }
    }

    fn excerpt(&self, block: &mut String, mark: &Mark) {
        let (evidence, redactor) = (self.report.evidence, &self.report.redactor);
        let Some(found) = excerpt::excerpt(evidence, redactor, &[mark], WIDTH) else {
            return;
        };
        let source = self.words.source(evidence, mark);
        let name = mark
            .pointer
            .as_deref()
            .or(mark.field.as_deref())
            .unwrap_or_default();
        let (line, column) = (found.spot.line, found.spot.column);
        let _ = writeln!(block, "{source}:{line}:{column} {}", self.words.short(name));
        let _ = writeln!(block, "  {}", found.text);
        let _ = writeln!(block, "  {}", found.carets());
    }

    fn remedy(&mut self) {
        let Some(remedy) = mended::speaks(self.report) else {
            return;
        };
        self.heading("remedy-heading");
        if let Some(corrected) = &remedy.corrected {
            self.corrected(corrected);
        } else {
            let text = self.words.word("remedy-none");
            self.line(&prose(&text));
        }
        for choice in &remedy.choices {
            let said = self.words.choice(choice);
            self.line(&format!("\n{}\n", prose(&said.question)));
            for side in &said.sides {
                self.line(&format!("- {}", prose(side)));
            }
            self.line(&format!("\n{}", prose(&said.taken)));
        }
        let elsewhere = self.words.elsewhere(self.report, remedy);
        if !elsewhere.is_empty() {
            self.line("");
        }
        for text in elsewhere {
            self.line(&format!("- {}", prose(&text)));
        }
    }

    /// What goes into a ticket holds no signature that could be used: of the new one, too, its head only.
    fn corrected(&mut self, corrected: &Corrected) {
        let sent = corrected.form.iter();
        let mut sent = sent.filter(|(name, _)| name.eq_ignore_ascii_case("q-signature"));
        let sent = sent.next().map(|(_, value)| value);
        let sent = sent.filter(|value| !value.starts_with('*'));
        let cut = |text: String| match corrected.signature.as_ref().or(sent) {
            Some(whole) => text.replace(whole.as_str(), &signature_head(whole)),
            None => text,
        };
        for change in &corrected.changes {
            let text = prose(&cut(self.words.change(change)));
            self.line(&format!("- {text}"));
        }
        let mut patch = String::new();
        for (_, line) in self.words.patch(&corrected.patch, WIDTH) {
            patch.push_str(&line);
            patch.push('\n');
        }
        self.block("remedy-patch", "diff", &patch);
        let field = |(name, value): &(String, String)| {
            format!("{}={}\n", self.words.handed(name), self.words.handed(value))
        };
        let form: String = corrected.form.iter().map(field).collect();
        self.block("remedy-form", "text", &cut(form));
        for text in self.words.standing_of(corrected) {
            self.line(&format!("\n{}", prose(&text)));
        }
    }

    /// Code that is right, in the language that the paste tells, else which language is asked.
    fn code(&mut self) {
        let Some(code) = self.words.code(self.report.evidence, self.report.diagnosis) else {
            return;
        };
        self.heading("remedy-code-heading");
        if let Some(ask) = code.ask {
            self.line(&prose(&ask));
        }
        let language = code.language.map_or(("", ""), |it| (it.name(), it.slug()));
        for part in code.parts {
            let (name, title) = (prose(language.0), prose(&part.title));
            let _ = write!(
                self.out,
                "{name}: {title}\n\n```{}\n{}```\n\n",
                language.1, part.code
            );
        }
    }

    fn resend(&mut self) {
        let Some(resend) = mended::resend(self.report) else {
            return;
        };
        self.heading("remedy-resend-heading");
        let fence = fence(&resend.line, 3);
        let _ = write!(self.out, "{fence}sh\n{}{fence}\n\n", resend.line);
        for text in self.words.resend(&resend) {
            self.line(&format!("- {}", prose(&text)));
        }
    }

    fn block(&mut self, id: &str, kind: &str, text: &str) {
        if !text.is_empty() {
            let title = prose(&self.words.word(id));
            let fence = fence(text, 3);
            let _ = write!(self.out, "\n{title}\n\n{fence}{kind}\n{text}{fence}\n");
        }
    }

    fn advice(&mut self) {
        let Some(advice) = self.words.advice(self.report.diagnosis) else {
            return;
        };
        self.heading("word-solution");
        let args = Args::new().text("document", docs::EXCEPTIONS.number);
        let label = if advice.documented {
            self.report.catalogue.say("word-documented-advice", &args)
        } else {
            self.words.branch(&self.report.diagnosis.branch)
        };
        self.labelled(&prose(&label), &prose(&advice.page));
        if let Some(better) = advice.better {
            let label = self.words.word("word-our-advice");
            self.labelled(&prose(&label), &prose(&better));
        }
    }

    fn path(&mut self) {
        let diagnosis = self.report.diagnosis;
        if diagnosis.path.is_empty() {
            return;
        }
        self.heading("word-path");
        for step in &diagnosis.path {
            let field = named(&self.report.facts, step.node);
            let node = self.words.spoken(step.node, field.as_deref());
            let answer = self.words.answer(step);
            self.line(&format!(
                "1. `{}` {} **{}**",
                step.node,
                prose(&node),
                prose(&answer)
            ));
        }
        if let Some(outcome) = outcome(self.report.catalogue, diagnosis) {
            self.line(&format!("\n{}", prose(&outcome)));
        }
    }

    fn labelled(&mut self, label: &str, text: &str) {
        let colon = self.words.word("report-colon");
        self.line(&format!("- {label}{colon}{text}"));
    }

    fn needs(&mut self) {
        if self.report.diagnosis.needs.is_empty() {
            return;
        }
        self.heading("report-needs");
        for need in &self.report.diagnosis.needs {
            let said = self.words.need(need);
            let why = said.cause.unwrap_or_default();
            self.labelled(&prose(&said.title), &prose(&why));
        }
    }

    fn unread(&mut self) {
        let (lines, _) = unread::lines(self.report);
        if lines.is_empty() {
            return;
        }
        self.heading("report-unread");
        for line in lines {
            let file = self.words.value(line.file.as_deref().unwrap_or_default());
            let text = self.words.elided(&line.text, WIDTH);
            self.line(&prose(&format!("- {file}:{} {text}", line.number)));
        }
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
