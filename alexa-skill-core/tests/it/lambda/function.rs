use std::sync::atomic::Ordering;
use std::time::{Duration, Instant, SystemTime};

use alexa_skill_core::async_trait;
use alexa_skill_core::lambda::{Event, EventHandler, Failure, FailureReason, Function};
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::smart_home::MessageId;
use alexa_skill_core::transport::{Transport, TransportError};
use alexa_skill_core::{BoxError, Locale};
use bytes::Bytes;
use serde_json::{Value, json};
use static_assertions::assert_impl_all;

use super::support::*;

assert_impl_all!(Function: Clone, Send, Sync, std::fmt::Debug);
assert_impl_all!(Event: Clone, Send, Sync, std::fmt::Debug);
assert_impl_all!(Failure: Send, Sync, std::fmt::Debug);

async fn ask(function: &Function, event: &Value, within: Duration) -> Value {
    let deadline = SystemTime::now() + within;
    let answer = function
        .answer(event.to_string().as_bytes(), deadline)
        .await;
    serde_json::from_slice(&answer).unwrap()
}

const LAMBDA: Duration = Duration::from_secs(7);

fn milliseconds_left(answer: &Value) -> u64 {
    let said = speech(answer).unwrap();
    said.trim_matches(|c: char| !c.is_ascii_digit())
        .parse()
        .unwrap()
}

#[tokio::test]
async fn handlers_see_the_deadline_less_a_margin() {
    let function = Function::from(misbehaving().build());
    let left = |within| {
        let function = function.clone();
        async move { milliseconds_left(&ask(&function, &launch_of(SKILL), within).await) }
    };
    assert!((5500..=6500).contains(&left(LAMBDA).await));
    // A function may be given more time than Alexa waits.
    assert!((6500..=7500).contains(&left(Duration::from_secs(900)).await));
    // Of little time, half.
    assert!((1..=400).contains(&left(Duration::from_millis(800)).await));
    // An emulator's deadline may lie in the past.
    assert!((6500..=7500).contains(&left(Duration::ZERO).await));
    let launch = launch_of(SKILL).to_string();
    let past = function.answer(launch.as_bytes(), SystemTime::UNIX_EPOCH);
    let past: Value = serde_json::from_slice(&past.await).unwrap();
    assert!((6500..=7500).contains(&milliseconds_left(&past)));

    let patient = Function::builder()
        .skill(misbehaving().build())
        .margin(Duration::ZERO)
        .build();
    let left = milliseconds_left(&ask(&patient, &launch_of(SKILL), LAMBDA).await);
    assert!((6600..=7000).contains(&left), "{left}");
}

#[tokio::test]
async fn a_failed_handler_is_apologised_for_in_the_users_language() {
    let function = Function::from(misbehaving().build());
    let mut event = intent("FailIntent");
    assert_apologises(&ask(&function, &event, LAMBDA).await, APOLOGY);
    event["request"]["locale"] = "de-DE".into();
    let german = ask(&function, &event, LAMBDA).await;
    assert!(
        speech(&german).unwrap().contains("Tut mir leid"),
        "{german}"
    );

    let own = Function::builder()
        .skill(misbehaving().build())
        .apology(|locale| format!("{locale} & sorry"))
        .build();
    assert_apologises(&ask(&own, &event, LAMBDA).await, "de-DE &amp; sorry");
}

#[tokio::test]
async fn a_handler_that_panics_is_apologised_for_and_the_next_request_answered() {
    let function = Function::from(misbehaving().build());
    assert_apologises(
        &ask(&function, &intent("CrashIntent"), LAMBDA).await,
        APOLOGY,
    );
    assert!(speech(&ask(&function, &launch_of(SKILL), LAMBDA).await).is_some());
}

#[tokio::test]
async fn a_handler_that_never_answers_is_cancelled_at_the_deadline() {
    let function = Function::from(misbehaving().build());
    let started = Instant::now();
    let answer = ask(
        &function,
        &intent("NeverIntent"),
        Duration::from_millis(900),
    )
    .await;
    let took = started.elapsed();
    assert_apologises(&answer, APOLOGY);
    assert!(took < Duration::from_millis(900), "{took:?}");
    let cancelled = async {
        while !CANCELLED.load(Ordering::SeqCst) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), cancelled)
        .await
        .unwrap();
}

