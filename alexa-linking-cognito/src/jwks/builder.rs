use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::clock::{Clock, SystemClock};
use alexa_skill_core::transport::Transport;

use super::{JwkSet, JwksCache};
use crate::UserPool;

/// Settings of a [`JwksCache`].
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct JwksCacheBuilder {
    /// Where the keys are fetched; `None` for keys that never are.
    pub(super) pool: Option<UserPool>,
    pub(super) policy: Policy,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) transport: Option<Arc<dyn Transport>>,
    pub(super) given: Option<Arc<JwkSet>>,
}

/// How long keys are good, and how often they may be asked for.
#[derive(Debug, Clone)]
pub(super) struct Policy {
    pub(super) refresh_after: Duration,
    pub(super) max_stale: Duration,
    pub(super) fetch_timeout: Duration,
    pub(super) deadline: Duration,
    pub(super) max_backoff: Duration,
    pub(super) unknown_key_burst: u32,
    pub(super) unknown_key_interval: Duration,
}

impl JwksCacheBuilder {
    pub(super) fn new(pool: Option<UserPool>) -> Self {
        Self {
            pool,
            policy: Policy {
                refresh_after: Duration::from_secs(3600),
                max_stale: Duration::from_secs(24 * 3600),
                fetch_timeout: Duration::from_secs(1),
                deadline: Duration::from_millis(1800),
                max_backoff: Duration::from_secs(5),
                unknown_key_burst: 5,
                unknown_key_interval: Duration::from_secs(10),
            },
            clock: Arc::new(SystemClock),
            transport: None,
            given: None,
        }
    }

    /// What the keys are fetched with, instead of reqwest.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Time as the cache sees it.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Keys to begin with, so that a cold start needs no fetch: from [`JwksCache::export`], or a
    /// file shipped with the skill. They count as fetched when the cache is built.
    pub fn with_jwks(mut self, set: JwkSet) -> Self {
        self.given = Some(Arc::new(set));
        self
    }

    /// The age from which keys are fetched anew while they still serve: 1 hour by default. Nobody
    /// waits for that inside a tokio runtime with the feature `reqwest`; elsewhere there is nothing
    /// to run it but the caller that notices, who waits up to the [`deadline`](Self::deadline).
    pub fn refresh_after(mut self, age: Duration) -> Self {
        self.policy.refresh_after = age;
        self
    }

    /// The age up to which keys serve while they cannot be fetched: 24 hours by default.
    pub fn max_stale(mut self, age: Duration) -> Self {
        self.policy.max_stale = age;
        self
    }

    /// The time for one attempt, connecting included: 1 s by default.
    pub fn fetch_timeout(mut self, limit: Duration) -> Self {
        self.policy.fetch_timeout = limit;
        self
    }

    /// The time for all attempts of one fetch: 1.8 s by default, just below the link gate's 2 s.
    ///
    /// A caller waits for one fetch; only one that joined a fetch of others, and does not find its
    /// key in what came, waits for a second.
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.policy.deadline = limit;
        self
    }

    /// The longest pause between fetches while the endpoint is down: 5 s by default.
    pub fn max_backoff(mut self, pause: Duration) -> Self {
        self.policy.max_backoff = pause;
        self
    }

    /// How many fetches tokens with unknown keys may cause: `burst` at once, and one more in every
    /// `interval`. By default 5 and 10 s. Once they are spent, a token with an unknown key is
    /// answered by [`Unavailable`](alexa_skill_core::linking::IdentityError::Unavailable), since
    /// nobody looked whether the pool has it now. A key id that was looked for and not found is
    /// rejected without another fetch for one `interval`.
    pub fn unknown_key_budget(mut self, burst: u32, interval: Duration) -> Self {
        self.policy.unknown_key_burst = burst;
        self.policy.unknown_key_interval = interval;
        self
    }

    /// The cache. Without a transport (feature `reqwest` off and none given) the keys are those
    /// that were given, for ever.
    pub fn build(self) -> JwksCache {
        JwksCache::from_builder(self)
    }
}
