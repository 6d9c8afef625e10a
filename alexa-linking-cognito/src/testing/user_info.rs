//! `/oauth2/userInfo`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State as Shared;
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::access::Denied;
use super::claims;
use super::oauth_error::json_response;
use super::params::Params;
use super::server::EventError;
use super::state::State;

/// Answers with the attributes that the token's scopes open, every value as text.
pub(super) async fn show(
    Shared(pool): Shared<Arc<State>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let form = Params::form(&headers, &body).unwrap_or_default();
    let bearer = headers.get(AUTHORIZATION).and_then(|header| {
        let (scheme, token) = header.to_str().ok()?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    // RFC 6750, section 2.2: a POST may carry the token in its form.
    let token = bearer.or_else(|| form.one("access_token").ok().flatten());
    let Some(token) = token.filter(|token| !token.is_empty()) else {
        return refuse(
            StatusCode::BAD_REQUEST,
            "invalid_request",
            "Bad OAuth2 request at UserInfo Endpoint",
        );
    };
    match pool.access(token, "openid") {
        Ok(access) => {
            let mut answer = Map::<String, Value>::new();
            answer.insert("sub".into(), access.user.sub().into());
            for (name, value) in claims::attributes(&access.user, &access.scopes) {
                answer.insert(name.to_owned(), value.into());
            }
            answer.insert("username".into(), access.user.username().into());
            json_response(StatusCode::OK, &answer.into())
        }
        Err(Denied::MissingScope) => refuse(
            StatusCode::FORBIDDEN,
            "insufficient_scope",
            "The access token does not hold the scope openid",
        ),
        Err(_) => refuse(
            StatusCode::UNAUTHORIZED,
            "invalid_token",
            "Access token is expired, disabled, or deleted, or the user has globally signed out.",
        ),
    }
}

fn refuse(status: StatusCode, error: &'static str, description: &'static str) -> Response {
    let body = json!({ "error": error, "error_description": description });
    let mut response = json_response(status, &body);
    let challenge = format!("Bearer error=\"{error}\", error_description=\"{description}\"");
    if let Ok(challenge) = HeaderValue::try_from(challenge) {
        response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
    }
    response.extensions_mut().insert(EventError(error.into()));
    response
}
