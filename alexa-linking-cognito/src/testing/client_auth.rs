//! Who calls the token and revocation endpoints.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::LocalClient;
use super::oauth_error::OAuthError;
use super::params::Params;
use super::state::State;

/// The client, authenticated by `client_secret_basic` or `client_secret_post`; a public client
/// only says its id.
pub(super) fn authenticate(
    pool: &State,
    headers: &HeaderMap,
    form: &Params,
) -> Result<LocalClient, OAuthError> {
    let posted_id = form.one("client_id")?;
    let posted_secret = form.one("client_secret")?;
    let (id, secret) = match headers.get(AUTHORIZATION) {
        Some(header) => {
            let (id, secret) = header
                .to_str()
                .ok()
                .and_then(basic)
                .ok_or(OAuthError::InvalidClient)?;
            // One method a request, and one client (RFC 6749, section 2.3).
            if posted_secret.is_some() || posted_id.is_some_and(|posted| posted != id) {
                return Err(OAuthError::InvalidRequest);
            }
            (id, Some(secret))
        }
        None => (
            posted_id.ok_or(OAuthError::InvalidRequest)?.to_owned(),
            posted_secret.map(str::to_owned),
        ),
    };
    let client = pool
        .directory()
        .client(&id)
        .cloned()
        .map_err(|_| OAuthError::InvalidClient)?;
    let secret = secret.filter(|secret| !secret.is_empty()).map(Into::into);
    if client.secret == secret {
        Ok(client)
    } else {
        Err(OAuthError::InvalidClient)
    }
}

/// Id and secret of HTTP Basic, both form-encoded (RFC 6749, section 2.3.1).
fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, credentials) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let credentials = String::from_utf8(STANDARD.decode(credentials.trim()).ok()?).ok()?;
    let (id, secret) = credentials.split_once(':')?;
    Some((decoded(id), decoded(secret)))
}

fn decoded(text: &str) -> String {
    form_urlencoded::parse(text.as_bytes())
        .next()
        .map(|(name, _)| name.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn basic_credentials_are_form_encoded() {
        let header = format!("basic {}", STANDARD.encode("a%3Ab:s%2Bt+u"));
        assert_eq!(basic(&header), Some(("a:b".into(), "s+t u".into())));
        assert_eq!(basic("Bearer x"), None);
        assert_eq!(basic("Basic ???"), None);
    }
}
