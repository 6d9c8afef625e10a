use crate::request::IntentName;

/// An intent of the dialog model, its prompts looked up.
#[derive(Debug, Clone)]
pub(in crate::testing) struct DialogIntent {
    pub(in crate::testing) name: IntentName,
    /// Alexa leads the dialog without asking the skill.
    pub(in crate::testing) automatic: bool,
    /// The question that confirms the intent, if it must be confirmed.
    pub(in crate::testing) confirmation: Option<String>,
    pub(in crate::testing) slots: Vec<DialogSlot>,
}

/// A slot of the dialog model.
#[derive(Debug, Clone)]
pub(in crate::testing) struct DialogSlot {
    pub(in crate::testing) name: String,
    /// The question that asks for the slot, if it is required.
    pub(in crate::testing) elicitation: Option<String>,
    /// The question that confirms the slot, if it must be confirmed.
    pub(in crate::testing) confirmation: Option<String>,
    pub(in crate::testing) validations: Vec<Validation>,
}

/// What a slot's value must be like.
#[derive(Debug, Clone)]
pub(in crate::testing) struct Validation {
    /// The rule, such as `isInSet`.
    pub(in crate::testing) kind: String,
    /// What the rule compares with.
    pub(in crate::testing) values: Vec<String>,
    /// What Alexa says where the value does not pass.
    pub(in crate::testing) prompt: String,
}
