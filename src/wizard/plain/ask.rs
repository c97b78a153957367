//! One question: a number of a list, a few words, a file, or a text of several lines; and the commands that
//! every question knows. Apart from the questions because it must not know what is asked.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::super::exam::is_known;
use super::super::model::Origin;
use super::super::{dropped, files, howto};
use super::{Plain, Stop, heard_messages};
use crate::cos::answers::plain;
use crate::evidence::{Keys, Slot};
use crate::locale::Args;
use crate::terminal::lines::{Line, Prompt};

/// A text of keys has no more bytes.
const LONGEST_KEYS: usize = 16 * 1024;

/// What somebody answered.
pub(super) enum Reply {
    Nothing,
    /// `:s`, where Enter alone means something else.
    Skip,
    Number(usize),
    /// One line that is no evidence: words out of a message, or a bare value.
    Words(String),
    Text(Zeroizing<Vec<u8>>, Origin),
}

/// One line of input.
pub(super) struct Heard {
    text: Zeroizing<Vec<u8>>,
    /// Neither the beginning, the middle nor the end of a paste: only such a line is a command or a number.
    alone: bool,
}

impl Heard {
    /// Whether it passes a question over, and how.
    fn skips(&self) -> Option<Reply> {
        match self.text.trim_ascii() {
            b"" => Some(Reply::Nothing),
            b":s" if self.alone => Some(Reply::Skip),
            _ => None,
        }
    }

    fn words(&self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }

    /// The number it is, if a number is asked for.
    fn number(&self) -> Option<usize> {
        let text = narrow(&String::from_utf8_lossy(&self.text));
        text.trim_end_matches('.')
            .parse()
            .ok()
            .filter(|_| self.alone)
    }
}

/// With an input method on, digits and letters arrive in full width.
fn narrow(text: &str) -> String {
    text.trim().chars().map(plain).collect()
}

