//! `postdoc diagnose`: files in, a verdict out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::args::{Diagnose, Format};
use super::session::loaded;
use super::{Failure, Setting, Status, io, large};
use crate::clock;
use crate::cos::times::parse_now;
use crate::diagnosis::forensics::Progress;
use crate::diagnosis::tree;
use crate::diagnosis::{Clock, Diagnosis, Effort, Verdict, Watch, diagnose, diagnose_watched};
use crate::evidence::{Evidence, Flag, Slot, Unread};
use crate::locale::Args;
use crate::remedy::remedy;
use crate::report::{Report, json, markdown, text};

/// How often the exhaustive search is heard of.
const PROGRESS_EVERY: Duration = Duration::from_secs(2);

/// Runs it.
pub fn run(setting: &Setting, options: &Diagnose) -> Result<Status, Failure> {
    let mut clock = clock::read();
    clock.given = now(options)?;
    let mut evidence = match &options.load {
        Some(path) => loaded(path, &mut clock)?,
        None => Evidence::default(),
    };
    let said = said(options)?;
    let mut unread = Vec::new();
    for (path, slot) in inputs(options)? {
        unread.extend(add(&mut evidence, &path, slot, setting)?);
    }
    if is_piped(options) {
        unread.extend(add_piped(&mut evidence, setting)?);
    }
    // What nobody reads stops the rest only where there is no rest.
    let stops = evidence.readings.is_empty().then(|| unread.pop()).flatten();
    for failure in &unread {
        io::warn(&failure.message(setting.catalogue));
    }
    if let Some(failure) = stops {
        return Err(failure);
    }
    add_flags(&mut evidence, options)?;
    evidence.said.extend(said);
    if evidence.readings.is_empty() && evidence.said.is_empty() {
        return Err(Failure::Usage("cli-no-evidence", String::new()));
    }
    let diagnosis = if options.deep {
        deep(setting, &evidence, &clock)
    } else {
        diagnose(&evidence, &clock, Effort::Usual)
    };
    io::say(&render(
        setting,
        &evidence,
        &diagnosis,
        clock,
        options.format.unwrap_or_default(),
    ))?;
    Ok(status(diagnosis.verdict))
}

/// The exhaustive search says on standard error every few seconds how far it is.
fn deep(setting: &Setting, evidence: &Evidence, clock: &Clock) -> Diagnosis {
    let told = Mutex::new(Instant::now());
    let progress = |progress: Progress| {
        let Ok(mut last) = told.try_lock() else {
            return;
        };
        if last.elapsed() >= PROGRESS_EVERY {
            *last = Instant::now();
            let tried = i64::try_from(progress.tried).unwrap_or(i64::MAX);
            let args = Args::new().text("tried", setting.catalogue.number(tried));
            io::warn(&setting.catalogue.say("cli-deep", &args));
        }
    };
    let watch = Watch {
        progress: &progress,
        cancel: &AtomicBool::new(false),
    };
    diagnose_watched(evidence, clock, Effort::Deep, watch)
}

/// The status of a verdict.
pub fn status(verdict: Verdict) -> Status {
    match verdict {
        Verdict::Fault => Status::Fault,
        Verdict::Sound => Status::Sound,
        Verdict::Undetermined | Verdict::Mismatch => Status::Open,
    }
}

/// `--now` as Unix seconds.
pub fn now(options: &Diagnose) -> Result<Option<i64>, Failure> {
    match &options.now {
        None => Ok(None),
        Some(text) => match parse_now(text) {
            Some(instant) => Ok(Some(instant.seconds)),
            None => Err(Failure::Usage("cli-bad-now", text.clone())),
        },
    }
}

/// What to read and what the user says it is.
fn inputs(options: &Diagnose) -> Result<Vec<(PathBuf, Option<Slot>)>, Failure> {
    let named = [
        (&options.error, Some(Slot::Error)),
        (&options.policy, Some(Slot::Policy)),
        (&options.form, Some(Slot::Form)),
        (&options.keys, Some(Slot::Keys)),
        (&options.request, Some(Slot::Request)),
        (&options.files, None),
    ];
    let all: Vec<(PathBuf, Option<Slot>)> = named
        .into_iter()
        .flat_map(|(paths, slot)| paths.iter().map(move |path| (path.clone(), slot)))
        .collect();
    let stdin = |(path, _): &&(PathBuf, Option<Slot>)| io::is_stdin(path);
    if all.iter().filter(stdin).count() > 1 {
        return Err(Failure::Usage("cli-stdin-twice", String::new()));
    }
    Ok(all)
}

/// Whether standard input is read without being named: nothing else is, and it is no terminal.
fn is_piped(options: &Diagnose) -> bool {
    let named = [
        &options.error,
        &options.policy,
        &options.form,
        &options.keys,
        &options.request,
        &options.files,
    ];
    named.into_iter().all(Vec::is_empty) && options.load.is_none() && !io::stdin_is_terminal()
}

