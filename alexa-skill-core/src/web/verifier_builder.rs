use std::sync::Arc;

use super::certificates::Certificates;
use super::{CertificateFetcher, RequestVerifier, TrustAnchors};
use crate::clock::{Clock, SystemClock};

/// Puts a [`RequestVerifier`] together.
#[derive(Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct RequestVerifierBuilder {
    fetcher: Arc<dyn CertificateFetcher>,
    anchors: TrustAnchors,
    clock: Arc<dyn Clock>,
}

impl RequestVerifierBuilder {
    pub(super) fn new(fetcher: Arc<dyn CertificateFetcher>) -> Self {
        Self {
            fetcher,
            anchors: TrustAnchors::mozilla(),
            clock: Arc::new(SystemClock),
        }
    }

    /// The authorities to trust. Default: Mozilla's.
    pub fn trust_anchors(mut self, anchors: TrustAnchors) -> Self {
        self.anchors = anchors;
        self
    }

    /// The clock that certificates and timestamps are held against. Default: the machine's.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The verifier.
    pub fn build(self) -> RequestVerifier {
        let certificates = Certificates::new(self.fetcher, self.anchors, self.clock.clone());
        RequestVerifier::assemble(certificates, self.clock)
    }
}
