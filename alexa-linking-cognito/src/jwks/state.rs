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
}

#[derive(Debug)]
struct Failing {
    times: u32,
    last: Arc<JwksError>,
    retry_at: SystemTime,
}

/// What to do for a key id.
#[derive(Debug)]
pub(super) enum Decision {
    Use {
        key: Arc<Key>,
        refresh: bool,
    },
    /// The set is fresh enough to say that there is no such key, or none that can be used.
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
        let Some((lookup, age)) = self.current.as_ref().and_then(|loaded| {
            let age = elapsed(loaded.fetched_at, now);
            (age <= policy.max_stale).then(|| (loaded.set.find(kid), age))
        }) else {
            return if joinable {
                fetch
            } else {
                self.fetch_or_pause(now)
            };
        };
        let why = match lookup {
            Lookup::Found(key) => {
                let refresh = age > policy.refresh_after && (joinable || self.pause(now).is_zero());
                // Nobody needs to wait for, or join, what others already do.
                return Decision::Use {
                    key,
                    refresh: refresh && !joinable,
                };
            }
            Lookup::Unusable(why) => Some(why),
            Lookup::Missing => None,
        };
        if joinable {
            return fetch;
        }
        let interval = self.budget.interval();
        let is_fresh = age <= interval;
        let asked_before = self
            .missing
            .iter()
            .any(|(missing, at)| missing == kid && elapsed(*at, now) < interval);
        if asked_before {
            return Decision::Absent(why);
        }
        let paused = self.pause(now);
        if paused > LONGEST_WAIT {
            return self.fetch_or_pause(now);
        }
        if self.budget.take(now) {
            Decision::Fetch { wait: paused }
        } else if is_fresh {
            Decision::Absent(why)
        } else {
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
        self.failing.as_ref().map_or(Duration::ZERO, |failing| {
            failing.retry_at.duration_since(now).unwrap_or_default()
        })
    }

    pub(super) fn fetched(&mut self, set: Arc<JwkSet>, now: SystemTime) {
        self.current = Some(Loaded {
            set,
            fetched_at: now,
        });
        self.failing = None;
        self.missing.clear();
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
            retry_at: now + pause,
        });
    }

    /// The set just fetched does not have `kid`: the same question need not fetch again soon.
    pub(super) fn is_missing(&mut self, kid: &str, now: SystemTime) {
        if self.missing.len() == MISSING_KEPT {
            self.missing.pop_front();
        }
        self.missing.push_back((kid.to_owned(), now));
    }
}

fn elapsed(since: SystemTime, now: SystemTime) -> Duration {
    now.duration_since(since).unwrap_or_default()
}
