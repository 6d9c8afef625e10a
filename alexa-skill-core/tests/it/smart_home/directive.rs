//! Directives: read, written back without loss, and the token found in its one place.

use std::collections::BTreeSet;
use std::path::Path;

use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::smart_home::Percent;
use alexa_skill_core::smart_home::directive::security_panel::Disarm;
use alexa_skill_core::smart_home::directive::{
    AcceptGrant, Directive, DirectiveEnvelope, Payload, brightness, toggle,
};
use alexa_skill_core::{ParseError, ParseErrorKind};
use serde_json::{Value, json};

use crate::corpus::folder;

const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.linked-token.signature";

fn fixtures() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/smart_home/directive");
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, std::fs::read_to_string(path).unwrap())
    };
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| read(entry.unwrap().path()))
        .collect()
}

fn fixture(name: &str) -> Value {
    let fixtures = fixtures();
    let (_, text) = fixtures.iter().find(|(found, _)| found == name).unwrap();
    serde_json::from_str(text).unwrap()
}

fn read(json: &Value) -> Result<Directive, ParseError> {
    DirectiveEnvelope::from_slice(json.to_string().as_bytes()).map(|message| message.directive)
}

fn token(json: &Value) -> Option<String> {
    let directive = read(json).unwrap();
    let token = directive.access_token();
    token.map(|token| token.expose_secret().to_owned())
}

#[test]
fn every_fixture_is_read_and_written_back_without_loss() {
    for (name, text) in fixtures() {
        let message = DirectiveEnvelope::from_slice(text.as_bytes()).unwrap();
        let (written, original) = (
            serde_json::to_value(&message).unwrap(),
            serde_json::from_str::<Value>(&text).unwrap(),
        );
        assert_eq!(written, original, "{name}");
        let again: DirectiveEnvelope = serde_json::from_value(written).unwrap();
        assert_eq!(again, message, "{name}");
    }
}

