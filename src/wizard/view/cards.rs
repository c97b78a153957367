//! What was given as rows: a sign, what it is, how it was read, its most telling content; below the marked one (and
//! where there is room, below each) what it cannot show. A row can be marked, to be taken away.

use ratatui::text::{Line, Span};

use super::super::given::{self, Told};
use super::super::items::{Item, items};
use super::super::model::Model;

use super::page::Page;
use super::theme::Role;
use crate::diagnosis::NeedKind;
use crate::locale::Args;
use crate::text::width::{columns, fit, truncate};

/// The widest columns of the table.
const WHAT: usize = 24;
const HOW: usize = 26;

/// Below so many columns they are narrower.
const NARROW: usize = 72;

/// With more rows than this, only the marked one tells what it cannot show.
const ROOMY: usize = 3;

/// The rows of everything given. Where they are items, each can be marked.
pub(super) fn rows(model: &Model, page: &mut Page) {
    let list: Vec<(usize, Told)> = given::shown(model)
        .into_iter()
        .map(|index| (index, given::told(model, index)))
        .collect();
    let open = missing(model);
    let all = list
        .iter()
        .map(|(_, told)| (told.what.as_str(), told.how.as_str()));
    let not_yet = model.say("wizard-row-not-yet");
    let all = all.chain(
        open.iter()
            .map(|(what, _)| (what.as_str(), not_yet.as_str())),
    );
    let (mut first, mut second) = (0, 0);
    for (what, how) in all {
        first = first.max(columns(what)).min(WHAT);
        second = second.max(columns(how)).min(HOW);
    }
    // On a narrow screen the content is worth more than how it was read.
    second = second.min(page.width() * 3 / 10);
    if page.width() < NARROW {
        second = second.min(HOW / 2);
    }
    let table = Table { first, second };
    let choices = items(model);
    for (index, told) in &list {
        let item = choices.iter().position(|item| *item == Item::Given(*index));
        table.row(
            page,
            page.signs.done,
            Role::Good,
            [&told.what, &told.how, &told.content],
            item,
        );
        let marked = item.is_some() && item == model.spot().selected;
        if !told.lacks.is_empty() && (marked || list.len() <= ROOMY) {
            let args = Args::new().text("what", told.lacks.as_str());
            page.text(5, Role::Dim, &model.say_with("wizard-row-lacks", &args));
        }
        match told.counts {
            Some(true) => page.text(5, Role::Dim, &model.say("wizard-row-counts")),
            Some(false) => page.text(5, Role::Doubtful, &model.say("wizard-row-not-counted")),
            None => {}
        }
        for note in &told.notes {
            page.text(5, Role::Plain, note);
        }
    }
    for (what, why) in &open {
        table.row(
            page,
            page.signs.open,
            Role::Dim,
            [what, &not_yet, why],
            None,
        );
    }
}

/// Policy and form, as long as they are not here, and why they are wanted.
fn missing(model: &Model) -> Vec<(String, String)> {
    if model.screen != super::super::model::Screen::Upload {
        return Vec::new();
    }
    let voice = model.words();
    let facts = &model.facts;
    let parts = [
        (NeedKind::Policy, "source-policy", facts.policy.is_none()),
        (NeedKind::Form, "source-form", facts.form.is_none()),
    ];
    let open = parts.iter().filter(|(.., open)| *open);
    open.map(|(kind, name, _)| {
        let need = model.diagnosis.needs.iter().find(|need| need.kind == *kind);
        let why = need.and_then(|need| voice.need(need).cause);
        (model.say(name), why.unwrap_or_default())
    })
    .collect()
}

/// The columns of the table.
struct Table {
    first: usize,
    second: usize,
}

impl Table {
    fn row(
        &self,
        page: &mut Page,
        sign: &'static str,
        role: Role,
        cells: [&str; 3],
        item: Option<usize>,
    ) {
        let chosen = item.is_some_and(|item| page.is_chosen(item));
        let mark = if chosen { page.signs.choice } else { " " };
        let [what, how, content] = cells;
        let room = page
            .width()
            .saturating_sub(self.first + self.second + 9)
            .max(8);
        let plain = if chosen { Role::Chosen } else { Role::Plain };
        let spans = vec![
            Span::styled(format!(" {mark} "), page.style(Role::Key)),
            Span::styled(sign, page.style(role)),
            Span::raw(" "),
            Span::styled(fit(what, self.first), page.style(plain)),
            Span::raw("  "),
            Span::styled(fit(how, self.second), page.style(Role::Dim)),
            Span::raw("  "),
            Span::styled(truncate(content, room), page.style(plain)),
        ];
        page.row(Line::from(spans), item);
    }
}
