//! Code that is right, short, in the reader's language: only for mistakes whose fix is code. Kept as files of their
//! own languages, so that tests run them and editors check them; this table only chooses.

use crate::diagnosis::{Diagnosis, Finding, FindingId, Severity};
use crate::evidence::{Evidence, Reading};

/// Languages of the snippets.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Language {
    /// JavaScript on Node.js
    JavaScript,
    /// PHP
    Php,
    /// Go
    Go,
    /// Java
    Java,
    /// Python
    Python,
    /// C#
    CSharp,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::JavaScript,
        Self::Php,
        Self::Go,
        Self::Java,
        Self::Python,
        Self::CSharp,
    ];

    /// Its own name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::JavaScript => "JavaScript (Node.js)",
            Self::Php => "PHP",
            Self::Go => "Go",
            Self::Java => "Java",
            Self::Python => "Python",
            Self::CSharp => "C#",
        }
    }

    /// The word for it in options and code fences.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::JavaScript => "js",
            Self::Php => "php",
            Self::Go => "go",
            Self::Java => "java",
            Self::Python => "python",
            Self::CSharp => "csharp",
        }
    }
}

/// Signs of a language in a paste: User-Agents of its libraries, lines of its code, its stack traces.
const SIGNS: [(Language, &[&str]); 6] = [
    (
        Language::Php,
        &["<?php", "GuzzleHttp", "hash_hmac(", ".php:", ".php on line"],
    ),
    (
        Language::Python,
        &[
            "python-requests",
            "Python-urllib",
            "aiohttp/",
            "import hmac",
            "import requests",
            "Traceback (most recent",
        ],
    ),
    (
        Language::Go,
        &["Go-http-client", "hmac.New(", "func main()", "goroutine 1"],
    ),
    (
        Language::Java,
        &[
            "okhttp/",
            "Apache-HttpClient",
            "Java/1",
            "java.lang.",
            "import java",
        ],
    ),
    (
        Language::CSharp,
        &["System.Net.Http", "HMACSHA1", "using System", "RestSharp"],
    ),
    (
        Language::JavaScript,
        &[
            "axios/",
            "node-fetch",
            "undici",
            "createHmac(",
            "CryptoJS",
            "new FormData",
            "    at Object.<anonymous>",
        ],
    ),
];

/// The language of whoever built the upload, where a paste tells one and no other.
fn language(evidence: &Evidence) -> Option<Language> {
    let holds = |sign: &str| {
        let found = |reading: &Reading| {
            let bytes = evidence.sources.bytes(reading.source);
            memchr::memmem::find(bytes, sign.as_bytes()).is_some()
        };
        evidence.readings.iter().any(found)
    };
    let mut told = SIGNS
        .iter()
        .filter(|(_, signs)| signs.iter().any(|sign| holds(sign)));
    let (language, _) = told.next()?;
    told.next().is_none().then_some(*language)
}

/// What a snippet does right.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Topic {
    /// `expiration`: now and 30 minutes, in UTC.
    Expiration,
    /// The four steps of the signature.
    Sign,
    /// The policy written once, then hashed and encoded.
    Serialise,
}

impl Topic {
    /// Its word in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Expiration => "expiration",
            Self::Sign => "sign",
            Self::Serialise => "serialise",
        }
    }

    /// All of them.
    pub const ALL: [Self; 3] = [Self::Expiration, Self::Sign, Self::Serialise];

    /// The message that says what the code does.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Expiration => "remedy-code-expiration",
            Self::Sign => "remedy-code-sign",
            Self::Serialise => "remedy-code-serialise",
        }
    }

    /// The topic whose code mends a finding. Notes need no code.
    pub fn of(finding: &Finding) -> Option<Self> {
        /// Deviations in what was signed rather than in how.
        const TEXTS: [&str; 8] = [
            "policy-reserialised",
            "policy-regenerated",
            "policy-line-endings",
            "policy-trailing-newline",
            "policy-bom",
            "signed-base64-policy",
            "wrong-variable-signed",
            "policy-altered",
        ];
        if finding.severity == Severity::Note {
            return None;
        }
        match finding.id {
            FindingId::PolicyExpired
            | FindingId::PolicyExpirationLocalTime
            | FindingId::PolicyExpirationTwelveHour
            | FindingId::PolicyExpirationFormat
            | FindingId::PolicyExpirationMissing => Some(Self::Expiration),
            FindingId::SignatureExplained => {
                let text = finding.deviations.iter().any(|slug| TEXTS.contains(slug));
                Some(if text { Self::Serialise } else { Self::Sign })
            }
            FindingId::SignatureUnexplained | FindingId::SignatureShape => Some(Self::Sign),
            FindingId::PolicySentUnencoded
            | FindingId::PolicyBase64Variant
            | FindingId::PolicyNotBase64
            | FindingId::PolicyHoldsSignature
            | FindingId::PolicyNotJson => Some(Self::Serialise),
            _ => None,
        }
    }
}

/// The topics whose code mends something of a diagnosis, most wanted first.
fn topics(diagnosis: &Diagnosis) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for topic in diagnosis.findings.iter().filter_map(Topic::of) {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}

/// Code that mends a diagnosis.
#[derive(Clone, Debug)]
pub struct Code {
    /// The language of whoever built the upload; `None` where nothing tells it, and it has to be asked.
    pub language: Option<Language>,
    /// What it does right, most wanted first.
    pub topics: Vec<Topic>,
}

/// The code that a diagnosis calls for, in the language that the paste tells.
pub fn code(evidence: &Evidence, diagnosis: &Diagnosis) -> Option<Code> {
    let topics = topics(diagnosis);
    (!topics.is_empty()).then(|| Code {
        language: language(evidence),
        topics,
    })
}

/// The code.
pub const fn snippet(language: Language, topic: Topic) -> &'static str {
    match (topic, language) {
        (Topic::Expiration, Language::JavaScript) => include_str!("snippets/expiration.js"),
        (Topic::Expiration, Language::Php) => include_str!("snippets/expiration.php"),
        (Topic::Expiration, Language::Go) => include_str!("snippets/expiration.go"),
        (Topic::Expiration, Language::Java) => include_str!("snippets/expiration.java"),
        (Topic::Expiration, Language::Python) => include_str!("snippets/expiration.py"),
        (Topic::Expiration, Language::CSharp) => include_str!("snippets/expiration.cs"),
        (Topic::Sign, Language::JavaScript) => include_str!("snippets/sign.js"),
        (Topic::Sign, Language::Php) => include_str!("snippets/sign.php"),
        (Topic::Sign, Language::Go) => include_str!("snippets/sign.go"),
        (Topic::Sign, Language::Java) => include_str!("snippets/sign.java"),
        (Topic::Sign, Language::Python) => include_str!("snippets/sign.py"),
        (Topic::Sign, Language::CSharp) => include_str!("snippets/sign.cs"),
        (Topic::Serialise, Language::JavaScript) => include_str!("snippets/serialise.js"),
        (Topic::Serialise, Language::Php) => include_str!("snippets/serialise.php"),
        (Topic::Serialise, Language::Go) => include_str!("snippets/serialise.go"),
        (Topic::Serialise, Language::Java) => include_str!("snippets/serialise.java"),
        (Topic::Serialise, Language::Python) => include_str!("snippets/serialise.py"),
        (Topic::Serialise, Language::CSharp) => include_str!("snippets/serialise.cs"),
    }
}
