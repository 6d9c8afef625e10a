//! `Alexa.PowerController`

use super::part::part;

part! {
    /// Switches the device on.
    pub struct TurnOn {}
}

part! {
    /// Switches the device off.
    pub struct TurnOff {}
}
