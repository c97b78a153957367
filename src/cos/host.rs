//! Where a request was sent: bucket, APPID and region out of host and path (436/14690 "request",
//! and the path-style address `cos.<region>.myqcloud.com/<bucket-appid>/` of the mini-program practice).
//! Reads names only; whether an address is the right one is the diagnosis' business.

/// What a host and path say.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Target {
    /// `examplebucket-1250000000`, where host or path hold it.
    pub bucket: Option<String>,
    /// `ap-tokyo`
    pub region: Option<String>,
    /// What kind of address it is.
    pub kind: TargetKind,
}

/// Kinds of addresses.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum TargetKind {
    /// `<bucket-appid>.cos.<region>.myqcloud.com`
    #[default]
    Bucket,
    /// `cos.<region>.myqcloud.com/<bucket-appid>/`
    PathStyle,
    /// A bucket's host in another form: global acceleration, internal, website, `tencentcos.cn`.
    BucketOther,
    /// A CDN host (`*.file.myqcloud.com`, …).
    Cdn,
    /// Another storage service.
    OtherVendor,
    /// Any other host: a custom domain, perhaps a CDN.
    Custom,
}

/// Domains of the service itself. The first is the documented one.
const OWN: [&str; 3] = [".myqcloud.com", ".tencentcos.cn", ".tencentcos.com"];

/// Regions with public buckets (436/6224).
pub const REGIONS: [&str; 22] = [
    "ap-beijing",
    "ap-beijing-1",
    "ap-nanjing",
    "ap-shanghai",
    "ap-guangzhou",
    "ap-chengdu",
    "ap-chongqing",
    "ap-shenzhen-fsi",
    "ap-shanghai-fsi",
    "ap-beijing-fsi",
    "ap-hongkong",
    "ap-singapore",
    "ap-mumbai",
    "ap-jakarta",
    "ap-seoul",
    "ap-bangkok",
    "ap-tokyo",
    "na-siliconvalley",
    "na-ashburn",
    "sa-saopaulo",
    "eu-frankfurt",
    "na-toronto",
];

/// Domains of other storage services that take form uploads.
const OTHERS: [&str; 18] = [
    "amazonaws.com",
    "amazonaws.com.cn",
    "aliyuncs.com",
    "myhuaweicloud.com",
    "googleapis.com",
    "windows.net",
    "qiniup.com",
    "qbox.me",
    "qiniu.com",
    "bcebos.com",
    "volces.com",
    "digitaloceanspaces.com",
    "backblazeb2.com",
    "cloudflarestorage.com",
    "wasabisys.com",
    "upyun.com",
    "ksyuncs.com",
    "ctyunapi.cn",
];

