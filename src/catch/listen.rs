//! The listening sockets, on the loopback addresses and nowhere else, and a thread for each connection.

use std::io::{ErrorKind, Write as _};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::Builder;
use std::time::Duration;

use super::serve::{Shared, serve};
use super::{Event, Options, Trouble, answer};

/// Events wait here for whoever tells them; then connections wait.
const WAITING: usize = 16;

/// A free port has to be free on both addresses: so often another one is tried.
const TRIES: usize = 16;

/// A thread that judges has the room of the main thread.
const STACK: usize = 8 << 20;

/// Where it listens.
#[derive(Debug)]
pub struct Bound {
    listeners: Vec<TcpListener>,
    /// The port, the same on both addresses.
    pub port: u16,
    /// Why not on `[::1]`, where not.
    pub without_v6: Option<ErrorKind>,
}

/// Binds 127.0.0.1 and `[::1]`; port 0 picks a free one.
///
/// # Errors
/// When 127.0.0.1 cannot be bound, or the port is taken on `[::1]`.
pub fn bind(port: u16) -> Result<Bound, ErrorKind> {
    let mut last = ErrorKind::AddrInUse;
    for _ in 0..TRIES {
        let four = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| error.kind())?;
        let taken = four.local_addr().map_err(|error| error.kind())?.port();
        match TcpListener::bind((Ipv6Addr::LOCALHOST, taken)) {
            Ok(six) => {
                return Ok(Bound {
                    listeners: vec![four, six],
                    port: taken,
                    without_v6: None,
                });
            }
            Err(error) if error.kind() != ErrorKind::AddrInUse => {
                return Ok(Bound {
                    listeners: vec![four],
                    port: taken,
                    without_v6: Some(error.kind()),
                });
            }
            Err(error) if port != 0 => return Err(error.kind()),
            Err(error) => last = error.kind(),
        }
    }
    Err(last)
}

impl Bound {
    /// The addresses.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        let known = self.listeners.iter();
        known.filter_map(|one| one.local_addr().ok()).collect()
    }

    /// Listens until the events are no longer received.
    pub fn listen(self, options: Options) -> Receiver<Event> {
        let (events, received) = sync_channel(WAITING);
        let shared = Arc::new(Shared {
            options,
            events,
            count: AtomicU64::new(0),
            judging: Mutex::new(()),
        });
        let open = Arc::new(AtomicUsize::new(0));
        for listener in self.listeners {
            let (shared, open) = (Arc::clone(&shared), Arc::clone(&open));
            let _ = Builder::new()
                .name("catch".to_owned())
                .spawn(move || accept(&listener, &shared, &open));
        }
        received
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>, open: &Arc<AtomicUsize>) {
    loop {
        match listener.accept() {
            Ok((stream, peer)) => {
                let turn = Turn::take(open);
                if turn.0.load(Ordering::Relaxed) > shared.options.limits.connections {
                    turn_away(&stream);
                    if shared
                        .events
                        .send(Event::Trouble(peer, Trouble::Crowded))
                        .is_err()
                    {
                        return;
                    }
                    continue;
                }
                let shared = Arc::clone(shared);
                let _ = Builder::new().stack_size(STACK).spawn(move || {
                    serve(&shared, &stream, peer);
                    drop(turn);
                });
            }
            // Out of descriptors, or a client that left already: the next one may fare better.
            Err(_) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

fn turn_away(mut stream: &TcpStream) {
    let _ = stream.set_write_timeout(Some(Duration::from_millis(100)));
    let line = answer::plain(503, "too many connections");
    let _ = stream.write_all(&line.bytes(false, true));
}

/// A connection that counts as long as this lives.
struct Turn(Arc<AtomicUsize>);

impl Turn {
    fn take(open: &Arc<AtomicUsize>) -> Self {
        open.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(open))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
