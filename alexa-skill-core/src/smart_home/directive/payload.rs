use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{
    authorization, brightness, camera_stream, channel, color, color_temperature, discovery, input,
    lock, mode, percentage, playback, power, power_level, range, report_state, scene,
    security_panel, speaker, step_speaker, thermostat, toggle,
};
use crate::parse::from_text;
use crate::smart_home::Header;
use crate::{Lazy, ParseError};

/// A payload that has a type of its own: what a directive of one namespace and name carries.
///
/// It cannot be implemented for other types; read those from [`Payload::Unknown`].
pub trait DirectivePayload: sealed::Sealed + Clone + Into<Payload> + Send + Sync + 'static {
    /// `header.namespace`
    const NAMESPACE: &'static str;
    /// `header.name`
    const NAME: &'static str;

    /// The payload, if it is of this type.
    fn of(payload: &Payload) -> Option<&Self>;
}

mod sealed {
    pub trait Sealed {}
}

/// Defines the enum of payloads, by namespace and name.
macro_rules! payloads {
    ($($(#[$meta:meta])* $variant:ident($type:ty) = $namespace:literal $name:literal,)*) => {
        /// What a directive asks for, by its namespace and name.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "it is read once and then borrowed")]
        pub enum Payload {
            $(
                $(#[$meta])*
                #[doc = concat!("`", $namespace, "`, `", $name, "`")]
                $variant($type),
            )*
            /// A directive that has no type here, or is of another version: kept whole.
            Unknown(Lazy<Value>),
        }

        impl Payload {
            /// Namespace and name of every directive that has a type of its own.
            pub const KNOWN: &'static [(&'static str, &'static str)] = &[$(($namespace, $name)),*];

            /// Namespace and name, if the directive has a type of its own.
            pub fn kind(&self) -> Option<(&'static str, &'static str)> {
                match self {
                    $(Self::$variant(_) => Some(($namespace, $name)),)*
                    Self::Unknown(_) => None,
                }
            }

            fn typed(namespace: &str, name: &str, json: &str) -> Option<Result<Self, ParseError>> {
                match (namespace, name) {
                    $(($namespace, $name) => Some(part::<$type>(json).map(Self::$variant)),)*
                    _ => None,
                }
            }
        }

        impl Serialize for Payload {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(payload) => payload.serialize(serializer),)*
                    Self::Unknown(payload) => payload.serialize(serializer),
                }
            }
        }

        $(
            impl From<$type> for Payload {
                fn from(payload: $type) -> Self {
                    Self::$variant(payload)
                }
            }

            impl sealed::Sealed for $type {}

            impl DirectivePayload for $type {
                const NAMESPACE: &'static str = $namespace;
                const NAME: &'static str = $name;

                fn of(payload: &Payload) -> Option<&Self> {
                    match payload {
                        Payload::$variant(payload) => Some(payload),
                        _ => None,
                    }
                }
            }
        )*
    };
}

