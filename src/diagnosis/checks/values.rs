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
use crate::text::hex::unhex;

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

/// What is wrong with a value: the word for it in parameters and catalogues, how certain the refusal is, and what
/// should stand there.
type Fault = (&'static str, Severity, Option<String>);

/// Outside what is documented, and documented to be refused.
const fn refused(domain: &'static str, expected: Option<String>) -> Fault {
    (domain, Severity::Error, expected)
}

/// Outside what is documented; what COS does with it is not.
const fn doubtful(domain: &'static str, expected: Option<String>) -> Fault {
    (domain, Severity::Warning, expected)
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
        (!within).then(|| refused("traffic-limit", None))
    }),
    // 436/14690
    ("x-cos-storage-class", |_, value| {
        let bare = value.strip_prefix("MAZ_").unwrap_or(value);
        let near = near(&CLASSES, bare);
        let meant = near.map(|_| value.to_ascii_uppercase());
        (near != Some(bare)).then(|| doubtful("storage-class", meant))
    }),
    // 436/14690
    ("acl", |_, value| acl(value)),
    ("x-cos-acl", |_, value| acl(value)),
    // 436/14690
    ("q-sign-algorithm", |_, value| {
        let meant = Some("sha1".to_owned());
        match value {
            "sha1" => None,
            _ if value.eq_ignore_ascii_case("sha1") => Some(doubtful("algorithm", meant)),
            _ => Some(refused("algorithm", meant)),
        }
    }),
    // 436/14690
    ("x-cos-server-side-encryption", |_, value| {
        let known = ["AES256", "cos/kms"].contains(&value);
        (!known).then(|| doubtful("encryption", None))
    }),
    // 436/97529
    ("x-cos-return-body", |_, value| {
        (!is_encoded_object(value)).then(|| doubtful("return-body", None))
    }),
    // 436/106770
    ("x-cos-callback", |_, value| {
        (!is_encoded_object(value)).then(|| doubtful("callback", None))
    }),
];

/// The one of the list that the value is, letter case aside.
fn near(list: &[&'static str], value: &str) -> Option<&'static str> {
    let mut known = list.iter().copied();
    known.find(|known| known.eq_ignore_ascii_case(value))
}

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
    let (domain, severity, expected) = domain(context, &view.text)?;
    let mut finding = Finding::new(FindingId::FormFieldValue)
        .severity(severity)
        // Letters that somebody typed by hand prove nothing.
        .severity_if(context.form_retyped(), Severity::Note)
        .field(name)
        .word("domain", domain)
        .int("length", view.text.len())
        .actual(view.text.to_string());
    finding.expected = expected;
    Some(context.mark_field(finding, view))
}

fn key(value: &str) -> Option<Fault> {
    if value.len() > KEY_BYTES && !value.contains(fields::FILENAME) {
        return Some(refused("key-length", None));
    }
    let forbidden = value.bytes().any(|byte| matches!(byte, 24..=27));
    // Forbidden; what a form upload is answered is not published.
    forbidden.then(|| doubtful("key-character", None))
}

fn acl(value: &str) -> Option<Fault> {
    let near = near(&ACLS, value);
    (near != Some(value)).then(|| doubtful("acl", near.map(str::to_owned)))
}

/// Base64 of the sixteen bytes, and of those of this very file where they are here.
fn content_md5(context: &Context<'_>, value: &str) -> Option<Fault> {
    if value.is_empty() {
        return Some(doubtful("md5", None));
    }
    let own = file_bytes(context).map(|bytes| STANDARD.encode(Md5::digest(bytes)));
    let sixteen = STANDARD.decode(value);
    if !sixteen.is_ok_and(|digest| digest.len() == 16) {
        let digits = unhex(value.as_bytes()).filter(|digest| digest.len() == 16);
        let domain = if digits.is_some() { "md5-hex" } else { "md5" };
        return Some(refused(
            domain,
            own.or(digits.map(|it| STANDARD.encode(it))),
        ));
    }
    let own = own.filter(|own| own != value)?;
    Some(refused("md5-other", Some(own)))
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
        let root = document.root.as_ref();
        document.is_valid() && root.is_some_and(|root| root.as_object().is_some())
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
        .int("length", *size)
        .actual(size.to_string());
    Some(finding.at_field(value.place, "file"))
}
