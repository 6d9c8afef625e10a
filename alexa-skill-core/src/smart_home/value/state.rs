//! States by name. A name that is not known is kept as it came.

use crate::wire::open_enum;

/// Lets a state stand where JSON is wanted.
macro_rules! into_json {
    ($($name:ident)*) => {$(
        impl From<$name> for serde_json::Value {
            fn from(state: $name) -> Self {
                state.as_str().into()
            }
        }
    )*};
}
into_json!(PowerState LockState ThermostatMode ArmState AlarmState DetectionState Connectivity CauseType);

open_enum! {
    /// `powerState`, and `toggleState` of toggles.
    pub enum PowerState {
        On = "ON",
        Off = "OFF",
    }
}

open_enum! {
    /// `lockState`
    pub enum LockState {
        Locked = "LOCKED",
        Unlocked = "UNLOCKED",
        /// Neither: the bolt is stuck.
        Jammed = "JAMMED",
    }
}

open_enum! {
    /// `thermostatMode`
    pub enum ThermostatMode {
        /// Heats and cools as needed.
        Auto = "AUTO",
        Cool = "COOL",
        /// One of the maker's own, which `customName` names.
        Custom = "CUSTOM",
        Eco = "ECO",
        /// Heats by its emergency source.
        EmergencyHeat = "EM_HEAT",
        Heat = "HEAT",
        Off = "OFF",
    }
}

open_enum! {
    /// `armState` of a security panel.
    pub enum ArmState {
        /// Nobody is at home.
        ArmedAway = "ARMED_AWAY",
        /// Somebody is at home.
        ArmedStay = "ARMED_STAY",
        /// Somebody is at home and asleep.
        ArmedNight = "ARMED_NIGHT",
        Disarmed = "DISARMED",
    }
}

open_enum! {
    /// `burglaryAlarm`, `fireAlarm`, `waterAlarm` and `carbonMonoxideAlarm` of a security panel.
    pub enum AlarmState {
        Ok = "OK",
        Alarm = "ALARM",
    }
}

open_enum! {
    /// `detectionState` of contact and motion sensors.
    pub enum DetectionState {
        /// Open, or something moves.
        Detected = "DETECTED",
        /// Closed, or nothing moves.
        NotDetected = "NOT_DETECTED",
    }
}

open_enum! {
    /// `connectivity` of an endpoint.
    pub enum Connectivity {
        Ok = "OK",
        Unreachable = "UNREACHABLE",
    }
}

open_enum! {
    /// Why something changed.
    pub enum CauseType {
        /// By an app of the device's.
        AppInteraction = "APP_INTERACTION",
        /// The device was asked and said so.
        PeriodicPoll = "PERIODIC_POLL",
        /// By hand.
        PhysicalInteraction = "PHYSICAL_INTERACTION",
        /// By a rule, such as a schedule.
        RuleTrigger = "RULE_TRIGGER",
        /// By voice.
        VoiceInteraction = "VOICE_INTERACTION",
    }
}
