//! Where a request was sent: bucket, APPID and region out of host and path (436/14690 "request",
//! and the path-style address `cos.<region>.myqcloud.com/<bucket-appid>/` of the mini-program practice).
//! Reads names only; whether an address is the right one is the diagnosis' business.

use super::codes::VENDOR_HOSTS;

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

/// Reads host (with or without port) and path.
pub fn target(host: &str, path: &str) -> Target {
    let host = bare(host);
    let mut own = OWN.into_iter().enumerate();
    let own = own.find_map(|(index, domain)| Some((host.strip_suffix(domain)?, index == 0)));
    if let Some((labels, documented)) = own {
        return of_labels(labels, path, documented);
    }
    let within = |(_, domain): &(_, &str)| {
        let rest = host.strip_suffix(domain);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    let other = VENDOR_HOSTS.iter().any(within);
    let kind = if other {
        TargetKind::OtherVendor
    } else {
        TargetKind::Custom
    };
    made(kind, &[], None)
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
fn of_labels(labels: &str, path: &str, documented: bool) -> Target {
    use TargetKind::{Bucket, BucketOther, Cdn, Custom};
    let parts: Vec<&str> = labels.split('.').collect();
    let known = if documented { Bucket } else { BucketOther };
    match parts.as_slice() {
        ["cos", "accelerate"] => path_style(path, None),
        ["cos" | "cos-internal", region] => path_style(path, Some(region)),
        [bucket @ .., "cos", "accelerate"] => made(BucketOther, bucket, None),
        [bucket @ .., "cos", region] => made(known, bucket, Some(region)),
        [bucket @ .., service, region] if service.starts_with("cos-") => {
            let region = Some(*region).filter(|region| *region != "accelerate");
            made(BucketOther, bucket, region)
        }
        [bucket @ .., "pic", region] if !bucket.is_empty() => made(Cdn, bucket, Some(region)),
        [bucket, cdn] if matches!(*cdn, "file" | "image") || cdn.starts_with("pic") => {
            made(Cdn, &[bucket], None)
        }
        // The addresses before 2017: `<bucket-appid>.cosgz`, `<bucket-appid>.cn-south`.
        [bucket, region] if has_appid(bucket) => {
            let region = region.strip_prefix("cos").unwrap_or(region);
            made(BucketOther, &[bucket], Some(region))
        }
        _ => made(Custom, &[], None),
    }
}

fn made(kind: TargetKind, bucket: &[&str], region: Option<&str>) -> Target {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Target {
        bucket: given(&bucket.join(".")),
        region: region.and_then(given),
        kind,
    }
}

fn path_style(path: &str, region: Option<&str>) -> Target {
    let mut parts = path.trim_start_matches('/').split(['/', '?', '#']);
    let bucket = parts.next().unwrap_or_default();
    made(TargetKind::PathStyle, &[bucket], region)
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
    use super::*;

    /// Kind, host, path, bucket (`B`, which stands for its name in host and path too), region.
    const ADDRESSES: &str = "
        Bucket B.cos.ap-tokyo.myqcloud.com / B ap-tokyo
        Bucket B.COS.ap-tokyo.MyQCloud.com.:443 / B ap-tokyo
        Bucket https://B.cos.na-ashburn.myqcloud.com/a / B na-ashburn
        PathStyle cos.ap-tokyo.myqcloud.com /B/ B ap-tokyo
        PathStyle cos.ap-tokyo.myqcloud.com /B/a.png?x B ap-tokyo
        PathStyle cos.ap-tokyo.myqcloud.com / - ap-tokyo
        BucketOther B.cos.accelerate.myqcloud.com / B -
        BucketOther B.cos-internal.accelerate.tencentcos.cn / B -
        BucketOther B.cos-internal.ap-tokyo.tencentcos.cn / B ap-tokyo
        BucketOther B.cos-website.ap-tokyo.myqcloud.com / B ap-tokyo
        BucketOther B.cos.ap-tokyo.tencentcos.cn / B ap-tokyo
        BucketOther B.cosgz.myqcloud.com / B gz
        BucketOther B.cn-south.myqcloud.com / B cn-south
        Cdn B.picsh.myqcloud.com / B -
        Cdn B.pic.ap-tokyo.myqcloud.com / B ap-tokyo
        Cdn B.file.myqcloud.com / B -
        Custom service.cos.myqcloud.com / - -
        Custom myqcloud.com / - -
        Custom example.com / - -
        Custom notamazonaws.com / - -
        OtherVendor s3.us-east-1.amazonaws.com /b/ - -
        OtherVendor b.oss-cn-hangzhou.aliyuncs.com:443 / - -
        OtherVendor b.obs.cn-north-4.myhuaweicloud.com / - -
        OtherVendor upload.qiniup.com / - -";

    #[test]
    fn hosts_tell_bucket_region_and_kind() {
        let name = |text: &str| text.replace('B', "examplebucket-1250000000");
        for row in ADDRESSES.lines().filter(|row| !row.trim().is_empty()) {
            let words: Vec<&str> = row.split_whitespace().collect();
            let [kind, host, path, bucket, region] = words[..] else {
                panic!("{row}");
            };
            let found = target(&name(host), &name(path));
            assert_eq!(format!("{:?}", found.kind), kind, "{row}");
            assert_eq!(found.bucket.unwrap_or("-".into()), name(bucket), "{row}");
            assert_eq!(found.region.unwrap_or("-".into()), region, "{row}");
        }
        assert_eq!(target("", "").kind, TargetKind::Custom);
    }
}
