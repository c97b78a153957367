//! Step 3: the keys, masked; below each its shape, because a cut, quoted or swapped key is a finding too.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::items::{self, Item};
use super::super::model::{KeyField, Model};
use super::super::secret::{Secret, Shape};

use super::page::Page;
use super::theme::Role;
use crate::locale::Args;
use crate::text::width::columns;

/// Columns of the field names.
const LABEL: usize = 13;

pub(super) fn page(model: &Model, page: &mut Page) {
    page.heading(&model.say("wizard-keys-title"));
    page.text(1, Role::Dim, &model.say("wizard-keys-hint"));
    if !model.keys_matter() {
        page.text(1, Role::Doubtful, &model.say("wizard-keys-not-needed"));
    }
    page.gap();
    known(model, page);
    for (index, item) in items::items(model).iter().enumerate() {
        if let Item::Field(field) = *item {
            field_row(model, page, index, field);
        }
    }
    page.gap();
    super::actions(model, page);
}

/// What is known already and not asked for.
fn known(model: &Model, page: &mut Page) {
    let facts = &model.facts;
    let asked = items::key_fields(model);
    let sent = |name: &str| {
        let form = facts.form.as_ref()?;
        Some(form.named(&model.evidence, name).next()?.1.value)
    };
    let id = facts.keys.secret_id;
    for field in KeyField::ALL
        .into_iter()
        .filter(|field| !asked.contains(field))
    {
        let told = match field {
            // It is no secret.
            KeyField::SecretId => match (id, sent("q-ak")) {
                (Some(id), _) => model.safe(&model.evidence.text(id)),
                (None, Some(id)) => {
                    let id = model.safe(&model.evidence.text(id));
                    model.say_with("wizard-keys-from-form", &Args::new().text("value", id))
                }
                (None, None) => continue,
            },
            _ => told(model, field, &Secret::default()),
        };
        if !told.is_empty() {
            let name = format!(" {} {:<LABEL$}", page.signs.done, field.name());
            let spans = vec![Span::styled(name, page.style(Role::Dim)), Span::raw(told)];
            page.row(Line::from(spans), None);
        }
    }
}

fn field_row(model: &Model, page: &mut Page, index: usize, field: KeyField) {
    let mut each = model.keys.each().filter(|(known, _)| *known == field);
    let Some((_, secret)) = each.next() else {
        return;
    };
    let here = page.is_chosen(index);
    let mark = if here { page.signs.choice } else { " " };
    let name = format!("{:<LABEL$}", field.name());
    let room = page.width().saturating_sub(3 + LABEL + 1);
    let value = if field == KeyField::SecretId {
        crate::text::width::truncate(secret.reveal(), room)
    } else {
        secret.masked(room)
    };
    let line = Line::from(vec![
        Span::styled(format!(" {mark} "), page.style(Role::Key)),
        Span::styled(
            name,
            page.style(if here { Role::Strong } else { Role::Plain }),
        ),
        Span::raw(value),
    ]);
    page.row(line, Some(index));
    let told = told(model, field, secret);
    if !told.is_empty() {
        page.text(3 + LABEL, Role::Dim, &told);
    }
    if field == KeyField::SignKey && here {
        page.text(
            3 + LABEL,
            Role::Doubtful,
            &model.say("wizard-keys-sign-key"),
        );
    }
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
                model.say_with("wizard-keys-given", &args)
            }
            None => String::new(),
        };
    }
    shape(model, field, secret.shape())
}

fn shape(model: &Model, field: KeyField, shape: Shape) -> String {
    let args = Args::new().int("count", i64::try_from(shape.length).unwrap_or(i64::MAX));
    let mut parts = vec![model.say_with("wizard-shape-length", &args)];
    let mut add = |holds: bool, id: &str| {
        if holds {
            parts.push(model.say(id));
        }
    };
    add(shape.space, "wizard-shape-space");
    add(shape.foreign, "wizard-shape-foreign");
    add(
        field == KeyField::SecretKey && shape.like_id,
        "wizard-shape-is-id",
    );
    add(
        field == KeyField::SecretId && !shape.like_id && shape.length >= 4,
        "wizard-shape-not-id",
    );
    parts.join(&model.say("list-joint"))
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
