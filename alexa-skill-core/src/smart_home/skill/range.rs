use serde_json::Value;

use crate::smart_home::{ErrorResponse, Scope};

/// What a directive's value may be, by the documents of its interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    namespace: &'static str,
    name: &'static str,
    /// Where the value stands in the payload.
    place: &'static str,
    minimum: u32,
    maximum: u32,
}

const fn range(
    namespace: &'static str,
    name: &'static str,
    place: &'static str,
    minimum: u32,
    maximum: u32,
) -> Range {
    Range {
        namespace,
        name,
        place,
        minimum,
        maximum,
    }
}

/// Changes by a delta are not among them: a device goes as far as it can.
const RANGES: [Range; 8] = [
    range(
        "Alexa.BrightnessController",
        "SetBrightness",
        "/brightness",
        0,
        100,
    ),
    range("Alexa.ColorController", "SetColor", "/color/hue", 0, 360),
    range(
        "Alexa.ColorController",
        "SetColor",
        "/color/saturation",
        0,
        1,
    ),
    range(
        "Alexa.ColorController",
        "SetColor",
        "/color/brightness",
        0,
        1,
    ),
    range(
        "Alexa.ColorTemperatureController",
        "SetColorTemperature",
        "/colorTemperatureInKelvin",
        1000,
        10_000,
    ),
    range(
        "Alexa.PercentageController",
        "SetPercentage",
        "/percentage",
        0,
        100,
    ),
    range(
        "Alexa.PowerLevelController",
        "SetPowerLevel",
        "/powerLevel",
        0,
        100,
    ),
    range("Alexa.Speaker", "SetVolume", "/volume", 0, 100),
];

impl Range {
    /// The range that a message's value is outside of, where nothing else is wrong with it that can be
    /// told before its token is verified.
    pub(super) fn broken_by(message: &Value) -> Option<Self> {
        let directive = message.get("directive")?;
        if !is_current(directive) || !has_token(directive) {
            return None;
        }
        let header = directive.get("header")?;
        let (namespace, name) = (header.get("namespace")?, header.get("name")?);
        let payload = directive.get("payload")?;
        RANGES.into_iter().find(|range| {
            namespace == range.namespace
                && name == range.name
                && payload
                    .pointer(range.place)
                    .and_then(Value::as_f64)
                    .is_some_and(|value| !range.has(value))
        })
    }

    fn has(self, value: f64) -> bool {
        (f64::from(self.minimum)..=f64::from(self.maximum)).contains(&value)
    }

    pub(super) fn error(self) -> ErrorResponse {
        let message = "The value is outside of its range.";
        ErrorResponse::value_out_of_range(message, self.minimum, self.maximum)
    }
}

/// As [`Directive::is_current`](crate::smart_home::directive::Directive::is_current).
fn is_current(directive: &Value) -> bool {
    let version = directive.pointer("/header/payloadVersion");
    version.is_none_or(|version| version.is_null() || version == "3")
}

/// Whether a bearer token stands where directives with a range have theirs.
fn has_token(directive: &Value) -> bool {
    let scope = directive.pointer("/endpoint/scope");
    let scope = scope.and_then(|scope| serde_json::from_value::<Scope>(scope.clone()).ok());
    scope.is_some_and(|scope| scope.bearer_token().is_some())
}
