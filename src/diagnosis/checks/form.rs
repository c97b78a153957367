//! The form by itself (436/14690, form fields): which fields must be there, their order, names and values that
//! cannot be meant. Whether a value satisfies the policy is the conditions' check.

use std::collections::HashMap;

use crate::cos::fields;
use crate::diagnosis::context::{Context, FieldView, Mode};
use crate::diagnosis::{Authority, Finding, FindingId, Param, Severity};
use crate::evidence::{Field, Form};
use crate::text::difference::folded;

/// Text fields without which policy mode does not work, in the order to mend them.
const SIGNING: [&str; 4] = ["q-sign-algorithm", "q-ak", "q-key-time", "q-signature"];
/// Fields that show another way of signing.
const SIGNED_OTHERWISE: [&str; 5] = [
    "Signature",
    "AWSAccessKeyId",
    "OSSAccessKeyId",
    "x-amz-credential",
    "x-amz-signature",
];
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
    let mut findings: Vec<Finding> = signing_mode(context, form).into_iter().collect();
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

fn signing_mode(context: &Context<'_>, form: &Form) -> Option<Finding> {
    let severity = match context.mode {
        Mode::Policy | Mode::Unknown => return None,
        Mode::SignatureField | Mode::AuthorizationHeader | Mode::Anonymous => Severity::Note,
        Mode::S3V2 | Mode::S3V4 | Mode::Oss => Severity::Warning,
    };
    let finding = Finding::new(FindingId::FormOtherSigningMode)
        .severity(severity)
        .authority(Authority::Observed)
        .word("mode", context.mode.slug());
    let mut names = SIGNED_OTHERWISE.iter();
    let field = names.find_map(|name| form.named(context.evidence, name).next());
    Some(match field {
        Some((_, field)) => {
            let name = name_of(context, field);
            finding.field(name.clone()).at_field(field.name.place, name)
        }
        None => finding,
    })
}

