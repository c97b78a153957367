//! Step 4 in sections. Point: one problem at a time with its lines, the characters marked, and the fix; as full
//! as the window allows, so that nothing that matters needs scrolling. Fix, Why, Path and Evidence have the
//! rest. Which findings are problems is decided in `items`.

use super::super::items::{Item, items};
use super::super::model::{Model, Section};
use super::super::problems;

use super::page::Page;
use super::point::{self, Ease};
use super::theme::{Role, of};
use super::{remedy, times, tree};
use crate::diagnosis::{Finding, FindingId, Severity, Verdict};
use crate::locale::Args;
use crate::remedy::sign::{Departure, StepName};
use crate::report::words::Said;
use crate::report::{docs, redact};

/// From this height on, the first section has the cause too.
const TALL: u16 = 36;

/// The section that is open; `room` is how many rows it has.
pub(super) fn page(model: &Model, page: &mut Page, room: usize) {
    if model.is_blank() {
        page.text(1, Role::Strong, &model.say("wizard-diagnosis-empty"));
        page.gap();
        theirs(model, page);
        return;
    }
    match model.section {
        Section::Point => fitted(model, page, room),
        Section::Fix => remedy::page(model, page, problems::current(model)),
        Section::Why => why(model, page),
        Section::Path => path(model, page),
        Section::Evidence => evidence(model, page),
    }
}

/// Point as full as there is room for.
fn fitted(model: &Model, page: &mut Page, room: usize) {
    for ease in Ease::ALL {
        page.rows.clear();
        problem(model, page, ease);
        if page.rows.len() <= room {
            return;
        }
    }
}

/// The headline and the problem that is on, or what is missing.
fn problem(model: &Model, page: &mut Page, ease: Ease) {
    let voice = model.words();
    let list = problems::all(model);
    let headline = voice.headline(&model.diagnosis);
    // What is found says what is wrong; nothing says it twice.
    let told = model.diagnosis.verdict == Verdict::Fault && !list.is_empty();
    if !told {
        let sign = match model.diagnosis.verdict {
            Verdict::Sound => page.signs.done,
            Verdict::Undetermined => page.signs.open,
            Verdict::Fault | Verdict::Mismatch => page.signs.doubtful,
        };
        page.labelled(1, sign, Role::Strong, &headline);
        air(page, ease);
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
            &model.say_with("wizard-diagnosis-searching", &args),
        );
    }
    theirs(model, page);
    if model.diagnosis.verdict == Verdict::Undetermined {
        needs(model, page, ease);
    }
    if let Some(finding) = problems::current(model) {
        let said = voice.finding(finding);
        if !headline.contains(&said.title) || told {
            title(
                page,
                finding,
                &said.title,
                (problems::at(model), list.len()),
            );
        }
        found(model, page, finding, &said, ease);
    }
    if ease >= Ease::Others && list.len() > 1 {
        air(page, ease);
        for (index, other) in list.iter().enumerate() {
            if index != problems::at(model) {
                title(page, other, &voice.title(other), (index, list.len()));
            }
        }
    }
    if ease >= Ease::Trail && !super::is_beside(model, model.size.0) {
        air(page, ease);
        tree::trail(model, page);
    }
}

fn air(page: &mut Page, ease: Ease) {
    if ease >= Ease::Air {
        page.gap();
    }
}

/// What is wrong in one sentence, with its number where there are several.
fn title(page: &mut Page, finding: &Finding, text: &str, (at, count): (usize, usize)) {
    let sign = sign(page, finding);
    let number = (count > 1).then(|| format!("{}/{count} ", at + 1));
    let label = format!("{}{sign}", number.unwrap_or_default());
    page.labelled(1, &label, of(finding.severity), text);
}

fn sign(page: &Page, finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error => page.signs.bad,
        Severity::Warning => page.signs.doubtful,
        Severity::Note if finding.id == FindingId::SignatureCorrect => page.signs.done,
        Severity::Note => page.signs.skipped,
    }
}

