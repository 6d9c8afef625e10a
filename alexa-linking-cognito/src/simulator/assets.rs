//! The page, embedded.

use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

const FILES: [(&str, &str, &str); 9] = [
    (
        "",
        "text/html; charset=utf-8",
        include_str!("page/index.html"),
    ),
    (
        "style.css",
        "text/css; charset=utf-8",
        include_str!("page/style.css"),
    ),
    ("icon.svg", "image/svg+xml", include_str!("page/icon.svg")),
    ("main.js", JAVASCRIPT, include_str!("page/main.js")),
    ("api.js", JAVASCRIPT, include_str!("page/api.js")),
    ("chat.js", JAVASCRIPT, include_str!("page/chat.js")),
    ("dom.js", JAVASCRIPT, include_str!("page/dom.js")),
    (
        "inspector.js",
        JAVASCRIPT,
        include_str!("page/inspector.js"),
    ),
    ("screens.js", JAVASCRIPT, include_str!("page/screens.js")),
];

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// The file of this name, if the page has it.
pub(super) fn file(name: &str) -> Option<Response> {
    let (_, content_type, text) = FILES.into_iter().find(|(known, ..)| *known == name)?;
    let mut response = text.into_response();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    Some(response)
}
