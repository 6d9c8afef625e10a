//! What the gateway answers, and what the client does then.

use std::time::Duration;

use alexa_skill_core::smart_home::gateway::{EventGateway, GatewayError, Region};
use alexa_skill_core::smart_home::{
    AddOrUpdateReport, CauseType, EndpointId, EventEnvelope, Header, Interface, PowerState,
    Property, Scope,
};
use serde_json::json;

use super::super::support::{SECRET, endpoint};
use super::{Amazon, Scene, Then, accepted, exception, granted, report, secret, tokens};

async fn sent(events: impl IntoIterator<Item = Then>) -> (Scene, Result<(), GatewayError>) {
    let amazon = Amazon::default().tokens([granted("Atza-1")]).events(events);
    let scene = Scene::with_grant(amazon, 3600).await;
    let sent = scene.gateway().send("alice", &report()).await;
    (scene, sent)
}

#[test]
fn each_region_has_its_gateway() {
    let addresses = Region::ALL.map(Region::event_gateway);
    assert_eq!(
        addresses,
        [
            "https://api.amazonalexa.com/v3/events",
            "https://api.eu.amazonalexa.com/v3/events",
            "https://api.fe.amazonalexa.com/v3/events",
        ]
    );
    for region in Region::ALL {
        assert_eq!(Region::from_aws_region(region.aws_region()), Some(region));
        let json = serde_json::to_value(region).unwrap();
        assert_eq!(json, region.as_str());
    }
}

#[tokio::test]
async fn an_event_carries_the_token_in_its_place_and_in_the_header() {
    let (scene, sent) = sent([accepted()]).await;
    sent.unwrap();
    let request = scene.amazon.last();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), Region::Europe.event_gateway());
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(
        request.headers()["authorization"],
        *format!("Bearer {}", secret("Atza-0"))
    );
    let scope = json!({ "type": "BearerToken", "token": secret("Atza-0") });
    assert_eq!(scene.amazon.sent()[0]["event"]["endpoint"]["scope"], scope);

    // A token that the event had before is not sent.
    let event = report().for_gateway(Scope::bearer("the linked account's"));
    scene.gateway().send("alice", &event).await.unwrap();
    assert_eq!(scene.amazon.sent()[1]["event"]["endpoint"]["scope"], scope);

    for event in [
        EventEnvelope::add_or_update_report(AddOrUpdateReport::new([endpoint("lamp-1")]).unwrap()),
        EventEnvelope::delete_report([EndpointId::new("lamp-1").unwrap()]),
    ] {
        scene.gateway().send("alice", &event).await.unwrap();
        let sent = scene.amazon.sent().pop().unwrap();
        assert_eq!(sent["event"]["payload"]["scope"], scope);
        assert_eq!(sent["event"].get("endpoint"), None);
    }

    // Nor one that a payload without a type had.
    let linked = json!({ "scope": Scope::bearer("the linked account's"), "mediaIds": ["1"] });
    let header = Header::new(Interface::MEDIA_METADATA, "MediaDeleted");
    let event =
        EventEnvelope::new(header, linked).endpoint_id(EndpointId::new("camera-1").unwrap());
    scene.gateway().send("alice", &event).await.unwrap();
    let sent = scene.amazon.sent().pop().unwrap();
    assert_eq!(sent["event"]["payload"]["scope"], scope);
    assert_eq!(sent["event"]["endpoint"]["scope"], scope);
}

#[tokio::test]
async fn without_a_grant_nothing_is_called() {
    let scene = Scene::new(Amazon::default());
    let error = scene.gateway().send("alice", &report()).await.unwrap_err();
    assert!(matches!(error, GatewayError::NoGrant), "{error:?}");
    let gateway: EventGateway = Scene::with_grant(Amazon::default(), 3600).await.gateway();
    let error = gateway.send("bob", &report()).await.unwrap_err();
    assert!(matches!(error, GatewayError::NoGrant), "{error:?}");
    gateway.forget("alice").await.unwrap();
    let error = gateway.send("alice", &report()).await.unwrap_err();
    assert!(matches!(error, GatewayError::NoGrant), "{error:?}");
}

#[tokio::test]
async fn a_refused_token_is_refreshed_once_and_the_event_sent_once_more() {
    let unauthorized = || exception(401, "INVALID_ACCESS_TOKEN_EXCEPTION");
    let (scene, result) = sent([unauthorized(), accepted()]).await;
    result.unwrap();
    assert_eq!(
        (scene.amazon.forms().len(), scene.amazon.sent().len()),
        (1, 2)
    );
    let scope = &scene.amazon.sent()[1]["event"]["endpoint"]["scope"];
    assert_eq!(scope["token"], secret("Atza-1"));
    assert_eq!(scene.stored().await, Some(tokens("Atza-1", 3600)));

    let (scene, result) = sent([unauthorized()]).await;
    assert!(
        matches!(result, Err(GatewayError::Unauthorized)),
        "{result:?}"
    );
    assert_eq!(
        (scene.amazon.forms().len(), scene.amazon.sent().len()),
        (1, 2)
    );
}

#[tokio::test]
async fn a_disabled_skill_forgets_the_customer() {
    let (scene, result) = sent([exception(403, "SKILL_DISABLED_EXCEPTION")]).await;
    assert!(
        matches!(result, Err(GatewayError::SkillDisabled)),
        "{result:?}"
    );
    assert_eq!((scene.stored().await, scene.amazon.sent().len()), (None, 1));
}

