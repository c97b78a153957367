//! Uploads received on this machine: where to send them, then a card for each, newest first, with what changed since
//! the one before.

use super::super::catching::{Card, Catching};
use super::super::model::Model;

use super::canvas::Canvas;
use super::theme::Role;
use crate::catch::changes;
use crate::diagnosis::{Severity, Verdict};
use crate::locale::Args;
use crate::locale::dates::instant;
use crate::report::Words;

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
        let how = model.say_with("catch-how", &Args::new().text("url", url));
        for line in how.lines() {
            match line.strip_prefix("- ") {
                Some(way) => canvas.labelled(1, "-", Role::Plain, way),
                None => canvas.text(1, Role::Plain, line),
            }
        }
        return;
    }
    cards(model, catching, canvas);
    canvas.gap();
    canvas.text(1, Role::Dim, &model.say("wizard-catch-enter"));
}

fn cards(model: &Model, catching: &Catching, canvas: &mut Canvas) {
    let voice = model.words();
    let count = catching.cards.len();
    for (index, card) in catching.cards.iter().enumerate().rev() {
        let before = index.checked_sub(1).and_then(|at| catching.cards.get(at));
        one(model, &voice, (before, card), canvas);
        // Of those before only the line.
        if index + 1 < count {
            continue;
        }
        canvas.gap();
    }
}

fn one(
    model: &Model,
    voice: &Words<'_>,
    (before, card): (Option<&Card>, &Card),
    canvas: &mut Canvas,
) {
    let (sign, role) = match card.verdict {
        Verdict::Sound => (canvas.signs.done, Role::Good),
        Verdict::Fault => (canvas.signs.bad, Role::Bad),
        Verdict::Mismatch => (canvas.signs.doubtful, Role::Doubtful),
        Verdict::Undetermined => (canvas.signs.open, Role::Strong),
    };
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
    let tell = |canvas: &mut Canvas, id: &str, role: Role, title: String| {
        let text = model.say_with(id, &Args::new().text("title", title));
        canvas.text(4, role, &text);
    };
    let none = Vec::new();
    let changed = changes(
        before.map_or(&none, |before| &before.findings),
        &card.findings,
    );
    for finding in &changed.gone {
        tell(
            canvas,
            "wizard-catch-fixed",
            Role::Good,
            voice.title(finding),
        );
    }
    for finding in &changed.still {
        tell(
            canvas,
            "wizard-catch-still",
            super::theme::of(finding.severity),
            voice.title(finding),
        );
    }
    for finding in &changed.new {
        let role = super::theme::of(finding.severity);
        // Of the first upload nothing is news.
        if before.is_some() {
            tell(canvas, "wizard-catch-new", role, voice.title(finding));
        } else {
            canvas.text(4, role, &voice.title(finding));
        }
    }
    let loud = card
        .findings
        .iter()
        .any(|one| one.severity != Severity::Note);
    if card.verdict == Verdict::Sound && !loud {
        canvas.text(4, Role::Good, &model.say("wizard-catch-right"));
    }
}
