//! The skill over plain HTTP on this machine, for any client. Alexa itself calls Smart Home skills by
//! Lambda only, so it is not for the internet.

use std::net::SocketAddr;

use alexa_skill_core::BoxError;
use alexa_skill_core::secret::ClientSecret;
use alexa_skill_core::smart_home::skill::SmartHomeSkill;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::amazon::{self, Amazon};
use crate::home;
use crate::pool::DEMO_PASSWORD;
use crate::skill::Stage;

const MAX_BODY: usize = 1024 * 1024;

/// Serves the skill at `address`, which must be a loopback address, until the process ends. `ready`
/// is told where everything is.
pub async fn serve(address: SocketAddr, ready: impl FnOnce(Value)) -> Result<(), BoxError> {
    if !address.ip().is_loopback() {
        return Err("--serve is for this machine: give it a loopback address".into());
    }
    let stage = Stage::start().await?;
    let listener = TcpListener::bind(address).await?;
    ready(description(&stage, listener.local_addr()?)?);
    let app = router(stage.skill.clone());
    let stopped = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, app)
        .with_graceful_shutdown(stopped)
        .await?;
    Ok(())
}

/// `POST /` takes a directive and answers an event.
pub fn router(skill: SmartHomeSkill) -> Router {
    Router::new()
        .route("/", post(answer))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(skill)
}

async fn answer(State(skill): State<SmartHomeSkill>, body: Bytes) -> Response {
    let answer = skill.invoke_json(&body).await;
    ([(CONTENT_TYPE, "application/json")], answer).into_response()
}

/// Where everything is, and who can sign in. The secrets open nothing else, and a client needs them.
fn description(stage: &Stage, address: SocketAddr) -> Result<Value, BoxError> {
    let Stage { pool, amazon, .. } = stage;
    let user_pool = &pool.user_pool;
    let mut description = json!({
        "skill": format!("http://{address}/"),
        "pool": {
            "pool_id": user_pool.id(),
            "issuer": user_pool.issuer(),
            "jwks": user_pool.jwks_uri(),
            "authorize": user_pool.authorize_uri(),
            "token": user_pool.token_uri(),
            "base_url": pool.local.base_url(),
        },
        "client_id": pool.client_id,
        "login_with_amazon": {
            "token": amazon.token_endpoint(),
            "client_id": amazon::CLIENT_ID,
            "client_secret": Amazon::client_secret().expose_secret(),
            "grant_code": amazon.grant_code().expose_secret(),
        },
        "event_gateway": amazon.event_gateway(),
    });
    for client in pool.local.clients() {
        let secret = client.client_secret().map(ClientSecret::expose_secret);
        description["client_secret"] = secret.into();
        description["redirect_uri"] = client.redirect_uris().first().cloned().into();
        description["scopes"] = client.scopes().into();
    }
    let users = pool.local.users();
    let users = users.iter().map(|user| {
        Ok(json!({
            "username": user.username(),
            "password": DEMO_PASSWORD,
            "subject": user.sub(),
            "endpoint_id": home::lamp_id(user.sub())?.as_str(),
        }))
    });
    description["users"] = users.collect::<Result<Value, BoxError>>()?;
    Ok(description)
}
