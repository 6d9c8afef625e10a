use std::fmt;

use crate::BoxError;

/// Why an event has no answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum FailureReason {
    /// The handler said so.
    Error(BoxError),
    /// The handler panicked.
    Panicked,
    /// The handler had no answer by the deadline.
    Overdue,
}

impl fmt::Display for FailureReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Error(error) => error.fmt(f),
            Self::Panicked => f.write_str("the handler panicked"),
            Self::Overdue => f.write_str("the handler had no answer by the deadline"),
        }
    }
}
