//! The axis of the message: which text was hashed in the policy's place. The signed bytes are those inside the
//! `policy` field, so every row starts from them; texts that need a clock or leave conditions out are scans.

use super::codec::{
    base64, base64_bare, base64_url, base64_url_bare, hex, join, latin1_to_utf8, lossy_utf8, md5,
    percent, replace, sha1, utf16, without, wrapped,
};
use super::deviations::Deviation;
use super::facts::Make::{self, As, Base64, Given, It, With, Written, Written64};
use super::facts::{Facts, Row, rows};
use super::writer::{COMPACT, Escapes, Layout, Order, PLAIN, Quotes, Style};

/// The policy in a style, with something behind it.
fn closed(f: &Facts<'_>, style: Style, end: &[u8]) -> Option<Vec<u8>> {
    Some(join(&[&style.write(f.tree.as_ref()?)?, end]))
}

/// One member of the policy, compact.
fn member(f: &Facts<'_>, name: &str) -> Option<Vec<u8>> {
    COMPACT.write(f.tree.as_ref()?.get(name)?)
}

/// LF, whatever the line ends were.
fn unix(text: &[u8]) -> Vec<u8> {
    replace(&replace(text, b"\r\n", b"\n"), b"\r", b"\n")
}

/// Without white space outside strings, every escape as it stands.
fn squeezed(text: &[u8]) -> Vec<u8> {
    let (mut inside, mut escaped) = (false, false);
    let mut out = Vec::with_capacity(text.len());
    for byte in text {
        if inside || !byte.is_ascii_whitespace() {
            out.push(*byte);
        }
        inside ^= *byte == b'"' && !escaped;
        escaped = inside && *byte == b'\\' && !escaped;
    }
    out
}

fn lines(text: &[u8], change: fn(&[u8]) -> &[u8], end: &[u8]) -> Vec<u8> {
    let text = unix(text);
    let lines = text.split(|byte| *byte == b'\n').map(change);
    lines.collect::<Vec<_>>().join(end)
}

fn html(text: &[u8]) -> Vec<u8> {
    let text = replace(text, b"&", b"&amp;");
    let text = replace(&replace(&text, b"<", b"&lt;"), b">", b"&gt;");
    replace(&text, b"\"", b"&quot;")
}

fn slashed(text: &[u8]) -> Vec<u8> {
    let text = replace(&replace(text, b"\\", b"\\\\"), b"'", b"\\'");
    replace(&text, b"\"", b"\\\"")
}

/// The text as a JSON string: `JSON.stringify` twice.
fn stringified(text: &[u8]) -> Vec<u8> {
    let text = replace(&replace(text, b"\\", b"\\\\"), b"\"", b"\\\"");
    let text = replace(&replace(&text, b"\n", b"\\n"), b"\r", b"\\r");
    join(&[b"\"", &replace(&text, b"\t", b"\\t"), b"\""])
}

const ASCII: Escapes = Escapes {
    ascii: true,
    ..PLAIN
};
const SLASH: Escapes = Escapes {
    slash: true,
    ..PLAIN
};
const PHP: Escapes = Escapes {
    ascii: true,
    slash: true,
    ..PLAIN
};
const GO: Escapes = Escapes {
    signs: "<>&\u{2028}\u{2029}",
    ..PLAIN
};
const GSON: Escapes = Escapes {
    signs: "='<>&\u{2028}\u{2029}",
    ..PLAIN
};
/// `System.Text.Json`
const DOTNET: Escapes = Escapes {
    signs: "\"'+`<>&\u{7f}",
    ascii: true,
    upper: true,
    ..PLAIN
};
const SPACED: Style = Style {
    item: ", ",
    colon: ": ",
    ..COMPACT
};
const PYTHON: Style = Style {
    quotes: Quotes::Json(ASCII),
    ..SPACED
};

/// The compact text with other escapes.
const fn by(escapes: Escapes) -> Style {
    Style {
        quotes: Quotes::Json(escapes),
        ..COMPACT
    }
}

