//! Draws the model: header with the steps, the screen's rows, the verdict line, the key bar. One file a
//! region. Nothing here changes the model but the scroll position, which depends on what fits.

mod bars;
mod call;
mod canvas;
mod catching;
pub mod click;
mod demo;
mod diagnosis;
mod error;
mod help;
mod inventory;
mod keys;
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

pub use demo::{bring, show_branch};
pub(super) use error::label as choice_name;
pub(super) use keys::shape_of;
pub(super) use upload::title as upload_title;

use super::menu;
use super::model::{Model, Overlay, Screen, Spot};
use crate::locale::Catalogue;
use canvas::Canvas;

/// A sign that some terminals draw in two columns.
pub const AMBIGUOUS: &str = "\u{25cf}";

/// The smallest size that holds a header, a question, its box, six choices, the verdict and two rows of keys.
pub const SMALLEST: (u16, u16) = (60, 16);
/// From this height on, a rule stands above the verdict.
const ROOMY: u16 = 20;
/// Lines of prose, and boxes to type into, are never wider: longer lines are tiring.
const PROSE: u16 = 76;

/// A frame before it is drawn: what each region shows, and where it is.
struct Composed {
    title: bars::Hints,
    note: Vec<Line<'static>>,
    note_area: Rect,
    verdict: Vec<Line<'static>>,
    verdict_area: Rect,
    keys: bars::Hints,
    keys_area: Rect,
    /// The rows of the screen, or of what lies over it.
    canvas: Canvas,
    body: Rect,
    /// What stands beside them.
    panel: Rect,
}

impl Composed {
    fn of(model: &Model, area: Rect) -> Self {
        let rows = |list: usize| u16::try_from(list).unwrap_or(u16::MAX);
        let verdict = if at_diagnosis(model) {
            // The row is for its sections.
            vec![Line::default()]
        } else {
            let most = if area.height >= ROOMY { 2 } else { 1 };
            bars::verdict(model, area.width, most)
        };
        let note = bars::note(model, area.width);
        // A small window needs every row for what is wrong.
        let quiet = at_diagnosis(model) && area.height < ROOMY;
        let keys_at = area.height.saturating_sub(1);
        let verdict_at = keys_at.saturating_sub(rows(verdict.len()));
        let note_rows = rows(note.len()).clamp(u16::from(!quiet), 2);
        let note_at = verdict_at.saturating_sub(note_rows);
        let row =
            |y: u16, end: u16| Rect::new(area.x, area.y + y, area.width, end.saturating_sub(y));
        // Air around the rail where there is room for it.
        let top = 2 + u16::from(area.height >= ROOMY);
        let mut body = row(top, note_at);
        body.x += 1;
        let whole = area.width.saturating_sub(1);
        body.width = shown_width(model, whole);
        Self {
            title: bars::header(model, area.width),
            note,
            note_area: row(note_at, verdict_at),
            verdict,
            verdict_area: row(verdict_at, keys_at),
            keys: bars::keys(model, area.width),
            keys_area: row(keys_at, area.height),
            canvas: composed(model, body),
            panel: Rect {
                x: body.right(),
                width: whole - body.width,
                ..body
            },
            body,
        }
    }

    /// As large as the terminal, at least as large as anything is drawn.
    fn on_screen(model: &Model) -> Self {
        let (columns, rows) = model.window.size;
        let (columns, rows) = (columns.max(SMALLEST.0), rows.max(SMALLEST.1));
        Self::of(model, Rect::new(0, 0, columns, rows))
    }

    /// Rows of the body that scroll.
    fn room(&self) -> usize {
        let above = self.canvas.top.len() + usize::from(self.canvas.box_rows());
        usize::from(self.body.height).saturating_sub(above).max(1)
    }

    /// The furthest it scrolls.
    fn last(&self) -> usize {
        self.canvas.rows.len().saturating_sub(self.room())
    }

