//! Requests as devices send them.

use alexa_skill_core::request::{
    ConfirmationStatus, DialogState, Request, RequestEnvelope, SessionEndedReason,
    SupportedInterfaces,
};
use alexa_skill_core::{Locale, ParseErrorKind};
use serde_json::{Value, json};

fn read(json: &Value) -> RequestEnvelope {
    RequestEnvelope::from_slice(json.to_string().as_bytes()).unwrap()
}

fn fixture(name: &str) -> Value {
    let path = format!(
        "{}/tests/fixtures/request/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn every_fixture_comes_back_as_it_was() {
    let folder = format!("{}/tests/fixtures/request", env!("CARGO_MANIFEST_DIR"));
    let mut tags = std::collections::BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read(&path).unwrap();
        let envelope = RequestEnvelope::from_slice(&text).unwrap();
        let written = serde_json::to_value(&envelope).unwrap();
        assert_eq!(
            written,
            serde_json::from_slice::<Value>(&text).unwrap(),
            "{path:?}"
        );
        assert_eq!(
            serde_json::from_value::<RequestEnvelope>(written).unwrap(),
            envelope
        );
        tags.insert(envelope.request_type().to_owned());
    }
    for tag in Request::KNOWN {
        assert!(tags.contains(*tag), "no fixture for {tag}");
    }
}

#[test]
fn the_accessors_find_what_the_envelope_holds() {
    let envelope = read(&fixture("intent-linked"));
    assert_eq!(envelope.request_type(), "IntentRequest");
    assert_eq!(envelope.locale(), Some(&Locale::EN_US));
    assert_eq!(
        envelope.user_id().unwrap().as_str(),
        "amzn1.ask.account.linked"
    );
    assert_eq!(
        envelope.device_id().unwrap().as_str(),
        "amzn1.ask.device.kitchen"
    );
    assert_eq!(
        envelope.person_id().unwrap().as_str(),
        "amzn1.ask.person.alice"
    );
    assert_eq!(
        envelope.skill_id().unwrap().as_str(),
        "amzn1.ask.skill.profile"
    );
    assert_eq!(
        envelope.session_id().unwrap().as_str(),
        "amzn1.echo-api.session.1"
    );
    assert_eq!(
        envelope.request_id().unwrap().as_str(),
        "amzn1.echo-api.request.1"
    );
    assert_eq!(
        envelope.api_endpoint(),
        Some("https://api.eu.amazonalexa.com")
    );
    assert_eq!(
        envelope.api_access_token().unwrap().expose_secret(),
        "api-token"
    );
    assert_eq!(
        envelope.access_token().unwrap().expose_secret(),
        "system-token"
    );
    assert_eq!(envelope.dialog_state(), Some(&DialogState::InProgress));
    assert!(!envelope.is_new_session());
    assert!(envelope.supports(SupportedInterfaces::AUDIO_PLAYER));
    assert!(!envelope.supports(SupportedInterfaces::VIDEO_APP));
    let slot = envelope.slot("infoTypeRequested").unwrap();
    assert_eq!(
        (slot.spoken(), slot.id()),
        (Some("mail"), Some("emailAddress"))
    );
    assert_eq!(slot.confirmation_status, Some(ConfirmationStatus::None));
    let colors = envelope.slot("colors").unwrap();
    assert_eq!(colors.values().len(), 2);
    assert_eq!((colors.spoken(), colors.id()), (Some("red"), Some("RED")));
}

#[test]
fn the_access_token_is_that_of_the_system_then_of_the_session() {
    let token = |system: Value, session: Value| {
        let envelope = read(&json!({
            "context": { "System": { "user": { "accessToken": system } } },
            "session": { "user": { "accessToken": session } },
            "request": { "type": "LaunchRequest" },
        }));
        envelope
            .access_token()
            .map(|token| token.expose_secret().to_owned())
    };
    assert_eq!(token(json!("a"), json!("b")).as_deref(), Some("a"));
    assert_eq!(token(json!(null), json!("b")).as_deref(), Some("b"));
    assert_eq!(token(json!(""), json!("b")).as_deref(), Some("b"));
    assert_eq!(token(json!("a"), json!("")).as_deref(), Some("a"));
    assert_eq!(token(json!(""), json!("")), None);
    assert_eq!(token(json!(null), json!(null)), None);
}

