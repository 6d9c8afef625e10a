//! A verifier whose clock, trust anchors and certificates are the test's.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use alexa_skill_core::async_trait;
use alexa_skill_core::clock::{Clock, Sleep, SystemClock};
use alexa_skill_core::web::{
    CertificateAddress, CertificateFetcher, FetchError, RequestVerifier, TrustAnchors,
    VerifyErrorCategory,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue};

use crate::pki::{CHAIN, Hash, LEAF_KEY, ROOT};

/// 2026-03-01T12:00:00Z
pub(crate) const NOW: u64 = 1_772_366_400;
pub(crate) const ADDRESS: &str = "https://s3.amazonaws.com/echo.api/cert.pem";
pub(crate) const BODY: &[u8] =
    br#"{"version":"1.0","request":{"type":"LaunchRequest","timestamp":"2026-03-01T12:00:00Z"}}"#;

/// Another address, as anybody can make them up.
pub(crate) fn numbered(number: usize) -> String {
    format!("https://s3.amazonaws.com/echo.api/{number}.pem")
}

/// A clock that stands still until it is moved. Its timers are real.
#[derive(Debug, Clone)]
pub(crate) struct TestClock(Arc<Mutex<SystemTime>>);

impl TestClock {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Mutex::new(
            SystemTime::UNIX_EPOCH + Duration::from_secs(NOW),
        )))
    }

    pub(crate) fn advance(&self, time: Duration) {
        *self.0.lock().unwrap() += time;
    }

    pub(crate) fn set_back(&self, time: Duration) {
        *self.0.lock().unwrap() -= time;
    }
}

impl Clock for TestClock {
    fn now(&self) -> SystemTime {
        *self.0.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        SystemClock.sleep(duration)
    }
}

/// Certificates by address; another address is answered with 404.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    files: Mutex<HashMap<String, Bytes>>,
    delay: Mutex<Duration>,
    fetches: AtomicUsize,
    at_once: AtomicUsize,
    most_at_once: AtomicUsize,
}

impl Shelf {
    pub(crate) fn with(address: &str, pem: impl Into<Bytes>) -> Self {
        let shelf = Self::default();
        shelf.put(address, pem);
        shelf
    }

    pub(crate) fn put(&self, address: &str, pem: impl Into<Bytes>) {
        let mut files = self.0.files.lock().unwrap();
        files.insert(address.to_owned(), pem.into());
    }

    /// Every answer takes this long from now on.
    pub(crate) fn delay(&self, delay: Duration) {
        *self.0.delay.lock().unwrap() = delay;
    }

    pub(crate) fn fetches(&self) -> usize {
        self.0.fetches.load(Ordering::SeqCst)
    }

    pub(crate) fn most_at_once(&self) -> usize {
        self.0.most_at_once.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl CertificateFetcher for Shelf {
    async fn fetch(&self, address: &CertificateAddress) -> Result<Bytes, FetchError> {
        self.0.fetches.fetch_add(1, Ordering::SeqCst);
        let at_once = self.0.at_once.fetch_add(1, Ordering::SeqCst) + 1;
        self.0.most_at_once.fetch_max(at_once, Ordering::SeqCst);
        let delay = *self.0.delay.lock().unwrap();
        tokio::time::sleep(delay).await;
        self.0.at_once.fetch_sub(1, Ordering::SeqCst);
        let files = self.0.files.lock().unwrap();
        files
            .get(address.as_str())
            .cloned()
            .ok_or(FetchError::Status(404))
    }
}

/// A verifier over `fetcher` that trusts [`ROOT`].
pub(crate) fn verifier(
    fetcher: impl CertificateFetcher + 'static,
    clock: TestClock,
) -> RequestVerifier {
    RequestVerifier::builder(fetcher)
        .trust_anchors(TrustAnchors::from_pem(ROOT.pem().as_bytes()).unwrap())
        .clock(clock)
        .build()
}

/// A verifier for [`CHAIN`] at [`ADDRESS`].
pub(crate) fn usual() -> RequestVerifier {
    verifier(Shelf::with(ADDRESS, CHAIN.as_str()), TestClock::new())
}

/// The headers that go with `body`.
pub(crate) fn signed(body: &[u8]) -> HeaderMap {
    headers(ADDRESS, &LEAF_KEY.sign_with(Hash::Sha256, body))
}

pub(crate) fn headers(address: &str, signature: &[u8]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("signaturecertchainurl", address.try_into().unwrap());
    let signature = STANDARD.encode(signature);
    headers.insert("signature-256", HeaderValue::try_from(signature).unwrap());
    headers
}

/// The category of the refusal; `None` is an acceptance.
pub(crate) async fn verdict(
    verifier: &RequestVerifier,
    headers: &HeaderMap,
    body: &[u8],
) -> Option<VerifyErrorCategory> {
    let refusal = verifier.verify(headers, body).await.err()?;
    Some(refusal.category())
}
