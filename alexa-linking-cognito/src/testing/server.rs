//! The router, and what happens around every request: count, fault, log.

use std::sync::Arc;

use alexa_skill_core::clock::{SystemClock, timeout};
use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State as Shared};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use serde_json::json;

use super::connection::Breaker;
use super::get_user::ServiceError;
use super::oauth_error::json_response;
use super::params::Params;
use super::state::State;
use super::{
    Endpoint, Fault, OAuthEvent, authorize, discovery, get_user, logout, revoke, sign_in, token,
    user_info,
};

/// The largest request body that is read.
const BODY_LIMIT: usize = 64 * 1024;

/// The error that an answer carries, for the log.
#[derive(Debug, Clone)]
pub(super) struct EventError(pub(super) String);

/// The form parameters of a request, masked, for the log.
#[derive(Debug, Clone)]
pub(super) struct EventForm(pub(super) Vec<(String, String)>);

/// Every endpoint of the pool.
pub(super) fn router(state: &Arc<State>) -> Router {
    let well_known = format!("/{}/.well-known", state.settings.pool_id);
    let on = |endpoint, methods: MethodRouter<Arc<State>>| {
        methods.layer(from_fn_with_state((Arc::clone(state), endpoint), observe))
    };
    Router::new()
        .route(
            "/oauth2/authorize",
            on(Endpoint::Authorize, get(authorize::show)),
        )
        .route(
            "/login",
            on(Endpoint::SignIn, get(authorize::show).post(sign_in::submit)),
        )
        .route("/oauth2/token", on(Endpoint::Token, post(token::exchange)))
        .route(
            "/oauth2/userInfo",
            on(
                Endpoint::UserInfo,
                get(user_info::show).post(user_info::show),
            ),
        )
        .route("/oauth2/revoke", on(Endpoint::Revoke, post(revoke::revoke)))
        .route("/logout", on(Endpoint::Logout, get(logout::logout)))
        .route(
            &format!("{well_known}/openid-configuration"),
            on(Endpoint::Discovery, get(discovery::configuration)),
        )
        .route(
            &format!("{well_known}/jwks.json"),
            on(Endpoint::Jwks, get(discovery::jwks)),
        )
        .route("/", on(Endpoint::GetUser, post(get_user::call)))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(Arc::clone(state))
}

async fn observe(
    Shared((state, endpoint)): Shared<(Arc<State>, Endpoint)>,
    request: Request,
    next: Next,
) -> Response {
    state.log.count(endpoint);
    let method = request.method().to_string();
    let query = request.uri().query().unwrap_or_default();
    let mut parameters = Params::parse(query.as_bytes()).masked();
    let breaker = request.extensions().get::<ConnectInfo<Breaker>>().cloned();

    let mut response = match state.faults.take(endpoint) {
        None => next.run(request).await,
        Some(Fault::Delay(delay)) => {
            let mut stopped = state.stopped.clone();
            let _ = timeout(&SystemClock, delay, stopped.wait_for(|stopped| *stopped)).await;
            next.run(request).await
        }
        Some(Fault::Status(status)) => failure(endpoint, status),
        Some(Fault::Throttled) => throttled(endpoint),
        Some(Fault::Answer {
            status,
            content_type,
            body,
        }) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, [(CONTENT_TYPE.as_str(), content_type)], body).into_response()
        }
        Some(fault) => {
            if fault == Fault::Hang {
                let _ = state.stopped.clone().wait_for(|stopped| *stopped).await;
            }
            if let Some(ConnectInfo(breaker)) = &breaker {
                breaker.close();
            }
            let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
            response.extensions_mut().insert(Unanswered);
            response
        }
    };

    let error = response.extensions_mut().remove::<EventError>();
    if let Some(EventForm(form)) = response.extensions_mut().remove() {
        parameters.extend(form);
    }
    let unanswered = response.extensions_mut().remove::<Unanswered>().is_some();
    state.log.push(OAuthEvent {
        at: state.now(),
        endpoint,
        method,
        status: if unanswered {
            0
        } else {
            response.status().as_u16()
        },
        error: error.map(|EventError(error)| error),
        parameters,
    });
    response
}

/// No answer went out.
#[derive(Debug, Clone)]
struct Unanswered;

fn failure(endpoint: Endpoint, status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if endpoint == Endpoint::GetUser {
        let error = if status.is_server_error() {
            ServiceError::Internal
        } else {
            ServiceError::NotAuthorized("Refused by a fault of the local user pool")
        };
        return error.answer(status);
    }
    let error = if status.is_server_error() {
        "server_error"
    } else {
        "invalid_request"
    };
    let mut response = json_response(status, &json!({ "error": error }));
    response.extensions_mut().insert(EventError(error.into()));
    response
}

fn throttled(endpoint: Endpoint) -> Response {
    if endpoint == Endpoint::GetUser {
        return ServiceError::TooManyRequests.into_response();
    }
    failure(endpoint, StatusCode::TOO_MANY_REQUESTS.as_u16())
}
