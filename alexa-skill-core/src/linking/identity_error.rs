use super::RejectReason;
use crate::BoxError;

/// Why a token could not be turned into an [`Identity`](super::Identity).
///
/// The three are never to be confused: a rejected token is cured by linking again, an outage by
/// waiting, a misconfiguration by the developer. To answer an outage with a link card would make
/// users throw away a good link.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IdentityError {
    /// The token is not acceptable: ask the user to link again.
    #[error("the access token was rejected: {0}")]
    Rejected(#[source] RejectReason),
    /// Nobody could tell: apologise, and never ask to link.
    #[error("the identity provider is unavailable")]
    Unavailable(#[source] BoxError),
    /// The skill or the identity provider is set up wrongly: tell the developer.
    #[error("account linking is misconfigured: {0}")]
    Misconfigured(String),
}

impl IdentityError {
    /// An outage, with what went wrong below.
    pub fn unavailable(source: impl Into<BoxError>) -> Self {
        Self::Unavailable(source.into())
    }
}

impl From<RejectReason> for IdentityError {
    fn from(reason: RejectReason) -> Self {
        Self::Rejected(reason)
    }
}
