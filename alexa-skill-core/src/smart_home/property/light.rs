use super::Property;
use crate::smart_home::object::object;
use crate::smart_home::{Color, Connectivity, Interface, Kelvin, Percent, PowerState};

/// Power, light and percentages, and whether the endpoint can be reached.
impl Property {
    /// `powerState` of `Alexa.PowerController`.
    pub fn power_state(state: PowerState) -> Self {
        Self::new(Interface::POWER_CONTROLLER, "powerState", state)
    }

    /// `brightness` of `Alexa.BrightnessController`.
    pub fn brightness(brightness: Percent) -> Self {
        Self::new(Interface::BRIGHTNESS_CONTROLLER, "brightness", brightness)
    }

    /// `color` of `Alexa.ColorController`.
    pub fn color(color: Color) -> Self {
        Self::new(Interface::COLOR_CONTROLLER, "color", color)
    }

    /// `colorTemperatureInKelvin` of `Alexa.ColorTemperatureController`.
    pub fn color_temperature(temperature: Kelvin) -> Self {
        Self::new(
            Interface::COLOR_TEMPERATURE_CONTROLLER,
            "colorTemperatureInKelvin",
            temperature,
        )
    }

    /// `percentage` of `Alexa.PercentageController`.
    pub fn percentage(percentage: Percent) -> Self {
        Self::new(Interface::PERCENTAGE_CONTROLLER, "percentage", percentage)
    }

    /// `powerLevel` of `Alexa.PowerLevelController`.
    pub fn power_level(level: Percent) -> Self {
        Self::new(Interface::POWER_LEVEL_CONTROLLER, "powerLevel", level)
    }

    /// `connectivity` of `Alexa.EndpointHealth`: it belongs into every report.
    pub fn connectivity(connectivity: Connectivity) -> Self {
        let value = object([("value", connectivity.into())]);
        Self::new(Interface::ENDPOINT_HEALTH, "connectivity", value)
    }
}
