use crate::secret::StreamUri;
use crate::smart_home::{EventTime, FormError, FormErrorKind, Resolution};
use crate::wire::kept;

kept! {
    /// The payload of a camera's `Response`: where its streams are.
    ///
    /// `Debug` prints no address: it may hold a password or key.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::{CameraStream, CameraStreams, EventEnvelope};
    ///
    /// let stream = CameraStream::new("rtsp://user:word@camera.example:443/feed", "RTSP");
    /// let answer = EventEnvelope::camera_streams(CameraStreams::default().stream(stream));
    /// assert!(!format!("{answer:?}").contains("word"));
    /// ```
    pub struct CameraStreams {
        /// `cameraStreams`
        pub camera_streams: Option<Vec<CameraStream>> = "cameraStreams",
        /// `imageUri`: a picture to show until the stream has begun.
        pub image_uri: Option<StreamUri> = "imageUri",
    }
}

impl CameraStreams {
    /// Adds a stream.
    #[must_use]
    pub fn stream(mut self, stream: CameraStream) -> Self {
        self.camera_streams.get_or_insert_default().push(stream);
        self
    }

    pub(super) fn check(&self) -> Result<(), FormError> {
        let missing = |place| FormError::new(place, FormErrorKind::Empty);
        let streams = self.camera_streams.as_deref().unwrap_or_default();
        if streams.is_empty() {
            return Err(missing("cameraStreams"));
        }
        for (at, stream) in streams.iter().enumerate() {
            let checked = match (&stream.uri, &stream.protocol, &stream.expiration_time) {
                (None, _, _) => Err(missing("uri")),
                (_, None, _) => Err(missing("protocol")),
                (_, _, Some(time)) => time.check().map_err(|error| error.at("expirationTime")),
                (_, _, None) => Ok(()),
            };
            checked.map_err(|error| error.below(format!("cameraStreams[{at}]")))?;
        }
        Ok(())
    }
}

kept! {
    /// One stream of a camera; its names are those of
    /// [`CameraStreamConfiguration`](crate::smart_home::CameraStreamConfiguration).
    pub struct CameraStream {
        /// `uri`
        pub uri: Option<StreamUri> = "uri",
        /// `expirationTime`: until when the address can be opened.
        pub expiration_time: Option<EventTime> = "expirationTime",
        /// `idleTimeoutSeconds`: how long the stream lives when nobody reads it.
        pub idle_timeout_seconds: Option<u64> = "idleTimeoutSeconds",
        /// `protocol`
        pub protocol: Option<String> = "protocol",
        /// `resolution`
        pub resolution: Option<Resolution> = "resolution",
        /// `authorizationType`
        pub authorization_type: Option<String> = "authorizationType",
        /// `videoCodec`
        pub video_codec: Option<String> = "videoCodec",
        /// `audioCodec`
        pub audio_codec: Option<String> = "audioCodec",
    }
}

impl CameraStream {
    /// A stream by its address and protocol.
    pub fn new(uri: impl Into<StreamUri>, protocol: impl Into<String>) -> Self {
        Self::default().uri(uri).protocol(protocol)
    }
}
