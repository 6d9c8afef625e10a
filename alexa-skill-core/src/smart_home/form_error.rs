use std::fmt;

/// A value that the service would not accept, found before it is sent.
///
/// ```
/// use alexa_skill_core::smart_home::EndpointId;
///
/// let error = EndpointId::new("light.kitchen").unwrap_err();
/// assert_eq!(error.place(), "endpointId");
/// assert_eq!(error.to_string(), "endpointId: the character '.' is not accepted");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct FormError {
    place: String,
    kind: FormErrorKind,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FormErrorKind {
    /// Nothing where something is required.
    #[error("must not be empty")]
    Empty,
    /// More characters, items or bytes than the service takes.
    #[error("more than {max} {unit}")]
    TooMany {
        /// The most that is accepted.
        max: usize,
        /// What is counted.
        unit: &'static str,
    },
    /// A character outside the accepted set.
    #[error("the character {0:?} is not accepted")]
    Character(char),
    /// A number outside the accepted range, or not finite.
    #[error("must be from {min} to {max}")]
    OutOfRange {
        /// The least that is accepted.
        min: f64,
        /// The most that is accepted.
        max: f64,
    },
    /// Not a date and time in UTC that exists, in the accepted form.
    #[error("must be a date and time that exists, written as {0}")]
    Date(&'static str),
    /// The same thing twice where each may stand once.
    #[error("stands there twice")]
    Twice,
    /// A value that contradicts another of the same message.
    #[error("{0}")]
    Contradiction(&'static str),
}

impl FormError {
    pub(crate) fn new(place: impl Into<String>, kind: FormErrorKind) -> Self {
        Self {
            place: place.into(),
            kind,
        }
    }

    /// The same error, by the name that the value has where it stands.
    pub(crate) fn at(mut self, place: impl Into<String>) -> Self {
        self.place = place.into();
        self
    }

    /// The same error of a part that stands at `place` in a larger one.
    pub(crate) fn below(mut self, place: impl fmt::Display) -> Self {
        self.place = format!("{place}.{}", self.place);
        self
    }

    /// Where the value stands, by the names on the wire: `endpoints[2].friendlyName`.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What is wrong.
    pub fn kind(&self) -> &FormErrorKind {
        &self.kind
    }
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.kind)
    }
}

impl std::error::Error for FormError {}
