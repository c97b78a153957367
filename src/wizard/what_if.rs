//! "What if": values somebody tries out at step 4, with the verdict that follows every key. Apart from the
//! steps: what was given is never touched here. It must not know how a trial is judged (see
//! [`crate::remedy::trial`]) nor how it is drawn.

use super::editor::Editor;
use crate::remedy::trial::{Knob, Outcome, Setting, Trial};

/// A trial in the wizard.
pub struct WhatIf {
    trial: Trial,
    /// The values as they were given.
    given: Vec<Setting>,
    /// The values as they are tried.
    pub settings: Vec<Setting>,
    /// What COS would say to them.
    pub outcome: Outcome,
    /// The value being typed.
    pub typing: Option<Typing>,
}

/// A value being typed.
pub struct Typing {
    /// Which, and what it was before.
    pub setting: Setting,
    /// The box.
    pub editor: Editor,
    /// The text is no value for this knob.
    pub refused: bool,
    before: Trial,
}

impl WhatIf {
    /// A trial of what is known.
    pub fn new(trial: Trial) -> Self {
        let settings = trial.settings();
        Self {
            given: settings.clone(),
            outcome: trial.outcome(),
            settings,
            trial,
            typing: None,
        }
    }

    /// Whether a value differs from the one that was given.
    pub fn is_turned(&self, setting: &Setting) -> bool {
        let given = self.given.iter().find(|one| one.knob == setting.knob);
        given.is_none_or(|given| given.value != setting.value)
    }

    /// Whether any does.
    pub fn is_changed(&self) -> bool {
        self.trial.is_changed()
    }

    /// Begins to type a value. A value that must not be shown begins empty.
    pub fn begin(&mut self, index: usize, shown: impl Fn(&str) -> bool) {
        let Some(setting) = self.settings.get(index).cloned() else {
            return;
        };
        let mut editor = Editor::default();
        if let Some(value) = setting.value.as_deref().filter(|value| shown(value)) {
            editor.insert(value);
        }
        self.typing = Some(Typing {
            setting,
            editor,
            refused: false,
            before: self.trial.clone(),
        });
    }

    /// Changes the box; the verdict follows where its text did change.
    pub fn edit(&mut self, change: impl FnOnce(&mut Editor)) {
        let Some(typing) = &mut self.typing else {
            return;
        };
        let before = typing.editor.text();
        change(&mut typing.editor);
        let text = typing.editor.text();
        if text == before {
            return;
        }
        let mut trial = typing.before.clone();
        typing.refused = !trial.set(&typing.setting.knob, &text);
        self.trial = trial;
        self.outcome = self.trial.outcome();
    }

    /// Ends the typing: the value stays, or everything is as it was before. The index of the value's row.
    pub fn end(&mut self, keep: bool) -> Option<usize> {
        let typing = self.typing.take()?;
        if !keep {
            self.trial = typing.before;
            self.outcome = self.trial.outcome();
        }
        self.settings = self.trial.settings();
        let same = |one: &Setting| one.knob == typing.setting.knob;
        self.settings.iter().position(same)
    }

    /// Everything as it was given.
    pub fn reset(&mut self) {
        self.trial.reset();
        self.typing = None;
        self.outcome = self.trial.outcome();
        self.settings = self.trial.settings();
    }
}

impl Typing {
    /// Whether Enter may mean a line end: only in the policy's whole text, and not at its end.
    pub fn has_lines(&self) -> bool {
        self.setting.knob == Knob::PolicyText && !self.editor.at_end()
    }
}