/// Reads host (with or without port) and path.
pub fn target(host: &str, path: &str) -> Target {
    let host = bare(host);
    for (index, domain) in OWN.into_iter().enumerate() {
        if let Some(labels) = host.strip_suffix(domain) {
            return own(labels, path, index == 0);
        }
    }
    let other = OTHERS.iter().any(|domain| {
        host.strip_suffix(domain)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    let kind = if other {
        TargetKind::OtherVendor
    } else {
        TargetKind::Custom
    };
    Target {
        kind,
        ..Target::default()
    }
}

/// Without scheme, user, port, path and final dot, in lower case.
fn bare(host: &str) -> String {
    let host = host.trim();
    let host = host.split_once("://").map_or(host, |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, rest)| rest);
    let host = host.split(':').next().unwrap_or_default();
    host.trim_end_matches('.').to_ascii_lowercase()
}

/// What stands in front of the service's own domain.
fn own(labels: &str, path: &str, documented: bool) -> Target {
    let parts: Vec<&str> = labels.split('.').collect();
    match parts.as_slice() {
        ["cos", "accelerate"] => path_style(path, None),
        ["cos" | "cos-internal", region] => path_style(path, Some(region)),
        [bucket @ .., "cos", "accelerate"] => made(TargetKind::BucketOther, bucket, None),
        [bucket @ .., "cos", region] => {
            let kind = if documented {
                TargetKind::Bucket
            } else {
                TargetKind::BucketOther
            };
            made(kind, bucket, Some(region))
        }
        [bucket @ .., service, "accelerate"] if service.starts_with("cos-") => {
            made(TargetKind::BucketOther, bucket, None)
        }
        [bucket @ .., service, region] if service.starts_with("cos-") => {
            made(TargetKind::BucketOther, bucket, Some(region))
        }
        [bucket @ .., "pic", region] if !bucket.is_empty() => {
            made(TargetKind::Cdn, bucket, Some(region))
        }
        [bucket, cdn] if matches!(*cdn, "file" | "image") || cdn.starts_with("pic") => {
            made(TargetKind::Cdn, &[bucket], None)
        }
        // The addresses before 2017: `<bucket-appid>.cosgz`, `<bucket-appid>.cn-south`.
        [bucket, region] if has_appid(bucket) => {
            let region = region.strip_prefix("cos").unwrap_or(region);
            made(TargetKind::BucketOther, &[bucket], Some(region))
        }
        _ => Target {
            kind: TargetKind::Custom,
            ..Target::default()
        },
    }
}

fn made(kind: TargetKind, bucket: &[&str], region: Option<&str>) -> Target {
    let bucket = bucket.join(".");
    Target {
        bucket: (!bucket.is_empty()).then_some(bucket),
        region: region
            .filter(|region| !region.is_empty())
            .map(str::to_owned),
        kind,
    }
}

fn path_style(path: &str, region: Option<&str>) -> Target {
    let first = path
        .trim_start_matches('/')
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    let bucket: &[&str] = if first.is_empty() { &[] } else { &[first] };
    made(TargetKind::PathStyle, bucket, region)
}

/// What an answer's `Resource` names: `<host>/<key>`, with or without a scheme.
pub fn of_resource(resource: &str) -> Target {
    let resource = resource.trim();
    let (_, rest) = resource.split_once("://").unwrap_or(("", resource));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    target(host, &format!("/{path}"))
}

/// Whether a name ends in an APPID: `-` and at least eight digits.
pub fn has_appid(name: &str) -> bool {
    name.rsplit_once('-').is_some_and(|(name, appid)| {
        !name.is_empty() && appid.len() >= 8 && appid.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::TargetKind::{Bucket, BucketOther, Cdn, Custom, OtherVendor, PathStyle};
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "one table")]
    fn hosts_tell_bucket_region_and_kind() {
        let b = Some("examplebucket-1250000000");
        let rows = [
            (
                "examplebucket-1250000000.cos.ap-tokyo.myqcloud.com",
                "/",
                b,
                Some("ap-tokyo"),
                Bucket,
            ),
            (
                "ExampleBucket-1250000000.COS.ap-tokyo.MyQCloud.com.:443",
                "/",
                b,
                Some("ap-tokyo"),
                Bucket,
            ),
            (
                "https://examplebucket-1250000000.cos.na-ashburn.myqcloud.com/a",
                "/",
                b,
                Some("na-ashburn"),
                Bucket,
            ),
            (
                "cos.ap-tokyo.myqcloud.com",
                "/examplebucket-1250000000/",
                b,
                Some("ap-tokyo"),
                PathStyle,
            ),
            (
                "cos.ap-tokyo.myqcloud.com",
                "/examplebucket-1250000000/a.png?x",
                b,
                Some("ap-tokyo"),
                PathStyle,
            ),
            (
                "cos.ap-tokyo.myqcloud.com",
                "/",
                None,
                Some("ap-tokyo"),
                PathStyle,
            ),
            (
                "examplebucket-1250000000.cos.accelerate.myqcloud.com",
                "/",
                b,
                None,
                BucketOther,
            ),
            (
                "examplebucket-1250000000.cos-internal.accelerate.tencentcos.cn",
                "/",
                b,
                None,
                BucketOther,
            ),
            (
                "examplebucket-1250000000.cos-internal.ap-tokyo.tencentcos.cn",
                "/",
                b,
                Some("ap-tokyo"),
                BucketOther,
            ),
            (
                "examplebucket-1250000000.cos-website.ap-tokyo.myqcloud.com",
                "/",
                b,
                Some("ap-tokyo"),
                BucketOther,
            ),
            (
                "examplebucket-1250000000.cos.ap-tokyo.tencentcos.cn",
                "/",
                b,
                Some("ap-tokyo"),
                BucketOther,
            ),
            (
                "examplebucket-1250000000.cosgz.myqcloud.com",
                "/",
                b,
                Some("gz"),
                BucketOther,
            ),
            (
                "examplebucket-1250000000.cn-south.myqcloud.com",
                "/",
                b,
                Some("cn-south"),
                BucketOther,
            ),
            (
                "examplebucket-1250000000.picsh.myqcloud.com",
                "/",
                b,
                None,
                Cdn,
            ),
            (
                "examplebucket-1250000000.pic.ap-tokyo.myqcloud.com",
                "/",
                b,
                Some("ap-tokyo"),
                Cdn,
            ),
            (
                "examplebucket-1250000000.file.myqcloud.com",
                "/",
                b,
                None,
                Cdn,
            ),
            ("service.cos.myqcloud.com", "/", None, None, Custom),
            ("myqcloud.com", "/", None, None, Custom),
            ("example.com", "/", None, None, Custom),
            ("notamazonaws.com", "/", None, None, Custom),
            ("", "", None, None, Custom),
            ("s3.us-east-1.amazonaws.com", "/b/", None, None, OtherVendor),
            (
                "b.oss-cn-hangzhou.aliyuncs.com:443",
                "/",
                None,
                None,
                OtherVendor,
            ),
            (
                "b.obs.cn-north-4.myhuaweicloud.com",
                "/",
                None,
                None,
                OtherVendor,
            ),
            ("upload.qiniup.com", "/", None, None, OtherVendor),
        ];
        for (host, path, bucket, region, kind) in rows {
            let found = target(host, path);
            assert_eq!(found.kind, kind, "{host}");
            assert_eq!(found.bucket.as_deref(), bucket, "{host}");
            assert_eq!(found.region.as_deref(), region, "{host}");
        }
    }
}
