//! Conversations as files.

use super::cafe::alexa;
use alexa_skill_core::Locale;
use alexa_skill_core::testing::{Replay, TestingError, VirtualAlexa};

#[tokio::test]
async fn what_was_recorded_can_be_replayed() {
    let mut alexa = alexa();
    alexa.launch().await.unwrap();
    alexa.say("I want a small tea").await.unwrap();
    alexa.say("yes").await.unwrap();
    let last = alexa.say("yes").await.unwrap();
    let json = alexa.recording().to_json().unwrap();
    let replay = Replay::from_json(&json).unwrap();
    assert_eq!(replay, alexa.recording());
    assert_eq!(
        replay.user_input,
        ["open corner cafe", "I want a small tea", "yes", "yes"]
    );

    let turns = super::cafe::alexa().replay(&replay).await.unwrap();
    assert_eq!(turns.len(), 4);
    assert_eq!(turns[3].speech(), last.speech());
    turns[3].assert_speech("One tea coming.");
}

#[tokio::test]
async fn quit_ends_the_replay() {
    let replay = Replay::new(
        "amzn1.ask.skill.1",
        Locale::EN_GB,
        ["help", " .quit ", "help"],
    );
    let mut alexa = alexa();
    let turns = alexa.replay(&replay).await.unwrap();
    assert_eq!(turns.len(), 1);
    assert_eq!(alexa.locale(), &Locale::EN_GB);
    let replay = Replay::new("amzn1.ask.skill.1", Locale::EN_GB, ["?"]);
    assert!(matches!(
        alexa.replay(&replay).await,
        Err(TestingError::NothingSaid)
    ));
}

#[tokio::test]
async fn what_was_not_understood_and_other_languages_are_not_recorded() {
    let mut alexa = VirtualAlexa::new(super::cafe::skill().build())
        .interaction_model(BARE)
        .unwrap()
        .build();
    alexa.say("help").await.unwrap();
    for words in ["the moon is made of cheese", "?!"] {
        alexa.say(words).await.unwrap_err();
    }
    // It was understood, but the skill has no handler for it.
    let failed = alexa.say("begin again").await;
    assert!(
        matches!(failed, Err(TestingError::Skill { .. })),
        "{failed:?}"
    );
    assert_eq!(alexa.recording().user_input, ["help", "begin again"]);
    alexa.set_locale(Locale::EN_US);
    assert_eq!(alexa.recording().user_input.len(), 2);

    alexa.set_locale(Locale::EN_GB);
    assert!(alexa.recording().user_input.is_empty());
    alexa.launch().await.unwrap();
    let recording = alexa.recording();
    assert_eq!(recording.locale, Locale::EN_GB);
    assert_eq!(recording.user_input, ["open corner cafe"]);
    alexa.replay(&recording).await.unwrap();
}

const BARE: &str = r#"{"interactionModel": {"languageModel": {
    "invocationName": "corner cafe",
    "intents": [
        {"name": "AMAZON.HelpIntent"},
        {"name": "AgainIntent", "samples": ["begin again"]}
    ]
}}}"#;

#[test]
fn malformed_files_say_where() {
    for (json, path) in [
        (
            r#"{"skillId":" ","locale":"en-US","userInput":["a"]}"#,
            "skillId",
        ),
        (r#"{"skillId":"a","locale":"","userInput":["a"]}"#, "locale"),
        (
            r#"{"skillId":"a","locale":"b","type":"audio","userInput":["a"]}"#,
            "type",
        ),
        (
            r#"{"skillId":"a","locale":"b","userInput":[]}"#,
            "userInput",
        ),
        (
            r#"{"skillId":"a","locale":"b","userInput":["a"," "]}"#,
            "userInput[1]",
        ),
        (
            r#"{"skillId":"a","locale":"b","userInput":["a",7]}"#,
            "userInput[1]",
        ),
        (r#"{"skillId":7,"locale":"b","userInput":["a"]}"#, "skillId"),
    ] {
        let error = Replay::from_json(json).unwrap_err();
        assert_eq!(error.path(), path, "{error}");
        assert!(error.to_string().starts_with(path), "{error}");
    }
    let error = Replay::from_json(r#"{"skillId":"a","locale":"b"}"#).unwrap_err();
    assert!(error.to_string().contains("userInput"), "{error}");
    assert!(
        Replay::from_json("{")
            .unwrap_err()
            .to_string()
            .contains("line 1")
    );
}
