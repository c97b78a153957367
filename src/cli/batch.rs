//! `postdoc diagnose --batch`: one evidence object a line in, one diagnosis a line out, in order.
//!
//! Memory does not grow with the number of lines: as many as have arrived, up to a group, are read, diagnosed on all
//! cores, written in their order and forgotten. A bad line gives an error object with its number and is no end.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::args::{Diagnose, Format};
use super::{Failure, Setting, Status, diagnose, io};
use crate::clock;
use crate::diagnosis::{Clock, Effort, Verdict};
use crate::evidence::session::{SessionError, from_session};
use crate::evidence::{Evidence, Flag, PASTE_LIMIT};
use crate::locale::Args;
use crate::report::Report;
use crate::report::json::{self, Json, object};

/// The version of an error object.
const ERROR_SCHEMA: &str = "postdoc/error/1";

/// A line with its escapes may be longer than what it holds; beyond this it is not kept.
const LINE_LIMIT: usize = 2 * PASTE_LIMIT;

/// Lines judged together: enough to keep every core busy between two writes.
const GROUP_LINES: usize = 64;

/// Bytes after which a group is full.
const GROUP_BYTES: usize = 1 << 20;

/// What became of a line.
#[derive(Clone, Copy)]
enum Outcome {
    Judged(Verdict),
    Bad,
}

/// What has been seen so far; the status is the worst of it.
#[derive(Default)]
struct Tally {
    lines: usize,
    faults: usize,
    bad: usize,
    open: usize,
}

impl Tally {
    fn add(&mut self, outcome: Outcome) {
        self.lines += 1;
        match outcome {
            Outcome::Bad => self.bad += 1,
            Outcome::Judged(Verdict::Fault) => self.faults += 1,
            Outcome::Judged(Verdict::Undetermined | Verdict::Mismatch) => self.open += 1,
            Outcome::Judged(Verdict::Sound) => {}
        }
    }

    fn status(&self) -> Status {
        if self.faults > 0 {
            Status::Fault
        } else if self.bad > 0 {
            Status::Unreadable
        } else if self.open > 0 {
            Status::Open
        } else if self.lines > 0 {
            Status::Sound
        } else {
            Status::Usage
        }
    }
}

/// Runs it over the files, or over standard input.
pub fn run(setting: &Setting, options: &Diagnose) -> Result<Status, Failure> {
    let mut clock = clock::read();
    clock.given = diagnose::now(options)?;
    if let Some(Format::Text | Format::Markdown) = options.format {
        return Err(Failure::Usage("cli-batch-format", String::new()));
    }
    let said = diagnose::said(options)?;
    for (flag, text, message) in diagnose::flags(options) {
        Evidence::default()
            .add_option(flag, text)
            .map_err(|_| Failure::Usage(message, text.clone()))?;
    }
    let batch = Batch {
        setting,
        options,
        said,
        clock,
    };
    let mut tally = Tally::default();
    // A pipe takes 64 KiB at once; a diagnosis is a few.
    let mut out = BufWriter::with_capacity(64 * 1024, std::io::stdout().lock());
    if options.files.is_empty() {
        if io::stdin_is_terminal() {
            return Err(Failure::Usage("cli-no-evidence", String::new()));
        }
        batch.stream(std::io::stdin().lock(), "-", &mut out, &mut tally)?;
    }
    for path in &options.files {
        let name = io::name(path);
        let more = if io::is_stdin(path) {
            batch.stream(std::io::stdin().lock(), &name, &mut out, &mut tally)?
        } else {
            let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
            batch.stream(file, &name, &mut out, &mut tally)?
        };
        if !more {
            break;
        }
    }
    io::written(out.flush())?;
    Ok(tally.status())
}

fn unreadable(file: &str, error: &std::io::Error) -> Failure {
    Failure::Unreadable {
        file: file.to_owned(),
        reason: error.kind(),
    }
}

/// What one line of input is.
#[derive(Debug, Eq, PartialEq)]
enum Line {
    Text(Vec<u8>),
    TooLong,
    End,
}

