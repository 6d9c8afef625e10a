//! The skill, put together.

use std::time::Duration;

use alexa_linking_cognito::{CognitoResolver, ProfileSource, TokenVerifier, UserPool};
use alexa_skill_core::BoxError;
use alexa_skill_core::clock::Clock;
use alexa_skill_core::linking::LinkGate;
use alexa_skill_core::request::IntentName;
use alexa_skill_core::skill::{Skill, SkillBuilder};

use crate::handlers::{
    LINK_ACCOUNT, apologise, goodbye, hello, help, launch, link_account, not_understood,
    request_info, session_ended,
};
use crate::profile::ProfileLookup;

/// The skill over a user pool.
pub fn build(
    pool: UserPool,
    client_id: &str,
    clock: impl Clock + Clone + 'static,
) -> Result<Skill, BoxError> {
    Ok(builder(pool, client_id, clock)?.build())
}

/// The skill over a user pool, for a host to add to.
///
/// Every turn verifies the token against the pool's keys, which costs no call; the profile is
/// fetched once a session.
pub fn builder(
    pool: UserPool,
    client_id: &str,
    clock: impl Clock + Clone + 'static,
) -> Result<SkillBuilder, BoxError> {
    let verifier = TokenVerifier::builder(pool)
        .client_id(client_id)
        .clock(clock.clone())
        .build()?;
    let tokens = CognitoResolver::builder(verifier.clone()).build()?;
    let profiles = CognitoResolver::builder(verifier)
        .profile(ProfileSource::Auto)
        // The session keeps the profile; the next one hears from the pool whether access was revoked.
        .cache_ttl(Duration::ZERO)
        .build()?;

    let gate = LinkGate::new(tokens)
        .pass(LINK_ACCOUNT)
        .pass(IntentName::FALLBACK);
    let lookup = ProfileLookup::new(LinkGate::new(profiles).pass(IntentName::FALLBACK));
    Ok(Skill::builder()
        .clock(clock)
        .state(gate.clone())
        .request_interceptor(gate)
        .request_interceptor(lookup)
        .on_launch(launch)
        .on_intent("HelloIntent", hello)
        .on_intent("RequestInfoIntent", request_info)
        .on_intent(LINK_ACCOUNT, link_account)
        .on_intent(IntentName::HELP, help)
        .on_intent(IntentName::FALLBACK, not_understood)
        .on_intent(IntentName::STOP, goodbye)
        .on_intent(IntentName::CANCEL, goodbye)
        .on_intent(IntentName::NAVIGATE_HOME, goodbye)
        .on_session_ended(session_ended)
        .on_error(apologise)
        .user_agent(concat!("linked-profile/", env!("CARGO_PKG_VERSION"))))
}
