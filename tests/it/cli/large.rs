//! A captured request of any size is judged as a small one is, in little memory.

use crate::cli::common::{Run, run};
use crate::support::{START, Upload};
use serde_json::Value;

const MIB: u64 = 1 << 20;

/// The upload in a file of its own, its file this large.
fn captured(name: &str, upload: &Upload) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, upload.written("http")).unwrap();
    path.to_str().unwrap().to_owned()
}

fn judged(name: &str, upload: &Upload) -> (i32, Vec<String>, Value) {
    let now = (START + 60).to_string();
    let path = captured(name, upload);
    let Run { status, out, err } = run(&[
        "diagnose",
        "--format",
        "json",
        "--now",
        &now,
        "--request",
        &path,
    ]);
    let told: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
    let loud = told["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["severity"] != "note");
    (
        status,
        loud.map(|one| format!("{} {}", one["id"], one["field"]))
            .collect(),
        told,
    )
}

#[test]
fn a_large_capture_is_judged_like_a_small_one() {
    let whole = |size: u64| {
        let upload = Upload::default().policy_replaced("1048576", "99999999");
        Upload { size, ..upload }
    };
    let (status, found, told) = judged("large-sound", &whole(9 * MIB));
    assert_eq!((status, found.len()), (0, 0), "{told:#}");
    assert_eq!(
        told["inputs"][0]["missing"],
        serde_json::json!(["file-bytes"])
    );
    for (name, broken) in [
        ("q-ak", whole(9 * MIB).field("q-ak", "AKIDEXAMPLE")),
        ("key", whole(9 * MIB).without("key")),
    ] {
        let small = Upload {
            size: 9,
            ..broken.clone()
        };
        let (large, small) = (
            judged("large-broken", &broken),
            judged("small-broken", &small),
        );
        assert_eq!((large.0, &large.1), (small.0, &small.1), "{name}");
        assert_eq!(large.0, 1, "{name}");
    }
}

/// A pipe gives what it holds once: opened to be looked at and closed again, it would leave its writer without a reader.
#[cfg(target_os = "linux")]
#[test]
fn a_request_that_comes_through_a_named_pipe_is_read() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("request.pipe");
    let _ = std::fs::remove_file(&path);
    rustix::fs::mkfifoat(
        rustix::fs::CWD,
        &path,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
    )
    .unwrap();
    let captured = Upload::default().written("http");
    let (name, now) = (path.to_str().unwrap(), (START + 60).to_string());
    let writer = std::thread::spawn({
        let path = path.clone();
        move || std::fs::write(path, captured)
    });
    let Run { status, out, err } = run(&["diagnose", "--now", &now, "--request", name]);
    assert!(writer.join().unwrap().is_ok(), "{out}{err}");
    assert_eq!(status, 0, "{out}{err}");
}
