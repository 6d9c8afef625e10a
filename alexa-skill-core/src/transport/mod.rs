//! Outgoing HTTP as one small trait over `http` types.
//!
//! Bring your own client, or use [`ReqwestTransport`] (feature `reqwest`). Tests pass a closure-like
//! type of their own; nothing in this crate opens a socket by itself.

mod error;
#[cfg(feature = "reqwest")]
mod reqwest;
mod until;

use std::fmt::Debug;

use async_trait::async_trait;
use bytes::Bytes;

pub use self::error::TransportError;
#[cfg(feature = "reqwest")]
pub use self::reqwest::{ReqwestTransport, ReqwestTransportBuilder};

pub(crate) use self::until::Until;

/// Sends one HTTP request and returns the whole answer.
///
/// An implementation answers every status as `Ok`, follows no redirects, bounds the time it takes
/// and the size of what it reads, and stops when its future is dropped.
#[async_trait]
pub trait Transport: Debug + Send + Sync {
    /// Sends `request`.
    async fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportError>;
}

#[async_trait]
impl<T: Transport + ?Sized> Transport for std::sync::Arc<T> {
    async fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        (**self).send(request).await
    }
}
