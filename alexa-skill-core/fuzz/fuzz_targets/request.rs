//! Any bytes as a request: an error or an envelope, never a panic, and what is written back is read
//! again as the same.
#![no_main]

use alexa_skill_core::request::{Request, RequestEnvelope};
use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;

fuzz_target!(|body: &[u8]| {
    let envelope = match RequestEnvelope::from_slice(body) {
        Ok(envelope) => envelope,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert!(
                RequestEnvelope::from_slice_eagerly(body).is_err(),
                "refused once, refused twice"
            );
            return;
        }
    };
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    serde_json::from_slice::<IgnoredAny>(text).expect("what was read is JSON");
    let written = serde_json::to_vec(&envelope).expect("what was read can be written");
    let again = RequestEnvelope::from_slice(&written).expect("what was written can be read");
    assert!(again == envelope, "not the same envelope");

    look_at(&envelope);
    let Ok(eager) = RequestEnvelope::from_slice_eagerly(body) else {
        return;
    };
    let written = serde_json::to_vec(&eager).expect("what was read can be written");
    let again = RequestEnvelope::from_slice_eagerly(&written).expect("and read again");
    assert!(again == eager, "not the same envelope, read eagerly");
});

/// Asks for what a handler asks for.
fn look_at(envelope: &RequestEnvelope) {
    let _ = envelope.access_token();
    let _ = (
        envelope.user_id(),
        envelope.skill_id(),
        envelope.device_id(),
    );
    let _ = envelope.timestamp().map(|it| (it.as_str(), it.as_millis()));
    for name in envelope
        .supported_interfaces()
        .into_iter()
        .flat_map(|all| all.names())
    {
        assert!(envelope.supports(name));
    }
    if let Some(attributes) = envelope
        .session
        .as_ref()
        .and_then(|it| it.attributes.as_ref())
    {
        let _ = attributes.get();
    }
    for slot in envelope
        .intent()
        .and_then(|it| it.slots.as_ref())
        .into_iter()
        .flat_map(|it| it.values())
    {
        let _ = (slot.spoken(), slot.id(), slot.canonical(), slot.values());
    }
    if let Request::Unknown(request) = &envelope.request {
        let _ = request.parse::<serde_json::Value>();
    }
    // Secrets redact themselves; here it only must not panic.
    assert!(!format!("{envelope:?}").is_empty());
}
