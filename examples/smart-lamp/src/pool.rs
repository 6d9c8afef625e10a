//! The user pool that the skill trusts: a local one, or the one that `COGNITO_*` variables name.

use std::sync::Arc;
use std::time::Duration;

use alexa_linking_cognito::UserPool;
use alexa_linking_cognito::testing::{Fault, LocalClient, LocalUser, LocalUserPool, OffsetClock};
use alexa_skill_core::BoxError;
use alexa_skill_core::clock::{Clock, Sleep};
use alexa_skill_core::secret::AccessToken;

/// The demo users.
pub const DEMO_USERS: [&str; 2] = ["alice", "bob"];

/// The demo users' password, which opens nothing but a pool on this machine.
pub const DEMO_PASSWORD: &str = "Wonderland-1865";

/// A local user pool with two demo users and the app client of the skill.
#[derive(Debug)]
pub struct Pool {
    /// The pool itself.
    pub local: LocalUserPool,
    /// Where the skill verifies tokens.
    pub user_pool: UserPool,
    /// The app client that tokens must be issued for.
    pub client_id: String,
    /// The time that the skill and the pool go by.
    pub clock: SharedClock,
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
    /// A pool on loopback.
    pub async fn start() -> Result<Self, BoxError> {
        let clock = SharedClock::default();
        let client = LocalClient::alexa()?;
        let client_id = client.id().to_owned();
        let mut builder = LocalUserPool::builder()
            .client(client)
            .clock(clock.0.clone())
            .quick_sign_in();
        for name in DEMO_USERS {
            builder = builder.user(LocalUser::new(name).password(DEMO_PASSWORD));
        }
        let local = builder.start().await?;
        Ok(Self {
            user_pool: local.user_pool()?,
            local,
            client_id,
            clock,
        })
    }

    /// Signs a demo user in by the code flow, as the Alexa app does.
    pub async fn link(&self, username: &str) -> Result<AccessToken, BoxError> {
        let linking = self.local.account_linking()?;
        Ok(linking.link(username, DEMO_PASSWORD).await?.access_token)
    }

    /// The subject of a demo user.
    pub fn subject(&self, username: &str) -> Result<String, BoxError> {
        let users = self.local.users();
        let user = users.iter().find(|user| user.username() == username);
        Ok(user.ok_or("there is no such demo user")?.sub().to_owned())
    }

    /// Takes the pool down, or brings it back.
    pub fn set_down(&self, down: bool) {
        if down {
            self.local.set_fault_everywhere(&Fault::Status(503));
        } else {
            self.local.clear_faults();
        }
    }
}
