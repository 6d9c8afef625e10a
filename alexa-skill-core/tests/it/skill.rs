//! Dispatch: who is asked, in which order, and who answers when something fails.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use alexa_skill_core::request::{Intent, IntentName, RequestEnvelope};
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{
    ErrorHandler, HandlerChain, HandlerInput, HandlerResult, InterceptorResult, NoHandlerError,
    RequestHandler, RequestInterceptor, ResponseInterceptor, Skill, SkillBuilder, SkillError,
    is_canfulfill_intent_name, is_intent_name, is_request_type, is_slot_value, not,
};
use alexa_skill_core::{BoxError, async_trait};
use serde_json::{Value, json};

fn envelope(json: &Value) -> RequestEnvelope {
    RequestEnvelope::from_slice(json.to_string().as_bytes()).unwrap()
}

fn launch() -> RequestEnvelope {
    envelope(&json!({ "request": { "type": "LaunchRequest" } }))
}

fn intent(name: &str) -> RequestEnvelope {
    envelope(&json!({ "request": { "type": "IntentRequest", "intent": { "name": name } } }))
}

async fn speech(skill: &Skill, envelope: RequestEnvelope) -> String {
    let answer = skill.invoke(envelope).await.unwrap();
    let json = serde_json::to_value(&answer).unwrap();
    json["response"]["outputSpeech"]["ssml"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn say(text: &str) -> Response {
    Response::builder().speak(text).build()
}

/// Notes its steps, so that their order can be seen.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<&'static str>>>);

impl Log {
    fn note(&self, step: &'static str) {
        self.0.lock().unwrap().push(step);
    }

    fn steps(&self) -> Vec<&'static str> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

struct Step {
    log: Log,
    name: &'static str,
    fails: bool,
    answers: bool,
}

impl Step {
    fn new(log: &Log, name: &'static str) -> Self {
        Self {
            log: log.clone(),
            name,
            fails: false,
            answers: false,
        }
    }

    fn run(&self) -> Result<(), BoxError> {
        self.log.note(self.name);
        if self.fails {
            Err(self.name.into())
        } else {
            Ok(())
        }
    }
}

#[async_trait]
impl RequestInterceptor for Step {
    async fn process(&self, _: &mut HandlerInput) -> InterceptorResult {
        self.run()?;
        Ok(if self.answers {
            ControlFlow::Break(say(self.name))
        } else {
            ControlFlow::Continue(())
        })
    }
}

#[async_trait]
impl ResponseInterceptor for Step {
    async fn process(&self, _: &mut HandlerInput, _: &mut Response) -> Result<(), BoxError> {
        self.run()
    }
}

#[async_trait]
impl RequestHandler for Step {
    fn can_handle(&self, _: &HandlerInput) -> bool {
        self.log.note("asked");
        true
    }

    async fn handle(&self, _: &mut HandlerInput) -> HandlerResult {
        self.run()?;
        Ok(say(self.name))
    }
}

#[async_trait]
impl ErrorHandler for Step {
    fn can_handle(&self, _: &HandlerInput, error: &BoxError) -> bool {
        self.name == "any" || error.to_string() == self.name
    }

    async fn handle(&self, _: &mut HandlerInput, _: BoxError) -> HandlerResult {
        self.log.note("recovered");
        if self.fails {
            Err("again".into())
        } else {
            Ok(say("sorry"))
        }
    }
}

fn chained(log: &Log, handler: Step) -> SkillBuilder {
    let chain = HandlerChain::new(handler)
        .request_interceptor(Step::new(log, "inner request"))
        .response_interceptor(Step::new(log, "inner response"));
    Skill::builder()
        .request_interceptor(Step::new(log, "first"))
        .request_interceptor(Step::new(log, "second"))
        .response_interceptor(Step::new(log, "response"))
        .handler_chain(chain)
        .handler(Step::new(log, "never reached"))
}

#[tokio::test]
async fn everything_runs_once_and_in_order() {
    let log = Log::default();
    let skill = chained(&log, Step::new(&log, "handle")).build();
    assert_eq!(speech(&skill, launch()).await, "<speak>handle</speak>");
    assert_eq!(
        log.steps(),
        [
            "first",
            "second",
            "asked",
            "inner request",
            "handle",
            "inner response",
            "response"
        ]
    );
}

#[tokio::test]
async fn an_interceptor_may_answer_and_then_no_handler_is_asked() {
    let log = Log::default();
    let answering = Step {
        answers: true,
        ..Step::new(&log, "gate")
    };
    let skill = chained(&log, Step::new(&log, "handle"))
        .request_interceptor(answering)
        .build();
    assert_eq!(speech(&skill, launch()).await, "<speak>gate</speak>");
    assert_eq!(log.steps(), ["first", "second", "gate", "response"]);
}

#[tokio::test]
async fn any_failure_goes_to_the_first_error_handler_that_takes_it_and_past_response_interceptors()
{
    let log = Log::default();
    let failing = |name| Step {
        fails: true,
        ..Step::new(&log, name)
    };
    let recovering = |builder: SkillBuilder| {
        builder
            .error_handler(Step::new(&log, "other"))
            .error_handler(Step::new(&log, "any"))
            .build()
    };
    for (skill, steps) in [
        (
            chained(&log, failing("handle")),
            vec!["first", "second", "asked", "inner request", "handle"],
        ),
        (
            chained(&log, Step::new(&log, "handle")).request_interceptor(failing("third")),
            vec!["first", "second", "third"],
        ),
        (
            Skill::builder()
                .response_interceptor(failing("response"))
                .handler(Step::new(&log, "handle")),
            vec!["asked", "handle", "response"],
        ),
    ] {
        assert_eq!(
            speech(&recovering(skill), launch()).await,
            "<speak>sorry</speak>"
        );
        let mut expected = steps;
        expected.push("recovered");
        assert_eq!(log.steps(), expected);
    }
}

#[tokio::test]
async fn what_no_error_handler_takes_is_returned_and_a_second_failure_ends_it() {
    let log = Log::default();
    let failing = |name| Step {
        fails: true,
        ..Step::new(&log, name)
    };
    let skill = Skill::builder()
        .handler(failing("handle"))
        .error_handler(Step::new(&log, "other"))
        .build();
    let error = skill.invoke(launch()).await.unwrap_err();
    assert!(
        matches!(&error, SkillError::Unhandled(source) if source.to_string() == "handle"),
        "{error}"
    );

    let skill = Skill::builder()
        .handler(failing("handle"))
        .error_handler(failing("any"))
        .error_handler(Step::new(&log, "any"))
        .build();
    let error = skill.invoke(launch()).await.unwrap_err();
    assert!(
        matches!(&error, SkillError::Unhandled(source) if source.to_string() == "again"),
        "{error}"
    );
}

async fn hello(_: &mut HandlerInput) -> HandlerResult {
    Ok(say("hello"))
}

async fn other(_: &mut HandlerInput) -> HandlerResult {
    Ok(say("other"))
}

async fn apologise(_: &mut HandlerInput, error: BoxError) -> HandlerResult {
    let known = error.downcast_ref::<NoHandlerError>().is_some();
    Ok(say(if known { "no handler" } else { "sorry" }))
}

#[tokio::test]
async fn no_handler_is_an_error_that_names_all_that_is_needed() {
    let skill = Skill::builder()
        .on_launch(hello)
        .on_intent("OrderIntent", other)
        .build();
    let error = skill.invoke(intent("PayIntent")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "no handler for IntentRequest PayIntent: the skill's handlers are LaunchRequest, OrderIntent"
    );
    assert!(matches!(error, SkillError::NoHandler(_)));
    let skill = Skill::builder().on_error(apologise).build();
    assert_eq!(speech(&skill, launch()).await, "<speak>no handler</speak>");
}

#[tokio::test]
async fn functions_handle_what_they_are_registered_for() {
    let skill = Skill::builder()
        .fallback(other)
        .on_launch(hello)
        .on_intent(IntentName::HELP, hello)
        .on_session_ended(hello)
        .on_request_type("AudioPlayer.PlaybackFailed", hello)
        .build();
    for (request, expected) in [
        (launch(), "hello"),
        (intent("AMAZON.HelpIntent"), "hello"),
        (intent("Help"), "other"),
        (
            envelope(&json!({ "request": { "type": "SessionEndedRequest" } })),
            "hello",
        ),
        (
            envelope(&json!({ "request": { "type": "AudioPlayer.PlaybackFailed" } })),
            "hello",
        ),
        (
            envelope(&json!({ "request": { "type": "AudioPlayer.PlaybackStarted" } })),
            "other",
        ),
        (
            envelope(
                &json!({ "request": { "type": "CanFulfillIntentRequest", "intent": { "name": "AMAZON.HelpIntent" } } }),
            ),
            "other",
        ),
    ] {
        assert_eq!(
            speech(&skill, request).await,
            format!("<speak>{expected}</speak>")
        );
    }
}

#[tokio::test]
async fn predicates_pick_their_requests() {
    async fn can(_: &mut HandlerInput) -> HandlerResult {
        Ok(say("can"))
    }
    async fn large(_: &mut HandlerInput) -> HandlerResult {
        Ok(say("large"))
    }
    async fn rest(_: &mut HandlerInput) -> HandlerResult {
        Ok(say("rest"))
    }
    async fn ordered(_: &mut HandlerInput) -> HandlerResult {
        Ok(say("order"))
    }
    let order = |kind: &str, size: &str| {
        envelope(
            &json!({ "request": { "type": kind, "intent": { "name": "Order",
            "slots": { "size": { "value": size } } } } }),
        )
    };
    let skill = Skill::builder()
        .on("can", is_canfulfill_intent_name("Order"), can)
        .on("large", is_slot_value("size", "large"), large)
        .on("order", is_intent_name("Order"), ordered)
        .on("rest", not(is_request_type("LaunchRequest")), rest)
        .build();
    assert_eq!(
        speech(&skill, order("CanFulfillIntentRequest", "large")).await,
        "<speak>can</speak>"
    );
    assert_eq!(
        speech(&skill, order("IntentRequest", "large")).await,
        "<speak>large</speak>"
    );
    assert_eq!(
        speech(&skill, order("IntentRequest", "small")).await,
        "<speak>order</speak>"
    );
    assert_eq!(speech(&skill, intent("Else")).await, "<speak>rest</speak>");
    assert!(skill.invoke(launch()).await.is_err());
}

#[tokio::test]
async fn another_skills_request_is_refused_before_anything_runs() {
    let log = Log::default();
    let skill = Skill::builder()
        .skill_id("mine")
        .skill_id("mine-beta")
        .handler(Step::new(&log, "handle"))
        .error_handler(Step::new(&log, "any"))
        .build();
    let for_skill = |id: &str| {
        envelope(
            &json!({ "context": { "System": { "application": { "applicationId": id } } },
            "request": { "type": "LaunchRequest" } }),
        )
    };
    assert_eq!(
        speech(&skill, for_skill("mine")).await,
        "<speak>handle</speak>"
    );
    assert_eq!(
        speech(&skill, for_skill("mine-beta")).await,
        "<speak>handle</speak>"
    );
    log.steps();
    for foreign in [for_skill("theirs"), launch()] {
        let error = skill.invoke(foreign).await.unwrap_err();
        assert!(matches!(error, SkillError::SkillId { .. }), "{error}");
    }
    assert!(log.steps().is_empty());
}

#[tokio::test]
async fn shared_state_comes_by_type() {
    struct Greeting(&'static str);

    async fn greet(input: &mut HandlerInput) -> HandlerResult {
        Ok(say(input.state::<Greeting>()?.0))
    }

    let skill = Skill::builder()
        .state(Greeting("hi"))
        .on_launch(greet)
        .build();
    assert_eq!(speech(&skill, launch()).await, "<speak>hi</speak>");
    let error = Skill::builder()
        .on_launch(greet)
        .build()
        .invoke(launch())
        .await
        .unwrap_err();
    assert!(error.to_string().contains("Greeting"), "{error}");
}

#[tokio::test]
async fn a_handler_sees_the_raw_message_and_the_time_left() {
    async fn look(input: &mut HandlerInput) -> HandlerResult {
        let left = input.remaining_time().unwrap();
        assert!(
            left > Duration::from_secs(4) && left <= Duration::from_secs(5),
            "{left:?}"
        );
        Ok(say(if input.raw_json().unwrap().contains("undeclared") {
            "seen"
        } else {
            "lost"
        }))
    }

    let skill = Skill::builder()
        .on_launch(look)
        .user_agent("my-skill/1")
        .build();
    let body = br#"{"request":{"type":"LaunchRequest","undeclared":1}}"#;
    let deadline = SystemTime::now() + Duration::from_secs(5);
    let answer = skill.invoke_json_until(body, Some(deadline)).await.unwrap();
    let answer: Value = serde_json::from_slice(&answer).unwrap();
    assert_eq!(answer["version"], "1.0");
    assert_eq!(
        answer["response"]["outputSpeech"]["ssml"],
        "<speak>seen</speak>"
    );
    let agent = answer["userAgent"].as_str().unwrap();
    assert!(
        agent.starts_with("alexa-skill-core/") && agent.ends_with(" my-skill/1"),
        "{agent}"
    );
    assert!(answer.get("sessionAttributes").is_none());
}

#[tokio::test]
async fn a_message_that_cannot_be_read_is_an_error_with_its_place() {
    let skill = Skill::builder().on_launch(hello).build();
    let error = skill
        .invoke_json(br#"{"request":{"type":"LaunchRequest","task":[]}}"#)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("request.task"), "{error}");
}

#[test]
fn an_intent_can_be_built_for_tests() {
    let request =
        alexa_skill_core::request::IntentRequest::default().intent(Intent::default().name("Order"));
    assert_eq!(RequestEnvelope::new(request), {
        let mut read = intent("Order");
        read.version = Some("1.0".into());
        read
    });
}
