//! Answers in everything that holds them: what is found, and that every value is found again in the paste.

use postdoc::cos::DocumentedCase;
use postdoc::cos::answers::{Meaning, Vendor, recognise};
use postdoc::cos::codes;
use postdoc::evidence::answer::{Answer, Stopped, Wrapper, read};
use postdoc::evidence::{Reading, Value};
use postdoc::text::{Label, Sources};
use proptest::prelude::*;

const MALFORMED: &str = include_str!("../../data/answers.json");

fn samples() -> Vec<(String, String)> {
    let vectors: serde_json::Value = serde_json::from_str(MALFORMED).unwrap();
    vectors["xml_samples"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sample| {
            let text = |name: &str| sample[name].as_str().unwrap().to_owned();
            (text("id"), text("xml"))
        })
        .collect()
}

fn read_text(text: &[u8], forced: bool) -> (Sources, Option<Reading>) {
    let mut sources = Sources::default();
    let id = sources.add(text.to_vec(), Label::plain("answer"));
    let whole = sources.whole(id);
    let reading = read(&mut sources, whole, forced);
    (sources, reading)
}

fn answer(text: &str, forced: bool) -> (Sources, Answer) {
    let (sources, reading) = read_text(text.as_bytes(), forced);
    let reading = reading.unwrap_or_else(|| panic!("no answer in {text}"));
    (sources, reading.holds.answer.unwrap())
}

fn shown(sources: &Sources, value: Option<Value>) -> Option<String> {
    value.map(|value| sources.text(value.place).into_owned())
}

/// The bytes of the paste behind a value.
fn in_paste(sources: &Sources, value: Value) -> String {
    let (_, place) = sources.named(value.place).unwrap();
    sources.text(place).into_owned()
}