/// What it did before it waited counts, on one thread too.
#[tokio::test]
async fn a_handler_that_works_and_then_never_answers_is_answered_for_in_time() {
    async fn works(_: &mut HandlerInput) -> HandlerResult {
        std::thread::sleep(Duration::from_millis(1200));
        std::future::pending().await
    }

    let function = Function::from(Skill::builder().on_launch(works).build());
    let started = Instant::now();
    let answer = ask(&function, &launch_of(SKILL), Duration::from_secs(2)).await;
    let took = started.elapsed();
    assert_apologises(&answer, APOLOGY);
    assert!(took < Duration::from_secs(2), "{took:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_handler_that_blocks_its_thread_is_answered_for_in_time() {
    let function = Function::from(misbehaving().build());
    let started = Instant::now();
    let answer = ask(&function, &intent("BlockIntent"), Duration::from_secs(2)).await;
    let took = started.elapsed();
    assert_apologises(&answer, APOLOGY);
    assert!(took < Duration::from_secs(2), "{took:?}");
    assert!(speech(&ask(&function, &launch_of(SKILL), LAMBDA).await).is_some());
}

#[test]
fn without_a_tokio_runtime_there_is_an_answer_too() {
    let function = Function::from(misbehaving().build());
    for name in ["FailIntent", "CrashIntent"] {
        let event = intent(name).to_string();
        let mut answer = Box::pin(function.answer(event.as_bytes(), SystemTime::now() + LAMBDA));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let std::task::Poll::Ready(answer) = answer.as_mut().poll(&mut context) else {
            panic!("nothing to wait for");
        };
        assert_apologises(&serde_json::from_slice(&answer).unwrap(), APOLOGY);
    }
}

#[tokio::test]
async fn what_nobody_hears_is_answered_without_words() {
    let function = Function::from(misbehaving().build());
    let ended = request(
        SKILL,
        &json!({ "type": "SessionEndedRequest", "reason": "USER_INITIATED" }),
    );
    let empty = json!({ "version": "1.0", "response": {} });
    assert_eq!(ask(&function, &ended, LAMBDA).await, empty);
    let played = request(SKILL, &json!({ "type": "AudioPlayer.PlaybackStarted" }));
    assert_eq!(ask(&function, &played, LAMBDA).await, empty);
    let asked = request(SKILL, &json!({ "type": "CanFulfillIntentRequest" }));
    let no =
        json!({ "version": "1.0", "response": { "canFulfillIntent": { "canFulfill": "NO" } } });
    assert_eq!(ask(&function, &asked, LAMBDA).await, no);
}

#[tokio::test]
async fn a_request_that_cannot_be_read_is_apologised_for_where_the_user_spoke() {
    let function = Function::from(misbehaving().build());
    let mut spoken = launch_of(SKILL);
    spoken["session"] = json!("none");
    assert_apologises(&ask(&function, &spoken, LAMBDA).await, APOLOGY);
    let mut unspoken = request(SKILL, &json!({ "type": "AudioPlayer.PlaybackStarted" }));
    unspoken["context"]["System"]["device"] = json!(7);
    assert_eq!(
        ask(&function, &unspoken, LAMBDA).await,
        json!({ "version": "1.0", "response": {} })
    );
    let without_type = json!({ "request": {} });
    assert_eq!(
        ask(&function, &without_type, LAMBDA).await["version"],
        "1.0"
    );
}

#[tokio::test]
async fn a_request_for_another_skill_gets_not_a_word() {
    let alone = Function::from(misbehaving().skill_id(SKILL).build());
    for function in [alone, function()] {
        let mut event = launch_of("amzn1.ask.skill.stranger");
        assert_eq!(ask(&function, &event, LAMBDA).await, silent_end());
        event["session"] = json!("which cannot be read");
        assert_eq!(ask(&function, &event, LAMBDA).await, silent_end());
    }
    let mut own = launch_of(SKILL);
    own["session"] = json!("which cannot be read");
    assert_apologises(&ask(&function(), &own, LAMBDA).await, APOLOGY);
}

/// Panics where it is asked for more than an answer.
struct Fragile {
    takes: bool,
}

/// Cannot even be told.
#[derive(Debug)]
struct Unspeakable;

impl std::fmt::Display for Unspeakable {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        panic!("no words")
    }
}

impl std::error::Error for Unspeakable {}

#[async_trait]
impl EventHandler for Fragile {
    fn takes(&self, _: &Event) -> bool {
        assert!(self.takes, "it does not know");
        true
    }

    async fn answer(&self, event: &Event, _: SystemTime) -> Result<Vec<u8>, BoxError> {
        match event.request_type().as_deref() {
            Some("LaunchRequest") => Err(Unspeakable.into()),
            _ => Err("no".into()),
        }
    }

    fn answer_failure(&self, _: &Event, failure: &Failure) -> Vec<u8> {
        let reason = failure.reason().to_string();
        panic!("no excuse for {reason}")
    }
}

#[tokio::test]
async fn whatever_panics_there_is_an_answer() {
    let directive = directive("TurnOn");
    for takes in [true, false] {
        let function = Function::builder().handler(Fragile { takes });
        let function = function.skill(Skill::builder().build()).build();
        for event in [launch_of(SKILL), intent("FailIntent")] {
            assert_eq!(ask(&function, &event, LAMBDA).await, silent_end());
        }
        let refused = ask(&function, &directive, LAMBDA).await;
        assert_eq!(refused["event"]["header"]["name"], "ErrorResponse");
    }
    let speechless = Function::builder()
        .skill(misbehaving().build())
        .apology(|locale| panic!("no word in {locale}"))
        .build();
    let answer = ask(&speechless, &intent("FailIntent"), LAMBDA).await;
    assert_eq!(answer, silent_end());
}

