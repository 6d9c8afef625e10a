use serde::{Deserialize, Serialize};

use crate::smart_home::FormError;
use crate::smart_home::object::{object, within};
use crate::wire::open_enum;

open_enum! {
    /// The unit of a [`Temperature`].
    pub enum TemperatureScale {
        /// Degrees Celsius.
        Celsius = "CELSIUS",
        /// Degrees Fahrenheit.
        Fahrenheit = "FAHRENHEIT",
        /// Kelvin.
        Kelvin = "KELVIN",
    }
}

/// A temperature in its unit, or a difference of two.
///
/// ```
/// use alexa_skill_core::smart_home::Temperature;
///
/// assert_eq!(Temperature::celsius(20.5)?.value, 20.5);
/// assert!(Temperature::celsius(f64::NAN).is_err());
/// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Temperature {
    /// How many degrees.
    pub value: f64,
    /// Of what.
    pub scale: TemperatureScale,
}

impl Temperature {
    /// A finite number of degrees.
    pub fn new(value: f64, scale: TemperatureScale) -> Result<Self, FormError> {
        let value = within("temperature.value", value, f64::MIN, f64::MAX)?;
        Ok(Self { value, scale })
    }

    /// A finite number of degrees Celsius.
    pub fn celsius(value: f64) -> Result<Self, FormError> {
        Self::new(value, TemperatureScale::Celsius)
    }

    /// A finite number of degrees Fahrenheit.
    pub fn fahrenheit(value: f64) -> Result<Self, FormError> {
        Self::new(value, TemperatureScale::Fahrenheit)
    }
}

impl From<Temperature> for serde_json::Value {
    fn from(temperature: Temperature) -> Self {
        object([
            ("value", temperature.value.into()),
            ("scale", temperature.scale.as_str().into()),
        ])
    }
}
