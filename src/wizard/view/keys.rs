//! Step 3: the keys, masked; below each its shape, because a cut, quoted or swapped key is a finding too.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::items::{self, Item};
use super::super::model::{KeyField, Model};
use super::super::secret::{Secret, Shape};
use super::super::{say, say_with, words};
use super::page::Page;
use super::theme::Role;
use crate::locale::Args;
use crate::text::width::columns;

/// Columns of the field names.
const LABEL: usize = 13;

pub(super) fn page(model: &Model, page: &mut Page) {
    page.heading(&say(model, words::KEYS_TITLE));
    page.text(1, Role::Dim, &say(model, words::KEYS_HINT));
    if !model.keys_matter() {
        page.text(1, Role::Doubtful, &say(model, words::KEYS_NOT_NEEDED));
    }
    page.gap();
    let chosen = model.spot().selected;
    for (index, (field, secret)) in model.keys.each().enumerate() {
        let here = chosen == Some(index);
        let mark = if here { " > " } else { "   " };
        let name = format!("{:<LABEL$}", field.name());
        let name_role = if here { Role::Strong } else { Role::Plain };
        let room = page.width().saturating_sub(3 + LABEL + 1);
        let line = Line::from(vec![
            Span::styled(mark, page.style(Role::Strong)),
            Span::styled(name, page.style(name_role)),
            Span::raw(secret.masked(room)),
        ]);
        page.row(line, Some(index));
        let told = told(model, field, secret);
        if !told.is_empty() {
            page.text(3 + LABEL, Role::Dim, &told);
        }
        if field == KeyField::SignKey && here {
            page.text(3 + LABEL, Role::Doubtful, &say(model, words::KEYS_SIGN_KEY));
        }
    }
    page.gap();
    super::upload::actions(model, page);
}

/// The shape line of a field, or that it was given already.
pub(super) fn told(model: &Model, field: KeyField, secret: &Secret) -> String {
    if secret.is_empty() {
        let keys = &model.facts.keys;
        let given = match field {
            KeyField::SecretId => keys.secret_id,
            KeyField::SecretKey => keys.secret_key,
            KeyField::Token => keys.token,
            KeyField::SignKey => keys.sign_key,
        };
        return match given {
            Some(value) => {
                let length = model.evidence.text(value).chars().count();
                let args = Args::new().int("count", i64::try_from(length).unwrap_or(i64::MAX));
                say_with(model, words::KEYS_GIVEN, &args)
            }
            None => String::new(),
        };
    }
    shape(model, field, secret.shape())
}

fn shape(model: &Model, field: KeyField, shape: Shape) -> String {
    let args = Args::new().int("count", i64::try_from(shape.length).unwrap_or(i64::MAX));
    let mut parts = vec![say_with(model, words::SHAPE_LENGTH, &args)];
    let mut add = |holds: bool, id: &str| {
        if holds {
            parts.push(say(model, id));
        }
    };
    add(shape.space, words::SHAPE_SPACE);
    add(shape.foreign, words::SHAPE_FOREIGN);
    add(
        field == KeyField::SecretKey && shape.like_id,
        words::SHAPE_IS_ID,
    );
    add(
        field == KeyField::SecretId && !shape.like_id && shape.length >= 4,
        words::SHAPE_NOT_ID,
    );
    parts.join(", ")
}

/// The caret stands behind the last `*` of the chosen field.
pub(super) fn caret(model: &Model, page: &Page, area: Rect) -> Option<Position> {
    let index = model.spot().selected?;
    let Some(Item::Field(_)) = items::selected(model) else {
        return None;
    };
    let row = page.rows.iter().position(|row| row.item == Some(index))?;
    let row = row.checked_sub(model.spot().scroll)?;
    let line = page.rows.get(row + model.spot().scroll)?;
    let text: String = line
        .line
        .spans
        .iter()
        .map(|span| span.content.as_ref())
        .collect();
    let x = u16::try_from(columns(&text))
        .ok()?
        .min(area.width.saturating_sub(1));
    let y = u16::try_from(row).ok()?;
    (y < area.height).then(|| Position::new(area.x + x, area.y + y))
}
