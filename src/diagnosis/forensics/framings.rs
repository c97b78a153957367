//! The axis of the framing: the algorithm of request headers (436/7778) used for a form. HttpString is
//! `method\npath\nparameters\nheaders\n`, StringToSign `sha1\nKeyTime\nSHA1(HttpString)\n`. Key, host and path come
//! from the user's form and request and are never guessed. A product of small tables, not a list.

use super::codec::{hex, join, percent, sha1};
use super::facts::Facts;

/// One way to write the header-style StringToSign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Frame {
    /// Around a request line: the policy is not signed at all.
    Request {
        /// Row of `METHODS`.
        method: usize,
        /// Row of the paths.
        path: usize,
        /// Row of the headers.
        headers: usize,
        /// Whether HttpString ends with a line break.
        inner_end: bool,
        /// How the rest is written.
        wrap: Wrap,
    },
    /// Around the hash of the policy.
    Policy(Wrap),
}

/// How the hash is put into StringToSign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wrap {
    /// `sha1\nKeyTime\nhash\n`
    Closed,
    /// Without the last line break.
    Open,
    /// Without the line `sha1`.
    Bare,
    /// With a backslash and an n where line breaks belong.
    Escaped,
    /// The hash alone.
    Hash,
}

impl Wrap {
    fn put(self, key_time: &[u8], hash: &[u8]) -> Vec<u8> {
        match self {
            Self::Closed => join(&[b"sha1\n", key_time, b"\n", hash, b"\n"]),
            Self::Open => join(&[b"sha1\n", key_time, b"\n", hash]),
            Self::Bare => join(&[key_time, b"\n", hash, b"\n"]),
            Self::Escaped => join(&[b"sha1\\n", key_time, b"\\n", hash, b"\\n"]),
            Self::Hash => hash.to_vec(),
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Closed => "complete",
            Self::Open => "last-line-break-missing",
            Self::Bare => "algorithm-line-missing",
            Self::Escaped => "line-breaks-escaped",
            Self::Hash => "hash-alone",
        }
    }
}

const METHODS: [&str; 5] = ["post", "POST", "put", "PUT", "get"];
/// The methods tried with hosts that nobody gave: `post`, `put`, `get`.
const GUESSED_METHODS: [usize; 3] = [0, 2, 4];
const HEADERS: [&str; 3] = ["no-headers", "host", "content-type-host"];
/// Rows with a host that nobody gave join others only in the background.
const GUESSED: u8 = super::facts::RARE;

/// The framing axis for one form.
pub struct Frames {
    /// The rows: what they are, the hash they wrap (none for the policy's) and their weight.
    pub rows: Vec<(Frame, Vec<u8>, u8)>,
}

impl Frames {
    /// All rows that this form allows; `thorough`: hosts that nobody gave with every path and method.
    pub fn new(facts: &Facts<'_>, thorough: bool) -> Self {
        if !facts.has_key() {
            return Self { rows: Vec::new() };
        }
        let mut rows: Vec<_> = [
            (Wrap::Closed, 3),
            (Wrap::Open, 4),
            (Wrap::Bare, 5),
            (Wrap::Escaped, 5),
        ]
        .map(|(wrap, weight)| (Frame::Policy(wrap), Vec::new(), weight))
        .into();
        let paths = paths(facts);
        let headers = headers(facts);
        for (method, verb) in METHODS.iter().enumerate() {
            for (path, target) in paths.iter().enumerate() {
                for (header, list) in headers.iter().enumerate() {
                    for inner_end in [true, false] {
                        let end: &[u8] = if inner_end { b"\n" } else { b"" };
                        let http = join(&[verb.as_bytes(), b"\n", target, b"\n\n", list, end]);
                        let hash = hex(&sha1(&http));
                        push(&mut rows, (method, path, header, inner_end), &hash);
                    }
                }
            }
        }
        let (methods, paths) = if thorough {
            (&GUESSED_METHODS[..], &paths[..])
        } else {
            (&GUESSED_METHODS[..1], paths.get(..1).unwrap_or_default())
        };
        for list in guessed(facts) {
            for method in methods.iter().copied() {
                let verb = METHODS.get(method).copied().unwrap_or_default();
                for (path, target) in paths.iter().enumerate() {
                    let http = join(&[verb.as_bytes(), b"\n", target, b"\n\n", &list, b"\n"]);
                    let frame = Frame::Request {
                        method,
                        path,
                        headers: 1,
                        inner_end: true,
                        wrap: Wrap::Closed,
                    };
                    rows.push((frame, hex(&sha1(&http)), GUESSED));
                }
            }
        }
        Self { rows }
    }

