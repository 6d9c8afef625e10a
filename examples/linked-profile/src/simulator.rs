//! The skill in the browser, with the local pool to link to.

use alexa_linking_cognito::simulator::Simulator;
use alexa_skill_core::BoxError;

use crate::models::MODELS;
use crate::pool::Pool;
use crate::skill;

/// Serves the simulator's page until Ctrl-C.
pub async fn simulate(pool: Pool, open_browser: bool) -> Result<(), BoxError> {
    let skill = skill::build(pool.user_pool, &pool.client_id, pool.clock)?;
    let local = pool
        .local
        .ok_or("the simulator needs the local pool: unset COGNITO_USER_POOL_ID")?;
    let simulator = Simulator::new(skill)
        .user_pool(local)
        .open_browser(open_browser);
    let simulator = MODELS
        .into_iter()
        .fold(simulator, |simulator, (locale, model)| {
            simulator.interaction_model_for(locale, model)
        });
    Ok(simulator.run().await?)
}
