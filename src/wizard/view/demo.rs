//! What the demo adds to the screen: its menu, the report to look at, and one line for captions and hints.

use super::super::demo::play::Sight;
use super::super::demo::{self, Show, uploads::DEMOS};
use super::super::documents;
use super::super::model::Model;
use super::canvas::Canvas;
use super::theme::Role;
use crate::locale::Args;
use crate::text::visible::visible;
use crate::text::width::columns;

/// The page of what is open.
pub(super) fn draw(model: &Model, show: Show, canvas: &mut Canvas) {
    match show {
        Show::Menu => {
            canvas.pin(true);
            canvas.heading(&model.say("demo-menu"));
            canvas.text(1, Role::Dim, &model.say("demo-hint"));
            canvas.pin(false);
            for (index, upload) in DEMOS.iter().enumerate() {
                canvas.item(
                    index,
                    &demo::title(model.lang, index),
                    upload.name,
                    Role::Plain,
                );
            }
        }
        Show::Report => {
            canvas.pin(true);
            canvas.heading(&model.say("demo-report"));
            canvas.pin(false);
            for line in documents::report(model).lines() {
                canvas.text(1, Role::Plain, &visible(line.as_bytes()));
            }
        }
        Show::End => end(model, canvas),
    }
}

/// What was seen, and what to do next.
fn end(model: &Model, canvas: &mut Canvas) {
    let lines = |canvas: &mut Canvas, text: &str| {
        for line in text.lines() {
            canvas.text(1, Role::Plain, line);
        }
    };
    match model.demo.play.as_ref().and_then(|play| play.case) {
        None => {
            canvas.heading(&model.say("demo-end"));
            lines(canvas, &model.say("demo-end-points"));
        }
        Some(index) => {
            let args = Args::new().text("name", demo::title(model.lang, index));
            canvas.text(1, Role::Strong, &model.say_with("demo-end-case", &args));
            let headline = model.words().headline(&model.exam.diagnosis);
            canvas.text(1, Role::Plain, &headline);
        }
    }
    canvas.gap();
    lines(canvas, &demo::next(model.lang));
}

/// The caption of the play, or which sample waits; with it what stands at the right edge.
pub(super) fn line(model: &Model) -> Option<(String, String)> {
    if let Some(play) = &model.demo.play {
        let right = if play.paused {
            model.say("demo-paused")
        } else {
            play.pressed.clone()
        };
        return Some((caption(model)?, right));
    }
    let chosen = model.demo.chosen?;
    model.sample()?;
    let args = Args::new().text("name", demo::title(model.lang, chosen));
    Some((model.say_with("demo-sample", &args), String::new()))
}

/// What the caption says now.
fn caption(model: &Model) -> Option<String> {
    let play = model.demo.play.as_ref()?;
    let title = demo::title(model.lang, play.case.or(model.demo.chosen).unwrap_or(0));
    Some(model.say_with(play.caption?, &Args::new().text("name", title)))
}

/// Scrolls the tree to the branch that was walked.
pub fn show_branch(model: &mut Model) {
    if !model.exam.is_blank() {
        let mark = |row: &String| row.trim().starts_with("* ");
        to_row(model, |rows, _| rows.iter().position(mark));
    }
}

/// Scrolls so that a row is in sight.
pub fn bring(model: &mut Model, sight: Sight) {
    let text = match sight {
        Sight::UpTo(id) | Sight::From(id) => model.say(id),
        Sight::Holds(text) => text.to_owned(),
    };
    // The row that a sentence begins: all of it, or as much as fits.
    let begins = |row: &String| {
        let row = row.trim();
        row.starts_with(&text) || (columns(row) > 8 && text.starts_with(row))
    };
    to_row(model, |rows, room| match sight {
        // Further rows, where the sentence goes on and the caption takes some.
        Sight::UpTo(_) => Some((rows.iter().position(begins)? + 3).saturating_sub(room)),
        Sight::From(_) => rows.iter().position(begins),
        Sight::Holds(_) => {
            let row = rows.iter().position(|row| row.contains(&text))?;
            Some(row.saturating_sub(room / 2))
        }
    });
}

/// Scrolls to a row that is found among all as text; `room` is how many fit.
fn to_row(model: &mut Model, find: impl FnOnce(&[String], usize) -> Option<usize>) {
    let frame = super::Composed::on_screen(model);
    let rows = frame.canvas.rows.iter().map(super::canvas::Row::text);
    if let Some(from) = find(&rows.collect::<Vec<_>>(), frame.room()) {
        model.route.front_mut().scroll = from.min(frame.last());
    }
}
