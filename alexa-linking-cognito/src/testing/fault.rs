use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Endpoint;

/// How an endpoint misbehaves.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Answers this status with an error body; a number that is no HTTP status counts as 500.
    Status(u16),
    /// Answers as Cognito does to too many requests: 429, from `GetUser` 400 with
    /// `TooManyRequestsException`.
    Throttled,
    /// Answers exactly this.
    Answer {
        /// The HTTP status.
        status: u16,
        /// The `Content-Type`.
        content_type: String,
        /// The body.
        body: String,
    },
    /// Answers rightly, but only after this time.
    Delay(Duration),
    /// Never answers.
    Hang,
    /// Closes the connection without an answer.
    CloseConnection,
}

/// The faults in force, each for a number of requests or until cleared.
#[derive(Debug, Default)]
pub(super) struct Faults {
    active: Mutex<BTreeMap<Endpoint, (Fault, Option<usize>)>>,
}

impl Faults {
    pub(super) fn set(&self, endpoint: Endpoint, fault: Fault, times: Option<usize>) {
        self.lock().insert(endpoint, (fault, times));
    }

    pub(super) fn clear(&self) {
        self.lock().clear();
    }

    pub(super) fn clear_one(&self, endpoint: Endpoint) {
        self.lock().remove(&endpoint);
    }

    /// The fault that the next request would meet.
    pub(super) fn active(&self, endpoint: Endpoint) -> Option<Fault> {
        let active = self.lock();
        let (fault, remaining) = active.get(&endpoint)?;
        (*remaining != Some(0)).then(|| fault.clone())
    }

    /// The fault for the request that has just arrived.
    pub(super) fn take(&self, endpoint: Endpoint) -> Option<Fault> {
        let mut active = self.lock();
        let (fault, remaining) = active.get_mut(&endpoint)?;
        let fault = fault.clone();
        match remaining {
            None => return Some(fault),
            Some(0) => {}
            Some(n) => {
                *n -= 1;
                if *n > 0 {
                    return Some(fault);
                }
                active.remove(&endpoint);
                return Some(fault);
            }
        }
        active.remove(&endpoint);
        None
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Endpoint, (Fault, Option<usize>)>> {
        self.active.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_lasts_as_many_requests_as_asked() {
        let faults = Faults::default();
        faults.set(Endpoint::Token, Fault::Hang, Some(2));
        faults.set(Endpoint::Jwks, Fault::Status(503), None);
        faults.set(Endpoint::Revoke, Fault::Hang, Some(0));
        let seen: Vec<bool> = (0..3)
            .map(|_| faults.take(Endpoint::Token).is_some())
            .collect();
        assert_eq!(seen, [true, true, false]);
        assert_eq!(faults.take(Endpoint::Revoke), None);
        assert_eq!(faults.take(Endpoint::Jwks), Some(Fault::Status(503)));
        faults.clear_one(Endpoint::Jwks);
        assert_eq!(faults.take(Endpoint::Jwks), None);
    }
}
