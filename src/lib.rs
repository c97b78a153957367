//! postdoc: the doctor for Tencent Cloud COS POST Object uploads.
//!
//! Data goes one way, **paste → evidence → diagnosis → remedy → report or screen**, and a room knows
//! the rooms on lower floors only:
//!
//! | floor | room | what it is for |
//! | --- | --- | --- |
//! | 10 | [`cli`] | commands, exit status, streams |
//! | 9 | [`clock`] | the only reads of clock and zone |
//! | 8 | [`wizard`] | the four steps as model, update, view; its plain twin, the demo; files only in its `run` and `files` |
//! | 7 | [`catch`] | stands in for COS on this machine: receives an upload, has it judged, answers as COS would: the only sockets, and the files of `--out` |
//! | 6 | [`report`] | redaction and excerpts, then text, JSON, Markdown |
//! | 6 | [`terminal`] | guard, input decoder, signals, the hand-over to an editor: the only terminal I/O |
//! | 5 | [`remedy`] | corrected values, diagnosed again before they are shown |
//! | 4 | [`diagnosis`] | findings, checks, signature forensics (on all cores), tree, verdict: no I/O, no words |
//! | 3 | [`evidence`] | what was given, read and put in slots with places |
//! | 2 | [`cos`] | facts and grammars of COS; no judgement |
//! | 1 | [`json`] | spanned JSON tree, strict verdict with places |
//! | 1 | [`locale`] | catalogues: id and arguments to sentence |
//! | 0 | [`text`] | sources, spans, visible rendering, difference, width, line breaking |

pub mod catch;
pub mod cli;
pub mod clock;
pub mod cos;
pub mod diagnosis;
pub mod evidence;
pub mod json;
pub mod locale;
pub mod remedy;
pub mod report;
pub mod terminal;
pub mod text;
pub mod wizard;
