//! `postdoc catch`: says where to send an upload, and tells of each that comes. The verdict goes to standard output;
//! the address, questions of browsers and connections that came to nothing go to standard error.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::args::{Catch, CatchFormat, Format};
use super::{Failure, Setting, Status, diagnose, io};
use crate::catch::{Bound, Caught, Event, Limits, Options, Preflight, bind, changes};
use crate::clock;
use crate::diagnosis::{Effort, Finding};
use crate::evidence::{Evidence, Flag, Slot};
use crate::locale::dates::instant;
use crate::locale::{Args, Catalogue, reason as reason_in};
use crate::report::{Report, json};
use crate::text::visible::visible;

/// Runs it.
pub fn run(setting: &Setting, options: &Catch) -> Result<Status, Failure> {
    let known = Arc::new(Mutex::new(known(setting, options)?));
    let port = options.port.unwrap_or(0);
    let bound = bind(port).map_err(|reason| Failure::Listen { port, reason })?;
    greet(setting, options, &bound);
    let seen = Arc::new(AtomicU64::new(0));
    farewell(setting, &seen);
    let events = bound.listen(Options {
        bucket: options.bucket.clone(),
        region: options.region.clone(),
        known,
        clock: clock::read,
        effort: Effort::Usual,
        out: options.out.clone(),
        limits: Limits::default(),
    });
    let mut last = None;
    for event in events {
        match event {
            Event::Caught(caught) => {
                seen.store(caught.number, Ordering::Relaxed);
                let heard = tell(setting, options, &caught, last.as_deref())?;
                if options.once || !heard {
                    return Ok(diagnose::status(caught.diagnosis.verdict));
                }
                last = Some(caught.diagnosis.findings);
            }
            Event::Preflight(asked) => preflight(setting, &asked),
            Event::Trouble(peer, trouble) => warn(setting, trouble.message(), |args| {
                args.text("from", peer.to_string())
            }),
        }
    }
    Ok(Status::Sound)
}

/// Keys and the bucket hold for every upload.
fn known(setting: &Setting, options: &Catch) -> Result<Evidence, Failure> {
    let mut known = Evidence::default();
    if let Some(path) = &options.keys {
        diagnose::add(&mut known, path, Some(Slot::Keys), setting)?;
    }
    if let Some(bucket) = &options.bucket {
        known
            .add_option(Flag::Bucket, bucket)
            .map_err(|_| Failure::Usage("cli-bad-bucket", bucket.clone()))?;
    }
    if let Some(folder) = &options.out
        && !folder.is_dir()
    {
        return Err(Failure::Unreadable {
            file: io::name(folder),
            reason: ErrorKind::NotADirectory,
        });
    }
    Ok(known)
}

/// Whoever ends it with a signal is told what was seen; then the signal does what it always does.
fn farewell(setting: &Setting, seen: &Arc<AtomicU64>) {
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else {
        return;
    };
    let (lang, seen) = (setting.lang, Arc::clone(seen));
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let count = seen.load(Ordering::Relaxed).to_string();
            let args = Args::new().text("count", count);
            io::warn(&Catalogue::get(lang).say("catch-stopped", &args));
            let _ = emulate_default_handler(signal);
        }
    });
}

fn warn(setting: &Setting, message: &str, with: impl FnOnce(Args) -> Args) {
    io::warn(&setting.catalogue.say(message, &with(Args::new())));
}

fn greet(setting: &Setting, options: &Catch, bound: &Bound) {
    let v6 = |address: &SocketAddr| address.is_ipv6();
    if let Some(folder) = &options.out {
        warn(setting, "catch-out", |args| {
            args.text("folder", io::name(folder))
        });
    }
    let url = format!("http://127.0.0.1:{}/", bound.port);
    warn(setting, "catch-listens", |args| {
        args.text("url", url.clone())
    });
    if bound.addresses().iter().any(v6) {
        let url = format!("http://[::1]:{}/", bound.port);
        warn(setting, "catch-listens", |args| args.text("url", url));
    } else if let Some(reason) = bound.without_v6 {
        warn(setting, "catch-without-v6", |args| {
            args.text("reason", reason_in(setting.catalogue, reason))
        });
    }
    if options.format == CatchFormat::Text {
        warn(setting, "catch-how", |args| args.text("url", url));
        warn(setting, "catch-how-end", |args| args);
    }
    if options.bucket.is_none() || options.region.is_none() {
        warn(setting, "catch-without-bucket", |args| args);
    }
}

