//! Code that is right, short, in the reader's language: only for mistakes whose fix is code. Kept as files of their
//! own languages, so that tests run them and editors check them; this table only chooses.

use crate::diagnosis::{Diagnosis, Finding, FindingId, Severity};
use crate::evidence::Evidence;
use crate::text::SourceId;
use crate::text::slugs::slugs;

/// One row a language: its own name, the word for it in options and code fences, the ending of its files; and its signs in
/// a paste: lines of code that signs, then User-Agents of its libraries and stack traces.
macro_rules! languages {
    ($($(#[doc = $doc:literal])+ $language:ident $name:literal $slug:literal $ending:literal $signs:expr;)+) => {
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

            /// Its signs in a paste. Code outranks the rest: who signs is not always who sends.
            const fn signs(self) -> [&'static [&'static str]; 2] {
                match self { $(Self::$language => $signs,)+ }
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
    JavaScript "JavaScript (Node.js)" "js" "js" [
        &["createHmac(", "CryptoJS", "HmacSHA1(", "crypto.subtle"],
        &["axios/", "node-fetch", "undici", "new FormData", "    at Object.<anonymous>", "(node:", ".js:"],
    ];
    /// PHP
    Php "PHP" "php" "php" [
        &["<?php", "hash_hmac(", "base64_encode("],
        &["GuzzleHttp", "PHP/", ".php:", ".php on line", ".php("],
    ];
    /// Go
    Go "Go" "go" "go" [
        &["hmac.New(", "base64.StdEncoding", "func main()"],
        &["Go-http-client", "go-resty", "goroutine 1", ".go:"],
    ];
    /// Java
    Java "Java" "java" "java" [
        &["Mac.getInstance(", "HmacUtils.", "import java"],
        &["okhttp/", "Apache-HttpClient", "Java-http-client", "Java/", "java.lang.", ".java:"],
    ];
    /// Python
    Python "Python" "python" "py" [
        &["import hmac", "hmac.new(", "b64encode(", "import requests"],
        &["python-requests", "python-httpx", "Python-urllib", "aiohttp/", "Python/3", "Traceback (most recent"],
    ];
    /// C#
    CSharp "C#" "csharp" "cs" [
        &["HMACSHA1", "Convert.ToBase64String(", "using System"],
        &["System.Net.Http", "RestSharp", ".cs:line"],
    ];
}

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
    // The language whose signs of this kind are there, where those of no other are.
    let only = |kind: usize| {
        let told = |language: &Language| {
            let signs = language.signs();
            signs.get(kind).is_some_and(|signs| signs.iter().any(holds))
        };
        let mut told = Language::ALL.into_iter().filter(told);
        told.next().filter(|_| told.next().is_none())
    };
    only(0).or_else(|| only(1))
}

slugs! {
    /// What a snippet does right.
    #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    pub enum Topic {
        /// `expiration`: now and 30 minutes, in UTC.
        Expiration = "expiration",
        /// The four steps of the signature.
        Sign = "sign",
        /// The policy written once, then hashed and encoded.
        Serialise = "serialise",
    }
}

impl Topic {
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

/// Code that mends a diagnosis.
#[derive(Clone, Debug)]
pub struct Code {
    /// The language of whoever built the upload; `None` where nothing tells it, and it has to be asked.
    pub language: Option<Language>,
    /// What it does right, most wanted first.
    pub topics: Vec<Topic>,
}

impl Code {
    /// The pieces, where the language is known.
    pub fn pieces(&self) -> impl Iterator<Item = (Topic, &'static str)> {
        let all = self.language.into_iter();
        all.flat_map(|language| {
            self.topics
                .iter()
                .map(move |it| (*it, snippet(language, *it)))
        })
    }
}

/// The code that a diagnosis calls for, in the language that the paste tells.
pub fn code(evidence: &Evidence, diagnosis: &Diagnosis) -> Option<Code> {
    let mut topics: Vec<Topic> = Vec::new();
    for topic in diagnosis.findings.iter().filter_map(Topic::of) {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    (!topics.is_empty()).then(|| Code {
        language: language(evidence),
        topics,
    })
}
