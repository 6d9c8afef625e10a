use std::fmt;

/// Something in an answer that Alexa refuses, cuts off or does not act on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The JSON path of the field; empty where it is the whole answer.
    pub field: String,
    /// What is wrong.
    pub kind: ViolationKind,
    /// The limit, where there is one.
    pub limit: Option<usize>,
    /// The actual size, where there is a limit.
    pub size: Option<usize>,
    /// What is wrong, for people.
    pub message: String,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ViolationKind {
    /// Longer or more than the limit.
    TooLarge,
    /// SSML that is not well-formed.
    MalformedSsml,
    /// An address that is not https.
    NotHttps,
    /// Not of the type that the field has.
    WrongType,
    /// Required and absent.
    Missing,
    /// At odds with another field.
    Contradiction,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.message)
    }
}
