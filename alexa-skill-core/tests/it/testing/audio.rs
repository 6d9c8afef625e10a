//! What the audio player plays and reports.

use std::time::Duration;

use super::cafe::alexa;
use alexa_skill_core::testing::{PlayerActivity, TestingError};

#[tokio::test]
async fn streams_play_queue_and_end() {
    let mut alexa = alexa();
    assert!(matches!(
        alexa.playback_started().await,
        Err(TestingError::NoAudio)
    ));
    alexa
        .say("play some music")
        .await
        .unwrap()
        .assert_plays("one")
        .assert_session_ended();
    assert_eq!(alexa.audio_player().activity(), PlayerActivity::Playing);
    assert_eq!(
        alexa.audio_player().url(),
        Some("https://example.com/1.mp3")
    );
    alexa
        .playback_started()
        .await
        .unwrap()
        .assert_request_type("AudioPlayer.PlaybackStarted");

    let turn = alexa
        .play_for(Duration::from_secs(60))
        .playback_nearly_finished()
        .await
        .unwrap();
    turn.assert_plays("two");
    assert_eq!(turn.request()["request"]["offsetInMilliseconds"], 60_000);
    assert!(turn.request().get("session").is_none());
    assert_eq!(alexa.audio_player().queue().collect::<Vec<_>>(), ["two"]);

    let turn = alexa.playback_finished().await.unwrap();
    assert_eq!(turn.request()["request"]["token"], "one");
    assert_eq!(
        turn.request()["context"]["AudioPlayer"]["playerActivity"],
        "FINISHED"
    );
    assert_eq!(alexa.audio_player().token(), Some("two"));
    assert_eq!(alexa.audio_player().activity(), PlayerActivity::Playing);
    assert_eq!(alexa.audio_player().queue().count(), 0);

    let turn = alexa
        .play_for(Duration::from_secs(5))
        .say("pause")
        .await
        .unwrap();
    turn.assert_intent("AMAZON.PauseIntent")
        .assert_directive("AudioPlayer.Stop");
    assert_eq!(turn.request()["context"]["AudioPlayer"]["token"], "two");
    let turn = alexa.playback_stopped().await.unwrap();
    assert_eq!(turn.request()["request"]["offsetInMilliseconds"], 5_000);
    assert_eq!(alexa.audio_player().activity().to_string(), "STOPPED");
    assert!(matches!(
        alexa.playback_finished().await,
        Err(TestingError::NoAudio)
    ));
}

#[tokio::test]
async fn a_stream_may_fail_and_buttons_may_be_pressed() {
    let mut alexa = alexa();
    alexa.say("play some music").await.unwrap();
    let turn = alexa
        .playback_failed("MEDIA_ERROR_SERVICE_UNAVAILABLE", "gone")
        .await
        .unwrap();
    assert_eq!(turn.request()["request"]["error"]["message"], "gone");
    assert_eq!(
        turn.request()["request"]["currentPlaybackState"]["token"],
        "one"
    );
    let unhandled = alexa
        .playback_controller("NextCommandIssued")
        .await
        .unwrap_err();
    assert!(
        matches!(unhandled, TestingError::Skill { .. }),
        "{unhandled:?}"
    );
}