fn case(text: &str, forced: bool) -> DocumentedCase {
    match answer(text, forced).1.meaning {
        Meaning::Documented(found) => found.case,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn well_formed_answers_read_as_an_xml_parser_reads_them() {
    for (id, xml) in samples() {
        if id == "schema" {
            continue;
        }
        let (sources, answer) = answer(&xml, false);
        let document = roxmltree::Document::parse(&xml).unwrap();
        let rows = [
            ("Code", answer.code),
            ("Message", answer.message),
            ("Resource", answer.resource),
            ("RequestId", answer.request_id),
            ("ServerTime", answer.server_time),
            ("StringToSign", answer.string_to_sign),
        ];
        for (name, value) in rows {
            let wanted = document
                .descendants()
                .find(|node| node.has_tag_name(name))
                .and_then(|node| node.text())
                .map(|text| text.trim().to_owned())
                .filter(|text| text != "XXX");
            assert_eq!(shown(&sources, value), wanted, "{id} {name}");
        }
        assert_eq!(sources.slice(answer.place).len(), xml.trim().len(), "{id}");
    }
}

#[test]
fn one_message_is_found_through_every_wrapping() {
    let xml = "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>AccessDenied</Code>\n\t<Message>Condition key key doesn&apos;t match the value a&amp;b/</Message>\n\t<Resource>/</Resource>\n\t<RequestId>NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz</RequestId>\n</Error>";
    let html = xml
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let twice = html.replace('&', "&amp;");
    let json = serde_json::to_string(xml).unwrap();
    let go = json
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026");
    let wechat = format!("{{\"errMsg\":\"uploadFile:ok\",\"statusCode\":403,\"data\":{json}}}");
    let nested = serde_json::to_string(&wechat).unwrap();
    let log = format!("2021-05-17 10:03:37 [error] upload failed: {xml} (retry 1)");
    let viewer = format!(
        "This XML file does not appear to have any style information associated with it. The document tree is shown below.\n{}",
        xml.replace("<Error>", "-<Error>").replace('\t', "  ")
    );
    let cut = xml.replace("</Message>", "").replace("</Error>", "");
    let upper = xml.replace("Code>", "CODE>");
    for text in [
        xml, &html, &twice, &json, &go, &wechat, &nested, &log, &viewer, &cut, &upper,
    ] {
        let (sources, answer) = answer(text, false);
        let Meaning::Documented(found) = &answer.meaning else {
            panic!("{text}: {:?}", answer.meaning);
        };
        assert_eq!(found.case, DocumentedCase::Condition, "{text}");
        let (value, span) = found.value.as_ref().unwrap();
        assert_eq!(value, "a&b/", "{text}");
        let at = answer.message.unwrap().place.part(*span);
        assert_eq!(sources.text(at), "a&b/");
        let pasted = in_paste(&sources, Value { place: at });
        assert!(
            pasted.starts_with('a') && pasted.ends_with('/') && text.contains(&pasted),
            "{pasted}"
        );
        let id = shown(&sources, answer.request_id).unwrap();
        assert_eq!(id, "NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz");
        assert_eq!(in_paste(&sources, answer.request_id.unwrap()), id);
    }
}

/// How each form of an answer is written, from status, code, message and RequestId.
type Written = fn(u16, &str, &str, &str) -> String;

/// The forms of an answer: what COS sends, what gateways make of it, and what each SDK's exception prints.
const FORMS: &[(&str, Written)] = &[
    ("XML", |_, code, message, id| {
        let message = message.replace('\'', "&apos;");
        format!(
            "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>{code}</Code>\n\t<Message>{message}</Message>\n\t<Resource>/</Resource>\n\t<RequestId>{id}</RequestId>\n</Error>"
        )
    }),
    ("elements alone", |_, code, message, id| {
        format!("<Code>{code}</Code>\n<Message>{message}</Message>\n<RequestId>{id}</RequestId>")
    }),
    ("JSON", |status, code, message, id| {
        format!(
            "{{\"status\":{status},\"code\":\"{code}\",\"message\":\"{message}\",\"requestId\":\"{id}\"}}"
        )
    }),
    ("a sentence", |status, code, message, id| {
        format!("COS: {status} {code}: {message}\nRequestId: {id}")
    }),
    ("Java", |status, code, message, id| {
        format!(
            "com.qcloud.cos.exception.CosServiceException: {message} (Status Code: {status}; Error Code: {code}; Request ID: {id}); Trace ID: OGVm"
        )
    }),
    ("Android", |status, code, message, id| {
        format!(
            "com.tencent.cos.xml.exception.CosXmlServiceException: {message} (Service: cos; Status Code: {status}; Error Code: {code}; Request ID: {id})"
        )
    }),
    ("Go", |status, code, message, id| {
        format!(
            "POST https://b-1250000000.cos.ap-tokyo.myqcloud.com/: {status} {code}(Message: {message}, RequestId: {id}, TraceId: OGVm)"
        )
    }),
    ("Python", |status, code, message, id| {
        let message = if message.contains('\'') {
            format!("\"{message}\"")
        } else {
            format!("'{message}'")
        };
        format!(
            "{{'code': '{code}', 'message': {message}, 'resource': '/', 'requestid': '{id}', 'traceid': 'OGVm', 'statuscode': {status}}}"
        )
    }),
    ("JavaScript and Node.js", |status, code, message, id| {
        format!(
            "{{\"error\":{{\"Code\":\"{code}\",\"Message\":\"{message}\",\"RequestId\":\"{id}\"}},\"statusCode\":{status},\"headers\":{{\"x-cos-request-id\":\"{id}\"}}}}"
        )
    }),
    ("PHP", |status, code, message, id| {
        format!(
            "Qcloud\\Cos\\Exception\\ServiceResponseException: Cos Error Code: {code}, Status Code: {status}, Cos Error Message: {message}, RequestId: {id}"
        )
    }),
    ("C++", |status, code, message, id| {
        format!(
            "HttpStatus={status}\nErrorCode={code}\nErrorMsg={message}\nResourceAddr=/\nXCosRequestId={id}\nXCosTraceId=OGVm"
        )
    }),
    ("C", |status, code, message, id| {
        format!(
            "status->code: {status}\nstatus->error_code: {code}\nstatus->error_msg: {message}\nstatus->req_id: {id}"
        )
    }),
    (".NET", |status, code, message, id| {
        format!(
            "CosServerException: StatusCode: {status}, ErrorCode: {code}, ErrorMessage: {message}, RequestId: {id}"
        )
    }),
    ("iOS", |status, code, message, id| {
        format!(
            "Error Domain=com.tencent.qcloud.networking Code={status} \"(null)\" UserInfo={{Code={code}, Message={message}, RequestId={id}, Resource=/}}"
        )
    }),
];

/// Every code that COS sends, with its status and a message: COS's own, or one that nobody knows.
fn codes() -> Vec<(u16, &'static str, &'static str)> {
    let documented = DocumentedCase::ALL.iter().map(|case| {
        let status =
            if case.code() == "InvalidPolicyDocument" || case.code() == "MalformedPOSTRequest" {
                400
            } else {
                403
            };
        (status, case.code(), case.message())
    });
    let known = codes::ANSWERS
        .iter()
        .filter(|row| row.code_tells || row.message.is_some());
    let known = known.map(|row| {
        (
            row.status,
            row.code,
            row.message.unwrap_or("Something else was wrong."),
        )
    });
    documented.chain(known).collect()
}

#[test]
fn every_code_is_read_in_every_form_that_an_answer_has() {
    let id = "NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz";
    let mut wrong = Vec::new();
    for (status, code, message) in codes() {
        for (form, write) in FORMS {
            let text = write(status, code, message, id);
            let (sources, reading) = read_text(text.as_bytes(), false);
            let Some(answer) = reading.and_then(|reading| reading.holds.answer) else {
                wrong.push(format!("{form}, {code}: nothing is read"));
                continue;
            };
            let read = |value| shown(&sources, value).unwrap_or_default();
            let kind = |meaning: &Meaning| match meaning {
                Meaning::Documented(found) => found.case.id().to_owned(),
                other => format!("{other:?}"),
            };
            // A sentence that nobody knows is not told from what else is said.
            let known = *form != "a sentence" || recognise(None, Some(message)) != Meaning::Unknown;
            let message = if known { message } else { "" };
            let wanted = recognise(Some(code), Some(message));
            let parts = [
                read(answer.code),
                read(answer.message),
                read(answer.request_id),
            ];
            let told = answer.status.is_none_or(|(found, _)| found == status);
            if kind(&answer.meaning) != kind(&wanted) || parts != [code, message, id] || !told {
                wrong.push(format!(
                    "{form}, {code}: {parts:?} {:?} {:?}",
                    answer.status, answer.meaning
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        codes().len() * FORMS.len(),
        wrong.join("\n")
    );
}

#[test]
fn curl_output_gives_status_date_and_elements() {
    let text = "> POST / HTTP/1.1\r\n> Host: b-1250000000.cos.ap-tokyo.myqcloud.com\r\n> Date: Mon, 01 Jan 2001 00:00:00 GMT\r\n>\r\n* upload completely sent off\r\n< HTTP/1.1 100 Continue\r\n< HTTP/1.1 403 Forbidden\r\n< Content-Type: application/xml\r\n< Date: Thu, 29 Aug 2019 07:39:34 GMT\r\n< Server: tencent-cos\r\n< x-cos-request-id: NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz\r\n<\r\n<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>AccessDenied</Code>\n\t<Message>Access Denied.</Message>\n</Error>";
    let (sources, answer) = answer(text, false);
    assert_eq!(answer.status.map(|(status, _)| status), Some(403));
    assert_eq!(
        shown(&sources, answer.date).as_deref(),
        Some("Thu, 29 Aug 2019 07:39:34 GMT")
    );
    assert_eq!(answer.meaning, Meaning::Known("permission"));
    let part = sources.text(answer.place);
    assert!(
        part.starts_with("HTTP/1.1 100") && part.ends_with("</Error>"),
        "{part}"
    );
}

#[test]
fn retyped_text_is_folded_and_said_so() {
    let text = "\u{ff1c}Code\u{ff1e}\u{ff21}\u{ff43}\u{ff43}\u{ff45}\u{ff53}\u{ff53}\u{ff24}\u{ff45}\u{ff4e}\u{ff49}\u{ff45}\u{ff44}\u{ff1c}\u{ff0f}Code\u{ff1e} Condition key q\u{ff0d}ak doesn\u{2019}t match the value \u{201c}AKlD8A0f...\u{201d}";
    let (sources, answer) = answer(text, false);
    assert!(answer.retyped);
    assert_eq!(
        shown(&sources, answer.code).as_deref(),
        Some("AccessDenied")
    );
    let Meaning::Documented(found) = &answer.meaning else {
        panic!("{:?}", answer.meaning);
    };
    assert_eq!(found.case, DocumentedCase::QAk);
    assert_eq!(found.value.as_ref().unwrap().0, "AKlD8A0f...");
    let code = in_paste(&sources, answer.code.unwrap());
    assert_eq!(code.chars().count(), 12);
}

#[test]
fn half_typed_messages_need_the_user_to_say_that_they_are_the_answer() {
    for (text, wanted) in [
        ("q-ak", DocumentedCase::QAk),
        ("condition key key", DocumentedCase::Condition),
        ("expired", DocumentedCase::Expiration),
        ("SignatureDoesNotMatch", DocumentedCase::Signature),
        ("the signature you", DocumentedCase::Signature),
    ] {
        assert_eq!(case(text, true), wanted, "{text}");
    }
    assert!(read_text(b"q-ak", false).1.is_none());
    let (_, unknown) = answer("it does not work", true);
    assert_eq!(unknown.meaning, Meaning::Unknown);
}

#[test]
fn what_clients_say_in_the_place_of_an_answer_is_told_apart() {
    let rows = [
        ("TypeError: Failed to fetch", Wrapper::Hidden, None),
        ("AxiosError: Network Error", Wrapper::Hidden, None),
        (
            "TypeError: NetworkError when attempting to fetch resource.",
            Wrapper::Hidden,
            None,
        ),
        ("TypeError: Load failed", Wrapper::Hidden, None),
        ("CORS blocked or network error", Wrapper::Hidden, None),
        (
            "POST https://b.example/ net::ERR_FAILED 403 (Forbidden)",
            Wrapper::Hidden,
            Some(403),
        ),
        (
            "POST https://b.example/ net::ERR_NAME_NOT_RESOLVED",
            Wrapper::ClientSide(Stopped::Network),
            None,
        ),
        (
            "{\"errMsg\":\"uploadFile:fail url not in domain list\"}",
            Wrapper::ClientSide(Stopped::DomainList),
            None,
        ),
        (
            "Error: Request failed with status code 403",
            Wrapper::Status,
            Some(403),
        ),
        (
            "Failed to load resource: the server responded with a status of 400 (Bad Request)",
            Wrapper::Status,
            Some(400),
        ),
        ("403 Forbidden", Wrapper::Status, Some(403)),
        (
            "HTTP/1.1 204 No Content\r\nServer: tencent-cos\r\n\r\n",
            Wrapper::Success,
            Some(204),
        ),
        (
            "Access to XMLHttpRequest at 'https://b.example/' from origin 'https://a.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
            Wrapper::Hidden,
            None,
        ),
        (
            "Access to fetch at 'https://b.example/' from origin 'https://a.example' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
            Wrapper::PreflightRefused,
            None,
        ),
    ];
    for (text, wrapper, status) in rows {
        let (_, answer) = answer(text, false);
        assert_eq!(answer.wrapper, Some(wrapper), "{text}");
        assert_eq!(answer.status.map(|(status, _)| status), status, "{text}");
        assert_eq!(answer.meaning, Meaning::Unknown, "{text}");
    }
    assert_eq!(answer("403", true).1.wrapper, Some(Wrapper::Status));
}

#[test]
fn answers_of_other_services_are_named_by_their_elements() {
    let s3 = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>656c76696e6727732072</RequestId><HostId>Uuag1LuByRx9e6j5Onimru9pO4ZVKnJ2Qz7=</HostId></Error>";
    assert_eq!(
        answer(s3, false).1.meaning,
        Meaning::OtherVendor(Vendor::S3)
    );
    let oss = "<Error><Code>MalformedPOSTRequest</Code><Message>The body of your POST request is not well-formed multipart/form-data.</Message><RequestId>5E0000</RequestId><HostId>b.oss-cn-hangzhou.aliyuncs.com</HostId><EC>0006-00000001</EC></Error>";
    assert_eq!(
        answer(oss, false).1.meaning,
        Meaning::OtherVendor(Vendor::Oss)
    );
}

#[test]
fn other_evidence_is_no_answer() {
    let policy = "{\"expiration\":\"2019-08-30T09:38:12Z\",\"conditions\":[{\"bucket\":\"b-1250000000\"},[\"starts-with\",\"$key\",\"\"],{\"success_action_status\":\"200\"}]}";
    let rows = [
        policy,
        "key=a.png\npolicy=eyJl\nq-sign-algorithm=sha1\nq-ak=AKIDx\nsuccess_action_status=200\nstatus=200",
        "SecretId: AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nSecretKey: BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
        "curl 'https://b-1250000000.cos.ap-tokyo.myqcloud.com/' -F 'key=a' -F 'policy=eyJl' -H 'Date: x'",
        "POST / HTTP/1.1\r\nHost: b-1250000000.cos.ap-tokyo.myqcloud.com\r\nDate: Thu, 29 Aug 2019 07:39:34 GMT\r\n\r\n",
        "{\"message\":\"hello\",\"code\":0,\"status\":\"ok\"}",
        "<form action=\"/\"><code>x</code><input name=\"message\"></form>",
        "eyJleHBpcmF0aW9uIjoiMjAxOS0wOC0zMFQwOTozODoxMloifQ==",
        "hello",
    ];
    for text in rows {
        assert!(read_text(text.as_bytes(), false).1.is_none(), "{text}");
    }
    assert!(read_text(b"  \n", true).1.is_none());
}

#[test]
fn a_request_id_alone_is_an_answer_that_tells_the_time() {
    let (sources, answer) = answer(
        "x-cos-request-id: NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz",
        false,
    );
    assert_eq!(shown(&sources, answer.request_id).unwrap().len(), 36);
    let (_, bare) = self::answer(" NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz\n", false);
    assert!(bare.request_id.is_some());
}

#[test]
fn placeholders_of_the_documents_are_no_values() {
    let xml = "<Error><Code>AccessDenied</Code><Message>Condition key q-ak doesn&apos;t match the value XXXXXX</Message><Resource>string</Resource><RequestId>XXXX</RequestId></Error>";
    let (_, answer) = answer(xml, false);
    assert!(answer.resource.is_none() && answer.request_id.is_none());
    let Meaning::Documented(found) = answer.meaning else {
        panic!("no case");
    };
    assert_eq!(found.value, None);
}

#[test]
fn large_and_broken_texts_are_read_in_linear_time() {
    let big = "<Code>".repeat(100_000);
    let _ = read_text(big.as_bytes(), true);
    let pairs = "message:".repeat(100_000);
    let _ = read_text(pairs.as_bytes(), true);
    let quotes = "code:\"".repeat(100_000);
    let _ = read_text(quotes.as_bytes(), true);
    let noise: Vec<u8> = (0..500_000_u32).map(|n| (n % 251) as u8).collect();
    let _ = read_text(&noise, true);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(parts in proptest::collection::vec(prop_oneof![
        Just("<Error>".to_owned()), Just("<Code>".to_owned()), Just("</Code>".to_owned()), Just("<Message>".to_owned()),
        Just("AccessDenied".to_owned()), Just("&lt;Code&gt;".to_owned()), Just("\\u003c".to_owned()), Just("&#x".to_owned()), Just("<![CDATA[".to_owned()),
        Just("Condition key ".to_owned()), Just(" doesn't match the value ".to_owned()), Just("HTTP/1.1 403".to_owned()),
        Just("Code: ".to_owned()), Just("\"Message\":\"".to_owned()), Just("\u{ff1c}".to_owned()), "\\PC{0,4}",
    ], 0..24), forced: bool) {
        let text = parts.concat();
        let (sources, reading) = read_text(text.as_bytes(), forced);
        if let Some(answer) = reading.and_then(|reading| reading.holds.answer) {
            for value in [answer.code, answer.message, answer.resource, answer.request_id].into_iter().flatten() {
                let (_, at) = sources.named(value.place).unwrap();
                prop_assert!(at.span.end <= text.len());
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), forced: bool) {
        let _ = read_text(&bytes, forced);
    }
}

#[test]
fn sentences_of_browsers_tools_and_gateways_are_known_in_three_languages() {
    let rows = [
        (
            "クロスオリジン要求をブロックしました: (理由: CORS 要求が成功しなかった)。",
            Wrapper::Hidden,
        ),
        (
            "已拦截跨源请求：同源策略禁止读取位于 https://b.example/ 的远程资源。",
            Wrapper::Hidden,
        ),
        ("（原因：CORS 预检响应未能成功）", Wrapper::PreflightRefused),
        (
            "OPTIONS https://b.example/ 403 (Forbidden)",
            Wrapper::PreflightRefused,
        ),
        ("POST https://b.example/ 403 (Forbidden)", Wrapper::Status),
        ("HTTP 403", Wrapper::Status),
        (
            "<html><center>nginx/1.18.0</center></html>",
            Wrapper::Gateway,
        ),
        (
            "不在以下 uploadFile 合法域名列表中",
            Wrapper::ClientSide(Stopped::DomainList),
        ),
        (
            "java.net.SocketTimeoutException: timeout",
            Wrapper::ClientSide(Stopped::Network),
        ),
    ];
    for (text, wrapper) in rows {
        let mut sources = Sources::default();
        let source = sources.add(text.as_bytes().to_vec(), Label::plain("answer"));
        let place = sources.whole(source);
        let reading = read(&mut sources, place, false).unwrap_or_else(|| panic!("{text}"));
        let answer = reading.holds.answer.unwrap();
        assert_eq!(answer.wrapper, Some(wrapper), "{text}");
    }
}

/// Texts that were unread or misread, by kind: what is read of each.
#[rustfmt::skip]
const AROUND: &[(&str, &str)] = &[
        ("Access Denied. と出ます", "permission"),
        ("画面に「Access Denied.」と表示されます", "permission"),
        ("I get 'Access Denied.' since yesterday", "permission"),
        ("AccessDenied - Access Denied. (RequestId NWQ2)", "permission"),
        ("AccessDenied: Access Denied. 子账号没有权限", "permission"),
        ("COS answered:\n\n    Condition you provide in\n    policy is not well-formated", "conditions-shape"),
        (
            "Condition\u{a0}key\u{2009}q-ak doesn\u{2019}t match the value AKIDabc",
            "AccessDenied_q-ak",
        ),
        (
            "The Signature you specifed is invalid.",
            "SignatureDoesNotMatch_POSTSignature",
        ),
        (
            "You must provid condition if you specify a policy in post object request.",
            "InvalidPolicyDocument_JSONFormat",
        ),
        (
            "an empty file: EntityTooSmall, Condition key content-length-range doesn't match the value",
            "EntityTooSmall",
        ),
        (
            "Refused to connect to 'https://a.example' because it violates the Content Security Policy",
            "client-side",
        ),
        (
            "curl: (60) SSL: no alternative certificate subject name matches target host name 'a.b'",
            "client-side",
        ),
        (
            "This exception was thrown because the response has a status code of 403",
            "status 403",
        ),
        (
            "PHP Warning: POST Content-Length of 12345678 bytes exceeds the limit of 8388608 bytes",
            "gateway",
        ),
        (
            r#"{"code":"AccessDenied","message":"Access Denied.","requestId":"4db2"} bj.bcebos.com"#,
            "vendor",
        ),
        (
            r#"{"code":40100006,"msg":"some error","id":"1d"} POST http://v0.api.upyun.com/b"#,
            "vendor",
        ),
        (
            r#"{"status":403,"code":"InvalidAccessKeyId","host":"https://b.oss-cn-hangzhou.aliyuncs.com"}"#,
            "vendor",
        ),
        (
            "<Error><Code>NotImplemented</Code><Message>Not here</Message></Error> https://a.r2.cloudflarestorage.com/b",
            "vendor",
        ),
        (
            r#"HTTP/1.1 614 \r\n\r\n{"error":"file exists","error_code":"NoSuchKey"}"#,
            "vendor",
        ),
        (
            r#"{"error":"no such key","error_code":"NoSuchKey"} HTTP 404"#,
            "NoSuchKey",
        ),
        (
            "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied.",
            "other-operation",
        ),
        // The seven are COS's own words, whatever service was used before.
        (
            r#"{"was":"b.oss-cn-hangzhou.aliyuncs.com","message":"Condition key q-ak doesn't match the value A"}"#,
            "AccessDenied_q-ak",
        ),
        ("raise FileNotFoundError(resource)", "nothing"),
    ("catch TypeError: Failed to fetch", "hidden"),
        (
            "class ConnectTimeoutException(ConnectionError, Timeout):",
            "nothing",
        ),
        ("except SSLHandshakeException:", "nothing"),
        ("Content-Length: 471", "nothing"),
        ("upload failed (403)", "status 403"),
];

#[test]
fn what_stands_around_an_answer_is_told_from_it() {
    for (text, wanted) in AROUND {
        let (_, reading) = read_text(text.as_bytes(), false);
        let told = reading
            .and_then(|reading| reading.holds.answer)
            .map_or_else(
                || "nothing".to_owned(),
                |answer| match (answer.wrapper, &answer.meaning) {
                    (Some(Wrapper::ClientSide(_)), _) => "client-side".to_owned(),
                    (Some(Wrapper::Gateway), _) => "gateway".to_owned(),
                    (Some(Wrapper::Hidden), _) => "hidden".to_owned(),
                    (Some(Wrapper::Status), _) => {
                        format!("status {}", answer.status.map_or(0, |(status, _)| status))
                    }
                    (_, Meaning::Documented(found)) => found.case.id().to_owned(),
                    (_, Meaning::Known(id)) => (*id).to_owned(),
                    (_, Meaning::OtherVendor(_)) => "vendor".to_owned(),
                    (_, Meaning::Unknown) => "unknown".to_owned(),
                },
            );
        assert_eq!(told, *wanted, "{text}");
    }
}
