//! Answers to events that nobody takes, in the form of whoever sent them.

use serde_json::value::{RawValue, to_raw_value};

use super::{Event, EventKind, Failure};
use crate::Locale;
use crate::response::{CanFulfill, CanFulfillIntent, Response, ResponseBuilder, ResponseEnvelope};
use crate::smart_home::skill::SmartHomeSkill;

/// What is answered to an event that is for nobody here.
pub(super) fn refuse(event: &Event) -> Box<RawValue> {
    match event.kind() {
        EventKind::Directive => untaken(event),
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

fn untaken(event: &Event) -> Box<RawValue> {
    let answer = SmartHomeSkill::untaken_json(event.as_bytes());
    // What writes it writes JSON.
    serde_json::from_slice(&answer).unwrap_or_default()
}
