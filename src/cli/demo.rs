//! `postdoc demo`: which upload it begins with. Apart because only this command takes names of its own.

use super::{Failure, Setting, args, io, secrets};
use crate::locale::Args;
use crate::text::visible::visible;
use crate::wizard::demo::uploads::DEMOS;
use crate::wizard::demo::{self, Start};

/// The branch that a demo upload shows, by the upload's short name (`q-ak`): what people type for an id.
pub fn branch(name: &str) -> Option<&'static str> {
    let upload = DEMOS.get(demo::find(name)?)?;
    Some(upload.branch)
}

/// How the demo begins; `None` for a name it does not have, which is told with all names.
pub fn start(setting: &Setting, options: &args::Demo) -> Option<Start> {
    let Some(name) = &options.case else {
        return Some(if options.play {
            Start::Play(None)
        } else {
            Start::Menu
        });
    };
    match demo::find(name) {
        Some(index) if options.play => Some(Start::Play(Some(index))),
        Some(index) => Some(Start::Case(index)),
        None => {
            let safe = visible(secrets::name(name).as_bytes());
            let args = Args::new().text("value", safe);
            io::warn(&setting.catalogue.say("demo-unknown", &args));
            for demo in &DEMOS {
                io::warn(&format!("  {}  {}", demo.name, demo.branch));
            }
            None
        }
    }
}

/// What stays in the terminal behind a play: how to go on.
pub fn farewell(setting: &Setting) -> Result<(), Failure> {
    let text = demo::next(setting.lang);
    io::say(&format!("{text}\n")).map(drop)
}