#[tokio::test]
async fn skills_are_picked_by_id_and_smart_home_by_directive() {
    let function = function();
    let tea = ask(&function, &launch_of(SKILL), LAMBDA).await;
    assert!(speech(&tea).unwrap().starts_with("<speak>left"));
    let coffee = ask(&function, &launch_of(OTHER), LAMBDA).await;
    assert_eq!(speech(&coffee), Some("<speak>Coffee!</speak>"));
    let lamp = ask(&function, &directive("TurnOn"), LAMBDA).await;
    assert_eq!(lamp, json!({ "event": { "on": true } }));
}

#[tokio::test]
async fn each_kind_of_handler_answers_its_own_failures() {
    let function = function();
    let late = ask(&function, &directive("Dim"), Duration::from_millis(500)).await;
    assert_eq!(
        late["event"]["failure"],
        "the handler had no answer by the deadline"
    );
    let broken = ask(&function, &directive("TurnOff"), LAMBDA).await;
    assert!(
        broken["event"]["failure"]
            .as_str()
            .unwrap()
            .contains("expected"),
        "{broken}"
    );
}

#[tokio::test]
async fn a_directive_without_a_smart_home_skill_is_refused_as_one() {
    let refusal = json!({ "event": {
        "header": {
            "namespace": "Alexa", "name": "ErrorResponse", "payloadVersion": "3",
            "correlationToken": "correlation-1",
        },
        "endpoint": { "endpointId": "lamp-1" },
        "payload": {
            "type": "INVALID_DIRECTIVE",
            "message": "The skill does not support this directive.",
        },
    } });
    let one = Function::from(misbehaving().build());
    let two = Function::builder()
        .skill(misbehaving().build())
        .skill(misbehaving().build())
        .build();
    for function in [one, two, Function::builder().build()] {
        let mut answer = ask(&function, &directive("TurnOn"), LAMBDA).await;
        let header = answer["event"]["header"].as_object_mut().unwrap();
        let id = header.remove("messageId").unwrap();
        assert_ne!(id, "message-1", "the answer is a message of its own");
        MessageId::new(id.as_str().unwrap()).unwrap();
        assert_eq!(answer, refusal);
    }
}

#[tokio::test]
async fn what_alexa_never_sent_gets_a_silent_end() {
    let function = Function::from(misbehaving().build());
    let deadline = SystemTime::now() + LAMBDA;
    let deep = "[".repeat(100_000);
    let events: [&[u8]; 10] = [
        b"",
        b"{",
        b"nonsense",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"7",
        b"{}",
        br#"{"source":"aws.events"}"#,
        deep.as_bytes(),
    ];
    for event in events {
        let answer = function.answer(event, deadline).await;
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        assert_eq!(answer, silent_end(), "{:?}", &event[..event.len().min(20)]);
    }
}

#[test]
fn a_skill_says_which_events_it_takes() {
    let event = |value: Value| Event::from_slice(value.to_string().as_bytes()).unwrap();
    let tea = Skill::builder().skill_id(SKILL).build();
    assert!(tea.takes(&event(launch_of(SKILL))));
    assert!(!tea.takes(&event(launch_of(OTHER))));
    assert!(!tea.takes(&event(directive("TurnOn"))));
    let any = Skill::builder().build();
    assert!(any.takes(&event(launch_of(OTHER))) && !any.takes(&event(directive("TurnOn"))));
    assert!(!any.takes(&event(json!({ "source": "aws.events" }))));
    let failure = Failure::new(FailureReason::Overdue);
    assert_eq!(failure.apology(&Locale::EN_GB), APOLOGY);
}

/// A service that never answers.
#[derive(Debug)]
struct Silent;

#[async_trait]
impl Transport for Silent {
    async fn send(&self, _: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        std::future::pending().await
    }
}

#[tokio::test]
async fn a_handlers_own_calls_end_before_the_deadline() {
    async fn call(input: &mut HandlerInput) -> HandlerResult {
        let request = http::Request::get("https://api.example.com/offers").body(Bytes::new())?;
        let transport = input.transport().ok_or("no transport")?;
        let error = transport.send(request).await.unwrap_err();
        let TransportError::Timeout { host, after } = error else {
            return Err(error.into());
        };
        assert!(after < Duration::from_secs(2), "{after:?}");
        assert!(input.remaining_time() > Some(Duration::ZERO));
        Ok(Response::builder().speak_text(host).build())
    }
    let skill = Skill::builder().transport(Silent).on_launch(call).build();
    let function = Function::from(skill);
    let answer = ask(&function, &launch_of(SKILL), Duration::from_millis(1500)).await;
    assert_eq!(speech(&answer), Some("<speak>api.example.com</speak>"));
    // With no time left there is no call.
    let skill = Skill::builder().transport(Silent).on_launch(call).build();
    let body = launch_of(SKILL).to_string();
    let deadline = SystemTime::now() + Duration::from_millis(200);
    let answer = skill
        .invoke_json_until(body.as_bytes(), Some(deadline))
        .await
        .unwrap();
    assert!(
        String::from_utf8(answer)
            .unwrap()
            .contains("api.example.com")
    );
}
