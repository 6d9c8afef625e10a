//! `Alexa.ColorTemperatureController`

use super::part::part;
use crate::smart_home::Kelvin;

part! {
    /// Sets the color temperature of white light.
    pub struct SetColorTemperature {
        /// `colorTemperatureInKelvin`
        pub color_temperature_in_kelvin: Kelvin,
    }
}

part! {
    /// Makes white light colder.
    pub struct IncreaseColorTemperature {}
}

part! {
    /// Makes white light warmer.
    pub struct DecreaseColorTemperature {}
}
