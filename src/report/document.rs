//! What every report says beside the findings, once, as sections of blocks: corrected values, code, the line that
//! shows a hidden answer, advice, the path, what would settle more, what nobody read. Apart from the text and the
//! Markdown, which only lay the same blocks out; it must not know how.

use super::excerpt::{self, Excerpt};
use super::sentences::{named, outcome};
use super::{Report, Words, corrections, docs, unread};
use crate::diagnosis::finding::Mark;
use crate::diagnosis::{Finding, Need};
use crate::locale::Args;
use crate::remedy::snippets::{self, Language};
use crate::remedy::{Corrected, Remedy, Sign};

/// A heading and what stands under it.
pub(super) struct Section {
    /// The id of its heading.
    pub(super) heading: &'static str,
    pub(super) blocks: Vec<Block>,
}

/// A piece of a section. Texts are masked and visible, not laid out.
pub(super) enum Block {
    /// A paragraph.
    Text(String),
    /// One of several things.
    Item(String),
    /// A label and what it labels.
    Labelled(String, String),
    /// What belongs to the label above.
    Further(String),
    /// What the lines below are.
    Title(String),
    /// Lines to copy, each with its side of a patch; the word for their language.
    Lines(&'static str, Vec<(Option<Sign>, String)>),
    /// A question of the tree: its node, its words, its answer.
    Step(&'static str, String, String),
    /// Where the path ends.
    End(String),
}

/// The sections that hold something, in their order. `width` is the room for a line, `most` for unread ones.
pub(super) fn sections(report: &Report<'_>, width: usize, most: usize) -> Vec<Section> {
    let page = Page {
        report,
        words: report.words(),
        width,
    };
    let remedy = corrections::speaks(report).map(|it| page.remedy(it));
    let sections = [
        ("remedy-heading", remedy),
        ("remedy-code-heading", page.code()),
        ("remedy-resend-heading", page.resend()),
        (ADVICE, page.advice()),
        ("word-path", Some(page.path())),
        ("report-needs", Some(page.needs())),
        ("report-unread", Some(page.unread(most))),
    ];
    let sections = sections.into_iter().map(|(heading, blocks)| Section {
        heading,
        blocks: blocks.unwrap_or_default(),
    });
    sections.filter(|it| !it.blocks.is_empty()).collect()
}

/// The heading of the advice, which has labels of its own.
pub(super) const ADVICE: &str = "word-solution";

/// The lines that a finding's own places stand in; marks of one line share it.
pub(super) fn excerpts(report: &Report<'_>, finding: &Finding, width: usize) -> Vec<Shown> {
    let (evidence, words) = (report.evidence, report.words());
    let shown = |marks: Vec<&Mark>| {
        let excerpt = excerpt::excerpt(evidence, &report.redactor, &marks, width)?;
        let mark = marks.first()?;
        let name = mark.pointer.as_deref().or(mark.field.as_deref());
        Some(Shown {
            source: words.source(evidence, mark),
            name: words.short(name.unwrap_or_default()),
            excerpt,
        })
    };
    let lines = excerpt::by_line(evidence, finding).into_iter();
    lines.filter_map(shown).collect()
}

/// A line of a source with its marks.
pub(super) struct Shown {
    /// The source's name.
    pub(super) source: String,
    /// The pointer or the field.
    pub(super) name: String,
    pub(super) excerpt: Excerpt,
}

struct Page<'a> {
    report: &'a Report<'a>,
    words: Words<'a>,
    width: usize,
}

impl Page<'_> {
    fn say(&self, id: &str) -> String {
        self.words.word(id)
    }

    /// Corrected values, all of them proved; where there are none, why not and who can.
    fn remedy(&self, remedy: &Remedy) -> Vec<Block> {
        let mut blocks = match &remedy.corrected {
            Some(corrected) => self.corrected(corrected),
            None => vec![Block::Text(self.say("remedy-none"))],
        };
        for choice in &remedy.choices {
            blocks.push(Block::Text(self.words.choice(choice)));
            let sides = choice.options.iter().map(|side| self.words.side(side));
            blocks.extend(sides.map(Block::Item));
            blocks.push(Block::Text(self.words.taken(choice, false)));
        }
        let elsewhere = self.words.elsewhere(self.report, remedy);
        blocks.extend(elsewhere.into_iter().map(Block::Item));
        blocks
    }