    /// The first row of an item.
    fn row_of(&self, item: usize) -> Option<usize> {
        let mut rows = self.canvas.rows.iter();
        rows.position(|row| row.item == Some(item))
    }

    /// Whether an item is scrolled out of sight.
    fn hides(&self, spot: Spot, item: usize) -> bool {
        let shown = spot.scroll..spot.scroll + self.room();
        self.row_of(item).is_some_and(|row| !shown.contains(&row))
    }

    /// Scrolls just so far that a row is in sight.
    fn reach(&self, spot: &mut Spot, row: usize) {
        if row < spot.scroll {
            spot.scroll = row;
        } else if row >= spot.scroll + self.room() {
            spot.scroll = row + 1 - self.room();
        }
    }
}

/// Draws everything and says where the terminal's cursor belongs.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(model, area, buffer);
        return None;
    }
    let mut frame = Composed::of(model, area);
    let (caret, more) = body(model, &frame, buffer);
    if frame.note.is_empty() {
        frame.note.extend(bars::between(model, area.width, more));
    }
    if at_diagnosis(model) {
        frame.verdict = vec![bars::tabs(model, area.width, more)];
    }
    let rail = bars::rail(model, area.width);
    lines([&frame.title.line, &rail], area, buffer);
    lines(&frame.note, frame.note_area, buffer);
    lines(&frame.verdict, frame.verdict_area, buffer);
    lines([&frame.keys.line], frame.keys_area, buffer);
    cover(area, buffer);
    caret
}

/// Lines one below the other, as many as there is room for.
fn lines<'a>(lines: impl IntoIterator<Item = &'a Line<'static>>, area: Rect, buffer: &mut Buffer) {
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        line.render(Rect::new(area.x, y, area.width, 1), buffer);
    }
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
    let mut shown: Vec<Line<'static>> = Vec::new();
    for lang in [model.lang, model.lang.next()] {
        let args = crate::locale::Args::new()
            .text("needed", format!("{}x{}", SMALLEST.0, SMALLEST.1))
            .text("now", format!("{}x{}", area.width, area.height));
        let text = Catalogue::get(lang).say("wizard-too-small", &args);
        let parts = crate::text::wrap::wrapped(&text, usize::from(area.width.max(1)));
        // The other language only where all of it fits: half a sentence is none.
        if lang == model.lang || shown.len() + parts.len() <= usize::from(area.height) {
            shown.extend(parts.into_iter().map(|part| Line::from(part.to_owned())));
        }
    }
    lines(&shown, area, buffer);
}

/// The rows of what is open, or of the screen.
fn composed(model: &Model, area: Rect) -> Canvas {
    let chosen = model.route.front().selected;
    let mut canvas = Canvas::new(area.width, &model.settings, chosen);
    let to = &mut canvas;
    match model.route.open() {
        Some(Overlay::Help) => help::help(model, to),
        Some(Overlay::HowTo(None)) => help::topics(model, to),
        Some(Overlay::HowTo(Some(topic))) => help::topic(model, topic, to),
        Some(Overlay::Demo(show)) => demo::draw(model, show, to),
        Some(Overlay::Tree) => tree::whole(model, to),
        Some(Overlay::WhatIf) => what_if::draw(model, to),
        Some(Overlay::Catch) => catching::draw(model, to),
        Some(Overlay::Save { what, exists }) => help::save(model, what, exists, to),
        Some(Overlay::Quit) | None => match model.route.screen {
            Screen::Error => error::draw(model, to),
            Screen::Call => call::draw(model, to),
            Screen::Upload => upload::draw(model, to),
            Screen::Keys => keys::draw(model, to),
            Screen::Diagnosis => diagnosis::draw(model, to, usize::from(area.height)),
        },
    }
    canvas
}

/// The items of a screen that are things to do.
fn actions(model: &Model, canvas: &mut Canvas) {
    for (index, item) in menu::items(model).iter().enumerate() {
        if let menu::Item::Do(_, name) = item {
            canvas.item(index, &model.say(name), "", theme::Role::Plain);
        }
    }
}

