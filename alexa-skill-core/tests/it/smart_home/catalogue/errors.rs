use std::time::Duration;

use alexa_skill_core::smart_home::{
    BypassedEndpoint, DeviceMode, EndpointId, ErrorResponse, ErrorType, FormError, Percent,
    Temperature,
};

use super::{Named, answer};

pub(super) fn events() -> Result<Named, FormError> {
    let degrees = Temperature::celsius;
    let window = BypassedEndpoint::new(EndpointId::new("window-2")?, "Kitchen window");
    let errors = [
        (
            "error-endpoint-low-power",
            ErrorResponse::endpoint_low_power("3 % left", Percent::new(3)?),
        ),
        (
            "error-not-supported-in-current-mode",
            ErrorResponse::not_supported_in_current_mode("It shows a color", DeviceMode::Color),
        ),
        (
            "error-value-out-of-range",
            ErrorResponse::value_out_of_range("Six speeds", 1, 6),
        ),
        (
            "error-temperature-value-out-of-range",
            ErrorResponse::temperature_value_out_of_range("Too hot", degrees(5.0)?, degrees(30.0)?),
        ),
        (
            "error-no-such-endpoint",
            ErrorResponse::new(ErrorType::NoSuchEndpoint, "No such endpoint"),
        ),
        (
            "error-requested-setpoints-too-close",
            ErrorResponse::requested_setpoints_too_close("Too close", degrees(2.0)?),
        ),
        (
            "error-thermostat-is-off",
            ErrorResponse::new(ErrorType::ThermostatIsOff, "Off"),
        ),
        (
            "error-bypass-needed",
            ErrorResponse::bypass_needed("A window is open", [window]),
        ),
        (
            "error-unauthorized",
            ErrorResponse::default().error_type(ErrorType::Unauthorized),
        ),
        (
            "error-cook-duration-too-long",
            ErrorResponse::cook_duration_too_long("An hour at most", Duration::from_secs(3600)),
        ),
    ];
    let event = |(name, error): (_, ErrorResponse)| Ok((name, answer(error.into(), "thing-1")?));
    errors.into_iter().map(event).collect()
}
