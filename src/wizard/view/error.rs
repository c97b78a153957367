//! Step 1: one question, one box for anything, and the messages to choose from.

use super::super::items::{Item, items};
use super::super::model::{Draft, Model};

use super::page::Page;
use super::theme::Role;
use crate::cos::answers::Choice;
use crate::locale::Args;
use crate::text::visible::visible;
use crate::text::width::truncate;
use memchr::memmem;

/// Columns of COS's codes: the longest is `InvalidPolicyDocument`.
const CODE: usize = 21;

/// The box never takes more than this part of the body.
const BOX_PART: u16 = 3;

pub(super) fn page(model: &Model, page: &mut Page) {
    page.pin(true);
    if model.settings.demo {
        page.text(1, Role::Doubtful, &model.say("wizard-demo"));
    }
    page.heading(&model.say("wizard-error-title"));
    super::cards::rows(model, page);
    text_box(model, &model.error, page);
    page.hint = hint(model, &model.error, "wizard-error-hint");
    page.pin(false);
    let list = items(model);
    let mut group_before = None;
    for (index, item) in list.iter().enumerate() {
        if let Item::Choice(choice) = item {
            // COS's messages, and what has none, stand apart where there is room.
            let group = choice.case.is_none();
            if group_before
                .replace(group)
                .is_some_and(|before| before != group)
                && page.width() > 76
            {
                page.gap();
            }
            match choice.code {
                Some(code) => page.entry(index, code, CODE, &label(model, choice)),
                // What has no code is no message of COS: it begins where the codes do.
                None => page.item(index, &label(model, choice), "", Role::Plain),
            }
        }
    }
    super::actions(model, page);
    if !list.iter().any(|item| matches!(item, Item::Choice(_))) {
        return;
    }
    let hidden = 10_usize.saturating_sub(list.len());
    if hidden > 0 {
        let args = Args::new().int("count", i64::try_from(hidden).unwrap_or(0));
        page.text(
            3,
            Role::Dim,
            &model.say_with("wizard-error-filtered", &args),
        );
    }
}

/// COS's own words where it has some; they are never translated.
pub(super) fn label(model: &Model, choice: &Choice) -> String {
    match (choice.message, choice.id) {
        (Some(message), _) => message.to_owned(),
        (None, id) if choice.code.is_some() => {
            let words = crate::cos::known::find(id).map_or(id, |row| row.words);
            model.say(&format!("known-{words}"))
        }
        (None, "hidden") => model.say("wizard-choice-hidden"),
        (None, _) => model.say("wizard-choice-other"),
    }
}

/// What an empty box says.
pub(super) fn hint(model: &Model, draft: &Draft, id: &str) -> Option<String> {
    draft.is_empty().then(|| model.say(id))
}

/// The box of a draft, or the block that a large paste folds into.
pub(super) fn text_box(model: &Model, draft: &Draft, page: &mut Page) {
    let Some(block) = &draft.block else {
        let most = (model.size.1 / BOX_PART).max(1);
        let width = u16::try_from(page.width())
            .unwrap_or(u16::MAX)
            .min(super::PROSE)
            .saturating_sub(6);
        page.text_box = draft.editor.rows(width, most);
        return;
    };
    let voice = model.words();
    // The last line may be ended or not.
    let open = !block.ends_with(b"\n") && !block.ends_with(b"\r");
    let lines = line_ends(block) + usize::from(open);
    let args = Args::new()
        .text("size", voice.catalogue.bytes(block.len() as u64))
        .int("count", i64::try_from(lines).unwrap_or(i64::MAX));
    page.text(1, Role::Strong, &model.say_with("wizard-block", &args));
    for line in first_and_last(block).into_iter().flatten() {
        let head = line.get(..line.len().min(512)).unwrap_or_default();
        let shown = model.redactor.text(&visible(head)).into_owned();
        page.text(
            3,
            Role::Dim,
            &truncate(&shown, page.width().saturating_sub(4)),
        );
    }
    page.text(1, Role::Dim, &model.say("wizard-block-keys"));
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
