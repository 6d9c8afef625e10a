//! `Alexa.PercentageController`

use super::part::part;
use crate::smart_home::Percent;

part! {
    /// Sets the percentage.
    pub struct SetPercentage {
        /// `percentage`
        pub percentage: Percent,
    }
}

part! {
    /// Changes the percentage.
    pub struct AdjustPercentage {
        /// `percentageDelta`, in percent points: -100 to 100.
        pub percentage_delta: i64,
    }
}
