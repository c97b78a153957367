//! Uploads received on this machine while the wizard runs: where it listens, and a card for each, the newest of which
//! is the one that is diagnosed. It opens no socket: `run` does, through `catch`.

use super::msg::Listening;
use crate::catch::Caught;
use crate::diagnosis::{Finding, Verdict};

/// Cards kept: nobody looks further back.
const KEPT: usize = 50;

/// What is received here.
#[derive(Clone, Debug, Default)]
pub struct Catching {
    /// Where, once it listens.
    pub at: Option<Listening>,
    /// The uploads, oldest first.
    pub cards: Vec<Card>,
}

/// One upload.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its number, from 1.
    pub number: u64,
    /// When it came, in Unix seconds.
    pub at: i64,
    /// Who sent it, by its own word.
    pub client: String,
    /// The length of its body.
    pub size: u64,
    /// The status it was answered with.
    pub status: u16,
    /// What it is worth.
    pub verdict: Verdict,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl Catching {
    /// Whether any came.
    pub fn has_cards(&self) -> bool {
        !self.cards.is_empty()
    }

    /// A card for what came.
    pub fn push(&mut self, caught: &Caught) {
        self.cards.push(Card {
            number: caught.number,
            at: caught.clock.machine,
            client: caught.client.clone().unwrap_or_default(),
            size: caught.size,
            status: caught.status,
            verdict: caught.diagnosis.verdict,
            findings: caught.diagnosis.findings.clone(),
        });
        let over = self.cards.len().saturating_sub(KEPT);
        self.cards.drain(..over);
    }
}
