//! `Alexa.ColorTemperatureController`

use super::part::part;

part! {
    /// Sets the color temperature of white light.
    pub struct SetColorTemperature {
        /// `colorTemperatureInKelvin`: 1000 to 10000.
        pub color_temperature_in_kelvin: i64,
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
