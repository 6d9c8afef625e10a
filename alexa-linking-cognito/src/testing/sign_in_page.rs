//! The sign-in page: plain HTML that asks for nothing from anywhere.

use aws_lc_rs::digest::{SHA256, digest};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::state::State;

const STYLE: &str = include_str!("sign_in_page.css");

/// The form. It posts to an address that repeats what the client sent, to be checked again.
pub(super) fn form(
    pool: &State,
    query: &str,
    status: StatusCode,
    problem: Option<&str>,
) -> Response {
    let action = format!("/login?{}", escaped(query));
    let (alert, described) = match problem {
        Some(problem) => (
            format!(
                r#"<p class="alert" id="problem" role="alert">{}</p>"#,
                escaped(problem)
            ),
            r#" aria-describedby="problem""#,
        ),
        None => (String::new(), ""),
    };
    let quick = if pool.settings.quick_sign_in {
        quick_sign_in(pool, &action)
    } else {
        String::new()
    };
    let body = format!(
        r#"<h1>Sign in</h1>
<p>Local user pool <code>{pool_id}</code></p>
{alert}
<form method="post" action="{action}">
<label for="username">Username</label>
<input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required{described}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required{described}>
<button type="submit">Sign in</button>
</form>
{quick}"#,
        pool_id = escaped(&pool.settings.pool_id),
    );
    page(status, "Sign in", &body)
}

/// One button a user, without password.
fn quick_sign_in(pool: &State, action: &str) -> String {
    let directory = pool.directory();
    let buttons: Vec<String> = directory
        .users()
        .map(|user| {
            format!(
                r#"<li><button class="quick" name="user" value="{username}">Continue as {name}</button></li>
"#,
                username = escaped(user.username()),
                name = escaped(user.display_name()),
            )
        })
        .collect();
    format!(
        r#"<form method="post" action="{action}">
<h2>Demo users</h2>
<ul>
{}</ul>
</form>
"#,
        buttons.concat()
    )
}

/// A page that says why there is nothing to sign in to.
pub(super) fn refusal(reason: &str) -> Response {
    let body = format!(
        "<h1>This request cannot be served</h1><p class=\"alert\" role=\"alert\">{}</p>",
        escaped(reason)
    );
    page(StatusCode::BAD_REQUEST, "Request refused", &body)
}

fn page(status: StatusCode, title: &str, body: &str) -> Response {
    let html = format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"#
    );
    // No `form-action`: browsers apply it to the redirect that answers the form, and that leads to
    // the client.
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; frame-ancestors 'none'",
        STANDARD.encode(digest(&SHA256, STYLE.as_bytes()))
    );
    let mut response = (status, html).into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::try_from(policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Text made safe for HTML content and quoted attributes.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(c),
        }
    }
    safe
}

/// The text that [`escaped`] made safe.
pub(super) fn unescaped(safe: &str) -> String {
    safe.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaping_leaves_no_way_out_and_reads_back() {
        let hostile = r#""><script>alert('&amp;')</script>"#;
        let safe = escaped(hostile);
        assert!(!safe.contains(['<', '>', '"', '\'']), "{safe}");
        assert_eq!(unescaped(&safe), hostile);
    }
}
