use serde_json::Value;

use super::Resources;
use crate::smart_home::object::{object, within};
use crate::smart_home::{FormError, FormErrorKind};

/// The range of one setting.
///
/// ```
/// use alexa_skill_core::smart_home::{Capability, RangeConfiguration, Resources};
///
/// let range = RangeConfiguration::new(1.0, 6.0, 1.0)?
///     .preset(6.0, Resources::asset("Alexa.Value.Maximum"))?;
/// let names = Resources::asset("Alexa.Setting.FanSpeed");
/// let capability = Capability::range_controller("Tower.Speed", names, range);
/// assert_eq!(capability.configuration.unwrap()["supportedRange"]["maximumValue"], 6.0);
/// assert!(RangeConfiguration::new(6.0, 1.0, 1.0).is_err());
/// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RangeConfiguration {
    minimum: f64,
    maximum: f64,
    precision: f64,
    unit: Option<String>,
    presets: Vec<(f64, Resources)>,
}

impl RangeConfiguration {
    /// A range and the step between its values. Fails unless all are finite, the range goes up and
    /// the step is more than 0 and not more than the range.
    pub fn new(minimum: f64, maximum: f64, precision: f64) -> Result<Self, FormError> {
        let maximum = within("supportedRange.maximumValue", maximum, f64::MIN, f64::MAX)?;
        let minimum = within("supportedRange.minimumValue", minimum, f64::MIN, maximum)?;
        let place = "supportedRange.precision";
        let precision = within(place, precision, 0.0, maximum - minimum)?;
        if precision <= 0.0 {
            let kind = FormErrorKind::Contradiction("a range needs a step between its values");
            return Err(FormError::new(place, kind));
        }
        Ok(Self {
            minimum,
            maximum,
            precision,
            unit: None,
            presets: Vec::new(),
        })
    }

    /// What the numbers count, such as `Alexa.Unit.Temperature.Celsius`.
    #[must_use]
    pub fn unit_of_measure(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// Adds a value that people have a name for. Fails for one outside the range.
    pub fn preset(mut self, value: f64, names: Resources) -> Result<Self, FormError> {
        let value = within("presets.rangeValue", value, self.minimum, self.maximum)?;
        self.presets.push((value, names));
        Ok(self)
    }
}

impl From<RangeConfiguration> for Value {
    fn from(configuration: RangeConfiguration) -> Self {
        let range = object([
            ("minimumValue", configuration.minimum.into()),
            ("maximumValue", configuration.maximum.into()),
            ("precision", configuration.precision.into()),
        ]);
        let mut value = object([("supportedRange", range)]);
        if let Some(unit) = configuration.unit {
            value["unitOfMeasure"] = unit.into();
        }
        if !configuration.presets.is_empty() {
            let preset = |(value, names): (f64, Resources)| {
                object([
                    ("rangeValue", value.into()),
                    ("presetResources", names.into()),
                ])
            };
            value["presets"] = configuration.presets.into_iter().map(preset).collect();
        }
        value
    }
}
