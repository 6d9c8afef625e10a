//! What a test does to the pool.

use std::time::Duration;

use alexa_skill_core::secret::{AccessToken, IdToken};
use serde_json::{Map, Value};

use super::access::text;
use super::state::unix_seconds;
use super::{
    Endpoint, Fault, LocalClient, LocalUser, LocalUserPool, LocalUserPoolError, OAuthEvent,
    TokenSet, UserStatus, builder, jwt,
};

/// Users and app clients.
impl LocalUserPool {
    /// Adds a user, or replaces the one of that name, who keeps the `sub`.
    pub fn put_user(&self, user: LocalUser) -> Result<(), LocalUserPoolError> {
        self.state.directory().put_user(user)
    }

    /// Adds an app client, or replaces the one with that id.
    pub fn put_client(&self, client: LocalClient) -> Result<(), LocalUserPoolError> {
        self.state.directory().put_client(client)
    }

    /// Deletes a user. Access tokens still verify by their signature until they expire; userInfo
    /// and `GetUser` refuse them.
    pub fn delete_user(&self, username: &str) -> Result<(), LocalUserPoolError> {
        self.state.directory().remove_user(username)
    }

    /// Disables a user: no sign-in, no refresh, no userInfo, no `GetUser`.
    pub fn disable_user(&self, username: &str) -> Result<(), LocalUserPoolError> {
        self.set_user_status(username, UserStatus::Disabled)
    }

    /// Sets whether a user may sign in.
    pub fn set_user_status(
        &self,
        username: &str,
        status: UserStatus,
    ) -> Result<(), LocalUserPoolError> {
        self.state.directory().user_mut(username)?.status = status;
        Ok(())
    }
}

/// Tokens.
impl LocalUserPool {
    /// Signs a user in without HTTP and returns the tokens that the code flow would bring. The
    /// scopes need not be allowed at the client.
    pub fn issue_tokens(
        &self,
        username: &str,
        client_id: &str,
        scopes: &[&str],
    ) -> Result<TokenSet, LocalUserPoolError> {
        self.state.directory().client(client_id)?;
        let scopes = scopes.iter().map(ToString::to_string).collect();
        let sign_in = self.state.sign_in(username, client_id, scopes, None)?;
        self.state.issue_with_refresh(&sign_in)
    }

    /// The claims of a token that one of the published keys has signed, expired or not.
    pub fn claims(&self, token: &AccessToken) -> Result<Map<String, Value>, LocalUserPoolError> {
        jwt::verify(&self.state.keys(), token.expose_secret())
            .ok_or(LocalUserPoolError::InvalidToken)
    }

    /// Signs any claims with the key for access tokens: for the wrong audience, the wrong issuer,
    /// a missing expiry.
    pub fn sign_access_token(
        &self,
        claims: &Map<String, Value>,
    ) -> Result<AccessToken, LocalUserPoolError> {
        jwt::sign(&self.state.keys().access, claims).map(AccessToken::new)
    }

    /// Signs any claims with the key for id tokens.
    pub fn sign_id_token(
        &self,
        claims: &Map<String, Value>,
    ) -> Result<IdToken, LocalUserPoolError> {
        jwt::sign(&self.state.keys().id, claims).map(IdToken::new)
    }

    /// The same token as it would be had it expired a minute ago: what Alexa sends when its
    /// refresh has failed.
    pub fn expired_copy(&self, token: &AccessToken) -> Result<AccessToken, LocalUserPoolError> {
        let mut claims = self.claims(token)?;
        let expires = claims
            .get("exp")
            .and_then(Value::as_u64)
            .ok_or(LocalUserPoolError::InvalidToken)?;
        let past = unix_seconds(self.state.now()).saturating_sub(60);
        let back = expires.saturating_sub(past);
        for name in ["exp", "iat", "auth_time"] {
            if let Some(time) = claims.get(name).and_then(Value::as_u64) {
                claims.insert(name.into(), time.saturating_sub(back).into());
            }
        }
        self.sign_access_token(&claims)
    }

    /// Lets userInfo and `GetUser` take the user's access tokens for expired. What the tokens say
    /// of themselves stays: for a verifier use an [`OffsetClock`](super::OffsetClock),
    /// [`expired_copy`](Self::expired_copy) or a short
    /// [lifetime](Self::set_access_token_lifetime).
    pub fn expire_tokens(&self, username: &str) {
        self.state.grants().expire_user(username);
    }

    /// How long access and id tokens live that are issued from now on, in whole seconds.
    pub fn set_access_token_lifetime(&self, lifetime: Duration) {
        self.state.lifetimes().access = lifetime;
    }

    /// Revokes the sign-in that a token comes from: its refresh token and all its access tokens.
    pub fn revoke(&self, token: &AccessToken) -> Result<(), LocalUserPoolError> {
        let claims = self.claims(token)?;
        self.state.grants().revoke(text(&claims, "origin_jti"));
        Ok(())
    }

    /// Signs a user out everywhere: revokes every sign-in.
    pub fn revoke_user(&self, username: &str) {
        self.state.grants().revoke_user(username);
    }

    /// Signs with new keys from now on. The old ones stay in the key set until
    /// [`drop_retired_keys`](Self::drop_retired_keys).
    pub async fn rotate_keys(&self) -> Result<(), LocalUserPoolError> {
        let keys = builder::generated(true).await?;
        self.state.keys_mut().rotate(keys);
        Ok(())
    }

    /// Takes the keys out of the key set that are no longer signed with.
    pub fn drop_retired_keys(&self) {
        self.state.keys_mut().retired.clear();
    }
}

/// Faults, and what was asked of the pool.
impl LocalUserPool {
    /// Lets an endpoint misbehave until the fault is cleared or replaced.
    pub fn set_fault(&self, endpoint: Endpoint, fault: Fault) {
        self.state.faults.set(endpoint, fault, None);
    }

    /// Lets an endpoint misbehave for its next `times` requests.
    pub fn set_fault_times(&self, endpoint: Endpoint, fault: Fault, times: usize) {
        self.state.faults.set(endpoint, fault, Some(times));
    }

    /// Lets every endpoint misbehave: the pool is down, or slow.
    pub fn set_fault_everywhere(&self, fault: &Fault) {
        for endpoint in Endpoint::ALL {
            self.set_fault(endpoint, fault.clone());
        }
    }

    /// How an endpoint misbehaves at present.
    pub fn fault(&self, endpoint: Endpoint) -> Option<Fault> {
        self.state.faults.active(endpoint)
    }

    /// Lets one endpoint behave again.
    pub fn clear_fault(&self, endpoint: Endpoint) {
        self.state.faults.clear_one(endpoint);
    }

    /// Lets every endpoint behave again.
    pub fn clear_faults(&self) {
        self.state.faults.clear();
    }

    /// How many requests an endpoint has received, those included that a fault met.
    pub fn requests(&self, endpoint: Endpoint) -> usize {
        self.state.log.requests(endpoint)
    }

    /// The last thousand requests that were answered, oldest first, secrets masked.
    pub fn events(&self) -> Vec<OAuthEvent> {
        self.state.log.events()
    }
}
