//! `postdoc sign`: the four steps of the POST signature with formula, input and value, so that somebody can
//! put a print after each line of their own code and see where they depart; and the form they make.
//!
//! SignKey is a credential until KeyTime ends and is printed as its first and last four digits. What is
//! ready to run names no secret.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{Sign, SignFormat};
use super::{Failure, Setting, Status, io};
use crate::clock;
use crate::cos::policy::{Policy, Rule};
use crate::cos::{signature, times};
use crate::evidence::{Evidence, Facts, Slot};
use crate::locale::Args;
use crate::report::json::pretty;
use crate::text::visible::visible;

/// How long a KeyTime lasts where nobody says: the half hour that 436/41164 recommends.
const LIFE: i64 = 1800;

/// The right values, step by step.
struct Steps {
    key_time: String,
    sign_key: String,
    policy: Vec<u8>,
    string_to_sign: String,
    policy_base64: String,
    signature: String,
    /// All text fields, in an order COS takes.
    form: Vec<(String, String)>,
    bucket: Option<String>,
}

/// Runs it.
pub fn run(setting: &Setting, options: &Sign) -> Result<Status, Failure> {
    if io::is_stdin(&options.policy) && io::is_stdin(&options.keys) {
        return Err(Failure::Usage("cli-stdin-twice", String::new()));
    }
    let mut evidence = Evidence::default();
    for (path, slot) in [(&options.policy, Slot::Policy), (&options.keys, Slot::Keys)] {
        let bytes = io::read(path)?;
        let file = io::name(path);
        evidence
            .add(&bytes, Some(slot), Some(&file))
            .map_err(|_| Failure::NotUnderstood {
                file,
                reason: "cli-unrecognised",
                tried: Vec::new(),
            })?;
    }
    let steps = steps(&evidence, options)?;
    let theirs = options.theirs.as_deref().map(theirs).transpose()?;
    let text = match options.format {
        SignFormat::Text => explained(setting, &steps, theirs.as_deref()),
        SignFormat::Json => as_json(&steps, theirs.as_deref()),
        SignFormat::Env => as_env(&steps),
        SignFormat::Curl => as_curl(&steps),
        SignFormat::Html => as_html(&steps),
        SignFormat::Form => as_form(&steps),
    };
    io::say(&text)?;
    Ok(Status::Sound)
}

fn steps(evidence: &Evidence, options: &Sign) -> Result<Steps, Failure> {
    let facts = evidence.facts();
    let policy = facts
        .policy
        .as_ref()
        .and_then(|policy| policy.json)
        .map(|json| evidence.bytes(json).to_vec())
        .ok_or_else(|| lacking(&options.policy, "cli-sign-no-policy"))?;
    let secret = facts
        .keys
        .secret_key
        .map(|key| evidence.bytes(key).to_vec())
        .ok_or_else(|| lacking(&options.keys, "cli-sign-no-key"))?;
    let read = Policy::read(&crate::json::parse(&policy));
    let key_time = key_time(evidence, &facts, &read);
    let sign_key = signature::sign_key(&secret, key_time.as_bytes());
    let string_to_sign = signature::string_to_sign(&policy);
    let signature = signature::signature(&sign_key, &string_to_sign);
    let policy_base64 = {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(&policy)
    };
    let text = |value| evidence.text(value).trim().to_owned();
    let mut form = demanded(&read);
    form.push((String::from("policy"), policy_base64.clone()));
    form.push((String::from("q-sign-algorithm"), String::from("sha1")));
    let secret_id = facts
        .keys
        .secret_id
        .map(text)
        .or_else(|| exact(&read, "q-ak"));
    form.push((String::from("q-ak"), secret_id.unwrap_or_default()));
    form.push((String::from("q-key-time"), key_time.clone()));
    form.push((String::from("q-signature"), signature.clone()));
    if facts.keys.token.is_some() {
        form.push((
            String::from("x-cos-security-token"),
            String::from("$COS_TOKEN"),
        ));
    }
    Ok(Steps {
        key_time,
        sign_key,
        policy,
        string_to_sign,
        policy_base64,
        signature,
        form,
        bucket: exact(&read, "bucket"),
    })
}

fn lacking(path: &Path, reason: &'static str) -> Failure {
    Failure::NotUnderstood {
        file: io::name(path),
        reason,
        tried: Vec::new(),
    }
}

