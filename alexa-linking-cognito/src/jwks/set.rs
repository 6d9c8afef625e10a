use std::sync::Arc;

use serde_json::{Map, Value};

use super::key::Key;
use super::{JwkSetError, SkippedKey};
use crate::encoding::json_object;

/// The public keys of a user pool, as read from its JWKS document (RFC 7517).
///
/// Only RSA signature keys of 2048 bits and more with a sane exponent are kept. Any other member is
/// skipped and can be asked for: a foreign key beside the right ones is no reason to lose those.
///
/// ```
/// use alexa_linking_cognito::JwkSet;
///
/// let set = JwkSet::parse(br#"{"keys":[{"kty":"EC","kid":"a"}]}"#)?;
/// assert!(set.is_empty());
/// assert_eq!(set.skipped()[0].to_string(), "the key \"a\" is not used: not an RSA key");
/// # Ok::<_, alexa_linking_cognito::JwkSetError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct JwkSet {
    keys: Vec<Arc<Key>>,
    skipped: Vec<SkippedKey>,
}

/// What a set says about a key id.
pub(crate) enum Lookup {
    Found(Arc<Key>),
    Unusable(&'static str),
    Missing,
}

impl JwkSet {
    /// The most bytes of a document that are read: 256 KiB.
    pub const MAX_BYTES: usize = 256 * 1024;
    /// The most keys that a document may have.
    pub const MAX_KEYS: usize = 100;

    /// Reads a JWKS document. A set in which nothing is usable is a set too, and empty.
    pub fn parse(document: &[u8]) -> Result<Self, JwkSetError> {
        if document.len() > Self::MAX_BYTES {
            return Err(JwkSetError::TooLong {
                length: document.len(),
                limit: Self::MAX_BYTES,
            });
        }
        let members = json_object(document).map_err(|what| JwkSetError::Malformed(what.into()))?;
        let Some(Value::Array(jwks)) = members.get("keys") else {
            return Err(JwkSetError::Malformed("it has no array \"keys\"".into()));
        };
        if jwks.len() > Self::MAX_KEYS {
            return Err(JwkSetError::TooManyKeys {
                count: jwks.len(),
                limit: Self::MAX_KEYS,
            });
        }
        let mut set = Self::default();
        for jwk in jwks {
            set.add(jwk);
        }
        set.drop_ambiguous();
        Ok(set)
    }

    fn add(&mut self, jwk: &Value) {
        let empty = Map::new();
        let members = jwk.as_object().unwrap_or(&empty);
        match Key::from_jwk(members) {
            Ok(key) if self.keys.iter().any(|known| known.is_same(&key)) => {}
            Ok(key) => self.keys.push(Arc::new(key)),
            Err(why) => self.skipped.push(SkippedKey {
                id: members
                    .get("kid")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
                why,
            }),
        }
    }

    /// Two different keys of one id: neither can be the right one for certain.
    fn drop_ambiguous(&mut self) {
        let ids: Vec<String> = self.keys.iter().map(|key| key.id().to_owned()).collect();
        let skipped = &mut self.skipped;
        self.keys.retain(|key| {
            let unique = ids.iter().filter(|id| *id == key.id()).count() == 1;
            if !unique {
                skipped.push(SkippedKey {
                    id: Some(key.id().to_owned()),
                    why: "another key has the same id",
                });
            }
            unique
        });
    }

    /// How many keys can be used.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether no key can be used.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The ids of the keys that can be used.
    pub fn key_ids(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(|key| key.id())
    }

    /// The members of the document that are not used.
    pub fn skipped(&self) -> &[SkippedKey] {
        &self.skipped
    }

    /// The usable keys as a JWKS document, for a file that [`parse`](Self::parse) reads later.
    pub fn to_json(&self) -> String {
        let keys: Vec<Value> = self.keys.iter().map(|key| key.to_jwk()).collect();
        serde_json::json!({ "keys": keys }).to_string()
    }

    pub(crate) fn find(&self, id: &str) -> Lookup {
        if let Some(key) = self.keys.iter().find(|key| key.id() == id) {
            return Lookup::Found(Arc::clone(key));
        }
        self.skipped
            .iter()
            .find(|skipped| skipped.id.as_deref() == Some(id))
            .map_or(Lookup::Missing, |skipped| Lookup::Unusable(skipped.why))
    }
}
