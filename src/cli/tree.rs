//! `postdoc tree [BRANCH]`: the decision tree as it is walked, as text or Markdown: of a documented case what its
//! page says, with the address; then every question, its answers, and what each end of a branch says.

use std::fmt::Write as _;

use super::args::{Tree, TreeFormat};
use super::{Failure, Setting, Status, io};
use crate::cos::DocumentedCase;
use crate::diagnosis::tree::{self, BRANCHES, Branch, Next, Node};
use crate::diagnosis::{FindingId, Step};
use crate::locale::Args;
use crate::report::docs::case_url;
use crate::report::sentences::message_id;
use crate::report::{Redactor, Words};
use crate::text::wrap::wrapped;

/// Runs it.
pub fn run(setting: &Setting, options: &Tree) -> Result<Status, Failure> {
    let branches: Vec<&Branch> = match options.branch.as_deref().map(str::trim) {
        None => BRANCHES.iter().collect(),
        Some(id) => match tree::branch(super::demo::branch(id).unwrap_or(id)) {
            Some(branch) => vec![branch],
            None => return Err(Failure::Usage("cli-unknown-branch", id.to_owned())),
        },
    };
    let redactor = Redactor::default();
    let words = Words {
        catalogue: setting.catalogue,
        redactor: &redactor,
        zone: 0,
    };
    let mut page = Page {
        words,
        format: options.format,
        width: io::columns().unwrap_or(80).clamp(40, 100),
        out: String::new(),
    };
    for branch in branches {
        page.branch(branch);
    }
    io::say(&page.out)?;
    Ok(Status::Sound)
}

struct Page<'a> {
    words: Words<'a>,
    format: TreeFormat,
    width: usize,
    out: String,
}

impl Page<'_> {
    fn branch(&mut self, branch: &Branch) {
        let title = self.words.branch(branch.id);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        match self.format {
            TreeFormat::Text => {
                let _ = writeln!(self.out, "{}", branch.id);
                self.paragraph(2, &title);
            }
            TreeFormat::Markdown => {
                let _ = writeln!(self.out, "## `{}`\n\n{title}\n", branch.id);
            }
        }
        if let Some(case) = DocumentedCase::from_id(branch.id) {
            self.documented(case);
        }
        for node in branch.nodes() {
            self.node(node);
        }
    }

    /// What the page says of a case, where it says so, and what is added to it.
    fn documented(&mut self, case: DocumentedCase) {
        let id = format!("case-{}", case.id());
        let bare = Args::new();
        let says = |word: &str, part: &str| {
            let text = self.words.catalogue.attr(&id, part, &bare)?;
            let word = self.words.word(word);
            Some([word, text].join(&self.words.word("report-colon")))
        };
        let page = [self.words.word("report-exceptions-page"), case_url(case)]
            .join(&self.words.word("report-colon"));
        let lines = [
            Some(case.message().to_owned()),
            says("word-cause", "cause"),
            says("word-solution", "solution"),
            Some(page),
            says("word-our-advice", "better"),
        ];
        for line in lines.into_iter().flatten() {
            match self.format {
                TreeFormat::Text => self.paragraph(2, &line),
                TreeFormat::Markdown => {
                    let _ = writeln!(self.out, "> {line}\n>");
                }
            }
        }
        self.out.push('\n');
    }

    fn node(&mut self, node: &Node) {
        let question = self.words.question(node.id, None);
        match self.format {
            TreeFormat::Text => {
                let colon = self.words.word("report-colon");
                self.paragraph(2, &[node.id, &question].join(&colon));
            }
            TreeFormat::Markdown => {
                let _ = writeln!(self.out, "- `{}` {question}", node.id);
            }
        }
        for (answer, next) in node.answers {
            self.answer(node, answer, *next);
        }
    }

    fn answer(&mut self, node: &Node, answer: &str, next: Next) {
        let step = Step {
            node: node.id,
            answer: answer.to_owned(),
            because: Vec::<FindingId>::new(),
            open: false,
        };
        let spoken = if answer == "*" {
            self.words.word("report-any-other")
        } else {
            self.words.answer(&step)
        };
        let (leads, text) = match next {
            Next::Node(id) => (id.to_owned(), String::new()),
            Next::Leaf => (String::new(), self.leaf(node.id, answer)),
        };
        match self.format {
            TreeFormat::Text => self.paragraph(4, &format!("{spoken} -> {leads}{text}")),
            TreeFormat::Markdown if leads.is_empty() => {
                let _ = writeln!(self.out, "  - {spoken} → {text}");
            }
            TreeFormat::Markdown => {
                let _ = writeln!(self.out, "  - {spoken} → `{leads}`");
            }
        }
    }

    /// What the end of a branch says.
    fn leaf(&self, node: &str, answer: &str) -> String {
        let id = format!("node-{}", message_id(node));
        let bare = Args::new();
        let part = |name: &str| self.words.catalogue.attr(&id, name, &bare);
        part(answer)
            .or_else(|| part("other"))
            .unwrap_or_else(|| self.words.word("word-none"))
    }

    fn paragraph(&mut self, indent: usize, text: &str) {
        let room = self.width.saturating_sub(indent + 2);
        for (index, line) in wrapped(text, room).into_iter().enumerate() {
            let blanks = if index == 0 { indent } else { indent + 2 };
            let _ = writeln!(self.out, "{:blanks$}{line}", "");
        }
    }
}
