//! Stores that fail, and answers that are not sent as they are.

use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::smart_home::directive::power::TurnOff;
use alexa_skill_core::smart_home::skill::{
    DeviceStore, DirectiveHandler, DirectiveInput, EventResult, Owner, SmartHomeSkill,
};
use alexa_skill_core::smart_home::{
    DiscoveredEndpoint, EndpointId, EventEnvelope, PowerState, Property,
};
use alexa_skill_core::{BoxError, async_trait};
use serde_json::{Value, json};

use super::support::{
    ByToken, Home, Lamp, Log, SECRET, answer, directive, discover, error_type, turn_on_of,
};

const LAMP: &str = "lamp-of-alice";

/// A store that is down, or does not know what Alexa accepts.
#[derive(Debug)]
struct Broken;

#[async_trait]
impl DeviceStore for Broken {
    type Device = Lamp;

    async fn find(&self, _: &Owner, _: &EndpointId) -> Result<Option<Arc<Lamp>>, BoxError> {
        Err(format!("no connection, {SECRET}").into())
    }

    async fn endpoints(&self, _: &Owner) -> Result<Vec<DiscoveredEndpoint>, BoxError> {
        Ok(vec![DiscoveredEndpoint::default()])
    }
}

#[tokio::test]
async fn a_store_that_fails_is_an_internal_error() {
    let skill = SmartHomeSkill::builder(ByToken::default(), Broken).build();
    for message in [turn_on_of(LAMP, "alice"), discover("alice")] {
        assert_eq!(
            error_type(&answer(&skill, &message).await),
            "INTERNAL_ERROR"
        );
    }
}

/// A store that does not answer.
#[derive(Debug)]
struct Hanging;

#[async_trait]
impl DeviceStore for Hanging {
    type Device = Lamp;

    async fn find(&self, _: &Owner, _: &EndpointId) -> Result<Option<Arc<Lamp>>, BoxError> {
        std::future::pending().await
    }

    async fn endpoints(&self, _: &Owner) -> Result<Vec<DiscoveredEndpoint>, BoxError> {
        std::future::pending().await
    }
}

#[tokio::test]
async fn a_store_that_hangs_is_no_device_out_of_reach() {
    let log = Log::keep();
    let skill = SmartHomeSkill::builder(ByToken::default(), Hanging)
        .deadline(Duration::from_millis(50))
        .build();
    for message in [turn_on_of(LAMP, "alice"), discover("alice")] {
        assert_eq!(
            error_type(&answer(&skill, &message).await),
            "INTERNAL_ERROR"
        );
    }
    let log = log.text();
    assert!(log.contains("the device store did not answer"), "{log}");
}

/// Sends back what it was given.
struct Parrot;

#[async_trait]
impl DirectiveHandler for Parrot {
    fn can_handle(&self, _: &DirectiveInput) -> bool {
        true
    }

    async fn handle(&self, input: &mut DirectiveInput) -> EventResult {
        let directive = serde_json::to_value(input.directive())?;
        let scope = directive["endpoint"]["scope"].clone();
        let answers = [
            json!({ "event": { "header": directive["header"], "endpoint": directive["endpoint"], "payload": {} } }),
            json!({ "event": { "header": directive["header"], "payload": { "scope": scope } } }),
            json!({ "event": { "header": {
                "namespace": "Alexa.Discovery", "name": "DeleteReport", "payloadVersion": "3", "messageId": "m",
            }, "payload": { "scope": scope, "endpoints": [{ "endpointId": "lamp" }] } } }),
            json!({ "event": { "header": {
                "namespace": "Alexa.Discovery", "name": "AddOrUpdateReport", "payloadVersion": "3", "messageId": "m",
            }, "payload": { "scope": scope, "endpoints": [] } } }),
            json!({ "event": { "header": {
                "namespace": "Alexa.MediaMetadata", "name": "GetMediaMetadata.Response", "payloadVersion": "3",
                "messageId": "m",
            }, "payload": { "scope": scope, "media": [] } } }),
        ];
        let which = directive["header"]["name"]
            .as_str()
            .and_then(|name| name.parse().ok());
        let answer: &Value = &answers[which.unwrap_or(0_usize)];
        Ok(serde_json::from_value(answer.clone())?)
    }
}

#[tokio::test]
async fn the_directives_token_is_in_no_answer() {
    let home = Home::new();
    let skill = SmartHomeSkill::builder(ByToken::default(), home.store)
        .handler(Parrot)
        .build();
    for which in ["0", "1", "2", "3", "4"] {
        // `answer` looks for the token.
        let sent = answer(&skill, &directive("Alexa.Parrot", which, LAMP, "alice")).await;
        let payload = &sent["event"]["payload"];
        assert_eq!(payload.get("scope"), None, "{sent}");
        // A report without its token is none.
        let expected = matches!(which, "2" | "3").then_some("INTERNAL_ERROR");
        assert_eq!(payload["type"].as_str(), expected, "{sent}");
    }
}

#[tokio::test]
async fn what_alexa_would_refuse_is_not_sent() {
    async fn twice(_: &mut DirectiveInput, _: TurnOff) -> EventResult {
        let off = || Property::power_state(PowerState::Off);
        Ok(EventEnvelope::response().properties([off(), off()]))
    }
    let log = Log::keep();
    let home = Home::new();
    let skill = SmartHomeSkill::builder(ByToken::default(), home.store)
        .on(twice)
        .build();
    let off = directive("Alexa.PowerController", "TurnOff", LAMP, "alice");
    assert_eq!(error_type(&answer(&skill, &off).await), "INTERNAL_ERROR");
    let log = log.text();
    assert!(log.contains("context.properties[1]"), "{log}");
}

#[tokio::test]
async fn a_store_of_lamps_gives_and_takes() {
    let (home, id) = (Home::new(), EndpointId::new(LAMP).unwrap());
    assert!(!home.store.remove("bob", &id), "not Bob's to take");
    assert!(home.store.remove("alice", &id));
    let gone = home.answer(&turn_on_of(LAMP, "alice")).await;
    assert_eq!(error_type(&gone), "NO_SUCH_ENDPOINT");
    let unnamed = DiscoveredEndpoint::default();
    assert!(
        home.store
            .insert("alice", unnamed, Lamp::default())
            .is_err()
    );
}
