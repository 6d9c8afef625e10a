use std::error::Error;
use std::sync::Arc;

use crate::BoxError;

/// Why Login with Amazon gave no tokens. None of these holds a code, a token or the client's secret.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum LwaError {
    /// The code or the refresh token is over: used, expired or withdrawn by the customer.
    #[error("Login with Amazon refused the grant")]
    Refused,
    /// The request itself is wrong, mostly client id or secret. They are those of the skill's permission
    /// page for sending events, not those of account linking.
    #[error("Login with Amazon refused the request: {0}")]
    Misconfigured(String),
    /// Nobody could tell: no answer, or one that says that it was not the request's fault.
    #[error("Login with Amazon is unavailable")]
    Unavailable(#[source] Arc<dyn Error + Send + Sync>),
}

impl LwaError {
    pub(super) fn unavailable(source: impl Into<BoxError>) -> Self {
        Self::Unavailable(source.into().into())
    }
}
