//! Handlers, interceptors and error handlers, once it is known whose directive it is.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use alexa_skill_core::smart_home::directive::brightness::SetBrightness;
use alexa_skill_core::smart_home::directive::power::{TurnOff, TurnOn};
use alexa_skill_core::smart_home::directive::{Directive, DirectiveEnvelope, Discover};
use alexa_skill_core::smart_home::skill::{
    DirectiveErrorHandler, DirectiveHandler, DirectiveInput, DirectiveInterceptorResult,
    EventInterceptor, EventResult, SmartHomeSkill,
};
use alexa_skill_core::smart_home::{
    DiscoverResponse, Endpoint, EndpointId, ErrorResponse, ErrorType, EventEnvelope, Percent,
    Property, Scope,
};
use alexa_skill_core::{BoxError, async_trait};
use serde_json::{Value, json};

use super::support::{
    ByToken, Home, Lamp, Log, SECRET, answer, directive, discover, endpoint, error_type, token,
    turn_on_of,
};

const LAMP: &str = "lamp-of-alice";

fn brightness(percent: u8) -> Value {
    let mut message = directive("Alexa.BrightnessController", "SetBrightness", LAMP, "alice");
    message["directive"]["payload"]["brightness"] = percent.into();
    message
}

/// What handlers share in these tests.
#[derive(Debug, Default)]
struct Calls(AtomicUsize);

async fn set_brightness(input: &mut DirectiveInput, set: SetBrightness) -> EventResult {
    input
        .state::<Arc<Calls>>()?
        .0
        .fetch_add(1, Ordering::SeqCst);
    match set.brightness.get() {
        0 => Err("the lamp's fuse: s3cr3t".into()),
        1..=9 => Err(ErrorResponse::value_out_of_range("too dark", 10, 100).into()),
        _ => Ok(EventEnvelope::response().property(Property::brightness(set.brightness))),
    }
}

#[tokio::test]
async fn a_handlers_own_error_is_the_answer_with_all_it_says() {
    let skill = Home::new()
        .builder()
        .on(set_brightness)
        .state(Arc::new(Calls::default()))
        .build();
    let refused = answer(&skill, &brightness(5)).await;
    assert_eq!(
        refused["event"]["payload"],
        json!({
            "type": "VALUE_OUT_OF_RANGE", "message": "too dark",
            "validRange": { "minimumValue": 10, "maximumValue": 100 },
        })
    );
    assert_eq!(refused["event"]["endpoint"]["endpointId"], LAMP);

    // What else goes wrong is for the log: `answer` looks for the secret.
    let failed = answer(&skill, &brightness(0)).await;
    assert_eq!(error_type(&failed), "INTERNAL_ERROR");
}

#[tokio::test]
async fn what_a_handler_misses_is_an_internal_error() {
    async fn wrong_device(input: &mut DirectiveInput, _: TurnOn) -> EventResult {
        input.device::<String>()?;
        Ok(EventEnvelope::response())
    }
    let home = Home::new();
    let skill = home.builder().on(set_brightness).build();
    assert_eq!(
        error_type(&answer(&skill, &brightness(50)).await),
        "INTERNAL_ERROR"
    );
    let skill = SmartHomeSkill::builder(ByToken::default(), home.store)
        .on(wrong_device)
        .build();
    assert_eq!(
        error_type(&answer(&skill, &turn_on_of(LAMP, "alice")).await),
        "INTERNAL_ERROR"
    );
}

/// Takes every directive of one interface.
struct Locks;

#[async_trait]
impl DirectiveHandler for Locks {
    fn can_handle(&self, input: &DirectiveInput) -> bool {
        input.directive().namespace() == "Alexa.LockController"
    }

    async fn handle(&self, input: &mut DirectiveInput) -> EventResult {
        let name = input.directive().name().to_owned();
        let error = ErrorResponse::new(ErrorType::NotInOperation, name);
        Err(error.into())
    }
}

#[tokio::test]
async fn the_first_handler_that_can_is_taken() {
    async fn keypad(input: &mut DirectiveInput) -> EventResult {
        assert_eq!(
            input.directive().header.instance.as_deref(),
            Some("Remote.1")
        );
        assert_eq!(input.endpoint_id()?, &LAMP);
        Ok(EventEnvelope::response())
    }
    async fn never(_: &mut DirectiveInput) -> EventResult {
        Err("another handler was first".into())
    }
    let skill = Home::new()
        .builder()
        .handler(Locks)
        .on_named("Alexa.KeypadController", "SendKeystroke", keypad)
        .on_named("Alexa.KeypadController", "SendKeystroke", never)
        .on_named("Alexa.LockController", "Lock", never)
        .build();
    for name in ["Lock", "Unlock", "Twist"] {
        let locked = answer(
            &skill,
            &directive("Alexa.LockController", name, LAMP, "alice"),
        )
        .await;
        assert_eq!(locked["event"]["payload"]["message"], name);
    }
    let mut message = directive("Alexa.KeypadController", "SendKeystroke", LAMP, "alice");
    message["directive"]["header"]["instance"] = "Remote.1".into();
    let pressed = answer(&skill, &message).await;
    assert_eq!(pressed["event"]["header"]["name"], "Response");
    assert!(format!("{skill:?}").contains("SendKeystroke"));
}

