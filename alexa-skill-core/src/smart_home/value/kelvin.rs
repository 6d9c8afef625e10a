use std::fmt;

use serde::{Deserialize, Serialize};

use crate::smart_home::{FormError, FormErrorKind};

/// The color temperature of white light, 1000 to 10000 K.
///
/// ```
/// use alexa_skill_core::smart_home::Kelvin;
///
/// assert_eq!(Kelvin::new(2700)?, Kelvin::SOFT_WHITE);
/// assert!(Kelvin::new(27).is_err());
/// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Kelvin(u16);

impl Kelvin {
    /// 2200 K
    pub const WARM_WHITE: Self = Self(2200);
    /// 2700 K
    pub const SOFT_WHITE: Self = Self(2700);
    /// 4000 K
    pub const WHITE: Self = Self(4000);
    /// 5500 K
    pub const DAYLIGHT: Self = Self(5500);
    /// 7000 K
    pub const COOL_WHITE: Self = Self(7000);

    /// Takes a color temperature from 1000 to 10000 K.
    pub fn new(kelvin: u16) -> Result<Self, FormError> {
        if (1000..=10_000).contains(&kelvin) {
            return Ok(Self(kelvin));
        }
        let kind = FormErrorKind::OutOfRange {
            min: 1000.0,
            max: 10_000.0,
        };
        Err(FormError::new("colorTemperatureInKelvin", kind))
    }

    /// The number of kelvin.
    pub fn get(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Kelvin {
    type Error = FormError;

    fn try_from(kelvin: u16) -> Result<Self, FormError> {
        Self::new(kelvin)
    }
}

impl From<Kelvin> for u16 {
    fn from(kelvin: Kelvin) -> Self {
        kelvin.0
    }
}

impl From<Kelvin> for serde_json::Value {
    fn from(kelvin: Kelvin) -> Self {
        kelvin.0.into()
    }
}

impl fmt::Display for Kelvin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} K", self.0)
    }
}
