//! The form by itself (436/14690, form fields): which fields must be there, their order, names and values that
//! cannot be meant. Whether a value satisfies the policy is the conditions' check.

use crate::cos::fields;
use crate::diagnosis::context::{Context, FieldView, Mode};
use crate::diagnosis::{Authority, Finding, FindingId, Param, Severity};
use crate::evidence::{Field, Form};

/// Text fields without which policy mode does not work, in the order to mend them.
const SIGNING: [&str; 4] = ["q-sign-algorithm", "q-ak", "q-key-time", "q-signature"];
/// So many places of one finding are marked.
const MARKS: usize = 16;
/// Names under which people send the session token.
const TOKEN_NAMES: [&str; 12] = [
    "token",
    "sessiontoken",
    "session-token",
    "securitytoken",
    "security-token",
    "x-cos-token",
    "x-cos-session-token",
    "x-cos-securitytoken",
    "x-ci-security-token",
    "x-amz-security-token",
    "x-oss-security-token",
    "x_cos_security_token",
];

/// Judges the form.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(form) = context.form() else {
        return Vec::new();
    };
    let mut findings = signing_mode(context, form);
    findings.extend(missing(context, form));
    findings.extend(after_file(context, form));
    findings.extend(duplicates(context, form));
    findings.extend(file_part(context, form));
    findings.extend(values(context, form));
    findings.extend(token(context));
    findings.extend(key_slash(context));
    findings
}

fn name_of(context: &Context<'_>, field: &Field) -> String {
    context.text(field.name).into_owned()
}

fn signing_mode(context: &Context<'_>, form: &Form) -> Vec<Finding> {
    let severity = match context.mode {
        Mode::Policy | Mode::Unknown => return Vec::new(),
        Mode::SignatureField | Mode::AuthorizationHeader | Mode::Anonymous => Severity::Note,
        Mode::S3V2 | Mode::S3V4 | Mode::Oss => Severity::Warning,
    };
    let finding = Finding::new(FindingId::FormOtherSigningMode)
        .severity(severity)
        .authority(Authority::Observed)
        .word("mode", context.mode.slug());
    let names = [
        "Signature",
        "AWSAccessKeyId",
        "OSSAccessKeyId",
        "x-amz-credential",
        "x-amz-signature",
    ];
    let field = names
        .iter()
        .find_map(|name| form.named(context.evidence, name).next());
    vec![match field {
        Some((_, field)) => {
            let name = name_of(context, field);
            finding.field(name.clone()).at_field(field.name.place, name)
        }
        None => finding,
    }]
}

fn missing(context: &Context<'_>, form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    let signing = if context.mode == Mode::Policy {
        &SIGNING[..]
    } else {
        &[]
    };
    for name in std::iter::once(&"key").chain(signing) {
        if context.lacks(name) {
            let finding = Finding::new(FindingId::FormFieldMissing)
                .field(*name)
                .word("shape", "absent");
            findings.push(mark_near(context, finding, name));
        }
    }
    if form.shows_file && form.complete && context.file_index().is_none() {
        let text = form.named(context.evidence, "file").next();
        let finding = Finding::new(FindingId::FormFieldMissing).field("file");
        match text {
            // A part called file without a filename: COS may take it, browsers never send it.
            Some((_, field)) => findings.push(
                finding
                    .severity(Severity::Warning)
                    .authority(Authority::Inferred)
                    .word("shape", "text")
                    .at_field(field.name.place, "file"),
            ),
            None => findings.push(finding.word("shape", "absent")),
        }
    }
    findings
}

/// Marks the field whose name was meant to be this one, where there is one.
pub fn mark_near(context: &Context<'_>, finding: Finding, name: &str) -> Finding {
    let mut fields = context.form().into_iter().flat_map(|form| &form.fields);
    let near = fields.find(|field| resembles(&name_of(context, field), name));
    let Some(field) = near else {
        return finding;
    };
    let found = name_of(context, field);
    finding
        .expected(name)
        .actual(found.clone())
        .at_field(field.name.place, found)
}

