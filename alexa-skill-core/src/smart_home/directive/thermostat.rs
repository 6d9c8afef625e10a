//! `Alexa.ThermostatController`

use super::part::part;
use crate::smart_home::{Temperature, ThermostatMode};

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
        pub thermostat_mode: RequestedMode,
    }
}

part! {
    /// Goes back to the schedule.
    pub struct ResumeSchedule {}
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
    pub struct RequestedMode {
        /// `value`
        pub value: ThermostatMode,
        @optional
        /// `customName`: the device's own name of a `CUSTOM` mode.
        pub custom_name: String,
    }
}
