//! The same wizard as questions on lines, for screen readers, serial consoles and `TERM=dumb`: nothing is
//! drawn twice, choices have numbers, texts of several lines end with a line that holds only `.`.
//!
//! It shares the model with the full-screen view and says nothing of its own about the diagnosis: the text
//! report does. Generic over input and output, so that tests are scripts of lines.

mod ask;
mod demo;

use std::io::{self, Write};

use zeroize::Zeroizing;

use super::command::Command;
use super::menu;
use super::model::{KeyField, Model, Origin, Screen};
use super::msg::Named;
use super::run::{Options, first};
use super::{call, documents, inventory, update, view};
use crate::cos::answers::Choice;
use crate::diagnosis::Verdict;
use crate::evidence::{Slot, Unread};
use crate::locale::{Args, Catalogue, Lang};
use crate::report::words::outcome;
use crate::report::{Report, text};
use crate::terminal::lines::{Lines, Prompt};
use crate::text::wrap::wrapped;
use ask::{Heard, Reply};

/// Columns that sentences are wrapped to.
const COLUMNS: usize = 79;

/// How the questions ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
    /// The user quit.
    Quit,
    /// The input ended behind evidence with this verdict.
    Told(Verdict),
    /// The input ended before there was any evidence.
    Nothing,
}

/// Runs the questions until the user quits or the input ends.
///
/// # Errors
/// When input or output fail.
pub fn run_plain(
    options: &Options,
    input: &mut dyn Lines,
    output: &mut dyn Write,
) -> io::Result<Ending> {
    let mut plain = Plain {
        model: first(options, (80, 24)),
        input,
        output,
        asked: 0,
        told: None,
        behind: false,
        back: None,
        uploads: false,
    };
    let ended = plain.begin(options.start, &options.files);
    let ended = match ended {
        Err(Stop::End) => plain.end(),
        other => other.map(|()| Ending::Quit),
    };
    match ended {
        Ok(ending) => Ok(ending),
        Err(Stop::Failed(error)) => Err(error),
        Err(_) => Ok(Ending::Quit),
    }
}

/// Why a question ends without an answer.
enum Stop {
    /// The user wants to end.
    Quit,
    /// Nothing more comes.
    End,
    /// To the question before.
    Back,
    /// The same question again, perhaps in the other language.
    Again,
    Failed(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// The questions in their order.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Error,
    Upload,
    Keys,
    Questions,
    Menu,
}

/// The messages that hold what was heard.
fn heard_messages(heard: &str) -> Vec<Choice> {
    let mut found = menu::messages(heard);
    found.retain(|choice| !choice.always());
    found
}

struct Plain<'a> {
    model: Model,
    input: &'a mut dyn Lines,
    output: &'a mut dyn Write,
    /// Questions of the tree that were answered.
    asked: usize,
    /// What the last report was about.
    told: Option<(u64, Lang)>,
    /// Whether more was there already behind the last line: a paste goes on.
    behind: bool,
    /// Whether policy and form were asked for.
    uploads: bool,
    /// A line that was heard by a question it is no answer to.
    back: Option<Heard>,
}

