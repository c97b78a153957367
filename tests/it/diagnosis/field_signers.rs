//! The forms that public programs build, each as they build it: their order of fields, their way of writing
//! conditions and times, what they add and what they leave out. All of them are accepted by COS as far as
//! anybody knows, so none may be accused, in whatever way the form is handed over.

use crate::support::inputs::WAYS;
use crate::support::{
    END, FILE, POLICY, SECRET_ID, SECRET_KEY, SIGNATURE, START, Upload, at, loud,
};
use postdoc::diagnosis::{Effort, FindingId, Severity, Verdict, diagnose};
use postdoc::evidence::{Evidence, Slot};

/// A temporary SecretId: 68 characters.
const TEMPORARY: &str = "AKIDexampleExampleExampleExampleExampleExampleExampleExampleExample0";
const TOKEN: &str = "exampleTokenExampleTokenExampleTokenExampleTokenExampleTokenExample";

/// A program's upload: its policy (`{ak}`, `{kt}`, `{end}`, `{bucket}` stand for values), its fields in order, the warnings
/// that are in place, and what else is special about it.
struct Program {
    name: &'static str,
    policy: &'static str,
    fields: &'static [(&'static str, &'static str)],
    warnings: &'static [&'static str],
    change: fn(Upload) -> Upload,
}

fn same(upload: Upload) -> Upload {
    upload
}

fn fill(text: &str, upload: &Upload, id: &str) -> String {
    text.replace("{ak}", id)
        .replace("{kt}", &upload.key_time)
        .replace("{bucket}", &upload.bucket)
        .replace("{end}", "2026-11-23T12:30:00.000Z")
        .replace("{end0}", "2026-11-23T12:30:00Z")
        .replace("{token}", TOKEN)
}

impl Program {
    fn upload(&self) -> Upload {
        let mut upload = (self.change)(Upload::default());
        let temporary = self.fields.iter().any(|(_, value)| *value == "{token}");
        let id = if temporary { TEMPORARY } else { SECRET_ID };
        upload.policy = fill(self.policy, &upload, id);
        upload.fields = self
            .fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), fill(value, &upload, id)))
            .collect();
        upload
    }

    fn keys(&self) -> String {
        let temporary = self.fields.iter().any(|(_, value)| *value == "{token}");
        let (id, token) = if temporary {
            (TEMPORARY, format!(",\"token\":\"{TOKEN}\""))
        } else {
            (SECRET_ID, String::new())
        };
        format!("{{\"secretId\":\"{id}\",\"secretKey\":\"{SECRET_KEY}\"{token}}}")
    }
}

