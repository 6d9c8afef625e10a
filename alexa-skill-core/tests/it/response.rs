//! Answers as they are written and read.

use std::collections::BTreeSet;

use alexa_skill_core::response::directive::{StartConnectionDirective, Template};
use alexa_skill_core::response::{
    Card, Directive, OutputSpeech, Reprompt, Response, ResponseBuilder, ResponseEnvelope, Violation,
};
use alexa_skill_core::ssml::{Prosody, Ssml, SsmlError};
use alexa_skill_core::{ParseErrorKind, UnknownObject};
use serde_json::{Value, json};
use static_assertions::assert_impl_all;

assert_impl_all!(ResponseEnvelope: Send, Sync);
assert_impl_all!(Response: Send, Sync);
assert_impl_all!(ResponseBuilder: Send, Sync);
assert_impl_all!(OutputSpeech: Send, Sync);
assert_impl_all!(Reprompt: Send, Sync);
assert_impl_all!(Card: Send, Sync);
assert_impl_all!(Directive: Send, Sync);
assert_impl_all!(Template: Send, Sync);
assert_impl_all!(Violation: Send, Sync);
assert_impl_all!(Ssml: Send, Sync);
assert_impl_all!(Prosody: Send, Sync);
assert_impl_all!(SsmlError: Send, Sync);

fn read(json: &Value) -> ResponseEnvelope {
    ResponseEnvelope::from_slice(json.to_string().as_bytes()).unwrap()
}

#[test]
fn every_fixture_comes_back_as_it_was() {
    let folder = format!("{}/tests/fixtures/response", env!("CARGO_MANIFEST_DIR"));
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read(&path).unwrap();
        let envelope = ResponseEnvelope::from_slice(&text).unwrap();
        let written = envelope.to_vec().unwrap();
        assert_eq!(
            serde_json::from_slice::<Value>(&written).unwrap(),
            serde_json::from_slice::<Value>(&text).unwrap(),
            "{path:?}"
        );
        assert_eq!(ResponseEnvelope::from_slice(&written).unwrap(), envelope);
    }
}

#[test]
fn every_directive_stands_in_a_whole_answer() {
    let folder = format!("{}/tests/fixtures/response", env!("CARGO_MANIFEST_DIR"));
    let mut seen = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read(entry.unwrap().path()).unwrap();
        let response = ResponseEnvelope::from_slice(&text).unwrap().response;
        let directives = response.directives.iter().flatten();
        seen.extend(directives.map(|directive| directive.tag().to_owned()));
    }
    for tag in Directive::KNOWN {
        assert!(seen.contains(*tag), "{tag} is in no fixture");
    }
}

#[test]
fn nothing_is_required_and_null_is_absent() {
    let empty = read(&json!({}));
    assert_eq!(empty.version, "1.0");
    assert_eq!(empty, ResponseEnvelope::new(Response::default()));
    let nulls = json!({
        "version": null, "sessionAttributes": null, "userAgent": null, "response": {
            "outputSpeech": null, "card": null, "reprompt": null, "directives": null,
            "shouldEndSession": null, "canFulfillIntent": null, "experimentation": null,
        },
    });
    assert_eq!(read(&nulls), empty);
    assert_eq!(read(&json!({ "response": null, "new": [1] })), empty);
    let written = serde_json::to_value(&empty).unwrap();
    assert_eq!(written, json!({ "version": "1.0", "response": {} }));
}

#[test]
fn the_tag_may_come_last() {
    let text = br#"{"response":{"directives":[{"slotToElicit":"size","updatedIntent":{"name":"A"},
        "type":"Dialog.ElicitSlot"}],"card":{"title":"t","type":"Simple"}}}"#;
    let response = ResponseEnvelope::from_slice(text).unwrap().response;
    let Some([Directive::ElicitSlot(elicit)]) = response.directives.as_deref() else {
        panic!("{response:?}");
    };
    assert_eq!(elicit.slot_to_elicit.as_deref(), Some("size"));
    assert!(
        matches!(response.card, Some(Card::Simple(card)) if card.title.as_deref() == Some("t"))
    );
}

