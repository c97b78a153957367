//! The loop around the pure parts: events in, effects out, a frame drawn only after something changed.

use std::io::{self, BufWriter, Stdout};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use zeroize::Zeroizing;

use super::model::{Model, Settings};
use super::msg::{Effect, Found, Listening, Msg, Named, Timer, Wanted};
use super::{update, view};
use crate::catch;
use crate::diagnosis::forensics::Progress;
use crate::diagnosis::{Clock, Diagnosis, Effort, Watch, diagnose_watched};
use crate::evidence::Evidence;
use crate::locale::{Catalogue, Lang, reason};
use crate::terminal::events::Events;
use crate::terminal::guard::{Guard, Modes};
use crate::terminal::keys::Event;
use crate::terminal::{clipboard, editor, signals};

/// What the command line decided.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The screen's language.
    pub lang: Lang,
    /// Only ASCII glyphs.
    pub ascii: bool,
    /// Whether to use colours (`--color`, `NO_COLOR`).
    pub color: bool,
    /// Whether to take mouse events.
    pub mouse: bool,
    /// The clocks.
    pub clock: Clock,
    /// The words of `$VISUAL` or `$EDITOR`.
    pub editor: Option<String>,
    /// A saved session to begin with.
    pub load: Option<Evidence>,
    /// Files to begin with: their names and bytes.
    pub files: Vec<Named>,
    /// Reads the clock, for uploads that come later.
    pub now: Option<fn() -> Clock>,
    /// Whether these are built-in uploads.
    pub demo: bool,
    /// Where the demo begins.
    pub start: Option<super::demo::Start>,
}

/// Milliseconds between two words about the search's progress.
const PROGRESS: u64 = 250;

/// The terminal as ratatui sees it: one write a frame.
type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Runs the wizard on this terminal and returns its exit status.
///
/// # Errors
/// When the terminal cannot be entered, read or drawn on.
pub fn run(options: Options) -> io::Result<u8> {
    let mut events = Events::open()?;
    let panic = Catalogue::get(options.lang).word("wizard-panic");
    let guard = Guard::enter(
        Modes {
            mouse: options.mouse,
        },
        panic,
    )?;
    // Without this, NO_COLOR turns every colour into a reset of bold and reverse too.
    crossterm::style::force_color_output(true);
    let output = BufWriter::with_capacity(64 * 1024, io::stdout());
    let screen = Terminal::new(CrosstermBackend::new(output))?;
    let model = first(&options, crate::terminal::size());
    let (sender, results) = channel();
    let mut session = Session {
        guard,
        screen,
        model,
        options,
        sender,
        results,
        timers: Vec::new(),
        waker: Arc::new(events.waker()?),
        keyboard: events.keyboard(),
        cancel: Arc::default(),
        lasting: Arc::default(),
    };
    let status = session.live(&mut events);
    session.model.wipe();
    status
}

/// The first state.
pub(super) fn first(options: &Options, size: (u16, u16)) -> Model {
    let settings = Settings {
        ascii: options.ascii,
        color: options.color,
        clock: options.clock,
        demo: options.demo,
    };
    let mut model = Model::new(settings, options.lang, size);
    if let Some(start) = options.start {
        update::demo::begin(&mut model, start);
    }
    if let Some(evidence) = &options.load {
        model.load(evidence.clone());
    }
    model
}

struct Session {
    guard: Guard,
    screen: Screen,
    model: Model,
    options: Options,
    sender: Sender<Msg>,
    results: Receiver<Msg>,
    timers: Vec<(Instant, Timer)>,
    waker: Arc<signals::Waker>,
    keyboard: signals::Keyboard,
    cancel: Arc<AtomicBool>,
    /// What holds for every upload that is received here.
    lasting: Arc<Mutex<Evidence>>,
}

impl Session {
    fn live(&mut self, events: &mut Events) -> io::Result<u8> {
        if self.model.demo.play.is_some() {
            self.step(Msg::Timer(Timer::Play))?;
        }
        let files = std::mem::take(&mut self.options.files);
        for effect in update::begin(&mut self.model, files) {
            self.perform(effect)?;
        }
        // What was loaded before the first frame.
        crate::terminal::wipe_stack();
        self.draw()?;
        // A smaller window shows something else there.
        let (columns, rows) = self.model.size;
        let is_shown = columns >= view::SMALLEST.0 && rows >= view::SMALLEST.1;
        if is_shown && !self.model.settings.ascii {
            crate::terminal::ask_width(view::AMBIGUOUS)?;
        }
        loop {
            self.draw()?;
            let Some(msg) = self.wait(events)? else {
                continue;
            };
            if let Some(status) = self.step(msg)? {
                return Ok(status);
            }
            // Everything that is already there, before the next frame.
            while let Some(event) = events.next(Some(Instant::now()))? {
                if let Some(status) = self.step(Msg::Input(event))? {
                    return Ok(status);
                }
            }
        }
    }

