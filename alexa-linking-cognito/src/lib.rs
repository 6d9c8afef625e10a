//! Who the linked user of an Alexa skill is, by Amazon Cognito.
//!
//! Alexa sends the access token that the user's account linking obtained with every request. This
//! crate tells whose it is:
//!
//! - [`UserPool`]: which pool, and the addresses that follow from its id and domain;
//! - [`TokenVerifier`]: signature (RS256 only) and claims of access and id tokens, over
//! - [`JwksCache`]: the pool's public keys, fetched once, refreshed ahead, kept through outages;
//! - [`UserInfoClient`] and [`GetUserClient`]: the user's attributes, which an access token lacks;
//! - [`CognitoResolver`]: all of it behind `alexa-skill-core`'s `IdentityResolver`, with a bounded
//!   cache.
//!
//! Every failure is one of three: the token is at fault (ask to link again), the pool cannot be
//! reached (apologise), or something is set up wrongly (tell the developer). An outage is never
//! taken for a bad token.
//!
//! ```
//! use alexa_linking_cognito::{CognitoResolver, ProfileSource, TokenVerifier, UserPool};
//!
//! let pool = UserPool::from_id("eu-west-1_AbCdEf123")?.with_domain("auth.example.com")?;
//! let verifier = TokenVerifier::builder(pool).client_id("1example23456789").build()?;
//! let resolver = CognitoResolver::builder(verifier).profile(ProfileSource::UserInfo).build()?;
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! `aws-lc-rs` (default) and `rust-crypto` choose what checks signatures; where both are on,
//! `aws-lc-rs` does, and without either the crate does not compile, because it could verify nothing.
//! `testing` brings `testing::LocalUserPool`, a user pool on loopback.
//! `simulator` brings `simulator::Simulator`, a page on loopback to talk to a skill, and `testing` with it.
//! `admin` brings `admin::AdminLinker`, which links federated identities to pool users.
//! `reqwest` (default) makes the calls; without it give a `Transport` of your own.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(not(any(feature = "aws-lc-rs", feature = "rust-crypto")))]
compile_error!(
    "turn on one of alexa-linking-cognito's features `aws-lc-rs` and `rust-crypto`: without either no signature can be checked"
);

#[cfg(feature = "admin")]
#[cfg_attr(docsrs, doc(cfg(feature = "admin")))]
pub mod admin;
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
#[cfg(feature = "simulator")]
#[cfg_attr(docsrs, doc(cfg(feature = "simulator")))]
pub mod simulator;
#[cfg(feature = "testing")]
#[cfg_attr(docsrs, doc(cfg(feature = "testing")))]
pub mod testing;
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
pub use self::token::{
    Check, Claims, Inspection, TokenUse, TokenVerifier, TokenVerifierBuilder, TokenVerifierError,
};
pub use self::user_info::UserInfoClient;

/// The README's example, compiled as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::transport::Transport;

/// Reqwest where its feature is on; `http` only for a pool that is on loopback.
/// `limit` is that of the caller's call, so that the two deadlines are one.
#[cfg(feature = "reqwest")]
#[allow(clippy::unnecessary_wraps, reason = "without reqwest there is none")]
fn default_transport(
    is_local: bool,
    max_bytes: usize,
    limit: Duration,
) -> Option<Arc<dyn Transport>> {
    use alexa_skill_core::transport::ReqwestTransport;

    let mut builder = ReqwestTransport::builder()
        .max_response_bytes(max_bytes)
        .connect_timeout(limit)
        .timeout(limit);
    if is_local {
        builder = builder.allow_loopback_http();
    }
    Some(Arc::new(builder.build()))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: bool, _: usize, _: Duration) -> Option<Arc<dyn Transport>> {
    None
}
