//! Code that is right, short, in the reader's language: only for mistakes whose fix is code. Kept as files of their
//! own languages, so that tests run them and editors check them; this table only chooses.

use crate::diagnosis::{Diagnosis, Finding, FindingId, Severity};
use crate::evidence::Evidence;
use crate::text::SourceId;

/// One row a language: its own name, the word for it in options and code fences, the ending of its files.
macro_rules! languages {
    ($($(#[doc = $doc:literal])+ $language:ident $name:literal $slug:literal $ending:literal;)+) => {
        /// Languages of the snippets.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Language {
            $($(#[doc = $doc])+ $language,)+
        }

        impl Language {
            /// All of them.
            pub const ALL: [Self; [$($slug),+].len()] = [$(Self::$language),+];

            /// Its own name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$language => $name,)+ }
            }

            /// The word for it in options and code fences.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$language => $slug,)+ }
            }
        }

        /// The code.
        pub const fn snippet(language: Language, topic: Topic) -> &'static str {
            match (topic, language) { $(
                (Topic::Expiration, Language::$language) => {
                    include_str!(concat!("snippets/expiration.", $ending))
                }
                (Topic::Sign, Language::$language) => {
                    include_str!(concat!("snippets/sign.", $ending))
                }
                (Topic::Serialise, Language::$language) => {
                    include_str!(concat!("snippets/serialise.", $ending))
                }
            )+ }
        }
    };
}

languages! {
    /// JavaScript on Node.js
    JavaScript "JavaScript (Node.js)" "js" "js";
    /// PHP
    Php "PHP" "php" "php";
    /// Go
    Go "Go" "go" "go";
    /// Java
    Java "Java" "java" "java";
    /// Python
    Python "Python" "python" "py";
    /// C#
    CSharp "C#" "csharp" "cs";
}

/// Signs of a language in a paste: lines of code that signs, then User-Agents of its libraries and stack traces. Code
/// outranks the rest: who signs is not always who sends.
const SIGNS: [(Language, [&[&str]; 2]); 6] = [
    (
        Language::Php,
        [
            &["<?php", "hash_hmac(", "base64_encode("],
            &["GuzzleHttp", "PHP/", ".php:", ".php on line", ".php("],
        ],
    ),
    (
        Language::Python,
        [
            &["import hmac", "hmac.new(", "b64encode(", "import requests"],
            &[
                "python-requests",
                "python-httpx",
                "Python-urllib",
                "aiohttp/",
                "Python/3",
                "Traceback (most recent",
            ],
        ],
    ),
    (
        Language::Go,
        [
            &["hmac.New(", "base64.StdEncoding", "func main()"],
            &["Go-http-client", "go-resty", "goroutine 1", ".go:"],
        ],
    ),
    (
        Language::Java,
        [
            &["Mac.getInstance(", "HmacUtils.", "import java"],
            &[
                "okhttp/",
                "Apache-HttpClient",
                "Java-http-client",
                "Java/",
                "java.lang.",
                ".java:",
            ],
        ],
    ),
    (
        Language::CSharp,
        [
            &["HMACSHA1", "Convert.ToBase64String(", "using System"],
            &["System.Net.Http", "RestSharp", ".cs:line"],
        ],
    ),
    (
        Language::JavaScript,
        [
            &["createHmac(", "CryptoJS", "HmacSHA1(", "crypto.subtle"],
            &[
                "axios/",
                "node-fetch",
                "undici",
                "new FormData",
                "    at Object.<anonymous>",
                "(node:",
                ".js:",
            ],
        ],
    ),
];

/// The language of whoever built the upload, where a paste tells one and no other.
pub fn language(evidence: &Evidence) -> Option<Language> {
    // Code and stack traces are what no reader of uploads knows.
    let read = evidence.readings.iter().map(|reading| reading.source);
    let left = evidence.left.iter().map(|left| left.place.source);
    let sources: Vec<SourceId> = read.chain(left).collect();
    let holds = |sign: &&str| {
        let found = |source: &SourceId| {
            let bytes = evidence.sources.bytes(*source);
            memchr::memmem::find(bytes, sign.as_bytes()).is_some()
        };
        sources.iter().any(found)
    };
    let told = |[code, _]: &[&[&str]; 2]| code.iter().any(holds);
    let hinted = |[_, other]: &[&[&str]; 2]| other.iter().any(holds);
    only(told).or_else(|| only(hinted))
}

/// The language whose signs are there, where those of no other are.
fn only(there: impl Fn(&[&[&str]; 2]) -> bool) -> Option<Language> {
    let mut told = SIGNS.iter().filter(|(_, signs)| there(signs));
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