/// Whether a name is the other one but for case, separators or a common slip.
fn resembles(given: &str, meant: &str) -> bool {
    let fold = |name: &str| -> String {
        name.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase()
    };
    let (found, wanted) = (fold(given), fold(meant));
    let slips: &[&str] = match wanted.as_str() {
        "qkeytime" => &["qsigntime", "keytime", "signtime"],
        "policy" => &[
            "policybase64",
            "policyb64",
            "base64policy",
            "encodedpolicy",
            "postpolicy",
        ],
        "qak" => &["ak", "secretid", "qsecretid", "accesskeyid", "qaccesskey"],
        "qsignature" => &["signature", "sign", "qsign", "dsignature"],
        "qsignalgorithm" => &["qalgorithm", "signalgorithm", "algorithm", "qsignalgo"],
        _ => &[],
    };
    found == wanted || slips.contains(&found.as_str()) || fields::is_slip(given, meant)
}

/// 436/14690: `file` is the last field; what stands behind it is not seen in time.
fn after_file(context: &Context<'_>, form: &Form) -> Option<Finding> {
    let file = context.file_index().filter(|_| form.ordered)?;
    let behind: Vec<&Field> = form
        .fields
        .iter()
        .skip(file + 1)
        .filter(|field| field.file.is_none())
        .collect();
    let names: Vec<String> = behind.iter().map(|field| name_of(context, field)).collect();
    // The same field in front of the file is the one COS reads.
    let seen = |name: &str| context.fields(name).iter().any(|view| view.index < file);
    let essential = |name: &&String| {
        fields::BEFORE_FILE
            .iter()
            .any(|must| must.eq_ignore_ascii_case(name))
            && !seen(name)
    };
    let blamed = names
        .iter()
        .find(essential)
        .or_else(|| names.first())?
        .clone();
    let severity = if names.iter().any(|name| essential(&name)) {
        Severity::Error
    } else {
        Severity::Warning
    };
    let mut finding = Finding::new(FindingId::FormFieldAfterFile)
        .severity(severity)
        .field(blamed)
        .param("fields", Param::List(names.clone()));
    for (field, name) in behind.iter().zip(&names).take(MARKS) {
        finding = finding.at_field(field.name.place, name.clone());
    }
    Some(finding)
}

fn duplicates(context: &Context<'_>, form: &Form) -> Vec<Finding> {
    let mut groups: Vec<(String, Vec<&Field>)> = Vec::new();
    let mut index: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for field in &form.fields {
        let name = name_of(context, field);
        let key = name.to_ascii_lowercase();
        if let Some((_, fields)) = index.get(&key).and_then(|at| groups.get_mut(*at)) {
            fields.push(field);
        } else {
            index.insert(key, groups.len());
            groups.push((name, vec![field]));
        }
    }
    let several = groups.into_iter().filter(|(_, fields)| fields.len() > 1);
    several
        .map(|(name, fields)| {
            // 436/7730: IncorrectNumberOfFilesInPostRequest.
            let files = fields.iter().filter(|field| field.file.is_some()).count();
            let severity = if files > 1 {
                Severity::Error
            } else {
                Severity::Warning
            };
            let mut finding = Finding::new(FindingId::FormDuplicateField)
                .severity(severity)
                .authority(if files > 1 {
                    Authority::Documented
                } else {
                    Authority::Inferred
                })
                .field(name.clone())
                .int("count", i64::try_from(fields.len()).unwrap_or(i64::MAX));
            for field in fields.iter().take(8) {
                finding = finding.at_field(field.name.place, name.clone());
            }
            finding
        })
        .collect()
}

fn file_part(context: &Context<'_>, form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files: Vec<&Field> = form
        .fields
        .iter()
        .filter(|field| field.file.is_some())
        .collect();
    let named_file = |field: &&&Field| name_of(context, field).eq_ignore_ascii_case("file");
    let has_file = files.iter().any(|field| named_file(&field));
    for field in &files {
        let name = name_of(context, field);
        if name.eq_ignore_ascii_case("file") {
            continue;
        }
        let known = fields::find(&name).is_some();
        let finding = if known {
            Finding::new(FindingId::FormTextFieldAsFile).authority(Authority::Inferred)
        } else if has_file {
            continue;
        } else {
            Finding::new(FindingId::FormFileFieldName)
                .word("name", name.clone())
                .expected("file")
                .actual(name.clone())
        };
        findings.push(
            finding
                .field(if known { name.as_str() } else { "file" })
                .at_field(field.name.place, name),
        );
    }
    findings
}

