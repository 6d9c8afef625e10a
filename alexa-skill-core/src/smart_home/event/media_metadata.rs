use super::Media;
use crate::smart_home::{FormError, FormErrorKind};
use crate::wire::kept;

kept! {
    /// The payload of `GetMediaMetadata.Response`: what is known of the recordings that were asked for.
    ///
    /// It has no scope here: a synchronous answer never repeats the customer's token.
    pub struct MediaMetadata {
        /// `media`: the recordings that were found.
        pub media: Option<Vec<Media>> = "media",
        /// `errors`: those that were not.
        pub errors: Option<Vec<MediaError>> = "errors",
    }
}

kept! {
    /// A recording of which nothing can be told.
    pub struct MediaError {
        /// `mediaId`, from the directive.
        pub media_id: Option<String> = "mediaId",
        /// `status`: why.
        pub status: Option<String> = "status",
    }
}

impl MediaMetadata {
    /// These recordings were found.
    pub fn new(media: impl IntoIterator<Item = Media>) -> Self {
        Self::default().media(media.into_iter().collect::<Vec<_>>())
    }

    /// This one was not, because of `status`.
    #[must_use]
    pub fn error(mut self, media_id: impl Into<String>, status: impl Into<String>) -> Self {
        let error = MediaError::default().media_id(media_id).status(status);
        self.errors.get_or_insert_default().push(error);
        self
    }

    pub(super) fn check(&self) -> Result<(), FormError> {
        for (at, media) in self.media.iter().flatten().enumerate() {
            let checked = media.check();
            checked.map_err(|error| error.below(format!("media[{at}]")))?;
        }
        for (at, error) in self.errors.iter().flatten().enumerate() {
            for (place, text) in [("mediaId", &error.media_id), ("status", &error.status)] {
                if text.as_ref().is_none_or(String::is_empty) {
                    let place = format!("errors[{at}].{place}");
                    return Err(FormError::new(place, FormErrorKind::Empty));
                }
            }
        }
        Ok(())
    }
}
