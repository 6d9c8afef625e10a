//! Requests of the sizes that skills get.

use serde_json::{Map, Value, json};

/// A JWT's worth of text: three parts, about 1 KB.
fn token() -> String {
    let part = |length: usize| {
        "eyJhbGciOiJSUzI1NiIsImtpZCI6"
            .chars()
            .cycle()
            .take(length)
            .collect::<String>()
    };
    format!("{}.{}.{}", part(110), part(560), part(342))
}

fn system(linked: bool) -> Value {
    let mut system = json!({
        "application": { "applicationId": "amzn1.ask.skill.2f6a7f4c-5f8d-4c3e-9a43-1b7f6b2d9c10" },
        "user": { "userId": format!("amzn1.ask.account.{}", "A3K7".repeat(50)) },
        "device": {
            "deviceId": format!("amzn1.ask.device.{}", "AF2Q".repeat(25)),
            "supportedInterfaces": { "AudioPlayer": {}, "Alexa.Presentation.APL": { "runtime": { "maxVersion": "2024.3" } } },
        },
        "apiEndpoint": "https://api.eu.amazonalexa.com",
    });
    if linked {
        system["user"]["accessToken"] = token().into();
        system["apiAccessToken"] = token().into();
    }
    system
}

fn envelope(request: &Value, linked: bool) -> Value {
    let system = system(linked);
    json!({
        "version": "1.0",
        "session": {
            "new": false,
            "sessionId": "amzn1.echo-api.session.0d2f3a61-84d3-4bd0-8c3e-5f0a7d1c2b3e",
            "application": system["application"],
            "attributes": {},
            "user": system["user"],
        },
        "context": { "System": system },
        "request": request,
    })
}

/// A launch without a linked account: about 1 KB.
pub fn launch() -> Vec<u8> {
    let request = json!({
        "type": "LaunchRequest",
        "requestId": "amzn1.echo-api.request.7d1f0c52-9e0b-4f0c-8f69-2a1f0b3c4d5e",
        "timestamp": "2026-01-31T12:00:00Z",
        "locale": "en-US",
    });
    let mut envelope = envelope(&request, false);
    envelope["session"]["user"] = json!({ "userId": "amzn1.ask.account.A3K7" });
    text(&envelope)
}

/// Slots with resolutions, as a dialog sends them.
fn intent(slots: usize) -> Value {
    let slot = |index: usize| {
        let resolutions = json!({ "resolutionsPerAuthority": [
            { "authority": "amzn1.er-authority.echo-sdk.amzn1.ask.skill.2f6a7f4c.InfoType",
              "status": { "code": "ER_SUCCESS_MATCH" },
              "values": [{ "value": { "name": format!("value {index}"), "id": format!("id-{index}") } }] },
            { "authority": "amzn1.er-authority.echo-sdk.dynamic.amzn1.ask.skill.2f6a7f4c.InfoType",
              "status": { "code": "ER_SUCCESS_NO_MATCH" } },
        ] });
        json!({
            "name": format!("slot{index}"), "value": format!("words {index}"),
            "confirmationStatus": "NONE", "source": "USER", "resolutions": resolutions,
        })
    };
    let slots: Map<String, Value> = (0..slots)
        .map(|index| (format!("slot{index}"), slot(index)))
        .collect();
    json!({
        "type": "IntentRequest",
        "requestId": "amzn1.echo-api.request.7d1f0c52-9e0b-4f0c-8f69-2a1f0b3c4d5e",
        "timestamp": "2026-01-31T12:00:00Z",
        "locale": "en-US",
        "dialogState": "IN_PROGRESS",
        "intent": { "name": "RequestInfoIntent", "confirmationStatus": "NONE", "slots": slots },
    })
}

/// A linked intent with two slots: about 5 KB.
pub fn intent_small() -> Vec<u8> {
    text(&envelope(&intent(1), true))
}

/// A linked intent with five slots: about 7.4 KB.
pub fn intent_large() -> Vec<u8> {
    text(&envelope(&intent(5), true))
}

/// The large intent with its type after all else, as sorted dumps have it.
pub fn intent_type_last() -> Vec<u8> {
    envelope(&intent(5), true).to_string().into_bytes()
}

/// The large intent under a type that nobody knows.
pub fn unknown() -> Vec<u8> {
    String::from_utf8(intent_large())
        .unwrap_or_default()
        .replacen("IntentRequest", "Brand.New.Request", 1)
        .into_bytes()
}

/// The large intent from a device with a screen: 13 KB of visual context more.
pub fn visual() -> Vec<u8> {
    let mut request = envelope(&intent(5), true);
    let component = |index: usize| {
        json!({ "id": format!("item-{index}"), "position": "1024x640+0+0:0", "type": "text",
            "tags": { "viewport": {}, "focused": false, "spoken": true }, "visibility": 1.0,
            "entities": [{ "name": format!("entity {index}"), "type": "thing" }] })
    };
    let components: Vec<Value> = (0..73).map(component).collect();
    request["context"]["Alexa.Presentation.APL"] = json!({
        "token": "document", "version": "AriaRuntimeLibrary-1.0", "componentsVisibleOnScreen": components });
    request["context"]["Viewport"] =
        json!({ "dpi": 160, "shape": "RECTANGLE", "pixelWidth": 1280, "pixelHeight": 800 });
    text(&request)
}

/// The message as the service writes it: the request's type comes first. `Value` sorts members, so it
/// is last there.
fn text(envelope: &Value) -> Vec<u8> {
    let text = envelope.to_string();
    let tag = envelope["request"]["type"].as_str().unwrap_or_default();
    let last = format!(",\"type\":\"{tag}\"}},\"session\"");
    let text = text.replacen(&last, "},\"session\"", 1);
    text.replacen(
        "\"request\":{",
        &format!("\"request\":{{\"type\":\"{tag}\","),
        1,
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derived;
    use alexa_skill_core::request::RequestEnvelope;

    #[test]
    fn messages_have_the_size_they_are_said_to_have() {
        for (message, kilobytes) in [
            (launch(), 1.0),
            (intent_small(), 5.0),
            (intent_large(), 7.4),
            (visual(), 20.4),
        ] {
            let size = f64::from(u32::try_from(message.len()).unwrap()) / 1024.0;
            assert!(
                (size / kilobytes - 1.0).abs() < 0.15,
                "{size} is not about {kilobytes}"
            );
        }
    }

    #[test]
    fn type_last_is_the_same_request() {
        let last = String::from_utf8(intent_type_last()).unwrap();
        assert!(
            last.contains(r#""type":"IntentRequest"},"session""#),
            "{last}"
        );
        let first = RequestEnvelope::from_slice(&intent_large()).unwrap();
        assert_eq!(
            RequestEnvelope::from_slice(&intent_type_last()).unwrap(),
            first
        );
        assert_eq!(
            RequestEnvelope::from_slice(&unknown())
                .unwrap()
                .request_type(),
            "Brand.New.Request"
        );
    }

    #[test]
    fn the_derived_model_reads_the_same_messages() {
        for message in [
            launch(),
            intent_small(),
            intent_large(),
            intent_type_last(),
            visual(),
        ] {
            serde_json::from_slice::<derived::RequestEnvelope>(&message).unwrap();
        }
    }
}
