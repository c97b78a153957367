//! The mistakes (contract, section 4, "deviation slugs") in one table, in the order of the recipe. The doc
//! comment of each row is its meaning and where it is usual; catalogues are worded after it. Which transforms are
//! which deviation is the axes' business, not this table's.

use crate::text::slugs::slugs;
use Deviation::{
    CosHeaderSignature, HeaderStyleStringToSign, HmacSkipped, HmacTwice, KeyTimeEmpty, NoSha1,
    OssOrS3V2Signature, OtherDigest, PlainHash, SecretPlaceholder, SignatureBase64,
    SignedBase64Policy, SignkeyOtherInput, SignkeySkipped,
};

slugs! {
    /// A departure from the right recipe.
    #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    pub enum Deviation {
        /// White space or an invisible character stands around the SecretKey: `echo` into a secret file, Docker and
        /// Kubernetes secrets, .env files with CRLF, NBSP or BOM from a web page.
        SecretWhitespace = "secret-whitespace",
        /// Quotes, a semicolon, a comma, a comment or the variable's name belong to the value: .env read without a
        /// library, Docker `--env-file`, ini files, shell.
        SecretQuoted = "secret-quoted",
        /// SecretId, session token or another field was used as the SecretKey: swapped arguments, any language.
        SecretIsSecretId = "secret-is-secret-id",
        /// One or two characters of the SecretKey differ: typed by hand, read off a screen (l/I, 0/O), a lost first
        /// or last character after a double click.
        SecretTypo = "secret-typo",
        /// Only a part of the SecretKey was used: a database column or C buffer too short, PHP `substr`, a `$word`
        /// eaten by shell or PHP double quotes.
        SecretTruncated = "secret-truncated",
        /// The SecretKey was encoded, decoded or hashed first (base64, hex, URL, UTF-16, MD5, other letter case):
        /// Java `Base64.decode`, .NET `Encoding.Unicode`, CryptoJS `enc.Base64.parse`, Kubernetes `data:` values.
        SecretEncoded = "secret-encoded",
        /// A placeholder, a variable's name or an empty value was signed: JavaScript `undefined`, Python `None`,
        /// `"YourSecretKey"`, an unset environment variable.
        SecretPlaceholder = "secret-placeholder",
        /// A prefix or suffix of another scheme stands on the SecretKey: `AWS4`, `TC3`, Alibaba's `&`.
        SecretPrefixed = "secret-prefixed",

        /// SignKey was made of another KeyTime than q-key-time: policy's q-sign-time, start only, the two exchanged,
        /// a duration; PHP 8 and JavaScript arithmetic on `start;end`.
        KeyTimeOther = "key-time-other",
        /// Only the end (or only the start, as PHP before 8 makes of the number in `start;end`) was used.
        KeyTimeEndOnly = "key-time-end-only",
        /// Milliseconds: JavaScript `Date.now()`, Java `System.currentTimeMillis()`.
        KeyTimeMilliseconds = "key-time-milliseconds",
        /// Another separator, blanks, quotes, a line break or the field's name stand in KeyTime; `%3B`, `:`, `,`, `-`,
        /// full-width semicolon, Python tuple or list.
        KeyTimeSeparator = "key-time-separator",
        /// KeyTime was empty or undefined when SignKey was made: JavaScript `undefined`, `NaN;NaN`, unset variable.
        KeyTimeEmpty = "key-time-empty",
        /// KeyTime was computed twice: seconds or a zone apart, or start and end moved by themselves; any language that
        /// calls the clock for the form and again for the signature.
        KeyTimeShifted = "key-time-shifted",
        /// Fractions of a second in KeyTime: JavaScript `Date.now() / 1000` unrounded, Python `time.time()`.
        KeyTimeFraction = "key-time-fraction",
        /// KeyTime as a date instead of Unix seconds: JavaScript `toISOString`, Java `SimpleDateFormat`.
        KeyTimeDate = "key-time-date",

        /// The SecretKey itself was used where SignKey belongs: S3 and OSS habit, any language.
        SignkeySkipped = "signkey-skipped",
        /// SignKey's 20 raw bytes were used as key instead of its 40 hexadecimal letters: PHP `hash_hmac(…, true)`, Go
        /// `mac.Sum(nil)`, Java `doFinal` without `Hex`, Python `digest()`, Node `digest()`, CryptoJS WordArray, OpenSSL
        /// `-binary`.
        RawSignkeyBytes = "raw-signkey-bytes",
        /// Key and message exchanged when SignKey was made: CryptoJS `HmacSHA1(message, key)`, PHP `hash_hmac(alg, data,
        /// key)`.
        SignkeyArgumentsSwapped = "signkey-arguments-swapped",
        /// SignKey was written in another way: upper case (.NET `X2`, PHP `strtoupper`, Java `%X`), base64 (CryptoJS `enc.Base64`,
        /// OpenSSL `-base64`), `(stdin)= ` before it, a line break behind it, bytes pressed into a text string.
        SignkeyEncoding = "signkey-encoding",
        /// SignKey is a plain hash of SecretKey and KeyTime put together, no HMAC: PHP `sha1($a . $b)`, Java
        /// `MessageDigest`.
        SignkeyPlainHash = "signkey-plain-hash",
        /// SignKey was made with another hash: HMAC-SHA256 (S3 V4 habit), HMAC-MD5, HMAC-SHA512.
        SignkeyOtherHash = "signkey-other-hash",
        /// SignKey was made of another input: KeyTime itself, SecretKey alone, PHP `true` or an empty text as key (third and
        /// fourth argument of `hash_hmac` confused), the derivation done twice.
        SignkeyOtherInput = "signkey-other-input",
        /// Only a part of SignKey was used: `substr(…, 0, 32)`, a C buffer, a cut at the first NUL byte.
        SignkeyTruncated = "signkey-truncated",

        /// The base64 text of the policy was hashed instead of the JSON: right for S3 and OSS, any language.
        SignedBase64Policy = "signed-base64-policy",
        /// The policy was written anew between hashing and encoding: Python `json.dumps`, PHP `\/`, Go `\u0026` and sorted keys,
        /// Gson `\u003d`, JavaScript `JSON.stringify`, Jackson and Newtonsoft indents.
        PolicyReserialised = "policy-reserialised",
        /// Other line ends in the hashed text: Windows editors, Git `autocrlf`, PHP_EOL, .NET `Environment.NewLine`.
        PolicyLineEndings = "policy-line-endings",
        /// A line break or blank more (or less) at the end or start of the hashed text: `echo`, here documents, editors,
        /// `fputs`.
        PolicyTrailingNewline = "policy-trailing-newline",
        /// A byte order mark in front of the hashed text: Windows Notepad, .NET `Encoding.UTF8` preamble, PowerShell.
        PolicyBom = "policy-bom",
        /// The policy was built twice, with another expiration or KeyTime: two calls of the clock, any language.
        PolicyRegenerated = "policy-regenerated",
        /// Conditions were added (or taken away) after signing: middleware and upload widgets.
        ConditionsChanged = "conditions-changed",
        /// Another variable than the policy was hashed: SignKey, KeyTime, SecretId, the object key, one member of the
        /// policy.
        WrongVariableSigned = "wrong-variable-signed",
        /// The policy text that was pasted beside the form, not the one inside the `policy` field, was signed.
        PolicyOtherCopy = "policy-other-copy",
        /// The hashed text was escaped or encoded: UTF-16 (.NET `Encoding.Unicode`), percent-encoding (`encodeURIComponent`,
        /// `urlencode`), `htmlspecialchars`, `addslashes`, hex, `JSON.stringify` twice.
        PolicyEncoded = "policy-encoded",
        /// The language's own printing of the object was hashed, no JSON: JavaScript `[object Object]`, PHP `Array`, Python
        /// `str(dict)`, Java `Map.toString`, Go `%v`.
        PolicyPrinted = "policy-printed",
        /// The algorithm of request headers (436/7778) was used: `sha1\nKeyTime\nSHA1(HttpString)\n`; COS SDK helpers
        /// such as `getAuthorization`.
        HeaderStyleStringToSign = "header-style-string-to-sign",

        /// The text itself was signed, SHA1 left out: S3 and OSS habit, any language.
        NoSha1 = "no-sha1",
        /// StringToSign as 20 raw bytes instead of 40 letters: PHP `sha1(…, true)`, Go `Sum(nil)`, Java `digest()`,
        /// Python `digest()`.
        RawDigest = "raw-digest",
        /// Another hash of the policy: SHA-256, MD5, SHA-512, HMAC.
        OtherDigest = "other-digest",
        /// StringToSign was written in another way: upper case, base64, `(stdin)= ` before it, file name or line break behind it,
        /// `b'…'`.
        DigestEncoding = "digest-encoding",
        /// The policy was hashed twice.
        DigestTwice = "digest-twice",

        /// Key and message exchanged in the last HMAC: CryptoJS, PHP `hash_hmac`, Node helpers.
        HmacArgumentsSwapped = "hmac-arguments-swapped",
        /// The last HMAC with another hash: SHA-256, MD5, SHA-512.
        HmacOtherHash = "hmac-other-hash",
        /// The last HMAC was done twice, or its result hashed once more.
        HmacTwice = "hmac-twice",
        /// A plain hash of key and message put together, no HMAC.
        PlainHash = "plain-hash",
        /// There was no last step: StringToSign itself, or SignKey itself, was sent as signature.
        HmacSkipped = "hmac-skipped",

        /// Base64 of the bytes instead of hexadecimal text: S3 and OSS habit, CryptoJS `enc.Base64`, OpenSSL `-base64`.
        SignatureBase64 = "signature-base64",
        /// Upper-case hexadecimal digits: .NET `X2`, Java `%X`, PHP `strtoupper`.
        SignatureUpperCase = "signature-upper-case",
        /// The hexadecimal text was encoded once more: base64 or hex of the 40 letters.
        SignatureOfHex = "signature-of-hex",
        /// A part of the signature is lost: a database column, `substr`, a double click.
        SignatureTruncated = "signature-truncated",
        /// Something stands around the signature: `sha1=`, `(stdin)= `, quotes, `b'…'`, white space, the whole Authorization
        /// string.
        SignatureDecorated = "signature-decorated",
        /// The signature is percent-encoded, or groups of digits are separated (.NET `BitConverter.ToString`).
        SignatureEncoded = "signature-encoded",
        /// Leading zeros of bytes are lost: Java `Integer.toHexString`, JavaScript `toString(16)`, PHP `dechex`.
        SignatureZerosLost = "signature-zeros-lost",

        /// POST signature of S3 V2, OSS V1 and OBS: base64(HMAC-SHA1(SecretKey, base64 policy)).
        OssOrS3V2Signature = "oss-or-s3-v2-signature",
        /// POST signature of S3 V4 (AWS4-HMAC-SHA256).
        S3V4Signature = "s3-v4-signature",
        /// API signature of Tencent Cloud, version 3 (TC3-HMAC-SHA256).
        Tc3Signature = "tc3-signature",
        /// Request-header signature of COS (436/7778) as a whole: an SDK's `getAuthorization` for `POST /`.
        CosHeaderSignature = "cos-header-signature",
        /// POST signature of OSS V4 (OSS4-HMAC-SHA256).
        OssV4Signature = "oss-v4-signature",
        /// POST signature of Volcengine TOS (TOS4-HMAC-SHA256).
        Tos4Signature = "tos4-signature",
        /// POST signature of Google Cloud Storage V4 with HMAC keys (GOOG4-HMAC-SHA256).
        GcsV4Signature = "gcs-v4-signature",
        /// POST signature of Baidu BOS: hex(HMAC-SHA256(SecretKey, base64 policy)).
        BosSignature = "bos-signature",
        /// Upload token of Qiniu: base64url(HMAC-SHA1(SecretKey, base64url policy)).
        QiniuSignature = "qiniu-signature",
        /// Form API of UPYUN: base64(HMAC-SHA1(md5(password), …)) or md5(policy&key).
        UpyunSignature = "upyun-signature",
        /// API signature of Tencent Cloud, version 1: base64(HMAC-SHA1(SecretKey, `POST…`)).
        TencentV1Signature = "tencent-v1-signature",
        /// Signature of the first COS (JSON API V4): base64(HMAC-SHA1(SecretKey, `a=…&b=…`) + text).
        CosJsonApiSignature = "cos-json-api-signature",
        /// Shared key signature of Azure Storage: base64(HMAC-SHA256(base64-decoded key, …)).
        AzureSignature = "azure-signature",
    }
}

