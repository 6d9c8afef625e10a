//! What userInfo and `GetUser` check of an access token before they answer.

use serde_json::{Map, Value};

use super::grants::Ended;
use super::state::{State, unix_seconds};
use super::{LocalUser, UserStatus, jwt};

/// An access token that is honoured.
pub(super) struct Access {
    pub(super) user: LocalUser,
    pub(super) scopes: Vec<String>,
}

/// Why an access token is not honoured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    Invalid,
    Expired,
    Revoked,
    MissingScope,
    NoUser,
    User(UserStatus),
}

impl State {
    /// The user whom `token` speaks for, if it holds `scope` and nothing has ended it.
    pub(super) fn access(&self, token: &str, scope: &str) -> Result<Access, Denied> {
        let claims = jwt::verify(&self.keys(), token).ok_or(Denied::Invalid)?;
        let issuer = text(&claims, "iss");
        if text(&claims, "token_use") != "access" || issuer != self.settings.issuer {
            return Err(Denied::Invalid);
        }
        let expires = claims.get("exp").and_then(Value::as_u64);
        if expires.is_none_or(|expires| expires <= unix_seconds(self.now())) {
            return Err(Denied::Expired);
        }
        let ended = self
            .grants()
            .ended(text(&claims, "origin_jti"), text(&claims, "jti"));
        match ended {
            Some(Ended::Revoked) => return Err(Denied::Revoked),
            Some(Ended::Expired) => return Err(Denied::Expired),
            None => {}
        }
        let user = self
            .directory()
            .user(text(&claims, "username"))
            .cloned()
            .map_err(|_| Denied::NoUser)?;
        // A user who was deleted and created anew is another one.
        if user.sub() != text(&claims, "sub") {
            return Err(Denied::NoUser);
        }
        if user.status != UserStatus::Confirmed {
            return Err(Denied::User(user.status));
        }
        let scopes: Vec<String> = text(&claims, "scope")
            .split_ascii_whitespace()
            .map(str::to_owned)
            .collect();
        if !scopes.iter().any(|held| held == scope) {
            return Err(Denied::MissingScope);
        }
        Ok(Access { user, scopes })
    }
}

pub(super) fn text<'a>(claims: &'a Map<String, Value>, name: &str) -> &'a str {
    claims.get(name).and_then(Value::as_str).unwrap_or_default()
}
