//! A user pool's public keys: read strictly, fetched rarely, kept through outages.

mod budget;
mod builder;
mod cache;
mod error;
mod flight;
mod key;
mod set;
mod set_error;
mod skipped_key;
mod state;

pub use self::builder::JwksCacheBuilder;
pub use self::cache::JwksCache;
pub use self::error::JwksError;
pub use self::set::JwkSet;
#[cfg(test)]
pub(crate) use self::set::Lookup;
pub use self::set_error::JwkSetError;
pub use self::skipped_key::SkippedKey;
