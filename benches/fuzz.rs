//! Mutated pastes through every reader and every check, for as long as one likes:
//! `cargo bench --bench fuzz -- 600` runs ten minutes. It looks for panics, for inputs that take longer than a
//! second, and for nothing else. No coverage feedback: the seeds are whole, valid texts of each kind, and the
//! mutations cut, repeat, splice and flip them.

#![allow(
    clippy::indexing_slicing,
    reason = "every index here is rolled below the length"
)]

use std::time::{Duration, Instant};

use postdoc::diagnosis::{Clock, Effort, diagnose};
use postdoc::evidence::{Evidence, Slot, session};

/// One text of each kind a reader knows.
const SEEDS: &[&str] = &[
    "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>AccessDenied</Code>\n\t<Message>Condition key q-ak doesn&apos;t match the value AKIDx</Message>\n\t<Resource>examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/a</Resource>\n\t<RequestId>NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz</RequestId>\n</Error>",
    "You post object request has been expired, expiration time: 1621188104 but the time now : 1621245817",
    "{\"errMsg\":\"uploadFile:ok\",\"statusCode\":403,\"data\":\"<Error>\\n<Code>AccessDenied</Code><Message>Access Denied.</Message></Error>\"}",
    "\u{ff1c}Code\u{ff1e}\u{ff21}ccess\u{ff1c}/Code\u{ff1e} Condition key q\u{ff0d}ak doesn\u{2019}t match the value \u{201c}AKlD\u{201d}",
    "{\n  \"expiration\": \"2026-11-23T12:30:00.000Z\",\n  \"conditions\": [ {\"acl\":\"default\"}, [\"starts-with\",\"$key\",\"uploads/\"], [\"content-length-range\",1,1048576], {\"q-ak\":\"AKIDx\"}, {\"q-sign-time\":\"1;2\"} ]\n}",
    "{\\\"expiration\\\":\\\"2026-11-23T12:30:00Z\\\",\\\"conditions\\\":[{\\\"q-ak\\\":\\\"a\\\"}]}",
    "[[\"key\",\"uploads/a.png\"],[\"policy\",\"eyJleHBpcmF0aW9uIjoiMjAyNi0xMS0yM1QxMjozMDowMFoiLCJjb25kaXRpb25zIjpbXX0=\"],[\"q-ak\",\"AKIDx\"],[\"q-key-time\",\"1795435200;1795437000\"],[\"q-signature\",\"7758dc9a832e9d301dca704cacbf9d9f8172fdef\"],[\"file\",\"@a.png\"]]",
    "key=uploads/a.png\nq-ak: AKIDx\npolicy=eyJ9\nfile=@photo.png 48211\n",
    "key=a%2Fb&policy=eyJ9&q-ak=AKIDx&q-signature=00",
    "{\"Response\":{\"Credentials\":{\"TmpSecretId\":\"AKIDx\",\"TmpSecretKey\":\"abc\",\"Token\":\"t\"},\"ExpiredTime\":1795437000}}",
    "TENCENT_SECRET_ID=AKIDx\nexport TENCENT_SECRET_KEY='abc'\n",
    "POST / HTTP/1.1\r\nHost: examplebucket-1250000000.cos.ap-tokyo.myqcloud.com\r\nContent-Type: multipart/form-data; boundary=xyz\r\nContent-Length: 120\r\n\r\n--xyz\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na\r\n--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nbytes\r\n--xyz--\r\nHTTP/1.1 403 Forbidden\r\nx-cos-request-id: NWQ2\r\n\r\n<Error/>",
    "curl 'https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/' -H 'content-type: multipart/form-data; boundary=b' --data-raw $'--b\\r\\nContent-Disposition: form-data; name=\"key\"\\r\\n\\r\\na\\r\\n--b--\\r\\n'",
    "curl -F \"key=uploads/${filename}\" -F policy=eyJ9 -F 'q-key-time=1;2' -F file=@a.png https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/",
    "fetch(\"https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/\", {\"headers\":{\"content-type\":\"multipart/form-data; boundary=b\"},\"body\":\"--b\\r\\nContent-Disposition: form-data; name=\\\"key\\\"\\r\\n\\r\\na\\r\\n--b--\\r\\n\",\"method\":\"POST\"});",
    "{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"url\":\"https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/\",\"headers\":[{\"name\":\"Content-Type\",\"value\":\"multipart/form-data; boundary=b\"}],\"postData\":{\"text\":\"--b\\r\\nContent-Disposition: form-data; name=\\\"key\\\"\\r\\n\\r\\na\\r\\n--b--\\r\\n\"}},\"response\":{\"status\":403}}]}}",
    "<form action=\"https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/\" method=post enctype='multipart/form-data'><input name=key value=\"a&amp;b\"><input type=file name=file></form>",
    "const fd = new FormData();\nfd.append('key', 'uploads/' + name);\nfd.append(\"policy\", `eyJ9`);\nfd.append('file', file);",
    "wx.uploadFile({ url: 'https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/', name: 'file', formData: { 'key': 'a', 'q-ak': 'AKIDx' } })",
    "Array\n(\n    [key] => uploads/a.png\n    [q-ak] => AKIDx\n    [policy] => eyJ9\n)\n",
    "{'key': 'uploads/a.png', 'q-ak': 'AKIDx', 'q-key-time': '1;2', 'policy': 'eyJ9'}",
    "{\"schema\":\"postdoc/evidence/1\",\"id\":\"a\",\"answer\":\"q-ak\",\"form\":[[\"key\",\"a\"]],\"now\":\"2026-11-23T12:00:00Z\"}",
];

