//! Step 3: the keys, masked; below each its shape, because a cut, quoted or swapped key is a finding too.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::menu::{self, Item};
use super::super::model::{KeyField, Model};
use super::super::secret::{Secret, Shape};

use super::canvas::Canvas;
use super::theme::Role;
use crate::evidence::keys::has_key_shape;
use crate::locale::Args;
use crate::text::width::columns;

/// Columns of the field names.
const LABEL: usize = 13;

pub(super) fn draw(model: &Model, canvas: &mut Canvas) {
    canvas.heading(&model.say("wizard-keys-title"));
    canvas.text(1, Role::Dim, &model.say("wizard-keys-hint"));
    if !model.exam.keys_matter() {
        canvas.text(1, Role::Doubtful, &model.say("wizard-keys-not-needed"));
    }
    canvas.gap();
    known(model, canvas);
    for (index, item) in menu::items(model).iter().enumerate() {
        if let Item::Field(field) = *item {
            field_row(model, canvas, index, field);
        }
    }
    canvas.gap();
    super::actions(model, canvas);
}

/// What is known already and not asked for.
fn known(model: &Model, canvas: &mut Canvas) {
    let facts = &model.exam.facts;
    let asked = menu::key_fields(model);
    let sent = |name: &str| {
        let form = facts.form.as_ref()?;
        Some(form.named(&model.exam.evidence, name).next()?.1.value)
    };
    let id = facts.keys.secret_id;
    for field in KeyField::ALL
        .into_iter()
        .filter(|field| !asked.contains(field))
    {
        let told = match field {
            // It is no secret.
            KeyField::SecretId => match (id, sent("q-ak")) {
                (Some(id), _) => model.safe(&model.exam.evidence.text(id)),
                (None, Some(id)) => {
                    let id = model.safe(&model.exam.evidence.text(id));
                    model.say_of("wizard-keys-from-form", "value", id)
                }
                (None, None) => continue,
            },
            _ => told(model, field, &Secret::default()),
        };
        if !told.is_empty() {
            let name = format!(" {} {:<LABEL$}", canvas.signs.done, field.name());
            let spans = vec![Span::styled(name, canvas.style(Role::Dim)), Span::raw(told)];
            canvas.row(Line::from(spans), None);
        }
    }
}

fn field_row(model: &Model, canvas: &mut Canvas, index: usize, field: KeyField) {
    let secret = model.boxes.keys.get(field);
    let here = canvas.is_chosen(index);
    let mark = if here { canvas.signs.choice } else { " " };
    let name = format!("{:<LABEL$}", field.name());
    let room = canvas.width().saturating_sub(3 + LABEL + 1);
    // A SecretId is no secret; what was pasted there may be a key, or anything.
    let value = if field == KeyField::SecretId && !has_key_shape(secret.reveal().as_bytes()) {
        crate::text::width::truncate(&model.safe(secret.reveal()), room)
    } else {
        secret.masked(room)
    };
    let line = Line::from(vec![
        Span::styled(format!(" {mark} "), canvas.style(Role::Key)),
        Span::styled(
            name,
            canvas.style(if here { Role::Strong } else { Role::Plain }),
        ),
        Span::raw(value),
    ]);
    canvas.row(line, Some(index));
    let told = told(model, field, secret);
    if !told.is_empty() {
        canvas.text(3 + LABEL, Role::Dim, &told);
    }
    if field == KeyField::SignKey && here {
        canvas.text(
            3 + LABEL,
            Role::Doubtful,
            &model.say("wizard-keys-sign-key"),
        );
    }
}

/// The shape of what was typed into a field; never the value.
pub(in super::super) fn shape_of(model: &Model, field: KeyField) -> String {
    shape(model, field, model.boxes.keys.get(field).shape())
}

/// The shape line of a field, or that it was given already.
fn told(model: &Model, field: KeyField, secret: &Secret) -> String {
    if !secret.is_empty() {
        return shape(model, field, secret.shape());
    }
    let given = field.given(&model.exam.facts.keys);
    given.map_or_else(String::new, |value| {
        let length = model.exam.evidence.text(value).chars().count();
        let args = Args::new().int("count", i64::try_from(length).unwrap_or(i64::MAX));
        model.say_with("wizard-keys-given", &args)
    })
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
pub(super) fn caret(model: &Model, canvas: &Canvas, area: Rect) -> Option<Position> {
    let index = model.route.spot().selected?;
    let Some(Item::Field(_)) = menu::selected(model) else {
        return None;
    };
    let mut rows = canvas.rows.iter();
    let at = rows.position(|row| row.item == Some(index))?;
    let text = canvas.rows.get(at)?.text();
    let x = u16::try_from(columns(&text)).ok()?;
    let x = x.min(area.width.saturating_sub(1));
    let y = u16::try_from(at.checked_sub(model.route.spot().scroll)?).ok()?;
    (y < area.height).then(|| Position::new(area.x + x, area.y + y))
}
