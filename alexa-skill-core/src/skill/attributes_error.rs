use std::time::Duration;

use crate::{BoxError, ParseError};

/// Why attributes could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AttributesError {
    /// The request came out of session, so it has no session attributes.
    #[error("a request out of session has no session attributes")]
    NoSession,
    /// The skill was given no persistence adapter.
    #[error(
        "the skill has no persistence adapter: give it one with `SkillBuilder::persistence_adapter`"
    )]
    NoAdapter,
    /// The session attributes in the request are no JSON object.
    #[error("the session attributes cannot be read")]
    Unreadable(#[source] ParseError),
    /// An attribute is not of the type asked for, or cannot be written as JSON.
    #[error("the attribute {name:?} is not of the type asked for")]
    Type {
        /// The attribute's name.
        name: String,
        /// What does not fit.
        #[source]
        source: serde_json::Error,
    },
    /// The persistence adapter failed.
    #[error("the persistent attributes are not available")]
    Adapter(#[source] BoxError),
    /// The persistence adapter had no answer before the host's deadline, with 250 ms left to answer.
    #[error("the persistence adapter had no answer within {} ms", after.as_millis())]
    Timeout {
        /// The time that it had.
        after: Duration,
    },
}
