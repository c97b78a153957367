//! Stories of pastes: what each is read as, and where its values stand.

use super::*;

mod code;

const POLICY: &str = r#"{"expiration":"2019-08-30T09:38:12.414Z","conditions":[{"q-ak":"AKID"},["starts-with","$key","a/"]]}"#;

fn base64(text: &str) -> String {
    use ::base64::Engine;
    ::base64::engine::general_purpose::STANDARD.encode(text)
}

fn read(text: &str, hint: Option<Slot>) -> Evidence {
    let mut evidence = Evidence::default();
    evidence
        .add(text.as_bytes(), hint, None)
        .unwrap_or_else(|unread| panic!("{unread:?}: {text}"));
    evidence
}

fn fields(evidence: &Evidence) -> Vec<(String, String)> {
    let facts = evidence.facts();
    let text = |value| evidence.text(value).into_owned();
    let fields = facts.form.unwrap().fields;
    fields
        .iter()
        .map(|field| (text(field.name), text(field.value)))
        .collect()
}

/// The bytes of the paste that a value stands for.
fn in_paste(evidence: &Evidence, value: Value) -> String {
    let place = evidence.sources.in_paste(value.place);
    evidence.sources.text(place).into_owned()
}

fn policy_json(evidence: &Evidence) -> String {
    let policy = evidence.facts().policy.unwrap();
    evidence.text(policy.json.unwrap()).into_owned()
}

#[test]
fn a_policy_is_read_from_every_spelling() {
    let encoded = base64(POLICY);
    let wrapped = encoded
        .as_bytes()
        .chunks(40)
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect::<Vec<_>>()
        .join("\r\n");
    let escaped = POLICY.replace('"', "\\\"");
    let spellings = [
        POLICY.to_owned(),
        encoded.clone(),
        wrapped,
        encoded.trim_end_matches('=').to_owned(),
        encoded.replace('=', "%3D"),
        base64(&encoded),
        format!("\"{encoded}\""),
        format!("b'{encoded}'"),
        escaped.clone(),
        format!("\"{escaped}\""),
        escaped.replace('\\', "\\\\\\"),
        format!("  {POLICY}\n"),
    ];
    for spelling in spellings {
        for hint in [None, Some(Slot::Policy), Some(Slot::Error)] {
            let evidence = read(&spelling, hint);
            assert_eq!(policy_json(&evidence).trim(), POLICY, "{spelling}");
            assert!(evidence.readings[0].holds.policy.is_some(), "{spelling}");
        }
    }
}

#[test]
fn a_byte_of_the_json_is_found_in_the_base64_of_the_form() {
    let form = format!(
        r#"[["key","a/b"],["policy","{}"],["q-ak","AKID"]]"#,
        base64(POLICY)
    );
    let evidence = read(&form, Some(Slot::Form));
    let json = evidence.facts().policy.unwrap().json.unwrap();
    let at = POLICY.find("AKID").unwrap();
    let value = Value {
        place: json.place.part(at..at + 4),
    };
    let chain = evidence.sources.chain(value.place);
    let labels: Vec<_> = chain
        .iter()
        .map(|(label, _)| (label.source, label.layer))
        .collect();
    assert_eq!(
        labels,
        [("policy", None), ("policy", Some("base64")), ("form", None)]
    );
    let covered = in_paste(&evidence, value);
    assert!(
        base64(POLICY).contains(&covered) && (6..=8).contains(&covered.len()),
        "{covered}"
    );
}

#[test]
fn a_policy_that_cannot_be_decoded_says_where() {
    let policy = |text: &str| {
        let evidence = read(text, Some(Slot::Policy));
        evidence.readings[0].holds.policy.clone().unwrap().coding
    };
    assert_eq!(
        policy("eyJh*IjoxfQ=="),
        Coding::NotBase64(crate::text::Span::new(4, 5))
    );
    assert_eq!(
        policy("7758dc9a832e9d301dca704cacbf9d9f8172fdef"),
        Coding::Signature
    );
    assert_eq!(policy(POLICY), Coding::Json);
}

