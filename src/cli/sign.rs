//! `postdoc sign`: the four steps of the POST signature as somebody reads them, and the form they make in the
//! format asked for. The steps themselves, and what is never shown of them, are the remedy's.

use std::fmt::Write as _;
use std::path::Path;

use super::args::{Sign, SignFormat};
use super::{Failure, Setting, Status, io};
use crate::clock;
use crate::evidence::{Evidence, Slot};
use crate::locale::{Args, Catalogue};
use crate::remedy::sign::{
    Departure, FILE, Input, Missing, Signing, Step, StepName, Theirs, curl, env, form, html, json,
    sign,
};
use crate::report::Redactor;
use crate::report::json::pretty;
use crate::text::visible::visible;

/// Runs it.
pub fn run(setting: &Setting, options: &Sign) -> Result<Status, Failure> {
    let theirs = options.theirs.as_deref();
    let paths = [Some(options.policy.as_path()), Some(&options.keys), theirs];
    if paths
        .into_iter()
        .flatten()
        .filter(|path| io::is_stdin(path))
        .count()
        > 1
    {
        return Err(Failure::Usage("cli-stdin-twice", String::new()));
    }
    let mut evidence = Evidence::default();
    for (path, slot) in [(&options.policy, Slot::Policy), (&options.keys, Slot::Keys)] {
        let bytes = io::read(path)?;
        evidence
            .add(&bytes, Some(slot), Some(&io::name(path)))
            .map_err(|_| lacking(path, "cli-unrecognised"))?;
    }
    let signing = sign(&evidence, clock::read().machine).map_err(|missing| match missing {
        Missing::Policy => lacking(&options.policy, "cli-sign-no-policy"),
        Missing::Masked => lacking(&options.keys, "cli-sign-masked"),
        Missing::Key => lacking(&options.keys, "cli-sign-no-key"),
    })?;
    let redactor = Redactor::new(&evidence);
    let clean = |text: &str| redactor.handed(text).into_owned();
    let signing = signing.without_secrets(clean);
    let departs = match theirs {
        Some(path) => {
            let departure = signing.departs(&read(path)?);
            Some(departure.map(|one| one.without_secrets(clean)))
        }
        None => None,
    };
    io::say(&match options.format {
        SignFormat::Text => explained(setting.catalogue, &signing, departs.as_ref()),
        SignFormat::Json => line(pretty(
            &json(&signing, departs.as_ref().map(Option::as_ref)).into(),
        )),
        SignFormat::Env => env(&signing),
        SignFormat::Curl => curl(&signing, &signing.url(), FILE),
        SignFormat::Html => html(&signing, &signing.url()),
        SignFormat::Form => line(pretty(&form(&signing).into())),
    })?;
    // A page asks for its file, and the steps need nothing.
    let mut open = signing.open();
    open.retain(|word| options.format != SignFormat::Html || word != FILE);
    if options.format != SignFormat::Text && !open.is_empty() {
        let names = open.join(&setting.catalogue.word("list-joint"));
        let args = Args::new().text("names", names);
        io::warn(&setting.catalogue.say("remedy-variables", &args));
    }
    Ok(Status::Sound)
}

fn line(mut text: String) -> String {
    text.push('\n');
    text
}

fn lacking(path: &Path, reason: &'static str) -> Failure {
    Failure::NotUnderstood {
        file: io::name(path),
        reason,
        tried: Vec::new(),
    }
}

/// The developer's own values.
fn read(path: &Path) -> Result<Theirs, Failure> {
    Theirs::read(&io::read(path)?).ok_or_else(|| lacking(path, "cli-unrecognised"))
}

fn explained(
    catalogue: &Catalogue,
    signing: &Signing,
    departs: Option<&Option<Departure>>,
) -> String {
    let mut out = String::new();
    for (index, step) in signing.steps().iter().enumerate() {
        self::step(&mut out, catalogue, index + 1, step);
    }
    let mut say = |id: &str, args: &Args| {
        out.push_str(&catalogue.say(id, args));
        out.push('\n');
    };
    match departs {
        None => {}
        Some(None) => say("remedy-agrees", &Args::new()),
        Some(Some(departure)) => {
            let safe = |text: &str| visible(text.as_bytes());
            let args = Args::new()
                .text("given", departure.given)
                .text("yours", safe(&departure.yours))
                .text("right", safe(&departure.right));
            say(departure.message(), &args);
            if let Some(hint) = departure.hint {
                say(&hint.message(), &Args::new());
            }
        }
    }
    out
}

/// Formula, inputs, value, and what is easily missed.
fn step(out: &mut String, catalogue: &Catalogue, number: usize, step: &Step) {
    let (name, formula) = (step.name.name(), step.name.formula());
    let _ = writeln!(out, "{number}  {name} = {formula}");
    let inputs = step.inputs.iter();
    // KeyTime is its own input.
    for (name, input) in inputs.filter(|_| step.name != StepName::KeyTime) {
        let shown = match input {
            Input::Text(text) => visible(text.as_bytes()),
            Input::Bytes(count) => catalogue.bytes(u64::try_from(*count).unwrap_or(u64::MAX)),
            Input::Secret(count) => {
                let count = i64::try_from(*count).unwrap_or(i64::MAX);
                catalogue.say("cli-sign-secret", &Args::new().int("count", count))
            }
        };
        let _ = writeln!(out, "   {name}: {shown}");
    }
    let value = visible(step.value.as_bytes());
    let said = catalogue.word(step.name.message());
    let _ = writeln!(out, "   -> {value}\n   {said}\n");
}