payloads! {
    /// The customer lets the skill send events:
    AcceptGrant(authorization::AcceptGrant) = "Alexa.Authorization" "AcceptGrant",
    /// Which devices are there:
    Discover(discovery::Discover) = "Alexa.Discovery" "Discover",
    /// How is the device:
    ReportState(report_state::ReportState) = "Alexa" "ReportState",
    /// On:
    TurnOn(power::TurnOn) = "Alexa.PowerController" "TurnOn",
    /// Off:
    TurnOff(power::TurnOff) = "Alexa.PowerController" "TurnOff",
    /// Brightness:
    SetBrightness(brightness::SetBrightness) = "Alexa.BrightnessController" "SetBrightness",
    /// Brighter or darker:
    AdjustBrightness(brightness::AdjustBrightness) = "Alexa.BrightnessController" "AdjustBrightness",
    /// Color:
    SetColor(color::SetColor) = "Alexa.ColorController" "SetColor",
    /// Color temperature:
    SetColorTemperature(color_temperature::SetColorTemperature) = "Alexa.ColorTemperatureController" "SetColorTemperature",
    /// Colder light:
    IncreaseColorTemperature(color_temperature::IncreaseColorTemperature) = "Alexa.ColorTemperatureController" "IncreaseColorTemperature",
    /// Warmer light:
    DecreaseColorTemperature(color_temperature::DecreaseColorTemperature) = "Alexa.ColorTemperatureController" "DecreaseColorTemperature",
    /// Percentage:
    SetPercentage(percentage::SetPercentage) = "Alexa.PercentageController" "SetPercentage",
    /// More or less:
    AdjustPercentage(percentage::AdjustPercentage) = "Alexa.PercentageController" "AdjustPercentage",
    /// Power level:
    SetPowerLevel(power_level::SetPowerLevel) = "Alexa.PowerLevelController" "SetPowerLevel",
    /// More or less power:
    AdjustPowerLevel(power_level::AdjustPowerLevel) = "Alexa.PowerLevelController" "AdjustPowerLevel",
    /// Lock:
    Lock(lock::Lock) = "Alexa.LockController" "Lock",
    /// Unlock:
    Unlock(lock::Unlock) = "Alexa.LockController" "Unlock",
    /// Temperature:
    SetTargetTemperature(thermostat::SetTargetTemperature) = "Alexa.ThermostatController" "SetTargetTemperature",
    /// Warmer or colder:
    AdjustTargetTemperature(thermostat::AdjustTargetTemperature) = "Alexa.ThermostatController" "AdjustTargetTemperature",
    /// The thermostat's mode:
    SetThermostatMode(thermostat::SetThermostatMode) = "Alexa.ThermostatController" "SetThermostatMode",
    /// Back to the schedule:
    ResumeSchedule(thermostat::ResumeSchedule) = "Alexa.ThermostatController" "ResumeSchedule",
    /// A scene begins:
    Activate(scene::Activate) = "Alexa.SceneController" "Activate",
    /// A scene ends:
    Deactivate(scene::Deactivate) = "Alexa.SceneController" "Deactivate",
    /// A camera's streams:
    InitializeCameraStreams(camera_stream::InitializeCameraStreams) = "Alexa.CameraStreamController" "InitializeCameraStreams",
    /// Another channel:
    ChangeChannel(channel::ChangeChannel) = "Alexa.ChannelController" "ChangeChannel",
    /// Channels up or down:
    SkipChannels(channel::SkipChannels) = "Alexa.ChannelController" "SkipChannels",
    /// Another input:
    SelectInput(input::SelectInput) = "Alexa.InputController" "SelectInput",
    /// Volume:
    SetVolume(speaker::SetVolume) = "Alexa.Speaker" "SetVolume",
    /// Louder or softer:
    AdjustVolume(speaker::AdjustVolume) = "Alexa.Speaker" "AdjustVolume",
    /// Mute:
    SetMute(speaker::SetMute) = "Alexa.Speaker" "SetMute",
    /// Louder or softer, by steps:
    StepAdjustVolume(step_speaker::AdjustVolume) = "Alexa.StepSpeaker" "AdjustVolume",
    /// Mute a speaker that knows steps only:
    StepSetMute(step_speaker::SetMute) = "Alexa.StepSpeaker" "SetMute",
    /// Playback:
    Play(playback::Play) = "Alexa.PlaybackController" "Play",
    /// Playback:
    Pause(playback::Pause) = "Alexa.PlaybackController" "Pause",
    /// Playback:
    Stop(playback::Stop) = "Alexa.PlaybackController" "Stop",
    /// Playback:
    StartOver(playback::StartOver) = "Alexa.PlaybackController" "StartOver",
    /// Playback:
    Next(playback::Next) = "Alexa.PlaybackController" "Next",
    /// Playback:
    Previous(playback::Previous) = "Alexa.PlaybackController" "Previous",
    /// Playback:
    Rewind(playback::Rewind) = "Alexa.PlaybackController" "Rewind",
    /// Playback:
    FastForward(playback::FastForward) = "Alexa.PlaybackController" "FastForward",
    /// A mode of the device:
    SetMode(mode::SetMode) = "Alexa.ModeController" "SetMode",
    /// The next mode or the one before:
    AdjustMode(mode::AdjustMode) = "Alexa.ModeController" "AdjustMode",
    /// A value in a range:
    SetRangeValue(range::SetRangeValue) = "Alexa.RangeController" "SetRangeValue",
    /// More or less of a range:
    AdjustRangeValue(range::AdjustRangeValue) = "Alexa.RangeController" "AdjustRangeValue",
    /// A toggle on:
    ToggleTurnOn(toggle::TurnOn) = "Alexa.ToggleController" "TurnOn",
    /// A toggle off:
    ToggleTurnOff(toggle::TurnOff) = "Alexa.ToggleController" "TurnOff",
    /// Arm:
    Arm(security_panel::Arm) = "Alexa.SecurityPanelController" "Arm",
    /// Disarm:
    Disarm(security_panel::Disarm) = "Alexa.SecurityPanelController" "Disarm",
}

impl Payload {
    /// Reads the payload of a directive with this header. None at all is an empty one.
    pub(super) fn read(header: &Header, json: Option<&RawValue>) -> Result<Self, ParseError> {
        let text = json.map_or("{}", RawValue::get);
        // Another version means something else by the same names.
        let current = header
            .payload_version
            .as_deref()
            .is_none_or(|version| version == "3");
        let typed = match (&header.namespace, &header.name) {
            (Some(namespace), Some(name)) if current => Self::typed(namespace.as_str(), name, text),
            _ => None,
        };
        typed.unwrap_or_else(|| from_text(text).map(Self::Unknown))
    }
}

/// Reads a payload. Its place in the text is not that in the message, so it is not told.
fn part<T: DeserializeOwned>(json: &str) -> Result<T, ParseError> {
    from_text(json).map_err(|mut error| {
        (error.line, error.column) = (0, 0);
        error
    })
}
