//! One upload as each tool writes its copy: the key, the host and the file's place are the same every time.

use postdoc::evidence::Evidence;

const HOST: &str = "media-1250000000.cos.ap-tokyo.myqcloud.com";
const KEY: &str = "絵/桜.png";
const BOUNDARY: &str = "------geckoformboundaryab12";

fn body(end: &str) -> String {
    let part = |name: &str, value: &str| {
        format!(
            "{BOUNDARY}{end}Content-Disposition: form-data; name=\"{name}\"{end}{end}{value}{end}"
        )
    };
    let file = "file\"; filename=\"a.png";
    let parts = [
        part("key", KEY),
        part("q-ak", "AKIDexample"),
        part("q-signature", "00"),
        part(file, ""),
    ];
    format!("{}{BOUNDARY}--{end}", parts.concat())
}

/// Each byte of the UTF-8 text as the character with its number.
fn latin1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

fn head() -> String {
    let boundary = BOUNDARY.strip_prefix("--").unwrap();
    format!(
        "POST / HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: multipart/form-data; boundary={boundary}\r\n"
    )
}

fn power(body: &str) -> String {
    let quoted = body.replace('"', "`\"");
    let text: String = quoted
        .chars()
        .map(|character| match character {
            ' '..='~' => character.to_string(),
            other => format!("$([char]{})", u32::from(other)),
        })
        .collect();
    format!(
        "Invoke-WebRequest -UseBasicParsing -Uri \"https://{HOST}/\" `\n-Method \"POST\" `\n-Body ([System.Text.Encoding]::UTF8.GetBytes(\"{text}\"))"
    )
}

fn copies() -> Vec<(&'static str, String)> {
    let body = body("\r\n");
    let script = |body: &str| body.replace('"', "\\\"").replace("\r\n", "\\r\\n");
    let fetch = |body: &str| {
        format!(
            "fetch(\"https://{HOST}/\", {{ \"method\": \"POST\", \"body\": \"{}\" }});",
            script(body)
        )
    };
    let chunks: Vec<String> = body
        .split_inclusive('\n')
        .map(|line| format!("{:x}\r\n{line}\r\n", line.len()))
        .collect();
    vec![
        ("firefox fetch", fetch(&latin1(&body))),
        (
            "copy all as fetch",
            format!(
                "fetch(\"https://www.example.com/a\", {{ \"method\": \"GET\" }}); ;\n{}",
                fetch(&body)
            ),
        ),
        ("powershell", power(&body)),
        ("firefox powershell", power(&latin1(&body))),
        (
            "mitmproxy",
            format!(
                "curl -X POST https://{HOST}/ -d '{}'",
                latin1(&body).replace("\r\n", "\\x0d\\x0a")
            ),
        ),
        (
            "chunked",
            format!(
                "{}Transfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n",
                head(),
                chunks.concat()
            ),
        ),
        (
            "interim response",
            format!("{}\r\nHTTP/1.1 100 Continue\r\n\r\n{body}", head()),
        ),
        (
            "httpie",
            format!(
                "http --multipart POST https://{HOST}/ 'key={KEY}' q-ak=AKIDexample q-signature=00 file@a.png"
            ),
        ),
        (
            "bruno",
            format!(
                "meta {{\n  name: a\n}}\n\npost {{\n  url: https://{HOST}/\n}}\n\nbody:multipart-form {{\n  key: {KEY}\n  q-ak: AKIDexample\n  q-signature: 00\n  file: @file(a.png)\n}}\n"
            ),
        ),
        (
            "hurl",
            format!(
                "POST https://{HOST}/\n[Multipart]\nkey: {KEY}\nq-ak: AKIDexample\nq-signature: 00\nfile: file,a.png; image/png\n"
            ),
        ),
        (
            "insomnia 5",
            format!(
                "type: collection.insomnia.rest/5.0\ncollection:\n  - url: https://{HOST}/\n    method: POST\n    body:\n      mimeType: multipart/form-data\n      params:\n        - name: key\n          value: \"{KEY}\"\n        - name: q-ak\n          value: AKIDexample\n        - name: q-signature\n          value: \"00\"\n        - name: file\n          type: file\n          fileName: /tmp/a.png\n"
            ),
        ),
    ]
}

#[test]
fn every_tools_copy_of_one_upload_holds_the_same_upload() {
    for (name, text) in copies() {
        let mut evidence = Evidence::default();
        evidence.add(text.as_bytes(), None, None).expect(name);
        let facts = evidence.facts();
        let host = facts.request.as_ref().and_then(|request| request.host);
        assert_eq!(evidence.text(host.expect(name)), HOST, "{name}");
        let form = facts.form.as_ref().expect(name);
        let fields: Vec<_> = form.fields.iter().collect();
        let names: Vec<_> = fields
            .iter()
            .map(|field| evidence.text(field.name))
            .collect();
        assert_eq!(names, ["key", "q-ak", "q-signature", "file"], "{name}");
        let key = fields.first().expect(name).value;
        assert_eq!(evidence.text(key), KEY, "{name}");
    }
}
