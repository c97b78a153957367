//! What stands under the mouse. The same frame that is drawn says it; apart because only `--mouse` asks. It changes
//! nothing but what is marked.

use ratatui::layout::{Position, Rect};

use super::super::command::Command;
use super::super::menu::{self, Item};
use super::super::model::{Model, Overlay};
use super::{Composed, SMALLEST};

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
    let area = Rect::new(0, 0, model.window.size.0, model.window.size.1);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        return None;
    }
    let frame = Composed::of(model, area);
    let at = Position::new(column, row);
    if frame.keys_area.contains(at) {
        return frame.keys.at(column).map(Hit::Command);
    }
    if row == area.y {
        return frame.title.at(column).map(Hit::Command);
    }
    if !frame.body.contains(at) {
        return None;
    }
    let row = usize::from(row - frame.body.y);
    let canvas = &frame.canvas;
    if let Some(top) = canvas.top.get(row) {
        return top.item.map(Hit::Item);
    }
    let row = row - canvas.top.len();
    let Some(row) = row.checked_sub(usize::from(canvas.box_rows())) else {
        return Some(Hit::Box);
    };
    let scroll = model.route.front().scroll;
    canvas.rows.get(scroll + row)?.item.map(Hit::Item)
}

/// Marks what was clicked; true where Enter would do something with it.
pub fn mark(model: &mut Model, hit: Hit) -> bool {
    // Any click beside its keys answers the question like any other key does.
    if model.route.overlay == Some(Overlay::Quit) {
        model.route.overlay = model.route.below.take();
    }
    let index = match hit {
        Hit::Item(index) => Some(index),
        Hit::Box => None,
        Hit::Command(_) => return false,
    };
    model.route.front_mut().selected = index;
    let over = model.route.overlay.is_some();
    let is_field = !over && matches!(menu::selected(model), Some(Item::Field(_)));
    index.is_some() && !is_field
}
