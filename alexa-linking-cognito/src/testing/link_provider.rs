//! A local user pool as the test kit's authorization server.

use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::testing::LinkProvider;
use alexa_skill_core::{BoxError, async_trait};

use super::{LocalUserPool, LocalUserPoolError};

/// The whole code flow over HTTP, at the pool's first app client, with the user's own password.
#[async_trait]
impl LinkProvider for LocalUserPool {
    async fn link(&self, user: &str) -> Result<AccessToken, BoxError> {
        let password = self.state.directory().user(user)?.password.clone();
        let password = password.ok_or_else(|| {
            LocalUserPoolError::InvalidSetting(format!("{user:?} has no password to sign in with"))
        })?;
        let tokens = self.account_linking()?.link(user, &password).await?;
        Ok(tokens.access_token)
    }

    async fn expired(&self, token: &AccessToken) -> Result<AccessToken, BoxError> {
        Ok(self.expired_copy(token)?)
    }

    async fn revoke(&self, token: &AccessToken) -> Result<(), BoxError> {
        Ok(Self::revoke(self, token)?)
    }
}
