//! The user pool that the skill trusts: a local one, or the one that `COGNITO_*` variables name.

use std::sync::Arc;
use std::time::Duration;

use alexa_linking_cognito::UserPool;
use alexa_linking_cognito::testing::{Fault, LocalClient, LocalUser, LocalUserPool, OffsetClock};
use alexa_skill_core::BoxError;
use alexa_skill_core::clock::{Clock, Sleep};
use alexa_skill_core::secret::AccessToken;

/// The name of the demo user that the conversation links.
pub const DEMO_USER: &str = "alice";

/// The demo users' passwords, which open nothing but a pool on this machine.
pub const DEMO_PASSWORD: &str = "Wonderland-1865";

/// A user pool and the app client of the skill.
#[derive(Debug)]
pub struct Pool {
    /// Where the skill verifies tokens and asks for profiles.
    pub user_pool: UserPool,
    /// The app client that tokens must be issued for.
    pub client_id: String,
    /// The time that the skill and a local pool go by.
    pub clock: SharedClock,
    /// The pool itself, if it is a local one.
    pub local: Option<LocalUserPool>,
    /// A token of the other pool, for the conversation.
    pub access_token: Option<AccessToken>,
}

/// A clock that pool and skill share, so that an hour passes for both at once.
#[derive(Debug, Clone, Default)]
pub struct SharedClock(pub Arc<OffsetClock>);

impl Clock for SharedClock {
    fn now(&self) -> std::time::SystemTime {
        self.0.now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        self.0.sleep(duration)
    }
}

impl Pool {
    /// The pool that `COGNITO_USER_POOL_ID` and its kin name, else a local one.
    ///
    /// | variable | |
    /// |---|---|
    /// | `COGNITO_USER_POOL_ID` | the pool; with it, `COGNITO_CLIENT_ID` is required |
    /// | `COGNITO_CLIENT_ID` | the app client that tokens are issued for |
    /// | `COGNITO_DOMAIN` | the prefix or host of the hosted pages, for userInfo |
    /// | `COGNITO_ENDPOINT` | the base address of an emulator |
    /// | `COGNITO_ISSUER` | the issuer that an emulator writes into tokens |
    /// | `COGNITO_ACCESS_TOKEN` | the token that the simulated Alexa sends |
    pub async fn from_env() -> Result<Self, BoxError> {
        match Self::configured()? {
            Some(pool) => Ok(pool),
            None => Self::local().await,
        }
    }

    /// The pool that `COGNITO_USER_POOL_ID` and its kin name, if they do.
    pub fn configured() -> Result<Option<Self>, BoxError> {
        let Some(pool_id) = variable("COGNITO_USER_POOL_ID") else {
            return Ok(None);
        };
        let client_id = variable("COGNITO_CLIENT_ID")
            .ok_or("COGNITO_USER_POOL_ID is set, so COGNITO_CLIENT_ID must be set too")?;
        let mut user_pool = UserPool::from_id(&pool_id)?;
        if let Some(domain) = variable("COGNITO_DOMAIN") {
            user_pool = user_pool.with_domain(&domain)?;
        }
        if let Some(endpoint) = variable("COGNITO_ENDPOINT") {
            user_pool = user_pool.with_endpoint(&endpoint)?;
        }
        if let Some(issuer) = variable("COGNITO_ISSUER") {
            user_pool = user_pool.with_issuer(&issuer);
        }
        let access_token = variable("COGNITO_ACCESS_TOKEN").map(AccessToken::new);
        Ok(Some(Self {
            user_pool,
            client_id,
            clock: SharedClock::default(),
            local: None,
            access_token,
        }))
    }

    /// A pool on loopback with two demo users.
    pub async fn local() -> Result<Self, BoxError> {
        let clock = SharedClock::default();
        let client = LocalClient::alexa()?;
        let client_id = client.id().to_owned();
        let local = LocalUserPool::builder()
            .client(client)
            .clock(clock.0.clone())
            .quick_sign_in()
            .user(
                LocalUser::new(DEMO_USER)
                    .password(DEMO_PASSWORD)
                    .attribute("given_name", "Alice")
                    .attribute("family_name", "Liddell")
                    .attribute("name", "Alice Liddell")
                    .attribute("email", "alice@example.com")
                    .attribute("email_verified", "true")
                    .attribute("phone_number", "+441865276150")
                    .attribute("address", "1 Rabbit Hole & Garden, Oxford"),
            )
            // What an account does not tell, the skill must not make up.
            .user(
                LocalUser::new("bob")
                    .password(DEMO_PASSWORD)
                    .attribute("email", "bob@example.com"),
            )
            .start()
            .await?;
        let user_pool = local.user_pool()?;
        Ok(Self {
            user_pool,
            client_id,
            clock,
            local: Some(local),
            access_token: None,
        })
    }

    /// Takes a local pool down, or brings it back.
    pub fn set_down(&self, down: bool) {
        if let Some(local) = &self.local {
            if down {
                local.set_fault_everywhere(&Fault::Status(503));
            } else {
                local.clear_faults();
            }
        }
    }
}

/// An environment variable; an empty one counts as unset.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
