use super::Capability;
use crate::smart_home::Interface;

/// Interfaces that are declared by their name alone.
impl Capability {
    /// `Alexa`: every endpoint has it.
    pub fn alexa() -> Self {
        Self::new(Interface::ALEXA)
    }

    /// `Alexa.EndpointHealth`, with `connectivity`: every endpoint should have it.
    pub fn endpoint_health() -> Self {
        Self::with_properties(Interface::ENDPOINT_HEALTH, &["connectivity"])
    }

    /// `Alexa.PowerController`, with `powerState`.
    pub fn power_controller() -> Self {
        Self::with_properties(Interface::POWER_CONTROLLER, &["powerState"])
    }

    /// `Alexa.BrightnessController`, with `brightness`.
    pub fn brightness_controller() -> Self {
        Self::with_properties(Interface::BRIGHTNESS_CONTROLLER, &["brightness"])
    }

    /// `Alexa.ColorController`, with `color`.
    pub fn color_controller() -> Self {
        Self::with_properties(Interface::COLOR_CONTROLLER, &["color"])
    }

    /// `Alexa.ColorTemperatureController`, with `colorTemperatureInKelvin`.
    pub fn color_temperature_controller() -> Self {
        Self::with_properties(
            Interface::COLOR_TEMPERATURE_CONTROLLER,
            &["colorTemperatureInKelvin"],
        )
    }

    /// `Alexa.PercentageController`, with `percentage`.
    pub fn percentage_controller() -> Self {
        Self::with_properties(Interface::PERCENTAGE_CONTROLLER, &["percentage"])
    }

    /// `Alexa.PowerLevelController`, with `powerLevel`.
    pub fn power_level_controller() -> Self {
        Self::with_properties(Interface::POWER_LEVEL_CONTROLLER, &["powerLevel"])
    }

    /// `Alexa.LockController`, with `lockState`.
    pub fn lock_controller() -> Self {
        Self::with_properties(Interface::LOCK_CONTROLLER, &["lockState"])
    }

    /// `Alexa.TemperatureSensor`, with `temperature`.
    pub fn temperature_sensor() -> Self {
        Self::with_properties(Interface::TEMPERATURE_SENSOR, &["temperature"])
    }

    /// `Alexa.ContactSensor`, with `detectionState`.
    pub fn contact_sensor() -> Self {
        Self::with_properties(Interface::CONTACT_SENSOR, &["detectionState"])
    }

    /// `Alexa.MotionSensor`, with `detectionState`.
    pub fn motion_sensor() -> Self {
        Self::with_properties(Interface::MOTION_SENSOR, &["detectionState"])
    }

    /// `Alexa.ChannelController`, with `channel`.
    pub fn channel_controller() -> Self {
        Self::with_properties(Interface::CHANNEL_CONTROLLER, &["channel"])
    }

    /// `Alexa.Speaker`, with `volume` and `muted`: a loudspeaker that knows how loud it is.
    pub fn speaker() -> Self {
        Self::with_properties(Interface::SPEAKER, &["volume", "muted"])
    }

    /// `Alexa.StepSpeaker`: a loudspeaker that only knows louder and softer.
    pub fn step_speaker() -> Self {
        Self::new(Interface::STEP_SPEAKER)
    }

    /// `Alexa.DoorbellEventSource`: the skill says when somebody rings.
    pub fn doorbell_event_source() -> Self {
        Self::new(Interface::DOORBELL_EVENT_SOURCE).proactively_reported(true)
    }
}
