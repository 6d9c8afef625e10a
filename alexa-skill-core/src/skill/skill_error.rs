use super::NoHandlerError;
use crate::id::SkillId;
use crate::{BoxError, ParseError};

/// Why a skill has no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SkillError {
    /// The message could not be read.
    #[error("the request cannot be read: {0}")]
    Parse(#[from] ParseError),
    /// The request is meant for another skill. Error handlers do not see this one: whoever sent it
    /// gets no answer of this skill.
    #[error("the request is for the skill {}, not for {expected:?}", found.as_ref().map_or("(none)", |id| id.as_str()))]
    SkillId {
        /// The ids that the skill answers to.
        expected: Vec<SkillId>,
        /// The id in the request.
        found: Option<SkillId>,
    },
    /// No handler can handle the request, and no error handler answered that.
    #[error(transparent)]
    NoHandler(#[from] NoHandlerError),
    /// A handler, an interceptor or an error handler failed, and no error handler answered it.
    #[error("unhandled: {0}")]
    Unhandled(#[source] BoxError),
    /// The answer could not be written as JSON.
    #[error("the response cannot be written")]
    Write(#[source] serde_json::Error),
}
