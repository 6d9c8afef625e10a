//! Answers by token, bounded in number and in time, without the tokens.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use alexa_skill_core::linking::Identity;
use futures_util::future::{BoxFuture, FutureExt, Shared, WeakShared};

use crate::crypto;
use crate::error::Failure;
use crate::token::MAX_BYTES;

/// What a resolution came to.
pub(crate) type Answer = Result<Arc<Identity>, Failure>;
type Resolution = BoxFuture<'static, Answer>;

/// SHA-256 of a token: enough to find its answer, and of no use to anybody else.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct TokenDigest([u8; 32]);

impl TokenDigest {
    /// `None` for a text that is no token anyway, so that nobody pays for hashing it.
    pub(crate) fn of(token: &str) -> Option<Self> {
        if token.len() > MAX_BYTES {
            return None;
        }
        crypto::sha256(token.as_bytes()).map(Self)
    }
}

/// Answers and resolutions under way.
pub(crate) struct AnswerCache {
    capacity: usize,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    answers: HashMap<TokenDigest, Entry>,
    flights: HashMap<TokenDigest, (u64, WeakShared<Resolution>)>,
    /// Counts uses, to know which answer was used last, and flights, to tell them apart.
    count: u64,
}

struct Entry {
    answer: Answer,
    until: SystemTime,
    used: u64,
}

/// What the cache says about a token.
pub(crate) enum Found {
    Answer(Answer),
    Flight(Shared<Resolution>),
}

impl AnswerCache {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            capacity,
            inner: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer for `digest`, or the resolution that will give it: the one under way, else the one
    /// that `begin` makes. A resolution runs while anybody waits for it.
    pub(crate) fn find(
        self: &Arc<Self>,
        digest: TokenDigest,
        now: SystemTime,
        begin: impl FnOnce() -> Resolution,
    ) -> Found {
        let mut inner = self.lock();
        inner.count += 1;
        let count = inner.count;
        if let Some(entry) = inner.answers.get_mut(&digest) {
            if now < entry.until {
                entry.used = count;
                return Found::Answer(entry.answer.clone());
            }
            inner.answers.remove(&digest);
        }
        let under_way = inner
            .flights
            .get(&digest)
            .and_then(|(_, flight)| flight.upgrade());
        if let Some(flight) = under_way {
            return Found::Flight(flight);
        }
        let ended = Ended {
            cache: Arc::clone(self),
            digest,
            id: count,
        };
        let resolution = begin();
        let flight = async move {
            let _ended = ended;
            resolution.await
        }
        .boxed()
        .shared();
        if let Some(weak) = flight.downgrade() {
            inner.flights.insert(digest, (count, weak));
        }
        Found::Flight(flight)
    }

    /// Keeps `answer` until then, in the place of those used longest ago if need be.
    pub(crate) fn keep(
        &self,
        digest: TokenDigest,
        answer: Answer,
        until: SystemTime,
        now: SystemTime,
    ) {
        if self.capacity == 0 || until <= now {
            return;
        }
        let mut inner = self.lock();
        inner.count += 1;
        let used = inner.count;
        if inner.answers.len() >= self.capacity {
            inner.make_room(now);
        }
        inner.answers.insert(
            digest,
            Entry {
                answer,
                until,
                used,
            },
        );
    }

    #[cfg(test)]
    fn len(&self) -> (usize, usize) {
        let inner = self.lock();
        (inner.answers.len(), inner.flights.len())
    }
}

impl Inner {
    /// Drops what is over, and if that is not enough the eighth that was used longest ago: many at
    /// once, so that a full cache does not search for the oldest at every insertion.
    fn make_room(&mut self, now: SystemTime) {
        let before = self.answers.len();
        self.answers.retain(|_, entry| now < entry.until);
        let quota = before / 8 + 1;
        if before - self.answers.len() >= quota {
            return;
        }
        let mut uses: Vec<u64> = self.answers.values().map(|entry| entry.used).collect();
        if uses.len() < quota {
            self.answers.clear();
            return;
        }
        let (_, oldest, _) = uses.select_nth_unstable(quota - 1);
        let oldest = *oldest;
        self.answers.retain(|_, entry| entry.used > oldest);
    }
}

/// Forgets a resolution when it ends or everybody gave it up.
struct Ended {
    cache: Arc<AnswerCache>,
    digest: TokenDigest,
    id: u64,
}

impl Drop for Ended {
    fn drop(&mut self) {
        let mut inner = self.cache.lock();
        // Another one may have begun for the same token since.
        if inner
            .flights
            .get(&self.digest)
            .is_some_and(|(id, _)| *id == self.id)
        {
            inner.flights.remove(&self.digest);
        }
    }
}

impl std::fmt::Debug for AnswerCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AnswerCache")
            .field("capacity", &self.capacity)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn digest(token: usize) -> TokenDigest {
        TokenDigest::of(&token.to_string()).unwrap()
    }

    fn answer() -> Answer {
        Err(Failure::Misconfigured("for instance".into()))
    }

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn holds(cache: &Arc<AnswerCache>, token: usize, now: SystemTime) -> bool {
        matches!(
            cache.find(digest(token), now, || std::future::ready(answer()).boxed()),
            Found::Answer(_)
        )
    }

    #[test]
    fn an_answer_ends_with_its_time() {
        let cache = Arc::new(AnswerCache::new(4));
        cache.keep(digest(1), answer(), at(10), at(0));
        assert!(holds(&cache, 1, at(9)));
        assert!(!holds(&cache, 1, at(10)));
        assert_eq!(
            cache.len(),
            (0, 0),
            "a flight that nobody awaits is forgotten"
        );
        cache.keep(digest(1), answer(), at(10), at(10));
        assert!(!holds(&cache, 1, at(10)));
    }

    #[test]
    fn a_full_cache_drops_what_was_used_longest_ago() {
        let cache = Arc::new(AnswerCache::new(80));
        for token in 0..80 {
            cache.keep(digest(token), answer(), at(10), at(0));
        }
        assert!(holds(&cache, 0, at(1)));
        cache.keep(digest(80), answer(), at(10), at(1));
        assert!(holds(&cache, 0, at(1)) && holds(&cache, 80, at(1)) && !holds(&cache, 1, at(1)));
        for token in 100..1000 {
            cache.keep(digest(token), answer(), at(10), at(1));
        }
        assert!(cache.len().0 <= 80);
    }

    #[tokio::test]
    async fn waiters_share_one_resolution() {
        let cache = Arc::new(AnswerCache::new(4));
        let flight = |begun: bool| match cache.find(digest(1), at(0), || {
            assert!(begun, "a second resolution was begun");
            std::future::ready(answer()).boxed()
        }) {
            Found::Flight(flight) => flight,
            Found::Answer(_) => panic!("nothing was kept"),
        };
        let (first, second) = (flight(true), flight(false));
        drop(first);
        assert!(matches!(second.await, Err(Failure::Misconfigured(_))));
        assert_eq!(cache.len(), (0, 0));
    }
}
