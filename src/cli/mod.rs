//! Commands, exit status and streams: what the shell sees of postdoc.
//!
//! The verdict goes to standard output, everything else to standard error; the status is the contract of
//! scripts (0 nothing wrong, 1 fault, 2 usage, 3 unreadable input, 4 undetermined or mismatch). All reads
//! of files, environment and clock happen in this room, so that the rooms below are functions of what
//! they are given.

mod args;
mod batch;
mod catch;
mod demo;
mod diagnose;
mod explain;
mod io;
mod large;
mod secrets;
mod session;
mod sign;
mod tree;
mod usage;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::FromArgMatches as _;

use crate::locale::{Args, Catalogue, Lang, UnknownLang, choose, reason as reason_in};
use crate::text::visible::visible;
use crate::wizard::Ending;
use crate::wizard::demo::Start;
use crate::wizard::msg::Named;
use args::{Cli, Verb, When};

/// What a run amounts to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Status {
    /// Nothing wrong found, or a chosen quit.
    Sound,
    /// Something is wrong with the upload.
    Fault,
    /// The command line is not understood, or there is no evidence at all.
    Usage,
    /// An input cannot be read.
    Unreadable,
    /// More information is needed, or the answer belongs to another request.
    Open,
    /// The wizard ended with this status: 0 for a chosen quit, 128 and its number for a signal.
    Ended(u8),
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Sound => 0,
            Status::Fault => 1,
            Status::Usage => 2,
            Status::Unreadable => 3,
            Status::Open => 4,
            Status::Ended(status) => status,
        })
    }
}

/// Why a command gave no verdict.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Failure {
    /// A file that cannot be opened or read.
    Unreadable {
        /// Its name.
        file: String,
        /// What the system says.
        reason: std::io::ErrorKind,
    },
    /// A file that was read but not understood.
    NotUnderstood {
        /// Its name.
        file: String,
        /// Message id of the reason.
        reason: &'static str,
        /// The readers that tried.
        tried: Vec<&'static str>,
    },
    /// A saved session that cannot be opened.
    Session {
        /// Its name.
        file: String,
        /// What is wrong with it.
        damage: session::Damage,
    },
    /// Standard output cannot be written.
    Unwritable(std::io::ErrorKind),
    /// The terminal cannot be entered, read or drawn on.
    Terminal(std::io::ErrorKind),
    /// The port cannot be listened on.
    Listen {
        /// Which; 0 for any.
        port: u16,
        /// What the system says.
        reason: std::io::ErrorKind,
    },
    /// A mistake on the command line: message id and its value.
    Usage(&'static str, String),
    /// A word on the command line that is none of those it could be.
    Choice {
        /// Message id.
        message: &'static str,
        /// What was given.
        value: String,
        /// What could be.
        choices: Vec<&'static str>,
    },
}

impl Failure {
    fn status(&self) -> Status {
        match self {
            Self::Unreadable { .. }
            | Self::NotUnderstood { .. }
            | Self::Session { .. }
            | Self::Unwritable(_) => Status::Unreadable,
            Self::Usage(..) | Self::Choice { .. } | Self::Terminal(_) | Self::Listen { .. } => {
                Status::Usage
            }
        }
    }

    fn message(&self, catalogue: &Catalogue) -> String {
        let safe = |text: &str| visible(secrets::name(text).as_bytes());
        match self {
            Self::Unreadable { file, reason } => {
                let args = Args::new()
                    .text("file", safe(file))
                    .text("reason", reason_in(catalogue, *reason));
                catalogue.say("cli-unreadable", &args)
            }
            Self::NotUnderstood {
                file,
                reason,
                tried,
            } => {
                let args = Args::new()
                    .text("file", safe(file))
                    .text("tried", tried.join(&catalogue.word("list-joint")));
                catalogue.say(reason, &args)
            }
            Self::Session { file, damage } => damage.say(catalogue, &safe(file)),
            Self::Unwritable(reason) => {
                let args = Args::new().text("reason", reason_in(catalogue, *reason));
                catalogue.say("cli-unwritable", &args)
            }
            Self::Terminal(reason) => {
                let args = Args::new().text("reason", reason_in(catalogue, *reason));
                catalogue.say("cli-terminal", &args)
            }
            Self::Listen { port, reason } => {
                let args = Args::new()
                    .text("port", port.to_string())
                    .text("reason", reason_in(catalogue, *reason));
                catalogue.say("cli-cannot-listen", &args)
            }
            Self::Usage(id, value) => catalogue.say(id, &Args::new().text("value", safe(value))),
            Self::Choice {
                message,
                value,
                choices,
            } => {
                let args = Args::new()
                    .text("value", safe(value))
                    .text("choices", choices.join(&catalogue.word("list-joint")));
                catalogue.say(message, &args)
            }
        }
    }
}

