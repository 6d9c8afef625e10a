//! A secret as something to find it by again, and nothing more.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
#[cfg(feature = "aws-lc-rs")]
use std::sync::OnceLock;

/// Turns secrets into fingerprints of 128 bits and more. Those of one maker say nothing to another.
pub(crate) struct Fingerprints {
    #[cfg(feature = "aws-lc-rs")]
    key: OnceLock<Option<aws_lc_rs::aead::LessSafeKey>>,
}

/// The fingerprint of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fingerprint([u8; 32]);

impl Hash for Fingerprint {
    /// A part will do: every bit of it is as good as random.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let head = self.0.first_chunk().copied().map(u64::from_le_bytes);
        state.write_u64(head.unwrap_or_default());
    }
}

/// Values by fingerprint.
pub(crate) type ByFingerprint<V> = HashMap<Fingerprint, V, Spread>;

/// What is made under a secret key needs no second hash: nobody can choose where it falls.
#[cfg(feature = "aws-lc-rs")]
type Spread = std::hash::BuildHasherDefault<AsItIs>;
/// Anybody can compute SHA-256.
#[cfg(not(feature = "aws-lc-rs"))]
type Spread = std::hash::RandomState;

/// Takes the one word that [`Fingerprint`] gives it.
#[cfg(feature = "aws-lc-rs")]
#[derive(Default)]
pub(crate) struct AsItIs(u64);

#[cfg(feature = "aws-lc-rs")]
impl Hasher for AsItIs {
    fn write_u64(&mut self, word: u64) {
        self.0 = word;
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// GMAC under a key that never leaves the process: three times as fast as SHA-256, which would take
/// longer than all the rest of a cache hit. The nonce may be the same each time because nobody sees
/// a tag; so used it is a keyed universal hash, under which two texts of n blocks of 16 bytes, even
/// chosen ones, meet with a probability of at most (n + 1) / 2^128: below 2^-123 for signatures by
/// 2048 bits, about 2^-116 for 64 KiB.
#[cfg(feature = "aws-lc-rs")]
impl Fingerprints {
    /// The key waits for the first secret: a cold start need not load AWS-LC.
    pub(crate) fn new() -> Self {
        Self {
            key: OnceLock::new(),
        }
    }

    /// `None` where the system has no random numbers: nothing can be cached then.
    pub(crate) fn of(&self, secret: &str) -> Option<Fingerprint> {
        use aws_lc_rs::aead::{Aad, Nonce};

        let nonce = Nonce::assume_unique_for_key([0; 12]);
        let tag = self
            .key
            .get_or_init(random_key)
            .as_ref()?
            .seal_in_place_separate_tag(nonce, Aad::from(secret.as_bytes()), &mut [])
            .ok()?;
        let mut fingerprint = [0; 32];
        fingerprint
            .get_mut(..tag.as_ref().len())?
            .copy_from_slice(tag.as_ref());
        Some(Fingerprint(fingerprint))
    }
}

#[cfg(feature = "aws-lc-rs")]
fn random_key() -> Option<aws_lc_rs::aead::LessSafeKey> {
    use aws_lc_rs::aead::{AES_128_GCM, LessSafeKey, UnboundKey};

    // From the system itself: AWS-LC's own generator takes 30 ms to start, and a user waits.
    let mut key = [0; 16];
    getrandom::fill(&mut key).ok()?;
    UnboundKey::new(&AES_128_GCM, &key)
        .ok()
        .map(LessSafeKey::new)
}

/// SHA-256, where speed was not asked for.
#[cfg(not(feature = "aws-lc-rs"))]
impl Fingerprints {
    pub(crate) fn new() -> Self {
        Self {}
    }

    #[allow(clippy::unused_self, reason = "the other backend has a key")]
    pub(crate) fn of(&self, secret: &str) -> Option<Fingerprint> {
        use jsonwebtoken::crypto::rust_crypto::DEFAULT_PROVIDER;
        use jsonwebtoken::jwk::ThumbprintHash;

        (DEFAULT_PROVIDER.key_utils.compute_digest)(secret.as_bytes(), ThumbprintHash::SHA256)
            .ok()?
            .try_into()
            .ok()
            .map(Fingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bit_makes_another_fingerprint() {
        let prints = Fingerprints::new();
        assert_eq!(prints.of("abc"), prints.of("abc"));
        assert!(prints.of("abc").is_some());
        for other in ["abb", "ab", "abcd", "", "abc\0"] {
            assert_ne!(prints.of("abc"), prints.of(other), "{other:?}");
        }
    }

    #[cfg(feature = "aws-lc-rs")]
    #[test]
    fn the_key_waits_for_a_secret() {
        let prints = Fingerprints::new();
        assert!(prints.key.get().is_none());
        prints.of("abc");
        assert!(prints.key.get().is_some());
    }
}
