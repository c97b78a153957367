//! A command line that is not understood, as sentences of the reader's language: out of the parser's kinds of error
//! and their contexts, never out of its English. Apart from `args`, which says what can be asked.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::COMMANDS;
use super::secrets;
use crate::locale::{Args, Catalogue};
use crate::text::visible::visible;

/// What is wrong, how the command is used, and where the rest stands.
pub(super) fn explained(error: &clap::Error, line: &[OsString], catalogue: &Catalogue) -> String {
    let told = Told { error, catalogue };
    let mut lines = vec![told.sentences()];
    let usage = told.one(ContextKind::Usage);
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    if !usage.is_empty() {
        let heading = catalogue.word("cli-usage");
        lines.push([heading.as_str(), usage].join(&catalogue.word("report-colon")));
    }
    let mut words = line.iter().filter_map(|word| word.to_str());
    let named = words.find(|word| COMMANDS.contains(word));
    let command = named.map_or_else(|| "postdoc".to_owned(), |name| format!("postdoc {name}"));
    lines.push(catalogue.say("cli-usage-help", &Args::new().text("command", command)));
    lines.join("\n")
}

struct Told<'a> {
    error: &'a clap::Error,
    catalogue: &'a Catalogue,
}

impl Told<'_> {
    fn sentences(&self) -> String {
        let (id, more) = self.kind();
        let args = Args::new()
            .text("argument", self.one(ContextKind::InvalidArg))
            .text("command", self.one(ContextKind::InvalidSubcommand))
            .text("value", self.one(ContextKind::InvalidValue))
            .text("others", self.one(ContextKind::PriorArg));
        let first = self.catalogue.say(id, &args);
        let more = more.iter().filter_map(|(kind, id, name)| {
            let text = Some(self.one(*kind)).filter(|text| !text.is_empty())?;
            Some(self.catalogue.say(id, &Args::new().text(*name, text)))
        });
        let joint = self.catalogue.word("report-sentence-joint");
        std::iter::once(first)
            .chain(more)
            .collect::<Vec<_>>()
            .join(&joint)
    }

    /// The sentence, and what may follow it where the parser knows more.
    fn kind(
        &self,
    ) -> (
        &'static str,
        &'static [(ContextKind, &'static str, &'static str)],
    ) {
        const CHOICES: (ContextKind, &str, &str) =
            (ContextKind::ValidValue, "cli-usage-choices", "choices");
        const VALUE: (ContextKind, &str, &str) = (
            ContextKind::SuggestedValue,
            "cli-usage-suggested",
            "suggested",
        );
        const OPTION: (ContextKind, &str, &str) = (
            ContextKind::SuggestedArg,
            "cli-usage-suggested",
            "suggested",
        );
        const COMMAND: (ContextKind, &str, &str) = (
            ContextKind::SuggestedSubcommand,
            "cli-usage-suggested",
            "suggested",
        );
        match self.error.kind() {
            ErrorKind::UnknownArgument if !self.one(ContextKind::InvalidArg).starts_with('-') => {
                ("cli-usage-surplus", &[])
            }
            ErrorKind::UnknownArgument => ("cli-usage-unknown", &[OPTION]),
            ErrorKind::InvalidSubcommand => ("cli-usage-no-command", &[COMMAND]),
            ErrorKind::InvalidValue if self.one(ContextKind::InvalidValue).is_empty() => {
                ("cli-usage-no-value", &[CHOICES])
            }
            ErrorKind::InvalidValue => ("cli-usage-value", &[VALUE, CHOICES]),
            ErrorKind::ValueValidation => ("cli-usage-value", &[]),
            ErrorKind::TooManyValues => ("cli-usage-many-values", &[]),
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => ("cli-usage-no-value", &[]),
            ErrorKind::NoEquals => ("cli-usage-equals", &[]),
            ErrorKind::ArgumentConflict if self.is_repeated() => ("cli-usage-twice", &[]),
            ErrorKind::ArgumentConflict => ("cli-usage-conflict", &[]),
            ErrorKind::MissingRequiredArgument => ("cli-usage-missing", &[]),
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                ("cli-usage-which-command", &[])
            }
            ErrorKind::InvalidUtf8 => ("cli-usage-encoding", &[]),
            _ => ("cli-not-understood", &[]),
        }
    }

    fn is_repeated(&self) -> bool {
        let prior = self.one(ContextKind::PriorArg);
        prior.is_empty() || prior == self.one(ContextKind::InvalidArg)
    }

    /// What the parser says of one thing, several joined; safe to show.
    fn one(&self, kind: ContextKind) -> String {
        let safe = |text: &str| visible(secrets::name(text).as_bytes());
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => safe(text),
            Some(ContextValue::Strings(all)) => {
                let all: Vec<String> = all.iter().map(|text| safe(text)).collect();
                all.join(&self.catalogue.word("list-joint"))
            }
            Some(ContextValue::StyledStr(text)) => safe(&text.to_string()),
            Some(_) | None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args;
    use crate::locale::Lang;

    fn told(line: &str, lang: Lang) -> (ErrorKind, String) {
        let words = std::iter::once("postdoc").chain(line.split_whitespace());
        let line: Vec<OsString> = words.map(OsString::from).collect();
        let error = args::command(lang).try_get_matches_from(&line).unwrap_err();
        (error.kind(), explained(&error, &line, Catalogue::get(lang)))
    }

    /// Command lines, what the parser calls them, and what has to be said of each in any language.
    const LINES: [(&str, ErrorKind, &[&str]); 12] = [
        ("--bogus", ErrorKind::UnknownArgument, &["--bogus"]),
        ("--mose", ErrorKind::UnknownArgument, &["--mose", "--mouse"]),
        (
            "explain a b",
            ErrorKind::UnknownArgument,
            &["b", "postdoc explain --help"],
        ),
        (
            "--color sometimes",
            ErrorKind::InvalidValue,
            &["sometimes", "--color", "auto", "never", "postdoc --help"],
        ),
        (
            "tree --format",
            ErrorKind::InvalidValue,
            &["--format", "markdown"],
        ),
        (
            "catch --port many",
            ErrorKind::ValueValidation,
            &["many", "--port"],
        ),
        (
            "catch --port 99999",
            ErrorKind::ValueValidation,
            &["99999", "--port"],
        ),
        ("--plain=3", ErrorKind::TooManyValues, &["--plain", "3"]),
        (
            "tree --format text --format text",
            ErrorKind::ArgumentConflict,
            &["--format"],
        ),
        (
            "diagnose --batch --form a",
            ErrorKind::ArgumentConflict,
            &["--batch", "--form"],
        ),
        (
            "sign",
            ErrorKind::MissingRequiredArgument,
            &["--policy", "--keys", "postdoc sign --help"],
        ),
        ("explain", ErrorKind::MissingRequiredArgument, &["<ID>"]),
    ];

    #[test]
    fn every_mistake_on_the_command_line_is_a_sentence_of_the_language() {
        for lang in Lang::ALL {
            for (line, kind, parts) in LINES {
                let (found, text) = told(line, lang);
                assert_eq!(found, kind, "{line}");
                for part in parts {
                    assert!(text.contains(part), "{lang:?} {line}: {part}\n{text}");
                }
                whole(lang, line, &text);
            }
        }
    }

    #[test]
    fn a_kind_that_no_command_line_has_today_is_a_sentence_too() {
        let kinds = [
            ErrorKind::InvalidSubcommand,
            ErrorKind::NoEquals,
            ErrorKind::TooFewValues,
            ErrorKind::WrongNumberOfValues,
            ErrorKind::MissingSubcommand,
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
            ErrorKind::InvalidUtf8,
            ErrorKind::Io,
            ErrorKind::Format,
        ];
        for lang in Lang::ALL {
            for kind in kinds {
                let mut error = clap::Error::new(kind).with_cmd(&args::command(lang));
                let text = |text: &str| ContextValue::String(text.to_owned());
                error.insert(ContextKind::InvalidSubcommand, text("diagnos"));
                error.insert(ContextKind::SuggestedSubcommand, text("diagnose"));
                error.insert(ContextKind::InvalidArg, text("--load"));
                whole(lang, kind, &explained(&error, &[], Catalogue::get(lang)));
            }
        }
    }

    fn whole(lang: Lang, of: impl std::fmt::Debug, text: &str) {
        let first = text.lines().next().unwrap();
        assert!(
            first.ends_with(['.', '?', '。', '？', '：']),
            "{of:?}: {text}"
        );
        assert!(!text.contains('⟨'), "{of:?}: {text}");
        let english = [
            "error",
            "unexpected",
            "tip",
            "found",
            "more information",
            "value",
        ];
        let foreign = english.iter().find(|word| first.contains(**word));
        assert!(lang == Lang::En || foreign.is_none(), "{of:?}: {text}");
    }

    #[test]
    fn hostile_arguments_are_shown_and_not_obeyed() {
        let (_, text) = told("--\u{1b}[2J", Lang::En);
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}
