//! A Cognito-compatible user pool on loopback: the whole account-linking journey without AWS.
//!
//! [`LocalUserPool`] signs real RS256 tokens with Cognito's claims, serves its key set and its
//! OAuth endpoints, answers `GetUser`, and can be made to expire, revoke, rotate and fail.
//! [`AlexaAccountLinking`] plays Alexa's side of the code flow against it.
//!
//! ```
//! use alexa_linking_cognito::testing::{LocalUser, LocalUserPool};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), alexa_skill_core::BoxError> {
//! let pool = LocalUserPool::builder()
//!     .user(LocalUser::new("alice").password("wonderland").attribute("given_name", "Alice"))
//!     .start()
//!     .await?;
//! # #[cfg(feature = "reqwest")]
//! # {
//! let tokens = pool.account_linking()?.link("alice", "wonderland").await?;
//! assert_eq!(pool.claims(&tokens.access_token)?["username"], "alice");
//! # }
//! pool.shutdown().await;
//! # Ok(())
//! # }
//! ```

mod access;
mod account_linking;
mod account_linking_error;
mod authorize;
mod builder;
mod claims;
mod client_auth;
mod connection;
mod control;
mod directory;
mod discovery;
mod endpoint;
mod error;
mod event_log;
mod fault;
mod get_user;
mod grants;
mod issue;
mod jwt;
mod keys;
#[cfg(feature = "reqwest")]
mod link_provider;
mod local_client;
mod local_user;
mod local_user_pool;
mod logout;
mod oauth_error;
mod oauth_event;
mod offset_clock;
mod params;
pub(crate) mod random;
mod revoke;
mod server;
mod sign_in;
mod sign_in_page;
mod state;
mod token;
mod token_set;
mod user_info;
mod user_status;

pub use self::account_linking::AlexaAccountLinking;
pub use self::account_linking_error::AccountLinkingError;
pub use self::builder::LocalUserPoolBuilder;
pub use self::endpoint::Endpoint;
pub use self::error::LocalUserPoolError;
pub use self::fault::Fault;
pub use self::local_client::LocalClient;
pub use self::local_user::LocalUser;
pub use self::local_user_pool::LocalUserPool;
pub use self::oauth_event::OAuthEvent;
pub use self::offset_clock::OffsetClock;
pub use self::token_set::TokenSet;
pub use self::user_status::UserStatus;
