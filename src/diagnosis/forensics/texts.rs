//! The axis of the message: which text was hashed in the policy's place. The signed bytes are those inside the
//! `policy` field, so every row starts from them; texts that need a clock or leave conditions out are scans.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a row may not apply, so every maker gives an Option"
)]

use super::codec::{
    base64, base64_bare, base64_url, base64_url_bare, hex, join, latin1_to_utf8, lossy_utf8, md5,
    percent, replace, sha1, utf16, without, wrapped,
};
use super::facts::{Facts, Make, Row, row};
use super::slugs::Slug::{
    self, PolicyBom, PolicyEncoded, PolicyLineEndings, PolicyPrinted, PolicyReserialised,
    PolicyTrailingNewline, SignedBase64Policy, WrongVariableSigned,
};
use super::writer::{COMPACT, Escapes, Layout, Order, Printed, Style};

fn text(value: &str) -> Option<Vec<u8>> {
    Some(value.as_bytes().to_vec())
}

fn around(f: &Facts<'_>, before: &[u8], after: &[u8]) -> Option<Vec<u8>> {
    Some(join(&[before, f.inputs.policy, after]))
}

fn around64(f: &Facts<'_>, before: &[u8], after: &[u8]) -> Option<Vec<u8>> {
    Some(join(&[before, &f.base64, after]))
}

/// Base64 of the policy, for rows that write it in their own way.
fn plain64(f: &Facts<'_>) -> Vec<u8> {
    base64(f.inputs.policy)
}

fn written(f: &Facts<'_>, style: Style) -> Option<Vec<u8>> {
    style.write(f.tree.as_ref()?)
}

fn written64(f: &Facts<'_>, style: Style) -> Option<Vec<u8>> {
    Some(base64(&written(f, style)?))
}

fn printed(f: &Facts<'_>, as_in: Printed) -> Option<Vec<u8>> {
    as_in.write(f.tree.as_ref()?)
}

/// One member of the policy, compact.
fn member(f: &Facts<'_>, name: &str) -> Option<Vec<u8>> {
    COMPACT.write(f.tree.as_ref()?.get(name)?)
}

