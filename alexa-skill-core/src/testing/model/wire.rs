//! The interaction model as it stands in its file. Members that do not matter here are passed over.

use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct File {
    pub(super) interaction_model: Model,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Model {
    pub(super) language_model: LanguageModel,
    #[serde(default)]
    pub(super) dialog: Option<Dialog>,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) prompts: Vec<Prompt>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LanguageModel {
    pub(super) invocation_name: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) intents: Vec<Intent>,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) types: Vec<Type>,
}

#[derive(Deserialize)]
pub(super) struct Intent {
    pub(super) name: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) slots: Vec<Slot>,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) samples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Slot {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) slot_type: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) samples: Vec<String>,
    #[serde(default)]
    pub(super) multiple_values: Option<MultipleValues>,
}

#[derive(Deserialize)]
pub(super) struct MultipleValues {
    #[serde(default)]
    pub(super) enabled: bool,
}

#[derive(Deserialize)]
pub(super) struct Type {
    pub(super) name: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) values: Vec<Value>,
}

#[derive(Deserialize)]
pub(super) struct Value {
    #[serde(default)]
    pub(super) id: Option<String>,
    pub(super) name: ValueName,
}

#[derive(Deserialize)]
pub(super) struct ValueName {
    pub(super) value: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) synonyms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Dialog {
    #[serde(default)]
    pub(super) delegation_strategy: Option<String>,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) intents: Vec<DialogIntent>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DialogIntent {
    pub(super) name: String,
    #[serde(default)]
    pub(super) delegation_strategy: Option<String>,
    #[serde(default)]
    pub(super) confirmation_required: bool,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) prompts: Prompts,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) slots: Vec<DialogSlot>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DialogSlot {
    pub(super) name: String,
    #[serde(default)]
    pub(super) confirmation_required: bool,
    #[serde(default)]
    pub(super) elicitation_required: bool,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) prompts: Prompts,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) validations: Vec<Validation>,
}

#[derive(Default, Deserialize)]
pub(super) struct Prompts {
    #[serde(default)]
    pub(super) elicitation: Option<String>,
    #[serde(default)]
    pub(super) confirmation: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Validation {
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) prompt: Option<String>,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) values: Vec<String>,
    #[serde(default)]
    pub(super) value: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Prompt {
    pub(super) id: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub(super) variations: Vec<Variation>,
}

#[derive(Deserialize)]
pub(super) struct Variation {
    pub(super) value: String,
}

/// `null` reads as absent.
fn or_empty<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
