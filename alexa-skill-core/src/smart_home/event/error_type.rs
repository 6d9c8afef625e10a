use crate::smart_home::Interface;
use crate::wire::open_enum;

open_enum! {
    /// Why a directive was not carried out.
    ///
    /// Sending one of the two `.._AUTHORIZATION_CREDENTIAL` types may end the customer's account link
    /// for good, so they are for tokens that were looked at and found wanting, never for an outage.
    pub enum ErrorType {
        /// Of `Alexa`: it already does what was asked.
        AlreadyInOperation = "ALREADY_IN_OPERATION",
        /// Of `Alexa`: the hub cannot be reached.
        BridgeUnreachable = "BRIDGE_UNREACHABLE",
        /// Of `Alexa`: control from outside is switched off.
        CloudControlDisabled = "CLOUD_CONTROL_DISABLED",
        /// Of `Alexa`: the device is used by other means at present.
        EndpointControlUnavailable = "ENDPOINT_CONTROL_UNAVAILABLE",
        /// Of `Alexa`: it does something else.
        EndpointBusy = "ENDPOINT_BUSY",
        /// Of `Alexa`: the battery is low.
        EndpointLowPower = "ENDPOINT_LOW_POWER",
        /// Of `Alexa`: the device cannot be reached.
        EndpointUnreachable = "ENDPOINT_UNREACHABLE",
        /// Of `Alexa`: the token has expired.
        ExpiredAuthorizationCredential = "EXPIRED_AUTHORIZATION_CREDENTIAL",
        /// Of `Alexa`: the device needs new firmware.
        FirmwareOutOfDate = "FIRMWARE_OUT_OF_DATE",
        /// Of `Alexa`: the device is broken.
        HardwareMalfunction = "HARDWARE_MALFUNCTION",
        /// Of `Alexa`: HDMI-CEC is switched off.
        HdmiCecDisabledOnDevice = "HDMI_CEC_DISABLED_ON_DEVICE",
        /// Of `Alexa`: nothing is connected that speaks HDMI-CEC.
        HdmiCecNotPresent = "HDMI_CEC_NOT_PRESENT",
        /// Of `Alexa`: the customer may not do that.
        InsufficientPermissions = "INSUFFICIENT_PERMISSIONS",
        /// Of `Alexa`: there is no room left to keep more.
        InsufficientSpace = "INSUFFICIENT_SPACE",
        /// Of `Alexa`: the skill failed.
        InternalError = "INTERNAL_ERROR",
        /// Of `Alexa`: the token is not a valid one.
        InvalidAuthorizationCredential = "INVALID_AUTHORIZATION_CREDENTIAL",
        /// Of `Alexa`: the directive is unknown, or makes no sense.
        InvalidDirective = "INVALID_DIRECTIVE",
        /// Of `Alexa`: the value makes no sense.
        InvalidValue = "INVALID_VALUE",
        /// Of `Alexa`: the device has to be looked after first.
        MaintenanceRequired = "MAINTENANCE_REQUIRED",
        /// Of `Alexa`: there is no such endpoint, or not for this customer.
        NoSuchEndpoint = "NO_SUCH_ENDPOINT",
        /// Of `Alexa`: the device needs to be calibrated.
        NotCalibrated = "NOT_CALIBRATED",
        /// Of `Alexa`: the device has to run for that.
        NotInOperation = "NOT_IN_OPERATION",
        /// Of `Alexa`: not in the mode that the device is in, which is named.
        NotSupportedInCurrentMode = "NOT_SUPPORTED_IN_CURRENT_MODE",
        /// Of `Alexa`: the maker's service is down.
        PartnerOutage = "PARTNER_OUTAGE",
        /// Of `Alexa`: the device has no power levels.
        PowerLevelNotSupported = "POWER_LEVEL_NOT_SUPPORTED",
        /// Of `Alexa`: too many requests.
        RateLimitExceeded = "RATE_LIMIT_EXCEEDED",
        /// Of `Alexa`: the customer has to subscribe for that.
        SubscriptionRequired = "SUBSCRIPTION_REQUIRED",
        /// Of `Alexa`: the temperature is outside the device's range.
        TemperatureValueOutOfRange = "TEMPERATURE_VALUE_OUT_OF_RANGE",
        /// Of `Alexa`: too many wrong PINs.
        TooManyFailedAttempts = "TOO_MANY_FAILED_ATTEMPTS",
        /// Of `Alexa`: the number is outside the device's range.
        ValueOutOfRange = "VALUE_OUT_OF_RANGE",

        /// Of `Alexa.Authorization`: the grant could not be exchanged.
        AcceptGrantFailed = "ACCEPT_GRANT_FAILED",

        /// Of `Alexa.Cooking`: the child lock is on.
        ChildLock = "CHILD_LOCK",
        /// Of `Alexa.Cooking`: longer than the device can, which is named.
        CookDurationTooLong = "COOK_DURATION_TOO_LONG",
        /// Of `Alexa.Cooking`: the door has been closed for too long.
        DoorClosedTooLong = "DOOR_CLOSED_TOO_LONG",
        /// Of `Alexa.Cooking`: the door is open.
        DoorOpen = "DOOR_OPEN",
        /// Of `Alexa.Cooking`: the device has to be heated first.
        PreheatRequired = "PREHEAT_REQUIRED",
        /// Of `Alexa.Cooking`: a probe is missing.
        ProbeRequired = "PROBE_REQUIRED",
        /// Of `Alexa.Cooking`: starting from afar is switched off.
        RemoteStartDisabled = "REMOTE_START_DISABLED",
        /// Of `Alexa.Cooking`: the device cannot be started from afar.
        RemoteStartNotSupported = "REMOTE_START_NOT_SUPPORTED",
        /// Of `Alexa.Cooking`: the probe is in the way.
        RemoveProbe = "REMOVE_PROBE",

        /// Of `Alexa.SecurityPanelController`: a PIN is needed.
        AuthorizationRequired = "AUTHORIZATION_REQUIRED",
        /// Of `Alexa.SecurityPanelController`: sensors have to be left out, which are named.
        BypassNeeded = "BYPASS_NEEDED",
        /// Of `Alexa.SecurityPanelController`: nothing that could be watched is on.
        NoActiveMonitorableDevices = "NO_ACTIVE_MONITORABLE_DEVICES",
        /// Of `Alexa.SecurityPanelController`: the panel is not ready.
        NotReady = "NOT_READY",
        /// Of `Alexa.SecurityPanelController`: the PIN is wrong.
        Unauthorized = "UNAUTHORIZED",
        /// Of `Alexa.SecurityPanelController`: there is an alarm.
        UnclearedAlarm = "UNCLEARED_ALARM",
        /// Of `Alexa.SecurityPanelController`: there is trouble.
        UnclearedTrouble = "UNCLEARED_TROUBLE",

        /// Of `Alexa.ThermostatController`: the thermostat has not two setpoints.
        DualSetpointsUnsupported = "DUAL_SETPOINTS_UNSUPPORTED",
        /// Of `Alexa.ThermostatController`: the setpoints are closer than the distance that is named.
        RequestedSetpointsTooClose = "REQUESTED_SETPOINTS_TOO_CLOSE",
        /// Of `Alexa.ThermostatController`: the thermostat is off.
        ThermostatIsOff = "THERMOSTAT_IS_OFF",
        /// Of `Alexa.ThermostatController`: the thermostat has not three setpoints.
        TripleSetpointsUnsupported = "TRIPLE_SETPOINTS_UNSUPPORTED",
        /// Of `Alexa.ThermostatController`: the thermostat has no such mode.
        UnsupportedThermostatMode = "UNSUPPORTED_THERMOSTAT_MODE",
        /// Of `Alexa.ThermostatController`: setting the schedule would be unsafe.
        UnwillingToSetSchedule = "UNWILLING_TO_SET_SCHEDULE",
        /// Of `Alexa.ThermostatController`: setting the value would be unsafe.
        UnwillingToSetValue = "UNWILLING_TO_SET_VALUE",
    }
}

