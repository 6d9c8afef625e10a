//! What each verb of the builder does, beside ask-sdk-core 2.14.

use alexa_skill_core::request::Intent;
use alexa_skill_core::response::directive::{
    AudioItemMetadata, BodyTemplate1, ClearBehavior, StopDirective, VideoAppLaunchDirective,
};
use alexa_skill_core::response::{
    CanFulfill, CanFulfillIntent, CanFulfillSlot, CanFulfillSlotValue, CanUnderstand, PlayBehavior,
    Response, ResponseBuilder,
};
use alexa_skill_core::ssml::Ssml;
use serde_json::{Value, json};

fn json(builder: ResponseBuilder) -> Value {
    serde_json::to_value(Response::from(builder)).unwrap()
}

fn builder() -> ResponseBuilder {
    Response::builder()
}

fn video() -> VideoAppLaunchDirective {
    VideoAppLaunchDirective::new("https://example.com/a.mp4", None, None)
}

#[test]
fn it_starts_empty_and_speech_says_nothing_of_the_session() {
    assert_eq!(json(builder()), json!({}));
    assert_eq!(
        json(builder().speak("a").speak(" <speak> b </speak>\u{feff}")),
        json!({ "outputSpeech": { "type": "SSML", "ssml": "<speak>b</speak>" } })
    );
    assert_eq!(
        json(builder().speak("")),
        json!({ "outputSpeech": { "type": "SSML", "ssml": "<speak></speak>" } })
    );
}

#[test]
fn speech_replaces_the_play_behavior_too() {
    let with = builder().speak_with("a", PlayBehavior::Enqueue);
    assert_eq!(
        json(with.clone())["outputSpeech"]["playBehavior"],
        json!("ENQUEUE")
    );
    let without = json(with.speak("b"));
    assert_eq!(
        without["outputSpeech"],
        json!({ "type": "SSML", "ssml": "<speak>b</speak>" })
    );
}

#[test]
fn text_is_escaped_and_markup_is_not() {
    let ssml = |builder| json(builder)["outputSpeech"]["ssml"].clone();
    assert_eq!(
        ssml(builder().speak_text("<speak>a & b</speak>")),
        json!("<speak>&lt;speak&gt;a &amp; b&lt;/speak&gt;</speak>")
    );
    assert_eq!(
        ssml(builder().speak("a & b")),
        json!("<speak>a & b</speak>")
    );
    assert_eq!(
        ssml(builder().speak(Ssml::new().p("a & b"))),
        json!("<speak><p>a &amp; b</p></speak>")
    );
    assert_eq!(
        json(builder().reprompt_text("a & b"))["reprompt"]["outputSpeech"]["ssml"],
        json!("<speak>a &amp; b</speak>")
    );
}

#[test]
fn a_reprompt_opens_the_session_and_keeps_its_directives() {
    let built = json(
        builder()
            .with_should_end_session(true)
            .add_directive_to_reprompt(StopDirective::default())
            .reprompt("a")
            .reprompt_with("b", PlayBehavior::ReplaceAll),
    );
    assert_eq!(
        built,
        json!({
            "reprompt": {
                "outputSpeech": {
                    "type": "SSML", "playBehavior": "REPLACE_ALL", "ssml": "<speak>b</speak>",
                },
                "directives": [{ "type": "AudioPlayer.Stop" }],
            },
            "shouldEndSession": false,
        })
    );
    let only_directive = builder().add_directive_to_reprompt(StopDirective::default());
    assert_eq!(json(only_directive)["shouldEndSession"], json!(false));
}

#[test]
fn the_session_is_tri_state() {
    let end = |builder| json(builder).get("shouldEndSession").cloned();
    assert_eq!(
        end(builder().with_should_end_session(true)),
        Some(json!(true))
    );
    assert_eq!(
        end(builder().with_should_end_session(false)),
        Some(json!(false))
    );
    assert_eq!(
        end(builder().reprompt("a").with_should_end_session(None)),
        None
    );
    assert_eq!(
        end(builder().with_should_end_session(Some(true))),
        Some(json!(true))
    );
    let ended = builder().reprompt("a").with_should_end_session(true);
    assert_eq!(end(ended), Some(json!(true)));
}

#[test]
fn a_video_by_its_verb_says_nothing_of_the_session() {
    let verb = |builder: ResponseBuilder| {
        builder.add_video_app_launch_directive("https://example.com/a.mp4", None, None)
    };
    let end = |builder| json(builder).get("shouldEndSession").cloned();
    assert_eq!(end(verb(builder().with_should_end_session(true))), None);
    assert_eq!(end(verb(builder()).with_should_end_session(true)), None);
    assert_eq!(end(verb(builder()).reprompt("a")), None);
    let stop = StopDirective::default();
    assert_eq!(end(verb(builder()).add_directive_to_reprompt(stop)), None);
}

#[test]
fn a_video_by_add_directive_leaves_the_session_as_it_was() {
    let end = |builder| json(builder).get("shouldEndSession").cloned();
    let ended = builder()
        .with_should_end_session(true)
        .add_directive(video());
    assert_eq!(end(ended.clone()), Some(json!(true)));
    assert_eq!(end(ended.with_should_end_session(false)), Some(json!(true)));
    let in_reprompt = builder().add_directive_to_reprompt(video());
    assert_eq!(end(in_reprompt), Some(json!(false)));
}

