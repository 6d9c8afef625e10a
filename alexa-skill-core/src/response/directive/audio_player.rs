use super::DisplayImage;
use crate::response::PlayBehavior;
use crate::wire::{model, open_enum};

model! {
    /// Plays a stream.
    ///
    /// ```
    /// use alexa_skill_core::response::PlayBehavior;
    /// use alexa_skill_core::response::directive::{AudioItemMetadata, CaptionData, PlayDirective};
    ///
    /// let play = PlayDirective::new(PlayBehavior::ReplaceAll, "https://example.com/a.mp3", "track-1", 0)
    ///     .metadata(AudioItemMetadata::default().title("Track one"))
    ///     .caption_data(CaptionData::web_vtt("WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n"));
    /// let next = PlayDirective::new(PlayBehavior::Enqueue, "https://example.com/b.mp3", "track-2", 0)
    ///     .expected_previous_token("track-1");
    /// ```
    pub struct PlayDirective {
        /// What happens to the stream that plays.
        pub play_behavior: Option<PlayBehavior>,
        /// The stream and what to show of it.
        pub audio_item: Option<AudioItem>,
    }
}

model! {
    /// A stream and what to show of it.
    pub struct AudioItem {
        /// The stream.
        pub stream: Option<Stream>,
        /// What to show.
        pub metadata: Option<AudioItemMetadata>,
    }
}

model! {
    /// A stream.
    pub struct Stream new(url: String, token: String, offset_in_milliseconds: i64) {
        /// The token of the stream that must be playing, if this one is enqueued.
        pub expected_previous_token: Option<String>,
        /// The skill's own name for the stream, at most 1,024 characters.
        pub token: Option<String>,
        /// The https address, at most 8,000 characters.
        pub url: Option<String>,
        /// Where to start, in milliseconds.
        pub offset_in_milliseconds: Option<i64>,
        /// Captions to show.
        pub caption_data: Option<CaptionData>,
    }
}

model! {
    /// Captions of a stream.
    pub struct CaptionData {
        /// The captions.
        pub content: Option<String>,
        /// Their format.
        #[serde(rename = "type")]
        pub caption_type: Option<CaptionType>,
    }
}

open_enum! {
    /// The format of captions.
    pub enum CaptionType {
        /// `WebVTT`.
        WebVtt = "WEBVTT",
    }
}

model! {
    /// What to show of a stream.
    pub struct AudioItemMetadata {
        /// The title.
        pub title: Option<String>,
        /// The subtitle.
        pub subtitle: Option<String>,
        /// The cover.
        pub art: Option<DisplayImage>,
        /// What stands behind.
        pub background_image: Option<DisplayImage>,
    }
}

model! {
    /// Stops the stream.
    pub struct StopDirective {}
}

model! {
    /// Empties the queue of streams.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::{ClearBehavior, ClearQueueDirective};
    ///
    /// let directive = ClearQueueDirective::new(ClearBehavior::ClearEnqueued);
    /// ```
    pub struct ClearQueueDirective {
        /// Whether the stream that plays is stopped too.
        pub clear_behavior: Option<ClearBehavior>,
    }
}

open_enum! {
    /// What of the queue is emptied.
    pub enum ClearBehavior {
        /// All of it, and the stream that plays is stopped.
        ClearAll = "CLEAR_ALL",
        /// What waits; the stream that plays goes on.
        ClearEnqueued = "CLEAR_ENQUEUED",
    }
}

impl PlayDirective {
    /// Plays the stream at `url` from `offset` milliseconds on, under the name `token`.
    pub fn new(
        behavior: PlayBehavior,
        url: impl Into<String>,
        token: impl Into<String>,
        offset_in_milliseconds: i64,
    ) -> Self {
        let stream = Stream::new(url, token, offset_in_milliseconds);
        Self::default()
            .play_behavior(behavior)
            .audio_item(AudioItem::default().stream(stream))
    }

    /// Plays only if the stream of this token is playing: required where the stream is enqueued,
    /// refused where it replaces all.
    #[must_use]
    pub fn expected_previous_token(mut self, token: impl Into<String>) -> Self {
        let stream = self
            .audio_item
            .get_or_insert_default()
            .stream
            .get_or_insert_with(Stream::empty);
        stream.expected_previous_token = Some(token.into());
        self
    }

    /// Shows captions while it plays.
    #[must_use]
    pub fn caption_data(mut self, captions: CaptionData) -> Self {
        let item = self.audio_item.get_or_insert_default();
        let stream = item.stream.get_or_insert_with(Stream::empty);
        stream.caption_data = Some(captions);
        self
    }

    /// Shows something while it plays.
    #[must_use]
    pub fn metadata(mut self, metadata: AudioItemMetadata) -> Self {
        self.audio_item.get_or_insert_default().metadata = Some(metadata);
        self
    }
}

impl CaptionData {
    /// Captions in the `WebVTT` format.
    pub fn web_vtt(content: impl Into<String>) -> Self {
        Self::default()
            .content(content)
            .caption_type(CaptionType::WebVtt)
    }
}

impl ClearQueueDirective {
    /// Empties the queue.
    pub fn new(behavior: ClearBehavior) -> Self {
        Self::default().clear_behavior(behavior)
    }
}
