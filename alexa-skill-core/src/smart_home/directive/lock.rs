//! `Alexa.LockController`

use super::part::part;

part! {
    /// Locks the device.
    pub struct Lock {}
}

part! {
    /// Unlocks the device.
    pub struct Unlock {}
}
