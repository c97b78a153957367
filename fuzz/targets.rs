//! What is fuzzed, as plain functions of bytes: libFuzzer runs them (`fuzz_targets/`), and the tests replay the kept
//! corpora and small mutations of them. Each panics where a promise is broken.
//!
//! Texts are cut at 0xFE, which no UTF-8 holds: so one input gives several pastes, or bytes with pauses between them.

use std::time::{Duration, Instant};

use postdoc::cos::multipart;
use postdoc::diagnosis::{Clock, Effort, diagnose};
use postdoc::evidence::{Evidence, Slot, session};
use postdoc::locale::Lang;
use postdoc::report::{Redactor, Report, json, markdown, text};
use postdoc::terminal::input::Decoder;
use postdoc::terminal::keys::Event;
use postdoc::text::visible::{is_shown, visible};
use postdoc::wizard::model::{Model, Settings};
use postdoc::wizard::msg::{Effect, Msg};
use postdoc::wizard::{update, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Takes any bytes, and panics where they break a promise.
pub type Target = fn(&[u8]);

/// All targets by name.
pub const ALL: &[(&str, Target)] = &[
    ("readers", readers),
    ("policy", policy),
    ("multipart", multipart_body),
    ("keys", keys),
    ("session", saved_session),
    ("redactor", redactor),
    ("all", all),
];

/// What cuts an input.
const CUT: u8 = 0xFE;

/// A key that is no word of any corpus.
pub const CANARY: &str = "Qz7TmPx3VbNc9LwRk2HsYd8GfJ4uAe6K";

const CLOCK: Clock = Clock {
    machine: 1_795_435_260,
    offset: 32_400,
    given: None,
};

fn slot(byte: u8) -> Option<Slot> {
    let slots = [
        Slot::Error,
        Slot::Policy,
        Slot::Form,
        Slot::Request,
        Slot::Keys,
    ];
    slots.get(usize::from(byte) % 6).copied()
}

/// The parts of an input as evidence; what no reader knows is left, as the commands leave it.
fn given(slots: u8, data: &[u8]) -> Evidence {
    let mut evidence = Evidence::default();
    for (index, part) in data.split(|byte| *byte == CUT).take(4).enumerate() {
        let slot =
            slot(slots.wrapping_add(u8::try_from(index).unwrap_or(0).wrapping_mul(slots / 6)));
        let file = (slots & 0x80 != 0).then_some("paste.txt");
        if evidence.add(part, slot, file).is_err() && !part.is_empty() {
            evidence.leave(part, file);
        }
    }
    evidence
}

/// Every reader, and the checks on what they read.
pub fn readers(data: &[u8]) {
    let Some((slots, data)) = data.split_first() else {
        return;
    };
    let evidence = given(*slots, data);
    diagnose(&evidence, &CLOCK, Effort::None);
}

/// A policy in all its codings, with places that lie inside it.
pub fn policy(data: &[u8]) {
    let mut evidence = Evidence::default();
    if evidence.add(data, Some(Slot::Policy), None).is_err() {
        return;
    }
    let diagnosis = diagnose(&evidence, &CLOCK, Effort::None);
    for place in diagnosis
        .findings
        .iter()
        .flat_map(|finding| &finding.places)
    {
        let mut at = Some(place.place);
        while let Some(here) = at {
            let length = evidence.sources.bytes(here.source).len();
            assert!(
                here.span.start <= here.span.end && here.span.end <= length,
                "{here:?}"
            );
            at = evidence.sources.lift(here);
        }
    }
}

/// A body with the header in front of it, in the first line.
pub fn multipart_body(data: &[u8]) {
    let end = data.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (header, body) = data.split_at(end);

    let read = multipart::scan(body.get(1..).unwrap_or_default(), Some(header));
    for part in &read.parts {
        assert!(part.value.start <= part.value.end && part.value.end <= body.len());
    }
}

/// The bytes of a keyboard, with pauses, into the wizard: after two seconds without one, F2 changes the language.
pub fn keys(data: &[u8]) {
    const SIZES: [(u16, u16); 6] = [(80, 24), (60, 16), (120, 40), (30, 8), (1, 1), (200, 60)];
    let Some((first, data)) = data.split_first() else {
        return;
    };
    let lang = if first & 0x80 != 0 {
        Lang::Ja
    } else {
        Lang::En
    };
    let settings = Settings {
        ascii: first & 0x40 != 0,
        clock: CLOCK,
        ..Settings::default()
    };
    let mut keyboard = Keyboard {
        model: Model::new(settings, lang, SIZES[usize::from(first % 6)]),
        decoder: Decoder::default(),
        now: Instant::now(),
        ended: false,
        events: 0,
    };
    let mut rest = data;
    while !rest.is_empty() && !keyboard.ended {
        let cut = rest.iter().position(|byte| *byte == CUT);
        let (typed, behind) = rest.split_at(cut.unwrap_or(rest.len()));
        keyboard.types(typed);
        let pause = behind.get(1).copied().unwrap_or(0);
        keyboard.waits(Duration::from_millis(u64::from(pause) * 40));
        rest = behind.get(2..).unwrap_or_default();
    }
    keyboard.waits(Duration::from_secs(2));
    let before = keyboard.model.lang;
    let held = format!("{:?}", keyboard.model.route.overlay);
    keyboard.types(b"\x1bOQ");
    keyboard.waits(Duration::from_millis(50));
    if keyboard.ended {
        return;
    }
    shown(&screen(&keyboard.model));
    assert_ne!(keyboard.model.lang, before, "F2 did nothing: {held}");
}

struct Keyboard {
    model: Model,
    decoder: Decoder,
    now: Instant,
    ended: bool,
    events: usize,
}

/// So many events of the keyboard share a drawing, which takes as long as twenty of them.
const DRAWN: usize = 8;

impl Keyboard {
    fn types(&mut self, bytes: &[u8]) {
        self.decoder.feed(bytes, self.now);
        self.takes();
    }

    fn waits(&mut self, pause: Duration) {
        let until = self.now + pause;
        while let Some(deadline) = self
            .decoder
            .deadline()
            .filter(|deadline| *deadline <= until)
        {
            self.decoder.expire(deadline);
            self.takes();
            if self.decoder.deadline() == Some(deadline) {
                break;
            }
        }
        self.now = until;
        self.decoder.expire(self.now);
        self.takes();
    }

    fn takes(&mut self) {
        while let Some(event) = self.decoder.take() {
            self.does(Msg::Input(event));
        }
    }

    fn does(&mut self, msg: Msg) {
        if self.ended {
            return;
        }
        let typed = matches!(msg, Msg::Input(Event::Key(_)));
        let pasted = matches!(msg, Msg::Input(Event::Paste(_)));
        self.events += usize::from(typed);
        for effect in update::update(&mut self.model, msg) {
            match effect {
                Effect::Quit(_) => self.ended = true,
                Effect::Save { path, .. } => self.does(Msg::Saved(Ok(path))),
                Effect::Load(path) => self.does(Msg::Loaded {
                    path,
                    bytes: Err("no such file".to_owned()),
                }),
                Effect::Read(number) => {
                    if let Some(given) = self.model.reading.waits.front().cloned() {
                        let (exam, clock) = (self.model.exam.clone(), self.model.settings.clock);
                        self.does(postdoc::wizard::read(number, exam, &given, &clock));
                    }
                }
                _ => {}
            }
        }
        let drawn = pasted || typed && self.events.is_multiple_of(DRAWN);
        if drawn && !self.ended {
            shown(&screen(&self.model));
        }
    }
}

fn screen(model: &Model) -> String {
    let (columns, rows) = model.window.size;
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    view::draw(model, area, &mut buffer);
    view::screen(&buffer)
}

/// What was saved can be read, and saving that again gives the same file.
pub fn saved_session(data: &[u8]) {
    let Some((slots, data)) = data.split_first() else {
        return;
    };
    again(&given(*slots, data), &CLOCK);
    if let Ok(session) = session::from_session(data) {
        let clock = Clock {
            given: session.now,
            machine: session.saved.unwrap_or(CLOCK.machine),
            offset: 0,
        };
        again(&session.evidence, &clock);
    }
}

fn again(evidence: &Evidence, clock: &Clock) {
    let save = |evidence: &Evidence, clock: &Clock| {
        postdoc::report::session::render(evidence, &Redactor::new(evidence), clock)
    };
    let once = save(evidence, clock);
    let loaded = session::from_session(once.as_bytes());
    let loaded = loaded.unwrap_or_else(|error| panic!("{error}: {once}"));
    assert_eq!(loaded.saved, Some(clock.machine), "{once}");
    let clock = Clock {
        given: loaded.now,
        ..*clock
    };
    let twice = save(&loaded.evidence, &clock);
    assert_eq!(once, twice, "saved again it is another session");
}

/// A key is given, and any paste beside it: nothing of the key is in a value that is shown.
pub fn redactor(data: &[u8]) {
    let Some((slots, data)) = data.split_first() else {
        return;
    };
    let mut evidence = given(*slots, data);
    let keys = format!("SecretId=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nSecretKey={CANARY}\n");
    evidence
        .add(keys.as_bytes(), Some(Slot::Keys), None)
        .expect("keys are read");
    let redactor = Redactor::new(&evidence);
    for part in data.split(|byte| *byte == CUT) {
        let text = String::from_utf8_lossy(part);
        no_canary(&visible(redactor.text(&text).as_bytes()));
    }
    for source in evidence.sources.ids() {
        let whole = evidence.sources.whole(source).span;
        let mut shown = evidence.sources.bytes(source).to_vec();
        for span in redactor.spans(&evidence, source, whole) {
            shown[span.start..span.end].fill(b'*');
        }
        no_canary(&String::from_utf8_lossy(&shown));
    }
}

/// The whole diagnosis in a layout: nothing hidden, nothing secret, and JSON is JSON.
pub fn all(data: &[u8]) {
    let [slots, turn, data @ ..] = data else {
        return;
    };
    let lang = Lang::ALL[usize::from(turn / 4) % Lang::ALL.len()];
    let mut evidence = given(*slots, data);
    let keys = format!("SecretKey={CANARY}\n");
    evidence
        .add(keys.as_bytes(), Some(Slot::Keys), None)
        .expect("keys are read");
    let diagnosis = diagnose(&evidence, &CLOCK, Effort::None);
    let report = Report::new(&evidence, &diagnosis, lang, 32_400);
    // One layout an input: they tell the same, and each takes as long as the diagnosis.
    let out = match turn % 4 {
        0 => text::render(&report, text::Layout::default()),
        1 => markdown::render(&report),
        2 => json::render(&report),
        _ => postdoc::report::session::render(&evidence, &report.redactor, &CLOCK),
    };
    shown(&out);
    no_canary(&out);
    if turn % 4 > 1 {
        serde_json::from_str::<serde_json::Value>(&out).expect("JSON");
    }
}

/// No hidden character but the line's end.
fn shown(out: &str) {
    let hidden = out.chars().find(|char| *char != '\n' && !is_shown(*char));
    assert_eq!(hidden, None, "{out:?}");
}

/// No six characters of the canary.
fn no_canary(out: &str) {
    let canary = CANARY.as_bytes();
    let six = |piece: &[u8]| canary.windows(6).any(|known| known == piece);
    let found = out
        .as_bytes()
        .windows(6)
        .find(|piece| canary.contains(&piece[0]) && six(piece));
    assert_eq!(found.map(String::from_utf8_lossy), None, "in {out}");
}
