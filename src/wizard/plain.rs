//! The same wizard as questions on lines, for screen readers, serial consoles and `TERM=dumb`: nothing is
//! drawn twice, choices have numbers, texts of several lines end with a line that holds only `.`.
//!
//! It walks the screens' own way through the model and chooses their own items; of the diagnosis it says nothing of its
//! own, the text report does. Generic over input and output, so that tests are scripts of lines.

mod ask;

use std::io::{self, Write};
use std::path::Path;

use zeroize::Zeroizing;

use super::call;
use super::command::Command;
use super::demo::{self, Start, uploads::DEMOS};
use super::menu::{self, Item};
use super::model::{Given, KeyField, Model, Origin, Screen, Taken};
use super::msg::Named;
use super::run::{Options, first};
use super::{documents, files, inventory, update, view};
use crate::cos::answers::Choice;
use crate::diagnosis::Verdict;
use crate::evidence::{Slot, Unread};
use crate::locale::{Args, Catalogue, Lang};
use crate::remedy::remedy;
use crate::report::sentences::outcome;
use crate::report::{Report, text};
use crate::terminal::lines::{Lines, Prompt};
use crate::text::visible::visible;
use crate::text::wrap::wrapped;
use ask::{Heard, Reply};

/// Columns that sentences are wrapped to.
const COLUMNS: usize = 79;

/// What can be done behind the report, as far as there is anything to do.
const MENU: [Item; 9] = [
    Item::Do(Command::GiveEvidence, "wizard-plain-more"),
    Item::Do(Command::Call, "wizard-plain-ask"),
    Item::Do(Command::CopyRequest, "wizard-plain-request"),
    Item::Do(Command::CopyPolicy, "wizard-plain-policy"),
    Item::Do(Command::CopyForm, "wizard-plain-form"),
    Item::Do(Command::Diagnosis, "wizard-plain-again"),
    Item::Do(Command::SaveReport, "wizard-action-save-report"),
    Item::Do(Command::Language, "wizard-language-name"),
    Item::Do(Command::Quit, "wizard-key-quit"),
];

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
        told: None,
        behind: false,
        back: None,
        asked: Vec::new(),
    };
    match plain.begin(options.start, &options.files) {
        Err(Stop::End) => plain.end(),
        Err(Stop::Failed(error)) => Err(error),
        Ok(()) | Err(Stop::Quit | Stop::Back | Stop::Again) => Ok(Ending::Quit),
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
    /// What the last report was about.
    told: Option<(u64, Lang)>,
    /// Whether more was there already behind the last line: a paste goes on.
    behind: bool,
    /// A line that was heard by a question it is no answer to.
    back: Option<Heard>,
    /// The questions of the tree that were answered or skipped on the way through them.
    asked: Vec<&'static str>,
}