    fn corrected(&self, corrected: &Corrected) -> Vec<Block> {
        let changes = corrected.changes.iter();
        let mut blocks: Vec<_> = changes
            .map(|it| Block::Item(self.words.change(it)))
            .collect();
        let patch = self.words.patch(&corrected.patch, self.width).into_iter();
        let patch = patch.map(|(sign, line)| (Some(sign), line)).collect();
        // Values to copy are never cut.
        let form = corrected
            .form
            .iter()
            .map(|(name, value)| (name.as_str(), value));
        let alone = corrected
            .policy_base64
            .as_ref()
            .map(|value| ("policy", value));
        let alone = alone.filter(|_| corrected.form.is_empty());
        let handed = |text: &str| self.words.handed(text);
        let fields = form.chain(alone);
        let fields =
            fields.map(|(name, value)| (None, format!("{}={}", handed(name), handed(value))));
        let fields: Vec<_> = fields.collect();
        for (title, kind, lines) in [
            ("remedy-patch", "diff", patch),
            ("remedy-form", "text", fields),
        ] {
            if !lines.is_empty() {
                blocks.push(Block::Title(self.say(title)));
                blocks.push(Block::Lines(kind, lines));
            }
        }
        let standing = self.words.standing_of(corrected).into_iter();
        blocks.extend(standing.map(Block::Text));
        blocks
    }

    /// Code that is right, in the language that the paste tells, else which language is asked.
    fn code(&self) -> Option<Vec<Block>> {
        let code = snippets::code(self.report.evidence, self.report.diagnosis)?;
        let language = code.language;
        let (name, slug) = language.map_or(("", ""), |it| (it.name(), Language::slug(it)));
        let ask = self.words.which(&code).map(Block::Text);
        let pieces = code.pieces().flat_map(|(topic, code)| {
            let title = self.words.topic(topic);
            [Block::Labelled(name.to_owned(), title), lines(slug, code)]
        });
        Some(ask.into_iter().chain(pieces).collect())
    }

    /// The line that shows the answer the browser hides; a command is never broken.
    fn resend(&self) -> Option<Vec<Block>> {
        let resend = corrections::resend(self.report)?;
        let about = self.words.resend(&resend).into_iter().map(Block::Item);
        let line = lines("sh", &resend.line);
        Some(std::iter::once(line).chain(about).collect())
    }

    /// What the page says, and what postdoc adds: which is which stays visible.
    fn advice(&self) -> Option<Vec<Block>> {
        let advice = self.words.advice(self.report.diagnosis)?;
        let args = Args::new().text("document", docs::EXCEPTIONS.number);
        let label = if advice.documented {
            self.report.catalogue.say("word-documented-advice", &args)
        } else {
            self.words.branch(&self.report.diagnosis.branch)
        };
        let ours = |better| Block::Labelled(self.say("word-our-advice"), better);
        let page = Block::Labelled(label, advice.page);
        Some(
            [Some(page), advice.better.map(ours)]
                .into_iter()
                .flatten()
                .collect(),
        )
    }

    fn path(&self) -> Vec<Block> {
        let diagnosis = self.report.diagnosis;
        let steps = diagnosis.path.iter().map(|step| {
            let field = named(&self.report.facts, step.node);
            let asked = self.words.spoken(step.node, field.as_deref());
            Block::Step(step.node, asked, self.words.answer(step))
        });
        let end = outcome(self.report.catalogue, diagnosis).map(Block::End);
        steps.chain(end).collect()
    }

    fn needs(&self) -> Vec<Block> {
        let need = |need: &Need| {
            let said = self.words.need(need);
            let who = self.say(&format!("who-{}", need.who.slug()));
            let why = self.words.noted(&said.cause.unwrap_or_default(), &who);
            let secret = need.secret.then(|| self.say("report-need-secret"));
            let further = said.fix.into_iter().chain(secret).map(Block::Further);
            std::iter::once(Block::Labelled(said.title, why))
                .chain(further)
                .collect::<Vec<_>>()
        };
        self.report.diagnosis.needs.iter().flat_map(need).collect()
    }

    /// What nobody reads: the first lines of it, and how many more there are.
    fn unread(&self, most: usize) -> Vec<Block> {
        let (lines, count) = unread::lines(self.report);
        let shown = lines.iter().take(most).map(|line| {
            let file = self.words.value(line.file.as_deref().unwrap_or_default());
            let mark = if file.is_empty() { "" } else { ":" };
            let text = self.words.elided(&line.text, self.width);
            Block::Labelled(format!("{file}{mark}{}", line.number), text)
        });
        let left = i64::try_from(count.saturating_sub(most)).unwrap_or(i64::MAX);
        let more = |left| {
            self.report
                .catalogue
                .say("report-unread-more", &Args::new().int("count", left))
        };
        let more = Some(left)
            .filter(|left| *left > 0)
            .map(|left| Block::Text(more(left)));
        shown.chain(more).collect()
    }
}

fn lines(kind: &'static str, text: &str) -> Block {
    let lines = text.lines().map(|line| (None, line.to_owned()));
    Block::Lines(kind, lines.collect())
}
