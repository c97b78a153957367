//! Where a finding is: the lines of its sources in one frame, or side by side where the window is wide, each
//! under its own name, lined up so that what differs is one below the other, the failing characters the
//! brightest of all. Apart from the diagnosis page because it lays out places only; it knows no verdict and
//! no remedy.

use ratatui::text::{Line, Span};

use super::super::model::Model;

use super::canvas::Canvas;
use super::theme::{Role, of};
use crate::diagnosis::Finding;
use crate::diagnosis::finding::Mark;
use crate::locale::Args;
use crate::report::excerpt::{self, Excerpt};
use crate::report::redact;
use crate::text::SourceId;
use crate::text::width::{columns, elide, fit, truncate};

/// How much of a page there is room for: what is later in this list goes first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Ease {
    /// What is wrong, where, and the values that mend it.
    Bare,
    /// With the bytes of a body.
    Bytes,
    /// With how sure it is.
    Standing,
    /// With what else is wrong.
    Others,
    /// With the path through the tree.
    Trail,
    /// With the whole sentence about the fix.
    Sentence,
    /// With empty rows.
    Air,
    /// With a line of the source around each place.
    Context,
    /// With the cause, where the window is tall.
    Cause,
    /// With what the documents advise.
    Advice,
}

impl Ease {
    /// All, the fullest first.
    pub(super) const ALL: [Self; 10] = [
        Self::Advice,
        Self::Cause,
        Self::Context,
        Self::Air,
        Self::Sentence,
        Self::Trail,
        Self::Others,
        Self::Standing,
        Self::Bytes,
        Self::Bare,
    ];
}

/// One source line with its marks.
struct Pane<'a> {
    title: String,
    found: Excerpt,
    marks: Vec<&'a Mark>,
    context: Option<(usize, String)>,
}

/// The places of a finding in a frame. Sides are next to each other where `beside` says so.
pub(super) fn point(
    model: &Model,
    canvas: &mut Canvas,
    finding: &Finding,
    ease: Ease,
    beside: bool,
) {
    let whole = canvas.frame();
    let beside = beside && excerpt::by_line(&model.exam.evidence, finding).len() == 2;
    let width = if beside { (whole - 1) / 2 } else { whole };
    let mut panes = panes(model, finding, width, ease);
    let numbers: Vec<(SourceId, usize)> = panes.iter().map(Pane::at).collect();
    for pane in &mut panes {
        // A line that has a pane of its own is no context.
        let source = pane.found.spot.place.source;
        let known = |number: usize| numbers.contains(&(source, number));
        pane.context = pane.context.take().filter(|(number, _)| !known(*number));
    }
    let reach = panes.iter().map(|pane| first(&pane.found)).max();
    let digits = panes.iter().map(|pane| pane.number().len()).max();
    let frame = Frame {
        finding,
        width,
        reach: reach.filter(|_| !beside).unwrap_or(0),
        digits: digits.unwrap_or(1),
        ease,
    };
    let mut drawn: Vec<Vec<Line<'static>>> = panes
        .iter()
        .enumerate()
        .map(|(index, pane)| frame.rows(model, canvas, pane, (index, panes.len())))
        .collect();
    if beside {
        let tallest = drawn.iter().map(Vec::len).max().unwrap_or(0);
        for (rows, pane) in drawn.iter_mut().zip(&panes) {
            rows.resize_with(tallest, || canvas.framed(Vec::new(), width));
            rows.insert(0, canvas.edge(canvas.signs.top, &pane.title, width));
            rows.push(canvas.edge(canvas.signs.bottom, "", width));
        }
        for index in 0..tallest + 2 {
            let halves = drawn.iter().filter_map(|rows| rows.get(index));
            let spans = halves.flat_map(|row| row.spans.clone());
            canvas.row(Line::from(spans.collect::<Vec<_>>()), None);
        }
        return;
    }
    for (index, (rows, pane)) in drawn.into_iter().zip(&panes).enumerate() {
        let ends = if index == 0 {
            canvas.signs.top
        } else {
            canvas.signs.middle
        };
        canvas.row(canvas.edge(ends, &pane.title, width), None);
        for row in rows {
            canvas.row(row, None);
        }
    }
    if !panes.is_empty() {
        canvas.row(canvas.edge(canvas.signs.bottom, "", width), None);
    }
}

