//! Alexa's limits: what is at one passes, one more is told.

use alexa_skill_core::response::directive::{
    AudioItemMetadata, BodyTemplate2, DisplayImage, DisplayImageInstance, ElicitSlotDirective,
    ListItem, ListTemplate1, PlayDirective, StopDirective, VideoAppLaunchDirective,
};
use alexa_skill_core::response::{
    Directive, OutputSpeech, PlayBehavior, Response, ResponseBuilder, ResponseEnvelope,
    ViolationKind,
};
use serde_json::{Value, json};

const URL: &str = "https://example.com/";

fn builder() -> ResponseBuilder {
    Response::builder()
}

/// Field, kind, limit and size of something that is found.
type Found = (String, ViolationKind, Option<(usize, usize)>);

fn found(response: impl Into<Response>) -> Vec<Found> {
    ResponseEnvelope::new(response)
        .check()
        .into_iter()
        .map(|violation| {
            let size = violation.limit.zip(violation.size);
            (violation.field, violation.kind, size)
        })
        .collect()
}

#[track_caller]
fn assert_fine(response: impl Into<Response>) {
    assert_eq!(found(response), []);
}

#[track_caller]
fn assert_found(response: impl Into<Response>, field: &str, kind: ViolationKind) {
    assert_eq!(found(response), [(field.to_owned(), kind, None)]);
}

#[track_caller]
fn assert_limit(field: &str, limit: usize, sized: impl Fn(usize) -> Response) {
    assert_fine(sized(limit));
    let expected = (
        field.to_owned(),
        ViolationKind::TooLarge,
        Some((limit, limit + 1)),
    );
    assert_eq!(found(sized(limit + 1)), [expected]);
}

fn play(behavior: PlayBehavior, url: &str, token: &str) -> Response {
    builder()
        .add_directive(PlayDirective::new(behavior, url, token, 0))
        .build()
}

fn url_of(length: usize) -> String {
    format!("{URL}{}", "a".repeat(length - URL.len()))
}

#[test]
fn a_whole_answer_is_fine() {
    let image = DisplayImage::new("a cup").source(DisplayImageInstance::new(URL));
    assert_fine(builder());
    assert_fine(
        builder()
            .speak("Tea &amp; milk?<break/>")
            .reprompt("Tea?")
            .with_standard_card("a", "b", Some(URL), Some(URL))
            .add_elicit_slot_directive("drink", None)
            .add_render_template_directive(BodyTemplate2::default().image(image)),
    );
    assert_fine(
        builder()
            .speak("Bye.")
            .with_link_account_card()
            .with_should_end_session(true),
    );
    assert_fine(
        builder()
            .speak("Look!")
            .add_video_app_launch_directive(URL, None, None),
    );
}

#[test]
fn speech_has_8000_characters_without_the_speak_around_it() {
    assert_limit("response.outputSpeech.ssml", 8000, |n| {
        builder().speak("ä".repeat(n)).build()
    });
    assert_limit("response.reprompt.outputSpeech.ssml", 8000, |n| {
        builder().reprompt("a".repeat(n)).build()
    });
    assert_limit("response.outputSpeech.text", 8000, |n| {
        Response::default().output_speech(OutputSpeech::plain_text("a".repeat(n)))
    });
}

#[test]
fn a_speech_has_five_sounds() {
    let audio = format!("<audio src=\"{URL}\"/>");
    assert_limit("response.outputSpeech.ssml", 5, |n| {
        builder().speak(audio.repeat(n)).build()
    });
    assert_fine(builder().speak_text(audio.repeat(9)));
}

#[test]
fn a_card_has_8000_characters_with_its_addresses() {
    assert_limit("response.card", 8000, |n| {
        builder()
            .with_simple_card("title", "ä".repeat(n - 5))
            .build()
    });
    assert_limit("response.card", 8000, |n| {
        let text = "a".repeat(n - 2 * URL.len());
        builder()
            .with_standard_card("", text, Some(URL), Some(URL))
            .build()
    });
    assert_limit("response.card.image.smallImageUrl", 2000, |n| {
        let url = url_of(n);
        builder()
            .with_standard_card("", "", Some(&url), None)
            .build()
    });
    assert_limit("response.card.image.largeImageUrl", 2000, |n| {
        let url = url_of(n);
        builder()
            .with_standard_card("", "", None, Some(&url))
            .build()
    });
}

#[test]
fn a_stream_has_a_short_token_and_address() {
    assert_limit("response.directives[0].audioItem.stream.url", 8000, |n| {
        play(PlayBehavior::ReplaceAll, &url_of(n), "t")
    });
    assert_limit("response.directives[0].audioItem.stream.token", 1024, |n| {
        play(PlayBehavior::ReplaceAll, URL, &"t".repeat(n))
    });
}

