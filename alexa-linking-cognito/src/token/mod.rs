//! Tokens: read strictly, checked completely.

mod builder;
mod check;
mod claims;
mod describe;
mod error;
mod inspection;
mod jws;
mod requirements;
mod time;
mod token_use;
mod verifier;
#[cfg(test)]
mod wycheproof;

pub use self::builder::TokenVerifierBuilder;
pub use self::check::Check;
pub use self::claims::Claims;
pub use self::error::TokenVerifierError;
pub use self::inspection::Inspection;
pub(crate) use self::jws::MAX_BYTES;
pub use self::token_use::TokenUse;
pub use self::verifier::TokenVerifier;
