pub fn base64(text:&[u8])->String{ use base64::Engine as _; base64::engine::general_purpose::STANDARD.encode(text)}
pub fn masked(key:&str)->String{ format!("{}****{}", key.get(..4).unwrap_or_default(), key.get(36..).unwrap_or_default())}
