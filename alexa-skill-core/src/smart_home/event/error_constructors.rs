use std::time::Duration;

use serde_json::Number;

use super::{BypassedEndpoint, DeviceMode, ErrorResponse, ErrorType, ValidRange};
use crate::smart_home::{Percent, Temperature};

impl ErrorResponse {
    /// An error without further members. The types that require one have their own constructors.
    pub fn new(error_type: ErrorType, message: impl Into<String>) -> Self {
        Self::default().error_type(error_type).message(message)
    }

    /// `ENDPOINT_LOW_POWER`, with what is left in the battery.
    pub fn endpoint_low_power(message: impl Into<String>, left: Percent) -> Self {
        Self::new(ErrorType::EndpointLowPower, message).percentage_state(left)
    }

    /// `NOT_SUPPORTED_IN_CURRENT_MODE`, with the mode that the device is in.
    pub fn not_supported_in_current_mode(message: impl Into<String>, mode: DeviceMode) -> Self {
        Self::new(ErrorType::NotSupportedInCurrentMode, message).current_device_mode(mode)
    }

    /// `VALUE_OUT_OF_RANGE`, with the numbers that the device takes.
    pub fn value_out_of_range(
        message: impl Into<String>,
        minimum: impl Into<Number>,
        maximum: impl Into<Number>,
    ) -> Self {
        let range = ValidRange::default()
            .minimum_value(minimum.into())
            .maximum_value(maximum.into());
        Self::new(ErrorType::ValueOutOfRange, message).valid_range(range)
    }

    /// `TEMPERATURE_VALUE_OUT_OF_RANGE`, with the temperatures that the device takes.
    pub fn temperature_value_out_of_range(
        message: impl Into<String>,
        minimum: Temperature,
        maximum: Temperature,
    ) -> Self {
        let range = ValidRange::default()
            .minimum_value(minimum)
            .maximum_value(maximum);
        Self::new(ErrorType::TemperatureValueOutOfRange, message).valid_range(range)
    }

    /// `REQUESTED_SETPOINTS_TOO_CLOSE`, with the least distance between two setpoints.
    pub fn requested_setpoints_too_close(
        message: impl Into<String>,
        minimum_delta: Temperature,
    ) -> Self {
        Self::new(ErrorType::RequestedSetpointsTooClose, message)
            .minimum_temperature_delta(minimum_delta)
    }

    /// `BYPASS_NEEDED`, with the sensors that would have to be left out.
    pub fn bypass_needed(
        message: impl Into<String>,
        endpoints: impl IntoIterator<Item = BypassedEndpoint>,
    ) -> Self {
        Self::new(ErrorType::BypassNeeded, message)
            .endpoints_needing_bypass(endpoints.into_iter().collect::<Vec<_>>())
    }

    /// `COOK_DURATION_TOO_LONG`, with the longest time that the device cooks, to the second.
    pub fn cook_duration_too_long(message: impl Into<String>, longest: Duration) -> Self {
        Self::new(ErrorType::CookDurationTooLong, message)
            .max_cook_time(format!("PT{}S", longest.as_secs()))
    }
}