    /// The next message: a result of another thread, an event, or a timer that ran out.
    fn wait(&mut self, events: &mut Events) -> io::Result<Option<Msg>> {
        if let Ok(msg) = self.results.try_recv() {
            return Ok(Some(msg));
        }
        let now = Instant::now();
        if let Some(index) = self.timers.iter().position(|(at, _)| *at <= now) {
            let (_, timer) = self.timers.remove(index);
            return Ok(Some(Msg::Timer(timer)));
        }
        let until = self.timers.iter().map(|(at, _)| *at).min();
        Ok(match events.next(until)? {
            Some(Event::Woken) | None => None,
            Some(event) => Some(Msg::Input(event)),
        })
    }

    fn step(&mut self, msg: Msg) -> io::Result<Option<u8>> {
        let given = matches!(msg, Msg::Input(_) | Msg::Loaded { .. } | Msg::Edited(_));
        let effects = update::update(&mut self.model, msg);
        if given {
            crate::terminal::wipe_stack();
        }
        for effect in effects {
            if let Some(status) = self.perform(effect)? {
                return Ok(Some(status));
            }
        }
        Ok(None)
    }

    fn draw(&mut self) -> io::Result<()> {
        let model = &self.model;
        self.screen.draw(|frame| {
            let area = frame.area();
            if let Some(caret) = view::draw(model, area, frame.buffer_mut()) {
                frame.set_cursor_position(caret);
            }
        })?;
        Ok(())
    }

    fn perform(&mut self, effect: Effect) -> io::Result<Option<u8>> {
        match effect {
            Effect::Quit(status) => return Ok(Some(status)),
            Effect::Redraw => {
                self.guard.resume()?;
                let (columns, rows) = crate::terminal::size();
                self.screen.resize(Rect::new(0, 0, columns, rows))?;
                self.model.size = (columns, rows);
            }
            Effect::Copy(text) => {
                let done = clipboard::copy(&text)?;
                return self.step(Msg::Copied(done));
            }
            Effect::Load(path) => {
                let bytes = load(&path, self.model.lang);
                return self.step(Msg::Loaded { path, bytes });
            }
            Effect::Save { path, text, over } => {
                let result = save(&path, &text, over, self.model.lang);
                return self.step(Msg::Saved(result));
            }
            Effect::Edit(text) => {
                let result = self.edit(&text);
                return self.step(Msg::Edited(result));
            }
            Effect::Wake(timer, after) => {
                self.timers.retain(|(_, known)| *known != timer);
                self.timers
                    .push((Instant::now() + Duration::from_millis(after), timer));
            }
            Effect::Search(generation) => {
                if self.model.catching.is_some() {
                    self.keep_lasting();
                }
                self.search(generation);
            }
            Effect::Listen => {
                let result = self.listen();
                return self.step(Msg::Listening(result));
            }
            Effect::Suspend => {
                self.guard.suspend();
                signals::stop_here();
            }
        }
        Ok(None)
    }

    /// Receives uploads on a free port, as long as the program runs.
    fn listen(&mut self) -> Result<Listening, String> {
        let told = |kind| reason(Catalogue::get(self.model.lang), kind);
        let now = self.options.now.ok_or(io::ErrorKind::Unsupported);
        let now = now.map_err(told)?;
        self.keep_lasting();
        let bound = catch::bind(0).map_err(told)?;
        let listening = Listening {
            port: bound.port,
            six: bound.without_v6.is_none(),
        };
        let events = bound.listen(catch::Options {
            bucket: None,
            region: None,
            known: Arc::clone(&self.lasting),
            clock: now,
            effort: Effort::Quick,
            out: None,
            limits: catch::Limits::default(),
        });
        let (sender, waker) = (self.sender.clone(), Arc::clone(&self.waker));
        std::thread::spawn(move || {
            for event in events {
                if sender.send(Msg::Came(event)).is_err() {
                    return;
                }
                waker.wake();
            }
        });
        Ok(listening)
    }

    /// Uploads that come from now on are judged with the keys that are known by now.
    fn keep_lasting(&self) {
        if let Ok(mut lasting) = self.lasting.lock() {
            *lasting = self.model.lasting();
        }
    }

    /// What the last search found, where only the fix is asked for anew: a side was picked.
    fn known(&self) -> Option<Diagnosis> {
        let model = &self.model;
        let picked = !model.searching && !model.wanted.picks.is_empty();
        picked.then(|| model.diagnosis.clone())
    }