/// From this width on, step 4 and the call card have the tree and the times beside them.
const WIDE: u16 = 110;
/// From this width on, it has two sources side by side.
const WIDER: u16 = 160;
/// The narrowest and the widest panel, and what a section wants before the panel grows.
const PANEL: (u16, u16) = (36, 54);
/// See [`PANEL`].
const SECTION: u16 = 78;

/// Columns of what scrolls: the rest is beside it.
fn shown_width(model: &Model, width: u16) -> u16 {
    if is_beside(model, width) {
        width - width.saturating_sub(SECTION).clamp(PANEL.0, PANEL.1)
    } else {
        width
    }
}

fn at_diagnosis(model: &Model) -> bool {
    model.route.screen == Screen::Diagnosis && model.route.open().is_none()
}

fn is_beside(model: &Model, width: u16) -> bool {
    let on_card = model.route.screen == Screen::Call && model.route.open().is_none();
    // The first columns of the window stay free.
    let room = width + 1 >= WIDE && !model.exam.diagnosis.path.is_empty();
    room && (at_diagnosis(model) || on_card)
}

fn is_wide(width: u16) -> bool {
    width >= WIDER
}

/// Draws the rows; says where the caret is and whether there is more below.
fn body(model: &Model, frame: &Composed, buffer: &mut Buffer) -> (Option<Position>, bool) {
    let (canvas, area) = (&frame.canvas, frame.body);
    if frame.panel.width > 0 {
        let mut side = Canvas::new(frame.panel.width, &model.settings, None);
        diagnosis::panel(model, &mut side, usize::from(frame.panel.height));
        lines(side.rows.iter().map(|row| &row.line), frame.panel, buffer);
    }
    lines(canvas.top.iter().map(|row| &row.line), area, buffer);
    let below = |above: usize| {
        let above = u16::try_from(above).unwrap_or(u16::MAX).min(area.height);
        Rect::new(area.x, area.y + above, area.width, area.height - above)
    };
    let rest = below(canvas.top.len());
    let mut caret = None;
    if canvas.text_box > 0 && rest.height > 0 {
        caret = framed_box(model, canvas, rest, buffer);
    }
    let rest = below(canvas.top.len() + usize::from(canvas.box_rows()));
    let scroll = model.route.front().scroll;
    let rows = canvas.rows.iter().skip(scroll).map(|row| &row.line);
    lines(rows, rest, buffer);
    if model.route.overlay.is_none() && model.route.screen == Screen::Keys {
        caret = keys::caret(model, canvas, area);
    }
    (caret, scroll + usize::from(rest.height) < canvas.rows.len())
}

/// The box in its frame; its hint stands inside while nothing else does.
fn framed_box(model: &Model, canvas: &Canvas, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let height = canvas.box_rows().min(area.height);
    let width = area.width.saturating_sub(2).min(PROSE);
    let wide = usize::from(width);
    let mut frame = vec![canvas.framed(Vec::new(), wide); usize::from(height)];
    if let Some(last) = frame.last_mut() {
        *last = canvas.edge(canvas.signs.bottom, "", wide);
    }
    if let Some(first) = frame.first_mut() {
        *first = canvas.edge(canvas.signs.top, "", wide);
    }
    lines(&frame, area, buffer);
    let inner = Rect::new(
        area.x + 3,
        area.y + 1,
        width.saturating_sub(4),
        height.saturating_sub(2),
    );
    let style = ratatui::style::Style::default();
    let caret = model.editor().and_then(|it| it.draw(inner, buffer, style));
    if let Some(hint) = canvas.hint.as_ref().filter(|_| inner.height > 0) {
        let hint = crate::text::width::truncate(hint, usize::from(inner.width));
        let hint = Line::styled(hint, canvas.style(theme::Role::Dim));
        hint.render(Rect { height: 1, ..inner }, buffer);
    }
    caret
}

