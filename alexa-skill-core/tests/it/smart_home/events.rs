//! Every event that we build, against fixtures that were written by hand.

use std::collections::BTreeMap;
use std::path::Path;

use alexa_skill_core::smart_home::{
    ErrorResponse, ErrorType, Event, EventEnvelope, EventPayload, EventTime, Interface, MessageId,
    OtherPayload, Property,
};
use serde_json::{Value, json};
use static_assertions::assert_impl_all;

use super::catalogue;

assert_impl_all!(EventEnvelope: Send, Sync);
assert_impl_all!(Event: Send, Sync);
assert_impl_all!(EventPayload: Send, Sync);
assert_impl_all!(OtherPayload: Send, Sync);

pub(super) fn fixtures() -> BTreeMap<String, Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/smart_home/event");
    let mut fixtures = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let json = std::fs::read(&path).unwrap();
        fixtures.insert(name, serde_json::from_slice(&json).unwrap());
    }
    assert!(!fixtures.is_empty());
    fixtures
}

pub(super) fn read(json: &Value) -> EventEnvelope {
    EventEnvelope::from_slice(json.to_string().as_bytes()).unwrap()
}

#[test]
fn constructors_make_the_fixtures() {
    let mut fixtures = fixtures();
    for (name, event) in catalogue::events().unwrap() {
        let expected = fixtures.remove(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(serde_json::to_value(&event).unwrap(), expected, "{name}");
        assert_eq!(event.check(), Ok(()), "{name}");
    }
    assert!(fixtures.is_empty(), "nothing makes {:?}", fixtures.keys());
}

#[test]
fn what_is_written_is_read_back() {
    for (name, event) in catalogue::events().unwrap() {
        let written = event.to_vec().unwrap();
        assert_eq!(
            EventEnvelope::from_slice(&written).unwrap(),
            event,
            "{name}"
        );
    }
}

#[test]
fn fixtures_come_back_as_they_were() {
    for (name, fixture) in fixtures() {
        let event = read(&fixture);
        assert_eq!(serde_json::to_value(&event).unwrap(), fixture, "{name}");
        let other = matches!(event.event.payload, EventPayload::Other(_));
        assert_eq!(other, name.starts_with("other-"), "{name}");
    }
}

#[test]
fn members_that_have_no_field_are_kept() {
    for (name, mut fixture) in fixtures() {
        add_to_objects(&mut fixture);
        let event = read(&fixture);
        assert_eq!(serde_json::to_value(&event).unwrap(), fixture, "{name}");
    }
}

/// Adds a member to every object but those that are maps, and arbitrary JSON.
fn add_to_objects(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                if !matches!(name.as_str(), "cookie") {
                    add_to_objects(member);
                }
            }
            members.insert("newMember".to_owned(), json!({ "deep": [null, 1.5] }));
        }
        Value::Array(items) => items.iter_mut().for_each(add_to_objects),
        _ => {}
    }
}

#[test]
fn the_payload_may_come_before_the_header() {
    for (name, fixture) in fixtures() {
        let (event, context) = (&fixture["event"], &fixture["context"]);
        let text = format!(
            r#"{{"context":{context},"event":{{"payload":{},"endpoint":{},"header":{}}}}}"#,
            event["payload"], event["endpoint"], event["header"],
        );
        let turned = EventEnvelope::from_slice(text.as_bytes()).unwrap();
        assert_eq!(turned, read(&fixture), "{name}");
    }
}

#[test]
fn a_payload_of_another_shape_is_kept_as_it_came() {
    let messages = [
        ("Alexa", "ErrorResponse", json!({ "type": 7 })),
        ("Alexa", "ChangeReport", json!([])),
        (
            "Alexa.Discovery",
            "Discover.Response",
            json!({ "endpoints": "none" }),
        ),
        ("Alexa.SceneController", "ActivationStarted", json!("now")),
        (
            "Alexa.Discovery",
            "Discover.Response",
            json!({ "endpoints": [{ "cookie": 7 }] }),
        ),
    ];
    for (namespace, name, payload) in messages {
        let json = json!({ "event": { "header": { "namespace": namespace, "name": name }, "payload": payload } });
        let event = read(&json);
        let EventPayload::Other(other) = &event.event.payload else {
            panic!("{json}");
        };
        assert_eq!(other.value(), &payload);
        assert_eq!(serde_json::to_value(&event).unwrap(), json);
    }
}

