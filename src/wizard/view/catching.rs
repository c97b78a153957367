//! Uploads received on this machine: where to send them, then a card for each, newest first, with what changed since
//! the one before.

use super::super::catching::Card;
use super::super::model::Model;

use super::canvas::Canvas;
use super::theme::Role;
use crate::catch::changes;
use crate::diagnosis::{Finding, Severity, Verdict};
use crate::locale::Args;
use crate::locale::dates::instant;

/// A client's name is not shown further.
const CLIENT: usize = 32;

pub(super) fn draw(model: &Model, canvas: &mut Canvas) {
    canvas.heading(&model.say("wizard-catch-title"));
    let Some((catching, at)) = model.catching.as_ref().and_then(|it| Some((it, it.at?))) else {
        return;
    };
    let url = format!("http://127.0.0.1:{}/", at.port);
    canvas.text(1, Role::Place, &url);
    if at.six {
        canvas.text(1, Role::Place, &format!("http://[::1]:{}/", at.port));
    }
    canvas.gap();
    if !catching.has_cards() {
        canvas.text(1, Role::Strong, &model.say("wizard-catch-waiting"));
        canvas.air(model.window.size.1);
        let how = model.say_of("catch-how", "url", url);
        for line in how.lines() {
            match line.strip_prefix("- ") {
                Some(way) => canvas.labelled(1, "-", Role::Plain, way),
                None => canvas.text(1, Role::Plain, line),
            }
        }
        return;
    }
    for (index, card) in catching.cards.iter().enumerate().rev() {
        let before = index.checked_sub(1).and_then(|at| catching.cards.get(at));
        one(model, (before, card), canvas);
        // The newest stands apart from those before.
        if index + 1 == catching.cards.len() {
            canvas.gap();
        }
    }
    canvas.gap();
    canvas.text(1, Role::Dim, &model.say("wizard-catch-enter"));
}

fn one(model: &Model, (before, card): (Option<&Card>, &Card), canvas: &mut Canvas) {
    let voice = model.words();
    let (sign, role) = super::theme::verdict(card.verdict, canvas.signs);
    let client = crate::text::visible::visible(card.client.as_bytes());
    let number = |value: u64| {
        voice
            .catalogue
            .number(i64::try_from(value).unwrap_or(i64::MAX))
    };
    let args = Args::new()
        .text("number", number(card.number))
        .text("time", instant(card.at, model.settings.clock.offset))
        .text("client", crate::text::width::truncate(&client, CLIENT))
        .text("size", number(card.size))
        .text("status", card.status.to_string());
    canvas.labelled(1, sign, role, &model.say_with("catch-upload", &args));
    let none = Vec::new();
    let changed = changes(
        before.map_or(&none, |before| &before.findings),
        &card.findings,
    );
    // Of the first upload nothing is news.
    let new = before.map(|_| "wizard-catch-new");
    for (id, list) in [
        (Some("wizard-catch-fixed"), &changed.gone),
        (Some("wizard-catch-still"), &changed.still),
        (new, &changed.new),
    ] {
        for finding in list {
            let role = match id {
                Some("wizard-catch-fixed") => Role::Good,
                _ => super::theme::of(finding.severity),
            };
            let title = voice.title(finding);
            let text = match id {
                Some(id) => model.say_of(id, "title", title),
                None => title,
            };
            canvas.text(4, role, &text);
        }
    }
    let loud = |one: &Finding| one.severity != Severity::Note;
    if card.verdict == Verdict::Sound && !card.findings.iter().any(loud) {
        canvas.text(4, Role::Good, &model.say("wizard-catch-right"));
    }
}
