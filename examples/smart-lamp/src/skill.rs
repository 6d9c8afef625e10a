//! The skill, put together.

use std::sync::Arc;

use alexa_linking_cognito::{CognitoResolver, TokenVerifier, UserPool};
use alexa_skill_core::BoxError;
use alexa_skill_core::clock::{Clock, SystemClock};
use alexa_skill_core::smart_home::gateway::{
    EventGateway, LoginWithAmazon, MemoryGrantStore, Region,
};
use alexa_skill_core::smart_home::skill::SmartHomeSkill;
use alexa_skill_core::transport::ReqwestTransport;

use crate::amazon::{self, Amazon};
use crate::handlers::{
    adjust_brightness, report_state, set_brightness, set_color, turn_off, turn_on,
};
use crate::home::Home;
use crate::pool::Pool;

/// The skill over a user pool: it verifies each token against the pool's keys, which costs no call.
/// With a gateway it accepts grants to send events.
pub fn build(
    pool: UserPool,
    client_id: &str,
    home: Arc<Home>,
    gateway: Option<EventGateway>,
    clock: impl Clock + Clone + 'static,
) -> Result<SmartHomeSkill, BoxError> {
    let verifier = TokenVerifier::builder(pool)
        .client_id(client_id)
        .clock(clock.clone())
        .build()?;
    let resolver = CognitoResolver::builder(verifier).build()?;
    let mut skill = SmartHomeSkill::builder(resolver, home)
        .clock(clock)
        .on(turn_on)
        .on(turn_off)
        .on(set_brightness)
        .on(adjust_brightness)
        .on(set_color)
        .on(report_state);
    if let Some(gateway) = gateway {
        skill = skill.event_gateway(gateway);
    }
    Ok(skill.build())
}

/// The skill as it is deployed: `variable` looks up what the README names, mostly `std::env::var`.
pub fn deployed(variable: impl Fn(&str) -> Option<String>) -> Result<SmartHomeSkill, BoxError> {
    let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
    let required = |name: &str| variable(name).ok_or_else(|| format!("{name} is not set"));
    let pool = UserPool::from_id(&required("COGNITO_USER_POOL_ID")?)?;
    let client_id = required("COGNITO_CLIENT_ID")?;
    let gateway = match (variable("LWA_CLIENT_ID"), variable("LWA_CLIENT_SECRET")) {
        (None, None) => None,
        (Some(id), Some(secret)) => {
            let region = Region::from_aws_region(&required("AWS_REGION")?).ok_or(
                "Alexa calls Smart Home skills in us-east-1, eu-west-1 and us-west-2 only",
            )?;
            let lwa = LoginWithAmazon::new(id, secret, ReqwestTransport::new());
            let (store, transport) = (MemoryGrantStore::new(), ReqwestTransport::new());
            Some(EventGateway::builder(region, lwa, store, transport).build())
        }
        _ => return Err("LWA_CLIENT_ID and LWA_CLIENT_SECRET go together".into()),
    };
    build(
        pool,
        &client_id,
        Arc::new(Home::default()),
        gateway,
        SystemClock,
    )
}

/// Everything on this machine: pool, Amazon, lamps and the skill.
#[derive(Debug)]
pub struct Stage {
    /// The local user pool.
    pub pool: Pool,
    /// The stand-ins for Amazon's services.
    pub amazon: Amazon,
    /// The lamps.
    pub home: Arc<Home>,
    /// Sends events to the stand-in.
    pub gateway: EventGateway,
    /// The skill.
    pub skill: SmartHomeSkill,
}

impl Stage {
    /// Starts all of it.
    pub async fn start() -> Result<Self, BoxError> {
        let pool = Pool::start().await?;
        let amazon = Amazon::start().await?;
        let home = Arc::new(Home::default());
        let gateway = gateway(&amazon, &pool);
        let skill = build(
            pool.user_pool.clone(),
            &pool.client_id,
            home.clone(),
            Some(gateway.clone()),
            pool.clock.clone(),
        )?;
        Ok(Self {
            pool,
            amazon,
            home,
            gateway,
            skill,
        })
    }
}

fn gateway(amazon: &Amazon, pool: &Pool) -> EventGateway {
    let transport = || ReqwestTransport::builder().allow_loopback_http().build();
    let lwa = LoginWithAmazon::new(amazon::CLIENT_ID, Amazon::client_secret(), transport())
        .endpoint(amazon.token_endpoint())
        .clock(pool.clock.clone());
    EventGateway::builder(Region::Europe, lwa, MemoryGrantStore::new(), transport())
        .endpoint(amazon.event_gateway())
        .clock(pool.clock.clone())
        .build()
}
