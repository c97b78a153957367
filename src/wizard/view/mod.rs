//! Draws the model: header with the steps, the screen's page, the verdict line, the key bar. One file a
//! region. Nothing here changes the model but the scroll position, which depends on what fits.

mod bars;
mod call;
mod cards;
mod catching;
pub mod click;
mod demo;
mod diagnosis;
mod error;
mod help;
mod keys;
mod page;
mod point;
mod remedy;
mod signs;
mod theme;
mod times;
mod tree;
mod upload;
mod what_if;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Widget;

pub use demo::{bring, caption, show_branch};

use super::items;
use super::model::{Model, Overlay, Screen, Spot};
use crate::locale::Catalogue;
use page::Page;

/// A sign that some terminals draw in two columns.
pub const AMBIGUOUS: &str = "\u{25cf}";

/// The smallest size that holds a header, a question, its box, six choices, the verdict and two rows of keys.
pub const SMALLEST: (u16, u16) = (60, 16);
/// From this height on, a rule stands above the verdict.
const ROOMY: u16 = 20;
/// Lines of prose, and boxes to type into, are never wider: longer lines are tiring.
const PROSE: u16 = 76;

/// Where things are drawn, and the bars' texts, whose length decides it.
struct Layout {
    title: Rect,
    rail: Rect,
    body: Rect,
    note: Rect,
    verdict: Rect,
    keys: Rect,
    key_line: bars::KeyLine,
    note_lines: Vec<String>,
    verdict_lines: Vec<String>,
}

impl Layout {
    fn of(model: &Model, area: Rect) -> Self {
        let verdict_lines = bars::verdict_lines(model, area.width);
        let rows = |list: usize| u16::try_from(list).unwrap_or(u16::MAX);
        let verdict_rows = rows(verdict_lines.len()).min(if area.height >= ROOMY { 2 } else { 1 });
        let row = |y: u16, height: u16| Rect::new(area.x, area.y + y, area.width, height);
        let keys = area.height.saturating_sub(1);
        // Air around the rail where there is room for it.
        let air = u16::from(area.height >= ROOMY);
        let verdict = keys.saturating_sub(verdict_rows);
        let note_lines = bars::note_lines(model, area.width);
        // A small window needs every row for what is wrong.
        let quiet = at_diagnosis(model) && area.height < ROOMY;
        let note_rows = rows(note_lines.len()).clamp(u16::from(!quiet), 2);
        let note = verdict.saturating_sub(note_rows);
        Self {
            title: row(0, 1),
            rail: row(1, 1),
            body: Rect {
                x: area.x + 1,
                width: area.width.saturating_sub(1),
                ..row(2 + air, note.saturating_sub(2 + air))
            },
            note: row(note, note_rows),
            verdict: row(verdict, verdict_rows),
            keys: row(keys, 1),
            key_line: bars::key_line(model, area.width),
            note_lines,
            verdict_lines,
        }
    }
}

/// Draws everything and says where the terminal's cursor belongs.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(model, area, buffer);
        return None;
    }
    let layout = Layout::of(model, area);
    bars::title(model, layout.title, buffer);
    bars::rail(model, layout.rail, buffer);
    let (caret, more) = body(model, layout.body, buffer);
    bars::note(model, &layout.note_lines, more, layout.note, buffer);
    if at_diagnosis(model) {
        bars::tabs(model, more, layout.verdict, buffer);
    } else {
        bars::verdict(model, &layout.verdict_lines, layout.verdict, buffer);
    }
    bars::keys(model, &layout.key_line, layout.keys, buffer);
    cover(area, buffer);
    caret
}

/// Fills the cells that wide characters cover. They are never sent, but when a narrow character takes the
/// place of a wide one, the cell behind it differs and is sent too; some terminals keep half a character there.
fn cover(area: Rect, buffer: &mut Buffer) {
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let symbol = buffer
                .cell(Position::new(x, y))
                .map(ratatui::buffer::Cell::symbol);
            let wide = symbol.is_some_and(|symbol| {
                crate::text::width::columns(symbol) == 2 && !symbol.contains('\u{fe0f}')
            });
            if wide && let Some(covered) = buffer.cell_mut(Position::new(x + 1, y)) {
                covered.set_symbol("#");
                x += 1;
            }
            x += 1;
        }
    }
}

