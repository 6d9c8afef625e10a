use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;

use super::{CertificateAddress, FetchError};
use crate::transport::Transport;

/// The most bytes of a certificate chain. Alexa's has about 6 KB.
pub(super) const MAX_BYTES: usize = 64 * 1024;

/// Fetches certificate chains.
///
/// An implementation fetches exactly the address it is given, over https, and follows no redirects.
/// [`TransportFetcher`] is the one for production; tests bring their own. Size and time are bounded by
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

/// Fetches certificate chains through a [`Transport`].
#[derive(Debug)]
pub struct TransportFetcher<T> {
    transport: T,
}

impl<T: Transport> TransportFetcher<T> {
    /// A fetcher over `transport`, which must verify TLS certificates.
    pub fn new(transport: T) -> Self {
        Self { transport }
    }
}

#[async_trait]
impl<T: Transport> CertificateFetcher for TransportFetcher<T> {
    async fn fetch(&self, address: &CertificateAddress) -> Result<Bytes, FetchError> {
        let request = http::Request::get(address.as_str())
            .header(http::header::ACCEPT, "*/*")
            .body(Bytes::new())
            .map_err(|error| FetchError::Other(error.into()))?;
        let answer = self.transport.send(request).await?;
        match answer.status() {
            http::StatusCode::OK => Ok(answer.into_body()),
            status => Err(FetchError::Status(status.as_u16())),
        }
    }
}
