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
use crate::diagnosis::Step;
use crate::evidence::Slot;
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
        Ok(()) | Err(Stop::Quit) => Ok(0),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Why the questions end.
enum Stop {
    Quit,
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
        write!(self.output, "> ")?;
        self.output.flush()?;
        let mut bytes = Zeroizing::new(Vec::new());
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            return Err(Stop::Quit);
        }
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_end_matches(['\n', '\r']);
        if line.len() >= LINE_LIMIT {
            self.line(&say(&self.model, words::PLAIN_LONG))?;
        }
        match line {
            ":q" => Err(Stop::Quit),
            ":l" => {
                self.model.lang = other(self.model.lang);
                self.line(&say(&self.model, words::PLAIN_INTRO))?;
                self.read()
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
            if line.trim().is_empty() {
                return Ok(Reply::Nothing);
            }
            if let Ok(number) = line.trim().parse::<usize>()
                && (1..=choices).contains(&number)
            {
                return Ok(Reply::Number(number - 1));
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

    fn lines(&mut self, first: String) -> Result<Reply, Stop> {
        let mut text = Zeroizing::new(first.into_bytes());
        loop {
            let line = match self.read() {
                Ok(line) => line,
                // The end of a piped input ends the text too.
                Err(Stop::Quit) => break,
                Err(stop) => return Err(stop),
            };
            if line == "." {
                break;
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
                | Item::Field(_)
                | Item::Need(_)
                | Item::Fold(_)
                | Item::Action(_) => None,
            })
            .collect();
        let names: Vec<String> = choices
            .iter()
            .map(|choice| super::view::choice_name(&self.model, choice))
            .collect();
        self.numbered(&names)?;
        match self.answer(choices.len())? {
            Reply::Nothing => {}
            Reply::Number(index) => {
                if let Some(choice) = choices.get(index) {
                    update::choose(&mut self.model, *choice);
                }
            }
            Reply::Text(bytes, origin) => self.take(&bytes, &origin, Some(Slot::Error))?,
        }
        self.verdict()
    }

    /// Makes a text evidence and says what it was. At first without a hint: the wrong question is no problem.
    fn take(
        &mut self,
        bytes: &Zeroizing<Vec<u8>>,
        origin: &Origin,
        hint: Option<Slot>,
    ) -> Result<(), Stop> {
        let given = |hint| Given {
            bytes: bytes.clone(),
            hint,
            origin: origin.clone(),
        };
        let read = self
            .model
            .give(given(None))
            .or_else(|_| self.model.give(given(hint)));
        match read {
            Ok(index) => {
                self.model.refresh();
                for line in super::view::card_lines(&self.model, index) {
                    self.line(&line)?;
                }
            }
            Err(_) => self.line(&say(&self.model, words::UNREAD))?,
        }
        Ok(())
    }

    fn upload(&mut self) -> Result<(), Stop> {
        loop {
            self.line(&say(&self.model, words::UPLOAD_TITLE))?;
            self.line(&say(&self.model, words::PLAIN_HOW_MORE))?;
            match self.answer(0)? {
                Reply::Nothing => return Ok(()),
                Reply::Number(_) => {}
                Reply::Text(bytes, origin) => {
                    self.take(&bytes, &origin, Some(Slot::Policy))?;
                    self.verdict()?;
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
            if text.is_empty() && field == KeyField::SecretId {
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
            if let Reply::Number(index) = self.answer(names.len())?
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
                    self.take(&bytes, &origin, None)?;
                    self.report()?;
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
    fn the_end_of_the_input_is_a_quit() {
        play("", Lang::En);
    }
}