/// Field by field: letter case of the name, values that are a program's slip.
fn values(context: &Context<'_>, form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, field) in form.fields.iter().enumerate() {
        let name = name_of(context, field);
        if let Some(row) =
            fields::find(&name).filter(|row| !row.name.ends_with('*') && row.name != name)
        {
            findings.push(
                Finding::new(FindingId::FormFieldNameCase)
                    .authority(Authority::Observed)
                    .field(name.clone())
                    .word("wanted", row.name)
                    .expected(row.name)
                    .actual(name.clone())
                    .at_field(field.name.place, name.clone()),
            );
        }
        findings.extend(alias(context, field, &name));
        if field.file.is_some() {
            continue;
        }
        findings.extend(undefined(context, &name, &context.view(index, field)));
    }
    findings
}

/// The reader took an object for a signing service's answer, whose names the page has to translate.
fn alias(context: &Context<'_>, field: &Field, name: &str) -> Option<Finding> {
    let sources = &context.evidence.sources;
    let (_, outer) = sources.named(field.name.place)?;
    let found = sources.text(outer);
    if found.eq_ignore_ascii_case(name) || !resembles(&found, name) {
        return None;
    }
    let finding = Finding::new(FindingId::FormFieldAlias)
        .field(name)
        .word("found", found.clone())
        .expected(name)
        .actual(found);
    Some(finding.at_field(outer, name))
}

fn undefined(context: &Context<'_>, name: &str, view: &FieldView<'_>) -> Option<Finding> {
    let kind = view.unfilled()?;
    let token = name.eq_ignore_ascii_case("x-cos-security-token");
    let needed = fields::BEFORE_FILE
        .iter()
        .any(|must| must.eq_ignore_ascii_case(name));
    // A token is needed with a temporary key only; any key that the policy allows can be stored.
    let allowed = name.eq_ignore_ascii_case("key")
        && kind != "empty"
        && !super::conditions::refuses(context, name);
    let severity = if needed && !allowed && (!token || temporary(context)) {
        Severity::Error
    } else {
        Severity::Warning
    };
    let finding = Finding::new(FindingId::FormValueUndefined)
        .severity(severity)
        .authority(Authority::Inferred)
        .field(name)
        .word("value", kind)
        .actual(view.text.to_string());
    Some(context.mark_field(finding, view))
}

/// Whether the key is a temporary one: it was given as such, or its id has that shape.
fn temporary(context: &Context<'_>) -> bool {
    // Temporary SecretIds of today are 68 characters long, permanent ones 36 (436/14048).
    let long = |id: &str| id.len() >= 60 && id.starts_with("AKID");
    let signed = context.condition_value("q-ak");
    context.facts.keys.temporary
        || context.field("q-ak").is_some_and(|view| long(&view.text))
            && signed.is_none_or(|id| long(&id))
}

/// 436/14690: with temporary keys `x-cos-security-token` is required.
fn token(context: &Context<'_>) -> Option<Finding> {
    if !context.lacks("x-cos-security-token") || !context.mode.is_policy() {
        return None;
    }
    let request = context.facts.request.as_ref();
    if request
        .and_then(|r| r.header(context.evidence, "x-cos-security-token"))
        .is_some()
    {
        return None;
    }
    if !temporary(context) {
        return None;
    }
    let keys = &context.facts.keys;
    let form = context.form()?;
    let other = form
        .fields
        .iter()
        .find(|field| TOKEN_NAMES.contains(&name_of(context, field).to_ascii_lowercase().as_str()));
    let authority = if keys.temporary {
        Authority::Documented
    } else {
        Authority::Observed
    };
    let finding = if let Some(field) = other {
        let found = name_of(context, field);
        Finding::new(FindingId::FormSecurityTokenName)
            .word("found", found.clone())
            .expected("x-cos-security-token")
            .actual(found.clone())
            .at_field(field.name.place, found)
    } else {
        let finding = Finding::new(FindingId::FormSecurityTokenMissing);
        match context.field("q-ak") {
            Some(view) => context.mark_field(finding, &view),
            None => finding,
        }
    };
    Some(finding.field("x-cos-security-token").authority(authority))
}

/// 436/13324: object keys do not begin with a slash; what POST answers is not published.
fn key_slash(context: &Context<'_>) -> Option<Finding> {
    let view = context.field("key")?;
    if !view.text.starts_with(['/', '\\']) {
        return None;
    }
    let finding = Finding::new(FindingId::FormKeyLeadingSlash)
        .field("key")
        .expected(view.text.trim_start_matches(['/', '\\']))
        .actual(view.text.to_string());
    Some(context.mark_field(finding, &view))
}
