//! Does a CAM or STS policy (436/30580: statement, effect, action, resource) let its key do this upload? An explicit
//! deny wins over every allow; conditions (436/46206) depend on things no upload shows, so they are only
//! noted. Apart from the POST policy, with which it shares nothing but the name.

use super::context;
use crate::cos;
use crate::diagnosis::Clock;
use crate::evidence::Evidence;
use crate::json::{self, Kind, Node};
use crate::text::slugs::slugs;

/// The action of a form upload.
pub const ACTION: &str = "name/cos:PostObject";

slugs! {
    /// What the policy says about the upload.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub enum Permission {
        /// A statement allows it.
        Allowed = "allowed",
        /// A statement allows it under conditions, which only COS can judge.
        AllowedIf = "allowed-if",
        /// Another action of uploads is allowed.
        OtherAction = "other-action",
        /// No action of uploads is allowed.
        NoAction = "no-action",
        /// The action is allowed, but on other resources.
        Resource = "resource",
        /// A statement denies it.
        Denied = "denied",
        /// The text has no statement.
        NotCam = "not-cam",
        /// The text is not JSON.
        NotJson = "not-json",
    }
}

/// What is known of the upload's target; `*` stands for what is not.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Target {
    /// `ap-tokyo`
    pub region: String,
    /// `1250000000`
    pub appid: String,
    /// `examplebucket-1250000000`
    pub bucket: String,
    /// The object key.
    pub key: String,
}

impl Target {
    /// The target of an upload.
    pub fn of(evidence: &Evidence) -> Self {
        let clock = Clock::default();
        let context = context(evidence, &clock);
        let any = || "*".to_owned();
        let facts = &context.facts;
        let bucket = facts.bucket.as_ref().map(|(bucket, _)| bucket.clone());
        let bucket = bucket.or_else(|| context.condition_value("bucket"));
        let host = facts.request.as_ref().and_then(|request| request.host);
        let region = host.and_then(|host| cos::host::target(&context.text(host), "/").region);
        let name = facts.file_name.map(|name| context.text(name).into_owned());
        let name = name.unwrap_or_else(any);
        let key = context.field("key").map(|view| view.text.into_owned());
        let key = key.map(|key| key.replace("${filename}", &name));
        let appid = bucket.as_deref().and_then(|bucket| bucket.rsplit_once('-'));
        Self {
            region: region.unwrap_or_else(any),
            appid: appid.map_or_else(any, |(_, appid)| appid.to_owned()),
            bucket: bucket.unwrap_or_else(any),
            key: key.unwrap_or_else(any),
        }
    }

    /// The six-part name of 436/30580.
    pub fn resource(&self) -> String {
        format!(
            "qcs::cos:{}:uid/{}:{}/{}",
            self.region, self.appid, self.bucket, self.key
        )
    }
}

/// A CAM or STS policy that was pasted beside the upload, judged.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Given {
    /// What it says.
    pub says: Permission,
    /// The action or the resource that it names in place of this upload's; empty where it names none.
    pub named: String,
    /// The resource of this upload.
    pub wanted: String,
}

/// Judges the CAM or STS policy of the evidence, if it holds one.
pub fn given(evidence: &Evidence) -> Option<Given> {
    let facts = evidence.facts();
    let all = facts.policy.iter().chain(&facts.other_policies);
    let mut texts = all.filter_map(|policy| Some(evidence.bytes(policy.json?)));
    let text = texts.find(|text| crate::evidence::policy::is_cam(text))?;
    let target = Target::of(evidence);
    let (says, named) = judge(&target, text);
    let wanted = target.resource();
    Some(Given {
        says,
        named,
        wanted,
    })
}

