use serde_json::Value;

use super::Resources;
use crate::smart_home::object::object;

/// The modes of one setting.
///
/// ```
/// use alexa_skill_core::Locale;
/// use alexa_skill_core::smart_home::{Capability, ModeConfiguration, Resources};
///
/// let modes = ModeConfiguration::new()
///     .mode("Cycle.Wool", Resources::text("wool", &Locale::EN_US))
///     .mode("Cycle.Cotton", Resources::text("cotton", &Locale::EN_US));
/// let names = Resources::text("wash cycle", &Locale::EN_US);
/// let capability = Capability::mode_controller("Washer.Cycle", names, modes);
/// assert_eq!(capability.configuration.unwrap()["supportedModes"][0]["value"], "Cycle.Wool");
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ModeConfiguration {
    ordered: bool,
    modes: Vec<(String, Resources)>,
}

impl ModeConfiguration {
    /// No modes yet, in no order.
    pub fn new() -> Self {
        Self::default()
    }

    /// The modes stand in order, so that one can be the next.
    #[must_use]
    pub fn ordered(mut self) -> Self {
        self.ordered = true;
        self
    }

    /// Adds a mode by its value on the wire, and what people call it.
    #[must_use]
    pub fn mode(mut self, value: impl Into<String>, names: Resources) -> Self {
        self.modes.push((value.into(), names));
        self
    }
}

impl From<ModeConfiguration> for Value {
    fn from(configuration: ModeConfiguration) -> Self {
        let mode = |(value, names): (String, Resources)| {
            object([("value", value.into()), ("modeResources", names.into())])
        };
        object([
            ("ordered", configuration.ordered.into()),
            (
                "supportedModes",
                configuration.modes.into_iter().map(mode).collect(),
            ),
        ])
    }
}