/// One sentence in both languages, so that a small window does not look like a crash.
fn too_small(model: &Model, area: Rect, buffer: &mut Buffer) {
    let mut y = area.y;
    for lang in [model.lang, model.lang.next()] {
        let args = crate::locale::Args::new()
            .text("needed", format!("{}x{}", SMALLEST.0, SMALLEST.1))
            .text("now", format!("{}x{}", area.width, area.height));
        let text = Catalogue::get(lang).say("wizard-too-small", &args);
        let lines = crate::text::wrap::wrapped(&text, usize::from(area.width.max(1)));
        // The other language only where all of it fits: half a sentence is none.
        if lang != model.lang && lines.len() > usize::from(area.bottom().saturating_sub(y)) {
            return;
        }
        for line in lines {
            if y < area.bottom() {
                let row = Rect::new(area.x, y, area.width, 1);
                Line::from(line.to_owned()).render(row, buffer);
                y += 1;
            }
        }
    }
}

/// The page of what is open, or of the screen, in so many columns and rows.
fn page(model: &Model, area: (u16, u16)) -> Page {
    let chosen = if model.open().is_some() {
        model.overlay_spot.selected
    } else {
        model.spot().selected
    };
    let mut page = Page::new(area.0, &model.settings, chosen);
    match model.open() {
        Some(Overlay::Help) => help::help(model, &mut page),
        Some(Overlay::HowTo(None)) => help::topics(model, &mut page),
        Some(Overlay::HowTo(Some(topic))) => help::topic(model, *topic, &mut page),
        Some(Overlay::Demo(show)) => demo::page(model, *show, &mut page),
        Some(Overlay::Tree) => tree::whole(model, &mut page),
        Some(Overlay::WhatIf) => what_if::page(model, &mut page),
        Some(Overlay::Catch) => catching::page(model, &mut page),
        Some(Overlay::Save { what, exists }) => help::save(model, *what, *exists, &mut page),
        Some(Overlay::Quit) | None => match model.screen {
            Screen::Error => error::page(model, &mut page),
            Screen::Call => call::page(model, &mut page),
            Screen::Upload => upload::page(model, &mut page),
            Screen::Keys => keys::page(model, &mut page),
            Screen::Diagnosis => diagnosis::page(model, &mut page, usize::from(area.1)),
        },
    }
    page
}

/// The items of a screen that are things to do.
fn actions(model: &Model, page: &mut Page) {
    for (index, item) in items::items(model).iter().enumerate() {
        if let items::Item::Do(_, name) = item {
            page.item(index, &model.say(name), "", theme::Role::Plain);
        }
    }
}

/// From this width on, step 4 has the tree and the times beside its sections.
const WIDE: u16 = 110;
/// From this width on, it has two sources side by side.
const WIDER: u16 = 160;
/// The narrowest and the widest panel, and what a section wants before the panel grows.
const PANEL: (u16, u16) = (36, 54);
/// See [`PANEL`].
const SECTION: u16 = 78;

/// Columns of the scrolled page: the rest is beside it.
fn page_width(model: &Model, width: u16) -> u16 {
    if is_beside(model, width) {
        width - width.saturating_sub(SECTION).clamp(PANEL.0, PANEL.1)
    } else {
        width
    }
}

fn at_diagnosis(model: &Model) -> bool {
    model.screen == Screen::Diagnosis && model.open().is_none()
}

fn is_beside(model: &Model, width: u16) -> bool {
    // The first columns of the window stay free.
    width + 1 >= WIDE && at_diagnosis(model) && !model.diagnosis.path.is_empty()
}

fn is_wide(width: u16) -> bool {
    width >= WIDER
}

/// Draws the page; says where the caret is and whether there is more below.
fn body(model: &Model, whole: Rect, buffer: &mut Buffer) -> (Option<Position>, bool) {
    let mut area = whole;
    area.width = page_width(model, whole.width);
    if area.width < whole.width {
        let mut side = Page::new(whole.width - area.width, &model.settings, None);
        diagnosis::panel(model, &mut side, usize::from(whole.height));
        let right = Rect::new(
            area.right(),
            whole.y,
            whole.width - area.width,
            whole.height,
        );
        for (y, row) in (right.top()..right.bottom()).zip(&side.rows) {
            (&row.line).render(Rect::new(right.x, y, right.width, 1), buffer);
        }
    }
    let page = page(model, (area.width, area.height));
    let mut y = area.y;
    for row in page.top.iter().take(usize::from(area.height)) {
        (&row.line).render(Rect::new(area.x, y, area.width, 1), buffer);
        y += 1;
    }
    let mut caret = None;
    if page.text_box > 0 && y < area.bottom() {
        let height = page.box_rows().min(area.bottom() - y);
        let outer = Rect::new(
            area.x + 1,
            y,
            area.width.saturating_sub(2).min(PROSE),
            height,
        );
        caret = framed_box(model, &page, outer, buffer);
        y += height;
    }
    let scroll = spot(model).scroll;
    for (y, row) in (y..area.bottom()).zip(page.rows.iter().skip(scroll)) {
        (&row.line).render(Rect::new(area.x, y, area.width, 1), buffer);
    }
    if model.overlay.is_none() && model.screen == Screen::Keys {
        caret = keys::caret(model, &page, area);
    }
    let shown = scroll + usize::from(area.bottom().saturating_sub(y));
    (caret, shown < page.rows.len())
}

