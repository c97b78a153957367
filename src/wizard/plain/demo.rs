//! The demo on lines: its menu as a numbered list, its samples for Enter, and the play, where Enter goes on.
//! Apart because the questions must not know that an upload is made up.

use super::super::demo::uploads::DEMOS;
use super::super::demo::{self, Show, Start, play};
use super::super::model::{Origin, Overlay, Screen};
use super::super::msg::{Effect, Found, Named};
use super::super::{run, update, view};
use super::{Plain, Stop};
use crate::diagnosis::Watch;
use crate::terminal::lines::Prompt;

impl Plain<'_> {
    /// From the beginning, whatever that is.
    pub(super) fn begin(&mut self, start: Option<Start>, files: &[Named]) -> Result<(), Stop> {
        self.word("wizard-plain-intro")?;
        self.open(files)?;
        match start {
            None => self.live(),
            Some(Start::Play(_)) => self.play(),
            Some(Start::Menu | Start::Case(_)) => self.demos(start),
        }
    }

    /// One upload after the other.
    fn demos(&mut self, mut start: Option<Start>) -> Result<(), Stop> {
        loop {
            if let Some(Start::Case(index)) = start.take() {
                self.line(&demo::title(self.model.lang, index))?;
            } else {
                match self.pick() {
                    Ok(Some(index)) => update::demo::choose(&mut self.model, index),
                    Ok(None) | Err(Stop::Back) => return Ok(()),
                    Err(Stop::Again) => continue,
                    Err(stop) => return Err(stop),
                }
            }
            self.word("wizard-demo")?;
            self.word("demo-lines")?;
            match self.live() {
                Err(Stop::Back) => {}
                done => return done,
            }
        }
    }

    fn pick(&mut self) -> Result<Option<usize>, Stop> {
        self.model.route.overlay = None;
        self.gap()?;
        self.word("demo-menu")?;
        let names: Vec<String> = (0..DEMOS.len())
            .map(|index| demo::title(self.model.lang, index))
            .collect();
        self.numbered(&names)?;
        self.number(names.len())
    }

    /// Takes the sample of a question instead of an answer; false where there is none.
    pub(super) fn sample(&mut self, screen: Screen) -> Result<bool, Stop> {
        self.model.route.screen = screen;
        let Some(text) = self.model.sample().map(str::to_owned) else {
            return Ok(false);
        };
        if screen == Screen::Error {
            let shown = crate::text::visible::visible(text.as_bytes());
            self.line(&shown.replace("\\n", "\n").replace("\\t", "  "))?;
        }
        self.take(text.as_bytes(), Origin::Pasted, None)
    }

    /// The play: a caption, what is known by then, and Enter for the next.
    fn play(&mut self) -> Result<(), Stop> {
        self.word("wizard-demo")?;
        self.word("demo-lines-play")?;
        let mut told = String::new();
        let mut shown = None;
        while let Some(reads) = self.advance() {
            if !reads {
                continue;
            }
            self.gap()?;
            self.line(&view::caption(&self.model).unwrap_or_default())?;
            self.known(&mut told, &mut shown)?;
            if self.model.route.overlay == Some(Overlay::Demo(Show::End)) {
                break;
            }
            self.next_caption()?;
        }
        self.gap()?;
        self.line(&demo::next(self.model.lang))?;
        Ok(())
    }

    /// What the play has found by now, where that is new: the report at step 4, else the verdict.
    fn known(&mut self, told: &mut String, shown: &mut Option<usize>) -> Result<(), Stop> {
        if self.model.exam.given().next().is_none() {
            return Ok(());
        }
        let headline = self.model.words().headline(&self.model.exam.diagnosis);
        let news = headline != *told;
        *told = headline;
        if self.model.route.screen == Screen::Diagnosis && *shown != self.model.demo.chosen {
            *shown = self.model.demo.chosen;
            return self.report();
        }
        if news { self.verdict() } else { Ok(()) }
    }

    /// Enter, or any line that is no command.
    fn next_caption(&mut self) -> Result<(), Stop> {
        match self.ask(0, Prompt::Answer) {
            Ok(_) | Err(Stop::Again | Stop::Back) => Ok(()),
            Err(stop) => Err(stop),
        }
    }

    /// One thing of the play: whether there is something to read then; nothing at its end.
    fn advance(&mut self) -> Option<bool> {
        let mut reads = false;
        for effect in update::demo::tick(&mut self.model) {
            match effect {
                Effect::Search(_) => {
                    let clock = self.model.settings.clock;
                    let Found { diagnosis, remedy } = run::find(
                        &self.model.exam.evidence,
                        &clock,
                        &self.model.exam.search.wanted,
                        Watch::silent(),
                    );
                    self.model.exam.diagnosis = diagnosis;
                    self.model.exam.remedy = remedy;
                    self.model.exam.search.running = false;
                }
                Effect::Wake(after) => reads = after >= play::READ,
                Effect::Quit(_) => return None,
                _ => {}
            }
        }
        Some(reads)
    }
}
