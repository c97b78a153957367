//! Where a finding stands: the lines of its sources in one frame, each side under its own name, lined up so
//! that what differs stands below each other, the failing characters the brightest of all. Apart from the
//! diagnosis page because it lays out places only; it knows no verdict and no remedy.

use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation as _;

use super::super::model::Model;
use super::page::Page;
use super::theme::{Role, of};
use crate::diagnosis::Finding;
use crate::diagnosis::finding::Mark;
use crate::locale::Args;
use crate::report::excerpt::{self, Excerpt};
use crate::report::redact;
use crate::text::SourceId;
use crate::text::width::{columns, elide, fit, grapheme_columns, truncate};

/// One source line with its marks.
struct Pane<'a> {
    title: String,
    found: Excerpt,
    marks: Vec<&'a Mark>,
}

/// The places of a finding in a frame; expected and found below, where the places do not show both.
pub(super) fn point(model: &Model, page: &mut Page, finding: &Finding) {
    let panes = panes(model, page, finding);
    if panes.len() < 2 {
        values(model, page, finding);
    }
    let Some(last) = panes.len().checked_sub(1) else {
        return;
    };
    let reach = panes.iter().map(|pane| first(&pane.found)).max();
    let digits = panes.iter().map(|pane| number(pane).len()).max();
    let (reach, digits) = (reach.unwrap_or(0), digits.unwrap_or(1));
    for (index, pane) in panes.iter().enumerate() {
        let signs = page.signs;
        let ends = if index == 0 { signs.top } else { signs.middle };
        page.edge(ends, &pane.title);
        for row in hex(model, pane, finding) {
            framed(page, vec![Span::styled(row, page.style(Role::Dim))]);
        }
        let room = inner(page).saturating_sub(digits + 2);
        let pad = lined_up(&pane.found, reach, room);
        let gutter = format!("{:>digits$}  {}", number(pane), " ".repeat(pad));
        let mut spans = vec![Span::styled(gutter, page.style(Role::Dim))];
        spans.extend(painted(page, &pane.found, finding, room - pad));
        framed(page, spans);
        let difference = (index == 0).then(|| difference(model, finding)).flatten();
        let below = carets(page, &pane.found, difference.as_deref());
        let lead = Span::raw(" ".repeat(digits + 2 + pad));
        framed(
            page,
            vec![lead, Span::styled(below, page.style(of(finding.severity)))],
        );
        if index == last {
            page.edge(signs.bottom, "");
        }
    }
}

/// Columns inside the frame.
fn inner(page: &Page) -> usize {
    page.frame().saturating_sub(4)
}

fn number(pane: &Pane<'_>) -> String {
    pane.found.spot.line.to_string()
}

/// The column of what fails.
fn first(found: &Excerpt) -> usize {
    let marks = if found.focus.is_empty() {
        &found.marks
    } else {
        &found.focus
    };
    marks.first().map_or(0, |mark| mark.0)
}

/// How far a line is moved so that its mark stands below the other's, as far as the mark stays in sight.
fn lined_up(found: &Excerpt, reach: usize, room: usize) -> usize {
    let ends = found.marks.iter().map(|(start, width)| start + width);
    let end = ends.max().unwrap_or(0).min(room);
    (reach - first(found).min(reach)).min(room - end)
}

/// The lines the places stand in; marks of one line share it.
fn panes<'a>(model: &Model, page: &Page, finding: &'a Finding) -> Vec<Pane<'a>> {
    let evidence = &model.evidence;
    let voice = super::words(model);
    let mut lines: Vec<(Vec<&Mark>, (SourceId, usize))> = Vec::new();
    for mark in finding.places.iter().filter(|mark| !mark.lifted) {
        let Some(spot) = excerpt::spot(evidence, mark.place) else {
            continue;
        };
        let at = (spot.place.source, spot.line);
        match lines.iter_mut().find(|(_, known)| *known == at) {
            Some((marks, _)) => marks.push(mark),
            None => lines.push((vec![mark], at)),
        }
    }
    let room = inner(page).saturating_sub(6);
    let one = |marks: Vec<&'a Mark>| {
        let mark = *marks.first()?;
        let found = excerpt::excerpt(evidence, &model.redactor, &marks, room)?;
        let name = voice.source(evidence, mark);
        let (line, column) = (found.spot.line, found.spot.column);
        let inside = mark.pointer.as_deref().or(mark.field.as_deref());
        let inside = inside.map_or_else(String::new, |name| {
            format!(" {} {}", page.signs.rule, voice.short(name))
        });
        let title = format!("{name} {line}:{column}{inside}");
        Some(Pane {
            title,
            found,
            marks,
        })
    };
    lines
        .into_iter()
        .filter_map(|(marks, _)| one(marks))
        .collect()
}

