use super::Property;
use crate::smart_home::object::object;
use crate::smart_home::{AlarmState, ArmState, DetectionState, Interface, LockState};

/// Locks, sensors and security panels.
impl Property {
    /// `lockState` of `Alexa.LockController`.
    pub fn lock_state(state: LockState) -> Self {
        Self::new(Interface::LOCK_CONTROLLER, "lockState", state)
    }

    /// `detectionState` of `Alexa.ContactSensor`.
    pub fn contact(state: DetectionState) -> Self {
        Self::new(Interface::CONTACT_SENSOR, "detectionState", state)
    }

    /// `detectionState` of `Alexa.MotionSensor`.
    pub fn motion(state: DetectionState) -> Self {
        Self::new(Interface::MOTION_SENSOR, "detectionState", state)
    }

    /// `armState` of `Alexa.SecurityPanelController`.
    pub fn arm_state(state: ArmState) -> Self {
        Self::new(Interface::SECURITY_PANEL_CONTROLLER, "armState", state)
    }

    /// `burglaryAlarm` of `Alexa.SecurityPanelController`.
    pub fn burglary_alarm(state: AlarmState) -> Self {
        Self::alarm("burglaryAlarm", state)
    }

    /// `fireAlarm` of `Alexa.SecurityPanelController`.
    pub fn fire_alarm(state: AlarmState) -> Self {
        Self::alarm("fireAlarm", state)
    }

    /// `waterAlarm` of `Alexa.SecurityPanelController`.
    pub fn water_alarm(state: AlarmState) -> Self {
        Self::alarm("waterAlarm", state)
    }

    /// `carbonMonoxideAlarm` of `Alexa.SecurityPanelController`.
    pub fn carbon_monoxide_alarm(state: AlarmState) -> Self {
        Self::alarm("carbonMonoxideAlarm", state)
    }

    fn alarm(name: &str, state: AlarmState) -> Self {
        let value = object([("value", state.into())]);
        Self::new(Interface::SECURITY_PANEL_CONTROLLER, name, value)
    }
}
