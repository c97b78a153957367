//! The reader against `serde_json` (what is accepted), `jsonc-parser` (where it stands) and a table of
//! mistakes (which error, and where).

use jsonc_parser::ast::Value as Oracle;
use jsonc_parser::common::Ranged;
use proptest::prelude::*;

use super::*;

/// The errors as `slug@start..end`.
fn errors(text: &[u8]) -> String {
    let list: Vec<_> = parse(text)
        .errors
        .iter()
        .map(|error| {
            format!(
                "{}@{}..{}",
                error.kind.slug(),
                error.span.start,
                error.span.end
            )
        })
        .collect();
    list.join(" ")
}

fn agrees(bytes: &[u8]) {
    let theirs = serde_json::from_slice::<serde_json::Value>(bytes);
    let ours = parse(bytes);
    assert_eq!(
        theirs.is_ok(),
        ours.is_valid(),
        "{:?}: {theirs:?} {:?}",
        String::from_utf8_lossy(bytes),
        ours.errors
    );
    for error in &ours.errors {
        assert!(
            error.span.end <= bytes.len(),
            "{error:?} of {}",
            bytes.len()
        );
    }
    if let (Ok(theirs), Some(root)) = (theirs, &ours.root) {
        assert_eq!(theirs, value(root));
    }
}

/// The tree as `serde_json` would have it.
fn value(node: &Node) -> serde_json::Value {
    use serde_json::Value;
    match &node.kind {
        Kind::Null => Value::Null,
        Kind::Bool(bool) => Value::Bool(*bool),
        Kind::Number(number) => serde_json::from_str(number).unwrap(),
        Kind::String(text) => Value::String(text.value.clone()),
        Kind::Array(items) => items.iter().map(value).collect(),
        Kind::Object(members) => members
            .iter()
            .map(|member| (member.name.value.clone(), value(&member.value)))
            .collect(),
        Kind::Invalid => panic!("invalid node in valid JSON"),
    }
}

