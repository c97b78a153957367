//! The axis of the SecretKey: what programs used in its place. Typing errors and rare
//! invisible characters are a scan of their own, because their right text is not in any table.

use super::codec::{
    base64, base64_bare, hex, hex_upper, join, md5, percent, replace, sha1, sha256, unbase64,
    unhex, unpercent, utf16, without,
};
use super::deviations::Deviation;
use super::facts::Make::{self, As, Given, It, With};
use super::facts::{Facts, Row, rows};

/// Without so many bytes at either end.
fn cut(f: &Facts<'_>, front: usize, back: usize) -> Option<Vec<u8>> {
    let end = f.secret.len().checked_sub(back)?;
    f.secret.get(front..end).map(<[u8]>::to_vec)
}

/// So many bytes of the beginning.
fn first(f: &Facts<'_>, count: usize) -> Option<Vec<u8>> {
    f.secret.get(..count).map(<[u8]>::to_vec)
}

/// Half-width letters as full-width ones: typed with an input method on.
fn wide(text: &[u8]) -> Vec<u8> {
    let wide = |byte: &u8| char::from_u32(u32::from(*byte) + 0xfee0).unwrap_or_default();
    text.iter().map(wide).collect::<String>().into_bytes()
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
pub const ROWS: &[Row<Make>] = rows! {
    // The most reported of all: `echo` into secret stores, editors, CRLF files, pastes.
    SecretWhitespace {
        "line-feed-behind" 1 As("<it>\n");
        "crlf-behind" 1 As("<it>\r\n");
        "carriage-return-behind" 1 As("<it>\r");
        "blank-behind" 1 As("<it> ");
        "blank-before" 1 As(" <it>");
        "blank-around" 2 As(" <it> ");
        "tab-behind" 2 As("<it>\t");
        "tab-before" 2 As("\t<it>");
        "line-feed-before" 2 As("\n<it>");
        "trimmed" 1 It(|t| t.trim_ascii().to_vec());
        "all-removed" 2 It(|t| without(t, b" \t\r\n"));
        "invisible-removed" 2 With(visible);
        // Invisible characters out of web pages and chat programs.
        "no-break-space-behind" 3 As("<it>\u{a0}");
        "no-break-space-before" 3 As("\u{a0}<it>");
        "zero-width-space-behind" 3 As("<it>\u{200b}");
        "zero-width-space-before" 3 As("\u{200b}<it>");
        "byte-order-mark-before" 3 As("\u{feff}<it>");
    }
    // What .env and ini readers leave standing.
    SecretQuoted {
        "double" 3 As("\"<it>\"");
        "single" 3 As("'<it>'");
        "back" 5 As("`<it>`");
        "angle" 5 As("<<it>>");
        "typographic" 5 As("\u{201c}<it>\u{201d}");
        "escaped" 5 As("\\\"<it>\\\"");
        "open-only" 5 As("\"<it>");
        "close-only" 5 As("<it>\"");
        "semicolon" 3 As("<it>;");
        "comma" 3 As("<it>,");
        "double-semicolon" 5 As("\"<it>\";");
        "double-comma" 4 As("\"<it>\",");
        "single-comma" 5 As("'<it>',");
        "equals-before" 5 As("=<it>");
        "name-secret-key" 4 As("SecretKey=<it>");
        "name-secret-key-upper" 5 As("SECRET_KEY=<it>");
        "name-colon" 5 As("SecretKey: <it>");
        "byte-literal" 5 As("b'<it>'");
        "removed" 3 With(unquoted);
    }
    // Another value of the same account.
    SecretIsSecretId {
        "secret-id" 3 Given(|it| it.secret_id);
        "token" 4 Given(|it| it.token);
        "bucket" 5 Given(|it| it.bucket);
        "id-and-key" 5 As("<id><it>");
        "id-colon-key" 5 As("<id>:<it>");
    }
    // Placeholders and unset variables.
    SecretPlaceholder {
        "empty" 3 As("");
        "undefined" 3 As("undefined");
        "null" 3 As("null");
        "none" 3 As("None");
        "nil" 5 As("nil");
        "go-nil" 5 As("<nil>");
        "true" 5 As("true");
        "false" 5 As("false");
        "zero" 5 As("0");
        "one" 5 As("1");
        "secret-key" 4 As("SecretKey");
        "secret-key-camel" 5 As("secretKey");
        "secret-key-snake" 5 As("secret_key");
        "secret-key-upper" 4 As("SECRET_KEY");
        "secretkey-upper" 5 As("SECRETKEY");
        "your-secret-key" 4 As("YourSecretKey");
        "your-secret-key-camel" 5 As("yourSecretKey");
        "your-secret-key-upper" 4 As("YOUR_SECRET_KEY");
        "your-secret-key-dashes" 5 As("your-secret-key");
        "your-secret-key-snake" 5 As("your_secret_key");
        "cos-secret-key" 4 As("COS_SECRET_KEY");
        "cos-secretkey" 5 As("COS_SECRETKEY");
        "tencent-secret-key" 4 As("TENCENT_SECRET_KEY");
        "tencentcloud-secret-key" 5 As("TENCENTCLOUD_SECRET_KEY");
        "aws-secret-key" 5 As("AWS_SECRET_KEY");
        "shell-variable" 5 As("$SECRET_KEY");
        "shell-variable-braces" 4 As("${SECRET_KEY}");
        "shell-variable-cos" 5 As("${COS_SECRET_KEY}");
        "process-env" 5 As("process.env.SECRET_KEY");
        "process-env-cos" 5 As("process.env.COS_SECRET_KEY");
        "angle" 5 As("<SecretKey>");
        "angle-your" 5 As("<YourSecretKey>");
        "six-x" 5 As("XXXXXX");
        "three-x" 5 As("xxx");
        "stars" 5 As("******");
        "object" 5 As("[object Object]");
        "php-array" 5 As("Array");
    }
    // Encodings and decodings of a key that is plain text.
    SecretEncoded {
        "base64" 3 It(base64);
        "base64-unpadded" 5 It(base64_bare);
        "base64-decoded" 3 With(|f| unbase64(f.secret));
        "base64-line-feed" 5 It(|t| base64(&join(&[t, b"\n"])));
        "hex" 4 It(hex);
        "hex-upper-case" 5 It(hex_upper);
        "hex-decoded" 4 With(|f| unhex(f.secret));
        "percent" 3 It(|t| percent(t, b"-_.~"));
        "plus-to-blank" 3 It(|t| replace(t, b"+", b" "));
        "percent-decoded" 5 It(unpercent);
        "padding-lost" 4 It(|t| without(t, b"="));
        "url-alphabet" 5 It(|t| replace(&replace(t, b"+", b"-"), b"/", b"_"));
        "md5" 4 It(|t| hex(&md5(t)));
        "md5-raw" 5 It(md5);
        "sha1" 4 It(|t| hex(&sha1(t)));
        "sha1-raw" 5 It(sha1);
        "sha256" 5 It(|t| hex(&sha256(t)));
        "utf16-little" 4 It(|t| utf16(t, false, false));
        "utf16-big" 5 It(|t| utf16(t, true, false));
        "lower-case" 3 It(<[u8]>::to_ascii_lowercase);
        "upper-case" 3 It(<[u8]>::to_ascii_uppercase);
        "full-width" 5 It(wide);
        "reversed" 5 It(|t| t.iter().rev().copied().collect());
        "twice" 5 As("<it><it>");
    }
    // Columns, buffers and interpolation.
    SecretTruncated {
        "first-32" 4 With(|f| first(f, 32));
        "first-31" 5 With(|f| first(f, 31));
        "first-30" 5 With(|f| first(f, 30));
        "first-24" 5 With(|f| first(f, 24));
        "first-20" 4 With(|f| first(f, 20));
        "first-16" 4 With(|f| first(f, 16));
        "first-lost" 3 With(|f| cut(f, 1, 0));
        "last-lost" 3 With(|f| cut(f, 0, 1));
        "last-two-lost" 5 With(|f| cut(f, 0, 2));
        "last-three-lost" 5 With(|f| cut(f, 0, 3));
        "first-and-last-lost" 4 With(|f| cut(f, 1, 1));
        "variable-swallowed" 4 With(interpolated);
    }
    // Other schemes' prefixes.
    SecretPrefixed {
        "aws4" 4 As("AWS4<it>");
        "tc3" 4 As("TC3<it>");
        "ampersand" 4 As("<it>&");
        "aliyun-v4" 5 As("aliyun_v4<it>");
        "bearer" 5 As("Bearer <it>");
        "salt-sha1" 5 As("sha1<it>");
    }
};
