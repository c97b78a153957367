//! Step 4 in sections. Point: one problem at a time with its lines, the characters marked, and the fix; as full
//! as the window allows, so that nothing that matters needs scrolling. Fix, Why, Path and Evidence have the
//! rest. Which findings are problems is decided in `items`.

use super::super::menu::{Item, items};
use super::super::model::{Model, Screen, Section};
use super::super::problems;

use super::canvas::Canvas;
use super::point::{self, Ease};
use super::theme::{Role, of};
use super::{remedy, times, tree};
use crate::diagnosis::{Finding, FindingId, Severity, Verdict};
use crate::locale::Args;
use crate::remedy::sign::{Departure, StepName};
use crate::report::sentences::Said;
use crate::report::{docs, redact};

/// From this height on, the first section has the cause too.
pub(super) const TALL: u16 = 36;

/// The section that is open; `room` is how many rows it has.
pub(super) fn draw(model: &Model, canvas: &mut Canvas, room: usize) {
    if model.exam.is_blank() {
        canvas.text(1, Role::Strong, &model.say("wizard-diagnosis-empty"));
        canvas.gap();
        theirs(model, canvas);
        return;
    }
    match model.sections.open {
        Section::Point => fitted(model, canvas, room),
        Section::Fix => remedy::draw(model, canvas, problems::current(model)),
        Section::Why => why(model, canvas),
        Section::Path => path(model, canvas),
        Section::Evidence => evidence(model, canvas),
    }
}

/// Point as full as there is room for.
fn fitted(model: &Model, canvas: &mut Canvas, room: usize) {
    for ease in Ease::ALL {
        canvas.rows.clear();
        problem(model, canvas, ease);
        if canvas.rows.len() <= room {
            return;
        }
    }
}

/// The headline and the problem that is on, or what is missing.
fn problem(model: &Model, canvas: &mut Canvas, ease: Ease) {
    let voice = model.words();
    let list = problems::all(model);
    let headline = voice.headline(&model.exam.diagnosis);
    // What is found says what is wrong; nothing says it twice.
    let told = model.exam.diagnosis.verdict == Verdict::Fault && !list.is_empty();
    if !told {
        let sign = match model.exam.diagnosis.verdict {
            Verdict::Fault => canvas.signs.doubtful,
            other => super::theme::verdict(other, canvas.signs).0,
        };
        canvas.labelled(1, sign, Role::Strong, &headline);
        air(canvas, ease);
    }
    if let Some(proved) = super::super::documents::proved_before(model, &voice) {
        canvas.text(1, Role::Good, &proved);
        canvas.air(model.window.size.1);
    }
    if model.exam.search.running {
        let tried = i64::try_from(model.exam.search.tried).unwrap_or(i64::MAX);
        let args = Args::new().text("tried", voice.catalogue.number(tried));
        canvas.text(
            1,
            Role::Dim,
            &model.say_with("wizard-diagnosis-searching", &args),
        );
    }
    theirs(model, canvas);
    if model.exam.is_open() {
        needs(model, canvas, ease);
    }
    if let Some(finding) = problems::current(model) {
        let said = voice.finding(finding);
        if !headline.contains(&said.title) || told {
            title(
                canvas,
                finding,
                &said.title,
                (problems::at(model), list.len()),
            );
        }
        found(model, canvas, finding, &said, ease);
    }
    if ease >= Ease::Others && list.len() > 1 {
        air(canvas, ease);
        for (index, other) in list.iter().enumerate() {
            if index != problems::at(model) {
                title(canvas, other, &voice.title(other), (index, list.len()));
            }
        }
    }
    if ease >= Ease::Trail && !super::is_beside(model, model.window.size.0) {
        air(canvas, ease);
        tree::trail(model, canvas);
    }
}

fn air(canvas: &mut Canvas, ease: Ease) {
    if ease >= Ease::Air {
        canvas.gap();
    }
}

/// What is wrong in one sentence, with its number where there are several.
fn title(canvas: &mut Canvas, finding: &Finding, text: &str, (at, count): (usize, usize)) {
    let sign = sign(canvas, finding);
    let number = (count > 1).then(|| format!("{}/{count} ", at + 1));
    let label = format!("{}{sign}", number.unwrap_or_default());
    canvas.labelled(1, &label, of(finding.severity), text);
}

fn sign(canvas: &Canvas, finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error => canvas.signs.bad,
        Severity::Warning => canvas.signs.doubtful,
        Severity::Note if finding.id == FindingId::SignatureCorrect => canvas.signs.done,
        Severity::Note => canvas.signs.skipped,
    }
}

