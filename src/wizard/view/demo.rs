//! What the demo adds to the screen: its menu, the report to look at, and one line for captions and hints.

use super::super::demo::{self, Show, uploads::DEMOS, words};
use super::super::model::Model;
use super::super::{say, say_with, texts};
use super::page::Page;
use super::theme::Role;
use crate::locale::Args;
use crate::text::visible::visible;

/// The page of what is open.
pub(super) fn page(model: &Model, show: Show, page: &mut Page) {
    match show {
        Show::Menu => {
            page.pin(true);
            page.heading(&say(model, words::MENU));
            page.text(1, Role::Dim, &say(model, words::HINT));
            page.pin(false);
            for (index, upload) in DEMOS.iter().enumerate() {
                let title = say(model, &format!("demo-title-{}", upload.name));
                page.item(index, &title, upload.name, Role::Plain);
            }
        }
        Show::Report => {
            page.pin(true);
            page.heading(&say(model, words::REPORT));
            page.pin(false);
            for line in texts::report(model).lines() {
                page.text(1, Role::Plain, &visible(line.as_bytes()));
            }
        }
    }
}

/// The caption of the play, or which sample waits; with it what stands at the right edge.
pub(super) fn line(model: &Model) -> Option<(String, String)> {
    if let Some(play) = &model.demo.play {
        return Some((say(model, play.caption?), play.pressed.clone()));
    }
    let upload = DEMOS.get(model.demo.chosen?)?;
    demo::sample(model)?;
    let args = Args::new().text("name", say(model, &format!("demo-title-{}", upload.name)));
    Some((say_with(model, words::SAMPLE, &args), String::new()))
}
