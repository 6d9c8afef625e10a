//! Answers by token, bounded in number and in time, without the tokens.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use alexa_skill_core::linking::Identity;
use futures_util::future::{BoxFuture, FutureExt, Shared, WeakShared};

use crate::error::Failure;
use crate::fingerprint::{ByFingerprint, Fingerprint, Fingerprints};
use crate::token::MAX_BYTES;

/// What a resolution came to.
pub(crate) type Answer = Result<Arc<Identity>, Failure>;
type Resolution = BoxFuture<'static, Answer>;

/// What a token is found by: the fingerprint of its signature, and header and claims as they are,
/// which grant nothing without the signature (and are in the answer anyway).
#[derive(Clone, Copy)]
pub(crate) struct TokenKey<'a> {
    signature: Fingerprint,
    message: &'a str,
}

/// Answers and resolutions under way.
pub(crate) struct AnswerCache {
    capacity: usize,
    fingerprints: Fingerprints,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    answers: ByFingerprint<Entry>,
    flights: ByFingerprint<UnderWay>,
    /// Counts uses, to know which answer was used last, and flights, to tell them apart.
    count: u64,
}

struct Entry {
    message: Box<str>,
    answer: Answer,
    kept_at: SystemTime,
    until: SystemTime,
    used: u64,
}

impl Entry {
    /// Not before it was kept either: a clock that was set back would make it live longer.
    fn is_alive(&self, now: SystemTime) -> bool {
        self.kept_at <= now && now < self.until
    }
}

struct UnderWay {
    id: u64,
    message: Box<str>,
    flight: WeakShared<Resolution>,
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
            fingerprints: Fingerprints::new(),
            inner: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What `token` is found by; `None` for a text that is no token anyway.
    pub(crate) fn key<'a>(&self, token: &'a str) -> Option<TokenKey<'a>> {
        if token.len() > MAX_BYTES {
            return None;
        }
        let (message, signature) = token.rsplit_once('.')?;
        let signature = self.fingerprints.of(signature)?;
        Some(TokenKey { signature, message })
    }

    /// The answer for `key`, or the resolution that will give it: the one under way, else the one
    /// that `begin` makes. A resolution runs while anybody waits for it.
    ///
    /// `now` is asked under the lock, so that no other thread's answer was kept in the future.
    pub(crate) fn find(
        self: &Arc<Self>,
        key: TokenKey<'_>,
        now: impl FnOnce() -> SystemTime,
        begin: impl FnOnce() -> Resolution,
    ) -> Found {
        // Declared before the guard and so dropped after it: the last owner of a resolution ends
        // it, and that takes the lock.
        let under_way;
        let mut inner = self.lock();
        inner.count += 1;
        let count = inner.count;
        if let Some(entry) = inner.answers.get_mut(&key.signature) {
            if !entry.is_alive(now()) {
                inner.answers.remove(&key.signature);
            } else if *entry.message == *key.message {
                entry.used = count;
                return Found::Answer(entry.answer.clone());
            }
        }
        let known = inner.flights.get(&key.signature);
        let same = known.is_some_and(|known| *known.message == *key.message);
        under_way = known.and_then(|known| known.flight.upgrade());
        match under_way {
            Some(flight) if same => return Found::Flight(flight),
            // The same signature under another text: one of the two is forged, and neither waits
            // for the other.
            Some(_) => return Found::Flight(begin().shared()),
            None => {}
        }
        let ended = Ended {
            cache: Arc::clone(self),
            signature: key.signature,
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
            let message = key.message.into();
            let under_way = UnderWay {
                id: count,
                message,
                flight: weak,
            };
            inner.flights.insert(key.signature, under_way);
        }
        Found::Flight(flight)
    }

    /// Keeps `answer` until then, in the place of those used longest ago if need be.
    pub(crate) fn keep(&self, token: &str, answer: Answer, until: SystemTime, now: SystemTime) {
        if self.capacity == 0 || until <= now {
            return;
        }
        let Some(key) = self.key(token) else { return };
        let mut inner = self.lock();
        inner.count += 1;
        let used = inner.count;
        if inner.answers.len() >= self.capacity {
            inner.make_room(now);
        }
        let message = key.message.into();
        inner.answers.insert(
            key.signature,
            Entry {
                message,
                answer,
                kept_at: now,
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
        self.answers.retain(|_, entry| entry.is_alive(now));
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
    signature: Fingerprint,
    id: u64,
}

impl Drop for Ended {
    fn drop(&mut self) {
        let mut inner = self.cache.lock();
        // Another one may have begun for the same token since.
        let known = inner.flights.get(&self.signature);
        if known.is_some_and(|known| known.id == self.id) {
            inner.flights.remove(&self.signature);
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

    fn token(number: usize) -> String {
        format!("header.claims.{number}")
    }

    fn answer() -> Answer {
        Err(Failure::Misconfigured("for instance".into()))
    }

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn holds(cache: &Arc<AnswerCache>, number: usize, now: SystemTime) -> bool {
        matches!(
            cache.find(
                cache.key(&token(number)).unwrap(),
                || now,
                || std::future::ready(answer()).boxed()
            ),
            Found::Answer(_)
        )
    }

    #[test]
    fn an_answer_ends_with_its_time() {
        let cache = Arc::new(AnswerCache::new(4));
        cache.keep(&token(1), answer(), at(10), at(0));
        assert!(holds(&cache, 1, at(9)));
        assert!(!holds(&cache, 1, at(10)));
        assert_eq!(
            cache.len(),
            (0, 0),
            "a flight that nobody awaits is forgotten"
        );
        cache.keep(&token(1), answer(), at(10), at(10));
        assert!(!holds(&cache, 1, at(10)));
    }

    #[test]
    fn an_answer_lives_no_longer_when_the_clock_is_set_back() {
        let cache = Arc::new(AnswerCache::new(4));
        cache.keep(&token(1), answer(), at(110), at(100));
        assert!(holds(&cache, 1, at(100)));
        assert!(!holds(&cache, 1, at(99)));
        assert!(!holds(&cache, 1, at(101)), "it is gone for good");
    }

    #[test]
    fn a_full_cache_drops_what_was_used_longest_ago() {
        let cache = Arc::new(AnswerCache::new(80));
        for number in 0..80 {
            cache.keep(&token(number), answer(), at(10), at(0));
        }
        assert!(holds(&cache, 0, at(1)));
        cache.keep(&token(80), answer(), at(10), at(1));
        assert!(holds(&cache, 0, at(1)) && holds(&cache, 80, at(1)) && !holds(&cache, 1, at(1)));
        for number in 100..1000 {
            cache.keep(&token(number), answer(), at(10), at(1));
        }
        assert!(cache.len().0 <= 80);
    }

    #[tokio::test]
    async fn waiters_share_one_resolution() {
        let cache = Arc::new(AnswerCache::new(4));
        let token = token(1);
        let key = cache.key(&token).unwrap();
        let flight = |begun: bool| {
            let begin = || {
                assert!(begun, "a second resolution was begun");
                std::future::ready(answer()).boxed()
            };
            match cache.find(key, || at(0), begin) {
                Found::Flight(flight) => flight,
                Found::Answer(_) => panic!("nothing was kept"),
            }
        };
        let (first, second) = (flight(true), flight(false));
        drop(first);
        assert!(matches!(second.await, Err(Failure::Misconfigured(_))));
        assert_eq!(cache.len(), (0, 0));
    }
}
