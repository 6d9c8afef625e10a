//! Who the linked user of an Alexa skill is, by Amazon Cognito.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(not(any(feature = "aws-lc-rs", feature = "rust-crypto")))]
compile_error!(
    "turn on one of alexa-linking-cognito's features `aws-lc-rs` and `rust-crypto`: without either no signature can be checked"
);

mod cache;
mod crypto;
mod encoding;
mod error;
mod fingerprint;
mod get_user;
mod jwks;
mod observe;
mod pool;
mod profile;
mod profile_call;
mod resolver;
mod token;
mod user_info;

pub use self::get_user::GetUserClient;
pub use self::jwks::{JwkSet, JwkSetError, JwksCache, JwksCacheBuilder, JwksError, SkippedKey};
pub use self::pool::{UserPool, UserPoolError};
pub use self::profile::Profile;
pub use self::profile_call::ProfileError;
pub use self::resolver::{
    CognitoResolver, CognitoResolverBuilder, CognitoResolverError, ProfileSource,
};
pub use self::token::{Claims, TokenUse, TokenVerifier, TokenVerifierBuilder, TokenVerifierError};
pub use self::user_info::UserInfoClient;

use std::sync::Arc;

use alexa_skill_core::transport::Transport;

/// Reqwest where its feature is on; `http` only if the pool's own addresses are `http` (loopback).
#[cfg(feature = "reqwest")]
#[allow(clippy::unnecessary_wraps, reason = "without reqwest there is none")]
fn default_transport(pool: &UserPool, max_bytes: usize) -> Option<Arc<dyn Transport>> {
    use alexa_skill_core::transport::ReqwestTransport;

    let mut builder = ReqwestTransport::builder().max_response_bytes(max_bytes);
    if pool.is_local() {
        builder = builder.allow_loopback_http();
    }
    Some(Arc::new(builder.build()))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_pool: &UserPool, _max_bytes: usize) -> Option<Arc<dyn Transport>> {
    None
}
