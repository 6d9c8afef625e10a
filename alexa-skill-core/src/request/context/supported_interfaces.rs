use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde_json::{Map, Value};

use crate::request::apl::AlexaPresentationAplInterface;
use crate::request::aplt::AlexaPresentationApltInterface;
use crate::request::app_link::AppLinkInterface;
use crate::request::display::DisplayInterface;
use crate::request::html::AlexaPresentationHtmlInterface;
use crate::{Lazy, ParseError};

/// The interfaces that a device offers, by name. That a name is there is the information; some
/// carry settings, which [`apl`](Self::apl) and its like, or [`read`](Self::read), give.
///
/// ```
/// use alexa_skill_core::request::SupportedInterfaces;
///
/// let interfaces: SupportedInterfaces = serde_json::from_str(r#"{"AudioPlayer":{}}"#)?;
/// assert!(interfaces.supports_audio_player());
/// assert!(!interfaces.supports_apl());
/// assert!(!interfaces.supports("Alexa.New.Thing"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct SupportedInterfaces(Lazy<Interfaces>);

type Interfaces = BTreeMap<String, Lazy<Value>>;

impl Default for SupportedInterfaces {
    fn default() -> Self {
        Self(Lazy::new(Interfaces::new()))
    }
}

impl<'de> Deserialize<'de> for SupportedInterfaces {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let interfaces = Lazy::<Interfaces>::deserialize(deserializer)?;
        // What is an object can be read later.
        if !interfaces.json().is_some_and(|json| json.starts_with('{')) {
            interfaces
                .get()
                .map_err(|error| D::Error::custom(error.message))?;
        }
        Ok(Self(interfaces))
    }
}

/// The constants, and a check for each.
macro_rules! interfaces {
    ($($(#[$meta:meta])* $name:ident = $wire:literal, $supports:ident;)*) => {
        impl SupportedInterfaces {
            /// The names of the interfaces that have a constant.
            pub const KNOWN: &'static [&'static str] = &[$($wire),*];

            $(
                $(#[$meta])*
                pub const $name: &'static str = $wire;
            )*

            $(
                #[doc = concat!("Whether the device offers `", $wire, "`.")]
                pub fn $supports(&self) -> bool {
                    self.supports($wire)
                }
            )*
        }
    };
}

interfaces! {
    /// Advertisements.
    ADVERTISEMENT = "Alexa.Advertisement", supports_advertisement;
    /// Visual responses.
    APL = "Alexa.Presentation.APL", supports_apl;
    /// Visual responses on character displays.
    APLT = "Alexa.Presentation.APLT", supports_aplt;
    /// Web pages for games.
    HTML = "Alexa.Presentation.HTML", supports_html;
    /// Opening apps on a phone.
    APP_LINK = "AppLink", supports_app_link;
    /// Long-form audio.
    AUDIO_PLAYER = "AudioPlayer", supports_audio_player;
    /// Display templates, which APL replaces.
    DISPLAY = "Display", supports_display;
    /// The device's place.
    GEOLOCATION = "Geolocation", supports_geolocation;
    /// Navigation in cars.
    NAVIGATION = "Navigation", supports_navigation;
    /// Video.
    VIDEO_APP = "VideoApp", supports_video_app;
}

impl crate::wire::Part for SupportedInterfaces {}

impl SupportedInterfaces {
    /// Whether the device offers the interface `name`.
    pub fn supports(&self, name: &str) -> bool {
        self.settings(name).is_some_and(|it| !it.is_null())
    }

    fn all(&self) -> Option<&Interfaces> {
        self.0.get().ok()
    }

    fn settings(&self, name: &str) -> Option<&Lazy<Value>> {
        self.all()?.get(name)
    }

    /// The settings of the interface `name` as a type of your own; `None` if the device does not
    /// offer it.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, ParseError> {
        let Some(json) = self.settings(name).and_then(Lazy::json) else {
            return Ok(None);
        };
        let path = format!("context.System.device.supportedInterfaces.{name}");
        crate::parse::from_text(&json).map_err(|error| error.below(&path))
    }

    /// The settings of visual responses: the newest version that the device understands.
    ///
    /// ```
    /// use alexa_skill_core::request::SupportedInterfaces;
    ///
    /// let interfaces: SupportedInterfaces =
    ///     serde_json::from_str(r#"{"Alexa.Presentation.APL":{"runtime":{"maxVersion":"2024.3"}}}"#)?;
    /// let runtime = interfaces.apl()?.and_then(|apl| apl.runtime).expect("it is there");
    /// assert_eq!(runtime.max_version.as_deref(), Some("2024.3"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apl(&self) -> Result<Option<AlexaPresentationAplInterface>, ParseError> {
        self.read(Self::APL)
    }

    /// The settings of character displays.
    pub fn aplt(&self) -> Result<Option<AlexaPresentationApltInterface>, ParseError> {
        self.read(Self::APLT)
    }

    /// The settings of web pages.
    pub fn html(&self) -> Result<Option<AlexaPresentationHtmlInterface>, ParseError> {
        self.read(Self::HTML)
    }

    /// The settings of opening apps.
    pub fn app_link(&self) -> Result<Option<AppLinkInterface>, ParseError> {
        self.read(Self::APP_LINK)
    }

    /// The settings of display templates.
    pub fn display(&self) -> Result<Option<DisplayInterface>, ParseError> {
        self.read(Self::DISPLAY)
    }

    /// The names of the interfaces that the device offers.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let all = self.all().into_iter().flatten();
        let offered = all.filter(|(_, settings)| !settings.is_null());
        offered.map(|(name, _)| name.as_str())
    }

    /// Adds an interface without settings, for tests.
    #[must_use]
    pub fn with(self, name: impl Into<String>) -> Self {
        let mut all = self.0.into_inner().unwrap_or_default();
        all.insert(name.into(), Lazy::new(Value::Object(Map::new())));
        Self(Lazy::new(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_supported_and_null_is_not_there() {
        let interfaces: SupportedInterfaces = serde_json::from_str(
            r#"{"AudioPlayer":{},"Display":null,"Alexa.Presentation.APL":{"runtime":{"maxVersion":7}}}"#,
        )
        .unwrap();
        assert!(interfaces.supports_audio_player() && interfaces.supports_apl());
        assert!(!interfaces.supports_display() && !interfaces.supports_video_app());
        assert_eq!(
            interfaces.names().collect::<Vec<_>>(),
            ["Alexa.Presentation.APL", "AudioPlayer"]
        );
        assert_eq!(interfaces.display().unwrap(), None);
        assert_eq!(interfaces.app_link().unwrap(), None);
        assert_eq!(
            interfaces.apl().unwrap_err().path(),
            "context.System.device.supportedInterfaces.Alexa.Presentation.APL.runtime.maxVersion"
        );
        for name in SupportedInterfaces::KNOWN {
            let one = SupportedInterfaces::default().with(*name);
            assert!(one.supports(name));
            assert_eq!(one.names().collect::<Vec<_>>(), [*name]);
        }
    }
}
