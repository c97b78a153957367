//! `q-signature`: its shape (436/14690: 40 lower-case hexadecimal digits), and with a key at hand whether it is
//! right, or which recipe made it. The search itself is the forensics'.

use std::collections::HashSet;

use crate::cos::host::REGIONS;
use crate::cos::signature;
use crate::diagnosis::context::{Context, FieldView, Mode};
use crate::diagnosis::forensics::{self, Depth, Deviation, Hit, Inputs, Position};
use crate::diagnosis::{Authority, Finding, FindingId, Severity};
use crate::diagnosis::{Effort, Param};
use crate::evidence::masked::{agree, is_masked, visible_ends};
use crate::evidence::policy::Coding;
use crate::evidence::{Fidelity, Value};

/// Hexadecimal digits of a signature.
const DIGITS: usize = 40;
/// Digits that must be visible for a masked signature to prove anything: 64 bits.
const KNOWN_DIGITS: usize = 16;

/// Judges the signature.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    if context.mode != Mode::Policy {
        return Vec::new();
    }
    let view = context.field("q-signature");
    let Some(view) = view.filter(|view| view.unfilled().is_none()) else {
        return Vec::new();
    };
    let proved = proof(context, &view);
    let explained = |finding: &Finding| finding.id != FindingId::SignatureUnexplained;
    let shape = shape(context, &view).filter(|_| !proved.first().is_some_and(explained));
    shape.into_iter().chain(proved).collect()
}

fn shape(context: &Context<'_>, view: &FieldView<'_>) -> Option<Finding> {
    let in_place = context.evidence.masked_in_place == Some(true);
    let slug = if in_place && is_masked(&view.text) {
        shape_of(&view.text.replace('*', "0"))?
    } else {
        shape_of(&view.text)?
    };
    if context.form_retyped() && matches!(slug, "space" | "upper-case") {
        return None;
    }
    let finding = Finding::new(FindingId::SignatureShape)
        .field("q-signature")
        .word("shape", slug)
        .int("length", view.text.chars().count())
        .actual(view.text.to_string());
    Some(context.mark_field(finding, view))
}

/// The word for what a value is instead of 40 lower-case hexadecimal digits.
fn shape_of(text: &str) -> Option<&'static str> {
    let lower_hex = |letter: char| matches!(letter, '0'..='9' | 'a'..='f');
    let hex = |letter: char| letter.is_ascii_hexdigit();
    let base64 = |letter: char| letter.is_ascii_alphanumeric() || "+/=-_".contains(letter);
    if let Some((head, tail)) = visible_ends(text) {
        let all = |is: fn(char) -> bool| head.chars().chain(tail.chars()).all(is);
        let odd = if all(hex) { "upper-case" } else { "not-hex" };
        return Some(odd).filter(|_| !all(lower_hex));
    }
    let trimmed = text.trim();
    let all = |is: fn(char) -> bool| trimmed.chars().all(is);
    Some(match text.len() {
        _ if trimmed.is_empty() => "empty",
        _ if trimmed.len() < text.len() => "space",
        DIGITS if all(lower_hex) => return None,
        DIGITS if all(hex) => "upper-case",
        32 if all(hex) => "md5",
        64 if all(hex) => "sha256",
        128 if all(hex) => "sha512",
        27 | 28 if all(base64) && !all(hex) => {
            if text.contains(['-', '_']) {
                "base64url"
            } else {
                "base64"
            }
        }
        length if all(hex) => {
            if length < DIGITS {
                "truncated"
            } else {
                "length"
            }
        }
        _ => "not-hex",
    })
}

