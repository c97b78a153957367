//! The call card: what it is, what the page advises, what to ask aloud, what to ask for and what not to send.

use super::super::call;
use super::super::documents;
use super::super::heard::Heard;
use super::super::menu::{Item, items};
use super::super::model::Model;
use super::canvas::Canvas;
use super::diagnosis::advice;
use super::theme::Role;
use crate::cos::DocumentedCase;
use crate::diagnosis::NeedKind;
use crate::locale::{Args, Catalogue};
use crate::report::sentences::outcome;
use crate::text::width::columns;

pub(super) fn draw(model: &Model, canvas: &mut Canvas) {
    let voice = model.words();
    let first = call::first(model);
    canvas.labelled(1, &model.say("wizard-call-first"), Role::Strong, &first);
    // In a tall window the page's own advice is seen below, which begins with it.
    let low = model.window.size.1 < super::diagnosis::TALL;
    if let Some(cause) = cause(model).filter(|cause| low && *cause != first) {
        canvas.text(1, Role::Dim, &cause);
    }
    canvas.air(model.window.size.1);
    questions(model, canvas);
    if let Some((action, resource)) = documents::permission(model, &voice) {
        canvas.text(3, Role::Strong, &voice.noted(&action, &resource));
    }
    canvas.gap();
    let row = documents::asks_for_row(model).then(|| model.say("wizard-call-red-row"));
    let wanted = documents::wanted(model);
    let wanted = wanted.into_iter().map(|need| voice.need(need).title);
    let wanted: Vec<String> = row.into_iter().chain(wanted).collect();
    if !wanted.is_empty() {
        canvas.labelled(
            1,
            &model.say("wizard-call-ask-for"),
            Role::Plain,
            &wanted.join(&model.say("wizard-call-joint")),
        );
    }
    canvas.labelled(
        1,
        &model.say("wizard-call-not-send"),
        Role::Strong,
        &model.say("wizard-call-not-send-list"),
    );
    let mut needs = model.exam.diagnosis.needs.iter();
    if needs.any(|need| need.kind == NeedKind::Permission) {
        canvas.text(1, Role::Dim, &model.say("wizard-call-paste-policy"));
    }
    if model.window.size.1 >= super::diagnosis::TALL {
        canvas.gap();
    }
    super::actions(model, canvas);
    canvas.gap();
    super::remedy::resend(model, canvas);
    advice(model, canvas);
}

/// The questions and, behind the open one, its answers. What the last answer comes to takes its question's place.
fn questions(model: &Model, canvas: &mut Canvas) {
    let mut outcome = outcome(model.words().catalogue, &model.exam.diagnosis);
    let open = |question: &call::Question| question.said.is_none();
    canvas.heading(&model.say(if call::conversation(model).iter().any(open) {
        "wizard-call-say"
    } else {
        "wizard-call-tell"
    }));
    let last = model.exam.diagnosis.path.last().map(|step| step.node);
    let ends = |question: &call::Question| {
        last == Some(question.node) && model.call.asking != Some(question.node)
    };
    let mut asked = outcome.is_some();
    for (index, item) in items(model).iter().enumerate() {
        match item {
            Item::Question(question) => {
                asked = true;
                let told = ends(question).then(|| outcome.take());
                let (text, role) = match told.flatten() {
                    Some(told) => (told, Role::Good),
                    None => (asking(model, question), Role::Plain),
                };
                let said = said(model, question);
                if columns(&said) * 3 <= canvas.width() {
                    canvas.item(index, &text, &said, role);
                } else {
                    // A long answer beside it would leave the text no room.
                    canvas.item(index, &text, "", role);
                    canvas.text(3, Role::Strong, &said);
                }
            }
            Item::Heard(heard) => boxed(model, canvas, index, *heard),
            Item::Answer(question, word) => {
                let mark = if question.said.as_deref() == Some(*word) {
                    "(*)"
                } else {
                    "( )"
                };
                let text = format!("  {mark} {}", worded(model, question, word));
                canvas.item(index, &text, "", Role::Plain);
            }
            Item::Choice(_)
            | Item::Given(_)
            | Item::Field(_)
            | Item::Need(_)
            | Item::Pick(..)
            | Item::Fold(_)
            | Item::Language(_)
            | Item::Do(..) => {}
        }
    }
    if let Some(told) = outcome {
        canvas.text(3, Role::Good, &told);
    }
    if !asked {
        canvas.text(3, Role::Dim, &model.say("wizard-call-no-question"));
    }
}

/// A question as it is read aloud; one that was answered in a few words.
fn asking(model: &Model, question: &call::Question) -> String {
    let voice = model.words();
    let field = call::field(model, question.node);
    if question.said.is_some() && model.call.asking != Some(question.node) {
        return voice.brief(question.node, field.as_deref());
    }
    voice.spoken(question.node, field.as_deref())
}

/// A box for what is read aloud, and what it comes to.
fn boxed(model: &Model, canvas: &mut Canvas, index: usize, heard: Heard) {
    let caret = if model.route.spot().selected == Some(index) {
        "_"
    } else {
        ""
    };
    let joint = model.say("report-colon");
    let label = model.say(heard.label());
    let text = model.safe(&heard.text(model));
    canvas.item(
        index,
        &format!("  {label}{joint}{text}{caret}"),
        "",
        Role::Plain,
    );
    for told in heard.told(model, &model.words()) {
        canvas.text(7, Role::Good, &told);
    }
}

/// What the page says is the cause.
fn cause(model: &Model) -> Option<String> {
    let case = DocumentedCase::from_id(&model.exam.diagnosis.branch)?;
    let id = format!("case-{}", case.id());
    Catalogue::get(model.lang).attr(&id, "cause", &Args::new())
}

/// What was said to a question.
fn said(model: &Model, question: &call::Question) -> String {
    let said = question.said.as_deref();
    said.map_or_else(String::new, |word| {
        format!("[{}]", worded(model, question, word))
    })
}

fn worded(model: &Model, question: &call::Question, word: &str) -> String {
    documents::answered(&model.words(), question.node, word)
}