/// What every command needs to know.
pub struct Setting {
    lang: Lang,
    catalogue: &'static Catalogue,
    global: args::Global,
}

impl Setting {
    fn color(&self) -> bool {
        match self.global.color {
            When::Always => true,
            When::Never => false,
            When::Auto => io::wants_color(),
        }
    }
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    run(&std::env::args_os().collect::<Vec<_>>()).into()
}

fn run(line: &[OsString]) -> Status {
    // Whatever comes next may hold keys.
    let closed = crate::terminal::forbid_core_dumps();
    let lang = match language(line) {
        Ok(lang) => lang,
        Err(UnknownLang { given, .. }) => {
            let catalogue = Catalogue::get(Lang::default());
            let failure = Failure::Choice {
                message: "cli-unknown-lang",
                value: given,
                choices: Lang::ALL.map(Lang::tag).to_vec(),
            };
            io::warn(&failure.message(catalogue));
            return Status::Usage;
        }
    };
    let catalogue = Catalogue::get(lang);
    if closed.is_err() {
        io::warn(&catalogue.word("cli-core-dumps"));
    }
    if secrets::on_command_line(line) {
        io::warn(&catalogue.word("cli-secret-on-command-line"));
        return Status::Usage;
    }
    let parsed = args::command(lang)
        .try_get_matches_from(line)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return refused(&error, line, catalogue),
    };
    let setting = Setting {
        lang,
        catalogue,
        global: cli.global,
    };
    match dispatch(&setting, cli.command, cli.load.as_deref(), &cli.files) {
        Ok(status) => status,
        Err(failure) => {
            io::warn(&failure.message(catalogue));
            failure.status()
        }
    }
}

/// The language, before anything else is understood.
fn language(line: &[OsString]) -> Result<Lang, UnknownLang> {
    let words: Vec<&str> = line.iter().filter_map(|word| word.to_str()).collect();
    let flag = words
        .iter()
        .enumerate()
        .find_map(|(index, word)| match *word {
            "--lang" => words.get(index + 1).copied(),
            word => word.strip_prefix("--lang="),
        });
    let environment = io::variable("POSTDOC_LANG");
    choose(flag, environment.as_deref(), sys_locale::get_locales())
}

/// Help and version on standard output; a mistake on standard error.
fn refused(error: &clap::Error, line: &[OsString], catalogue: &Catalogue) -> Status {
    use clap::error::ErrorKind;
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let page = error.render().to_string();
            let _ = io::say(&with_own_colons(page, catalogue));
            Status::Sound
        }
        _ => {
            io::warn(&usage::explained(error, line, catalogue));
            Status::Usage
        }
    }
}

/// The headings of a help page with the colon of the language: clap writes its own behind each.
fn with_own_colons(page: String, catalogue: &Catalogue) -> String {
    let colon = catalogue.word("report-colon");
    let headings = [
        "cli-commands",
        "cli-arguments",
        "cli-options",
        "cli-everywhere",
    ];
    let headings = headings.map(|id| catalogue.word(id));
    headings.iter().fold(page, |page, heading| {
        let own = format!("\n{heading}{}\n", colon.trim_end());
        page.replace(&format!("\n{heading}:\n"), &own)
    })
}

fn dispatch(
    setting: &Setting,
    command: Option<Verb>,
    load: Option<&Path>,
    files: &[PathBuf],
) -> Result<Status, Failure> {
    if (load.is_some() || !files.is_empty()) && command.is_some() {
        return Err(Failure::Usage("cli-load-elsewhere", String::new()));
    }
    match command {
        None => wizard(setting, None, load, files),
        Some(Verb::Demo(options)) => match demo::start(setting, &options) {
            Some(start) => wizard(setting, Some(start), None, &[]),
            None => Ok(Status::Usage),
        },
        Some(Verb::Diagnose(options)) if options.batch => batch::run(setting, &options),
        Some(Verb::Diagnose(options)) => diagnose::run(setting, &options),
        Some(Verb::Catch(options)) => catch::run(setting, &options),
        Some(Verb::Sign(options)) => sign::run(setting, &options),
        Some(Verb::Tree(options)) => tree::run(setting, &options),
        Some(Verb::Explain(options)) => explain::run(setting, &options),
        Some(Verb::Completions(options)) => completions(setting, &options),
        Some(Verb::Man) => manual(setting),
    }
}