/// The box in its frame; its hint stands inside while nothing else does.
fn framed_box(model: &Model, page: &Page, outer: Rect, buffer: &mut Buffer) -> Option<Position> {
    let signs = signs::Signs::of(model.settings.ascii);
    let dim = page.style(theme::Role::Dim);
    let width = usize::from(outer.width);
    let side = format!(
        "{}{}{}",
        signs.side,
        " ".repeat(width.saturating_sub(2)),
        signs.side
    );
    let last = outer.bottom().saturating_sub(1);
    for y in outer.top()..outer.bottom() {
        let text = match y {
            _ if y == outer.top() => signs.edge(signs.top, width),
            _ if y == last => signs.edge(signs.bottom, width),
            _ => side.clone(),
        };
        Line::styled(text, dim).render(Rect::new(outer.x, y, outer.width, 1), buffer);
    }
    let inner = Rect::new(
        outer.x + 2,
        outer.y + 1,
        outer.width.saturating_sub(4),
        outer.height.saturating_sub(2),
    );
    let caret = text_box(model, inner, buffer);
    if let Some(hint) = &page.hint {
        let hint = crate::text::width::truncate(hint, usize::from(inner.width));
        Line::styled(hint, dim).render(
            Rect {
                height: inner.height.min(1),
                ..inner
            },
            buffer,
        );
    }
    caret
}

fn text_box(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let plain = ratatui::style::Style::default();
    match model.open() {
        Some(Overlay::Save { .. }) => model.path.draw(area, buffer, plain),
        Some(Overlay::WhatIf) => {
            let typing = model.what_if.as_ref()?.typing.as_ref()?;
            typing.editor.draw(area, buffer, plain)
        }
        // What would be lost stays in sight while it is asked.
        Some(Overlay::Quit) | None => model.draft()?.editor.draw(area, buffer, plain),
        Some(_) => None,
    }
}

fn spot(model: &Model) -> Spot {
    if model.open().is_some() {
        model.overlay_spot
    } else {
        model.spot()
    }
}

fn spot_mut(model: &mut Model) -> &mut Spot {
    if model.open().is_some() {
        &mut model.overlay_spot
    } else {
        model.spot_mut()
    }
}

/// How far to go.
#[derive(Clone, Copy, Debug)]
pub enum By {
    /// To the next (true) or previous item, or a row where none is in sight.
    Item(bool),
    /// A page down (true) or up.
    Page(bool),
    /// To the end (true) or the beginning.
    End(bool),
}

/// Rows of the scrolled part that fit, how many there are, and the row of each item.
struct Extent {
    room: usize,
    rows: usize,
    items: Vec<usize>,
}

fn extent(model: &Model) -> Extent {
    let area = Rect::new(
        0,
        0,
        model.size.0.max(SMALLEST.0),
        model.size.1.max(SMALLEST.1),
    );
    let layout = Layout::of(model, area);
    let width = page_width(model, layout.body.width);
    let page = page(model, (width, layout.body.height));
    let above = page.top.len() + usize::from(page.box_rows());
    let mut items = Vec::new();
    for (row, content) in page.rows.iter().enumerate() {
        if let Some(index) = content.item
            && index >= items.len()
        {
            items.resize(index + 1, row);
        }
    }
    Extent {
        room: usize::from(layout.body.height).saturating_sub(above).max(1),
        rows: page.rows.len(),
        items,
    }
}

/// Moves the choice or the text.
pub fn scroll(model: &mut Model, by: By) {
    let extent = extent(model);
    let last = extent.rows.saturating_sub(extent.room);
    let spot = spot_mut(model);
    match by {
        By::Item(down) => by_item(spot, &extent, down),
        By::Page(true) => spot.scroll = (spot.scroll + extent.room).min(last),
        By::Page(false) => spot.scroll = spot.scroll.saturating_sub(extent.room),
        By::End(true) => spot.scroll = last,
        By::End(false) => spot.scroll = 0,
    }
    if matches!(by, By::Page(_) | By::End(_)) {
        // The choice goes along, so that the next arrow does not jump back.
        let shown = spot.scroll..spot.scroll + extent.room;
        if let Some(first) = extent.items.iter().position(|row| shown.contains(row)) {
            spot.selected = spot.selected.map(|_| first);
        }
    }
}