const PROGRAMS: &[Program] = &[
    Program {
        name: "an iframe form of the JavaScript demos: redirect first, policy behind the signature",
        policy: r#"{"expiration":"{end}","conditions":[{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"},{"bucket":"{bucket}"},{"key":"dir/photo.png"}]}"#,
        fields: &[
            ("success_action_redirect", "https://my.website/empty.html"),
            ("key", "dir/photo.png"),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("policy", POLICY),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "the same with temporary keys, the token before the signature",
        policy: r#"{"expiration":"{end}","conditions":[{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"},{"bucket":"{bucket}"},["eq","$key","dir/photo.png"],["starts-with","$Content-Type",""],["content-length-range",1,10485760]]}"#,
        fields: &[
            ("key", "dir/photo.png"),
            ("Content-Type", "image/png"),
            ("x-cos-security-token", "{token}"),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("policy", POLICY),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "a cloud drive: `$key` in object form, metadata for its callback, an uncovered name, no fraction in the time",
        policy: r#"{"expiration":"{end0}","conditions":[{"bucket":"{bucket}"},{"$key":"uploads/1/a photo.png"},{"x-cos-meta-callback":"https://my.website/api/v3/callback/cos/f00d"},{"x-cos-meta-key":"f00d"},{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"},["content-length-range",0,1048576]]}"#,
        fields: &[
            ("key", "uploads/1/a photo.png"),
            ("policy", POLICY),
            (
                "x-cos-meta-callback",
                "https://my.website/api/v3/callback/cos/f00d",
            ),
            ("x-cos-meta-key", "f00d"),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("name", "a photo.png"),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "a picture host's client: a date far away written by hand, a KeyTime of a day, q-sign-time in the form too",
        policy: r#"{"expiration":"2033-03-03T09:38:12.414Z","conditions":[{"acl":"default"},{"bucket":"{bucket}"},{"key":"pictures/photo.png"},{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"}]}"#,
        fields: &[
            ("key", "pictures/photo.png"),
            ("policy", POLICY),
            ("acl", "default"),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-sign-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("file", FILE),
        ],
        warnings: &[],
        change: |upload| Upload {
            key_time: format!("{START};{}", START + 86_400),
            ..upload
        },
    },
    Program {
        name: "a PHP library: three conditions, nothing about key or bucket",
        policy: r#"{"expiration":"{end}","conditions":[{"q-ak":"{ak}"},{"q-sign-time":"{kt}"},{"q-sign-algorithm":"sha1"}]}"#,
        fields: &[
            ("policy", POLICY),
            ("q-ak", "{ak}"),
            ("siteurl", "https://my.website/upload/ab/cd.png"),
            ("q-key-time", "{kt}"),
            ("q-sign-algorithm", "sha1"),
            ("q-signature", SIGNATURE),
            ("key", "upload/ab/cd.png"),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "a file share in PHP: eq on the key, headers and status without conditions, two clock reads a second apart",
        policy: r#"{"expiration":"2026-11-23T12:30:01.000Z","conditions":[{"bucket":"{bucket}"},["eq","$key","file/0123456789abcdef"],["content-length-range",1,104857600],{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"}]}"#,
        fields: &[
            ("Cache-Control", "max-age=2592000"),
            ("Content-Disposition", "attachment; filename=photo.png"),
            ("key", "file/0123456789abcdef"),
            ("success_action_status", "200"),
            ("policy", POLICY),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "Go services of one family: starts-with on the whole key, members in the order of a map",
        policy: r#"{"conditions":[{"bucket":"{bucket}"},["starts-with","$key","app/20261123/0b5cd9aa"],{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"}],"expiration":"{end}"}"#,
        fields: &[
            ("key", "app/20261123/0b5cd9aa.png"),
            ("Content-Type", "image/png"),
            ("policy", POLICY),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "a PHP date library's six digits of fraction",
        policy: r#"{"expiration":"2026-11-23T12:30:00.000000Z","conditions":[{"bucket":"{bucket}"},["starts-with","$key","20261123\/"],{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"}]}"#,
        fields: &[
            ("key", "20261123/5e8f.png"),
            ("policy", POLICY),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("file", FILE),
        ],
        warnings: &["policy.expiration-format warning expiration"],
        change: same,
    },
    Program {
        name: "a Go library without a bucket condition, the Content-Type exact",
        policy: r#"{"conditions":[{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"},{"key":"a/b.png"},{"Content-Type":"image/png"}],"expiration":"{end}"}"#,
        fields: &[
            ("Content-Type", "image/png"),
            ("key", "a/b.png"),
            ("policy", POLICY),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-sign-algorithm", "sha1"),
            ("q-signature", SIGNATURE),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "the Java demo: indented JSON put together by hand, fields in the order of a hash map, a body built by hand",
        policy: "{\n    \"expiration\": \"{end}\",\n    \"conditions\": [\n        { \"bucket\": \"{bucket}\" },\n        { \"q-sign-algorithm\": \"sha1\" },\n        { \"q-ak\": \"{ak}\" },\n        { \"q-sign-time\":\"{kt}\" }\n    ]\n}",
        fields: &[
            ("q-signature", SIGNATURE),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("key", "images/test.jpg"),
            ("q-sign-algorithm", "sha1"),
            ("policy", POLICY),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "a Java service that starts KeyTime a minute early and ends the policy in ZonedDateTime's own form",
        policy: r#"{"expiration":"{end0}","conditions":[{"bucket":"{bucket}"},{"key":"t/1.png"},["content-length-range",1,5242880],{"success_action_status":"200"},{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"}]}"#,
        fields: &[
            ("key", "t/1.png"),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("policy", POLICY),
            ("q-signature", SIGNATURE),
            ("success_action_status", "200"),
            ("file", FILE),
        ],
        warnings: &[],
        change: |upload| Upload {
            key_time: format!("{};{END}", START - 60),
            ..upload
        },
    },
    Program {
        name: "the .NET form: capital Acl, storage class, metadata in other letter case than the condition's",
        policy: r#"{"expiration":"{end}","conditions":[{"acl":"default"},{"bucket":"{bucket}"},["starts-with","$key","a/"],["eq","$x-cos-storage-class","STANDARD"],{"x-cos-meta-author":"tester"},{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"}]}"#,
        fields: &[
            ("key", "a/b.png"),
            ("Acl", "default"),
            ("X-Cos-Storage-Class", "STANDARD"),
            ("x-Cos-meta-author", "tester"),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("policy", POLICY),
            ("q-signature", SIGNATURE),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "a page that leaves the name to the browser: ${filename} behind a prefix",
        policy: r#"{"expiration":"{end}","conditions":[{"bucket":"{bucket}"},["starts-with","$key","user/42/"],["starts-with","$success_action_redirect","https://my.website/"],{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"}]}"#,
        fields: &[
            ("key", "user/42/${filename}"),
            (
                "success_action_redirect",
                "https://my.website/done?from=form",
            ),
            ("policy", POLICY),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "a mini program: status 200, an empty Content-Type, the key with what an object's name may hold",
        policy: r#"{"expiration":"{end}","conditions":[{"bucket":"{bucket}"},["starts-with","$key",""],["starts-with","$Content-Type",""],{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"}]}"#,
        fields: &[
            (
                "key",
                "\u{56fe}\u{7247}/2026-11-23/tmp_a&b=c+d%20(1)***.png",
            ),
            ("success_action_status", "200"),
            ("Content-Type", ""),
            ("policy", POLICY),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "both ends of content-length-range, two conditions on one field, an extra member, a time of its own for each",
        policy: "{\"id\":\"7\",\"expiration\":\"2026-11-23T13:10:00Z\",\r\n\"conditions\":[{\"bucket\":\"{bucket}\"},[\"starts-with\",\"$key\",\"a/\"],[\"starts-with\",\"$key\",\"a/b\"],[\"content-length-range\",48211,48211],{\"q-sign-algorithm\":\"sha1\"},[\"eq\",\"$q-ak\",\"{ak}\"],[\"eq\",\"$q-sign-time\",\"{kt}\"]]}\r\n",
        fields: &[
            ("key", "a/b.png"),
            ("policy", POLICY),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("submit", "Upload"),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "an S3 habit: every name lower case, metadata without conditions, x-ignore fields, an empty prefix",
        policy: r#"{"expiration":"{end}","conditions":[["eq","$bucket","{bucket}"],["eq","$key","my-object"],["eq","$content-type","text/plain"],["starts-with","$x-cos-meta-tag",""],{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"}]}"#,
        fields: &[
            ("bucket", "{bucket}"),
            ("key", "my-object"),
            ("Content-Type", "text/plain"),
            ("x-cos-meta-tag", "anything-goes"),
            ("x-cos-meta-custom", "value"),
            ("x-ignore-custom", "value"),
            ("policy", POLICY),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
    Program {
        name: "encryption, limits and grants of the documentation, all with conditions",
        policy: r#"{"expiration":"{end}","conditions":[{"bucket":"{bucket}"},{"x-cos-server-side-encryption":"AES256"},{"x-cos-traffic-limit":"1048576"},["eq","$x-cos-grant-read","id=\"100000000001\",id=\"100000000002\""],["starts-with","$Expires","Wed, "],["starts-with","$Cache-Control","max-age"],{"q-sign-algorithm":"sha1"},{"q-ak":"{ak}"},{"q-sign-time":"{kt}"}]}"#,
        fields: &[
            ("key", "exampleobject"),
            ("Cache-Control", "max-age=86400"),
            ("Expires", "Wed, 30 Dec 2026 08:00:00 GMT"),
            ("x-cos-server-side-encryption", "AES256"),
            ("x-cos-traffic-limit", "1048576"),
            (
                "x-cos-grant-read",
                "id=\"100000000001\",id=\"100000000002\"",
            ),
            ("policy", POLICY),
            ("q-sign-algorithm", "sha1"),
            ("q-ak", "{ak}"),
            ("q-key-time", "{kt}"),
            ("q-signature", SIGNATURE),
            ("file", FILE),
        ],
        warnings: &[],
        change: same,
    },
];

fn evidence(upload: &Upload, way: &str, keys: &str) -> Evidence {
    let mut evidence = upload.evidence_by(way);
    if !keys.is_empty() {
        evidence
            .add(keys.as_bytes(), Some(Slot::Keys), None)
            .unwrap();
    }
    evidence
}

#[test]
fn what_working_programs_send_is_sound_in_every_way_it_is_handed_over() {
    let mut wrong = Vec::new();
    for program in PROGRAMS {
        let upload = program.upload();
        for way in WAYS {
            let diagnosis = diagnose(&evidence(&upload, way, ""), &at(START + 60), Effort::None);
            if loud(&diagnosis) != program.warnings || diagnosis.verdict != Verdict::Sound {
                wrong.push(format!(
                    "{way}, {}: {:?} {:?}",
                    program.name,
                    diagnosis.verdict,
                    loud(&diagnosis)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn with_its_keys_every_program_is_proved_right() {
    for program in PROGRAMS {
        let upload = program.upload();
        for way in WAYS {
            let evidence = evidence(&upload, way, &program.keys());
            let diagnosis = diagnose(&evidence, &at(START + 60), Effort::Quick);
            let proved = diagnosis
                .findings
                .iter()
                .any(|finding| finding.id == FindingId::SignatureCorrect);
            assert!(proved, "{way}, {}: {:?}", program.name, diagnosis.findings);
            assert_eq!(
                loud(&diagnosis),
                program.warnings,
                "{way}, {}",
                program.name
            );
        }
    }
}

#[test]
fn a_sound_upload_has_no_case_and_at_most_notes() {
    for program in PROGRAMS {
        let diagnosis = diagnose(
            &evidence(&program.upload(), "pairs", ""),
            &at(START + 60),
            Effort::None,
        );
        assert_eq!(diagnosis.case, None, "{}", program.name);
        assert!(
            diagnosis
                .findings
                .iter()
                .all(|finding| finding.severity != Severity::Error)
        );
    }
}