    /// The message of one row; `hash` is that of the policy.
    pub fn message(&self, index: usize, key_time: &[u8], hash: &[u8]) -> Option<Vec<u8>> {
        let (frame, own, _) = self.rows.get(index)?;
        Some(match frame {
            Frame::Request { wrap, .. } => wrap.put(key_time, own),
            Frame::Policy(wrap) => wrap.put(key_time, hash),
        })
    }

    /// Whether a row wraps the policy's hash.
    pub fn holds_policy(&self, index: usize) -> bool {
        self.rows
            .get(index)
            .is_some_and(|(frame, _, _)| matches!(frame, Frame::Policy(_)))
    }
}

type Corner = (usize, usize, usize, bool);

fn push(rows: &mut Vec<(Frame, Vec<u8>, u8)>, corner: Corner, hash: &[u8]) {
    let (method, path, headers, inner_end) = corner;
    let plain = method == 0 && inner_end;
    let mut wraps = vec![(Wrap::Closed, 2), (Wrap::Open, 3)];
    // The rarer ones only around the usual request line.
    if plain {
        wraps.extend([(Wrap::Hash, 4), (Wrap::Escaped, 5), (Wrap::Bare, 5)]);
    }
    let oddity = u8::from(!inner_end) + u8::from(method > 0) + u8::from(method > 1);
    for (wrap, weight) in wraps {
        let frame = Frame::Request {
            method,
            path,
            headers,
            inner_end,
            wrap,
        };
        rows.push((frame, hash.to_vec(), (weight + oddity).min(5)));
    }
}

/// `/`, the object's path, the path of the request, the object key without its slash.
fn paths(facts: &Facts<'_>) -> Vec<Vec<u8>> {
    let mut paths = vec![b"/".to_vec()];
    let mut add = |path: Vec<u8>| {
        if !path.is_empty() && !paths.contains(&path) {
            paths.push(path);
        }
    };
    if let Some(key) = facts.inputs.object_key {
        add(if key.starts_with(b"/") {
            key.to_vec()
        } else {
            join(&[b"/", key])
        });
        add(key.to_vec());
    }
    if let Some(path) = facts.inputs.path {
        add(path.to_vec());
    } else if let Some(bucket) = facts.inputs.bucket {
        add(join(&[b"/", bucket, b"/"]));
    }
    paths
}

/// `host` for every other host that may have been meant.
fn guessed(facts: &Facts<'_>) -> impl Iterator<Item = Vec<u8>> {
    let others = facts.inputs.other_hosts.iter();
    let known = facts.inputs.host;
    let others = others.filter(move |host| Some(host.as_slice()) != known);
    others.map(|host| join(&[b"host=", &percent(host, b"-_.~")]))
}

/// Nothing, `host`, `content-type` and `host`.
fn headers(facts: &Facts<'_>) -> Vec<Vec<u8>> {
    let mut lists = vec![Vec::new()];
    if let Some(host) = facts.inputs.host {
        let host = percent(host, b"-_.~");
        lists.push(join(&[b"host=", &host]));
        lists.push(join(&[b"content-type=multipart%2Fform-data&host=", &host]));
    }
    lists
}

impl Frame {
    /// Its form, for the record.
    pub fn id(self) -> String {
        match self {
            Self::Policy(wrap) => format!("policy {}", wrap.id()),
            Self::Request {
                method,
                path,
                headers,
                inner_end,
                wrap,
            } => {
                let verb = METHODS.get(method).copied().unwrap_or_default();
                let list = HEADERS.get(headers).copied().unwrap_or_default();
                let end = if inner_end {
                    ""
                } else {
                    " http-string-line-break-missing"
                };
                let path = ["root", "object", "other", "other"]
                    .get(path)
                    .unwrap_or(&"other");
                format!("{verb} {path} {list}{end} {}", wrap.id())
            }
        }
    }
}
