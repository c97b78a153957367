//! One upload as each tool writes its copy: sound, and broken in eight ways. A sound one gives nothing above a note; a
//! broken one gives the finding of its fault alone, at the failing value, in the value as it was decoded and in the
//! paste. What a way of copying cannot show is not asked of it.

use crate::support::{END, FILE, SECRET_ID, SECRET_KEY, SIGNATURE, START, Upload, at, loud};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::cos::signature;
use postdoc::diagnosis::{Effort, Finding, FindingId, Severity, diagnose};
use postdoc::evidence::{Evidence, Slot};
use std::fmt::Write as _;

const BOUNDARY: &str = "----WebKitFormBoundaryexample0";

/// The eight faults and the finding each is.
const FAULTS: [(&str, FindingId, Option<&str>); 8] = [
    ("boundary", FindingId::MultipartBoundaryMissing, None),
    ("expired", FindingId::PolicyExpired, Some("expiration")),
    ("key", FindingId::ConditionMismatch, Some("key")),
    ("q-ak", FindingId::ConditionMismatch, Some("q-ak")),
    ("bucket", FindingId::ConditionMismatch, Some("bucket")),
    ("order", FindingId::FormFieldAfterFile, Some("q-signature")),
    ("base64", FindingId::SignatureExplained, Some("q-signature")),
    (
        "escaped",
        FindingId::SignatureExplained,
        Some("q-signature"),
    ),
];

/// An upload with one of the faults, or sound, and the value that is wrong.
fn upload(fault: &str) -> (Upload, String) {
    let mut upload = Upload::default();
    // Every character that a copy may alter.
    upload = upload.field("x-cos-meta-owner", "山田 100% (a)");
    let sign = |text: &str| {
        let key = signature::sign_key(SECRET_KEY.as_bytes(), format!("{START};{END}").as_bytes());
        signature::signature(&key, &signature::string_to_sign(text.as_bytes()))
    };
    let wrong = match fault {
        "expired" => {
            upload = upload.policy_replaced("12:30:00", "11:58:00");
            "2026-11-23T11:58:00.000Z"
        }
        "key" => {
            upload = upload.field("key", "upload/photo.png");
            "upload/photo.png"
        }
        "q-ak" => {
            upload = upload.field("q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5Q");
            "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5Q"
        }
        "bucket" => {
            upload = upload.policy_replaced("examplebucket-1250000000", "examplebucket");
            "examplebucket"
        }
        "order" => {
            for (name, value) in [("file", FILE), ("q-signature", SIGNATURE)] {
                upload.fields.push((name.to_owned(), value.to_owned()));
            }
            upload
                .fields
                .insert(0, ("policy".to_owned(), crate::support::POLICY.to_owned()));
            "q-signature"
        }
        "base64" => {
            upload.signature = Some(sign(&upload.encoded_value()));
            ""
        }
        "escaped" => {
            upload.signature = Some(sign(&upload.policy));
            upload.encoded = Some(
                STANDARD.encode(
                    upload
                        .policy
                        .replace("uploads/", "uploads\\/")
                        .replace("image/", "image\\/"),
                ),
            );
            ""
        }
        "boundary" => "multipart/form-data",
        _ => "",
    };
    let wrong = if wrong.is_empty() {
        upload.signature_value()
    } else {
        wrong.to_owned()
    };
    (upload, wrong)
}

/// An upload to be written down.
pub(super) struct Copy {
    upload: Upload,
    named: bool,
}

impl Copy {
    fn pairs(&self) -> Vec<(String, String)> {
        self.upload.pairs()
    }

    fn url(&self) -> String {
        self.upload.url()
    }

    fn host(&self) -> String {
        format!("{}.cos.ap-tokyo.myqcloud.com", self.upload.bucket)
    }

    fn content_type(&self) -> String {
        let boundary = format!("; boundary={BOUNDARY}");
        format!(
            "multipart/form-data{}",
            if self.named { &boundary } else { "" }
        )
    }

    fn body(&self, end: &str, content: &str) -> String {
        let mut out = String::new();
        for (name, value) in self.pairs() {
            let (more, value) = if name == "file" {
                (
                    format!("; filename=\"photo.png\"{end}Content-Type: image/png"),
                    content,
                )
            } else {
                (String::new(), value.as_str())
            };
            write!(out, "--{BOUNDARY}{end}Content-Disposition: form-data; name=\"{name}\"{more}{end}{end}{value}{end}").unwrap();
        }
        format!("{out}--{BOUNDARY}--{end}")
    }

    fn head(&self, more: &str) -> String {
        format!(
            "POST / HTTP/1.1\r\nHost: {}\r\nContent-Type: {}\r\n{more}\r\n",
            self.host(),
            self.content_type()
        )
    }

    fn wire(&self) -> String {
        let body = self.body("\r\n", "PNG");
        format!(
            "{}{body}",
            self.head(&format!("Content-Length: {}\r\n", body.len()))
        )
    }

