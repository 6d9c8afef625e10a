use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::linking::IdentityError;
use alexa_skill_core::transport::TransportError;

use super::JwkSetError;

/// Why a pool's keys could not be fetched.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum JwksError {
    /// The request could not be sent, or no answer came.
    #[error("the key set could not be fetched")]
    Transport(#[source] Arc<TransportError>),
    /// No answer within the time that one attempt is allowed.
    #[error("the key set did not come within {} ms", after.as_millis())]
    Timeout {
        /// The time allowed.
        after: Duration,
    },
    /// The server answered with a status other than 200.
    #[error("the key set's address answered with status {0}")]
    Status(u16),
    /// The answer is no key set.
    #[error("the key set's address answered with something else")]
    Invalid(#[source] JwkSetError),
    /// The set has no key that can be used.
    #[error("the key set has no usable key")]
    NoUsableKey,
    /// Not fetched, because recent attempts failed: the endpoint is left alone for a while.
    #[error("the key set is not fetched for another {} ms", retry_in.as_millis())]
    Paused {
        /// When an attempt will be made again.
        retry_in: Duration,
        /// What the last attempt failed with.
        #[source]
        last: Arc<JwksError>,
    },
    /// Every caller went away before the fetch ended.
    #[error("the fetch of the key set was given up")]
    GivenUp,
    /// Not fetched, because too many tokens with unknown keys asked for it.
    #[error("too many tokens name unknown keys; the key set is not fetched for each of them")]
    BudgetSpent,
    /// There is nothing to fetch with: no transport is there, only the keys that were given, if any.
    #[error("there is no transport to fetch the key set with")]
    Fixed,
}

impl JwksError {
    /// Whether trying again soon may help.
    pub(super) fn is_transient(&self) -> bool {
        match self {
            Self::Transport(error) => !matches!(**error, TransportError::InvalidRequest(_)),
            Self::Timeout { .. } | Self::Invalid(_) => true,
            Self::Status(status) => *status == 429 || *status >= 500,
            _ => false,
        }
    }

    /// What the developer has to put right, where that is certain.
    fn misconfiguration(&self) -> Option<String> {
        match self {
            Self::Status(status @ (400 | 404)) => Some(format!(
                "the key set's address answered {status}: is the user pool id right?"
            )),
            Self::Fixed => Some(
                "the token's key is not among those given, if any were, and there is no transport \
                 (feature `reqwest`, or one of your own) to fetch the pool's with: have the pool's \
                 keys changed?"
                    .into(),
            ),
            Self::NoUsableKey => Some("the user pool's key set has no usable key".into()),
            Self::Transport(error) => match &**error {
                TransportError::InvalidRequest(why) => {
                    Some(format!("the key set's address: {why}"))
                }
                _ => None,
            },
            Self::Paused { last, .. } => last.misconfiguration(),
            _ => None,
        }
    }
}

impl From<JwksError> for IdentityError {
    fn from(error: JwksError) -> Self {
        match error.misconfiguration() {
            Some(what) => Self::Misconfigured(what),
            None => Self::unavailable(error),
        }
    }
}
