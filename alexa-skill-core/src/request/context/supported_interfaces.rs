use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Lazy, ParseError};

/// The interfaces that a device offers, by name. That a name is there is the information; some
/// carry settings, which [`read`](Self::read) gives.
///
/// ```
/// use alexa_skill_core::request::SupportedInterfaces;
///
/// let interfaces: SupportedInterfaces = serde_json::from_str(r#"{"AudioPlayer":{}}"#)?;
/// assert!(interfaces.supports(SupportedInterfaces::AUDIO_PLAYER));
/// assert!(!interfaces.supports(SupportedInterfaces::APL));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SupportedInterfaces(BTreeMap<String, Lazy<Value>>);

impl SupportedInterfaces {
    /// Advertisements.
    pub const ADVERTISEMENT: &'static str = "Alexa.Advertisement";
    /// Visual responses.
    pub const APL: &'static str = "Alexa.Presentation.APL";
    /// Visual responses on character displays.
    pub const APLT: &'static str = "Alexa.Presentation.APLT";
    /// Web pages for games.
    pub const HTML: &'static str = "Alexa.Presentation.HTML";
    /// Opening apps on a phone.
    pub const APP_LINK: &'static str = "AppLink";
    /// Long-form audio.
    pub const AUDIO_PLAYER: &'static str = "AudioPlayer";
    /// Display templates, which APL replaces.
    pub const DISPLAY: &'static str = "Display";
    /// The device's place.
    pub const GEOLOCATION: &'static str = "Geolocation";
    /// Navigation in cars.
    pub const NAVIGATION: &'static str = "Navigation";
    /// Video.
    pub const VIDEO_APP: &'static str = "VideoApp";

    /// Whether the device offers the interface `name`.
    pub fn supports(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The interface's settings as a type of your own; `None` if the device does not offer it.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, ParseError> {
        let Some(json) = self.0.get(name).and_then(Lazy::json) else {
            return Ok(None);
        };
        let path = format!("context.System.device.supportedInterfaces.{name}");
        crate::parse::from_text(&json)
            .map(Some)
            .map_err(|error| error.below(&path))
    }

    /// The names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Adds an interface without settings, for tests.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>) -> Self {
        self.0.insert(
            name.into(),
            Lazy::new(Value::Object(serde_json::Map::new())),
        );
        self
    }
}
