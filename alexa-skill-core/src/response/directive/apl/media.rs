use super::command::command;
use crate::response::directive::Expr;
use crate::wire::{model, open_enum};

command! {
    /// Plays videos in a video component.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::{AudioTrack, PlayMediaCommand, VideoSource};
    ///
    /// let play = PlayMediaCommand::new([VideoSource::new("https://example.com/a.mp4").offset(5_000)])
    ///     .component_id("video")
    ///     .audio_track(AudioTrack::Foreground);
    /// ```
    PlayMediaCommand new(source: Vec<VideoSource>) {
        /// What happens to its sound.
        pub audio_track: Option<AudioTrack>,
        /// The component; without it, the one that the command comes from.
        pub component_id: Option<String>,
        /// The videos, one after the other.
        #[serde(deserialize_with = "crate::wire::list")]
        pub source: Option<Vec<VideoSource>>,
    }
}

open_enum! {
    /// What happens to the sound of a video.
    pub enum AudioTrack {
        /// It is played, and speech waits for it.
        Foreground = "foreground",
        /// It is played, and speech is mixed in.
        Background = "background",
        /// It is not played.
        None = "none",
    }
}

model! {
    /// A video.
    pub struct VideoSource new(url: String) {
        /// What it is.
        pub description: Option<String>,
        /// How much of it is played, in milliseconds.
        pub duration: Option<Expr<i64>>,
        /// Its address.
        pub url: Option<String>,
        /// How often it is repeated after the first run.
        pub repeat_count: Option<Expr<i64>>,
        /// Where it starts, in milliseconds.
        pub offset: Option<Expr<i64>>,
    }
}

command! {
    /// Controls a video component.
    ControlMediaCommand new(command: MediaCommandType) {
        /// What to do.
        pub command: Option<MediaCommandType>,
        /// The component; without it, the one that the command comes from.
        pub component_id: Option<String>,
        /// By how many milliseconds to seek, or the index of the track to set.
        pub value: Option<Expr<i64>>,
    }
}

open_enum! {
    /// What to do with a video.
    pub enum MediaCommandType {
        /// Play it.
        Play = "play",
        /// Pause it.
        Pause = "pause",
        /// Go on to the next.
        Next = "next",
        /// Go back to the one before.
        Previous = "previous",
        /// Go back to its start.
        Rewind = "rewind",
        /// Move within it.
        Seek = "seek",
        /// Change to one by index.
        SetTrack = "setTrack",
    }
}