impl Pane<'_> {
    fn number(&self) -> String {
        self.found.spot.line.to_string()
    }

    fn at(&self) -> (SourceId, usize) {
        (self.found.spot.place.source, self.found.spot.line)
    }
}

/// What the panes of one finding share.
struct Frame<'a> {
    finding: &'a Finding,
    width: usize,
    /// The column at which what fails is lined up.
    reach: usize,
    digits: usize,
    ease: Ease,
}

impl Frame<'_> {
    /// The rows of a pane between its edges; `at` is its number and how many there are.
    fn rows(
        &self,
        model: &Model,
        sheet: &Canvas,
        pane: &Pane<'_>,
        at: (usize, usize),
    ) -> Vec<Line<'static>> {
        let digits = self.digits;
        let room = self.inner().saturating_sub(digits + 2);
        let pad = lined_up(&pane.found, self.reach, room);
        let dim = sheet.style(Role::Dim);
        let gutter =
            |number: &str| Span::styled(format!("{number:>digits$}  {}", " ".repeat(pad)), dim);
        let mut rows: Vec<Vec<Span<'static>>> = Vec::new();
        for row in self.bytes(model, pane) {
            rows.push(vec![Span::styled(row, dim)]);
        }
        let context = pane.context.as_ref().map(|(number, text)| {
            let text = Span::styled(truncate(text, room), dim);
            let number_of = Span::styled(format!("{number:>digits$}  "), dim);
            (*number, vec![number_of, text])
        });
        let line = pane.found.spot.line;
        let (before, after) = match context {
            Some((number, row)) if number < line => (Some(row), None),
            context => (None, context.map(|(_, row)| row)),
        };
        rows.extend(before);
        let mut spans = vec![gutter(&pane.number())];
        spans.extend(painted(sheet, &pane.found, room - pad));
        rows.push(spans);
        let named = self.named(model, &pane.found, at);
        let below = carets(sheet, &pane.found, named.as_deref(), room - pad);
        let role = sheet.style(of(self.finding.severity));
        rows.push(vec![gutter(""), Span::styled(below, role)]);
        rows.extend(after);
        let rows = rows.into_iter();
        rows.map(|row| sheet.framed(row, self.width)).collect()
    }

    /// Columns inside the frame.
    fn inner(&self) -> usize {
        self.width.saturating_sub(4)
    }

    /// What the caret's name is: the one character that differs, else the difference in words, once.
    fn named(&self, model: &Model, found: &Excerpt, at: (usize, usize)) -> Option<String> {
        let (index, count) = at;
        let letter = if count > 1 {
            letter(model, found)
        } else {
            None
        };
        letter.or_else(|| {
            let slug = self.finding.get_word("difference").filter(|_| index == 0)?;
            Some(model.words().difference(self.finding, slug))
        })
    }

    /// Bytes around a place in a body: what is there is often invisible as text.
    fn bytes(&self, model: &Model, pane: &Pane<'_>) -> Vec<String> {
        let in_body = pane.found.spot.label.source == "body";
        if !in_body || self.ease < Ease::Bytes || !self.finding.id.id().starts_with("multipart.") {
            return Vec::new();
        }
        let marks = pane.marks.iter();
        let rows = marks.flat_map(|mark| {
            excerpt::hex_rows(&model.exam.evidence, &model.exam.redactor, mark.place)
        });
        rows.flat_map(|row| {
            let (start, count) = row.mark;
            let carets = "^".repeat((count * 3).saturating_sub(1));
            let below = (count > 0).then(|| format!("{}{carets}", " ".repeat(10 + start * 3)));
            let text = format!("{:08x}  {:<47} {}", row.offset, row.hex, row.text);
            [Some(truncate(&text, self.inner())), below]
                .into_iter()
                .flatten()
        })
        .collect()
    }
}

/// The line, in pieces by what each means.
fn painted(canvas: &Canvas, found: &Excerpt, room: usize) -> Vec<Span<'static>> {
    let within = |ranges: &[(usize, usize)], column: usize| {
        let mut ranges = ranges.iter();
        ranges.any(|(start, width)| (*start..start + width).contains(&column))
    };
    canvas.painted(&truncate(&found.text, room), |column| {
        match (within(&found.marks, column), within(&found.focus, column)) {
            (_, true) => Role::Failing,
            (true, false) if found.focus.is_empty() => Role::Failing,
            (true, false) => Role::Strong,
            (false, false) => Role::Plain,
        }
    })
}

