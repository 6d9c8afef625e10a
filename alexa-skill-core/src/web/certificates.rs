//! Fetched certificates: one fetch for all who wait, a bounded cache, no refusals kept.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use futures_util::future::{BoxFuture, FutureExt, Shared, WeakShared};

use super::chain::CertificateChain;
use super::fetcher::MAX_BYTES;
use super::{CertificateAddress, CertificateFetcher, FetchError, TrustAnchors, VerifyError};
use crate::clock::{Clock, timeout};

/// Alexa signs with one certificate at a time, and with two while it changes.
const MAX_CACHED: usize = 16;
/// Addresses are chosen by the caller; a flood of them must not become a flood of fetches.
const MAX_FLIGHTS: usize = 32;
/// The time a fetch may take in all.
const FETCH_TIME: Duration = Duration::from_secs(2);
/// How long a newcomer waits for its turn where there are too many fetches: they may be a stranger's.
const TURN_TIME: Duration = Duration::from_secs(1);
const TURN_PAUSE: Duration = Duration::from_millis(50);
/// How long what an address was found to hold is not doubted. Anyone can send a signature that does not
/// match, and must not drive fetches by it.
const RENEW_AFTER: Duration = Duration::from_secs(60);
/// The same, where all who waited for the answer have left: leaving must not drive fetches either, nor
/// keep a renewed certificate from those who stay.
const RENEW_AFTER_LEFT: Duration = Duration::from_secs(1);

type Answer = Result<Arc<CertificateChain>, VerifyError>;
type Flight = BoxFuture<'static, Answer>;

/// The certificates by address.
pub(super) struct Certificates {
    fetcher: Arc<dyn CertificateFetcher>,
    anchors: TrustAnchors,
    clock: Arc<dyn Clock>,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    /// The one used last stands last.
    cached: Vec<Cached>,
    /// Weak, so that a fetch ends when the last who waits for it leaves.
    flights: Vec<(CertificateAddress, WeakShared<Flight>)>,
}

struct Cached {
    address: CertificateAddress,
    chain: Arc<CertificateChain>,
    /// Until when it is not doubted.
    trusted_until: SystemTime,
}

enum Found {
    Cached(Arc<CertificateChain>),
    Flight(Shared<Flight>),
    /// Too many fetches already.
    Busy,
}

