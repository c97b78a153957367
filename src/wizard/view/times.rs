//! The times that matter: on one line, and as bars one below the other. In UTC, as COS compares them, the date
//! only where it changes. It judges nothing.

use ratatui::text::{Line, Span};

use super::super::model::Model;

use super::canvas::Canvas;
use super::theme::Role;
use crate::locale::{Args, dates};
use crate::text::width::columns;

/// An instant or a stretch of time, and what it is called.
struct Time {
    said: String,
    from: i64,
    to: i64,
}

/// The times, COS's clock first.
fn times(model: &Model) -> Vec<Time> {
    let voice = model.words();
    let times = &model.exam.diagnosis.times;
    let now = dates::instant_utc(times.now.instant);
    let day = now.split_once(' ').map_or("", |(day, _)| day);
    let at = |seconds| {
        let text = dates::instant_utc(seconds);
        let text = text.trim_end_matches(" UTC");
        let short = text.strip_prefix(day).filter(|_| !day.is_empty());
        short.map_or_else(|| text.to_owned(), |time| time.trim_start().to_owned())
    };
    let one = |said: String, from: i64, to: i64| Time { said, from, to };
    let mut list = vec![one(
        voice.now(times.now),
        times.now.instant,
        times.now.instant,
    )];
    if let Some(expiration) = times.expiration {
        let args = Args::new().text("time", at(expiration.seconds));
        let seconds = expiration.seconds;
        let said = model.say_with("report-time-expiration", &args);
        list.push(one(said, seconds, seconds));
    }
    if let Some((start, end)) = times.key_time {
        let args = Args::new().text("start", at(start)).text("end", at(end));
        let said = model.say_with("report-time-key-time", &args);
        list.push(one(said, start, end));
    }
    list
}

/// On one line where there is room; never broken inside a date.
pub(super) fn line(model: &Model, canvas: &mut Canvas) {
    let said: Vec<String> = times(model).into_iter().map(|time| time.said).collect();
    let line = said.join("  ");
    if columns(&line) < canvas.prose() {
        canvas.text(1, Role::Dim, &line);
    } else {
        for time in &said {
            canvas.text(1, Role::Dim, time);
        }
    }
}

/// Each time with its bar, all on one scale; nothing where there is only one.
pub(super) fn bars(model: &Model, canvas: &mut Canvas) {
    let list = times(model);
    let first = list
        .iter()
        .map(|time| time.from.min(time.to))
        .min()
        .unwrap_or(0);
    let latest = list
        .iter()
        .map(|time| time.from.max(time.to))
        .max()
        .unwrap_or(0);
    let reach = canvas.width().saturating_sub(1);
    if list.len() < 2 || first == latest || reach == 0 {
        return;
    }
    let column = |seconds: i64| {
        let part = i128::from(seconds) - i128::from(first);
        let whole = i128::from(latest) - i128::from(first);
        let at = part * i128::try_from(reach).unwrap_or(0) / whole.max(1);
        usize::try_from(at).unwrap_or(0).min(reach)
    };
    for (index, time) in list.iter().enumerate() {
        canvas.text(0, Role::Plain, &time.said);
        let (from, to) = (
            column(time.from.min(time.to)),
            column(time.to.max(time.from)),
        );
        let (drawn, role) = match (index, to - from) {
            (0, _) => (canvas.signs.here.to_owned(), Role::Key),
            (_, 0) => (canvas.signs.caret.to_owned(), Role::Strong),
            (_, wide) => {
                let rule = canvas.signs.rule.repeat(wide - 1);
                let ends = canvas.signs.middle;
                (format!("{}{rule}{}", ends.0, ends.1), Role::Strong)
            }
        };
        let lead = Span::raw(" ".repeat(from));
        canvas.row(
            Line::from(vec![lead, Span::styled(drawn, canvas.style(role))]),
            None,
        );
    }
}
