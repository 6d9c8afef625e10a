//! `Alexa.PercentageController`

use super::part::part;

part! {
    /// Sets the percentage.
    pub struct SetPercentage {
        /// `percentage`: 0 to 100.
        pub percentage: i64,
    }
}

part! {
    /// Changes the percentage.
    pub struct AdjustPercentage {
        /// `percentageDelta`, in percent points: -100 to 100.
        pub percentage_delta: i64,
    }
}