#[tokio::test]
async fn what_sending_again_would_not_change_is_sent_once() {
    for (status, code) in [
        (400, "INVALID_REQUEST_EXCEPTION"),
        (403, "ANOTHER_EXCEPTION"),
        (404, ""),
        (413, "REQUEST_ENTITY_TOO_LARGE_EXCEPTION"),
        (302, ""),
        (200, ""),
    ] {
        let (scene, result) = sent([exception(status, code)]).await;
        let error = result.unwrap_err();
        let GatewayError::Refused {
            status: told,
            code: named,
            description,
        } = &error
        else {
            panic!("{status}: {error:?}");
        };
        assert_eq!(
            (*told, named.as_str(), description.as_str()),
            (status, code, "why")
        );
        assert_eq!(scene.amazon.sent().len(), 1);
        assert!(scene.stored().await.is_some());
    }
    let (_, result) = sent([Then::Garbage(400)]).await;
    assert!(
        matches!(result, Err(GatewayError::Refused { status: 400, .. })),
        "{result:?}"
    );
}

#[tokio::test]
async fn a_description_that_repeats_the_token_is_not_passed_on() {
    let body =
        json!({ "payload": { "code": "X", "description": format!("bad {}", secret("Atza-0")) } });
    let (_, result) = sent([Then::Answer(400, body)]).await;
    let error = result.unwrap_err();
    assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
}

#[tokio::test]
async fn a_throttled_event_is_sent_up_to_three_times_more_a_second_apart() {
    let throttled = || exception(429, "THROTTLING_EXCEPTION");
    let (scene, result) = sent([throttled(), throttled(), throttled(), accepted()]).await;
    result.unwrap();
    assert_eq!(
        (scene.amazon.sent().len(), scene.clock.passed()),
        (4, Duration::from_secs(3))
    );
    let sent_events = scene.amazon.sent();
    assert!(
        sent_events.iter().all(|event| *event == sent_events[0]),
        "the same message id"
    );

    let (scene, result) = sent([throttled()]).await;
    assert!(matches!(result, Err(GatewayError::Throttled)), "{result:?}");
    assert_eq!(scene.amazon.sent().len(), 4);

    let (scene, result) = sent([Then::RetryAfter(429, "5"), accepted()]).await;
    result.unwrap();
    assert_eq!(scene.clock.passed(), Duration::from_secs(5));

    // Longer than there is time.
    let (scene, result) = sent([Then::RetryAfter(429, "3600"), accepted()]).await;
    assert!(matches!(result, Err(GatewayError::Throttled)), "{result:?}");
    assert_eq!(
        (scene.amazon.sent().len(), scene.clock.passed()),
        (1, Duration::ZERO)
    );
}

#[tokio::test]
async fn a_gateway_that_fails_is_tried_again_after_growing_pauses() {
    for fault in [
        exception(500, "INTERNAL_SERVICE_EXCEPTION"),
        exception(503, "SERVICE_UNAVAILABLE_EXCEPTION"),
        Then::Garbage(502),
        Then::Break,
    ] {
        let (scene, result) = sent([fault.clone(), accepted()]).await;
        result.unwrap();
        assert_eq!(
            scene.clock.passed(),
            Duration::from_millis(250),
            "{fault:?}"
        );

        let (scene, result) = sent([fault.clone()]).await;
        assert!(
            matches!(result, Err(GatewayError::Unavailable(_))),
            "{fault:?}: {result:?}"
        );
        let passed = Duration::from_millis(250 + 500 + 1000);
        assert_eq!(
            (scene.amazon.sent().len(), scene.clock.passed()),
            (4, passed),
            "{fault:?}"
        );
        assert!(scene.stored().await.is_some());
    }
}

#[tokio::test]
async fn a_skill_that_may_not_send_is_misconfigured() {
    for (status, code) in [
        (403, "INSUFFICIENT_PERMISSION_EXCEPTION"),
        (404, "SKILL_NOT_FOUND_EXCEPTION"),
    ] {
        let (scene, result) = sent([exception(status, code)]).await;
        let Err(GatewayError::Misconfigured(why)) = &result else {
            panic!("{code}: {result:?}");
        };
        assert!(why.contains(code), "{why}");
        // The customer's grant is as good as before.
        assert!(scene.stored().await.is_some());
        assert_eq!(scene.amazon.sent().len(), 1);
    }
    let (_, result) = sent([Then::Unsendable]).await;
    assert!(
        matches!(result, Err(GatewayError::Misconfigured(_))),
        "{result:?}"
    );
}

#[tokio::test]
async fn what_the_gateway_would_refuse_is_not_sent() {
    let scene = Scene::with_grant(Amazon::default(), 3600).await;
    let twice = || Property::power_state(PowerState::On);
    let lamp = EndpointId::new("lamp-1").unwrap();
    let changed = [twice(), twice()];
    let event = EventEnvelope::change_report(lamp, CauseType::AppInteraction, changed);
    let error = scene.gateway().send("alice", &event).await.unwrap_err();
    let GatewayError::InvalidEvent(form) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(form.place(), "payload.change.properties[1]");
    assert!(scene.amazon.sent().is_empty());
}
