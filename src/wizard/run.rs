//! The loop around the pure parts: events in, effects out, a frame drawn only after something changed.

use std::io::{self, BufWriter, Stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use zeroize::Zeroizing;

use super::model::{Examination, Given, Model, Settings, Wanted};
use super::msg::{Effect, Found, Listening, Msg, Named};
use super::{files, update, view};
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

/// Between two words about the search's progress.
const PROGRESS: Duration = Duration::from_millis(250);

/// The terminal as ratatui sees it: one write a frame.
type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Runs the wizard on this terminal and returns its exit status.
///
/// # Errors
/// When the terminal cannot be entered, read or drawn on.
pub fn run(mut options: Options) -> io::Result<u8> {
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
    // The model's alone: what two hold is not sealed.
    options.load = None;
    let (sender, results) = channel();
    let mut session = Session {
        guard,
        screen,
        model,
        options,
        sender,
        results,
        tick: None,
        waker: Arc::new(events.waker()?),
        keyboard: events.keyboard(),
        cancel: Arc::default(),
        lasting: Arc::default(),
    };
    session.live(&mut events)
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
    /// When the play goes on.
    tick: Option<Instant>,
    waker: Arc<signals::Waker>,
    keyboard: signals::Keyboard,
    cancel: Arc<AtomicBool>,
    /// What holds for every upload that is received here.
    lasting: Arc<Mutex<Evidence>>,
}

impl Session {
    fn live(&mut self, events: &mut Events) -> io::Result<u8> {
        if self.model.demo.play.is_some() {
            self.step(Msg::Tick)?;
        }
        let files = std::mem::take(&mut self.options.files);
        for effect in update::begin(&mut self.model, files) {
            self.perform(effect)?;
        }
        self.draw()?;
        // A smaller window shows something else there.
        let (columns, rows) = self.model.window.size;
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
        if self.tick.take_if(|at| *at <= Instant::now()).is_some() {
            return Ok(Some(Msg::Tick));
        }
        self.model.exam.seal();
        crate::terminal::wipe_stack();
        let event = events.next(self.tick);
        self.model.exam.open();
        Ok(match event? {
            Some(Event::Woken) | None => None,
            Some(event) => Some(Msg::Input(event)),
        })
    }

    fn step(&mut self, msg: Msg) -> io::Result<Option<u8>> {
        for effect in update::update(&mut self.model, msg) {
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
                self.model.window.size = (columns, rows);
            }
            Effect::Copy(text) => {
                let done = clipboard::copy(&text)?;
                return self.step(Msg::Copied(done));
            }
            Effect::Load(path) => {
                let bytes = files::load(&path, self.model.lang);
                return self.step(Msg::Loaded { path, bytes });
            }
            Effect::Save { path, text, over } => {
                let result = files::save(&path, &text, over, self.model.lang);
                return self.step(Msg::Saved(result));
            }
            Effect::Edit(text) => {
                let result = self.edit(&text);
                return self.step(Msg::Edited(result));
            }
            Effect::Wake(after) => {
                self.tick = Some(Instant::now() + Duration::from_millis(after));
            }
            Effect::Search(generation) => {
                if self.model.catching.is_some() {
                    self.keep_lasting();
                }
                self.search(generation);
            }
            Effect::Read(number) => {
                if let Some(given) = self.model.reading.waits.front().cloned() {
                    let exam = self.model.exam.clone();
                    let (clock, tell) = (self.model.settings.clock, self.teller());
                    std::thread::spawn(move || {
                        tell(read(number, exam, &given, &clock));
                        drop(given);
                        crate::terminal::wipe_stack();
                    });
                }
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
        let tell = self.teller();
        std::thread::spawn(move || events.into_iter().all(|event| tell(Msg::Came(event))));
        Ok(listening)
    }

    /// Uploads that come from now on are judged with the keys that are known by now.
    fn keep_lasting(&self) {
        if let Ok(mut lasting) = self.lasting.lock() {
            *lasting = self.model.exam.lasting();
        }
    }

    fn edit(&mut self, text: &str) -> Result<Option<Zeroizing<Vec<u8>>>, String> {
        let command = self.options.editor.as_deref().unwrap_or("vi");
        self.guard.suspend();
        let (text, keyboard) = (text.as_bytes(), Some(&self.keyboard));
        let saved = editor::edit(command, "postdoc.txt", text, keyboard);
        let resumed = self.guard.resume();
        let told = |error: io::Error| reason(Catalogue::get(self.model.lang), error.kind());
        resumed.map_err(told)?;
        Ok(saved.map_err(told)?.map(Zeroizing::new))
    }

    /// The long search and the remedy, on a thread of its own; one that is overtaken ends, and its result is
    /// known by its number.
    fn search(&mut self, generation: u64) {
        self.cancel.store(true, Ordering::Relaxed);
        self.cancel = Arc::default();
        let (evidence, clock) = (self.model.exam.evidence.clone(), self.model.settings.clock);
        let wanted = self.model.exam.search.wanted.clone();
        // Only the fix is asked for again where a side was picked.
        let picked = !self.model.exam.search.running && !wanted.picks.is_empty();
        let known = picked.then(|| self.model.exam.diagnosis.clone());
        let (cancel, tell) = (Arc::clone(&self.cancel), self.teller());
        std::thread::spawn(move || {
            let progress = paced(|tried| tell(Msg::Progress { generation, tried }));
            let watch = Watch {
                progress: &progress,
                cancel: &cancel,
            };
            let found = match known {
                Some(diagnosis) => remedied(&evidence, diagnosis, &clock, &wanted),
                None => find(&evidence, &clock, &wanted, watch),
            };
            // The loop seals what is its own alone.
            drop(evidence);
            crate::terminal::wipe_stack();
            if !cancel.load(Ordering::Relaxed) {
                let found = Box::new(found);
                tell(Msg::Searched { generation, found });
            }
        });
    }

    /// Hands a message of another thread to the loop; false once there is none.
    fn teller(&self) -> impl Fn(Msg) -> bool + Send + Sync + 'static {
        let (sender, waker) = (self.sender.clone(), Arc::clone(&self.waker));
        move |msg| {
            let sent = sender.send(msg).is_ok();
            waker.wake();
            sent
        }
    }
}

/// Tells of the search's progress from time to time.
fn paced(tell: impl Fn(u64) -> bool + Sync) -> impl Fn(Progress) + Sync {
    let told = Mutex::new(Instant::now());
    move |progress: Progress| {
        let Ok(mut last) = told.try_lock() else {
            return;
        };
        if last.elapsed() >= PROGRESS {
            *last = Instant::now();
            tell(progress.tried);
        }
    }
}

/// Reads what waits.
pub fn read(number: u64, mut exam: Examination, given: &Given, clock: &Clock) -> Msg {
    let taken = exam.take_in(given, clock);
    let exam = Box::new(exam);
    Msg::Read {
        number,
        exam,
        taken,
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
