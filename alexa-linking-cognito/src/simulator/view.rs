//! Turns as the page shows them.

use alexa_skill_core::testing::{Exchange, InteractionModel, Turn};
use serde_json::{Map, Value, json};

use super::mask::mask;

/// The most samples that are offered.
const MAX_SAMPLES: usize = 200;

/// One request and its answer. `token` is what a verifier says of the access token.
pub(super) fn exchange(exchange: &Exchange, turn: &Turn, token: Option<Value>) -> Value {
    let mut request = exchange.request_json().clone();
    mask(&mut request);
    let response = exchange.response_json();
    let answer = response.map(|envelope| &envelope["response"]);
    let part = |pointer: &str| answer.and_then(|answer| answer.pointer(pointer)).cloned();
    json!({
        "type": request["request"]["type"],
        "intent": request.pointer("/request/intent/name"),
        "request": request,
        "response": response,
        "error": exchange.error(),
        "speech": exchange.speech(),
        "card": part("/card"),
        "directives": part("/directives").unwrap_or_else(|| json!([])),
        "ended": part("/shouldEndSession") == Some(Value::Bool(true)),
        "attributes": {
            "before": attributes(request.pointer("/session/attributes")),
            "after": attributes(response.map(|envelope| &envelope["sessionAttributes"])),
        },
        "token": token,
        "lints": turn.lints().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "milliseconds": exchange.took().as_secs_f64() * 1000.0,
    })
}

fn attributes(found: Option<&Value>) -> Value {
    match found {
        Some(Value::Object(attributes)) => Value::Object(attributes.clone()),
        _ => Value::Object(Map::new()),
    }
}

/// What the user can say: the samples that need no slot filled, and the others with a value put in.
pub(super) fn samples(model: &InteractionModel) -> Vec<String> {
    model.example_utterances().take(MAX_SAMPLES).collect()
}
