//! The boxes of step 3, which become lines for the keys reader and are wiped then.

use zeroize::Zeroizing;

use super::secret::Secret;
use crate::evidence::{Keys, Value};

/// The fields of step 3.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyField {
    /// SecretId
    SecretId,
    /// SecretKey
    SecretKey,
    /// x-cos-security-token
    Token,
    /// SignKey
    SignKey,
}

impl KeyField {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::SecretId, Self::SecretKey, Self::Token, Self::SignKey];

    /// The name under which the keys reader knows it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SecretId => "SecretId",
            Self::SecretKey => "SecretKey",
            Self::Token => "Token",
            Self::SignKey => "SignKey",
        }
    }

    /// Its value, where it was given.
    pub const fn given(self, keys: &Keys) -> Option<Value> {
        match self {
            Self::SecretId => keys.secret_id,
            Self::SecretKey => keys.secret_key,
            Self::Token => keys.token,
            Self::SignKey => keys.sign_key,
        }
    }
}

/// What is being typed in step 3. The SecretId is no secret, but nothing is gained by another kind of box.
#[derive(Debug, Default)]
pub struct KeyBoxes {
    /// One for each of [`KeyField::ALL`].
    pub fields: [Secret; 4],
}

impl KeyBoxes {
    /// A field's box.
    pub fn get(&self, field: KeyField) -> &Secret {
        let [id, key, token, sign_key] = &self.fields;
        match field {
            KeyField::SecretId => id,
            KeyField::SecretKey => key,
            KeyField::Token => token,
            KeyField::SignKey => sign_key,
        }
    }

    /// The same, to change.
    pub fn field(&mut self, field: KeyField) -> &mut Secret {
        let [id, key, token, sign_key] = &mut self.fields;
        match field {
            KeyField::SecretId => id,
            KeyField::SecretKey => key,
            KeyField::Token => token,
            KeyField::SignKey => sign_key,
        }
    }

    /// Wipes all.
    pub fn clear(&mut self) {
        self.fields.iter_mut().for_each(Secret::clear);
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.fields.iter().all(Secret::is_empty)
    }

    /// `NAME=value` lines for the keys reader; the boxes are wiped.
    pub fn take(&mut self) -> Zeroizing<Vec<u8>> {
        let length: usize = self
            .fields
            .iter()
            .map(|field| field.reveal().len() + 16)
            .sum();
        let mut lines = Zeroizing::new(Vec::with_capacity(length));
        for (field, secret) in KeyField::ALL.into_iter().zip(&mut self.fields) {
            if !secret.is_empty() {
                lines.extend_from_slice(field.name().as_bytes());
                lines.push(b'=');
                lines.extend_from_slice(secret.reveal().as_bytes());
                lines.push(b'\n');
            }
            secret.clear();
        }
        lines
    }
}
