//! `Alexa.PowerLevelController`

use super::part::part;
use crate::smart_home::Percent;

part! {
    /// Sets the power level.
    pub struct SetPowerLevel {
        /// `powerLevel`
        pub power_level: Percent,
    }
}

part! {
    /// Changes the power level.
    pub struct AdjustPowerLevel {
        /// `powerLevelDelta`, in percent points: -100 to 100.
        pub power_level_delta: i64,
    }
}