#[test]
fn every_typed_directive_has_a_fixture_and_reads_as_its_type() {
    let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (name, text) in fixtures() {
        let message = DirectiveEnvelope::from_slice(text.as_bytes()).unwrap();
        let directive = message.directive;
        let kind = (directive.namespace(), directive.name());
        let known = Payload::KNOWN.iter().find(|known| **known == kind);
        assert_eq!(directive.payload.kind(), known.copied(), "{name}");
        seen.extend(known);
    }
    let missing: Vec<_> = Payload::KNOWN
        .iter()
        .filter(|kind| !seen.contains(kind))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_token_of_every_fixture_is_found_and_printed_nowhere() {
    for (name, text) in fixtures() {
        let message = DirectiveEnvelope::from_slice(text.as_bytes()).unwrap();
        let token = message.directive.access_token();
        if name.starts_with("version-2") {
            assert_eq!(token, None, "{name}");
        } else {
            assert_eq!(token.map(AccessToken::expose_secret), Some(TOKEN), "{name}");
        }
        let debug = format!("{message:?}");
        for secret in ["linked-token", "ANgrantcode", "4711"] {
            assert!(!debug.contains(secret), "{name}: {debug}");
        }
    }
}

#[test]
fn a_token_in_another_place_is_passed_over() {
    let scope = json!({ "type": "BearerToken", "token": "decoy" });
    for (name, place) in [
        ("discovery-discover", "/directive/payload"),
        ("authorization-accept-grant", "/directive/payload"),
        ("power-turn-on", "/directive/endpoint"),
    ] {
        let mut message = fixture(name);
        let own = if name.starts_with("authorization") {
            "grantee"
        } else {
            "scope"
        };
        let directive = &mut message["directive"];
        for decoy in ["scope", "grantee"] {
            for parent in ["header", "payload", "endpoint"] {
                if directive[parent].get(decoy).is_none() {
                    directive[parent][decoy] = scope.clone();
                }
            }
            directive[decoy] = scope.clone();
        }
        directive["payload"]["token"] = "decoy".into();
        assert_eq!(token(&message).as_deref(), Some(TOKEN), "{name}");
        let bearer = message.pointer_mut(place).unwrap();
        bearer[own] = json!({ "type": "BearerToken", "token": "" });
        assert_eq!(token(&message), None, "{name}");
    }
}

#[test]
fn a_scope_that_is_no_bearer_has_no_token() {
    let mut message = fixture("power-turn-on");
    for scope in [
        json!(null),
        json!({}),
        json!({ "type": "Basic", "token": TOKEN }),
        json!({ "token": TOKEN }),
        json!({ "type": "BearerToken", "token": null }),
    ] {
        message["directive"]["endpoint"]["scope"] = scope;
        assert_eq!(token(&message), None, "{message}");
    }
    message["directive"]
        .as_object_mut()
        .unwrap()
        .remove("endpoint");
    assert_eq!(token(&message), None);
}

#[test]
fn what_is_wrong_is_told_by_its_path() {
    let mut message = fixture("brightness-set-brightness");
    message["directive"]["payload"] = json!({ "brightness": "bright" });
    let error = read(&message).unwrap_err();
    assert_eq!(error.path(), "directive.payload.brightness", "{error}");
    assert_eq!(error.kind(), ParseErrorKind::WrongType);
    assert!(!error.to_string().contains("bright\""), "{error}");

    message["directive"]["payload"] = json!({ "brightness": 101 });
    let error = read(&message).unwrap_err();
    assert!(error.path().starts_with("directive.payload"), "{error}");
    assert!(error.to_string().contains("from 0 to 100"), "{error}");

    message["directive"]["payload"] = json!({});
    let error = read(&message).unwrap_err();
    assert_eq!(error.path(), "directive.payload", "{error}");
    assert!(
        error.to_string().contains("missing field `brightness`"),
        "{error}"
    );

    message["directive"]["endpoint"]["scope"]["token"] = json!([TOKEN]);
    let error = read(&message).unwrap_err();
    assert_eq!(error.path(), "directive.endpoint.scope.token", "{error}");
    assert!(!error.to_string().contains("linked-token"), "{error}");

    for (message, path) in [
        (json!({ "directive": [] }), "directive"),
        (json!({ "directive": {} }), "directive"),
        (json!({ "request": { "type": "LaunchRequest" } }), "."),
        (json!([]), "."),
    ] {
        let error = read(&message).unwrap_err();
        assert_eq!(error.path(), path, "{message}: {error}");
        assert_eq!(error.kind(), ParseErrorKind::WrongType, "{error}");
    }
    let error = DirectiveEnvelope::from_slice(b"{").unwrap_err();
    assert_eq!(error.kind(), ParseErrorKind::Syntax);
}

#[test]
fn no_part_may_stand_there_twice() {
    for text in [
        r#"{"directive":{"header":{}},"directive":{"header":{}}}"#,
        r#"{"directive":{"header":{},"header":{}}}"#,
        r#"{"directive":{"header":{},"endpoint":null,"endpoint":{}}}"#,
        r#"{"directive":{"header":{},"payload":{},"payload":{}}}"#,
        r#"{"directive":{"header":{},"x":1,"x":2}}"#,
        r#"{"x":1,"directive":{"header":{}},"x":2}"#,
        r#"{"directive":{"header":{}},"x":1,"x":2}"#,
        r#"{"header":{},"directive":{"header":{}},"header":{}}"#,
    ] {
        let error = DirectiveEnvelope::from_slice(text.as_bytes()).unwrap_err();
        assert!(error.to_string().contains("duplicate"), "{text}: {error}");
    }
}

#[test]
fn what_stands_beside_the_known_parts_is_kept() {
    let beside = json!({ "deep": [null, 1.5, { "scope": { "token": "decoy" } }] });
    for (name, text) in fixtures() {
        let mut message: Value = serde_json::from_str(&text).unwrap();
        for at in ["", "/directive", "/directive/header", "/directive/endpoint"] {
            let object = message.pointer_mut(at).and_then(Value::as_object_mut);
            object.map(|object| object.insert("new".to_owned(), beside.clone()));
        }
        let directive = DirectiveEnvelope::from_slice(message.to_string().as_bytes()).unwrap();
        assert_eq!(serde_json::to_value(&directive).unwrap(), message, "{name}");
        assert!(!format!("{directive:?}").contains("decoy"), "{name}");
    }
    // The parts of a directive beside `directive` are no parts of it, before it or after.
    let own = r#""directive":{"header":{"name":"a"},"payload":{"b":1}}"#;
    let parts = r#""header":{"name":"c"},"endpoint":{"scope":{"token":"decoy"}},"payload":{"d":2}"#;
    for text in [format!("{{{own},{parts}}}"), format!("{{{parts},{own}}}")] {
        let message = DirectiveEnvelope::from_slice(text.as_bytes()).unwrap();
        assert!(message.is_current());
        assert_eq!(message.directive.name(), "a");
        assert_eq!(message.directive.access_token(), None);
        let written = serde_json::to_value(&message).unwrap();
        assert_eq!(written, serde_json::from_str::<Value>(&text).unwrap());
    }
}

#[test]
fn a_payload_of_another_version_is_kept_whole() {
    let mut message = fixture("brightness-set-brightness");
    message["directive"]["header"]["payloadVersion"] = "4".into();
    message["directive"]["payload"] = json!({ "brightness": { "percent": 4 } });
    let directive = read(&message).unwrap();
    assert!(!directive.is_current());
    assert!(matches!(directive.payload, Payload::Unknown(_)));
    assert_eq!(json!({ "directive": directive }), message);
}

#[test]
fn built_directives_are_what_they_say() {
    let directive = Directive::new(toggle::TurnOn::default());
    assert_eq!(
        (directive.namespace(), directive.name()),
        ("Alexa.ToggleController", "TurnOn")
    );
    assert!(directive.payload::<toggle::TurnOn>().is_some());
    assert!(directive.payload::<toggle::TurnOff>().is_none());
    let set = Directive::new(brightness::SetBrightness::new(Percent::MAX));
    assert_eq!(
        serde_json::to_value(set).unwrap()["payload"],
        json!({ "brightness": 100 })
    );
}

#[test]
fn secrets_are_read_as_such() {
    let accept = read(&fixture("authorization-accept-grant")).unwrap();
    let accept: &AcceptGrant = accept.payload().unwrap();
    assert_eq!(accept.grant.code.expose_secret(), "ANgrantcode123");
    let disarm = read(&fixture("security-panel-disarm")).unwrap();
    let disarm: &Disarm = disarm.payload().unwrap();
    let pin = disarm.authorization.as_ref().unwrap().value.as_ref();
    assert_eq!(pin.unwrap().expose_secret(), "4711");
}

#[test]
fn every_published_directive_is_read_and_written_back() {
    let Some((folder, _)) = folder("smarthome-directive") else {
        return;
    };
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read(&path).unwrap();
        let message = DirectiveEnvelope::from_slice(&text);
        let message = message.unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let written = serde_json::to_value(&message).unwrap();
        let original: Value = serde_json::from_slice(&text).unwrap();
        assert_eq!(written, original, "{path:?}");
        read += 1;
    }
    assert!(read > 0);
    println!("{read} directives read");
}
