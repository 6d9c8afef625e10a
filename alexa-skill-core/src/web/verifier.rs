use std::sync::Arc;

use http::HeaderMap;

use super::certificates::Certificates;
use super::{CertificateFetcher, RequestVerifierBuilder, VerifyError, freshness, headers};
use crate::clock::Clock;

/// Proves that a request came from Alexa and was made for now.
///
/// It holds what was received against Alexa's rules for
/// [skills hosted as a web service](https://developer.amazon.com/en-US/docs/alexa/custom-skills/host-a-custom-skill-as-a-web-service.html):
/// the certificate's address, its chain, dates and name, the signature `Signature-256` over the raw
/// body, and the timestamp. Certificates are fetched once and kept, and are checked again in every
/// second in which they are used. Where a signature does not match, the certificate's address is asked
/// for a newer one, at most once a minute, or once a second where nobody waits for the answer. Cloning
/// shares the certificates.
///
/// ```
/// # #[cfg(feature = "reqwest")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use alexa_skill_core::web::{RequestVerifier, VerifyErrorCategory};
///
/// let verifier = RequestVerifier::new();
/// let nobody = verifier.verify(&http::HeaderMap::new(), b"{}").await.unwrap_err();
/// assert_eq!(nobody.category(), VerifyErrorCategory::Header);
/// # }
/// # #[cfg(not(feature = "reqwest"))]
/// # fn main() {}
/// ```
#[derive(Debug, Clone)]
pub struct RequestVerifier {
    certificates: Arc<Certificates>,
    clock: Arc<dyn Clock>,
}

impl RequestVerifier {
    /// The verifier for production: Mozilla's trust anchors, the machine's clock, certificates fetched
    /// over `reqwest`. Nothing of it is built before the first request needs it.
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn new() -> Self {
        let transport = crate::transport::ReqwestTransport::builder()
            .max_response_bytes(super::fetcher::MAX_BYTES)
            .build();
        Self::builder(super::TransportFetcher::new(transport)).build()
    }

    /// Starts with where certificates come from.
    pub fn builder(fetcher: impl CertificateFetcher + 'static) -> RequestVerifierBuilder {
        RequestVerifierBuilder::new(Arc::new(fetcher))
    }

    pub(super) fn assemble(certificates: Certificates, clock: Arc<dyn Clock>) -> Self {
        Self {
            certificates: Arc::new(certificates),
            clock,
        }
    }

    /// Checks a request: its headers, and its body byte by byte as received.
    ///
    /// The first check that fails is the error, in the order of
    /// [`VerifyErrorCategory`](super::VerifyErrorCategory). Nothing of the body is read before its
    /// signature is proven.
    pub async fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), VerifyError> {
        let (address, signature) = headers::read(headers)?;
        let chain = self.certificates.get(&address).await?;
        if let Err(refused) = chain.verify(body, &signature) {
            let renewed = self.certificates.renewed(&address, &chain).await;
            renewed.ok_or(refused)?.verify(body, &signature)?;
        }
        freshness::check(body, self.clock.now())
    }
}

#[cfg(feature = "reqwest")]
impl Default for RequestVerifier {
    fn default() -> Self {
        Self::new()
    }
}
