//! Sessions, device and person.

use super::cafe::{alexa, device, skill};
use alexa_skill_core::Locale;
use alexa_skill_core::request::{SessionEndedErrorType, SessionEndedReason, SupportedInterfaces};
use alexa_skill_core::response::{Directive, Response};
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::testing::{SessionState, TestingError, VirtualAlexa};
use serde_json::{Value, json};

#[tokio::test]
async fn attributes_are_carried_and_a_session_is_new_once() {
    let mut alexa = alexa();
    let first = alexa.say("help").await.unwrap();
    let second = alexa.say("help").await.unwrap();
    second
        .assert_attribute("count", 2)
        .assert_no_attribute("other")
        .assert_listening();
    let session = |turn: &alexa_skill_core::testing::Turn| turn.request()["session"].clone();
    assert_eq!(session(&first)["new"], true);
    assert_eq!(session(&second)["new"], false);
    assert_eq!(session(&first)["sessionId"], session(&second)["sessionId"]);
    assert_eq!(session(&second)["attributes"], json!({ "count": 1 }));
    assert_eq!(alexa.session_attributes().unwrap()["count"], 2);

    alexa.say("stop").await.unwrap().assert_session_ended();
    assert_eq!(alexa.session_attributes(), None);
    let third = alexa.say("help").await.unwrap();
    third.assert_attribute("count", 1);
    assert_eq!(session(&third)["new"], true);
    assert_ne!(session(&first)["sessionId"], session(&third)["sessionId"]);
    assert_ne!(
        first.request()["request"]["requestId"],
        third.request()["request"]["requestId"]
    );
    assert_eq!(
        third.request()["request"]["timestamp"],
        "2026-11-21T12:00:00Z"
    );
}

#[tokio::test]
async fn a_session_ends_by_timeout_by_leaving_and_by_errors() {
    let mut alexa = alexa();
    assert!(matches!(
        alexa.time_out().await,
        Err(TestingError::NoSession)
    ));
    alexa.launch().await.unwrap();
    let turn = alexa.time_out().await.unwrap();
    turn.assert_request_type("SessionEndedRequest")
        .assert_silent()
        .assert_session_ended();
    assert_eq!(
        turn.request()["request"]["reason"],
        "EXCEEDED_MAX_REPROMPTS"
    );
    assert!(!alexa.in_session());

    alexa.launch().await.unwrap();
    let turn = alexa.say("exit").await.unwrap();
    assert_eq!(turn.request()["request"]["reason"], "USER_INITIATED");

    alexa.launch().await.unwrap();
    let turn = alexa
        .fail_session(SessionEndedErrorType::InvalidResponse, "too long")
        .await
        .unwrap();
    assert_eq!(
        turn.request()["request"]["error"]["type"],
        "INVALID_RESPONSE"
    );

    alexa.launch().await.unwrap();
    alexa
        .end_session(SessionEndedReason::UserInitiated)
        .await
        .unwrap();
    alexa.launch().await.unwrap();
    assert!(!alexa.drop_session().in_session());
}

fn screened(end: Option<bool>, directive: Option<&'static str>) -> Skill {
    let answer = Response::builder()
        .speak("Look.")
        .with_should_end_session(end);
    let answer = match directive {
        Some(tag) => answer.add_directive(Directive::raw(tag, &json!({ "token": "doc" })).unwrap()),
        None => answer,
    };
    Skill::builder()
        .state(answer.build())
        .fallback(answer_state)
        .build()
}

async fn answer_state(input: &mut HandlerInput) -> HandlerResult {
    Ok(input.state::<Response>()?.clone())
}

