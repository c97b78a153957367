//! One upload, written down in every way people hand it over: lists, objects, lines, url-encoded text, a curl line, a
//! raw request, a page's form. The readers must make the same evidence of all of them.

use postdoc::evidence::{Evidence, Slot};

use super::{FILE, Upload};

/// The ways, by the name of the reader.
pub const WAYS: [&str; 7] = [
    "pairs",
    "object",
    "lines",
    "url-encoded",
    "curl",
    "http",
    "html",
];

/// The ways that show the order of fields and the file.
pub const WHOLE: [&str; 3] = ["curl", "http", "html"];

impl Upload {
    /// The evidence of a form written in one of [`WAYS`].
    pub fn evidence_by(&self, way: &str) -> Evidence {
        let slot = if WHOLE.contains(&way) {
            Slot::Request
        } else {
            Slot::Form
        };
        let mut evidence = Evidence::default();
        evidence
            .add(&self.written(way), Some(slot), None)
            .unwrap_or_else(|error| panic!("{way}: {error}"));
        super::postdoc_options(&mut evidence, &self.bucket, self.size);
        evidence
    }

    /// The upload as a paste of one of [`WAYS`].
    pub fn written(&self, way: &str) -> Vec<u8> {
        match way {
            "pairs" => self.form_json().into_bytes(),
            "object" => self.object().into_bytes(),
            "lines" => self.lines().into_bytes(),
            "url-encoded" => self.url_encoded().into_bytes(),
            "curl" => self.curl().into_bytes(),
            "http" => self.http(),
            "html" => self.html().into_bytes(),
            other => panic!("{other} is no way to write a form"),
        }
    }

    fn texts(&self) -> Vec<(String, String)> {
        let mut pairs = self.pairs();
        pairs.retain(|(name, value)| !(name == "file" && value.starts_with('@')));
        pairs
    }

    fn object(&self) -> String {
        let rows: Vec<String> = self
            .texts()
            .iter()
            .map(|(name, value)| {
                let quoted = |text: &str| serde_json::to_string(text).unwrap();
                format!("  {}: {}", quoted(name), quoted(value))
            })
            .collect();
        format!("{{\n{}\n}}", rows.join(",\n"))
    }

    fn lines(&self) -> String {
        let rows: Vec<String> = self
            .pairs()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        rows.join("\n")
    }

    fn url_encoded(&self) -> String {
        let encode = |text: &str| -> String {
            text.bytes()
                .map(|byte| match byte {
                    b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                        char::from(byte).to_string()
                    }
                    _ => format!("%{byte:02X}"),
                })
                .collect()
        };
        let rows: Vec<String> = self
            .texts()
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        rows.join("&")
    }

    /// Where the form goes.
    pub fn url(&self) -> String {
        format!("https://{}.cos.ap-tokyo.myqcloud.com/", self.bucket)
    }

    fn curl(&self) -> String {
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
        let mut line = format!("curl -X POST {}", quoted(&self.url()));
        for (name, value) in self.pairs() {
            let is_file = name == "file" && value.starts_with('@');
            let option = if is_file { "-F" } else { "--form-string" };
            let field = quoted(&format!("{name}={value}"));
            line.extend([" \\\n  ", option, " ", &field]);
        }
        line
    }

    fn http(&self) -> Vec<u8> {
        const BOUNDARY: &str = "----WebKitFormBoundary9JtEhEGHSdx8Patg";
        let mut body: Vec<u8> = Vec::new();
        for (name, value) in self.pairs() {
            body.extend(format!("--{BOUNDARY}\r\n").bytes());
            if name == "file" && value.starts_with('@') {
                let head = format!(
                    "Content-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: image/png\r\n\r\n",
                    self.file
                );
                body.extend(head.bytes());
                body.extend(std::iter::repeat_n(
                    b'x',
                    usize::try_from(self.size).unwrap(),
                ));
            } else {
                body.extend(
                    format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}")
                        .bytes(),
                );
            }
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        let mut message = format!(
            "POST / HTTP/1.1\r\nHost: {}.cos.ap-tokyo.myqcloud.com\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {}\r\n\r\n",
            self.bucket,
            body.len()
        )
        .into_bytes();
        message.extend(body);
        message
    }

    fn html(&self) -> String {
        let escaped = |text: &str| {
            text.replace('&', "&amp;")
                .replace('"', "&quot;")
                .replace('<', "&lt;")
        };
        let mut page = format!(
            "<form action=\"{}\" method=\"post\" enctype=\"multipart/form-data\">\n",
            self.url()
        );
        for (name, value) in self.pairs() {
            let input = if name == "file" && value.starts_with('@') {
                "  <input type=\"file\" name=\"file\">\n".to_owned()
            } else {
                format!(
                    "  <input type=\"hidden\" name=\"{}\" value=\"{}\">\n",
                    escaped(&name),
                    escaped(&value)
                )
            };
            page.push_str(&input);
        }
        page.push_str("</form>\n");
        debug_assert!(!page.contains(FILE));
        page
    }
}
