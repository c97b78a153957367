//! Which service an answer comes from, by the names beside its code and message. The same sentences exist
//! on several services; only the elements and headers around them differ: COS has `TraceId` and a
//! RequestId that carries its clock, S3 and OSS have `HostId`.

use super::Vendor;
use crate::cos::{codes, request_id};

/// Whose answer it is, as far as its elements and headers tell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Marks {
    /// Tencent Cloud COS.
    Cos,
    /// Another service.
    Vendor(Vendor),
    /// Nothing tells.
    Neither,
}

/// Judges elements and headers, each with its name and value. Any mark of COS decides.
pub fn marks<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Marks {
    let mut found = Marks::Neither;
    for (name, value) in parts {
        match mark(&name.to_ascii_lowercase(), value) {
            Marks::Cos => return Marks::Cos,
            // A more telling vendor replaces S3, whose elements the others imitate.
            Marks::Vendor(vendor) => match found {
                Marks::Vendor(Vendor::S3) | Marks::Neither => found = Marks::Vendor(vendor),
                Marks::Vendor(_) | Marks::Cos => {}
            },
            Marks::Neither => {}
        }
    }
    found
}

fn mark(name: &str, value: &str) -> Marks {
    let value = value.trim();
    let has = |part: &str| value.to_ascii_lowercase().contains(part);
    match name {
        "traceid" | "server" if name == "traceid" || has("tencent-cos") => Marks::Cos,
        "requestid" | "x-cos-request-id" if request_id::time(value).is_some() => Marks::Cos,
        "server" if has("minio") => Marks::Vendor(Vendor::MinIo),
        "server" if has("aliyunoss") => Marks::Vendor(Vendor::Oss),
        "server" if has("amazons3") => Marks::Vendor(Vendor::S3),
        "server" if has("obs") => Marks::Vendor(Vendor::Obs),
        "hostid" if has("aliyuncs.com") => Marks::Vendor(Vendor::Oss),
        "ec" | "ossaccesskeyid" | "recommenddoc" => Marks::Vendor(Vendor::Oss),
        "hostid" | "awsaccesskeyid" => Marks::Vendor(Vendor::S3),
        _ => by_prefix(name),
    }
}

/// Another service's domain in the text around an answer that names none of COS's.
pub fn vendor_of_hosts(text: &[u8]) -> Option<Vendor> {
    let holds = |words: &str| memchr::memmem::find(text, words.as_bytes()).is_some();
    let own = ["myqcloud.com", "tencentcos", "x-cos-", "qcloud"];
    if own.into_iter().any(holds) {
        return None;
    }
    let mut hosts = codes::VENDOR_HOSTS.iter();
    hosts
        .find(|(_, host)| holds(host))
        .map(|(vendor, _)| *vendor)
}

fn by_prefix(name: &str) -> Marks {
    const PREFIXES: [(&str, Marks); 8] = [
        ("x-cos-", Marks::Cos),
        ("x-amz-", Marks::Vendor(Vendor::S3)),
        ("x-oss-", Marks::Vendor(Vendor::Oss)),
        ("x-minio-", Marks::Vendor(Vendor::MinIo)),
        ("x-obs-", Marks::Vendor(Vendor::Obs)),
        ("x-goog-", Marks::Vendor(Vendor::Gcs)),
        ("x-guploader-", Marks::Vendor(Vendor::Gcs)),
        ("x-ms-", Marks::Vendor(Vendor::Other)),
    ];
    PREFIXES
        .into_iter()
        .find(|(prefix, _)| name.starts_with(prefix))
        .map_or(Marks::Neither, |(_, mark)| mark)
}
