//! Other services' recipes as wholes. Their deviations come together, so each counts as one.

use super::codec::{base64, base64_url, hex, hmac_sha1, hmac_sha256, join, md5, sha256, unbase64};
use super::deviations::Deviation::{
    self, AzureSignature, CosJsonApiSignature, OssOrS3V2Signature, QiniuSignature,
    TencentV1Signature, UpyunSignature,
};
use super::facts::Make::{self, With};
use super::facts::{Facts, Row, rows};

/// Whether the service writes its signature as base64, of either alphabet, and not as lower-case digits.
pub const fn is_base64(service: Deviation) -> bool {
    matches!(
        service,
        OssOrS3V2Signature
            | QiniuSignature
            | UpyunSignature
            | TencentV1Signature
            | AzureSignature
            | CosJsonApiSignature
    )
}

/// Bytes of a row's result, so that those which cannot fit are not computed; 0 where the inputs decide.
pub fn length(row: &Row<Make>) -> usize {
    match row.deviation {
        UpyunSignature if row.form == "form-api" => 16,
        CosJsonApiSignature => 0,
        OssOrS3V2Signature | QiniuSignature | UpyunSignature | TencentV1Signature => 20,
        _ => 32,
    }
}

fn civil(seconds: i64, format: &str) -> Option<Vec<u8>> {
    let at = jiff::Timestamp::from_second(seconds).ok()?;
    Some(at.strftime(format).to_string().into_bytes())
}

/// `20190830`, of KeyTime's start or end.
fn day(f: &Facts<'_>, end: bool) -> Option<Vec<u8>> {
    let (start, stop) = f.times?;
    civil(if end { stop } else { start }, "%Y%m%d")
}

/// The date in a `…-credential` field, else that of KeyTime's start.
fn dated(f: &Facts<'_>, field: &str) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
    let Some(scope) = f.field(field) else {
        return Some((day(f, false)?, None));
    };
    let mut parts = scope.split(|byte| *byte == b'/').skip(1);
    Some((parts.next()?.to_vec(), parts.next().map(<[u8]>::to_vec)))
}

/// A chain of HMAC-SHA256, then the base64 policy.
fn chain(f: &Facts<'_>, scheme: &Scheme, date: &[u8], region: &[u8]) -> Option<Vec<u8>> {
    let secret = join(&[scheme.prefix.as_bytes(), f.inputs.secret_key?]);
    let (service, last) = (scheme.service.as_bytes(), scheme.last.as_bytes());
    let parts = [date, region, service, last];
    let key = parts
        .iter()
        .fold(secret, |key, part| hmac_sha256(&key, part));
    Some(hmac_sha256(&key, &f.base64))
}

/// The scoped chain of S3 V4 and its relatives; the region is that of the form, else the scheme's first.
fn scoped(f: &Facts<'_>, scheme: &Scheme, end: bool) -> Option<Vec<u8>> {
    let (mut date, region) = dated(f, scheme.credential)?;
    if end {
        date = day(f, true)?;
    }
    let region = region.unwrap_or_else(|| scheme.region.as_bytes().to_vec());
    chain(f, scheme, &date, &region)
}

/// The same with the scheme's own first region.
fn scoped_default(f: &Facts<'_>, scheme: &Scheme) -> Option<Vec<u8>> {
    chain(f, scheme, &day(f, false)?, scheme.region.as_bytes())
}

struct Scheme {
    prefix: &'static str,
    region: &'static str,
    service: &'static str,
    last: &'static str,
    credential: &'static str,
}

const S3: Scheme = Scheme {
    prefix: "AWS4",
    region: "us-east-1",
    service: "s3",
    last: "aws4_request",
    credential: "x-amz-credential",
};
const S3_COS: Scheme = Scheme {
    service: "cos",
    ..S3
};
const S3_BARE: Scheme = Scheme { prefix: "", ..S3 };
const OSS: Scheme = Scheme {
    prefix: "aliyun_v4",
    region: "cn-hangzhou",
    service: "oss",
    last: "aliyun_v4_request",
    credential: "x-oss-credential",
};
const TOS: Scheme = Scheme {
    prefix: "",
    region: "cn-beijing",
    service: "tos",
    last: "request",
    credential: "x-tos-credential",
};
const GCS: Scheme = Scheme {
    prefix: "GOOG4",
    region: "auto",
    service: "storage",
    last: "goog4_request",
    credential: "x-goog-credential",
};

fn v2(f: &Facts<'_>, text: &[u8]) -> Option<Vec<u8>> {
    Some(hmac_sha1(f.inputs.secret_key?, text))
}

/// `POST\n\n\n\n/bucket/`: the V2 string of request headers.
fn v2_header(f: &Facts<'_>) -> Option<Vec<u8>> {
    v2(f, &join(&[b"POST\n\n\n\n/", f.inputs.bucket?, b"/"]))
}

/// Key of TC3 for one day.
fn tc3_key(f: &Facts<'_>, service: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let date = civil(f.times?.0, "%Y-%m-%d")?;
    let secret = join(&[b"TC3", f.inputs.secret_key?]);
    let key = hmac_sha256(&hmac_sha256(&secret, &date), service.as_bytes());
    Some((hmac_sha256(&key, b"tc3_request"), date))
}

