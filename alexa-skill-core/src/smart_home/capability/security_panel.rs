use serde_json::Value;

use crate::smart_home::ArmState;
use crate::smart_home::object::object;

/// What a security panel supports.
///
/// ```
/// use alexa_skill_core::smart_home::{ArmState, Capability, SecurityPanelConfiguration};
///
/// let panel = SecurityPanelConfiguration::new([ArmState::Disarmed, ArmState::ArmedAway])
///     .four_digit_pin()
///     .alarm("fireAlarm");
/// let capability = Capability::security_panel_controller(panel);
/// assert_eq!(capability.properties.unwrap().supported.unwrap().len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityPanelConfiguration {
    states: Vec<ArmState>,
    authorization: Vec<String>,
    alarms: Vec<String>,
}

impl SecurityPanelConfiguration {
    /// The states that the panel can be brought into.
    pub fn new(states: impl IntoIterator<Item = ArmState>) -> Self {
        Self {
            states: states.into_iter().collect(),
            authorization: Vec::new(),
            alarms: Vec::new(),
        }
    }

    /// The panel asks for a PIN of four digits to be disarmed.
    #[must_use]
    pub fn four_digit_pin(mut self) -> Self {
        self.authorization.push("FOUR_DIGIT_PIN".to_owned());
        self
    }

    /// Adds an alarm that the panel has: `burglaryAlarm`, `fireAlarm`, `waterAlarm` or
    /// `carbonMonoxideAlarm`.
    #[must_use]
    pub fn alarm(mut self, property: impl Into<String>) -> Self {
        self.alarms.push(property.into());
        self
    }

    pub(super) fn properties(&self) -> Vec<&str> {
        let alarms = self.alarms.iter().map(String::as_str);
        std::iter::once("armState").chain(alarms).collect()
    }
}

impl From<SecurityPanelConfiguration> for Value {
    fn from(configuration: SecurityPanelConfiguration) -> Self {
        let state = |state: ArmState| object([("value", state.into())]);
        let states = configuration.states.into_iter().map(state).collect();
        let mut value = object([("supportedArmStates", states)]);
        if !configuration.authorization.is_empty() {
            let way = |way: String| object([("type", way.into())]);
            let ways = configuration.authorization.into_iter().map(way);
            value["supportedAuthorizationTypes"] = ways.collect();
        }
        value
    }
}