const fn reversed(style: Style) -> Style {
    Style {
        order: Order::Reversed,
        ..style
    }
}

/// The layout that the document's samples are printed in.
const fn document(indent: &'static str) -> Style {
    Style {
        colon: ": ",
        layout: Layout::Document(indent),
        ..COMPACT
    }
}

const fn indented(indent: &'static str, escapes: Escapes) -> Style {
    Style {
        colon: ": ",
        layout: Layout::Indent(indent),
        ..by(escapes)
    }
}

const fn sorted(style: Style) -> Style {
    Style {
        order: Order::Sorted,
        ..style
    }
}

const fn crlf(style: Style) -> Style {
    Style {
        line: "\r\n",
        ..style
    }
}

const JACKSON: Style = Style {
    colon: " : ",
    layout: Layout::Jackson,
    ..COMPACT
};

/// What languages print: `{'a': 'b', 'c': ['d', 1]}`
const OF_PYTHON: Style = Style {
    words: ["None", "True", "False"],
    quotes: Quotes::Single,
    ..SPACED
};
/// `{a=b, c=[d, 1]}`
const OF_JAVA: Style = Style {
    colon: "=",
    quotes: Quotes::None,
    ..SPACED
};
/// `map[a:b c:[d 1]]`
const OF_GO: Style = Style {
    braces: ("map[", "]"),
    words: ["<nil>", "true", "false"],
    item: " ",
    quotes: Quotes::None,
    order: Order::Sorted,
    ..COMPACT
};
/// `{"a"=>"b", "c"=>["d", 1]}`
const OF_RUBY: Style = Style {
    words: ["nil", "true", "false"],
    colon: "=>",
    quotes: Quotes::Double,
    ..SPACED
};