    /// A row for each field, the file in its place.
    fn rows(&self, row: impl Fn(&str, &str) -> String, file: &str) -> String {
        let rows = self.pairs().into_iter().map(|(name, value)| {
            if name == "file" {
                file.to_owned()
            } else {
                row(&name, &value)
            }
        });
        rows.collect()
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// As Python and Go print bytes: what is not printable ASCII as `\xHH`.
fn escaped(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'\r' => "\\r".to_owned(),
        b'\n' => "\\n".to_owned(),
        b'\'' | b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        other => format!("\\x{other:02x}"),
    };
    text.bytes().map(byte).collect()
}

/// Rows of 16 bytes: offset, digits, characters.
fn dumped(bytes: &[u8], row: impl Fn(usize, &[String], String) -> String) -> String {
    let rows = bytes.chunks(16).enumerate().map(|(index, bytes)| {
        let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let shown = bytes.iter().map(|byte| match byte {
            b' '..=b'~' => char::from(*byte),
            _ => '.',
        });
        row(index * 16, &digits, shown.collect())
    });
    rows.collect()
}

/// What a way of copying shows: the boundary, the order of the fields, the host; and whether values stand in it as
/// they are.
#[derive(Clone, Copy)]
pub(super) struct Shows {
    boundary: bool,
    order: bool,
    host: bool,
    plain: bool,
}

const ALL: Shows = Shows {
    boundary: true,
    order: true,
    host: true,
    plain: true,
};
const CODED: Shows = Shows {
    plain: false,
    ..ALL
};
const LOGGED: Shows = Shows {
    host: false,
    boundary: false,
    ..CODED
};
const FORM: Shows = Shows {
    boundary: false,
    ..ALL
};
/// A form whose values are written in escapes.
const NAMED: Shows = Shows {
    plain: false,
    ..FORM
};
const MAP: Shows = Shows {
    order: false,
    ..FORM
};
const LIST: Shows = Shows { host: false, ..MAP };

/// A list with an address beside it.
const LISTED: Shows = Shows { host: true, ..LIST };
const LOST: Shows = Shows {
    plain: false,
    ..LIST
};

pub(super) type Format = (&'static str, Shows, fn(&Copy) -> String);

/// Copies that are no part to be composed with others: they hold more than the request (a time, a status), or what
/// stands around all of them belongs to the copy.
const ALONE: &[Format] = &[
    ("a log line with Go's %q", ALL, |copy| {
        let wire = escaped(&copy.wire());
        format!("2026/11/23 11:59:00 request: \"{wire}\"\n")
    }),
    ("nginx's $request_body", LOGGED, |copy| {
        let coded = |byte: u8| match byte {
            b'"' | b'\\' | 0..=31 | 127.. => format!("\\x{byte:02X}"),
            byte => char::from(byte).to_string(),
        };
        let body: String = copy.body("\r\n", "PNG").bytes().map(coded).collect();
        format!(
            "10.0.0.1 - - [23/Nov/2026:11:59:00 +0900] \"POST / HTTP/1.1\" 403 512 \"-\" \"okhttp/4.9\" \"{body}\"\n"
        )
    }),
    ("xxd", CODED, |copy| {
        dumped(copy.wire().as_bytes(), |at, digits, shown| {
            let pairs: Vec<String> = digits.chunks(2).map(<[String]>::concat).collect();
            format!("{at:08x}: {:<39}  {shown}\n", pairs.join(" "))
        })
    }),
    ("Netty's table", CODED, |copy| {
        let rule = format!("+--------+-{}-+----------------+\n", "-".repeat(47));
        let rows = dumped(copy.wire().as_bytes(), |at, digits, shown| {
            format!("|{at:08x}| {:<47} |{shown:<16}|\n", digits.join(" "))
        });
        format!("WRITE: {}B\n{rule}{rows}{rule}", copy.wire().len())
    }),
    ("an item of Burp", CODED, |copy| {
        format!(
            "<?xml version=\"1.0\"?>\n<items burpVersion=\"2023.1\">\n  <item>\n    <url><![CDATA[{}]]></url>\n    <method><![CDATA[POST]]></method>\n    <request base64=\"true\"><![CDATA[{}]]></request>\n  </item>\n</items>\n",
            copy.url(),
            STANDARD.encode(copy.wire())
        )
    }),
    ("tshark's follow", CODED, |copy| {
        let wire: String = copy
            .wire()
            .bytes()
            .map(|byte| match byte {
                b' '..=b'~' | b'\r' | b'\n' => char::from(byte),
                _ => '.',
            })
            .collect();
        let rule = "=".repeat(67);
        format!(
            "{rule}\nFollow: tcp,ascii\nFilter: tcp.stream eq 0\nNode 0: 10.0.0.5:51234\nNode 1: 119.29.1.1:80\n{}\n{wire}\n{rule}\n",
            wire.len()
        )
    }),
    ("cURL (Windows)", NAMED, |copy| {
        let rows = copy.rows(
            |name, value| {
                format!(
                    " ^\r\n  --form-string ^\"{name}={}^\"",
                    value.replace('%', "^%")
                )
            },
            " ^\r\n  -F ^\"file=@photo.png^\"",
        );
        format!("curl -i ^\"{}^\"{rows}\r\n", copy.url())
    }),
    ("a form in a page", FORM, |copy| {
        let rows = copy.rows(
            |name, value| format!("  <input type=\"hidden\" name=\"{name}\" value=\"{value}\">\n"),
            "  <input type=\"file\" name=\"file\">\n",
        );
        format!(
            "<form action=\"{}\" method=\"post\" enctype=\"multipart/form-data\">\n{rows}</form>\n",
            copy.url()
        )
    }),
    ("wx.uploadFile", MAP, |copy| {
        let rows = copy.rows(|name, value| format!("    '{name}': '{value}',\n"), "");
        format!(
            "wx.uploadFile({{\n  url: '{}',\n  filePath: path,\n  name: 'file',\n  formData: {{\n{rows}  }}\n}})\n",
            copy.url()
        )
    }),
    ("OkHttp", FORM, |copy| {
        let rows = copy.rows(
            |name, value| format!("  .addFormDataPart(\"{name}\", \"{value}\")\n"),
            "  .addFormDataPart(\"file\", \"photo.png\", body)\n",
        );
        format!(
            "RequestBody form = new MultipartBody.Builder()\n{rows}  .build();\nRequest r = new Request.Builder().url(\"{}\").post(form).build();\n",
            copy.url()
        )
    }),
    ("Go's writer", FORM, |copy| {
        let rows = copy.rows(
            |name, value| format!("w.WriteField(\"{name}\", \"{value}\")\n"),
            "part, _ := w.CreateFormFile(\"file\", \"photo.png\")\n",
        );
        format!(
            "w := multipart.NewWriter(&b)\n{rows}req, _ := http.NewRequest(\"POST\", \"{}\", &b)\n",
            copy.url()
        )
    }),
    ("Rails' log", LIST, |copy| {
        let rows = copy.rows(
            |name, value| format!("\"{name}\"=>\"{value}\", "),
            "\"file\"=>#<ActionDispatch::Http::UploadedFile:0x00007f1c @tempfile=#<Tempfile:/tmp/a>, @content_type=\"image/png\", @original_filename=\"photo.png\">, ",
        );
        format!("  Parameters: {{{}}}\n", rows.trim_end_matches(", "))
    }),
    ("Ruby's print", LIST, |copy| {
        let rows = copy.rows(
            |name, value| format!("\"{name}\" => \"{value}\", "),
            "\"file\" => #<File:photo.png>, ",
        );
        format!("{{{}}}\n", rows.trim_end_matches(", "))
    }),
    ("Django's print", LIST, |copy| {
        let rows = copy.rows(
            |name, value| format!("'{name}': '{value}', "),
            "'file': <InMemoryUploadedFile: photo.png (image/png)>, ",
        );
        format!("{{{}}}\n", rows.trim_end_matches(", "))
    }),
    ("a JSON object in a page", LIST, |copy| {
        let rows = copy.rows(
            |name, value| format!("  {}: {},<br>\n", quoted(name), quoted(value)),
            "",
        );
        let rows = rows.trim_end_matches(",<br>\n");
        format!("{{<br>\n{rows}<br>\n}}")
    }),
    ("paragraphs of a page", LIST, |copy| {
        let rows = copy.rows(
            |name, value| format!("<p>{name}: {value}</p>\n"),
            "<p>file: photo.png</p>\n",
        );
        format!("We send:\n{rows}")
    }),
    ("a list whose lines end in a full stop", LIST, |copy| {
        let rows = copy.rows(
            |name, value| format!("{name}: {value}。\n"),
            "file: photo.png。\n",
        );
        format!("送信内容\n{rows}")
    }),
    ("Karate", LISTED, |copy| {
        let rows = copy.rows(
            |name, value| format!("  And multipart field {name} = '{value}'\n"),
            "  And multipart file file = { read: 'photo.png' }\n",
        );
        format!(
            "Scenario: upload\n  Given url '{}'\n{rows}  When method post\n",
            copy.url()
        )
    }),
    ("an array of bash", LISTED, |copy| {
        let rows = copy.rows(
            |name, value| format!("  --form-string '{name}={value}'\n"),
            "  -F 'file=@photo.png'\n",
        );
        format!(
            "URL='{}'\nargs=(\n{rows})\ncurl -sS \"${{args[@]}}\" \"$URL\"\n",
            copy.url()
        )
    }),
    ("a body joined in PowerShell", LISTED, |copy| {
        let rows = copy.rows(
            |name, value| format!("    \"--$boundary\",\n    \"Content-Disposition: form-data; name=`\"{name}`\"$LF\",\n    \"{value}\",\n"),
            "",
        );
        format!(
            "$LF = \"`r`n\"\n$lines = (\n{rows}    \"--$boundary--$LF\"\n) -join $LF\nInvoke-RestMethod -Uri \"{}\" -Method Post -ContentType \"multipart/form-data; boundary=`\"$boundary`\"\" -Body $lines\n",
            copy.url()
        )
    }),
    ("Swift's dump", LIST, |copy| {
        let rows = copy.rows(
            |name, value| {
                format!(
                    "  ▿ (2 elements)\n    - key: {}\n    - value: {}\n",
                    quoted(name),
                    quoted(value)
                )
            },
            "",
        );
        format!("▿ 9 key/value pairs\n{rows}")
    }),
    ("Qt", LISTED, |copy| {
        let rows = copy.rows(
            |name, value| {
                let part = name.replace('-', "_");
                format!("QHttpPart p_{part};\np_{part}.setHeader(QNetworkRequest::ContentDispositionHeader, QVariant(\"form-data; name=\\\"{name}\\\"\"));\np_{part}.setBody({});\nform->append(p_{part});\n", quoted(value))
            },
            "",
        );
        format!("{rows}QNetworkRequest request(QUrl(\"{}\"));\n", copy.url())
    }),
    ("a mail in base64", LOST, |copy| {
        let rows = copy.rows(
            |name, value| format!("{name}: {value}\n"),
            "file: photo.png\n",
        );
        let coded = STANDARD.encode(format!("We send\n\n{rows}"));
        let lines: Vec<&str> = coded
            .as_bytes()
            .chunks(76)
            .map(|line| str::from_utf8(line).unwrap())
            .collect();
        format!(
            "Subject: upload\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{}\n",
            lines.join("\n")
        )
    }),
    ("fields in front of a response's head", LIST, |copy| {
        let rows = copy.rows(
            |name, value| format!("{name}: {value}\n"),
            "file: photo.png\n",
        );
        format!("{rows}\ncontent-length: 0\ncontent-type: application/xml\nserver: tencent-cos\n")
    }),
    ("curl with its names set in bold", FORM, |copy| {
        let rows = copy.rows(
            |name, value| format!(" \\\n  --form-string '**{name}**={value}'"),
            " \\\n  -F '**file**=@photo.png'",
        );
        format!("curl -i {}{rows}", copy.url())
    }),
    ("curl with dashes for hyphens", NAMED, |copy| {
        let rows = copy.rows(
            |name, value| {
                format!(
                    " \\\n  --form-string '{}={value}'",
                    name.replace('-', "\u{2013}")
                )
            },
            " \\\n  -F 'file=@photo.png'",
        );
        format!("curl -i {}{rows}", copy.url())
    }),
];

pub(super) const FORMATS: &[Format] = &[
    ("http", ALL, Copy::wire),
    ("http without CR", ALL, |copy| copy.wire().replace('\r', "")),
    ("HTTP/2", ALL, |copy| {
        format!(
            ":method: POST\r\n:authority: {}\r\n:path: /\r\ncontent-type: {}\r\n\r\n{}",
            copy.host(),
            copy.content_type(),
            copy.body("\r\n", "PNG")
        )
    }),
    ("chunked", ALL, |copy| {
        let body = copy.body("\r\n", "PNG");
        format!(
            "{}{:x}\r\n{body}\r\n0\r\n\r\n",
            copy.head("Transfer-Encoding: chunked\r\n"),
            body.len()
        )
    }),
    ("chunks undone by a proxy", ALL, |copy| {
        format!(
            "{}{}",
            copy.head("Transfer-Encoding: chunked\r\n"),
            copy.body("\r\n", "PNG")
        )
    }),
    ("interim response", ALL, |copy| {
        copy.wire()
            .replacen("\r\n\r\n", "\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n", 1)
    }),
    ("after a preflight", ALL, |copy| {
        format!(
            "OPTIONS / HTTP/1.1\r\nHost: {}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n{}",
            copy.host(),
            copy.wire()
        )
    }),
    ("fetch", ALL, |copy| {
        format!(
            "fetch({}, {{\n  \"headers\": {{ \"content-type\": {} }},\n  \"body\": {},\n  \"method\": \"POST\"\n}});",
            quoted(&copy.url()),
            quoted(&copy.content_type()),
            quoted(&copy.body("\r\n", ""))
        )
    }),
    ("cURL (bash)", ALL, |copy| {
        let body = copy.body("\r\n", "").replace("\r\n", "\\r\\n");
        format!(
            "curl '{}' \\\n  -H 'content-type: {}' \\\n  --data-raw $'{body}'",
            copy.url(),
            copy.content_type()
        )
    }),
    ("curl -F", FORM, |copy| {
        let rows = copy.rows(
            |name, value| format!(" \\\n  --form-string '{name}={value}'"),
            " \\\n  -F 'file=@photo.png'",
        );
        format!("curl -i {}{rows}", copy.url())
    }),
    ("PowerShell", CODED, |copy| {
        let body = copy.body("\r\n", "").replace('"', "`\"");
        let text: String = body
            .chars()
            .map(|one| match one {
                ' '..='~' => one.to_string(),
                other => format!("$([char]{})", u32::from(other)),
            })
            .collect();
        format!(
            "Invoke-WebRequest -UseBasicParsing -Uri \"{}\" `\n-Method \"POST\" `\n-ContentType \"{}\" `\n-Body ([System.Text.Encoding]::UTF8.GetBytes(\"{text}\"))",
            copy.url(),
            copy.content_type()
        )
    }),
    ("hexdump -C", CODED, |copy| {
        dumped(copy.wire().as_bytes(), |at, digits, shown| {
            format!(
                "{at:08x}  {:<23}  {:<23}  |{shown}|\n",
                digits[..digits.len().min(8)].join(" "),
                digits.get(8..).unwrap_or_default().join(" ")
            )
        })
    }),
    ("curl --trace", CODED, |copy| {
        let wire = copy.wire();
        format!(
            "== Info: Connected\n=> Send header, {} bytes\n{}== Info: done\n",
            wire.len(),
            dumped(wire.as_bytes(), |at, digits, shown| format!(
                "{at:04x}: {:<48}{shown}\n",
                digits.join(" ") + " "
            ))
        )
    }),
    ("logcat", ALL, |copy| {
        let log = format!(
            "--> POST {} http/1.1\nContent-Type: {}\n\n{}--> END POST (999-byte body)\n",
            copy.url(),
            copy.content_type(),
            copy.body("\n", "PNG")
        );
        log.lines()
            .map(|line| format!("11-23 12:00:01.123  1234  1260 D OkHttp  : {line}\n"))
            .collect()
    }),
    ("Feign's log", ALL, |copy| {
        // A message is logged at once: only its first line is led by a time.
        let lead = "2026-11-23 12:00:01.123 DEBUG 1 --- [exec-1] a.b.Cos : [Cos#upload] ";
        format!(
            "{lead}---> POST {} HTTP/1.1\n{lead}Content-Type: {}\n{lead}\n{lead}{}{lead}---> END HTTP (999-byte body)\n",
            copy.url(),
            copy.content_type(),
            copy.body("\n", "PNG")
        )
    }),
    ("ngrep -W byline", ALL, |copy| {
        let sent = copy.wire().replace("\r\n", ".\n");
        format!("interface: eth0\n####\nT 10.0.0.2:59626 -> 119.91.0.1:80 [AP] #4\n{sent}\n")
    }),
    ("Apache's wire log", ALL, |copy| {
        let wire = copy.wire();
        let lines = wire.split_inclusive('\n').map(|line| {
            let text: String = line
                .bytes()
                .map(|byte| match byte {
                    b'\r' => "[\\r]".to_owned(),
                    b'\n' => "[\\n]".to_owned(),
                    b' '..=b'~' => char::from(byte).to_string(),
                    other => format!("[0x{other:x}]"),
                })
                .collect();
            format!("12:00:01 DEBUG wire - http-outgoing-0 >> \"{text}\"\n")
        });
        lines.collect()
    }),
    ("Python's http.client", ALL, |copy| {
        let wire = copy.wire();
        let (head, body) = wire.split_once("\r\n\r\n").unwrap();
        format!(
            "send: b'{}'\nsend: b'{}'\nreply: 'HTTP/1.1 403 Forbidden\\r\\n'\n",
            escaped(&format!("{head}\r\n\r\n")),
            escaped(body)
        )
    }),
    ("Go's %q", ALL, |copy| {
        format!("2026/11/23 12:00:01 \"{}\"\n", escaped(&copy.wire()))
    }),
    ("HAR", ALL, |copy| {
        format!(
            "{{\"log\":{{\"entries\":[{{\"request\":{{\"method\":\"POST\",\"url\":{},\"httpVersion\":\"HTTP/1.1\",\"headers\":[{{\"name\":\"Host\",\"value\":{}}},{{\"name\":\"Accept\",\"value\":\"*/*\"}},{{\"name\":\"Content-Type\",\"value\":{type_}}}],\"postData\":{{\"mimeType\":{type_},\"text\":{}}}}}}}]}}}}",
            quoted(&copy.url()),
            quoted(&copy.host()),
            quoted(&copy.body("\r\n", "")),
            type_ = quoted(&copy.content_type())
        )
    }),
    ("HAR in base64", CODED, |copy| {
        format!(
            "{{\"request\":{{\"method\":\"POST\",\"url\":{},\"headers\":[{{\"name\":\"Content-Type\",\"value\":{}}}],\"postData\":{{\"encoding\":\"base64\",\"text\":\"{}\"}}}}}}",
            quoted(&copy.url()),
            quoted(&copy.content_type()),
            STANDARD.encode(copy.body("\r\n", "PNG"))
        )
    }),
    ("Postman", FORM, |copy| {
        let rows = copy.rows(
            |name, value| {
                format!(
                    "{{\"key\":\"{name}\",\"value\":{},\"type\":\"text\"}},",
                    quoted(value)
                )
            },
            "{\"key\":\"file\",\"type\":\"file\",\"src\":\"/tmp/photo.png\"},",
        );
        format!(
            "{{\"item\":[{{\"name\":\"a\",\"request\":{{\"method\":\"POST\",\"header\":[],\"body\":{{\"mode\":\"formdata\",\"formdata\":[{}]}},\"url\":{{\"raw\":{}}}}}}}]}}",
            rows.trim_end_matches(','),
            quoted(&copy.url())
        )
    }),
    ("Hoppscotch", FORM, |copy| {
        let rows = copy.rows(
            |name, value| {
                format!(
                    "{{\"key\":\"{name}\",\"value\":{},\"isFile\":false}},",
                    quoted(value)
                )
            },
            "{\"key\":\"file\",\"value\":[{}],\"isFile\":true},",
        );
        format!(
            "{{\"requests\":[{{\"method\":\"POST\",\"endpoint\":{},\"headers\":[],\"body\":{{\"contentType\":\"multipart/form-data\",\"body\":[{}]}}}}]}}",
            quoted(&copy.url()),
            rows.trim_end_matches(',')
        )
    }),
    ("Insomnia 5", FORM, |copy| {
        let rows = copy.rows(
            |name, value| {
                format!(
                    "        - name: {name}\n          value: {}\n",
                    quoted(value)
                )
            },
            "        - name: file\n          type: file\n          fileName: /tmp/photo.png\n",
        );
        format!(
            "type: collection.insomnia.rest/5.0\ncollection:\n  - url: {}\n    method: POST\n    body:\n      mimeType: multipart/form-data\n      params:\n{rows}",
            copy.url()
        )
    }),
    ("Bruno", FORM, |copy| {
        let rows = copy.rows(
            |name, value| format!("  {name}: {value}\n"),
            "  file: @file(photo.png)\n",
        );
        format!(
            "meta {{\n  name: a\n}}\n\npost {{\n  url: {}\n}}\n\nbody:multipart-form {{\n{rows}}}\n",
            copy.url()
        )
    }),
    ("hurl", FORM, |copy| {
        format!(
            "POST {}\n[Multipart]\n{}",
            copy.url(),
            copy.rows(
                |name, value| format!("{name}: {value}\n"),
                "file: file,photo.png;\n"
            )
        )
    }),
    ("HTTPie", FORM, |copy| {
        format!(
            "http --multipart POST {}{}",
            copy.url(),
            copy.rows(
                |name, value| format!(" '{name}={value}'"),
                " file@photo.png"
            )
        )
    }),
    ("REST client", FORM, |copy| {
        let body = copy.body("\n", "< ./photo.png");
        format!(
            "### upload\nPOST {} HTTP/1.1\nContent-Type: {}\n\n{body}\n###\nGET https://www.example.com/\n",
            copy.url(),
            copy.content_type()
        )
    }),
    ("FormData and axios", FORM, |copy| {
        let rows = copy.rows(
            |name, value| format!("form.append('{name}', '{value}')\n"),
            "form.append('file', stream)\n",
        );
        format!(
            "const form = new FormData()\n{rows}axios.post('{}', form)\n",
            copy.url()
        )
    }),
    ("C#", FORM, |copy| {
        let rows = copy.rows(
            |name, value| {
                format!(
                    "content.Add(new StringContent({}), \"{name}\");\n",
                    quoted(value)
                )
            },
            "content.Add(new StreamContent(stream), \"file\", \"photo.png\");\n",
        );
        format!(
            "var request = new HttpRequestMessage(HttpMethod.Post, \"{}\");\n{rows}",
            copy.url()
        )
    }),
    ("requests", MAP, |copy| {
        let rows = copy.rows(
            |name, value| format!("    ('{name}', (None, '{value}')),\n"),
            "    ('file', open('photo.png', 'rb')),\n",
        );
        format!("requests.post('{}', files=[\n{rows}])\n", copy.url())
    }),
    ("Guzzle", MAP, |copy| {
        let rows = copy.rows(
            |name, value| format!("['name' => '{name}', 'contents' => '{value}'],\n"),
            "['name' => 'file', 'contents' => $file],\n",
        );
        format!(
            "$client->request('POST', '{}', ['multipart' => [\n{rows}]]);\n",
            copy.url()
        )
    }),
    ("entries on a console", LIST, |copy| {
        copy.rows(
            |name, value| format!("(2) ['{name}', '{value}']\n"),
            "(2) ['file', File]\n",
        )
    }),
    ("a proxy's session in JSON", ALL, |copy| {
        format!(
            "[{{\"method\":\"POST\",\"host\":{},\"path\":\"/\",\"request\":{{\"header\":{{\"headers\":[{{\"name\":\"Content-Type\",\"value\":{}}}]}},\"body\":{{\"text\":{}}}}}}}]",
            quoted(&copy.host()),
            quoted(&copy.content_type()),
            quoted(&copy.body("\r\n", ""))
        )
    }),
    ("a message in a string of a log", CODED, |copy| {
        format!(
            "{{\"level\":\"debug\",\"request\":{}}}\n",
            quoted(&copy.wire())
        )
    }),
    ("a hex stream", CODED, |copy| {
        let wire = copy.wire();
        wire.bytes().map(|byte| format!("{byte:02x}")).collect()
    }),
    ("bytes in base64", CODED, |copy| {
        STANDARD.encode(copy.wire())
    }),
    ("XML fields", LIST, |copy| {
        let rows = copy.rows(
            |name, value| format!("<field name=\"{name}\">{value}</field>"),
            "",
        );
        format!("<form>{rows}</form>")
    }),
    ("Java's map", LIST, |copy| {
        let rows = copy.rows(|name, value| format!("{name}=[{value}], "), "");
        format!("INFO form={{{}}}\n", rows.trim_end_matches(", "))
    }),
    ("form pane, values below their names", LIST, |copy| {
        let rows = copy.rows(
            |name, value| format!("{name}:\n{value}\n"),
            "file:\n（バイナリ）\n",
        );
        format!("フォームデータ\nソースを表示\nURL エンコード済みを表示\n{rows}")
    }),
    ("map of lists of values", LIST, |copy| {
        let rows = copy.rows(
            |name, value| format!("  {}: [{}],\n", quoted(name), quoted(value)),
            "",
        );
        format!("{{\n{}\n}}\n", rows.trim_end().trim_end_matches(','))
    }),
    ("PHP's curl", FORM, |copy| {
        let rows = copy.rows(
            |name, value| format!("  '{name}' => '{value}',\n"),
            "  'file' => new CURLFile('photo.png'),\n",
        );
        format!(
            "<?php\n$ch = curl_init();\ncurl_setopt($ch, CURLOPT_URL, '{}');\ncurl_setopt($ch, CURLOPT_POSTFIELDS, array(\n{rows}));\n",
            copy.url()
        )
    }),
    ("Perl's LWP", FORM, |copy| {
        let rows = copy.rows(
            |name, value| format!("  '{name}' => '{value}',\n"),
            "  'file' => ['photo.png'],\n",
        );
        format!(
            "$ua->post('{}', Content_Type => 'form-data', Content => [\n{rows}]);\n",
            copy.url()
        )
    }),
    ("Ruby's RestClient", FORM, |copy| {
        let rows = copy.rows(
            |name, value| format!("  '{name}' => '{value}',\n"),
            "  'file' => File.new('photo.png', 'rb'),\n",
        );
        format!("RestClient.post '{}', {{\n{rows}}}\n", copy.url())
    }),
];

/// An upload in a format.
pub(super) fn written(format: &Format, upload: Upload) -> String {
    (format.2)(&Copy {
        upload,
        named: true,
    })
}

fn read(format: &Format, fault: &str) -> (Evidence, String, String) {
    let (upload, wrong) = upload(fault);
    let copy = Copy {
        upload,
        named: fault != "boundary",
    };
    let text = (format.2)(&copy);
    let mut evidence = Evidence::default();
    let name = format.0;
    evidence
        .add(text.as_bytes(), None, None)
        .unwrap_or_else(|error| panic!("{name}, {fault}: {error}"));
    (evidence, wrong, text)
}

#[test]
fn every_tools_copy_of_a_sound_upload_is_sound() {
    let formats = FORMATS.iter().chain(ALONE);
    let wrong: Vec<String> = formats.filter_map(accused).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What is wrong about the reading of a sound upload.
fn accused(format: &Format) -> Option<String> {
    let (evidence, _, text) = read(format, "");
    let name = format.0;
    let facts = evidence.facts();
    let Some(form) = facts.form.as_ref() else {
        return Some(format!("{name}: no form\n{text}"));
    };
    let owner = form.named(&evidence, "x-cos-meta-owner").next();
    let owner = owner.map(|(_, owner)| evidence.text(owner.value).into_owned());
    let host = facts.request.as_ref().and_then(|request| request.host);
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::Quick);
    let found = (owner.as_deref(), host.is_some(), loud(&diagnosis));
    // A capture as text writes a dot for each byte that it cannot show.
    let lost = owner.as_deref() == Some("\u{fffd} 100% (a)") && !format.1.plain;
    let value = if lost {
        "\u{fffd} 100% (a)"
    } else {
        "山田 100% (a)"
    };
    let wanted = (Some(value), format.1.host, Vec::<String>::new());
    (found != wanted).then(|| format!("{name}: {found:?}\n{text}"))
}

#[test]
fn a_body_in_a_file_that_a_line_names_is_not_said_to_be_no_form() {
    let line = format!(
        "curl -X POST -H 'Content-Type: multipart/form-data; boundary={BOUNDARY}' --data-binary @body.bin https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/"
    );
    let mut evidence = Evidence::default();
    evidence.add(line.as_bytes(), None, None).unwrap();
    let found = diagnose(&evidence, &at(START + 60), Effort::None);
    let errors = found
        .findings
        .iter()
        .filter(|one| one.severity != Severity::Note);
    assert_eq!(errors.count(), 0, "{:?}", found.findings);
}

#[test]
fn every_tools_copy_of_a_broken_upload_names_its_fault_at_its_place() {
    let mut wrong = Vec::new();
    for (index, format) in FORMATS.iter().chain(ALONE).enumerate() {
        for (fault, id, field) in FAULTS {
            let shows = format.1;
            let asked = match fault {
                "boundary" => shows.boundary,
                "order" => shows.order,
                "bucket" => shows.host,
                // A search for the way of signing takes long; each kind of copy shows a signature the same way.
                "base64" => index % 4 == 0,
                "escaped" => index % 4 == 2,
                _ => true,
            };
            if asked {
                wrong.extend(names_its_fault(format, fault, id, field).err());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Whether the one error is the fault's, at its place; what else it is.
fn names_its_fault(
    format: &Format,
    fault: &str,
    id: FindingId,
    field: Option<&str>,
) -> Result<(), String> {
    let (mut evidence, wrong, text) = read(format, fault);
    let name = format.0;
    if id == FindingId::SignatureExplained {
        let keys = format!("{{\"secretId\":\"{SECRET_ID}\",\"secretKey\":\"{SECRET_KEY}\"}}");
        evidence
            .add(keys.as_bytes(), None, None)
            .expect("the keys are read");
    }
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::Quick);
    let errors = diagnosis
        .findings
        .iter()
        .filter(|one| one.severity == Severity::Error);
    let errors: Vec<&Finding> = errors.collect();
    let [finding] = errors.as_slice() else {
        return Err(format!("{name}, {fault}: {:?}\n{text}", loud(&diagnosis)));
    };
    if (finding.id, finding.field.as_deref()) != (id, field) {
        return Err(format!("{name}, {fault}: {finding:?}"));
    }
    let marks = finding.places.iter().map(|mark| mark.place);
    let hit = marks.into_iter().find(|place| {
        // What is absent is pointed at behind the value that lacks it.
        let before = evidence.sources.bytes(place.source).get(..place.span.end);
        let behind = before.is_some_and(|before| before.ends_with(wrong.as_bytes()));
        let shown = evidence.sources.text(*place);
        behind || !shown.is_empty() && (shown.contains(&wrong) || wrong.contains(&*shown))
    });
    let Some(hit) = hit else {
        return Err(format!("{name}, {fault}: no place shows {wrong}"));
    };
    let given = evidence.sources.in_paste(hit);
    let inside = given.span.start <= given.span.end && given.span.end <= text.len();
    if !inside {
        return Err(format!("{name}, {fault}: {given:?} is outside"));
    }
    let pasted = &text[given.span.start..given.span.end];
    let coded = STANDARD.encode(&upload(fault).0.policy).contains(pasted);
    let behind = text[..given.span.end].ends_with(&wrong);
    let seen = behind || pasted.contains(&wrong) || wrong.contains(pasted) || coded;
    let right = seen || !format.1.plain;
    right
        .then_some(())
        .ok_or_else(|| format!("{name}, {fault}: {pasted}"))
}

#[test]
fn a_content_type_without_boundary_is_a_fault_where_code_sends_it_as_it_is() {
    let fields = |row: fn(&str, &str) -> String| {
        let pairs = Upload::default().pairs();
        let fields = pairs.iter().filter(|(name, _)| name != "file");
        fields
            .map(|(name, value)| row(name, value))
            .collect::<String>()
    };
    let appended = fields(|name, value| format!("fd.append('{name}', '{value}');\n"));
    let members = fields(|name, value| format!("'{name}': '{value}', "));
    let url = Upload::default().url();
    let xhr = |line: &str| {
        format!(
            "{appended}fd.append('file', f);\nxhr.open('POST', '{url}');\n{line}\nxhr.send(fd);\n"
        )
    };
    let post = |call: &str, names: &str| {
        format!(
            "{call}{{\n  url: '{url}',\n  method: 'POST',\n  {names},\n  data: {{ {members} }}\n}})\n"
        )
    };
    let cases = [
        (
            true,
            xhr("xhr.setRequestHeader('Content-Type', 'multipart/form-data');"),
        ),
        (
            false,
            xhr("// xhr.setRequestHeader('Content-Type', 'multipart/form-data');"),
        ),
        (
            false,
            xhr("xhr.setRequestHeader('Accept', 'multipart/form-data');"),
        ),
        (
            true,
            post(
                "wx.request(",
                "header: { 'content-type': 'multipart/form-data' }",
            ),
        ),
        (true, post("$.ajax(", "contentType: 'multipart/form-data'")),
        // It puts its own header in the place of this one.
        (
            false,
            post(
                "axios(",
                "headers: { 'Content-Type': 'multipart/form-data' }",
            ),
        ),
        (
            true,
            format!(
                "import requests\ndata = {{ {members} }}\nr = requests.post('{url}', data=data, headers={{'Content-Type': 'multipart/form-data'}})\n"
            ),
        ),
    ];
    for (is_fault, code) in cases {
        let mut evidence = Evidence::default();
        evidence.add(code.as_bytes(), None, None).expect(&code);
        let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
        let mut findings = diagnosis.findings.iter();
        let found = findings.any(|one| one.id == FindingId::MultipartBoundaryMissing);
        assert_eq!(found, is_fault, "{:?}\n{code}", loud(&diagnosis));
    }
}

#[test]
fn a_length_that_fits_shows_that_lf_alone_was_sent() {
    let copy = Copy {
        upload: Upload::default().field("file", FILE),
        named: true,
    };
    let body = copy.body("\n", "PNG");
    for (length, is_fault) in [(body.len(), true), (body.len() + 40, false)] {
        let text = format!(
            "{}{body}",
            copy.head(&format!("Content-Length: {length}\r\n"))
        );
        let mut evidence = Evidence::default();
        evidence.add(text.as_bytes(), None, None).unwrap();
        let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
        let mut findings = diagnosis.findings.iter();
        let found = findings.any(|one| one.id == FindingId::MultipartLineEndings);
        assert_eq!(found, is_fault, "{length}: {:?}", loud(&diagnosis));
    }
}

#[test]
fn a_command_line_and_the_head_that_it_printed_are_two_things() {
    let curl = FORMATS.iter().find(|format| format.0 == "curl -F").unwrap();
    let line = (curl.2)(&Copy {
        upload: Upload::default(),
        named: true,
    });
    let head = "HTTP/1.1 204 No Content\nServer: tencent-cos\nx-cos-request-id: Njc0NTYzZTVfNDFiMDQ4MThfYTgwOF8zOGRhMWM=";
    for end in ["", "\n", "\n\n", "\nThat was all."] {
        let mut evidence = Evidence::default();
        let text = format!("{line}\n{head}{end}");
        evidence.add(text.as_bytes(), None, None).unwrap();
        let readers: Vec<&str> = evidence.readings.iter().map(|one| one.reader).collect();
        assert_eq!(readers, ["curl", "http"], "{end:?}");
    }
}

#[test]
fn the_one_address_of_a_bucket_in_words_beside_an_answer_is_the_target() {
    let answer = "<Error><Code>PathStyleDomainForbidden</Code><Message>The bucket you are attempting to access must be addressed using COS virtual-styled domain.</Message></Error>";
    let url = "https://cos.ap-tokyo.myqcloud.com/examplebucket-1250000000";
    let q_ak = "AccessDenied: Condition key q-ak doesn't match the value AKIDabc";
    let bucket = "https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com";
    let other = "https://other-1250000000.cos.ap-tokyo.myqcloud.com";
    let cases = [
        (format!("{answer}\nWe post to {url}."), true),
        (format!("送信先は {url} です\n\n{answer}"), true),
        (
            answer.replace("PathStyleDomainForbidden", "NoSuchKey") + "\nSee " + url,
            false,
        ),
        (format!("上传地址：{bucket}/\n{q_ak}"), true),
        (format!("{q_ak}\n`{bucket}` に POST しています。"), true),
        // An object, two buckets, and where the browser goes after the upload.
        (format!("{q_ak}\nsee {bucket}/a.png"), false),
        (format!("{q_ak}\n{bucket}/ or {other}/"), false),
        (format!("{q_ak}\nsuccess_action_redirect: {other}/"), false),
    ];
    for (text, is_target) in cases {
        let mut evidence = Evidence::default();
        evidence.add(text.as_bytes(), None, None).unwrap();
        let bucket = evidence.facts().bucket.map(|(bucket, _)| bucket);
        let wanted = is_target.then(|| "examplebucket-1250000000".to_owned());
        assert_eq!(bucket, wanted, "{text}");
    }
}

#[test]
fn a_part_called_file_without_a_filename_is_not_said_to_be_absent() {
    let copy = Copy {
        upload: Upload::default().field("file", FILE),
        named: true,
    };
    let text = copy.wire().replace("; filename=\"photo.png\"", "");
    let mut evidence = Evidence::default();
    evidence.add(text.as_bytes(), None, None).unwrap();
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
    let mut findings = diagnosis.findings.iter();
    let found = findings.find(|one| one.id == FindingId::FormFieldMissing);
    let found = found.expect("it is a text");
    assert_eq!(found.severity, Severity::Warning);
    assert!(format!("{found:?}").contains("text"), "{found:?}");
}

#[test]
fn what_a_file_holds_is_the_files_whatever_it_looks_like() {
    let sent = Copy {
        upload: upload("").0,
        named: true,
    };
    let others = [
        "#!/bin/sh\ncurl -X POST https://example.com/upload -F file=@a.png -F key=1\n",
        "<form action=\"/up\" method=\"post\" enctype=\"multipart/form-data\"><input name=\"key\"></form>",
        "# Title\n\n```sh\ncurl -F \"key=a\" https://x-1250000000.cos.ap-tokyo.myqcloud.com/\n```\n",
        "--> POST https://example.com/\nContent-Type: multipart/form-data; boundary=q\n\n--q\nContent-Disposition: form-data; name=\"a\"\n\nb\n--q--\n--> END POST\n",
        "POST https://example.com/ HTTP/1.1\r\nHost: example.com\r\n\r\nkey=a\r\n",
    ];
    let formats = FORMATS.iter().map(|format| (format.2)(&sent));
    let formats = formats.filter(|text| !text.contains(BOUNDARY));
    for content in others.into_iter().map(str::to_owned).chain(formats) {
        let body = sent.body("\r\n", &content);
        let length = format!("Content-Length: {}\r\n", body.len());
        let text = format!("{}{body}", sent.head(&length));
        for hint in [None, Some(Slot::Request)] {
            let mut evidence = Evidence::default();
            evidence.add(text.as_bytes(), hint, None).unwrap();
            let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
            assert!(
                loud(&diagnosis).is_empty(),
                "{content}: {:?}",
                loud(&diagnosis)
            );
        }
    }
}

#[test]
fn fields_that_a_tool_lists_below_the_head_are_the_form_and_no_body() {
    let copy = Copy {
        upload: upload("").0,
        named: true,
    };
    let list = copy.rows(
        |name, value| format!("{name}: {value}\n"),
        "file: (binary)\n",
    );
    let pane = format!(
        "Request URL: {}\nRequest Method: POST\nStatus Code: 204 No Content\nServer: tencent-cos\n\n",
        copy.url()
    );
    let logged = "<-- 204 No Content https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/ (87ms)\nServer: tencent-cos\n<-- END HTTP\n\n".to_owned();
    for head in [
        copy.head(""),
        format!("POST {}\n\n", copy.url()),
        pane,
        logged,
    ] {
        for title in ["", "Form data:\n"] {
            let mut evidence = Evidence::default();
            let text = format!("{head}{title}{list}");
            evidence.add(text.as_bytes(), None, None).unwrap();
            let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
            assert!(
                loud(&diagnosis).is_empty(),
                "{text}: {:?}",
                loud(&diagnosis)
            );
            assert_eq!(
                evidence.facts().form.unwrap().fields.len(),
                copy.pairs().len()
            );
        }
    }
}

#[test]
fn a_header_that_the_program_fills_in_is_not_known() {
    let url = "https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/";
    let scripts = [
        format!(
            "$lines = (\n  \"--$boundary\",\n  \"Content-Disposition: form-data; name=`\"key`\"$LF\"\n) -join $LF\nInvoke-RestMethod -Uri \"{url}\" -Method Post -ContentType \"multipart/form-data; boundary=`\"$boundary`\"\" -Body $lines\n"
        ),
        format!(
            "curl -X POST '{url}' -H \"Content-Type: multipart/form-data; boundary=$B\" --data-binary \"--$B\r\n$BODY\"\n"
        ),
        format!(
            "fetch('{url}', {{method: 'POST', headers: {{'Content-Type': `multipart/form-data; boundary=${{b}}`}}, body: `--${{b}}${{rest}}`}})\n"
        ),
    ];
    for text in scripts {
        let mut evidence = Evidence::default();
        evidence.add(text.as_bytes(), None, None).unwrap();
        let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
        assert!(
            loud(&diagnosis).is_empty(),
            "{text}: {:?}",
            loud(&diagnosis)
        );
        assert!(evidence.facts().request.unwrap().host.is_some(), "{text}");
    }
}

#[test]
fn what_a_document_only_names_is_not_what_was_sent() {
    let copy = Copy {
        upload: upload("").0,
        named: true,
    };
    let head = "POST / HTTP/1.1\nHost: <BucketName-APPID>.cos.<Region>.myqcloud.com\nContent-Type: multipart/form-data; boundary=<boundary>\nContent-Length: Content Length\n\n";
    let list = copy.rows(
        |name, value| format!("{name}: {value}\n"),
        "file: photo.png\n",
    );
    let body = copy.body("\n", "[Object Content]");
    for text in [format!("{head}{list}"), format!("{head}{body}")] {
        let mut evidence = Evidence::default();
        evidence.add(text.as_bytes(), None, None).unwrap();
        let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
        assert!(
            loud(&diagnosis).is_empty(),
            "{text}: {:?}",
            loud(&diagnosis)
        );
    }
}

/// A list may be a chat's or a document's; of a request every letter was sent.
#[test]
fn what_was_sent_is_judged_letter_by_letter_and_its_file_is_no_evidence() {
    let copy = Copy {
        upload: upload("").0,
        named: true,
    };
    let head = format!(
        "POST / HTTP/1.1\r\nHost: examplebucket-1250000000.cos.ap-tokyo.myqcloud.com\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n"
    );
    let sent = |file: &str| format!("{head}{}", copy.body("\r\n", file));
    let found = |text: &str| {
        let mut evidence = Evidence::default();
        evidence.add(text.as_bytes(), None, None).unwrap();
        loud(&diagnose(&evidence, &at(START + 60), Effort::Quick))
            .iter()
            .map(|finding| format!("{finding:?}"))
            .collect::<Vec<String>>()
    };
    for file in [
        "SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3abcdefg\nSecretKey=Gu5t9xGARNpq86cd98joQYCN3abcdefg\n",
        "\u{1b}[31mred\u{1b}[0m policy q-ak\n",
        "# policy  \nq-ak  \nq-signature  \nthe end  \n",
        "Content-Transfer-Encoding: quoted-printable\n\npolicy=3Da=\nb\n",
    ] {
        assert_eq!(found(&sent(file)), [""; 0], "{file}");
    }
    let sound = sent("PNG");
    for (from, to) in [
        ("name=\"q-ak\"", "name=\"q\u{2013}ak\""),
        ("name=\"q-ak\"", "name=\"q-ak\u{200b}\""),
        ("name=\"key\"", "name=\"`key`\""),
        ("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\r", "YOUR_SECRET_ID\r"),
        ("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\r", "<SecretId>\r"),
    ] {
        assert!(sound.contains(from), "{from}");
        assert_ne!(found(&sound.replacen(from, to, 1)), [""; 0], "{to}");
    }
}

#[test]
fn what_is_hidden_in_a_list_is_not_known_however_the_list_is_written() {
    let writings: [fn(&Copy) -> String; 4] = [
        |copy| {
            let rows = copy.rows(|name, value| format!("{name}: {value}, "), "");
            format!("{{{}}}\n", rows.trim_end_matches(", "))
        },
        |copy| {
            copy.rows(
                |name, value| format!("{name},{value}\n"),
                "file,photo.png\n",
            )
        },
        |copy| {
            copy.rows(
                |name, value| format!("| {name} | {value} |\n"),
                "| file | photo.png |\n",
            )
        },
        |copy| {
            copy.rows(
                |name, value| format!("{name}: {value}\n"),
                "file: photo.png\n",
            )
        },
    ];
    for (index, writing) in writings.iter().enumerate() {
        for mask in ["[REDACTED]", "(hidden)", "\u{2026}"] {
            for name in ["q-ak", "q-signature", "policy"] {
                let mut upload = Upload::default();
                match name {
                    "policy" => upload.encoded = Some(mask.to_owned()),
                    "q-signature" => upload.signature = Some(mask.to_owned()),
                    _ => upload = upload.field(name, mask),
                }
                let text = writing(&Copy {
                    upload,
                    named: true,
                });
                let mut evidence = Evidence::default();
                evidence.add(text.as_bytes(), None, None).expect(&text);
                let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
                let loud = loud(&diagnosis);
                assert!(loud.is_empty(), "{index}, {name}: {loud:?}\n{text}");
            }
        }
    }
}

#[test]
fn characters_of_no_width_that_break_long_words_are_the_chats() {
    let copy = Copy {
        upload: upload("").0,
        named: true,
    };
    let list = copy.rows(
        |name, value| format!("{name}: {value}\n"),
        "file: photo.png\n",
    );
    for text in [list, copy.body("\n", "")] {
        let lines = text.lines().map(|line| {
            let signs: Vec<char> = line.chars().collect();
            let pieces = signs
                .chunks(20)
                .map(|piece| piece.iter().collect::<String>());
            pieces.collect::<Vec<String>>().join("\u{200b}")
        });
        let text = lines.collect::<Vec<String>>().join("\n");
        let mut evidence = Evidence::default();
        evidence.add(text.as_bytes(), None, None).unwrap();
        let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
        assert!(
            loud(&diagnosis).is_empty(),
            "{text}: {:?}",
            loud(&diagnosis)
        );
    }
    // One in one value is the sender's.
    let text = copy.wire().replace(
        "name=\"q-ak\"\r\n\r\nAKID",
        "name=\"q-ak\"\r\n\r\nAKID\u{200b}",
    );
    let mut evidence = Evidence::default();
    evidence.add(text.as_bytes(), None, None).unwrap();
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
    assert!(!loud(&diagnosis).is_empty());
}

#[test]
fn a_command_with_curly_quotes_is_the_command_that_was_typed() {
    let copy = Copy {
        upload: upload("").0,
        named: true,
    };
    for [open, close] in [["\u{2018}", "\u{2019}"], ["\u{201c}", "\u{201d}"]] {
        let row = |name: &str, value: &str| format!(" \\\n  -F {open}{name}={value}{close}");
        let rows = copy.rows(row, &format!(" \\\n  -F {open}file=@photo.png{close}"));
        let text = format!("curl {open}{}{close}{rows}\nThat is all.\n", copy.url());
        let mut evidence = Evidence::default();
        evidence.add(text.as_bytes(), None, None).unwrap();
        let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
        assert!(
            loud(&diagnosis).is_empty(),
            "{text}: {:?}",
            loud(&diagnosis)
        );
        let form = evidence.facts().form.unwrap();
        assert_eq!(form.fields.len(), copy.pairs().len(), "{text}");
    }
}

#[test]
fn an_answer_that_an_archive_keeps_in_base64_is_the_answer() {
    let copy = Copy {
        upload: upload("").0,
        named: true,
    };
    let answer = "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>";
    let coded = STANDARD.encode(answer);
    let body = quoted(&copy.body("\r\n", ""));
    let request = format!("\"method\":\"POST\",\"url\":{}", quoted(&copy.url()));
    let archives = [
        format!(
            "{{\"log\":{{\"entries\":[{{\"request\":{{{request},\"httpVersion\":\"HTTP/1.1\",\"headers\":[],\"postData\":{{\"text\":{body}}}}},\"response\":{{\"status\":403,\"content\":{{\"encoding\":\"base64\",\"text\":\"{coded}\"}}}}}}]}}}}"
        ),
        format!(
            "[{{{request},\"request\":{{\"body\":{{\"text\":{body}}}}},\"response\":{{\"status\":403,\"body\":{{\"encoded\":\"{coded}\"}}}}}}]"
        ),
    ];
    for text in archives {
        let mut evidence = Evidence::default();
        evidence.add(text.as_bytes(), None, None).unwrap();
        let answer = evidence.facts().answer.unwrap();
        let message = answer.message.map(|message| evidence.text(message));
        assert_eq!(message.as_deref(), Some("Access Denied."), "{text}");
    }
}
