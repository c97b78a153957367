//! All that the user gave, read and put in its slots, with places: each paste or file becomes a
//! [`Reading`] (what it was recognised as, what it filled, what its kind of source never holds), and
//! [`Facts`] are the readings put together, nearest to the wire first, with every conflict kept.
//!
//! Readers find out what is there; they never say whether it is right. This room knows `cos` grammars and
//! nothing of findings. It reads no file and no clock: bytes come in, readings come out.

pub mod answer;
mod base64;
mod brackets;
mod decode;
mod draft;
pub mod facts;
pub mod form;
pub mod keys;
mod literal;
pub mod masked;
mod message;
pub mod parts;
pub mod policy;
pub mod request;
pub mod retyped;
pub mod session;

use std::collections::BTreeMap;

pub use answer::Answer;
pub use facts::{Conflict, Facts};
pub use form::{Field, FilePart, Form};
pub use keys::Keys;
pub use message::{Header, Request};
pub use policy::{Coding, PolicyText};

#[cfg(test)]
mod tests;

use crate::text::{Label, Place, SourceId, Sources};

/// What a user says a paste is, or what it was taken for: the boxes of the wizard and the flags of
/// `diagnose`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Slot {
    /// What COS answered.
    Error,
    /// The policy, as JSON or base64.
    Policy,
    /// The form fields.
    Form,
    /// A request with its form: raw HTTP, curl, HAR, fetch.
    Request,
    /// Keys.
    Keys,
}

/// The flags that fill what no paste holds.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Flag {
    /// `--bucket`: the request's bucket, with APPID.
    Bucket,
    /// `--file-name`
    FileName,
    /// `--file-size`, in bytes.
    FileSize,
}

/// How near a copy is to what was sent.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Fidelity {
    /// Typed by hand or read from a picture: letters may be wrong.
    Retyped,
    /// Text that went through a log or a string literal: white space and escapes may differ.
    LogText,
    /// A browser's or tool's copy of a request: text fields exact, file bytes absent.
    BrowserCopy,
    /// The bytes that were sent.
    Wire,
}

impl Fidelity {
    /// The word of the JSON contract.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::BrowserCopy => "browser-copy",
            Self::LogText => "log-text",
            Self::Retyped => "retyped",
        }
    }
}

/// A value: where it stands. Its text is asked of [`Evidence::text`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Value {
    /// The bytes of the value after decoding, in a source that knows its way back.
    pub place: Place,
}

/// Something a reader noticed about the paste itself, told on the recognition card. Ids are messages of
/// the catalogue (`note-…`), arguments are plain values.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// Message id without the `note-` prefix.
    pub id: &'static str,
    /// Arguments of the message.
    pub args: Vec<(&'static str, String)>,
}

impl Note {
    /// A note without arguments.
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            args: Vec::new(),
        }
    }

    /// With an argument.
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// What one paste or file turned out to be.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which of the pastes it is a part of, counted from 0.
    pub paste: usize,
    /// The part itself: the paste, or a window of it.
    pub source: SourceId,
    /// Which bytes it was read from, how sure its reader is of them and why.
    pub part: Option<parts::Part>,
    /// Its file name, as given on the command line.
    pub file: Option<String>,
    /// What the user said it is, if anything.
    pub hint: Option<Slot>,
    /// The reader that understood it: `xml`, `message`, `json-text`, `base64`, `pairs`, `object`,
    /// `lines`, `url-encoded`, `multipart`, `http`, `curl`, `har`, `fetch`, `html`, `sts`, …
    pub reader: &'static str,
    /// How near it is to the wire.
    pub fidelity: Fidelity,
    /// What this kind of source never holds: `file-bytes`, `content-length`, `answer`, `order`, `headers`,
    /// `line-endings`, `exact-bytes`, ….
    pub missing: Vec<&'static str>,
    /// What is to be said about it.
    pub notes: Vec<Note>,
    /// What it holds.
    pub holds: Holds,
}