/// The row below: a caret under what fails, its name behind it where that fits.
fn carets(canvas: &Canvas, found: &Excerpt, named: Option<&str>, room: usize) -> String {
    let mut row = String::new();
    for (start, width) in failing(found) {
        row.push_str(&" ".repeat(start.saturating_sub(columns(&row))));
        row.push_str(canvas.signs.caret);
        row.push_str(&canvas.signs.rule.repeat(width.saturating_sub(1)));
    }
    match named {
        Some(text) if columns(&row) + 1 + columns(text) <= room => format!("{row} {text}"),
        // No room behind: in front of the caret, where the row is empty.
        Some(text) if first(found) > columns(text) + 1 => {
            let lead = " ".repeat(first(found) - columns(text) - 1);
            format!("{lead}{text} {}", row.trim_start())
        }
        Some(_) | None => row,
    }
}

/// What a single differing letter or digit is, in words: l and I look alike.
fn letter(model: &Model, found: &Excerpt) -> Option<String> {
    let [(start, 1)] = *found.focus.as_slice() else {
        return None;
    };
    let c = crate::text::width::head(&found.text, start + 1)
        .chars()
        .next_back()?;
    c.is_ascii_alphanumeric().then(|| model.words().letter(c))
}

/// The columns of what fails.
fn failing(found: &Excerpt) -> &[(usize, usize)] {
    if found.focus.is_empty() {
        &found.marks
    } else {
        &found.focus
    }
}

/// The column of what fails.
fn first(found: &Excerpt) -> usize {
    failing(found).first().map_or(0, |mark| mark.0)
}

/// How far a line is moved so that its mark is below the other's, as far as the mark stays in sight.
fn lined_up(found: &Excerpt, reach: usize, room: usize) -> usize {
    let ends = found.marks.iter().map(|(start, width)| start + width);
    let end = ends.max().unwrap_or(0).min(room);
    (reach - first(found).min(reach)).min(room - end)
}

/// The lines the places are in; marks of one line share it.
fn panes<'a>(model: &Model, finding: &'a Finding, width: usize, ease: Ease) -> Vec<Pane<'a>> {
    let (evidence, redactor) = (&model.exam.evidence, &model.exam.redactor);
    let voice = model.words();
    let one = |marks: Vec<&'a Mark>| {
        let mark = *marks.first()?;
        let room = width.saturating_sub(10);
        let found = excerpt::excerpt(evidence, redactor, &marks, room)?;
        let inside = mark.pointer.as_deref().or(mark.field.as_deref());
        let args = Args::new()
            .text("source", voice.source(evidence, mark))
            .text("line", found.spot.line.to_string())
            .text("column", found.spot.column.to_string());
        let rule = super::signs::Signs::of(model.settings.ascii).rule;
        let inside = inside.map(|name| format!(" {rule} {}", voice.short(name)));
        let title = model.say_with("wizard-place", &args) + &inside.unwrap_or_default();
        let context = (ease >= Ease::Context)
            .then(|| excerpt::context(evidence, redactor, mark.place, room))
            .flatten();
        Some(Pane {
            title,
            found,
            marks,
            context,
        })
    };
    excerpt::by_line(evidence, finding)
        .into_iter()
        .filter_map(one)
        .collect()
}

/// Whether the places of a finding show both sides of it.
pub(super) fn shows_both(model: &Model, finding: &Finding) -> bool {
    excerpt::by_line(&model.exam.evidence, finding).len() > 1
}

/// What should be there and what is, where neither the places nor the fix show both.
pub(super) fn values(model: &Model, canvas: &mut Canvas, finding: &Finding) {
    let voice = model.words();
    let labels = [voice.word("word-expected"), voice.word("word-actual")];
    let widest = labels.iter().map(|label| columns(label)).max().unwrap_or(0);
    let room = canvas.width().saturating_sub(widest + 7).max(16);
    for (label, value) in labels.iter().zip([&finding.expected, &finding.actual]) {
        let Some(value) = value else { continue };
        let value = redact::finding_value(finding, value);
        let shown = if value.is_empty() {
            voice.word("word-empty")
        } else {
            elide(&voice.value(&value), room)
        };
        let line = Line::from(vec![
            Span::raw("   "),
            Span::styled(fit(label, widest + 2), canvas.style(Role::Strong)),
            Span::raw(shown),
        ]);
        canvas.row(line, None);
    }
}