#[test]
fn the_same_form_is_read_from_every_list() {
    let wanted: Vec<(String, String)> = [
        ("key", "a/b"),
        ("q-key-time", "1567150692;1567157892"),
        ("q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"),
        ("success_action_status", "200"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    let texts = [
        r#"[["key","a\/b"],["q-key-time","1567150692;1567157892"],["q-ak","AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"],["success_action_status",200]]"#,
        r#"[{"name":"key","value":"a/b"},{"name":"q-key-time","value":"1567150692;1567157892"},{"name":"q-ak","value":"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"},{"name":"success_action_status","value":"200"}]"#,
        r#"{"key":"a/b","q-key-time":"1567150692;1567157892","q-ak":"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q","success_action_status":"200"}"#,
        "key=a/b\nq-key-time=1567150692;1567157892\nq-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nsuccess_action_status=200\n",
        "key: a/b\r\nq-key-time: 1567150692;1567157892\r\nq-ak: AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\r\nsuccess_action_status: 200",
        "key\ta/b\nq-key-time\t1567150692;1567157892\nq-ak\tAKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nsuccess_action_status\t200",
        "key\na/b\nq-key-time\n1567150692;1567157892\nq-ak\nAKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nsuccess_action_status\n200\n",
        "# upload\n[form]\nexport key=\"a/b\"\nq-key-time='1567150692;1567157892'\nq-ak = AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nsuccess_action_status = \"200\"",
        "'key' => 'a/b',\n'q-key-time' => '1567150692;1567157892',\n'q-ak' => 'AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q',\n'success_action_status' => '200',",
        "key=a%2Fb&q-key-time=1567150692%3B1567157892&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&success_action_status=200",
    ];
    for text in texts {
        for hint in [
            None,
            Some(Slot::Form),
            Some(Slot::Policy),
            Some(Slot::Error),
        ] {
            let evidence = read(text, hint);
            assert_eq!(fields(&evidence), wanted, "{text}");
            let form = evidence.facts().form.unwrap();
            assert!(!form.shows_file && !form.shows_policy, "{text}");
            // Lines that nobody called the form may be some of its fields.
            let loose = evidence.readings[0].reader == "lines" && hint != Some(Slot::Form);
            assert_eq!(form.complete, !loose, "{text}");
            assert_eq!(form.ordered, !text.starts_with('{'), "{text}");
        }
    }
}

#[test]
fn an_at_sign_marks_the_file_with_its_name_and_size() {
    let cases = [
        (
            r#"[["key","a"],["file","@dir/photo.png 48211"]]"#,
            "photo.png",
            Some(48211),
        ),
        (
            r#"[["key","a"],["upload","@photo.png",7]]"#,
            "photo.png",
            Some(7),
        ),
        ("key=a\nfile=@photo.png 48211", "photo.png", Some(48211)),
        ("key=a\nfile=@my photo.png", "my photo.png", None),
        ("key=a\nfile=@photo.png;type=image/png", "photo.png", None),
        ("key=a\nfile=@x;filename=photo.png", "photo.png", None),
    ];
    for (text, name, size) in cases {
        let evidence = read(text, Some(Slot::Form));
        let facts = evidence.facts();
        assert_eq!(evidence.text(facts.file_name.unwrap()), name, "{text}");
        assert_eq!(facts.file_size.map(|(size, _)| size), size, "{text}");
    }
    let evidence = read(r#"[["key","@a"],["x-cos-meta-at","@b"]]"#, Some(Slot::Form));
    assert!(
        evidence
            .facts()
            .form
            .unwrap()
            .fields
            .iter()
            .all(|field| field.file.is_none())
    );
}

#[test]
fn the_answer_of_a_signing_service_is_a_form_that_leaves_fields_out() {
    let text = format!(
        r#"{{"code":0,"data":{{"cosHost":"examplebucket-1250000000.cos.ap-tokyo.myqcloud.com","cosKey":"a/b.png","policy":"{}","qSignAlgorithm":"sha1","qAk":"AKID","qKeyTime":"1;2","qSignature":"00","securityToken":"t"}}}}"#,
        base64(POLICY)
    );
    let evidence = read(&text, None);
    let facts = evidence.facts();
    let form = facts.form.as_ref().unwrap();
    assert!(!form.complete);
    assert_eq!(facts.bucket.unwrap().0, "examplebucket-1250000000");
    let (_, key) = form.named(&evidence, "q-ak").next().unwrap();
    assert_eq!(in_paste(&evidence, key.name), "qAk");
    assert_eq!(policy_json(&evidence), POLICY);
}

#[test]
fn what_lists_of_fields_call_secret_is_never_a_field() {
    let evidence = read(
        "q-ak=AKID\nq-key-time=1;2\nSecretKey=abc\nkey=a",
        Some(Slot::Form),
    );
    assert!(
        fields(&evidence)
            .iter()
            .all(|(name, _)| !name.contains("Secret"))
    );
}

#[test]
fn a_masked_value_gives_way_to_the_whole_one_and_is_no_conflict() {
    let mut evidence = read("key=a\nq-ak=AKID8A0f****\nq-key-time=1;2", Some(Slot::Form));
    let whole = r#"{"q-ak":"AKID8A0fBVtY","key":"b","q-key-time":"1;2"}"#;
    evidence
        .add(whole.as_bytes(), Some(Slot::Form), None)
        .unwrap();
    let facts = evidence.facts();
    let slots: Vec<_> = facts
        .conflicts
        .iter()
        .map(|conflict| conflict.slot.as_str())
        .collect();
    assert_eq!(slots, ["key"]);
    let form = facts.form.unwrap();
    let (_, field) = form.named(&evidence, "q-ak").next().unwrap();
    assert_eq!(evidence.text(field.value), "AKID8A0fBVtY");
}

#[test]
fn a_policy_as_text_beside_the_forms_own_is_kept_but_no_conflict() {
    let form = format!("key=a\npolicy={}\nq-ak=AKID", base64(POLICY));
    let spaced = POLICY.replace(',', ", ");
    let other = POLICY.replace("AKID", "AKIE");
    for (text, others, conflicts) in [(POLICY, 0, 0), (&spaced, 1, 0), (&other, 1, 1)] {
        let mut evidence = read(&form, Some(Slot::Form));
        evidence
            .add(text.as_bytes(), Some(Slot::Policy), None)
            .unwrap();
        let facts = evidence.facts();
        assert_eq!(policy_json(&evidence), POLICY);
        assert_eq!(facts.other_policies.len(), others);
        assert_eq!(facts.conflicts.len(), conflicts);
    }
}

#[test]
fn flags_fill_what_no_paste_holds() {
    let mut evidence = Evidence::default();
    evidence
        .add_option(Flag::Bucket, "examplebucket-1250000000")
        .unwrap();
    evidence.add_option(Flag::FileSize, "48211").unwrap();
    assert!(evidence.add_option(Flag::FileSize, "big").is_err());
    let facts = evidence.facts();
    let (name, at) = facts.bucket.unwrap();
    assert_eq!(name, "examplebucket-1250000000");
    assert_eq!(evidence.sources.named(at.place).unwrap().0.source, "option");
    assert_eq!(facts.file_size.unwrap().0, 48211);
}

#[test]
fn a_cut_policy_in_a_log_says_nothing_about_the_policy() {
    let evidence = read(
        "key=a\npolicy=eyJleHBpcmF0aW9u...\nq-ak=AKID",
        Some(Slot::Form),
    );
    let facts = evidence.facts();
    assert!(facts.policy.is_none());
    assert!(
        facts
            .form
            .unwrap()
            .named(&evidence, "policy")
            .next()
            .is_some()
    );
}

#[test]
fn nothing_and_noise_are_refused_with_the_readers_that_tried() {
    let mut evidence = Evidence::default();
    assert_eq!(evidence.add(b" \n\t", None, None), Err(Unread::Empty));
    let Err(Unread::Unrecognised { tried }) = evidence.add(b"hello there", None, None) else {
        panic!("recognised");
    };
    assert!(tried.contains(&"form") && tried.contains(&"policy"));
}

#[test]
fn utf16_and_byte_order_marks_are_no_obstacle() {
    let text = "key=a\nq-ak=AKID\nq-key-time=1;2";
    let mut wide = vec![0xFF, 0xFE];
    wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [wide, marked] {
        let mut evidence = Evidence::default();
        evidence.add(&bytes, None, None).unwrap();
        assert_eq!(fields(&evidence).len(), 3);
    }
}

#[test]
fn a_session_is_read_member_by_member() {
    let line = format!(
        r#"{{"schema":"postdoc/evidence/1","id":"7","policy":{POLICY},"form":[["key","a/b"],["q-ak","AKID"],["x-cos-security-token","secret-token"]],"bucket":"examplebucket-1250000000","file_size":12,"now":1567150692,"say":{{"q-ak.console":"yes"}}}}"#
    );
    let session = session::from_session(line.as_bytes()).unwrap();
    assert_eq!(session.id.as_deref(), Some("7"));
    assert_eq!(session.now, Some(1_567_150_692));
    assert_eq!(policy_json(&session.evidence), POLICY);
    assert_eq!(session.evidence.said["q-ak.console"], "yes");
    assert_eq!(session.evidence.facts().file_size.unwrap().0, 12);
}

#[test]
fn a_member_that_nobody_reads_is_left_over_and_stops_no_other() {
    let line = r#"{"form":[["key","a"],["q-ak","AKID"]],"keys":"hello there","request":"POST me"}"#;
    let session = session::from_session(line.as_bytes()).unwrap();
    let left = session.evidence.left.iter().map(|left| {
        let text = session.evidence.sources.text(left.place).into_owned();
        (left.file.clone().unwrap_or_default(), text)
    });
    let mut left: Vec<_> = left.collect();
    left.sort();
    let wanted = [("keys", "hello there"), ("request", "POST me")];
    assert_eq!(
        left,
        wanted.map(|(name, text)| (name.to_owned(), text.to_owned()))
    );
    let nothing = session::from_session(br#"{"keys":"hello there"}"#);
    let Err(session::SessionError::Unread { member, .. }) = nothing else {
        panic!("nothing of it was read");
    };
    assert_eq!(member, "keys");
}

#[test]
fn a_session_that_cannot_be_read_says_where() {
    use session::{SessionError, from_session};
    let at = |text: &str| from_session(text.as_bytes()).unwrap_err();
    assert!(matches!(at(r#"{"schema":"#), SessionError::NotJson { .. }));
    assert!(matches!(at("[]"), SessionError::NotObject { .. }));
    let SessionError::Schema { found, place } = at(r#"{"schema":"postdoc/evidence/2"}"#) else {
        panic!("no schema error");
    };
    assert_eq!((found.as_str(), place.start), ("postdoc/evidence/2", 11));
    assert!(matches!(at(r#"{"policy":5}"#), SessionError::Member { .. }));
}

#[test]
fn a_member_of_a_session_that_is_damaged_is_named_and_never_passed_over() {
    use session::{SessionError, from_session};
    let rows: [(&str, &[&str]); 8] = [
        ("now", &["[1]", "{}", "true", r#""noon""#]),
        ("saved", &["[1]", "{}", "false"]),
        ("bucket", &["{}", "[]", "true", "7"]),
        ("file_name", &["{}", r#"["a"]"#, "false", "7"]),
        ("file_size", &["{}", "[12]", "true"]),
        ("masked", &["{}", "[]", "true", "1"]),
        ("more", &["{}", r#""a""#, "1", "[1]"]),
        ("order", &["{}", r#""form""#, "1", "[1]", "[null]"]),
    ];
    for (name, values) in rows {
        for value in values {
            let line = format!(r#"{{"form":[["key","a"],["q-ak","AKID"]],"{name}":{value}}}"#);
            let error = from_session(line.as_bytes()).map(|session| session.now);
            let Err(SessionError::Member { member, .. }) = error else {
                panic!("{line}: {error:?}");
            };
            assert_eq!(member, name, "{line}");
        }
        let line = format!(r#"{{"form":[["key","a"],["q-ak","AKID"]],"{name}":null}}"#);
        assert!(from_session(line.as_bytes()).is_ok(), "{line}");
    }
}

proptest::proptest! {
    #[test]
    fn no_paste_makes_a_reader_panic(bytes: Vec<u8>, hint in 0..6_usize) {
        let hints = [None, Some(Slot::Error), Some(Slot::Policy), Some(Slot::Form), Some(Slot::Request), Some(Slot::Keys)];
        let mut evidence = Evidence::default();
        let _ = evidence.add(&bytes, hints[hint], None);
        let _ = evidence.facts();
    }
}

#[test]
fn a_secret_key_alone_is_a_key_in_every_box() {
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    let boxes = [
        None,
        Some(Slot::Error),
        Some(Slot::Policy),
        Some(Slot::Form),
        Some(Slot::Keys),
        Some(Slot::Request),
    ];
    for hint in boxes {
        let mut evidence = Evidence::default();
        let paste = format!("{secret}\n");
        evidence.add(paste.as_bytes(), hint, None).unwrap();
        let holds = &evidence.readings[0].holds;
        let key = holds.keys.as_ref().and_then(|keys| keys.secret_key);
        assert_eq!(
            key.map(|key| evidence.text(key)).as_deref(),
            Some(secret),
            "{hint:?}"
        );
        assert!(holds.answer.is_none() && holds.policy.is_none(), "{hint:?}");
    }
    // The same shape, but base64 of `5db80396_29c94e64_668f_1`.
    assert!(!keys::has_key_shape(b"NWRiODAzOTZfMjljOTRlNjRfNjY4Zl8x"));
    assert!(!keys::has_key_shape(b"AKIDz3ltompVjBni5LitkWHFlFpwkn9U"));
}

#[test]
fn a_policy_in_a_log_line_is_read_as_its_json() {
    let json = r#"{"expiration":"2026-11-23T09:00:00Z","conditions":[{"key":"a}b"}]}"#;
    let escaped = json.replace('"', "\\\"");
    for line in [
        format!("policy={json}"),
        format!("[2026-11-23 18:00:01] local.ERROR: {json} []"),
        format!("2026-11-23 DEBUG {{}} signing policy: {json}\n"),
        format!("INFO policy={escaped} done"),
    ] {
        for hint in [None, Some(Slot::Policy)] {
            let mut evidence = Evidence::default();
            evidence.add(line.as_bytes(), hint, None).unwrap();
            let reading = &evidence.readings[0];
            let policy = reading.holds.policy.as_ref().expect(&line);
            let text = policy.json.map(|value| evidence.text(value).into_owned());
            assert_eq!(text.as_deref(), Some(json), "{line}");
            assert!(policy.altered, "{line}");
            assert_eq!(policy.fidelity, Fidelity::LogText, "{line}");
        }
    }
    // A form is still a form, and a file of JSON is what it is.
    let mut evidence = Evidence::default();
    let form = format!("key=a.png\npolicy={json}\nq-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\n");
    evidence.add(form.as_bytes(), None, None).unwrap();
    assert!(evidence.readings[0].holds.form.is_some());
    let mut evidence = Evidence::default();
    evidence.add(json.as_bytes(), None, None).unwrap();
    assert!(!evidence.readings[0].holds.policy.as_ref().unwrap().altered);
}
