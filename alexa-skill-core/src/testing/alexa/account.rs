use super::VirtualAlexa;
use crate::id::{PersonId, UserId};
use crate::request::PermissionStatus;
use crate::secret::AccessToken;
use crate::testing::{LinkProvider, TestingError};

/// The linked account.
impl VirtualAlexa {
    /// The user links the account in the Alexa app: the provider signs `user` in, and requests carry
    /// the access token from now on.
    pub async fn link(
        &mut self,
        provider: &(impl LinkProvider + ?Sized),
        user: &str,
    ) -> Result<&mut Self, TestingError> {
        let linked = provider.link(user).await;
        let token = linked.map_err(|source| TestingError::Link {
            what: "linking the account",
            source,
        })?;
        self.account.token = Some(token);
        Ok(self)
    }

    /// Requests carry this token from now on: one that was forged, or that another issued.
    pub fn link_with(&mut self, token: impl Into<AccessToken>) -> &mut Self {
        self.account.token = Some(token.into());
        self
    }

    /// The user unlinks the account in the Alexa app: requests carry no token.
    pub fn unlink(&mut self) -> &mut Self {
        self.account.token = None;
        self
    }

    /// The token expires, and Alexa cannot renew it: requests carry an expired one from now on.
    pub async fn expire_token(
        &mut self,
        provider: &(impl LinkProvider + ?Sized),
    ) -> Result<&mut Self, TestingError> {
        let expired = provider.expired(self.linked()?).await;
        let token = expired.map_err(|source| TestingError::Link {
            what: "expiring the token",
            source,
        })?;
        self.account.token = Some(token);
        Ok(self)
    }

    /// The user revokes the access at the provider. Alexa does not know, and sends the token still.
    pub async fn revoke(
        &mut self,
        provider: &(impl LinkProvider + ?Sized),
    ) -> Result<&mut Self, TestingError> {
        let revoked = provider.revoke(self.linked()?).await;
        revoked.map_err(|source| TestingError::Link {
            what: "revoking the sign-in",
            source,
        })?;
        Ok(self)
    }

    fn linked(&self) -> Result<&AccessToken, TestingError> {
        self.access_token().ok_or(TestingError::NotLinked)
    }

    /// The token that requests carry.
    pub fn access_token(&self) -> Option<&AccessToken> {
        self.account.token.as_ref()
    }
}

/// The user, the speaker and what they permit.
impl VirtualAlexa {
    /// The user grants a permission, such as `alexa::profile:email:read`.
    pub fn grant_permission(&mut self, scope: impl Into<String>) -> &mut Self {
        self.set_permission(scope, PermissionStatus::Granted)
    }

    /// The user denies a permission, or takes it back.
    pub fn deny_permission(&mut self, scope: impl Into<String>) -> &mut Self {
        self.set_permission(scope, PermissionStatus::Denied)
    }

    fn set_permission(&mut self, scope: impl Into<String>, status: PermissionStatus) -> &mut Self {
        self.account.permissions.insert(scope.into(), status);
        self
    }

    /// Another account: that of another user, or of the same who disabled and enabled the skill.
    pub fn set_user_id(&mut self, id: impl Into<UserId>) -> &mut Self {
        self.account.user_id = id.into();
        self
    }

    /// Another speaker; `None` is a voice that Alexa does not know.
    pub fn set_person(&mut self, id: Option<PersonId>) -> &mut Self {
        self.account.person_id = id;
        self
    }
}
