//! Step 4: the headline; every error with the lines it stands in and the characters marked, the difference
//! named, the fix; then the page's advice and ours, warnings and notes folded, the path, what would settle
//! more. Errors are never folded.

use ratatui::text::{Line, Span};

use super::super::items::{Item, items};
use super::super::model::Model;
use super::super::{say, say_with, words};
use super::page::Page;
use super::theme::{Role, of};
use crate::diagnosis::finding::Mark;
use crate::diagnosis::{Finding, FindingId, NowFrom, Severity};
use crate::locale::{Args, dates};
use crate::remedy;
use crate::remedy::sign::{Departure, StepName};
use crate::report::excerpt::{self, Excerpt};
use crate::report::{docs, redact};
use crate::text::SourceId;
use crate::text::width::{columns, elide, fit};

pub(super) fn page(model: &Model, page: &mut Page, beside: bool) {
    if model.givens.is_empty() && model.evidence.said.is_empty() {
        page.text(1, Role::Strong, &say(model, words::DIAGNOSIS_EMPTY));
        page.gap();
    } else {
        headline(model, page);
        findings(model, page, Severity::Error);
        let times = times(model);
        let line = times.join("  ");
        if columns(&line) < page.width() {
            page.text(1, Role::Dim, &line);
        } else {
            // Not broken inside a date.
            for time in &times {
                page.text(1, Role::Dim, time);
            }
        }
        page.gap();
        if !beside {
            super::remedy::remedy(model, page);
        }
        super::remedy::resend(model, page);
        let start = page.rows.len();
        advice(model, page);
        if page.rows.len() > start {
            page.gap();
        }
    }
    theirs(model, page);
    folds(model, page);
    if !beside {
        path(model, page);
    }
    needs(model, page);
    page.heading(&say(model, words::DIAGNOSIS_DO));
    super::remedy::picks(model, page);
    super::upload::actions(model, page);
}

/// What stands beside the findings where there is room: the path through the tree, the corrected values.
pub(super) fn beside(model: &Model, page: &mut Page) {
    path(model, page);
    page.gap();
    super::remedy::remedy(model, page);
}

fn headline(model: &Model, page: &mut Page) {
    let voice = super::words(model);
    page.text(1, Role::Strong, &voice.headline(&model.diagnosis));
    if model.searching {
        let tried = i64::try_from(model.tried).unwrap_or(i64::MAX);
        let args = Args::new().text("tried", voice.catalogue.number(tried));
        page.text(
            1,
            Role::Dim,
            &say_with(model, words::DIAGNOSIS_SEARCHING, &args),
        );
    }
    page.gap();
}

/// The developer's own values against the right ones.
fn theirs(model: &Model, page: &mut Page) {
    let Some(compared) = &model.compared else {
        return;
    };
    let voice = super::words(model);
    page.heading(&say(model, words::THEIRS_TITLE));
    match compared {
        Err(_) => page.text(3, Role::Doubtful, &say(model, words::THEIRS_ALONE)),
        Ok(compared) => match &compared.departure {
            Some(departure) => departs(model, page, departure),
            None if compared.open => page.text(3, Role::Plain, &say(model, words::THEIRS_OPEN)),
            None => page.text(3, Role::Good, &voice.word(remedy::words::AGREES)),
        },
    }
    page.gap();
}

fn departs(model: &Model, page: &mut Page, departure: &Departure) {
    let voice = super::words(model);
    // A right signature is worth as much as the key until KeyTime ends.
    let right = match departure.step {
        StepName::Signature => redact::signature_head(&departure.right),
        StepName::KeyTime | StepName::SignKey | StepName::StringToSign => departure.right.clone(),
    };
    let args = Args::new()
        .text("given", departure.given)
        .text("yours", voice.short(&departure.yours))
        .text("right", voice.short(&right));
    let id = departure.message();
    page.text(3, Role::Bad, &voice.catalogue.say(id, &args));
    if let Some(hint) = departure.hint {
        page.text(3, Role::Plain, &voice.word(hint.message()));
    }
}

