//! `POST /login`: the sign-in form.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State as Shared};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::grants::PendingCode;
use super::params::Params;
use super::server::{EventError, EventForm};
use super::state::State;
use super::{LocalUserPoolError, UserStatus, authorize, sign_in_page};

/// Checks name and password and sends the browser back to the client with a code.
pub(super) async fn submit(
    Shared(pool): Shared<Arc<State>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let query = query.unwrap_or_default();
    let request = match authorize::check(&pool, &Params::parse(query.as_bytes())) {
        Ok(request) => request,
        Err(refusal) => return refusal.into_response(),
    };
    let form = Params::form(&headers, &body).unwrap_or_default();
    let mut response = match user(&pool, &form) {
        Ok(username) => grant(&pool, &username, request)
            .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()),
        Err(reason) => {
            let mut page = sign_in_page::form(&pool, &query, StatusCode::FORBIDDEN, Some(reason));
            page.extensions_mut().insert(EventError(reason.to_owned()));
            page
        }
    };
    response.extensions_mut().insert(EventForm(form.masked()));
    response
}

/// Who signs in, or what the page says instead.
fn user(pool: &State, form: &Params) -> Result<String, &'static str> {
    const WRONG: &str = "Incorrect username or password.";
    let field = |name| form.one(name).ok().flatten();
    let quick = field("user").filter(|_| pool.settings.quick_sign_in);
    let username = quick.or_else(|| field("username")).ok_or(WRONG)?;
    let user = pool
        .directory()
        .user(username)
        .cloned()
        .map_err(|_| WRONG)?;
    if quick.is_none() && (user.password.is_none() || user.password.as_deref() != field("password"))
    {
        return Err(WRONG);
    }
    match user.status {
        UserStatus::Confirmed => Ok(user.username),
        UserStatus::Disabled => Err("User is disabled."),
        UserStatus::Unconfirmed => Err("User is not confirmed."),
        UserStatus::ResetRequired => Err("The password must be reset first."),
    }
}

fn grant(
    pool: &State,
    username: &str,
    request: authorize::CodeRequest,
) -> Result<Response, LocalUserPoolError> {
    let sign_in = pool.sign_in(username, &request.client_id, request.scopes, request.nonce)?;
    let pending = PendingCode {
        sign_in,
        redirect_uri: request.redirect_uri.clone(),
        code_challenge: request.code_challenge,
    };
    let code = pool.grants().add_code(pending, pool.now())?;
    Ok(authorize::redirect(
        &request.redirect_uri,
        &[("code", &code)],
        request.state.as_deref(),
    ))
}
