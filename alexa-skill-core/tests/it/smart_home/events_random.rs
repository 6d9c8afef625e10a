//! Events that somebody has damaged: read without loss, or refused with a place; never a panic.

use std::sync::LazyLock;

use alexa_skill_core::ParseErrorKind;
use alexa_skill_core::smart_home::EventEnvelope;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::corpus_events::plain;
use super::events::fixtures;

static FIXTURES: LazyLock<Vec<Value>> = LazyLock::new(|| fixtures().into_values().collect());

/// The paths of every node of a document.
fn pointers(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, &format!("{path}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                pointers(item, &format!("{path}/{at}"), found);
            }
        }
        _ => {}
    }
}

fn replacement() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!({})),
        Just(json!([])),
        Just(json!([null])),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e9..1e9).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        any::<String>().prop_map(|name| json!({ name: { "deep": [1, "a", null] } })),
    ]
}

proptest! {
    #[test]
    fn a_damaged_event_is_kept_or_refused(
        which in any::<Index>(),
        damage in prop::collection::vec((any::<Index>(), replacement()), 1..4),
    ) {
        let mut json = which.get(FIXTURES.as_slice()).clone();
        for (at, value) in damage {
            let mut nodes = Vec::new();
            pointers(&json, "", &mut nodes);
            // The names of maps may hold what a pointer would read otherwise.
            if let Some(node) = json.pointer_mut(at.get(nodes.as_slice()).as_str()) {
                *node = value;
            }
        }
        match EventEnvelope::from_slice(json.to_string().as_bytes()) {
            Ok(event) => {
                let written = serde_json::to_value(&event).unwrap();
                if json["event"]["payload"].is_null() {
                    json["event"]["payload"] = json!({});
                }
                prop_assert_eq!(plain(written.clone()), plain(json));
                prop_assert_eq!(serde_json::from_value::<EventEnvelope>(written).unwrap(), event.clone());
                let _ = (event.check(), format!("{event:?}"));
            }
            Err(error) => prop_assert_eq!(error.kind(), ParseErrorKind::WrongType),
        }
    }
}