impl Plain<'_> {
    /// One line of input, whatever it says.
    fn hear(&mut self, prompt: Prompt) -> Result<Heard, Stop> {
        if let Some(heard) = self.back.take() {
            return Ok(heard);
        }
        loop {
            let line = self.input.next(prompt, self.output)?;
            if line == Line::End {
                return Err(Stop::End);
            }
            let first = !self.behind;
            self.behind = self.input.more();
            match line {
                Line::Text(text) => {
                    let alone = first && !self.behind;
                    return Ok(Heard { text, alone });
                }
                Line::TooLong | Line::End => self.word("wizard-paste-large")?,
            }
        }
    }

    /// One line of input; commands are obeyed here.
    fn read(&mut self, prompt: Prompt) -> Result<Heard, Stop> {
        loop {
            let heard = self.hear(prompt)?;
            if !(heard.alone && self.command(&heard.text, prompt)?) {
                return Ok(heard);
            }
        }
    }

    /// The first line of an answer. Blank lines that a paste begins with are no answer of their own.
    fn first(&mut self, prompt: Prompt) -> Result<Heard, Stop> {
        let mut heard = self.read(prompt)?;
        let mut blank = Vec::new();
        while self.behind && heard.text.trim_ascii().is_empty() {
            blank.extend_from_slice(&heard.text);
            blank.push(b'\n');
            heard = match prompt {
                Prompt::Secret => self.read(prompt)?,
                Prompt::Answer | Prompt::More => self.read(Prompt::More)?,
            };
        }
        // A bare value has none.
        if prompt != Prompt::Secret && !blank.is_empty() {
            heard.text = Zeroizing::new([blank.as_slice(), heard.text.as_slice()].concat());
        }
        Ok(heard)
    }

    /// Does what a line says if it is a command. Inside a text the language changes for what comes next.
    fn command(&mut self, line: &[u8], prompt: Prompt) -> Result<bool, Stop> {
        if line.len() > 16 {
            return Ok(false);
        }
        match narrow(&String::from_utf8_lossy(line)).as_str() {
            ":q" => Err(Stop::Quit),
            ":b" => Err(Stop::Back),
            ":l" => {
                self.model.lang = self.model.lang.next();
                self.word("wizard-plain-intro")?;
                if prompt == Prompt::More {
                    Ok(true)
                } else {
                    Err(Stop::Again)
                }
            }
            ":h" | "?" => {
                self.word("wizard-plain-help")?;
                if prompt == Prompt::More {
                    return Ok(true);
                }
                self.how_to()?;
                Err(Stop::Again)
            }
            _ => Ok(false),
        }
    }

    /// How to get what is asked for, tool by tool.
    fn how_to(&mut self) -> Result<(), Stop> {
        self.gap()?;
        self.word("wizard-how-to-title")?;
        let lang = self.model.lang;
        let titles: Vec<String> = howto::TOPICS
            .iter()
            .map(|it| howto::title(lang, it))
            .collect();
        self.numbered(&titles)?;
        // The commands of this question are its own: nobody asks for help about help.
        let heard = self.hear(Prompt::Answer)?;
        if self.behind {
            self.back = Some(heard);
            return Ok(());
        }
        let number = heard.number().unwrap_or(0);
        let Some(topic) = number.checked_sub(1).and_then(|it| howto::TOPICS.get(it)) else {
            return if heard.alone && narrow(&heard.words()) == ":q" {
                Err(Stop::Quit)
            } else {
                Ok(())
            };
        };
        self.numbered(&howto::steps(lang, topic))?;
        for (label, text) in howto::remarks(lang, topic) {
            self.named(label, &text)?;
        }
        Ok(())
    }

    /// An answer to a question with so many choices, 0 where none is numbered. Where it is `listed`, a few words are no
    /// answer; evidence is welcome everywhere.
    pub(super) fn ask(
        &mut self,
        choices: usize,
        prompt: Prompt,
        listed: bool,
    ) -> Result<Reply, Stop> {
        loop {
            let heard = self.first(prompt)?;
            if let Some(reply) = heard.skips() {
                return Ok(reply);
            }
            if let Some(number) = heard.number().filter(|_| choices > 0) {
                if (1..=choices).contains(&number) {
                    return Ok(Reply::Number(number - 1));
                }
                self.ask_number(choices)?;
                continue;
            }
            let text = Zeroizing::new(heard.words());
            if let Some(paths) = named_files(&text) {
                match self.file(&paths)? {
                    Some(reply) => return Ok(reply),
                    None => continue,
                }
            }
            // A few words are no number, and no text of several lines.
            if listed && !self.behind && !self.is_whole(&heard.text) {
                self.ask_number(choices)?;
                continue;
            }
            return self.lines(heard.text, prompt);
        }
    }

    /// A file name. A paste is none.
    pub(super) fn file_name(&mut self) -> Result<Option<String>, Stop> {
        let heard = self.read(Prompt::Answer)?;
        if self.behind {
            self.back = Some(heard);
            return Ok(None);
        }
        let name = heard.words().trim().to_owned();
        Ok(Some(name).filter(|_| heard.skips().is_none()))
    }

    fn ask_number(&mut self, choices: usize) -> std::io::Result<()> {
        let args = Args::new().int("count", i64::try_from(choices).unwrap_or(i64::MAX));
        self.line(&self.model.say_with("wizard-plain-number", &args))
    }

    /// A file's content; nothing where it cannot be read, which is told. Of several files all but the last
    /// are taken here.
    fn file(&mut self, paths: &[PathBuf]) -> Result<Option<Reply>, Stop> {
        let mut reply = None;
        for path in paths {
            let name = path.display().to_string();
            match files::load(path, self.model.lang) {
                Ok(bytes) => {
                    let last = reply.replace(Reply::Text(bytes, Origin::File(name)));
                    if let Some(Reply::Text(bytes, origin)) = last {
                        self.take(bytes, origin, None)?;
                    }
                }
                Err(reason) => {
                    let text = self.model.unread(&name, &reason);
                    self.line(&text)?;
                }
            }
        }
        Ok(reply)
    }

    /// Whether a single line is already something whole, so that nobody has to end it.
    fn is_whole(&self, line: &[u8]) -> bool {
        let line = line.trim_ascii();
        let open = match line.first() {
            Some(b'<') => memchr::memmem::find(line, b"</").is_none(),
            Some(b'{') => !line.ends_with(b"}"),
            Some(b'[') => !line.ends_with(b"]"),
            _ => false,
        };
        if open || line.ends_with(b"\\") {
            return false;
        }
        let reading = self.model.exam.probe(line, None);
        reading.is_some_and(|reading| {
            let holds = &reading.holds;
            let fields = holds.form.as_ref().map_or(0, |form| form.fields.len());
            holds.answer.as_ref().is_some_and(is_known) || holds.policy.is_some() || fields > 1
        })
    }

    /// The keys that a text holds.
    fn keys_in(&self, text: &[u8]) -> Keys {
        let reading = self.model.exam.probe(text, Some(Slot::Keys));
        let keys = reading.and_then(|reading| reading.holds.keys);
        keys.unwrap_or_default()
    }

    /// Whether a line at the keys is more than one bare value.
    fn is_keys(&self, line: &[u8]) -> bool {
        if matches!(line.trim_ascii().first(), Some(b'{' | b'[')) {
            return true;
        }
        let keys = self.keys_in(line);
        let named = memchr::memchr2(b'=', b':', line).is_some();
        named && (keys.secret_id.is_some() || keys.secret_key.is_some())
    }

    /// A line that may be the first of several.
    fn lines(&mut self, first: Zeroizing<Vec<u8>>, prompt: Prompt) -> Result<Reply, Stop> {
        let single = !self.behind;
        if prompt == Prompt::Secret && !self.is_keys(&first) {
            return Ok(words(&first));
        }
        if single && prompt != Prompt::Secret {
            if self.is_whole(&first) {
                return Ok(Reply::Text(first, Origin::Pasted));
            }
            let heard = String::from_utf8_lossy(&first);
            if !heard_messages(heard.trim()).is_empty() {
                return Ok(words(&first));
            }
        }
        let more = if prompt == Prompt::Secret {
            prompt
        } else {
            Prompt::More
        };
        let mut text = first;
        while !(prompt == Prompt::Secret && self.are_whole_keys(&text)) {
            let heard = match self.read(more) {
                Ok(heard) => heard,
                // The end of a piped input ends the text too.
                Err(Stop::End) => break,
                Err(stop) => return Err(stop),
            };
            match heard.text.trim_ascii() {
                // Behind a paste it ends the text; inside of one it is a line of it.
                b"." if !self.behind => break,
                b":s" if heard.alone => return Ok(Reply::Skip),
                _ => {}
            }
            if text.len() + heard.text.len() > crate::terminal::input::PASTE_LIMIT {
                self.word("wizard-paste-large")?;
                return Ok(Reply::Nothing);
            }
            append(&mut text, &heard.text);
        }
        Ok(Reply::Text(text, Origin::Pasted))
    }

    /// Whether a text of keys is a whole JSON, or an id and its key.
    fn are_whole_keys(&self, text: &[u8]) -> bool {
        // No keys are longer, and a paste that is none is not read again for each of its lines.
        if text.len() > LONGEST_KEYS {
            return false;
        }
        let keys = self.keys_in(text);
        keys.secret_id.is_some() && (keys.secret_key.is_some() || keys.sign_key.is_some())
    }
}

