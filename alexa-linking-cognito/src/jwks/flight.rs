//! One fetch, shared by everybody who waits for it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use alexa_skill_core::clock::{Clock, timeout};
use alexa_skill_core::transport::{Transport, TransportError};
use bytes::Bytes;
use futures_util::future::{BoxFuture, FutureExt, Shared, WeakShared};
use tracing::field::{self, Empty};
use tracing::{Instrument, Span, debug, debug_span};

use super::builder::Policy;
use super::state::State;
use super::{JwkSet, JwksError};

/// A fetch under way. It runs while anybody polls it, is taken over by the next waiter when one
/// goes away, and ends, connection and all, with the last.
pub(super) type Flight = Shared<Fetch>;
type Fetch = BoxFuture<'static, Result<Arc<JwkSet>, JwksError>>;

/// The pause before the second and last attempt of a fetch.
const RETRY_PAUSE: Duration = Duration::from_millis(100);

#[derive(Debug)]
pub(super) struct Shelf {
    pub(super) address: String,
    pub(super) policy: Policy,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) transport: Option<Arc<dyn Transport>>,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) state: State,
    flight: Option<WeakShared<Fetch>>,
}

impl Inner {
    /// The fetch under way, if anybody still waits for it.
    pub(super) fn under_way(&self) -> Option<Flight> {
        self.flight.as_ref().and_then(WeakShared::upgrade)
    }
}

impl Shelf {
    pub(super) fn new(
        address: String,
        policy: Policy,
        clock: Arc<dyn Clock>,
        transport: Option<Arc<dyn Transport>>,
        given: Option<Arc<JwkSet>>,
    ) -> Self {
        let state = State::new(&policy, given, clock.now());
        Self {
            address,
            policy,
            clock,
            transport,
            inner: Mutex::new(Inner {
                state,
                flight: None,
            }),
        }
    }

    /// Nothing that holds the lock can leave it half changed, so poisoning says nothing.
    pub(super) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a fetch. The caller holds the lock, so two never begin at once.
    pub(super) fn begin(self: &Arc<Self>, inner: &mut Inner, wait: Duration) -> Flight {
        let span = debug_span!("fetch_keys", address = %self.address, outcome = Empty, milliseconds = Empty);
        let flight = Arc::clone(self).run(wait).instrument(span).boxed().shared();
        inner.flight = flight.downgrade();
        flight
    }

    async fn run(self: Arc<Self>, wait: Duration) -> Result<Arc<JwkSet>, JwksError> {
        if !wait.is_zero() {
            self.clock.sleep(wait).await;
        }
        let mut unfinished = Unfinished { shelf: Some(&self) };
        let began = self.clock.now();
        let limit = self.policy.deadline.saturating_sub(wait);
        let result = timeout(&*self.clock, limit, self.attempts())
            .await
            .unwrap_or(Err(JwksError::Timeout { after: limit }));
        unfinished.shelf = None;

        let mut inner = self.lock();
        let now = self.clock.now();
        let span = Span::current();
        let took = now.duration_since(began).unwrap_or_default();
        span.record(
            "milliseconds",
            u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        );
        inner.flight = None;
        match &result {
            Ok(set) => {
                span.record("outcome", "ok");
                inner.state.fetched(Arc::clone(set), now);
            }
            Err(error) => {
                span.record("outcome", field::display(error));
                inner.state.failed(error.clone(), &self.policy, now);
            }
        }
        result
    }

    async fn attempts(&self) -> Result<Arc<JwkSet>, JwksError> {
        match self.attempt().await {
            Err(error) if error.is_transient() => {
                debug!(%error, "key set is asked for again");
                self.clock.sleep(RETRY_PAUSE).await;
                self.attempt().await
            }
            result => result,
        }
    }

    async fn attempt(&self) -> Result<Arc<JwkSet>, JwksError> {
        let after = self.policy.fetch_timeout;
        timeout(&*self.clock, after, self.fetch())
            .await
            .unwrap_or(Err(JwksError::Timeout { after }))
            .map(Arc::new)
    }

    async fn fetch(&self) -> Result<JwkSet, JwksError> {
        let transport = self.transport.as_ref().ok_or(JwksError::Fixed)?;
        let request = http::Request::get(&self.address)
            .header(http::header::ACCEPT, "application/json")
            .body(Bytes::new())
            .map_err(|error| {
                JwksError::Transport(Arc::new(TransportError::InvalidRequest(error.to_string())))
            })?;
        let answer = transport
            .send(request)
            .await
            .map_err(|error| JwksError::Transport(Arc::new(error)))?;
        if answer.status() != http::StatusCode::OK {
            return Err(JwksError::Status(answer.status().as_u16()));
        }
        let set = JwkSet::parse(answer.body()).map_err(JwksError::Invalid)?;
        if set.is_empty() {
            return Err(JwksError::NoUsableKey);
        }
        Ok(set)
    }
}

/// Counts a fetch that everybody gave up as a failed one: else callers with short deadlines would
/// make one fetch each against an endpoint that hangs.
struct Unfinished<'a> {
    shelf: Option<&'a Shelf>,
}

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        if let Some(shelf) = self.shelf {
            let mut inner = shelf.lock();
            let now = shelf.clock.now();
            inner.state.failed(JwksError::GivenUp, &shelf.policy, now);
        }
    }
}