#[test]
fn the_whole_has_24_kilobytes_with_session_attributes() {
    let sized = |n: usize| {
        let envelope = |text: String| {
            let attributes = json!({ "k": text });
            let json = json!({ "version": "1.0", "sessionAttributes": attributes, "response": {} });
            ResponseEnvelope::from_slice(json.to_string().as_bytes()).unwrap()
        };
        let rest = envelope(String::new()).to_vec().unwrap().len();
        envelope("a".repeat(n - rest))
    };
    assert_eq!(sized(24 * 1024).check(), []);
    let violations = sized(24 * 1024 + 1).check();
    assert_eq!(violations.len(), 1);
    assert_eq!(violations[0].field, "");
    assert_eq!(violations[0].size, Some(24577));
    assert_eq!(
        violations[0].to_string(),
        "the answer has 24577 bytes, more than 24576"
    );
}

#[test]
fn addresses_are_https() {
    let http = "http://example.com/a.png";
    let not_https = ViolationKind::NotHttps;
    let image = || DisplayImage::new("").source(DisplayImageInstance::new(http));
    for (response, field) in [
        (
            builder()
                .with_standard_card("", "", Some(http), None)
                .build(),
            "response.card.image.smallImageUrl",
        ),
        (
            play(PlayBehavior::ReplaceAll, http, "t"),
            "response.directives[0].audioItem.stream.url",
        ),
        (
            play(PlayBehavior::ReplaceAll, "", "t"),
            "response.directives[0].audioItem.stream.url",
        ),
        (
            builder()
                .add_video_app_launch_directive(http, None, None)
                .build(),
            "response.directives[0].videoItem.source",
        ),
        (
            builder()
                .add_directive(
                    PlayDirective::new(PlayBehavior::ReplaceAll, URL, "t", 0)
                        .metadata(AudioItemMetadata::default().art(image())),
                )
                .build(),
            "response.directives[0].audioItem.metadata.art.sources[0].url",
        ),
        (
            builder()
                .add_render_template_directive(BodyTemplate2::default().background_image(image()))
                .build(),
            "response.directives[0].template.backgroundImage.sources[0].url",
        ),
        (
            builder()
                .add_render_template_directive(
                    ListTemplate1::default().list_items(vec![ListItem::new("1").image(image())]),
                )
                .build(),
            "response.directives[0].template.listItems[0].image.sources[0].url",
        ),
    ] {
        assert_found(response, field, not_https);
    }
    assert_fine(play(
        PlayBehavior::ReplaceAll,
        "HTTPS://example.com/a.mp3",
        "t",
    ));
}

#[test]
fn ssml_is_well_formed() {
    let malformed = ViolationKind::MalformedSsml;
    for ssml in [
        "salt & pepper",
        "<p>x",
        "a</speak> b",
        "<speak>a</speak><speak>b</speak>",
    ] {
        assert_found(
            builder().speak(ssml),
            "response.outputSpeech.ssml",
            malformed,
        );
    }
    let field = "response.reprompt.outputSpeech.ssml";
    assert_found(builder().reprompt("1 < 2"), field, malformed);
    let bare: Response =
        serde_json::from_value(json!({ "outputSpeech": { "type": "SSML", "ssml": "hi" } }))
            .unwrap();
    assert_found(bare, "response.outputSpeech.ssml", malformed);
    let message = builder().speak("salt & pepper").build().check()[0].to_string();
    assert_eq!(
        message,
        "outputSpeech.ssml: `&` begins no entity; write `&amp;` (at character 12)"
    );
}

#[test]
fn the_token_before_is_for_enqueued_streams_only() {
    let field = "response.directives[0].audioItem.stream.expectedPreviousToken";
    let with = |behavior| {
        builder()
            .add_directive(PlayDirective::new(behavior, URL, "2", 0).expected_previous_token("1"))
    };
    assert_fine(with(PlayBehavior::Enqueue));
    assert_found(
        with(PlayBehavior::ReplaceAll),
        field,
        ViolationKind::Contradiction,
    );
    assert_found(
        with(PlayBehavior::ReplaceEnqueued),
        field,
        ViolationKind::Contradiction,
    );
    assert_found(
        play(PlayBehavior::Enqueue, URL, "2"),
        field,
        ViolationKind::Missing,
    );
}

#[test]
fn one_stream_or_one_video() {
    let stream = || PlayDirective::new(PlayBehavior::ReplaceAll, URL, "1", 0);
    let video = || VideoAppLaunchDirective::new(URL, None, None);
    let field = "response.directives";
    let contradiction = ViolationKind::Contradiction;
    let streams = builder().add_directive(stream()).add_directive(stream());
    assert_found(streams, field, contradiction);
    let videos = builder().add_directive(video()).add_directive(video());
    assert_found(videos, field, contradiction);
    let both = builder().add_directive(stream()).add_directive(video());
    assert_found(both, field, contradiction);
    let stop = StopDirective::default();
    assert_fine(builder().add_directive(stop).add_directive(stream()));
}

