use std::fmt;

use super::apology::Apology;
use crate::{BoxError, Locale};

/// An event has no answer: why, and words for it.
#[derive(Debug)]
pub struct Failure {
    reason: FailureReason,
    apology: Apology,
}

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

impl Failure {
    /// A failure with the built-in words for it.
    pub fn new(reason: FailureReason) -> Self {
        Self::with_apology(reason, Apology::default())
    }

    pub(super) fn with_apology(reason: FailureReason, apology: Apology) -> Self {
        Self { reason, apology }
    }

    /// Why there is no answer.
    pub fn reason(&self) -> &FailureReason {
        &self.reason
    }

    /// What to say to the user: text, not SSML.
    pub fn apology(&self, locale: &Locale) -> String {
        self.apology.text(locale)
    }
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