fn by_item(spot: &mut Spot, extent: &Extent, down: bool) {
    let next = match (spot.selected, down) {
        (None, true) => Some(0),
        (None, false) => None,
        (Some(index), true) => Some(index + 1),
        (Some(index), false) => index.checked_sub(1),
    };
    let row = next.and_then(|index| extent.items.get(index).map(|row| (index, *row)));
    let reach = spot.scroll.saturating_sub(1)..spot.scroll + extent.room + 1;
    match row {
        Some((index, row)) if reach.contains(&row) => {
            spot.selected = Some(index);
            into_view(spot, row, extent.room);
        }
        Some(_) | None if down => {
            let last = extent.rows.saturating_sub(extent.room);
            spot.scroll = (spot.scroll + 1).min(last);
        }
        Some(_) => spot.scroll = spot.scroll.saturating_sub(1),
        None => {
            if spot.scroll == 0 && spot.selected == Some(0) {
                // Above the first item is the box.
                spot.selected = None;
            }
            spot.scroll = spot.scroll.saturating_sub(1);
        }
    }
}

fn is_hidden(spot: &Spot, extent: &Extent, index: usize) -> bool {
    let shown = spot.scroll..spot.scroll + extent.room;
    extent
        .items
        .get(index)
        .is_some_and(|row| !shown.contains(row))
}

/// Brings the marked item into sight; false where it was there.
pub fn reveal(model: &mut Model) -> bool {
    let extent = extent(model);
    let spot = spot_mut(model);
    let index = spot.selected.unwrap_or(0);
    let hidden = spot.selected.is_some() && is_hidden(spot, &extent, index);
    if let Some(row) = extent.items.get(index).filter(|_| hidden) {
        into_view(spot, *row, extent.room);
    }
    hidden
}

/// Marks an item and brings it into sight.
pub fn select(model: &mut Model, index: usize) {
    let extent = extent(model);
    let spot = spot_mut(model);
    spot.selected = Some(index);
    if let Some(row) = extent.items.get(index) {
        into_view(spot, *row, extent.room);
    }
}

fn into_view(spot: &mut Spot, row: usize, room: usize) {
    if row < spot.scroll {
        spot.scroll = row;
    } else if row >= spot.scroll + room {
        spot.scroll = row + 1 - room;
    }
}

/// Keeps choice and scroll inside what there is, after anything changed.
pub fn follow(model: &mut Model) {
    let on_screen = model.overlay.is_none();
    if on_screen && let Some(index) = spot(model).selected {
        let last = items::items(model).len().checked_sub(1);
        spot_mut(model).selected = last.map(|last| index.min(last));
    }
    let at_diagnosis = on_screen && model.screen == Screen::Diagnosis;
    model.out_of_sight = false;
    if spot(model).scroll == 0 && !at_diagnosis {
        return;
    }
    let extent = extent(model);
    let spot = spot_mut(model);
    spot.scroll = spot.scroll.min(extent.rows.saturating_sub(extent.room));
    let hidden = spot
        .selected
        .is_some_and(|index| is_hidden(spot, &extent, index));
    model.out_of_sight = at_diagnosis && hidden;
}

fn row_text(row: &page::Row) -> String {
    let spans = row.line.spans.iter();
    spans.map(|span| span.content.as_ref()).collect()
}

/// What step 2 asks for.
pub fn upload_title(model: &Model) -> String {
    upload::title(model)
}

/// The name of a choice of step 1.
pub fn choice_name(model: &Model, choice: &crate::cos::answers::Choice) -> String {
    error::label(model, choice)
}

/// The shape of what was typed into a field of step 3; never the value.
pub fn key_shape(model: &Model, field: super::model::KeyField) -> String {
    let mut each = model.keys.each().filter(|(known, _)| *known == field);
    each.next().map_or_else(String::new, |(field, secret)| {
        keys::told(model, field, secret)
    })
}

/// The screen as text, for tests: cells covered by a wide character are left out, and so are blanks at the
/// end of a row.
pub fn screen(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut out = String::new();
    for y in area.top()..area.bottom() {
        let mut row = String::new();
        let mut skip = 0;
        for x in area.left()..area.right() {
            let Some(cell) = buffer.cell(Position::new(x, y)) else {
                continue;
            };
            if skip > 0 {
                skip -= 1;
                continue;
            }
            row.push_str(cell.symbol());
            skip = crate::text::width::columns(cell.symbol()).saturating_sub(1);
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}
