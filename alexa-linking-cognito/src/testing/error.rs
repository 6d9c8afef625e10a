use std::net::SocketAddr;

/// Why a [`LocalUserPool`](super::LocalUserPool) could not start or do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LocalUserPoolError {
    /// A local pool signs tokens for anyone who can reach it, so it listens on loopback only.
    #[error("a local user pool listens on loopback only, not on {0}")]
    NotLoopback(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}")]
    Bind {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// A setting that no user pool could have.
    #[error("{0}")]
    InvalidSetting(String),
    /// No user of that name.
    #[error("no user is called {0:?}")]
    UnknownUser(String),
    /// The user is disabled, not confirmed, or must reset the password.
    #[error("the user {0:?} may not sign in")]
    InactiveUser(String),
    /// No app client with that id.
    #[error("no app client has the id {0:?}")]
    UnknownClient(String),
    /// The text is not a token of this pool.
    #[error("not a token of this pool")]
    InvalidToken,
    /// The cryptographic library failed: no randomness, no key, no signature.
    #[error("the cryptographic library failed")]
    Crypto,
}