/// What a reading can hold. Several at once is normal (a curl line with the answer below it).
#[derive(Clone, Debug, Default)]
pub struct Holds {
    /// An answer.
    pub answer: Option<Answer>,
    /// A policy of its own (not one inside the form).
    pub policy: Option<PolicyText>,
    /// Form fields.
    pub form: Option<Form>,
    /// A request line, host, headers, body.
    pub request: Option<Request>,
    /// Keys.
    pub keys: Option<Keys>,
    /// A flag that fills what no paste holds.
    pub bucket: Option<Value>,
    /// The uploaded file's name.
    pub file_name: Option<Value>,
    /// Its size in bytes.
    pub file_size: Option<(u64, Value)>,
}

impl Holds {
    /// Whether it holds nothing at all.
    fn is_empty(&self) -> bool {
        let read = self.answer.is_some() || self.policy.is_some() || self.form.is_some();
        let given = self.bucket.is_some() || self.file_name.is_some() || self.file_size.is_some();
        !(read || given || self.request.is_some() || self.keys.is_some())
    }
}

impl Reading {
    /// A reading that holds nothing yet.
    pub fn new(source: SourceId, reader: &'static str, fidelity: Fidelity) -> Self {
        Self {
            paste: 0,
            source,
            part: None,
            file: None,
            hint: None,
            reader,
            fidelity,
            missing: Vec::new(),
            notes: Vec::new(),
            holds: Holds::default(),
        }
    }

    /// Lets no letter of it prove anything: a hand, a chat or a document changed some.
    fn may_be_misspelt(&mut self) {
        self.fidelity = Fidelity::Retyped;
        let form = self.holds.form.as_mut();
        let policies = [
            self.holds.policy.as_mut(),
            form.and_then(|form| form.policy.as_mut()),
        ];
        for policy in policies.into_iter().flatten() {
            policy.fidelity = Fidelity::Retyped;
        }
        if let Some(request) = &mut self.holds.request {
            request.body_exact = false;
        }
        if let Some(answer) = &mut self.holds.answer {
            answer.retyped = true;
        }
    }

    /// Whether it holds an answer and nothing else.
    pub(crate) fn reads_answer_only(&self) -> bool {
        let holds = &self.holds;
        let upload = holds.policy.is_some() || holds.form.is_some() || holds.request.is_some();
        holds.answer.is_some() && !upload && holds.keys.is_none()
    }

    /// Whether it holds keys and nothing else.
    pub(crate) fn holds_keys_only(&self) -> bool {
        let holds = &self.holds;
        let upload = holds.policy.is_some() || holds.form.is_some() || holds.request.is_some();
        holds.keys.is_some() && !upload && holds.answer.is_none()
    }

    /// Whether it holds a part of an upload.
    fn shows_upload(&self) -> bool {
        self.holds.form.is_some() || self.holds.request.is_some()
    }

    /// Whether it holds a key, and not only what stands beside keys.
    fn holds_secret(&self) -> bool {
        (self.holds.keys.as_ref())
            .is_some_and(|keys| keys.secret_key.is_some() || keys.sign_key.is_some())
    }

    /// Where it stands in the paste that was given.
    pub fn in_paste(&self, evidence: &Evidence) -> Place {
        let whole = evidence.sources.whole(self.source);
        let part = self.part.as_ref().map(|part| part.place);
        evidence.sources.in_paste(part.unwrap_or(whole))
    }

    /// What it is.
    pub fn kind(&self, evidence: &Evidence) -> parts::Kind {
        parts::Kind::of(&evidence.sources, self)
    }

    /// The names of what it filled, for the contract's `filled` and the recognition card.
    pub fn filled(&self, evidence: &Evidence) -> Vec<String> {
        let holds = &self.holds;
        let slots = [
            (holds.answer.is_some(), "answer"),
            (holds.policy.is_some(), "policy"),
            (holds.request.is_some(), "request"),
            (holds.keys.is_some(), "keys"),
            (holds.bucket.is_some(), "bucket"),
            (holds.file_name.is_some(), "file-name"),
            (holds.file_size.is_some(), "file-size"),
        ];
        let slots = slots.into_iter().filter(|(filled, _)| *filled);
        let fields = holds.form.iter().flat_map(|form| &form.fields);
        let fields = fields.map(|field| evidence.text(field.name).into_owned());
        slots
            .map(|(_, name)| name.to_owned())
            .chain(fields)
            .collect()
    }
}