/// What holds for every line.
struct Batch<'a> {
    setting: &'a Setting,
    options: &'a Diagnose,
    /// `--say`
    said: BTreeMap<String, String>,
    clock: Clock,
}

impl Batch<'_> {
    /// Every line of one stream. `false` when nobody reads the output any more.
    fn stream(
        &self,
        input: impl Read,
        name: &str,
        out: &mut impl Write,
        tally: &mut Tally,
    ) -> Result<bool, Failure> {
        let mut input = BufReader::with_capacity(64 * 1024, input);
        let mut before = 0;
        loop {
            let (lines, ended) = group(&mut input).map_err(|error| unreadable(name, &error))?;
            let mut text = Vec::new();
            for (said, outcome) in self.judged(before, &lines).into_iter().flatten() {
                tally.add(outcome);
                text.extend_from_slice(said.as_bytes());
                text.push(b'\n');
            }
            before += lines.len();
            let done = out.write_all(&text);
            // Whoever feeds line by line gets each answer at once.
            let done = if input.buffer().is_empty() {
                done.and_then(|()| out.flush())
            } else {
                done
            };
            if !io::written(done)? {
                return Ok(false);
            }
            if ended {
                return Ok(true);
            }
        }
    }

    /// The diagnoses of a group, in its order; `None` for a blank line.
    fn judged(&self, before: usize, lines: &[Line]) -> Vec<Option<(String, Outcome)>> {
        let one = |at: usize| {
            lines
                .get(at)
                .and_then(|line| self.line(before + at + 1, line))
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        if lines.len() < 2 || cores < 2 {
            return (0..lines.len()).map(one).collect();
        }
        let next = AtomicUsize::new(0);
        let done = Mutex::new(vec![None; lines.len()]);
        std::thread::scope(|scope| {
            for _ in 0..cores.min(lines.len()) {
                scope.spawn(|| {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        if at >= lines.len() {
                            break;
                        }
                        let said = one(at);
                        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                        if let Some(place) = done.get_mut(at) {
                            *place = said;
                        }
                    }
                });
            }
        });
        done.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn line(&self, number: usize, line: &Line) -> Option<(String, Outcome)> {
        let (said, outcome) = match line {
            Line::End => return None,
            Line::Text(text) if text.trim_ascii().is_empty() => return None,
            Line::TooLong => self.bad(number, "too-long", ""),
            Line::Text(text) => self.diagnosed(number, text),
        };
        Some((json::compact(&said), outcome))
    }

    /// Without a key the search for a recipe finds next to nothing, and it costs more than all checks
    /// together: thousands of lines go without. With a key the recipes of at most two differences are tried, some
    /// 35 000. A diagnosis alone goes on to three differences, keys with a typing error and clocks read twice, which for
    /// a signature that nothing explains is 250 times the price of the checks (0.25 s against 1 ms): among uploads whose
    /// policies were changed after signing it would be nearly all that a batch does. So a line may call unexplained what
    /// a diagnosis alone explains; it says how far it was searched (`depth`), and `--deep` goes all the way.
    fn effort(&self, evidence: &Evidence) -> Effort {
        let keyed = evidence
            .readings
            .iter()
            .any(|reading| reading.holds.keys.is_some());
        match (self.options.deep, keyed) {
            (true, _) => Effort::Deep,
            (false, true) => Effort::Quick,
            (false, false) => Effort::None,
        }
    }

    /// The flags of the command line hold for every line that does not say otherwise.
    fn fill(&self, evidence: &mut Evidence) {
        for (flag, text, _) in diagnose::flags(self.options) {
            let given = evidence.readings.iter().any(|reading| match flag {
                Flag::Bucket => reading.holds.bucket.is_some(),
                Flag::FileName => reading.holds.file_name.is_some(),
                Flag::FileSize => reading.holds.file_size.is_some(),
            });
            if !given {
                // Tried before the first line.
                let _ = evidence.add_option(flag, text);
            }
        }
        for (node, answer) in &self.said {
            let said = evidence.said.entry(node.clone());
            said.or_insert_with(|| answer.clone());
        }
    }

    fn diagnosed(&self, number: usize, line: &[u8]) -> (Json, Outcome) {
        let session = match from_session(line) {
            Ok(session) => session,
            Err(error) => {
                let (slug, detail) = damage(&error);
                return self.bad(number, slug, &detail);
            }
        };
        let mut evidence = session.evidence;
        self.fill(&mut evidence);
        let mut clock = self.clock;
        clock.given = session.now.or(clock.given);
        clock.machine = session.saved.unwrap_or(clock.machine);
        let diagnosis = crate::diagnosis::diagnose(&evidence, &clock, self.effort(&evidence));
        let report = Report::new(&evidence, &diagnosis, self.setting.lang, clock.offset);
        let mut said = json::value(&report);
        if let (Json::Object(members), Some(id)) = (&mut said, session.id) {
            let id = report.redactor.text(&id).into_owned();
            members.insert(1, ("id".into(), id.into()));
        }
        (said, Outcome::Judged(diagnosis.verdict))
    }

    fn bad(&self, number: usize, slug: &'static str, detail: &str) -> (Json, Outcome) {
        let args = Args::new()
            .text("line", number.to_string())
            .text("detail", detail);
        let message = self
            .setting
            .catalogue
            .say(&format!("cli-batch-{slug}"), &args);
        let said = object! {
            "schema": ERROR_SCHEMA,
            "line": number,
            "error": slug,
            "message": message,
        };
        (said, Outcome::Bad)
    }
}

