//! Does a CAM or STS policy (436/30580: statement, effect, action, resource) let its key do this upload? An explicit
//! deny wins over every allow; conditions (436/46206) depend on things no upload shows, so they are only
//! noted. Apart from the POST policy, with which it shares nothing but the name.

use super::context;
use crate::cos;
use crate::diagnosis::Clock;
use crate::evidence::Evidence;
use crate::json::{self, Kind, Node};
use crate::text::Span;

/// The action of a form upload.
pub const ACTION: &str = "name/cos:PostObject";

/// What the policy says about the upload. Spans are bytes of the pasted policy.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Permission {
    /// A statement allows it.
    Allowed {
        /// The resource or action that does.
        place: Span,
        /// Whether the statement has conditions, which only COS can judge.
        conditional: bool,
    },
    /// No statement allows the action.
    ActionMissing {
        /// The action nearest to it (`name/cos:PutObject`), and where it stands.
        near: Option<(String, Span)>,
    },
    /// The action is allowed, but on other resources.
    ResourceMismatch {
        /// The resource that was given, and where.
        given: String,
        /// Where it stands.
        place: Span,
        /// The resource of this upload; `*` for what is not known.
        wanted: String,
    },
    /// A statement denies it.
    DeniedExplicitly {
        /// Where it does.
        place: Span,
        /// Whether the statement has conditions.
        conditional: bool,
    },
    /// The text has no statement.
    NotCam,
    /// The text is not JSON.
    NotJson {
        /// The first mistake.
        place: Span,
    },
}

impl Permission {
    /// The word of the JSON report.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Allowed {
                conditional: false, ..
            } => "allowed",
            Self::Allowed {
                conditional: true, ..
            } => "allowed-if",
            Self::ActionMissing { near: Some(_) } => "other-action",
            Self::ActionMissing { near: None } => "no-action",
            Self::ResourceMismatch { .. } => "resource",
            Self::DeniedExplicitly { .. } => "denied",
            Self::NotCam => "not-cam",
            Self::NotJson { .. } => "not-json",
        }
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
    let says = judge(&target, &String::from_utf8_lossy(text));
    let wanted = target.resource();
    Some(Given { says, wanted })
}

/// Judges a CAM policy by a target.
pub fn judge(target: &Target, policy: &str) -> Permission {
    let document = json::parse(policy.as_bytes());
    if let Some(error) = document.errors.first() {
        return Permission::NotJson { place: error.span };
    }
    let root = document.root.as_ref();
    let Some(statements) = root.and_then(|root| member(root, "statement")) else {
        return Permission::NotCam;
    };
    let all = list(statements);
    let with = |word| all.iter().filter(move |node| effect(node) == Some(word));
    for node in with("deny") {
        if let Some(place) = named(node, target) {
            return Permission::DeniedExplicitly {
                place,
                conditional: conditional(node),
            };
        }
    }
    let mut other = None;
    for node in with("allow").filter(|node| action(node).is_some()) {
        if let Some(place) = named(node, target) {
            return Permission::Allowed {
                place,
                conditional: conditional(node),
            };
        }
        other = other.or_else(|| {
            let first = *resources(node).first()?;
            Some(Permission::ResourceMismatch {
                given: first.as_text()?.value.clone(),
                place: first.inner(),
                wanted: target.resource(),
            })
        });
    }
    other.unwrap_or_else(|| Permission::ActionMissing { near: near(&all) })
}

/// Where a statement names the upload: its resource, or the action of one about everything.
fn named(node: &Node, target: &Target) -> Option<Span> {
    let action = action(node)?;
    let resources = resources(node);
    let found = resources.iter().find(|node| covers(node, target))?;
    Some(if found.span == node.span {
        action
    } else {
        found.inner()
    })
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

fn effect(node: &Node) -> Option<&'static str> {
    let text = member(node, "effect")?.as_text()?;
    ["allow", "deny"]
        .into_iter()
        .find(|word| text.value.eq_ignore_ascii_case(word))
}

fn conditional(node: &Node) -> bool {
    let condition = member(node, "condition").and_then(Node::as_object);
    condition.is_some_and(|members| !members.is_empty())
}

/// `name/cos:PostObject`, `cos:PostObject`, and patterns over them; letter case does not matter.
fn is_action(pattern: &str) -> bool {
    let pattern = pattern.trim().to_ascii_lowercase();
    let bare = pattern.strip_prefix("name/").unwrap_or(&pattern);
    bare == "*" || glob(bare, "cos:postobject")
}

/// Where a statement names the action.
fn action(node: &Node) -> Option<Span> {
    let is = |node: &&Node| node.as_text().is_some_and(|it| is_action(&it.value));
    if let Some(not) = member(node, "notaction") {
        return (!list(not).iter().any(is)).then(|| not.inner());
    }
    let actions = list(member(node, "action")?);
    actions.into_iter().find(is).map(Node::inner)
}

/// The resources of a statement; one without any is about everything, and stands for itself.
fn resources(node: &Node) -> Vec<&Node> {
    member(node, "resource").map_or_else(|| vec![node], list)
}

