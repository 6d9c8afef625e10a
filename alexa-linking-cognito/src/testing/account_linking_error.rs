use alexa_skill_core::transport::TransportError;

use super::LocalUserPoolError;

/// At which step of account linking what went wrong. It holds no code, token or password.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AccountLinkingError {
    /// The linking cannot begin as it is set up.
    #[error("{0}")]
    InvalidSetting(String),
    /// No answer came.
    #[error("{step}: no answer")]
    Transport {
        /// What was asked for.
        step: &'static str,
        /// Why none came.
        #[source]
        source: TransportError,
    },
    /// An answer that the step cannot go on from.
    #[error("{step}: {reason} (status {status})")]
    UnexpectedAnswer {
        /// What was asked for.
        step: &'static str,
        /// The HTTP status.
        status: u16,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The provider answered with an OAuth error.
    #[error("{step}: the provider answered {error:?}")]
    Refused {
        /// What was asked for.
        step: &'static str,
        /// The error code, such as `invalid_grant`.
        error: String,
    },
    /// The sign-in page did not accept name and password.
    #[error("sign-in: the page refused the user")]
    SignInRefused,
    /// The redirect came back with another `state` than was sent.
    #[error("redirect: the state is not the one that was sent")]
    StateMismatch,
    /// The pool could not help.
    #[error(transparent)]
    Pool(#[from] LocalUserPoolError),
}
