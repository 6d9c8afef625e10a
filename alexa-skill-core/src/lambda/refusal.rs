//! Answers to events that nobody takes, in the form of whoever sent them.

use serde_json::json;
use serde_json::value::{RawValue, to_raw_value};

use super::{Event, EventKind, Failure};
use crate::Locale;
use crate::response::{CanFulfill, CanFulfillIntent, Response, ResponseBuilder, ResponseEnvelope};

/// What is answered to an event that is for nobody here.
pub(super) fn refuse(event: &Event) -> Box<RawValue> {
    match event.kind() {
        EventKind::Directive => error_response(event),
        EventKind::Request if !hears(event) => envelope(unheard(event)),
        _ => silent(),
    }
}

/// An end of the session without a word.
pub(super) fn silent() -> Box<RawValue> {
    envelope(Response::builder().with_should_end_session(true))
}

/// What is answered in place of an answer of a custom skill.
pub(super) fn apologise(event: &Event, failure: &Failure) -> Box<RawValue> {
    if !hears(event) {
        return envelope(unheard(event));
    }
    let locale = event.locale().unwrap_or(Locale::EN_US);
    let apology = Response::builder().speak_text(failure.apology(&locale));
    envelope(apology.with_should_end_session(true))
}

/// The text of an answer, without a copy.
pub(super) fn into_bytes(answer: Box<RawValue>) -> Vec<u8> {
    Box::<str>::from(answer).into_string().into_bytes()
}

/// Whether somebody waits for words: Alexa refuses them elsewhere.
fn hears(event: &Event) -> bool {
    let heard = [
        "LaunchRequest",
        "IntentRequest",
        "SessionResumedRequest",
        "Connections.Response",
        "Display.ElementSelected",
        "Alexa.Presentation.APL.UserEvent",
        "Alexa.Presentation.APLT.UserEvent",
        "Alexa.Presentation.HTML.Message",
    ];
    event
        .request_type()
        .is_some_and(|name| heard.contains(&name.as_str()))
}

fn unheard(event: &Event) -> ResponseBuilder {
    let response = Response::builder();
    if event.request_type().as_deref() != Some("CanFulfillIntentRequest") {
        return response;
    }
    response.with_can_fulfill_intent(CanFulfillIntent::new(CanFulfill::No))
}

fn envelope(response: ResponseBuilder) -> Box<RawValue> {
    // Text and flags alone: writing them cannot fail.
    to_raw_value(&ResponseEnvelope::new(response)).unwrap_or_default()
}

fn error_response(event: &Event) -> Box<RawValue> {
    let of_header = |name| event.text(&["directive", "header", name]);
    let mut answer = json!({
        "event": {
            "header": {
                "namespace": "Alexa",
                "name": "ErrorResponse",
                "messageId": of_header("messageId").unwrap_or_else(|| "unknown".to_owned()),
                "payloadVersion": "3",
            },
            "payload": {
                "type": "INVALID_DIRECTIVE",
                "message": "this function has no handler for Smart Home directives",
            },
        },
    });
    if let Some(token) = of_header("correlationToken") {
        answer["event"]["header"]["correlationToken"] = token.into();
    }
    if let Some(id) = event.text(&["directive", "endpoint", "endpointId"]) {
        answer["event"]["endpoint"] = json!({ "endpointId": id });
    }
    to_raw_value(&answer).unwrap_or_default()
}