impl Plain<'_> {
    /// From the beginning, whatever that is: a play is the demo by hand.
    fn begin(&mut self, start: Option<Start>, given: &[Named]) -> Result<(), Stop> {
        self.word("wizard-plain-intro")?;
        for (name, bytes) in given {
            self.take(bytes.clone(), Origin::File(name.clone()), None)?;
        }
        let Some(start) = start else {
            return self.live();
        };
        self.model.demo.play = None;
        let mut next = match start {
            Start::Case(index) | Start::Play(Some(index)) => Some(index),
            Start::Menu | Start::Play(None) => None,
        };
        // One upload after the other.
        loop {
            let picked = next
                .take()
                .map_or_else(|| self.pick(), |index| Ok(Some(index)));
            match picked {
                Ok(Some(index)) => update::demo::choose(&mut self.model, index),
                Ok(None) | Err(Stop::Back) => return Ok(()),
                Err(Stop::Again) => continue,
                Err(stop) => return Err(stop),
            }
            self.line(&demo::title(
                self.model.lang,
                self.model.demo.chosen.unwrap_or(0),
            ))?;
            self.word("wizard-demo")?;
            self.word("demo-lines")?;
            match self.live() {
                Err(Stop::Back) => {}
                done => return done,
            }
        }
    }

    /// An upload of the demo's menu.
    fn pick(&mut self) -> Result<Option<usize>, Stop> {
        self.model.route.overlay = None;
        self.gap()?;
        self.word("demo-menu")?;
        let names = (0..DEMOS.len()).map(|index| demo::title(self.model.lang, index));
        self.numbered(&names.collect::<Vec<_>>())?;
        match self.ask(DEMOS.len(), Prompt::Answer, true)? {
            Reply::Number(index) => Ok(Some(index)),
            Reply::Nothing | Reply::Skip => Ok(None),
            Reply::Words(_) | Reply::Text(..) => Err(Stop::Again),
        }
    }

    /// From step to step, in the order of the screens.
    fn live(&mut self) -> Result<(), Stop> {
        if !self.model.exam.is_blank() {
            update::run(&mut self.model, Command::Diagnosis);
        }
        loop {
            let first = self.model.route.screen == Screen::Error;
            let done = if self.model.route.screen == Screen::Keys {
                self.keys()
            } else {
                self.screen()
            };
            let command = match done {
                Ok(true) => Command::Next,
                // In a demo, before the first question stands its menu.
                Err(Stop::Back) if first && self.model.demo.chosen.is_some() => {
                    return Err(Stop::Back);
                }
                // Back among the questions is the one before.
                Err(Stop::Back) if self.asked.pop().is_some() => continue,
                Err(Stop::Back) if !first => Command::Back,
                Ok(false) | Err(Stop::Back | Stop::Again) => continue,
                Err(Stop::Quit) => return Ok(()),
                Err(stop) => return Err(stop),
            };
            self.asked.clear();
            update::run(&mut self.model, command);
        }
    }

    /// One screen as a question; whether it leads on to the next.
    fn screen(&mut self) -> Result<bool, Stop> {
        let screen = self.model.route.screen;
        if screen == Screen::Call && self.question().is_none() {
            return Ok(true);
        }
        self.introduce(screen)?;
        let mut items = self.items();
        self.list(&items)?;
        loop {
            let reply = self.ask(items.len(), Prompt::Answer, screen == Screen::Call)?;
            let (bytes, origin) = match reply {
                Reply::Nothing if self.sample()? => {
                    self.verdict()?;
                    return Ok(screen == Screen::Error);
                }
                Reply::Nothing | Reply::Skip => {
                    let asked = self.question().filter(|_| screen == Screen::Call);
                    let leads = asked.is_none() && screen != Screen::Diagnosis;
                    self.asked.extend(asked.map(|question| question.node));
                    return Ok(leads);
                }
                Reply::Number(index) => {
                    let item = items.into_iter().nth(index);
                    return item
                        .map_or(Ok(()), |item| self.choose(&item))
                        .map(|()| false);
                }
                Reply::Words(heard) if screen == Screen::Error => {
                    items = heard_messages(&heard)
                        .into_iter()
                        .map(Item::Choice)
                        .collect();
                    if let [item] = items.as_slice() {
                        self.line(&self.name(item))?;
                        return self.choose(item).map(|()| false);
                    }
                    self.list(&items)?;
                    continue;
                }
                Reply::Words(text) => (Zeroizing::new(text.into_bytes()), Origin::Pasted),
                Reply::Text(bytes, origin) => (bytes, origin),
            };
            // A broken policy is one still; a few words are none.
            let braced = memchr::memchr2(b'{', b'[', &bytes).is_some();
            let hint = (braced && screen == Screen::Upload).then_some(Slot::Policy);
            let read = self.take(bytes, origin, hint)?;
            if read && screen != Screen::Diagnosis {
                self.verdict()?;
            }
            if read || screen == Screen::Call {
                return Ok(read && screen == Screen::Error);
            }
        }
    }

    /// What a screen begins with.
    fn introduce(&mut self, screen: Screen) -> Result<(), Stop> {
        let heard = self.model.exam.facts.answer.is_some();
        let told = Some((self.model.exam.search.generation, self.model.lang));
        if screen == Screen::Diagnosis && self.told != told {
            self.report()?;
        }
        if self.asked.is_empty() {
            self.gap()?;
        }
        match screen {
            Screen::Error => {
                self.word("wizard-error-title")?;
                self.word("wizard-plain-how")?;
                if heard {
                    self.word("wizard-plain-known")?;
                }
            }
            Screen::Call => {
                if self.asked.is_empty() {
                    self.word("wizard-plain-questions")?;
                }
                let open = self
                    .question()
                    .map(|question| question.node)
                    .unwrap_or_default();
                let field = call::field(&self.model, open);
                self.line(&self.model.words().question(open, field.as_deref()))?;
            }
            Screen::Upload => {
                self.line(&view::upload_title(&self.model))?;
                self.word("wizard-plain-how-more")?;
            }
            Screen::Keys => {}
            Screen::Diagnosis => self.word("wizard-plain-menu")?,
        }
        Ok(())
    }

    /// The question of the tree that is next.
    fn question(&self) -> Option<call::Question> {
        let mut questions = call::questions(&self.model).into_iter();
        questions.find(|question| !self.asked.contains(&question.node))
    }

    /// What can be chosen by its number.
    fn items(&self) -> Vec<Item> {
        let corrected = self.model.exam.remedy.corrected.as_ref();
        let does = |item: &Item| match item {
            Item::Do(Command::Call, _) => !call::questions(&self.model).is_empty(),
            Item::Do(Command::CopyPolicy, _) => corrected.is_some_and(|it| it.policy.is_some()),
            Item::Do(Command::CopyForm, _) => corrected.is_some_and(|it| !it.form.is_empty()),
            _ => true,
        };
        match self.model.route.screen {
            Screen::Error if self.model.exam.facts.answer.is_none() => {
                menu::messages("").into_iter().map(Item::Choice).collect()
            }
            Screen::Call => {
                let question = self.question().into_iter();
                let answers = |asked: call::Question| {
                    let words = asked.words.clone().into_iter();
                    words.map(move |word| Item::Answer(asked.clone(), word))
                };
                question.flat_map(answers).collect()
            }
            Screen::Error | Screen::Upload | Screen::Keys => Vec::new(),
            Screen::Diagnosis => MENU.into_iter().filter(does).collect(),
        }
    }

    fn name(&self, item: &Item) -> String {
        match item {
            Item::Choice(choice) => view::choice_name(&self.model, choice),
            Item::Answer(question, word) => {
                documents::answered(&self.model.words(), question.node, word)
            }
            Item::Do(Command::Language, id) => Catalogue::get(self.model.lang.next()).word(id),
            Item::Do(_, id) => self.model.say(id),
            _ => String::new(),
        }
    }

    fn list(&mut self, items: &[Item]) -> io::Result<()> {
        let names: Vec<String> = items.iter().map(|item| self.name(item)).collect();
        self.numbered(&names)
    }

    fn choose(&mut self, item: &Item) -> Result<(), Stop> {
        let Item::Do(command, _) = *item else {
            return self.answer(item);
        };
        self.model.customer = self.model.lang;
        match command {
            Command::Quit => return Err(Stop::Quit),
            Command::SaveReport => return self.save(),
            Command::Diagnosis => return self.report(),
            _ => {}
        }
        match documents::of(&self.model, command) {
            Some((prose, Some(_))) => self.line(&prose)?,
            Some((value, None)) => self.block(&value)?,
            None => drop(update::run(&mut self.model, command)),
        }
        Ok(())
    }

    /// A message, or what was said to a question; after the last, what they come to.
    fn answer(&mut self, item: &Item) -> Result<(), Stop> {
        update::activate(&mut self.model, item);
        let Item::Answer(question, _) = item else {
            return self.verdict();
        };
        self.asked.push(question.node);
        let told = outcome(self.model.words().catalogue, &self.model.exam.diagnosis);
        if let Some(told) = told.filter(|_| self.question().is_none()) {
            self.line(&told)?;
        }
        Ok(())
    }

    /// The keys, one after the other.
    fn keys(&mut self) -> Result<bool, Stop> {
        self.gap()?;
        self.word("wizard-keys-title")?;
        self.word("wizard-plain-keys")?;
        self.model.boxes.keys.clear();
        for field in [KeyField::SecretId, KeyField::SecretKey, KeyField::Token] {
            self.line(field.name())?;
            match self.ask(0, Prompt::Secret, false)? {
                Reply::Nothing if field == KeyField::SecretId => {
                    if self.sample()? {
                        self.verdict()?;
                    }
                    return Ok(true);
                }
                Reply::Skip if field == KeyField::SecretId => return Ok(true),
                Reply::Nothing | Reply::Skip | Reply::Number(_) => {}
                Reply::Words(text) => {
                    let text = Zeroizing::new(text);
                    self.model.boxes.keys.field(field).insert(text.trim());
                    self.line(&view::shape_of(&self.model, field))?;
                }
                Reply::Text(bytes, origin) => {
                    if !self.take(bytes, origin, Some(Slot::Keys))? {
                        return Err(Stop::Again);
                    }
                    break;
                }
            }
        }
        update::take_keys(&mut self.model);
        self.verdict()?;
        Ok(true)
    }

    /// Makes a text evidence and says what it was. At first without a hint: the wrong question is no problem.
    fn take(
        &mut self,
        bytes: Zeroizing<Vec<u8>>,
        origin: Origin,
        hint: Option<Slot>,
    ) -> Result<bool, Stop> {
        let given = Given { bytes, origin };
        let clock = self.model.settings.clock;
        let mut taken = self.model.exam.take_in(&given, &clock);
        if let (Err(Unread::Unrecognised { .. }), Some(_)) = (&taken, hint) {
            let read = self
                .model
                .exam
                .give(&given.bytes, hint, given.origin.clone());
            self.model.refresh();
            taken = read.map(|_| Taken::Read(false));
        }
        match &taken {
            Ok(Taken::Read(_)) => self.cards()?,
            Ok(Taken::Compared) => self.word("wizard-theirs-read")?,
            Ok(Taken::Held) => {}
            Err(Unread::TooLarge) => {
                let text = match &given.origin {
                    Origin::File(name) => self.model.unread(name, ""),
                    _ => self.model.say("wizard-paste-large"),
                };
                self.line(&text)?;
            }
            Err(_) => self.word("wizard-plain-unread")?,
        }
        Ok(taken.is_ok())
    }

    /// What each part of the newest paste was taken for.
    fn cards(&mut self) -> io::Result<()> {
        let readings = &self.model.exam.evidence.readings;
        let newest = readings.iter().map(|reading| reading.paste).max();
        let of_it = |index: &usize| {
            let reading = self.model.exam.evidence.readings.get(*index);
            reading.map(|reading| reading.paste) == newest
        };
        for index in (0..readings.len()).filter(of_it).collect::<Vec<_>>() {
            let told = inventory::told(&self.model, index);
            let args = Args::new()
                .text("how", told.how)
                .text("content", told.content);
            self.line(&self.model.say_with("wizard-card", &args))?;
            if !told.lacks.is_empty() {
                self.line(&self.model.say_of("wizard-row-lacks", "what", told.lacks))?;
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

    /// Takes the demo's sample instead of an answer; false where there is none.
    fn sample(&mut self) -> Result<bool, Stop> {
        let Some(text) = self.model.sample().map(str::to_owned) else {
            return Ok(false);
        };
        if self.model.route.screen == Screen::Error {
            let shown = visible(text.as_bytes());
            self.line(&shown.replace("\\n", "\n").replace("\\t", "  "))?;
        }
        self.take(Zeroizing::new(text.into_bytes()), Origin::Pasted, None)
    }

    fn verdict(&mut self) -> Result<(), Stop> {
        let exam = &self.model.exam;
        if exam.given().next().is_none() {
            return Ok(());
        }
        // In the order of the screen: what to say first, the verdict, what is missing.
        if exam.facts.answer.is_some() && !exam.has_upload() {
            let first = call::first(&self.model);
            self.named("wizard-call-first", &first)?;
        }
        let words = self.model.words();
        let headline = words.headline(&self.model.exam.diagnosis);
        let need = self.model.exam.diagnosis.needs.first();
        let need = need
            .filter(|_| self.model.exam.is_open())
            .map(|need| words.need(need).title);
        self.line(&self.model.say_of("wizard-verdict-line", "text", headline))?;
        if let Some(title) = need {
            self.named("report-needs", &title)?;
        }
        Ok(())
    }

    /// The report, with the long search and what mends the upload.
    fn report(&mut self) -> Result<(), Stop> {
        self.model.refresh_long();
        let clock = self.model.settings.clock;
        let exam = &mut self.model.exam;
        exam.remedy = remedy(&exam.evidence, &exam.diagnosis, &clock);
        let report = Report::new(
            &exam.evidence,
            &exam.diagnosis,
            self.model.lang,
            clock.offset,
        );
        let layout = text::Layout {
            ascii: self.model.settings.ascii,
            ..text::Layout::default()
        };
        let text = text::render(&report.remedy(&exam.remedy), layout);
        self.told = Some((exam.search.generation, self.model.lang));
        self.gap()?;
        self.block(&text)?;
        Ok(())
    }

    /// The report into a file; one that is there is not replaced.
    fn save(&mut self) -> Result<(), Stop> {
        self.word("wizard-save-title")?;
        let Some(name) = self.file_name()? else {
            return Ok(());
        };
        let report = documents::report(&self.model);
        let saved = files::save(Path::new(&name), &report, false, self.model.lang);
        let text = match saved {
            Ok(_) => self
                .model
                .say_of("wizard-saved", "name", self.model.safe(&name)),
            Err(reason) if reason.is_empty() => self.model.say("wizard-plain-exists"),
            Err(reason) => self.model.say_of("wizard-save-failed", "reason", reason),
        };
        Ok(self.line(&text)?)
    }

    /// The input is over: what it gave is still told.
    fn end(&mut self) -> io::Result<Ending> {
        if self.model.exam.is_blank() {
            return Ok(Ending::Nothing);
        }
        match self.report() {
            Err(Stop::Failed(error)) => Err(error),
            _ => Ok(Ending::Told(self.model.exam.diagnosis.verdict)),
        }
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
        self.line(&self.model.say(id))
    }

    /// A label and what it is about.
    fn named(&mut self, label: &str, text: &str) -> io::Result<()> {
        let colon = self.model.say("report-colon");
        self.line(&[self.model.say(label).as_str(), text].join(&colon))
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
            let mut lead = format!("{}. ", index + 1);
            for part in wrapped(text, COLUMNS.saturating_sub(lead.len())) {
                writeln!(self.output, "{lead}{}", part.trim_end())?;
                lead = " ".repeat(lead.len());
            }
        }
        Ok(())
    }
}
