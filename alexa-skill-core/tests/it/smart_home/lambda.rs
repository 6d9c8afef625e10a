//! One function for custom and Smart Home events.

use std::time::{Duration, SystemTime};

use alexa_skill_core::lambda::Function;
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use serde_json::{Value, json};

use super::support::{Home, SECRET, turn_on_of};

async fn launch(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder().speak_text("Lamps!").build())
}

async fn answer(function: &Function, event: &Value) -> Value {
    let deadline = SystemTime::now() + Duration::from_secs(7);
    let answer = function
        .answer(event.to_string().as_bytes(), deadline)
        .await;
    let answer = String::from_utf8(answer).unwrap();
    assert!(!answer.contains(SECRET), "{answer}");
    serde_json::from_str(&answer).unwrap()
}

#[tokio::test]
async fn custom_and_smart_home_events_share_a_function() {
    let function = Function::builder()
        .skill(Skill::builder().on_launch(launch).build())
        .handler(Home::new().builder().build())
        .build();
    let custom = answer(&function, &json!({"request": {"type": "LaunchRequest"}})).await;
    let speech = &custom["response"]["outputSpeech"]["ssml"];
    assert_eq!(speech, "<speak>Lamps!</speak>");
    let home = answer(&function, &turn_on_of("lamp-of-alice", "alice")).await;
    assert_eq!(home["event"]["header"]["name"], "Response", "{home}");
    let expired = answer(&function, &turn_on_of("lamp-of-alice", "expired")).await;
    let kind = &expired["event"]["payload"]["type"];
    assert_eq!(kind, "EXPIRED_AUTHORIZATION_CREDENTIAL", "{expired}");
}

#[tokio::test]
async fn a_smart_home_skill_alone_answers_whatever_comes() {
    let function = Function::from(Home::new().builder().build());
    for event in [json!({"directive": 7}), json!({}), json!([]), json!(null)] {
        let answer = answer(&function, &event).await;
        assert_eq!(
            answer["event"]["header"]["name"], "ErrorResponse",
            "{event}"
        );
    }
}