const TOKENS: &[&str] = &[
    "\r\n",
    "\n",
    "\r",
    "\0",
    "\"",
    "\\",
    "'",
    "--",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "&amp;",
    "%",
    "$",
    "=",
    ";",
    "\u{feff}",
    "\u{202e}",
    "\u{ff21}",
    "999999999999999999999",
    "-1",
    "name=\"",
    "boundary=",
    "</Message>",
    "***",
    "\\u00",
];

/// A small generator of numbers (xorshift): the same run every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

fn mutate(dice: &mut Dice) -> Vec<u8> {
    let seed = |dice: &mut Dice| SEEDS[dice.roll(SEEDS.len())].as_bytes().to_vec();
    let mut text = seed(dice);
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(text.len() + 1);
        let end = (at + dice.roll(24)).min(text.len());
        match dice.roll(7) {
            0 => text.truncate(at),
            1 => drop(text.drain(at..end)),
            2 => {
                let part = text[at..end].to_vec();
                text.splice(at..at, part);
            }
            3 => {
                text.splice(at..at, TOKENS[dice.roll(TOKENS.len())].bytes());
            }
            4 => {
                let other = seed(dice);
                let from = dice.roll(other.len());
                text.splice(at..at, other[from..].iter().copied());
            }
            5 if at < text.len() => text[at] = u8::try_from(dice.roll(256)).unwrap_or(0),
            _ => {
                text.splice(at..end, TOKENS[dice.roll(TOKENS.len())].bytes());
            }
        }
    }
    text
}

fn run(text: &[u8], hint: Option<Slot>) {
    let mut evidence = Evidence::default();
    let read = evidence.add(text, hint, Some("fuzz"));
    if read.is_ok() {
        let clock = Clock {
            machine: 1_795_435_260,
            offset: 0,
            given: None,
        };
        diagnose(&evidence, &clock, Effort::None);
    }
    if let Ok(text) = std::str::from_utf8(text) {
        drop(session::from_session(text.as_bytes()));
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark says what it measured")]
fn main() {
    let seconds = std::env::args()
        .find_map(|word| word.parse::<u64>().ok())
        .unwrap_or(2);
    let hints = [
        None,
        Some(Slot::Error),
        Some(Slot::Policy),
        Some(Slot::Form),
        Some(Slot::Request),
        Some(Slot::Keys),
    ];
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let start = Instant::now();
    let (mut runs, mut slowest) = (0_u64, Duration::ZERO);
    while start.elapsed() < Duration::from_secs(seconds) {
        let text = mutate(&mut dice);
        let hint = hints[dice.roll(hints.len())];
        let began = Instant::now();
        if std::panic::catch_unwind(|| run(&text, hint)).is_err() {
            println!("panicked on {hint:?} {:?}", String::from_utf8_lossy(&text));
            std::process::exit(1);
        }
        slowest = slowest.max(began.elapsed());
        runs += 1;
    }
    println!("{runs} pastes in {seconds} s, none panicked; the slowest took {slowest:?}");
}
