//! A client for the tests: a pool with one user and one client, and plain HTTP calls to it.

use std::time::Duration;

use alexa_linking_cognito::testing::{LocalClient, LocalUser, LocalUserPool, LocalUserPoolBuilder};
use alexa_skill_core::transport::{ReqwestTransport, Transport, TransportError};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde_json::Value;

pub(super) type Answer = http::Response<Bytes>;

pub(super) const CLIENT: &str = "1example23456789";
pub(super) const SECRET: &str = "9example87654321";
pub(super) const REDIRECT: &str = "https://layla.amazon.com/api/skill/link/M1EXAMPLE";

pub(super) fn alice() -> LocalUser {
    LocalUser::new("alice")
        .subject("3f1c0a52-6a1e-4e7e-9d3b-0d0f6e6f7a11")
        .password("wonderland")
        .attribute("email", "alice@example.com")
        .attribute("email_verified", "true")
        .attribute("given_name", "Alice")
        .attribute("address", "1 Main Street")
        .attribute("phone_number", "+15550100")
        .group("readers")
}

pub(super) fn builder() -> LocalUserPoolBuilder {
    let client = LocalClient::new(CLIENT)
        .secret(SECRET)
        .redirect_uri(REDIRECT)
        .logout_uri("https://example.com/bye")
        .scope("openid")
        .scope("profile")
        .scope("email")
        .scope("aws.cognito.signin.user.admin");
    LocalUserPool::builder()
        .pool_id("eu-west-1_AbCdEf123")
        .user(alice())
        .client(client)
}

pub(super) async fn pool() -> LocalUserPool {
    builder().start().await.unwrap()
}

pub(super) async fn send(
    request: http::request::Builder,
    body: impl Into<Bytes>,
) -> Result<Answer, TransportError> {
    ReqwestTransport::builder()
        .allow_loopback_http()
        .timeout(Duration::from_millis(1500))
        .build()
        .send(request.body(body.into()).unwrap())
        .await
}

pub(super) async fn get(uri: &str) -> Answer {
    send(http::Request::get(uri), "").await.unwrap()
}

pub(super) fn encoded(params: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(params)
        .finish()
}

/// `params` with those of `changes` put in their place; an empty value leaves one out.
pub(super) fn with<'a>(
    params: &[(&'a str, &'a str)],
    changes: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let kept = params
        .iter()
        .filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    let added = changes.iter().filter(|(_, value)| !value.is_empty());
    kept.chain(added).copied().collect()
}

pub(super) const AUTHORIZE: [(&str, &str); 5] = [
    ("response_type", "code"),
    ("client_id", CLIENT),
    ("redirect_uri", REDIRECT),
    ("scope", "openid profile"),
    ("state", "a b&c=\u{fc}"),
];

pub(super) async fn authorize(pool: &LocalUserPool, changes: &[(&str, &str)]) -> Answer {
    let query = encoded(&with(&AUTHORIZE, changes));
    get(&format!("{}?{query}", pool.authorize_uri())).await
}

pub(super) async fn sign_in(
    pool: &LocalUserPool,
    changes: &[(&str, &str)],
    form: &[(&str, &str)],
) -> Answer {
    let query = encoded(&with(&AUTHORIZE, changes));
    post(&format!("{}/login?{query}", pool.base_url()), form, None).await
}

/// A code for alice.
pub(super) async fn code(pool: &LocalUserPool, changes: &[(&str, &str)]) -> String {
    let form = [("username", "alice"), ("password", "wonderland")];
    let answer = sign_in(pool, changes, &form).await;
    redirect_param(&answer, "code").unwrap()
}

pub(super) async fn post(uri: &str, form: &[(&str, &str)], basic: Option<&str>) -> Answer {
    let mut request =
        http::Request::post(uri).header("content-type", "application/x-www-form-urlencoded");
    if let Some(credentials) = basic {
        request = request.header(
            "authorization",
            format!("Basic {}", STANDARD.encode(credentials)),
        );
    }
    send(request, encoded(form)).await.unwrap()
}

/// Calls the token endpoint with HTTP Basic.
pub(super) async fn token(pool: &LocalUserPool, form: &[(&str, &str)]) -> Answer {
    post(&pool.token_uri(), form, Some(&format!("{CLIENT}:{SECRET}"))).await
}

pub(super) fn location(answer: &Answer) -> &str {
    answer.headers()["location"].to_str().unwrap()
}

pub(super) fn redirect_param(answer: &Answer, name: &str) -> Option<String> {
    assert_eq!(answer.status(), 302, "{answer:?}");
    let (_, query) = location(answer).split_once('?')?;
    form_urlencoded::parse(query.as_bytes())
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

pub(super) fn json(answer: &Answer) -> Value {
    serde_json::from_slice(answer.body()).unwrap()
}

pub(super) fn text(answer: &Answer) -> &str {
    std::str::from_utf8(answer.body()).unwrap()
}
