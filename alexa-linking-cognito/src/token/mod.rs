//! Tokens: read strictly, checked completely.

mod builder;
mod check;
mod claims;
mod describe;
mod inspection;
mod jws;
mod time;
mod token_use;
mod verifier;
#[cfg(test)]
mod wycheproof;

pub use self::builder::{TokenVerifierBuilder, TokenVerifierError};
pub use self::claims::Claims;
pub use self::inspection::{Check, Inspection};
pub(crate) use self::jws::MAX_BYTES;
pub use self::token_use::TokenUse;
pub use self::verifier::TokenVerifier;
