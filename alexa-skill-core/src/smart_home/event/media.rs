use crate::secret::StreamUri;
use crate::smart_home::{EventTime, FormError, FormErrorKind};
use crate::wire::kept;

kept! {
    /// One recording of a camera.
    ///
    /// `Debug` prints no address: it may hold a password or key.
    pub struct Media {
        /// `id`
        pub id: Option<String> = "id",
        /// `cause`: why it was made, such as `MOTION_DETECTED`.
        pub cause: Option<String> = "cause",
        /// `recording`
        pub recording: Option<Recording> = "recording",
    }
}

kept! {
    /// When a recording was made, and where it is. Its times are of whole seconds.
    pub struct Recording {
        /// `name`
        pub name: Option<String> = "name",
        /// `startTime`
        pub start_time: Option<EventTime> = "startTime",
        /// `endTime`
        pub end_time: Option<EventTime> = "endTime",
        /// `videoCodec`
        pub video_codec: Option<String> = "videoCodec",
        /// `audioCodec`
        pub audio_codec: Option<String> = "audioCodec",
        /// `uri`
        pub uri: Option<RecordingUri> = "uri",
    }
}

kept! {
    /// Where a recording is, and until when.
    pub struct RecordingUri {
        /// `value`
        pub value: Option<StreamUri> = "value",
        /// `expireTime`: until when the address can be opened.
        pub expire_time: Option<EventTime> = "expireTime",
    }
}

impl Media {
    /// A recording by its id, why it was made, and the rest.
    pub fn new(id: impl Into<String>, cause: impl Into<String>, recording: Recording) -> Self {
        Self::default().id(id).cause(cause).recording(recording)
    }

    pub(super) fn check(&self) -> Result<(), FormError> {
        let missing = |place| Err(FormError::new(place, FormErrorKind::Empty));
        match (&self.id, &self.recording) {
            (Some(id), Some(recording)) if !id.is_empty() => {
                recording.check().map_err(|error| error.below("recording"))
            }
            (_, Some(_)) => missing("id"),
            _ => missing("recording"),
        }
    }
}

impl Recording {
    /// A recording from one time to another, cut to whole seconds, at an address that can be opened
    /// until the last of the three.
    pub fn new(
        start: EventTime,
        end: EventTime,
        uri: impl Into<StreamUri>,
        expires: EventTime,
    ) -> Self {
        let uri = RecordingUri::default()
            .value(uri)
            .expire_time(expires.whole_seconds());
        Self::default()
            .start_time(start.whole_seconds())
            .end_time(end.whole_seconds())
            .uri(uri)
    }

    fn check(&self) -> Result<(), FormError> {
        let expires = self.uri.as_ref().and_then(|uri| uri.expire_time.as_ref());
        for (place, time) in [
            ("startTime", self.start_time.as_ref()),
            ("endTime", self.end_time.as_ref()),
            ("uri.expireTime", expires),
        ] {
            let Some(time) = time else { continue };
            time.check().map_err(|error| error.at(place))?;
            if time.as_str().contains('.') {
                let kind = FormErrorKind::Contradiction("a time of whole seconds");
                return Err(FormError::new(place, kind));
            }
        }
        match &self.uri {
            Some(uri) if uri.value.is_some() => Ok(()),
            _ => Err(FormError::new("uri", FormErrorKind::Empty)),
        }
    }
}
