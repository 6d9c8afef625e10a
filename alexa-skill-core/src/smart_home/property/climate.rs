use super::Property;
use crate::smart_home::object::within;
use crate::smart_home::{FormError, Interface, Temperature, ThermostatMode};

/// Thermostats and thermometers.
impl Property {
    /// `thermostatMode` of `Alexa.ThermostatController`.
    pub fn thermostat_mode(mode: ThermostatMode) -> Self {
        Self::new(Interface::THERMOSTAT_CONTROLLER, "thermostatMode", mode)
    }

    /// `targetSetpoint` of `Alexa.ThermostatController`: -100 to 100 degrees of its scale.
    pub fn target_setpoint(setpoint: Temperature) -> Result<Self, FormError> {
        Self::setpoint("targetSetpoint", setpoint)
    }

    /// `lowerSetpoint` of `Alexa.ThermostatController`: -100 to 100 degrees of its scale.
    pub fn lower_setpoint(setpoint: Temperature) -> Result<Self, FormError> {
        Self::setpoint("lowerSetpoint", setpoint)
    }

    /// `upperSetpoint` of `Alexa.ThermostatController`: -100 to 100 degrees of its scale.
    pub fn upper_setpoint(setpoint: Temperature) -> Result<Self, FormError> {
        Self::setpoint("upperSetpoint", setpoint)
    }

    fn setpoint(name: &'static str, setpoint: Temperature) -> Result<Self, FormError> {
        within(name, setpoint.value, -100.0, 100.0)?;
        Ok(Self::new(Interface::THERMOSTAT_CONTROLLER, name, setpoint))
    }

    /// `temperature` of `Alexa.TemperatureSensor`.
    pub fn temperature(temperature: Temperature) -> Self {
        Self::new(Interface::TEMPERATURE_SENSOR, "temperature", temperature)
    }
}
