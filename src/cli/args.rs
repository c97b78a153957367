//! The command line as types, and its help in the reader's language.
//!
//! The types say what can be asked; every word of help comes from the catalogue, by the command's and the
//! argument's name, so that a flag without words is seen by a test. It runs nothing.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Args, Command, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::locale::{self, Catalogue, Lang};

/// All of it.
#[derive(Debug, Parser)]
#[command(
    name = "postdoc",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true
)]
#[command(disable_version_flag = true, propagate_version = true)]
pub struct Cli {
    /// What to do; nothing opens the wizard.
    #[command(subcommand)]
    pub command: Option<Verb>,
    /// What the wizard begins with, of any kind.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// A session that the wizard begins with.
    #[arg(long, value_name = "F")]
    pub load: Option<PathBuf>,
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
}

/// What holds for every command.
#[derive(Args, Clone, Debug)]
pub struct Global {
    #[arg(long, global = true, value_name = "TAG")]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    #[arg(long, global = true)]
    pub ascii: bool,
    #[arg(long, global = true)]
    pub plain: bool,
    #[arg(long, global = true)]
    pub mouse: bool,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Demo(Demo),
    Diagnose(Box<Diagnose>),
    Catch(Catch),
    Sign(Sign),
    Tree(Tree),
    Explain(Explain),
    Completions(Completions),
    Man,
}

/// `postdoc demo`
#[derive(Args, Debug)]
pub struct Demo {
    #[arg(value_name = "CASE")]
    pub case: Option<String>,
    #[arg(long)]
    pub play: bool,
}

/// `postdoc diagnose`
#[derive(Args, Debug, Default)]
pub struct Diagnose {
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "F")]
    pub error: Vec<PathBuf>,
    #[arg(long, value_name = "F")]
    pub policy: Vec<PathBuf>,
    #[arg(long, value_name = "F")]
    pub form: Vec<PathBuf>,
    #[arg(long, value_name = "F")]
    pub keys: Vec<PathBuf>,
    #[arg(long, value_name = "F")]
    pub request: Vec<PathBuf>,
    #[arg(long, value_name = "NAME-APPID")]
    pub bucket: Option<String>,
    #[arg(long, value_name = "N")]
    pub file_name: Option<String>,
    #[arg(long, value_name = "BYTES")]
    pub file_size: Option<String>,
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub now: Option<String>,
    #[arg(long, value_name = "NODE=ANSWER")]
    pub say: Vec<String>,
    #[arg(long, value_name = "text|json|markdown")]
    pub format: Option<Format>,
    #[arg(long)]
    pub deep: bool,
    #[arg(long, conflicts_with_all = ["error", "policy", "form", "keys", "request", "load"])]
    pub batch: bool,
    #[arg(long, value_name = "F")]
    pub load: Option<PathBuf>,
}

/// `postdoc catch`
#[derive(Args, Debug)]
pub struct Catch {
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    #[arg(long, value_name = "NAME-APPID")]
    pub bucket: Option<String>,
    #[arg(long, value_name = "R")]
    pub region: Option<String>,
    #[arg(long, value_name = "F")]
    pub keys: Option<PathBuf>,
    #[arg(long)]
    pub once: bool,
    #[arg(long, value_name = "text|json", default_value = "text")]
    pub format: CatchFormat,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// How a caught upload is told of.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum CatchFormat {
    Text,
    Json,
}

/// How a diagnosis is written.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub enum Format {
    #[default]
    Text,
    Json,
    Markdown,
}

/// `postdoc sign`
#[derive(Args, Debug)]
pub struct Sign {
    #[arg(long, value_name = "F")]
    pub policy: PathBuf,
    #[arg(long, value_name = "F")]
    pub keys: PathBuf,
    #[arg(long, value_name = "F")]
    pub theirs: Option<PathBuf>,
    #[arg(
        long,
        value_name = "text|json|env|curl|html|form",
        default_value = "text"
    )]
    pub format: SignFormat,
}

/// How signed values are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum SignFormat {
    Text,
    Json,
    Env,
    Curl,
    Html,
    Form,
}

/// `postdoc tree`
#[derive(Args, Debug)]
pub struct Tree {
    #[arg(value_name = "BRANCH")]
    pub branch: Option<String>,
    #[arg(long, value_name = "text|markdown", default_value = "text")]
    pub format: TreeFormat,
}

/// How the tree is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum TreeFormat {
    Text,
    Markdown,
}

/// `postdoc explain`
#[derive(Args, Debug)]
pub struct Explain {
    #[arg(value_name = "ID")]
    pub id: String,
}

/// `postdoc completions`
#[derive(Args, Debug)]
pub struct Completions {
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// The names of the commands.
pub const COMMANDS: [&str; 8] = [
    "demo",
    "diagnose",
    "catch",
    "sign",
    "tree",
    "explain",
    "completions",
    "man",
];

/// The command line with its help in one language.
pub fn command(lang: Lang) -> Command {
    let catalogue = Catalogue::get(lang);
    let root = Cli::command()
        .arg(flag("help", 'h', ArgAction::Help))
        .arg(flag("version", 'V', ArgAction::Version));
    let root = worded(root, catalogue, "cli");
    root.after_help(catalogue.word("cli-after-help"))
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name)
        .long(name)
        .short(short)
        .action(action)
        .global(true)
}

/// Gives a command, its arguments and its subcommands their words.
fn worded(command: Command, catalogue: &'static Catalogue, id: &str) -> Command {
    let global = [
        "lang", "color", "ascii", "plain", "mouse", "help", "version",
    ];
    let commands: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    let own = format!("{id}-arg");
    let template = format!(
        "{{about-with-newline}}\n{}{}{{usage}}\n\n{{all-args}}{{after-help}}",
        catalogue.word("cli-usage"),
        catalogue.word("report-colon"),
    );
    let mut command = command
        .about(catalogue.word(&format!("{id}-about")))
        .help_template(template)
        .subcommand_help_heading(catalogue.word("cli-commands"))
        .mut_args(|arg| {
            let name = arg.get_id().as_str().to_owned();
            let common = global.contains(&name.as_str());
            let id = if common {
                format!("cli-arg-{name}")
            } else {
                format!("{own}-{name}")
            };
            let heading = match (common, arg.is_positional()) {
                (true, _) => "cli-everywhere",
                (false, true) => "cli-arguments",
                (false, false) => "cli-options",
            };
            let takes_value = arg.get_action().takes_values();
            let languages = locale::Args::new().text(
                "choices",
                Lang::ALL.map(Lang::tag).join(&catalogue.word("list-joint")),
            );
            let arg = arg
                .help(catalogue.say(&id.replace('_', "-"), &languages))
                .help_heading(catalogue.word(heading));
            // The words name the values already.
            if takes_value {
                arg.hide_possible_values(true).hide_default_value(true)
            } else {
                arg
            }
        });
    for name in commands {
        command =
            command.mut_subcommand(&name, |sub| worded(sub, catalogue, &format!("cli-{name}")));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_flag_has_words_in_both_languages() {
        for lang in Lang::ALL {
            let mut root = command(lang);
            let mut pages = vec![root.render_long_help().to_string()];
            for sub in root.get_subcommands_mut() {
                pages.push(sub.render_long_help().to_string());
            }
            for page in pages {
                assert!(
                    !page.contains('⟨'),
                    "{lang:?} has no words for a flag:\n{page}"
                );
            }
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        command(Lang::En).debug_assert();
        let root = command(Lang::En);
        let names: Vec<&str> = root.get_subcommands().map(Command::get_name).collect();
        assert_eq!(names, COMMANDS);
    }
}
