//! Long-form audio: what the player did, and in which state it is. The answers have neither speech
//! nor a session.

use crate::wire::{model, open_enum};

macro_rules! playback {
    ($($(#[$meta:meta])* $name:ident)*) => {$(
        model! {
            $(#[$meta])*
            request $name {
                /// Where in the stream, in milliseconds.
                pub offset_in_milliseconds: Option<i64>,
                /// The token of the stream.
                pub token: Option<String>,
            }
        }
    )*};
}

playback! {
    /// A stream plays.
    PlaybackStartedRequest
    /// A stream was played to its end.
    PlaybackFinishedRequest
    /// A stream was stopped, by the user or by a directive.
    PlaybackStoppedRequest
    /// A stream is nearly over: the time to enqueue the next.
    PlaybackNearlyFinishedRequest
}

model! {
    /// A stream could not be played.
    request PlaybackFailedRequest {
        /// What the player does meanwhile.
        pub current_playback_state: Option<CurrentPlaybackState>,
        /// What went wrong.
        pub error: Option<Error>,
        /// The token of the stream that failed.
        pub token: Option<String>,
    }
}

model! {
    /// What the player does while another stream failed.
    pub struct CurrentPlaybackState {
        /// Where in the stream, in milliseconds.
        pub offset_in_milliseconds: Option<i64>,
        /// Whether it plays.
        pub player_activity: Option<PlayerActivity>,
        /// The token of the stream that it plays.
        pub token: Option<String>,
    }
}

model! {
    /// What went wrong with a stream.
    pub struct Error {
        /// What the player says of it.
        pub message: Option<String>,
        /// The kind of error.
        #[serde(rename = "type")]
        pub error_type: Option<ErrorType>,
    }
}

open_enum! {
    /// The kinds of error with streams.
    pub enum ErrorType {
        /// The device failed.
        InternalDeviceError = "MEDIA_ERROR_INTERNAL_DEVICE_ERROR",
        /// The stream's server failed.
        InternalServerError = "MEDIA_ERROR_INTERNAL_SERVER_ERROR",
        /// The stream's server refused.
        InvalidRequest = "MEDIA_ERROR_INVALID_REQUEST",
        /// The stream's server could not be reached.
        ServiceUnavailable = "MEDIA_ERROR_SERVICE_UNAVAILABLE",
        /// Nobody knows.
        Unrecognized = "MEDIA_ERROR_UNKNOWN",
    }
}

model! {
    /// The state of the player, of `context.AudioPlayer`.
    pub struct AudioPlayerState {
        /// Where in the stream, in milliseconds.
        pub offset_in_milliseconds: Option<i64>,
        /// The token of the stream.
        pub token: Option<String>,
        /// Whether it plays.
        pub player_activity: Option<PlayerActivity>,
    }
}

open_enum! {
    /// Whether the player plays.
    pub enum PlayerActivity {
        /// It plays.
        Playing = "PLAYING",
        /// It waits.
        Paused = "PAUSED",
        /// It played to the end.
        Finished = "FINISHED",
        /// It waits for more of the stream.
        BufferUnderrun = "BUFFER_UNDERRUN",
        /// It has had nothing to play.
        Idle = "IDLE",
        /// It was stopped.
        Stopped = "STOPPED",
    }
}
