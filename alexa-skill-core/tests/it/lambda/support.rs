//! A skill that misbehaves on demand, and the events for it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use alexa_skill_core::BoxError;
use alexa_skill_core::async_trait;
use alexa_skill_core::lambda::{Event, EventHandler, EventKind, Failure, Function};
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill, SkillBuilder};
use serde_json::{Value, json};

pub(super) const SKILL: &str = "amzn1.ask.skill.tea";
pub(super) const OTHER: &str = "amzn1.ask.skill.coffee";
pub(super) const APOLOGY: &str = "Sorry, something went wrong. Please try again later.";

async fn launch(input: &mut HandlerInput) -> HandlerResult {
    let left = input.remaining_time().ok_or("no deadline")?;
    Ok(Response::builder()
        .speak_text(format!("left {} ms", left.as_millis()))
        .build())
}

async fn fail(_: &mut HandlerInput) -> HandlerResult {
    Err("the kettle is broken".into())
}

async fn crash(input: &mut HandlerInput) -> HandlerResult {
    panic!("no kettle for {}", input.locale())
}

/// Set where the task of a handler that never answers was cancelled.
pub(super) static CANCELLED: AtomicBool = AtomicBool::new(false);

async fn never(_: &mut HandlerInput) -> HandlerResult {
    struct Cancelled;
    impl Drop for Cancelled {
        fn drop(&mut self) {
            CANCELLED.store(true, Ordering::SeqCst);
        }
    }
    let _cancelled = Cancelled;
    std::future::pending().await
}

async fn block(_: &mut HandlerInput) -> HandlerResult {
    std::thread::sleep(Duration::from_secs(3));
    Ok(Response::default())
}

pub(super) fn misbehaving() -> SkillBuilder {
    Skill::builder()
        .on_launch(launch)
        .on_intent("FailIntent", fail)
        .on_intent("CrashIntent", crash)
        .on_intent("NeverIntent", never)
        .on_intent("BlockIntent", block)
        .on_session_ended(fail)
        .on_request_type("CanFulfillIntentRequest", fail)
}

/// A Smart Home skill, as far as a host can see.
pub(super) struct Lamp;

#[async_trait]
impl EventHandler for Lamp {
    fn takes(&self, event: &Event) -> bool {
        event.kind() == EventKind::Directive
    }

    async fn answer(&self, event: &Event, deadline: SystemTime) -> Result<Vec<u8>, BoxError> {
        let event: Value = serde_json::from_slice(event.as_bytes())?;
        match event["directive"]["header"]["name"].as_str() {
            Some("TurnOn") => {
                let in_time = deadline > SystemTime::now();
                Ok(json!({ "event": { "on": in_time } })
                    .to_string()
                    .into_bytes())
            }
            Some("TurnOff") => Ok(b"no JSON".to_vec()),
            _ => std::future::pending().await,
        }
    }

    fn answer_failure(&self, _: &Event, failure: &Failure) -> Vec<u8> {
        let reason = failure.reason().to_string();
        json!({ "event": { "failure": reason } })
            .to_string()
            .into_bytes()
    }
}

/// Everything at once.
pub(super) fn function() -> Function {
    Function::builder()
        .skill(misbehaving().skill_id(SKILL).build())
        .skill(Skill::builder().skill_id(OTHER).on_launch(coffee).build())
        .handler(Lamp)
        .build()
}

async fn coffee(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder().speak_text("Coffee!").build())
}

pub(super) fn request(skill: &str, request: &Value) -> Value {
    json!({
        "version": "1.0",
        "context": { "System": { "application": { "applicationId": skill } } },
        "request": request,
    })
}

pub(super) fn launch_of(skill: &str) -> Value {
    request(
        skill,
        &json!({ "type": "LaunchRequest", "locale": "en-US" }),
    )
}

pub(super) fn intent(name: &str) -> Value {
    let intent = json!({ "type": "IntentRequest", "locale": "en-US", "intent": { "name": name } });
    request(SKILL, &intent)
}

pub(super) fn directive(name: &str) -> Value {
    json!({ "directive": {
        "header": {
            "namespace": "Alexa.PowerController", "name": name, "payloadVersion": "3",
            "messageId": "message-1", "correlationToken": "correlation-1",
        },
        "endpoint": { "endpointId": "lamp-1", "scope": { "type": "BearerToken", "token": "eyJ-secret" } },
        "payload": {},
    } })
}

pub(super) fn speech(answer: &Value) -> Option<&str> {
    answer["response"]["outputSpeech"]["ssml"].as_str()
}

/// Checks that the session ends with these words.
#[track_caller]
pub(super) fn assert_apologises(answer: &Value, words: &str) {
    assert_eq!(
        speech(answer),
        Some(&*format!("<speak>{words}</speak>")),
        "{answer}"
    );
    assert_eq!(answer["response"]["shouldEndSession"], true, "{answer}");
}

/// The answer to requests that are for nobody here.
pub(super) fn silent_end() -> Value {
    json!({ "version": "1.0", "response": { "shouldEndSession": true } })
}
