//! The skill in the browser, with the local pool to link to.

use alexa_linking_cognito::simulator::Simulator;
use alexa_skill_core::{BoxError, Locale};

use crate::pool::Pool;
use crate::skill;

/// Serves the simulator's page until Ctrl-C.
pub async fn simulate(pool: Pool, open_browser: bool) -> Result<(), BoxError> {
    let skill = skill::build(pool.user_pool, &pool.client_id, pool.clock)?;
    let local = pool
        .local
        .ok_or("the simulator needs the local pool: unset COGNITO_USER_POOL_ID")?;
    Simulator::new(skill)
        .interaction_model(include_str!(
            "../skill-package/interactionModels/custom/en-US.json"
        ))
        .interaction_model_for(
            Locale::EN_GB,
            include_str!("../skill-package/interactionModels/custom/en-GB.json"),
        )
        .interaction_model_for(
            Locale::DE_DE,
            include_str!("../skill-package/interactionModels/custom/de-DE.json"),
        )
        .user_pool(local)
        .open_browser(open_browser)
        .run()
        .await?;
    Ok(())
}
