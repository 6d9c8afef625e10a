//! `Alexa.ColorController`

use super::part::part;

part! {
    /// Sets the color.
    pub struct SetColor {
        /// `color`
        pub color: Color,
    }
}

part! {
    /// A color, by hue, saturation and brightness.
    pub struct Color {
        /// `hue`, in degrees: 0 to 360.
        pub hue: f64,
        /// `saturation`: 0 to 1.
        pub saturation: f64,
        /// `brightness`: 0 to 1.
        pub brightness: f64,
    }
}
