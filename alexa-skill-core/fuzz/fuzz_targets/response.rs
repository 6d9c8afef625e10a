//! Any bytes as a response, and any text in the builder's verbs: never a panic, and what is written is
//! read again as the same.
#![no_main]

use alexa_skill_core::response::{PlayBehavior, Response, ResponseEnvelope};
use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;

fuzz_target!(|body: &[u8]| {
    match ResponseEnvelope::from_slice(body) {
        Ok(envelope) => {
            let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
            serde_json::from_slice::<IgnoredAny>(text).expect("what was read is JSON");
            same_again(&envelope);
            if let Ok(eager) = ResponseEnvelope::from_slice_eagerly(body) {
                same_again(&eager);
            }
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert!(
                ResponseEnvelope::from_slice_eagerly(body).is_err(),
                "refused once, refused twice"
            );
        }
    }
    if let Ok(text) = std::str::from_utf8(body) {
        same_again(&ResponseEnvelope::new(built(text)));
    }
});

fn same_again(envelope: &ResponseEnvelope) {
    for violation in envelope.check() {
        assert!(!violation.to_string().is_empty());
    }
    let written = envelope.to_vec().expect("an envelope can be written");
    let again = ResponseEnvelope::from_slice(&written).expect("what was written can be read");
    assert!(again == *envelope, "not the same envelope");
    assert!(!format!("{envelope:?}").is_empty());
}

fn built(text: &str) -> Response {
    Response::builder()
        .speak(text)
        .reprompt_with(text, PlayBehavior::from(text))
        .with_standard_card(text, text, Some(text), None)
        .add_elicit_slot_directive(text, None)
        .add_hint_directive(text)
        .add_audio_player_play_directive(PlayBehavior::Enqueue, text, text, 0, Some(text), None)
        .build()
}