/// Judges a CAM policy by a target: what it says, and what it names in place of the upload.
fn judge(target: &Target, policy: &[u8]) -> (Permission, String) {
    let document = json::parse(policy);
    let plain = |says| (says, String::new());
    if !document.errors.is_empty() {
        return plain(Permission::NotJson);
    }
    let root = document.root.as_ref();
    let Some(statements) = root.and_then(|root| member(root, "statement")) else {
        return plain(Permission::NotCam);
    };
    let all = list(statements);
    let with = |word| all.iter().filter(move |node| effect(node, word));
    if with("deny").any(|node| acts(node) && covers(node, target)) {
        return plain(Permission::Denied);
    }
    let mut other = None;
    for node in with("allow").filter(|node| acts(node)) {
        if covers(node, target) {
            let under = member(node, "condition").and_then(Node::as_object);
            let under = under.is_some_and(|members| !members.is_empty());
            return plain(if under {
                Permission::AllowedIf
            } else {
                Permission::Allowed
            });
        }
        other = other.or_else(|| texts(node, "resource").next().map(str::to_owned));
    }
    if let Some(other) = other {
        return (Permission::Resource, other);
    }
    let mut actions = with("allow").flat_map(|node| texts(node, "action"));
    match actions.find(|action| is_upload(action)) {
        Some(near) => (Permission::OtherAction, near.to_owned()),
        None => plain(Permission::NoAction),
    }
}

/// Member names are written in lower case and with a capital.
fn member<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    let mut members = node.as_object()?.iter().rev();
    let found = members.find(|member| member.name.value.eq_ignore_ascii_case(name))?;
    Some(&found.value)
}

/// An array's elements; a single value stands for itself.
fn list(node: &Node) -> Vec<&Node> {
    match &node.kind {
        Kind::Array(items) => items.iter().collect(),
        _ => vec![node],
    }
}

/// The texts of a member.
fn texts<'a>(node: &'a Node, name: &str) -> impl Iterator<Item = &'a str> {
    let nodes = member(node, name).map(list).unwrap_or_default();
    let texts = nodes.into_iter().filter_map(Node::as_text);
    texts.map(|text| text.value.as_str())
}

fn effect(node: &Node, word: &str) -> bool {
    texts(node, "effect").any(|text| text.eq_ignore_ascii_case(word))
}

/// `name/cos:PostObject`, `cos:PostObject`, and patterns over them; letter case does not matter.
fn is_action(pattern: &str) -> bool {
    let pattern = pattern.trim().to_ascii_lowercase();
    let bare = pattern.strip_prefix("name/").unwrap_or(&pattern);
    bare == "*" || glob(bare, "cos:postobject")
}

/// Whether an action is one of uploads.
fn is_upload(action: &str) -> bool {
    let action = action.to_ascii_lowercase();
    let put = action.contains("put") || action.contains("upload");
    action.contains("post") || put && action.contains("object")
}

/// Whether a statement is about the action.
fn acts(node: &Node) -> bool {
    match member(node, "notaction") {
        Some(_) => !texts(node, "notaction").any(is_action),
        None => texts(node, "action").any(is_action),
    }
}

/// Whether a statement is about the target; one without resources is about everything.
fn covers(node: &Node, target: &Target) -> bool {
    member(node, "resource").is_none() || texts(node, "resource").any(|it| is_resource(it, target))
}

/// Whether a resource is or holds the target.
fn is_resource(pattern: &str, target: &Target) -> bool {
    let parts: Vec<&str> = pattern.trim().splitn(6, ':').collect();
    let &["qcs", _, service, region, account, path] = &parts[..] else {
        return pattern.trim() == "*";
    };
    let region = region.is_empty() || target.region == "*" || glob(region, &target.region);
    let appid = account.strip_prefix("uid/");
    let appid = appid.is_none_or(|uid| target.appid == "*" || glob(uid, &target.appid));
    glob(service, "cos") && region && appid && paths(target).iter().any(|name| fits(path, name))
}

/// The names of the object: `bucket-appid/key`, and the older `prefix//appid/bucket/key`.
fn paths(target: &Target) -> [String; 2] {
    let bare = target.bucket.strip_suffix(&format!("-{}", target.appid));
    [
        format!("{}/{}", target.bucket, target.key),
        format!(
            "prefix//{}/{}/{}",
            target.appid,
            bare.unwrap_or(&target.bucket),
            target.key
        ),
    ]
}

/// Whether a pattern fits a name; what is not known of the name (`*`) fits everything behind it.
fn fits(pattern: &str, name: &str) -> bool {
    match name.split_once('*') {
        None => glob(pattern, name),
        Some((known, _)) => {
            let fixed = pattern.split('*').next().unwrap_or_default();
            fixed.starts_with(known) || (known.starts_with(fixed) && fixed.len() < pattern.len())
        }
    }
}