#[test]
fn absent_null_and_odd_members_refuse_nothing() {
    for json in [
        json!({ "request": { "type": "LaunchRequest" } }),
        json!({ "version": null, "session": null, "context": null,
                "request": { "type": "IntentRequest", "intent": null, "timestamp": null } }),
        json!({ "context": {}, "session": {}, "request": { "type": "IntentRequest", "intent": {} } }),
        json!({ "context": { "System": null, "Viewport": null }, "request": { "type": "SessionEndedRequest" } }),
        json!({ "context": { "System": { "user": null, "application": null, "device": null } },
                "request": { "type": "IntentRequest", "intent": { "name": "X", "slots": null } } }),
        json!({ "request": { "type": "IntentRequest", "timestamp": 1_769_860_800_000_i64, "locale": "en_US",
                "dialogState": "HALFWAY", "intent": { "slots": { "a": { "value": null, "resolutions":
                { "resolutionsPerAuthority": [{ "status": { "code": "ER_SUCCESS_NO_MATCH" } }] } } } } },
                "_internal": [1] }),
    ] {
        let envelope = read(&json);
        assert_eq!(envelope.slot("a").and_then(|slot| slot.id()), None);
        assert!(envelope.access_token().is_none());
    }
}

#[test]
fn the_type_may_stand_anywhere() {
    let first = br#"{"request":{"type":"SessionEndedRequest","requestId":"r","reason":"ERROR","error":{"type":"INVALID_RESPONSE","message":"m"}}}"#;
    let last = br#"{"request":{"requestId":"r","reason":"ERROR","error":{"message":"m","type":"INVALID_RESPONSE"},"type":"SessionEndedRequest"}}"#;
    let (first, last) = (
        RequestEnvelope::from_slice(first).unwrap(),
        RequestEnvelope::from_slice(last).unwrap(),
    );
    assert_eq!(first, last);
    let Request::SessionEnded(request) = last.request else {
        panic!("{last:?}")
    };
    assert_eq!(request.reason, Some(SessionEndedReason::Error));
}

#[test]
fn an_unknown_type_keeps_its_whole_json() {
    let request =
        json!({ "requestId": "r", "deep": [{ "x": 1.50 }], "type": "New.Thing", "locale": 7 });
    let envelope = read(&json!({ "request": request }));
    assert_eq!(envelope.request_type(), "New.Thing");
    let Request::Unknown(unknown) = &envelope.request else {
        panic!("{envelope:?}")
    };
    assert_eq!(
        serde_json::from_str::<Value>(unknown.json()).unwrap(),
        request
    );
    assert_eq!(serde_json::to_value(&envelope).unwrap()["request"], request);
}

#[test]
fn what_is_wrong_is_named_by_its_path() {
    for (json, path) in [
        (json!({ "request": 7 }), "request"),
        (json!({ "request": {} }), "request"),
        (json!({ "request": { "type": 7 } }), "request.type"),
        (
            json!({ "request": { "type": "IntentRequest", "intent": { "slots": [] } } }),
            "request.intent.slots",
        ),
        (
            json!({ "request": { "intent": { "slots": { "a": { "value": 7 } } }, "type": "IntentRequest" } }),
            "request.intent.slots.a.value",
        ),
        (
            json!({ "session": { "new": "yes" }, "request": { "type": "LaunchRequest" } }),
            "session.new",
        ),
        (
            json!({ "context": { "System": { "user": "eyJ.secret" } }, "request": { "type": "LaunchRequest" } }),
            "context.System.user",
        ),
        (json!({}), "."),
        (json!(["1.0", null, null, { "type": "LaunchRequest" }]), "."),
        (
            json!({ "session": [], "request": { "type": "LaunchRequest" } }),
            "session",
        ),
    ] {
        let error = RequestEnvelope::from_slice(json.to_string().as_bytes()).unwrap_err();
        assert_eq!(
            (error.path(), error.kind()),
            (path, ParseErrorKind::WrongType),
            "{json}"
        );
        assert!(
            !error.to_string().contains("secret") && error.line() == 1,
            "{error}"
        );
    }
}

