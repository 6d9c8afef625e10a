//! The skill over plain HTTP on this machine, for any client: there is no request verification, so
//! it is not for the internet.

use std::net::SocketAddr;

use alexa_skill_core::BoxError;
use alexa_skill_core::web::SkillService;
use axum::Router;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::pool::{DEMO_PASSWORD, Pool};
use crate::skill;

/// Serves the skill at `address`, which must be a loopback address, until the process ends. `ready`
/// is told where everything is.
pub async fn serve(
    pool: Pool,
    address: SocketAddr,
    ready: impl FnOnce(Value),
) -> Result<(), BoxError> {
    if !address.ip().is_loopback() {
        return Err(
            "--serve answers without request verification: give it a loopback address".into(),
        );
    }
    log();
    let skill = skill::build(pool.user_pool.clone(), &pool.client_id, pool.clock.clone())?;
    let listener = TcpListener::bind(address).await?;
    ready(description(&pool, listener.local_addr()?));
    let service = SkillService::insecure_without_verification(skill);
    let app = Router::new().route_service("/", service);
    let stopped = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, app)
        .with_graceful_shutdown(stopped)
        .await?;
    Ok(())
}

/// Answers other than 200 are empty: why is said on standard error.
fn log() {
    let targets = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("alexa_skill_core::web", LevelFilter::DEBUG);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    // Only a second subscriber is an error, and then there is one.
    let _ = tracing_subscriber::registry()
        .with(lines)
        .with(targets)
        .try_init();
}

/// Where everything is, and who can sign in.
fn description(pool: &Pool, address: SocketAddr) -> Value {
    let user_pool = &pool.user_pool;
    let mut description = json!({
        "skill": format!("http://{address}/"),
        "pool": {
            "pool_id": user_pool.id(),
            "issuer": user_pool.issuer(),
            "jwks": user_pool.jwks_uri(),
            "authorize": user_pool.authorize_uri(),
            "token": user_pool.token_uri(),
            "user_info": user_pool.user_info_uri(),
        },
        "client_id": pool.client_id,
    });
    // A local pool's secrets open nothing else, and a client needs them.
    if let Some(local) = &pool.local {
        description["pool"]["base_url"] = local.base_url().into();
        for client in local.clients() {
            description["client_secret"] = client
                .client_secret()
                .map(alexa_skill_core::secret::ClientSecret::expose_secret)
                .into();
            description["redirect_uri"] = client.redirect_uris().first().cloned().into();
            description["scopes"] = client.scopes().into();
        }
        let users = local.users();
        let users = users.iter().map(|user| {
            json!({ "username": user.username(), "password": DEMO_PASSWORD, "subject": user.sub() })
        });
        description["users"] = users.collect();
    }
    description
}