/// With a key: right, explained, or not explained. Without one, only a recipe that needs none can be found.
fn proof(context: &Context<'_>, view: &FieldView<'_>) -> Vec<Finding> {
    let Some(inputs) = inputs(context, view) else {
        return Vec::new();
    };
    let finding = |id| context.mark_field(Finding::new(id).field("q-signature"), view);
    let right = right(&inputs);
    if right
        .as_deref()
        .is_some_and(|right| agrees(right, &view.text))
    {
        // Over a KeyTime that is none nothing is right, and nothing else explains it either.
        let time = inputs.key_time.or(inputs.sign_time).unwrap_or_default();
        let is_right = is_key_time(&String::from_utf8_lossy(time));
        let correct = is_right.then(|| finding(FindingId::SignatureCorrect));
        return correct.into_iter().collect();
    }
    let outcome = match context.effort {
        Effort::None => None,
        Effort::Quick => Some(Depth::Quick),
        Effort::Usual => Some(Depth::Usual),
        Effort::Deep => Some(Depth::Deep),
    }
    .map(|depth| forensics::search(&inputs, depth, context.watch.progress, context.watch.cancel));
    if outcome.as_ref().is_some_and(|outcome| outcome.correct) {
        return vec![finding(FindingId::SignatureCorrect)];
    }
    let actual = view.text.to_string();
    if let Some(hit) = outcome.as_ref().and_then(|outcome| outcome.hit.as_ref()) {
        if is_printed(context) && hit.deviations().into_iter().all(is_writing) {
            let altered = Finding::new(FindingId::PolicyTextAltered).field("policy");
            let altered = altered.authority(Authority::Inferred);
            return vec![finding(FindingId::SignatureCorrect), altered];
        }
        let mut finding = explained(finding(FindingId::SignatureExplained), hit).actual(actual);
        finding.expected = right;
        return vec![finding];
    }
    let tried = outcome.as_ref().map_or(1, |outcome| outcome.tried);
    let provable = outcome
        .as_ref()
        .map_or(known_digits(&view.text) >= KNOWN_DIGITS, |o| o.provable);
    let policy = context.facts.policy.as_ref();
    let Some(policy) = policy.filter(|_| right.is_some() && provable) else {
        return Vec::new();
    };
    let retyped = policy.fidelity == Fidelity::Retyped || context.form_retyped();
    let exact = !is_printed(context) && !policy.altered && !retyped;
    let depth = match outcome.map(|outcome| outcome.depth) {
        // Nobody searched.
        None => None,
        Some(Depth::Quick) => Some(2),
        Some(Depth::Usual) => Some(3),
        Some(Depth::Deep) => Some(8),
    };
    let finding = finding(FindingId::SignatureUnexplained)
        .severity_if(!exact, Severity::Warning)
        .authority(Authority::Inferred)
        .int("recipes", tried)
        .actual(actual);
    vec![match depth {
        Some(depth) => finding.int("depth", depth),
        None => finding,
    }]
}

/// Only base64 holds the signed bytes; a text may have been formatted anew.
fn is_printed(context: &Context<'_>) -> bool {
    let policy = context.facts.policy.as_ref();
    policy.is_some_and(|policy| policy.coding == Coding::Json)
}

/// Whether a deviation is only another writing of the same policy: of a printed one the value is known and no more, so
/// a signature over another writing is right, and shows which was sent.
const fn is_writing(deviation: Deviation) -> bool {
    matches!(
        deviation,
        Deviation::PolicyReserialised
            | Deviation::PolicyLineEndings
            | Deviation::PolicyTrailingNewline
            | Deviation::PolicyBom
    )
}

/// What the search starts from; `None` where there is nothing to search in.
fn inputs<'c>(context: &'c Context<'_>, view: &'c FieldView<'_>) -> Option<Inputs<'c>> {
    let bytes = |value: Value| context.evidence.bytes(value);
    let facts = &context.facts;
    let policy = facts.policy.as_ref();
    let field = |name: &str| context.field(name).map(|view| bytes(view.field.value));
    let keys = &facts.keys;
    let form = context.form()?;
    let fields = form.fields.iter().filter(|field| field.file.is_none());
    let request = facts.request.as_ref();
    // Behind a mask nobody can compute.
    let plain = |value: &Value| !is_masked(&context.text(*value));
    let given = keys.key_time.filter(plain).map(bytes);
    let sent = context
        .field("q-key-time")
        .filter(|view| !is_masked(&view.text) && is_key_time(&view.text));
    let key_time = sent.map(|view| bytes(view.field.value)).or(given);
    let bucket = facts.bucket.as_ref().map(|(bucket, _)| bucket.as_bytes());
    let json = policy.and_then(|policy| policy.json);
    // Without a policy, what was signed in its place needs a key and a KeyTime to be told.
    if json.is_none() && (facts.keys.secret_key.is_none() || key_time.is_none()) {
        return None;
    }
    Some(Inputs {
        policy: json.map(bytes).unwrap_or_default(),
        policy_base64: policy.and_then(|policy| policy.encoded).map(bytes),
        other_texts: facts
            .other_policies
            .iter()
            .filter_map(|text| text.json)
            .map(bytes)
            .collect(),
        key_time,
        sign_time: condition(context, "q-sign-time").filter(|time| Some(*time) != key_time),
        secret_key: keys.secret_key.filter(plain).map(bytes),
        secret_id: keys.secret_id.map(bytes).or_else(|| field("q-ak")),
        sign_key: keys
            .sign_key
            .filter(plain)
            .map(|value| bytes(value).trim_ascii()),
        token: keys
            .token
            .map(bytes)
            .or_else(|| field("x-cos-security-token")),
        host: request.and_then(|request| request.host).map(bytes),
        other_hosts: hosts(context),
        path: request.and_then(|request| request.path).map(bytes),
        object_key: field("key"),
        bucket: bucket.or_else(|| condition(context, "bucket")),
        fields: fields
            .map(|field| (bytes(field.name), bytes(field.value)))
            .collect(),
        signature: bytes(view.field.value),
    })
}

