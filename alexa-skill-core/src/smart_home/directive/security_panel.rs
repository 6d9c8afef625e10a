//! `Alexa.SecurityPanelController`

use super::part::part;
use crate::secret::PinCode;
use crate::smart_home::ArmState;

part! {
    /// Arms the panel.
    pub struct Arm {
        /// `armState`
        pub arm_state: ArmState,
        @optional
        /// `bypassType`: `BYPASS_ALL`, where sensors that are not ready are to be left out.
        pub bypass_type: String,
        /// `isArmInstant`: whether without delay.
        pub is_arm_instant: bool,
    }
}

part! {
    /// Disarms the panel.
    pub struct Disarm {
        @optional
        /// `authorization`: what the customer said as proof.
        pub authorization: PanelAuthorization,
    }
}

part! {
    /// What a customer said as proof of the right to disarm.
    pub struct PanelAuthorization {
        /// `type`: `FOUR_DIGIT_PIN`.
        #[serde(rename = "type")]
        pub authorization_type: String,
        @optional
        /// `value`: the digits.
        pub value: PinCode,
    }
}