/// Where and how a SecretKey differs by typing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Position {
    /// Which character, from 1.
    pub at: usize,
    /// What happened to it.
    pub kind: TypoKind,
    /// What kind of character the signer had there; of a lost one, what kind it was.
    pub class: Class,
}

slugs! {
    /// Kinds of typing errors.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub enum TypoKind {
        /// Another character.
        Substituted = "substituted",
        /// One more.
        Inserted = "inserted",
        /// One less.
        Deleted = "deleted",
        /// Exchanged with the next.
        Swapped = "swapped",
    }
}

slugs! {
    /// Kinds of characters.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub enum Class {
        /// `0` to `9`
        Digit = "digit",
        /// `a` to `z`
        Lower = "lower",
        /// `A` to `Z`
        Upper = "upper",
        /// Anything else.
        Other = "other",
    }
}

/// Two ways to describe the same bytes, whatever the inputs are: the name that is shown, the form for which it holds
/// (empty for all), and the other description, as true as the first. The tests over the tables check each, and that
/// there are no others.
#[rustfmt::skip]
pub const EQUIVALENT: &[(Deviation, &str, &[Deviation])] = &[
    // The shared formula of S3 V2, OSS V1 and OBS, step by step.
    (OssOrS3V2Signature, "base64-policy", &[SignkeySkipped, SignedBase64Policy, NoSha1, SignatureBase64]),
    // The framing of 436/7778 is that recipe.
    (HeaderStyleStringToSign, "", &[CosHeaderSignature]),
    // HMAC(SignKey, policy) as StringToSign: another digest, or one HMAC too many.
    (OtherDigest, "hmac-sign-key", &[NoSha1, HmacTwice]),
    (OtherDigest, "hmac-sign-key-raw", &[NoSha1, HmacTwice]),
    // Nothing was keyed: SHA1(policy) was sent, by whatever way.
    (HmacSkipped, "string-to-sign", &[NoSha1, PlainHash]),
    // An empty or true key is what an empty SecretKey, or the SecretKey "1", would be.
    (SignkeyOtherInput, "key-empty", &[SecretPlaceholder]),
    (SignkeyOtherInput, "key-is-true", &[SecretPlaceholder]),
    (SignkeyOtherInput, "message-empty", &[KeyTimeEmpty]),
];
