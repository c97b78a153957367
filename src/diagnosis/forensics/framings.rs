//! The axis of the framing: the algorithm of request headers (436/7778) used for a form. HttpString is
//! `method\npath\nparameters\nheaders\n`, StringToSign `sha1\nKeyTime\nSHA1(HttpString)\n`. Key, host and path come
//! from the user's form and request and are never guessed. A product of small tables, not a list.

use super::codec::{hex, join, percent, sha1};
use super::facts::{Facts, RARE};

/// One way to write the header-style StringToSign.
pub struct Frame {
    wrap: Wrap,
    /// Hash of the request line that it holds; of the policy where there is none.
    request: Option<Vec<u8>>,
    /// How unlikely it is.
    pub weight: u8,
    /// Its form, for the record.
    pub form: String,
}

/// How the hash is put into StringToSign.
#[derive(Clone, Copy)]
enum Wrap {
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

impl Frame {
    /// The message; `policy` is the policy's hash.
    pub fn message(&self, key_time: &[u8], policy: &[u8]) -> Vec<u8> {
        self.wrap
            .put(key_time, self.request.as_deref().unwrap_or(policy))
    }

    /// Whether it wraps the policy's hash.
    pub const fn holds_policy(&self) -> bool {
        self.request.is_none()
    }
}

/// The methods, and how much each adds to the weight.
const METHODS: [(&str, u8); 5] = [("post", 0), ("POST", 1), ("put", 2), ("PUT", 2), ("get", 2)];
/// The methods tried with hosts that nobody gave.
const GUESSED: [&str; 3] = ["post", "put", "get"];

/// All rows that this form allows; `thorough`: hosts that nobody gave with every path and method.
pub fn frames(facts: &Facts<'_>, thorough: bool) -> Vec<Frame> {
    if !facts.has_key() {
        return Vec::new();
    }
    let policy = [
        (Wrap::Closed, 3),
        (Wrap::Open, 4),
        (Wrap::Bare, 5),
        (Wrap::Escaped, 5),
    ];
    let of_policy = |(wrap, weight): (Wrap, u8)| Frame {
        wrap,
        request: None,
        weight,
        form: format!("policy {}", wrap.id()),
    };
    let mut frames = Vec::from(policy.map(of_policy));
    let paths = paths(facts);
    for (verb, odd) in METHODS {
        for path in &paths {
            for headers in &headers(facts) {
                for line_end in [true, false] {
                    let odd = odd + u8::from(!line_end);
                    let line = Line::new(verb, path, headers, line_end);
                    frames.extend([(Wrap::Closed, 2), (Wrap::Open, 3)].map(|it| line.put(it, odd)));
                    // The rarer ones only around the usual request line.
                    if odd == 0 {
                        let rare = [(Wrap::Hash, 4), (Wrap::Escaped, 5), (Wrap::Bare, 5)];
                        frames.extend(rare.map(|it| line.put(it, odd)));
                    }
                }
            }
        }
    }
    // A host that nobody gave joins others only in the background.
    let (verbs, likely) = if thorough { (3, paths.len()) } else { (1, 1) };
    for host in guessed(facts) {
        for verb in GUESSED.into_iter().take(verbs) {
            for path in paths.iter().take(likely) {
                frames.push(Line::new(verb, path, &host, true).put((Wrap::Closed, RARE), 0));
            }
        }
    }
    frames
}

/// A part of the request line: its word in the record, its text.
type Part = (&'static str, Vec<u8>);

/// A request line as HttpString.
struct Line {
    hash: Vec<u8>,
    form: String,
}

impl Line {
    fn new(verb: &str, path: &Part, headers: &Part, line_end: bool) -> Self {
        let (end, missing): (&[u8], _) = if line_end {
            (b"\n", "")
        } else {
            (b"", " http-string-line-break-missing")
        };
        let http = join(&[verb.as_bytes(), b"\n", &path.1, b"\n\n", &headers.1, end]);
        Self {
            hash: hex(&sha1(&http)),
            form: format!("{verb} {} {}{missing}", path.0, headers.0),
        }
    }

    fn put(&self, (wrap, weight): (Wrap, u8), odd: u8) -> Frame {
        Frame {
            wrap,
            request: Some(self.hash.clone()),
            weight: (weight + odd).min(RARE),
            form: format!("{} {}", self.form, wrap.id()),
        }
    }
}

/// `/`, the object's path, the object key without its slash, the path of the request.
fn paths(facts: &Facts<'_>) -> Vec<Part> {
    let mut paths: Vec<Part> = vec![("root", b"/".to_vec())];
    let mut add = |word, path: Vec<u8>| {
        if !path.is_empty() && paths.iter().all(|(_, known)| *known != path) {
            paths.push((word, path));
        }
    };
    if let Some(key) = facts.inputs.object_key {
        let slash: &[u8] = if key.starts_with(b"/") { b"" } else { b"/" };
        add("object", join(&[slash, key]));
        add("other", key.to_vec());
    }
    if let Some(path) = facts.inputs.path {
        add("other", path.to_vec());
    } else if let Some(bucket) = facts.inputs.bucket {
        add("other", join(&[b"/", bucket, b"/"]));
    }
    paths
}

fn host_line(host: &[u8]) -> Vec<u8> {
    join(&[b"host=", &percent(host, b"-_.~")])
}

/// Nothing, `host`, `content-type` and `host`.
fn headers(facts: &Facts<'_>) -> Vec<Part> {
    let mut lists = vec![("no-headers", Vec::new())];
    if let Some(host) = facts.inputs.host.map(host_line) {
        let typed = join(&[b"content-type=multipart%2Fform-data&", &host]);
        lists.extend([("host", host), ("content-type-host", typed)]);
    }
    lists
}

/// `host` for every other host that may have been meant.
fn guessed(facts: &Facts<'_>) -> impl Iterator<Item = Part> {
    let known = facts.inputs.host;
    let others = facts.inputs.other_hosts.iter();
    let others = others.filter(move |host| Some(host.as_slice()) != known);
    others.map(|host| ("host", host_line(host)))
}
