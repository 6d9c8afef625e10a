//! Turns as the page shows them.

use std::error::Error;

use alexa_skill_core::testing::{Exchange, SessionState, Turn};
use serde_json::{Map, Value, json};

use super::mask::mask;

/// A turn. What has several requests, a dialog that Alexa leads, has them in an array.
pub(super) fn turn(turn: &Turn) -> Value {
    let exchanges = turn.exchanges();
    let first = exchanges.first().map(Exchange::request);
    let response = turn.response();
    let answer = &response["response"];
    json!({
        "type": turn.request_type(),
        "intent": turn.intent_name(),
        "request": masked(one_or_all(exchanges.iter().map(Exchange::request))),
        "response": one_or_all(exchanges.iter().map(Exchange::response)),
        "error": null,
        "speech": turn.speech(),
        "reprompt": turn.reprompt(),
        "card": answer["card"],
        "directives": match &answer["directives"] {
            Value::Array(directives) => directives.as_slice(),
            _ => &[],
        },
        "ended": turn.session() == SessionState::Ended,
        "attributes": {
            "before": object(first.and_then(|request| request.pointer("/session/attributes"))),
            "after": object(response.get("sessionAttributes")),
        },
        "token": null,
        "lints": turn.lints().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "milliseconds": turn.took().as_secs_f64() * 1000.0,
    })
}

/// A request that got no answer.
pub(super) fn failure(request: Value, error: &dyn Error) -> Value {
    let mut why = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        why = format!("{why}: {error}");
        source = error.source();
    }
    let before = object(request.pointer("/session/attributes"));
    json!({
        "type": request["request"]["type"],
        "intent": request.pointer("/request/intent/name"),
        "request": masked(request),
        "response": null,
        "error": why,
        "speech": "",
        "reprompt": null,
        "card": null,
        "directives": [],
        "ended": true,
        "attributes": { "before": before, "after": {} },
        "token": null,
        "lints": [],
        "milliseconds": 0.0,
    })
}

fn one_or_all<'a>(values: impl Iterator<Item = &'a Value>) -> Value {
    let mut values: Vec<Value> = values.cloned().collect();
    if values.len() == 1 {
        values.remove(0)
    } else {
        Value::Array(values)
    }
}

fn masked(mut request: Value) -> Value {
    mask(&mut request);
    request
}

fn object(found: Option<&Value>) -> Map<String, Value> {
    match found {
        Some(Value::Object(members)) => members.clone(),
        _ => Map::new(),
    }
}