fn missing(context: &Context<'_>, form: &Form) -> Vec<Finding> {
    let absent = |name: &str| {
        let finding = Finding::new(FindingId::FormFieldMissing);
        finding.field(name).word("shape", "absent")
    };
    let policy = context.mode == Mode::Policy;
    let signing = SIGNING.iter().filter(|_| policy);
    let lacking = std::iter::once(&"key").chain(signing);
    let lacking = lacking.filter(|name| context.lacks(name));
    let mut findings: Vec<Finding> = lacking
        .map(|name| mark_near(context, absent(name), name))
        .collect();
    if form.shows_file && form.complete && context.file_index().is_none() {
        let text = form.named(context.evidence, "file").next();
        findings.push(match text {
            // A part called file without a filename: COS may take it, browsers never send it.
            Some((_, field)) => Finding::new(FindingId::FormFieldMissing)
                .field("file")
                .severity(Severity::Warning)
                .authority(Authority::Inferred)
                .word("shape", "text")
                .at_field(field.name.place, "file"),
            None => absent("file"),
        });
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
    let (found, wanted) = (folded(given), folded(meant));
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
    let behind = form.fields.iter().skip(file + 1);
    let behind = behind.filter(|field| field.file.is_none());
    let behind: Vec<(&Field, String)> = behind.map(|it| (it, name_of(context, it))).collect();
    // The same field in front of the file is the one COS reads.
    let seen = |name: &str| context.fields(name).iter().any(|view| view.index < file);
    let mut names = behind.iter().map(|(_, name)| name);
    let essential = names.find(|name| is_essential(name) && !seen(name));
    let (_, first) = behind.first()?;
    let mut finding = Finding::new(FindingId::FormFieldAfterFile)
        .severity_if(essential.is_none(), Severity::Warning)
        .field(essential.unwrap_or(first));
    for (field, name) in behind.iter().take(MARKS) {
        finding = finding.at_field(field.name.place, name);
    }
    let names = behind.into_iter().map(|(_, name)| name);
    Some(finding.param("fields", Param::List(names.collect())))
}

/// Whether COS must have read the field before the file.
fn is_essential(name: &str) -> bool {
    let mut fields = fields::BEFORE_FILE.iter();
    fields.any(|must| must.eq_ignore_ascii_case(name))
}

fn duplicates(context: &Context<'_>, form: &Form) -> Vec<Finding> {
    let mut groups: Vec<(String, Vec<&Field>)> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    for field in &form.fields {
        let name = name_of(context, field);
        let next = groups.len();
        let at = *index.entry(name.to_ascii_lowercase()).or_insert(next);
        match groups.get_mut(at) {
            Some((_, fields)) => fields.push(field),
            None => groups.push((name, vec![field])),
        }
    }
    let several = groups.into_iter().filter(|(_, fields)| fields.len() > 1);
    let told = several.map(|(name, fields)| {
        // 436/7730: IncorrectNumberOfFilesInPostRequest.
        let files = fields.iter().filter(|field| field.file.is_some()).count();
        let (severity, authority) = if files > 1 {
            (Severity::Error, Authority::Documented)
        } else {
            (Severity::Warning, Authority::Inferred)
        };
        let finding = Finding::new(FindingId::FormDuplicateField)
            .severity(severity)
            .authority(authority)
            .field(name.clone())
            .int("count", fields.len());
        let places = fields.iter().take(8).map(|field| field.name.place);
        places.fold(finding, |finding, place| finding.at_field(place, &name))
    });
    told.collect()
}

fn file_part(context: &Context<'_>, form: &Form) -> Vec<Finding> {
    let files = form.fields.iter().filter(|field| field.file.is_some());
    let files: Vec<(&Field, String)> = files.map(|it| (it, name_of(context, it))).collect();
    let is_file = |name: &str| name.eq_ignore_ascii_case("file");
    let has_file = files.iter().any(|(_, name)| is_file(name));
    let others = files.into_iter().filter(|(_, name)| !is_file(name));
    let told = others.filter_map(|(field, name)| {
        let finding = if fields::find(&name).is_some() {
            let finding = Finding::new(FindingId::FormTextFieldAsFile);
            finding.authority(Authority::Inferred).field(&name)
        } else if has_file {
            return None;
        } else {
            Finding::new(FindingId::FormFileFieldName)
                .field("file")
                .word("name", &name)
                .expected("file")
                .actual(&name)
        };
        Some(finding.at_field(field.name.place, name))
    });
    told.collect()
}

/// Field by field: letter case of the name, values that are a program's slip.
fn values(context: &Context<'_>, form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, field) in form.fields.iter().enumerate() {
        let name = name_of(context, field);
        let known = fields::find(&name);
        let known = known.filter(|row| !row.name.ends_with('*') && row.name != name);
        findings.extend(known.map(|row| {
            Finding::new(FindingId::FormFieldNameCase)
                .authority(Authority::Observed)
                .field(&name)
                .word("wanted", row.name)
                .expected(row.name)
                .actual(&name)
                .at_field(field.name.place, &name)
        }));
        findings.extend(alias(context, field, &name));
        if field.file.is_none() {
            findings.extend(undefined(context, &name, &context.view(index, field)));
        }
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
    // A token is needed with a temporary key only; any key that the policy allows can be stored.
    let allowed = name.eq_ignore_ascii_case("key")
        && kind != "empty"
        && !super::conditions::refuses(context, name);
    let needed = is_essential(name) && !allowed && (!token || temporary(context));
    let finding = Finding::new(FindingId::FormValueUndefined)
        .severity_if(!needed, Severity::Warning)
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
    const TOKEN: &str = "x-cos-security-token";
    let request = context.facts.request.as_ref();
    let header = request.and_then(|request| request.header(context.evidence, TOKEN));
    let lacks = context.lacks(TOKEN) && header.is_none();
    if !lacks || !context.mode.is_policy() || !temporary(context) {
        return None;
    }
    let mut fields = context.form()?.fields.iter();
    let other = fields.find_map(|field| {
        let name = name_of(context, field);
        let known = TOKEN_NAMES.contains(&name.to_ascii_lowercase().as_str());
        known.then_some((field, name))
    });
    let authority = if context.facts.keys.temporary {
        Authority::Documented
    } else {
        Authority::Observed
    };
    let finding = match (other, context.field("q-ak")) {
        (Some((field, found)), _) => Finding::new(FindingId::FormSecurityTokenName)
            .word("found", &found)
            .expected(TOKEN)
            .actual(&found)
            .at_field(field.name.place, found),
        (None, Some(view)) => {
            context.mark_field(Finding::new(FindingId::FormSecurityTokenMissing), &view)
        }
        (None, None) => Finding::new(FindingId::FormSecurityTokenMissing),
    };
    Some(finding.field(TOKEN).authority(authority))
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
