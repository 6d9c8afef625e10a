use std::time::Duration;

use crate::BoxError;
use crate::transport::TransportError;

/// Why a certificate could not be fetched.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// No answer.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// An answer other than 200. Redirects are not followed.
    #[error("the answer was {0}, not 200")]
    Status(u16),
    /// More than a certificate chain needs.
    #[error("the answer is larger than {limit} bytes")]
    TooLarge {
        /// The most bytes that are read.
        limit: usize,
    },
    /// No complete answer in time.
    #[error("no complete answer within {} ms", after.as_millis())]
    Timeout {
        /// The time allowed.
        after: Duration,
    },
    /// Too many other certificates are being fetched, and none of them was done within a second.
    #[error("{limit} other certificates are being fetched")]
    Busy {
        /// The most fetches at a time.
        limit: usize,
    },
    /// A fetcher of the skill author's own failed.
    #[error("{0}")]
    Other(#[source] BoxError),
}
