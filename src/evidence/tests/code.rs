//! Stories of source code, logs and hand-written command lines.

use super::*;
use crate::evidence::request::CommandOddity;

/// The fields by name, whatever their order; a file's value is `@` and its name.
fn sorted(evidence: &Evidence) -> Vec<(String, String)> {
    let text = |value| evidence.text(value).into_owned();
    let form = evidence.facts().form.unwrap();
    let mut fields: Vec<_> = form
        .fields
        .iter()
        .map(|field| match &field.file {
            Some(file) => {
                let name = file.filename.map(text).unwrap_or_default();
                (text(field.name), format!("@{name}"))
            }
            None => (text(field.name), text(field.value)),
        })
        .collect();
    fields.sort();
    fields
}

fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    fields.iter().map(owned).collect()
}

#[test]
fn what_programs_print_is_read_as_a_form() {
    let wanted = pairs(&[
        ("key", "a/b c.png"),
        ("q-ak", "AKIDexampleexample"),
        ("q-key-time", "1567150692;1567157892"),
        ("q-signature", "0123456789abcdef0123456789abcdef01234567"),
    ]);
    let dumps = [
        "{'key': 'a/b c.png', 'q-ak': 'AKIDexampleexample', 'q-key-time': '1567150692;1567157892', 'q-signature': '0123456789abcdef0123456789abcdef01234567'}",
        "fields = {\n  'key': u'a/b c.png',\n  'q-ak': 'AKIDexampleexample',\n  'q-key-time': b'1567150692;1567157892',\n  'q-signature': '0123456789abcdef0123456789abcdef01234567',\n}",
        "OrderedDict([('key', 'a/b c.png'), ('q-ak', 'AKIDexampleexample'), ('q-key-time', '1567150692;1567157892'), ('q-signature', '0123456789abcdef0123456789abcdef01234567')])",
        "$fields = array('key' => 'a/b c.png', 'q-ak' => 'AKIDexampleexample', 'q-key-time' => '1567150692;1567157892', 'q-signature' => '0123456789abcdef0123456789abcdef01234567');",
        "Array\n(\n    [key] => a/b c.png\n    [q-ak] => AKIDexampleexample\n    [q-key-time] => 1567150692;1567157892\n    [q-signature] => 0123456789abcdef0123456789abcdef01234567\n)\n",
        "array(4) {\n  [\"key\"]=>\n  string(9) \"a/b c.png\"\n  [\"q-ak\"]=>\n  string(18) \"AKIDexampleexample\"\n  [\"q-key-time\"]=>\n  string(21) \"1567150692;1567157892\"\n  [\"q-signature\"]=>\n  string(40) \"0123456789abcdef0123456789abcdef01234567\"\n}",
        "{key=a/b c.png, q-ak=AKIDexampleexample, q-key-time=1567150692;1567157892, q-signature=0123456789abcdef0123456789abcdef01234567}",
        "{key=[a/b c.png], q-ak=[AKIDexampleexample], q-key-time=[1567150692;1567157892], q-signature=[0123456789abcdef0123456789abcdef01234567]}",
        "2026-11-23 12:00:00 INFO form={key=a/b c.png, q-ak=AKIDexampleexample, q-key-time=1567150692;1567157892, q-signature=0123456789abcdef0123456789abcdef01234567}",
        "map[key:a/b c.png q-ak:AKIDexampleexample q-key-time:1567150692;1567157892 q-signature:0123456789abcdef0123456789abcdef01234567]",
        "map[key:[a/b c.png] q-ak:[AKIDexampleexample] q-key-time:[1567150692;1567157892] q-signature:[0123456789abcdef0123456789abcdef01234567]]",
        "map[string]string{\"key\":\"a/b c.png\", \"q-ak\":\"AKIDexampleexample\", \"q-key-time\":\"1567150692;1567157892\", \"q-signature\":\"0123456789abcdef0123456789abcdef01234567\"}",
        "<form><field name=\"key\">a/b c.png</field><field name=\"q-ak\">AKIDexampleexample</field><field name=\"q-key-time\">1567150692;1567157892</field><field name=\"q-signature\">0123456789abcdef0123456789abcdef01234567</field></form>",
        "<dict>\n	<key>key</key>\n	<string>a/b c.png</string>\n	<key>q-ak</key>\n	<string>AKIDexampleexample</string>\n	<key>q-key-time</key>\n	<string>1567150692;1567157892</string>\n	<key>q-signature</key>\n	<string>0123456789abcdef0123456789abcdef01234567</string>\n</dict>",
        "<table><tr><td>key</td><td>a/b c.png</td></tr>\n<tr><td>q-ak</td><td>AKIDexampleexample</td></tr>\n<tr><td>q-key-time</td><td>1567150692;1567157892</td></tr>\n<tr><td>q-signature</td><td>0123456789abcdef0123456789abcdef01234567</td></tr>\n</table>",
        "{[key, a/b c.png]; [q-ak, AKIDexampleexample]; [q-key-time, 1567150692;1567157892]; [q-signature, 0123456789abcdef0123456789abcdef01234567]}",
        "[(key, a/b c.png), (q-ak, AKIDexampleexample), (q-key-time, 1567150692;1567157892), (q-signature, 0123456789abcdef0123456789abcdef01234567)]",
        "▿ 4 elements\n  ▿ 0 : 2 elements\n    - key : \"key\"\n    - value : \"a/b c.png\"\n  ▿ 1 : 2 elements\n    - key : \"q-ak\"\n    - value : \"AKIDexampleexample\"\n  ▿ 2 : 2 elements\n    - key : \"q-key-time\"\n    - value : \"1567150692;1567157892\"\n  ▿ 3 : 2 elements\n    - key : \"q-signature\"\n    - value : \"0123456789abcdef0123456789abcdef01234567\"\n",
        "level=info msg=\"form\" key=\"a/b c.png\" q-ak=AKIDexampleexample q-key-time=1567150692;1567157892 q-signature=0123456789abcdef0123456789abcdef01234567",
        "a:4:{s:3:\"key\";s:9:\"a/b c.png\";s:4:\"q-ak\";s:18:\"AKIDexampleexample\";s:10:\"q-key-time\";s:21:\"1567150692;1567157892\";s:11:\"q-signature\";s:40:\"0123456789abcdef0123456789abcdef01234567\";}",
    ];
    for text in dumps {
        for hint in [None, Some(Slot::Form), Some(Slot::Request)] {
            let evidence = read(text, hint);
            assert_eq!(sorted(&evidence), wanted, "{text}");
            assert_eq!(evidence.readings[0].fidelity, Fidelity::LogText, "{text}");
        }
    }
}

