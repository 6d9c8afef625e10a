use std::fmt;
use std::sync::Arc;

use alexa_skill_core::linking::{IdentityError, RejectReason};

/// [`IdentityError`] as many waiters of one call can share it.
#[derive(Debug, Clone)]
pub(crate) enum Failure {
    Rejected(RejectReason),
    Unavailable(Arc<dyn std::error::Error + Send + Sync>),
    Misconfigured(String),
}

impl From<RejectReason> for Failure {
    fn from(reason: RejectReason) -> Self {
        Self::Rejected(reason)
    }
}

impl From<IdentityError> for Failure {
    fn from(error: IdentityError) -> Self {
        match error {
            IdentityError::Rejected(reason) => Self::Rejected(reason),
            IdentityError::Unavailable(source) => Self::Unavailable(Arc::from(source)),
            IdentityError::Misconfigured(what) => Self::Misconfigured(what),
            // The enum may grow; what is not known to be the token's fault is an outage.
            other => Self::Unavailable(Arc::new(other)),
        }
    }
}

impl From<Failure> for IdentityError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Rejected(reason) => Self::Rejected(reason),
            Failure::Unavailable(source) => Self::unavailable(SharedError(source)),
            Failure::Misconfigured(what) => Self::Misconfigured(what),
        }
    }
}

/// An error that several callers own: `Arc<dyn Error>` itself cannot be boxed as one.
struct SharedError(Arc<dyn std::error::Error + Send + Sync>);

impl fmt::Debug for SharedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for SharedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for SharedError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}
