//! How long a key takes to become a finished frame, with a signature search running on every other core: key
//! in, `update`, `view`, and the bytes for the terminal. Fails above 10 ms at the 99th of a
//! hundred. `cargo bench --bench latency`.
//!
//! The scenes are those that could be slow: 256 KiB in the box of step 2 (folded), as much as the box takes
//! unfolded, the typed letters of step 1, the diagnosis of an upload whose signature nothing explains, and a
//! value tried out there, which diagnoses with every key. What the program does beside the keyboard (the long
//! search) is done beside it here, too, without end.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark fails loudly"
)]

mod table;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::cos::signature;
use postdoc::diagnosis::{Clock, Watch};
use postdoc::evidence::Evidence;
use postdoc::locale::Lang;
use postdoc::wizard::model::Wanted;
use postdoc::wizard::model::{Model, Settings};
use postdoc::wizard::msg::Msg;
use postdoc::wizard::script::{self, Step};
use postdoc::wizard::{find, update, view};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use table::{Goal, row};

/// 2026-11-23T12:01:00Z.
const CLOCK: Clock = Clock {
    machine: 1_795_435_260,
    offset: 9 * 3600,
    given: None,
};
const SIZE: (u16, u16) = (120, 40);
/// Keys of each scene.
const KEYS: usize = 2000;

const POLICY: &str = r#"{"expiration":"2026-11-23T12:30:00Z","conditions":[{"acl":"default"},{"bucket":"examplebucket-1250000000"},["starts-with","$key","uploads/"],["content-length-range",1,1048576],{"q-sign-algorithm":"sha1"},{"q-ak":"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"},{"q-sign-time":"1795435200;1795437000"}]}"#;

/// A form whose signature no recipe makes.
fn form() -> String {
    let pairs = [
        ("key", "uploads/photo.png"),
        ("acl", "default"),
        ("q-sign-algorithm", "sha1"),
        ("q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"),
        ("q-key-time", "1795435200;1795437000"),
        ("policy", &STANDARD.encode(POLICY)),
        ("q-signature", &signature::string_to_sign(b"nothing")),
        ("file", "@photo.png"),
    ];
    let lines: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    lines.join("\n")
}

const KEYPAIR: &str =
    "SecretId=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nSecretKey=BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz\n";

/// The wizard with a terminal that takes everything and shows nothing.
struct Wizard {
    model: Model,
    screen: Terminal<CrosstermBackend<std::io::Sink>>,
    times: Vec<Duration>,
}

impl Wizard {
    fn new() -> Self {
        let settings = Settings {
            color: true,
            clock: CLOCK,
            ..Settings::default()
        };
        let area = Rect::new(0, 0, SIZE.0, SIZE.1);
        let options = TerminalOptions {
            viewport: Viewport::Fixed(area),
        };
        let backend = CrosstermBackend::new(std::io::sink());
        Self {
            model: Model::new(settings, Lang::En, SIZE),
            screen: Terminal::with_options(backend, options).unwrap(),
            times: Vec::new(),
        }
    }

    fn paste(&mut self, text: &str) {
        update::update(&mut self.model, Msg::Input(script::paste(text.as_bytes())));
    }

    fn frame(&mut self) {
        let model = &self.model;
        let drawn = self.screen.draw(|frame| {
            let area = frame.area();
            if let Some(caret) = view::draw(model, area, frame.buffer_mut()) {
                frame.set_cursor_position(caret);
            }
        });
        drawn.unwrap();
    }

    fn keys(&mut self, script: &str) {
        for step in script::parse(script).unwrap() {
            let Step::Event(event) = step else { continue };
            let start = Instant::now();
            update::update(&mut self.model, Msg::Input(event));
            self.frame();
            self.times.push(start.elapsed());
        }
    }

    /// Plays a script over and over; median and 99th of a hundred.
    fn measure(&mut self, script: &str) -> (Duration, Duration) {
        self.times.clear();
        while self.times.len() < KEYS {
            self.keys(script);
        }
        self.times.sort();
        let at = |part: usize| self.times[self.times.len() * part / 100];
        (at(50), at(99))
    }
}

/// Searches until it is told to stop, as the wizard does beside the keyboard; a deep one never runs out here.
fn searching(stop: &Arc<AtomicBool>) -> std::thread::JoinHandle<()> {
    let stop = Arc::clone(stop);
    std::thread::spawn(move || {
        let mut evidence = Evidence::default();
        evidence.add(form().as_bytes(), None, None).unwrap();
        evidence.add(KEYPAIR.as_bytes(), None, None).unwrap();
        let wanted = Wanted {
            deep: true,
            ..Wanted::default()
        };
        while !stop.load(Ordering::Relaxed) {
            let watch = Watch {
                progress: &|_| {},
                cancel: &stop,
            };
            let _ = find(&evidence, &CLOCK, &wanted, watch);
        }
    })
}

/// What is measured: keys and pastes that lead there, then the keys that are timed.
struct Scene<'a> {
    name: &'a str,
    /// Texts pasted at the beginning.
    pastes: Vec<&'a str>,
    /// Keys behind them.
    begin: &'a str,
    keys: &'a str,
}

impl Scene<'_> {
    fn measure(&self) -> (Duration, Duration) {
        let mut wizard = Wizard::new();
        wizard.keys("<ctrl-n>");
        for text in &self.pastes {
            wizard.paste(text);
        }
        wizard.keys(self.begin);
        wizard.measure(self.keys)
    }
}

fn main() {
    let line = "nothing that any reader knows, line after line\n";
    let large = line.repeat(256 * 1024 / line.len());
    let full = line.repeat(16 * 1024 / line.len());
    let form = form();
    let scene = |name, pastes, begin, keys| Scene {
        name,
        pastes,
        begin,
        keys,
    };
    let scenes = [
        scene(
            "256 KiB in the box, folded",
            vec![large.as_str()],
            "",
            "<down><up><f2><f1><esc><pgdn><pgup><f2>",
        ),
        scene(
            "16 KiB in the box, edited",
            vec![full.as_str()],
            "",
            "typed<left><right><bs><bs><up><end><ctrl-z><ctrl-y>",
        ),
        scene(
            "typed at step 1",
            vec![],
            "<esc>",
            "signature<ctrl-u>q-ak<down><up><ctrl-u>",
        ),
        scene(
            "the diagnosis",
            vec![form.as_str(), KEYPAIR],
            "<ctrl-d>",
            "<down><down><down><tab><pgdn><f6><down><esc><f2><home>",
        ),
        scene(
            "a value tried out, with a key",
            vec![form.as_str(), KEYPAIR],
            "<ctrl-d>w<down><enter>",
            "abc<bs><bs><bs>",
        ),
    ];
    let stop = Arc::new(AtomicBool::new(false));
    let search = searching(&stop);
    let mut met = true;
    for scene in scenes {
        let (median, worst) = scene.measure();
        met &= row(
            &format!("key to frame, {}", scene.name),
            &format!("p50 {median:.2?}"),
            &format!("p99 {worst:.2?}"),
            worst.as_secs_f64() / 0.010,
            Goal::Most(1.0),
        );
    }
    stop.store(true, Ordering::Relaxed);
    search.join().unwrap();
    assert!(met, "slower than 10 ms at p99");
}
