//! `{issuer}/.well-known/`.

use std::sync::Arc;

use axum::extract::State as Shared;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use super::oauth_error::json_response;
use super::state::State;

/// `openid-configuration`
pub(super) async fn configuration(Shared(pool): Shared<Arc<State>>) -> Response {
    let base = &pool.settings.base;
    let pool_id = &pool.settings.pool_id;
    let body = json!({
        "issuer": pool.settings.issuer,
        "authorization_endpoint": format!("{base}/oauth2/authorize"),
        "token_endpoint": format!("{base}/oauth2/token"),
        "userinfo_endpoint": format!("{base}/oauth2/userInfo"),
        "revocation_endpoint": format!("{base}/oauth2/revoke"),
        "end_session_endpoint": format!("{base}/logout"),
        "jwks_uri": format!("{base}/{pool_id}/.well-known/jwks.json"),
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "scopes_supported": ["openid", "email", "phone", "profile"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
    });
    json_response(StatusCode::OK, &body)
}

/// `jwks.json`
pub(super) async fn jwks(Shared(pool): Shared<Arc<State>>) -> Response {
    let jwks = pool.keys().jwks();
    json_response(StatusCode::OK, &jwks)
}
