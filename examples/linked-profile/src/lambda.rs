//! The skill as an AWS Lambda function. Nothing is made at start but the skill itself: keys, clients
//! and sentences wait until a request needs them.

use alexa_skill_core::{BoxError, lambda};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::pool::{Pool, variable};
use crate::skill;

/// Answers the function's invocations until the process ends. `COGNITO_*` name the user pool,
/// `ALEXA_SKILL_ID` the only skill to answer for.
pub async fn run() -> Result<(), BoxError> {
    log();
    let pool = Pool::configured()?.ok_or("COGNITO_USER_POOL_ID must be set")?;
    let mut skill = skill::builder(pool.user_pool, &pool.client_id, pool.clock)?;
    if let Some(id) = variable("ALEXA_SKILL_ID") {
        skill = skill.skill_id(id);
    }
    Ok(lambda::run(skill.build()).await?)
}

/// Logs to where Lambda looks, at the level that the function is configured with. At `TRACE` the
/// runtime would log whole events, and with them tokens.
fn log() {
    let level = variable("AWS_LAMBDA_LOG_LEVEL")
        .and_then(|level| level.parse().ok())
        .unwrap_or(LevelFilter::INFO);
    let targets = Targets::new()
        .with_default(level.min(LevelFilter::INFO))
        .with_target("alexa_skill_core", level)
        .with_target("alexa_linking_cognito", level)
        .with_target("linked_profile", level);
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .without_time();
    // Only a second subscriber is an error, and then there is one.
    let _ = tracing_subscriber::registry()
        .with(lines)
        .with(targets)
        .try_init();
}
