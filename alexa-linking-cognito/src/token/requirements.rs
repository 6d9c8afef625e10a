//! What a token must claim, one function a check.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use alexa_skill_core::linking::RejectReason;
use serde_json::{Map, Value};

use super::TokenUse;
use super::claims::{Claims, required};
use super::jws::excerpt;

/// How far in the future a token may claim to have been issued: clocks differ.
const ISSUED_AHEAD: Duration = Duration::from_secs(5 * 60);

pub(super) type CustomCheck = dyn Fn(&Claims) -> Result<(), String> + Send + Sync;

type Checker = fn(&Requirements, &Claims, SystemTime) -> Result<(), RejectReason>;

/// What is asked of the claims, beside the issuer, which chooses the pool.
#[derive(Clone)]
pub(super) struct Requirements {
    pub(super) token_use: TokenUse,
    /// `None`: any client of the pool.
    pub(super) client_ids: Option<Vec<String>>,
    pub(super) audiences: Vec<String>,
    pub(super) scopes: Vec<String>,
    pub(super) groups: Vec<String>,
    pub(super) leeway: Duration,
    pub(super) custom: Option<Arc<CustomCheck>>,
}

impl fmt::Debug for Requirements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Requirements")
            .field("token_use", &self.token_use)
            .field("client_ids", &self.client_ids)
            .field("audiences", &self.audiences)
            .field("scopes", &self.scopes)
            .field("groups", &self.groups)
            .field("leeway", &self.leeway)
            .field("custom", &self.custom.is_some())
            .finish()
    }
}

/// The first few of a list that whoever made the token chose.
fn excerpts<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    texts.take(10).map(excerpt).collect()
}

impl Requirements {
    /// Whether this is the kind of token that is expected; before anything else is read from it.
    pub(super) fn token_use(&self, claims: &Map<String, Value>) -> Result<(), RejectReason> {
        let found = required(claims, "token_use")?;
        if found == self.token_use.as_str() {
            return Ok(());
        }
        Err(RejectReason::TokenUse {
            expected: self.token_use.as_str(),
            found: excerpt(found),
        })
    }

    /// Every check that needs no key; the first that fails speaks.
    pub(super) fn check(&self, claims: &Claims, now: SystemTime) -> Result<(), RejectReason> {
        self.each(claims, now).try_for_each(|(_, result)| result)
    }

    /// The checks that need no key, one by one as they are asked for.
    pub(super) fn each(
        &self,
        claims: &Claims,
        now: SystemTime,
    ) -> impl Iterator<Item = (&'static str, Result<(), RejectReason>)> {
        let checks: [(&'static str, Checker); 5] = [
            ("client", |own, claims, _| own.client(claims)),
            ("audience", |own, claims, _| own.audience(claims)),
            ("times", Self::times),
            ("scopes", |own, claims, _| own.scopes(claims)),
            ("groups", |own, claims, _| own.groups(claims)),
        ];
        checks
            .into_iter()
            .map(move |(name, check)| (name, check(self, claims, now)))
    }

    fn client(&self, claims: &Claims) -> Result<(), RejectReason> {
        let found = required(claims.all(), self.token_use.client_claim())?;
        match &self.client_ids {
            Some(expected) if !expected.iter().any(|id| id == found) => {
                Err(RejectReason::ClientId {
                    expected: expected.clone(),
                    found: excerpt(found),
                })
            }
            _ => Ok(()),
        }
    }

    fn audience(&self, claims: &Claims) -> Result<(), RejectReason> {
        let expected = &self.audiences;
        if expected.is_empty()
            || claims
                .audiences()
                .any(|aud| expected.iter().any(|e| e == aud))
        {
            return Ok(());
        }
        Err(RejectReason::Audience {
            expected: expected.clone(),
            found: excerpts(claims.audiences()),
        })
    }

    fn times(&self, claims: &Claims, now: SystemTime) -> Result<(), RejectReason> {
        let expired_at = claims.expires_at();
        if now >= expired_at + self.leeway {
            return Err(RejectReason::Expired { expired_at, now });
        }
        match claims.not_before() {
            Some(not_before) if not_before > now + self.leeway => {
                return Err(RejectReason::NotYetValid { not_before, now });
            }
            _ => {}
        }
        match claims.issued_at() {
            Some(issued_at) if issued_at > now + ISSUED_AHEAD => {
                Err(RejectReason::IssuedInFuture { issued_at, now })
            }
            _ => Ok(()),
        }
    }

    fn scopes(&self, claims: &Claims) -> Result<(), RejectReason> {
        let missing: Vec<String> = self
            .scopes
            .iter()
            .filter(|scope| !claims.has_scope(scope))
            .cloned()
            .collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(RejectReason::MissingScopes {
                missing,
                found: excerpts(claims.scopes()),
            })
        }
    }

    fn groups(&self, claims: &Claims) -> Result<(), RejectReason> {
        let expected = &self.groups;
        if expected.is_empty()
            || claims
                .groups()
                .any(|group| expected.iter().any(|e| e == group))
        {
            return Ok(());
        }
        Err(RejectReason::MissingGroup {
            expected: expected.clone(),
            found: excerpts(claims.groups()),
        })
    }

    /// The skill's own check; it sees verified claims only.
    pub(super) fn custom(&self, claims: &Claims) -> Result<(), RejectReason> {
        self.custom
            .as_ref()
            .map_or(Ok(()), |check| check(claims))
            .map_err(RejectReason::Custom)
    }
}
