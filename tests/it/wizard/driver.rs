//! A wizard without a terminal: scripts in, screens out.

use postdoc::cos::answers::Meaning;
use postdoc::diagnosis::{Clock, Watch};
use postdoc::locale::Lang;
use postdoc::terminal::keys::Event;
use postdoc::wizard::model::{Model, Settings};
use postdoc::wizard::msg::{Effect, Msg};
use postdoc::wizard::script::{self, Step};
use postdoc::wizard::{update, view};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// 2026-11-23T08:15:02Z, in Tokyo.
pub const NOW: Clock = Clock {
    machine: 1_795_421_702,
    offset: 9 * 3600,
    given: None,
};

pub struct Wizard {
    pub model: Model,
    pub effects: Vec<Effect>,
    /// What is large is read only when [`Self::read`] says so.
    pub slow: bool,
    texts: Vec<(&'static str, Vec<u8>)>,
}

#[allow(dead_code, reason = "each test file uses a part of it")]
impl Wizard {
    pub fn new(lang: Lang, columns: u16, rows: u16) -> Self {
        let settings = Settings {
            clock: NOW,
            color: false,
            ..Settings::default()
        };
        Self {
            model: Model::new(settings, lang, (columns, rows)),
            effects: Vec::new(),
            slow: false,
            texts: Vec::new(),
        }
    }

    /// A text that scripts paste by its name.
    pub fn knows(mut self, name: &'static str, text: impl AsRef<[u8]>) -> Self {
        self.texts.push((name, text.as_ref().to_vec()));
        self
    }

    /// Plays a script.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for step in script::parse(script).unwrap() {
            let event = match step {
                Step::Event(event) => event,
                Step::Paste(name) => {
                    let known = self.texts.iter().find(|(known, _)| *known == name);
                    script::paste(&known.unwrap_or_else(|| panic!("no text {name:?}")).1)
                }
            };
            self.event(event);
        }
        self
    }

    pub fn event(&mut self, event: Event) {
        self.does(Msg::Input(event));
        while !self.slow && self.reading().is_some() {
            let read = self.reading().unwrap();
            self.does(read);
        }
    }

    pub fn does(&mut self, msg: Msg) -> &mut Self {
        let effects = update::update(&mut self.model, msg);
        self.effects.extend(effects);
        self
    }

    /// What the program reads beside the keyboard, as it comes back.
    pub fn reading(&self) -> Option<Msg> {
        let given = self.model.reading.waits.front()?;
        let number = self.model.reading.number;
        let exam = self.model.exam.clone();
        Some(postdoc::wizard::read(number, exam, given, &NOW))
    }

    /// Does at once what the program does beside the keyboard.
    pub fn searched(&mut self) -> &mut Self {
        let found = postdoc::wizard::find(
            &self.model.exam.evidence,
            &NOW,
            &self.model.exam.search.wanted,
            Watch::silent(),
        );
        let msg = Msg::Searched {
            generation: self.model.exam.search.generation,
            found: Box::new(found),
        };
        update::update(&mut self.model, msg);
        self
    }

    pub fn frame(&self) -> (Buffer, Option<Position>) {
        let (columns, rows) = self.model.window.size;
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        let caret = view::draw(&self.model, area, &mut buffer);
        (buffer, caret)
    }

    pub fn screen(&self) -> String {
        view::screen(&self.frame().0)
    }

    /// What is said first on the telephone, in the screen's language, with the field that COS named.
    pub fn first(&self) -> String {
        let answer = self.model.exam.facts.answer.as_ref();
        let key = answer.and_then(|answer| match &answer.meaning {
            Meaning::Documented(found) => found.key.as_deref(),
            _ => None,
        });
        let words = self.model.words();
        words.first(&self.model.exam.diagnosis, key)
    }

    pub fn quit_with(&self) -> Option<u8> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Quit(status) => Some(*status),
            _ => None,
        })
    }
}
