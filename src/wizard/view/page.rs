//! A screen's text before it is drawn: what stays at the top, the box, and rows that scroll, each of which may
//! belong to an item that can be chosen. Wrapping happens here, with the same widths that drawing uses.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::{Role, style};
use crate::text::width::{columns, truncate};
use crate::text::wrap::wrapped;

/// The widest label that a text stands beside.
const LABEL: usize = 18;

/// One row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// What it shows.
    pub line: Line<'static>,
    /// The item it belongs to.
    pub item: Option<usize>,
}

/// A screen's text.
#[derive(Debug)]
pub struct Page {
    /// Rows that stay.
    pub top: Vec<Row>,
    /// How many rows the text box takes behind them; 0 for none.
    pub text_box: u16,
    /// Rows that scroll.
    pub rows: Vec<Row>,
    width: usize,
    color: bool,
    chosen: Option<usize>,
    pinned: bool,
}

impl Page {
    /// An empty page of so many columns. The last column stays free, so that a terminal that counts a
    /// character wider than we do does not wrap.
    pub fn new(width: u16, color: bool, chosen: Option<usize>) -> Self {
        Self {
            top: Vec::new(),
            text_box: 0,
            rows: Vec::new(),
            width: usize::from(width.saturating_sub(1)).max(1),
            color,
            chosen,
            pinned: false,
        }
    }

    /// What is added next stays at the top.
    pub fn pin(&mut self, pinned: bool) {
        self.pinned = pinned;
    }

    /// Columns there are.
    pub fn width(&self) -> usize {
        self.width
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
        let room = self.width.saturating_sub(left).max(8);
        for (index, part) in wrapped(text, room).into_iter().enumerate() {
            let mut spans = Vec::new();
            match label.filter(|_| inline && index == 0) {
                Some(label) => {
                    spans.push(Span::raw(" ".repeat(indent)));
                    spans.push(Span::styled(label.to_owned(), self.style(Role::Strong)));
                    spans.push(Span::raw("  "));
                }
                None => spans.push(Span::raw(" ".repeat(left.min(self.width)))),
            }
            spans.push(Span::styled(part.to_owned(), self.style(role)));
            self.row(Line::from(spans), None);
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
        let room = self
            .width
            .saturating_sub(3 + right_width + usize::from(right_width > 0) * 2)
            .max(8);
        for (part, piece) in wrapped(text, room).into_iter().enumerate() {
            let mark = if chosen && part == 0 { " > " } else { "   " };
            let mut spans = vec![
                Span::styled(mark, self.style(Role::Strong)),
                Span::styled(piece.to_owned(), self.style(role)),
            ];
            if part == 0 && right_width > 0 {
                let fill = self.width.saturating_sub(3 + columns(piece) + right_width);
                spans.push(Span::raw(" ".repeat(fill)));
                spans.push(Span::styled(right.to_owned(), self.style(Role::Strong)));
            }
            self.row(Line::from(spans), Some(index));
        }
    }
}
