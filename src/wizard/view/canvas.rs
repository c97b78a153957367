//! A screen's text before it is drawn: what stays at the top, the box, and rows that scroll, each of which may
//! belong to an item that can be chosen. Wrapping happens here, with the same widths that drawing uses.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation as _;

use super::super::editor::Editor;
use super::super::model::Settings;
use super::signs::Signs;
use super::theme::{Role, style};
use crate::text::width::{columns, fit, grapheme_columns, head, truncate};
use crate::text::wrap::even;

/// Prose is never wider.
const PROSE: usize = super::PROSE as usize;

/// The widest label that a text stands beside.
const LABEL: usize = 18;

/// The widths of columns, each as wide as its widest cell and no wider than its limit.
pub fn widths<'a, const N: usize>(
    limits: [usize; N],
    rows: impl IntoIterator<Item = [&'a str; N]>,
) -> [usize; N] {
    let mut widest = [0; N];
    for row in rows {
        for ((widest, cell), limit) in widest.iter_mut().zip(row).zip(limits) {
            *widest = columns(cell).min(limit).max(*widest);
        }
    }
    widest
}

/// One row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// What it shows.
    pub line: Line<'static>,
    /// The item it belongs to.
    pub item: Option<usize>,
}

impl Row {
    /// Its text.
    pub fn text(&self) -> String {
        self.line
            .spans
            .iter()
            .map(|span| span.content.as_ref())
            .collect()
    }
}

/// A screen's text.
#[derive(Debug)]
pub struct Canvas {
    /// Rows that stay.
    pub top: Vec<Row>,
    /// How many rows the text box takes behind them; 0 for none.
    pub text_box: u16,
    /// What stands in the empty box.
    pub hint: Option<String>,
    /// Rows that scroll.
    pub rows: Vec<Row>,
    /// The signs to draw with.
    pub signs: &'static Signs,
    width: usize,
    color: bool,
    chosen: Option<usize>,
    pinned: bool,
}

impl Canvas {
    /// An empty page of so many columns. The last column stays free, so that a terminal that counts a
    /// character wider than we do does not wrap.
    pub fn new(width: u16, settings: &Settings, chosen: Option<usize>) -> Self {
        Self {
            top: Vec::new(),
            text_box: 0,
            hint: None,
            rows: Vec::new(),
            signs: Signs::of(settings.ascii),
            width: usize::from(width.saturating_sub(1)).max(1),
            color: settings.color,
            chosen,
            pinned: false,
        }
    }

    /// What is added next stays at the top.
    pub fn pin(&mut self, pinned: bool) {
        self.pinned = pinned;
    }

    /// Whether an item is the chosen one.
    pub fn is_chosen(&self, index: usize) -> bool {
        self.chosen == Some(index)
    }

    /// Columns there are.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Columns of prose.
    pub fn prose(&self) -> usize {
        self.width.min(PROSE)
    }

    /// Columns with the one that stays free.
    pub fn outer(&self) -> u16 {
        u16::try_from(self.width + 1).unwrap_or(u16::MAX)
    }

    /// A box as high as its text, at most so many rows.
    pub fn hold(&mut self, editor: &Editor, most: u16) {
        let width = u16::try_from(self.prose()).unwrap_or(u16::MAX);
        self.text_box = editor.rows(width.saturating_sub(6), most);
    }

    /// Rows of the box with its frame.
    pub fn box_rows(&self) -> u16 {
        if self.text_box > 0 {
            self.text_box + 2
        } else {
            0
        }
    }

    /// A style.
    pub fn style(&self, role: Role) -> Style {
        style(role, self.color)
    }

    /// A finished row.
    pub fn row(&mut self, line: Line<'static>, item: Option<usize>) {
        let row = Row { line, item };
        if self.pinned {
            self.top.push(row);
        } else {
            self.rows.push(row);
        }
    }

    /// An empty row.
    pub fn gap(&mut self) {
        self.row(Line::default(), None);
    }

    /// An empty row where the window has rows to spare.
    pub fn air(&mut self, rows: u16) {
        if rows >= super::ROOMY {
            self.gap();
        }
    }

    /// Text, wrapped, behind so many blanks.
    pub fn text(&mut self, indent: usize, role: Role, text: &str) {
        self.hanging(indent, None, role, text);
    }

    /// A label and a text that is wrapped behind it.
    pub fn labelled(&mut self, indent: usize, label: &str, role: Role, text: &str) {
        self.hanging(indent, Some(label), role, text);
    }

    fn hanging(&mut self, indent: usize, label: Option<&str>, role: Role, text: &str) {
        let label_width = label.map_or(0, |label| columns(label) + 2);
        // A long label stands on a row of its own, so that the text keeps its width.
        let inline = label_width <= LABEL;
        let left = indent + if inline { label_width } else { 2 };
        if let Some(label) = label.filter(|_| !inline) {
            self.row(self.indented(indent, label, Role::Strong), None);
        }
        let room = self.prose().saturating_sub(left).max(8);
        // Yellow prose cannot be read on white: then the label alone has the colour.
        let (sign, role) = match role {
            Role::Doubtful => (role, Role::Strong),
            Role::Bad | Role::Good => (role, role),
            _ => (Role::Strong, role),
        };
        for (index, part) in even(text, room).into_iter().enumerate() {
            let mut spans = Vec::new();
            match label.filter(|_| inline && index == 0) {
                Some(label) => {
                    spans.push(Span::raw(" ".repeat(indent)));
                    spans.push(Span::styled(label.to_owned(), self.style(sign)));
                    spans.push(Span::raw("  "));
                }
                None => spans.push(Span::raw(" ".repeat(left.min(self.width)))),
            }
            spans.push(Span::styled(part.to_owned(), self.style(role)));
            self.row(Line::from(spans), None);
        }
    }

