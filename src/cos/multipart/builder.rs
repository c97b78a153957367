//! Guesses which program built a body from the shape of its boundary. A hint for the questions to ask, never
//! a judgement; apart, because it is a table and nothing else.

use crate::text::slugs::slugs;

slugs! {
    /// Programs that build bodies.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub enum Builder {
        /// Chrome, Edge, Safari: `----WebKitFormBoundary` and 16 characters.
        WebKit = "webkit",
        /// Firefox: `---------------------------` or `----geckoformboundary` and digits.
        Firefox = "firefox",
        /// curl: 24 dashes and 16 to 22 hexadecimal digits or letters.
        Curl = "curl",
        /// okhttp, Android: a UUID.
        OkHttp = "okhttp",
        /// Python's requests (urllib3): 32 hexadecimal digits.
        PythonRequests = "python-requests",
        /// Python's email package and aiohttp's relatives: `===============` digits `==`.
        PythonEmail = "python-email",
        /// Postman and Node's form-data: 26 dashes and 24 digits, or `----PostmanFormBoundary`.
        Postman = "postman",
        /// Go's mime/multipart: 60 hexadecimal digits.
        Go = "go",
        /// .NET: a UUID, often in quotes, or `---------------------------` and hexadecimal digits.
        DotNet = "dotnet",
        /// undici, the fetch of Node: `----formdata-undici-` and digits.
        Undici = "undici",
        /// axios: `axios-` and characters and `-boundary`.
        Axios = "axios",
        /// WeChat mini programs.
        WeChat = "wechat",
        /// Apple's Alamofire: `alamofire.boundary.` and hexadecimal digits.
        Alamofire = "alamofire",
        /// Dart's http and dio: `dart-http-boundary-`, `--dio-boundary-`.
        Dart = "dart",
        /// Java's HttpClient and JavaMail: `----=_Part_`, or 30 to 40 letters of its own alphabet.
        Java = "java",
        /// Written by hand.
        Hand = "hand",
        /// A shape of no known program.
        Unknown = "unknown",
    }
}

/// What stands behind a prefix: a test on the rest.
type Rest = fn(&str) -> bool;

/// Prefix, what the rest must be, program; the first row that fits counts.
const SHAPES: &[(&str, Rest, Builder)] = &[
    ("----WebKitFormBoundary", any, Builder::WebKit),
    ("----PostmanFormBoundary", any, Builder::Postman),
    ("----geckoformboundary", any, Builder::Firefox),
    ("----formdata-undici-", any, Builder::Undici),
    ("axios-", any, Builder::Axios),
    ("alamofire.boundary.", any, Builder::Alamofire),
    ("dart-http-boundary-", any, Builder::Dart),
    ("--dio-boundary-", any, Builder::Dart),
    ("----=_Part_", any, Builder::Java),
    ("===============", any, Builder::PythonEmail),
    ("----WechatFormBoundary", any, Builder::WeChat),
    ("wx-", any, Builder::WeChat),
    (
        "--------------------------",
        |it| digits(it, 24),
        Builder::Postman,
    ),
    (
        "------------------------",
        |it| letters(it, 16, 22),
        Builder::Curl,
    ),
    (
        "---------------------------",
        |it| hexadecimal(it, 13, 16),
        Builder::DotNet,
    ),
    (
        "---------------------------",
        |it| digits(it, it.len()),
        Builder::Firefox,
    ),
    ("", uuid, Builder::OkHttp),
    ("", |it| hexadecimal(it, 60, 60), Builder::Go),
    ("", |it| hexadecimal(it, 32, 32), Builder::PythonRequests),
];

/// The longest boundary that looks typed.
const TYPED: usize = 24;

/// Guesses the program from the boundary, without the delimiter's two dashes.
pub fn built_by(boundary: &[u8]) -> Builder {
    let Ok(text) = std::str::from_utf8(boundary) else {
        return Builder::Unknown;
    };
    let fits =
        |(prefix, rest, _): &&(&str, Rest, Builder)| text.strip_prefix(*prefix).is_some_and(rest);
    if let Some((_, _, builder)) = SHAPES.iter().find(fits) {
        return *builder;
    }
    let word = text.trim_matches('-').to_ascii_lowercase();
    let said = ["boundary", "bound", "aab03x", "formdata", "abc"]
        .iter()
        .any(|typical| word.contains(typical));
    if !word.is_empty() && (said || text.len() <= TYPED) {
        return Builder::Hand;
    }
    Builder::Unknown
}

fn any(_: &str) -> bool {
    true
}

fn digits(text: &str, length: usize) -> bool {
    !text.is_empty() && text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn hexadecimal(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn letters(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// 8-4-4-4-12 hexadecimal digits.
fn uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths = [8, 4, 4, 4, 12];
    groups.len() == lengths.len()
        && groups
            .iter()
            .zip(lengths)
            .all(|(group, length)| hexadecimal(group, length, length))
}
