use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::checked_text;

checked_text! {
    /// The id of one message: 1 to 127 ASCII letters, digits and hyphens.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::MessageId;
    ///
    /// assert_eq!(MessageId::random().as_str().len(), 36);
    /// assert!(MessageId::new("{7}").is_err());
    /// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
    /// ```
    MessageId at "header.messageId", 1..=127 of |c: char| c.is_ascii_alphanumeric() || c == '-'
}

/// Every answer has an id of its own: `format!` would take several times as long.
const HEX: &[u8; 16] = b"0123456789abcdef";

impl MessageId {
    /// A new id in the form of a version 4 UUID.
    ///
    /// It is unique, not secret: a count, hashed with a key that the standard library takes from the
    /// system's random source once per process.
    pub fn random() -> Self {
        static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let half = |which: u8| KEY.hash_one((count, which));
        let (high, low) = (half(0), half(1));
        // The version, 4, and the variant, binary 10, have their fixed places in a UUID.
        let high = high & !0xf000 | 0x4000;
        let low = low & !(0b11 << 62) | 0b10 << 62;
        let bytes = [high.to_be_bytes(), low.to_be_bytes()];
        let mut text = String::with_capacity(36);
        for (at, byte) in bytes.as_flattened().iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            for digit in [byte >> 4, byte & 0xf] {
                text.push(char::from(HEX[usize::from(digit)]));
            }
        }
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn random_ids_are_version_4_uuids_and_differ() {
        let ids: HashSet<_> = (0..1000).map(|_| MessageId::random()).collect();
        assert_eq!(ids.len(), 1000);
        for id in &ids {
            let parts: Vec<_> = id.as_str().split('-').collect();
            let lengths: Vec<_> = parts.iter().map(|part| part.len()).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
            assert!(parts[2].starts_with('4'), "{id}");
            assert!(parts[3].starts_with(['8', '9', 'a', 'b']), "{id}");
            id.check().unwrap();
        }
    }
}
