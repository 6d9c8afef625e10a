//! Who may ask: this machine's own pages only.

use std::net::SocketAddr;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, ORIGIN,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::answer::problem;

const HEADERS: [(HeaderName, &str); 5] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (CACHE_CONTROL, "no-store"),
    // The address of a conversation opens it.
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
];

/// Refuses what did not come from a page of this server: another `Host` is a name that was made to
/// lead here, another `Origin` is another site.
pub(super) async fn guard(
    State(address): State<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = match refusal(address, request.method(), request.headers()) {
        Some((status, why)) => problem(status, why),
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response.into_response()
}

fn refusal(
    address: SocketAddr,
    method: &Method,
    headers: &HeaderMap,
) -> Option<(StatusCode, &'static str)> {
    let port = address.port();
    let own = |host: &str| {
        ["127.0.0.1", "localhost", "[::1]"]
            .iter()
            .any(|name| host == format!("{name}:{port}"))
            || host == address.to_string()
    };
    let text = |name| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    if !text(HOST).is_some_and(own) {
        return Some((
            StatusCode::MISDIRECTED_REQUEST,
            "this address belongs to another server",
        ));
    }
    let foreign = |origin: &str| !origin.strip_prefix("http://").is_some_and(own);
    if text(ORIGIN).is_some_and(foreign) {
        return Some((StatusCode::FORBIDDEN, "the request comes from another site"));
    }
    let json = text(CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/json"));
    if method == Method::POST && !json {
        return Some((
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "the body must be application/json",
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_server_may_ask() {
        let address = SocketAddr::from(([127, 0, 0, 1], 4711));
        let status = |method: Method, headers: &[(HeaderName, &'static str)]| {
            let headers = headers.iter().cloned();
            let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value)));
            refusal(address, &method, &headers.collect()).map(|(status, _)| status.as_u16())
        };
        let json = (CONTENT_TYPE, "application/json");
        for host in ["127.0.0.1:4711", "localhost:4711", "[::1]:4711"] {
            assert_eq!(status(Method::GET, &[(HOST, host)]), None, "{host}");
        }
        for host in [
            "127.0.0.1",
            "localhost:4712",
            "evil.example:4711",
            "",
            "127.0.0.1:4711.evil.example",
        ] {
            assert_eq!(status(Method::GET, &[(HOST, host)]), Some(421), "{host}");
        }
        assert_eq!(status(Method::GET, &[]), Some(421));
        let host = (HOST, "localhost:4711");
        assert_eq!(status(Method::POST, &[host.clone(), json.clone()]), None);
        assert_eq!(status(Method::POST, std::slice::from_ref(&host)), Some(415));
        for (origin, expected) in [
            ("http://localhost:4711", None),
            ("http://localhost:4712", Some(403)),
            ("https://localhost:4711", Some(403)),
            ("null", Some(403)),
        ] {
            let headers = [host.clone(), json.clone(), (ORIGIN, origin)];
            assert_eq!(status(Method::POST, &headers), expected, "{origin}");
        }
    }
}
