//! `POST /oauth2/revoke`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State as Shared;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::client_auth;
use super::jwt;
use super::oauth_error::OAuthError;
use super::params::Params;
use super::server::EventForm;
use super::state::State;

/// Revokes a refresh token and every access token that came with or from it.
pub(super) async fn revoke(
    Shared(pool): Shared<Arc<State>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(form) = Params::form(&headers, &body) else {
        return OAuthError::InvalidRequest.into_response();
    };
    let mut response = match end(&pool, &headers, &form) {
        Ok(()) => StatusCode::OK.into_response(),
        Err(error) => error.into_response(),
    };
    response.extensions_mut().insert(EventForm(form.masked()));
    response
}

fn end(pool: &State, headers: &HeaderMap, form: &Params) -> Result<(), OAuthError> {
    let client = client_auth::authenticate(pool, headers, form)?;
    let token = form.one("token")?.ok_or(OAuthError::InvalidRequest)?;
    // Cognito revokes refresh tokens only.
    if jwt::verify(&pool.keys(), token).is_some() {
        return Err(OAuthError::UnsupportedTokenType);
    }
    let now = pool.now();
    let mut grants = pool.grants();
    let Some(sign_in) = grants.refresh(token, now) else {
        // A token that is not good needs no revoking (RFC 7009, section 2.2).
        return Ok(());
    };
    if sign_in.client_id != client.id {
        return Err(OAuthError::UnauthorizedClient);
    }
    let origin_jti = sign_in.origin_jti.clone();
    grants.revoke(&origin_jti);
    Ok(())
}
