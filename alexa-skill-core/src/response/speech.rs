use super::trim::trimmed;
use crate::UnknownObject;
use crate::wire::{model, open_enum, tagged_enum};

tagged_enum! {
    /// What Alexa says.
    pub enum OutputSpeech by "type", expecting "output speech" {
        /// Marked-up speech:
        Ssml(SsmlOutputSpeech) = "SSML",
        /// Plain speech:
        PlainText(PlainTextOutputSpeech) = "PlainText",
        @else
        /// Speech of a kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// Marked-up speech.
    pub struct SsmlOutputSpeech new(ssml: String) {
        /// What happens to speech that is still being said.
        pub play_behavior: Option<PlayBehavior>,
        /// The speech, in `<speak>`.
        pub ssml: Option<String>,
    }
}

model! {
    /// Plain speech.
    pub struct PlainTextOutputSpeech new(text: String) {
        /// What happens to speech that is still being said.
        pub play_behavior: Option<PlayBehavior>,
        /// The speech.
        pub text: Option<String>,
    }
}

open_enum! {
    /// What happens to speech, or to a stream, that is still being played.
    pub enum PlayBehavior {
        /// The new one waits for the end of the present one.
        Enqueue = "ENQUEUE",
        /// The new one starts now, and the queue is emptied.
        ReplaceAll = "REPLACE_ALL",
        /// The present one goes on, and the new one replaces the queue.
        ReplaceEnqueued = "REPLACE_ENQUEUED",
    }
}

impl OutputSpeech {
    /// Speech by SSML, in `<speak>` or not, in the form that ask-sdk gives it.
    pub fn ssml(ssml: &str) -> Self {
        let ssml = ["<speak>", trimmed(ssml), "</speak>"].concat();
        Self::Ssml(SsmlOutputSpeech::new(ssml))
    }

    /// Speech by plain text. ask-sdk has no verb for it; a handler that wants it sets
    /// [`Response::output_speech`](super::Response) itself.
    pub fn plain_text(text: impl Into<String>) -> Self {
        Self::PlainText(PlainTextOutputSpeech::new(text))
    }

    /// The SSML or the text.
    pub fn content(&self) -> Option<&str> {
        match self {
            Self::Ssml(speech) => speech.ssml.as_deref(),
            Self::PlainText(speech) => speech.text.as_deref(),
            Self::Unknown(_) => None,
        }
    }

    pub(super) fn with_play_behavior(mut self, behavior: PlayBehavior) -> Self {
        match &mut self {
            Self::Ssml(speech) => speech.play_behavior = Some(behavior),
            Self::PlainText(speech) => speech.play_behavior = Some(behavior),
            Self::Unknown(_) => {}
        }
        self
    }
}
