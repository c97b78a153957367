//! What a report looks like, in both languages.

mod report_common;

use postdoc::locale::Lang;
use postdoc::report::{Report, json, markdown, text};

#[test]
fn show() {
    let evidence = report_common::evidence();
    let diagnosis = report_common::diagnosis(&evidence);
    for lang in Lang::ALL {
        let report = Report::new(&evidence, &diagnosis, lang, 9 * 3600);
        println!("{}", text::render(&report, text::Layout::default()));
        println!("{}", json::render(&report));
        println!("{}", markdown::render(&report));
    }
}
