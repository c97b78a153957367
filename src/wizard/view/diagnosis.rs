//! Step 4: the headline; every error with the lines it stands in and the characters marked, the difference
//! named, the fix; then the page's advice and ours, warnings and notes folded, the path, what would settle
//! more. Errors are never folded.

use super::super::items::{Item, is_pointed, items};
use super::super::model::Model;
use super::super::{say, say_with, words};
use super::page::Page;
use super::theme::{Role, of};
use crate::diagnosis::{Finding, FindingId, NowFrom, Severity, Verdict};
use crate::locale::{Args, dates};
use crate::remedy;
use crate::remedy::sign::{Departure, StepName};
use crate::report::{docs, redact};
use crate::text::width::columns;

pub(super) fn page(model: &Model, page: &mut Page, beside: bool) {
    if model.givens.is_empty() && model.evidence.said.is_empty() {
        page.text(1, Role::Strong, &say(model, words::DIAGNOSIS_EMPTY));
        page.gap();
    } else {
        headline(model, page);
        findings(model, page, is_pointed);
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
        page.air(model.size.1);
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
    // What is found says what is wrong; nothing says it twice.
    let told = model.diagnosis.findings.iter().any(is_pointed);
    if model.diagnosis.verdict != Verdict::Fault || !told {
        page.text(1, Role::Strong, &voice.headline(&model.diagnosis));
        page.air(model.size.1);
    }
    if let Some(proved) = super::super::texts::proved_before(model, &voice) {
        page.text(1, Role::Good, &proved);
        page.air(model.size.1);
    }
    if model.searching {
        let tried = i64::try_from(model.tried).unwrap_or(i64::MAX);
        let args = Args::new().text("tried", voice.catalogue.number(tried));
        page.text(
            1,
            Role::Dim,
            &say_with(model, words::DIAGNOSIS_SEARCHING, &args),
        );
        page.gap();
    }
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

/// Findings, whole, numbered where there are several.
fn findings(model: &Model, page: &mut Page, which: impl Fn(&Finding) -> bool) {
    let list = model.diagnosis.findings.iter();
    let list: Vec<&Finding> = list.filter(|finding| which(finding)).collect();
    for (index, finding) in list.iter().enumerate() {
        let number = (list.len() > 1).then(|| format!("{}/{} ", index + 1, list.len()));
        one(model, page, &number.unwrap_or_default(), finding);
        page.gap();
    }
}

fn one(model: &Model, page: &mut Page, number: &str, finding: &Finding) {
    let voice = super::words(model);
    let said = voice.finding(finding);
    let sign = match finding.severity {
        Severity::Error => page.signs.bad,
        Severity::Warning => page.signs.doubtful,
        Severity::Note if finding.id == FindingId::SignatureCorrect => page.signs.done,
        Severity::Note => page.signs.skipped,
    };
    let role = of(finding.severity);
    page.labelled(1, &format!("{number}{sign}"), role, &said.title);
    let mut standing = Vec::new();
    // That an answer belongs to another request says nothing about what this request would get.
    if finding.id != FindingId::AnswerOtherRequest {
        standing.extend(voice.standing(finding, model.facts.answer.is_some()));
    }
    standing.push(voice.authority(finding));
    let documents = docs::documents(finding.id).iter();
    standing.extend(documents.map(|page| page.number.to_owned()));
    let notes = standing.join(&say(model, words::LIST_JOINT));
    page.text(4, Role::Dim, &notes);
    let quiet = finding.severity == Severity::Note;
    if !quiet {
        super::point::point(model, page, finding);
    }
    let fix = |page: &mut Page| {
        if let Some(fix) = &said.fix {
            page.labelled(1, &voice.word("word-fix"), Role::Plain, fix);
        }
    };
    // Of a note, what it says is more than what to do about it.
    if !quiet {
        fix(page);
    }
    if let Some(cause) = &said.cause {
        page.text(3, Role::Dim, cause);
    }
    if quiet {
        fix(page);
    }
    for line in voice.zones(finding, model.diagnosis.times.key_time) {
        page.text(3, Role::Dim, &line);
    }
    // Of a note, the words are what matters.
    if quiet {
        super::point::point(model, page, finding);
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
            .filter(|finding| finding.severity == severity && !is_pointed(finding))
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
            findings(model, page, |finding| {
                finding.severity == severity && !is_pointed(finding)
            });
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
    let signs = page.signs;
    let branch = format!("{} {}", signs.side, signs.bottom.0);
    for step in &model.diagnosis.path {
        let asked = voice.question(
            step.node,
            super::super::call::field(model, step.node).as_deref(),
        );
        page.labelled(2, signs.middle.0, Role::Plain, &asked);
        // What nobody said and nothing shows is open, not "don't know".
        let open = step.answer == "unknown" && !model.evidence.said.contains_key(step.node);
        if open {
            page.labelled(2, &branch, Role::Dim, signs.open);
        } else {
            page.labelled(2, &branch, Role::Strong, &voice.answer(step));
        }
    }
    if let Some(outcome) = crate::report::words::outcome(voice.catalogue, &model.diagnosis) {
        page.labelled(2, signs.bottom.0, Role::Strong, &outcome);
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
