//! From a token to an identity.

mod builder;
mod cognito;
mod source;

pub use self::builder::{CognitoResolverBuilder, CognitoResolverError};
pub use self::cognito::CognitoResolver;
pub use self::source::ProfileSource;