/// LF, whatever the line ends were.
fn unix(f: &Facts<'_>) -> Vec<u8> {
    replace(&replace(f.inputs.policy, b"\r\n", b"\n"), b"\r", b"\n")
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

fn lines(f: &Facts<'_>, change: fn(&[u8]) -> &[u8], end: &[u8]) -> Option<Vec<u8>> {
    let text = unix(f);
    Some(
        text.split(|byte| *byte == b'\n')
            .map(change)
            .collect::<Vec<_>>()
            .join(end),
    )
}

fn html(f: &Facts<'_>) -> Option<Vec<u8>> {
    let text = replace(f.inputs.policy, b"&", b"&amp;");
    let text = replace(&replace(&text, b"<", b"&lt;"), b">", b"&gt;");
    Some(replace(&text, b"\"", b"&quot;"))
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
    ..COMPACT.escapes
};
const SLASH: Escapes = Escapes {
    slash: true,
    ..COMPACT.escapes
};
const PHP: Escapes = Escapes {
    ascii: true,
    slash: true,
    ..COMPACT.escapes
};
const GO: Escapes = Escapes {
    html: true,
    separators: true,
    ..COMPACT.escapes
};
const GSON: Escapes = Escapes {
    gson: true,
    ..COMPACT.escapes
};
const DOTNET: Escapes = Escapes {
    dotnet: true,
    ..COMPACT.escapes
};
const SPACED: Style = Style {
    item: ", ",
    colon: ": ",
    ..COMPACT
};
const PYTHON: Style = Style {
    escapes: ASCII,
    ..SPACED
};

const fn indented(indent: &'static str, escapes: Escapes) -> Style {
    Style {
        colon: ": ",
        layout: Layout::Indent(indent),
        escapes,
        ..COMPACT
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

/// A row that writes the policy anew.
const fn again(id: &'static str, weight: u8, make: Make) -> Row<Make> {
    row(PolicyReserialised, id, weight, make)
}

/// A row that signs the base64 text, or an accident of it.
const fn encoded(id: &'static str, weight: u8, make: Make) -> Row<Make> {
    row(SignedBase64Policy, id, weight, make)
}

/// A row that hashes another variable.
const fn other(id: &'static str, weight: u8, make: Make) -> Row<Make> {
    row(WrongVariableSigned, id, weight, make)
}

/// Which slug a text of another source has.
pub const OTHER_COPY: Slug = Slug::PolicyOtherCopy;

/// Rows of the axis.
pub const ROWS: &[Row<Make>] = &[
    // Field survey: five of ten wrong signers hash the base64 text.
    encoded("as-sent", 1, |f| Some(f.base64.clone())),
    encoded("standard", 1, |f| Some(plain64(f))),
    encoded("unpadded", 3, |f| Some(base64_bare(f.inputs.policy))),
    encoded("url-alphabet", 3, |f| Some(base64_url(f.inputs.policy))),
    encoded("url-alphabet-unpadded", 3, |f| {
        Some(base64_url_bare(f.inputs.policy))
    }),
    encoded("line-feed-behind", 3, |f| around64(f, b"", b"\n")),
    encoded("crlf-behind", 4, |f| around64(f, b"", b"\r\n")),
    encoded("of-text-with-line-feed", 3, |f| {
        Some(base64(&around(f, b"", b"\n")?))
    }),
    encoded("of-compact", 3, |f| written64(f, COMPACT)),
    encoded("of-python", 3, |f| written64(f, PYTHON)),
    encoded("of-php", 5, |f| {
        written64(
            f,
            Style {
                escapes: PHP,
                ..COMPACT
            },
        )
    }),
    encoded("of-go", 5, |f| {
        written64(
            f,
            sorted(Style {
                escapes: GO,
                ..COMPACT
            }),
        )
    }),
    encoded("wrapped-60", 4, |f| {
        Some(wrapped(&plain64(f), 60, b"\n", true))
    }),
    encoded("wrapped-64", 4, |f| {
        Some(wrapped(&plain64(f), 64, b"\n", true))
    }),
    encoded("wrapped-76", 4, |f| {
        Some(wrapped(&plain64(f), 76, b"\n", true))
    }),
    encoded("wrapped-76-open", 4, |f| {
        Some(wrapped(&plain64(f), 76, b"\n", false))
    }),
    encoded("wrapped-64-open", 5, |f| {
        Some(wrapped(&plain64(f), 64, b"\n", false))
    }),
    encoded("wrapped-76-crlf", 4, |f| {
        Some(wrapped(&plain64(f), 76, b"\r\n", false))
    }),
    encoded("wrapped-76-crlf-closed", 5, |f| {
        Some(wrapped(&plain64(f), 76, b"\r\n", true))
    }),
    encoded("unwrapped", 3, |f| Some(without(&f.base64, b" \t\r\n"))),
    encoded("percent", 5, |f| Some(percent(&f.base64, b"-_.~"))),
    encoded("byte-literal", 5, |f| around64(f, b"b'", b"'")),
    encoded("double-quotes", 5, |f| around64(f, b"\"", b"\"")),
    encoded("twice", 4, |f| Some(base64(&f.base64))),
    encoded("plus-to-blank", 5, |f| Some(replace(&f.base64, b"+", b" "))),
    encoded("of-utf16", 5, |f| {
        Some(base64(&utf16(f.inputs.policy, false, false)))
    }),
    encoded("lower-case", 5, |f| Some(f.base64.to_ascii_lowercase())),
    // The same value written by a library.
    again("compact", 2, |f| written(f, COMPACT)),
    again("squeezed", 2, |f| Some(squeezed(f.inputs.policy))),
    again("spaced", 2, |f| written(f, SPACED)),
    again("python", 2, |f| written(f, PYTHON)),
    again("ascii", 3, |f| {
        written(
            f,
            Style {
                escapes: ASCII,
                ..COMPACT
            },
        )
    }),
    again("php", 2, |f| {
        written(
            f,
            Style {
                escapes: PHP,
                ..COMPACT
            },
        )
    }),
    again("php-unicode", 3, |f| {
        written(
            f,
            Style {
                escapes: SLASH,
                ..COMPACT
            },
        )
    }),
    again("php-pretty", 3, |f| written(f, indented("    ", PHP))),
    again("php-pretty-unicode", 5, |f| {
        written(f, indented("    ", SLASH))
    }),
    again("go", 2, |f| {
        written(
            f,
            Style {
                escapes: GO,
                ..COMPACT
            },
        )
    }),
    again("go-sorted", 2, |f| {
        written(
            f,
            sorted(Style {
                escapes: GO,
                ..COMPACT
            }),
        )
    }),
    again("go-line-feed", 5, |f| {
        Some(join(&[
            &written(
                f,
                Style {
                    escapes: GO,
                    ..COMPACT
                },
            )?,
            b"\n",
        ]))
    }),
    again("gson", 3, |f| {
        written(
            f,
            Style {
                escapes: GSON,
                ..COMPACT
            },
        )
    }),
    again("gson-pretty", 5, |f| written(f, indented("  ", GSON))),
    again("dotnet", 3, |f| {
        written(
            f,
            Style {
                escapes: DOTNET,
                ..COMPACT
            },
        )
    }),
    again("dotnet-pretty", 5, |f| written(f, indented("  ", DOTNET))),
    again("dotnet-pretty-crlf", 5, |f| {
        written(f, crlf(indented("  ", DOTNET)))
    }),
    again("sorted", 2, |f| written(f, sorted(COMPACT))),
    again("sorted-spaced", 3, |f| written(f, sorted(SPACED))),
    again("sorted-python", 3, |f| written(f, sorted(PYTHON))),
    again("reversed", 3, |f| {
        written(
            f,
            Style {
                order: Order::Reversed,
                ..COMPACT
            },
        )
    }),
    again("reversed-spaced", 5, |f| {
        written(
            f,
            Style {
                order: Order::Reversed,
                ..SPACED
            },
        )
    }),
    again("two-blanks", 2, |f| {
        written(f, indented("  ", COMPACT.escapes))
    }),
    again("four-blanks", 2, |f| {
        written(f, indented("    ", COMPACT.escapes))
    }),
    again("tabs", 3, |f| written(f, indented("\t", COMPACT.escapes))),
    again("no-indent", 5, |f| {
        written(f, indented("", COMPACT.escapes))
    }),
    again("two-blanks-ascii", 3, |f| written(f, indented("  ", ASCII))),
    again("four-blanks-ascii", 3, |f| {
        written(f, indented("    ", ASCII))
    }),
    again("two-blanks-sorted", 5, |f| {
        written(f, sorted(indented("  ", COMPACT.escapes)))
    }),
    again("four-blanks-sorted", 5, |f| {
        written(f, sorted(indented("    ", COMPACT.escapes)))
    }),
    again("two-blanks-crlf", 3, |f| {
        written(f, crlf(indented("  ", COMPACT.escapes)))
    }),
    again("four-blanks-crlf", 5, |f| {
        written(f, crlf(indented("    ", COMPACT.escapes)))
    }),
    again("jackson-pretty", 3, |f| written(f, JACKSON)),
    again("document", 3, |f| {
        written(
            f,
            Style {
                colon: ": ",
                layout: Layout::Document("    "),
                ..COMPACT
            },
        )
    }),
    again("document-two-blanks", 5, |f| {
        written(
            f,
            Style {
                colon: ": ",
                layout: Layout::Document("  "),
                ..COMPACT
            },
        )
    }),
    again("blanks-removed", 3, |f| {
        Some(without(f.inputs.policy, b" \t\r\n"))
    }),
    again("lines-joined", 3, |f| {
        Some(without(f.inputs.policy, b"\r\n"))
    }),
    again("lines-to-blanks", 5, |f| lines(f, |line| line, b" ")),
    again("lines-trimmed", 3, |f| lines(f, <[u8]>::trim_ascii, b"\n")),
    again("lines-trimmed-joined", 3, |f| {
        lines(f, <[u8]>::trim_ascii, b"")
    }),
    again("line-ends-trimmed", 5, |f| {
        lines(f, <[u8]>::trim_ascii_end, b"\n")
    }),
    again("tabs-to-blanks", 5, |f| {
        Some(replace(f.inputs.policy, b"\t", b"    "))
    }),
    again("blanks-to-tabs", 5, |f| {
        Some(replace(f.inputs.policy, b"    ", b"\t"))
    }),
    again("slashes-bare", 3, |f| {
        Some(replace(f.inputs.policy, b"\\/", b"/"))
    }),
    again("slashes-escaped", 3, |f| {
        Some(replace(f.inputs.policy, b"/", b"\\/"))
    }),
    again("backslashes-removed", 4, |f| {
        Some(without(f.inputs.policy, b"\\"))
    }),
    again("as-string", 5, |f| Some(stringified(f.inputs.policy))),
    again("compact-as-string", 5, |f| {
        Some(stringified(&written(f, COMPACT)?))
    }),
    again("single-quotes", 4, |f| {
        Some(replace(f.inputs.policy, b"\"", b"'"))
    }),
    // Line ends.
    row(PolicyLineEndings, "crlf", 3, |f| {
        Some(replace(&unix(f), b"\n", b"\r\n"))
    }),
    row(PolicyLineEndings, "lf", 3, |f| Some(unix(f))),
    row(PolicyLineEndings, "cr", 4, |f| {
        Some(replace(&unix(f), b"\n", b"\r"))
    }),
    row(PolicyLineEndings, "doubled", 5, |f| {
        Some(replace(&unix(f), b"\n", b"\n\n"))
    }),
    row(PolicyLineEndings, "escaped", 4, |f| {
        Some(replace(&unix(f), b"\n", b"\\n"))
    }),
    row(PolicyLineEndings, "escaped-crlf", 5, |f| {
        Some(replace(&unix(f), b"\n", b"\\r\\n"))
    }),
    row(PolicyLineEndings, "crlf-and-last", 5, |f| {
        Some(replace(&join(&[&unix(f), b"\n"]), b"\n", b"\r\n"))
    }),
    // One at the end, or around.
    row(PolicyTrailingNewline, "line-feed", 3, |f| {
        around(f, b"", b"\n")
    }),
    row(PolicyTrailingNewline, "crlf", 3, |f| {
        around(f, b"", b"\r\n")
    }),
    row(PolicyTrailingNewline, "carriage-return", 5, |f| {
        around(f, b"", b"\r")
    }),
    row(PolicyTrailingNewline, "two", 5, |f| around(f, b"", b"\n\n")),
    row(PolicyTrailingNewline, "blank", 5, |f| around(f, b"", b" ")),
    row(PolicyTrailingNewline, "before", 5, |f| {
        around(f, b"\n", b"")
    }),
    row(PolicyTrailingNewline, "both", 5, |f| {
        around(f, b"\n", b"\n")
    }),
    row(PolicyTrailingNewline, "nul", 5, |f| around(f, b"", b"\0")),
    row(PolicyTrailingNewline, "removed", 3, |f| {
        Some(f.inputs.policy.trim_ascii_end().to_vec())
    }),
    row(PolicyTrailingNewline, "trimmed", 3, |f| {
        Some(f.inputs.policy.trim_ascii().to_vec())
    }),
    row(PolicyTrailingNewline, "compact-line-feed", 4, |f| {
        Some(join(&[&written(f, COMPACT)?, b"\n"]))
    }),
    row(PolicyTrailingNewline, "python-line-feed", 5, |f| {
        Some(join(&[&written(f, PYTHON)?, b"\n"]))
    }),
    // Marks and encodings.
    row(PolicyBom, "before", 5, |f| around(f, b"\xef\xbb\xbf", b"")),
    row(PolicyBom, "removed", 3, |f| {
        f.inputs
            .policy
            .strip_prefix(b"\xef\xbb\xbf")
            .map(<[u8]>::to_vec)
    }),
    row(PolicyEncoded, "utf16-little", 4, |f| {
        Some(utf16(f.inputs.policy, false, false))
    }),
    row(PolicyEncoded, "utf16-big", 5, |f| {
        Some(utf16(f.inputs.policy, true, false))
    }),
    row(PolicyEncoded, "utf16-little-mark", 5, |f| {
        Some(utf16(f.inputs.policy, false, true))
    }),
    row(PolicyEncoded, "utf16-big-mark", 5, |f| {
        Some(utf16(f.inputs.policy, true, true))
    }),
    row(PolicyEncoded, "latin1-as-utf8", 5, |f| {
        Some(latin1_to_utf8(f.inputs.policy))
    }),
    row(PolicyEncoded, "lossy-utf8", 5, |f| {
        Some(lossy_utf8(f.inputs.policy))
    }),
    row(PolicyEncoded, "hex", 4, |f| Some(hex(f.inputs.policy))),
    row(PolicyEncoded, "percent-component", 4, |f| {
        Some(percent(f.inputs.policy, b"-_.!~*'()"))
    }),
    row(PolicyEncoded, "percent-uri", 4, |f| {
        Some(percent(f.inputs.policy, b"-_.!~*'();/?:@&=+$,#"))
    }),
    row(PolicyEncoded, "percent-raw", 5, |f| {
        Some(percent(f.inputs.policy, b"-_.~"))
    }),
    row(PolicyEncoded, "percent-plus", 5, |f| {
        Some(replace(&percent(f.inputs.policy, b"-_."), b"%20", b"+"))
    }),
    row(PolicyEncoded, "html", 4, html),
    row(PolicyEncoded, "slashes-added", 5, |f| {
        Some(slashed(f.inputs.policy))
    }),
    row(PolicyEncoded, "byte-literal", 5, |f| around(f, b"b'", b"'")),
    row(PolicyEncoded, "quoted", 5, |f| around(f, b"\"", b"\"")),
    row(PolicyEncoded, "single-quoted", 5, |f| around(f, b"'", b"'")),
    row(PolicyEncoded, "name-before", 5, |f| {
        around(f, b"policy=", b"")
    }),
    row(PolicyEncoded, "member", 5, |f| {
        around(f, b"{\"policy\":", b"}")
    }),
    row(PolicyEncoded, "array", 5, |f| around(f, b"[", b"]")),
    // What languages print when nobody asked for JSON.
    row(PolicyPrinted, "javascript", 4, |_| text("[object Object]")),
    row(PolicyPrinted, "php", 4, |_| text("Array")),
    row(PolicyPrinted, "python", 4, |f| printed(f, Printed::Python)),
    row(PolicyPrinted, "java", 4, |f| printed(f, Printed::Java)),
    row(PolicyPrinted, "go", 4, |f| printed(f, Printed::Go)),
    row(PolicyPrinted, "ruby", 5, |f| printed(f, Printed::Ruby)),
    // Another variable; field survey F6 hashes SignKey.
    other("sign-key", 4, |f| {
        f.sign_key.as_ref().map(|key| key.to_vec())
    }),
    other("key-time", 4, |f| Some(f.key_time.to_vec())),
    other("secret-id", 4, |f| f.inputs.secret_id.map(<[u8]>::to_vec)),
    other("object-key", 4, |f| f.inputs.object_key.map(<[u8]>::to_vec)),
    other("bucket", 5, |f| f.inputs.bucket.map(<[u8]>::to_vec)),
    other("host", 5, |f| f.inputs.host.map(<[u8]>::to_vec)),
    other("token", 5, |f| f.inputs.token.map(<[u8]>::to_vec)),
    other("secret-key", 5, |f| f.inputs.secret_key.map(<[u8]>::to_vec)),
    other("conditions", 4, |f| member(f, "conditions")),
    other("expiration", 4, |f| text(f.expiration.as_deref()?)),
    other("empty", 3, |_| text("")),
    other("undefined", 5, |_| text("undefined")),
    other("null", 5, |_| text("null")),
    other("none", 5, |_| text("None")),
    other("empty-object", 5, |_| text("{}")),
    other("empty-list", 5, |_| text("[]")),
    other("word", 5, |_| text("policy")),
    other("sha1-of-base64-then", 5, |f| Some(hex(&sha1(&f.base64)))),
    other("md5-of-text-then", 5, |f| Some(hex(&md5(f.inputs.policy)))),
];
