//! "How to get it": exact instructions, tool by tool. A table of topics; the words are in the catalogues, the
//! labels in them as the tools print them.

use super::words;
use crate::locale::{Args, Catalogue, Lang};

/// One topic.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Topic {
    /// Its message id; the steps are its attributes `.step1`, `.step2`, ….
    pub id: &'static str,
}

const fn topic(id: &'static str) -> Topic {
    Topic { id }
}

/// The topics, browsers first.
pub const TOPICS: [Topic; 12] = [
    topic("wizard-how-chrome"),
    topic("wizard-how-firefox"),
    topic("wizard-how-safari"),
    topic("wizard-how-php"),
    topic("wizard-how-node"),
    topic("wizard-how-python"),
    topic("wizard-how-java"),
    topic("wizard-how-go"),
    topic("wizard-how-wechat"),
    topic("wizard-how-uniapp"),
    topic("wizard-how-curl"),
    topic("wizard-how-request-id"),
];

/// Its name.
pub fn title(lang: Lang, topic: &Topic) -> String {
    Catalogue::get(lang).word(topic.id)
}

/// Its steps.
pub fn steps(lang: Lang, topic: &Topic) -> Vec<String> {
    let catalogue = Catalogue::get(lang);
    (1..=9)
        .map_while(|number| catalogue.attr(topic.id, &format!("step{number}"), &Args::new()))
        .collect()
}

/// What it contains, what not, and what to take care of: message id of the label, text.
pub fn remarks(lang: Lang, topic: &Topic) -> Vec<(&'static str, String)> {
    let catalogue = Catalogue::get(lang);
    [
        (words::HOW_HOLDS, "holds"),
        (words::HOW_LACKS, "lacks"),
        (words::HOW_CARE, "care"),
    ]
    .into_iter()
    .filter_map(|(label, name)| Some((label, catalogue.attr(topic.id, name, &Args::new())?)))
    .collect()
}
