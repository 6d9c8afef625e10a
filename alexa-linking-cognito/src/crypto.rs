//! RS256, by the backend that the crate's features choose.
//!
//! The backend is named here, and not taken from `jsonwebtoken`'s process-wide default: that one
//! panics when other crates of the graph turned on both backends or none.

#[cfg(feature = "aws-lc-rs")]
use jsonwebtoken::crypto::aws_lc as backend;
#[cfg(all(feature = "rust-crypto", not(feature = "aws-lc-rs")))]
use jsonwebtoken::crypto::rust_crypto as backend;
use jsonwebtoken::{Algorithm, DecodingKey};

/// Whether `signature` is that of `message` under RS256 and `key`.
pub(crate) fn verify(key: &DecodingKey, message: &[u8], signature: &Vec<u8>) -> bool {
    (backend::DEFAULT_PROVIDER.verifier_factory)(&Algorithm::RS256, key)
        .is_ok_and(|verifier| verifier.verify(message, signature).is_ok())
}
