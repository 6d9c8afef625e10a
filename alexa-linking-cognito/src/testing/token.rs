//! `POST /oauth2/token`.

use std::sync::Arc;

use alexa_skill_core::secret::{IdToken, RefreshToken};
use aws_lc_rs::digest::{SHA256, digest};
use axum::body::Bytes;
use axum::extract::State as Shared;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::oauth_error::{OAuthError, json_response};
use super::params::Params;
use super::server::EventForm;
use super::state::State;
use super::{LocalClient, LocalUserPoolError, TokenSet, client_auth};

/// Exchanges a code or a refresh token for tokens.
pub(super) async fn exchange(
    Shared(pool): Shared<Arc<State>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(form) = Params::form(&headers, &body) else {
        return OAuthError::InvalidRequest.into_response();
    };
    let mut response = match tokens(&pool, &headers, &form) {
        Ok(tokens) => json_response(StatusCode::OK, &wire(&tokens)),
        Err(error) => error.into_response(),
    };
    response.extensions_mut().insert(EventForm(form.masked()));
    response
}

fn tokens(pool: &State, headers: &HeaderMap, form: &Params) -> Result<TokenSet, OAuthError> {
    let grant_type = form.one("grant_type")?.ok_or(OAuthError::InvalidRequest)?;
    let client = client_auth::authenticate(pool, headers, form)?;
    match grant_type {
        "authorization_code" => by_code(pool, &client, form),
        "refresh_token" => by_refresh_token(pool, &client, form),
        "client_credentials" => Err(OAuthError::UnauthorizedClient),
        _ => Err(OAuthError::UnsupportedGrantType),
    }
}

fn by_code(pool: &State, client: &LocalClient, form: &Params) -> Result<TokenSet, OAuthError> {
    let code = form.one("code")?.ok_or(OAuthError::InvalidRequest)?;
    let redirect_uri = form
        .one("redirect_uri")?
        .ok_or(OAuthError::InvalidRequest)?;
    let verifier = form.one("code_verifier")?;
    let pending = pool
        .grants()
        .take_code(code, pool.now())
        .ok_or(OAuthError::InvalidGrant)?;
    // A verifier without a challenge is refused as well: a downgraded request would pass otherwise.
    let proven = match (&pending.code_challenge, verifier) {
        (None, None) => true,
        (Some(challenge), Some(verifier)) => *challenge == s256(verifier),
        _ => false,
    };
    if !proven || pending.redirect_uri != redirect_uri || pending.sign_in.client_id != client.id {
        return Err(OAuthError::InvalidGrant);
    }
    granted(pool.issue_with_refresh(&pending.sign_in))
}

fn by_refresh_token(
    pool: &State,
    client: &LocalClient,
    form: &Params,
) -> Result<TokenSet, OAuthError> {
    let token = form
        .one("refresh_token")?
        .ok_or(OAuthError::InvalidRequest)?;
    let mut sign_in = pool
        .grants()
        .refresh(token, pool.now())
        .filter(|sign_in| sign_in.client_id == client.id)
        .cloned()
        .ok_or(OAuthError::InvalidGrant)?;
    // The nonce belongs to the first id token only.
    sign_in.nonce = None;
    granted(pool.issue(&sign_in))
}

/// A user who has been deleted or disabled meanwhile makes the grant invalid.
fn granted(tokens: Result<TokenSet, LocalUserPoolError>) -> Result<TokenSet, OAuthError> {
    tokens.map_err(|error| match error {
        LocalUserPoolError::UnknownUser(_) | LocalUserPoolError::InactiveUser(_) => {
            OAuthError::InvalidGrant
        }
        error => error.into(),
    })
}

/// The S256 challenge of a PKCE verifier (RFC 7636, section 4.2).
pub(super) fn s256(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()))
}

fn wire(tokens: &TokenSet) -> Value {
    let mut body = Map::new();
    if let Some(id_token) = &tokens.id_token {
        body.insert("id_token".into(), IdToken::expose_secret(id_token).into());
    }
    body.insert(
        "access_token".into(),
        tokens.access_token.expose_secret().into(),
    );
    if let Some(refresh_token) = &tokens.refresh_token {
        body.insert(
            "refresh_token".into(),
            RefreshToken::expose_secret(refresh_token).into(),
        );
    }
    body.insert("expires_in".into(), tokens.expires_in.as_secs().into());
    body.insert("token_type".into(), "Bearer".into());
    body.into()
}

#[cfg(test)]
mod tests {
    /// The example of RFC 7636, appendix B.
    #[test]
    fn the_challenge_is_that_of_the_rfc() {
        assert_eq!(
            super::s256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }
}
