//! Conditions added after signing: the policy without some of its entries, every other byte as it stands.

use super::super::compose::{Found, Work};
use super::super::deviations::Deviation;
use super::{LARGE, try_text};
use crate::json::Node;

/// Up to this many entries, every subset is tried; above it, one, two, or a run of them is left out.
const ALL_SUBSETS: usize = 11;

/// Entries of `conditions` with the text around them.
struct Entries<'a> {
    head: &'a [u8],
    /// What stands before the entry (but the first), and the entry.
    items: Vec<(&'a [u8], &'a [u8])>,
    tail: &'a [u8],
}

impl<'a> Entries<'a> {
    fn find(policy: &'a [u8], tree: &Node) -> Option<Self> {
        let items = tree.get("conditions")?.as_array()?;
        let (first, last) = (items.first()?, items.last()?);
        let mut before = first.span.start;
        let mut entries = Vec::new();
        for item in items {
            let gap = policy.get(before..item.span.start)?;
            entries.push((gap, policy.get(item.span.start..item.span.end)?));
            before = item.span.end;
        }
        Some(Self {
            head: policy.get(..first.span.start)?,
            items: entries,
            tail: policy.get(last.span.end..)?,
        })
    }

    fn without(&self, left_out: &[usize]) -> Vec<u8> {
        let mut text = self.head.to_vec();
        let mut first = true;
        for (index, (gap, entry)) in self.items.iter().enumerate() {
            if left_out.contains(&index) {
                continue;
            }
            if !first {
                text.extend_from_slice(if gap.is_empty() { b"," } else { gap });
            }
            text.extend_from_slice(entry);
            first = false;
        }
        text.extend_from_slice(self.tail);
        text
    }

    /// What to leave out, least first.
    fn choices(&self) -> Vec<Vec<usize>> {
        let count = self.items.len();
        let mut choices: Vec<Vec<usize>> = Vec::new();
        if count <= ALL_SUBSETS {
            for bits in 1..1usize << count {
                choices.push((0..count).filter(|index| bits >> index & 1 == 1).collect());
            }
        } else if count <= 100 {
            for first in 0..count {
                choices.push(vec![first]);
                for last in first + 1..count {
                    choices.push(vec![first, last]);
                    choices.push((first..=last).collect());
                }
            }
        }
        choices.sort_by_key(Vec::len);
        choices
    }
}

/// The policy with fewer conditions.
pub(super) fn conditions(work: &Work<'_>) -> Vec<Found> {
    let facts = work.axes.facts;
    let policy = facts.inputs.policy;
    let tree = facts.tree.as_ref().filter(|_| policy.len() <= LARGE * 2);
    let entries = tree.and_then(|tree| Entries::find(policy, tree));
    let right = work.keys(0, false);
    let (Some(entries), Some(key)) = (entries, right.first()) else {
        return Vec::new();
    };
    work.share(&entries.choices(), 64, |chunk, found| {
        for left_out in chunk {
            let form: Vec<String> = left_out.iter().map(ToString::to_string).collect();
            let named = (Deviation::ConditionsChanged, form.join(" "));
            let text = entries.without(left_out);
            try_text(work, key, &text, (named.0, &named.1), found);
        }
        chunk.len() * 2
    })
}