#[test]
fn heavy_members_wait_until_asked_and_tell_where_they_are_wrong() {
    let envelope = read(&fixture("intent-linked"));
    let context = envelope.context.as_ref().unwrap();
    let viewport: Value = context.read("Viewport").unwrap().unwrap();
    assert_eq!(viewport["dpi"], 160);
    assert!(context.read::<Value>("Geolocation").unwrap().is_none());
    let error = context.read::<Vec<u8>>("Viewport").unwrap_err();
    assert_eq!(error.path(), "context.Viewport");
    let attributes = envelope
        .session
        .as_ref()
        .unwrap()
        .attributes
        .as_ref()
        .unwrap();
    assert_eq!(attributes.get().unwrap()["visits"], 3);
}

#[test]
fn no_secret_shows_in_debug() {
    let mut json = fixture("intent-linked");
    json["context"]["System"]["person"]["accessToken"] = json!("person-token");
    let debug = format!("{:?}", read(&json));
    for secret in ["system-token", "session-token", "api-token", "person-token"] {
        assert!(!debug.contains(secret), "{secret} in {debug}");
    }
    let event = format!("{:?}", read(&fixture("skill-account-linked")));
    assert!(!event.contains("event-token"), "{event}");
}

/// What stands before the tag is kept as text: no digit of a number is lost, and none is refused
/// that is not refused behind the tag.
#[test]
fn numbers_before_the_tag_are_as_those_behind_it() {
    let big = "123456789012345678901234567890.10";
    for number in [big, "1e400", "-0.0", "18446744073709551616"] {
        let members = format!(r#""n":{number},"in":[{{"n":{number},"type":"B"}}]"#);
        for json in [
            format!(r#"{{"request":{{"type":"A.New.One",{members}}}}}"#),
            format!(r#"{{"request":{{{members},"type":"A.New.One"}}}}"#),
        ] {
            let envelope = RequestEnvelope::from_slice(json.as_bytes()).unwrap();
            let written = serde_json::to_string(&envelope).unwrap();
            assert_eq!(written.matches(number).count(), 2, "{written}");
        }
        // A member that nobody knows is passed over, and one that waits keeps its text.
        for json in [
            format!(
                r#"{{"request":{{"type":"SessionResumedRequest","cause":{{"type":"ConnectionCompleted","result":{number}}},"n":{number}}}}}"#
            ),
            format!(
                r#"{{"request":{{"n":{number},"cause":{{"result":{number},"type":"ConnectionCompleted"}},"type":"SessionResumedRequest"}}}}"#
            ),
        ] {
            let envelope = RequestEnvelope::from_slice(json.as_bytes()).unwrap();
            let written = serde_json::to_string(&envelope).unwrap();
            assert_eq!(written.matches(number).count(), 1, "{written}");
        }
        // Where a whole number belongs it is refused.
        let offset = format!(r#""offsetInMilliseconds":{number}"#);
        for json in [
            format!(r#"{{"request":{{"type":"AudioPlayer.PlaybackStarted",{offset}}}}}"#),
            format!(r#"{{"request":{{{offset},"type":"AudioPlayer.PlaybackStarted"}}}}"#),
        ] {
            assert!(
                RequestEnvelope::from_slice(json.as_bytes()).is_err(),
                "{json}"
            );
        }
    }
}
