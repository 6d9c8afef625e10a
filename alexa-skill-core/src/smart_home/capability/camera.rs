use crate::wire::kept;

kept! {
    /// A width and a height in pixels.
    pub struct Resolution {
        /// `width`
        pub width: Option<u32> = "width",
        /// `height`
        pub height: Option<u32> = "height",
    }
}

impl Resolution {
    /// A width and a height in pixels.
    pub fn new(width: u32, height: u32) -> Self {
        Self::default().width(width).height(height)
    }
}

kept! {
    /// One kind of stream that a camera can send.
    ///
    /// The names are those of the service: protocols `RTSP`, `HLS`; authorization types `BASIC`,
    /// `DIGEST`, `NONE`; video codecs `H264`, `MPEG2`, `MJPEG`, `JPG`; audio codecs `G711`, `AAC`, `NONE`.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::{CameraStreamConfiguration, Resolution};
    ///
    /// let stream = CameraStreamConfiguration::default()
    ///     .protocols(["RTSP".to_owned()])
    ///     .resolutions([Resolution::new(1280, 720)])
    ///     .authorization_types(["NONE".to_owned()])
    ///     .video_codecs(["H264".to_owned()])
    ///     .audio_codecs(["AAC".to_owned()]);
    /// assert_eq!(stream.protocols.unwrap(), ["RTSP"]);
    /// ```
    pub struct CameraStreamConfiguration {
        /// `protocols`
        pub protocols: Option<Vec<String>> = "protocols",
        /// `resolutions`
        pub resolutions: Option<Vec<Resolution>> = "resolutions",
        /// `authorizationTypes`
        pub authorization_types: Option<Vec<String>> = "authorizationTypes",
        /// `videoCodecs`
        pub video_codecs: Option<Vec<String>> = "videoCodecs",
        /// `audioCodecs`
        pub audio_codecs: Option<Vec<String>> = "audioCodecs",
    }
}
