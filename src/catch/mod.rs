//! Stands in for COS on this machine: receives uploads, has each diagnosed as it came off the wire, and answers as COS
//! would. The only room that opens a socket, and only on the loopback addresses.
//!
//! Threads of std, a connection each; what is kept of an upload does not grow with it (`keep`). It knows evidence and
//! diagnosis; it says nothing itself: whoever listens gets [`Event`]s. It reads no file, no clock and no environment.

mod answer;
mod body;
mod change;
mod head;
mod input;
mod judge;
mod keep;
mod listen;
mod serve;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub use answer::{Answer, finding_ids};
pub use change::{Changes, changes};
pub use keep::{Keeper, Kept};
pub use listen::{Bound, bind};

use crate::diagnosis::{Clock, Diagnosis, Effort};
use crate::evidence::Evidence;
use crate::evidence::request::Wire;

/// The largest upload of a form (436/14690): 5 GiB.
pub const BODY_LIMIT: u64 = 5 << 30;

/// What uploads are judged against.
#[derive(Clone, Debug)]
pub struct Options {
    /// The real bucket, with its APPID.
    pub bucket: Option<String>,
    /// The real region.
    pub region: Option<String>,
    /// What is known besides the request: keys, the bucket. It may grow while uploads come.
    pub known: Arc<Mutex<Evidence>>,
    /// Reads the clock.
    pub clock: fn() -> Clock,
    /// How far a signature that nothing explains is searched, behind the answer.
    pub effort: Effort,
    /// Where to write requests as they came.
    pub out: Option<PathBuf>,
    /// What a connection may cost.
    pub limits: Limits,
}

/// What a connection may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A head has to be whole after so long: a client that trickles holds a thread no longer.
    pub head: Duration,
    /// A body may pause so long.
    pub pause: Duration,
    /// A kept connection may be silent so long.
    pub idle: Duration,
    /// So many connections at once; one more is turned away.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(15),
            pause: Duration::from_secs(30),
            idle: Duration::from_secs(60),
            connections: 64,
        }
    }
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// An upload came, was judged and answered.
    Caught(Box<Caught>),
    /// A browser asked whether it may post.
    Preflight(Preflight),
    /// A connection came to nothing.
    Trouble(SocketAddr, Trouble),
}

/// An upload with what is made of it.
#[derive(Debug)]
pub struct Caught {
    /// Its number, from 1.
    pub number: u64,
    /// Who sent it, by its own word (`User-Agent`).
    pub client: Option<String>,
    /// The length of its body.
    pub size: u64,
    /// The clock when it was judged.
    pub clock: Clock,
    /// What is kept of it.
    pub wire: Wire,
    /// The same beside what was known.
    pub evidence: Evidence,
    /// What that proves.
    pub diagnosis: Diagnosis,
    /// The status it was answered with.
    pub status: u16,
    /// Where it was written, or why it could not be.
    pub written: Option<Result<PathBuf, std::io::ErrorKind>>,
}

/// What a browser asks before it posts: the rule that the real bucket needs for it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Preflight {
    /// `AllowedOrigin`
    pub origin: String,
    /// `AllowedMethod`
    pub method: String,
    /// `AllowedHeader`, comma-separated; empty for none.
    pub headers: String,
}

/// Why a connection came to nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Trouble {
    /// A TLS hello: https was used.
    Tls,
    /// HTTP/2 without TLS.
    Http2,
    /// No HTTP at all.
    Garbage,
    /// The head is larger than any client's.
    HeadTooLarge,
    /// The head or the body stopped coming.
    Slow,
    /// The client left in the middle of the head.
    Left,
    /// Content-Length or a chunk's size is no number, or there are two.
    Length,
    /// The body is larger than an upload may be.
    BodyTooLarge,
    /// Too many connections at once.
    Crowded,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Tls,
        Self::Http2,
        Self::Garbage,
        Self::HeadTooLarge,
        Self::Slow,
        Self::Left,
        Self::Length,
        Self::BodyTooLarge,
        Self::Crowded,
    ];

    /// Its message in the catalogue.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Tls => "catch-trouble-tls",
            Self::Http2 => "catch-trouble-http2",
            Self::Garbage => "catch-trouble-garbage",
            Self::HeadTooLarge => "catch-trouble-head",
            Self::Slow => "catch-trouble-slow",
            Self::Left => "catch-trouble-left",
            Self::Length => "catch-trouble-length",
            Self::BodyTooLarge => "catch-trouble-body",
            Self::Crowded => "catch-trouble-crowded",
        }
    }
}
