//! `Alexa.CameraStreamController`

use super::part::part;

part! {
    /// Asks for the addresses of the camera's streams.
    pub struct InitializeCameraStreams {
        /// `cameraStreams`: the forms that the screen can show.
        pub camera_streams: Vec<RequestedStream>,
    }
}

part! {
    /// One form of a stream that a screen can show.
    pub struct RequestedStream {
        @optional
        /// `protocol`: `RTSP`, `HLS` ..
        pub protocol: String,
        /// `resolution`
        pub resolution: Resolution,
        /// `authorizationType`: `BASIC`, `DIGEST`, `NONE`.
        pub authorization_type: String,
        /// `videoCodec`: `H264`, `MPEG2`, `MJPEG`, `JPG`.
        pub video_codec: String,
        /// `audioCodec`: `G711`, `AAC`, `NONE`.
        pub audio_codec: String,
    }
}

part! {
    /// The size of a picture, in pixels.
    pub struct Resolution {
        /// `width`
        pub width: u32,
        /// `height`
        pub height: u32,
    }
}