/// Why a paste gave nothing.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unread {
    /// Nothing but white space.
    #[error("nothing was given")]
    Empty,
    /// No reader knows it; the readers that tried.
    #[error("no reader knows this text")]
    Unrecognised {
        /// Names of the readers that tried, in order.
        tried: Vec<&'static str>,
    },
    /// Larger than [`PASTE_LIMIT`].
    #[error("larger than {PASTE_LIMIT} bytes")]
    TooLarge,
}

/// The largest text any reader but those of bodies looks at: 8 MiB. Bodies are scanned whole.
pub const PASTE_LIMIT: usize = 8 * 1024 * 1024;

/// Everything given so far.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// All bytes.
    pub sources: Sources,
    /// What they turned out to be, in the order given.
    pub readings: Vec<Reading>,
    /// What stands in the pastes and nobody reads.
    pub left: Vec<parts::Left>,
    /// Answers to questions of the tree, by node id.
    pub said: BTreeMap<String, String>,
    /// Whether a masked signature is as long as the signature, where a saved session says: it masks so, people do not.
    pub masked_in_place: Option<bool>,
    /// What the keys had proved when it was saved, for keys are not saved: a finding's id, then its deviations.
    pub proved: Vec<String>,
}

impl Evidence {
    /// Reads a paste or file, part by part. `hint` is what the user says it is; a text of another kind is still
    /// recognised, and the reading then says so. Returns the index of its first reading; those of its other
    /// parts follow.
    ///
    /// # Errors
    /// When nothing was given or no reader knows it; the bytes are then not kept here.
    pub fn add(
        &mut self,
        bytes: &[u8],
        hint: Option<Slot>,
        file: Option<&str>,
    ) -> Result<usize, Unread> {
        let cut = parts::read(&mut self.sources, bytes, hint, file)?;
        let first = self.readings.len();
        let paste = self.next_paste();
        for mut reading in cut.readings {
            reading.paste = paste;
            self.readings.push(reading);
        }
        self.left.extend(cut.left);
        Ok(first)
    }

    /// Keeps a paste that no reader knows, so that reports can tell of it.
    pub fn leave(&mut self, bytes: &[u8], file: Option<&str>) {
        let source = self.sources.add(bytes.to_vec(), Label::plain("paste"));
        self.left.push(parts::Left {
            file: file.map(str::to_owned),
            place: self.sources.whole(source),
        });
    }

    /// Forgets the keys of the readings from `first` on.
    fn forget_keys(&mut self, first: usize) {
        for reading in self.readings.iter_mut().skip(first) {
            reading.holds.keys = None;
        }
        let mut at = 0;
        self.readings.retain(|reading| {
            at += 1;
            at <= first || !reading.holds.is_empty()
        });
    }

    /// The number of a paste that is not given yet.
    fn next_paste(&self) -> usize {
        let pastes = self.readings.iter().filter(|one| one.reader != "option");
        pastes.map(|one| one.paste + 1).max().unwrap_or(0)
    }

    /// Fills what no paste holds from a flag of the command line.
    ///
    /// # Errors
    /// When the text is empty, or no number where one belongs.
    pub fn add_option(&mut self, flag: Flag, text: &str) -> Result<usize, Unread> {
        if text.trim().is_empty() {
            return Err(Unread::Empty);
        }
        let size = text.trim().parse::<u64>();
        if flag == Flag::FileSize && size.is_err() {
            return Err(Unread::Unrecognised {
                tried: vec!["number"],
            });
        }
        let source = (self.sources).add(text.trim().as_bytes().to_vec(), Label::plain("option"));
        let value = Value {
            place: self.sources.whole(source),
        };
        let mut reading = Reading::new(source, "option", Fidelity::Wire);
        match flag {
            Flag::Bucket => reading.holds.bucket = Some(value),
            Flag::FileName => reading.holds.file_name = Some(value),
            Flag::FileSize => reading.holds.file_size = size.ok().map(|size| (size, value)),
        }
        self.readings.push(reading);
        Ok(self.readings.len() - 1)
    }

    /// The readings put together.
    pub fn facts(&self) -> Facts {
        Facts::gather(self)
    }

    /// A value's bytes.
    pub fn bytes(&self, value: Value) -> &[u8] {
        self.sources.slice(value.place)
    }

    /// A value's text; what is not UTF-8 becomes U+FFFD.
    pub fn text(&self, value: Value) -> std::borrow::Cow<'_, str> {
        self.sources.text(value.place)
    }
}
