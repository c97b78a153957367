//! What the fields take, as one table: the values that Tencent's documents allow, field by field. Apart from the
//! form's shape (`form`) and from the policy's conditions (`conditions`): a value here is judged by itself, or by
//! the file it goes with.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use md5::{Digest as _, Md5};

use crate::cos::fields;
use crate::diagnosis::context::{Context, FieldView};
use crate::diagnosis::{Authority, Finding, FindingId, Severity};
use crate::evidence::masked::is_masked;

/// 436/13324: bytes of UTF-8 in an object key.
const KEY_BYTES: usize = 850;
/// 436/14690: bytes of a file in one form upload.
const FILE_BYTES: u64 = 5 * 1024 * 1024 * 1024;
/// 436/14690: bits in a second; outside it COS answers 400.
const TRAFFIC: std::ops::RangeInclusive<u64> = 819_200..=838_860_800;
/// 436/14690, `x-cos-storage-class`, and `COLD`, which came later: another value is a doubt, no fault. `MAZ_` stands
/// before those of buckets with several zones.
const CLASSES: [&str; 6] = [
    "STANDARD",
    "STANDARD_IA",
    "INTELLIGENT_TIERING",
    "ARCHIVE",
    "DEEP_ARCHIVE",
    "COLD",
];
/// 436/14690 prints the first three and goes on: another value is a doubt, no fault.
const ACLS: [&str; 6] = [
    "default",
    "private",
    "public-read",
    "authenticated-read",
    "bucket-owner-read",
    "bucket-owner-full-control",
];

/// What is wrong with a value.
struct Fault {
    /// The word for it in parameters and catalogues.
    domain: &'static str,
    severity: Severity,
    expected: Option<String>,
}

impl Fault {
    /// Outside what is documented, and documented to be refused.
    fn refused(domain: &'static str) -> Self {
        Self {
            domain,
            severity: Severity::Error,
            expected: None,
        }
    }

    /// Outside what is documented; what COS does with it is not.
    fn doubtful(domain: &'static str) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::refused(domain)
        }
    }

    fn expecting(self, value: impl Into<String>) -> Self {
        Self {
            expected: Some(value.into()),
            ..self
        }
    }
}

type Domain = fn(&Context<'_>, &str) -> Option<Fault>;

/// Field by field, with the document each row rests on.
const DOMAINS: &[(&str, Domain)] = &[
    // 436/13324
    ("key", |_, value| key(value)),
    // 436/14690; 436/7730 InvalidDigest, BadDigest
    ("Content-MD5", content_md5),
    // 436/14690
    ("x-cos-traffic-limit", |_, value| {
        let within = value.parse().is_ok_and(|limit| TRAFFIC.contains(&limit));
        (!within).then(|| Fault::refused("traffic-limit"))
    }),
    // 436/14690
    ("x-cos-storage-class", |_, value| {
        let bare = value.strip_prefix("MAZ_").unwrap_or(value);
        let near = CLASSES
            .iter()
            .find(|class| class.eq_ignore_ascii_case(bare));
        let fault = || Fault::doubtful("storage-class");
        match near {
            Some(class) if *class == bare => None,
            Some(_) => Some(fault().expecting(value.to_ascii_uppercase())),
            None => Some(fault()),
        }
    }),
    // 436/14690
    ("acl", |_, value| acl(value)),
    ("x-cos-acl", |_, value| acl(value)),
    // 436/14690
    ("q-sign-algorithm", |_, value| {
        let fault = match value {
            "sha1" => return None,
            _ if value.eq_ignore_ascii_case("sha1") => Fault::doubtful("algorithm"),
            _ => Fault::refused("algorithm"),
        };
        Some(fault.expecting("sha1"))
    }),
    // 436/14690
    ("x-cos-server-side-encryption", |_, value| {
        let known = ["AES256", "cos/kms"];
        (!known.contains(&value)).then(|| Fault::doubtful("encryption"))
    }),
    // 436/97529
    ("x-cos-return-body", |_, value| {
        (!is_encoded_object(value)).then(|| Fault::doubtful("return-body"))
    }),
    // 436/106770
    ("x-cos-callback", |_, value| {
        (!is_encoded_object(value)).then(|| Fault::doubtful("callback"))
    }),
];

/// Judges every value that has a domain.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, domain) in DOMAINS {
        let signed = context.mode.is_policy() || !name.starts_with("q-");
        for view in context.fields(name).iter().filter(|_| signed) {
            findings.extend(judge(context, name, view, *domain));
        }
    }
    findings.extend(metadata_names(context));
    findings.extend(success_status(context));
    findings.extend(file_size(context));
    findings
}

fn judge(
    context: &Context<'_>,
    name: &str,
    view: &FieldView<'_>,
    domain: Domain,
) -> Option<Finding> {
    // What was never filled in, and what is hidden, is no value.
    let judged_empty = ["q-sign-algorithm", "Content-MD5"].contains(&name);
    let unknown = view.text.is_empty() && !judged_empty
        || is_masked(&view.text)
        || view.text.contains(char::REPLACEMENT_CHARACTER)
        || view.unfilled().is_some();
    if unknown {
        return None;
    }
    let fault = domain(context, &view.text)?;
    // Letters that somebody typed by hand prove nothing.
    let severity = if context.form_retyped() {
        Severity::Note
    } else {
        fault.severity
    };
    let mut finding = Finding::new(FindingId::FormFieldValue)
        .severity(severity)
        .field(name)
        .word("domain", fault.domain)
        .int("length", i64::try_from(view.text.len()).unwrap_or(i64::MAX))
        .actual(view.text.to_string());
    finding.expected = fault.expected;
    Some(context.mark_field(finding, view))
}

