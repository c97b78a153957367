//! `postdoc tree [BRANCH]`: the decision tree, as text or Markdown.

use super::args::{Tree, TreeFormat};
use super::{Failure, Setting, Status, io};
use crate::cos::DocumentedCase;
use crate::report::{Redactor, Words};

/// Runs it.
pub fn run(setting: &Setting, options: &Tree) -> Result<Status, Failure> {
    let redactor = Redactor::default();
    let words = Words {
        catalogue: setting.catalogue,
        redactor: &redactor,
        zone: 0,
    };
    let wanted = options.branch.as_deref().map(str::trim);
    let mut out = String::new();
    for case in DocumentedCase::ALL {
        if wanted.is_none_or(|branch| branch == case.id()) {
            let line = match options.format {
                TreeFormat::Text => format!("{}\n  {}\n", case.id(), words.case(case)),
                TreeFormat::Markdown => format!("- `{}` {}\n", case.id(), words.case(case)),
            };
            out.push_str(&line);
        }
    }
    match wanted {
        Some(branch) if out.is_empty() => {
            Err(Failure::Usage("cli-unknown-branch", branch.to_owned()))
        }
        _ => {
            io::say(&out)?;
            Ok(Status::Sound)
        }
    }
}
