//! All targets in one program: `TARGET=session targets corpus/session`.
#![no_main]

use std::sync::LazyLock;

#[path = "../targets.rs"]
mod targets;

static TARGET: LazyLock<targets::Target> = LazyLock::new(|| {
    let wanted = std::env::var("TARGET").unwrap_or_else(|_| "all".to_owned());
    let found = targets::ALL.iter().find(|(name, _)| *name == wanted);
    found.expect("TARGET is one of fuzz/targets.rs").1
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| TARGET(data));