impl Plain<'_> {
    /// What the command line named.
    fn open(&mut self, files: &[Named]) -> Result<(), Stop> {
        for (name, bytes) in files {
            self.take(bytes, Origin::File(name.clone()), None)?;
        }
        Ok(())
    }

    fn live(&mut self) -> Result<(), Stop> {
        let given = !self.model.exam.is_blank();
        let mut part = if given { Part::Menu } else { Part::Error };
        loop {
            let done = match part {
                Part::Error => self.error(),
                Part::Upload => self.upload(),
                Part::Keys => self.keys(),
                Part::Questions => self.questions(),
                Part::Menu => self.menu(),
            };
            part = match done {
                Ok(()) if part == Part::Menu => return Ok(()),
                Ok(()) => self.after(part),
                // In a demo, before the first question stands its menu.
                Err(Stop::Back) if part == Part::Error && self.model.demo.chosen.is_some() => {
                    return Err(Stop::Back);
                }
                Err(Stop::Back) => self.before(part),
                Err(Stop::Again) => part,
                Err(stop) => return Err(stop),
            };
        }
    }

    fn after(&mut self, part: Part) -> Part {
        match part {
            // What was heard on the telephone is answered there, before anything can be pasted.
            Part::Error if self.is_call() => Part::Questions,
            Part::Error => Part::Upload,
            Part::Questions if !self.uploads => Part::Upload,
            Part::Upload if self.model.exam.keys_matter() => Part::Keys,
            Part::Upload | Part::Keys => {
                // What was answered is not asked again.
                let open = call::questions(&self.model);
                self.asked = open.iter().take_while(|one| one.said.is_some()).count();
                Part::Questions
            }
            Part::Questions | Part::Menu => Part::Menu,
        }
    }

    /// Whether the questions come first: only a voice gave the error.
    fn is_call(&self) -> bool {
        let exam = &self.model.exam;
        exam.came_by(|origin| *origin == Origin::Choice) && !exam.has_upload()
    }

    fn before(&self, part: Part) -> Part {
        match part {
            Part::Questions if !self.uploads => Part::Error,
            Part::Error | Part::Upload => Part::Error,
            Part::Menu if !call::questions(&self.model).is_empty() => Part::Questions,
            Part::Menu | Part::Questions if self.model.exam.keys_matter() => Part::Keys,
            Part::Menu | Part::Questions | Part::Keys => Part::Upload,
        }
    }

    /// The input is over: what it gave is still told.
    fn end(&mut self) -> Result<Ending, Stop> {
        if self.model.exam.is_blank() {
            return Ok(Ending::Nothing);
        }
        self.report()?;
        Ok(Ending::Told(self.model.exam.diagnosis.verdict))
    }

    /// A sentence, wrapped.
    fn line(&mut self, text: &str) -> io::Result<()> {
        // A dumb terminal may not know the wide punctuation, but its reader does: words stay as they are.
        for line in text.lines().flat_map(|line| wrapped(line, COLUMNS)) {
            writeln!(self.output, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn word(&mut self, id: &str) -> io::Result<()> {
        let text = self.model.say(id);
        self.line(&text)
    }

    /// Text whose lines stand already.
    fn block(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.output, "{}", text.trim_end())
    }

    fn gap(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    fn numbered(&mut self, list: &[String]) -> io::Result<()> {
        for (index, text) in list.iter().enumerate() {
            let number = format!("{}. ", index + 1);
            let room = COLUMNS.saturating_sub(number.len());
            for (row, part) in wrapped(text, room).into_iter().enumerate() {
                let lead = if row == 0 {
                    number.clone()
                } else {
                    " ".repeat(number.len())
                };
                writeln!(self.output, "{lead}{}", part.trim_end())?;
            }
        }
        Ok(())
    }

    fn error(&mut self) -> Result<(), Stop> {
        self.gap()?;
        self.word("wizard-error-title")?;
        self.word("wizard-plain-how")?;
        let known = self.model.exam.facts.answer.is_some();
        let mut choices = if known {
            Vec::new()
        } else {
            menu::messages("")
        };
        if known {
            self.word("wizard-plain-known")?;
        }
        self.list(&choices)?;
        loop {
            match self.ask(choices.len(), Prompt::Answer)? {
                Reply::Nothing if self.sample(Screen::Error)? => break,
                Reply::Nothing | Reply::Skip => break,
                Reply::Number(index) => {
                    if let Some(choice) = choices.get(index) {
                        update::choose(&mut self.model, *choice);
                    }
                    break;
                }
                Reply::Text(bytes, origin) => {
                    if self.take(&bytes, origin, None)? {
                        break;
                    }
                }
                Reply::Words(heard) => {
                    let found = heard_messages(&heard);
                    if let [choice] = found.as_slice() {
                        self.line(&view::choice_name(&self.model, choice))?;
                        update::choose(&mut self.model, *choice);
                        break;
                    }
                    choices = found;
                    self.list(&choices)?;
                }
            }
        }
        self.verdict()
    }

    fn list(&mut self, choices: &[Choice]) -> io::Result<()> {
        let name = |choice| view::choice_name(&self.model, choice);
        let names: Vec<String> = choices.iter().map(name).collect();
        self.numbered(&names)
    }

    /// Makes a text evidence and says what it was. At first without a hint: the wrong question is no problem.
    fn take(&mut self, bytes: &[u8], origin: Origin, hint: Option<Slot>) -> Result<bool, Stop> {
        let too_large = match &origin {
            Origin::File(name) => self.model.unread(name, ""),
            _ => self.model.say("wizard-paste-large"),
        };
        let exam = &mut self.model.exam;
        let read = (exam.give(bytes, None, origin.clone())).or_else(|unread| match hint {
            Some(_) => exam.give(bytes, hint, origin),
            None => Err(unread),
        });
        match read {
            Ok(index) => {
                self.model.refresh();
                self.cards(index)?;
            }
            Err(Unread::TooLarge) => self.line(&too_large)?,
            Err(_) => self.word("wizard-plain-unread")?,
        }
        Ok(read.is_ok())
    }

    /// The same for an answer, whatever it is.
    fn given(&mut self, reply: Reply, hint: Option<Slot>) -> Result<bool, Stop> {
        match reply {
            Reply::Text(bytes, origin) => self.take(&bytes, origin, hint),
            Reply::Words(text) => self.take(text.as_bytes(), Origin::Pasted, hint),
            Reply::Nothing | Reply::Skip | Reply::Number(_) => Ok(false),
        }
    }

    /// What each part of a paste was taken for.
    fn cards(&mut self, first: usize) -> io::Result<()> {
        for index in first..self.model.exam.evidence.readings.len() {
            let told = inventory::told(&self.model, index);
            let args = Args::new()
                .text("how", told.how)
                .text("content", told.content);
            self.line(&self.model.say_with("wizard-card", &args))?;
            if !told.lacks.is_empty() {
                let args = Args::new().text("what", told.lacks);
                self.line(&self.model.say_with("wizard-row-lacks", &args))?;
            }
            if told.counts == Some(false) {
                self.word("wizard-row-not-counted")?;
            }
            for note in &told.notes {
                self.line(note)?;
            }
        }
        Ok(())
    }

    fn upload(&mut self) -> Result<(), Stop> {
        self.uploads = true;
        loop {
            self.gap()?;
            let title = view::upload_title(&self.model);
            self.line(&title)?;
            self.word("wizard-plain-how-more")?;
            match self.ask(0, Prompt::Answer)? {
                Reply::Nothing if self.sample(Screen::Upload)? => self.verdict()?,
                Reply::Nothing | Reply::Skip => return Ok(()),
                Reply::Number(_) => {}
                words @ Reply::Words(_) => {
                    self.given(words, None)?;
                }
                Reply::Text(bytes, origin) => {
                    // A broken policy is one still; a few words are none.
                    let braced = memchr::memchr2(b'{', b'[', &bytes).is_some();
                    if self.take(&bytes, origin, braced.then_some(Slot::Policy))? {
                        self.verdict()?;
                    }
                }
            }
        }
    }

    fn keys(&mut self) -> Result<(), Stop> {
        self.gap()?;
        self.word("wizard-keys-title")?;
        self.word("wizard-plain-keys")?;
        self.model.boxes.keys.clear();
        for field in [KeyField::SecretId, KeyField::SecretKey, KeyField::Token] {
            self.line(field.name())?;
            match self.ask(0, Prompt::Secret)? {
                Reply::Nothing if field == KeyField::SecretId => {
                    return if self.sample(Screen::Keys)? {
                        self.verdict()
                    } else {
                        Ok(())
                    };
                }
                Reply::Skip if field == KeyField::SecretId => return Ok(()),
                Reply::Nothing | Reply::Skip | Reply::Number(_) => {}
                Reply::Words(text) => {
                    let text = Zeroizing::new(text);
                    self.model.boxes.keys.field(field).insert(text.trim());
                    self.line(&view::shape_of(&self.model, field))?;
                }
                Reply::Text(bytes, origin) => {
                    if self.take(&bytes, origin, Some(Slot::Keys))? {
                        update::take_keys(&mut self.model);
                        return self.verdict();
                    }
                    return Err(Stop::Again);
                }
            }
        }
        update::take_keys(&mut self.model);
        self.verdict()
    }

    /// The questions of the tree that the evidence leaves open.
    fn questions(&mut self) -> Result<(), Stop> {
        if self.asked == 0 && !call::questions(&self.model).is_empty() {
            self.gap()?;
            self.word("wizard-plain-questions")?;
        }
        let mut news = false;
        while let Some(question) = call::questions(&self.model).into_iter().nth(self.asked) {
            let asked = self.model.words().question(
                question.node,
                call::field(&self.model, question.node).as_deref(),
            );
            self.line(&asked)?;
            let voice = self.model.words();
            let names = question.words.iter();
            let names: Vec<String> = names
                .map(|word| documents::answered(&voice, question.node, word))
                .collect();
            self.numbered(&names)?;
            match self.number(names.len()) {
                Ok(chosen) => {
                    if let Some(word) = chosen.and_then(|index| question.words.get(index)) {
                        let said = &mut self.model.exam.evidence.said;
                        said.insert(question.node.to_owned(), (*word).to_owned());
                        self.model.refresh();
                    }
                    self.asked += 1;
                    news = true;
                }
                Err(Stop::Back) if self.asked > 0 => self.asked -= 1,
                Err(Stop::Again) => {}
                Err(stop) => {
                    self.asked = 0;
                    return Err(stop);
                }
            }
        }
        self.asked = 0;
        let outcome = outcome(self.model.words().catalogue, &self.model.exam.diagnosis);
        if let Some(outcome) = outcome.filter(|_| news) {
            self.line(&outcome)?;
        }
        Ok(())
    }

    fn verdict(&mut self) -> Result<(), Stop> {
        if self.model.exam.given().next().is_none() {
            return Ok(());
        }
        // In the order of the screen: what to say first, the verdict, what is missing.
        if self.model.exam.facts.answer.is_some() && !self.model.exam.has_upload() {
            let first = call::first(&self.model);
            self.named("wizard-call-first", &first)?;
        }
        let headline = self.model.words().headline(&self.model.exam.diagnosis);
        let args = Args::new().text("text", headline);
        self.line(&self.model.say_with("wizard-verdict-line", &args))?;
        let open = self.model.exam.diagnosis.verdict == Verdict::Undetermined;
        let need = self.model.exam.diagnosis.needs.first().filter(|_| open);
        if let Some(title) = need.map(|need| self.model.words().need(need).title) {
            self.named("report-needs", &title)?;
        }
        Ok(())
    }

    /// A label and what it is about.
    fn named(&mut self, label: &str, text: &str) -> io::Result<()> {
        let colon = self.model.say("report-colon");
        let line = [self.model.say(label).as_str(), text].join(&colon);
        self.line(&line)
    }

    /// The report, with the long search and what mends the upload.
    fn report(&mut self) -> Result<(), Stop> {
        self.model.refresh_long();
        let model = &mut self.model;
        let clock = model.settings.clock;
        model.exam.remedy =
            crate::remedy::remedy(&model.exam.evidence, &model.exam.diagnosis, &clock);
        let report = Report::new(
            &model.exam.evidence,
            &model.exam.diagnosis,
            model.lang,
            clock.offset,
        )
        .remedy(&model.exam.remedy);
        let layout = text::Layout {
            ascii: model.settings.ascii,
            ..text::Layout::default()
        };
        let text = text::render(&report, layout);
        self.told = Some((self.model.exam.search.generation, self.model.lang));
        self.gap()?;
        self.block(&text)?;
        Ok(())
    }

    fn menu(&mut self) -> Result<(), Stop> {
        if self.told != Some((self.model.exam.search.generation, self.model.lang)) {
            self.report()?;
        }
        loop {
            let entries = self.entries();
            let names = entries.iter().map(|(id, command)| match command {
                Command::Language => Catalogue::get(self.model.lang.next()).word(id),
                _ => self.model.say(id),
            });
            let names: Vec<String> = names.collect();
            self.gap()?;
            self.word("wizard-plain-menu")?;
            self.numbered(&names)?;
            match self.ask(names.len(), Prompt::Answer)? {
                Reply::Nothing | Reply::Skip => {}
                Reply::Number(index) => match entries.get(index) {
                    Some((_, Command::Quit)) | None => return Ok(()),
                    Some((_, command)) => self.chosen(*command)?,
                },
                given => {
                    if self.given(given, None)? {
                        self.report()?;
                    }
                }
            }
        }
    }

    /// What can be done behind the report.
    fn entries(&self) -> Vec<(&'static str, Command)> {
        let mut list = vec![
            ("wizard-plain-more", Command::GiveEvidence),
            ("wizard-plain-ask", Command::Call),
            ("wizard-plain-request", Command::CopyRequest),
            ("wizard-plain-policy", Command::CopyPolicy),
            ("wizard-plain-form", Command::CopyForm),
            ("wizard-plain-again", Command::Diagnosis),
            ("wizard-action-save-report", Command::SaveReport),
            ("wizard-language-name", Command::Language),
            ("wizard-key-quit", Command::Quit),
        ];
        let corrected = self.model.exam.remedy.corrected.as_ref();
        list.retain(|(_, command)| match command {
            Command::Call => !call::questions(&self.model).is_empty(),
            Command::CopyPolicy => corrected.is_some_and(|it| it.policy.is_some()),
            Command::CopyForm => corrected.is_some_and(|it| !it.form.is_empty()),
            _ => true,
        });
        list
    }

    fn chosen(&mut self, command: Command) -> Result<(), Stop> {
        match command {
            Command::GiveEvidence => self.upload()?,
            Command::Call => self.questions()?,
            Command::SaveReport => return self.save(),
            Command::Language => {
                self.model.lang = self.model.lang.next();
                return Err(Stop::Again);
            }
            Command::Quit => return Err(Stop::Quit),
            _ => {}
        }
        self.model.customer = self.model.lang;
        match documents::of(&self.model, command) {
            Some((prose, Some(_))) => self.line(&prose)?,
            Some((value, None)) => self.block(&value)?,
            None => self.report()?,
        }
        Ok(())
    }

    /// The report into a file; one that is there is not replaced.
    fn save(&mut self) -> Result<(), Stop> {
        self.word("wizard-save-title")?;
        let Some(name) = self.name()? else {
            return Ok(());
        };
        self.model.customer = self.model.lang;
        let saved = super::files::save(
            std::path::Path::new(&name),
            &documents::report(&self.model),
            false,
            self.model.lang,
        );
        let safe = self.model.safe(&name);
        let text = match saved {
            Ok(_) => self
                .model
                .say_with("wizard-saved", &Args::new().text("name", safe)),
            Err(reason) if reason.is_empty() => self.model.say("wizard-plain-exists"),
            Err(reason) => {
                let args = Args::new().text("reason", reason);
                self.model.say_with("wizard-save-failed", &args)
            }
        };
        Ok(self.line(&text)?)
    }
}
