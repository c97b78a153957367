//! Finds a known sentence anywhere in a text: COS's messages inside a log line or a chat, and the
//! sentences of browsers and client libraries that stand in for an answer. Two tables and a search.

use memchr::memmem;

use super::pairs::sentence_end;
use super::part::trimmed;
use super::{Stopped, Wrapper};
use crate::cos::answers::{is_code, is_vendor_code};
use crate::cos::{DocumentedCase, codes};
use crate::text::{Bytes, Span};

/// So many bytes of a message are enough to find it.
const HEAD: usize = 14;

/// All places in a text where a known message of a storage service may begin, with where it would end.
pub(super) fn messages(bytes: &[u8]) -> Vec<Span> {
    let lower = bytes.to_ascii_lowercase();
    let documented = DocumentedCase::ALL.into_iter().map(|case| match case {
        DocumentedCase::QAk | DocumentedCase::Bucket | DocumentedCase::Condition => {
            "Condition key "
        }
        DocumentedCase::Expiration
        | DocumentedCase::Signature
        | DocumentedCase::PolicyFormat
        | DocumentedCase::PostBody => case.message(),
    });
    let others = codes::ANSWERS.iter().filter_map(|row| row.message);
    let vendors = codes::VENDOR_MESSAGES
        .iter()
        .map(|(_, message)| *message)
        .filter(|message| message.len() >= 16);
    let mut starts: Vec<usize> = documented
        .chain(others)
        .chain(vendors)
        .filter_map(|message| {
            let head = message.get(..HEAD.min(message.len())).unwrap_or(message);
            let head = head.trim_end_matches('.').to_ascii_lowercase();
            memmem::find(&lower, head.as_bytes())
        })
        .collect();
    starts.sort_unstable();
    starts.dedup();
    // A mail or a terminal breaks a line where it is full.
    let ends = |start| [ended(bytes, start, 0), ended(bytes, start, 1)];
    starts.into_iter().flat_map(ends).flatten().collect()
}

/// What an exception says, whatever it is.
pub(super) fn thrown(bytes: &[u8]) -> Option<Span> {
    let mark = b"Exception: ";
    ended(bytes, memmem::find(bytes, mark)? + mark.len(), 0)
}

/// Whether a text names COS or shows a mark of its answers.
pub(super) fn speaks_of_cos(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 6] = [
        b"myqcloud",
        b"x-cos-",
        b"tencent-cos",
        b"TraceId",
        b"RequestId",
        b"AccessDenied",
    ];
    marks.iter().any(|mark| memmem::find(bytes, mark).is_some())
}

/// The sentence that begins at a byte and goes over so many line ends; `None` where it does not.
fn ended(bytes: &[u8], start: usize, breaks: usize) -> Option<Span> {
    let rest = bytes.get(start..)?;
    let quote = start.checked_sub(1).and_then(|before| bytes.get(before));
    let mut end = sentence_end(rest);
    for _ in 0..breaks {
        let next = rest.get(end..)?;
        let next = next
            .strip_prefix(b"\r")
            .unwrap_or(next)
            .strip_prefix(b"\n")?;
        let line = sentence_end(next);
        if next.get(..line)?.trim_ascii().is_empty() {
            return None;
        }
        end = rest.len() - next.len() + line;
    }
    let end = match quote {
        Some(b'"') => end.min(memchr::memchr(b'"', rest).unwrap_or(end)),
        _ => end,
    };
    let span = trimmed(bytes, Span::new(start, start + end));
    let text = bytes.get(span.start..span.end)?;
    let kept = text
        .iter()
        .rposition(|byte| !matches!(byte, b'"' | b'}' | b']' | b',' | b';' | b'\\'))
        .map_or(text.len(), |at| at + 1);
    // A bracket that opened inside the message belongs to it.
    let kept = if memchr::memchr(b'[', text).is_some() {
        text.len()
    } else {
        kept
    };
    Some(Span::new(span.start, span.start + kept))
}

/// The lines of a text, without white space around them.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = Span> {
    let mut at = 0;
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(move |line| {
            let span = Span::new(at, at + line.len());
            at = span.end;
            trimmed(bytes, span)
        })
}

/// The line that holds a sentence of COS's own tools.
pub(super) fn otherwise(bytes: &[u8]) -> Option<Span> {
    lines(bytes).find(|span| {
        let line = bytes.cut(*span);
        let text = std::str::from_utf8(line).unwrap_or_default();
        let plain = || text.split_whitespace().collect::<String>().to_lowercase();
        let told = |plain: String| {
            let mut sentences = codes::OTHERWISE.iter();
            sentences.any(|(_, words)| plain.contains(words))
        };
        line.len() <= 1024 && told(plain())
    })
}

