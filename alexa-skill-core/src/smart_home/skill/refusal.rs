use super::range::Range;
use crate::BoxError;
use crate::linking::{IdentityError, RejectReason};
use crate::smart_home::{ErrorResponse, ErrorType, FormError};

const UNKNOWN_USER: &str = "It cannot be told at present whose directive this is.";

/// Why the skill itself answers, in place of a handler.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The message is not of the form that a directive has; what it lacks.
    Invalid(&'static str),
    /// The value is outside of the range that Alexa's own documents give it.
    OutOfRange(Range),
    /// No bearer token in its place.
    NoToken,
    Identity(IdentityError),
    /// The token was not verified in time.
    IdentityLate,
    ForeignEndpoint,
    Store(BoxError),
    /// The device store did not answer in time.
    StoreLate,
    NoHandler,
    /// A handler, an interceptor or an error handler failed.
    Failed(BoxError),
    /// The handler did not answer in time.
    Late,
    /// The answer is one that Alexa would refuse.
    Unanswerable(FormError),
}

impl Refusal {
    /// The answer. Its message is fixed text: what went wrong in detail is for the log.
    pub(super) fn answer(self) -> ErrorResponse {
        let (error_type, message) = match self {
            Self::Invalid(message) => (ErrorType::InvalidDirective, message),
            Self::OutOfRange(range) => return range.error(),
            Self::NoToken => (
                ErrorType::InvalidDirective,
                "The directive has no bearer token in its place.",
            ),
            Self::NoHandler => (
                ErrorType::InvalidDirective,
                "The skill does not support this directive.",
            ),
            Self::Identity(IdentityError::Rejected(reason)) => rejected(&reason),
            Self::Identity(IdentityError::Unavailable(_) | IdentityError::Misconfigured(_))
            | Self::IdentityLate => (ErrorType::InternalError, UNKNOWN_USER),
            Self::ForeignEndpoint => (ErrorType::NoSuchEndpoint, "The user has no such endpoint."),
            Self::Store(_) | Self::StoreLate => (
                ErrorType::InternalError,
                "The user's devices cannot be looked up at present.",
            ),
            Self::Late => (
                ErrorType::EndpointUnreachable,
                "The device did not answer in time.",
            ),
            Self::Unanswerable(_) => (ErrorType::InternalError, "The skill failed."),
            Self::Failed(error) => match error.downcast::<ErrorResponse>() {
                Ok(answer) => return *answer,
                Err(_) => (ErrorType::InternalError, "The skill failed."),
            },
        };
        ErrorResponse::new(error_type, message)
    }

    /// Tells the developer what the customer is not told.
    pub(super) fn log(&self, namespace: &str, name: &str) {
        match self {
            Self::Identity(IdentityError::Rejected(reason)) if blame(reason) == Blame::Own => {
                tracing::error!(
                    namespace,
                    name,
                    %reason,
                    "access token rejected for what linking again does not cure: clock, key set or scopes"
                );
            }
            Self::Identity(IdentityError::Rejected(reason)) => {
                tracing::info!(namespace, name, %reason, "access token rejected");
            }
            Self::Identity(IdentityError::Unavailable(error)) => {
                tracing::warn!(
                    namespace,
                    name,
                    error = &**error,
                    "identity provider unavailable"
                );
            }
            Self::Identity(IdentityError::Misconfigured(why)) => {
                tracing::error!(namespace, name, %why, "account linking is misconfigured");
            }
            Self::IdentityLate => {
                tracing::warn!(namespace, name, "the access token was not verified in time");
            }
            Self::ForeignEndpoint => {
                tracing::info!(namespace, name, "the endpoint is not the user's");
            }
            Self::Store(error) => {
                tracing::error!(namespace, name, error = &**error, "the device store failed");
            }
            Self::StoreLate => {
                tracing::error!(namespace, name, "the device store did not answer in time");
            }
            Self::Failed(error) if error.is::<ErrorResponse>() => {
                tracing::debug!(namespace, name, "a handler answered an error");
            }
            Self::Failed(error) => {
                tracing::error!(namespace, name, error = &**error, "unhandled");
            }
            Self::Unanswerable(error) => {
                tracing::error!(namespace, name, %error, "Alexa would refuse the answer");
            }
            Self::Late => tracing::warn!(namespace, name, "the handler did not answer in time"),
            Self::Invalid(_) | Self::OutOfRange(_) | Self::NoToken | Self::NoHandler => {
                tracing::warn!(namespace, name, why = ?self, "invalid directive");
            }
        }
    }
}

/// What is answered to a rejected token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blame {
    /// Its time is over: Alexa gets another one, or the customer links again.
    Expired,
    /// It is not one of this skill's: linking again brings one that is.
    Invalid,
    /// It is good, and the user may not use the skill.
    Forbidden,
    /// The next token would be rejected, too: the clock here, the key set or the skill's account linking
    /// is not what it should be.
    Own,
}

/// Only what linking again would cure is told as a bad credential, since that may end the link. No
/// variant goes unnamed, so that a new one is thought of.
fn blame(reason: &RejectReason) -> Blame {
    match reason {
        RejectReason::Expired { .. } => Blame::Expired,
        RejectReason::MissingGroup { .. } | RejectReason::Custom(_) => Blame::Forbidden,
        RejectReason::IssuedInFuture { .. }
        | RejectReason::NotYetValid { .. }
        | RejectReason::UnusableKey { .. }
        | RejectReason::MissingScopes { .. } => Blame::Own,
        RejectReason::Malformed(_)
        | RejectReason::TooLong { .. }
        | RejectReason::Algorithm { .. }
        | RejectReason::Header(_)
        | RejectReason::MissingKeyId
        | RejectReason::UnknownKey { .. }
        | RejectReason::Signature
        | RejectReason::MissingClaim(_)
        | RejectReason::InvalidClaim { .. }
        | RejectReason::Issuer { .. }
        | RejectReason::TokenUse { .. }
        | RejectReason::ClientId { .. }
        | RejectReason::Audience { .. }
        | RejectReason::Refused(_) => Blame::Invalid,
    }
}

fn rejected(reason: &RejectReason) -> (ErrorType, &'static str) {
    match blame(reason) {
        Blame::Expired => (
            ErrorType::ExpiredAuthorizationCredential,
            "The access token has expired.",
        ),
        Blame::Invalid => (
            ErrorType::InvalidAuthorizationCredential,
            "The access token is not valid.",
        ),
        Blame::Forbidden => (
            ErrorType::InsufficientPermissions,
            "The user may not use this skill.",
        ),
        Blame::Own => (ErrorType::InternalError, UNKNOWN_USER),
    }
}
