//! The axis of the SecretKey: what programs used in its place. Around 80 rows; typing errors are a scan of
//! their own, because their right text is not in any table.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a row may not apply, so every maker gives an Option"
)]

use super::codec::{
    base64, base64_bare, hex, hex_upper, join, md5, percent, replace, sha1, sha256, unbase64,
    unhex, utf16, without,
};
use super::facts::{Facts, Make, Row, row};
use super::slugs::Slug::{
    SecretEncoded, SecretIsSecretId, SecretPlaceholder, SecretPrefixed, SecretQuoted,
    SecretTruncated, SecretWhitespace,
};

fn around(f: &Facts<'_>, before: &str, after: &str) -> Option<Vec<u8>> {
    Some(join(&[before.as_bytes(), f.secret, after.as_bytes()]))
}

fn text(value: &str) -> Option<Vec<u8>> {
    Some(value.as_bytes().to_vec())
}

fn part(f: &Facts<'_>, from: usize, to: usize) -> Option<Vec<u8>> {
    f.secret.get(from..to).map(<[u8]>::to_vec)
}

/// Without one pair of quotes around it: the given key carries them, the program's did not.
fn unquoted(f: &Facts<'_>) -> Option<Vec<u8>> {
    let inner = f.secret.get(1..f.secret.len().checked_sub(1)?)?;
    let quoted = matches!(f.secret.first()?, b'"' | b'\'' | b'`');
    (quoted && f.secret.first() == f.secret.last()).then(|| inner.to_vec())
}

/// Without any character that nobody sees: the given key carries them, the program's did not.
fn visible(f: &Facts<'_>) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(f.secret).ok()?;
    let seen = |c: &char| !c.is_whitespace() && crate::text::visible::is_shown(*c);
    Some(text.chars().filter(seen).collect::<String>().into_bytes())
}

/// `$word` swallowed by a shell or by PHP's double quotes.
fn interpolated(f: &Facts<'_>) -> Option<Vec<u8>> {
    let at = memchr::memchr(b'$', f.secret)?;
    let rest = f.secret.get(at + 1..)?;
    let word = rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .count();
    Some(join(&[f.secret.get(..at)?, rest.get(word..)?]))
}

