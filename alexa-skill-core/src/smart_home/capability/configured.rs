use super::{
    CameraStreamConfiguration, Capability, InputSource, ModeConfiguration, PlaybackOperation,
    RangeConfiguration, Resources, SecurityPanelConfiguration, Setpoints, ThermostatConfiguration,
};
use crate::smart_home::Interface;
use crate::smart_home::object::object;

/// Interfaces that are declared with what the endpoint supports of them.
impl Capability {
    /// `Alexa.ThermostatController`, with `thermostatMode` and the setpoints that the thermostat has.
    pub fn thermostat_controller(
        setpoints: Setpoints,
        configuration: ThermostatConfiguration,
    ) -> Self {
        Self::with_properties(Interface::THERMOSTAT_CONTROLLER, setpoints.properties())
            .configuration(configuration)
    }

    /// `Alexa.SceneController`, and whether the scene can be left again.
    pub fn scene_controller(supports_deactivation: bool) -> Self {
        Self::new(Interface::SCENE_CONTROLLER)
            .supports_deactivation(supports_deactivation)
            .proactively_reported(false)
    }

    /// `Alexa.CameraStreamController`, with the streams that the camera can send.
    pub fn camera_stream_controller(
        configurations: impl IntoIterator<Item = CameraStreamConfiguration>,
    ) -> Self {
        Self::new(Interface::CAMERA_STREAM_CONTROLLER)
            .camera_stream_configurations(configurations.into_iter().collect::<Vec<_>>())
    }

    /// `Alexa.InputController`, with `input` and the names of the inputs, such as `HDMI 1`.
    pub fn input_controller<I: Into<String>>(inputs: impl IntoIterator<Item = I>) -> Self {
        let input = |name: I| InputSource::default().name(name);
        Self::with_properties(Interface::INPUT_CONTROLLER, &["input"])
            .inputs(inputs.into_iter().map(input).collect::<Vec<_>>())
    }

    /// `Alexa.PlaybackController`, with the operations that the player knows.
    pub fn playback_controller(operations: impl IntoIterator<Item = PlaybackOperation>) -> Self {
        Self::new(Interface::PLAYBACK_CONTROLLER)
            .supported_operations(operations.into_iter().collect::<Vec<_>>())
    }

    /// `Alexa.ModeController`, with `mode`: one setting, such as a wash cycle, and its modes.
    pub fn mode_controller(
        instance: impl Into<String>,
        names: Resources,
        configuration: ModeConfiguration,
    ) -> Self {
        Self::with_properties(Interface::MODE_CONTROLLER, &["mode"])
            .instance(instance)
            .capability_resources(names)
            .configuration(configuration)
    }

    /// `Alexa.RangeController`, with `rangeValue`: one setting, such as a fan's speed, and its range.
    pub fn range_controller(
        instance: impl Into<String>,
        names: Resources,
        configuration: RangeConfiguration,
    ) -> Self {
        Self::with_properties(Interface::RANGE_CONTROLLER, &["rangeValue"])
            .instance(instance)
            .capability_resources(names)
            .configuration(configuration)
    }

    /// `Alexa.ToggleController`, with `toggleState`: one setting that is on or off.
    pub fn toggle_controller(instance: impl Into<String>, names: Resources) -> Self {
        Self::with_properties(Interface::TOGGLE_CONTROLLER, &["toggleState"])
            .instance(instance)
            .capability_resources(names)
    }

    /// `Alexa.SecurityPanelController`, with `armState` and the alarms that the panel has.
    pub fn security_panel_controller(configuration: SecurityPanelConfiguration) -> Self {
        Self::with_properties(
            Interface::SECURITY_PANEL_CONTROLLER,
            &configuration.properties(),
        )
        .configuration(configuration)
    }

    /// `Alexa.RTCSessionController`, and whether both sides can speak at once.
    pub fn rtc_session_controller(full_duplex_audio: bool) -> Self {
        let configuration = object([("isFullDuplexAudioSupported", full_duplex_audio.into())]);
        Self::new(Interface::RTC_SESSION_CONTROLLER).configuration(configuration)
    }
}