impl ErrorType {
    /// The interface that the type belongs to, which is the error's namespace; `Alexa` for a type
    /// that is not known.
    pub fn namespace(&self) -> Interface {
        match self {
            Self::AcceptGrantFailed => Interface::AUTHORIZATION,
            Self::ChildLock
            | Self::CookDurationTooLong
            | Self::DoorClosedTooLong
            | Self::DoorOpen
            | Self::PreheatRequired
            | Self::ProbeRequired
            | Self::RemoteStartDisabled
            | Self::RemoteStartNotSupported
            | Self::RemoveProbe => Interface::COOKING,
            Self::AuthorizationRequired
            | Self::BypassNeeded
            | Self::NoActiveMonitorableDevices
            | Self::NotReady
            | Self::Unauthorized
            | Self::UnclearedAlarm
            | Self::UnclearedTrouble => Interface::SECURITY_PANEL_CONTROLLER,
            Self::DualSetpointsUnsupported
            | Self::RequestedSetpointsTooClose
            | Self::ThermostatIsOff
            | Self::TripleSetpointsUnsupported
            | Self::UnsupportedThermostatMode
            | Self::UnwillingToSetSchedule
            | Self::UnwillingToSetValue => Interface::THERMOSTAT_CONTROLLER,
            _ => Interface::ALEXA,
        }
    }
}
