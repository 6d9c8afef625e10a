use std::fmt;

use serde::{Deserialize, Serialize};

use crate::smart_home::{FormError, FormErrorKind};

/// A whole number of percent, 0 to 100: brightness, volume, power level.
///
/// ```
/// use alexa_skill_core::smart_home::Percent;
///
/// assert_eq!(Percent::new(80)?.get(), 80);
/// assert!(Percent::new(101).is_err());
/// assert_eq!(Percent::clamped(140), Percent::MAX);
/// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Percent(u8);

impl Percent {
    /// 0
    pub const MIN: Self = Self(0);
    /// 100
    pub const MAX: Self = Self(100);

    /// Takes a number of percent from 0 to 100.
    pub fn new(percent: u8) -> Result<Self, FormError> {
        if percent > 100 {
            let kind = FormErrorKind::OutOfRange {
                min: 0.0,
                max: 100.0,
            };
            return Err(FormError::new("percent", kind));
        }
        Ok(Self(percent))
    }

    /// The nearest of 0 to 100: for sums such as a brightness and its change.
    pub fn clamped(percent: i64) -> Self {
        u8::try_from(percent.clamp(0, 100)).map_or(Self::MIN, Self)
    }

    /// The number of percent.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Percent {
    type Error = FormError;

    fn try_from(percent: u8) -> Result<Self, FormError> {
        Self::new(percent)
    }
}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

impl From<Percent> for serde_json::Value {
    fn from(percent: Percent) -> Self {
        percent.0.into()
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}