/// The times that matter, on one line: in UTC, as COS compares them, the date only where it changes.
fn times(model: &Model) -> Vec<String> {
    let voice = super::words(model);
    let times = &model.diagnosis.times;
    let now = dates::instant_utc(times.now.instant);
    let day = now.split_once(' ').map_or("", |(day, _)| day);
    let at = |seconds| {
        let text = dates::instant_utc(seconds);
        let text = text.trim_end_matches(" UTC");
        let short = text.strip_prefix(day).filter(|_| !day.is_empty());
        short.map_or_else(|| text.to_owned(), |time| time.trim_start().to_owned())
    };
    let from = voice.word(&format!("now-from-{}", times.now.from.slug()));
    let args = Args::new().text("time", now.as_str()).text("from", from);
    let id = if times.now.from == NowFrom::Machine {
        words::TIMES_NOW
    } else {
        words::TIMES_THEN
    };
    let mut parts = vec![say_with(model, id, &args)];
    if let Some(expiration) = times.expiration {
        let args = Args::new().text("time", at(expiration.seconds));
        parts.push(say_with(model, words::TIMES_EXPIRATION, &args));
    }
    if let Some((start, end)) = times.key_time {
        let args = Args::new().text("start", at(start)).text("end", at(end));
        parts.push(say_with(model, words::TIMES_KEY_TIME, &args));
    }
    parts
}

/// All findings of a severity, whole.
fn findings(model: &Model, page: &mut Page, severity: Severity) {
    let list = model
        .diagnosis
        .findings
        .iter()
        .filter(|finding| finding.severity == severity);
    for (index, finding) in list.enumerate() {
        one(model, page, index + 1, finding);
        page.gap();
    }
}

fn one(model: &Model, page: &mut Page, number: usize, finding: &Finding) {
    let voice = super::words(model);
    let said = voice.finding(finding);
    let tag = say(
        model,
        match finding.severity {
            Severity::Error => words::TAG_BAD,
            Severity::Warning => words::TAG_WARN,
            Severity::Note if finding.id == FindingId::SignatureCorrect => words::TAG_GOOD,
            Severity::Note => words::TAG_NOTE,
        },
    );
    let mut standing = vec![voice.authority(finding)];
    // That an answer belongs to another request says nothing about what this request would get.
    if finding.id != FindingId::AnswerOtherRequest {
        standing.extend(voice.standing(finding, model.facts.answer.is_some()));
    }
    let notes = standing.join(&say(model, words::LIST_JOINT));
    let args = Args::new()
        .text("title", said.title.as_str())
        .text("notes", notes);
    let title = say_with(model, words::TITLE_NOTES, &args);
    page.labelled(1, &format!("{number} {tag}"), of(finding.severity), &title);
    places(model, page, finding);
    values(model, page, finding);
    if let Some(cause) = &said.cause {
        page.text(3, Role::Plain, cause);
    }
    for line in voice.zones(finding, model.diagnosis.times.key_time) {
        page.text(3, Role::Plain, &line);
    }
    if let Some(fix) = &said.fix {
        page.labelled(3, &voice.word("word-fix"), Role::Good, fix);
    }
    let numbers: Vec<&str> = docs::documents(finding.id)
        .iter()
        .map(|page| page.number)
        .collect();
    if !numbers.is_empty() {
        page.text(3, Role::Dim, &numbers.join(", "));
    }
}

/// The lines the places stand in, lined up, with the failing characters marked; marks of one line share it.
fn places(model: &Model, page: &mut Page, finding: &Finding) {
    let evidence = &model.evidence;
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
    let voice = super::words(model);
    let labelled: Vec<(String, Vec<&Mark>)> = lines
        .into_iter()
        .filter_map(|(marks, _)| {
            let first = marks.first()?;
            let spot = excerpt::spot(evidence, first.place)?;
            let name = voice.source(evidence, first);
            Some((format!("{name} {}:{}", spot.line, spot.column), marks))
        })
        .collect();
    let widest = labelled
        .iter()
        .map(|(label, _)| columns(label))
        .max()
        .unwrap_or(0)
        .min(28);
    for (label, marks) in labelled {
        let room = page.width().saturating_sub(widest + 5).max(16);
        if let Some(found) = excerpt::excerpt(evidence, &model.redactor, &marks, room) {
            marked(page, &fit(&label, widest + 2), &found, of(finding.severity));
        }
        for mark in marks {
            bytes(model, page, mark, finding);
        }
    }
}

