//! What is typed in a step's box: exact as pasted until its first edit, folded where it is large. Apart from the editor,
//! which knows only the text it shows.

use zeroize::Zeroizing;

use super::editor::Editor;

/// Pastes beyond this fold into a block that is not edited in place: every key press rewraps a box.
pub const FOLD_FROM: usize = 16 * 1024;

/// What is being typed in a step.
#[derive(Debug, Default)]
pub struct TextBox {
    /// The box.
    pub editor: Editor,
    /// The pasted bytes the box shows, until its first edit, where they differ from its text.
    pub exact: Option<Zeroizing<Vec<u8>>>,
    /// A paste too large for the box.
    pub block: Option<Zeroizing<Vec<u8>>>,
    /// One that was taken away, for undo.
    pub removed: Option<Zeroizing<Vec<u8>>>,
    /// Whether the text is already evidence.
    pub accepted: bool,
}

impl TextBox {
    /// Whether nothing was typed or pasted into it.
    pub fn is_empty(&self) -> bool {
        self.editor.is_empty() && self.block.is_none()
    }

    /// What it holds, exactly as pasted where that is still known.
    pub fn bytes(&self) -> Zeroizing<Vec<u8>> {
        match (&self.block, &self.exact) {
            (Some(bytes), _) | (None, Some(bytes)) => bytes.clone(),
            (None, None) => Zeroizing::new(self.editor.text().into_bytes()),
        }
    }

    /// A text nobody recognised, for the user to look at. A newer one takes the place of a folded one.
    pub fn put(&mut self, bytes: &[u8]) {
        self.accepted = false;
        let in_place = self.unfold();
        if bytes.len() > FOLD_FROM {
            self.block = Some(Zeroizing::new(bytes.to_vec()));
            return;
        }
        let before = self.editor.at_end().then(|| self.bytes());
        self.editor.insert(&String::from_utf8_lossy(bytes));
        let whole = before.map(|before| [before.as_slice(), bytes].concat());
        self.keep(whole.unwrap_or_default());
        if in_place {
            self.editor.forget();
        }
    }

    /// Replaces everything by what an editor saved.
    pub fn replace(&mut self, bytes: &[u8]) {
        let in_place = self.unfold();
        self.accepted = false;
        self.editor.set(&String::from_utf8_lossy(bytes));
        self.keep(bytes.to_vec());
        if in_place {
            self.editor.forget();
        }
    }

    /// Keeps what the box shows in another way than it came.
    fn keep(&mut self, bytes: Vec<u8>) {
        let bytes = Zeroizing::new(bytes);
        let differs = !bytes.is_empty() && self.editor.text().as_bytes() != bytes.as_slice();
        self.exact = differs.then_some(bytes);
    }

    /// Takes a folded paste away; false if there is none. Undo then goes back to it and no further.
    pub fn unfold(&mut self) -> bool {
        let Some(block) = self.block.take() else {
            return false;
        };
        self.removed = Some(block);
        self.editor.forget();
        true
    }

    /// A folded paste that was taken away is there again.
    pub fn refold(&mut self) {
        if self.block.is_none() && self.removed.is_some() {
            self.block = self.removed.take();
            self.accepted = false;
        }
    }

    /// The text was changed by hand.
    pub fn touched(&mut self) {
        self.exact = None;
        self.accepted = false;
    }
}
