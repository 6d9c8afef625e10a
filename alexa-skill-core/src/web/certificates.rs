//! Fetched certificates: one fetch for all who wait, a bounded cache, no refusals kept.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

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
    cached: Vec<(CertificateAddress, Arc<CertificateChain>)>,
    /// Weak, so that a fetch ends when the last who waits for it leaves.
    flights: Vec<(CertificateAddress, WeakShared<Flight>)>,
}

enum Found {
    Cached(Arc<CertificateChain>),
    Flight(Shared<Flight>),
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
        loop {
            match self.find(address, invalid.as_ref())? {
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
            }
        }
    }

    fn find(
        self: &Arc<Self>,
        address: &CertificateAddress,
        invalid: Option<&Arc<CertificateChain>>,
    ) -> Result<Found, FetchError> {
        let mut inner = self.lock();
        if let Some(invalid) = invalid {
            inner
                .cached
                .retain(|(_, chain)| !Arc::ptr_eq(chain, invalid));
        }
        if let Some(place) = inner.cached.iter().position(|(key, _)| key == address) {
            inner.cached[place..].rotate_left(1);
            if let Some((_, chain)) = inner.cached.last() {
                return Ok(Found::Cached(chain.clone()));
            }
        }
        inner
            .flights
            .retain(|(_, flight)| flight.upgrade().is_some());
        let mut flights = inner.flights.iter();
        if let Some((_, flight)) = flights.find(|(key, _)| key == address)
            && let Some(flight) = flight.upgrade()
        {
            return Ok(Found::Flight(flight));
        }
        if inner.flights.len() >= MAX_FLIGHTS {
            return Err(FetchError::Busy { limit: MAX_FLIGHTS });
        }
        let flight = self.clone().fly(address.clone()).boxed().shared();
        if let Some(weak) = flight.downgrade() {
            inner.flights.push((address.clone(), weak));
        }
        Ok(Found::Flight(flight))
    }

    async fn fly(self: Arc<Self>, address: CertificateAddress) -> Answer {
        let answer = self.fetch(&address).await;
        let mut inner = self.lock();
        inner.flights.retain(|(key, _)| *key != address);
        if let Ok(chain) = &answer {
            if inner.cached.len() >= MAX_CACHED {
                inner.cached.remove(0);
            }
            inner.cached.push((address, chain.clone()));
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

/// Without the certificates, which are long.
impl fmt::Debug for Certificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificates")
            .field("fetcher", &self.fetcher)
            .field("anchors", &self.anchors)
            .finish_non_exhaustive()
    }
}
