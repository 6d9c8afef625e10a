//! From a token to an identity.

mod builder;
mod cognito;
mod error;
mod source;

pub use self::builder::CognitoResolverBuilder;
pub use self::cognito::CognitoResolver;
pub use self::error::CognitoResolverError;
pub use self::source::ProfileSource;