#[test]
fn a_video_has_metadata_only_if_there_is_some() {
    let item = |title, subtitle| {
        let source = "https://example.com/a.mp4";
        json(builder().add_video_app_launch_directive(source, title, subtitle))["directives"][0]
            ["videoItem"]
            .clone()
    };
    let source = json!("https://example.com/a.mp4");
    assert_eq!(item(None, Some("")), json!({ "source": source }));
    assert_eq!(
        item(Some("a"), Some("")),
        json!({ "source": source, "metadata": { "title": "a" } })
    );
    assert_eq!(
        item(None, Some("b")),
        json!({ "source": source, "metadata": { "subtitle": "b" } })
    );
}

#[test]
fn the_last_card_wins() {
    let card = |builder| json(builder)["card"].clone();
    let builder = builder().with_simple_card("a", "b");
    assert_eq!(
        card(builder.clone()),
        json!({ "type": "Simple", "title": "a", "content": "b" })
    );
    let builder = builder.with_standard_card("a", "b", Some(""), None);
    assert_eq!(
        card(builder.clone()),
        json!({ "type": "Standard", "title": "a", "text": "b" })
    );
    let builder = builder.with_standard_card("", "", None, Some("https://example.com/l.png"));
    assert_eq!(
        card(builder.clone()),
        json!({
            "type": "Standard", "title": "", "text": "",
            "image": { "largeImageUrl": "https://example.com/l.png" },
        })
    );
    let builder = builder.with_ask_for_permissions_consent_card(["alexa::profile:email:read"]);
    assert_eq!(
        card(builder.clone()),
        json!({ "type": "AskForPermissionsConsent", "permissions": ["alexa::profile:email:read"] })
    );
    let builder = builder.with_link_account_card();
    assert_eq!(card(builder), json!({ "type": "LinkAccount" }));
}

#[test]
fn dialog_directives_have_an_intent_only_if_it_is_given() {
    let directives = |builder| json(builder)["directives"].clone();
    assert_eq!(
        directives(
            builder()
                .add_delegate_directive(None)
                .add_elicit_slot_directive("size", None)
                .add_confirm_slot_directive("size", None)
                .add_confirm_intent_directive(None)
        ),
        json!([
            { "type": "Dialog.Delegate" },
            { "type": "Dialog.ElicitSlot", "slotToElicit": "size" },
            { "type": "Dialog.ConfirmSlot", "slotToConfirm": "size" },
            { "type": "Dialog.ConfirmIntent" },
        ])
    );
    let intent = || Intent::default().name("OrderIntent");
    let written = json!({ "name": "OrderIntent" });
    assert_eq!(
        directives(
            builder()
                .add_delegate_directive(intent())
                .add_elicit_slot_directive("size", intent())
                .add_confirm_slot_directive("size", intent())
                .add_confirm_intent_directive(intent())
        ),
        json!([
            { "type": "Dialog.Delegate", "updatedIntent": written },
            { "type": "Dialog.ElicitSlot", "updatedIntent": written, "slotToElicit": "size" },
            { "type": "Dialog.ConfirmSlot", "updatedIntent": written, "slotToConfirm": "size" },
            { "type": "Dialog.ConfirmIntent", "updatedIntent": written },
        ])
    );
}

#[test]
fn streams_and_displays() {
    let url = "https://example.com/a.mp3";
    let built = json(
        builder()
            .add_audio_player_play_directive(PlayBehavior::ReplaceAll, url, "1", 0, None, None)
            .add_audio_player_play_directive(
                PlayBehavior::Enqueue,
                url,
                "2",
                5,
                Some("1"),
                Some(AudioItemMetadata::default().title("Two")),
            )
            .add_audio_player_stop_directive()
            .add_audio_player_clear_queue_directive(ClearBehavior::ClearAll)
            .add_render_template_directive(BodyTemplate1::default().title("t"))
            .add_hint_directive("order tea"),
    );
    assert_eq!(
        built,
        json!({ "directives": [
            {
                "type": "AudioPlayer.Play", "playBehavior": "REPLACE_ALL",
                "audioItem": { "stream": { "url": url, "token": "1", "offsetInMilliseconds": 0 } },
            },
            {
                "type": "AudioPlayer.Play", "playBehavior": "ENQUEUE",
                "audioItem": {
                    "stream": {
                        "url": url, "token": "2", "offsetInMilliseconds": 5,
                        "expectedPreviousToken": "1",
                    },
                    "metadata": { "title": "Two" },
                },
            },
            { "type": "AudioPlayer.Stop" },
            { "type": "AudioPlayer.ClearQueue", "clearBehavior": "CLEAR_ALL" },
            { "type": "Display.RenderTemplate", "template": { "type": "BodyTemplate1", "title": "t" } },
            { "type": "Hint", "hint": { "type": "PlainText", "text": "order tea" } },
        ] })
    );
}

#[test]
fn what_is_not_for_the_user() {
    let can = CanFulfillIntent::new(CanFulfill::Maybe).slot(
        "size",
        CanFulfillSlot::new(CanUnderstand::Yes, CanFulfillSlotValue::No),
    );
    let built = json(
        builder()
            .with_can_fulfill_intent(can)
            .with_api_response(json!({ "a": [1] }))
            .with_api_response("last")
            .add_experiment_trigger("x")
            .add_experiment_trigger("x"),
    );
    assert_eq!(
        built,
        json!({
            "canFulfillIntent": {
                "canFulfill": "MAYBE",
                "slots": { "size": { "canUnderstand": "YES", "canFulfill": "NO" } },
            },
            "apiResponse": "last",
            "experimentation": { "triggeredExperiments": ["x", "x"] },
        })
    );
}
