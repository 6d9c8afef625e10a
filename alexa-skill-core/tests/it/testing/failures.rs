//! What goes wrong is a typed error.

use std::time::Duration;

use super::cafe::MODEL;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::testing::{SkillEndpoint, TestingError, VirtualAlexa};
use alexa_skill_core::{BoxError, async_trait};

/// Answers with these bytes.
struct Bytes(&'static [u8]);

#[async_trait]
impl SkillEndpoint for Bytes {
    async fn call(&self, _: &[u8]) -> Result<Vec<u8>, BoxError> {
        Ok(self.0.to_vec())
    }
}

#[tokio::test]
async fn answers_that_alexa_would_not_understand() {
    for answer in [&b""[..], b"[]", b"\xff", b"{\"response\":7}", b"null"] {
        let mut alexa = VirtualAlexa::new(Bytes(answer)).build();
        let error = alexa.launch().await.unwrap_err();
        assert!(matches!(error, TestingError::Answer { .. }), "{error:?}");
    }
    let mut alexa = VirtualAlexa::new(Bytes(b"{}")).build();
    alexa
        .launch()
        .await
        .unwrap()
        .assert_silent()
        .assert_session_ended();
}

async fn fail(_: &mut HandlerInput) -> HandlerResult {
    Err("no tea".into())
}

async fn hang(_: &mut HandlerInput) -> HandlerResult {
    std::future::pending().await
}

#[tokio::test]
async fn a_skill_that_fails_or_hangs() {
    let skill = Skill::builder()
        .on_launch(fail)
        .on_intent("OrderIntent", hang)
        .build();
    let mut alexa = VirtualAlexa::new(skill)
        .interaction_model(MODEL)
        .unwrap()
        .deadline(Duration::from_millis(20))
        .build();
    let error = alexa.launch().await.unwrap_err();
    let TestingError::Skill {
        request_type,
        source,
    } = &error
    else {
        panic!("{error:?}");
    };
    assert_eq!(request_type, "LaunchRequest");
    let why = std::error::Error::source(&**source).map(ToString::to_string);
    assert!(
        format!("{source} {why:?}").contains("no tea"),
        "{source} {why:?}"
    );
    assert!(!alexa.in_session());

    let error = alexa.say("order").await.unwrap_err();
    assert!(matches!(error, TestingError::Timeout { .. }), "{error:?}");
    let error = alexa.say("help").await.unwrap_err();
    assert!(matches!(error, TestingError::Skill { .. }), "{error:?}");
}

#[tokio::test]
async fn intents_and_slots_that_the_model_does_not_have() {
    let skill = Skill::builder().on_launch(fail).build();
    let mut alexa = VirtualAlexa::new(skill)
        .interaction_model(MODEL)
        .unwrap()
        .build();
    let error = alexa.intent("OderIntent", &[]).await.unwrap_err();
    assert!(error.to_string().contains("OderIntent"), "{error}");
    let error = alexa
        .intent("OrderIntent", &[("drnk", "tea")])
        .await
        .unwrap_err();
    assert!(
        matches!(error, TestingError::UnknownSlot { .. }),
        "{error:?}"
    );
}
