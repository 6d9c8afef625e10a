use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::clock::{Clock, SystemClock, timeout};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::state::State;
use super::{LocalClient, LocalUser, LocalUserPoolBuilder, LocalUserPoolError};
use crate::{UserPool, UserPoolError};

/// How long [`LocalUserPool::shutdown`] waits for answers under way.
const GRACE: Duration = Duration::from_secs(1);

/// A Cognito-compatible user pool on loopback.
///
/// It serves `/oauth2/authorize`, `/login`, `/oauth2/token`, `/oauth2/userInfo`, `/oauth2/revoke`,
/// `/logout`, `GetUser` at `/`, and under `/{pool id}/.well-known/` discovery and key set. It stops
/// when it is dropped.
///
/// ```
/// use alexa_linking_cognito::testing::{Endpoint, Fault, LocalClient, LocalUser, LocalUserPool};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let pool = LocalUserPool::builder()
///     .pool_id("eu-west-1_AbCdEf123")
///     .user(LocalUser::new("alice").attribute("email", "alice@example.com").group("readers"))
///     .client(LocalClient::new("skill").secret("s3cret").scope("openid"))
///     .start()
///     .await?;
///
/// let tokens = pool.issue_tokens("alice", "skill", &["openid"])?;
/// let claims = pool.claims(&tokens.access_token)?;
/// assert_eq!(claims["token_use"], "access");
/// assert_eq!(claims["iss"], pool.issuer());
///
/// pool.set_fault(Endpoint::Jwks, Fault::Status(503));
/// # Ok(())
/// # }
/// ```
pub struct LocalUserPool {
    pub(super) state: Arc<State>,
    address: SocketAddr,
    stop: watch::Sender<bool>,
    server: Option<JoinHandle<()>>,
}

impl LocalUserPool {
    /// Starts with a random pool id, no users, and a client as Alexa wants it.
    pub fn builder() -> LocalUserPoolBuilder {
        LocalUserPoolBuilder::new()
    }

    pub(super) fn new(
        state: Arc<State>,
        address: SocketAddr,
        stop: watch::Sender<bool>,
        server: JoinHandle<()>,
    ) -> Self {
        Self {
            state,
            address,
            stop,
            server: Some(server),
        }
    }

    /// This pool as a skill is told of it: addresses here, and the issuer that its tokens bear.
    pub fn user_pool(&self) -> Result<UserPool, UserPoolError> {
        let pool = UserPool::new(self.region(), self.pool_id())?;
        Ok(pool
            .with_endpoint(self.base_url())?
            .with_issuer(self.issuer()))
    }

    /// Where the pool listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:{port}`: what the OAuth endpoints stand under, and where `GetUser` is posted.
    pub fn base_url(&self) -> &str {
        &self.state.settings.base
    }

    /// The `iss` of the pool's tokens.
    pub fn issuer(&self) -> &str {
        &self.state.settings.issuer
    }

    /// The AWS region that the pool pretends to live in.
    pub fn region(&self) -> &str {
        &self.state.settings.region
    }

    /// The pool id.
    pub fn pool_id(&self) -> &str {
        &self.state.settings.pool_id
    }

    /// The address of the key set.
    pub fn jwks_uri(&self) -> String {
        format!(
            "{}/{}/.well-known/jwks.json",
            self.base_url(),
            self.pool_id()
        )
    }

    /// The address of the discovery document.
    pub fn discovery_uri(&self) -> String {
        format!(
            "{}/{}/.well-known/openid-configuration",
            self.base_url(),
            self.pool_id()
        )
    }

    /// The web authorization URI.
    pub fn authorize_uri(&self) -> String {
        format!("{}/oauth2/authorize", self.base_url())
    }

    /// The access token URI.
    pub fn token_uri(&self) -> String {
        format!("{}/oauth2/token", self.base_url())
    }

    /// The address of userInfo.
    pub fn user_info_uri(&self) -> String {
        format!("{}/oauth2/userInfo", self.base_url())
    }

    /// The address of the revocation endpoint.
    pub fn revoke_uri(&self) -> String {
        format!("{}/oauth2/revoke", self.base_url())
    }

    /// The clock that tokens are timed by.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.state.settings.clock)
    }

    /// The users by name.
    pub fn users(&self) -> Vec<LocalUser> {
        self.state.directory().users().cloned().collect()
    }

    /// The app clients in the order in which they were added; there is at least one.
    pub fn clients(&self) -> Vec<LocalClient> {
        self.state.directory().clients().to_vec()
    }

    /// The app client with this id.
    pub fn client(&self, id: &str) -> Result<LocalClient, LocalUserPoolError> {
        self.state.directory().client(id).cloned()
    }

    /// Stops listening, lets answers under way finish for at most a second, and ends those that hang.
    pub async fn shutdown(mut self) {
        self.stop.send_replace(true);
        if let Some(mut server) = self.server.take()
            && timeout(&SystemClock, GRACE, &mut server).await.is_none()
        {
            server.abort();
        }
    }
}

impl Drop for LocalUserPool {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}

impl fmt::Debug for LocalUserPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalUserPool")
            .field("address", &self.address)
            .field("pool_id", &self.pool_id())
            .field("issuer", &self.issuer())
            .finish_non_exhaustive()
    }
}