fn key(value: &str) -> Option<Fault> {
    if value.len() > KEY_BYTES && !value.contains(fields::FILENAME) {
        return Some(Fault::refused("key-length"));
    }
    let forbidden = |byte: u8| matches!(byte, 24..=27);
    value
        .bytes()
        .any(forbidden)
        // Forbidden; what a form upload is answered is not published.
        .then(|| Fault::doubtful("key-character"))
}

fn acl(value: &str) -> Option<Fault> {
    let near = ACLS.iter().find(|acl| acl.eq_ignore_ascii_case(value));
    match near {
        Some(acl) if *acl == value => None,
        Some(acl) => Some(Fault::doubtful("acl").expecting(*acl)),
        None => Some(Fault::doubtful("acl")),
    }
}

/// Base64 of the sixteen bytes, and of those of this very file where they are here.
fn content_md5(context: &Context<'_>, value: &str) -> Option<Fault> {
    let own = file_bytes(context).map(|bytes| STANDARD.encode(Md5::digest(bytes)));
    if value.is_empty() {
        return Some(Fault::doubtful("md5"));
    }
    let sixteen = STANDARD.decode(value);
    if !sixteen.is_ok_and(|digest| digest.len() == 16) {
        let hex = value.len() == 32 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
        let fault = Fault::refused(if hex { "md5-hex" } else { "md5" });
        let turned = || hex.then(|| digits(value).map(|bytes| STANDARD.encode(bytes)));
        return Some(match own.or_else(|| turned().flatten()) {
            Some(right) => fault.expecting(right),
            None => fault,
        });
    }
    let own = own.filter(|own| own != value)?;
    Some(Fault::refused("md5-other").expecting(own))
}

fn digits(value: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| u8::from_str_radix(value.get(at..at + 2)?, 16).ok();
    (0..value.len()).step_by(2).map(pair).collect()
}

/// The bytes of the file, where the body was given as it was sent and shows its end.
fn file_bytes<'c>(context: &'c Context<'_>) -> Option<&'c [u8]> {
    let request = context.facts.request.as_ref()?;
    let scan = request.multipart.as_ref()?;
    let form = context.form()?;
    let file = form.fields.get(context.file_index()?)?;
    let whole = scan
        .parts
        .iter()
        .filter(|part| part.file)
        .all(|part| part.ended);
    let place = file.value.place;
    // Copies leave the file out: an empty one is a fact where the length that was announced is there.
    let announced = super::multipart::declared(request, context.evidence);
    let shown = !place.span.is_empty() || announced.is_some_and(|(length, _)| length == scan.len);
    (request.body_exact && whole && shown).then(|| context.evidence.sources.slice(place))
}

/// Base64, URL-safe or not, of a JSON object.
fn is_encoded_object(value: &str) -> bool {
    let text = value.trim().trim_end_matches('=');
    let decoded = [&STANDARD, &URL_SAFE].into_iter().find_map(|engine| {
        let padding = "=".repeat((4 - text.len() % 4) % 4);
        engine.decode(format!("{text}{padding}")).ok()
    });
    decoded.is_some_and(|bytes| {
        let document = crate::json::parse(&bytes);
        let object = document
            .root
            .as_ref()
            .and_then(crate::json::Node::as_object);
        document.is_valid() && object.is_some()
    })
}

/// `x-cos-meta-` and nothing behind it names no metadata, and a name of metadata holds no underscore (436/14690,
/// `x-cos-meta-*`).
fn metadata_names(context: &Context<'_>) -> Vec<Finding> {
    let fields = context.form().map_or(&[][..], |form| &form.fields);
    let odd = fields.iter().filter_map(|field| {
        let name = context.text(field.name);
        let (head, own) = name.split_at_checked("x-cos-meta-".len())?;
        let domain = match own {
            "" => "meta-name",
            _ if own.contains('_') => "meta-underscore",
            _ => return None,
        };
        let finding = Finding::new(FindingId::FormFieldValue)
            .authority(Authority::Inferred)
            .field(name.clone())
            .word("domain", domain)
            .actual(name.clone());
        let metadata = head.eq_ignore_ascii_case("x-cos-meta-");
        metadata.then(|| finding.at_field(field.name.place, name))
    });
    odd.collect()
}

/// 436/14690: 200, 201 or 204; ignored where a redirect is set.
fn success_status(context: &Context<'_>) -> Option<Finding> {
    let view = context.field("success_action_status")?;
    let value = view.text.trim();
    if ["200", "201", "204", ""].contains(&value) || is_masked(value) {
        return None;
    }
    let finding = Finding::new(FindingId::FormSuccessStatus)
        .field("success_action_status")
        .actual(view.text.to_string());
    Some(context.mark_field(finding, &view))
}

/// 436/14690: larger files take a multipart upload.
fn file_size(context: &Context<'_>) -> Option<Finding> {
    let (size, value) = context.facts.file_size.as_ref()?;
    if *size <= FILE_BYTES {
        return None;
    }
    let finding = Finding::new(FindingId::FormFieldValue)
        .severity(Severity::Error)
        .field("file")
        .word("domain", "file-size")
        .int("length", i64::try_from(*size).unwrap_or(i64::MAX))
        .actual(size.to_string());
    Some(finding.at_field(value.place, "file"))
}