/// Texts with one mistake (or a few of a kind), and what is said about them.
const MISTAKES: &[(&str, &str)] = &[
    (r#"{"a":1,}"#, "trailing-comma@6..7"),
    (r"[1,2 , ]", "trailing-comma@5..6"),
    (r#"{"a":1 "b":2}"#, "missing-comma@6..6"),
    ("[\"a\"\n \"b\"]", "missing-comma@4..4"),
    (r#"[{"a":1} {"b":2}]"#, "missing-comma@8..8"),
    ("[1 2]", "missing-comma@2..2"),
    (r#"{"a" 1}"#, "missing-colon@4..4"),
    (r#"{"a","b":1}"#, "missing-colon@4..4"),
    (r#"{"a":}"#, "missing-value@5..5"),
    (r#"{"a":,"b":1}"#, "missing-value@5..5"),
    ("[,1]", "missing-value@1..1"),
    ("[1,,2]", "extra-comma@3..4"),
    (r"{'a':1}", "single-quotes@1..4"),
    (r#"["it",'x']"#, "single-quotes@6..9"),
    ("{\u{201c}a\u{201d}:1}", "smart-quotes@1..8"),
    ("{\"a\":\"b\u{201d},\"c\":1}", "smart-quotes@7..10"),
    ("[\u{201c}it\u{2019}s\u{201d}]", "smart-quotes@1..13"),
    ("[\u{2018}a\u{2019}]", "smart-quotes@1..8"),
    ("{a:1}", "unquoted-name@1..2"),
    (r#"{a":1}"#, "unquoted-name@1..3"),
    (r#"{"a":True}"#, "unknown-word@5..9"),
    (
        r#"{"a":None,"b":undefined}"#,
        "unknown-word@5..9 unknown-word@14..23",
    ),
    ("[NaN, -Infinity]", "unknown-word@1..4 unknown-word@6..15"),
    (r#"{"e":2019-08-30T09:38:12Z}"#, "unknown-word@5..25"),
    (r#"{"a":b"}"#, "unknown-word@5..7"),
    ("{\"a\":1 // x\n}", "comment@7..11"),
    ("/* x */[]", "comment@0..7"),
    ("[] # x", "comment@3..6"),
    ("[01]", "bad-number@1..3"),
    (
        "[+1,.5,1.,0x1F,1e999]",
        "bad-number@1..3 bad-number@4..6 bad-number@7..9 bad-number@10..14 bad-number@15..20",
    ),
    (r#"["eq","\$key","a"]"#, "bad-escape@7..9"),
    (r#"["\u12"]"#, "bad-escape@2..6"),
    (r#"["\ud800"]"#, "lone-surrogate@2..8"),
    (
        r#"["\ud800\u0041\udc00"]"#,
        "lone-surrogate@2..8 lone-surrogate@14..20",
    ),
    ("[\"a\nb\"]", "control-in-string@3..4"),
    (
        "[\"a\r\nb\",\"c\td\"]",
        "control-in-string@3..5 control-in-string@10..11",
    ),
    (r#"{"a":"b}"#, "unclosed-string@5..6"),
    (r#"{"a":"b"#, "unclosed-string@5..6"),
    (r#"{"a":"b, "c":"d"}"#, "unclosed-string@5..6"),
    ("{\"a\":\"b,\n \"c\":\"d\"}", "unclosed-string@5..6"),
    ("[{\"a\":\"b},\n{\"c\":\"d\"}]", "unclosed-string@6..7"),
    (r#"["eq","$key, "x"]"#, "unclosed-string@6..7"),
    (r#"{"a:"b"}"#, "unclosed-string@1..2"),
    (r#"{"a":1"#, "unclosed-object@0..1"),
    (r#"{"a":[1"#, "unclosed-object@0..1 unclosed-array@5..6"),
    (r#"{"a":[1}"#, "unclosed-array@5..6"),
    (r#"{"a":[{"b":"c"]}"#, "unclosed-object@6..7"),
    (r#"[{"a":"b", {"c":"d"}]"#, "unclosed-object@1..2"),
    (r#"[{"a":"b" {"c":"d"}]"#, "unclosed-object@1..2"),
    (r#"{"a":["x"}}"#, "mismatched-bracket@9..10"),
    (
        r#"{"c":[["eq","a","b"},{"c":"d"}]}"#,
        "mismatched-bracket@19..20",
    ),
    ("{}}", "mismatched-bracket@2..3"),
    ("{} x", "trailing-text@3..4"),
    ("", "empty@0..0"),
    (" \n", "empty@2..2"),
    ("\u{feff}{}", "byte-order-mark@0..3"),
    (r#"["say "hi" now","b"]"#, "unexpected@7..15"),
    (r#"{"a"="b"}"#, "unexpected@4..5"),
    (r#"{"a"=>"b"}"#, "unexpected@4..6"),
    (r#"{"a":"b";"c":"d"}"#, "unexpected@8..9"),
    ("{\"a\"\u{ff1a}1}", "unexpected@4..7"),
    ("[1\u{ff0c}2]", "unexpected@2..5"),
    ("{\u{a0}\"a\":1}", "unexpected@1..3"),
    ("{\"a\":1}\0", "unexpected@7..8"),
    (r#"["a":"b"]"#, "unexpected@4..5"),
    ("eyJhIjoxfQ==", "unknown-word@0..12"),
    ("hello world", "unknown-word@0..5"),
];

#[test]
fn one_mistake_is_one_error_where_the_writer_erred() {
    let wrong: Vec<_> = MISTAKES
        .iter()
        .filter(|(text, expected)| errors(text.as_bytes()) != *expected)
        .map(|(text, expected)| {
            format!(
                "{text:?}\n  want {expected}\n  have {}",
                errors(text.as_bytes())
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn several_mistakes_are_all_found() {
    let text = "{\n 'expiration': \"x\",\n \"conditions\": [\n  {\"a\": True},\n  [\"eq\", \"\\$key\", \"b\",],\n ]\n}";
    assert_eq!(
        errors(text.as_bytes()),
        "single-quotes@3..15 unknown-word@47..51 bad-escape@64..66 trailing-comma@75..76 trailing-comma@77..78"
    );
}

#[test]
fn the_tree_survives_mistakes() {
    let document = parse(br#"{"expiration":"x" "conditions":[{'a':"b},["eq","\$k",'v'],]"#);
    let root = document.root.unwrap();
    assert_eq!(
        root.get("expiration").unwrap().as_text().unwrap().value,
        "x"
    );
    let entries = root.get("conditions").unwrap().as_array().unwrap();
    assert!(!entries.is_empty());
}

#[test]
fn an_escape_is_found_again_in_the_text() {
    let document = parse(br#"["a\u0041\ud83d\ude00b"]"#);
    let root = document.root.unwrap();
    let text = root.as_array().unwrap()[0].as_text().unwrap();
    assert_eq!(text.value, "aA\u{1f600}b");
    assert_eq!(text.span, Span::new(2, 22));
    assert_eq!(text.locate(Span::new(1, 2)), Span::new(3, 9));
    assert_eq!(text.locate(Span::new(2, 6)), Span::new(9, 21));
    let plain = parse(b"[\"abc\"]").root.unwrap();
    let text = plain.as_array().unwrap()[0].as_text().unwrap();
    assert!(text.map.is_empty());
    assert_eq!(text.locate(Span::new(1, 2)), Span::new(3, 4));
}

#[test]
fn depth_ends_where_serde_json_ends() {
    for depth in [126, 127, 128, 129] {
        let text = "[".repeat(depth) + &"]".repeat(depth);
        agrees(text.as_bytes());
        let text = r#"{"a":"#.repeat(depth) + "1" + &"}".repeat(depth);
        agrees(text.as_bytes());
    }
    assert_eq!(errors("[".repeat(10_000).as_bytes()), "too-deep@127..128");
    assert_eq!(
        errors(("[".repeat(10_000) + &"]".repeat(10_000)).as_bytes()),
        "too-deep@127..128"
    );
}

#[test]
fn hostile_texts_take_linear_time() {
    const MANY: usize = 400_000;
    for unit in [
        "\"",
        "'",
        "\u{201c}",
        "{\"a\":",
        "[}",
        "\"\n",
        "\"a,",
        "\"\n\n",
        "}",
        "a\"",
        "\"a\u{201d},",
        "/*",
        "\\",
        "\"\\u",
        ":",
        ",",
        "{\"a:",
        "' ",
    ] {
        let text = unit.repeat(MANY / unit.len());
        let begun = std::time::Instant::now();
        let _ = parse(text.as_bytes());
        let quoted = format!("\"{text}");
        let _ = parse(quoted.as_bytes());
        assert!(begun.elapsed().as_secs() < 5, "{unit:?}");
    }
}

#[test]
fn odd_texts_are_judged_as_serde_json_judges_them() {
    let texts: &[&[u8]] = &[
        b"1e999",
        b"-1e999",
        b"1e-999",
        b"1e308",
        b"1.8e308",
        b"0e99999999999",
        b"1e99999999999",
        b"-0",
        b"-",
        b"1.",
        b"1.e1",
        b"1e",
        b"1e+",
        b"0.0",
        b"00",
        b"-01",
        b"\"\\u0000\"",
        b"\"\\uD83D\\uDE00\"",
        b"\"\\uDE00\"",
        b"\"\xff\"",
        b"\"\xc3\\u0041\"",
        b"\"\x7f\"",
        b"\"\x1f\"",
        b"\xef\xbb\xbf1",
        b"nul",
        b"nulll",
        b"true false",
        b"[1]]",
        b"\x0c1",
        b"\xc2\xa0{}",
        b"{\"a\":1,\"a\":2}",
        b"\"\xed\xa0\x80\"",
        b"{\"\":0}",
        b"[[],{}]",
        b"\"a\\",
        b"\"\\u00zz\"",
        b"\"\\u+123\"",
        b"1_0",
        b"\"a\" ",
        b"18446744073709551616",
        b"1 ,",
    ];
    for text in texts {
        agrees(text);
    }
    let long = "9".repeat(400);
    agrees(long.as_bytes());
    agrees(format!("{long}e-200").as_bytes());
    agrees(format!("0.{}e400", "0".repeat(300)).as_bytes());
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(|number| serde_json::json!(number)),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|pairs| serde_json::Value::Object(pairs.into_iter().collect())),
        ]
    })
}

/// Walks both trees at once.
fn same_places(ours: &Node, theirs: &Oracle<'_>) {
    let range = theirs.range();
    assert_eq!(ours.span, Span::new(range.start, range.end));
    match (&ours.kind, theirs) {
        (Kind::Array(ours), Oracle::Array(theirs)) => {
            assert_eq!(ours.len(), theirs.elements.len());
            for (ours, theirs) in ours.iter().zip(&theirs.elements) {
                same_places(ours, theirs);
            }
        }
        (Kind::Object(ours), Oracle::Object(theirs)) => {
            assert_eq!(ours.len(), theirs.properties.len());
            for (ours, theirs) in ours.iter().zip(&theirs.properties) {
                let range = theirs.name.range();
                assert_eq!(ours.name.span, Span::new(range.start + 1, range.end - 1));
                same_places(&ours.value, &theirs.value);
            }
        }
        (Kind::String(text), Oracle::StringLit(_)) => {
            assert_eq!(text.span, Span::new(range.start + 1, range.end - 1));
        }
        _ => {}
    }
}

proptest! {
    #[test]
    fn any_bytes_are_judged_as_serde_json_judges_them(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        agrees(&bytes);
    }

    #[test]
    fn any_json_alphabet_is_judged_as_serde_json_judges_it(
        parts in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "'", " ", "\n", "1", "-", "0", ".", "e", "true", "null",
            "\\", "\\u", "d800", "dc00", "0041", "\u{201c}", "\u{201d}", "/", "*", "#", "x", "\u{feff}", "\u{1}", "=",
        ]), 0..24)
    ) {
        agrees(parts.concat().as_bytes());
    }

    #[test]
    fn sound_json_is_accepted_with_its_places(value in json(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        agrees(text.as_bytes());
        let document = parse(text.as_bytes());
        let theirs = jsonc_parser::parse_to_ast(&text, &jsonc_parser::CollectOptions::default(), &jsonc_parser::ParseOptions::default()).unwrap();
        same_places(&document.root.unwrap(), &theirs.value.unwrap());
    }

    #[test]
    fn damaged_json_is_judged_as_serde_json_judges_it(value in json(), at: prop::sample::Index, byte: u8, how in 0..3) {
        let mut bytes = serde_json::to_vec(&value).unwrap();
        let at = at.index(bytes.len());
        match how {
            0 => { bytes.remove(at); }
            1 => bytes.insert(at, byte),
            _ => bytes[at] = byte,
        }
        agrees(&bytes);
    }
}
