//! Where a request was sent: bucket, APPID and region out of host and path (436/14690 "request",
//! and the path-style address `cos.<region>.myqcloud.com/<bucket-appid>/` of the mini-program practice).

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

/// Reads host (with or without port) and path.
pub fn target(host: &str, path: &str) -> Target {
    let _ = (host, path);
    Target::default()
}
