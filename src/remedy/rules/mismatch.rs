//! A form value and a condition that contradict each other. 436/41164 says which side is to follow: the upload
//! follows its policy. Where the evidence shows that the policy is the one that slipped (its bucket lacks
//! the APPID, its value ends in a newline), it is the policy that changes; the other side is always offered.

use super::{Bench, Demand, First, another, keys, side};
use crate::cos::fields::{self, FILENAME};
use crate::cos::host::has_appid;
use crate::cos::policy::Oddity;
use crate::cos::times;
use crate::evidence::masked::is_masked;
use crate::remedy::{ChangeKind, Side};

macro_rules! types {
    ($($family:literal: $($ending:literal $kind:literal),+;)+) => {
        &[$($(($ending, concat!($family, $kind)),)+)+]
    };
}

/// Content types by the ending of a file name, for conditions on the beginning of `Content-Type`.
const TYPES: &[(&str, &str)] = types! {
    "image/": "png" "png", "jpg" "jpeg", "jpeg" "jpeg", "gif" "gif", "webp" "webp", "svg" "svg+xml", "bmp" "bmp", "heic" "heic";
    "video/": "mp4" "mp4", "mov" "quicktime", "webm" "webm";
    "audio/": "mp3" "mpeg", "wav" "wav";
    "application/": "pdf" "pdf", "zip" "zip", "json" "json";
    "text/": "txt" "plain", "csv" "csv", "html" "html", "css" "css";
};

/// So many content types are offered for a file that nobody knows.
const KINDS: usize = 4;

/// Brings both sides together.
pub(super) fn mend(bench: &mut Bench<'_, '_>) {
    let field = bench.field();
    let prefix = bench.word("rule") == "starts-with";
    let mut demands = bench.demands(field).into_iter();
    let demand = demands.find(|it| it.rule.value == bench.expected() && it.prefix == prefix);
    let Some(demand) = demand.filter(|demand| !patterned(bench, demand)) else {
        return;
    };
    match field {
        "bucket" => bucket(bench, demand),
        "q-sign-algorithm" => {
            bench.demand(demand, "sha1");
            bench.fill("q-sign-algorithm", "sha1");
        }
        "q-ak" => secret_id(bench, demand),
        "q-key-time" => key_time(bench, demand),
        _ => value(bench, demand, field),
    }
}

/// A wildcard or variable in the condition has a rule of its own.
fn patterned(bench: &Bench<'_, '_>, demand: &Demand<'_>) -> bool {
    let allowed = fields::find(&demand.rule.field).is_some_and(|field| field.prefix);
    let patterns = [Oddity::Wildcard, Oddity::FilenameVariable];
    let mut oddities = demand.entry.oddities.iter();
    let odd = oddities.any(|(odd, _)| patterns.contains(odd));
    odd && (demand.prefix || allowed) && bench.upload.policy.is_some()
}

fn bucket(bench: &mut Bench<'_, '_>, demand: Demand<'_>) {
    let Some(sent) = bench.upload.bucket.clone() else {
        return;
    };
    let wanted = demand.rule.value.clone();
    let bare = wanted.trim();
    // Host names have no letter case, and a bucket without its APPID is none.
    let slipped = bare.eq_ignore_ascii_case(&sent) || !has_appid(bare) && has_appid(&sent);
    let sides = vec![
        side(Side::Policy, ChangeKind::Request, &sent, &wanted),
        side(Side::Request, ChangeKind::Policy, &wanted, &sent),
    ];
    if slipped || bench.choose(sides, First::Advised) == Some(Side::Request) {
        bench.demand(demand, &sent);
    } else {
        bench.upload.set_bucket(&wanted);
        bench.changed(ChangeKind::Request, "bucket", (Some(sent), Some(wanted)));
    }
}

fn secret_id(bench: &mut Bench<'_, '_>, demand: Demand<'_>) {
    let given = bench.upload.secrets.id.clone().filter(|id| !is_masked(id));
    let sent = bench.sent("q-ak").unwrap_or_default();
    let wanted = demand.rule.value.clone();
    let proper = |id: &str| {
        let shaped = id.starts_with("AKID") || id.starts_with("IKID");
        let clean = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        shaped && id.len() >= 36 && id.bytes().all(clean)
    };
    let id = given.or(match (proper(&wanted), proper(&sent)) {
        (true, false) => Some(wanted.clone()),
        (false, true) => Some(sent.clone()),
        (true, true) | (false, false) => None,
    });
    if let Some(id) = id {
        bench.demand(demand, &id);
        bench.fill("q-ak", &id);
        return;
    }
    let sides = vec![
        side(Side::Policy, ChangeKind::Form, &sent, &wanted),
        side(Side::Form, ChangeKind::Policy, &wanted, &sent),
    ];
    match bench.choose(sides, First::Taken) {
        Some(Side::Form) => {
            bench.demand(demand, &sent);
        }
        Some(_) => bench.fill("q-ak", &wanted),
        None => {}
    }
}

/// The KeyTime with which the signature was made is the right one; where nobody can say, the policy's.
fn key_time(bench: &mut Bench<'_, '_>, demand: Demand<'_>) {
    let sent = bench.sent("q-key-time").unwrap_or_default();
    let wanted = demand.rule.value.clone();
    let readable = |text: &str| times::key_time(text).is_ok_and(|it| it.oddities.is_empty());
    let form_is_right = !readable(&wanted) && readable(&sent) || keys::made_with(bench, &sent);
    if form_is_right {
        bench.demand(demand, &sent);
    } else if readable(&wanted) {
        let proved = keys::made_with(bench, &wanted);
        bench.fill("q-key-time", &wanted);
        bench.upload.stale |= !proved;
    }
}