/// How sure a finding is, where it is, and what mends it.
fn found(model: &Model, canvas: &mut Canvas, finding: &Finding, said: &Said, ease: Ease) {
    if ease >= Ease::Standing {
        canvas.text(4, Role::Dim, &standing(model, finding));
    }
    let beside = super::is_wide(model.window.size.0);
    point::point(model, canvas, finding, ease, beside);
    let mended = !super::super::documents::changes(model, finding).is_empty();
    if !mended && !point::shows_both(model, finding) {
        point::values(model, canvas, finding);
    }
    remedy::fix(model, canvas, finding, said, ease);
    let tall = ease >= Ease::Cause && model.window.size.1 >= TALL;
    if let Some(cause) = said
        .cause
        .as_ref()
        .filter(|_| tall || finding.severity == Severity::Note)
    {
        air(canvas, ease);
        canvas.text(4, Role::Dim, cause);
    }
    if ease >= Ease::Advice && model.window.size.1 >= TALL {
        canvas.gap();
        advice(model, canvas);
    }
}

/// Whether it is the cause, and how sure it is.
fn standing(model: &Model, finding: &Finding) -> String {
    let voice = model.words();
    let mut parts = Vec::new();
    // That an answer belongs to another request says nothing about what this request would get.
    if finding.id != FindingId::AnswerOtherRequest {
        parts.extend(voice.standing(finding, model.exam.facts.answer.is_some()));
    }
    parts.push(voice.authority(finding));
    let page = docs::documents(finding.id).first();
    parts.extend(page.map(|page| voice.document(page)));
    parts.join(&model.say("list-joint"))
}

/// Why: the cause, what the documents say, and what else was noticed.
fn why(model: &Model, canvas: &mut Canvas) {
    let voice = model.words();
    if let Some(finding) = problems::current(model) {
        let said = voice.finding(finding);
        let at = (problems::at(model), problems::all(model).len());
        title(canvas, finding, &said.title, at);
        if let Some(cause) = &said.cause {
            canvas.text(4, Role::Plain, cause);
        }
        canvas.air(model.window.size.1);
        for line in voice.zones(finding, model.exam.diagnosis.times.key_time) {
            canvas.text(1, Role::Plain, &line);
        }
        let case = model.exam.diagnosis.case.as_ref().map(|case| case.id);
        for link in docs::links(finding, case) {
            canvas.address(4, &link);
        }
        canvas.gap();
    }
    advice(model, canvas);
    canvas.air(model.window.size.1);
    folds(model, canvas);
}

/// The path through the tree.
fn path(model: &Model, canvas: &mut Canvas) {
    if super::is_beside(model, model.window.size.0) {
        canvas.text(1, Role::Plain, &model.say("wizard-path-beside"));
    } else {
        let branch = model.words().branch(&model.exam.diagnosis.branch);
        canvas.text(1, Role::Strong, &branch);
        let mut drawn = Canvas::new(canvas.outer().saturating_sub(1), &model.settings, None);
        tree::path(model, &mut drawn, true);
        for row in drawn.rows {
            let mut line = row.line;
            line.spans.insert(0, " ".into());
            canvas.row(line, None);
        }
    }
    canvas.gap();
    super::actions(model, canvas);
}

/// What was given, the times, what would settle more, and how to hand it on.
fn evidence(model: &Model, canvas: &mut Canvas) {
    if !super::is_beside(model, model.window.size.0) {
        times::line(model, canvas);
        canvas.gap();
    }
    super::inventory::rows(model, canvas);
    if !model.exam.is_open() {
        needs(model, canvas, Ease::Air);
    }
    canvas.gap();
    super::actions(model, canvas);
}

/// What stands beside a section, or the call card, where there is room: the tree and the times, each in its frame.
pub(super) fn panel(model: &Model, canvas: &mut Canvas, room: usize) {
    let width = canvas.frame();
    let voice = model.words();
    let inside = u16::try_from(width.saturating_sub(3)).unwrap_or(u16::MAX);
    let fresh = || Canvas::new(inside, &model.settings, None);
    let mut framed = |title: &str, inner: Canvas| {
        if inner.rows.is_empty() || canvas.rows.len() + inner.rows.len() + 2 > room {
            return;
        }
        canvas.row(canvas.edge(canvas.signs.top, title, width), None);
        for row in inner.rows {
            canvas.row(canvas.framed(row.line.spans, width), None);
        }
        canvas.row(canvas.edge(canvas.signs.bottom, "", width), None);
    };
    if !model.exam.diagnosis.path.is_empty() {
        let mut drawn = fresh();
        // The card itself says what the answers come to.
        tree::path(model, &mut drawn, model.route.screen == Screen::Diagnosis);
        framed(&voice.word("word-path"), drawn);
    }
    let mut drawn = fresh();
    times::bars(model, &mut drawn);
    framed(&model.say("report-times"), drawn);
}

