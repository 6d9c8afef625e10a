//! Signing a sign-in's tokens.

use alexa_skill_core::secret::{AccessToken, IdToken};

use super::claims::{self, Validity};
use super::grants::SignIn;
use super::state::{State, unix_seconds};
use super::{LocalUserPoolError, TokenSet, UserStatus, jwt, random};

impl State {
    /// A new sign-in of `username` at `client_id`.
    pub(super) fn sign_in(
        &self,
        username: &str,
        client_id: &str,
        scopes: Vec<String>,
        nonce: Option<String>,
    ) -> Result<SignIn, LocalUserPoolError> {
        Ok(SignIn {
            origin_jti: random::uuid()?,
            username: username.to_owned(),
            client_id: client_id.to_owned(),
            scopes,
            nonce,
            auth_time: self.now(),
        })
    }

    /// An access token, and an id token where `openid` was granted; no refresh token.
    pub(super) fn issue(&self, sign_in: &SignIn) -> Result<TokenSet, LocalUserPoolError> {
        let user = self.directory().user(&sign_in.username)?.clone();
        if user.status != UserStatus::Confirmed {
            return Err(LocalUserPoolError::InactiveUser(user.username));
        }
        let lifetime = self.lifetimes().access;
        let validity = Validity {
            issued_at: unix_seconds(self.now()),
            seconds: lifetime.as_secs(),
        };
        let keys = self.keys();
        let claims = claims::access(&self.settings, &user, sign_in, validity)?;
        let access_token = jwt::sign(&keys.access, &claims)?;
        let id_token = if sign_in.scopes.iter().any(|scope| scope == "openid") {
            let claims = claims::id(&self.settings, &user, sign_in, validity, &access_token)?;
            Some(IdToken::new(jwt::sign(&keys.id, &claims)?))
        } else {
            None
        };
        if let Some(jti) = claims.get("jti").and_then(|jti| jti.as_str()) {
            self.grants()
                .record(&sign_in.username, &sign_in.origin_jti, jti);
        }
        Ok(TokenSet {
            access_token: AccessToken::new(access_token),
            id_token,
            refresh_token: None,
            expires_in: lifetime,
        })
    }

    /// The same with a refresh token: what a new sign-in gets.
    pub(super) fn issue_with_refresh(
        &self,
        sign_in: &SignIn,
    ) -> Result<TokenSet, LocalUserPoolError> {
        let mut tokens = self.issue(sign_in)?;
        let lifetime = self.lifetimes().refresh;
        let refresh = self
            .grants()
            .add_refresh_token(sign_in.clone(), self.now(), lifetime)?;
        tokens.refresh_token = Some(refresh.into());
        Ok(tokens)
    }
}