/// Whether a resource covers the target.
fn covers(node: &Node, target: &Target) -> bool {
    let Some(text) = node.as_text() else {
        return node.as_object().is_some();
    };
    let pattern = text.value.trim();
    if pattern == "*" {
        return true;
    }
    let mut parts = pattern.splitn(6, ':');
    let mut next = || parts.next().unwrap_or_default();
    let (qcs, _, service, region, account, path) = (next(), next(), next(), next(), next(), next());
    if qcs != "qcs" || !glob(service, "cos") {
        return false;
    }
    let region = region.is_empty() || target.region == "*" || glob(region, &target.region);
    let appid = account.strip_prefix("uid/");
    let appid = appid.is_none_or(|uid| target.appid == "*" || glob(uid, &target.appid));
    region && appid && paths(target).iter().any(|name| fits(path, name))
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

/// An allowed action of uploads that is not this one.
fn near(statements: &[&Node]) -> Option<(String, Span)> {
    let allows = statements
        .iter()
        .filter(|node| effect(node) == Some("allow"));
    let mut actions = allows
        .filter_map(|node| member(node, "action"))
        .flat_map(list);
    let found = actions.find(|node| {
        let action = node.as_text().map(|text| text.value.to_ascii_lowercase());
        let action = action.unwrap_or_default();
        let put = action.contains("put") || action.contains("upload");
        action.contains("post") || put && action.contains("object")
    })?;
    Some((found.as_text()?.value.clone(), found.inner()))
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

    fn one(effect: &str, action: &str, resource: &str) -> String {
        format!(
            r#"{{"version":"2.0","statement":[{{"effect":"{effect}","action":{action},"resource":{resource}}}]}}"#
        )
    }

    #[test]
    fn a_policy_allows_what_its_action_and_resource_cover() {
        // Actions, the resource behind `qcs::cos:` or one in quotes, and what is said.
        let rows = [
            (
                r#"["name/cos:PostObject"]"#,
                "ap-tokyo:uid/1250000000:examplebucket-1250000000/uploads/*",
                "allowed",
            ),
            (
                r#""name/cos:*""#,
                "ap-tokyo:uid/1250000000:examplebucket-1250000000/uploads/*",
                "allowed",
            ),
            (r#"["cos:PostObject"]"#, "*", "allowed"),
            (
                r#"["name/cos:Post*"]"#,
                "*:uid/1250000000:examplebucket-1250000000/*",
                "allowed",
            ),
            (
                r#"["*"]"#,
                "ap-tokyo:uid/1250000000:prefix//1250000000/examplebucket/uploads/*",
                "allowed",
            ),
            (r#"["name/cos:PutObject"]"#, "*", "other-action"),
            (r#"["name/cos:GetObject"]"#, "*", "no-action"),
            (
                r#"["name/cos:PostObject"]"#,
                "ap-tokyo:uid/1250000000:examplebucket-1250000000/images/*",
                "resource",
            ),
            (
                r#"["name/cos:PostObject"]"#,
                "ap-beijing:uid/1250000000:examplebucket-1250000000/*",
                "resource",
            ),
            (
                r#"["name/cos:PostObject"]"#,
                "ap-tokyo:uid/1250000001:examplebucket-1250000000/*",
                "resource",
            ),
            (
                r#"["name/cos:PostObject"]"#,
                "ap-tokyo:uid/1250000000:examplebucket-1250000000",
                "resource",
            ),
        ];
        for (action, resource, wanted) in rows {
            let lead = if resource == "*" { "" } else { "qcs::cos:" };
            let resource = format!("[\"{lead}{resource}\"]");
            let found = judge(&target(), &one("allow", action, &resource));
            assert_eq!(found.slug(), wanted, "{action} {resource}");
        }
    }

    #[test]
    fn an_explicit_deny_wins_and_is_pointed_at() {
        let policy = r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
            {"Effect":"Deny","Action":["name/cos:PostObject"],"Resource":["*"]}]}"#;
        let found = judge(&target(), policy);
        let Permission::DeniedExplicitly {
            place,
            conditional: false,
        } = found
        else {
            panic!("{found:?}");
        };
        assert_eq!(policy.get(place.start..place.end), Some("*"));
        assert!(place.start > policy.find("Deny").unwrap());
    }

    #[test]
    fn an_action_of_another_kind_is_named_with_its_place() {
        let policy = one("allow", r#"["name/cos:PutObject"]"#, r#"["*"]"#);
        let Permission::ActionMissing {
            near: Some((name, place)),
        } = judge(&target(), &policy)
        else {
            panic!("{policy}");
        };
        assert_eq!(name, "name/cos:PutObject");
        assert_eq!(
            policy.get(place.start..place.end),
            Some("name/cos:PutObject")
        );
    }

    #[test]
    fn conditions_are_noted_and_what_is_no_policy_is_said_to_be_none() {
        let policy = r#"{"statement":{"effect":"allow","action":"name/cos:PostObject","resource":"*","condition":{"ip_equal":{"qcs:ip":"10.0.0.0/8"}}}}"#;
        assert!(matches!(
            judge(&target(), policy),
            Permission::Allowed {
                conditional: true,
                ..
            }
        ));
        assert_eq!(judge(&target(), "{}"), Permission::NotCam);
        assert!(matches!(judge(&target(), "{"), Permission::NotJson { .. }));
    }

    #[test]
    fn an_unknown_target_fits_what_could_be_meant() {
        let unknown = Target {
            region: "*".to_owned(),
            key: "*".to_owned(),
            ..target()
        };
        let policy = one(
            "allow",
            r#"["name/cos:PostObject"]"#,
            r#"["qcs::cos:ap-tokyo:uid/1250000000:examplebucket-1250000000/uploads/*"]"#,
        );
        assert!(matches!(
            judge(&unknown, &policy),
            Permission::Allowed { .. }
        ));
        let other = policy.replace("examplebucket-1250000000/", "otherbucket-1250000000/");
        assert!(matches!(
            judge(&unknown, &other),
            Permission::ResourceMismatch { .. }
        ));
    }
}
