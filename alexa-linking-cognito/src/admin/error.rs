use std::time::Duration;

use aws_sdk_cognitoidentityprovider::error::{ProvideErrorMetadata, SdkError};

use crate::profile_call::quote;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why an administrative call did not do what it was asked.
///
/// Texts are the server's own, cut to 200 characters.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AdminLinkError {
    /// An attribute that users sign in with already belongs to another user (`AliasExistsException`).
    #[error("an attribute of the identity already belongs to another user: {0}")]
    AliasExists(String),
    /// The user already has as many linked identities as Cognito allows: five
    /// (`LimitExceededException`).
    #[error("the user has too many linked identities: {0}")]
    LimitExceeded(String),
    /// The pool has no such user (`UserNotFoundException`, or no user with that subject).
    #[error("the pool has no such user")]
    UserNotFound,
    /// There is no such pool, or no such provider in it (`ResourceNotFoundException`).
    #[error("no such user pool or provider: {0}")]
    ResourceNotFound(String),
    /// The request is wrong as it is (`InvalidParameterException`): for instance the identity has
    /// signed in before and so is a user of its own, or it is linked already.
    #[error("the request is refused: {0}")]
    InvalidParameter(String),
    /// The credentials may not do this, are expired, or are none that AWS knows.
    #[error("the AWS credentials are refused: {0}")]
    NotAuthorized(String),
    /// There are no AWS credentials to sign with.
    #[error(
        "no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give a provider"
    )]
    NoCredentials,
    /// Too many requests, also after trying again.
    #[error("the server asks for fewer requests")]
    Throttled,
    /// No answer in time.
    #[error("no answer within {} ms", after.as_millis())]
    Timeout {
        /// The time allowed.
        after: Duration,
    },
    /// The server could not be reached, or failed.
    #[error("the user pool cannot be reached")]
    Unavailable(#[source] BoxError),
    /// Any other error of the service.
    #[error("the server answered with {code}: {message}")]
    Service {
        /// The service's name for it.
        code: String,
        /// The service's words.
        message: String,
    },
    /// Nothing to call with: the feature `reqwest` is off and no transport was given.
    #[error("no transport: turn on the feature `reqwest` or give one")]
    NoTransport,
}

impl AdminLinkError {
    /// Whether the same call may succeed later.
    pub fn is_transient(&self) -> bool {
        matches!(
            self,
            Self::Throttled | Self::Timeout { .. } | Self::Unavailable(_)
        )
    }

    pub(super) fn from_sdk<E>(error: SdkError<E>) -> Self
    where
        E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
    {
        let (code, message, status) = match &error {
            SdkError::ServiceError(context) => (
                context.err().code().unwrap_or_default().to_owned(),
                quote(context.err().message().unwrap_or_default()),
                context.raw().status().as_u16(),
            ),
            _ => return Self::unavailable(error),
        };
        match code.as_str() {
            "AliasExistsException" => Self::AliasExists(message),
            "LimitExceededException" => Self::LimitExceeded(message),
            "UserNotFoundException" => Self::UserNotFound,
            "ResourceNotFoundException" => Self::ResourceNotFound(message),
            "InvalidParameterException" | "ValidationException" => Self::InvalidParameter(message),
            "NotAuthorizedException"
            | "AccessDeniedException"
            | "ExpiredTokenException"
            | "IncompleteSignatureException"
            | "InvalidSignatureException"
            | "MissingAuthenticationTokenException"
            | "UnrecognizedClientException" => Self::NotAuthorized(message),
            "TooManyRequestsException" | "ThrottlingException" => Self::Throttled,
            _ if status == 429 => Self::Throttled,
            // No code: something else answered than the service.
            _ if status >= 500 || code.is_empty() => Self::Unavailable(
                format!("status {status} {}", quote(&code))
                    .trim_end()
                    .into(),
            ),
            _ => Self::Service {
                code: quote(&code),
                message,
            },
        }
    }

    /// Without the raw answer, which may hold a user's attributes.
    fn unavailable<E>(error: SdkError<E>) -> Self
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        Self::Unavailable(
            error
                .into_source()
                .unwrap_or_else(|error| error.to_string().into()),
        )
    }
}
