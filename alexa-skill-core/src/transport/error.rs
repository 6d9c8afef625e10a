use std::time::Duration;

use crate::BoxError;

/// Why no HTTP answer came. None of these holds a URL, a header or a body, so none can leak a token.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TransportError {
    /// The request cannot be sent as it is: a scheme or address that the transport does not allow.
    #[error("the request cannot be sent: {0}")]
    InvalidRequest(String),
    /// No connection: name resolution, TCP or TLS failed.
    #[error("no connection to {host}")]
    Connect {
        /// The host that was called.
        host: String,
        /// What went wrong below.
        #[source]
        source: BoxError,
    },
    /// No complete answer within the time allowed.
    #[error("no complete answer from {host} within {} ms", after.as_millis())]
    Timeout {
        /// The host that was called.
        host: String,
        /// The time allowed.
        after: Duration,
    },
    /// The answer is larger than allowed.
    #[error("the answer of {host} is larger than {limit} bytes")]
    TooLarge {
        /// The host that was called.
        host: String,
        /// The most bytes that are read.
        limit: usize,
    },
    /// The exchange broke off or broke the protocol.
    #[error("the exchange with {host} failed")]
    Exchange {
        /// The host that was called.
        host: String,
        /// What went wrong below.
        #[source]
        source: BoxError,
    },
}