/// A row between the sides of the frame.
fn framed(page: &mut Page, spans: Vec<Span<'static>>) {
    let side = page.signs.side;
    let used: usize = spans.iter().map(|span| columns(&span.content)).sum();
    let fill = inner(page).saturating_sub(used);
    let dim = page.style(Role::Dim);
    let mut row = vec![Span::raw(" "), Span::styled(format!("{side} "), dim)];
    row.extend(spans);
    row.push(Span::styled(format!("{} {side}", " ".repeat(fill)), dim));
    page.row(Line::from(row), None);
}

/// The line, in pieces by what each means.
fn painted(page: &Page, found: &Excerpt, finding: &Finding, room: usize) -> Vec<Span<'static>> {
    let within = |ranges: &[(usize, usize)], column: usize| {
        let mut ranges = ranges.iter();
        ranges.any(|(start, width)| (*start..start + width).contains(&column))
    };
    let mut pieces: Vec<(Role, String)> = Vec::new();
    let mut column = 0;
    for grapheme in truncate(&found.text, room).graphemes(true) {
        let role = match (within(&found.marks, column), within(&found.focus, column)) {
            (_, true) => Role::Failing,
            (true, false) if found.focus.is_empty() => of(finding.severity),
            (true, false) => Role::Strong,
            (false, false) => Role::Plain,
        };
        column += grapheme_columns(grapheme);
        match pieces.last_mut() {
            Some((known, text)) if *known == role => text.push_str(grapheme),
            _ => pieces.push((role, grapheme.to_owned())),
        }
    }
    let pieces = pieces.into_iter();
    pieces
        .map(|(role, text)| Span::styled(text, page.style(role)))
        .collect()
}

/// The row below: a caret under what fails, its name behind it where that fits.
fn carets(page: &Page, found: &Excerpt, difference: Option<&str>) -> String {
    let marks = if found.focus.is_empty() {
        &found.marks
    } else {
        &found.focus
    };
    let mut row = String::new();
    for (start, width) in marks {
        let gap = start.saturating_sub(columns(&row));
        row.push_str(&" ".repeat(gap));
        row.push_str(page.signs.caret);
        row.push_str(&page.signs.rule.repeat(width.saturating_sub(1)));
    }
    let room = inner(page).saturating_sub(8);
    match difference {
        Some(text) if columns(&row) + 1 + columns(text) <= room => format!("{row} {text}"),
        // No room behind: in front of the caret, where the row is empty.
        Some(text) if first(found) > columns(text) + 1 => {
            let rest = row.trim_start();
            format!(
                "{}{text} {rest}",
                " ".repeat(first(found) - columns(text) - 1)
            )
        }
        Some(_) | None => row,
    }
}

/// What the difference is, in words.
fn difference(model: &Model, finding: &Finding) -> Option<String> {
    let slug = finding.get_word("difference")?;
    Some(super::words(model).difference(finding, slug))
}

/// Bytes around a place in a body: what stands there is often invisible as text.
fn hex(model: &Model, pane: &Pane<'_>, finding: &Finding) -> Vec<String> {
    let in_body = pane.found.spot.label.source == "body";
    if !in_body || !finding.id.id().starts_with("multipart.") {
        return Vec::new();
    }
    let marks = pane.marks.iter();
    let rows =
        marks.flat_map(|mark| excerpt::hex_rows(&model.evidence, &model.redactor, mark.place));
    rows.flat_map(|row| {
        let (start, count) = row.mark;
        let carets = "^".repeat((count * 3).saturating_sub(1));
        let below = (count > 0).then(|| format!("{}{carets}", " ".repeat(10 + start * 3)));
        let text = format!("{:08x}  {:<47} {}", row.offset, row.hex, row.text);
        [Some(text), below].into_iter().flatten()
    })
    .collect()
}

/// Expected and found, one above the other.
fn values(model: &Model, page: &mut Page, finding: &Finding) {
    let voice = super::words(model);
    let labels = [voice.word("word-expected"), voice.word("word-actual")];
    let widest = labels.iter().map(|label| columns(label)).max().unwrap_or(0);
    let room = page.width().saturating_sub(widest + 7).max(16);
    for (label, value) in labels.iter().zip([&finding.expected, &finding.actual]) {
        let Some(value) = value else { continue };
        let value = redact::finding_value(finding, value);
        let shown = if value.is_empty() {
            voice.catalogue.say("word-empty", &Args::new())
        } else {
            elide(&voice.value(&value), room)
        };
        let line = Line::from(vec![
            Span::raw("   "),
            Span::styled(fit(label, widest + 2), page.style(Role::Strong)),
            Span::raw(shown),
        ]);
        page.row(line, None);
    }
}
