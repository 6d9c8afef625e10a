//! The link gate in the policies that the skill does not use, and touches on the screen.

#![allow(clippy::unwrap_used, clippy::panic)]

use alexa_linking_cognito::testing::LocalUserPool;
use alexa_linking_cognito::{CognitoResolver, ProfileSource, TokenVerifier};
use alexa_skill_core::linking::{LinkGate, LinkPolicy};
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::testing::{Turn, VirtualAlexa};
use linked_profile::models::MODELS;
use linked_profile::pool::Pool;

async fn who(input: &mut HandlerInput) -> HandlerResult {
    if input.envelope().session.is_none() {
        return Ok(Response::default());
    }
    let name = input.identity().and_then(|identity| identity.first_name());
    let said = format!("{}.", name.unwrap_or("Nobody"));
    Ok(Response::builder()
        .speak_text(said)
        .reprompt("Anything else?")
        .build())
}

/// A device with a screen, and a skill that says who is there.
async fn stage(policy: LinkPolicy) -> (VirtualAlexa, LocalUserPool) {
    let pool = Pool::local().await.unwrap();
    let verifier = TokenVerifier::builder(pool.user_pool)
        .client_id(&pool.client_id)
        .build()
        .unwrap();
    let resolver = CognitoResolver::builder(verifier)
        .profile(ProfileSource::Auto)
        .build()
        .unwrap();
    let skill = Skill::builder()
        .request_interceptor(LinkGate::new(resolver).policy(policy))
        .fallback(who)
        .build();
    let alexa = VirtualAlexa::new(skill)
        .interaction_model(MODELS[0].1)
        .unwrap()
        .screen()
        .build();
    (alexa, pool.local.unwrap())
}

async fn touch(alexa: &mut VirtualAlexa) -> Turn {
    alexa.apl_user_event("profile", &[]).await.unwrap()
}

#[tokio::test]
async fn everything_but_help_needs_an_account_and_touches_do_too() {
    let (mut alexa, pool) = stage(LinkPolicy::All).await;
    alexa.launch().await.unwrap().assert_link_account_card();
    alexa.say("help").await.unwrap().assert_speech("Nobody.");
    touch(&mut alexa)
        .await
        .assert_request_type("Alexa.Presentation.APL.UserEvent")
        .assert_link_account_card()
        .assert_session_ended();
    alexa.link(&pool, "alice").await.unwrap();
    alexa.launch().await.unwrap().assert_speech("Alice.");
    touch(&mut alexa).await.assert_speech("Alice.");
}

#[tokio::test]
async fn only_some_intents_may_need_an_account() {
    let policy = LinkPolicy::intents(["RequestInfoIntent"]);
    let (mut alexa, pool) = stage(policy).await;
    alexa.launch().await.unwrap().assert_speech("Nobody.");
    touch(&mut alexa).await.assert_speech("Nobody.");
    alexa.say("hello").await.unwrap().assert_speech("Nobody.");
    alexa
        .say("what is my name")
        .await
        .unwrap()
        .assert_intent("RequestInfoIntent")
        .assert_link_account_card()
        .assert_session_ended();
    alexa.link(&pool, "alice").await.unwrap();
    for text in ["open linked profile", "hello", "what is my name"] {
        alexa.say(text).await.unwrap().assert_speech("Alice.");
    }
    alexa.expire_token(&pool).await.unwrap();
    alexa.say("hello").await.unwrap().assert_no_card();
    let turn = alexa.say("what is my name").await.unwrap();
    turn.assert_link_account_card();
}

#[tokio::test]
async fn a_gate_may_leave_it_to_the_handlers() {
    let (mut alexa, pool) = stage(LinkPolicy::Never).await;
    alexa.launch().await.unwrap().assert_speech("Nobody.");
    alexa.link(&pool, "alice").await.unwrap();
    alexa.launch().await.unwrap().assert_speech("Alice.");
    touch(&mut alexa).await.assert_speech("Alice.");
    let event = alexa.account_linked().await.unwrap();
    event
        .assert_request_type("AlexaSkillEvent.SkillAccountLinked")
        .assert_silent();
}