/// Codes whose names other programs use as well: alone they are none of COS's.
const COMMON: [&str; 11] = [
    "BadRequest",
    "InternalError",
    "InvalidArgument",
    "InvalidDigest",
    "InvalidRange",
    "InvalidRequest",
    "MethodNotAllowed",
    "NotImplemented",
    "PreconditionFailed",
    "RequestTimeout",
    "ServiceUnavailable",
];

/// The first code in running text, in its exact spelling and as a word of its own.
pub(super) fn code(bytes: &[u8]) -> Option<Span> {
    let lower = bytes.to_ascii_lowercase();
    let speaks_of = |word: &str| memmem::find(&lower, word.as_bytes()).is_some();
    let told = speaks_of("cos") || bytes.trim_ascii().len() < 64;
    let mut found: Option<Span> = None;
    let mut at = 0;
    for word in bytes.split(|byte| !byte.is_ascii_alphanumeric()) {
        let span = Span::new(at, at + word.len());
        at = span.end + 1;
        let name = std::str::from_utf8(word).unwrap_or_default();
        let own = told || !COMMON.contains(&name);
        // A name of a program goes on with a dot or a bracket.
        let program = matches!(bytes.get(span.end), Some(b'.' | b'(' | b'_'))
            && bytes.get(span.end + 1).is_some_and(u8::is_ascii_alphabetic);
        if own && !program && name.len() >= 8 && (is_code(name) || is_vendor_code(name)) {
            let first = *found.get_or_insert(span);
            if bytes.get(first.start..first.end) != Some(word) {
                // A text that tells of several codes answers nothing: documents, source code.
                return None;
            }
        }
    }
    found
}

