//! What the demo adds to the screen: its menu, the report to look at, and one line for captions and hints.

use ratatui::layout::Rect;

use super::super::demo::play::Sight;
use super::super::demo::{self, Show, uploads::DEMOS};
use super::super::model::Model;
use super::super::texts;
use super::page::Page;
use super::theme::Role;
use crate::locale::Args;
use crate::text::visible::visible;
use crate::text::width::columns;

/// The page of what is open.
pub(super) fn page(model: &Model, show: Show, page: &mut Page) {
    match show {
        Show::Menu => {
            page.pin(true);
            page.heading(&model.say("demo-menu"));
            page.text(1, Role::Dim, &model.say("demo-hint"));
            page.pin(false);
            for (index, upload) in DEMOS.iter().enumerate() {
                page.item(
                    index,
                    &demo::title(model.lang, index),
                    upload.name,
                    Role::Plain,
                );
            }
        }
        Show::Report => {
            page.pin(true);
            page.heading(&model.say("demo-report"));
            page.pin(false);
            for line in texts::report(model).lines() {
                page.text(1, Role::Plain, &visible(line.as_bytes()));
            }
        }
        Show::End => end(model, page),
    }
}

/// What was seen, and what to do next.
fn end(model: &Model, page: &mut Page) {
    let lines = |page: &mut Page, text: &str| {
        for line in text.lines() {
            page.text(1, Role::Plain, line);
        }
    };
    match model.demo.play.as_ref().and_then(|play| play.case) {
        None => {
            page.heading(&model.say("demo-end"));
            lines(page, &model.say("demo-end-points"));
        }
        Some(index) => {
            let args = Args::new().text("name", demo::title(model.lang, index));
            page.text(1, Role::Strong, &model.say_with("demo-end-case", &args));
            let headline = model.words().headline(&model.diagnosis);
            page.text(1, Role::Plain, &headline);
        }
    }
    page.gap();
    lines(page, &demo::next(model.lang));
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
pub fn caption(model: &Model) -> Option<String> {
    let play = model.demo.play.as_ref()?;
    let title = demo::title(model.lang, play.case.or(model.demo.chosen).unwrap_or(0));
    Some(model.say_with(play.caption?, &Args::new().text("name", title)))
}

/// Scrolls the tree to the branch that was walked.
pub fn show_branch(model: &mut Model) {
    let (rows, room) = rows(model);
    let from = rows.iter().position(|row| row.trim().starts_with("* "));
    let from = from.filter(|_| !model.is_blank());
    super::spot_mut(model).scroll = from.unwrap_or(0).min(rows.len().saturating_sub(room));
}

/// The rows that scroll as text, and how many there is room for.
fn rows(model: &Model) -> (Vec<String>, usize) {
    let area = Rect::new(0, 0, model.size.0, model.size.1);
    let layout = super::Layout::of(model, area);
    let width = super::page_width(model, layout.body.width);
    let page = super::page(model, (width, layout.body.height));
    let rows = page.rows.iter().map(super::row_text).collect();
    (rows, super::extent(model).room)
}

/// Scrolls so that a row is in sight.
pub fn bring(model: &mut Model, sight: Sight) {
    let (rows, room) = rows(model);
    let from = match sight {
        Sight::UpTo(id) => {
            let row = row_of(&rows, &model.say(id));
            // Further rows, where the sentence goes on and the caption takes some.
            row.map(|row| (row + 3).saturating_sub(room))
        }
        Sight::From(id) => row_of(&rows, &model.say(id)),
        Sight::Holds(text) => {
            let row = rows.iter().position(|row| row.contains(text));
            row.map(|row| row.saturating_sub(room / 2))
        }
    };
    if let Some(from) = from {
        let last = rows.len().saturating_sub(room);
        super::spot_mut(model).scroll = from.min(last);
    }
}

/// The row that a sentence begins: all of it, or as much as fits.
fn row_of(rows: &[String], text: &str) -> Option<usize> {
    rows.iter().position(|row| {
        let row = row.trim();
        row.starts_with(text) || (columns(row) > 8 && text.starts_with(row))
    })
}
