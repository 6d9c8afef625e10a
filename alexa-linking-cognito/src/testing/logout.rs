//! `GET /logout`.

use std::sync::Arc;

use axum::extract::{RawQuery, State as Shared};
use axum::response::{IntoResponse, Response};

use super::authorize::{Refusal, redirect};
use super::params::Params;
use super::state::State;

/// Sends the browser to the client's `logout_uri`, or to a new sign-in where the parameters of
/// `/oauth2/authorize` came instead.
pub(super) async fn logout(
    Shared(pool): Shared<Arc<State>>,
    RawQuery(query): RawQuery,
) -> Response {
    let query = query.unwrap_or_default();
    match target(&pool, &Params::parse(query.as_bytes())) {
        Ok(Some(uri)) => redirect(&uri, &[], None),
        Ok(None) => redirect(&format!("/login?{query}"), &[], None),
        Err(reason) => Refusal::Page(reason).into_response(),
    }
}

fn target(pool: &State, params: &Params) -> Result<Option<String>, &'static str> {
    const REPEATED: &str = "A parameter came twice.";
    let one = |name| params.one(name).map_err(|_| REPEATED);
    let client_id = one("client_id")?.ok_or("The parameter client_id is missing.")?;
    let client = pool
        .directory()
        .client(client_id)
        .cloned()
        .map_err(|_| "No app client has this client_id.")?;
    if let Some(uri) = one("logout_uri")? {
        return if client.logout_uris.iter().any(|known| known == uri) {
            Ok(Some(uri.to_owned()))
        } else {
            Err("The app client does not allow this logout_uri.")
        };
    }
    let redirect_uri = one("redirect_uri")?.ok_or("The parameter logout_uri is missing.")?;
    if client
        .redirect_uris
        .iter()
        .any(|known| known == redirect_uri)
    {
        Ok(None)
    } else {
        Err("The app client does not allow this redirect_uri.")
    }
}
