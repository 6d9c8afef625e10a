use std::collections::BTreeMap;

use super::{DialogIntent, IntentModel, ModelError, SlotType, check, wire};
use crate::request::IntentName;

/// An interaction model: the file that a skill package has for each locale.
///
/// ```
/// use alexa_skill_core::testing::InteractionModel;
///
/// let model = InteractionModel::from_json(r#"{"interactionModel":{"languageModel":{
///     "invocationName": "my cafe",
///     "intents": [{"name": "MenuIntent", "samples": ["what do you have", "the menu"]}]
/// }}}"#)?;
/// assert_eq!(model.invocation_name(), "my cafe");
/// assert_eq!(model.intents().next().map(|name| name.as_str()), Some("MenuIntent"));
/// assert_eq!(model.samples("MenuIntent").count(), 2);
/// # Ok::<(), alexa_skill_core::testing::ModelError>(())
/// ```
#[derive(Debug, Clone)]
pub struct InteractionModel {
    pub(super) invocation_name: String,
    pub(in crate::testing) intents: Vec<IntentModel>,
    pub(in crate::testing) types: BTreeMap<String, SlotType>,
    pub(super) dialog: Vec<DialogIntent>,
}

impl InteractionModel {
    /// Reads a file such as `skill-package/interactionModels/custom/en-US.json`, and checks that it
    /// agrees with itself.
    pub fn from_json(json: &str) -> Result<Self, ModelError> {
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        let file: wire::File = crate::parse::from_text(json)?;
        check::model(file.interaction_model)
    }

    /// What the skill is called by.
    pub fn invocation_name(&self) -> &str {
        &self.invocation_name
    }

    /// The names of the intents in the order of the file.
    pub fn intents(&self) -> impl Iterator<Item = &IntentName> {
        self.intents.iter().map(|intent| &intent.name)
    }

    /// The sample utterances of an intent; none where there is no such intent.
    pub fn samples(&self, intent: &str) -> impl Iterator<Item = &str> {
        let samples = self.intent(intent).map(|intent| &intent.samples);
        samples
            .into_iter()
            .flatten()
            .map(|sample| sample.text.as_str())
    }

    pub(in crate::testing) fn intent(&self, name: &str) -> Option<&IntentModel> {
        let mut intents = self.intents.iter();
        intents.find(|intent| intent.name.as_str() == name)
    }

    pub(in crate::testing) fn dialog(&self, intent: &str) -> Option<&DialogIntent> {
        let mut intents = self.dialog.iter();
        intents.find(|dialog| dialog.name.as_str() == intent)
    }
}
