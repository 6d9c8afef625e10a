//! `Alexa.InputController`

use super::part::part;

part! {
    /// Selects an input.
    pub struct SelectInput {
        /// `input`, such as `HDMI 1`.
        pub input: String,
    }
}
