use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;

use super::{Identity, IdentityError};
use crate::secret::AccessToken;

/// Turns the access token that Alexa sends into the user's [`Identity`].
///
/// `alexa-linking-cognito` has the one for Amazon Cognito. An implementation of your own must tell
/// the three kinds of [`IdentityError`] apart.
#[async_trait]
pub trait IdentityResolver: Debug + Send + Sync {
    /// Whose token is this?
    async fn resolve(&self, token: &AccessToken) -> Result<Arc<Identity>, IdentityError>;
}

#[async_trait]
impl<R: IdentityResolver + ?Sized> IdentityResolver for Arc<R> {
    async fn resolve(&self, token: &AccessToken) -> Result<Arc<Identity>, IdentityError> {
        (**self).resolve(token).await
    }
}
