//! Properties that hold for any sequence of the builder's verbs, and for any text.

use alexa_skill_core::response::directive::{ClearBehavior, StopDirective};
use alexa_skill_core::response::{
    Directive, PlayBehavior, Response, ResponseBuilder, ResponseEnvelope, ViolationKind,
};
use proptest::prelude::*;
use serde_json::{Value, json};

type Verb = Box<dyn Fn(ResponseBuilder) -> ResponseBuilder>;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ \u{feff}\u{85}]{0,2}(<speak>)?[a-c<>&;/\"'? ]{0,12}(</speak>)?[ \u{a0}]{0,2}",
        Just("<p>fine</p>".to_owned()),
    ]
}

fn verb(which: u8, text: String) -> Verb {
    let url = "https://example.com/a";
    match which {
        0 => Box::new(move |b| b.speak(&text)),
        1 => Box::new(move |b| b.speak_text(&text)),
        2 => Box::new(move |b| b.reprompt(&text)),
        3 => Box::new(move |b| b.reprompt_with(&text, PlayBehavior::Enqueue)),
        4 => Box::new(move |b| b.with_simple_card(&text, &text)),
        5 => Box::new(move |b| b.with_standard_card(&text, &text, Some(&text), None)),
        6 => Box::new(ResponseBuilder::with_link_account_card),
        7 => Box::new(move |b| b.with_should_end_session(text.len().is_multiple_of(2))),
        8 => Box::new(|b| b.with_should_end_session(None)),
        9 => Box::new(move |b| b.add_video_app_launch_directive(url, Some(&text), None)),
        10 => Box::new(|b| b.add_directive_to_reprompt(StopDirective::default())),
        11 => Box::new(move |b| b.add_elicit_slot_directive(&text, None)),
        12 => Box::new(move |b| {
            let behavior = PlayBehavior::from(text.as_str());
            b.add_audio_player_play_directive(behavior, &text, &text, -1, Some(&text), None)
        }),
        13 => Box::new(|b| b.add_audio_player_clear_queue_directive(ClearBehavior::ClearAll)),
        14 => Box::new(move |b| b.with_api_response(json!({ "any": text }))),
        15 => Box::new(move |b| b.add_hint_directive(&text)),
        16 => Box::new(|b| b.with_api_response(Value::Null)),
        _ => Box::new(
            move |b| match Directive::raw(&text, &json!({ "any": text })) {
                Ok(directive) => b.add_directive(directive),
                Err(_) => b,
            },
        ),
    }
}

fn verbs() -> impl Strategy<Value = Vec<(u8, String)>> {
    proptest::collection::vec((0u8..18, text()), 0..12)
}

fn nulls(value: &Value) -> usize {
    match value {
        Value::Null => 1,
        Value::Array(items) => items.iter().map(nulls).sum(),
        Value::Object(members) => members.values().map(nulls).sum(),
        _ => 0,
    }
}

proptest! {
    #[test]
    fn any_sequence_is_written_and_read_back(verbs in verbs()) {
        let mut builder = Response::builder();
        let (mut end, mut video) = (None, false);
        for (which, text) in verbs {
            match which {
                9 => (end, video) = (None, true),
                _ if video => {}
                2 | 3 | 10 => end = Some(false),
                7 => end = Some(text.len().is_multiple_of(2)),
                8 => end = None,
                _ => {}
            }
            builder = verb(which, text)(builder);
        }
        let response = builder.build();
        prop_assert_eq!(response.should_end_session, end);
        let envelope = ResponseEnvelope::new(response);
        let written = envelope.to_vec().unwrap();
        let read = ResponseEnvelope::from_slice(&written).unwrap();
        prop_assert_eq!(&read, &envelope);
        let json: Value = serde_json::from_slice(&written).unwrap();
        let api_null = usize::from(json["response"].get("apiResponse") == Some(&Value::Null));
        prop_assert_eq!(nulls(&json), api_null);
        let _ = envelope.check();
    }

    #[test]
    fn plain_text_is_always_well_formed(text in any::<String>()) {
        let response = Response::builder().speak_text(&text).reprompt_text(&text).build();
        let malformed = response
            .check()
            .into_iter()
            .any(|violation| violation.kind == ViolationKind::MalformedSsml);
        prop_assert!(!malformed);
    }

    #[test]
    fn no_json_panics(
        keys in proptest::collection::vec(0usize..16, 1..6), leaf in 0usize..6,
    ) {
        const KEYS: [&str; 16] = [
            "response", "outputSpeech", "card", "reprompt", "directives", "type", "ssml", "image",
            "audioItem", "stream", "template", "updatedIntent", "slots", "sessionAttributes",
            "hint", "videoItem",
        ];
        let leaves = [
            json!(null), json!(7), json!("SSML"), json!([]), json!({ "type": "AudioPlayer.Play" }),
            json!([{ "type": "Display.RenderTemplate" }]),
        ];
        let mut value = leaves[leaf].clone();
        for key in keys {
            value = json!({ KEYS[key]: value, "type": "Standard" });
        }
        for json in [json!({ "response": value }), value] {
            if let Ok(envelope) = ResponseEnvelope::from_slice(json.to_string().as_bytes()) {
                let _ = envelope.check();
                prop_assert!(envelope.to_vec().is_ok());
            }
        }
    }
}