impl Certificates {
    pub(super) fn new(
        fetcher: Arc<dyn CertificateFetcher>,
        anchors: TrustAnchors,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            fetcher,
            anchors,
            clock,
            inner: Mutex::default(),
        }
    }

    /// The chain at `address`, valid now.
    pub(super) async fn get(self: &Arc<Self>, address: &CertificateAddress) -> Answer {
        let mut invalid = None;
        let mut waited = Duration::ZERO;
        loop {
            match self.find(address, invalid.as_ref()) {
                Found::Cached(chain) => {
                    match chain.validate(&self.anchors, self.clock.now()) {
                        Ok(()) => return Ok(chain),
                        // The address may hold a renewed one by now.
                        Err(error) => {
                            tracing::debug!(%address, %error, "cached certificate given up");
                            invalid = Some(chain);
                        }
                    }
                }
                Found::Flight(flight) => return flight.await,
                Found::Busy if waited < TURN_TIME => {
                    self.clock.sleep(TURN_PAUSE).await;
                    waited += TURN_PAUSE;
                }
                Found::Busy => return Err(FetchError::Busy { limit: MAX_FLIGHTS }.into()),
            }
        }
    }

    /// The chain at `address` where it is another than `used`, whose key did not sign a request. A
    /// certificate may be reissued at its address, with a new key, long before the old one expires.
    pub(super) async fn renewed(
        self: &Arc<Self>,
        address: &CertificateAddress,
        used: &Arc<CertificateChain>,
    ) -> Option<Arc<CertificateChain>> {
        match self.find_newer(address, used)? {
            Found::Cached(chain) => {
                let valid = chain.validate(&self.anchors, self.clock.now());
                valid.ok().map(|()| chain)
            }
            Found::Flight(flight) => flight.await.ok(),
            Found::Busy => None,
        }
    }

    fn find(
        self: &Arc<Self>,
        address: &CertificateAddress,
        invalid: Option<&Arc<CertificateChain>>,
    ) -> Found {
        let mut inner = self.lock();
        if let Some(invalid) = invalid {
            inner
                .cached
                .retain(|cached| !Arc::ptr_eq(&cached.chain, invalid));
        }
        let mut cached = inner.cached.iter();
        if let Some(place) = cached.position(|cached| cached.address == *address) {
            inner.cached[place..].rotate_left(1);
            if let Some(cached) = inner.cached.last() {
                return Found::Cached(cached.chain.clone());
            }
        }
        if let Some(flight) = inner.flight(address) {
            return Found::Flight(flight);
        }
        if inner.flights.len() >= MAX_FLIGHTS {
            return Found::Busy;
        }
        Found::Flight(self.take_off(&mut inner, address))
    }

    /// Waits for no turn: what is cached bounds these fetches.
    fn find_newer(
        self: &Arc<Self>,
        address: &CertificateAddress,
        used: &Arc<CertificateChain>,
    ) -> Option<Found> {
        let now = self.clock.now();
        let mut inner = self.lock();
        let flight = inner.flight(address);
        let cached = inner.of(address)?;
        if !Arc::ptr_eq(&cached.chain, used) {
            return Some(Found::Cached(cached.chain.clone()));
        }
        if let Some(flight) = flight {
            return Some(Found::Flight(flight));
        }
        if now < cached.trusted_until {
            return None;
        }
        // Its end, if it is waited for, says a later time.
        cached.trusted_until = now.checked_add(RENEW_AFTER_LEFT).unwrap_or(now);
        Some(Found::Flight(self.take_off(&mut inner, address)))
    }

    fn take_off(
        self: &Arc<Self>,
        inner: &mut Inner,
        address: &CertificateAddress,
    ) -> Shared<Flight> {
        let flight = self.clone().fly(address.clone()).boxed().shared();
        if let Some(weak) = flight.downgrade() {
            inner.flights.push((address.clone(), weak));
        }
        flight
    }

    async fn fly(self: Arc<Self>, address: CertificateAddress) -> Answer {
        let answer = self.fetch(&address).await;
        let now = self.clock.now();
        let trusted_until = now.checked_add(RENEW_AFTER).unwrap_or(now);
        let mut inner = self.lock();
        inner.flights.retain(|(key, _)| *key != address);
        match (&answer, inner.of(&address)) {
            (Ok(chain), Some(cached)) => {
                cached.chain = chain.clone();
                cached.trusted_until = trusted_until;
            }
            (Err(_), Some(cached)) => cached.trusted_until = trusted_until,
            (Ok(chain), None) => {
                if inner.cached.len() >= MAX_CACHED {
                    inner.cached.remove(0);
                }
                inner.cached.push(Cached {
                    address,
                    chain: chain.clone(),
                    trusted_until,
                });
            }
            (Err(_), None) => {}
        }
        answer
    }

    async fn fetch(&self, address: &CertificateAddress) -> Answer {
        tracing::debug!(%address, "fetching a certificate");
        let fetch = self.fetcher.fetch(address);
        let pem = timeout(&*self.clock, FETCH_TIME, fetch)
            .await
            .unwrap_or(Err(FetchError::Timeout { after: FETCH_TIME }))?;
        if pem.len() > MAX_BYTES {
            return Err(FetchError::TooLarge { limit: MAX_BYTES }.into());
        }
        let chain = CertificateChain::from_pem(&pem)?;
        chain.validate(&self.anchors, self.clock.now())?;
        Ok(Arc::new(chain))
    }

    /// Nothing that holds the lock can panic halfway through a change.
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn of(&mut self, address: &CertificateAddress) -> Option<&mut Cached> {
        let mut all = self.cached.iter_mut();
        all.find(|cached| cached.address == *address)
    }

    /// The fetch that is under way for `address`.
    fn flight(&mut self, address: &CertificateAddress) -> Option<Shared<Flight>> {
        self.flights
            .retain(|(_, flight)| flight.upgrade().is_some());
        let mut flights = self.flights.iter();
        let (_, flight) = flights.find(|(key, _)| key == address)?;
        flight.upgrade()
    }
}

/// Without the certificates, which are long.
impl fmt::Debug for Certificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificates")
            .field("fetcher", &self.fetcher)
            .field("anchors", &self.anchors)
            .finish_non_exhaustive()
    }
}
