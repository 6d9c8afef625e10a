//! The skill as an AWS Lambda function.

use alexa_skill_core::{BoxError, lambda};
use tracing_subscriber::filter::LevelFilter;

use crate::skill;

/// Answers the function's invocations until the process ends. The README names the variables.
pub async fn run() -> Result<(), BoxError> {
    // At `TRACE` the runtime would log whole events, and with them tokens.
    let lines = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::INFO)
        .with_ansi(false)
        .without_time();
    // Only a second subscriber is an error, and then there is one.
    let _ = lines.try_init();
    let skill = skill::deployed(|name| std::env::var(name).ok())?;
    Ok(lambda::run(skill).await?)
}