#[test]
fn the_end_of_the_session_contradicts_nothing() {
    let field = "response.shouldEndSession";
    let contradiction = ViolationKind::Contradiction;
    let ended = |builder: ResponseBuilder| builder.with_should_end_session(true);
    assert_found(ended(builder().reprompt("Tea?")), field, contradiction);
    assert_found(
        ended(builder().add_delegate_directive(None)),
        field,
        contradiction,
    );
    assert_found(ended(builder().speak("Tea?")), field, contradiction);
    assert_found(
        ended(builder().speak("<p>\"Tea?\"</p> <break/>")),
        field,
        contradiction,
    );
    assert_found(ended(builder().speak("お茶？")), field, contradiction);
    let plain = Response::default()
        .output_speech(OutputSpeech::plain_text("Tea? "))
        .should_end_session(true);
    assert_found(plain, field, contradiction);
    assert_fine(ended(builder().speak("Tea? Never mind.")));
    assert_fine(ended(
        builder().speak("<audio src=\"https://example.com/?\"/>"),
    ));
    assert_fine(builder().speak("Tea?").with_should_end_session(false));
    let video = VideoAppLaunchDirective::new(URL, None, None);
    for end in [true, false] {
        let video = builder()
            .with_should_end_session(end)
            .add_directive(video.clone());
        assert_found(video, field, contradiction);
    }
}

#[test]
fn what_the_model_requires_is_there() {
    let read = |json: Value| serde_json::from_value::<Response>(json).unwrap();
    let missing = ViolationKind::Missing;
    for (json, field) in [
        (
            json!({ "outputSpeech": { "type": "SSML" } }),
            "response.outputSpeech.ssml",
        ),
        (
            json!({ "outputSpeech": { "type": "PlainText" } }),
            "response.outputSpeech.text",
        ),
        (
            json!({ "card": { "type": "AskForPermissionsConsent", "permissions": [] } }),
            "response.card.permissions",
        ),
        (
            json!({ "directives": [{ "type": "AudioPlayer.Play" }] }),
            "response.directives[0].audioItem.stream",
        ),
        (
            json!({ "reprompt": { "directives": [{ "type": "VideoApp.Launch" }] } }),
            "response.reprompt.directives[0].videoItem",
        ),
        (
            json!({ "directives": [{ "type": "Dialog.Delegate" }, { "type": "Dialog.ElicitSlot" }] }),
            "response.directives[1].slotToElicit",
        ),
        (
            json!({ "directives": [{ "type": "Dialog.ConfirmSlot" }] }),
            "response.directives[0].slotToConfirm",
        ),
        (
            json!({ "directives": [{ "type": "Dialog.UpdateDynamicEntities" }] }),
            "response.directives[0].updateBehavior",
        ),
        (
            json!({ "directives": [{ "type": "Connections.StartConnection" }] }),
            "response.directives[0].uri",
        ),
        (
            json!({ "directives": [{ "type": "Connections.SendResponse" }] }),
            "response.directives[0].status",
        ),
        (
            json!({ "directives": [{ "type": "Tasks.CompleteTask" }] }),
            "response.directives[0].status",
        ),
        (
            json!({ "directives": [{ "type": "Hint" }] }),
            "response.directives[0].hint",
        ),
    ] {
        assert_found(read(json), field, missing);
    }
}

#[test]
fn a_raw_directive_of_a_known_type_is_checked_as_that_type() {
    let raw = |members| Directive::raw("AudioPlayer.Play", members).unwrap();
    let members = json!({ "playBehavior": "REPLACE_ALL", "audioItem": { "stream": {
        "url": "http://example.com/a.mp3", "token": "1", "offsetInMilliseconds": 0,
    } } });
    let field = "response.directives[0].audioItem.stream.url";
    assert_found(
        builder().add_directive(raw(&members)),
        field,
        ViolationKind::NotHttps,
    );
    let members = json!({ "audioItem": { "stream": { "token": ["secret"] } } });
    let response = builder().add_directive(raw(&members)).build();
    let field = "response.directives[0].audioItem.stream.token";
    assert_found(response.clone(), field, ViolationKind::WrongType);
    assert!(!response.check()[0].to_string().contains("secret"));
    let other = Directive::raw("Gesture.Shake", &json!({ "url": "http://example.com" })).unwrap();
    assert_fine(builder().add_directive(other));
}

#[test]
fn a_response_alone_is_checked_alike() {
    let mut elicit = ElicitSlotDirective::new("drink");
    elicit.slot_to_elicit = None;
    let response = builder()
        .speak("Tea?")
        .with_should_end_session(true)
        .add_directive(elicit)
        .build();
    let alone = response.check();
    assert_eq!(alone.len(), 3);
    let enveloped = ResponseEnvelope::new(response).check();
    for (alone, enveloped) in alone.iter().zip(&enveloped) {
        assert_eq!(format!("response.{alone}"), enveloped.to_string());
    }
    assert_eq!(alone[0].field, "directives[0].slotToElicit");
}
