//! "How to get it": exact instructions, tool by tool. A table of topics; the words are in the catalogues, the
//! labels in them as the tools print them.

use crate::locale::{Args, Catalogue, Lang};

/// The topics by their message ids, browsers first.
pub const TOPICS: [&str; 13] = [
    "how-chrome",
    "how-firefox",
    "how-safari",
    "how-php",
    "how-node",
    "how-java",
    "how-go",
    "how-python",
    "how-wechat",
    "how-uni-app",
    "how-curl",
    "how-request-id",
    "how-console",
];

/// Its name.
pub fn title(lang: Lang, topic: &str) -> String {
    Catalogue::get(lang).word(topic)
}

/// Its steps, one a line in the catalogue.
pub fn steps(lang: Lang, topic: &str) -> Vec<String> {
    let all = Catalogue::get(lang)
        .attr(topic, "steps", &Args::new())
        .unwrap_or_default();
    all.lines().map(str::to_owned).collect()
}

/// What it contains, what not, and what to take care of: message id of the label, text.
pub fn remarks(lang: Lang, topic: &str) -> Vec<(&'static str, String)> {
    let catalogue = Catalogue::get(lang);
    [
        ("wizard-how-holds", "holds"),
        ("wizard-how-lacks", "lacks"),
        ("wizard-how-care", "note"),
    ]
    .into_iter()
    .filter_map(|(label, name)| Some((label, catalogue.attr(topic, name, &Args::new())?)))
    .collect()
}
