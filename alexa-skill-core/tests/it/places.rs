//! The path of an error is the one that a reader which follows it would tell.

use alexa_skill_core::request::RequestEnvelope;
use serde_json::{Value, json};

/// Every way to spoil one value of a document, with the values that are tried in its place.
fn spoiled(document: &Value) -> Vec<Value> {
    let mut pointers = vec![String::new()];
    collect(document, "", &mut pointers);
    let mut all = Vec::new();
    for pointer in pointers {
        for wrong in [
            json!(7),
            json!([]),
            json!([[]]),
            json!([{}]),
            json!({"a": 1}),
            json!("x"),
            json!(true),
        ] {
            let mut copy = document.clone();
            if let Some(place) = copy.pointer_mut(&pointer) {
                *place = wrong;
                all.push(copy);
            }
        }
    }
    all
}

fn collect(value: &Value, pointer: &str, into: &mut Vec<String>) {
    let mut below = |name: String, value: &Value| {
        let pointer = format!("{pointer}/{name}");
        collect(value, &pointer, into);
        into.push(pointer);
    };
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(name, value)| below(name.clone(), value)),
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .for_each(|(n, value)| below(n.to_string(), value)),
        _ => {}
    }
}

#[test]
fn places_agree_with_serde_path_to_error() {
    let document = json!({
        "version": "1.0",
        "session": {"new": true, "sessionId": "s", "user": {"userId": "u", "permissions": {"scopes": {"a": {"status": "GRANTED"}}}}},
        "context": {"System": {"device": {"supportedInterfaces": {"AudioPlayer": {}}}, "user": {"userId": "u"}}},
        "request": {"type": "IntentRequest", "requestId": "r", "timestamp": "2026-01-01T00:00:00Z", "intent": {"name": "I", "slots": {
            "a.b": {"name": "a.b", "value": "v", "resolutions": {"resolutionsPerAuthority": [
                {"authority": "x", "status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"name": "n", "id": "i"}}]},
                {"authority": "y", "status": {"code": "ER_SUCCESS_NO_MATCH"}}
            ]}}
        }}}
    });
    let mut errors = 0;
    for spoiled in spoiled(&document) {
        // In the order of the tags first, so that nothing is buffered on either side.
        let text = spoiled.to_string().replace(r#""requestId":"r","#, "");
        let mut json = serde_json::Deserializer::from_str(&text);
        let theirs = serde_path_to_error::deserialize::<_, RequestEnvelope>(&mut json);
        let ours = RequestEnvelope::from_slice(text.as_bytes());
        assert_eq!(ours.is_ok(), theirs.is_ok(), "{text}");
        if let (Err(ours), Err(theirs)) = (ours, theirs) {
            errors += 1;
            // Theirs cannot look behind a tag that comes late; ours can.
            let (ours, theirs) = (ours.path().to_owned(), theirs.path().to_string());
            assert!(
                ours == theirs || ours.starts_with(&theirs),
                "{ours} is not {theirs}: {text}"
            );
        }
    }
    assert!(errors > 100, "{errors}");
}
