//! The table of what the same code does in Tokyo, Shanghai and Virginia, as lines. Both the text report and
//! the wizard show it under its finding; nothing is decided here.

use super::Words;
use crate::diagnosis::{Finding, zones};
use crate::locale::{Args, dates};
use crate::text::width::columns;

impl Words<'_> {
    /// A heading and a line a city; empty for every finding but `policy.expiration-local-time`.
    pub fn zones(&self, finding: &Finding, key_time: Option<(i64, i64)>) -> Vec<String> {
        let Some((meant, table)) = zones::elsewhere(finding, key_time) else {
            return Vec::new();
        };
        let args = Args::new().text("life_text", self.catalogue.duration(meant));
        let mut lines = vec![self.catalogue.say("zones-title", &args)];
        let names = table.map(|row| self.word(&format!("zones-city-{}", row.city)));
        let widest = names.iter().map(|name| columns(name)).max().unwrap_or(0);
        for (row, name) in table.iter().zip(&names) {
            let id = if row.lives > 0 {
                "zones-lives"
            } else {
                "zones-expired"
            };
            let args = Args::new().text("life_text", self.catalogue.duration(row.lives));
            let text = self.catalogue.say(id, &args);
            let fill = " ".repeat(widest.saturating_sub(columns(name)));
            let offset = dates::zone(i32::try_from(row.offset).unwrap_or(0));
            lines.push(format!("  {name}{fill}  UTC{offset}  {text}"));
        }
        lines
    }
}
