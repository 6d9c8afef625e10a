//! `Alexa.BrightnessController`

use super::part::part;
use crate::smart_home::Percent;

part! {
    /// Sets the brightness.
    pub struct SetBrightness {
        /// `brightness`
        pub brightness: Percent,
    }
}

part! {
    /// Changes the brightness.
    pub struct AdjustBrightness {
        /// `brightnessDelta`, in percent points: -100 to 100.
        pub brightness_delta: i64,
    }
}