fn preflight(setting: &Setting, asked: &Preflight) {
    let shown = |text: &str| visible(text.as_bytes());
    let headers = match asked.headers.as_str() {
        "" => "-",
        named => named,
    };
    warn(setting, "catch-preflight", |args| {
        args.text("origin", shown(&asked.origin))
            .text("method", shown(&asked.method))
            .text("headers", shown(headers))
    });
}

/// Tells of an upload; `false` when nobody reads it any more.
fn tell(
    setting: &Setting,
    options: &Catch,
    caught: &Caught,
    last: Option<&[Finding]>,
) -> Result<bool, Failure> {
    match &caught.written {
        Some(Ok(path)) => warn(setting, "catch-written", |args| {
            args.text("file", io::name(path))
        }),
        Some(Err(reason)) => {
            warn(setting, "catch-not-written", |args| {
                args.text("reason", reason_in(setting.catalogue, *reason))
            });
        }
        None => {}
    }
    let (evidence, diagnosis) = (&caught.evidence, &caught.diagnosis);
    match options.format {
        CatchFormat::Json if options.once => io::say(&diagnose::render(
            setting,
            evidence,
            diagnosis,
            caught.clock,
            Format::Json,
        )),
        CatchFormat::Json => {
            let remedy = crate::remedy::remedy(evidence, diagnosis, &caught.clock);
            let report = Report::new(evidence, diagnosis, setting.lang, caught.clock.offset);
            let value = json::value(&report.remedy(&remedy));
            io::say(&format!("{}\n", json::compact(&value)))
        }
        CatchFormat::Text => {
            let report = diagnose::render(setting, evidence, diagnosis, caught.clock, Format::Text);
            let head = head(setting, caught);
            let change = last
                .map(|last| change(setting, caught, last))
                .unwrap_or_default();
            io::say(&format!("{head}\n{change}{report}\n"))
        }
    }
}

/// The line above a report: which upload, when, whose, how large.
fn head(setting: &Setting, caught: &Caught) -> String {
    let number = |value: u64| {
        setting
            .catalogue
            .number(i64::try_from(value).unwrap_or(i64::MAX))
    };
    let client = caught.client.as_deref().unwrap_or("-");
    let client: String = visible(client.as_bytes()).chars().take(60).collect();
    let args = Args::new()
        .text("number", number(caught.number))
        .text("time", instant(caught.clock.machine, caught.clock.offset))
        .text("client", client)
        .text("size", number(caught.size))
        .text("status", caught.status.to_string());
    setting.catalogue.say("catch-upload", &args)
}

/// What is gone, and what is new, since the upload before.
fn change(setting: &Setting, caught: &Caught, last: &[Finding]) -> String {
    let changed = changes(last, &caught.diagnosis.findings);
    let report = Report::new(
        &caught.evidence,
        &caught.diagnosis,
        setting.lang,
        caught.clock.offset,
    );
    let words = report.words();
    let lines = |findings: &[&Finding], message: &str| -> String {
        let lines = findings.iter().map(|finding| {
            let args = Args::new().text("title", words.title(finding));
            format!("{}\n", setting.catalogue.say(message, &args))
        });
        lines.collect()
    };
    let gone = lines(&changed.gone, "catch-gone");
    let new = lines(&changed.new, "catch-new");
    if gone.is_empty() && new.is_empty() {
        format!("{}\n", setting.catalogue.word("catch-same"))
    } else {
        format!("{gone}{new}")
    }
}
