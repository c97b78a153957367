//! Every oddity once, and every published policy.

use super::*;
use crate::json;

const SAMPLES: &str = include_str!("../../../tests/data/post-object-samples.json");
const OFFICIAL: &str = include_str!("../../../tests/data/post-signature-official.json");
const LEGACY: &str = include_str!("../../../tests/data/legacy-2017-sample.json");

fn read(text: &str) -> Policy {
    Policy::read(&json::parse(text.as_bytes()))
}

fn entries(entries: &str) -> (String, Vec<Condition>) {
    let text = format!(r#"{{"expiration":"x","conditions":[{entries}]}}"#);
    let entries = read(&text).entries;
    (text, entries)
}

/// The oddities of the entries, each with the text it points at.
fn oddities(written: &str) -> Vec<(Oddity, String)> {
    let (text, entries) = entries(written);
    entries
        .iter()
        .flat_map(|entry| &entry.oddities)
        .map(|(oddity, span)| (*oddity, text.get(span.start..span.end).unwrap().to_owned()))
        .collect()
}

#[test]
fn every_oddity_is_named_at_its_place() {
    use Oddity::*;
    let table: &[(&str, &[(Oddity, &str)])] = &[
        (r#""acl""#, &[(NotAnEntry, "acl")]),
        ("1", &[(NotAnEntry, "1")]),
        ("{}", &[(Empty, "{}")]),
        ("[]", &[(Empty, "[]")]),
        (
            r#"{"a":"b","c":"d"}"#,
            &[(SeveralPairs, r#"{"a":"b","c":"d"}"#)],
        ),
        (r#"["eq","$key"]"#, &[(ElementCount, r#"["eq","$key"]"#)]),
        (
            r#"["eq","$key","a","b"]"#,
            &[(ElementCount, r#"["eq","$key","a","b"]"#)],
        ),
        (
            r#"["content-length-range",1]"#,
            &[(ElementCount, r#"["content-length-range",1]"#)],
        ),
        (
            r#"["ends-with","$key","a"]"#,
            &[(UnknownOperator, "ends-with")],
        ),
        ("[1,2,3]", &[(UnknownOperator, "1")]),
        (
            r#"["Starts-With","$key","a"]"#,
            &[(OperatorSpelling, "Starts-With")],
        ),
        (
            r#"["starts_with","$key","a"]"#,
            &[(OperatorSpelling, "starts_with")],
        ),
        (r#"["EQ","$key","a"]"#, &[(OperatorSpelling, "EQ")]),
        (
            r#"["contentLengthRange",0,1]"#,
            &[(OperatorSpelling, "contentLengthRange")],
        ),
        (r#"["eq","key","a"]"#, &[(DollarMissing, "key")]),
        (r#"["eq","$$key","a"]"#, &[(DollarDoubled, "$$key")]),
        (r#"["eq","${key}","a"]"#, &[(DollarDoubled, "${key}")]),
        (r#"{"$key":"a"}"#, &[(DollarInObject, "$key")]),
        (r#"{"":"a"}"#, &[(NameNotText, "")]),
        (r#"["eq",1,"a"]"#, &[(NameNotText, "1")]),
        (r#"["eq","$","a"]"#, &[(NameNotText, "$")]),
        (r#"{"key ":"a"}"#, &[(NameSpace, "key ")]),
        (r#"["eq","$ key","a"]"#, &[(NameSpace, "$ key")]),
        (r#"{"success_action_status":200}"#, &[(ValueNotText, "200")]),
        (r#"["eq","$key",null]"#, &[(ValueNotText, "null")]),
        (r#"{"key":["a"]}"#, &[(ValueStructured, r#"["a"]"#)]),
        (
            r#"["content-length-range","1","2"]"#,
            &[(LengthText, "1"), (LengthText, "2")],
        ),
        (r#"["content-length-range",1.5,2]"#, &[(LengthBound, "1.5")]),
        (r#"["content-length-range",-1,2]"#, &[(LengthBound, "-1")]),
        (r#"["content-length-range",3,2]"#, &[(LengthBound, "3,2")]),
        (
            r#"["starts-with","$Content-Type","image/*"]"#,
            &[(Wildcard, "*")],
        ),
        (r#"["starts-with","$key","a/**"]"#, &[(Wildcard, "**")]),
        (r#"{"q-ak":"AKID****"}"#, &[]),
        (
            r#"["starts-with","$key","a/${filename}"]"#,
            &[(FilenameVariable, "${filename}")],
        ),
        (r#"["starts-with","$key",""]"#, &[]),
        (r#"["content-length-range",0,10]"#, &[]),
        (r#"{"key":"a"}"#, &[]),
    ];
    for (written, expected) in table {
        let expected: Vec<_> = expected
            .iter()
            .map(|(kind, text)| (*kind, (*text).to_owned()))
            .collect();
        assert_eq!(oddities(written), expected, "{written}");
    }
}

#[test]
fn a_condition_points_at_the_value_it_demands() {
    let (_, found) = entries(
        r#"{"q-ak":"a"},["eq","$key","b"],{"x/y~z":"c"},["content-length-range",0,1],"no""#,
    );
    let pointers: Vec<_> = found.iter().map(|entry| entry.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        [
            "/conditions/0/q-ak",
            "/conditions/1/2",
            "/conditions/2/x~1y~0z",
            "/conditions/3",
            "/conditions/4"
        ]
    );
}

#[test]
fn an_odd_name_still_finds_its_field() {
    for written in [
        r#"["eq","${key}","a"]"#,
        r#"["eq","$$key","a"]"#,
        r#"["eq","key","a"]"#,
        r#"{"$KEY ":"a"}"#,
    ] {
        let text = format!(r#"{{"conditions":[{written}]}}"#);
        let policy = read(&text);
        let (_, found) = policy.on("key").next().expect(written);
        assert_eq!(found.value, "a");
    }
}

#[test]
fn a_slip_in_a_member_is_recognised_unless_the_right_one_is_there() {
    let table = [
        ("Conditions", Some("conditions")),
        ("condition", Some("conditions")),
        ("conditons", Some("conditions")),
        ("conditoins", Some("conditions")),
        ("CONDITIONS", Some("conditions")),
        (" conditions", Some("conditions")),
        ("Expiration", Some("expiration")),
        ("expiration ", Some("expiration")),
        ("expire", Some("expiration")),
        ("expires", Some("expiration")),
        ("expiry", Some("expiration")),
        ("experation", Some("expiration")),
        ("Version", None),
        ("Statement", None),
        ("version", None),
        ("bucket", None),
        ("", None),
    ];
    for (name, expected) in table {
        let policy = read(&format!(r#"{{"{name}":[]}}"#));
        let found = policy.misspelt.first().map(|(_, right, _)| *right);
        assert_eq!(found, expected, "{name}");
        assert_eq!(
            policy.others.len(),
            usize::from(expected.is_none()),
            "{name}"
        );
        let both = read(&format!(
            r#"{{"{name}":[],"conditions":[],"expiration":""}}"#
        ));
        assert!(both.misspelt.is_empty(), "{name}");
        assert_eq!(both.others.len(), 1, "{name}");
    }
}

#[test]
fn the_last_of_several_conditions_counts() {
    let policy = read(r#"{"conditions":[{"a":"1"}],"conditions":[{"b":"2"}]}"#);
    assert_eq!(policy.conditions.len(), 2);
    assert_eq!(policy.entries.len(), 1);
    assert_eq!(policy.on("B").count(), 1);
}

#[test]
fn a_broken_text_is_still_read() {
    let policy =
        read(r#"{'expiration':"x" "conditions":[{"key":"a",},["eq","$acl","b"},{"q-ak":"c"}]"#);
    assert_eq!(policy.expirations.len(), 1);
    assert_eq!(policy.on("key").count(), 1);
    assert_eq!(policy.on("acl").count(), 1);
    assert_eq!(policy.on("q-ak").count(), 1);
}

#[test]
fn every_published_policy_is_read_without_an_oddity() {
    let samples: serde_json::Value = serde_json::from_str(SAMPLES).unwrap();
    let official: serde_json::Value = serde_json::from_str(OFFICIAL).unwrap();
    let samples = samples["samples"].as_array().unwrap();
    assert_eq!(samples.len(), 9);
    for sample in samples.iter().chain([&official]) {
        let text = sample["policy_text"].as_str().unwrap();
        let policy = read(text);
        assert_eq!(policy.expirations.len(), 1, "{text}");
        assert!(
            policy.misspelt.is_empty() && policy.others.is_empty(),
            "{text}"
        );
        assert!(policy.entries.len() >= 3, "{text}");
        assert_eq!(policy.on("q-ak").count(), 1, "{text}");
        for entry in &policy.entries {
            assert!(entry.oddities.is_empty(), "{:?} in {text}", entry.oddities);
            assert!(!matches!(entry.rule, Rule::Unreadable), "{text}");
            let theirs: serde_json::Value = serde_json::from_str(text).unwrap();
            let value = theirs.pointer(&entry.pointer).unwrap();
            if let Rule::Exact(found) | Rule::StartsWith(found) = &entry.rule {
                assert_eq!(value.as_str(), Some(found.value.as_str()));
            }
        }
    }
}

#[test]
fn the_policy_of_2017_names_a_field_without_dollar() {
    let legacy: serde_json::Value = serde_json::from_str(LEGACY).unwrap();
    let policy = read(legacy["policy_text"].as_str().unwrap());
    let odd: Vec<_> = policy
        .entries
        .iter()
        .flat_map(|entry| &entry.oddities)
        .map(|(odd, _)| *odd)
        .collect();
    assert_eq!(odd, [Oddity::DollarMissing]);
    assert!(matches!(
        policy.entries[1].rule,
        Rule::Length {
            min: Some(0),
            max: Some(10_000_000),
            ..
        }
    ));
}

proptest::proptest! {
    #[test]
    fn any_entry_is_read_with_places_inside_the_text(parts in proptest::collection::vec(proptest::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"eq\"", "\"$key\"", "\"\\u0024k*\"", "\"content-length-range\"", "-1", "2", "null", "''",
    ]), 0..20)) {
        let text = format!("{{\"conditions\":[{}]}}", parts.concat());
        for entry in read(&text).entries {
            for (_, span) in entry.oddities {
                proptest::prop_assert!(text.get(span.start..span.end).is_some());
            }
        }
    }
}
