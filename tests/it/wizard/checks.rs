//! What holds for every screen, whatever is on it: each check takes a screen and gives what is wrong with it.

use crate::wizard::driver::Wizard;
use postdoc::terminal::keys::{Event, Key};
use postdoc::text::width::columns;
use postdoc::wizard::command::Binding;
use postdoc::wizard::{keymap, script};

/// Without white space and frames, as a sentence that goes on in the next row is one.
pub fn joined(text: &str) -> String {
    let drawn = |c: &char| !c.is_whitespace() && !('\u{2500}'..='\u{257f}').contains(c);
    text.chars().filter(drawn).collect()
}

/// Sentences that are there twice.
pub fn twice(screen: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for row in screen.lines() {
        for part in row.split(['\u{2502}', '\u{256d}', '\u{2570}', '\u{251c}']) {
            let text = joined(part);
            let text = text.trim_start_matches(['\u{2717}', '!', '+', '-']);
            let prose = part.trim().contains(' ') || !text.is_ascii();
            if columns(text) < 30 || !prose {
                continue;
            }
            if seen.iter().any(|known| known == text) {
                wrong.push(format!("{text:?} twice\n{screen}"));
            }
            seen.push(text.to_owned());
        }
    }
    wrong
}

/// Keys in more than one row, or in a row of too many.
pub fn key_rows(wizard: &Wizard) -> Vec<String> {
    let screen = wizard.screen();
    let rows: Vec<&str> = screen.lines().collect();
    let list = keymap::commands(&wizard.model);
    let named = |row: &str| {
        let keys = list.iter().filter(|one| one.bar);
        let lead = |one: &&Binding| {
            row.starts_with(&format!(" {} ", one.shown()))
                || row.contains(&format!("   {} ", one.shown()))
        };
        keys.filter(lead).count()
    };
    let (bottom, before) = rows.split_last().unwrap();
    let mut wrong = Vec::new();
    let count = named(bottom);
    if !(1..=6).contains(&count) {
        wrong.push(format!("{count} keys in {bottom:?}"));
    }
    if before.iter().skip(1).any(|row| named(row) > 1) {
        wrong.push(format!("keys in two rows\n{screen}"));
    }
    wrong
}

/// Prose over 76 columns, and orphans of one or two characters.
pub fn wide_or_orphaned(screen: &str) -> Vec<String> {
    let rows: Vec<&str> = screen.lines().collect();
    let mut wrong = Vec::new();
    let mut above = 0;
    for row in rows.get(2..rows.len() - 3).unwrap() {
        let before = std::mem::take(&mut above);
        let frame = |c: char| ('\u{2500}'..='\u{257f}').contains(&c);
        let trimmed = row.trim_start();
        // Sources and the table of what was given are no prose.
        if trimmed.starts_with(frame) || trimmed.starts_with(['\u{2713}', '\u{25cb}']) {
            continue;
        }
        above = columns(row.trim_end());
        // What is beside the section stands in frames of its own.
        let side = |c: char| frame(c) && c != '\u{2500}';
        let end = row.find(side).unwrap_or(row.len());
        let text = row[..end].trim_end();
        if columns(text) > 78 && text.contains(' ') && !text.contains("http") {
            wrong.push(format!("{} columns: {text}", columns(text)));
        }
        let text = text.trim();
        // A heading or an action has no full row above it.
        let foreign = before > 40 && text.chars().any(|c| c > '\u{2e80}');
        if foreign && text.chars().count() <= 2 {
            wrong.push(format!("an orphan {text:?}\n{screen}"));
        }
    }
    wrong
}

/// Keys that the last row names and that do nothing there.
pub fn dead_keys(fresh: impl Fn() -> Wizard) -> Vec<String> {
    let wizard = fresh();
    let before = wizard.screen();
    let last = before.lines().last().unwrap();
    let mut wrong = Vec::new();
    for binding in keymap::commands(&wizard.model) {
        if !binding.bar || !last.contains(&format!(" {} ", binding.shown())) {
            continue;
        }
        // "Up/Down" is two commands; at the first item only one of them moves.
        let does = |name: &str| {
            let mut wizard = fresh();
            let all = keymap::commands(&wizard.model);
            let same = |key: &&Key| script::name(**key) == name;
            let key = *all.iter().flat_map(|one| one.keys).find(same).unwrap();
            wizard.effects.clear();
            wizard.event(Event::Key(key));
            wizard.screen() != before || !wizard.effects.is_empty()
        };
        if !binding.shown().split('/').any(does) {
            wrong.push(format!("{} does nothing\n{before}", binding.shown()));
        }
    }
    wrong
}
