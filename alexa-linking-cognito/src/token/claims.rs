use std::fmt;
use std::time::SystemTime;

use alexa_skill_core::linking::{Identity, RejectReason};
use serde_json::{Map, Value};

use super::TokenUse;
use super::time::time;
use crate::encoding::kind;

/// The claims of a verified token.
///
/// They come from [`TokenVerifier::verify`](super::TokenVerifier::verify) only, so whoever holds
/// them knows that they are true. `Debug` prints names, but no personal value.
#[derive(Clone, PartialEq)]
pub struct Claims {
    token_use: TokenUse,
    expires_at: SystemTime,
    all: Map<String, Value>,
}

impl Claims {
    /// Checks the types of the claims that this crate reads; their values are checked elsewhere.
    pub(super) fn new(all: Map<String, Value>, token_use: TokenUse) -> Result<Self, RejectReason> {
        let expires_at = time(&all, "exp")?.ok_or(RejectReason::MissingClaim("exp"))?;
        for claim in ["iat", "nbf", "auth_time"] {
            time(&all, claim)?;
        }
        required(&all, "sub")?;
        typed(&all, "scope", "a string", Value::is_string)?;
        typed(&all, "cognito:groups", "an array of strings", is_strings)?;
        let is_audience = |aud: &Value| aud.is_string() || is_strings(aud);
        typed(&all, "aud", "a string or an array of strings", is_audience)?;
        Ok(Self {
            token_use,
            expires_at,
            all,
        })
    }

    /// Whether these are an access token's or an id token's.
    pub fn token_use(&self) -> TokenUse {
        self.token_use
    }

    /// `sub`: the user's stable id.
    pub fn subject(&self) -> &str {
        self.text("sub").unwrap_or_default()
    }

    /// `iss`: who issued the token.
    pub fn issuer(&self) -> &str {
        self.text("iss").unwrap_or_default()
    }

    /// The sign-in name: `username` in access tokens, `cognito:username` in id tokens.
    pub fn username(&self) -> Option<&str> {
        self.text(match self.token_use {
            TokenUse::Access => "username",
            TokenUse::Id => "cognito:username",
        })
    }

    /// The app client: `client_id` in access tokens, `aud` in id tokens.
    pub fn client_id(&self) -> Option<&str> {
        self.text(self.token_use.client_claim())
    }

    /// `aud`: what the token is bound to. An access token has one only where a resource was asked
    /// for.
    pub fn audiences(&self) -> impl Iterator<Item = &str> {
        let aud = self.all.get("aud");
        strings(aud).chain(aud.and_then(Value::as_str))
    }

    /// `exp`: from this time on the token is worth nothing.
    pub fn expires_at(&self) -> SystemTime {
        self.expires_at
    }

    /// `iat`: when it was issued.
    pub fn issued_at(&self) -> Option<SystemTime> {
        self.time("iat")
    }

    /// `nbf`: before this time it is worth nothing.
    pub fn not_before(&self) -> Option<SystemTime> {
        self.time("nbf")
    }

    /// `auth_time`: when the user signed in.
    pub fn authenticated_at(&self) -> Option<SystemTime> {
        self.time("auth_time")
    }

    /// `scope`, one by one.
    pub fn scopes(&self) -> impl Iterator<Item = &str> {
        self.text("scope")
            .unwrap_or_default()
            .split_ascii_whitespace()
    }

    /// Whether the token grants `scope`.
    pub fn has_scope(&self, scope: &str) -> bool {
        self.scopes().any(|granted| granted == scope)
    }

    /// `cognito:groups`: the groups that the user belongs to.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        strings(self.all.get("cognito:groups"))
    }

    /// Any claim by its name.
    pub fn get(&self, claim: &str) -> Option<&Value> {
        self.all.get(claim)
    }

    /// Every claim, as it was signed.
    pub fn all(&self) -> &Map<String, Value> {
        &self.all
    }

    /// What the claims alone say about the user.
    pub fn identity(&self) -> Identity {
        self.clone().into_identity()
    }

    /// As [`identity`](Self::identity), without a copy of the claims.
    pub fn into_identity(self) -> Identity {
        let mut identity = Identity::new(self.subject());
        identity.username = self.username().map(str::to_owned);
        identity.scopes = self.scopes().map(str::to_owned).collect();
        identity.groups = self.groups().map(str::to_owned).collect();
        identity.expires_at = Some(self.expires_at);
        crate::profile::place(&self.all, &mut identity);
        identity.claims = self.all;
        identity
    }

    fn text(&self, claim: &str) -> Option<&str> {
        self.all.get(claim).and_then(Value::as_str)
    }

    fn time(&self, claim: &'static str) -> Option<SystemTime> {
        time(&self.all, claim).ok().flatten()
    }
}

/// The text of a claim that must be there.
pub(super) fn required<'a>(
    claims: &'a Map<String, Value>,
    claim: &'static str,
) -> Result<&'a str, RejectReason> {
    match claims.get(claim) {
        Some(Value::String(text)) if text.is_empty() => Err(RejectReason::MissingClaim(claim)),
        Some(Value::String(text)) => Ok(text),
        Some(other) => Err(RejectReason::InvalidClaim {
            claim,
            expected: "a string",
            found: kind(other).to_owned(),
        }),
        None => Err(RejectReason::MissingClaim(claim)),
    }
}

/// Refuses a claim that is there and is not what it must be.
fn typed(
    claims: &Map<String, Value>,
    claim: &'static str,
    expected: &'static str,
    is_expected: impl Fn(&Value) -> bool,
) -> Result<(), RejectReason> {
    match claims.get(claim).filter(|value| !is_expected(value)) {
        None => Ok(()),
        Some(other) => Err(RejectReason::InvalidClaim {
            claim,
            expected,
            found: found(other),
        }),
    }
}

fn found(value: &Value) -> String {
    let mut elements = value.as_array().into_iter().flatten();
    match elements.find(|element| !element.is_string()) {
        Some(other) => format!("an array with {}", kind(other)),
        None => kind(value).to_owned(),
    }
}

fn is_strings(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|elements| elements.iter().all(Value::is_string))
}

fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

impl fmt::Debug for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claims")
            .field("token_use", &self.token_use)
            .field("subject", &self.subject())
            .field("expires_at", &self.expires_at)
            .field("claims", &self.all.keys().collect::<Vec<_>>())
            .finish()
    }
}
