//! Federated users linked to users of the pool: `AdminLinkProviderForUser` and what belongs to it.
//!
//! This is not how an Alexa user links an account to a skill: account linking needs none of it. It is
//! for pools whose users sign in through other providers too (Login with Amazon, Google, SAML ...),
//! where one person must not become two users. The guide says when that is.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use alexa_linking_cognito::UserPool;
//! use alexa_linking_cognito::admin::{AdminLinker, ExternalIdentity};
//!
//! let pool = UserPool::from_id("eu-west-1_AbCdEf123")?;
//! let linker = AdminLinker::builder(&pool).build()?;
//! let amazon = ExternalIdentity::new("LoginWithAmazon", "amzn1.account.EXAMPLE");
//! linker.link("alice", &amazon).await?;
//! # Ok(())
//! # }
//! ```

mod builder;
mod connector;
mod error;
mod external_identity;
mod linker;
mod pool_user;

pub use aws_sdk_cognitoidentityprovider::Client as SdkClient;
pub use aws_sdk_cognitoidentityprovider::config::{Credentials, ProvideCredentials};

pub use self::builder::AdminLinkerBuilder;
pub use self::error::AdminLinkError;
pub use self::external_identity::ExternalIdentity;
pub use self::linker::AdminLinker;
pub use self::pool_user::PoolUser;
