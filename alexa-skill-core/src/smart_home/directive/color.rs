//! `Alexa.ColorController`

use super::part::part;
use crate::smart_home::Color;

part! {
    /// Sets the color.
    pub struct SetColor {
        /// `color`
        pub color: Color,
    }
}
