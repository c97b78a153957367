//! What a key means at this moment: the rows of the table of keys that hold here, without those that would do nothing,
//! named for what they do now.

use super::call;
use super::command::{self, Binding, Command};
use super::menu::{self, Item};
use super::model::{Model, Overlay, Screen, Section};
use super::what_if::WhatIf;
use super::{demo, documents, letters, problems};
use crate::terminal::keys::{Code, Key};

/// The commands available now, the most wanted first.
pub fn commands(model: &Model) -> Vec<Binding> {
    let mut list = command::of_place(place(model));
    if let Some(play) = &model.demo.play {
        let pause = list.iter_mut().find(|one| one.command == Command::Pause);
        if let Some(pause) = pause.filter(|_| play.paused) {
            pause.label = "demo-go-on";
        }
        return list;
    }
    if model.route.overlay.is_some() {
        let came = model
            .catching
            .as_ref()
            .is_some_and(|it| !it.cards.is_empty());
        let empty = model.route.overlay == Some(Overlay::Catch) && !came;
        let trial = model.sections.trial.as_ref();
        let changed = trial.is_some_and(WhatIf::is_changed);
        list.retain(|one| match one.command {
            Command::Enter => !empty,
            Command::Reset => changed,
            _ => true,
        });
        // What is all in sight does not move.
        let still = place(model) & (command::TEXT | command::HELP | command::CATCH) != 0;
        for up in list
            .iter_mut()
            .filter(|one| still && one.command == Command::Up)
        {
            up.bar &= model.route.scrolls;
        }
        return list;
    }
    // A letter for a box is no command.
    let boxed = matches!(menu::selected(model), Some(Item::Heard(heard)) if heard.is_tail());
    let letter = |key: &Key| matches!(key.code, Code::Char(_)) && !key.ctrl;
    list.retain(|one| !(boxed && one.keys.iter().any(letter)));
    // No key that does nothing.
    list.retain(|one| match one.command {
        Command::WhatIf => menu::can_try(model),
        Command::CopyFix => documents::fix(model).is_some(),
        Command::Remove => matches!(menu::selected(model), Some(Item::Given(_))),
        Command::Catch => menu::may_catch(model),
        _ => true,
    });
    for binding in &mut list {
        name(model, binding);
    }
    if model.sample().is_some()
        && let Some(mut sample) = command::sample()
    {
        // Where Enter does it too, one of them is enough.
        sample.bar = !model.offers_sample();
        list.insert(0, sample);
    }
    list
}

/// Where one is.
fn place(model: &Model) -> u16 {
    if model.demo.play.is_some() {
        return command::PLAY;
    }
    let typing = model
        .sections
        .trial
        .as_ref()
        .is_some_and(|one| one.typing.is_some());
    match &model.route.overlay {
        None => command::place(model.route.screen),
        Some(Overlay::Quit) => command::QUIT,
        Some(Overlay::HowTo(None) | Overlay::Demo(demo::Show::Menu)) => command::LIST,
        Some(Overlay::Help) => command::HELP,
        Some(Overlay::Save { .. }) => command::SAVE,
        Some(Overlay::WhatIf) if typing => command::VALUE,
        Some(Overlay::WhatIf) => command::TRIAL,
        Some(Overlay::Catch) => command::CATCH,
        Some(Overlay::Demo(_) | Overlay::Tree | Overlay::HowTo(Some(_))) => command::TEXT,
    }
}

/// Names a command of a screen for what it does now.
fn name(model: &Model, binding: &mut Binding) {
    // In a demo, its menu lies before the first screen.
    let first = model.route.screen == Screen::Error && model.route.history.is_empty();
    let ends = first && model.demo.chosen.is_none();
    match binding.command {
        Command::Up if model.route.screen == Screen::Diagnosis => {
            let several = turns_problems(model);
            if several {
                binding.label = "wizard-key-problem";
            }
            binding.bar = several || !menu::items(model).is_empty();
        }
        Command::Enter => binding.label = entered(model).unwrap_or(binding.label),
        Command::Back if !model.reading.waits.is_empty() => binding.label = "wizard-key-stop",
        Command::Back if ends => binding.label = "wizard-key-quit",
        Command::Quit if ends => binding.bar = false,
        Command::CopyQuestions => binding.bar = call::asks(model),
        _ => {}
    }
}

/// Whether up and down go from problem to problem.
pub fn turns_problems(model: &Model) -> bool {
    let here = model.route.screen == Screen::Diagnosis && model.sections.open == Section::Point;
    here && menu::items(model).is_empty() && problems::all(model).len() > 1
}

/// What Enter does to the marked item.
fn entered(model: &Model) -> Option<&'static str> {
    if model.offers_sample() {
        return Some("demo-paste");
    }
    let typed = model.text_box().filter(|draft| !draft.is_empty());
    let Some(item) = menu::selected(model) else {
        return match typed {
            None if model.route.screen == Screen::Diagnosis => {
                Some(model.sections.open.turned(true).message())
            }
            Some(_) if menu::is_ambiguous(model) && model.route.screen == Screen::Error => {
                Some("wizard-key-choose")
            }
            Some(draft) if !draft.accepted => Some("wizard-key-read"),
            _ if model.route.screen == Screen::Error && model.has_work() => {
                Some("wizard-key-enter-next")
            }
            _ => None,
        };
    };
    if model.route.out_of_sight {
        return Some("wizard-key-show");
    }
    Some(match item {
        Item::Choice(_) | Item::Pick(..) | Item::Language(_) => "wizard-key-choose",
        Item::Answer(..) => "wizard-key-answer",
        Item::Question(_) => "wizard-key-ask",
        Item::Fold(_) => "wizard-key-open",
        Item::Need(_) => "wizard-key-give",
        Item::Do(..) => "wizard-key-do",
        Item::Given(_) => "wizard-key-enter-next",
        Item::Field(_) | Item::Heard(_) => return None,
    })
}

/// What a key means now; a letter also where an input method made another character of it.
pub fn find(model: &Model, pressed: Key) -> Option<Command> {
    let commands = commands(model);
    let bound = |code: Code| {
        let same =
            |key: &Key| key.code == code && key.ctrl == pressed.ctrl && key.alt == pressed.alt;
        let found = commands.iter().find(|one| one.keys.iter().any(same));
        found.map(|one| one.command)
    };
    match pressed.code {
        Code::Char(typed) => letters::behind(typed).find_map(|letter| bound(Code::Char(letter))),
        code => bound(code),
    }
}