#[test]
fn what_is_no_event_is_refused_with_its_place() {
    for (json, path) in [
        (json!({}), ""),
        (json!({ "event": {} }), "event"),
        (json!({ "event": { "header": 7 } }), "event.header"),
        (
            json!({ "event": { "header": { "name": 7 } } }),
            "event.header.name",
        ),
        (
            json!({ "event": { "header": {} }, "context": { "properties": {} } }),
            "context.properties",
        ),
    ] {
        let error = EventEnvelope::from_slice(json.to_string().as_bytes()).unwrap_err();
        assert_eq!(error.path().trim_matches('.'), path, "{json}: {error}");
    }
}

#[test]
fn every_error_type_is_an_event_of_its_interface() {
    for error_type in ErrorType::ALL {
        let event = EventEnvelope::from(ErrorResponse::new(error_type.clone(), "why"));
        assert!(
            event.is(&error_type.namespace(), "ErrorResponse"),
            "{error_type}"
        );
        assert_eq!(read(&serde_json::to_value(&event).unwrap()), event);
    }
    assert_eq!(ErrorType::ALL.len(), 30 + 1 + 9 + 7 + 7);
    let unknown = ErrorType::from("OUT_OF_COFFEE");
    assert_eq!(unknown.namespace(), Interface::ALEXA);
}

#[test]
fn a_message_is_new_and_of_now_unless_told_otherwise() {
    let (first, second) = (EventEnvelope::response(), EventEnvelope::response());
    assert_ne!(
        first.event.header.message_id,
        second.event.header.message_id
    );
    let id: &MessageId = first.event.header.message_id.as_ref().unwrap();
    id.check().unwrap();
    let before = std::time::SystemTime::now() - std::time::Duration::from_millis(1);
    let property = Property::muted(true);
    let time: &EventTime = property.time_of_sample.as_ref().unwrap();
    let time = time.to_system_time().unwrap();
    assert!(before <= time && time <= std::time::SystemTime::now());
    assert_eq!(property.uncertainty_in_milliseconds, Some(0));
}

#[test]
fn no_secret_is_in_the_debug_output() {
    let secrets = [
        "granted-token",
        "customers-token",
        "pass-word",
        "picture-key",
        "call-password",
        "hall",
    ];
    for (name, event) in catalogue::events().unwrap() {
        for text in [format!("{event:?}"), format!("{event:#?}")] {
            for secret in secrets {
                assert!(!text.contains(secret), "{name} shows {secret}");
            }
        }
    }
    // Decoys in places that have no field.
    let json = json!({
        "token": "decoy-1",
        "event": {
            "scope": { "token": "decoy-1" },
            "header": { "namespace": "Alexa", "name": "Response", "scope": "decoy-1" },
            "endpoint": { "endpointId": "a", "token": "decoy-1", "cookie": { "token": "decoy-1" },
                          "scope": { "type": "BearerToken", "token": "decoy-1", "accessToken": "decoy-1" } },
            "payload": { "grantee": { "token": "decoy-1" } },
        },
        "context": { "token": "decoy-1", "properties": [{ "name": "n", "token": "decoy-1" }] },
    });
    assert!(!format!("{:?}", read(&json)).contains("decoy-1"));
}

#[test]
fn answers_never_carry_the_customers_token() {
    for (name, event) in catalogue::events().unwrap() {
        let text = serde_json::to_string(&event).unwrap();
        assert!(!text.contains("customers-token"), "{name}");
    }
}
