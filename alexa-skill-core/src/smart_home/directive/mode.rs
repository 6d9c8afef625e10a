//! `Alexa.ModeController`; the header's `instance` says which mode of the device.

use super::part::part;

part! {
    /// Sets the mode.
    pub struct SetMode {
        /// `mode`: the value that the capability gave it.
        pub mode: String,
    }
}

part! {
    /// Goes some modes further, or back.
    pub struct AdjustMode {
        /// `modeDelta`
        pub mode_delta: i64,
    }
}
