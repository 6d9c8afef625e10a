//! What the device tells of the audio that it plays.

use std::time::Duration;

use serde_json::json;

use super::{AudioPlayer, PlayerActivity, VirtualAlexa};
use crate::response::ResponseEnvelope;
use crate::testing::{TestingError, Turn};

impl VirtualAlexa {
    /// The audio player.
    pub fn audio_player(&self) -> &AudioPlayer {
        &self.audio
    }

    /// Lets the stream play on for a while. Nothing is sent.
    pub fn play_for(&mut self, time: Duration) -> &mut Self {
        self.audio
            .pass(i64::try_from(time.as_millis()).unwrap_or(i64::MAX));
        self
    }

    /// The device reports that the stream has begun.
    pub async fn playback_started(&mut self) -> Result<Turn, TestingError> {
        self.report("PlaybackStarted", PlayerActivity::Playing)
            .await
    }

    /// The device reports that the stream is nearly over: the skill may enqueue the next one.
    pub async fn playback_nearly_finished(&mut self) -> Result<Turn, TestingError> {
        self.report("PlaybackNearlyFinished", PlayerActivity::Playing)
            .await
    }

    /// The device reports that the stream came to its end. The next in the queue plays then.
    pub async fn playback_finished(&mut self) -> Result<Turn, TestingError> {
        self.playing(PlayerActivity::Playing)?;
        self.audio.finish();
        let turn = self
            .report("PlaybackFinished", PlayerActivity::Finished)
            .await?;
        if self.audio.activity() == PlayerActivity::Finished {
            self.audio.advance();
        }
        Ok(turn)
    }

    /// The device reports that the stream stopped, because the skill or the user said so.
    pub async fn playback_stopped(&mut self) -> Result<Turn, TestingError> {
        self.audio.hold();
        self.report("PlaybackStopped", PlayerActivity::Stopped)
            .await
    }

    /// The device reports that it could not play the stream, such as for
    /// `MEDIA_ERROR_SERVICE_UNAVAILABLE`.
    pub async fn playback_failed(
        &mut self,
        error_type: &str,
        message: &str,
    ) -> Result<Turn, TestingError> {
        self.playing(PlayerActivity::Playing)?;
        self.audio.hold();
        let request = json!({
            "type": "AudioPlayer.PlaybackFailed",
            "token": self.audio.token(),
            "error": { "type": error_type, "message": message },
            "currentPlaybackState": self.audio.context(),
        });
        self.out_of_session(request).await
    }

    /// The user presses a button: `NextCommandIssued`, `PauseCommandIssued`, `PlayCommandIssued` or
    /// `PreviousCommandIssued` of the playback controller.
    pub async fn playback_controller(&mut self, command: &str) -> Result<Turn, TestingError> {
        let request = json!({ "type": format!("PlaybackController.{command}") });
        self.out_of_session(request).await
    }

    async fn report(
        &mut self,
        event: &str,
        activity: PlayerActivity,
    ) -> Result<Turn, TestingError> {
        self.playing(activity)?;
        let request = json!({
            "type": format!("AudioPlayer.{event}"),
            "token": self.audio.token(),
            "offsetInMilliseconds": self.audio.offset_in_milliseconds(),
        });
        self.out_of_session(request).await
    }

    fn playing(&self, activity: PlayerActivity) -> Result<(), TestingError> {
        if self.audio.activity() == activity {
            Ok(())
        } else {
            Err(TestingError::NoAudio)
        }
    }

    pub(super) fn play(&mut self, answer: &ResponseEnvelope) {
        self.audio.apply(&answer.response);
    }
}
