//! What properties and payloads say: states, and numbers with their units.

mod channel;
mod color;
mod kelvin;
mod percent;
mod state;
mod temperature;

pub use self::channel::Channel;
pub use self::color::Color;
pub use self::kelvin::Kelvin;
pub use self::percent::Percent;
pub use self::state::{
    AlarmState, ArmState, CauseType, Connectivity, DetectionState, LockState, PowerState,
    ThermostatMode,
};
pub use self::temperature::{Temperature, TemperatureScale};
