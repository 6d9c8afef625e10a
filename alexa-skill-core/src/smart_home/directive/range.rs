//! `Alexa.RangeController`; the header's `instance` says which range of the device.

use super::part::part;

part! {
    /// Sets the value.
    pub struct SetRangeValue {
        /// `rangeValue`
        pub range_value: f64,
    }
}

part! {
    /// Changes the value.
    pub struct AdjustRangeValue {
        /// `rangeValueDelta`
        pub range_value_delta: f64,
        @optional
        /// `rangeValueDeltaDefault`: whether the customer named no amount.
        pub range_value_delta_default: bool,
    }
}