/// The KeyTime beside the keys, else the one the policy demands, else from now to the expiration.
fn key_time(evidence: &Evidence, facts: &Facts, policy: &Policy) -> String {
    if let Some(given) = facts.keys.key_time {
        return evidence.text(given).trim().to_owned();
    }
    if let Some(demanded) = exact(policy, "q-sign-time").or_else(|| exact(policy, "q-key-time")) {
        return demanded;
    }
    let now = clock::read().machine;
    let expiration = policy
        .expirations
        .last()
        .and_then(|(_, node)| node.as_text())
        .map(|text| times::expiration(&text.value));
    let end = match expiration {
        Some(times::Expiration::Documented(instant)) if instant.seconds > now => instant.seconds,
        _ => now + LIFE,
    };
    format!("{now};{end}")
}

fn exact(policy: &Policy, field: &str) -> Option<String> {
    policy
        .on(field)
        .find_map(|(condition, rule)| match condition.rule {
            Rule::Exact(_) => Some(rule.value.clone()),
            Rule::StartsWith(_) | Rule::Length { .. } | Rule::Unreadable => None,
        })
}

/// The fields the policy demands, with values it allows; `key` always.
fn demanded(policy: &Policy) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for entry in &policy.entries {
        let (rule, prefix) = match &entry.rule {
            Rule::Exact(rule) => (rule, false),
            Rule::StartsWith(rule) => (rule, true),
            Rule::Length { .. } | Rule::Unreadable => continue,
        };
        let name = rule.field.as_str();
        if name.starts_with("q-") || name.eq_ignore_ascii_case("bucket") {
            continue;
        }
        let mut value = rule.value.clone();
        if prefix && name.eq_ignore_ascii_case("key") {
            value.push_str("${filename}");
        }
        fields.push((name.to_owned(), value));
    }
    if !fields
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("key"))
    {
        fields.insert(0, (String::from("key"), String::from("${filename}")));
    }
    fields
}

fn masked(sign_key: &str) -> String {
    let head = sign_key.get(..4).unwrap_or_default();
    let tail = sign_key.get(36..).unwrap_or_default();
    format!("{head}****{tail}")
}

/// One step for reading: name, formula, value.
fn rows(steps: &Steps) -> [(&'static str, &'static str, String); 4] {
    [
        ("KeyTime", "start;end", steps.key_time.clone()),
        (
            "SignKey",
            "hex(HMAC-SHA1(SecretKey, KeyTime))",
            masked(&steps.sign_key),
        ),
        (
            "StringToSign",
            "hex(SHA1(policy))",
            steps.string_to_sign.clone(),
        ),
        (
            "Signature",
            "hex(HMAC-SHA1(SignKey, StringToSign))",
            steps.signature.clone(),
        ),
    ]
}