/// The wizard needs a terminal on both sides; without one the commands that need none are named.
fn wizard(
    setting: &Setting,
    start: Option<Start>,
    load: Option<&Path>,
    files: &[PathBuf],
) -> Result<Status, Failure> {
    let mut clock = crate::clock::read();
    let load = match load {
        Some(path) => Some(session::loaded(path, &mut clock)?),
        None => None,
    };
    let files = opened(files)?;
    let lines = setting.global.plain;
    if !io::has_terminal() && !lines {
        return Err(Failure::Usage("cli-no-terminal", String::new()));
    }
    let options = crate::wizard::Options {
        lang: setting.lang,
        ascii: setting.global.ascii,
        color: match setting.global.color {
            When::Auto => io::variable("NO_COLOR").is_none(),
            When::Always => true,
            When::Never => false,
        },
        mouse: setting.global.mouse,
        clock,
        editor: io::variable("VISUAL").or_else(|| io::variable("EDITOR")),
        load,
        files,
        now: Some(crate::clock::read),
        demo: start.is_some(),
        start,
    };
    let dumb = io::variable("TERM").is_some_and(|term| term == "dumb");
    if lines || dumb {
        return on_lines(&options);
    }
    let is_play = matches!(start, Some(Start::Play(_)));
    match crate::wizard::run(options) {
        Ok(status) => {
            if is_play {
                demo::farewell(setting)?;
            }
            Ok(Status::Ended(status))
        }
        Err(error) => Err(Failure::Terminal(error.kind())),
    }
}

/// The files the wizard begins with. A word that is neither a file nor a command is told as such.
fn opened(files: &[PathBuf]) -> Result<Vec<Named>, Failure> {
    let lone = |path: &&PathBuf| path.extension().is_none() && path.components().count() == 1;
    if let Some(word) = files.iter().filter(lone).find(|path| !path.exists()) {
        return Err(Failure::Choice {
            message: "cli-no-command",
            value: io::name(word),
            choices: args::COMMANDS.to_vec(),
        });
    }
    let read = |path: &PathBuf| Ok((io::name(path), io::read(path)?));
    files.iter().map(read).collect()
}

/// The wizard without a screen: typed at a terminal, or piped, where the end of the input asks for the verdict.
fn on_lines(options: &crate::wizard::Options) -> Result<Status, Failure> {
    use crate::terminal::lines::{Lines, Piped, Typed};
    let typed = io::stdin_is_terminal();
    let failed = |error: std::io::Error| Failure::Terminal(error.kind());
    let mut input: Box<dyn Lines> = if typed {
        Box::new(Typed::open().map_err(failed)?)
    } else {
        Box::new(Piped(std::io::stdin().lock()))
    };
    let ended = crate::wizard::run_plain(options, &mut *input, &mut std::io::stdout());
    drop(input);
    match ended {
        Ok(Ending::Nothing) if !typed => Err(Failure::Usage("cli-no-terminal", String::new())),
        Ok(Ending::Told(verdict)) if !typed => Ok(diagnose::status(verdict)),
        Ok(_) => Ok(Status::Ended(0)),
        // Nobody reads it any more.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(Status::Ended(0)),
        Err(error) => Err(failed(error)),
    }
}

fn completions(setting: &Setting, options: &args::Completions) -> Result<Status, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(
        options.shell,
        &mut args::command(setting.lang),
        "postdoc",
        &mut out,
    );
    io::say(&String::from_utf8_lossy(&out))?;
    Ok(Status::Sound)
}

fn manual(setting: &Setting) -> Result<Status, Failure> {
    let mut out = Vec::new();
    clap_mangen::Man::new(args::command(setting.lang))
        .render(&mut out)
        .map_err(|error| Failure::Unwritable(error.kind()))?;
    let mut page = String::from_utf8_lossy(&out).into_owned();
    for heading in ["NAME", "SYNOPSIS", "DESCRIPTION", "EXTRA", "VERSION"] {
        let word = setting
            .catalogue
            .word(&format!("cli-man-{}", heading.to_lowercase()));
        page = page.replace(&format!(".SH {heading}\n"), &format!(".SH {word}\n"));
    }
    io::say(&page)?;
    Ok(Status::Sound)
}
