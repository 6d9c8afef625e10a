use std::sync::Arc;

use alexa_skill_core::linking::{IdentityError, RejectReason};

use super::builder::JwksCacheBuilder;
use super::flight::{Flight, Shelf};
use super::key::Key;
use super::set::Lookup;
use super::state::Decision;
use super::{JwkSet, JwksError};
use crate::{UserPool, default_transport};

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
        JwksCacheBuilder::new(Some(pool.clone()))
    }

    /// A cache that holds `set` for ever and fetches nothing: for tests, and for a process that is
    /// started anew whenever the pool's keys change. A token with a key that is not in the set is
    /// no rejected one, since the key may be a new one of the pool's: it is answered by
    /// [`IdentityError::Misconfigured`].
    pub fn fixed(set: JwkSet) -> Self {
        JwksCacheBuilder::new(None).with_jwks(set).build()
    }

    pub(super) fn from_builder(builder: JwksCacheBuilder) -> Self {
        let (policy, pool) = (builder.policy, builder.pool.as_ref());
        let transport = builder.transport.or_else(|| {
            default_transport(pool?.is_local(), JwkSet::MAX_BYTES, policy.fetch_timeout)
        });
        let address = pool.map(UserPool::jwks_uri).unwrap_or_default().to_owned();
        Self {
            shelf: Arc::new(Shelf::new(
                address,
                policy,
                builder.clock,
                transport,
                builder.given,
            )),
        }
    }

    /// Fetches the keys now: before the first request, or to try the address. Without a transport
    /// there is nothing to do where keys were given, and else an error.
    pub async fn prefetch(&self) -> Result<(), JwksError> {
        let flight = {
            let mut inner = self.shelf.lock();
            let now = self.shelf.clock.now();
            if self.shelf.transport.is_none() {
                return match inner.state.set() {
                    Some(set) if set.is_empty() => Err(JwksError::NoUsableKey),
                    Some(_) => Ok(()),
                    None => Err(JwksError::Fixed),
                };
            }
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
                    let mut inner = self.shelf.lock();
                    let now = self.shelf.clock.now();
                    inner.state.note_missing(kid, now);
                    drop(inner);
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
        // Declared before the guard and so dropped after it: the last owner of a fetch ends it, and
        // that takes the lock.
        let under_way;
        let mut inner = shared.lock();
        if shared.transport.is_none() {
            return Plan::Done(given(inner.state.set(), kid));
        }
        // Read under the lock, so that no stamp of another thread lies in the future.
        let now = shared.clock.now();
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
            Decision::Absent(why) => Plan::Done(Err(absent_key(kid, why))),
            Decision::Fail(error) => Plan::Done(Err(failed(error, inner.state.set().is_some()))),
            Decision::Fetch { wait } => match under_way {
                Some(flight) => Plan::Wait(flight, may_join),
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

/// A key from the set that was given, where nothing can be fetched: there is no budget to spend, and
/// keys do not age.
fn given(set: Option<&Arc<JwkSet>>, kid: &str) -> Result<Arc<Key>, KeyError> {
    match set.map_or(Lookup::Missing, |set| set.find(kid)) {
        Lookup::Found(key) => Ok(key),
        Lookup::Unusable(why) => Err(absent_key(kid, Some(why))),
        // Nobody can tell a forged token from one whose key came by rotation.
        Lookup::Missing => Err(KeyError::Fetch(JwksError::Fixed)),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn without_transport_and_keys_the_developer_is_told() {
        let cache = JwksCacheBuilder::new(None).build();
        for _ in 0..2 {
            let prefetched = cache.prefetch().await.unwrap_err();
            let of_key = cache.key("k").await.unwrap_err();
            for error in [prefetched.into(), IdentityError::from(of_key)] {
                assert!(
                    matches!(error, IdentityError::Misconfigured(_)),
                    "{error:?}"
                );
            }
        }
    }
}
