//! What is asked of a token and what it has, in words for an inspection.

use std::time::{Duration, SystemTime};

use serde_json::{Map, Value};

use super::Claims;
use super::jws::excerpt;
use super::requirements::Requirements;
use crate::encoding::kind;

pub(super) const FORM: &str =
    "three parts of canonical base64url, alg RS256, a kid, no crit or key of its own";
pub(super) const CLAIMS: &str = "sub and exp, and every claim of its type";
pub(super) const KEY: &str = "the id of one RS256 key of the pool";

/// The shape of a text that should be a token.
pub(super) fn form(token: &str) -> String {
    let parts = token.split('.').count();
    format!("{parts} parts, {} bytes", token.len())
}

pub(super) fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.into_iter().take(20).map(excerpt).collect();
    texts.join(", ")
}

/// A claim's text, or what is there instead.
pub(super) fn claim(claims: &Map<String, Value>, name: &str) -> String {
    match claims.get(name) {
        Some(Value::String(text)) => excerpt(text),
        Some(other) => kind(other).into(),
        None => "nothing".into(),
    }
}

/// Expected and found for a check of [`Requirements::each`].
pub(super) fn facts(
    check: &str,
    own: &Requirements,
    claims: &Claims,
    now: SystemTime,
) -> (String, String) {
    let any = |texts: &[String]| match texts {
        [] => "any".to_owned(),
        texts => format!("one of: {}", list(texts.iter().map(String::as_str))),
    };
    let some = |found: String| {
        if found.is_empty() {
            "nothing".to_owned()
        } else {
            found
        }
    };
    match check {
        "client" => (
            any(own.client_ids.as_deref().unwrap_or_default()),
            claim(claims.all(), own.token_use.client_claim()),
        ),
        "audience" => (any(&own.audiences), some(list(claims.audiences()))),
        "scopes" => (
            match &own.scopes[..] {
                [] => "any".to_owned(),
                scopes => format!("all of: {}", list(scopes.iter().map(String::as_str))),
            },
            some(list(claims.scopes())),
        ),
        "groups" => (any(&own.groups), some(list(claims.groups()))),
        _ => (
            format!(
                "now ({}) before exp, not before nbf, iat not more than 300 s ahead; leeway {} s",
                seconds(now),
                own.leeway.as_secs()
            ),
            times(claims),
        ),
    }
}

fn times(claims: &Claims) -> String {
    let times = [
        ("exp", Some(claims.expires_at())),
        ("nbf", claims.not_before()),
        ("iat", claims.issued_at()),
    ];
    let found: Vec<String> = times
        .into_iter()
        .filter_map(|(name, time)| Some(format!("{name} {}", seconds(time?))))
        .collect();
    found.join(", ")
}

/// As it stands in a claim: seconds since 1970.
fn seconds(time: SystemTime) -> f64 {
    time.duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or(Duration::ZERO)
        .as_secs_f64()
}