/// How sure a finding is, where it is, and what mends it.
fn found(model: &Model, page: &mut Page, finding: &Finding, said: &Said, ease: Ease) {
    if ease >= Ease::Standing {
        page.text(4, Role::Dim, &standing(model, finding));
    }
    let beside = super::is_wide(model.size.0);
    point::point(model, page, finding, ease, beside);
    let mended = !super::super::texts::changes(model, finding).is_empty();
    if !mended && !point::shows_both(model, finding) {
        point::values(model, page, finding);
    }
    remedy::fix(model, page, finding, said, ease);
    let tall = ease >= Ease::Cause && model.size.1 >= TALL;
    if let Some(cause) = said
        .cause
        .as_ref()
        .filter(|_| tall || finding.severity == Severity::Note)
    {
        air(page, ease);
        page.text(2, Role::Dim, cause);
    }
}

/// Whether it is the cause, and how sure it is.
fn standing(model: &Model, finding: &Finding) -> String {
    let voice = model.words();
    let mut parts = Vec::new();
    // That an answer belongs to another request says nothing about what this request would get.
    if finding.id != FindingId::AnswerOtherRequest {
        parts.extend(voice.standing(finding, model.facts.answer.is_some()));
    }
    parts.push(voice.authority(finding));
    let page = docs::documents(finding.id).first();
    parts.extend(page.map(|page| voice.document(page)));
    parts.join(&model.say("list-joint"))
}

/// Why: the cause, what the documents say, and what else was noticed.
fn why(model: &Model, page: &mut Page) {
    let voice = model.words();
    if let Some(finding) = problems::current(model) {
        let said = voice.finding(finding);
        let at = (problems::at(model), problems::all(model).len());
        title(page, finding, &said.title, at);
        if let Some(cause) = &said.cause {
            page.text(4, Role::Plain, cause);
        }
        page.air(model.size.1);
        for line in voice.zones(finding, model.diagnosis.times.key_time) {
            page.text(1, Role::Plain, &line);
        }
        let case = model.diagnosis.case.as_ref().map(|case| case.id);
        for link in docs::links(finding, case) {
            page.address(4, &link);
        }
        page.gap();
    }
    advice(model, page);
    page.air(model.size.1);
    folds(model, page);
}

/// The path through the tree.
fn path(model: &Model, page: &mut Page) {
    if super::is_beside(model, model.size.0) {
        page.text(1, Role::Plain, &model.say("wizard-path-beside"));
    } else {
        let branch = model.words().branch(&model.diagnosis.branch);
        page.text(1, Role::Strong, &branch);
        let mut drawn = Page::new(page.outer().saturating_sub(1), &model.settings, None);
        tree::path(model, &mut drawn);
        for row in drawn.rows {
            let mut line = row.line;
            line.spans.insert(0, " ".into());
            page.row(line, None);
        }
    }
    page.gap();
    super::actions(model, page);
}

/// What was given, the times, what would settle more, and how to hand it on.
fn evidence(model: &Model, page: &mut Page) {
    if !super::is_beside(model, model.size.0) {
        times::line(model, page);
        page.gap();
    }
    super::cards::rows(model, page);
    if model.diagnosis.verdict != Verdict::Undetermined {
        needs(model, page, Ease::Air);
    }
    page.gap();
    super::actions(model, page);
}

/// What stands beside a section where there is room: the tree and the times, each in its frame.
pub(super) fn panel(model: &Model, page: &mut Page, room: usize) {
    let width = page.frame();
    let voice = model.words();
    let inside = u16::try_from(width.saturating_sub(3)).unwrap_or(u16::MAX);
    let fresh = || Page::new(inside, &model.settings, None);
    let mut framed = |title: &str, inner: Page| {
        if inner.rows.is_empty() || page.rows.len() + inner.rows.len() + 2 > room {
            return;
        }
        page.row(page.edge(page.signs.top, title, width), None);
        for row in inner.rows {
            page.row(page.framed(row.line.spans, width), None);
        }
        page.row(page.edge(page.signs.bottom, "", width), None);
    };
    if !model.diagnosis.path.is_empty() {
        let mut drawn = fresh();
        tree::path(model, &mut drawn);
        framed(&voice.word("word-path"), drawn);
    }
    let mut drawn = fresh();
    times::bars(model, &mut drawn);
    framed(&model.say("report-times"), drawn);
}

