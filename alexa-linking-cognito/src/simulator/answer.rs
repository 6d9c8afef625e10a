//! Answers to the page.

use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// JSON.
pub(super) fn value(status: StatusCode, value: &Value) -> Response {
    let mut response = (status, value.to_string()).into_response();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// What is wrong, for the page to show.
pub(super) fn problem(status: StatusCode, why: &str) -> Response {
    value(status, &json!({ "error": why }))
}

/// Leads the browser on.
pub(super) fn redirect(to: &str) -> Response {
    match HeaderValue::try_from(to) {
        Ok(to) => {
            let mut response = StatusCode::SEE_OTHER.into_response();
            response.headers_mut().insert(LOCATION, to);
            response
        }
        Err(_) => problem(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the address fits no header",
        ),
    }
}