/// Standard input that nobody named may be empty without a word.
fn add_piped(evidence: &mut Evidence, setting: &Setting) -> Result<Option<Failure>, Failure> {
    let path = Path::new("-");
    let bytes = io::read(path)?;
    if bytes.trim_ascii().is_empty() {
        return Ok(None);
    }
    Ok(take(evidence, &bytes, None, &io::name(path), setting))
}

/// Adds a file.
pub fn add(
    evidence: &mut Evidence,
    path: &Path,
    slot: Option<Slot>,
    setting: &Setting,
) -> Result<Option<Failure>, Failure> {
    let file = io::name(path);
    let streamed = matches!(slot, None | Some(Slot::Request)) && !io::is_stdin(path);
    if streamed && let Ok(Some(wire)) = large::request(path) {
        evidence.add_wire(wire);
        if let Some(reading) = evidence.readings.last_mut() {
            reading.file = Some(file);
        }
        return Ok(None);
    }
    Ok(take(evidence, &io::read(path)?, slot, &file, setting))
}

/// Reads a text and says what of it is not read; the failure, where that is all of it.
fn take(
    evidence: &mut Evidence,
    bytes: &[u8],
    slot: Option<Slot>,
    file: &str,
    setting: &Setting,
) -> Option<Failure> {
    let before = evidence.left.len();
    match evidence.add(bytes, slot, Some(file)) {
        Ok(_) if evidence.left.len() > before => {
            let args = Args::new().text("file", super::secrets::name(file));
            io::warn(&setting.catalogue.say("cli-unread-part", &args));
            None
        }
        Ok(_) => None,
        Err(Unread::Empty) => {
            let args = Args::new().text("file", super::secrets::name(file));
            io::warn(&setting.catalogue.say("cli-empty", &args));
            None
        }
        Err(unread) => {
            evidence.leave(bytes, Some(file));
            let failure = not_understood(file.to_owned(), unread);
            Some(failure)
        }
    }
}

fn not_understood(file: String, unread: Unread) -> Failure {
    let (reason, tried) = match unread {
        Unread::Empty => ("cli-empty", Vec::new()),
        Unread::Unrecognised { tried } => ("cli-unrecognised", tried),
        Unread::TooLarge => ("cli-too-large", Vec::new()),
    };
    Failure::NotUnderstood {
        file,
        reason,
        tried,
    }
}

fn add_flags(evidence: &mut Evidence, options: &Diagnose) -> Result<(), Failure> {
    for (flag, text, message) in flags(options) {
        evidence
            .add_option(flag, text)
            .map_err(|_| Failure::Usage(message, text.clone()))?;
    }
    Ok(())
}

/// The flags that stand for a paste, and what is said of a bad one.
pub fn flags(options: &Diagnose) -> impl Iterator<Item = (Flag, &String, &'static str)> {
    [
        (Flag::Bucket, &options.bucket, "cli-bad-bucket"),
        (Flag::FileName, &options.file_name, "cli-bad-file-name"),
        (Flag::FileSize, &options.file_size, "cli-bad-file-size"),
    ]
    .into_iter()
    .filter_map(|(flag, text, message)| Some((flag, text.as_ref()?, message)))
}

/// `--say`, by node: only answers that the tree knows.
pub fn said(options: &Diagnose) -> Result<BTreeMap<String, String>, Failure> {
    options.say.iter().map(|said| answer(said)).collect()
}

fn answer(said: &str) -> Result<(String, String), Failure> {
    let (node, answer) = said
        .split_once('=')
        .map(|(node, answer)| (node.trim(), answer.trim()))
        .filter(|(node, answer)| !node.is_empty() && !answer.is_empty())
        .ok_or_else(|| Failure::Usage("cli-bad-say", said.to_owned()))?;
    let Some(known) = tree::node(node) else {
        return Err(Failure::Choice {
            message: "cli-say-node",
            value: node.to_owned(),
            choices: tree::NODES.iter().map(|node| node.id).collect(),
        });
    };
    let answer = tree::word(node, answer);
    let words: Vec<&str> = known.answers.iter().map(|(word, _)| *word).collect();
    if words.contains(&answer) || words.contains(&"*") {
        return Ok((node.to_owned(), answer.to_owned()));
    }
    Err(Failure::Choice {
        message: "cli-say-word",
        value: said.to_owned(),
        choices: words,
    })
}

/// A diagnosis in one of the formats.
pub fn render(
    setting: &Setting,
    evidence: &Evidence,
    diagnosis: &Diagnosis,
    clock: Clock,
    format: Format,
) -> String {
    let remedy = remedy(evidence, diagnosis, &clock);
    let report = Report::new(evidence, diagnosis, setting.lang, clock.offset).remedy(&remedy);
    match format {
        Format::Json => json::render(&report),
        Format::Markdown => markdown::render(&report),
        Format::Text => {
            let layout = text::Layout {
                width: io::columns().unwrap_or(80),
                color: setting.color(),
                ascii: setting.global.ascii,
            };
            text::render(&report, layout)
        }
    }
}