fn words(line: &[u8]) -> Reply {
    Reply::Words(String::from_utf8_lossy(line).trim().to_owned())
}

/// The files a line names: behind `@`, or dropped onto the terminal.
fn named_files(line: &str) -> Option<Vec<PathBuf>> {
    let line = line.trim();
    let named = line
        .strip_prefix('@')
        .or_else(|| line.strip_prefix('\u{ff20}'));
    if let Some(name) = named {
        let name = name.trim();
        let dropped = dropped::paths(name.as_bytes());
        let is_there = Path::new(name).exists() || dropped.is_empty();
        return Some(if is_there {
            vec![PathBuf::from(name)]
        } else {
            dropped
        });
    }
    let dropped = dropped::paths(line.as_bytes());
    let are_there = !dropped.is_empty() && dropped.iter().all(|path| path.exists());
    are_there.then_some(dropped)
}

/// A line behind a text; where the text moves, its old bytes are wiped.
fn append(text: &mut Zeroizing<Vec<u8>>, line: &[u8]) {
    let wanted = text.len() + 1 + line.len();
    if wanted > text.capacity() {
        let mut larger = Zeroizing::new(Vec::with_capacity(wanted * 2));
        larger.extend_from_slice(text);
        *text = larger;
    }
    text.push(b'\n');
    text.extend_from_slice(line);
}
