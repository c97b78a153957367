//! The broken uploads of the demo, each a text beside this file: its clock, COS's answer (or what the browser says instead),
//! what is pasted as the upload, and the keys where they help. Signed with Tencent's published example pair (436/14690),
//! each is wrong in exactly the place it shows, as a test sees. Apart from the demo itself because this is data; it knows
//! no screen.

/// What a demo has to paste.
#[derive(Clone, Debug)]
pub struct Samples {
    /// COS's response, or what the browser says instead.
    pub answer: String,
    /// The policy and the form.
    pub upload: String,
    /// Keys, where they help.
    pub keys: Option<String>,
    /// This machine's clock, Unix seconds.
    pub now: i64,
}

/// A built-in upload.
#[derive(Debug)]
pub struct Demo {
    /// Its short name.
    pub name: &'static str,
    /// The branch of the tree it shows.
    pub branch: &'static str,
    text: &'static str,
}

macro_rules! demos {
    ($($name:literal $branch:literal)+) => {
        /// All, in the order of the menu.
        pub const DEMOS: [Demo; 12] = [$(Demo {
            name: $name,
            branch: $branch,
            text: include_str!(concat!("uploads/", $name, ".txt")),
        }),+];
    };
}

demos! {
    "double-fault"   "SignatureDoesNotMatch_POSTSignature"
    "q-ak"           "AccessDenied_q-ak"
    "expiration"     "AccessDenied_Expiration"
    "signature"      "SignatureDoesNotMatch_POSTSignature"
    "policy"         "InvalidPolicyDocument_JSONFormat"
    "bucket"         "AccessDenied_BucketNotConsistent"
    "condition"      "AccessDenied_Condition"
    "body"           "MalformedPOSTRequest_POSTBody"
    "hidden"         "none.hidden"
    "permission"     "other.AccessDenied"
    "temporary-keys" "other.InvalidAccessKeyId"
    "zone"           "AccessDenied_Expiration"
}

impl Demo {
    /// What it pastes.
    pub fn samples(&self) -> Samples {
        // A request as it goes over the wire: its lines end as HTTP's do.
        let request = self.part("request").map(|text| text.replace('\n', "\r\n"));
        Samples {
            answer: self.part("answer").unwrap_or_default(),
            upload: self.part("upload").or(request).unwrap_or_default(),
            keys: self.part("keys"),
            now: self
                .part("now")
                .and_then(|now| now.parse().ok())
                .unwrap_or(0),
        }
    }

    /// A part of its text, without the end of its last line.
    fn part(&self, name: &str) -> Option<String> {
        let (_, rest) = self.text.split_once(&format!("--- {name}\n"))?;
        let part = rest.split_once("\n--- ").map(|(part, _)| part);
        let part = part.or_else(|| rest.strip_suffix('\n'))?;
        Some(part.to_owned())
    }
}
