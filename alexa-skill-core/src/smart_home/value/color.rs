use serde::{Deserialize, Serialize};

use crate::smart_home::FormError;
use crate::smart_home::object::{object, within};

/// A color by hue, saturation and brightness.
///
/// ```
/// use alexa_skill_core::smart_home::Color;
///
/// let red = Color::new(0.0, 1.0, 1.0)?;
/// assert_eq!(red.hue, 0.0);
/// assert!(Color::new(0.0, 100.0, 1.0).is_err());
/// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
#[non_exhaustive]
pub struct Color {
    /// Degrees on the color wheel, 0 to 360: red, green at 120, blue at 240.
    pub hue: f64,
    /// 0 (white) to 1 (the full color).
    pub saturation: f64,
    /// 0 (dark) to 1.
    pub brightness: f64,
}

#[derive(Deserialize)]
struct Unchecked {
    hue: f64,
    saturation: f64,
    brightness: f64,
}

impl TryFrom<Unchecked> for Color {
    type Error = FormError;

    fn try_from(color: Unchecked) -> Result<Self, FormError> {
        Self::new(color.hue, color.saturation, color.brightness)
    }
}

impl Color {
    /// Takes a hue from 0 to 360 degrees, saturation and brightness from 0 to 1.
    pub fn new(hue: f64, saturation: f64, brightness: f64) -> Result<Self, FormError> {
        Ok(Self {
            hue: within("color.hue", hue, 0.0, 360.0)?,
            saturation: within("color.saturation", saturation, 0.0, 1.0)?,
            brightness: within("color.brightness", brightness, 0.0, 1.0)?,
        })
    }
}

impl From<Color> for serde_json::Value {
    fn from(color: Color) -> Self {
        object([
            ("hue", color.hue.into()),
            ("saturation", color.saturation.into()),
            ("brightness", color.brightness.into()),
        ])
    }
}
