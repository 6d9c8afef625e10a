use std::sync::Arc;

use alexa_skill_core::linking::{IdentityError, RejectReason};

use super::builder::JwksCacheBuilder;
use super::flight::{Flight, Shelf};
use super::key::Key;
use super::set::Lookup;
use super::state::Decision;
use super::{JwkSet, JwksError};
use crate::UserPool;

/// The public keys of one user pool, fetched when needed and kept.
///
/// - Any number of concurrent callers cause one fetch. It survives callers that go away, and is
///   cancelled with the last of them.
/// - Keys past [`refresh_after`](JwksCacheBuilder::refresh_after) still serve while they are fetched
///   anew. Inside a tokio runtime (feature `reqwest`) that happens in a task of its own and nobody
///   waits; elsewhere the one caller that notices waits for it, within the deadline.
/// - A token with an unknown key causes a fetch from a small budget, so that rotation is noticed at
///   once and a flood of forged tokens is harmless.
/// - A failed fetch is tried again within its deadline; while the endpoint stays down, fetches are
///   spaced out, and known keys serve up to [`max_stale`](JwksCacheBuilder::max_stale). A set
///   without a usable key never replaces a good one.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use alexa_linking_cognito::{JwkSet, JwksCache, UserPool};
///
/// let pool = UserPool::from_id("eu-west-1_AbCdEf123")?;
/// let cache = JwksCache::builder(&pool).build();
/// cache.prefetch().await?;
/// std::fs::write("jwks.json", cache.export().unwrap_or_default())?;
/// // On the next cold start:
/// let keys = JwkSet::parse(&std::fs::read("jwks.json")?)?;
/// let cache = JwksCache::builder(&pool).with_jwks(keys).build();
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct JwksCache {
    shelf: Arc<Shelf>,
}

/// Why there is no key for a token.
#[derive(Debug)]
pub(crate) enum KeyError {
    Rejected(RejectReason),
    Fetch(JwksError),
    /// The same, where keys were there before: then nothing is certain but that there is an outage.
    Outage(JwksError),
}

impl From<KeyError> for IdentityError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Rejected(reason) => Self::Rejected(reason),
            KeyError::Fetch(error) => error.into(),
            KeyError::Outage(error) => Self::unavailable(error),
        }
    }
}

impl JwksCache {
    /// A cache of `pool`'s keys with the default settings.
    pub fn new(pool: &UserPool) -> Self {
        Self::builder(pool).build()
    }

    /// Starts from the default settings.
    pub fn builder(pool: &UserPool) -> JwksCacheBuilder {
        JwksCacheBuilder::new(
            pool.jwks_uri(),
            crate::default_transport(pool, JwkSet::MAX_BYTES),
        )
    }

    /// A cache that holds `set` for ever and fetches nothing: for tests, and for a process that is
    /// started anew whenever the pool's keys change. A token with a key that is not in the set is
    /// no rejected one, since the key may be a new one of the pool's: it is answered by
    /// [`IdentityError::Misconfigured`].
    pub fn fixed(set: JwkSet) -> Self {
        JwksCacheBuilder::new("", None).with_jwks(set).build()
    }

    pub(super) fn from_builder(builder: JwksCacheBuilder) -> Self {
        let mut policy = builder.policy;
        if builder.transport.is_none() {
            // Keys that cannot be fetched do not age.
            policy.refresh_after = std::time::Duration::MAX;
            policy.max_stale = std::time::Duration::MAX;
        }
        Self {
            shelf: Arc::new(Shelf::new(
                builder.address,
                policy,
                builder.clock,
                builder.transport,
                builder.given,
            )),
        }
    }

    /// Fetches the keys now: before the first request, or to try the address.
    pub async fn prefetch(&self) -> Result<(), JwksError> {
        let flight = {
            let now = self.shelf.clock.now();
            let mut inner = self.shelf.lock();
            match inner.under_way() {
                Some(flight) => flight,
                None => match inner.state.fetch_or_pause(now) {
                    Decision::Fail(error) => return Err(error),
                    Decision::Fetch { wait } => self.shelf.begin(&mut inner, wait),
                    Decision::Use { .. } | Decision::Absent(_) => return Ok(()),
                },
            }
        };
        flight.await.map(|_| ())
    }

