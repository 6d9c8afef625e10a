use super::Property;
use crate::smart_home::object::within;
use crate::smart_home::{FormError, Interface, PowerState};

/// Modes, ranges and toggles: an endpoint may have several of each, told apart by their instance.
impl Property {
    /// `mode` of `Alexa.ModeController`, by the value that discovery gave it.
    pub fn mode(instance: impl Into<String>, mode: impl Into<String>) -> Self {
        Self::new(Interface::MODE_CONTROLLER, "mode", mode.into()).instance(instance)
    }

    /// `rangeValue` of `Alexa.RangeController`: a finite number, in the unit of the range.
    pub fn range_value(instance: impl Into<String>, value: f64) -> Result<Self, FormError> {
        let value = within("rangeValue", value, f64::MIN, f64::MAX)?;
        Ok(Self::new(Interface::RANGE_CONTROLLER, "rangeValue", value).instance(instance))
    }

    /// `toggleState` of `Alexa.ToggleController`.
    pub fn toggle_state(instance: impl Into<String>, state: PowerState) -> Self {
        Self::new(Interface::TOGGLE_CONTROLLER, "toggleState", state).instance(instance)
    }
}
