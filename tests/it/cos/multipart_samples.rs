//! The nine official sample bodies, whole and cut at every byte.

use base64::Engine as _;
use postdoc::cos::multipart::{Scan, scan};

/// Body, boundary header and the fields of one sample.
struct Sample {
    number: u64,
    body: Vec<u8>,
    header: String,
    fields: Vec<(String, String)>,
}

fn samples() -> Vec<Sample> {
    let text = include_str!("../../data/post-object-samples.json");
    let all: serde_json::Value = serde_json::from_str(text).unwrap();
    let list = all["samples"].as_array().unwrap();
    list.iter()
        .map(|sample| Sample {
            number: sample["sample"].as_u64().unwrap(),
            body: base64::engine::general_purpose::STANDARD
                .decode(sample["body_base64"].as_str().unwrap())
                .unwrap(),
            header: format!(
                "multipart/form-data; boundary={}",
                sample["boundary"].as_str().unwrap()
            ),
            fields: sample["fields_in_order"]
                .as_array()
                .unwrap()
                .iter()
                .map(|field| {
                    let name = field["name"].as_str().unwrap().to_owned();
                    let value = field["value"].as_str().unwrap_or("[Object Content]");
                    (name, value.to_owned())
                })
                .collect(),
        })
        .collect()
}

fn fields(body: &[u8], scan: &Scan) -> Vec<(String, String)> {
    let text = |start: usize, end: usize| String::from_utf8_lossy(&body[start..end]).into_owned();
    scan.parts
        .iter()
        .map(|part| {
            let name = part.name.as_ref().map(|name| name.text.clone());
            (
                name.unwrap_or_default(),
                text(part.value.start, part.value.end),
            )
        })
        .collect()
}

#[test]
fn the_official_samples_have_no_defect_and_all_their_fields() {
    for sample in samples() {
        for header in [Some(sample.header.as_bytes()), None] {
            let scan = scan(&sample.body, header);
            assert_eq!(scan.defects, [], "sample {}", sample.number);
            assert_eq!(
                fields(&sample.body, &scan),
                sample.fields,
                "sample {}",
                sample.number
            );
        }
    }
}

#[test]
fn a_sample_cut_anywhere_has_a_defect_unless_only_the_last_line_end_is_cut() {
    for sample in samples() {
        for header in [Some(sample.header.as_bytes()), None] {
            for cut in 0..sample.body.len() {
                let body = &sample.body[..cut];
                let scan = scan(body, header);
                let whole = cut + 2 >= sample.body.len();
                assert_eq!(
                    !scan.defects.iter().any(|defect| defect.must),
                    whole,
                    "sample {} cut at {cut}, ending in {:?}: {:?}",
                    sample.number,
                    String::from_utf8_lossy(&body[cut.saturating_sub(40)..]),
                    scan.defects
                );
                if whole {
                    assert_eq!(fields(body, &scan), sample.fields);
                } else {
                    assert_eq!(scan.defects.len(), 1, "cut at {cut}: {:?}", scan.defects);
                    let at = scan.defects[0].span.start;
                    assert!(at + 2 >= cut || cut < 4, "cut at {cut}, found at {at}");
                }
            }
        }
    }
}