fn tc3(f: &Facts<'_>, service: &str, text: &[u8]) -> Option<Vec<u8>> {
    Some(hmac_sha256(&tc3_key(f, service)?.0, text))
}

/// The whole of TC3 around the policy as payload.
fn tc3_request(f: &Facts<'_>, service: &str) -> Option<Vec<u8>> {
    let (key, date) = tc3_key(f, service)?;
    let host = f.inputs.host.unwrap_or(b"cos.tencentcloudapi.com");
    let canonical = join(&[
        b"POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:",
        host,
        b"\n\ncontent-type;host\n",
        &hex(&sha256(f.inputs.policy)),
    ]);
    let scope = join(&[&date, b"/", service.as_bytes(), b"/tc3_request"]);
    let stamp = f.times?.0.to_string();
    let hash = hex(&sha256(&canonical));
    let text = join(&[
        b"TC3-HMAC-SHA256\n",
        stamp.as_bytes(),
        b"\n",
        &scope,
        b"\n",
        &hash,
    ]);
    Some(hmac_sha256(&key, &text))
}

/// `POST<host>/?<fields sorted by name>`.
fn tencent_v1(f: &Facts<'_>, method: &str) -> Option<Vec<u8>> {
    let mut fields: Vec<_> = f
        .inputs
        .fields
        .iter()
        .filter(|(name, _)| !name.eq_ignore_ascii_case(b"q-signature"))
        .map(|(name, value)| join(&[name, b"=", value]))
        .collect();
    fields.sort();
    let list = fields.join(&b'&');
    v2(f, &join(&[method.as_bytes(), f.inputs.host?, b"/?", &list]))
}

/// UPYUN: HMAC-SHA1(md5(password), `POST&/bucket&policy`).
fn upyun(f: &Facts<'_>, path: bool) -> Option<Vec<u8>> {
    let key = hex(&md5(f.inputs.secret_key?));
    let text = if path {
        join(&[b"POST&/", f.inputs.bucket?, b"&", &f.base64])
    } else {
        f.base64.clone()
    };
    Some(hmac_sha1(&key, &text))
}

/// The first API of COS sends the text that it signed behind the HMAC, so that the signature shows how it was made.
fn json_api(f: &Facts<'_>) -> Option<Vec<u8>> {
    let sent = unbase64(f.inputs.signature.trim_ascii())?;
    let query = sent.get(20..).filter(|query| query.starts_with(b"a="))?;
    Some(join(&[&v2(f, query)?, query]))
}

fn azure(f: &Facts<'_>) -> Option<Vec<u8>> {
    let key = unbase64(f.inputs.secret_key?)?;
    Some(hmac_sha256(&key, &base64(f.inputs.policy)))
}

/// Rows of the axis.
pub const ROWS: &[Row<Make>] = rows! {
    // Field survey F5; one formula of S3 V2, OSS V1, OBS and KS3.
    OssOrS3V2Signature {
        "base64-policy" 1 With(|f| v2(f, &f.base64));
        "header-string" 4 With(v2_header);
    }
    S3V4Signature {
        "key-time-day" 4 With(|f| scoped(f, &S3, false));
        "end-day" 5 With(|f| scoped(f, &S3, true));
        "first-region" 4 With(|f| scoped_default(f, &S3));
        "service-cos" 5 With(|f| scoped(f, &S3_COS, false));
        "prefix-missing" 5 With(|f| scoped(f, &S3_BARE, false));
    }
    OssV4Signature {
        "key-time-day" 4 With(|f| scoped(f, &OSS, false));
        "end-day" 5 With(|f| scoped(f, &OSS, true));
        "first-region" 5 With(|f| scoped_default(f, &OSS));
    }
    Tos4Signature {
        "key-time-day" 4 With(|f| scoped(f, &TOS, false));
        "first-region" 5 With(|f| scoped_default(f, &TOS));
    }
    GcsV4Signature {
        "key-time-day" 5 With(|f| scoped(f, &GCS, false));
        "first-region" 5 With(|f| scoped_default(f, &GCS));
    }
    Tc3Signature {
        "json-policy" 4 With(|f| tc3(f, "cos", f.inputs.policy));
        "base64-policy" 4 With(|f| tc3(f, "cos", &f.base64));
        "hashed-policy" 4 With(|f| tc3(f, "cos", &hex(&sha256(f.inputs.policy))));
        "request" 4 With(|f| tc3_request(f, "cos"));
        "request-sts" 5 With(|f| tc3_request(f, "sts"));
    }
    BosSignature {
        "base64-policy" 4 With(|f| Some(hmac_sha256(f.inputs.secret_key?, &f.base64)));
    }
    QiniuSignature {
        "url-alphabet" 4 With(|f| v2(f, &base64_url(f.inputs.policy)));
    }
    UpyunSignature {
        "policy" 5 With(|f| upyun(f, false));
        "request" 5 With(|f| upyun(f, true));
        "form-api" 5 With(|f| Some(md5(&join(&[&f.base64, b"&", f.inputs.secret_key?]))));
    }
    TencentV1Signature {
        "post" 5 With(|f| tencent_v1(f, "POST"));
        "get" 5 With(|f| tencent_v1(f, "GET"));
    }
    AzureSignature {
        "base64-policy" 5 With(azure);
    }
    CosJsonApiSignature {
        "query" 5 With(json_api);
    }
};