/// Sentences that stand in for an answer, in lower case; the first row that is found counts. Browsers and the
/// WeChat tools write them in the language of their user.
#[rustfmt::skip]
const WRAPPERS: &[(&str, Wrapper)] = &[
    ("response to preflight request doesn't pass", Wrapper::PreflightRefused),
    ("preflight response is not successful", Wrapper::PreflightRefused),
    ("cors preflight did not succeed", Wrapper::PreflightRefused),
    ("cors preflight channel did not succeed", Wrapper::PreflightRefused),
    ("cors preflight response did not succeed", Wrapper::PreflightRefused),
    ("in preflight response", Wrapper::PreflightRefused),
    ("from cors preflight channel", Wrapper::PreflightRefused),
    ("preflightmissing", Wrapper::PreflightRefused),
    ("preflightinvalid", Wrapper::PreflightRefused),
    ("redirect is not allowed for a preflight request", Wrapper::PreflightRefused),
    ("cors プリフライト", Wrapper::PreflightRefused),
    ("corsプリフライト", Wrapper::PreflightRefused),
    ("プリフライトリクエスト", Wrapper::PreflightRefused),
    ("プリフライトの", Wrapper::PreflightRefused),
    ("cors 预检", Wrapper::PreflightRefused),
    ("cors预检", Wrapper::PreflightRefused),
    ("预检请求", Wrapper::PreflightRefused),
    ("预检响应", Wrapper::PreflightRefused),
    ("url not in domain list", Wrapper::ClientSide(Stopped::DomainList)),
    ("合法域名列表", Wrapper::ClientSide(Stopped::DomainList)),
    ("合法域名校验", Wrapper::ClientSide(Stopped::DomainList)),
    ("no 'access-control-allow-origin' header", Wrapper::Hidden),
    ("'access-control-allow-origin' header has a value", Wrapper::Hidden),
    ("'access-control-allow-origin' header contains", Wrapper::Hidden),
    ("cors header 'access-control-allow-origin'", Wrapper::Hidden),
    ("did not find method in cors header", Wrapper::Hidden),
    ("is not allowed by access-control-allow-origin", Wrapper::Hidden),
    ("due to access control checks", Wrapper::Hidden),
    ("blocked by cors policy", Wrapper::Hidden),
    ("cors blocked or network error", Wrapper::Hidden),
    ("cors request did not succeed", Wrapper::Hidden),
    ("cors error", Wrapper::Hidden),
    ("cors エラー", Wrapper::Hidden),
    ("corsエラー", Wrapper::Hidden),
    ("cors 错误", Wrapper::Hidden),
    ("跨域错误", Wrapper::Hidden),
    ("cors ヘッダー", Wrapper::Hidden),
    ("cors 要求が成功しなかった", Wrapper::Hidden),
    ("cors 头", Wrapper::Hidden),
    ("cors 请求未能成功", Wrapper::Hidden),
    ("cross-origin request blocked", Wrapper::Hidden),
    ("cross origin requests are only supported", Wrapper::Hidden),
    ("クロスオリジン要求をブロック", Wrapper::Hidden),
    ("クロスオリジンリクエストをブロック", Wrapper::Hidden),
    ("access-control-allow-origin で許可されていません", Wrapper::Hidden),
    ("access-control-allow-originで許可されていません", Wrapper::Hidden),
    ("アクセス制御チェック", Wrapper::Hidden),
    ("已拦截跨源请求", Wrapper::Hidden),
    ("已阻止跨源请求", Wrapper::Hidden),
    ("已封鎖跨來源請求", Wrapper::Hidden),
    ("同源策略禁止读取", Wrapper::Hidden),
    ("access-control-allow-origin 不允许", Wrapper::Hidden),
    ("access-control-allow-origin不允许", Wrapper::Hidden),
    ("访问控制检查", Wrapper::Hidden),
    ("cross-origin redirection", Wrapper::Hidden),
    ("net::err_failed", Wrapper::Hidden),
    ("failed to fetch", Wrapper::Hidden),
    ("networkerror when attempting to fetch", Wrapper::Hidden),
    ("err_network", Wrapper::Hidden),
    ("net::err_", Wrapper::ClientSide(Stopped::Network)),
    ("network error", Wrapper::Hidden),
    ("load failed", Wrapper::Hidden),
    ("failed to load response data", Wrapper::Hidden),
    ("opaque response", Wrapper::Hidden),
    ("<center>nginx", Wrapper::Gateway),
    ("nginx/1", Wrapper::Gateway),
    ("<center>tencentedgeone", Wrapper::Gateway),
    ("by tencent cloud edgeone", Wrapper::Gateway),
    ("<center>openresty", Wrapper::Gateway),
    ("openresty/", Wrapper::Gateway),
    ("<center>tengine", Wrapper::Gateway),
    ("powered by tengine", Wrapper::Gateway),
    ("<center>cloudflare", Wrapper::Gateway),
    ("cloudflare ray id", Wrapper::Gateway),
    ("cf-ray", Wrapper::Gateway),
    ("generated by cloudfront", Wrapper::Gateway),
    ("apache server at ", Wrapper::Gateway),
    ("request entity too large", Wrapper::Gateway),
    ("413 payload too large", Wrapper::Gateway),
    ("payloadtoolargeerror", Wrapper::Gateway),
    ("maximum upload size exceeded", Wrapper::Gateway),
    ("maxuploadsizeexceeded", Wrapper::Gateway),
    ("client intended to send too large body", Wrapper::Gateway),
    ("502 bad gateway", Wrapper::Gateway),
    ("504 gateway time", Wrapper::Gateway),
    ("the requested url could not be retrieved", Wrapper::Gateway),
    ("uploadfile:fail", Wrapper::ClientSide(Stopped::Client)),
    ("request:fail", Wrapper::ClientSide(Stopped::Client)),
    ("mixed content", Wrapper::ClientSide(Stopped::Client)),
    ("cleartext http traffic", Wrapper::ClientSide(Stopped::Client)),
    ("app transport security", Wrapper::ClientSide(Stopped::Client)),
    ("the network connection was lost", Wrapper::ClientSide(Stopped::Network)),
    ("the request timed out", Wrapper::ClientSide(Stopped::Network)),
    ("internet connection appears to be offline", Wrapper::ClientSide(Stopped::Network)),
    ("specified hostname could not be found", Wrapper::ClientSide(Stopped::Network)),
    ("ネットワーク接続が切れました", Wrapper::ClientSide(Stopped::Network)),
    ("网络连接已中断", Wrapper::ClientSide(Stopped::Network)),
    ("econnrefused", Wrapper::ClientSide(Stopped::Network)),
    ("econnreset", Wrapper::ClientSide(Stopped::Network)),
    ("econnaborted", Wrapper::ClientSide(Stopped::Network)),
    ("socket hang up", Wrapper::ClientSide(Stopped::Network)),
    ("enotfound", Wrapper::ClientSide(Stopped::Network)),
    ("etimedout", Wrapper::ClientSide(Stopped::Network)),
    ("eai_again", Wrapper::ClientSide(Stopped::Network)),
    ("could not resolve host", Wrapper::ClientSide(Stopped::Network)),
    ("connection refused", Wrapper::ClientSide(Stopped::Network)),
    ("connection reset", Wrapper::ClientSide(Stopped::Network)),
    ("unknownhostexception", Wrapper::ClientSide(Stopped::Network)),
    ("sockettimeoutexception", Wrapper::ClientSide(Stopped::Network)),
    ("connecttimeoutexception", Wrapper::ClientSide(Stopped::Network)),
    ("sslhandshakeexception", Wrapper::ClientSide(Stopped::Network)),
    ("nameresolutionerror", Wrapper::ClientSide(Stopped::Network)),
    ("failed to establish a new connection", Wrapper::ClientSide(Stopped::Network)),
    ("remote end closed connection", Wrapper::ClientSide(Stopped::Network)),
    ("context deadline exceeded", Wrapper::ClientSide(Stopped::Network)),
    ("i/o timeout", Wrapper::ClientSide(Stopped::Network)),
    ("no such host", Wrapper::ClientSide(Stopped::Network)),
    ("ssl certificate problem", Wrapper::ClientSide(Stopped::Network)),
    ("certificate has expired", Wrapper::ClientSide(Stopped::Network)),
    ("certificate verify failed", Wrapper::ClientSide(Stopped::Network)),
    ("operation timed out", Wrapper::ClientSide(Stopped::Network)),
    ("no alternative certificate subject name matches", Wrapper::ClientSide(Stopped::Network)),
    ("refused to connect to", Wrapper::ClientSide(Stopped::Client)),
    ("content security policy", Wrapper::ClientSide(Stopped::Client)),
    ("my.uploadfile fail", Wrapper::ClientSide(Stopped::Client)),
    ("uploadfile fail", Wrapper::ClientSide(Stopped::Client)),
    ("error: 12, errormessage", Wrapper::ClientSide(Stopped::Client)),
    ("request too long", Wrapper::Gateway),
    ("post content-length of ", Wrapper::Gateway),
    ("error code: 1020", Wrapper::Gateway),
    ("ネットワークエラー", Wrapper::Hidden),
    ("网络错误", Wrapper::Hidden),
    ("网络异常", Wrapper::Hidden),
    ("request failed with status code", Wrapper::Status),
    ("responded with a status of", Wrapper::Status),
    ("request failed with status", Wrapper::Status),
    ("unexpected status", Wrapper::Status),
    ("has a status code of", Wrapper::Status),
    ("server responded with status", Wrapper::Status),
    ("client error: `post", Wrapper::Status),
    ("bad status: ", Wrapper::Status),
    ("http error: ", Wrapper::Status),
    ("http error ", Wrapper::Status),
    ("403 client error", Wrapper::Status),
    ("400 client error", Wrapper::Status),
    ("403 forbidden", Wrapper::Status),
    ("400 bad request", Wrapper::Status),
];