/// Rows of the axis.
pub const ROWS: &[Row<Make>] = rows! {
    // Field survey: five of ten wrong signers hash the base64 text.
    SignedBase64Policy {
        "as-sent" 1 As("<base64>");
        "standard" 1 It(base64);
        "unpadded" 3 It(base64_bare);
        "url-alphabet" 3 It(base64_url);
        "url-alphabet-unpadded" 3 It(base64_url_bare);
        "line-feed-behind" 3 As("<base64>\n");
        "crlf-behind" 4 As("<base64>\r\n");
        "of-text-with-line-feed" 3 It(|t| base64(&join(&[t, b"\n"])));
        "of-compact" 3 Written64(COMPACT);
        "of-python" 3 Written64(PYTHON);
        "of-php" 5 Written64(by(PHP));
        "of-go" 5 Written64(sorted(by(GO)));
        "wrapped-60" 4 It(|t| wrapped(&base64(t), 60, b"\n", true));
        "wrapped-64" 4 It(|t| wrapped(&base64(t), 64, b"\n", true));
        "wrapped-76" 4 It(|t| wrapped(&base64(t), 76, b"\n", true));
        "wrapped-76-open" 4 It(|t| wrapped(&base64(t), 76, b"\n", false));
        "wrapped-64-open" 5 It(|t| wrapped(&base64(t), 64, b"\n", false));
        "wrapped-76-crlf" 4 It(|t| wrapped(&base64(t), 76, b"\r\n", false));
        "wrapped-76-crlf-closed" 5 It(|t| wrapped(&base64(t), 76, b"\r\n", true));
        "unwrapped" 3 Base64(|t| without(t, b" \t\r\n"));
        "percent" 5 Base64(|t| percent(t, b"-_.~"));
        "byte-literal" 5 As("b'<base64>'");
        "double-quotes" 5 As("\"<base64>\"");
        "twice" 4 Base64(base64);
        "plus-to-blank" 5 Base64(|t| replace(t, b"+", b" "));
        "of-utf16" 5 It(|t| base64(&utf16(t, false, false)));
        "lower-case" 5 Base64(<[u8]>::to_ascii_lowercase);
    }
    // The same value written by a library.
    PolicyReserialised {
        "compact" 2 Written(COMPACT);
        "squeezed" 2 It(squeezed);
        "spaced" 2 Written(SPACED);
        "python" 2 Written(PYTHON);
        "ascii" 3 Written(by(ASCII));
        "php" 2 Written(by(PHP));
        "php-unicode" 3 Written(by(SLASH));
        "php-pretty" 3 Written(indented("    ", PHP));
        "php-pretty-unicode" 5 Written(indented("    ", SLASH));
        "go" 2 Written(by(GO));
        "go-sorted" 2 Written(sorted(by(GO)));
        "go-line-feed" 5 With(|f| closed(f, by(GO), b"\n"));
        "gson" 3 Written(by(GSON));
        "gson-pretty" 5 Written(indented("  ", GSON));
        "dotnet" 3 Written(by(DOTNET));
        "dotnet-pretty" 5 Written(indented("  ", DOTNET));
        "dotnet-pretty-crlf" 5 Written(crlf(indented("  ", DOTNET)));
        "sorted" 2 Written(sorted(COMPACT));
        "sorted-spaced" 3 Written(sorted(SPACED));
        "sorted-python" 3 Written(sorted(PYTHON));
        "reversed" 3 Written(reversed(COMPACT));
        "reversed-spaced" 5 Written(reversed(SPACED));
        "two-blanks" 2 Written(indented("  ", PLAIN));
        "four-blanks" 2 Written(indented("    ", PLAIN));
        "tabs" 3 Written(indented("\t", PLAIN));
        "no-indent" 5 Written(indented("", PLAIN));
        "two-blanks-ascii" 3 Written(indented("  ", ASCII));
        "four-blanks-ascii" 3 Written(indented("    ", ASCII));
        "two-blanks-sorted" 5 Written(sorted(indented("  ", PLAIN)));
        "four-blanks-sorted" 5 Written(sorted(indented("    ", PLAIN)));
        "two-blanks-crlf" 3 Written(crlf(indented("  ", PLAIN)));
        "four-blanks-crlf" 5 Written(crlf(indented("    ", PLAIN)));
        "jackson-pretty" 3 Written(JACKSON);
        "document" 3 Written(document("    "));
        "document-two-blanks" 5 Written(document("  "));
        "blanks-removed" 3 It(|t| without(t, b" \t\r\n"));
        "lines-joined" 3 It(|t| without(t, b"\r\n"));
        "lines-to-blanks" 5 It(|t| lines(t, |line| line, b" "));
        "lines-trimmed" 3 It(|t| lines(t, <[u8]>::trim_ascii, b"\n"));
        "lines-trimmed-joined" 3 It(|t| lines(t, <[u8]>::trim_ascii, b""));
        "line-ends-trimmed" 5 It(|t| lines(t, <[u8]>::trim_ascii_end, b"\n"));
        "tabs-to-blanks" 5 It(|t| replace(t, b"\t", b"    "));
        "blanks-to-tabs" 5 It(|t| replace(t, b"    ", b"\t"));
        "slashes-bare" 3 It(|t| replace(t, b"\\/", b"/"));
        "slashes-escaped" 3 It(|t| replace(t, b"/", b"\\/"));
        "backslashes-removed" 4 It(|t| without(t, b"\\"));
        "as-string" 5 It(stringified);
        "compact-as-string" 5 With(|f| Some(stringified(&closed(f, COMPACT, b"")?)));
        "single-quotes" 4 It(|t| replace(t, b"\"", b"'"));
    }
    // Line ends.
    PolicyLineEndings {
        "crlf" 3 It(|t| replace(&unix(t), b"\n", b"\r\n"));
        "lf" 3 It(unix);
        "cr" 4 It(|t| replace(&unix(t), b"\n", b"\r"));
        "doubled" 5 It(|t| replace(&unix(t), b"\n", b"\n\n"));
        "escaped" 4 It(|t| replace(&unix(t), b"\n", b"\\n"));
        "escaped-crlf" 5 It(|t| replace(&unix(t), b"\n", b"\\r\\n"));
        "crlf-and-last" 5 It(|t| replace(&join(&[&unix(t), b"\n"]), b"\n", b"\r\n"));
    }
    // One at the end, or around.
    PolicyTrailingNewline {
        "line-feed" 3 As("<it>\n");
        "crlf" 3 As("<it>\r\n");
        "carriage-return" 5 As("<it>\r");
        "two" 5 As("<it>\n\n");
        "blank" 5 As("<it> ");
        "before" 5 As("\n<it>");
        "both" 5 As("\n<it>\n");
        "nul" 5 As("<it>\0");
        "removed" 3 It(|t| t.trim_ascii_end().to_vec());
        "trimmed" 3 It(|t| t.trim_ascii().to_vec());
        "compact-line-feed" 4 With(|f| closed(f, COMPACT, b"\n"));
        "python-line-feed" 5 With(|f| closed(f, PYTHON, b"\n"));
    }
    // Marks and encodings.
    PolicyBom {
        "before" 5 As("\u{feff}<it>");
        "removed" 3 With(|f| f.inputs.policy.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec));
    }
    PolicyEncoded {
        "utf16-little" 4 It(|t| utf16(t, false, false));
        "utf16-big" 5 It(|t| utf16(t, true, false));
        "utf16-little-mark" 5 It(|t| utf16(t, false, true));
        "utf16-big-mark" 5 It(|t| utf16(t, true, true));
        "latin1-as-utf8" 5 It(latin1_to_utf8);
        "lossy-utf8" 5 It(lossy_utf8);
        "hex" 4 It(hex);
        "percent-component" 4 It(|t| percent(t, b"-_.!~*'()"));
        "percent-uri" 4 It(|t| percent(t, b"-_.!~*'();/?:@&=+$,#"));
        "percent-raw" 5 It(|t| percent(t, b"-_.~"));
        "percent-plus" 5 It(|t| replace(&percent(t, b"-_."), b"%20", b"+"));
        "html" 4 It(html);
        "slashes-added" 5 It(slashed);
        "byte-literal" 5 As("b'<it>'");
        "quoted" 5 As("\"<it>\"");
        "single-quoted" 5 As("'<it>'");
        "name-before" 5 As("policy=<it>");
        "member" 5 As("{\"policy\":<it>}");
        "array" 5 As("[<it>]");
    }
    // What languages print when nobody asked for JSON.
    PolicyPrinted {
        "javascript" 4 As("[object Object]");
        "php" 4 As("Array");
        "python" 4 Written(OF_PYTHON);
        "java" 4 Written(OF_JAVA);
        "go" 4 Written(OF_GO);
        "ruby" 5 Written(OF_RUBY);
    }
    // Another variable; field survey F6 hashes SignKey.
    WrongVariableSigned {
        "sign-key" 4 As("<sign-key>");
        "key-time" 4 As("<time>");
        "secret-id" 4 Given(|it| it.secret_id);
        "object-key" 4 Given(|it| it.object_key);
        "bucket" 5 Given(|it| it.bucket);
        "host" 5 Given(|it| it.host);
        "token" 5 Given(|it| it.token);
        "secret-key" 5 Given(|it| it.secret_key);
        "conditions" 4 With(|f| member(f, "conditions"));
        "expiration" 4 As("<expiration>");
        "empty" 3 As("");
        "undefined" 5 As("undefined");
        "null" 5 As("null");
        "none" 5 As("None");
        "empty-object" 5 As("{}");
        "empty-list" 5 As("[]");
        "word" 5 As("policy");
        "sha1-of-base64-then" 5 Base64(|t| hex(&sha1(t)));
        "md5-of-text-then" 5 It(|t| hex(&md5(t)));
    }
};
