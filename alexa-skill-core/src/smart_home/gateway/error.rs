use std::time::Duration;

use super::LwaError;
use crate::BoxError;
use crate::smart_home::FormError;

/// Why an event was not sent, or a grant not accepted or forgotten. None of these holds a token or a code.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GatewayError {
    /// The customer has not allowed the skill to send events, or no longer does.
    #[error("no grant to send events for this user")]
    NoGrant,
    /// The customer has disabled the skill. The tokens were removed.
    #[error("the customer has disabled the skill")]
    SkillDisabled,
    /// Login with Amazon gave no tokens: the grant was refused, or nobody could tell.
    #[error("no token for the event gateway: {0}")]
    Token(#[source] LwaError),
    /// The gateway refused a token that was fresh.
    #[error("the event gateway refused a fresh token")]
    Unauthorized,
    /// The gateway refused the event, for a reason that sending it again would not change.
    #[error("the event gateway refused the event: {status} {code}: {description}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// `payload.code` of the answer, such as `INVALID_REQUEST_EXCEPTION`; empty if it has none.
        code: String,
        /// `payload.description` of the answer, cut after 300 characters.
        description: String,
    },
    /// Too many events: the gateway said so to each attempt.
    #[error("the event gateway asks for fewer events")]
    Throttled,
    /// The gateway did not answer, or failed, at each attempt.
    #[error("the event gateway is unavailable")]
    Unavailable(#[source] BoxError),
    /// What was asked for did not end in time: to send an event, all attempts together; to accept a
    /// grant; to forget one.
    #[error("the work for the event gateway did not end within {} ms", after.as_millis())]
    Timeout {
        /// The time allowed.
        after: Duration,
    },
    /// The store of tokens failed.
    #[error("the store of tokens failed")]
    Store(#[source] BoxError),
    /// The skill is set up wrongly: Login with Amazon refused its client id or secret, it lacks the
    /// permission to send events, is not known in this region, or has an address that is none. The
    /// customer's grant may be as good as ever.
    #[error("sending events is misconfigured: {0}")]
    Misconfigured(String),
    /// The gateway would refuse the event; the error names the place. Nothing was sent.
    #[error("the event gateway would refuse the event: {0}")]
    InvalidEvent(#[from] FormError),
    /// The event cannot be put into a request.
    #[error("the event cannot be sent: {0}")]
    Event(String),
}

/// What the developer has to mend is no matter of the grant.
impl From<LwaError> for GatewayError {
    fn from(error: LwaError) -> Self {
        match error {
            LwaError::Misconfigured(_) => Self::Misconfigured(error.to_string()),
            LwaError::Refused | LwaError::Unavailable(_) => Self::Token(error),
        }
    }
}