/// How far to go.
#[derive(Clone, Copy, Debug)]
pub enum By {
    /// To the next (true) or previous item, or a row where none is in sight.
    Item(bool),
    /// So many rows down (true) or up.
    Rows(usize, bool),
    /// A page down (true) or up.
    Page(bool),
    /// To the end (true) or the beginning.
    End(bool),
}

/// Moves the choice or the text.
pub fn scroll(model: &mut Model, by: By) {
    let frame = Composed::on_screen(model);
    let spot = model.route.front_mut();
    match by {
        By::Item(down) => return by_item(spot, &frame, down),
        By::Rows(rows, down) => return by_rows(spot, &frame, rows, down),
        By::Page(down) => by_rows(spot, &frame, frame.room(), down),
        By::End(true) => spot.scroll = frame.last(),
        By::End(false) => spot.scroll = 0,
    }
    // The choice goes along, so that the next arrow does not jump back.
    let mut items = frame.canvas.rows.iter().filter_map(|row| row.item);
    if let Some(first) = items.find(|item| !frame.hides(*spot, *item)) {
        spot.selected = spot.selected.map(|_| first);
    }
}

fn by_rows(spot: &mut Spot, frame: &Composed, rows: usize, down: bool) {
    spot.scroll = if down {
        (spot.scroll + rows).min(frame.last())
    } else {
        spot.scroll.saturating_sub(rows)
    };
}

fn by_item(spot: &mut Spot, frame: &Composed, down: bool) {
    let next = match (spot.selected, down) {
        (None, true) => Some(0),
        (None, false) => None,
        (Some(index), true) => Some(index + 1),
        (Some(index), false) => index.checked_sub(1),
    };
    let found = next.and_then(|index| Some((index, frame.row_of(index)?)));
    let near = spot.scroll.saturating_sub(1)..spot.scroll + frame.room() + 1;
    if let Some((index, row)) = found.filter(|(_, row)| near.contains(row)) {
        spot.selected = Some(index);
        frame.reach(spot, row);
        return;
    }
    if found.is_none() && !down && spot.scroll == 0 && spot.selected == Some(0) {
        // Above the first item is the box.
        spot.selected = None;
    }
    by_rows(spot, frame, 1, down);
}

/// Brings the marked item into sight; false where it was there.
pub fn reveal(model: &mut Model) -> bool {
    let frame = Composed::on_screen(model);
    let spot = model.route.front_mut();
    let item = spot.selected.filter(|item| frame.hides(*spot, *item));
    if let Some(row) = item.and_then(|item| frame.row_of(item)) {
        frame.reach(spot, row);
    }
    item.is_some()
}

/// Marks an item and brings it into sight.
pub fn select(model: &mut Model, index: usize) {
    let frame = Composed::on_screen(model);
    let spot = model.route.front_mut();
    spot.selected = Some(index);
    if let Some(row) = frame.row_of(index) {
        frame.reach(spot, row);
    }
}

/// Keeps choice and scroll inside what there is, after anything changed.
pub fn follow(model: &mut Model) {
    let on_screen = model.route.overlay.is_none();
    if on_screen && let Some(index) = model.route.spot().selected {
        let last = menu::items(model).len().checked_sub(1);
        model.route.spot_mut().selected = last.map(|last| index.min(last));
    }
    let at_diagnosis = on_screen && model.route.screen == Screen::Diagnosis;
    model.route.out_of_sight = false;
    if model.route.front().scroll == 0 && !at_diagnosis && on_screen {
        return;
    }
    let frame = Composed::on_screen(model);
    model.route.scrolls = frame.last() > 0;
    let spot = model.route.front_mut();
    spot.scroll = spot.scroll.min(frame.last());
    let hidden = spot.selected.is_some_and(|item| frame.hides(*spot, item));
    model.route.out_of_sight = at_diagnosis && hidden;
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