/// The developer's own values against the right ones.
fn theirs(model: &Model, canvas: &mut Canvas) {
    let Some(compared) = model.exam.own.as_ref().map(|own| &own.compared) else {
        return;
    };
    let voice = model.words();
    canvas.heading(&model.say("wizard-theirs-title"));
    match compared {
        Err(_) => canvas.text(3, Role::Doubtful, &model.say("wizard-theirs-alone")),
        Ok(compared) => match &compared.departure {
            Some(departure) => departs(model, canvas, departure),
            None if compared.open => canvas.text(3, Role::Plain, &model.say("wizard-theirs-open")),
            None => canvas.text(3, Role::Good, &voice.word("remedy-agrees")),
        },
    }
    canvas.gap();
}

fn departs(model: &Model, canvas: &mut Canvas, departure: &Departure) {
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
    canvas.text(3, Role::Bad, &voice.catalogue.say(id, &args));
    if let Some(hint) = departure.hint {
        canvas.text(3, Role::Plain, &voice.word(&hint.message()));
    }
}

/// What the page advises about the branch, labelled with its number, and what postdoc adds.
pub(super) fn advice(model: &Model, canvas: &mut Canvas) {
    let voice = model.words();
    let Some(advice) = voice.advice(&model.exam.diagnosis) else {
        return;
    };
    if advice.documented && !advice.page.is_empty() {
        let number = Args::new().text("document", docs::EXCEPTIONS.number);
        let label = voice.catalogue.say("word-documented-advice", &number);
        canvas.labelled(1, &label, Role::Plain, &advice.page);
    } else if !advice.page.is_empty() {
        canvas.text(1, Role::Plain, &advice.page);
    }
    if let Some(better) = advice.better {
        canvas.labelled(1, &voice.word("word-our-advice"), Role::Plain, &better);
    }
}

/// Warnings and notes, folded until they are opened.
fn folds(model: &Model, canvas: &mut Canvas) {
    let voice = model.words();
    for (index, item) in items(model).into_iter().enumerate() {
        let Item::Fold(severity) = item else { continue };
        let count = model
            .exam
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
        let open = model.sections.unfolded.contains(&severity);
        let state = if open {
            "wizard-diagnosis-open"
        } else {
            "wizard-diagnosis-folded"
        };
        canvas.item(
            index,
            &voice.catalogue.say(id, &args),
            &model.say(state),
            of(severity),
        );
        if open {
            let list = model.exam.diagnosis.findings.iter();
            for finding in list
                .filter(|finding| finding.severity == severity && !problems::holds(model, finding))
            {
                folded(model, canvas, finding);
            }
        }
    }
}

/// A finding in a fold: whole, its cause before its places.
fn folded(model: &Model, canvas: &mut Canvas, finding: &Finding) {
    let said = model.words().finding(finding);
    canvas.labelled(1, sign(canvas, finding), of(finding.severity), &said.title);
    if let Some(cause) = &said.cause {
        canvas.text(4, Role::Dim, cause);
    }
    point::point(model, canvas, finding, Ease::Sentence, false);
    if !point::shows_both(model, finding) {
        point::values(model, canvas, finding);
    }
    if let Some(fix) = &said.fix {
        canvas.labelled(1, &model.words().word("word-fix"), Role::Plain, fix);
    }
    canvas.gap();
}

/// What would settle more, best first; Enter goes to where it is given.
fn needs(model: &Model, canvas: &mut Canvas, ease: Ease) {
    if model.exam.diagnosis.needs.is_empty() {
        return;
    }
    let voice = model.words();
    canvas.heading(&model.say("report-needs"));
    if model.exam.is_open() && ease >= Ease::Sentence {
        canvas.text(1, Role::Dim, &model.say("wizard-diagnosis-paste"));
    }
    for (index, item) in items(model).into_iter().enumerate() {
        let Item::Need(kind) = item else { continue };
        let Some(need) = model
            .exam
            .diagnosis
            .needs
            .iter()
            .find(|need| need.kind == kind)
        else {
            continue;
        };
        let said = voice.need(need);
        let who = voice.word(&format!("who-{}", need.who.slug()));
        canvas.item(index, &voice.noted(&said.title, &who), "", Role::Plain);
        if let Some(why) = said.cause.filter(|_| ease >= Ease::Sentence) {
            canvas.text(5, Role::Dim, &why);
        }
    }
}