#[test]
fn code_that_builds_a_form_gives_its_literals_and_marks_the_rest_as_unknown() {
    let wanted = pairs(&[
        ("file", "@"),
        ("key", "uploads/\u{fffd}"),
        ("policy", "\u{fffd}"),
        ("q-ak", "AKID"),
    ]);
    let codes = [
        "const fd = new FormData();\nfd.append('key', 'uploads/' + file.name);\nfd.append(\"policy\", data.policy);\nfd.append('q-ak', 'AKID');\nfd.append('file', file);\n",
        "form.append('key', `uploads/${file.name}`)\nform.append('policy', res.data[0].policy)\nform.append('q-ak', `AKID`)\nform.append('file', file)",
        "wx.uploadFile({\n  url: 'https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com',\n  filePath: tmp,\n  name: 'file',\n  formData: {\n    'key': 'uploads/' + name,\n    policy: auth.policy, // from the server\n    'q-ak': 'AKID',\n  },\n  success(res) { console.log(res) },\n})",
    ];
    for text in codes {
        let evidence = read(text, None);
        assert_eq!(sorted(&evidence), wanted, "{text}");
        let facts = evidence.facts();
        assert!(
            facts.policy.is_none() && facts.form.unwrap().complete,
            "{text}"
        );
        assert!(
            evidence.readings[0]
                .notes
                .iter()
                .any(|note| note.id == "code-variables")
        );
    }
}

