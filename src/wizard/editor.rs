//! The text box: the one place that knows the editor widget. Keys come in as ours, so that the widget's own
//! shortcuts (which swallow Ctrl+C and take Ctrl+J for "delete the line") never run.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use tui_textarea::{CursorMove, Input, Key as Pressed, TextArea, WrapMode};

use crate::terminal::keys::{Code, Key};
use crate::text::visible::is_shown;

/// So many changes can be taken back.
const UNDO: usize = 200;

/// A text box.
#[derive(Clone)]
pub struct Editor {
    area: TextArea<'static>,
}

impl std::fmt::Debug for Editor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The widget prints its text; a box may hold what was meant for the masked one.
        f.debug_struct("Editor")
            .field("lines", &self.area.lines().len())
            .finish()
    }
}

impl Default for Editor {
    fn default() -> Self {
        let mut area = TextArea::default();
        // Never by words: a base64 line would be one row, the rest of it invisible (measured).
        area.set_wrap_mode(WrapMode::Glyph);
        area.set_cursor_line_style(Style::default());
        // The terminal's own cursor stands there instead, so that input methods open in place.
        area.set_cursor_style(Style::default());
        area.set_max_histories(UNDO);
        Self { area }
    }
}

impl Editor {
    /// The text, lines ended by LF.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.area.lines().iter().all(String::is_empty)
    }

    /// How many lines it has.
    pub fn lines(&self) -> usize {
        self.area.lines().len()
    }

    /// Whether the caret stands behind the last character.
    pub fn at_end(&self) -> bool {
        let tui_textarea::DataCursor(row, column) = self.area.cursor();
        let last = self
            .area
            .lines()
            .last()
            .map_or(0, |line| line.chars().count());
        row + 1 >= self.area.lines().len() && column >= last
    }

    /// Whether the caret stands on the first, or the last line.
    pub fn at_edge(&self) -> (bool, bool) {
        let row = self.area.cursor().0;
        (row == 0, row + 1 >= self.area.lines().len())
    }

    /// A text at the caret, as one step of undo.
    pub fn insert(&mut self, text: &str) {
        self.area.insert_str(shown(text));
    }

    /// Replaces everything, as a step that can be undone.
    pub fn set(&mut self, text: &str) {
        self.area.clear();
        self.area.insert_str(shown(text));
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.area.clear();
    }

    /// Takes the last change back.
    pub fn undo(&mut self) -> bool {
        self.area.undo()
    }

    /// From here on nothing before can be undone.
    pub fn forget(&mut self) {
        self.area.set_max_histories(UNDO);
    }

    /// Does it again.
    pub fn redo(&mut self) -> bool {
        self.area.redo()
    }

    /// A line end at the caret.
    pub fn newline(&mut self) {
        self.area.insert_newline();
    }

    /// A key: text, or a movement everybody knows. True if it meant something here.
    pub fn key(&mut self, key: Key) -> bool {
        match edit(key) {
            Some(Edit::Move(movement)) => self.area.move_cursor(movement),
            Some(Edit::DeleteWord) => {
                self.area.delete_word();
            }
            Some(Edit::DeleteNextWord) => {
                self.area.delete_next_word();
            }
            Some(Edit::DeleteToHead) => {
                self.area.delete_line_by_head();
            }
            None => return self.typed(key),
        }
        true
    }

    fn typed(&mut self, key: Key) -> bool {
        let pressed = match key.code {
            Code::Char(c) if !key.ctrl && !key.alt => {
                let mut buffer = [0; 4];
                self.insert(c.encode_utf8(&mut buffer));
                return true;
            }
            Code::Backspace => Pressed::Backspace,
            Code::Delete => Pressed::Delete,
            _ => return false,
        };
        self.area.input_without_shortcuts(Input {
            key: pressed,
            ..Input::default()
        });
        true
    }

    /// Draws it and tells where the caret is.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, style: Style) -> Option<Position> {
        if area.width == 0 || area.height == 0 {
            return None;
        }
        (&self.area).render(area, buffer);
        buffer.set_style(area, style);
        let (top, left) = self.area.scroll_offset();
        let caret = self.area.screen_cursor();
        let column = caret.col.saturating_sub(usize::from(left));
        let row = caret.row.saturating_sub(usize::from(top));
        // At the end of a row that is exactly full the widget's caret falls off the edge (measured).
        let column = u16::try_from(column)
            .unwrap_or(u16::MAX)
            .min(area.width - 1);
        let row = u16::try_from(row).unwrap_or(u16::MAX).min(area.height - 1);
        Some(Position::new(area.x + column, area.y + row))
    }

    /// Rows it would take at this width, at most `most`.
    pub fn rows(&self, width: u16, most: u16) -> u16 {
        let width = usize::from(width.max(1));
        let mut rows = 0_usize;
        for line in self.area.lines() {
            rows += unicode_width::UnicodeWidthStr::width(line.as_str()) / width + 1;
            if rows >= usize::from(most) {
                return most;
            }
        }
        u16::try_from(rows).unwrap_or(most).min(most)
    }
}

