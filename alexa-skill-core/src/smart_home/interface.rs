use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Defines the constants of [`Interface`].
macro_rules! interfaces {
    ($($constant:ident = $wire:literal,)*) => {
        impl Interface {
            $(
                #[doc = concat!("`", $wire, "`")]
                pub const $constant: Self = Self(Cow::Borrowed($wire));
            )*

            /// Every interface that has a constant.
            pub const ALL: &'static [Self] = &[$(Self::$constant),*];
        }

        impl From<&str> for Interface {
            fn from(name: &str) -> Self {
                match name {
                    $($wire => Self::$constant,)*
                    _ => Self(Cow::Owned(name.to_owned())),
                }
            }
        }
    };
}

/// An interface of the Smart Home API: the `namespace` of headers and properties, the `interface`
/// of capabilities. Any other name is possible: `Interface::from("Alexa.KeypadController")`.
///
/// ```
/// use alexa_skill_core::smart_home::Interface;
///
/// assert_eq!(Interface::from("Alexa.PowerController"), Interface::POWER_CONTROLLER);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interface(Cow<'static, str>);

interfaces! {
    ALEXA = "Alexa",
    AUTHORIZATION = "Alexa.Authorization",
    BRIGHTNESS_CONTROLLER = "Alexa.BrightnessController",
    CAMERA_STREAM_CONTROLLER = "Alexa.CameraStreamController",
    CHANNEL_CONTROLLER = "Alexa.ChannelController",
    COLOR_CONTROLLER = "Alexa.ColorController",
    COLOR_TEMPERATURE_CONTROLLER = "Alexa.ColorTemperatureController",
    CONTACT_SENSOR = "Alexa.ContactSensor",
    COOKING = "Alexa.Cooking",
    DISCOVERY = "Alexa.Discovery",
    DOORBELL_EVENT_SOURCE = "Alexa.DoorbellEventSource",
    ENDPOINT_HEALTH = "Alexa.EndpointHealth",
    INPUT_CONTROLLER = "Alexa.InputController",
    LOCK_CONTROLLER = "Alexa.LockController",
    MEDIA_METADATA = "Alexa.MediaMetadata",
    MODE_CONTROLLER = "Alexa.ModeController",
    MOTION_SENSOR = "Alexa.MotionSensor",
    PERCENTAGE_CONTROLLER = "Alexa.PercentageController",
    PLAYBACK_CONTROLLER = "Alexa.PlaybackController",
    POWER_CONTROLLER = "Alexa.PowerController",
    POWER_LEVEL_CONTROLLER = "Alexa.PowerLevelController",
    RANGE_CONTROLLER = "Alexa.RangeController",
    RTC_SESSION_CONTROLLER = "Alexa.RTCSessionController",
    SCENE_CONTROLLER = "Alexa.SceneController",
    SECURITY_PANEL_CONTROLLER = "Alexa.SecurityPanelController",
    SEEK_CONTROLLER = "Alexa.SeekController",
    SPEAKER = "Alexa.Speaker",
    STEP_SPEAKER = "Alexa.StepSpeaker",
    TEMPERATURE_SENSOR = "Alexa.TemperatureSensor",
    THERMOSTAT_CONTROLLER = "Alexa.ThermostatController",
    TOGGLE_CONTROLLER = "Alexa.ToggleController",
}

impl Interface {
    /// The name on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether an endpoint may have the interface several times, told apart by their instance.
    pub fn has_instances(&self) -> bool {
        [
            Self::MODE_CONTROLLER,
            Self::RANGE_CONTROLLER,
            Self::TOGGLE_CONTROLLER,
        ]
        .contains(self)
    }
}

impl From<String> for Interface {
    fn from(name: String) -> Self {
        Self::from(name.as_str())
    }
}

impl AsRef<str> for Interface {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Interface {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Interface {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Interface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Interface {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Interface {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Interface;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of an interface")
            }

            fn visit_str<E>(self, name: &str) -> Result<Interface, E> {
                Ok(Interface::from(name))
            }
        }

        deserializer.deserialize_str(Visitor)
    }
}
