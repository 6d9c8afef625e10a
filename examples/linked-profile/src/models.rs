//! The interaction models of the skill package.

use alexa_skill_core::Locale;

const EN_US: &str = include_str!("../skill-package/interactionModels/custom/en-US.json");
const EN_GB: &str = include_str!("../skill-package/interactionModels/custom/en-GB.json");
const DE_DE: &str = include_str!("../skill-package/interactionModels/custom/de-DE.json");

/// Every interaction model, with its locale.
pub const MODELS: [(Locale, &str); 3] = [
    (Locale::EN_US, EN_US),
    (Locale::EN_GB, EN_GB),
    (Locale::DE_DE, DE_DE),
];