    fn edit(&mut self, text: &str) -> Result<Option<Zeroizing<Vec<u8>>>, String> {
        let command = self
            .options
            .editor
            .clone()
            .unwrap_or_else(|| "vi".to_owned());
        self.guard.suspend();
        let result = editor::edit(
            &command,
            "postdoc.txt",
            text.as_bytes(),
            Some(&self.keyboard),
        );
        let resumed = self.guard.resume();
        let told = |error: io::Error| reason(Catalogue::get(self.model.lang), error.kind());
        resumed.map_err(told)?;
        match result {
            Ok(saved) => Ok(saved.map(Zeroizing::new)),
            Err(error) => Err(told(error)),
        }
    }

    /// The long search and the remedy, on a thread of its own; one that is overtaken ends, and its result is
    /// known by its number.
    fn search(&mut self, generation: u64) {
        self.cancel.store(true, Ordering::Relaxed);
        self.cancel = Arc::default();
        let job = Job {
            generation,
            evidence: self.model.evidence.clone(),
            clock: self.model.settings.clock,
            wanted: self.model.wanted.clone(),
            known: self.known(),
            cancel: Arc::clone(&self.cancel),
            sender: self.sender.clone(),
            waker: Arc::clone(&self.waker),
        };
        std::thread::spawn(move || {
            job.run();
            crate::terminal::wipe_stack();
        });
    }
}

/// One search.
struct Job {
    generation: u64,
    evidence: Evidence,
    clock: Clock,
    wanted: Wanted,
    known: Option<Diagnosis>,
    cancel: Arc<AtomicBool>,
    sender: Sender<Msg>,
    waker: Arc<signals::Waker>,
}

impl Job {
    fn run(&self) {
        let started = Instant::now();
        let told = AtomicU64::new(0);
        let progress = |progress: Progress| {
            let now = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
            let last = told.load(Ordering::Relaxed);
            if now >= last + PROGRESS
                && told
                    .compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed)
                    .is_ok()
            {
                self.tell(Msg::Progress {
                    generation: self.generation,
                    tried: progress.tried,
                });
            }
        };
        let watch = Watch {
            progress: &progress,
            cancel: &self.cancel,
        };
        let found = match &self.known {
            Some(diagnosis) => {
                remedied(&self.evidence, diagnosis.clone(), &self.clock, &self.wanted)
            }
            None => find(&self.evidence, &self.clock, &self.wanted, watch),
        };
        if !self.cancel.load(Ordering::Relaxed) {
            self.tell(Msg::Searched {
                generation: self.generation,
                found: Box::new(found),
            });
        }
    }

    fn tell(&self, msg: Msg) {
        if self.sender.send(msg).is_ok() {
            self.waker.wake();
        }
    }
}

/// The long search, and what mends what it found.
pub fn find(evidence: &Evidence, clock: &Clock, wanted: &Wanted, watch: Watch<'_>) -> Found {
    let effort = if wanted.deep {
        Effort::Deep
    } else {
        Effort::Usual
    };
    let diagnosis = diagnose_watched(evidence, clock, effort, watch);
    remedied(evidence, diagnosis, clock, wanted)
}

/// What mends a diagnosis, with the sides that were picked.
fn remedied(evidence: &Evidence, diagnosis: Diagnosis, clock: &Clock, wanted: &Wanted) -> Found {
    let remedy = crate::remedy::remedy_with(evidence, &diagnosis, clock, &wanted.picks);
    Found { diagnosis, remedy }
}

/// The largest file that is read here: uploads are not pasted but dropped, and each is held a few times.
const FILE_LIMIT: u64 = 64 * 1024 * 1024;

/// Reads a dropped file, whole or not at all: half an upload would be another one. An empty reason means: it
/// is too large. A terminal or a pipe would never end, and nothing else is done while this reads.
pub(super) fn load(path: &Path, lang: Lang) -> Result<Zeroizing<Vec<u8>>, String> {
    use std::io::Read;
    use std::os::unix::fs::OpenOptionsExt;
    let told = |error: io::Error| reason(Catalogue::get(lang), error.kind());
    if !std::fs::metadata(path).map_err(told)?.is_file() {
        return Err(Catalogue::get(lang).word("wizard-load-no-file"));
    }
    let waits = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let file = std::fs::OpenOptions::new()
        .read(true)
        .custom_flags(waits.bits().cast_signed())
        .open(path)
        .map_err(told)?;
    let mut bytes = Zeroizing::new(Vec::new());
    let read = file.take(FILE_LIMIT + 1).read_to_end(&mut bytes);
    match read {
        Ok(count) if count as u64 > FILE_LIMIT => Err(String::new()),
        Ok(_) => Ok(bytes),
        Err(error) => Err(told(error)),
    }
}

/// Writes the report. An empty reason means: the file is there.
pub(super) fn save(path: &Path, text: &str, over: bool, lang: Lang) -> Result<PathBuf, String> {
    match super::keep::write(path, text, over) {
        Ok(()) => Ok(path.to_owned()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(String::new()),
        Err(error) => Err(reason(Catalogue::get(lang), error.kind())),
    }
}