fn explained(setting: &Setting, steps: &Steps, theirs: Option<&[(String, String)]>) -> String {
    let say = |id: &str, args: Args| setting.catalogue.say(id, &args);
    let mut out = String::new();
    for (index, (name, formula, value)) in rows(steps).iter().enumerate() {
        let number = index + 1;
        let value = visible(value.as_bytes());
        let _ = write!(out, "{number}  {name} = {formula}\n   {value}\n");
    }
    let bytes = setting
        .catalogue
        .bytes(u64::try_from(steps.policy.len()).unwrap_or(u64::MAX));
    out.push_str(&say(
        "cli-sign-policy-bytes",
        Args::new().text("bytes", bytes),
    ));
    out.push('\n');
    if let Some(theirs) = theirs {
        let line = match departs(steps, theirs) {
            Some(step) => say("cli-sign-departs", Args::new().text("step", step)),
            None => setting.catalogue.word("cli-sign-agrees"),
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// The first of the developer's own values that is another one.
fn departs(steps: &Steps, theirs: &[(String, String)]) -> Option<&'static str> {
    let bytes = steps.policy.len().to_string();
    let table = [
        ("keytime", "KeyTime", steps.key_time.as_str()),
        ("signkey", "SignKey", steps.sign_key.as_str()),
        ("policybytes", "policyBytes", bytes.as_str()),
        ("policysha1", "policySha1", steps.string_to_sign.as_str()),
        (
            "stringtosign",
            "StringToSign",
            steps.string_to_sign.as_str(),
        ),
        ("signature", "Signature", steps.signature.as_str()),
    ];
    table.into_iter().find_map(|(key, shown, right)| {
        let (_, value) = theirs.iter().find(|(name, _)| name == key)?;
        // The first eight digits of a hash are enough to tell, and safe to send.
        let prefix = value.len() >= 8 && right.starts_with(value.as_str());
        (value != right && !prefix).then_some(shown)
    })
}

/// `name = value` lines or a JSON object; names without letter case, `-` and `_`.
fn theirs(path: &Path) -> Result<Vec<(String, String)>, Failure> {
    let bytes = io::read(path)?;
    let plain = |name: &str| {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>().to_ascii_lowercase()
    };
    if let Ok(Json::Object(members)) = serde_json::from_slice(&bytes) {
        let text = |value: &Json| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        };
        return Ok(members
            .iter()
            .map(|(name, value)| (plain(name), text(value)))
            .collect());
    }
    let text = String::from_utf8_lossy(&bytes);
    let found: Vec<(String, String)> = text
        .lines()
        .filter_map(|line| line.split_once(['=', ':']))
        .map(|(name, value)| {
            (
                plain(name),
                value.trim().trim_matches(['"', '\'', ',']).to_owned(),
            )
        })
        .collect();
    if found.is_empty() {
        return Err(lacking(path, "cli-unrecognised"));
    }
    Ok(found)
}

fn as_json(steps: &Steps, theirs: Option<&[(String, String)]>) -> String {
    let form: Vec<Json> = steps
        .form
        .iter()
        .map(|(name, value)| json!([name, value]))
        .collect();
    let departs = theirs.map(|theirs| departs(steps, theirs));
    let value = json!({
        "schema": "postdoc/sign/1",
        "key_time": steps.key_time,
        "sign_key": masked(&steps.sign_key),
        "policy_bytes": steps.policy.len(),
        "policy_sha1": steps.string_to_sign,
        "string_to_sign": steps.string_to_sign,
        "signature": steps.signature,
        "policy_base64": steps.policy_base64,
        "form": form,
        "departs": departs.flatten(),
    });
    format!("{}\n", pretty(&value))
}

fn as_env(steps: &Steps) -> String {
    let lines = steps
        .form
        .iter()
        .filter(|(name, _)| name == "policy" || name.starts_with("q-"));
    let mut out = String::new();
    for (name, value) in lines {
        let name = name.to_ascii_uppercase().replace('-', "_");
        let _ = writeln!(out, "COS_{name}={}", quoted(value));
    }
    out
}

/// In single quotes for a shell, where it needs them.
fn quoted(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./=+:,@%".contains(&byte);
    if !value.is_empty() && value.bytes().all(plain) {
        value.to_owned()
    } else {
        format!("'{}'", value.replace('\'', r"'\''"))
    }
}

fn host(steps: &Steps) -> String {
    let bucket = steps.bucket.as_deref().unwrap_or("BUCKET-APPID");
    format!("https://{bucket}.cos.REGION.myqcloud.com/")
}

fn as_curl(steps: &Steps) -> String {
    let mut out = String::from("curl -i");
    for (name, value) in &steps.form {
        let field = format!("{name}={value}");
        // The token stays in the environment of whoever runs the line.
        let field = if value == "$COS_TOKEN" {
            format!("\"{field}\"")
        } else {
            quoted(&field)
        };
        let flag = if value == "$COS_TOKEN" {
            "-F"
        } else {
            "--form-string"
        };
        let _ = write!(out, " \\\n  {flag} {field}");
    }
    let _ = write!(out, " \\\n  -F file=@FILE \\\n  {}\n", quoted(&host(steps)));
    out
}

fn as_html(steps: &Steps) -> String {
    let safe = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
    };
    let mut out = format!(
        "<form action=\"{}\" method=\"post\" enctype=\"multipart/form-data\">\n",
        safe(&host(steps))
    );
    for (name, value) in &steps.form {
        let (name, value) = (safe(name), safe(value));
        out.push_str(
            &format_args!("  <input type=\"hidden\" name=\"{name}\" value=\"{value}\">\n")
                .to_string(),
        );
    }
    out.push_str("  <input type=\"file\" name=\"file\">\n  <input type=\"submit\">\n</form>\n");
    out
}

/// The pairs that `--form` reads.
fn as_form(steps: &Steps) -> String {
    let mut pairs: Vec<Json> = steps
        .form
        .iter()
        .map(|(name, value)| json!([name, value]))
        .collect();
    pairs.push(json!(["file", "@FILE"]));
    format!("{}\n", pretty(&Json::Array(pairs)))
}