#[test]
fn a_wrong_type_is_named_by_its_path() {
    for (json, path) in [
        (json!([]), ""),
        (json!({ "response": [] }), "response"),
        (
            json!({ "response": { "directives": {} } }),
            "response.directives",
        ),
        (
            json!({ "response": { "card": { "title": 7, "type": "Simple" } } }),
            "response.card.title",
        ),
        (
            json!({ "response": { "directives": [{ "type": "AudioPlayer.Play", "audioItem": [] }] } }),
            "response.directives[0].audioItem",
        ),
        (
            json!({ "response": { "shouldEndSession": "false" } }),
            "response.shouldEndSession",
        ),
    ] {
        let error = ResponseEnvelope::from_slice(json.to_string().as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ParseErrorKind::WrongType, "{json}");
        assert_eq!(error.path().trim_matches('.'), path, "{json}");
    }
}

#[test]
fn an_unknown_tag_may_be_a_number_or_null_or_absent() {
    for (json, tag) in [
        (json!({ "type": 1, "title": "x" }), "1"),
        (json!({ "type": 1.5, "title": "x" }), "1.5"),
        (json!({ "type": null, "title": "x" }), ""),
        (json!({ "title": "x" }), ""),
        (json!({}), ""),
    ] {
        let card: Card = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(card.tag(), tag);
        assert_eq!(serde_json::to_value(&card).unwrap(), json);
    }
    for json in [json!({ "type": [] }), json!({ "type": true })] {
        assert!(serde_json::from_value::<Card>(json).is_err());
    }
}

#[test]
fn what_has_no_tag_is_kept_and_told() {
    for json in [
        json!({ "title": "x" }),
        json!({ "type": null, "title": "x" }),
    ] {
        let response = json!({
            "outputSpeech": json, "card": json, "directives": [json],
            "reprompt": { "outputSpeech": json, "directives": [json] },
        });
        let read: Response = serde_json::from_value(response.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), response);
        let found = read.check();
        let fields: Vec<_> = found.iter().map(|found| found.field.as_str()).collect();
        let expected = [
            "outputSpeech.type",
            "card.type",
            "reprompt.outputSpeech.type",
            "reprompt.directives[0].type",
            "directives[0].type",
        ];
        assert_eq!(fields, expected);
    }
}

#[test]
fn a_null_api_response_is_a_value() {
    let response = Response::builder().with_api_response(Value::Null).build();
    let written = serde_json::to_string(&response).unwrap();
    assert_eq!(written, r#"{"apiResponse":null}"#);
    assert_eq!(
        serde_json::from_str::<Response>(&written).unwrap(),
        response
    );
}

#[test]
fn account_linking_by_voice_is_a_connection() {
    let directive = Directive::from(StartConnectionDirective::account_linking().token("linking"));
    assert_eq!(
        serde_json::to_value(&directive).unwrap(),
        json!({
            "type": "Connections.StartConnection",
            "uri": "connection://AMAZON.AskForAccountLinking/1",
            "onCompletion": "RESUME_SESSION",
            "input": { "@type": "AskForAccountLinking", "@version": "1" },
            "token": "linking",
        })
    );
}

#[test]
fn a_raw_directive_is_written_as_it_is() {
    let members = json!({ "strength": 3, "type": "overruled" });
    let directive = Directive::raw("Gesture.Shake", &members).unwrap();
    assert_eq!(directive.tag(), "Gesture.Shake");
    assert_eq!(
        serde_json::to_value(&directive).unwrap(),
        json!({ "type": "Gesture.Shake", "strength": 3 })
    );
    assert!(Directive::raw("Gesture.Shake", &json!([1])).is_err());
    let object = UnknownObject::new("type", "Gesture.Shake", &json!({ "strength": 3 })).unwrap();
    assert_eq!(Directive::from(object), directive);
}
