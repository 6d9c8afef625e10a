use std::time::Duration;

use super::LwaError;
use crate::BoxError;
use crate::smart_home::FormError;

/// Why an event was not sent, or a grant not accepted. None of these holds a token or a code.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GatewayError {
    /// The customer has not allowed the skill to send events, or no longer does.
    #[error("no grant to send events for this user")]
    NoGrant,
    /// The customer has disabled the skill. The tokens were removed.
    #[error("the customer has disabled the skill")]
    SkillDisabled,
    /// Login with Amazon gave no tokens.
    #[error("no token for the event gateway: {0}")]
    Token(#[from] LwaError),
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
    /// All attempts together did not end in time.
    #[error("the event was not sent within {} ms", after.as_millis())]
    Timeout {
        /// The time allowed.
        after: Duration,
    },
    /// The store of tokens failed.
    #[error("the store of tokens failed")]
    Store(#[source] BoxError),
    /// The skill is set up wrongly: it lacks the permission to send events, is not known in this
    /// region, or has an address for the gateway that is none.
    #[error("sending events is misconfigured: {0}")]
    Misconfigured(String),
    /// The gateway would refuse the event; the error names the place. Nothing was sent.
    #[error("the event gateway would refuse the event: {0}")]
    InvalidEvent(#[from] FormError),
    /// The event cannot be put into a request.
    #[error("the event cannot be sent: {0}")]
    Event(String),
}