#[test]
fn a_curl_line_says_what_it_does_to_the_request() {
    let url = "https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com";
    let oddities = |line: &str| {
        let evidence = read(line, None);
        let command = evidence.facts().request.unwrap().command;
        command
            .into_iter()
            .map(|(oddity, at)| (oddity, evidence.sources.text(at).into_owned()))
            .collect::<Vec<_>>()
    };
    let line = format!("curl {url} -H 'Content-Type: multipart/form-data' -F key=a -F file=@b");
    assert_eq!(
        oddities(&line),
        [(
            CommandOddity::ContentTypeByHand,
            "multipart/form-data".to_owned()
        )]
    );
    let line = format!("curl {url} -d key=a -d policy=eyJ9");
    assert_eq!(
        oddities(&line),
        [(CommandOddity::DataInsteadOfForm, "key=a".to_owned())]
    );
    let line = format!("curl {url} -F \"key=a/${{filename}}\" -F file=@b");
    assert_eq!(
        oddities(&line),
        [(CommandOddity::VariableExpanded, "${filename}".to_owned())]
    );
    let line = format!("curl {url} -F 'q-key-time=1;2' -F file=@b");
    assert_eq!(
        oddities(&line),
        [(CommandOddity::CutAtSemicolon, ";2".to_owned())]
    );
    let line = format!(
        "curl {url} -F 'q-key-time=\"1;2\"' --form-string 'x=1;2' -F 'key=${{filename}}' -F 'file=@\"b;c\";filename=d.png;type=image/png'"
    );
    assert_eq!(oddities(&line), []);
    let evidence = read(&line, None);
    let wanted = pairs(&[
        ("file", "@d.png"),
        ("key", "${filename}"),
        ("q-key-time", "1;2"),
        ("x", "1;2"),
    ]);
    assert_eq!(sorted(&evidence), wanted);
}

#[test]
fn what_only_the_shell_knows_is_unknown() {
    let line = "POLICY=$(cat p)\ncurl -XPOST https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/ -F \"policy=$POLICY\" -F q-ak=${AK} -F key=a -Ffile=@x.png";
    let evidence = read(line, None);
    let wanted = pairs(&[
        ("file", "@x.png"),
        ("key", "a"),
        ("policy", "\u{fffd}"),
        ("q-ak", "\u{fffd}"),
    ]);
    assert_eq!(sorted(&evidence), wanted);
    assert!(evidence.facts().policy.is_none());
    assert_eq!(
        evidence.text(evidence.facts().request.unwrap().method.unwrap()),
        "POST"
    );
}

#[test]
fn header_blocks_of_devtools_are_requests_without_a_body() {
    let blocks = [
        ":authority: examplebucket-1250000000.cos.ap-tokyo.myqcloud.com\n:method: POST\n:path: /\n:scheme: https\ncontent-type: multipart/form-data; boundary=x\n",
        ":authority:\nexamplebucket-1250000000.cos.ap-tokyo.myqcloud.com\n:method:\nPOST\n:path:\n/\ncontent-type:\nmultipart/form-data; boundary=x\n",
        "Request URL: https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/\nRequest Method: POST\nStatus Code: 403 Forbidden\n\nRequest Headers\ncontent-type: multipart/form-data; boundary=x\n",
        "POST / HTTP/1.1\nHost: examplebucket-1250000000.cos.ap-tokyo.myqcloud.com\nContent-Type: multipart/form-data; boundary=x\n\n",
    ];
    for block in blocks {
        let evidence = read(block, None);
        let facts = evidence.facts();
        let request = facts.request.unwrap();
        assert_eq!(evidence.text(request.method.unwrap()), "POST", "{block}");
        assert_eq!(evidence.text(request.path.unwrap()), "/", "{block}");
        assert_eq!(
            facts.bucket.unwrap().0,
            "examplebucket-1250000000",
            "{block}"
        );
        let header = request.header(&evidence, "Content-Type").unwrap();
        assert_eq!(
            evidence.text(header.value),
            "multipart/form-data; boundary=x"
        );
        assert!(facts.form.is_none() && request.body.is_none(), "{block}");
    }
}