/// Rows of the axis.
pub const ROWS: &[Row<Make>] = &[
    // The most reported of all: `echo` into secret stores, editors, CRLF files, pastes.
    row(SecretWhitespace, "line-feed-behind", 1, |f| {
        around(f, "", "\n")
    }),
    row(SecretWhitespace, "crlf-behind", 1, |f| {
        around(f, "", "\r\n")
    }),
    row(SecretWhitespace, "carriage-return-behind", 1, |f| {
        around(f, "", "\r")
    }),
    row(SecretWhitespace, "blank-behind", 1, |f| around(f, "", " ")),
    row(SecretWhitespace, "blank-before", 1, |f| around(f, " ", "")),
    row(SecretWhitespace, "blanks-around", 2, |f| {
        around(f, " ", " ")
    }),
    row(SecretWhitespace, "tab-behind", 2, |f| around(f, "", "\t")),
    row(SecretWhitespace, "tab-before", 2, |f| around(f, "\t", "")),
    row(SecretWhitespace, "line-feed-before", 2, |f| {
        around(f, "\n", "")
    }),
    row(SecretWhitespace, "two-line-feeds-behind", 5, |f| {
        around(f, "", "\n\n")
    }),
    row(SecretWhitespace, "blank-line-feed-behind", 5, |f| {
        around(f, "", " \n")
    }),
    row(SecretWhitespace, "two-blanks-behind", 5, |f| {
        around(f, "", "  ")
    }),
    row(SecretWhitespace, "trimmed", 1, |f| {
        Some(f.secret.trim_ascii().to_vec())
    }),
    row(SecretWhitespace, "all-removed", 2, |f| {
        Some(without(f.secret, b" \t\r\n"))
    }),
    row(SecretWhitespace, "invisible-removed", 2, visible),
    // Invisible characters out of web pages and chat programs.
    row(SecretWhitespace, "no-break-space-behind", 3, |f| {
        around(f, "", "\u{a0}")
    }),
    row(SecretWhitespace, "no-break-space-before", 3, |f| {
        around(f, "\u{a0}", "")
    }),
    row(SecretWhitespace, "zero-width-space-behind", 3, |f| {
        around(f, "", "\u{200b}")
    }),
    row(SecretWhitespace, "zero-width-space-before", 3, |f| {
        around(f, "\u{200b}", "")
    }),
    row(SecretWhitespace, "ideographic-space-behind", 5, |f| {
        around(f, "", "\u{3000}")
    }),
    row(SecretWhitespace, "byte-order-mark-before", 3, |f| {
        around(f, "\u{feff}", "")
    }),
    row(SecretWhitespace, "word-joiner-behind", 5, |f| {
        around(f, "", "\u{2060}")
    }),
    row(SecretWhitespace, "nul-behind", 5, |f| around(f, "", "\0")),
    // What .env and ini readers leave standing.
    row(SecretQuoted, "double", 3, |f| around(f, "\"", "\"")),
    row(SecretQuoted, "single", 3, |f| around(f, "'", "'")),
    row(SecretQuoted, "back", 5, |f| around(f, "`", "`")),
    row(SecretQuoted, "angle", 5, |f| around(f, "<", ">")),
    row(SecretQuoted, "typographic", 5, |f| {
        around(f, "\u{201c}", "\u{201d}")
    }),
    row(SecretQuoted, "escaped", 5, |f| around(f, "\\\"", "\\\"")),
    row(SecretQuoted, "open-only", 5, |f| around(f, "\"", "")),
    row(SecretQuoted, "close-only", 5, |f| around(f, "", "\"")),
    row(SecretQuoted, "semicolon", 3, |f| around(f, "", ";")),
    row(SecretQuoted, "comma", 3, |f| around(f, "", ",")),
    row(SecretQuoted, "double-semicolon", 5, |f| {
        around(f, "\"", "\";")
    }),
    row(SecretQuoted, "double-comma", 4, |f| around(f, "\"", "\",")),
    row(SecretQuoted, "single-comma", 5, |f| around(f, "'", "',")),
    row(SecretQuoted, "equals-before", 5, |f| around(f, "=", "")),
    row(SecretQuoted, "name-secret-key", 4, |f| {
        around(f, "SecretKey=", "")
    }),
    row(SecretQuoted, "name-colon", 5, |f| {
        around(f, "SecretKey: ", "")
    }),
    row(SecretQuoted, "byte-literal", 5, |f| around(f, "b'", "'")),
    row(SecretQuoted, "removed", 3, unquoted),
    // Another value of the same account.
    row(SecretIsSecretId, "secret-id", 3, |f| {
        f.inputs.secret_id.map(<[u8]>::to_vec)
    }),
    row(SecretIsSecretId, "token", 4, |f| {
        f.inputs.token.map(<[u8]>::to_vec)
    }),
    row(SecretIsSecretId, "bucket", 5, |f| {
        f.inputs.bucket.map(<[u8]>::to_vec)
    }),
    row(SecretIsSecretId, "id-and-key", 5, |f| {
        Some(join(&[f.inputs.secret_id?, f.secret]))
    }),
    row(SecretIsSecretId, "id-colon-key", 5, |f| {
        Some(join(&[f.inputs.secret_id?, b":", f.secret]))
    }),
    // Placeholders and unset variables.
    row(SecretPlaceholder, "empty", 3, |_| text("")),
    row(SecretPlaceholder, "undefined", 3, |_| text("undefined")),
    row(SecretPlaceholder, "null", 3, |_| text("null")),
    row(SecretPlaceholder, "none", 3, |_| text("None")),
    row(SecretPlaceholder, "nil", 5, |_| text("nil")),
    row(SecretPlaceholder, "go-nil", 5, |_| text("<nil>")),
    row(SecretPlaceholder, "true", 5, |_| text("true")),
    row(SecretPlaceholder, "false", 5, |_| text("false")),
    row(SecretPlaceholder, "zero", 5, |_| text("0")),
    row(SecretPlaceholder, "one", 5, |_| text("1")),
    row(SecretPlaceholder, "secret-key", 4, |_| text("SecretKey")),
    row(SecretPlaceholder, "secret-key-camel", 5, |_| {
        text("secretKey")
    }),
    row(SecretPlaceholder, "secret-key-snake", 5, |_| {
        text("secret_key")
    }),
    row(SecretPlaceholder, "secret-key-upper", 4, |_| {
        text("SECRET_KEY")
    }),
    row(SecretPlaceholder, "secretkey-upper", 5, |_| {
        text("SECRETKEY")
    }),
    row(SecretPlaceholder, "your-secret-key", 4, |_| {
        text("YourSecretKey")
    }),
    row(SecretPlaceholder, "your-secret-key-camel", 5, |_| {
        text("yourSecretKey")
    }),
    row(SecretPlaceholder, "your-secret-key-upper", 4, |_| {
        text("YOUR_SECRET_KEY")
    }),
    row(SecretPlaceholder, "your-secret-key-dashes", 5, |_| {
        text("your-secret-key")
    }),
    row(SecretPlaceholder, "your-secret-key-snake", 5, |_| {
        text("your_secret_key")
    }),
    row(SecretPlaceholder, "cos-secret-key", 4, |_| {
        text("COS_SECRET_KEY")
    }),
    row(SecretPlaceholder, "cos-secretkey", 5, |_| {
        text("COS_SECRETKEY")
    }),
    row(SecretPlaceholder, "tencent-secret-key", 4, |_| {
        text("TENCENT_SECRET_KEY")
    }),
    row(SecretPlaceholder, "tencentcloud-secret-key", 5, |_| {
        text("TENCENTCLOUD_SECRET_KEY")
    }),
    row(SecretPlaceholder, "aws-secret-key", 5, |_| {
        text("AWS_SECRET_KEY")
    }),
    row(SecretPlaceholder, "shell-variable", 5, |_| {
        text("$SECRET_KEY")
    }),
    row(SecretPlaceholder, "shell-variable-braces", 4, |_| {
        text("${SECRET_KEY}")
    }),
    row(SecretPlaceholder, "shell-variable-cos", 5, |_| {
        text("${COS_SECRET_KEY}")
    }),
    row(SecretPlaceholder, "process-env", 5, |_| {
        text("process.env.SECRET_KEY")
    }),
    row(SecretPlaceholder, "process-env-cos", 5, |_| {
        text("process.env.COS_SECRET_KEY")
    }),
    row(SecretPlaceholder, "angle", 5, |_| text("<SecretKey>")),
    row(SecretPlaceholder, "angle-your", 5, |_| {
        text("<YourSecretKey>")
    }),
    row(SecretPlaceholder, "six-x", 5, |_| text("XXXXXX")),
    row(SecretPlaceholder, "three-x", 5, |_| text("xxx")),
    row(SecretPlaceholder, "stars", 5, |_| text("******")),
    row(SecretPlaceholder, "object", 5, |_| text("[object Object]")),
    row(SecretPlaceholder, "php-array", 5, |_| text("Array")),
    // Encodings and decodings of a key that is plain text.
    row(SecretEncoded, "base64", 3, |f| Some(base64(f.secret))),
    row(SecretEncoded, "base64-unpadded", 5, |f| {
        Some(base64_bare(f.secret))
    }),
    row(SecretEncoded, "base64-decoded", 3, |f| unbase64(f.secret)),
    row(SecretEncoded, "base64-line-feed", 5, |f| {
        Some(base64(&join(&[f.secret, b"\n"])))
    }),
    row(SecretEncoded, "hex", 4, |f| Some(hex(f.secret))),
    row(SecretEncoded, "hex-upper-case", 5, |f| {
        Some(hex_upper(f.secret))
    }),
    row(SecretEncoded, "hex-decoded", 4, |f| unhex(f.secret)),
    row(SecretEncoded, "percent", 3, |f| {
        Some(percent(f.secret, b"-_.~"))
    }),
    row(SecretEncoded, "plus-to-blank", 3, |f| {
        Some(replace(f.secret, b"+", b" "))
    }),
    row(SecretEncoded, "percent-decoded", 5, |f| {
        Some(super::codec::unpercent(f.secret))
    }),
    row(SecretEncoded, "padding-lost", 4, |f| {
        Some(without(f.secret, b"="))
    }),
    row(SecretEncoded, "url-alphabet", 5, |f| {
        Some(replace(&replace(f.secret, b"+", b"-"), b"/", b"_"))
    }),
    row(SecretEncoded, "md5", 4, |f| Some(hex(&md5(f.secret)))),
    row(SecretEncoded, "md5-raw", 5, |f| Some(md5(f.secret))),
    row(SecretEncoded, "sha1", 4, |f| Some(hex(&sha1(f.secret)))),
    row(SecretEncoded, "sha1-raw", 5, |f| Some(sha1(f.secret))),
    row(SecretEncoded, "sha256", 5, |f| Some(hex(&sha256(f.secret)))),
    row(SecretEncoded, "utf16-little", 4, |f| {
        Some(utf16(f.secret, false, false))
    }),
    row(SecretEncoded, "utf16-big", 5, |f| {
        Some(utf16(f.secret, true, false))
    }),
    row(SecretEncoded, "lower-case", 3, |f| {
        Some(f.secret.to_ascii_lowercase())
    }),
    row(SecretEncoded, "upper-case", 3, |f| {
        Some(f.secret.to_ascii_uppercase())
    }),
    row(SecretEncoded, "reversed", 5, |f| {
        Some(f.secret.iter().rev().copied().collect())
    }),
    row(SecretEncoded, "twice", 5, |f| {
        Some(join(&[f.secret, f.secret]))
    }),
    // Columns, buffers and interpolation.
    row(SecretTruncated, "first-32", 4, |f| part(f, 0, 32)),
    row(SecretTruncated, "first-31", 5, |f| part(f, 0, 31)),
    row(SecretTruncated, "first-30", 5, |f| part(f, 0, 30)),
    row(SecretTruncated, "first-24", 5, |f| part(f, 0, 24)),
    row(SecretTruncated, "first-20", 4, |f| part(f, 0, 20)),
    row(SecretTruncated, "first-16", 4, |f| part(f, 0, 16)),
    row(SecretTruncated, "first-lost", 3, |f| {
        part(f, 1, f.secret.len())
    }),
    row(SecretTruncated, "last-lost", 3, |f| {
        part(f, 0, f.secret.len().checked_sub(1)?)
    }),
    row(SecretTruncated, "last-two-lost", 5, |f| {
        part(f, 0, f.secret.len().checked_sub(2)?)
    }),
    row(SecretTruncated, "last-three-lost", 5, |f| {
        part(f, 0, f.secret.len().checked_sub(3)?)
    }),
    row(SecretTruncated, "first-and-last-lost", 4, |f| {
        part(f, 1, f.secret.len().checked_sub(1)?)
    }),
    row(SecretTruncated, "variable-swallowed", 4, interpolated),
    // Other schemes' prefixes.
    row(SecretPrefixed, "aws4", 4, |f| around(f, "AWS4", "")),
    row(SecretPrefixed, "tc3", 4, |f| around(f, "TC3", "")),
    row(SecretPrefixed, "ampersand", 4, |f| around(f, "", "&")),
    row(SecretPrefixed, "aliyun-v4", 5, |f| {
        around(f, "aliyun_v4", "")
    }),
    row(SecretPrefixed, "bearer", 5, |f| around(f, "Bearer ", "")),
    row(SecretPrefixed, "salt-sha1", 5, |f| around(f, "sha1", "")),
];