/// Notes that it saw the answer.
struct Seen(Arc<Calls>);

#[async_trait]
impl EventInterceptor for Seen {
    async fn process(
        &self,
        _: &mut DirectiveInput,
        answer: &mut EventEnvelope,
    ) -> Result<(), BoxError> {
        self.0.0.fetch_add(1, Ordering::SeqCst);
        *answer = answer.clone().property(Property::brightness(Percent::MIN));
        Ok(())
    }
}

#[tokio::test]
async fn interceptors_stand_around_the_handlers() {
    async fn closed(input: &mut DirectiveInput) -> DirectiveInterceptorResult {
        assert!(input.device::<Lamp>().is_ok(), "the device is known");
        Ok(match &*input.identity().subject {
            "alice" => ControlFlow::Continue(()),
            "bob" => ControlFlow::Break(EventEnvelope::response()),
            _ => return Err("nobody else lives here".into()),
        })
    }
    let (home, seen) = (Home::new(), Arc::new(Calls::default()));
    home.store
        .insert("carol", endpoint("lamp-of-carol"), Lamp::default())
        .unwrap();
    let skill = home
        .builder()
        .before(closed)
        .event_interceptor(Seen(seen.clone()))
        .build();
    let of_alice = answer(&skill, &turn_on_of(LAMP, "alice")).await;
    assert_eq!(
        of_alice["context"]["properties"].as_array().unwrap().len(),
        2
    );
    let of_bob = answer(&skill, &turn_on_of("lamp-of-bob", "bob")).await;
    assert_eq!(of_bob["context"]["properties"][0]["value"], 0);
    let of_carol = answer(&skill, &turn_on_of("lamp-of-carol", "carol")).await;
    assert_eq!(error_type(&of_carol), "INTERNAL_ERROR");
    assert_eq!((home.alice.calls(), home.bob.calls()), (1, 0));
    assert_eq!(seen.0.load(Ordering::SeqCst), 2);
}

/// Answers what is about fuses.
struct Fuses;

#[async_trait]
impl DirectiveErrorHandler for Fuses {
    fn can_handle(&self, _: &DirectiveInput, error: &BoxError) -> bool {
        error.to_string().contains("fuse")
    }

    async fn handle(&self, _: &mut DirectiveInput, _: BoxError) -> EventResult {
        Err(ErrorResponse::new(ErrorType::HardwareMalfunction, "a fuse").into())
    }
}

#[tokio::test]
async fn error_handlers_answer_for_handlers_and_never_for_refusals() {
    async fn all(input: &mut DirectiveInput, error: BoxError) -> EventResult {
        assert_eq!(input.identity().subject, "alice");
        assert!(error.is::<ErrorResponse>(), "{error}");
        Ok(EventEnvelope::response())
    }
    let calls = Arc::new(Calls::default());
    let builder = Home::new().builder().on(set_brightness).state(calls);
    let skill = builder.error_handler(Fuses).on_error(all).build();
    let fuse = answer(&skill, &brightness(0)).await;
    assert_eq!(error_type(&fuse), "HARDWARE_MALFUNCTION");
    let dark = answer(&skill, &brightness(5)).await;
    assert_eq!(dark["event"]["header"]["name"], "Response");
    for (message, expected) in [
        (turn_on_of(LAMP, "bob"), "NO_SUCH_ENDPOINT"),
        (
            turn_on_of(LAMP, "expired"),
            "EXPIRED_AUTHORIZATION_CREDENTIAL",
        ),
    ] {
        assert_eq!(error_type(&answer(&skill, &message).await), expected);
    }
    let unknown = directive("Alexa.LockController", "Lock", LAMP, "alice");
    assert_eq!(
        error_type(&answer(&skill, &unknown).await),
        "INVALID_DIRECTIVE"
    );
}

#[tokio::test]
async fn a_handler_may_defer() {
    async fn later(_: &mut DirectiveInput, _: TurnOn) -> EventResult {
        Ok(EventEnvelope::deferred_response(Some(Duration::from_secs(
            20,
        ))))
    }
    let home = Home::new();
    let skill = SmartHomeSkill::builder(ByToken::default(), home.store)
        .on(later)
        .build();
    let deferred = answer(&skill, &turn_on_of(LAMP, "alice")).await;
    let event = &deferred["event"];
    assert_eq!(event["header"]["name"], "DeferredResponse");
    assert_eq!(
        event["header"]["correlationToken"],
        "dFMb0z+PgpgdDmluhJ1L/ddFvSqZ="
    );
    assert_eq!(event["payload"]["estimatedDeferralInSeconds"], 20);
    assert_eq!(event.get("endpoint"), None);
}