    /// An address, cut nowhere: what does not fit goes on in the next row.
    pub fn address(&mut self, indent: usize, text: &str) {
        let room = self.width.saturating_sub(indent).max(8);
        let mut rest = text;
        while !rest.is_empty() {
            let whole = head(rest, room);
            // Rather before a part of it than inside one.
            let at = whole
                .rfind(['/', '#'])
                .filter(|at| whole.len() < rest.len() && *at > room / 2);
            let (part, tail) = rest.split_at(at.unwrap_or(whole.len()));
            rest = tail;
            self.row(self.indented(indent, part, Role::Place), None);
        }
    }

    fn indented(&self, indent: usize, text: &str, role: Role) -> Line<'static> {
        Line::from(vec![
            Span::raw(" ".repeat(indent)),
            Span::styled(text.to_owned(), self.style(role)),
        ])
    }

    /// A heading.
    pub fn heading(&mut self, text: &str) {
        let line = self.indented(
            1,
            &truncate(text, self.width.saturating_sub(1)),
            Role::Strong,
        );
        self.row(line, None);
    }

    /// An item that can be chosen, with something at the right edge. It is marked by `>` and reverse, and
    /// wraps where it is too long.
    pub fn item(&mut self, index: usize, text: &str, right: &str, role: Role) {
        let chosen = self.chosen == Some(index);
        let role = if chosen { Role::Chosen } else { role };
        let right_width = columns(right);
        let width = self.width.min(PROSE + 1);
        let room = width
            .saturating_sub(3 + right_width + usize::from(right_width > 0) * 2)
            .max(8);
        for (part, piece) in even(text, room).into_iter().enumerate() {
            let mark = if chosen && part == 0 {
                self.signs.choice
            } else {
                " "
            };
            let mut spans = vec![
                Span::styled(format!(" {mark} "), self.style(Role::Key)),
                Span::styled(piece.to_owned(), self.style(role)),
            ];
            if part == 0 && right_width > 0 {
                let fill = width.saturating_sub(3 + columns(piece) + right_width);
                spans.push(Span::raw(" ".repeat(fill)));
                spans.push(Span::styled(right.to_owned(), self.style(Role::Strong)));
            }
            self.row(Line::from(spans), Some(index));
        }
    }

    /// A row of a table: each cell in a column so wide, the last in what is left of the line. A row that belongs
    /// to an item can be marked.
    pub fn cells(&mut self, item: Option<usize>, widths: &[usize], cells: &[(&str, Role)]) {
        let chosen = item.is_some_and(|item| self.is_chosen(item));
        let mark = if chosen { self.signs.choice } else { " " };
        let mut spans = vec![Span::styled(format!(" {mark} "), self.style(Role::Key))];
        let mut room = self.width.saturating_sub(3);
        for (index, (text, role)) in cells.iter().enumerate() {
            let role = match role {
                Role::Plain | Role::Strong if chosen => Role::Chosen,
                role => *role,
            };
            let text = match widths.get(index) {
                Some(width) => fit(text, *width),
                None => truncate(text, room.max(8)),
            };
            // A sign stands near what it is about.
            let gap = if columns(&text) == 1 { 1 } else { 2 };
            room = room.saturating_sub(columns(&text) + gap);
            spans.push(Span::styled(text, self.style(role)));
            spans.push(Span::raw(" ".repeat(gap)));
        }
        self.row(Line::from(spans), item);
    }

    /// Columns of a frame around sources.
    pub fn frame(&self) -> usize {
        self.width.saturating_sub(2)
    }

    /// An edge of a frame of so many columns, with a title in it.
    pub fn edge(
        &self,
        ends: (&'static str, &'static str),
        title: &str,
        width: usize,
    ) -> Line<'static> {
        let title = truncate(title, width.saturating_sub(6));
        let dim = self.style(Role::Dim);
        let mut spans = vec![Span::raw(" ")];
        let mut rest = width.saturating_sub(2);
        if title.is_empty() {
            spans.push(Span::styled(ends.0, dim));
        } else {
            rest = rest.saturating_sub(columns(&title) + 2);
            spans.push(Span::styled(format!("{} ", ends.0), dim));
            spans.push(Span::styled(title, self.style(Role::Place)));
            spans.push(Span::raw(" "));
        }
        let rule = self.signs.rule.repeat(rest);
        spans.push(Span::styled(format!("{rule}{}", ends.1), dim));
        Line::from(spans)
    }

    /// A row between the sides of such a frame.
    pub fn framed(&self, spans: Vec<Span<'static>>, width: usize) -> Line<'static> {
        let side = self.signs.side;
        let used: usize = spans.iter().map(|span| columns(&span.content)).sum();
        let fill = " ".repeat(width.saturating_sub(used + 4));
        let dim = self.style(Role::Dim);
        let mut row = vec![Span::raw(" "), Span::styled(format!("{side} "), dim)];
        row.extend(spans);
        row.push(Span::styled(format!("{fill} {side}"), dim));
        Line::from(row)
    }

    /// A text in pieces, each column in the role it has.
    pub fn painted(&self, text: &str, role: impl Fn(usize) -> Role) -> Vec<Span<'static>> {
        let mut pieces: Vec<(Role, String)> = Vec::new();
        let mut column = 0;
        for grapheme in text.graphemes(true) {
            let here = role(column);
            column += grapheme_columns(grapheme);
            match pieces.last_mut() {
                Some((known, text)) if *known == here => text.push_str(grapheme),
                _ => pieces.push((here, grapheme.to_owned())),
            }
        }
        let pieces = pieces.into_iter();
        pieces
            .map(|(role, text)| Span::styled(text, self.style(role)))
            .collect()
    }
}
