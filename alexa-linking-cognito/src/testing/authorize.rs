//! `GET /oauth2/authorize`: checks the request of the client and shows the sign-in page.

use std::sync::Arc;

use axum::extract::{RawQuery, State as Shared};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::params::Params;
use super::server::EventError;
use super::sign_in_page;
use super::state::State;

/// A request for a code that may be granted once the user has signed in.
#[derive(Debug)]
pub(super) struct CodeRequest {
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) scopes: Vec<String>,
    pub(super) state: Option<String>,
    pub(super) nonce: Option<String>,
    pub(super) code_challenge: Option<String>,
}

/// Why no code can be granted.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The client cannot be trusted with a redirect: the browser gets a page.
    Page(&'static str),
    /// The client is told by a redirect.
    Redirect {
        redirect_uri: String,
        state: Option<String>,
        error: &'static str,
    },
}

/// Shows the sign-in page.
pub(super) async fn show(Shared(pool): Shared<Arc<State>>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    match check(&pool, &Params::parse(query.as_bytes())) {
        Ok(_) => sign_in_page::form(&pool, &query, StatusCode::OK, None),
        Err(refusal) => refusal.into_response(),
    }
}

/// Checks client and redirect URI first: only then may an error travel to the redirect URI.
pub(super) fn check(pool: &State, params: &Params) -> Result<CodeRequest, Refusal> {
    let client_id = params
        .one("client_id")
        .map_err(|_| Refusal::Page("The parameter client_id came twice."))?
        .ok_or(Refusal::Page("The parameter client_id is missing."))?;
    let client = pool
        .directory()
        .client(client_id)
        .cloned()
        .map_err(|_| Refusal::Page("No app client has this client_id."))?;
    let redirect_uri = params
        .one("redirect_uri")
        .map_err(|_| Refusal::Page("The parameter redirect_uri came twice."))?
        .ok_or(Refusal::Page("The parameter redirect_uri is missing."))?;
    if !client
        .redirect_uris
        .iter()
        .any(|known| known == redirect_uri)
    {
        return Err(Refusal::Page(
            "The app client does not allow this redirect_uri.",
        ));
    }

    let state = params.one("state");
    let refuse = |error| Refusal::Redirect {
        redirect_uri: redirect_uri.to_owned(),
        state: state.as_ref().ok().copied().flatten().map(str::to_owned),
        error,
    };
    let one = |name| params.one(name).map_err(|_| refuse("invalid_request"));

    let state_value = one("state")?.map(str::to_owned);
    match one("response_type")? {
        Some("code") => {}
        None => return Err(refuse("invalid_request")),
        Some("token") => return Err(refuse("unauthorized_client")),
        Some(_) => return Err(refuse("unsupported_response_type")),
    }
    // No session outlives a sign-in here, so there is none to continue silently.
    if one("prompt")? == Some("none") {
        return Err(refuse("login_required"));
    }
    let scopes = match one("scope")? {
        None => client.scopes.clone(),
        Some(asked) => {
            let mut scopes: Vec<String> = Vec::new();
            for scope in asked.split(' ').filter(|scope| !scope.is_empty()) {
                if !client.scopes.iter().any(|allowed| allowed == scope) {
                    return Err(refuse("invalid_scope"));
                }
                if !scopes.iter().any(|known| known == scope) {
                    scopes.push(scope.to_owned());
                }
            }
            scopes
        }
    };
    let code_challenge = one("code_challenge")?.map(str::to_owned);
    match (&code_challenge, one("code_challenge_method")?) {
        (None, None) => {}
        // 43 characters: a SHA-256 in base64url (RFC 7636, section 4.2).
        (Some(challenge), Some("S256")) if challenge.len() == 43 => {}
        _ => return Err(refuse("invalid_request")),
    }
    Ok(CodeRequest {
        client_id: client.id,
        redirect_uri: redirect_uri.to_owned(),
        scopes,
        state: state_value,
        nonce: one("nonce")?.map(str::to_owned),
        code_challenge,
    })
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::Page(reason) => {
                let mut page = sign_in_page::refusal(reason);
                page.extensions_mut().insert(EventError(reason.to_owned()));
                page
            }
            Self::Redirect {
                redirect_uri,
                state,
                error,
            } => {
                let mut response = redirect(&redirect_uri, &[("error", error)], state.as_deref());
                response
                    .extensions_mut()
                    .insert(EventError(error.to_owned()));
                response
            }
        }
    }
}

/// 302 to `uri` with `params` and the unchanged `state` added to its query.
pub(super) fn redirect(uri: &str, params: &[(&str, &str)], state: Option<&str>) -> Response {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(params);
    query.extend_pairs(state.map(|state| ("state", state)));
    let query = query.finish();
    let separator = match (query.is_empty(), uri.contains('?')) {
        (true, _) => "",
        (false, true) => "&",
        (false, false) => "?",
    };
    match HeaderValue::try_from(format!("{uri}{separator}{query}")) {
        Ok(location) => {
            let mut response = StatusCode::FOUND.into_response();
            let headers = response.headers_mut();
            headers.insert(LOCATION, location);
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
