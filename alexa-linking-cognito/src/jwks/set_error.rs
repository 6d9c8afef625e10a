/// Why a document is no key set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JwkSetError {
    /// More bytes than any pool's set has.
    #[error("the key set has {length} bytes, more than {limit}")]
    TooLong {
        /// Bytes of the document.
        length: usize,
        /// The most that is read.
        limit: usize,
    },
    /// More keys than any pool's set has.
    #[error("the key set has {count} keys, more than {limit}")]
    TooManyKeys {
        /// Keys of the document.
        count: usize,
        /// The most that is read.
        limit: usize,
    },
    /// No JSON object with an array `keys`.
    #[error("not a key set: {0}")]
    Malformed(String),
}