/// What a movement key does.
enum Edit {
    Move(CursorMove),
    DeleteWord,
    DeleteNextWord,
    DeleteToHead,
}

fn edit(key: Key) -> Option<Edit> {
    let word = key.ctrl || key.alt;
    Some(match key.code {
        Code::Left if word => Edit::Move(CursorMove::WordBack),
        Code::Right if word => Edit::Move(CursorMove::WordForward),
        Code::Left => Edit::Move(CursorMove::Back),
        Code::Right => Edit::Move(CursorMove::Forward),
        Code::Up => Edit::Move(CursorMove::Up),
        Code::Down => Edit::Move(CursorMove::Down),
        Code::Home if word => Edit::Move(CursorMove::Top),
        Code::End if word => Edit::Move(CursorMove::Bottom),
        Code::Home => Edit::Move(CursorMove::Head),
        Code::End => Edit::Move(CursorMove::End),
        Code::Char('a') if key.ctrl => Edit::Move(CursorMove::Head),
        Code::Char('b') if key.alt => Edit::Move(CursorMove::WordBack),
        Code::Char('f') if key.alt => Edit::Move(CursorMove::WordForward),
        Code::Char('w') if key.ctrl => Edit::DeleteWord,
        Code::Char('d') if key.alt => Edit::DeleteNextWord,
        Code::Delete if word => Edit::DeleteNextWord,
        Code::Backspace if word => Edit::DeleteWord,
        Code::Char('u') if key.ctrl => Edit::DeleteToHead,
        _ => return None,
    })
}

/// A text as the box shows it: line ends as LF, everything that cannot be seen as an escape. The exact
/// bytes are kept by the draft until the first edit.
fn shown(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // The ideographic space is what an input method types for a blank.
        if matches!(c, '\n' | '\t' | '\u{3000}') || is_shown(c) {
            out.push(c);
        } else {
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_scalar_value_is_in_the_box_unseen() {
        for c in '\0'..=char::MAX {
            let unseen = |c: &char| !is_shown(*c) && !matches!(c, '\n' | '\t' | '\u{3000}');
            let text = shown(&c.to_string());
            assert!(
                !text.chars().any(|c| unseen(&c)),
                "U+{:04X} {text:?}",
                u32::from(c)
            );
        }
    }

    #[test]
    fn the_widgets_own_shortcuts_never_run() {
        for letter in ['c', 'j', 'n', 'p', 'v', 'x', 'y', 'k'] {
            let mut editor = Editor::default();
            editor.insert("one\ntwo");
            assert!(!editor.key(Key::ctrl(letter)), "ctrl-{letter}");
            assert_eq!(editor.text(), "one\ntwo");
        }
    }

    #[test]
    fn the_caret_is_drawn_even_behind_a_full_row() {
        let mut editor = Editor::default();
        editor.insert("署名署名");
        let area = Rect::new(2, 1, 8, 3);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 6));
        let caret = editor.draw(area, &mut buffer, Style::default()).unwrap();
        assert!(area.contains(caret), "{caret:?}");
    }
}