fn marked(page: &mut Page, label: &str, found: &Excerpt, role: Role) {
    let line = Line::from(vec![
        Span::raw("   "),
        Span::styled(label.to_owned(), page.style(Role::Place)),
        Span::raw(found.text.clone()),
    ]);
    page.row(line, None);
    let carets = format!("{}{}", " ".repeat(3 + columns(label)), found.carets());
    page.row(Line::styled(carets, page.style(role)), None);
}

/// Bytes around a place in a body: what stands there is often invisible as text.
fn bytes(model: &Model, page: &mut Page, mark: &Mark, finding: &Finding) {
    let in_body = model
        .evidence
        .sources
        .named(mark.place)
        .is_some_and(|(label, _)| label.source == "body");
    if !in_body || !finding.id.id().starts_with("multipart.") {
        return;
    }
    for row in excerpt::hex_rows(&model.evidence, &model.redactor, mark.place) {
        let text = format!("   {:08x}  {:<47} {}", row.offset, row.hex, row.text);
        page.row(Line::styled(text, page.style(Role::Dim)), None);
        let (start, count) = row.mark;
        if count > 0 {
            let carets = format!(
                "{}{}",
                " ".repeat(13 + start * 3),
                "^".repeat(count * 3 - 1)
            );
            page.row(Line::styled(carets, page.style(of(finding.severity))), None);
        }
    }
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
            voice.word("word-empty")
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

/// What the page advises about the branch, labelled with its number, and what postdoc adds.
pub(super) fn advice(model: &Model, page: &mut Page) {
    let voice = super::words(model);
    let Some(advice) = voice.advice(&model.diagnosis.branch) else {
        return;
    };
    if advice.documented && !advice.page.is_empty() {
        let number = Args::new().text("document", docs::EXCEPTIONS.number);
        let label = voice.catalogue.say("word-documented-advice", &number);
        page.labelled(1, &label, Role::Plain, &advice.page);
    } else if !advice.page.is_empty() {
        page.text(1, Role::Plain, &advice.page);
    }
    if let Some(better) = advice.better {
        page.labelled(1, &voice.word("word-our-advice"), Role::Plain, &better);
    }
}

/// Warnings and notes, folded until they are opened.
fn folds(model: &Model, page: &mut Page) {
    let voice = super::words(model);
    for (index, item) in items(model).into_iter().enumerate() {
        let Item::Fold(severity) = item else { continue };
        let count = model
            .diagnosis
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count();
        let id = if severity == Severity::Warning {
            words::WARNINGS
        } else {
            words::NOTES
        };
        let args = Args::new().int("count", i64::try_from(count).unwrap_or(i64::MAX));
        let open = model.unfolded.contains(&severity);
        let state = if open {
            words::DIAGNOSIS_OPEN
        } else {
            words::DIAGNOSIS_FOLDED
        };
        page.item(
            index,
            &voice.catalogue.say(id, &args),
            &say(model, state),
            of(severity),
        );
        if open {
            findings(model, page, severity);
        }
    }
}

/// The path through the tree.
fn path(model: &Model, page: &mut Page) {
    if model.diagnosis.path.is_empty() {
        return;
    }
    let voice = super::words(model);
    page.gap();
    page.heading(&say_with(
        model,
        words::DIAGNOSIS_PATH,
        &Args::new().text("branch", voice.branch(&model.diagnosis.branch)),
    ));
    for step in &model.diagnosis.path {
        let text = format!("{} -> {}", voice.node(step.node), voice.answer(step));
        page.text(3, Role::Plain, &text);
    }
    if let Some(outcome) = super::super::call::outcome(voice.catalogue, &model.diagnosis) {
        page.text(5, Role::Strong, &outcome);
    }
}

/// What would settle more, best first; Enter goes to where it is given.
fn needs(model: &Model, page: &mut Page) {
    if model.diagnosis.needs.is_empty() {
        return;
    }
    let voice = super::words(model);
    page.gap();
    page.heading(&say(model, words::DIAGNOSIS_NEEDS));
    for (index, item) in items(model).into_iter().enumerate() {
        let Item::Need(kind) = item else { continue };
        let Some(need) = model.diagnosis.needs.iter().find(|need| need.kind == kind) else {
            continue;
        };
        let said = voice.need(need);
        let who = voice.word(&format!("who-{}", need.who.slug()));
        page.item(index, &format!("{} ({who})", said.title), "", Role::Plain);
        if let Some(why) = said.cause {
            page.text(5, Role::Dim, &why);
        }
    }
    page.gap();
}
