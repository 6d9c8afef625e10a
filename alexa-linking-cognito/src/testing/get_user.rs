//! `POST /`: the user pool API, of which `GetUser` is served.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State as Shared;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::UserStatus;
use super::access::Denied;
use super::server::EventError;
use super::state::State;

const TARGET: &str = "AWSCognitoIdentityProviderService.GetUser";

/// The scope that the call asks for.
const SCOPE: &str = "aws.cognito.signin.user.admin";

/// An error of the user pool API.
#[derive(Debug, Clone, Copy)]
pub(super) enum ServiceError {
    UnknownOperation,
    Serialization,
    InvalidParameter(&'static str),
    NotAuthorized(&'static str),
    UserNotFound,
    UserNotConfirmed,
    PasswordResetRequired,
    TooManyRequests,
    Internal,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GetUserRequest {
    #[serde(default)]
    access_token: Option<String>,
}

/// Serves the operation that `X-Amz-Target` names.
pub(super) async fn call(
    Shared(pool): Shared<Arc<State>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let target = headers.get("x-amz-target").map(HeaderValue::as_bytes);
    if target != Some(TARGET.as_bytes()) {
        return ServiceError::UnknownOperation.into_response();
    }
    match user(&pool, &body) {
        Ok(user) => amz_json(StatusCode::OK, &user),
        Err(error) => error.into_response(),
    }
}

fn user(pool: &State, body: &[u8]) -> Result<Value, ServiceError> {
    let request: GetUserRequest =
        serde_json::from_slice(body).map_err(|_| ServiceError::Serialization)?;
    let token = request
        .access_token
        .filter(|token| !token.is_empty())
        .ok_or(ServiceError::InvalidParameter(
            "1 validation error detected: Value at 'accessToken' failed to satisfy constraint: \
             Member must not be null",
        ))?;
    let user = pool.access(&token, SCOPE)?.user;
    let attributes = std::iter::once(("sub", user.sub())).chain(
        user.attributes
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    );
    let attributes: Vec<Value> = attributes
        .map(|(name, value)| json!({ "Name": name, "Value": value }))
        .collect();
    Ok(json!({ "Username": user.username(), "UserAttributes": attributes }))
}

impl From<Denied> for ServiceError {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Invalid => Self::NotAuthorized("Invalid Access Token"),
            Denied::Expired => Self::NotAuthorized("Access Token has expired"),
            Denied::Revoked => Self::NotAuthorized("Access Token has been revoked"),
            Denied::MissingScope => {
                Self::NotAuthorized("Access Token does not have required scopes")
            }
            Denied::NoUser => Self::UserNotFound,
            Denied::User(UserStatus::Unconfirmed) => Self::UserNotConfirmed,
            Denied::User(UserStatus::ResetRequired) => Self::PasswordResetRequired,
            Denied::User(_) => Self::NotAuthorized("User is disabled."),
        }
    }
}

impl ServiceError {
    fn kind(self) -> &'static str {
        match self {
            Self::UnknownOperation => "UnknownOperationException",
            Self::Serialization => "SerializationException",
            Self::InvalidParameter(_) => "InvalidParameterException",
            Self::NotAuthorized(_) => "NotAuthorizedException",
            Self::UserNotFound => "UserNotFoundException",
            Self::UserNotConfirmed => "UserNotConfirmedException",
            Self::PasswordResetRequired => "PasswordResetRequiredException",
            Self::TooManyRequests => "TooManyRequestsException",
            Self::Internal => "InternalErrorException",
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::InvalidParameter(message) | Self::NotAuthorized(message) => message,
            Self::UnknownOperation => "The local user pool knows GetUser only",
            Self::Serialization => "The body is not the JSON of this operation",
            Self::UserNotFound => "User does not exist.",
            Self::UserNotConfirmed => "User is not confirmed.",
            Self::PasswordResetRequired => "Password reset required for the user",
            Self::TooManyRequests => "Too many requests",
            Self::Internal => "Internal error",
        }
    }

    /// The error with a status of one's choice.
    pub(super) fn answer(self, status: StatusCode) -> Response {
        let kind = self.kind();
        let body = json!({ "__type": kind, "message": self.message() });
        let mut response = amz_json(status, &body);
        response.headers_mut().insert(
            HeaderName::from_static("x-amzn-errortype"),
            HeaderValue::from_static(kind),
        );
        response.extensions_mut().insert(EventError(kind.into()));
        response
    }
}

impl IntoResponse for ServiceError {
    fn into_response(self) -> Response {
        self.answer(match self {
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::BAD_REQUEST,
        })
    }
}

fn amz_json(status: StatusCode, body: &Value) -> Response {
    let mut response = (status, body.to_string()).into_response();
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/x-amz-json-1.1"),
    );
    response
}
