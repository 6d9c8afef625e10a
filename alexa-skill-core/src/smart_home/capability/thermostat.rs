use serde_json::Value;

use crate::smart_home::ThermostatMode;
use crate::smart_home::object::object;

/// Which temperatures a thermostat can be set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Setpoints {
    /// One: `targetSetpoint`.
    Single,
    /// A lower and an upper one.
    Dual,
    /// One, or a lower and an upper one, depending on the mode.
    Triple,
}

impl Setpoints {
    pub(super) fn properties(self) -> &'static [&'static str] {
        match self {
            Self::Single => &["thermostatMode", "targetSetpoint"],
            Self::Dual => &["thermostatMode", "lowerSetpoint", "upperSetpoint"],
            Self::Triple => &[
                "thermostatMode",
                "targetSetpoint",
                "lowerSetpoint",
                "upperSetpoint",
            ],
        }
    }
}

/// What a thermostat supports.
///
/// ```
/// use alexa_skill_core::smart_home::{Capability, Setpoints, ThermostatConfiguration, ThermostatMode};
///
/// let configuration = ThermostatConfiguration::new([ThermostatMode::Heat, ThermostatMode::Off]);
/// let capability = Capability::thermostat_controller(Setpoints::Single, configuration);
/// assert_eq!(capability.configuration.unwrap()["supportedModes"][0], "HEAT");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ThermostatConfiguration {
    modes: Vec<ThermostatMode>,
    scheduling: bool,
}

impl ThermostatConfiguration {
    /// The modes that the thermostat knows.
    pub fn new(modes: impl IntoIterator<Item = ThermostatMode>) -> Self {
        Self {
            modes: modes.into_iter().collect(),
            scheduling: false,
        }
    }

    /// The thermostat can hold a temperature for a time.
    #[must_use]
    pub fn supports_scheduling(mut self) -> Self {
        self.scheduling = true;
        self
    }
}

impl From<ThermostatConfiguration> for Value {
    fn from(configuration: ThermostatConfiguration) -> Self {
        object([
            (
                "supportedModes",
                configuration.modes.into_iter().map(Self::from).collect(),
            ),
            ("supportsScheduling", configuration.scheduling.into()),
        ])
    }
}