#[tokio::test]
async fn an_answer_that_alexa_would_refuse_is_told_to_the_developer() {
    async fn twice(_: &mut DirectiveInput, _: TurnOn) -> EventResult {
        let off = Property::brightness(Percent::MIN);
        Ok(EventEnvelope::response().properties([off.clone(), off]))
    }
    let (log, home) = (Log::keep(), Home::new());
    let skill = SmartHomeSkill::builder(ByToken::default(), home.store)
        .on(twice)
        .build();
    skill
        .invoke_json(turn_on_of(LAMP, "alice").to_string().as_bytes())
        .await;
    assert!(
        log.text().contains("context.properties[1]"),
        "{}",
        log.text()
    );
}

#[tokio::test]
async fn an_answer_never_has_the_token_even_if_a_handler_puts_it_there() {
    async fn careless(input: &mut DirectiveInput, _: TurnOn) -> EventResult {
        let mut answer = EventEnvelope::response();
        answer
            .event
            .endpoint
            .clone_from(&input.directive().endpoint);
        Ok(answer)
    }
    let home = Home::new();
    let skill = SmartHomeSkill::builder(ByToken::default(), home.store)
        .on(careless)
        .build();
    let answer = answer(&skill, &turn_on_of(LAMP, "alice")).await;
    assert_eq!(answer["event"]["endpoint"].get("scope"), None);
}

#[tokio::test]
async fn a_handler_for_discovery_comes_before_the_store() {
    async fn mine(input: &mut DirectiveInput, _: Discover) -> EventResult {
        assert!(input.endpoint_id().is_err());
        let all = DiscoverResponse::new([endpoint("mine")])?;
        Ok(EventEnvelope::discover_response(all))
    }
    let skill = Home::new().builder().on(mine).build();
    let mut message = discover("alice");
    // Not checked by anybody, so not shown to anybody.
    message["directive"]["endpoint"] = json!({ "endpointId": "lamp-of-bob" });
    let found = answer(&skill, &message).await;
    assert_eq!(
        found["event"]["payload"]["endpoints"][0]["endpointId"],
        "mine"
    );
    assert_eq!(found["event"].get("endpoint"), None);
}

#[tokio::test]
async fn messages_as_types_are_answered_as_types() {
    let lamp = Endpoint::new(EndpointId::new(LAMP).unwrap()).scope(Scope::bearer(token("alice")));
    let message = DirectiveEnvelope::new(Directive::new(TurnOn::default()).endpoint(lamp));
    let home = Home::new();
    let answer = home.builder().build().invoke(message).await;
    assert_eq!(answer.event.header.name.as_deref(), Some("Response"));
    assert_eq!(home.alice.calls(), 1);
}

#[tokio::test]
async fn a_host_that_lost_the_answer_has_one_to_give() {
    let skill = Home::new().builder().build();
    let body = turn_on_of(LAMP, "alice").to_string();
    let answer: Value = serde_json::from_slice(&skill.failure_json(body.as_bytes())).unwrap();
    assert_eq!(error_type(&answer), "INTERNAL_ERROR");
    assert_eq!(answer["event"]["endpoint"], json!({ "endpointId": LAMP }));
    assert_eq!(
        answer["event"]["header"]["correlationToken"],
        "dFMb0z+PgpgdDmluhJ1L/ddFvSqZ="
    );
}

#[tokio::test]
async fn an_input_prints_no_secret() {
    async fn print(input: &mut DirectiveInput, _: TurnOff) -> EventResult {
        let debug = format!("{input:?}");
        assert!(
            debug.contains("TurnOff") && !debug.contains(SECRET),
            "{debug}"
        );
        let percent = Percent::new(7)?;
        Ok(EventEnvelope::response().property(Property::brightness(percent)))
    }
    let home = Home::new();
    let skill = SmartHomeSkill::builder(ByToken::default(), home.store)
        .on(print)
        .build();
    let off = answer(
        &skill,
        &directive("Alexa.PowerController", "TurnOff", LAMP, "alice"),
    )
    .await;
    assert_eq!(off["context"]["properties"][0]["value"], 7);
}

#[test]
fn skills_and_inputs_cross_threads() {
    static_assertions::assert_impl_all!(SmartHomeSkill: Send, Sync, Clone);
    static_assertions::assert_impl_all!(DirectiveInput: Send, Sync);
}
