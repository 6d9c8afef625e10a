use async_trait::async_trait;
use bytes::Bytes;

use super::{CertificateAddress, CertificateFetcher, FetchError};
use crate::transport::Transport;

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
