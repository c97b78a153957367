//! `postdoc explain ID`: what an id of a report means, by itself: a finding, a documented case, a difference
//! from the right steps, or a question of the tree.

use super::args::Explain;
use super::{Failure, Setting, Status, io};
use crate::cos::DocumentedCase;
use crate::diagnosis::{Finding, FindingId};
use crate::locale::Args;
use crate::report::sentences::{Said, message_id};
use crate::report::{Redactor, Words, docs};
use crate::text::wrap::wrapped;

/// Runs it.
pub fn run(setting: &Setting, options: &Explain) -> Result<Status, Failure> {
    let id = options.id.trim();
    let text = finding(setting, id)
        .or_else(|| case(setting, id))
        .or_else(|| named(setting, id))
        .or_else(|| case(setting, super::demo::branch(id)?))
        .ok_or_else(|| unknown(id))?;
    io::say(&text)?;
    Ok(Status::Sound)
}

fn finding(setting: &Setting, id: &str) -> Option<String> {
    let id = FindingId::from_id(id)?;
    let redactor = Redactor::default();
    let words = Words {
        catalogue: setting.catalogue,
        redactor: &redactor,
        zone: 0,
    };
    // Sentences that name values name them in general here.
    let general = Finding::new(id)
        .field(words.word("cli-explain-field"))
        .expected(words.word("cli-explain-expected"))
        .actual(words.word("cli-explain-actual"));
    let said = words.finding(&general);
    let severity = words.word(&format!("severity-{}", id.severity().slug()));
    let head = format!("{} ({severity})", id.id());
    let links: Vec<&str> = docs::documents(id).iter().map(|page| page.url).collect();
    Some(page(setting, &head, &said, &links))
}

fn case(setting: &Setting, id: &str) -> Option<String> {
    let case = DocumentedCase::from_id(id)?;
    let message = format!("case-{}", case.id());
    let attr = |name| setting.catalogue.attr(&message, name, &Args::new());
    let said = Said {
        title: format!("{}: {}", case.code(), case.message()),
        cause: attr("cause"),
        fix: attr("fix"),
    };
    Some(page(setting, case.id(), &said, &[&docs::case_url(case)]))
}

/// Differences from the right steps and questions of the tree: whatever the catalogue has words for.
fn named(setting: &Setting, id: &str) -> Option<String> {
    let plain = id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
    let message = ["deviation", "node", "branch"]
        .iter()
        .map(|kind| format!("{kind}-{}", message_id(id)))
        .find(|message| plain && setting.catalogue.has(message))?;
    let attr = |name| setting.catalogue.attr(&message, name, &Args::new());
    let said = Said {
        title: setting.catalogue.word(&message),
        cause: attr("cause"),
        fix: attr("fix"),
    };
    Some(page(setting, id, &said, &[]))
}

fn unknown(id: &str) -> Failure {
    Failure::Usage("cli-unknown-id", id.to_owned())
}

fn page(setting: &Setting, head: &str, said: &Said, links: &[&str]) -> String {
    let width = io::columns().unwrap_or(80).clamp(40, 100);
    let mut out = format!("{head}\n\n");
    let mut paragraph = |label: &str, text: &str| {
        let lead = if label.is_empty() {
            String::new()
        } else {
            format!("{label}: ")
        };
        for line in wrapped(&format!("{lead}{text}"), width) {
            out.push_str(line);
            out.push('\n');
        }
    };
    paragraph("", &said.title);
    for (id, text) in [("word-cause", &said.cause), ("word-fix", &said.fix)] {
        if let Some(text) = text {
            paragraph(&setting.catalogue.word(id), text);
        }
    }
    for link in links {
        paragraph(&setting.catalogue.word("report-see"), link);
    }
    out
}