/// `*` for any run of characters, `?` for one; without backtracking over more than one star.
fn glob(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (pattern.as_bytes(), name.as_bytes());
    let (mut at, mut here) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while here < name.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, here));
                at += 1;
            }
            Some(byte) if *byte == b'?' || Some(byte) == name.get(here) => {
                at += 1;
                here += 1;
            }
            _ => match star {
                Some((back, from)) => {
                    at = back + 1;
                    here = from + 1;
                    star = Some((back, from + 1));
                }
                None => return false,
            },
        }
    }
    pattern
        .get(at..)
        .is_some_and(|rest| rest.iter().all(|byte| *byte == b'*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target() -> Target {
        Target {
            region: "ap-tokyo".to_owned(),
            appid: "1250000000".to_owned(),
            bucket: "examplebucket-1250000000".to_owned(),
            key: "uploads/photo.png".to_owned(),
        }
    }

    fn said(target: &Target, policy: &str) -> (&'static str, String) {
        let (says, named) = judge(target, policy.as_bytes());
        (says.slug(), named)
    }

    /// Action, the resource behind `qcs::cos:` (`*` alone), and what is said.
    const ROWS: &str = "
        name/cos:PostObject ap-tokyo:uid/1250000000:examplebucket-1250000000/uploads/* allowed
        name/cos:* ap-tokyo:uid/1250000000:examplebucket-1250000000/uploads/* allowed
        cos:PostObject * allowed
        name/cos:Post* *:uid/1250000000:examplebucket-1250000000/* allowed
        * ap-tokyo:uid/1250000000:prefix//1250000000/examplebucket/uploads/* allowed
        name/cos:PutObject * other-action
        name/cos:GetObject * no-action
        name/cos:PostObject ap-tokyo:uid/1250000000:examplebucket-1250000000/images/* resource
        name/cos:PostObject ap-beijing:uid/1250000000:examplebucket-1250000000/* resource
        name/cos:PostObject ap-tokyo:uid/1250000001:examplebucket-1250000000/* resource
        name/cos:PostObject ap-tokyo:uid/1250000000:examplebucket-1250000000 resource";

    #[test]
    fn a_policy_allows_what_its_action_and_resource_cover() {
        for row in ROWS.lines().filter(|row| !row.trim().is_empty()) {
            let words: Vec<&str> = row.split_whitespace().collect();
            let [action, resource, wanted] = words[..] else {
                panic!("{row}");
            };
            let resource = match resource {
                "*" => "*".to_owned(),
                behind => format!("qcs::cos:{behind}"),
            };
            for (open, close) in [("", ""), ("[", "]")] {
                let policy = format!(
                    r#"{{"statement":[{{"effect":"allow","action":{open}"{action}"{close},"resource":{open}"{resource}"{close}}}]}}"#
                );
                let named = match wanted {
                    "other-action" => action,
                    "resource" => &resource,
                    _ => "",
                };
                assert_eq!(
                    said(&target(), &policy),
                    (wanted, named.to_owned()),
                    "{row}"
                );
            }
        }
    }

    #[test]
    fn a_deny_wins_conditions_are_noted_and_what_is_no_policy_is_said_to_be_none() {
        let rows = [
            (
                r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
                    {"Effect":"Deny","Action":["name/cos:PostObject"],"Resource":["*"]}]}"#,
                "denied",
            ),
            (
                r#"{"statement":{"effect":"allow","notaction":"name/cos:GetObject"}}"#,
                "allowed",
            ),
            (
                r#"{"statement":{"effect":"allow","action":"name/cos:PostObject","resource":"*","condition":{"ip_equal":{"qcs:ip":"10.0.0.0/8"}}}}"#,
                "allowed-if",
            ),
            ("{}", "not-cam"),
            ("{", "not-json"),
            (r#"{"statement":[]"#, "not-json"),
        ];
        for (policy, wanted) in rows {
            assert_eq!(said(&target(), policy).0, wanted, "{policy}");
        }
    }

    #[test]
    fn an_unknown_target_fits_what_could_be_meant() {
        let unknown = Target {
            region: "*".to_owned(),
            key: "*".to_owned(),
            ..target()
        };
        for (bucket, wanted) in [("examplebucket", "allowed"), ("otherbucket", "resource")] {
            let policy = format!(
                r#"{{"statement":{{"effect":"allow","action":"*","resource":"qcs::cos:ap-tokyo:uid/1250000000:{bucket}-1250000000/uploads/*"}}}}"#
            );
            assert_eq!(said(&unknown, &policy).0, wanted, "{bucket}");
        }
    }
}
