//! What stands under the mouse, and how far the wheel scrolls. The same layout and rows that are drawn say it;
//! apart because only `--mouse` asks. It changes nothing but the scroll position.

use ratatui::layout::{Position, Rect};

use super::super::command::{Binding, Command};
use super::super::keymap;
use super::super::model::{Model, Overlay, Screen};
use super::{Layout, SMALLEST, bars};
use crate::text::width::columns;

/// Rows of one turn of the wheel.
const WHEEL: usize = 3;

/// What a click meets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Hit {
    /// An item of the page, by its place in the list.
    Item(usize),
    /// The text box.
    Box,
    /// An entry of the key bar.
    Command(Command),
}

/// What stands at a place of the screen, if it does anything.
pub fn hit(model: &Model, column: u16, row: u16) -> Option<Hit> {
    let area = Rect::new(0, 0, model.size.0, model.size.1);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        return None;
    }
    let at = Position::new(column, row);
    let layout = Layout::of(model, area);
    if layout.keys.contains(at) {
        return entry(model, &layout.key_line, usize::from(column)).map(Hit::Command);
    }
    if layout.title.contains(at) {
        return in_corner(model, usize::from(area.right() - column)).map(Hit::Command);
    }
    if layout.body.contains(at) {
        return inside(model, layout.body, at);
    }
    None
}

/// The command of the key bar's entry at a column.
fn entry(model: &Model, line: &bars::KeyLine, column: usize) -> Option<Command> {
    let mut start = 1;
    for (keys, label) in line {
        let end = start + columns(keys) + 1 + columns(label);
        if (start..end).contains(&column) {
            let list = keymap::commands(model);
            let same = |binding: &&Binding| binding.shown() == *keys;
            // "Up/Down" is two commands; nobody needs a mouse for either.
            let found = list.iter().filter(|it| it.bar).find(same)?.command;
            return Some(found).filter(|command| *command != Command::Up);
        }
        start = end + 3;
    }
    None
}

/// The command of the title line's entry at so many columns from its end.
fn in_corner(model: &Model, behind: usize) -> Option<Command> {
    let mut used = 1;
    for (key, text, command) in bars::corner(model).into_iter().rev() {
        let from = used;
        used += columns(&key) + 1 + columns(&text) + 1;
        if (from + 1..=used).contains(&behind) {
            return Some(command);
        }
        used += 1;
    }
    None
}

fn inside(model: &Model, body: Rect, at: Position) -> Option<Hit> {
    let width = super::page_width(model, body.width);
    if at.x >= body.x + width {
        return None;
    }
    let page = super::page(model, (width, body.height));
    let row = usize::from(at.y - body.y);
    if let Some(top) = page.top.get(row) {
        return top.item.map(Hit::Item);
    }
    let row = row - page.top.len();
    let Some(row) = row.checked_sub(usize::from(page.box_rows())) else {
        return Some(Hit::Box);
    };
    let scroll = super::spot(model).scroll;
    page.rows.get(scroll + row)?.item.map(Hit::Item)
}

/// Marks what was clicked; true where Enter would do something with it.
pub fn mark(model: &mut Model, hit: Hit) -> bool {
    // Any click beside its keys answers the question like any other key does.
    if model.overlay == Some(Overlay::Quit) {
        model.overlay = model.below.take();
    }
    let index = match hit {
        Hit::Item(index) => Some(index),
        Hit::Box => None,
        Hit::Command(_) => return false,
    };
    super::spot_mut(model).selected = index;
    let is_field = model.overlay.is_none()
        && model.screen == Screen::Keys
        && matches!(
            super::items::selected(model),
            Some(super::items::Item::Field(_))
        );
    index.is_some() && !is_field
}

/// Scrolls by the wheel.
pub fn wheel(model: &mut Model, down: bool) {
    let extent = super::extent(model);
    let last = extent.rows.saturating_sub(extent.room);
    let spot = super::spot_mut(model);
    spot.scroll = if down {
        (spot.scroll + WHEEL).min(last)
    } else {
        spot.scroll.saturating_sub(WHEEL)
    };
}