/// Whether a text is a KeyTime, be it a wrong one: over `undefined` nothing is proved.
fn is_key_time(text: &str) -> bool {
    let digits = |run: &str| run.len() >= 9 && run.bytes().all(|byte| byte.is_ascii_digit());
    text.split(|letter: char| !letter.is_ascii_digit())
        .any(digits)
}

/// Hosts that a header-style signature may hold besides the request's: the answer's, the bucket's in every region, and
/// every region's own, where the bucket stands in the path.
fn hosts(context: &Context<'_>) -> Vec<Vec<u8>> {
    let facts = &context.facts;
    let resource = facts.answer.as_ref().and_then(|answer| answer.resource);
    let resource = resource.map(|value| context.text(value).into_owned());
    let named = resource
        .iter()
        .filter_map(|text| text.split('/').find(|part| part.contains('.')))
        .map(str::to_owned);
    let of_request = facts.bucket.as_ref().map(|(bucket, _)| bucket.clone());
    let buckets = of_request
        .into_iter()
        .chain(context.condition_value("bucket"));
    let in_bucket = buckets.flat_map(|bucket| {
        let regions = REGIONS.into_iter().chain(["accelerate"]);
        regions.flat_map(move |region| {
            ["myqcloud.com", "tencentcos.cn"]
                .map(|domain| format!("{bucket}.cos.{region}.{domain}"))
        })
    });
    let in_path = REGIONS
        .into_iter()
        .map(|region| format!("cos.{region}.myqcloud.com"));
    let mut seen = HashSet::new();
    let all = named.chain(in_bucket).chain(in_path);
    let all = all.filter(|host| seen.insert(host.clone()));
    all.map(String::into_bytes).collect()
}

/// The policy's value for a field.
fn condition<'c>(context: &'c Context<'_>, field: &'static str) -> Option<&'c [u8]> {
    let reading = context.policy.as_ref()?;
    let mut rules = reading.policy.on(field);
    rules.next().map(|(_, rule)| rule.value.as_bytes())
}

/// The right signature for the keys at hand.
fn right(inputs: &Inputs<'_>) -> Option<String> {
    let key_time = inputs.key_time.or(inputs.sign_time)?;
    if inputs.policy.is_empty() {
        return None;
    }
    let derived = inputs
        .secret_key
        .map(|secret| signature::sign_key(secret, key_time));
    let given = || {
        inputs
            .sign_key
            .map(|key| String::from_utf8_lossy(key).into_owned())
    };
    let sign_key = derived.or_else(given)?;
    Some(signature::signature(
        &sign_key,
        &signature::string_to_sign(inputs.policy),
    ))
}

fn explained(finding: Finding, hit: &Hit) -> Finding {
    let slugs = |set: &[Deviation]| set.iter().map(|it| it.slug()).collect::<Vec<_>>();
    let place = |at: &Position| format!("{}:{}:{}", at.at, at.kind.slug(), at.class.slug());
    let form = |(it, form): &(Deviation, String)| format!("{}:{form}", it.slug());
    let also = hit.also.iter().map(|set| slugs(set).join("+"));
    let mut finding = finding
        .authority(Authority::Inferred)
        .param("also", Param::List(also.collect()))
        .param(
            "positions",
            Param::List(hit.positions.iter().map(place).collect()),
        )
        .param("forms", Param::List(hit.forms.iter().map(form).collect()));
    if let Some(shown) = &hit.shown {
        finding = finding
            .word("step", "string-to-sign")
            .word("what", "sha1")
            .word("code_value", shown.code.clone())
            .word("cos_value", shown.cos.clone());
    }
    finding.deviations = slugs(&hit.deviations());
    finding
}

fn known_digits(text: &str) -> usize {
    visible_ends(text).map_or(text.len(), |(head, tail)| head.len() + tail.len())
}

/// Whether a signature, perhaps masked, is the right one: nothing visible contradicts it, and enough is visible.
fn agrees(right: &str, sent: &str) -> bool {
    agree(right, sent) && known_digits(sent) >= KNOWN_DIGITS
}
