//! One connection from its first byte to its last: heads, bodies, answers. What it saw goes to the listener as events.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

use super::answer::{self, Answer};
use super::body::Came;
use super::head::{self, Head};
use super::input::{Filled, Input};
use super::judge::{judge, search};
use super::keep::Keeper;
use super::{Caught, Event, Options, Trouble, body};

/// A client that does not read its answer holds a thread no longer.
const WRITE: Duration = Duration::from_secs(10);

/// Behind an early answer so much is read on, so that the answer is not lost with a reset.
const LINGER: (Duration, usize) = (Duration::from_millis(500), 1 << 20);

/// What all connections share.
pub struct Shared {
    pub options: Options,
    pub events: SyncSender<Event>,
    /// Uploads so far.
    pub count: AtomicU64,
    /// One diagnosis at a time: each may use all cores.
    pub judging: Mutex<()>,
}

/// Serves a connection.
pub fn serve(shared: &Shared, stream: &TcpStream, peer: SocketAddr) {
    let _ = stream.set_write_timeout(Some(WRITE));
    let _ = stream.set_nodelay(true);
    let Ok(reading) = stream.try_clone() else {
        return;
    };
    let mut connection = Connection {
        shared,
        stream,
        input: Input::new(reading),
    };
    if let Err(trouble) = connection.requests() {
        connection.complain(trouble);
        let _ = shared.events.send(Event::Trouble(peer, trouble));
    }
    let _ = stream.shutdown(Shutdown::Both);
}

struct Connection<'a> {
    shared: &'a Shared,
    stream: &'a TcpStream,
    input: Input,
}

impl Connection<'_> {
    fn requests(&mut self) -> Result<(), Trouble> {
        let limits = self.shared.options.limits;
        while let Some(head) = head::read(&mut self.input, limits.idle, limits.head)? {
            let goes_on = match head.method.as_str() {
                "OPTIONS" => self.preflight(&head),
                "GET" | "HEAD" => self.page(&head),
                _ => self.upload(&head)?,
            };
            if !goes_on {
                break;
            }
        }
        Ok(())
    }

    /// Answers; whether the connection goes on.
    fn answer(&mut self, answer: &Answer, head: &Head) -> bool {
        let bytes = answer.bytes(head.keep_alive, head.method != "HEAD");
        self.stream.write_all(&bytes).is_ok() && head.keep_alive
    }

    fn preflight(&mut self, head: &Head) -> bool {
        self.input.take(head.bytes.len());
        let asked = head.header("Origin").is_some();
        let goes_on = self.answer(&answer::to_preflight(head), head);
        if asked {
            let event = Event::Preflight(answer::preflight(head));
            let _ = self.shared.events.send(event);
        }
        goes_on
    }

    fn page(&mut self, head: &Head) -> bool {
        self.input.take(head.bytes.len());
        // A body with GET is not read: the connection cannot go on behind it.
        let bare = head.framing == head::Framing::Length(0);
        self.answer(&answer::page(), head) && bare
    }

    fn upload(&mut self, head: &Head) -> Result<bool, Trouble> {
        let number = self.shared.count.fetch_add(1, Ordering::Relaxed) + 1;
        let copy = self.copy(number);
        self.input.take(head.bytes.len());
        if head.waits() {
            let _ = self.stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n");
        }
        let mut keeper = Keeper::new(head.bytes_of("Content-Type"));
        let pause = self.shared.options.limits.pause;
        let came = body::read(&mut self.input, head.framing, pause, &mut keeper)?;
        self.input.copy = None;
        let failed = self.input.copy_failed.take();
        let written = copy.map(|copy| copy.and_then(|path| failed.map_or(Ok(path), Err)));
        let kept = keeper.finish();
        let size = kept.len;
        let mut judged = {
            let _turn = self.shared.judging.lock();
            judge(&self.shared.options, head, kept)
        };
        let answer = answer::to_upload(&judged, head, number);
        let goes_on = self.answer(&answer, head) && came == Came::Whole;
        {
            let _turn = self.shared.judging.lock();
            search(&self.shared.options, &mut judged);
        }
        let caught = Caught {
            number,
            client: head.header("User-Agent"),
            size,
            clock: judged.clock,
            wire: judged.wire,
            evidence: judged.evidence,
            diagnosis: judged.diagnosis,
            status: answer.status,
            written,
        };
        let told = self.shared.events.send(Event::Caught(Box::new(caught)));
        Ok(goes_on && told.is_ok())
    }

    /// Opens the file that gets the request as it comes, readable by its owner alone.
    fn copy(&mut self, number: u64) -> Option<Result<PathBuf, ErrorKind>> {
        let folder = self.shared.options.out.as_ref()?;
        let (mut path, mut tries) = (folder.join(format!("upload-{number:04}.http")), 1);
        loop {
            let file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&path);
            match file {
                Ok(file) => {
                    self.input.copy = Some(file);
                    return Some(Ok(path));
                }
                // An earlier run's: nothing is overwritten.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && tries < 1000 => {
                    tries += 1;
                    path = folder.join(format!("upload-{number:04}-{tries}.http"));
                }
                Err(error) => return Some(Err(error.kind())),
            }
        }
    }

    /// Tells a client that speaks HTTP what was wrong.
    fn complain(&mut self, trouble: Trouble) {
        let answer = match trouble {
            Trouble::Left | Trouble::Http2 => return,
            // A plain answer is what TLS libraries show as "wrong version number".
            Trouble::Tls => answer::plain(400, "this is plain http: use http://"),
            Trouble::Garbage => answer::plain(400, "this is not HTTP/1.1"),
            Trouble::HeadTooLarge => answer::plain(431, "the head is too large"),
            Trouble::Slow => answer::plain(408, "nothing more came"),
            Trouble::Length => answer::plain(400, "the length of the body cannot be told"),
            Trouble::BodyTooLarge => answer::too_large(),
            Trouble::Crowded => answer::plain(503, "too many connections"),
        };
        let _ = self.stream.write_all(&answer.bytes(false, true));
        let _ = self.stream.shutdown(Shutdown::Write);
        self.linger();
    }

    fn linger(&mut self) {
        let (until, mut left) = (Instant::now() + LINGER.0, LINGER.1);
        self.input.copy = None;
        self.input.take(usize::MAX / 2);
        while left > 0 && matches!(self.input.fill(until), Ok(Filled::More)) {
            let count = self.input.waiting().len();
            left = left.saturating_sub(count);
            self.input.take(count);
        }
    }
}
