//! A program in a pseudo-terminal: what it wrote, what its screen shows, what its settings are. Waits for
//! text, never for time; the only times are limits after which a test gives up and prints the screen.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// No wait of a healthy program comes near this; a loaded machine may.
const LIMIT: Duration = Duration::from_secs(30);

pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    bytes: Vec<u8>,
    screen: vt100::Parser,
    before: String,
}

#[allow(dead_code, reason = "each test file uses a part of it")]
impl Pty {
    /// Runs one ignored test of `terminal::guard`, in this very test binary.
    pub fn test_program(name: &str) -> Self {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args([
            "--exact",
            &format!("terminal::guard::{name}"),
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ]);
        Self::run(command, 80, 24)
    }

    /// Runs a command in a terminal of this size.
    pub fn run(mut command: CommandBuilder, cols: u16, rows: u16) -> Self {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        command.env("TERM", "xterm-256color");
        let pair = native_pty_system().openpty(size).unwrap();
        let before = format!("{:?}", pair.master.get_termios().unwrap());
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            before,
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            output,
            bytes: Vec::new(),
            screen: vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0),
        }
    }

    fn pump(&mut self, wait: Duration) {
        if let Ok(bytes) = self.output.recv_timeout(wait) {
            self.screen.process(&bytes);
            self.bytes.extend_from_slice(&bytes);
        }
    }

    pub fn send(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
    }

    pub fn signal(&mut self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let status = std::process::Command::new("kill")
            .args([format!("-{name}"), pid])
            .status();
        assert!(status.unwrap().success());
    }

    /// Everything the program wrote.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What the program writes in so long a time when nobody touches anything.
    pub fn untouched(&mut self, time: Duration) -> Vec<u8> {
        let start = Instant::now();
        let before = self.bytes.len();
        while start.elapsed() < time {
            self.pump(Duration::from_millis(20));
        }
        self.bytes.split_off(before)
    }

    /// The number of the process.
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// What the screen shows.
    pub fn screen(&self) -> String {
        self.screen.screen().contents()
    }

    /// The terminal's settings before the program began.
    pub fn before(&self) -> String {
        self.before.clone()
    }

    /// The terminal's settings, as text to compare.
    pub fn settings(&self) -> String {
        let termios = self.master.get_termios().unwrap();
        format!("{termios:?}")
    }

    /// Until the screen shows a text.
    pub fn wait(&mut self, text: &str) {
        self.until(&format!("the text {text:?}"), |pty| {
            pty.screen().contains(text)
        });
    }

    /// Until the screen no longer shows a text.
    pub fn until_gone(&mut self, text: &str) {
        self.until_not(&format!("the end of {text:?}"), |screen| {
            screen.contains(text)
        });
    }

    /// Until something is no longer true of the screen.
    pub fn until_not(&mut self, what: &str, is: impl Fn(&str) -> bool) {
        self.until(what, |pty| !is(&pty.screen()));
    }

    /// Whether the program has ended.
    pub fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// Until the program wrote these bytes.
    pub fn wait_bytes(&mut self, wanted: &[u8]) {
        self.until("some bytes", |pty| {
            memchr::memmem::find(&pty.bytes, wanted).is_some()
        });
    }

    /// Until the settings are these.
    pub fn wait_settings(&mut self, wanted: &str) {
        self.until("the settings", |pty| pty.settings() == wanted);
    }

    /// Until the settings are no longer these.
    pub fn until_other_settings(&mut self, known: &str) {
        self.until("other settings", |pty| pty.settings() != known);
    }

    /// Until the program has ended and all it wrote is read.
    pub fn wait_end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            self.pump(Duration::from_millis(20));
            if let Ok(Some(status)) = self.child.try_wait() {
                while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(100)) {
                    self.screen.process(&bytes);
                    self.bytes.extend_from_slice(&bytes);
                }
                return status.exit_code();
            }
            assert!(
                start.elapsed() < LIMIT,
                "it does not end:\n{}",
                self.screen()
            );
        }
    }

    fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !done(self) {
            self.pump(Duration::from_millis(20));
            assert!(
                start.elapsed() < LIMIT,
                "waited in vain for {what}; the screen:\n{}",
                self.screen()
            );
        }
    }
}
