//! `Alexa.ToggleController`; the header's `instance` says which toggle of the device.

use super::part::part;

part! {
    /// Switches the toggle on.
    pub struct TurnOn {}
}

part! {
    /// Switches the toggle off.
    pub struct TurnOff {}
}