    /// The keys in use as a JWKS document; `None` before the first fetch.
    pub fn export(&self) -> Option<String> {
        self.keys().map(|set| set.to_json())
    }

    /// The keys in use; `None` before the first fetch.
    pub fn keys(&self) -> Option<Arc<JwkSet>> {
        self.shelf.lock().state.set().cloned()
    }

    /// The key that a token names.
    pub(crate) async fn key(&self, kid: &str) -> Result<Arc<Key>, KeyError> {
        // Twice at most: a fetch that was joined may have read the set before the key was added.
        let mut may_join = true;
        loop {
            let (flight, joined) = match self.plan(kid, may_join) {
                Plan::Done(result) => return result,
                Plan::Refresh(key, flight) => {
                    refresh(flight).await;
                    return Ok(key);
                }
                Plan::Wait(flight, joined) => (flight, joined),
            };
            let set = flight
                .await
                .map_err(|error| failed(error, self.keys().is_some()))?;
            match set.find(kid) {
                Lookup::Found(key) => return Ok(key),
                _ if joined => may_join = false,
                absent => {
                    let now = self.shelf.clock.now();
                    self.shelf.lock().state.is_missing(kid, now);
                    let why = match absent {
                        Lookup::Unusable(why) => Some(why),
                        _ => None,
                    };
                    return Err(absent_key(kid, why));
                }
            }
        }
    }

    fn plan(&self, kid: &str, may_join: bool) -> Plan {
        let shared = &self.shelf;
        let now = shared.clock.now();
        // Declared before the guard and so dropped after it: the last owner of a fetch ends it, and
        // that takes the lock.
        let under_way;
        let mut inner = shared.lock();
        under_way = inner.under_way();
        let joinable = under_way.is_some();
        match inner.state.decide(kid, &shared.policy, joinable, now) {
            Decision::Use {
                key,
                refresh: false,
            } => Plan::Done(Ok(key)),
            Decision::Use { key, refresh: true } => {
                let flight = shared.begin(&mut inner, std::time::Duration::ZERO);
                Plan::Refresh(key, flight)
            }
            Decision::Absent(None) if shared.transport.is_none() => {
                Plan::Done(Err(KeyError::Fetch(JwksError::Fixed)))
            }
            Decision::Absent(why) => Plan::Done(Err(absent_key(kid, why))),
            Decision::Fail(error) => Plan::Done(Err(failed(error, inner.state.set().is_some()))),
            Decision::Fetch { wait } => match under_way {
                Some(flight) => Plan::Wait(flight, may_join),
                // Nobody can tell a forged token from one whose key came by rotation.
                None if shared.transport.is_none() => {
                    Plan::Done(Err(KeyError::Fetch(JwksError::Fixed)))
                }
                None => Plan::Wait(shared.begin(&mut inner, wait), false),
            },
        }
    }
}

enum Plan {
    Done(Result<Arc<Key>, KeyError>),
    Refresh(Arc<Key>, Flight),
    /// Whether the flight had begun before.
    Wait(Flight, bool),
}

fn failed(error: JwksError, had_keys: bool) -> KeyError {
    if had_keys {
        KeyError::Outage(error)
    } else {
        KeyError::Fetch(error)
    }
}

fn absent_key(kid: &str, why: Option<&'static str>) -> KeyError {
    let kid = kid.to_owned();
    KeyError::Rejected(match why {
        Some(why) => RejectReason::UnusableKey {
            kid,
            why: why.to_owned(),
        },
        None => RejectReason::UnknownKey { kid },
    })
}

/// Sees `flight` through without holding up the caller where that is possible.
async fn refresh(flight: Flight) {
    #[cfg(feature = "reqwest")]
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        runtime.spawn(async move { drop(flight.await) });
        return;
    }
    // The result is on the shelf; a failure leaves the keys as they are.
    drop(flight.await);
}
