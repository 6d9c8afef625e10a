//! `Alexa.BrightnessController`

use super::part::part;

part! {
    /// Sets the brightness.
    pub struct SetBrightness {
        /// `brightness`, in percent: 0 to 100.
        pub brightness: i64,
    }
}

part! {
    /// Changes the brightness.
    pub struct AdjustBrightness {
        /// `brightnessDelta`, in percent points: -100 to 100.
        pub brightness_delta: i64,
    }
}
