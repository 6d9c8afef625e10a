use async_trait::async_trait;

use crate::BoxError;
use crate::secret::AccessToken;

/// The skill's authorization server, as far as a test needs it.
///
/// `alexa_linking_cognito::testing::LocalUserPool` is one.
#[async_trait]
pub trait LinkProvider: Send + Sync {
    /// Signs `user` in as the Alexa app does, by the authorization code flow, and returns the token
    /// that Alexa would send to the skill.
    async fn link(&self, user: &str) -> Result<AccessToken, BoxError>;

    /// The same token as it would be, had it expired.
    async fn expired(&self, token: &AccessToken) -> Result<AccessToken, BoxError>;

    /// Revokes the sign-in that the token comes from. The token itself stays as it is.
    async fn revoke(&self, token: &AccessToken) -> Result<(), BoxError>;
}

#[async_trait]
impl<T: LinkProvider + ?Sized> LinkProvider for std::sync::Arc<T> {
    async fn link(&self, user: &str) -> Result<AccessToken, BoxError> {
        (**self).link(user).await
    }

    async fn expired(&self, token: &AccessToken) -> Result<AccessToken, BoxError> {
        (**self).expired(token).await
    }

    async fn revoke(&self, token: &AccessToken) -> Result<(), BoxError> {
        (**self).revoke(token).await
    }
}