/// The developer's own values against the right ones.
fn theirs(model: &Model, page: &mut Page) {
    let Some(compared) = &model.compared else {
        return;
    };
    let voice = model.words();
    page.heading(&model.say("wizard-theirs-title"));
    match compared {
        Err(_) => page.text(3, Role::Doubtful, &model.say("wizard-theirs-alone")),
        Ok(compared) => match &compared.departure {
            Some(departure) => departs(model, page, departure),
            None if compared.open => page.text(3, Role::Plain, &model.say("wizard-theirs-open")),
            None => page.text(3, Role::Good, &voice.word("remedy-agrees")),
        },
    }
    page.gap();
}

fn departs(model: &Model, page: &mut Page, departure: &Departure) {
    let voice = model.words();
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

/// What the page advises about the branch, labelled with its number, and what postdoc adds.
pub(super) fn advice(model: &Model, page: &mut Page) {
    let voice = model.words();
    let Some(advice) = voice.advice(&model.diagnosis) else {
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
    let voice = model.words();
    for (index, item) in items(model).into_iter().enumerate() {
        let Item::Fold(severity) = item else { continue };
        let count = model
            .diagnosis
            .findings
            .iter()
            .filter(|finding| finding.severity == severity && !problems::holds(model, finding))
            .count();
        let id = if severity == Severity::Warning {
            "wizard-warnings"
        } else {
            "wizard-notes"
        };
        let args = Args::new().int("count", i64::try_from(count).unwrap_or(i64::MAX));
        let open = model.unfolded.contains(&severity);
        let state = if open {
            "wizard-diagnosis-open"
        } else {
            "wizard-diagnosis-folded"
        };
        page.item(
            index,
            &voice.catalogue.say(id, &args),
            &model.say(state),
            of(severity),
        );
        if open {
            let list = model.diagnosis.findings.iter();
            for finding in list
                .filter(|finding| finding.severity == severity && !problems::holds(model, finding))
            {
                folded(model, page, finding);
            }
        }
    }
}

/// A finding in a fold: whole, its cause before its places.
fn folded(model: &Model, page: &mut Page, finding: &Finding) {
    let said = model.words().finding(finding);
    page.labelled(1, sign(page, finding), of(finding.severity), &said.title);
    if let Some(cause) = &said.cause {
        page.text(4, Role::Dim, cause);
    }
    point::point(model, page, finding, Ease::Sentence, false);
    if !point::shows_both(model, finding) {
        point::values(model, page, finding);
    }
    if let Some(fix) = &said.fix {
        page.labelled(1, &model.words().word("word-fix"), Role::Plain, fix);
    }
    page.gap();
}

/// What would settle more, best first; Enter goes to where it is given.
fn needs(model: &Model, page: &mut Page, ease: Ease) {
    if model.diagnosis.needs.is_empty() {
        return;
    }
    let voice = model.words();
    page.heading(&model.say("report-needs"));
    if model.diagnosis.verdict == Verdict::Undetermined && ease >= Ease::Sentence {
        page.text(1, Role::Dim, &model.say("wizard-diagnosis-paste"));
    }
    for (index, item) in items(model).into_iter().enumerate() {
        let Item::Need(kind) = item else { continue };
        let Some(need) = model.diagnosis.needs.iter().find(|need| need.kind == kind) else {
            continue;
        };
        let said = voice.need(need);
        let who = voice.word(&format!("who-{}", need.who.slug()));
        page.item(index, &voice.noted(&said.title, &who), "", Role::Plain);
        if let Some(why) = said.cause.filter(|_| ease >= Ease::Sentence) {
            page.text(5, Role::Dim, &why);
        }
    }
}
