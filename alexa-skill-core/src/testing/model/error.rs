use std::fmt;

use crate::{ParseError, ParseErrorKind};

/// What is wrong with an interaction model, and where.
///
/// ```
/// use alexa_skill_core::testing::{InteractionModel, ModelErrorKind};
///
/// let error = InteractionModel::from_json(r#"{"interactionModel":{"languageModel":{
///     "invocationName": "my cafe",
///     "intents": [{"name": "OrderIntent", "samples": ["a {drink} please"]}]
/// }}}"#).unwrap_err();
/// assert_eq!(error.kind(), ModelErrorKind::UndeclaredSlot);
/// assert_eq!(error.path(), "interactionModel.languageModel.intents[0].samples[0]");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelError {
    kind: ModelErrorKind,
    path: String,
    message: String,
}

/// What is wrong with an interaction model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ModelErrorKind {
    /// It is not JSON.
    Syntax,
    /// A member is absent or of another type than the schema's.
    WrongType,
    /// The invocation name is empty.
    InvocationName,
    /// A name that must not be empty is.
    EmptyName,
    /// Two intents have one name.
    DuplicateIntent,
    /// Two slots of an intent have one name.
    DuplicateSlot,
    /// Two slot types have one name.
    DuplicateType,
    /// Two values of a slot type have one id.
    DuplicateValue,
    /// Two prompts have one id.
    DuplicatePrompt,
    /// A slot has a type that is neither built in nor in the model.
    UnknownSlotType,
    /// A sample names a slot that its intent does not have.
    UndeclaredSlot,
    /// A sample has no words, or its braces do not fit.
    MalformedSample,
    /// The dialog names an intent that the language model does not have.
    UnknownIntent,
    /// The dialog names a slot that the intent does not have.
    UnknownSlot,
    /// The dialog names a prompt that the model does not have, or needs one and names none.
    UnknownPrompt,
    /// A prompt has nothing to say.
    EmptyPrompt,
}

impl ModelError {
    pub(super) fn new(
        kind: ModelErrorKind,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            path: path.into(),
            message: message.into(),
        }
    }

    /// What is wrong.
    pub fn kind(&self) -> ModelErrorKind {
        self.kind
    }

    /// The JSON path of the place, such as `interactionModel.languageModel.intents[0].samples[2]`.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl From<ParseError> for ModelError {
    fn from(error: ParseError) -> Self {
        let kind = match error.kind() {
            ParseErrorKind::WrongType => ModelErrorKind::WrongType,
            _ => ModelErrorKind::Syntax,
        };
        let place = if error.line() > 0 {
            format!(
                "{} (line {}, column {})",
                error.message,
                error.line(),
                error.column()
            )
        } else {
            error.message.clone()
        };
        Self::new(kind, error.path(), place)
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !matches!(self.path.as_str(), "" | ".") {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ModelError {}
