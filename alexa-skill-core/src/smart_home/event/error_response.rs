use serde_json::Value;

use super::{BypassedEndpoint, ErrorType};
use crate::smart_home::{FormError, FormErrorKind, Interface, Percent};
use crate::wire::{kept, open_enum};

open_enum! {
    /// What a device is in the middle of, with [`ErrorType::NotSupportedInCurrentMode`].
    pub enum DeviceMode {
        Asleep = "ASLEEP",
        /// It shows a color, so it has no color temperature.
        Color = "COLOR",
        NotProvisioned = "NOT_PROVISIONED",
        Other = "OTHER",
    }
}

kept! {
    /// The least and the greatest value that a device takes: numbers, or temperatures.
    pub struct ValidRange {
        /// `minimumValue`
        pub minimum_value: Option<Value> = "minimumValue",
        /// `maximumValue`
        pub maximum_value: Option<Value> = "maximumValue",
    }
}

kept! {
    /// The payload of `ErrorResponse`: why a directive was not carried out.
    ///
    /// [`ErrorResponse::new`] is for types without further members; those that have some have a
    /// constructor of their own. Where the device is and what it takes, Alexa tells the customer.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::{ErrorResponse, ErrorType, EventEnvelope};
    ///
    /// let error = ErrorResponse::value_out_of_range("The fan has six speeds", 1, 6);
    /// assert_eq!(error.error_type, Some(ErrorType::ValueOutOfRange));
    /// let answer = EventEnvelope::from(error);
    /// assert_eq!(answer.event.header.name.as_deref(), Some("ErrorResponse"));
    /// ```
    pub struct ErrorResponse {
        /// `type`
        pub error_type: Option<ErrorType> = "type",
        /// `message`, for the log; customers do not hear it.
        pub message: Option<String> = "message",
        /// `currentDeviceMode`, with `NOT_SUPPORTED_IN_CURRENT_MODE`.
        pub current_device_mode: Option<DeviceMode> = "currentDeviceMode",
        /// `percentageState`: what is left in the battery, with `ENDPOINT_LOW_POWER`.
        pub percentage_state: Option<Percent> = "percentageState",
        /// `validRange`, with `VALUE_OUT_OF_RANGE` and `TEMPERATURE_VALUE_OUT_OF_RANGE`.
        pub valid_range: Option<ValidRange> = "validRange",
        /// `minimumTemperatureDelta`, with `REQUESTED_SETPOINTS_TOO_CLOSE`.
        pub minimum_temperature_delta: Option<Value> = "minimumTemperatureDelta",
        /// `endpointsNeedingBypass`, with `BYPASS_NEEDED`.
        pub endpoints_needing_bypass: Option<Vec<BypassedEndpoint>> = "endpointsNeedingBypass",
        /// `maxCookTime`, with `COOK_DURATION_TOO_LONG`: an ISO 8601 duration.
        pub max_cook_time: Option<String> = "maxCookTime",
    }
}

impl ErrorResponse {
    /// Whether the service would accept the error: a type, a message where one is required, and the
    /// members that the type requires.
    pub fn check(&self) -> Result<(), FormError> {
        let missing = |place| Err(FormError::new(place, FormErrorKind::Empty));
        let Some(error_type) = &self.error_type else {
            return missing("type");
        };
        let optional_message = [
            Interface::SECURITY_PANEL_CONTROLLER,
            Interface::THERMOSTAT_CONTROLLER,
        ];
        if self.message.is_none() && !optional_message.contains(&error_type.namespace()) {
            return missing("message");
        }
        match error_type {
            ErrorType::NotSupportedInCurrentMode if self.current_device_mode.is_none() => {
                missing("currentDeviceMode")
            }
            ErrorType::RequestedSetpointsTooClose if self.minimum_temperature_delta.is_none() => {
                missing("minimumTemperatureDelta")
            }
            ErrorType::CookDurationTooLong if self.max_cook_time.is_none() => {
                missing("maxCookTime")
            }
            _ => Ok(()),
        }
    }
}