/// The name of what is wrong with a line, and the member or byte; never the text itself.
fn damage(error: &SessionError) -> (&'static str, String) {
    match error {
        SessionError::NotJson { place } | SessionError::NotObject { place } => {
            ("not-json", place.start.to_string())
        }
        SessionError::Schema { .. } => ("other-version", String::new()),
        SessionError::Member { member, .. } | SessionError::Unread { member, .. } => {
            ("member", member.clone())
        }
    }
}

/// As many lines as have arrived, at least one, at most a group; whether the stream ended.
fn group(input: &mut BufReader<impl Read>) -> std::io::Result<(Vec<Line>, bool)> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    loop {
        match next(input)? {
            Line::End => return Ok((lines, true)),
            line => {
                bytes += if let Line::Text(text) = &line {
                    text.len()
                } else {
                    0
                };
                lines.push(line);
            }
        }
        let full = lines.len() == GROUP_LINES || bytes >= GROUP_BYTES;
        if full || memchr::memchr(b'\n', input.buffer()).is_none() {
            return Ok((lines, false));
        }
    }
}

/// Reads the next line without its end; what is too long is skipped, not kept.
fn next(input: &mut impl BufRead) -> std::io::Result<Line> {
    let (mut line, mut too_long, mut any) = (Vec::new(), false, false);
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            break;
        }
        any = true;
        let end = memchr::memchr(b'\n', chunk);
        let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
        if line.len() + part.len() > LINE_LIMIT {
            too_long = true;
            line = Vec::new();
        } else if !too_long {
            line.extend_from_slice(part);
        }
        let taken = part.len() + usize::from(end.is_some());
        input.consume(taken);
        if end.is_some() {
            break;
        }
    }
    Ok(match (any, too_long) {
        (false, _) => Line::End,
        (true, true) => Line::TooLong,
        (true, false) => Line::Text(line),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8]) -> Vec<Option<usize>> {
        let mut input = BufReader::with_capacity(7, text);
        let mut found = Vec::new();
        loop {
            match next(&mut input).unwrap() {
                Line::End => return found,
                Line::Text(line) => found.push(Some(line.len())),
                Line::TooLong => found.push(None),
            }
        }
    }

    #[test]
    fn a_line_too_long_is_skipped_and_the_next_one_read() {
        let mut text = b"{}\n\n".to_vec();
        text.extend(std::iter::repeat_n(b'x', LINE_LIMIT + 1));
        text.extend(b"\nabc");
        assert_eq!(lines(&text), [Some(2), Some(0), None, Some(3)]);
        assert_eq!(lines(b""), []);
    }
}
