//! The same wizard as questions on lines, for screen readers, serial consoles and `TERM=dumb`: nothing is
//! drawn twice, choices have numbers, texts of several lines end with a line that holds only `.`.
//!
//! It shares the model with the full-screen view and says nothing of its own about the diagnosis: the text
//! report does. Generic over input and output, so that tests are scripts of lines.

use std::io::{self, BufRead, Write};

use zeroize::Zeroizing;

use super::items::{self, Item};
use super::model::{Given, KeyField, Model, Origin};
use super::run::{Options, first};
use super::{call, other, say, say_with, texts, update, words};
use crate::cos::answers::Meaning;
use crate::diagnosis::Step;
use crate::evidence::Slot;
use crate::evidence::answer::Answer;
use crate::locale::{Args, Catalogue};
use crate::report::{Report, Words, text};
use crate::terminal::echo;

/// A terminal in its line mode cuts lines here, without a word.
const LINE_LIMIT: usize = 4095;

/// Runs the questions until the user quits or the input ends. The exit status is that of a chosen quit.
///
/// # Errors
/// When input or output fail.
pub fn run_plain(
    options: &Options,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> io::Result<u8> {
    let mut plain = Plain {
        model: first(options, (80, 24)),
        input,
        output,
    };
    let ended = plain.live();
    plain.model.wipe();
    match ended {
        Ok(()) | Err(Stop::Quit | Stop::End) => Ok(0),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Why the questions end.
enum Stop {
    /// The user said so.
    Quit,
    /// Nothing more comes.
    End,
    Failed(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// What somebody answered to a question that takes a text.
enum Reply {
    Nothing,
    Number(usize),
    Text(Zeroizing<Vec<u8>>, Origin),
}

/// Whether a line passes a question over.
fn is_skip(line: &str) -> bool {
    matches!(line.trim(), "" | ":s")
}

struct Plain<'a> {
    model: Model,
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
}

impl Plain<'_> {
    fn live(&mut self) -> Result<(), Stop> {
        self.line(&say(&self.model, words::PLAIN_INTRO))?;
        self.error()?;
        self.upload()?;
        if self.model.keys_matter() {
            self.keys()?;
        }
        self.questions()?;
        self.report()?;
        self.menu()
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        // A dumb terminal may not know the wide punctuation, but its reader does: words stay as they are.
        writeln!(self.output, "{text}")
    }

    /// One line of input, its line end taken off.
    fn read(&mut self) -> Result<String, Stop> {
        self.read_at("> ")
    }

    fn read_at(&mut self, prompt: &str) -> Result<String, Stop> {
        write!(self.output, "{prompt}")?;
        self.output.flush()?;
        let mut bytes = Zeroizing::new(Vec::new());
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            return Err(Stop::End);
        }
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_end_matches(['\n', '\r']);
        if line.len() >= LINE_LIMIT {
            self.line(&say(&self.model, words::PLAIN_LONG))?;
        }
        match line.trim() {
            ":q" => Err(Stop::Quit),
            ":l" => {
                self.model.lang = other(self.model.lang);
                self.line(&say(&self.model, words::PLAIN_INTRO))?;
                self.read_at(prompt)
            }
            _ => Ok(line.to_owned()),
        }
    }

    fn numbered(&mut self, list: &[String]) -> io::Result<()> {
        for (index, text) in list.iter().enumerate() {
            self.line(&format!("{}. {text}", index + 1))?;
        }
        Ok(())
    }

    /// A number of a list, a file, or a text that ends with a line holding only `.`.
    fn answer(&mut self, choices: usize) -> Result<Reply, Stop> {
        loop {
            let line = self.read()?;
            if is_skip(&line) {
                return Ok(Reply::Nothing);
            }
            if choices > 0
                && let Ok(number) = line.trim().parse::<usize>()
            {
                if (1..=choices).contains(&number) {
                    return Ok(Reply::Number(number - 1));
                }
                self.ask_number(choices)?;
                continue;
            }
            if let Some(path) = line.strip_prefix('@') {
                match std::fs::read(path.trim()) {
                    Ok(bytes) => {
                        let origin = Origin::File(path.trim().to_owned());
                        return Ok(Reply::Text(Zeroizing::new(bytes), origin));
                    }
                    Err(error) => {
                        let args = Args::new()
                            .text("name", super::view::safe(&self.model, path.trim()))
                            .text("reason", error.to_string());
                        self.line(&say_with(&self.model, words::LOAD_FAILED, &args))?;
                        continue;
                    }
                }
            }
            return self.lines(line);
        }
    }

    /// A number, asked for until it is one of the list.
    fn number(&mut self, choices: usize) -> Result<Option<usize>, Stop> {
        loop {
            let line = self.read()?;
            if is_skip(&line) {
                return Ok(None);
            }
            match line.trim().parse::<usize>() {
                Ok(number) if (1..=choices).contains(&number) => return Ok(Some(number - 1)),
                Ok(_) | Err(_) => self.ask_number(choices)?,
            }
        }
    }

    fn ask_number(&mut self, choices: usize) -> io::Result<()> {
        let args = Args::new().int("count", i64::try_from(choices).unwrap_or(i64::MAX));
        self.line(&say_with(&self.model, words::PLAIN_NUMBER, &args))
    }

    /// Whether a single line is already something whole, so that nobody has to end it.
    fn is_whole(&self, line: &str) -> bool {
        let line = line.trim();
        if line.ends_with('\\') || (line.starts_with('<') && !line.contains("</")) {
            return false;
        }
        let mut probe = self.model.evidence.clone();
        let Ok(index) = probe.add(line.as_bytes(), None, None) else {
            return false;
        };
        probe.readings.get(index).is_some_and(|reading| {
            let holds = &reading.holds;
            let known = |answer: &Answer| answer.meaning != Meaning::Unknown;
            let fields = holds.form.as_ref().map_or(0, |form| form.fields.len());
            holds.answer.as_ref().is_some_and(known) || holds.policy.is_some() || fields > 1
        })
    }

    fn lines(&mut self, first: String) -> Result<Reply, Stop> {
        if self.is_whole(&first) {
            let text = Zeroizing::new(first.into_bytes());
            return Ok(Reply::Text(text, Origin::Pasted));
        }
        let mut text = Zeroizing::new(first.into_bytes());
        loop {
            let line = match self.read_at("... ") {
                Ok(line) => line,
                // The end of a piped input ends the text too.
                Err(Stop::End) => break,
                Err(stop) => return Err(stop),
            };
            if line.trim_end() == "." {
                break;
            }
            if line.trim() == ":s" {
                return Ok(Reply::Nothing);
            }
            text.push(b'\n');
            text.extend_from_slice(line.as_bytes());
        }
        Ok(Reply::Text(text, Origin::Pasted))
    }

    fn error(&mut self) -> Result<(), Stop> {
        self.line(&say(&self.model, words::ERROR_TITLE))?;
        self.line(&say(&self.model, words::PLAIN_HOW))?;
        let choices: Vec<_> = items::items(&self.model)
            .into_iter()
            .filter_map(|item| match item {
                Item::Choice(choice) => Some(choice),
                Item::Question(_)
                | Item::Answer(..)
                | Item::Field(_)
                | Item::Need(_)
                | Item::Pick(..)
                | Item::Fold(_)
                | Item::Action(_) => None,
            })
            .collect();
        let names: Vec<String> = choices
            .iter()
            .map(|choice| super::view::choice_name(&self.model, choice))
            .collect();
        self.numbered(&names)?;
        loop {
            match self.answer(choices.len())? {
                Reply::Nothing => break,
                Reply::Number(index) => {
                    if let Some(choice) = choices.get(index) {
                        update::choose(&mut self.model, *choice);
                    }
                    break;
                }
                Reply::Text(bytes, origin) => {
                    if self.take(&bytes, &origin, None)? {
                        break;
                    }
                }
            }
        }
        self.verdict()
    }

    /// Makes a text evidence and says what it was. At first without a hint: the wrong question is no problem.
    fn take(
        &mut self,
        bytes: &Zeroizing<Vec<u8>>,
        origin: &Origin,
        hint: Option<Slot>,
    ) -> Result<bool, Stop> {
        let given = |hint| Given {
            bytes: bytes.clone(),
            hint,
            origin: origin.clone(),
        };
        let read = self.model.give(given(None)).or_else(|unread| match hint {
            Some(_) => self.model.give(given(hint)),
            None => Err(unread),
        });
        let is_read = read.is_ok();
        match read {
            Ok(index) => {
                self.model.refresh();
                for line in super::view::card_lines(&self.model, index) {
                    self.line(&line)?;
                }
            }
            Err(_) => self.line(&say(&self.model, words::PLAIN_UNREAD))?,
        }
        Ok(is_read)
    }

    fn upload(&mut self) -> Result<(), Stop> {
        loop {
            self.line(&say(&self.model, words::UPLOAD_TITLE))?;
            self.line(&say(&self.model, words::PLAIN_HOW_MORE))?;
            match self.answer(0)? {
                Reply::Nothing => return Ok(()),
                Reply::Number(_) => {}
                Reply::Text(bytes, origin) => {
                    // A broken policy is one still; a few words are none.
                    let braced = memchr::memchr2(b'{', b'[', &bytes).is_some();
                    if self.take(&bytes, &origin, braced.then_some(Slot::Policy))? {
                        self.verdict()?;
                    }
                }
            }
        }
    }

    fn keys(&mut self) -> Result<(), Stop> {
        self.line(&say(&self.model, words::KEYS_TITLE))?;
        self.line(&say(&self.model, words::PLAIN_KEYS))?;
        for field in [KeyField::SecretId, KeyField::SecretKey, KeyField::Token] {
            self.line(field.name())?;
            let silent = field != KeyField::SecretId && echo::hide();
            let text = self.read();
            if silent {
                echo::show();
                self.line("")?;
            }
            let text = Zeroizing::new(text?);
            if text.trim() == ":s" || (text.is_empty() && field == KeyField::SecretId) {
                return Ok(());
            }
            self.model.keys.field(field).insert(&text);
        }
        update::take_keys(&mut self.model);
        self.verdict()
    }

    /// The questions of the tree that the evidence leaves open.
    fn questions(&mut self) -> Result<(), Stop> {
        for question in call::questions(&self.model) {
            self.line(&self.words().node(question.node))?;
            let names: Vec<String> = question
                .words
                .iter()
                .map(|word| {
                    self.words().answer(&Step {
                        node: question.node,
                        answer: (*word).to_owned(),
                        because: Vec::new(),
                    })
                })
                .collect();
            self.numbered(&names)?;
            if let Some(index) = self.number(names.len())?
                && let Some(word) = question.words.get(index)
            {
                self.model
                    .evidence
                    .said
                    .insert(question.node.to_owned(), (*word).to_owned());
                self.model.refresh();
            }
        }
        Ok(())
    }

    fn words(&self) -> Words<'_> {
        Words {
            catalogue: Catalogue::get(self.model.lang),
            redactor: &self.model.redactor,
            zone: self.model.settings.clock.offset,
        }
    }

    fn verdict(&mut self) -> Result<(), Stop> {
        let headline = self.words().headline(&self.model.diagnosis);
        let args = Args::new().text("text", headline);
        self.line(&say_with(&self.model, words::VERDICT_LINE, &args))?;
        Ok(())
    }

    fn report(&mut self) -> Result<(), Stop> {
        self.model.refresh_long();
        let model = &self.model;
        let report = Report::new(
            &model.evidence,
            &model.diagnosis,
            model.lang,
            model.settings.clock.offset,
        );
        let layout = text::Layout {
            ascii: model.settings.ascii,
            ..text::Layout::default()
        };
        let text = text::render(&report, layout);
        self.line(&text)?;
        Ok(())
    }

    fn menu(&mut self) -> Result<(), Stop> {
        loop {
            let names: Vec<String> = [
                words::PLAIN_MORE,
                words::PLAIN_ASK,
                words::ACTION_COPY_REQUEST,
                words::PLAIN_AGAIN,
                words::OTHER_LANGUAGE,
                words::KEY_QUIT,
            ]
            .map(|id| say(&self.model, id))
            .to_vec();
            self.numbered(&names)?;
            match self.answer(names.len())? {
                Reply::Number(0) => {
                    self.upload()?;
                    self.report()?;
                }
                Reply::Number(1) => {
                    self.questions()?;
                    self.report()?;
                }
                Reply::Number(2) => {
                    self.model.customer = self.model.lang;
                    let text = texts::request(&self.model);
                    self.line(&text)?;
                }
                Reply::Number(3) => self.report()?,
                Reply::Number(4) => self.model.lang = other(self.model.lang),
                Reply::Number(_) | Reply::Nothing => return Ok(()),
                Reply::Text(bytes, origin) => {
                    if self.take(&bytes, &origin, None)? {
                        self.report()?;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::Clock;
    use crate::locale::Lang;

    fn play(lines: &str, lang: Lang) -> String {
        let options = Options {
            lang,
            clock: Clock {
                machine: 1_795_421_702,
                ..Clock::default()
            },
            ..Options::default()
        };
        let mut output = Vec::new();
        let status = run_plain(&options, &mut lines.as_bytes(), &mut output).unwrap();
        assert_eq!(status, 0);
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn a_number_chooses_a_message_and_the_report_follows() {
        let told = play("1\n\n\n\n\n6\n", Lang::En);
        assert!(told.contains("1. Condition key q-ak"), "{told}");
        assert!(told.contains("436/41164"), "{told}");
    }

    #[test]
    fn a_text_of_several_lines_ends_with_a_dot() {
        let told = play(
            "<Error>\n<Code>AccessDenied</Code>\n<Message>Condition key bucket doesn't match the value x</Message>\n</Error>\n.\n\n\n\n\n\n",
            Lang::Ja,
        );
        assert!(told.contains("bucket"), "{told}");
        assert!(!told.contains('\u{1b}'), "nothing moves the cursor");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_and_asked_again() {
        let told = play("@/no/such/file\n2\n\n\n\n\n\n\n", Lang::En);
        assert!(told.contains("/no/such/file"), "{told}");
    }

    #[test]
    fn one_recognised_line_needs_no_dot_and_garbage_is_asked_again() {
        let told = play(
            "once upon a time\n.\nCondition key bucket doesn't match the value x\n:s\n:s\nmaybe\n9\n1\n:q\n",
            Lang::En,
        );
        assert!(told.contains("not recognised"), "{told}");
        assert!(told.contains("Recognised"), "{told}");
        assert!(told.contains("... "), "{told}");
        assert!(told.matches("a number from 1").count() >= 2, "{told}");
    }

    #[test]
    fn a_quit_inside_a_text_is_a_quit() {
        let told = play("once upon\n:q\n1\n", Lang::En);
        assert!(!told.contains("so far"), "{told}");
    }

    #[test]
    fn the_end_of_the_input_is_a_quit() {
        play("", Lang::En);
    }
}
