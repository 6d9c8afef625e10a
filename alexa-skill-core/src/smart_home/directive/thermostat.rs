//! `Alexa.ThermostatController`

use super::part::part;
use crate::wire::open_enum;

part! {
    /// Sets one temperature to hold, or a range, or all three.
    pub struct SetTargetTemperature {
        @optional
        /// `targetSetpoint`
        pub target_setpoint: Temperature,
        /// `lowerSetpoint`
        pub lower_setpoint: Temperature,
        /// `upperSetpoint`
        pub upper_setpoint: Temperature,
        /// `schedule`: when, and for how long.
        pub schedule: Schedule,
    }
}

part! {
    /// Changes the temperature to hold.
    pub struct AdjustTargetTemperature {
        /// `targetSetpointDelta`: by how much.
        pub target_setpoint_delta: Temperature,
    }
}

part! {
    /// Sets the mode.
    pub struct SetThermostatMode {
        /// `thermostatMode`
        pub thermostat_mode: ThermostatMode,
    }
}

part! {
    /// Goes back to the schedule.
    pub struct ResumeSchedule {}
}

part! {
    /// A temperature, or a difference of temperatures.
    pub struct Temperature {
        /// `value`
        pub value: f64,
        /// `scale`
        pub scale: TemperatureScale,
    }
}

part! {
    /// When a temperature is to be held.
    pub struct Schedule {
        @optional
        /// `start`: date and time in ISO 8601.
        pub start: String,
        /// `duration`: in ISO 8601.
        pub duration: String,
    }
}

part! {
    /// The mode to go into.
    pub struct ThermostatMode {
        /// `value`: `AUTO`, `COOL`, `ECO`, `HEAT`, `OFF`, `CUSTOM` ..
        pub value: String,
        @optional
        /// `customName`: the device's own name of a `CUSTOM` mode.
        pub custom_name: String,
    }
}

open_enum! {
    /// The scale of a temperature.
    pub enum TemperatureScale {
        /// Degrees Celsius.
        Celsius = "CELSIUS",
        /// Degrees Fahrenheit.
        Fahrenheit = "FAHRENHEIT",
        /// Kelvin.
        Kelvin = "KELVIN",
    }
}
