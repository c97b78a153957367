//! Step 1: one question, one box for anything, and the messages to choose from.

use super::super::menu::{Item, items};
use super::super::model::{Model, TextBox};

use super::canvas::Canvas;
use super::theme::Role;
use crate::cos::answers::{Choice, search};
use crate::locale::Args;
use crate::text::visible::visible;
use crate::text::width::{elide, truncate};
use memchr::memmem;

/// Columns of COS's codes: the longest is `InvalidPolicyDocument`.
const CODE: usize = 21;

/// The box never takes more than this part of the body.
const BOX_PART: u16 = 3;

pub(super) fn draw(model: &Model, canvas: &mut Canvas) {
    canvas.pin(true);
    if model.settings.demo {
        canvas.text(1, Role::Doubtful, &model.say("wizard-demo"));
    }
    canvas.heading(&model.say("wizard-error-title"));
    super::inventory::rows(model, canvas);
    text_box(model, &model.boxes.error, canvas);
    canvas.hint = hint(model, &model.boxes.error, "wizard-error-hint");
    canvas.pin(false);
    let list = items(model);
    let mut group = None;
    let mut shown = Vec::new();
    for (index, item) in list.iter().enumerate() {
        let Item::Choice(choice) = item else { continue };
        shown.push(choice.id);
        // COS's messages, and what has none, stand apart where there is room.
        let other = group.replace(choice.case.is_none());
        if other.is_some_and(|other| other != choice.case.is_none()) && canvas.width() > 76 {
            canvas.gap();
        }
        let room = canvas
            .width()
            .saturating_sub(CODE + 5)
            .clamp(8, super::PROSE.into());
        let said = elide(&label(model, choice), room);
        match choice.code {
            Some(code) => {
                canvas.cells(
                    Some(index),
                    &[CODE],
                    &[(code, Role::Dim), (&said, Role::Plain)],
                );
            }
            // What has no code is no message of COS: it begins where the codes do.
            None => canvas.item(index, &said, "", Role::Plain),
        }
    }
    super::actions(model, canvas);
    let all = search("", |_| String::new());
    let hidden = all
        .iter()
        .filter(|choice| !shown.contains(&choice.id))
        .count();
    if hidden > 0 && !shown.is_empty() {
        let args = Args::new().int("count", i64::try_from(hidden).unwrap_or(0));
        canvas.text(
            3,
            Role::Dim,
            &model.say_with("wizard-error-filtered", &args),
        );
    }
}

/// COS's own words where it has some; they are never translated.
pub(in super::super) fn label(model: &Model, choice: &Choice) -> String {
    match (choice.message, choice.id) {
        (Some(message), _) => message.to_owned(),
        (None, id) if choice.code.is_some() => {
            let words = crate::cos::codes::find(id).map_or(id, |row| row.words);
            model.say(&format!("known-{words}"))
        }
        (None, "hidden") => model.say("wizard-choice-hidden"),
        (None, _) => model.say("wizard-choice-other"),
    }
}

/// What an empty box says.
pub(super) fn hint(model: &Model, draft: &TextBox, id: &str) -> Option<String> {
    draft.is_empty().then(|| model.say(id))
}

/// The box of a draft, or the block that a large paste folds into.
pub(super) fn text_box(model: &Model, draft: &TextBox, canvas: &mut Canvas) {
    let Some(block) = &draft.block else {
        canvas.hold(&draft.editor, (model.window.size.1 / BOX_PART).max(1));
        return;
    };
    let voice = model.words();
    // The last line may be ended or not.
    let open = !block.ends_with(b"\n") && !block.ends_with(b"\r");
    let lines = line_ends(block) + usize::from(open);
    let args = Args::new()
        .text("size", voice.catalogue.bytes(block.len() as u64))
        .int("count", i64::try_from(lines).unwrap_or(i64::MAX));
    canvas.text(1, Role::Strong, &model.say_with("wizard-block", &args));
    for line in first_and_last(block).into_iter().flatten() {
        let head = line.get(..line.len().min(512)).unwrap_or_default();
        let shown = model.exam.redactor.text(&visible(head)).into_owned();
        canvas.text(
            3,
            Role::Dim,
            &truncate(&shown, canvas.width().saturating_sub(4)),
        );
    }
    canvas.text(1, Role::Dim, &model.say("wizard-block-keys"));
}

/// LF, CR or both: terminals paste CR for LF.
fn line_ends(bytes: &[u8]) -> usize {
    let both = memmem::find_iter(bytes, b"\r\n").count();
    memchr::memchr2_iter(b'\r', b'\n', bytes).count() - both
}

/// The first line, and the last one that is not empty, if there are two.
fn first_and_last(bytes: &[u8]) -> [Option<&[u8]>; 2] {
    let text = bytes.trim_ascii();
    let first = memchr::memchr2(b'\r', b'\n', text);
    let last = memchr::memrchr2(b'\r', b'\n', text);
    [
        text.get(..first.unwrap_or(text.len())),
        last.and_then(|at| text.get(at + 1..)),
    ]
}
