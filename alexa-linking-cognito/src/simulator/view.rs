//! Turns as the page shows them, but for the tokens: whoever keeps a turn masks it.

use std::error::Error;

use alexa_skill_core::testing::{Exchange, SessionState, Turn};
use serde_json::{Map, Value, json};

use super::recorder::Seen;

/// A turn. What has several requests, a dialog that Alexa leads, has them in an array.
pub(super) fn turn(turn: &Turn) -> Value {
    let exchanges = turn.exchanges();
    let first = exchanges.first().map(Exchange::request);
    let response = turn.response();
    let answer = &response["response"];
    json!({
        "type": turn.request_type(),
        "intent": turn.intent_name(),
        "request": one_or_all(exchanges.iter().map(Exchange::request)),
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

/// A turn that broke off: what the skill was asked, and what it had answered until then.
pub(super) fn failure(seen: &[Seen], error: &dyn Error, ended: bool) -> Value {
    let mut why = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        why = format!("{why}: {error}");
        source = error.source();
    }
    let first = seen.first().map(|seen| &seen.request);
    let last = seen.last().map(|seen| &seen.request);
    let answers: Vec<&Value> = seen
        .iter()
        .filter_map(|seen| seen.response.as_ref())
        .collect();
    let kept = answers
        .last()
        .and_then(|answer| answer.get("sessionAttributes"));
    json!({
        "type": last.and_then(|request| request.pointer("/request/type")),
        "intent": last.and_then(|request| request.pointer("/request/intent/name")),
        "request": one_or_all(seen.iter().map(|seen| &seen.request)),
        "response": match answers.as_slice() {
            [] => Value::Null,
            answers => one_or_all(answers.iter().copied()),
        },
        "error": why,
        "speech": "",
        "reprompt": null,
        "card": null,
        "directives": [],
        "ended": ended,
        "attributes": {
            "before": object(first.and_then(|request| request.pointer("/session/attributes"))),
            "after": object(kept),
        },
        "token": null,
        "lints": [],
        "milliseconds": null,
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

fn object(found: Option<&Value>) -> Map<String, Value> {
    match found {
        Some(Value::Object(members)) => members.clone(),
        _ => Map::new(),
    }
}
