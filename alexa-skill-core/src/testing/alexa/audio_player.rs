use std::collections::VecDeque;

use serde_json::{Value, json};

use super::PlayerActivity;
use crate::response::directive::{ClearBehavior, PlayDirective, Stream};
use crate::response::{Directive, PlayBehavior, Response};

/// The device's audio player: what plays, and what waits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AudioPlayer {
    activity: PlayerActivity,
    token: Option<String>,
    url: Option<String>,
    offset: i64,
    queue: VecDeque<Stream>,
}

impl AudioPlayer {
    /// What the player does.
    pub fn activity(&self) -> PlayerActivity {
        self.activity
    }

    /// The token of the stream that plays, or that played last.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// The address of the stream that plays, or that played last.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Where the stream is, in milliseconds.
    pub fn offset_in_milliseconds(&self) -> i64 {
        self.offset
    }

    /// The tokens of the streams that wait.
    pub fn queue(&self) -> impl Iterator<Item = &str> {
        self.queue
            .iter()
            .filter_map(|stream| stream.token.as_deref())
    }

    /// Does what an answer's directives say.
    pub(super) fn apply(&mut self, response: &Response) {
        for directive in response.directives.iter().flatten() {
            match directive {
                Directive::AudioPlayerPlay(play) => self.play(play),
                Directive::AudioPlayerStop(_) => self.stop(),
                Directive::AudioPlayerClearQueue(clear) => {
                    self.queue.clear();
                    if clear.clear_behavior == Some(ClearBehavior::ClearAll) {
                        self.stop();
                    }
                }
                _ => {}
            }
        }
    }

    fn play(&mut self, play: &PlayDirective) {
        let stream = play
            .audio_item
            .as_ref()
            .and_then(|item| item.stream.clone());
        let Some(stream) = stream else {
            return;
        };
        match play.play_behavior {
            Some(PlayBehavior::Enqueue) => {
                // The stream is for the end of a queue that is no more: the device drops it.
                let last = self
                    .queue
                    .back()
                    .map_or(self.token(), |last| last.token.as_deref());
                if self.activity != PlayerActivity::Idle
                    && stream.expected_previous_token.as_deref() != last
                {
                    return;
                }
                self.queue.push_back(stream);
            }
            Some(PlayBehavior::ReplaceEnqueued) => {
                self.queue.clear();
                self.queue.push_back(stream);
            }
            _ => {
                self.queue.clear();
                self.start(stream);
            }
        }
        if self.activity != PlayerActivity::Playing {
            self.advance();
        }
    }

    fn start(&mut self, stream: Stream) {
        self.activity = PlayerActivity::Playing;
        self.offset = stream.offset_in_milliseconds.unwrap_or_default();
        self.token = stream.token;
        self.url = stream.url;
    }

    fn stop(&mut self) {
        if self.activity == PlayerActivity::Playing {
            self.activity = PlayerActivity::Stopped;
        }
    }

    pub(super) fn hold(&mut self) {
        self.stop();
    }

    pub(super) fn pass(&mut self, milliseconds: i64) {
        self.offset = self.offset.saturating_add(milliseconds);
    }

    /// The stream came to its end.
    pub(super) fn finish(&mut self) {
        self.activity = PlayerActivity::Finished;
    }

    /// Starts the stream that waits first, if there is one.
    pub(super) fn advance(&mut self) {
        if let Some(next) = self.queue.pop_front() {
            self.start(next);
        }
    }

    /// The player in the context of a request.
    pub(super) fn context(&self) -> Value {
        let mut player = json!({ "playerActivity": self.activity.as_str() });
        if let Some(token) = &self.token {
            player["token"] = token.as_str().into();
            player["offsetInMilliseconds"] = self.offset.into();
        }
        player
    }
}
