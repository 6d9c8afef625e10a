use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;

use super::{CertificateAddress, FetchError};

/// The most bytes of a certificate chain. Alexa's has about 6 KB.
pub(super) const MAX_BYTES: usize = 64 * 1024;

/// Fetches certificate chains.
///
/// An implementation fetches exactly the address it is given, over https, and follows no redirects.
/// [`TransportFetcher`](super::TransportFetcher) is the one for production; tests bring their own. Size and time are bounded by
/// the caller, too.
#[async_trait]
pub trait CertificateFetcher: Debug + Send + Sync {
    /// The PEM text at `address`.
    async fn fetch(&self, address: &CertificateAddress) -> Result<Bytes, FetchError>;
}

#[async_trait]
impl<F: CertificateFetcher + ?Sized> CertificateFetcher for Arc<F> {
    async fn fetch(&self, address: &CertificateAddress) -> Result<Bytes, FetchError> {
        (**self).fetch(address).await
    }
}
