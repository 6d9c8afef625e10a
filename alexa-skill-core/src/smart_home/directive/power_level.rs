//! `Alexa.PowerLevelController`

use super::part::part;

part! {
    /// Sets the power level.
    pub struct SetPowerLevel {
        /// `powerLevel`, in percent: 0 to 100.
        pub power_level: i64,
    }
}

part! {
    /// Changes the power level.
    pub struct AdjustPowerLevel {
        /// `powerLevelDelta`, in percent points: -100 to 100.
        pub power_level_delta: i64,
    }
}