/// The first sentence of a client that stands in for an answer, or the name of its error where it is not source code that
/// names it.
pub(super) fn wrapper(bytes: &[u8]) -> Option<(Wrapper, Span)> {
    let lower = bytes.to_ascii_lowercase();
    WRAPPERS.iter().find_map(|(words, wrapper)| {
        let mut from = 0;
        // Nearly all are absent: what finds one quickly takes longer to make.
        while let Some(at) = memmem::find(lower.get(from..)?, words.as_bytes()) {
            let span = Span::new(from + at, from + at + words.len());
            // A sentence is said; a name of an error may only be named.
            let said = words.contains(' ') || !is_source(&lower, span);
            if is_apart(&lower, span) && said {
                return Some((*wrapper, span));
            }
            from = span.end;
        }
        None
    })
}

/// Whether no Latin word goes on before or behind.
fn is_apart(text: &[u8], span: Span) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| text.get(at))
            .is_some_and(u8::is_ascii_alphanumeric)
    };
    let (first, last) = (span.start, span.end.saturating_sub(1));
    let before = letter(Some(first)) && letter(first.checked_sub(1));
    let behind = letter(Some(last)) && letter(Some(span.end));
    !before && !behind
}

/// Whether the line around only names it, as source code does that defines, raises or imports it.
fn is_source(text: &[u8], span: Span) -> bool {
    const BEGINS: [&[u8]; 14] = [
        b"class ",
        b"def ",
        b"raise ",
        b"except ",
        b"import ",
        b"from ",
        b"pub ",
        b"const ",
        b"#define ",
        b"case ",
        b"throw ",
        b"catch ",
        b"use ",
        b"} catch",
    ];
    let before = text.before(span.start);
    let line = memchr::memrchr(b'\n', before).map_or(before, |at| before.after(at + 1));
    let line = line.trim_ascii_start();
    BEGINS.iter().any(|begin| line.starts_with(begin))
}