#[test]
fn requests_of_other_tools_are_read_from_their_exports() {
    let url = "https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/";
    let exports = [
        format!(
            r#"{{"info":{{"schema":"v2.1.0"}},"item":[{{"name":"up","request":{{"method":"POST","header":[],"body":{{"mode":"formdata","formdata":[{{"key":"key","value":"a","type":"text"}},{{"key":"x","value":"y","disabled":true}},{{"key":"file","type":"file","src":"/tmp/b.png"}}]}},"url":{{"raw":"{url}","host":["x"]}}}}}}]}}"#
        ),
        format!(
            r#"{{"_type":"export","resources":[{{"_type":"request","method":"POST","url":"{url}","headers":[],"body":{{"mimeType":"multipart/form-data","params":[{{"name":"key","value":"a"}},{{"name":"file","type":"file","fileName":"/tmp/b.png"}}]}}}}]}}"#
        ),
        format!(
            r#"{{"request":{{"method":"POST","url":"{url}","httpVersion":"HTTP/1.1","headers":[],"postData":{{"mimeType":"multipart/form-data","params":[{{"name":"key","value":"a"}},{{"name":"file","fileName":"b.png","contentType":"image/png"}}]}}}},"response":{{"status":403,"headers":[{{"name":"x-cos-request-id","value":"N"}}],"content":{{"text":"<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>"}}}}}}"#
        ),
    ];
    for text in exports {
        let evidence = read(&text, None);
        assert_eq!(
            sorted(&evidence),
            pairs(&[("file", "@b.png"), ("key", "a")]),
            "{text}"
        );
        let facts = evidence.facts();
        assert_eq!(facts.bucket.as_ref().unwrap().0, "examplebucket-1250000000");
        if text.contains("Access Denied") {
            let answer = facts.answer.unwrap();
            assert_eq!(answer.status.unwrap().0, 403);
            assert_eq!(evidence.text(answer.code.unwrap()), "AccessDenied");
        }
    }
}

#[test]
fn a_page_with_a_template_has_its_placeholders_unknown() {
    let page = "<form method=\"post\" enctype=\"multipart/form-data\"><input type=hidden name=policy value=\"{{ policy }}\"><input name=key value='a&amp;b'><select name=acl><option value=private><option value=default selected></select><textarea name=x-cos-meta-a>\nline</textarea><input type=checkbox name=no value=1><input type=file name=file></form>";
    let evidence = read(page, None);
    let wanted = pairs(&[
        ("acl", "default"),
        ("file", "@"),
        ("key", "a&b"),
        ("policy", "\u{fffd}"),
        ("x-cos-meta-a", "line"),
    ]);
    assert_eq!(sorted(&evidence), wanted);
    // A form without an address is sent by a script: how is not in the page.
    assert!(evidence.facts().request.is_none());
}

#[test]
fn long_and_hostile_texts_take_linear_time() {
    let pieces = [
        "<a ",
        "{{",
        "$(",
        "`",
        "curl ",
        "a={\n",
        "\\",
        "((",
        "[\"key\",",
        "{\"a\":",
        "key=a&",
        "map[",
        "'",
        "=> ",
        "fetch(\"",
        "--b\n",
        "POST / HTTP/1.1\n",
        "]=> ",
    ];
    for piece in pieces {
        let text = piece.repeat(100_000 / piece.len());
        let start = std::time::Instant::now();
        let mut evidence = Evidence::default();
        let _ = evidence.add(text.as_bytes(), None, None);
        let _ = evidence.facts();
        let took = start.elapsed();
        // Linear: a quarter of a second. Quadratic: minutes.
        assert!(took.as_secs() < 20, "{piece:?}: {took:?}");
    }
}