#[tokio::test]
async fn without_should_end_session_a_screen_keeps_the_session() {
    const APL: &str = "Alexa.Presentation.APL.RenderDocument";
    for (end, screen, directive, session) in [
        (None, false, None, SessionState::Ended),
        (None, true, None, SessionState::Ended),
        (None, true, Some(APL), SessionState::Open),
        (None, false, Some(APL), SessionState::Ended),
        (Some(false), false, None, SessionState::Listening),
        (Some(true), true, Some(APL), SessionState::Ended),
    ] {
        let builder = VirtualAlexa::new(screened(end, directive));
        let builder = if screen { builder.screen() } else { builder };
        let turn = builder.build().launch().await.unwrap();
        assert_eq!(turn.session(), session, "{end:?} {screen} {directive:?}");
    }
}

#[tokio::test]
async fn touches_carry_arguments_and_the_document() {
    let skill = screened(None, Some("Alexa.Presentation.APL.RenderDocument"));
    let mut alexa = VirtualAlexa::new(skill).screen().build();
    let touch = alexa.apl_user_event("button", &[]).await;
    assert!(matches!(touch, Err(TestingError::NoSession)));
    alexa.launch().await.unwrap();
    let turn = alexa
        .apl_user_event("button", &[json!("buy"), json!(2)])
        .await
        .unwrap();
    turn.assert_request_type("Alexa.Presentation.APL.UserEvent");
    let request = &turn.request()["request"];
    assert_eq!(request["arguments"], json!(["buy", 2]));
    assert_eq!(
        (&request["token"], &request["source"]["id"]),
        (&json!("doc"), &json!("button"))
    );
    let shown = &turn.request()["context"]["Alexa.Presentation.APL"];
    assert_eq!(shown["token"], "doc");
}

#[tokio::test]
async fn the_request_says_who_speaks_to_which_device() {
    let mut alexa = device()
        .skill_id("amzn1.ask.skill.mine")
        .user_id("amzn1.ask.account.me")
        .device_id("amzn1.ask.device.kitchen")
        .person("amzn1.ask.person.alice")
        .interfaces(SupportedInterfaces::default().with("Geolocation"))
        .api_endpoint("http://127.0.0.1:1")
        .locale(Locale::EN_GB)
        .build();
    alexa.set_context(
        "Geolocation",
        json!({ "heading": { "directionInDegrees": 1.0 } }),
    );
    let system =
        |turn: &alexa_skill_core::testing::Turn| turn.request()["context"]["System"].clone();
    let turn = alexa.launch().await.unwrap();
    let found = system(&turn);
    assert_eq!(
        found["application"]["applicationId"],
        "amzn1.ask.skill.mine"
    );
    assert_eq!(found["user"]["userId"], "amzn1.ask.account.me");
    assert_eq!(found["device"]["deviceId"], "amzn1.ask.device.kitchen");
    assert_eq!(
        found["device"]["supportedInterfaces"],
        json!({ "Geolocation": {} })
    );
    assert_eq!(found["person"]["personId"], "amzn1.ask.person.alice");
    assert_eq!(found["apiEndpoint"], "http://127.0.0.1:1");
    assert!(turn.request()["context"].get("AudioPlayer").is_none());
    assert_eq!(
        turn.request()["context"]["Geolocation"]["heading"]["directionInDegrees"],
        1.0
    );

    alexa
        .set_person(None)
        .set_user_id("amzn1.ask.account.you")
        .set_context("Geolocation", Value::Null);
    let turn = alexa.launch().await.unwrap();
    assert!(system(&turn).get("person").is_none());
    assert_eq!(system(&turn)["user"]["userId"], "amzn1.ask.account.you");
    assert!(turn.request()["context"].get("Geolocation").is_none());
}

#[tokio::test]
async fn skills_without_a_model_can_be_launched_and_sent_intents() {
    let mut alexa = VirtualAlexa::new(skill().build()).build();
    alexa.launch().await.unwrap();
    alexa
        .intent("AMAZON.HelpIntent", &[])
        .await
        .unwrap()
        .assert_speech_contains("HelpIntent 1");
    alexa
        .intent("FindIntent", &[("query", "tea")])
        .await
        .unwrap()
        .assert_slot("query", "tea");
    assert!(matches!(
        alexa.say("help").await,
        Err(TestingError::NoModel(_))
    ));
}
