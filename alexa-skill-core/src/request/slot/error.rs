/// Why slots could not be read as a type. The words the user said are left out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SlotError {
    /// The type needs a slot that is not filled.
    #[error("the slot {0:?} is not filled")]
    NotFilled(String),
    /// The slot's value is not what the type expects there.
    #[error("the slot {slot:?} is not {expected}")]
    Mismatch {
        /// The slot's name.
        slot: String,
        /// What the type expects.
        expected: String,
    },
    /// The type is none that slots can be read as.
    #[error("slots cannot be read as this type: {0}")]
    Type(String),
}

impl serde::de::Error for SlotError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::Type(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::NotFilled(field.to_owned())
    }
}
