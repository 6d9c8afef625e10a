//! What the cache knows and what follows from it; no input or output, so all of it can be tested.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::budget::Budget;
use super::builder::Policy;
use super::key::Key;
use super::set::Lookup;
use super::{JwkSet, JwksError};

/// How many key ids are remembered as missing.
const MISSING_KEPT: usize = 32;
/// The longest pause that a caller waits out; it is told of longer ones at once.
const LONGEST_WAIT: Duration = Duration::from_millis(500);
/// The pause after the second failure in a row. The first is followed by none, so that a single
/// failure costs nobody else anything.
const FIRST_PAUSE: Duration = Duration::from_millis(250);

#[derive(Debug)]
pub(super) struct State {
    current: Option<Loaded>,
    budget: Budget,
    failing: Option<Failing>,
    /// Key ids that a set just fetched did not have.
    missing: VecDeque<(String, SystemTime)>,
}

#[derive(Debug)]
struct Loaded {
    set: Arc<JwkSet>,
    fetched_at: SystemTime,
    /// The clock was set back since, so nobody knows how old the set is.
    is_due: bool,
}

#[derive(Debug)]
struct Failing {
    times: u32,
    last: Arc<JwksError>,
    since: SystemTime,
    pause: Duration,
}

/// What to do for a key id.
#[derive(Debug)]
pub(super) enum Decision {
    Use {
        key: Arc<Key>,
        refresh: bool,
    },
    /// A set fetched a moment ago for the same question had no such key, or none that can be used.
    Absent(Option<&'static str>),
    /// Fetch after the wait.
    Fetch {
        wait: Duration,
    },
    Fail(JwksError),
}

impl State {
    pub(super) fn new(policy: &Policy, given: Option<Arc<JwkSet>>, now: SystemTime) -> Self {
        Self {
            current: given.map(|set| Loaded {
                set,
                fetched_at: now,
                is_due: false,
            }),
            budget: Budget::new(policy.unknown_key_burst, policy.unknown_key_interval),
            failing: None,
            missing: VecDeque::new(),
        }
    }

    /// The set in use, however old.
    pub(super) fn set(&self) -> Option<&Arc<JwkSet>> {
        self.current.as_ref().map(|loaded| &loaded.set)
    }

    /// What to do for a token that names `kid`. `joinable` says that a fetch is under way.
    pub(super) fn decide(
        &mut self,
        kid: &str,
        policy: &Policy,
        joinable: bool,
        now: SystemTime,
    ) -> Decision {
        let fetch = Decision::Fetch {
            wait: Duration::ZERO,
        };
        let Some((lookup, is_due)) = self.current.as_mut().and_then(|loaded| {
            let age = loaded.age(now);
            let is_due = loaded.is_due || age > policy.refresh_after;
            (age <= policy.max_stale).then(|| (loaded.set.find(kid), is_due))
        }) else {
            return if joinable {
                fetch
            } else {
                self.fetch_or_pause(now)
            };
        };
        let why = match lookup {
            Lookup::Found(key) => {
                // Nobody needs to wait for, or join, what others already do.
                let refresh = is_due && !joinable && self.pause(now).is_zero();
                return Decision::Use { key, refresh };
            }
            Lookup::Unusable(why) => Some(why),
            Lookup::Missing => None,
        };
        if joinable {
            return fetch;
        }
        if self.is_missing(kid, now) {
            return Decision::Absent(why);
        }
        let paused = self.pause(now);
        if paused > LONGEST_WAIT {
            return self.fetch_or_pause(now);
        }
        if self.budget.take(now) {
            Decision::Fetch { wait: paused }
        } else {
            // However fresh the set is, the pool may have a new key since.
            Decision::Fail(JwksError::BudgetSpent)
        }
    }

    /// Whether a fetch may be made now for its own sake.
    pub(super) fn fetch_or_pause(&self, now: SystemTime) -> Decision {
        let wait = self.pause(now);
        match &self.failing {
            Some(failing) if wait > LONGEST_WAIT => Decision::Fail(JwksError::Paused {
                retry_in: wait,
                last: Arc::clone(&failing.last),
            }),
            _ => Decision::Fetch { wait },
        }
    }

    fn pause(&self, now: SystemTime) -> Duration {
        // A failure in the future says that the clock was set back: it is forgotten then.
        self.failing
            .as_ref()
            .and_then(|failing| {
                let passed = now.duration_since(failing.since).ok()?;
                Some(failing.pause.saturating_sub(passed))
            })
            .unwrap_or_default()
    }

    pub(super) fn fetched(&mut self, set: Arc<JwkSet>, now: SystemTime) {
        self.current = Some(Loaded {
            set,
            fetched_at: now,
            is_due: false,
        });
        self.failing = None;
    }

    pub(super) fn failed(&mut self, error: JwksError, policy: &Policy, now: SystemTime) {
        let times = self
            .failing
            .as_ref()
            .map_or(0, |failing| failing.times)
            .saturating_add(1);
        let longest = match error {
            // This says more of the callers than of the endpoint: the next one may wait it out.
            JwksError::GivenUp => policy.max_backoff.min(LONGEST_WAIT),
            _ => policy.max_backoff,
        };
        let pause = match times {
            1 => Duration::ZERO,
            _ => FIRST_PAUSE
                .saturating_mul(1 << (times - 2).min(16))
                .min(longest),
        };
        self.failing = Some(Failing {
            times,
            last: Arc::new(error),
            since: now,
            pause,
        });
    }

    /// The set just fetched does not have `kid`: the same question does not fetch again until the
    /// budget has back what it cost, or one stray token would use up the budget alone.
    pub(super) fn note_missing(&mut self, kid: &str, now: SystemTime) {
        self.missing.retain(|(known, _)| known != kid);
        if self.missing.len() == MISSING_KEPT {
            self.missing.pop_front();
        }
        self.missing.push_back((kid.to_owned(), now));
    }

    fn is_missing(&self, kid: &str, now: SystemTime) -> bool {
        self.missing.iter().any(|(missing, at)| {
            let age = now.duration_since(*at);
            missing == kid && age.is_ok_and(|age| age < self.budget.interval())
        })
    }
}

impl Loaded {
    fn age(&mut self, now: SystemTime) -> Duration {
        now.duration_since(self.fetched_at).unwrap_or_else(|_| {
            self.fetched_at = now;
            self.is_due = true;
            Duration::ZERO
        })
    }
}
