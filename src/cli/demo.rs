//! `postdoc demo`: which upload it begins with. Apart because only this command takes names of its own.

use super::{Setting, args, io, secrets};
use crate::locale::Args;
use crate::text::visible::visible;
use crate::wizard::Options;
use crate::wizard::demo::uploads::DEMOS;
use crate::wizard::demo::{self, Start, words};

/// How the demo begins; `None` for a name it does not have, which is told with all names.
pub fn start(setting: &Setting, options: &args::Demo) -> Option<Start> {
    let Some(name) = &options.case else {
        return Some(if options.play {
            Start::Play
        } else {
            Start::Menu
        });
    };
    match demo::find(name) {
        Some(_) if options.play => Some(Start::Play),
        Some(index) => Some(Start::Case(index)),
        None => {
            let safe = visible(secrets::name(name).as_bytes());
            let args = Args::new().text("value", safe);
            io::warn(&setting.catalogue.say(words::UNKNOWN, &args));
            for demo in &DEMOS {
                io::warn(&format!("  {}  {}", demo.name, demo.branch));
            }
            None
        }
    }
}

/// On lines there is no menu and no play: the upload is given from the beginning.
pub fn on_lines(options: &mut Options) {
    let Some(start) = options.start.take() else {
        return;
    };
    let index = match start {
        Start::Case(index) => index,
        Start::Menu | Start::Play => 0,
    };
    if let Some((evidence, now)) = demo::evidence(index) {
        options.load = Some(evidence);
        options.clock.machine = now;
    }
}
