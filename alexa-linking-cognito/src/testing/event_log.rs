//! What the pool was asked: a bounded log and a count per endpoint.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Endpoint, OAuthEvent};

/// Older events make room for newer ones.
const CAPACITY: usize = 1000;

#[derive(Debug, Default)]
pub(super) struct EventLog {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    events: VecDeque<OAuthEvent>,
    requests: BTreeMap<Endpoint, usize>,
}

impl EventLog {
    pub(super) fn count(&self, endpoint: Endpoint) {
        *self.lock().requests.entry(endpoint).or_default() += 1;
    }

    pub(super) fn requests(&self, endpoint: Endpoint) -> usize {
        self.lock().requests.get(&endpoint).copied().unwrap_or(0)
    }

    pub(super) fn push(&self, event: OAuthEvent) {
        let mut inner = self.lock();
        if inner.events.len() == CAPACITY {
            inner.events.pop_front();
        }
        inner.events.push_back(event);
    }

    pub(super) fn events(&self) -> Vec<OAuthEvent> {
        self.lock().events.iter().cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