/// Whether a text has nothing around or in it that nobody types on purpose.
fn is_clean(text: &str) -> bool {
    let odd = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{A0}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}' | '\u{FF01}'..='\u{FF5E}')
    };
    text.trim() == text && !text.chars().any(odd)
}

/// A value that one person chose in two places.
fn value(bench: &mut Bench<'_, '_>, demand: Demand<'_>, field: &str) {
    let Some(sent) = bench.sent(field) else {
        return;
    };
    let wanted = demand.rule.value.as_str();
    let file = bench.upload.file_name.as_deref().unwrap_or_default();
    let (fitting, demanded) = if demand.prefix {
        (fitting(field, wanted, &sent, file), beginning(field, &sent))
    } else {
        (Some(wanted.to_owned()), sent.as_str())
    };
    let taken = taken(bench, wanted, &sent, fitting.as_deref(), demanded);
    match (taken, fitting) {
        (Some(Side::Form), _) => {
            // COS allows no key that begins with a slash, whatever the policy says.
            let stripped = wanted.trim_start_matches(SLASHES);
            let slashed = field == "key" && stripped != wanted && sent.starts_with(stripped);
            bench.demand(demand, if slashed { stripped } else { demanded });
        }
        (Some(_), Some(value)) => bench.fill(field, &value),
        (Some(_) | None, _) => {}
    }
}

/// What no key begins with.
const SLASHES: [char; 2] = ['/', '\\'];

/// The side that a value is taken from: the one that nobody wrote so on purpose changes, else somebody chooses.
fn taken(
    bench: &mut Bench<'_, '_>,
    wanted: &str,
    sent: &str,
    fitting: Option<&str>,
    demanded: &str,
) -> Option<Side> {
    let key = bench.field() == "key";
    let slashed = |value: &str| key && value.starts_with(SLASHES);
    if !is_clean(wanted) && is_clean(sent) || slashed(wanted) {
        return Some(Side::Form);
    }
    // What an encoding lost is no value that anybody chose.
    let lost = bench.word("difference") == "encoding-loss";
    let slipped = lost || slashed(sent) || !is_clean(sent);
    if fitting.is_some() && is_clean(wanted) && slipped && !sent.contains(FILENAME) {
        return Some(Side::Policy);
    }
    let form = side(Side::Form, ChangeKind::Policy, wanted, demanded);
    match fitting {
        Some(value) => {
            let policy = side(Side::Policy, ChangeKind::Form, sent, value);
            bench.choose(vec![policy, form], First::Advised)
        }
        // One side alone is still a question: the other is another file or another value.
        None => bench.choose(vec![form, another(sent, wanted.to_owned())], First::Open),
    }
}

/// The value nearest to what was sent that begins as the policy wants.
pub(in crate::remedy) fn fitting(
    field: &str,
    prefix: &str,
    sent: &str,
    file: &str,
) -> Option<String> {
    if let Some((head, tail)) = sent.split_at_checked(prefix.len())
        && head.eq_ignore_ascii_case(prefix)
    {
        return Some(format!("{prefix}{tail}"));
    }
    if field.eq_ignore_ascii_case("key") {
        let bare = sent.trim().trim_start_matches(SLASHES);
        if bare.starts_with(prefix) {
            return Some(bare.to_owned());
        }
        let name = bare.rsplit(SLASHES).next().unwrap_or_default();
        let name = if name.is_empty() { FILENAME } else { name };
        return Some(format!("{prefix}{name}"));
    }
    if field.eq_ignore_ascii_case("Content-Type") {
        let mut kinds = [Some(sent.trim()), content_type(file)]
            .into_iter()
            .flatten();
        let kind = kinds.find(|kind| kind.starts_with(prefix));
        return kind.map(str::to_owned);
    }
    (!prefix.is_empty()).then(|| prefix.to_owned())
}

/// The content type of a file by its name.
fn content_type(file: &str) -> Option<&'static str> {
    let (_, ending) = file.rsplit_once('.')?;
    let mut rows = TYPES.iter();
    let row = rows.find(|(known, _)| known.eq_ignore_ascii_case(ending));
    row.map(|(_, kind)| *kind)
}

/// What a condition on a beginning would have to demand for a value.
fn beginning<'s>(field: &str, sent: &'s str) -> &'s str {
    let folder = ["key", "Content-Type"].contains(&field);
    let cut = sent.rfind('/').filter(|_| folder);
    cut.and_then(|at| sent.get(..=at)).unwrap_or(sent)
}

/// A value for a field that the form lacks and a condition demands.
pub(super) fn absent(bench: &mut Bench<'_, '_>) {
    let (field, wanted) = (bench.field(), bench.expected());
    if bench.upload.form.is_none() {
        return;
    }
    let file = bench.upload.file_name.as_deref().unwrap_or_default();
    let value = if bench.word("rule") != "starts-with" {
        Some(wanted.to_owned())
    } else if field.eq_ignore_ascii_case("key") {
        Some(format!("{wanted}{FILENAME}"))
    } else {
        fitting(field, wanted, "", file).or_else(|| wanted.is_empty().then(String::new))
    };
    if let Some(value) = value {
        bench.fill(field, &value);
        return;
    }
    // What the file is, only its owner knows.
    let kinds = TYPES.iter().map(|(_, kind)| *kind);
    let mut kinds: Vec<&str> = kinds.filter(|kind| kind.starts_with(wanted)).collect();
    kinds.dedup();
    kinds.truncate(KINDS);
    let sides = kinds.iter();
    let sides = sides.map(|kind| side(Side::Policy, ChangeKind::Form, "", kind));
    bench.choose(sides.collect(), First::Open);
    if let Some(kind) = bench.picked().and_then(|index| kinds.get(index)) {
        bench.fill(field, kind);
    }
}
